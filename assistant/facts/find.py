"""Facts found in a text, and last year's text as a sheet for this year: labels and units filled in, values open."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from assistant.facts.dumping import dump_sheet
from assistant.facts.mentions import Mention, mentions_of
from assistant.facts.periods import normal_period
from assistant.records import PLANS, PROBLEMS, THEMES, Fact, FactSheet
from assistant.text.headings import match_heading
from assistant.text.measures import canonical_amount, units_agree
from assistant.text.sentences import split_clauses, split_sentences
from assistant.text.themes import guess_themes

LONGEST_SOURCE = 120
LONGEST_TITLE = 40

_OF_SAME_EVENT = re.compile(
    r"^(?:覆盖|惠及|参[加赛与训演会]|听众|听讲|听课|受益|观众|涵盖|选手|服务职工)|(?:慰问金|慰问款物?|助学金|慰问品)$"
)
_EVENT = re.compile(
    r"(?P<label>[^，。；：“”\d]{4,24}?)(?:在(?P<place>[^，。；]{2,14}?))?(?:隆重|成功|顺利|如期)?(?:举行|举办|召开|开幕|开赛)了?[，。；]?"
)
_HONOUR = re.compile(r"荣获|获评|被[^，。]{0,14}(?:评为|授予|命名为|表彰)|获[^，。]{0,20}(?:称号|奖章|奖状|先进)")
_UNIT = re.compile(r"((?![我本全各乡镇])[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道))(?:总工会|工会联合会|工会)")
_YEAR = re.compile(r"(20\d\d)\s*年?\s*(年度|全年|上半年|下半年|[第前]?[一二三四]季度)?")
_TITLE = re.compile(r"总结|汇报|报告")
_SHORTCOMINGS = re.compile(
    r"^(?:回头看|存在的?(?:主要)?(?:问题|不足|困难|短板)|(?:问题|不足)(?:和|与|之处|也)|工作中(?:还|也)?(?:存在|有))"
)
_AHEAD = re.compile(
    r"^(?:下一?步|下一?(?:阶段|季度)|下半年|明年|第[一二三四]季度|20\d\d年)[^。；]{0,12}?(?:打算|计划|将|重点(?:抓|做)|着力|安排|要)"
)


def find_facts(lines: Sequence[str]) -> list[Fact]:
    """Find what a summary counts, holds and was honoured with; problems and plans are left out.

    Each fact carries the sentence it was found in as `source`. Ids are F1… in the order of the text.
    """
    finder = _Finder()
    for line in lines:
        finder.read(line)
    return finder.facts


def propose_sheet(lines: Sequence[str]) -> dict[str, Any]:
    """Turn last year's text into the contract's tree for the year after the text's.

    Every row has its value open (null), the figure found in `last` where it is exact, and the sentence in `source`;
    what cannot be told (the unit, the year) stays null. parse_tree reads it with complete=False.
    """
    head, told = _identity(lines)
    rows = _renumbered([_open_row(fact) for fact in _distinct(find_facts(lines)) if _comes_again(fact)])
    sheet = FactSheet(unit="", town="", year=0, period="", facts=rows)
    return head | {"year": told + 1 if told else None, "facts": dump_sheet(sheet, {fact.id for fact in rows})["facts"]}


class _Finder:
    """Reads line by line: headings tell the theme, the earlier figures of a paragraph what a later one belongs to."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self._headings: list[str] = []
        self._is_over = False

    def read(self, line: str) -> None:
        head = match_heading(line)
        if _TITLE.search(line) and len(line) < LONGEST_TITLE and "。" not in line:
            return
        if head and head.title:
            self._headings = [*self._headings[: head.level - 1], head.title]
            self._is_over = self._is_over and head.level > 1
        text = head.rest if head else line
        self._is_over = self._is_over or bool(_SHORTCOMINGS.match(text.strip()) or _AHEAD.match(text.strip()))
        if self._is_over or guess_themes("", self._headings[0] if self._headings else "")[0] in (PROBLEMS, PLANS):
            return
        for sentence in split_sentences(text, "。！？；"):
            self._read_sentence(sentence.text, text)

    def _read_sentence(self, sentence: str, paragraph: str) -> None:
        mentions = mentions_of(sentence)
        first = self._event(sentence, paragraph, mentions)
        whole: Fact | None = None
        if not mentions and _HONOUR.search(sentence):
            self._keep(Fact(self._id(), "荣誉表彰", text=sentence.strip("。；"), source=sentence))
        for mention in mentions:
            fact = self._fact(mention, first, whole if mention.is_part else None, sentence, paragraph)
            self._keep(fact)
            first = first or fact
            whole = whole if mention.is_part and whole else fact

    def _event(self, sentence: str, paragraph: str, mentions: Sequence[Mention]) -> Fact | None:
        for clause in split_clauses(sentence):
            if event := _EVENT.fullmatch(clause.text):
                label, place = event["label"], event["place"] or ""
                date = next((mention.date for mention in mentions if mention.date), "")
                theme = _theme(label, sentence, paragraph)
                self._keep(Fact(self._id(), theme, label, date=date, place=place, source=sentence))
                return self.facts[-1]
        return None

    def _fact(self, mention: Mention, first: Fact | None, whole: Fact | None, sentence: str, paragraph: str) -> Fact:
        part = whole if whole and _comparable(mention, whole) else None
        event = first if first and not part and _OF_SAME_EVENT.search(mention.label) else None
        parent = part or event
        return Fact(
            self._id(), parent.theme if parent else _theme(mention.label, sentence, paragraph), mention.label,
            value=None if mention.is_total else mention.amount,
            total=mention.amount if mention.is_total else mention.total,
            last=mention.last, unit=mention.unit, approx=mention.approx,
            part_of=part.id if part else None, goes_with=event.id if event else None,
            date=mention.date, state=mention.state, source=sentence,
        )  # fmt: skip

    def _id(self) -> str:
        return f"F{len(self.facts) + 1}"

    def _keep(self, fact: Fact) -> None:
        self.facts.append(fact)


