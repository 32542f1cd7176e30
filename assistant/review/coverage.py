"""Which facts of the sheet reached the draft: measured ones by their figure, told ones by their words."""

import re
from collections.abc import Collection, Sequence
from typing import Literal

from assistant.facts.amount_match import agreement
from assistant.facts.claims import Claim
from assistant.facts.days import Day, covers, read_days
from assistant.records import Fact, FactSheet, Finding
from assistant.review.expression import Expressions, is_whole
from assistant.review.grounding import Judged
from assistant.text.figures import Figure, find_figures

Used = Literal["used", "missing"]
CARRIED = 0.7
"""How much of a told fact's words must stand in three sentences on end."""
_TOLD_IN_PART = 0.5
"""As much of a shortcoming or plan where such are told: there others put them in words of their own."""
_WINDOW, _WHOLE, _NAMED, _SHOWN = 3, 0.95, 0.5, 0.35
_EVERY = re.compile(r"全部|全都|[均都]|悉数|(?P<each>[人件户条家])(?P=each)")


def coverage(
    judged: Sequence[Judged], claims: Sequence[Claim], expressions: Expressions
) -> tuple[tuple[str, Used], ...]:
    """Pair every fact, problem and plan with used or missing, in the sheet's order."""
    stated = {
        (fact_id, claim.derived.kind if claim.derived else claim.role)
        for one in judged
        for claim in one.stated
        for fact_id in claim.fact_ids
    }
    windows = _Windows(judged)
    return tuple(
        (fact.id, "used" if _is_used(fact, stated, windows, claims, expressions) else "missing")
        for fact in expressions.sheet.all_facts
    )


def check_coverage(facts: Sequence[tuple[str, Used]], sheet: FactSheet) -> list[Finding]:
    """Object to every missing fact that must be in; it has no place in the draft, so line 0."""
    missing = {fact_id for fact_id, status in facts if status == "missing"}
    return [missing_fact(fact) for fact in sheet.all_facts if fact.id in missing and fact.must]


def missing_fact(fact: Fact, line: int = 0) -> Finding:
    """Word that a fact is not in the text."""
    text = fact.label or fact.text
    message = f"没有写到“{text}”（{fact.theme}）。请补写，或在事实表里标明可以不写。"
    return Finding("missing_fact", "error", line, 0, 0, text, message)


def main_role(fact: Fact) -> str:
    """Tell which of a fact's figures a draft must give: its value, else its total, else its target."""
    return "value" if fact.value else "total" if fact.total else "target" if fact.target else ""


class _Windows:
    """Runs of three sentences on end, by part."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        body = [one for one in judged if one.told.role in ("heading", "body")]
        self.texts: list[tuple[str, str, list[Figure]]] = []
        for start in range(len(body)):
            part = body[start].told.part
            run = [one for one in body[start : start + _WINDOW] if one.told.part == part]
            text = "".join(one.told.text for one in run)
            figures = [judgement.figure for one in run for judgement in one.judgements]
            self.texts.append((part, text, figures))


def _is_used(
    fact: Fact,
    stated: Collection[tuple[str, str]],
    windows: _Windows,
    claims: Sequence[Claim],
    expressions: Expressions,
) -> bool:
    role = main_role(fact)
    if role and ((fact.id, role) in stated or _shared_out(fact, stated, claims)):
        return True
    if role == "value" and {(fact.id, "total"), (fact.id, "rest")} <= set(stated):
        return True  # 由12个增加到15个 tells the 3 new ones
    if role and is_whole(fact, expressions.sheet) and (fact.part_of, "value") in stated:
        return any(expressions.told(fact, text) >= _NAMED and _EVERY.search(text) for _, text, _ in windows.texts)
    if role and not _is_one(fact):
        return False
    if not role and _is_shown(fact, stated, windows, expressions):
        return True
    planned = any(fact is plan for plan in expressions.sheet.plans)
    short = any(fact is problem for problem in expressions.sheet.problems)
    own = [claim for claim in claims if claim.fact_id == fact.id and claim.role == "text"]
    inside = [claim for claim in own if claim.raw is not None and claim.shown in (fact.label or fact.text)]
    return any(
        _carries(fact, text, figures, inside, expressions, _TOLD_IN_PART if short or planned else CARRIED)
        for part, text, figures in windows.texts
        if (part == "plans") == planned or short or (not planned and part == "problems")
    )


def _is_shown(fact: Fact, stated: Collection[tuple[str, str]], windows: _Windows, expressions: Expressions) -> bool:
    """Whether an event is told by its day, its place and a figure of it, be it called as it may."""
    figures = any(one.goes_with == fact.id and (one.id, main_role(one)) in stated for one in expressions.sheet.facts)
    return bool(fact.label and fact.date and fact.place and figures) and any(
        fact.place in text and expressions.told(fact, text) >= _SHOWN and _dated(fact, told, expressions.sheet)
        for _, text, told in windows.texts
    )


def _is_one(fact: Fact) -> bool:
    """Whether a fact counts one thing, which a text tells by naming it (创新工作室的牌子已批 for 1个)."""
    return main_role(fact) == "value" and fact.value is not None and fact.value.high == 1


def _shared_out(fact: Fact, stated: Collection[tuple[str, str]], claims: Sequence[Claim]) -> bool:
    """Whether the value is told by its parts: 在A和B各建1个 for two."""
    if (fact.id, "text") not in stated or fact.value is None or len(fact.items) < 2:
        return False
    own = [claim for claim in claims if claim.fact_id == fact.id and claim.role == "text" and "各" in claim.words]
    return any(claim.low is not None and claim.low * len(fact.items) == fact.value.low for claim in own)


def _carries(
    fact: Fact,
    text: str,
    figures: Sequence[Figure],
    inside: Sequence[Claim],
    expressions: Expressions,
    least: float = CARRIED,
) -> bool:
    share = expressions.told(fact, text)
    if share < least or (share < _WHOLE and not _dated(fact, figures, expressions.sheet)):
        return False
    names = [person.name for person in expressions.sheet.people if person.name in (fact.text or fact.label)]
    if any(name not in text for name in names):
        return False
    return all(any(agreement(figure, claim) == "same" for figure in figures) for claim in inside)


def _dated(fact: Fact, figures: Sequence[Figure], sheet: FactSheet) -> bool:
    """Whether an event told by its label alone is told with its date too, where it has one."""
    days = read_days(fact.date) if fact.label else ()
    known = [Day(day.year or sheet.year, day.month, day.day) for day in days]
    return not known or any(figure.kind == "date" and covers(read_days(figure.text), known) for figure in figures)


def states_all(sentence: str, fact: Fact, claims: Sequence[Claim], expressions: Expressions) -> bool:
    """Whether one sentence carries a told fact: its words, names and figures."""
    own = [claim for claim in claims if claim.fact_id == fact.id and claim.role == "text"]
    inside = [claim for claim in own if claim.raw is not None and claim.shown in (fact.label or fact.text)]
    return _carries(fact, sentence, find_figures(sentence), inside, expressions)
