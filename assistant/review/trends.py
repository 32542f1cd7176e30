"""Changes told in words only (信访量有所下降): they have to go the way the sheet's figures went."""

import re
from collections.abc import Sequence

from assistant.records import Fact, FactSheet, Finding
from assistant.review.grounding import Judged
from assistant.text.numerals import plain

_TREND = re.compile(
    r"(?:比|较|同比)(?:上年|去年|上年同期|去年同期)?(?:同期)?(?:都|均|有|也|又)?(?:所|较大|明显|大幅|稳步|显著|小幅|进一步)?"
    r"(?:(?P<up>增长|增加|上升|提高|提升|增多)|(?P<down>下降|减少|降低|回落|缩减)|稳中有(?:(?P<rose>升|增|进)|(?P<fell>降|减)))(?!了?(?:约|近|超过?|逾|至|到)?[\d一二三四五六七八九十百千两])"
)


def check_trends(judged: Sequence[Judged], sheet: FactSheet) -> list[Finding]:
    """Object to a rise told where the fact of the sentence fell, and to one of which the sheet knows nothing."""
    by_id = {fact.id: fact for fact in sheet.facts}
    findings: list[Finding] = []
    for one in judged:
        match = _TREND.search(one.told.text) if one.told.role == "body" and one.told.part == "facts" else None
        facts = [by_id[fact_id] for fact_id in sorted(one.fact_ids) if fact_id in by_id]
        if match and facts and (message := _amiss(match, facts)):
            start = one.told.start + match.start()
            end = start + len(match[0])
            findings.append(Finding("wrong_basis", "error", one.told.line, start, end, match[0], message))
    return findings


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
