"""A sheet in; every figure and date that it can support, each with the words it must stand with, out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.facts.claims import FLOW, Claim, Part, Role, measure_of, noun_in, told_words
from assistant.facts.days import Day, read_days
from assistant.facts.periods import period_span
from assistant.records import Amount, Derived, Fact, FactSheet
from assistant.text.figures import Figure, find_figures
from assistant.text.measures import canonical_amount, render_amount

_AMOUNT_ONLY = re.compile("(?:共计?|合计|总计|金额|总额|共有|计)?(?:金额|资金)?")
_CLAUSE = re.compile(r"[，。；：！？\n]")


def claims_of(sheet: FactSheet, derived: Sequence[Derived]) -> tuple[Claim, ...]:
    """Give every figure and date the sheet can support, derived ones last; dates of the sheet itself have no fact."""
    by_id = {fact.id: fact for fact in sheet.all_facts}
    claims = [*_of_sheet(sheet)]
    parts: tuple[tuple[Part, tuple[Fact, ...]], ...] = (
        ("facts", sheet.facts),
        ("problems", sheet.problems),
        ("plans", sheet.plans),
    )
    for part, facts in parts:
        for fact in facts:
            parents = _parents(fact, by_id)
            labels = " ".join(parent.label for parent in parents)
            family = " ".join(told_words(parent) for parent in parents)
            claims += [
                replace(claim, parent=labels, family=family, part=part) for claim in _of_fact(fact, parents, sheet)
            ]
    claims += [_of_derived(one, by_id) for one in derived]
    return tuple(claims)


def _of_sheet(sheet: FactSheet) -> Iterator[Claim]:
    yield _date_claim("", (Day(sheet.year),), "", str(sheet.year))
    if sheet.until:
        yield _date_claim("", _this_year(read_days(sheet.until), sheet.year), "截至 至 止 到", sheet.until)
    if span := period_span(sheet.year, sheet.period):
        months = tuple(Day(end.year, end.month) for end in span)
        yield _date_claim("", months, "期间", sheet.period)
    for person in sheet.people:
        yield from _in_text("", person.title, sheet.year)
    for text in sheet.guidance:
        yield from _in_text("", text, sheet.year)


def _parents(fact: Fact, by_id: dict[str, Fact]) -> list[Fact]:
    found: list[Fact] = []
    queue = [fact.part_of, fact.goes_with]
    while queue:
        parent = by_id.get(queue.pop(0) or "")
        if parent and parent not in found and parent is not fact:
            found.append(parent)
            queue += [parent.part_of, parent.goes_with]
    return found


def _of_fact(fact: Fact, parents: list[Fact], sheet: FactSheet) -> Iterator[Claim]:
    words = fact.label or fact.text
    stock = FLOW.sub("", words) or words
    for role, amount in fact.amounts.items():
        yield _measured(fact, role, amount, stock if role == "total" else words)
    for text in (fact.label, fact.text, fact.how, fact.result, fact.state, fact.by, fact.place, *fact.items):
        for claim in _in_text(fact.id, text, sheet.year):
            yield replace(claim, support=f"{fact.label} {claim.support}")
    for source in (fact, *parents):
        spans = (f"{source.date}至{source.until}",) if source.date and source.until else ()
        for date in (source.date, source.until, *spans):
            yield from _dates(fact, source, date, sheet.year)


def _measured(fact: Fact, role: Role, amount: Amount, words: str) -> Claim:
    measure = measure_of(fact)
    low, unit = canonical_amount(amount.low, measure)
    return Claim(
        fact.id,
        role,
        low,
        canonical_amount(amount.high, measure)[0],
        unit,
        fact.approx if role == "value" or fact.value is None else "",
        words,
        support=" ".join(
            (
                fact.how,
                fact.result,
                fact.place,
                fact.by,
                fact.state,
                fact.date,
                noun_in(fact.unit),
                *fact.items,
            )
        ),
        shown=render_amount(amount, fact.unit, fact.approx if role == "value" else ""),
        raw=amount.low,
        others=_others(fact, role),
        label=fact.label,
        state=fact.state if role == "value" else "",
    )


def _others(fact: Fact, role: Role) -> tuple[str, ...]:
    """Which other roles of the fact hold a figure: a value beside a total may not be told as the total."""
    return tuple(name for name in fact.amounts if name != role)


def _in_text(fact_id: str, text: str, year: int) -> Iterator[Claim]:
    """Claim the figures that stand inside a text, with the clause round them."""
    figures = find_figures(text) if text else []
    for figure in figures:
        left, right = _beside(text, figure, figures)
        if figure.kind == "date":
            days = _this_year(read_days(figure.text), year)
            yield replace(_date_claim(fact_id, days, _clause(text, figure), figure.text), support=text)
        elif figure.kind == "quantity":
            yield _quantity(fact_id, text, figure, left, right)


def _quantity(fact_id: str, text: str, figure: Figure, left: str, right: str) -> Claim:
    return Claim(
        fact_id,
        "text",
        figure.low,
        figure.high,
        figure.unit,
        figure.approx,
        _words_round(text, figure),
        support=text,
        shown=figure.text,
        raw=figure.low,
        fraction=figure.fraction,
        left=left,
        right=right,
    )


def _clause(text: str, figure: Figure) -> str:
    start = max((match.end() for match in _CLAUSE.finditer(text) if match.end() <= figure.start), default=0)
    end = min((match.start() for match in _CLAUSE.finditer(text) if match.start() >= figure.end), default=len(text))
    return f"{text[start : figure.start]} {text[figure.end : end]}".strip()


def _words_round(text: str, figure: Figure) -> str:
    """Give the clause round a figure; where that only says that it is an amount (金额, 共), the one before it too."""
    words = _clause(text, figure)
    if not _AMOUNT_ONLY.fullmatch(words):
        return words
    before = _CLAUSE.split(text[: figure.start])[-2:-1]
    return f"{before[0] if before else ''} {words}".strip()


def _beside(text: str, figure: Figure, figures: Sequence[Figure]) -> tuple[str, str]:
    """Give the words on either side of a figure, up to the next figure or the clause's end."""
    counted = [other for other in figures if other.kind == "quantity"]
    starts = [match.end() for match in _CLAUSE.finditer(text) if match.end() <= figure.start]
    ends = [match.start() for match in _CLAUSE.finditer(text) if match.start() >= figure.end]
    start = max([*starts, *(other.end for other in counted if other.end <= figure.start)], default=0)
    end = min([*ends, *(other.start for other in counted if other.start >= figure.end)], default=len(text))
    return text[start : figure.start], text[figure.end : end]


