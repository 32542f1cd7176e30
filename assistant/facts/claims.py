"""A figure or date that a sheet supports, with the words it must stand with."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from assistant.facts.days import Day
from assistant.records import Derived, Fact, Measure

Role = Literal[Measure, "text", "derived", "date"]
Part = Literal["facts", "problems", "plans"]

FLOW = re.compile(
    r"^(?:新(?:建|增|设|发展|吸纳|吸收|组建|成立|签订?|命名|纳入)|发展|吸纳|吸收|建成|成立|组建|增设|新|添置|建立)"
)
"""How a label begins that counts what came in the period; the stock is what it names without that (企业工会)."""
_COUNTED = re.compile("([个家支名位条座间所])([\u4e00-\u9fff]+)$")
_TEAM = re.compile("队$")
_ASIDE = re.compile("[（(].*[)）]$")


@dataclass(frozen=True)
class Claim:
    """A figure or date that a sheet supports; `low` and `high` are canonical (万元 → 元), None for dates.

    `words` is the label the figure must stand with, `parent` the labels of the facts it belongs to,
    `family` all that is said of those, `support` whatever else the sheet says beside it; `shown` is the figure as
    the sheet would print it.
    """

    fact_id: str
    role: Role
    low: Decimal | None
    high: Decimal | None
    unit: str
    approx: str
    words: str
    derived: Derived | None = None
    parent: str = ""
    support: str = ""
    shown: str = ""
    raw: Decimal | None = None
    fraction: tuple[int, int] | None = None
    days: tuple[Day, ...] = ()
    part: Part = "facts"
    others: tuple[str, ...] = ()
    label: str = ""
    state: str = ""
    family: str = ""
    left: str = ""
    right: str = ""

    @cached_property
    def fact_ids(self) -> tuple[str, ...]:
        """The facts behind it: one, or those a derived figure was computed from."""
        return self.derived.fact_ids if self.derived else (self.fact_id,) if self.fact_id else ()


def told_words(fact: Fact) -> str:
    """Everything a fact says in words, joined; what a sentence about it may take up."""
    return " ".join((fact.label, fact.text, fact.how, fact.result, fact.place, fact.by, fact.state, *fact.items))


def measure_of(fact: Fact) -> str:
    """Give the unit without what stands in brackets or in the label already: 爱心托管班 2个班 → 个."""
    noun = _COUNTED.match(fact.unit)
    if noun and fact.label.endswith(noun[2]):
        return noun[1]
    return _ASIDE.sub("", fact.unit)


def noun_in(unit: str) -> str:
    """Give what a unit names besides its measure word (个工种: 工种); a team is told as 队伍 too."""
    noun = _COUNTED.match(unit)
    return _TEAM.sub("队伍", noun[2]) if noun else ""
