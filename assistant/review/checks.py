"""The checks, in one ordered list: what each looks at in a draft, and what in a single sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.facts.claims import Claim
from assistant.records import Exemplar, FactSheet, Finding
from assistant.review.actors import check_actors
from assistant.review.binding import check_binding
from assistant.review.claims import check_claims
from assistant.review.consistency import check_consistency, check_levels
from assistant.review.coverage import Used, check_coverage
from assistant.review.deeds import check_deeds
from assistant.review.expression import Expressions
from assistant.review.foretold import check_foretold
from assistant.review.grounding import Judged, check_grounding, check_whole_year, signature_year
from assistant.review.layout import check_layout, check_marks
from assistant.review.leakage import check_leakage
from assistant.review.names import check_names
from assistant.review.outcomes import check_outcomes
from assistant.review.particulars import check_particulars
from assistant.review.parts import check_parts
from assistant.review.people import check_people
from assistant.review.polarity import check_polarity
from assistant.review.presumed import check_presumed
from assistant.review.privacy import check_privacy
from assistant.review.reading import Reading
from assistant.review.states import check_states
from assistant.review.substitution import check_substitutions
from assistant.review.things import check_things
from assistant.review.trends import check_trends
from assistant.review.wording import check_wording


@dataclass(frozen=True)
class Desk:
    """What the checks look at: a text read and judged, the sheet and its claims, the exemplars beside them.

    `facts` says of each fact whether the text uses it; of a single sentence that is not asked.
    """

    reading: Reading
    judged: tuple[Judged, ...]
    sheet: FactSheet
    claims: tuple[Claim, ...]
    expressions: Expressions
    exemplars: tuple[Exemplar, ...]
    facts: tuple[tuple[str, Used], ...] = ()


Look = Callable[[Desk], list[Finding]]


@dataclass(frozen=True)
class Check:
    """How a draft is looked at, and how a sentence by itself; None where only the whole can be judged."""

    of_draft: Look
    of_sentence: Look | None


def _anywhere(look: Look) -> Check:
    return Check(look, look)


CHECKS = (
    _anywhere(lambda desk: check_grounding(desk.judged)),
    _anywhere(lambda desk: check_whole_year(desk.judged, desk.sheet)),
    Check(lambda desk: signature_year(desk.reading, desk.sheet), None),
    Check(lambda desk: check_coverage(desk.facts, desk.sheet), None),
    _anywhere(lambda desk: check_claims(desk.judged, desk.expressions)),
    _anywhere(lambda desk: check_deeds(desk.judged, desk.sheet)),
    _anywhere(lambda desk: check_outcomes(desk.judged, desk.expressions)),
    _anywhere(lambda desk: check_particulars(desk.judged, desk.expressions)),
    _anywhere(lambda desk: check_parts(desk.judged, desk.sheet)),
    _anywhere(lambda desk: check_polarity(desk.judged, desk.expressions)),
    _anywhere(lambda desk: check_presumed(desk.judged, desk.expressions)),
    _anywhere(lambda desk: check_people(desk.judged, desk.expressions)),
    _anywhere(lambda desk: check_things(desk.judged, desk.expressions)),
    _anywhere(lambda desk: check_trends(desk.judged, desk.sheet)),
    _anywhere(lambda desk: check_states(desk.judged, desk.expressions)),
    _anywhere(lambda desk: check_foretold(desk.judged, desk.sheet)),
    _anywhere(lambda desk: check_actors(desk.judged, desk.sheet)),
    _anywhere(lambda desk: check_binding(desk.judged, desk.expressions)),
    _anywhere(lambda desk: check_substitutions(desk.judged, desk.expressions)),
    _anywhere(lambda desk: check_names(desk.reading, desk.sheet, desk.exemplars)),
    _anywhere(lambda desk: check_leakage(desk.reading, desk.sheet, desk.exemplars)),
    Check(
        lambda desk: check_consistency(desk.judged, desk.reading, desk.sheet),
        lambda desk: check_levels(desk.reading, desk.sheet),
    ),
    _anywhere(lambda desk: check_wording(desk.reading, desk.sheet)),
    Check(lambda desk: check_layout(desk.reading), lambda desk: check_marks(desk.reading)),
    Check(lambda desk: check_privacy(desk.reading), None),
)
