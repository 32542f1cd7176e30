"""Does a figure stand with its own label? Figures of a sentence and claims of a sheet in, a judgement per figure out.

A figure is looked up by its amount; the words round it then have to be those of the claim's label, nearer than
those of any other label that takes the same unit, and the kind of figure (new, stock, change) the one that is told.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.facts.claims import Claim, Part
from assistant.facts.cues import CAME_ABOUT, DONE_ALREADY, FUTURE, REACHED, UNFINISHED, tells_structure
from assistant.facts.date_events import judge_date
from assistant.facts.days import read_days
from assistant.facts.judgements import Judgement, Status
from assistant.facts.matches import Candidate, Matches
from assistant.facts.swaps import part_swapped
from assistant.facts.weighed_claims import WeighedClaims
from assistant.text.figures import Figure

ENOUGH = 0.3
"""How much of a label must stand with its figure, parents and other words of the fact counted in part."""
_EACH = ("一户", "一人", "一家", "一名", "一位")
_CERTAIN, _LIKELY = 0.72, 0.5
_MISUSED = 0.15


def judge(
    claims: WeighedClaims, sentence: str, figures: Sequence[Figure], context: str = "", part: Part = "facts"
) -> list[Judgement]:
    """Judge every figure of a sentence, in order, by a sheet's claims; sentences judged before are remembered.

    `context` is what stands before it in the paragraph, with the heading; `part` says whether the sentence tells
    results, shortcomings or plans. Dates are judged last: the facts told beside them tell their event.
    """
    return list(_judge_all(claims, sentence, tuple(_told_as(figure, sentence) for figure in figures), context, part))


def _told_as(figure: Figure, sentence: str) -> Figure:
    """Read 七八月 as the months they are, and 一户 right before a figure (一户1000元) as the 每户 it stands for."""
    if figure.text in _EACH and sentence[figure.end : figure.end + 1].isdigit():
        return replace(figure, kind="fixed_term")
    months = figure.kind == "quantity" and figure.unit == "月" and "个" not in figure.text
    return replace(figure, kind="date") if months and read_days(figure.text) else figure


@lru_cache(maxsize=4096)
def _judge_all(
    claims: WeighedClaims, sentence: str, figures: tuple[Figure, ...], context: str, part: Part
) -> tuple[Judgement, ...]:
    matches = Matches(sentence, figures, claims, context, part)
    counted = part_swapped(matches, [_judge(matches, index) for index in range(len(figures))])
    return tuple(
        judge_date(matches, index, counted) if figure.kind == "date" else counted[index]
        for index, figure in enumerate(figures)
    )


def _judge(matches: Matches, index: int) -> Judgement:
    """Decide one figure but for dates."""
    figure = matches.figures[index]
    if figure.kind != "quantity":
        return Judgement(figure, figure.kind)
    right = [one for one in matches.candidates[index] if one.match in ("same", "rough")]
    good = [one for one in right if not one.fault and one.evidence >= ENOUGH and matches.at_hand(index, one)]
    told = any(one.evidence >= _CERTAIN for one in right) or any(one.evidence >= _LIKELY for one in good)
    if not told and tells_structure(matches.sentence, figure):
        if other := matches.told_otherwise(index):
            return Judgement(figure, "unsupported", rival=other)
        return Judgement(figure, "fixed_term")
    if good and not _better_misused(good[0], right):
        return _contest(matches, index, good)
    return _fault(matches, index, right)


def _better_misused(best: Candidate, right: list[Candidate]) -> bool:
    """Whether the words are rather those of another fact, whose figure would be told as another kind."""
    others = [one for one in right if one.fault and not set(one.claim.fact_ids) & set(best.claim.fact_ids)]
    return any(one.evidence > best.evidence + _MISUSED for one in others)


def _contest(matches: Matches, index: int, good: list[Candidate]) -> Judgement:
    """Let the best claim stand unless another label stands clearly better, or it is only planned."""
    figure, best = matches.figures[index], good[0]
    rival = matches.rival(index, best)
    if rival:
        return Judgement(figure, "wrong_attribute", (best.claim,), rival.claim)
    planned = best.claim.part == "plans" and matches.part != "plans"
    if planned and not FUTURE.search(matches.nearness[index].clause):
        return Judgement(figure, "wrong_state", (best.claim,), reason="计划数写成了已完成的事")
    if matches.part == "plans" and (amiss := _amiss_in_plans(matches, index, best.claim)):
        return amiss
    status: Status = "derived" if best.claim.role == "derived" else "supported"
    return Judgement(figure, status, tuple(one.claim for one in good))


def _amiss_in_plans(matches: Matches, index: int, claim: Claim) -> Judgement | None:
    """Object to this year's figure told as the plan's, and to a plan told as done."""
    figure, nearness = matches.figures[index], matches.nearness[index]
    if claim.part == "plans":
        done = DONE_ALREADY.search(nearness.clause) or CAME_ABOUT.search(nearness.clause)
        if done and done[0] not in f"{claim.words} {claim.support}":
            return Judgement(figure, "wrong_state", (claim,), reason="计划数写成了已完成的事")
        return None
    if claim.part == "facts" and claim.role == "value" and not REACHED.search(nearness.clause):
        planned = matches.planned_beside(index, claim)
        if planned:
            return Judgement(figure, "wrong_basis", (claim,), planned, "这是今年的数，不是计划数")
    return None


def _fault(matches: Matches, index: int, right: list[Candidate]) -> Judgement:
    """Say what is wrong with a figure that no claim supports where it stands."""
    figure = matches.figures[index]
    misused = [one for one in right if one.fault and one.evidence >= ENOUGH]
    if misused:
        return Judgement(figure, "wrong_basis", (misused[0].claim,), reason=misused[0].fault)
    rival = matches.rival(index, None)
    if slip := _slip(matches, index, right, rival):
        return slip
    if right and right[0].claim.state and not UNFINISHED.search(matches.nearness[index].clause):
        return Judgement(figure, "wrong_state", (right[0].claim,), reason=f"{right[0].claim.state}，不能写成已完成")
    status: Status = "wrong_attribute" if right else "unsupported"
    return Judgement(figure, status, tuple(one.claim for one in right[:1]), rival.claim if rival else None)


def _slip(matches: Matches, index: int, right: list[Candidate], rival: Candidate | None) -> Judgement | None:
    """Recognise the right figure with 近 for 余, or with another unit."""
    figure = matches.figures[index]
    found = rival.found if rival else 0.0
    evidence = right[0].evidence if right else 0.0
    for one in matches.candidates[index]:
        if one.found < found or one.evidence < evidence:
            continue
        if one.match == "wrong_side" and one.evidence >= ENOUGH:
            return Judgement(figure, "wrong_basis", (one.claim,), one.claim, "概数说法与事实不符")
        if one.match == "other_unit" and one.evidence >= 2 * ENOUGH:
            return Judgement(figure, "wrong_unit", (one.claim,), one.claim)
    return None
