"""One drafted sentence against the facts it should state: the door that drafting uses."""

from collections.abc import Collection, Sequence

from assistant.facts.claims import Claim, Part
from assistant.records import Exemplar, Fact, FactSheet, Finding
from assistant.review.actors import check_actors
from assistant.review.binding import check_binding
from assistant.review.claims import check_claims
from assistant.review.consistency import check_levels
from assistant.review.coverage import main_role, missing_fact, states_all
from assistant.review.deeds import check_deeds
from assistant.review.expression import Expressions, expressions_for
from assistant.review.grounding import Judged, check_grounding, check_whole_year, claims_for, judge_draft
from assistant.review.layout import check_marks
from assistant.review.leakage import check_leakage
from assistant.review.names import check_names
from assistant.review.outcomes import check_outcomes
from assistant.review.particulars import check_particulars
from assistant.review.people import check_people
from assistant.review.polarity import check_polarity
from assistant.review.reading import Reading, Told
from assistant.review.states import check_states
from assistant.review.substitution import check_substitutions
from assistant.review.things import check_things
from assistant.review.trends import check_trends
from assistant.review.wording import check_wording
from assistant.text.sentences import split_sentences


def check_sentence(
    sentence: str,
    sheet: FactSheet,
    claims: Sequence[Claim] = (),
    fact_ids: Collection[str] = (),
    context: str = "",
    exemplars: Sequence[Exemplar] = (),
    stock: Collection[str] = (),
) -> list[Finding]:
    """Judge a sentence, or a few, that should state exactly these facts; values are real ones by now.

    Whether results, shortcomings or plans are told follows from the facts; `context` is what stands before it, with the
    heading. Without `fact_ids` it is not asked which facts are stated. `claims` are those of the sheet, worked out
    where none are given.
    """
    claims = tuple(claims) or claims_for(sheet)
    expressions = expressions_for(sheet)
    reading = _read(sentence, _part(fact_ids, sheet), context)
    judged = judge_draft(reading, claims)
    findings = [
        *check_grounding(judged),
        *check_whole_year(judged, sheet),
        *check_claims(judged, expressions),
        *check_deeds(judged, sheet),
        *check_outcomes(judged, expressions),
        *check_particulars(judged, expressions),
        *check_polarity(judged, expressions),
        *check_people(judged, expressions),
        *check_things(judged, expressions),
        *check_trends(judged, sheet),
        *check_states(judged, expressions),
        *check_actors(judged, sheet),
        *check_binding(judged, expressions),
        *check_substitutions(judged, expressions),
        *check_names(reading, sheet, exemplars),
        *check_leakage(reading, sheet, exemplars, tuple(stock)),
        *check_levels(reading, sheet),
        *check_wording(reading, sheet),
        *check_marks(reading),
    ]
    return [*findings, *_stated_amiss(sentence, judged, claims, fact_ids, expressions)] if fact_ids else findings


def _part(fact_ids: Collection[str], sheet: FactSheet) -> Part:
    if fact_ids and all(any(plan.id == one for plan in sheet.plans) for one in fact_ids):
        return "plans"
    if fact_ids and all(any(problem.id == one for problem in sheet.problems) for one in fact_ids):
        return "problems"
    return "facts"


def _read(sentence: str, part: Part, context: str) -> Reading:
    told: list[Told] = []
    for span in split_sentences(sentence):
        before = f"{context}\n{sentence[: span.start]}".strip()
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
