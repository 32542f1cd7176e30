"""A draft's lines become sentences that know their place: line, part (results, shortcomings, plans), heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.facts.claims import Part
from assistant.facts.cues import FUTURE
from assistant.facts.days import read_days
from assistant.facts.periods import period_end, period_span
from assistant.records import FactSheet, Finding
from assistant.text.headings import Heading, match_heading
from assistant.text.sentences import split_sentences

Role = Literal["title", "heading", "body", "signature"]

_PROBLEMS = re.compile(
    r"(?:存在|主要|面临|问题|困难)[^，。]{0,6}(?:不足|问题|困难|差距|短板)|不足之处|(?:问题|困难|差距|短板|不足)(?:和|与|及)"
    r"|^(?:主要)?(?:问题|不足|短板|差距)|(?:不足|差距|短板|弱项|欠账)$|没[有]?[做办]好|欠着"
)
_LATER = "下一步|下步|下一?阶段|下一年度?|下一?个?季度|下半年|明年|来年|新的一年|今后|接下来|往后|后续"
_PLANS = re.compile(
    rf"(?:{_LATER})[^，。]{{0,12}}(?:工作|打算|计划|安排|任务|重点|思路|举措)"
    r"|(?:工作|重点)(?:计划|打算|安排|思路)|^(?:打算|计划|安排|下一步)|(?:打算|计划)$"
    rf"|^(?:{_LATER})"
)
_PLAN_OPENING = re.compile(rf"^(?:展望|面向|面对|谋划)?(?P<when>{_LATER})")
_PLAN_LIST = re.compile(
    r"^[^。；]{0,20}(?:打算|计划|准备|拟)(?:重点|着重|集中)?[做抓办干][^，。；]{0,10}(?:几|以下|如下|[一二两三四五六七八九十][件项方个])"
)
"""How a paragraph without a heading begins to tell plans: 我们打算做好以下几件事."""
_PROBLEM_OPENING = re.compile(
    r"(?:存在(?:着)?(?:一些|不少|以下|的)?[^，。]{0,6}(?:不足|问题|差距|短板)|(?:还有|仍有)[^，。]{0,8}(?:不足|短板|差距))"
)
_LEAD = re.compile("[\u4e00-\u9fff]{2,10}：")
"""What a paragraph without a heading is told to tell: 短板：…, 明年打算：…."""
_COUNTS = re.compile(r"(?<!^)\d(?![.．、）)\d])")
"""What tells a first sentence from a heading: it counts something or names a day."""
_AHEAD = re.compile("(?:明年|来年|下一?步|下一?阶段|接下来)")
_TITLE = re.compile(r"(?:总结|报告|小结|汇报|情况|要点|计划)(?:[（(].*[）)])?$")
_YEAR = re.compile(r"(20\d\d)年")
PERIOD = re.compile("(?<!前)第?[一二三四1-4]季度|[上下]半年")
CONTEXT_LENGTH = 120
SIGNED_WITHIN = 6


@dataclass(frozen=True)
class Told:
    """A sentence of a draft; `start` is its offset in its line, lines count from 1.

    `context` is the heading and what stands before the sentence in its paragraph.
    """

    line: int
    start: int
    text: str
    role: Role
    part: Part
    heading: str = ""
    context: str = ""
    paragraph: str = ""
    section: str = ""

    @property
    def end(self) -> int:
        """Where the sentence ends in its line."""
        return self.start + len(self.text)

    def error(self, kind: str, start: int, text: str, message: str, suggestion: str | None = None) -> Finding:
        """Object to a text that stands at an offset in the sentence."""
        first = self.start + start
        return Finding(kind, "error", self.line, first, first + len(text), text, message, suggestion)


@dataclass(frozen=True)
class Reading:
    """A draft read for review: its lines as given, and its sentences in order."""

    lines: tuple[str, ...]
    sentences: tuple[Told, ...]

    @property
    def body(self) -> list[Told]:
        """Sentences of headings and paragraphs, without title and 落款."""
        return [told for told in self.sentences if told.role in ("heading", "body")]


def read_draft(lines: Sequence[str], sheet: FactSheet) -> Reading:
    """Take a draft apart; blank lines keep their numbers."""
    told: list[Told] = []
    title, signature = _title_line(lines), _signature_lines(lines, sheet)
    part: Part = "facts"
    depth = 1
    heading = section = ""
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        if index == title or index in signature:
            role: Role = "title" if index == title else "signature"
            told.append(Told(index + 1, 0, line, role, "facts", paragraph=line))
            continue
        found = match_heading(line)
        if found and found.title and not _is_told(line, found):
            part, depth = _part_under(found, part, depth, sheet)
            heading = found.title if found.level <= 2 else heading
            section = found.title if found.level == 1 else section
        elif len(line.strip()) <= 14 and not line.strip().endswith("。"):
            part = _part_named(line.strip(), sheet) or part
        read = _sentences(line, index + 1, _part_told(line, part, sheet), heading, found, sheet)
        told += [replace(one, section=section) for one in read]
    return Reading(tuple(lines), tuple(told))


def _is_told(line: str, found: Heading) -> bool:
    """Whether a numbered line is no heading but tells something itself (（一）“边关夜话”办了13期。)."""
    return line.rstrip().endswith("。") and bool(_COUNTS.search(found.title))


def _title_line(lines: Sequence[str]) -> int:
    first = next((index for index, line in enumerate(lines) if line.strip()), -1)
    if first < 0:
        return -1
    text = lines[first].strip()
    short = len(text) <= 45 and not text.endswith(("。", "；", "，"))
    return first if short and (_TITLE.search(text) or text.startswith("# ")) else -1


def _signature_lines(lines: Sequence[str], sheet: FactSheet) -> set[int]:
    """Give those of the last lines that hold no more than the unit's name or a date; notes may follow them."""
    last = [index for index, line in enumerate(lines) if line.strip()][-SIGNED_WITHIN:]
    return {index for index in last if _is_signature(lines[index].strip(), sheet)}


