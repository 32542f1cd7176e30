"""How told points stand in a section: as plain paragraphs, as 一是二是, or under （一）（二）, by their length."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.labels import leading_action
from assistant.drafting.manner import HEADINGS, Wording, fitting
from assistant.facts.periods import WHOLE_YEAR, date_words, period_end, period_name, read_date
from assistant.records import FactSheet, OutlineSection, Sentence

NUMERALS = "一二三四五六七八九十"
LEAST_UNDER_HEAD = 90
MOST_LISTED, MOST_PLAIN = 6, 4
LEAST_LISTED = 36
SHORT_PARAGRAPH = 50
ECHO = 14


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
    crowded = len(points) > MOST_LISTED
    least = LEAST_UNDER_HEAD // 2 if crowded else LEAST_UNDER_HEAD
    if len(blocks) > 1 and all(_length(told) >= least for _, told in blocks):
        return _under_subheads(blocks, section, wording)
    if _can_be_listed(points) and not crowded:
        return tuple(_listed(points, wording))
    return tuple(_in_paragraphs(blocks, wording, crowded=crowded))


def under_heads(
    told: Sequence[tuple[str, Sequence[tuple[str, Sequence[Point]]]]], wording: Wording
) -> tuple[Sentence, ...]:
    """Lay out parts of a section, given by head."""
    sentences: list[Sentence] = []
    for number, (head, blocks) in enumerate(told, 1):
        sentences.append(Sentence(f"（{numeral(number)}）{head}", (), "offline", starts_paragraph=True))
        sentences += _in_paragraphs(blocks, wording)
    return tuple(sentences)


def _in_paragraphs(
    blocks: Sequence[tuple[str, Sequence[Point]]], wording: Wording, *, crowded: bool = False
) -> list[Sentence]:
    sentences: list[Sentence] = []
    for told in _gathered(blocks):
        listed = crowded and _can_be_listed(told) and len(told) <= MOST_LISTED
        sentences += _listed(told, wording, headed=True) if listed else _paragraph(told, wording)
    return sentences


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
    kind = next((kind for kind in ("街道", "苏木", "镇", "乡") if sheet.town.endswith(kind)), "")
    if not kind or not sheet.unit.startswith(sheet.town):
        return sheet.unit
    return f"我{kind}{sheet.unit.removeprefix(sheet.town)}"


def period_words(sheet: FactSheet) -> str:
    """Return the period as an opening names it: 2025年, 2025年上半年."""
    return f"{sheet.year}年" if sheet.period == WHOLE_YEAR else period_name(sheet)


def signature_of(sheet: FactSheet) -> tuple[str, ...]:
    """Return the 落款: the unit and the period's last day, or the earlier one up to which the figures reach."""
    reached = read_date(sheet.until, sheet.year)
    day = min(period_end(sheet), reached.last) if reached else period_end(sheet)
    return sheet.unit, f"{day.year}年{day.month}月{day.day}日"


def as_of(sheet: FactSheet) -> str:
    """Return the day up to which the figures reach, with a comma; `''` where the sheet gives none."""
    return f"数据截至{date_words(sheet.until, sheet.year)}，" if sheet.until else ""


def next_period(sheet: FactSheet) -> str:
    """Return the period that plans speak of."""
    following = {"上半年": "下半年", "第一季度": "第二季度", "第二季度": "第三季度", "第三季度": "第四季度"}
    if sheet.period in following:
        return following[sheet.period]
    return f"{sheet.year + 1}年" if period_end(sheet).month == 12 else "下一步"


def is_whole_year(sheet: FactSheet) -> bool:
    """Whether the sheet tells a year, not a part of one."""
    return sheet.period == WHOLE_YEAR


def _under_subheads(
    blocks: Sequence[tuple[str, Sequence[Point]]], section: OutlineSection, wording: Wording
) -> tuple[Sentence, ...]:
    sentences = []
    for number, (theme, points) in enumerate(blocks, 1):
        fresh = [pair[0] for pair in HEADINGS[theme] if pair[0] not in section.heading]
        told = "".join(sentence.text for point in points for sentence in point.sentences)
        title = f"（{numeral(number)}）{wording.pick(*fitting(fresh, told))}"
        sentences.append(Sentence(title, (), "offline", starts_paragraph=True))
        sentences += _listed(points, wording, headed=True) if _can_be_listed(points) else _paragraph(points, wording)
    return tuple(sentences)


