"""One drafted sentence against the facts it should state: the door that drafting uses."""

from collections.abc import Collection, Sequence

from assistant.facts.claims import Claim, Part
from assistant.facts.column_labels import plainly_labelled
from assistant.records import Exemplar, Fact, FactSheet, Finding
from assistant.review.checks import CHECKS, Desk
from assistant.review.coverage import main_role, missing_fact, states_all
from assistant.review.expression import Expressions, expressions_for
from assistant.review.grounding import Judged, claims_for, judge_draft
from assistant.review.reading import Reading, Told
from assistant.text.sentences import split_sentences


def check_sentence(
    sentence: str, sheet: FactSheet, fact_ids: Collection[str] = (), exemplars: Sequence[Exemplar] = ()
) -> list[Finding]:
    """Judge a sentence, or a few, that should state exactly these facts; values are real ones by now.

    Whether results, shortcomings or plans are told follows from the facts. Without `fact_ids` it is not asked which
    facts are stated.
    """
    sheet = plainly_labelled(sheet)
    claims, expressions = claims_for(sheet), expressions_for(sheet)
    reading = _read(sentence, _part(fact_ids, sheet))
    judged = tuple(judge_draft(reading, claims))
    desk = Desk(reading, judged, sheet, claims, expressions, tuple(exemplars))
    findings = [finding for check in CHECKS if check.of_sentence for finding in check.of_sentence(desk)]
    return [*findings, *_stated_amiss(sentence, judged, claims, fact_ids, expressions)] if fact_ids else findings


def _part(fact_ids: Collection[str], sheet: FactSheet) -> Part:
    if fact_ids and all(any(plan.id == one for plan in sheet.plans) for one in fact_ids):
        return "plans"
    if fact_ids and all(any(problem.id == one for problem in sheet.problems) for one in fact_ids):
        return "problems"
    return "facts"


def _read(sentence: str, part: Part) -> Reading:
    told: list[Told] = []
    for span in split_sentences(sentence):
        before = sentence[: span.start].strip()
        told.append(Told(1, span.start, span.text, "body", part, "", before, sentence))
    return Reading((sentence,), tuple(told))


def _stated_amiss(
    sentence: str,
    judged: Sequence[Judged],
    claims: Sequence[Claim],
    fact_ids: Collection[str],
    expressions: Expressions,
) -> list[Finding]:
    """Object to facts left out, and to measured facts that belong elsewhere."""
    stated = {(fact_id, claim.role) for one in judged for claim in one.stated for fact_id in claim.fact_ids}
    facts = {fact.id: fact for fact in expressions.sheet.all_facts}
    missing = [
        missing_fact(facts[one], 1)
        for one in fact_ids
        if one in facts and not _states(facts[one], stated, sentence, claims, expressions)
    ]
    return [*missing, *_elsewhere(judged, fact_ids, facts)]


def _states(
    fact: Fact,
    stated: Collection[tuple[str, str]],
    sentence: str,
    claims: Sequence[Claim],
    expressions: Expressions,
) -> bool:
    role = main_role(fact)
    return (fact.id, role) in stated if role else states_all(sentence, fact, claims, expressions)


def _elsewhere(judged: Sequence[Judged], fact_ids: Collection[str], facts: dict[str, Fact]) -> list[Finding]:
    findings: list[Finding] = []
    for one in judged:
        for judgement in one.judgements:
            claim = judgement.claims[0] if judgement.status == "supported" and judgement.claims else None
            if claim is None or claim.role not in ("value", "total") or set(claim.fact_ids) & set(fact_ids):
                continue
            if any(own.fact_id in fact_ids for own in judgement.claims):
                continue
            figure = judgement.figure
            label = facts[claim.fact_id].label if claim.fact_id in facts else claim.words
            message = f"“{figure.text}”是“{label}”的数，不该写在这一句里。请删去。"
            start = one.told.start + figure.start
            end = start + len(figure.text)
            findings.append(Finding("wrong_attribute", "error", 1, start, end, figure.text, message))
    return findings