def _dates(fact: Fact, source: Fact, date: str, year: int) -> Iterator[Claim]:
    if date:
        days = _this_year(read_days(date), year)
        words = source.label or source.text
        support = " ".join((fact.label, fact.text, source.how, source.result, *source.items))
        yield replace(_date_claim(fact.id, days, words, date), support=support)


def _date_claim(fact_id: str, days: tuple[Day, ...], words: str, shown: str) -> Claim:
    return Claim(fact_id, "date", None, None, "", "", words, shown=shown, days=days)


def _this_year(days: tuple[Day, ...], year: int) -> tuple[Day, ...]:
    return tuple(Day(day.year or year, day.month, day.day) for day in days)


def _of_derived(derived: Derived, by_id: dict[str, Fact]) -> Claim:
    facts = [by_id[fact_id] for fact_id in derived.fact_ids if fact_id in by_id]
    low, unit = canonical_amount(derived.value, derived.unit)
    return Claim(
        derived.fact_ids[0],
        "derived",
        low,
        low,
        unit,
        "",
        facts[0].label if facts else "",
        derived,
        parent=" ".join(fact.label for fact in facts[1:]),
        support=" ".join(told_words(fact) for fact in facts),
        shown=render_amount(Amount(abs(derived.value), abs(derived.value)), derived.unit, ""),
        raw=derived.value,
        left=f"每{facts[1].unit}" if derived.kind == "average" and len(facts) > 1 else "",
    )
