"""A draft is held against its fact sheet: read, judged and looked at by every check, a report out."""

from collections.abc import Sequence

from assistant.facts.column_labels import plainly_labelled
from assistant.records import Exemplar, FactSheet, Report
from assistant.review.checks import CHECKS, Desk
from assistant.review.coverage import coverage
from assistant.review.expression import expressions_for
from assistant.review.grounding import claims_for, judge_draft, verdicts
from assistant.review.reading import read_draft


def review(lines: Sequence[str], sheet: FactSheet, exemplars: Sequence[Exemplar] = ()) -> Report:
    """Check a draft, one paragraph a line, against its sheet.

    `exemplars` are the texts it may have copied from. Findings are in the order of the text, those of the whole draft
    (line 0) first.
    """
    desk = _desk(lines, sheet, exemplars)
    findings = [finding for check in CHECKS for finding in check.of_draft(desk)]
    findings.sort(key=lambda finding: (finding.line, finding.start))
    return Report(verdicts(desk.judged), desk.facts, tuple(findings))


def _desk(lines: Sequence[str], sheet: FactSheet, exemplars: Sequence[Exemplar]) -> Desk:
    sheet = plainly_labelled(sheet)
    reading = read_draft(lines, sheet)
    claims = claims_for(sheet)
    judged = tuple(judge_draft(reading, claims))
    expressions = expressions_for(sheet)
    facts = coverage(judged, claims, expressions)
    return Desk(reading, judged, sheet, claims, expressions, tuple(exemplars), facts)
