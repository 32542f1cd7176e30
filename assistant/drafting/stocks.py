"""What there is at the end of a period, and what is not finished yet: no deed of the period is told of either."""

import re

import rjieba

from assistant.drafting.crowds import is_crowd
from assistant.drafting.figurewords import amount_of, before_noun, tidy, total_of
from assistant.drafting.labels import (
    PERSONS,
    deed_and_doers,
    is_deed,
    is_predicated,
    is_rate,
    known_action,
    leading_action,
    names_a_thing,
)
from assistant.drafting.manner import Wording
from assistant.drafting.parties import with_party
from assistant.records import Fact

_STOCKS = ("现有", "累计", "共有")
_KEPT = ("建档", "在档", "在册", "登记在册", "持证")
_FOUND = re.compile("(隐患|问题)$")
_SYSTEM = re.compile("(制|制度|机制|平台)$")
_WHOLE_TOWN = ("全", "我", "辖区")
_PEOPLE = re.compile("([会职社队党学人]员|工|[手师民生]|司机|干部|劳模|者|子女|家庭|代表)$")
_AREAS = ("平方米", "亩", "公里", "米", "吨", "公顷")
_TOTAL = re.compile("(总数|总量|总额|总人数|人数|数量|总计|合计)$")
COUNTED = ("家", "户", "人", "名", "位", "个", "支", "所", "对", "处", "座", "间", "台", "辆")


def stock(fact: Fact, wording: Wording) -> str:
    """Tell what there is at the end of the period, and how it stands."""
    return _held(fact, wording) + _kept_so(fact)


def unfinished(fact: Fact, figure: str) -> str:
    """Tell what is under way or planned with its figure, never as done."""
    state = open_state(fact)
    if fact.unit in _AREAS and names_a_thing(fact.label):
        return f"{fact.label}（{figure}）{state}"
    stated = state if state.startswith("已") else f"目前{state}"
    if _FOUND.search(fact.label) and names_a_thing(fact.label) and fact.unit in (*COUNTED, "项", "条"):
        return f"查出{fact.label}{figure}，{stated}"
    party = with_party(fact.label, fact.unit, figure)
    if party.startswith(("与", "为", "对", "向")):
        return f"{party}，{stated}"
    if fact.unit in PERSONS and names_a_thing(fact.label) and not _PEOPLE.search(fact.label):
        return f"{fact.label}涉及{figure}，{stated}"
    if len(fact.unit) > 1 and is_crowd(fact.unit) and is_deed(rjieba.cut(fact.label)[-1]):
        return f"{fact.label}涉及{figure}，{stated}"
    subject = names_a_thing(fact.label) or is_predicated(fact.label)
    if subject and "、" not in state and fact.unit in COUNTED and not fact.items and not figure.startswith("1个"):
        return f"{before_noun(figure)}{fact.label}{state}"
    return f"{fact.label}{figure}，{stated}"


def open_state(fact: Fact) -> str:
    """Return the words for what is not finished, in one clause, with who is at it."""
    state = tidy(fact.state).removeprefix("目前").replace("，", "、")
    by = tidy(fact.by)
    return state if not by or by in state else f"{by}{state}"


def _held(fact: Fact, wording: Wording) -> str:
    figure = total_of(fact)
    if is_rate(fact.label, fact.unit):
        return f"{fact.label}为{figure}"
    if fact.part_of:
        return f"{fact.label}{figure}"
    if _TOTAL.search(fact.label):
        return f"{fact.label}为{figure}"
    if (found := deed_and_doers(fact.label)) and found[1] and not fact.items:
        deed, doers = found
        return wording.pick(f"已有{before_noun(figure)}{doers}{deed}", f"{fact.label}达{figure}")
    if is_predicated(fact.label):
        return f"{fact.label[:-2]}累计{fact.label[-2:]}{figure}"
    if fact.label.startswith(_KEPT):
        return f"{wording.pick('现有', '共有')}{fact.label}{figure}"
    if known_action(fact.label) and "的" not in fact.label:
        shrunk = fact.last is not None and fact.last.low > amount_of(fact.total).low
        return f"{'' if shrunk else '累计'}{fact.label}{figure}"
    if fact.label.endswith(("藏书", "余额", "占地")):
        return f"{fact.label}{figure}"
    if fact.unit in PERSONS and _SYSTEM.search(fact.label):
        return f"{fact.label}已覆盖{figure}"
    if fact.label.startswith(_STOCKS):
        return f"{fact.label}{figure}"
    if fact.label.startswith(_WHOLE_TOWN):
        return f"{fact.label}共{figure}"
    return f"{wording.pick('现有', '共有')}{fact.label}{figure}"


def _kept_so(fact: Fact) -> str:
    """Tell how a stock stands, behind a comma."""
    if not fact.state:
        return ""
    state = open_state(fact)
    lead = "实行" if state.endswith("管理") and not leading_action(state) else "目前"
    return f"，{'' if state.startswith('已') else lead}{state}"
