"""Every figure of a draft is judged: supported or not, with the wrong unit, label, year, event or kind of figure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.facts.attribution import judge
from assistant.facts.claims import Claim
from assistant.facts.days import read_days
from assistant.facts.derive import averages, derive, remainders
from assistant.facts.judgements import Judgement
from assistant.facts.periods import WHOLE_YEAR, normal_period, period_span
from assistant.facts.sheet_claims import claims_of
from assistant.facts.weighed_claims import WeighedClaims, weigh_claims
from assistant.records import FactSheet, Finding, NumberStatus, NumberVerdict
from assistant.review.expression import sheet_words
from assistant.review.reading import PERIOD, Reading, Told
from assistant.review.reckoning import reckon
from assistant.text.figures import find_figures

_STATUSES: dict[str, NumberStatus] = {
    "wrong_basis": "wrong_attribute",
    "wrong_state": "wrong_attribute",
    "wrong_binding": "date",
    "wrong_year": "date",
}


_OWN_YEAR = re.compile(r"20\d\d年(?:度|上半年|全年)?(?:的)?(?:工会)?(?:，|工作|情况|全年)")
"""How a lead says which year it tells of: 2025年，…… or 现将2025年的工作汇报如下."""


@dataclass(frozen=True)
class Judged:
    """A sentence with the judgements of its figures."""

    told: Told
    judgements: tuple[Judgement, ...]

    @property
    def stated(self) -> tuple[Claim, ...]:
        """The claims its figures state rightly; of two that may be either of two facts each is one."""
        stated: list[Claim] = []
        for one in self.judgements:
            if one.status in ("supported", "derived", "date"):
                stated += self._meant(sorted(one.claims, key=stated.__contains__))
        return tuple(stated)

    def _meant(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """Give the best claim, others of its fact, and the best one of the part that is told here."""
        here = next((claim for claim in claims if claim.part == self.told.part), None)
        for claim in claims:
            if claim is here or claim.fact_id == claims[0].fact_id:
                yield claim

    @property
    def fact_ids(self) -> frozenset[str]:
        """The facts whose own figures it states."""
        return frozenset(fact_id for claim in self.stated if claim.role != "date" for fact_id in claim.fact_ids)


def judge_draft(reading: Reading, claims: Sequence[Claim]) -> list[Judged]:
    """Judge every figure of every sentence."""
    weighed = weigh_claims(tuple(claims))
    judged: list[Judged] = []
    for told in reading.sentences:
        one = _judge(told, weighed)
        before = [item for other in judged if other.told.line == told.line for item in other.judgements]
        judged.append(replace(one, judgements=tuple(reckon(told, one.judgements, before, claims))))
    return judged


@lru_cache(maxsize=8)
def claims_for(sheet: FactSheet) -> tuple[Claim, ...]:
    """Work out what a sheet can support, derived figures among it; that of the last few sheets is kept."""
    return claims_of(sheet, (*derive(sheet), *averages(sheet), *remainders(sheet)))


def verdicts(judged: Sequence[Judged]) -> tuple[NumberVerdict, ...]:
    """Give every number expression with its verdict, offsets in its line."""
    return tuple(_verdict(one.told, judgement) for one in judged for judgement in one.judgements)


def check_grounding(judged: Sequence[Judged]) -> list[Finding]:
    """Object to every figure that the sheet does not support where it stands."""
    return [
        finding
        for one in judged
        for judgement in one.judgements
        if (finding := judgement_finding(one.told, judgement)) is not None
    ]


def _judge(told: Told, weighed: WeighedClaims) -> Judged:
    figures = find_figures(told.text)
    if told.role == "signature":
        return Judged(told, tuple(Judgement(figure, "date") for figure in figures))
    judgements = judge(weighed, told.text, figures, told.context, told.part)
    if told.role == "heading":
        judgements = [_lenient(one) for one in judgements]
    return Judged(told, tuple(judgements))


def _lenient(judgement: Judgement) -> Judgement:
    """Let a heading count its own points in Chinese numerals (两场竞赛出尖子)."""
    figure = judgement.figure
    counted = figure.low is not None and figure.low <= 10 and figure.text[:1] in "一二两三四五六七八九十"
    if judgement.status in ("unsupported", "wrong_attribute", "wrong_unit") and counted:
        return Judgement(figure, "fixed_term")
    return judgement


def _verdict(told: Told, judgement: Judgement) -> NumberVerdict:
    figure = judgement.figure
    good = judgement.claims if judgement.status in ("supported", "derived", "date") else ()
    ids = good[0].fact_ids if good else ()
    derived = good[0].derived if good else None
    return NumberVerdict(
        figure.text,
        figure.value,
        figure.unit,
        told.line,
        told.start + figure.start,
        told.start + figure.end,
        tuple(ids),
        derived.formula if derived else None,
        _STATUSES.get(judgement.status, judgement.status),  # type: ignore[arg-type]
    )


def judgement_finding(told: Told, judgement: Judgement) -> Finding | None:
    """Word what is wrong with a figure, and the right one where it can be told."""
    told_by = _MESSAGES.get(judgement.status)
    if told_by is None:
        return None
    kind, template = told_by
    figure, own, rival = judgement.figure, _first(judgement.claims), judgement.rival
    if judgement.status == "unsupported" and figure.kind == "date":
        template = "事实表里没有“{text}”这个日期。请核对，或删去日期。"
    suggestion = _suggestion(judgement, own, rival)
    message = template.format(
        text=figure.text,
        own=_named(own),
        rival=_named(rival),
        shown=own.shown if own else "",
        reason=judgement.reason,
    )
    if judgement.status in ("unsupported", "wrong_attribute") and rival:
        message += f"“{_label(rival)}”在事实表里是{rival.shown}。"
    start = told.start + figure.start
    return Finding(kind, "error", told.line, start, start + len(figure.text), figure.text, message, suggestion)


_MESSAGES = {
    "unsupported": ("unsupported_number", "事实表里没有“{text}”这个数。请改成表中的数，或删去。"),
    "wrong_unit": ("wrong_unit", "“{text}”的单位不对，{own}是{shown}。请改正单位。"),
    "wrong_attribute": ("wrong_attribute", "“{text}”写错了对象，它是{own}的数。请核对这个数说的是哪件事。"),
    "wrong_basis": ("wrong_basis", "“{text}”的说法不对：{reason}（{own}）。请改写。"),
    "wrong_state": ("wrong_state", "“{text}”{reason}（{own}）。请写成计划，或移到下一步工作。"),
    "wrong_binding": ("wrong_binding", "“{text}”是{own}的日期，与这里写的事对不上。请核对。"),
    "wrong_year": ("wrong_year", "“{text}”的年份与事实表不符。请核对年份。"),
}


def _first(claims: Sequence[Claim]) -> Claim | None:
    return claims[0] if claims else None


def _label(claim: Claim) -> str:
    return (claim.label or claim.words).replace(" ", "……")


def _named(claim: Claim | None) -> str:
    if claim is None:
        return "别的事"
    kinds = {"total": "累计数", "last": "上年数", "target": "目标数"}
    if claim.derived:
        return f"“{claim.words}”按{claim.derived.formula}算出"
    return f"“{_label(claim)}”{kinds.get(claim.role, '')}"


def _suggestion(judgement: Judgement, own: Claim | None, rival: Claim | None) -> str | None:
    if judgement.status in ("wrong_unit", "wrong_basis") and own and not own.derived:
        return own.shown or None
    if judgement.status in ("unsupported", "wrong_attribute") and rival:
        return rival.shown or None
    return None


def signature_year(reading: Reading, sheet: FactSheet) -> list[Finding]:
    """Object to a title or 落款 of another year; the 落款 may be of the next January to March."""
    findings: list[Finding] = []
    for told in reading.sentences:
        if told.role in ("title", "signature") or (
            told.role == "body" and not told.heading and _OWN_YEAR.search(told.text)
        ):
            findings += _wrong_years(told, sheet)
    return findings


def _wrong_years(told: Told, sheet: FactSheet) -> list[Finding]:
    found: list[Finding] = []
    for figure in find_figures(told.text):
        if told.role == "body" and not _OWN_YEAR.match(told.text[figure.start :]):
            continue
        days = read_days(figure.text) if figure.kind == "date" else ()
        year = days[0].year if days else None
        early = told.role == "signature" and year == sheet.year + 1 and (days[0].month or 12) <= 3
        if year and year != sheet.year and not early:
            start = told.start + figure.start
            message = f"“{figure.text}”与事实表的年度（{sheet.year}年）不符。请核对年份。"
            right = figure.text.replace(str(year), str(sheet.year))
            found.append(
                Finding("wrong_year", "error", told.line, start, start + len(figure.text), figure.text, message, right)
            )
    return [*found, *_wrong_periods(told, sheet)]


def _wrong_periods(told: Told, sheet: FactSheet) -> Iterator[Finding]:
    """Find another quarter or half-year than the sheet's in the title or the lead's 2025年第三季度."""
    for match in PERIOD.finditer(told.text if told.role != "signature" else ""):
        named = normal_period(sheet.year, match[0])
        own = told.role == "title" or re.search(r"20\d\d年$", told.text[: match.start()])
        if own and named != sheet.period and period_span(sheet.year, sheet.period):
            start = told.start + match.start()
            message = f"“{match[0]}”与事实表的期间（{sheet.period}）不符。请核对。"
            yield Finding(
                "wrong_year", "error", told.line, start, start + len(match[0]), match[0], message, sheet.period
            )


_WHOLE_YEAR = re.compile(r"全年|一年来|(?<![每近同上后前])一年(?=[^，。；]{0,6}\d)|本年度")
_OF_PLAN = re.compile("[^，。；]{0,8}(?:目标|任务|计划|指标|预算|安排)")


def check_whole_year(judged: Sequence[Judged], sheet: FactSheet) -> list[Finding]:
    """Object to figures of a half-year or quarter told as the whole year's."""
    if normal_period(sheet.year, sheet.period) == WHOLE_YEAR:
        return []
    known = " ".join(sheet_words(sheet))
    findings: list[Finding] = []
    for one in judged:
        plain = one.told.role == "body" and one.told.part == "facts" and one.fact_ids
        for match in _WHOLE_YEAR.finditer(one.told.text) if plain else ():
            behind = one.told.text[match.end() :]
            if not _OF_PLAN.match(behind) and match[0] + behind[:2] not in known:
                start = one.told.start + match.start()
                message = f"“{match[0]}”与事实表的期间（{sheet.period}）不符。请核对。"
                findings.append(
                    Finding("wrong_basis", "error", one.told.line, start, start + len(match[0]), match[0], message)
                )
    return findings