def _can_be_listed(points: Sequence[Point]) -> bool:
    announced = [point for point in points if point.phrases]
    worth_it = len(announced) >= 3 and _length(points) >= LEAST_LISTED * len(points)
    return worth_it and 2 * len(announced) > len(points) and bool(points[0].phrases)


def _listed(points: Sequence[Point], wording: Wording, *, headed: bool = False) -> list[Sentence]:
    """Announce each point: as 一是二是 in one paragraph, or under run-in heads where points without one are long."""
    long = not headed and _length(points) >= LEAST_UNDER_HEAD * len(points)
    style = wording.pick("heads", "list") if long else wording.pick("list", "plain")
    style = "list" if style == "plain" and len(points) > MOST_PLAIN else style
    if style == "plain":
        return [sentence for told in _halves(points) for sentence in _paragraph(told, wording)]
    sentences = []
    number = 0
    for point in points:
        if not point.phrases:
            sentences += _besides(point.sentences, wording)
            continue
        number += 1
        phrase = wording.pick(*_unechoed(point))
        marker = f"（{numeral(number)}）{phrase}。" if style == "heads" else f"{numeral(number)}是{phrase}。"
        starts = number == 1 or style == "heads"
        sentences.append(Sentence(marker, (), "offline", starts_paragraph=starts))
        sentences += [Sentence(f"{told.text}。", told.fact_ids, "offline") for told in point.sentences]
    return sentences


def _besides(told: Sequence[Told], wording: Wording) -> list[Sentence]:
    """Tell what belongs to none of the topics announced before it."""
    leads = [wording.pick("此外，", "另外，"), *("" for _ in told[1:])]
    return [Sentence(f"{lead}{one.text}。", one.fact_ids, "offline") for lead, one in zip(leads, told, strict=True)]


def _unechoed(point: Point) -> Sequence[str]:
    """Return the phrases whose words do not begin the point's first sentence too; all where each does."""
    start = point.sentences[0].text[:ECHO]
    fresh = [
        phrase for phrase in point.phrases if not any(phrase[at : at + 4] in start for at in range(len(phrase) - 3))
    ]
    return fresh or point.phrases


def _halves(points: Sequence[Point]) -> list[Sequence[Point]]:
    """Part points into two paragraphs of like length; short ones stay together."""
    if _length(points) < 2 * LEAST_UNDER_HEAD:
        return [points]
    lengths = [_length(points[:place]) for place in range(len(points) + 1)]
    middle = min(range(1, len(points)), key=lambda place: abs(2 * lengths[place] - lengths[-1]))
    return [points[:middle], points[middle:]]


def _gathered(blocks: Sequence[tuple[str, Sequence[Point]]]) -> list[list[Point]]:
    """Make a paragraph of each theme; what is too short for one goes with the theme before it."""
    paragraphs: list[list[Point]] = []
    for _, points in blocks:
        if paragraphs and (_length(points) < SHORT_PARAGRAPH or _length(paragraphs[-1]) < SHORT_PARAGRAPH):
            paragraphs[-1] += points
        else:
            paragraphs.append(list(points))
    return paragraphs


def _paragraph(points: Sequence[Point], wording: Wording) -> list[Sentence]:
    """Tell points one after the other; a new topic may be led to by 同时 or 此外, never two of them in a row."""
    sentences: list[Sentence] = []
    led = True
    for place, point in enumerate(points, 1):
        for number, told in enumerate(point.sentences):
            lead = ""
            if sentences and number == 0 and not led and leading_action(told.text):
                lead = wording.pick("此外，", "") if place == len(points) else wording.pick("同时，", "", "", "")
            led = bool(lead)
            text = f"{lead}{told.text}。"
            sentences.append(Sentence(text, told.fact_ids, "offline", starts_paragraph=not sentences))
    return sentences


def _length(points: Sequence[Point]) -> int:
    return sum(len(told.text) for point in points for told in point.sentences)
