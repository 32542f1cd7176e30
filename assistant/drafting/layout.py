"""How told points stand in a section: as plain paragraphs, as 一是二是, or under （一）（二）."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.manner import HEADINGS, Wording, fitting
from assistant.facts.periods import WHOLE_YEAR, date_words, period_end, period_name
from assistant.records import FactSheet, OutlineSection, Sentence

NUMERALS = "一二三四五六七八九十"
MOST_POINTS = 6


@dataclass(frozen=True)
class Told:
    """A sentence without its full stop, and the facts it states; a plain one is only label and figure."""

    text: str
    fact_ids: tuple[str, ...]
    plain: bool


@dataclass(frozen=True)
class Point:
    """Sentences on one topic and the ways to announce it."""

    phrases: tuple[str, ...]
    sentences: tuple[Told, ...]


def arrange(
    blocks: Sequence[tuple[str, Sequence[Point]]], section: OutlineSection, wording: Wording
) -> tuple[Sentence, ...]:
    """Lay out a section's points, given by theme."""
    points = [point for _, told in blocks for point in told]
    if len(blocks) > 1 and len(points) > MOST_POINTS - 1:
        return _under_subheads(blocks, section, wording)
    if len(points) >= 3 and all(point.phrases for point in points):
        return tuple(_enumerated(points, wording))
    return tuple(sentence for _, told in blocks for sentence in _paragraph(told, wording))


def enumerate_clauses(opening: str, clauses: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[Sentence, ...]:
    """Lay out clauses as one paragraph: opening, then 一是 and 二是."""
    if len(clauses) == 1:
        text, fact_ids = clauses[0]
        return (
            Sentence(opening, (), "offline", starts_paragraph=True),
            Sentence(f"{text}。", fact_ids, "offline"),
        )
    sentences = [Sentence(opening, (), "offline", starts_paragraph=True)]
    for number, (text, fact_ids) in enumerate(clauses, 1):
        end = "。" if number == len(clauses) else "；"
        sentences.append(Sentence(f"{numeral(number)}是{text}{end}", fact_ids, "offline"))
    return tuple(sentences)


def numeral(number: int) -> str:
    """Return 1…99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    if not tens:
        return NUMERALS[ones - 1]
    return (NUMERALS[tens - 1] if tens > 1 else "") + "十" + (NUMERALS[ones - 1] if ones else "")


def self_name(sheet: FactSheet) -> str:
    """Return the unit as it calls itself: 我镇总工会; its name where that does not begin with the town's."""
    kind = next((kind for kind in ("街道", "镇", "乡") if sheet.town.endswith(kind)), "")
    if not kind or not sheet.unit.startswith(sheet.town):
        return sheet.unit
    return f"我{kind}{sheet.unit.removeprefix(sheet.town)}"


def period_words(sheet: FactSheet) -> str:
    """Return the period as an opening names it: 2025年, 2025年上半年."""
    return f"{sheet.year}年" if sheet.period == WHOLE_YEAR else period_name(sheet)


def signature_of(sheet: FactSheet) -> tuple[str, ...]:
    """Return the 落款: the unit and the period's last day."""
    day = period_end(sheet)
    return sheet.unit, f"{day.year}年{day.month}月{day.day}日"


def as_of(sheet: FactSheet) -> str:
    """Return the day up to which the figures reach, with a comma; `''` where the sheet gives none."""
    return f"数据截至{date_words(sheet.until, sheet.year)}，" if sheet.until else ""


def next_period(sheet: FactSheet) -> str:
    """Return the period that plans speak of."""
    following = {"上半年": "下半年", "第一季度": "第二季度", "第二季度": "第三季度", "第三季度": "第四季度"}
    return following.get(sheet.period) or f"{sheet.year + 1}年"


def _under_subheads(
    blocks: Sequence[tuple[str, Sequence[Point]]], section: OutlineSection, wording: Wording
) -> tuple[Sentence, ...]:
    sentences = []
    for number, (theme, points) in enumerate(blocks, 1):
        fresh = [pair[0] for pair in HEADINGS[theme] if pair[0] not in section.heading]
        told = "".join(sentence.text for point in points for sentence in point.sentences)
        title = f"（{numeral(number)}）{wording.pick(*fitting(fresh, told))}"
        sentences.append(Sentence(title, (), "offline", starts_paragraph=True))
        if len(points) >= 3 and all(point.phrases for point in points):
            sentences += _enumerated(points, wording)
        else:
            sentences += _paragraph(points, wording)
    return tuple(sentences)


def _enumerated(points: Sequence[Point], wording: Wording) -> list[Sentence]:
    sentences = []
    for number, point in enumerate(points, 1):
        marker = f"{numeral(number)}是{wording.pick(*point.phrases)}。"
        sentences.append(Sentence(marker, (), "offline", starts_paragraph=number == 1))
        sentences += [Sentence(f"{told.text}。", told.fact_ids, "offline") for told in point.sentences]
    return sentences


def _paragraph(points: Sequence[Point], wording: Wording) -> list[Sentence]:
    told = [sentence for point in points for sentence in point.sentences]
    return [
        Sentence(f"{sentence.text}。", sentence.fact_ids, "offline", starts_paragraph=number == 0)
        for number, sentence in enumerate(told)
    ]
