"""Is a date of a text one of the sheet's, and does it stand with its own event?"""

import re
from collections.abc import Sequence

from assistant.facts.claims import Claim
from assistant.facts.days import Day, covers, read_days, same_but_year
from assistant.text.figures import Figure

_AS_OF = re.compile(r"(?:截至|截止|至|到|止|统计)")
_MARKS = re.compile(r"\s+")


def known_dates(figure: Figure, claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims that hold this date, or a finer one."""
    told = read_days(figure.text)
    if told:
        return [claim for claim in claims if claim.role == "date" and covers(told, claim.days)]
    words = _MARKS.sub("", figure.text)
    return [claim for claim in claims if claim.role == "date" and words in _MARKS.sub("", claim.shown)]


def only_year_differs(figure: Figure, claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims whose month and day this is, in another year."""
    told = read_days(figure.text)
    return [claim for claim in claims if claim.role == "date" and claim.days and same_but_year(told, claim.days)]


def year_only(figure: Figure) -> int | None:
    """Give the year if the date is a year and nothing more."""
    days = read_days(figure.text)
    one = days[0] if len(days) == 1 else Day()
    return one.year if one.year and not one.month else None


def tells_as_of(before: str) -> bool:
    """Whether the words before a date make it the day up to which figures count."""
    return bool(_AS_OF.search(before[-4:]))
