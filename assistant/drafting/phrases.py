"""A fact's label with its figure, as official prose says it: nothing is said that the fact does not say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.labels import (
    begins_with_verb,
    deed_and_doers,
    event_verb,
    has_action,
    is_noun,
    is_predicated,
    is_rate,
    known_action,
    leading_action,
    names_a_thing,
    thing_verb,
)
from assistant.drafting.manner import Wording
from assistant.facts.periods import WHOLE_YEAR
from assistant.records import Amount, Derived, Fact, FactSheet
from assistant.text.measures import render_amount

_COMERS = ("人", "名", "家", "支")
_COUNTED = ("家", "户", "人", "名", "位", "个", "支", "所", "对")
_TAKING_PART = re.compile(
    r"(?P<deed>参加|参与|参赛|参训|受训|听讲|听课|观看|体检|上场|登台|报名|到场)(的)?(?P<who>[\u4e00-\u9fff]{1,6})"
)
_CAME = re.compile("(员|手|队伍?|代表|选手|师|工|家庭|企业|班组|孩子|子女|学生|劳动者)$")
_LOOKED_ON = re.compile("观众|听众|游客")
_ENTRANTS = re.compile("个?队|支队?|支队伍|个单位|家企业|名选手")
_STOCKS = ("现有", "累计", "共有")
_WHOLE_TOWN = ("全", "我", "辖区")
_SESSIONS = ("场", "场次", "堂", "课", "讲", "节")
_COURSES = re.compile("(班|营|课|课堂|工坊)$")
_ORGANISED = re.compile("(赛|运动会|联谊|联谊会|歌会|演出|汇演|健步走|徒步|拔河|比武)$")
_STAGE = re.compile("[^，、]{2,8}(阶段|环节|之中)(?![^，、])")
_TOTAL = re.compile("(总数|总量|总额|总人数|人数|数量|总计|合计)$")


@dataclass(frozen=True)
class Telling:
    """What wording depends on besides the fact: the sheet's period, its derived figures, the choice of words.

    A `plain` one keeps a label as it stands, its figure behind it.
    """

    sheet: FactSheet
    derived: Mapping[str, Sequence[Derived]]
    wording: Wording
    plain: bool = False

    @property
    def before(self) -> str:
        """The name of the period that `last` speaks of."""
        return "上年" if self.sheet.period == WHOLE_YEAR else "上年同期"

    def plainly(self) -> "Telling":
        """Return the same without turns of phrase."""
        return replace(self, plain=True)


def statement(fact: Fact, telling: Telling) -> str:
    """Tell the fact itself: its label with its figure, or its text."""
    if not fact.label or (fact.text and not telling.plain and fact.value is None and fact.total is None):
        return tidy(fact.text)
    if fact.value is None and fact.total is None:
        return _aimed(fact, telling) if fact.target is not None else _bare(fact, telling)
    if fact.value is None:
        return _stock(fact, telling)
    figure = figure_of(fact)
    if fact.state:
        return _unfinished(fact, figure)
    if is_rate(fact.label, fact.unit):
        return f"{fact.label}{telling.wording.pick('达到', '为', '达')}{figure}"
    if turned := _turned(fact, figure, telling):
        return turned
    if verb := event_word(fact, telling):
        entered = not telling.plain and _ENTRANTS.fullmatch(fact.unit) and verb not in ("开展", "组织开展")
        return f"{verb}{fact.label}，{figure}参加" if entered else f"{verb}{fact.label}{figure}"
    if fact.total and not has_action(fact.label) and not fact.label.startswith("新"):
        return f"{fact.label}新增{figure}"
    if _is_plan(fact, telling) and is_predicated(fact.label):
        return f"推动{_prenominal(figure)}{fact.label}"
    return f"{deed_for(fact)}{fact.label}{figure}"


def deed_for(fact: Fact) -> str:
    """Return the verb that the thing a fact counts brings along, `''` where it has none or the sheet has one."""
    if fact.part_of or fact.state or fact.total or not fact.value:
        return ""
    verb = thing_verb(fact.label, fact.unit)
    return "" if set(verb) & set(fact.by + fact.how + fact.result) else verb


def figure_of(fact: Fact) -> str:
    """Return the period's figure with its unit and the items it counts."""
    return render_amount(amount_of(fact.value), fact.unit, fact.approx) + _items(fact)


def amount_of(amount: Amount | None) -> Amount:
    """Return an amount that the caller knows to be there."""
    if amount is None:
        raise ValueError("the fact has no such figure")
    return amount


def event_word(fact: Fact, telling: Telling) -> str:
    """Return the verb for an event's label, `''` where it takes none."""
    verb = event_verb(fact.label)
    if fact.part_of or fact.unit.endswith("元"):
        return ""
    is_session = fact.unit in _SESSIONS and names_a_thing(fact.label)
    is_course = fact.unit == "期" and _COURSES.search(fact.label) and not begins_with_verb(fact.label)
    if not verb and (is_session or is_course):
        return "举办"
    if telling.plain or not verb:
        return verb
    if verb == "开展":
        return telling.wording.pick("开展", "组织开展", "开展")
    return telling.wording.pick("举办", "组织") if verb == "举办" and _ORGANISED.search(fact.label) else verb


def is_event(fact: Fact) -> bool:
    """Whether the fact tells that something took place, rather than how much there was."""
    amounts = (fact.value, fact.total, fact.target)
    return bool(fact.label) and not fact.text and all(amount is None for amount in amounts)


