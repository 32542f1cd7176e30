"""A sheet's period and its facts' dates: first and last day, and how they are said in Chinese."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from assistant.facts.amounts import half_width
from assistant.records import FactSheet
from assistant.text.numerals import read_chinese

WHOLE_YEAR = "年度"
PERIODS = ("年度", "上半年", "下半年", "第一季度", "第二季度", "第三季度", "第四季度", "前三季度")
"""The usual periods, to choose from; others can be written."""

_COUNT = r"\d{1,2}|十[一二]?|[一二三四五六七八九]"
_DASH = r"\s*(?:[-—–~至到]+)\s*"
_HALVES = {"年度": (1, 12), "上半年": (1, 6), "下半年": (7, 12)}
_MONTHS_EACH = (
    (re.compile(rf"第?(?P<last>{_COUNT})季度?"), 3),
    (re.compile(rf"(?P<start>前)(?P<last>{_COUNT})个?季度"), 3),
    (re.compile(rf"第?(?P<first>{_COUNT})(?:季度)?{_DASH}第?(?P<last>{_COUNT})季度"), 3),
    (re.compile(rf"(?P<last>{_COUNT})月份?"), 1),
    (re.compile(rf"(?P<start>前)(?P<last>{_COUNT})个?月"), 1),
    (re.compile(rf"(?P<first>{_COUNT})月?份?{_DASH}(?P<last>{_COUNT})月份?"), 1),
)
_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s*[-./年]\s*)?(?P<month>\d{1,2})\s*(?:[-./月]\s*(?P<day>\d{1,2})\s*[日号]?|月份?)"
)
_MONTH = re.compile(r"(?P<year>\d{4})\s*[-./年]\s*(?P<month>\d{1,2})月?份?")
_BARE = re.compile(r"(?P<day>\d{1,2})\s*(?P<mark>[日号月])?份?")
_LOOKS_NUMERIC = re.compile(r"[\d\s\-./—–~至到年月日号份]+")


@dataclass(frozen=True)
class Span:
    """The days a date stands for, and how it was given: a day, a month, or a span of either."""

    first: date
    last: date
    kind: str

    @property
    def words(self) -> str:
        """The date as a summary says it, without the year: 4月28日, 11月, 3月至5月, 3月1日至15日."""
        return _words(self)


def period_name(sheet: FactSheet) -> str:
    """Give the period with its year, as a title says it: 2025年度, 2025年上半年, 2025年第三季度."""
    return f"{sheet.year}{'' if sheet.period == WHOLE_YEAR else '年'}{sheet.period}"


def period_span(year: int, period: str) -> tuple[date, date] | None:
    """Find the first and last day of a period; None where its words are not understood."""
    months = _months(normal_period(year, period))
    if months is None or not 1 <= months[0] <= months[1] <= 12:
        return None
    return date(year, months[0], 1), _last_day(year, months[1])


def period_end(sheet: FactSheet) -> date:
    """Give the period's last day (31 December where its words are not understood)."""
    span = period_span(sheet.year, sheet.period)
    return span[1] if span else date(sheet.year, 12, 31)


def normal_period(year: int, period: str) -> str:
    """Give the period without its year and in the usual words: 2025年全年 → 年度, 1季度 → 第一季度."""
    text = re.sub(rf"^{year}\s*年?", "", half_width(period)) or WHOLE_YEAR
    if text in ("年", "度", "全年", "全年度"):
        return WHOLE_YEAR
    if text in ("上半年度", "下半年度"):
        return text.removesuffix("度")
    if (match := re.fullmatch(rf"第?({_COUNT})季度?", text)) and 1 <= _number(match[1]) <= 4:
        return f"第{'〇一二三四'[_number(match[1])]}季度"
    return re.sub(_DASH, lambda dash: "至" if "至" in dash[0] or "到" in dash[0] else "—", text)


def read_date(text: str, year: int) -> Span | None:
    """Find the days that `text` names; None where it is words (春节, 3月初).

    A date without a year is in `year`. Raises ValueError with a Chinese sentence for a day that does not exist.
    """
    plain = half_width(text)
    if not plain or not _LOOKS_NUMERIC.fullmatch(plain):
        return None
    if single := _single(plain, year):
        return single
    for match in re.finditer(rf"{_DASH}|/", plain):
        first = _single(plain[: match.start()], year)
        last = first and _second(plain[match.end() :], first)
        if first and last:
            return _span(first, last, text)
    bare = re.fullmatch(rf"(\d{{1,2}}){_DASH}(\d{{1,2}}月份?)", plain)
    if bare and (first := _single(f"{bare[1]}月", year)) and (last := _single(bare[2], year)):
        return _span(first, last, text)
    return None


def date_words(text: str, year: int) -> str:
    """Say a sheet's date as a summary says it (2025-04-28 → 4月28日); another year is told, words stay as they are."""
    try:
        span = read_date(text, year)
    except ValueError:
        return text
    if span is None:
        return text
    return ("" if span.first.year == year else f"{span.first.year}年") + span.words


def _months(period: str) -> tuple[int, int] | None:
    if period in _HALVES:
        return _HALVES[period]
    for pattern, size in _MONTHS_EACH:
        if match := pattern.fullmatch(period):
            groups = match.groupdict()
            last = _number(groups["last"])
            first = 1 if groups.get("start") else _number(groups.get("first") or groups["last"])
            return first * size - size + 1, last * size
    return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(read_chinese(text) or 0)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _single(text: str, year: int) -> Span | None:
    match = _MONTH.fullmatch(text.strip()) or _DAY.fullmatch(text.strip())
    if match is None:
        return None
    groups = match.groupdict()
    return _make(int(groups["year"] or year), int(groups["month"]), groups.get("day"), text)


def _make(year: int, month: int, day: str | None, text: str) -> Span:
    if not 1 <= month <= 12:
        raise ValueError(f"“{text}”里没有{month}月。请核对日期。")
    if day is None:
        return Span(date(year, month, 1), _last_day(year, month), "month")
    try:
        exact = date(year, month, int(day))
    except ValueError:
        raise ValueError(f"“{text}”这一天不存在。请核对日期。") from None
    return Span(exact, exact, "day")


def _second(text: str, first: Span) -> Span | None:
    """Read the end of a span, where month and year may be left out: 3月15日至20日, 2025-03至05."""
    if whole := _single(text, first.first.year):
        return whole
    match = _BARE.fullmatch(text.strip())
    if match is None or ((match["mark"] == "月") != (first.kind == "month") and match["mark"]):
        return None
    year, number = first.first.year, match["day"]
    return (
        _make(year, int(number), None, text) if first.kind == "month" else _make(year, first.first.month, number, text)
    )


def _span(first: Span, last: Span, text: str) -> Span:
    if last.last < first.first:
        raise ValueError(f"“{text}”的结束早于开始。请核对日期。")
    return Span(first.first, last.last, "days" if "day" in (first.kind, last.kind) else "months")


def _words(span: Span) -> str:
    first, last = span.first, span.last
    if span.kind == "day":
        return f"{first.month}月{first.day}日"
    if span.kind == "month":
        return f"{first.month}月"
    year = "" if first.year == last.year else f"{last.year}年"
    if span.kind == "months":
        return f"{first.month}月至{year}{last.month}月"
    month = "" if (first.year, first.month) == (last.year, last.month) else f"{year}{last.month}月"
    return f"{first.month}月{first.day}日至{month}{last.day}日"
