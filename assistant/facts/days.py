"""Dates as sheets and texts write them become days that can be compared; a missing part is left open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")
_WORDS = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})年(?:度)?)?"
    r"(?:(?P<month>1[0-2]|0?[1-9])月(?:份)?(?:(?P<day>[12]\d|3[01]|0?[1-9])[日号]?)?)?"
)
_BARE_DAY = re.compile(r"(?<=[至到—\-~～、和])(?P<day>[12]\d|3[01]|0?[1-9])[日号]")
_BARE_MONTH = re.compile(r"(?P<month>1[0-2]|0?[1-9])(?=[至到—\-~～、和](?:1[0-2]|0?[1-9])月)")
_CHINESE_MONTHS = {"十一": 11, "十二": 12} | {char: n for n, char in enumerate("一二三四五六七八九十", 1)}
_CHINESE_MONTH = re.compile(r"(十一|十二|[一二三四五六七八九十])月")
_CHINESE_DAY = re.compile(r"(?<=月)(三十一|三十|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]")
_TENS = {"二十": 20, "三十": 30, "十": 10}
_NEIGHBOURS = re.compile(r"([一二三四五六七八九])([二三四五六七八九十])月")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True)
class Day:
    """A day, month or year; what the words leave open is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def says(self, other: "Day") -> bool:
        """Whether this is the other, or a coarser way to say it."""
        return (
            (self.year is None or other.year is None or self.year == other.year)
            and (self.month is None or self.month == other.month)
            and (self.day is None or self.day == other.day)
        )


def read_days(text: str) -> tuple[Day, ...]:
    """Find the days in `2025-04-28`, `3月至5月`, `2024年8月22日`, `四月一日`, in order; words like 春节 give none."""
    text = _plain(text)
    found: list[tuple[int, Day]] = []
    for match in (*_ISO.finditer(text), *_words(text)):
        found.append((match.start(), _day(match)))
    for match in _BARE_MONTH.finditer(text):
        found.append((match.start(), _day(match)))
    taken = {start for start, _ in found}
    for match in _BARE_DAY.finditer(text):
        earlier = [day for start, day in sorted(found) if start < match.start() and day.month]
        if earlier and match.start() not in taken:
            found.append((match.start(), Day(earlier[-1].year, earlier[-1].month, int(match["day"]))))
    return _with_years([day for _, day in sorted(found, key=lambda pair: pair[0])])


def covers(told: Sequence[Day], known: Sequence[Day]) -> bool:
    """Whether every told day is one of the known days, coarser, or a whole month within their span."""
    return bool(told) and bool(known) and all(_covered(day, known) for day in told)


def same_but_year(told: Sequence[Day], known: Sequence[Day]) -> bool:
    """Whether only the year is another one."""
    bare = [Day(None, day.month, day.day) for day in told]
    return all(day.month for day in told) and covers(bare, known) and not covers(told, known)


def _covered(day: Day, known: Sequence[Day]) -> bool:
    if any(day.says(other) for other in known):
        return True
    months = [other.month for other in known if other.month]
    return (
        len(months) > 1
        and day.day is None
        and day.month is not None
        and min(months) <= day.month <= max(months)
        and any(day.year in (None, other.year) or other.year is None for other in known)
    )


def _plain(text: str) -> str:
    text = _NEIGHBOURS.sub(r"\1月、\2月", text.translate(_HALF_WIDTH))
    text = _CHINESE_DAY.sub(lambda match: f"{_chinese_day(match[1])}日", text)
    return _CHINESE_MONTH.sub(lambda match: f"{_CHINESE_MONTHS[match[1]]}月", text)


def _chinese_day(text: str) -> int:
    for word, value in _TENS.items():
        if text.startswith(word):
            rest = text[len(word) :]
            return value + (_CHINESE_MONTHS[rest] if rest else 0)
    return _CHINESE_MONTHS[text]


def _words(text: str) -> list[re.Match[str]]:
    return [match for match in _WORDS.finditer(text) if match["year"] or match["month"]]


def _day(match: re.Match[str]) -> Day:
    parts = match.groupdict()
    return Day(*(int(parts[name]) if parts.get(name) else None for name in ("year", "month", "day")))


def _with_years(days: list[Day]) -> tuple[Day, ...]:
    """Give a month the year of the dated one before it in the same expression."""
    year: int | None = None
    result: list[Day] = []
    for day in days:
        year = day.year or year
        result.append(Day(year, day.month, day.day))
    return tuple(result)
