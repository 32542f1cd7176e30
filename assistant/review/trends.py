"""Changes told in words only (信访量有所下降): they have to go the way the sheet's figures went."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from assistant.facts.claims import told_words
from assistant.records import Fact, FactSheet, Finding
from assistant.review.grounding import Judged
from assistant.text.figures import find_figures
from assistant.text.numerals import plain

_TREND = re.compile(
    r"(?:比|较|同比)(?:上年|去年|上年同期|去年同期)?(?:同期)?(?:的[\d.]+[^，。；\d]{1,3}?)?(?:都|均|有|也|又)?(?:所|较大|明显|大幅|稳步|显著|小幅|进一步)?"
    r"(?:(?P<up>增长|增加|上升|提高|提升|增多|多[出了](?:不少|许多|很多|一些))|(?P<down>下降|减少|降低|回落|缩减|少了(?:不少|许多|很多|一些))|稳中有(?:(?P<rose>升|增|进)|(?P<fell>降|减)))(?!了?(?:约|近|超过?|逾|至|到)?[\d一二三四五六七八九十百千两])"
)


_DOUBLED = re.compile(
    r"翻(?:了)?(?P<near>近|将近|约)?(?P<twice>一|两)?番|翻(?:了)?(?P<near2>近|将近)?(?:一)?倍|(?P<fold>成倍)"
)
_BECAME = re.compile(
    "(?:现在|如今|目前)?(?:改[为成]|调整[为到]|变[为成]|[提增缩延减降升涨扩压][^，。；\\d]{0,2}[到至为])|现在|如今"
)
_FROM_TO = re.compile(f"[由从](?P<was>[^。；]+?)(?:{_BECAME.pattern})(?P<now>[^。；]+)")
_THAN = "(?:比|较|同比)(?:上年|去年)?(?:同期)?[^，。；比较]{0,4}?"
_MORE, _LESS = (re.compile(_THAN + way) for way in ("(?:多|增|升|提高)", "(?:少|降|减|回落)"))
_TWICE, _NEARLY = Decimal(2), Decimal("1.8")


def check_trends(judged: Sequence[Judged], sheet: FactSheet) -> list[Finding]:
    """Object to a rise told where the fact of the sentence fell, and to one of which the sheet knows nothing."""
    by_id = {fact.id: fact for fact in sheet.facts}
    findings: list[Finding] = []
    for one in judged:
        findings += [*_doubled(one, by_id), *_turned_round(one, sheet)]
        match = _TREND.search(one.told.text) if one.told.role == "body" and one.told.part != "plans" else None
        facts = [by_id[fact_id] for fact_id in sorted(one.fact_ids) if fact_id in by_id]
        if match and facts and not _told_so(match, facts) and (message := _amiss(match, facts)):
            start = one.told.start + match.start()
            end = start + len(match[0])
            findings.append(Finding("wrong_basis", "error", one.told.line, start, end, match[0], message))
    return findings


def _told_so(match: re.Match[str], facts: Sequence[Fact]) -> bool:
    """Whether a fact says the same in words: 骑手摔伤比去年少了."""
    way = _LESS if match["down"] or match["fell"] else _MORE
    return any(way.search(told_words(fact)) for fact in facts)


def _doubled(one: Judged, by_id: dict[str, Fact]) -> Iterator[Finding]:
    """Find 翻了一番 where no fact of the sentence came to twice last year's figure; 翻了近一番 is a little less."""
    for match in _DOUBLED.finditer(one.told.text) if one.told.part == "facts" else ():
        facts = [by_id[fact_id] for fact_id in one.fact_ids if fact_id in by_id]
        grown = [fact.value.low / fact.last.low for fact in facts if fact.value and fact.last and fact.last.low]
        least = _TWICE * (2 if match["twice"] == "两" else 1)
        near = bool(match["near"] or match["near2"])
        if not any(times >= (least * _NEARLY / _TWICE if near else least) for times in grown):
            start = one.told.start + match.start()
            message = f"“{match[0]}”与事实表不符：没有哪项今年的数是上年的{plain(least)}倍。请核对。"
            yield Finding("wrong_basis", "error", one.told.line, start, start + len(match[0]), match[0], message)


def _turned_round(one: Judged, sheet: FactSheet) -> Iterator[Finding]:
    """Find what was and what is now in each other's place: 由28天改为21天 told as 由21天改为28天."""
    told = one.told.text
    to = _BECAME.search(told) if one.told.part == "facts" else None
    figures = [item.figure for item in one.judgements if item.figure.kind == "quantity"]
    for change in _changes(sheet) if to and len(figures) > 1 else ():
        was, now, text = change
        before = {figure.text for figure in figures if figure.end <= to.start()} if to else set()
        behind = {figure.text for figure in figures if to and figure.start >= to.end()}
        if was & behind and now & before and not (was & before or now & behind):
            start = next(figure.start for figure in figures if figure.text in was)
            message = f"前后说反了：事实表里是“{text}”。请改正。"
            yield one.told.error("wrong_basis", start, told[start:].split("，")[0].rstrip("。"), message)


@lru_cache(maxsize=8)
def _changes(sheet: FactSheet) -> tuple[tuple[frozenset[str], frozenset[str], str], ...]:
    """Give the figures that only were, and those that only are now, of what a sheet tells as changed."""
    found = []
    for fact in sheet.facts:
        for text in (fact.text, fact.how, fact.result):
            if match := _FROM_TO.search(text):
                was, now = (
                    {figure.text for figure in find_figures(match[side]) if figure.kind == "quantity"}
                    for side in ("was", "now")
                )
                found.append((frozenset(was - now), frozenset(now - was), match[0]))
    return tuple(found)


def _amiss(match: re.Match[str], facts: Sequence[Fact]) -> str:
    compared = [(fact, fact.last.low, fact.value.low) for fact in facts if fact.value and fact.last]
    if not compared:
        return f"“{match[0]}”没有依据：事实表里没有上年数。请补上年数，或删去。"
    told = 1 if match["up"] or match["rose"] else -1
    if any((value - last) * told > 0 for _, last, value in compared):
        return ""
    fact, last, value = compared[0]
    went = f"上年{plain(last)}{fact.unit}、今年{plain(value)}{fact.unit}"
    return f"“{match[0]}”与事实表相反：“{fact.label}”{went}。请改写。"