def is_plain(fact: Fact) -> bool:
    """Whether nothing but label and figure is to be told, so that the fact can join a neighbour's sentence."""
    told = (fact.date, fact.until, fact.place, fact.by, fact.how, fact.result, fact.state, fact.items, fact.text)
    return not any(told) and fact.last is None and fact.target is None and (fact.value is None or fact.total is None)


def is_thing(fact: Fact) -> bool:
    """Whether the label only names what is counted, with no action: 维权公示牌."""
    if not fact.label or is_event(fact) or fact.state or is_rate(fact.label, fact.unit):
        return False
    return names_a_thing(fact.label) and not event_verb(fact.label)


def result(fact: Fact) -> str:
    """Tell the result behind a comma; `''` without one."""
    return f"，{tidy(fact.result)}" if fact.result else ""


def tidy(words: str) -> str:
    """Return words of the sheet as a part of a sentence: no full stop, no spaces between Chinese characters."""
    words = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", words.strip())
    words = re.sub(r"(?<=[^\x00-\x7f]),|,(?=[^\x00-\x7f])", "，", words)
    return words.rstrip("。；，.;")


def _aimed(fact: Fact, telling: Telling) -> str:
    target = render_amount(amount_of(fact.target), fact.unit, fact.approx)
    return f"{fact.label}达到{target}" if _is_plan(fact, telling) else f"{fact.label}年度目标为{target}"


def _is_plan(fact: Fact, telling: Telling) -> bool:
    return any(fact.id == plan.id for plan in telling.sheet.plans)


def _bare(fact: Fact, telling: Telling) -> str:
    if fact.state:
        state = open_state(fact)
        return f"{fact.label}{'处于' if _STAGE.match(state) else ''}{state}{_items(fact)}"
    verb = event_word(fact, telling)
    if not verb and not has_action(fact.label):
        verb = "开展"
    return f"{verb}{fact.label}{_items(fact)}"


def _stock(fact: Fact, telling: Telling) -> str:
    figure = render_amount(amount_of(fact.total), fact.unit, fact.approx) + _items(fact)
    if is_rate(fact.label, fact.unit):
        return f"{fact.label}为{figure}"
    if fact.part_of:
        return f"{fact.label}{figure}"
    if _TOTAL.search(fact.label):
        return f"{fact.label}为{figure}"
    if (found := deed_and_doers(fact.label)) and found[1] and not fact.items:
        deed, doers = found
        return telling.wording.pick(f"已有{_prenominal(figure)}{doers}{deed}", f"{fact.label}达{figure}")
    if known_action(fact.label) and "的" not in fact.label:
        return f"累计{fact.label}{figure}"
    if fact.label.startswith(_STOCKS):
        return f"{fact.label}{figure}"
    if fact.label.startswith(_WHOLE_TOWN):
        return f"{fact.label}共{figure}"
    return f"{telling.wording.pick('现有', '共有')}{fact.label}{figure}"


def open_state(fact: Fact) -> str:
    """Return the words for what is not finished, in one clause, with who is at it."""
    state = tidy(fact.state).removeprefix("目前").replace("，", "、")
    by = tidy(fact.by)
    return state if not by or by in state else f"{by}{state}"


def _unfinished(fact: Fact, figure: str) -> str:
    state = open_state(fact)
    subject = names_a_thing(fact.label) or is_predicated(fact.label)
    if subject and "、" not in state and fact.unit in _COUNTED and not fact.items and not figure.startswith("1个"):
        return f"{_prenominal(figure)}{fact.label}{state}"
    return f"{fact.label}{figure}，{'' if state.startswith('已') else '目前'}{state}"


def _turned(fact: Fact, figure: str, telling: Telling) -> str:
    """Put the figure before those it counts, where the label tells what they did; `''` where it does not."""
    if fact.items:
        return ""
    if (match := _TAKING_PART.fullmatch(fact.label)) and fact.unit in _COMERS and is_noun(match["who"]):
        return f"{_prenominal(figure)}{'队伍' if match['who'] == '队' else match['who']}{match['deed']}"
    if _came(fact, telling):
        return f"{_prenominal(figure)}{fact.label}参加"
    if is_predicated(fact.label) and fact.unit in _COUNTED and not _is_plan(fact, telling):
        before, behind = f"{_prenominal(figure)}{fact.label}", f"{fact.label}{figure}"
        return before if telling.plain else telling.wording.pick(before, behind, before)
    if telling.plain or fact.part_of or fact.unit not in _COUNTED:
        return ""
    found = deed_and_doers(fact.label)
    if not found or (fact.by and not found[1]):
        return ""
    deed, doers = found
    before = f"{_prenominal(figure) if doers else figure}{doers}{deed}"
    return telling.wording.pick(before, f"{fact.label}有{figure}", before) if "的" in fact.label else before


def _came(fact: Fact, telling: Telling) -> bool:
    """Whether those that a fact counts are told with the event that they took part in."""
    if not fact.goes_with or fact.unit not in _COMERS or _LOOKED_ON.search(fact.label) or not _CAME.search(fact.label):
        return False
    event = next((other for other in telling.sheet.facts if other.id == fact.goes_with), None)
    return event is not None and bool(event_verb(event.label)) and is_noun(fact.label) and not has_action(fact.label)


def _prenominal(figure: str) -> str:
    return re.sub("人$", "名", figure)


def _items(fact: Fact) -> str:
    return f"（{'、'.join(tidy(item) for item in fact.items)}）" if fact.items else ""


def begins_with_action(fact: Fact) -> bool:
    """Whether what is told of the fact begins with what was done."""
    return not fact.label or bool(leading_action(fact.label) or event_verb(fact.label) or deed_for(fact))
