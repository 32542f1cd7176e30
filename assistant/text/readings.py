"""What an expression of amount says, and what its parts are joined by."""

from dataclasses import dataclass
from decimal import Decimal

from assistant.text.numerals import read_numeral

TO = r"(?:[—–―─~～-]{1,2}|至|到)"


@dataclass(frozen=True)
class Reading:
    """What an expression says: both ends (万 expanded), canonical unit, the approximation's usual word."""

    low: Decimal
    high: Decimal
    unit: str = ""
    approx: str = ""
    fraction: tuple[int, int] | None = None


def read_ends(first: str, second: str | None) -> tuple[Decimal, Decimal]:
    """Read the two numerals of a range (or one), the lesser first."""
    low = read_numeral(first)
    high = read_numeral(second) if second else low
    ends = sorted(((low[0] if low else Decimal(0)), (high[1] if high else Decimal(0))))
    return ends[0], ends[1]
