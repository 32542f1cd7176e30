"""What was made of a figure of a text."""

from dataclasses import dataclass
from typing import Literal

from assistant.facts.claims import Claim
from assistant.text.figures import Figure

Status = Literal[
    "supported",
    "derived",
    "unsupported",
    "wrong_unit",
    "wrong_attribute",
    "wrong_basis",
    "wrong_state",
    "wrong_binding",
    "wrong_year",
    "date",
    "fixed_term",
    "ordinal",
]
"""`wrong_basis`: right figure and label, told as another kind of figure (stock as new, fall as growth, 近 for 余)."""


@dataclass(frozen=True)
class Judgement:
    """A figure with the claims that support it or that it misuses, best first, and the one it should have stated."""

    figure: Figure
    status: Status
    claims: tuple[Claim, ...] = ()
    rival: Claim | None = None
    reason: str = ""
