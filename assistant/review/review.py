"""A draft is held against its fact sheet: one ordered list of checks, a report out."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from assistant.facts.claims import Claim
from assistant.records import Exemplar, FactSheet, Finding, Report
from assistant.review.actors import check_actors
from assistant.review.binding import check_binding
from assistant.review.claims import check_claims
from assistant.review.consistency import check_consistency
from assistant.review.coverage import Used, check_coverage, coverage
from assistant.review.deeds import check_deeds
from assistant.review.expression import Expressions, expressions_for
from assistant.review.grounding import (
    Judged,
    check_grounding,
    check_whole_year,
    claims_for,
    judge_draft,
    signature_year,
    verdicts,
)
from assistant.review.layout import check_layout
from assistant.review.leakage import check_leakage
from assistant.review.names import check_names
from assistant.review.outcomes import check_outcomes
from assistant.review.particulars import check_particulars
from assistant.review.people import check_people
from assistant.review.polarity import check_polarity
from assistant.review.privacy import check_privacy
from assistant.review.reading import Reading, read_draft
from assistant.review.states import check_states
from assistant.review.substitution import check_substitutions
from assistant.review.things import check_things
from assistant.review.trends import check_trends
from assistant.review.wording import check_wording

__all__ = ["review"]


@dataclass(frozen=True)
class Desk:
    """What the checks look at: the draft read and judged, the sheet and its claims, the exemplars beside them."""

    reading: Reading
    judged: tuple[Judged, ...]
    sheet: FactSheet
    claims: tuple[Claim, ...]
    expressions: Expressions
    facts: tuple[tuple[str, Used], ...]
    exemplars: tuple[Exemplar, ...]
    stock: tuple[str, ...]


CHECKS: tuple[Callable[[Desk], list[Finding]], ...] = (
    lambda desk: check_grounding(desk.judged),
    lambda desk: check_whole_year(desk.judged, desk.sheet),
    lambda desk: signature_year(desk.reading, desk.sheet),
    lambda desk: check_coverage(desk.facts, desk.sheet),
    lambda desk: check_claims(desk.judged, desk.expressions),
    lambda desk: check_deeds(desk.judged, desk.sheet),
    lambda desk: check_outcomes(desk.judged, desk.expressions),
    lambda desk: check_particulars(desk.judged, desk.expressions),
    lambda desk: check_polarity(desk.judged, desk.expressions),
    lambda desk: check_people(desk.judged, desk.expressions),
    lambda desk: check_things(desk.judged, desk.expressions),
    lambda desk: check_trends(desk.judged, desk.sheet),
    lambda desk: check_states(desk.judged, desk.expressions),
    lambda desk: check_actors(desk.judged, desk.sheet),
    lambda desk: check_binding(desk.judged, desk.expressions),
    lambda desk: check_substitutions(desk.judged, desk.expressions),
    lambda desk: check_names(desk.reading, desk.sheet, desk.exemplars),
    lambda desk: check_leakage(desk.reading, desk.sheet, desk.exemplars, desk.stock),
    lambda desk: check_consistency(desk.judged, desk.reading, desk.sheet),
    lambda desk: check_wording(desk.reading, desk.sheet),
    lambda desk: check_layout(desk.reading),
    lambda desk: check_privacy(desk.reading),
)


def review(
    lines: Sequence[str],
    sheet: FactSheet,
    exemplars: Sequence[Exemplar] = (),
    stock: Collection[str] = (),
) -> Report:
    """Check a draft, one paragraph a line, against its sheet.

    `exemplars` are the texts it may have copied from, `stock` passages that belong to nobody. Findings are in the
    order of the text, those of the whole draft (line 0) first.
    """
    desk = _desk(lines, sheet, exemplars, stock)
    findings = [finding for check in CHECKS for finding in check(desk)]
    findings.sort(key=lambda finding: (finding.line, finding.start))
    return Report(verdicts(desk.judged), desk.facts, tuple(findings))


def _desk(lines: Sequence[str], sheet: FactSheet, exemplars: Sequence[Exemplar], stock: Collection[str]) -> Desk:
    reading = read_draft(lines, sheet)
    claims = claims_for(sheet)
    judged = tuple(judge_draft(reading, claims))
    expressions = expressions_for(sheet)
    facts = coverage(judged, claims, expressions)
    return Desk(reading, judged, sheet, claims, expressions, facts, tuple(exemplars), tuple(stock))
