"""A right figure told as the wrong thing: a stock as new, last year's as this year's, a fall as growth."""

import re

from assistant.facts.claims import FLOW, Claim, Part
from assistant.facts.cues import PER, Cue, each_of, read_cue

_COMPARES = re.compile("比(?:上年|去年|上一年)$")
"""A label that is itself a comparison: 亩均工钱比去年."""
_FOUNDED = re.compile("建[会家成]|入会|成立|组建|新[建设增]|发展|吸[收纳]|签订|加入|挂牌")
"""What a label tells as come about this year: 新增 may be said of it, though last year's figure stands beside."""
_HEADS = ("人", "户")


def misuse(claim: Claim, cue: Cue, told_of: Part) -> str:
    """Say in Chinese how the words round a figure contradict what the claim is; "" where they do not.

    `told_of` is what the sentence tells: a plan starts from this year's figure (由9个增加到12个).
    """
    if claim.role == "derived":
        return _misused_derived(claim, cue)
    if cue.per and not PER.search(f"{claim.words} {claim.label} {claim.support}"):
        return "这是总数，不是平均数"
    if claim.role == "text":
        return _misused_text(claim, cue)
    if cue.compared and not cue.absolute and not _COMPARES.search(claim.words):
        return "这是总量，不是增减的数"
    if claim.role == "last":
        return "" if cue.last or cue.absolute or cue.goal else "这是上年的数"
    if claim.role == "target":
        return "" if cue.goal or claim.part == "plans" else "这是目标数"
    if cue.last and not cue.goal and not (cue.starts and told_of == "plans"):
        return "这不是上年的数"
    return _misused_total(claim, cue) if claim.role == "total" else _misused_value(claim, cue)


def _misused_total(claim: Claim, cue: Cue) -> str:
    if cue.change > 0 and not cue.absolute:
        return "这是累计数，不是增加的数"
    if cue.since_last and {"value", "last"} <= set(claim.others):
        return "这是累计数，不是今年的数"
    own_flow = "value" not in claim.others and cue.flow in claim.label
    return "这是累计数，不是今年新增的数" if cue.flow and not cue.stock and not own_flow else ""


def _misused_value(claim: Claim, cue: Cue) -> str:
    said = read_cue(claim.label, "")
    if said.change and cue.change and said.change != cue.change:
        return "增减的方向反了"
    comes_about = FLOW.search(claim.label) or _FOUNDED.search(claim.label)
    is_yearly = "last" in claim.others and "total" not in claim.others
    if cue.flow.startswith(("新增", "净增")) and is_yearly and not comes_about:
        return "这是全年的数，不是新增的数"
    return "这是今年的数，不是累计数" if cue.strong_stock and not cue.flow and "total" in claim.others else ""


def _misused_text(claim: Claim, cue: Cue) -> str:
    said = read_cue(claim.left, claim.right)
    if cue.change and not cue.absolute and not said.change and not said.toward and not claim.right:
        return "这是总量，不是增减的数"
    if said.toward and cue.toward and said.toward != cue.toward:
        return "升降的方向反了"
    if said.each and cue.each and said.each != cue.each:
        return f"这是按“{said.each}”算的数"
    return "增减的方向反了" if said.change and cue.change and said.change != cue.change else ""


def _misused_derived(claim: Claim, cue: Cue) -> str:
    kind = claim.derived.kind if claim.derived else ""
    if kind == "share":
        return "" if cue.share else "这是占比"
    if kind == "completion":
        return "" if cue.completion or cue.goal else "这是目标完成率"
    if kind == "average":
        by, told = each_of(claim.left), cue.each
        return "这是平均数" if not cue.per else f"这是按“{by}”算的数" if by and told in _HEADS and told != by else ""
    if kind == "rest":
        if claim.raw is not None and claim.raw < 0:
            return "" if cue.beyond else "这是超出目标的数"
        return "" if cue.left_over and not cue.beyond else "这是剩下的数"
    if kind == "sum":
        return ""
    if not cue.change:
        return "这是增减的数，不是总量"
    fell = claim.raw is not None and claim.raw < 0
    return "增减的方向反了" if (cue.change < 0) != fell else ""