def _theme(label: str, sentence: str, paragraph: str) -> str:
    """Guess from the label first, then the sentence, then all that stands round it."""
    return next((theme for theme in guess_themes(label + sentence + paragraph, label) if theme in THEMES), "其他")


def _comparable(mention: Mention, whole: Fact) -> bool:
    amount = whole.value or whole.total
    if amount is None:
        return False
    (part, unit), (all_of, of_unit) = (
        canonical_amount(mention.amount.low, mention.unit),
        canonical_amount(amount.high, whole.unit),
    )
    return (unit == of_unit or units_agree(unit, of_unit)) and unit != "%" and part <= all_of


def _identity(lines: Iterable[str]) -> tuple[dict[str, Any], int | None]:
    """Read unit, town and period from the title, else from the first and last lines; and the year beside them."""
    filled = [line.strip("# 　*") for line in lines if line.strip()]
    edges = [line for line in filled[:3] if _TITLE.search(line)] + filled[:4] + filled[-3:]
    unit = next((match for line in edges if (match := _UNIT.search(line))), None)
    dated = next((match for line in edges if (match := _YEAR.search(line))), None)
    period = normal_period(0, (dated[2] if dated else None) or "年度")
    head = {"unit": unit[0] if unit else None, "town": unit[1] if unit else None, "year": None, "period": period}
    return head, int(dated[1]) if dated else None


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out what is told again: of one theme, parent and label the first stays."""
    first: dict[tuple[str | None, ...], Fact] = {}
    for fact in facts:
        first.setdefault((fact.theme, fact.part_of, fact.goes_with, fact.label), fact)
    return list(first.values())


def _comes_again(fact: Fact) -> bool:
    return len(fact.label) > 1 and not fact.state


def _open_row(fact: Fact) -> Fact:
    """Make this year's row of last year's fact; an inexact figure stays in the source only."""
    amount = fact.value or fact.total
    exact = amount is not None and not amount.is_range and not fact.approx
    label = fact.label if fact.value or not fact.total or "总数" in fact.label else f"{fact.label}总数"
    return Fact(
        fact.id, fact.theme, label, last=amount if exact else None, unit=fact.unit,
        part_of=fact.part_of, goes_with=fact.goes_with, source=f"上年总结：{fact.source}"[:LONGEST_SOURCE],
    )  # fmt: skip


def _renumbered(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    names = {fact.id: f"F{number}" for number, fact in enumerate(facts, 1)}
    return tuple(
        replace(
            fact,
            id=names[fact.id],
            part_of=names.get(fact.part_of or ""),
            goes_with=names.get(fact.goes_with or ""),
        )
        for fact in facts
    )
