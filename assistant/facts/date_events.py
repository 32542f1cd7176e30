"""Is a date of a text one of the sheet's, and does the event told beside it have it; one judgement out."""

import re
from collections.abc import Sequence

from assistant.facts.claims import Claim
from assistant.facts.days import Day, covers, read_days, same_but_year
from assistant.facts.judgements import Judgement
from assistant.facts.likeness import tokens_of
from assistant.facts.matches import Matches
from assistant.text.figures import Figure

_AS_OF = re.compile(r"(?:截至|截止|至|到|止|统计)")
_BLANK = re.compile(r"\s+")
_TOLD, _CLEAR, _MARGIN, _BY_SUPPORT = 0.3, 0.72, 0.25, 0.35


def judge_date(matches: Matches, index: int, counted: Sequence[Judgement]) -> Judgement:
    """Judge a date; `counted` are the judgements of the sentence's figures, whose facts tell the event."""
    figure = matches.figures[index]
    if year := _year_only(figure):
        return Judgement(figure, "date" if _fits_year(matches, index, year, counted) else "wrong_year")
    if figure.text.endswith("季度") or _is_period(matches, figure):
        return Judgement(figure, "date")
    known = _known(figure, matches.claims.dates)
    if not known:
        moved = _moved(figure, matches.claims.dates)
        return Judgement(figure, "wrong_year" if moved else "unsupported", rival=moved[0] if moved else None)
    if any(not claim.fact_id for claim in known) and _AS_OF.search(matches.sentence[: figure.start][-4:]):
        return Judgement(figure, "date", tuple(known))
    return _event(matches, index, known, counted)


def _is_period(matches: Matches, figure: Figure) -> bool:
    """Whether a date is the sheet's own period (7月至9月), its beginning (7月以来) or its end (截至9月底)."""
    period = next((claim.days for claim in matches.claims.dates if not claim.fact_id and len(claim.days) == 2), ())
    told = read_days(figure.text)
    months = [day.month for day in told]
    if not period or not told or any(day.year not in (None, period[0].year) for day in told):
        return False
    if months == [day.month for day in period] and not any(day.day for day in told):
        return True
    begun = months == [period[0].month] and matches.sentence.startswith(("以来", "起"), figure.end)
    ended = months == [period[1].month] and figure.text.endswith(("底", "末"))
    return (begun or ended) and len(told) == 1


def _year_only(figure: Figure) -> int | None:
    """Give the year if the date is a year and nothing more."""
    days = read_days(figure.text)
    one = days[0] if len(days) == 1 else Day()
    return one.year if one.year and not one.month else None


def _fits_year(matches: Matches, index: int, year: int, counted: Sequence[Judgement]) -> bool:
    """Allow the sheet's year and those next to it, but not this year's figures told of another."""
    years = [claim.days[0].year for claim in matches.claims.dates if not claim.fact_id and claim.days]
    own = next((known for known in years if known), year)
    if year == own or abs(year - own) > 1 or matches.part == "plans":
        return abs(year - own) <= 1
    return not any(claim.role in ("value", "total") for claim in _stated(matches, index, counted))


def _known(figure: Figure, dates: Sequence[Claim]) -> list[Claim]:
    """Give the claims that hold this date, or a finer one; words such as 正月初六 have to be the same."""
    told = read_days(figure.text)
    if told:
        return [claim for claim in dates if covers(told, claim.days)]
    words = _BLANK.sub("", figure.text)
    return [claim for claim in dates if words in _BLANK.sub("", claim.shown)]


def _moved(figure: Figure, dates: Sequence[Claim]) -> list[Claim]:
    """Give the claims whose month and day this is, in another year."""
    told = read_days(figure.text)
    return [claim for claim in dates if claim.days and same_but_year(told, claim.days)]


def _event(matches: Matches, index: int, known: list[Claim], counted: Sequence[Judgement]) -> Judgement:
    """Look whether the event told beside the date is one of those that had it."""
    figure = matches.figures[index]
    reach = _reach(matches, index)
    own = max(_told(matches, claim, reach) for claim in known)
    ids = {claim.fact_id for claim in known}
    others = [claim for claim in matches.claims.dates if claim.fact_id and claim.fact_id not in ids]
    rival = max(((_told(matches, claim, reach), claim) for claim in others), key=lambda pair: pair[0], default=None)
    if rival and rival[0] >= max(_CLEAR, own + _MARGIN):
        return Judgement(figure, "wrong_binding", tuple(known), rival[1])
    stated = _stated(matches, index, counted)
    if own < _TOLD and stated and not any(set(claim.fact_ids) & ids for claim in stated):
        return Judgement(figure, "wrong_binding", tuple(known), stated[0])
    return Judgement(figure, "date", tuple(known))


def _stated(matches: Matches, index: int, counted: Sequence[Judgement]) -> list[Claim]:
    """Give the measured claims stated first behind a date, before the next one."""
    figure = matches.figures[index]
    behind = [one for one in counted if one.claims and one.figure.start >= figure.end]
    marks = [spot for spot, char in enumerate(matches.sentence) if char in "，；。" and spot >= figure.end]
    stops = [spot for spot in marks if matches.sentence[spot] in "；。"]
    stops += [one.start for one in matches.figures if one.kind == "date" and one.start >= figure.end]
    first = min((one.figure.start for one in behind), default=0)
    end = min([*stops, *(spot for spot in marks if spot > first)], default=len(matches.sentence))
    return [
        one.claims[0]
        for one in counted
        if one.status == "supported" and one.claims and figure.end <= one.figure.start < end
    ]


def _told(matches: Matches, claim: Claim, reach: Sequence[float]) -> float:
    """Weigh how far a stretch tells the event of a dated claim."""
    words, more = tokens_of(claim.words), tokens_of(claim.support)
    return matches.share(words, reach) + _BY_SUPPORT * matches.share(more, reach)


def _reach(matches: Matches, index: int) -> list[float]:
    """Give the stretch a date governs: its own clause, and what follows up to the next date."""
    figure = matches.figures[index]
    offset = len(matches.scene.text) - len(matches.sentence)
    start = max((matches.sentence.rfind(mark, 0, figure.start) for mark in "，；。："), default=-1) + 1
    later = [one.start for one in matches.figures if one.kind == "date" and one.start >= figure.end]
    end = min(later, default=len(matches.sentence))
    return [1.0 if offset + start <= spot < offset + end else 0.0 for spot in range(len(matches.scene.text))]