def _is_signature(text: str, sheet: FactSheet) -> bool:
    only_date = len(text) <= 14 and bool(read_days(text)) and text.endswith("日")
    unit = len(text) <= 24 and text.endswith(("工会", "工会联合会", "工会委员会"))
    return only_date or unit or text.strip("（）() ") in (sheet.unit, sheet.town)


def _part_under(heading: Heading, part: Part, depth: int, sheet: FactSheet) -> tuple[Part, int]:
    """Give what is told under a heading, and the level of the heading that says so: （八） ends what （七） began."""
    named = _part_named(heading.title, sheet)
    if named and (heading.level <= depth or part == "facts"):
        return named, heading.level
    ends = heading.level <= depth and not heading.rest
    return ("facts", heading.level) if ends else (part, depth)


def _part_named(title: str, sheet: FactSheet) -> Part | None:
    title = title.strip("：:。 *#").replace(sheet.period, "")
    later = any(int(year) > sheet.year for year in _YEAR.findall(title)) or _names_later(title, sheet)
    plans, problems = bool(_PLANS.search(title)) or later, bool(_PROBLEMS.search(title))
    if problems and not (plans and later):
        return "problems"
    return "plans" if plans else None


def _part_told(line: str, part: Part, sheet: FactSheet) -> Part:
    text = line.strip()
    if part == "facts" and (lead := _LEAD.match(text)) and (named := _part_named(lead[0], sheet)):
        return named
    year, opening = _YEAR.search(text[:9]), _PLAN_OPENING.match(text)
    if year and part == "facts" and int(year[1]) > sheet.year:
        return "plans"
    if opening and opening["when"] != sheet.period:
        return "plans"
    if part != "plans" and (_names_later(text[:4], sheet) or _PLAN_LIST.match(text)):
        return "plans"
    return part


def _turns_ahead(sentence: str, sheet: FactSheet) -> bool:
    """Whether a sentence turns to what is planned, in the midst of a paragraph (2026年，计划……)."""
    year, period = _YEAR.match(sentence), PERIOD.match(sentence)
    if (year and int(year[1]) > sheet.year) or (period and _names_later(period[0], sheet)):
        return True
    return bool(_AHEAD.match(sentence) and FUTURE.search(sentence))


def _names_later(text: str, sheet: FactSheet) -> bool:
    """Whether a text names a part of the year that begins when the sheet's period is over (四季度 of a 三季度)."""
    spans = (period_span(sheet.year, match[0]) for match in PERIOD.finditer(text))
    return any(span and span[0] > period_end(sheet) for span in spans)


def _sentences(line: str, number: int, part: Part, heading: str, found: Heading | None, sheet: FactSheet) -> list[Told]:
    told: list[Told] = []
    for span in split_sentences(line):
        before = line[: span.start].strip()
        is_item = span.text.endswith("。") and (span.end == len(line.rstrip()) or bool(_COUNTS.search(span.text)))
        is_heading = bool(found and not before and found.title and found.title in span.text and len(span.text) <= 40)
        is_heading = is_heading and not is_item
        if part != "plans" and not is_heading and _turns_ahead(span.text, sheet):
            part = "plans"
        if part == "facts" and _PROBLEM_OPENING.search(span.text) and not is_heading:
            part = "problems"
        context = f"{heading}\n{before[-CONTEXT_LENGTH:]}" if before else heading
        role: Role = "heading" if is_heading else "body"
        told.append(Told(number, span.start, span.text, role, part, heading, context, line))
    return told
