"""What a number expression is and says, and what the parts of a range are joined by."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.text.numerals import plain, read_numeral

TO = r"(?:[—–―─~～-]{1,2}|至|到)"


Kind = Literal["quantity", "date", "fixed_term", "ordinal"]


@dataclass(frozen=True)
class Reading:
    """What an expression says: both ends (万 expanded), canonical unit, the approximation's usual word."""

    low: Decimal
    high: Decimal
    unit: str = ""
    approx: str = ""
    fraction: tuple[int, int] | None = None


@dataclass(frozen=True)
class Figure:
    """A number expression; offsets are of the line, `text` as it stands with measure word and 余, 近 and the like.

    `low` and `high` have 万 and 亿 expanded and are None where nothing is counted; `unit` is canonical, "" if bare.
    """

    start: int
    end: int
    text: str
    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    approx: str = ""
    fraction: tuple[int, int] | None = None

    @property
    def value(self) -> str:
        """The number as `check --json` gives it: 20000, 10-12, 1/6; the text itself where nothing is counted."""
        if self.fraction:
            return f"{self.fraction[0]}/{self.fraction[1]}"
        if self.low is None or self.high is None:
            return self.text
        return plain(self.low) if self.low == self.high else f"{plain(self.low)}-{plain(self.high)}"


def read_ends(first: str, second: str | None) -> tuple[Decimal, Decimal]:
    """Read the two numerals of a range (or one), the lesser first."""
    low = read_numeral(first)
    high = read_numeral(second) if second else low
    ends = sorted(((low[0] if low else Decimal(0)), (high[1] if high else Decimal(0))))
    return ends[0], ends[1]
