"""A fact's label with its figure, as official prose says it: nothing is said that the fact does not say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import rjieba

from assistant.drafting.crowds import came_to, handed_to, with_crowd
from assistant.drafting.events import COURSES, HAPPENING, SESSIONS, event_word, is_shared
from assistant.drafting.figurewords import amount_of, before_noun, figure_of, items_of, people, several, tidy
from assistant.drafting.frames import is_award, nominal, tells_of_those_counted
from assistant.drafting.headings import HONOURS
from assistant.drafting.labels import (
    ACTIONS,
    BODIES,
    PERSONS,
    PREDICATES,
    TAKING_PART,
    begins_with_verb,
    deed_and_doers,
    event_verb,
    has_action,
    is_deed,
    is_noun,
    is_predicated,
    is_rate,
    known_action,
    leading_action,
    names_a_thing,
    tells_nothing_done,
)
from assistant.drafting.manner import Wording
from assistant.drafting.parties import with_party
from assistant.drafting.stocks import COUNTED, open_state, stock, unfinished
from assistant.drafting.things import thing_verb
from assistant.facts.periods import WHOLE_YEAR
from assistant.records import Derived, Fact, FactSheet
from assistant.text.measures import render_amount

_COMERS = ("人", "名", "人次", "家", "支")
_TAKING_PART = re.compile(rf"(?P<deed>{TAKING_PART.pattern}|加入|入会)(的)?(?P<who>[\u4e00-\u9fff]{{0,6}})")
_CAME = re.compile("(员|手|人|队伍?|代表|选手|师|工|家庭|企业|班组|孩子|子女|学生|劳动者)$")
_COVERING = re.compile("(工会|联合会|合同|协议|协商|制度)$")
_LOOKED_ON = re.compile("观众|听众|游客|^(?:结业|毕业|合格|取证|获证|获奖|优秀)")
_STAGE = re.compile("[^，、]{2,8}(阶段|环节|之中)(?![^，、])")
_HELP = re.compile("(救助|补助|补贴|奖励|资助|慰问)$")
_DOING = re.compile("开展|实行|推行|建立|签|设|配备|参加")
_COMPANIES = re.compile("(企业|公司|单位)$")
_COMPARES = re.compile("(高于|低于|超出|超过|多于|少于|提高|增长|下降|降低|压减|减少|上升)[\u4e00-\u9fff]{0,8}$")
_MEASURED = re.compile("(?P<event>.{3,})(?P<measure>面积|金额|里程|时长|产值|总数)")
SHORT_DEED = 6
_KINDS = ("个", "项", "类", "种", "场")


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
        return stock(fact, telling.wording)
    telling = telling if fact.value.high else telling.plainly()  # nobody held what nobody came to
    figure = figure_of(fact)
    fact = _without_event_words(fact, telling)
    if fact.state:
        return unfinished(fact, figure)
    if is_rate(fact.label, fact.unit):
        reached = "" if _COMPARES.search(fact.label) else telling.wording.pick("达到", "为", "达")
        return f"{fact.label}{reached}{figure}"
    if turned := _turned(fact, figure, telling):
        return turned
    if told := _event(fact, figure, telling):
        return told
    if fact.total and _may_grow(fact.label):
        return f"{fact.label}新增{figure}"
    moved = fact.how and not (fact.by or fact.part_of)
    if (_is_plan(fact, telling) or moved) and is_predicated(fact.label):
        return f"推动{fact.label}{figure}" if _of_bodies(fact) else f"推动{before_noun(figure)}{fact.label}"
    if _stands_alone(fact, telling) and fact.unit == "家" and _COMPANIES.search(fact.label):
        return f"{fact.label}达到{figure}"
    deed = deed_for(fact)
    if _reaches(fact, telling):
        return f"覆盖{fact.label}{figure}"
    has_verb = deed or telling.plain or thing_verb(fact.label, fact.unit) or _leads_to(fact.how, fact.label)
    if told := "" if has_verb else nominal(fact, figure):
        whom, thing = handed_to(fact.label) if told.startswith("提供") else ("", "")
        return f"为{whom}提供{thing}{figure}" if whom else told
    parted = deed in ("发放", "配备") and not telling.plain
    whom, thing = handed_to(fact.label, placed=deed == "配备") if parted else ("", fact.label)
    return f"为{whom}{deed}{thing}{figure}" if whom else f"{deed}{fact.label}{figure}"


def _reaches(fact: Fact, telling: Telling) -> bool:
    """Whether those a fact names are counted as what a union, a contract or an agreement covers."""
    if telling.plain or fact.part_of or not (fact.unit in PERSONS or fact.unit in ("家", "户")):
        return False
    covers = _COVERING.search(_event_of(fact, telling))
    return (
        bool(covers) and tells_nothing_done(fact.label) and not (_LOOKED_ON.search(fact.label) or "会员" in fact.label)
    )


def _may_grow(label: str) -> bool:
    """Whether what a label names can be told as 新增 beside its total: no deed, nothing that says so itself."""
    named = not has_action(label) or (tells_nothing_done(label) and not begins_with_verb(label))
    says_so = label.startswith("新") or label.endswith(PREDICATES) or "增" in label[-2:]
    return named and not says_so


def _stands_alone(fact: Fact, telling: Telling) -> bool:
    """Whether a thing is told in a sentence of its own that lacks a verb: 厂务公开企业, 开展竞赛的企业."""
    if telling.plain or fact.part_of or fact.goes_with or set("未无没欠") & set(fact.label):
        return False
    return bool(_DOING.match(fact.label)) if "的" in fact.label else names_a_thing(fact.label)


def _event(fact: Fact, figure: str, telling: Telling) -> str:
    """Tell an event with its verb and figure, or with those whom the figure counts; `''` for other labels."""
    verb = event_word(fact, None if telling.plain else telling.wording)
    if not (telling.plain or fact.part_of or fact.total):
        if not (verb or fact.by or fact.items) and is_shared(fact):
            activity = "" if is_deed(rjieba.cut(fact.label)[-1]) or fact.label.endswith("活动") else "活动"
            return f"组织{fact.label}{activity}，{people(figure)}参加"
        if fact.items and verb and fact.unit in _KINDS and len(fact.items) == amount_of(fact.value).low:
            return f"{verb}{'、'.join(map(tidy, fact.items))}{figure.removesuffix(items_of(fact))}{fact.label}"
        actor = fact.by and (not verb or fact.label.startswith("免费"))
        if not (fact.items or actor) and (told := with_crowd(fact.label, fact.unit, figure, verb)):
            return told.removeprefix("组织") if "组织" in fact.by else told
        if (found := _MEASURED.fullmatch(fact.label)) and (held := event_verb(found["event"])):
            return f"{held}{found['event']}，{found['measure']}{figure}"
    return f"{verb}{fact.label}{figure}" if verb else ""


def deed_for(fact: Fact) -> str:
    """Return the verb that the thing a fact counts brings along, `''` where it has none or the sheet has one."""
    if fact.part_of or fact.state or fact.total or not fact.value or _ends_in_deed(fact.how) or _ends_in_deed(fact.by):
        return ""
    paid = (
        fact.unit.endswith("元") and _HELP.search(fact.label) and not (known_action(fact.label) or "每" in fact.label)
    )
    honour = fact.theme == HONOURS and names_a_thing(fact.label) and not is_award(fact.label)
    verb = "获评" if honour else "发放" if paid else thing_verb(fact.label, fact.unit)
    return "" if set(verb) & set(fact.by + fact.how + fact.result) else verb


def _leads_to(how: str, label: str) -> bool:
    """Whether a manner ends with the verb whose object the label is, or with the label's own first words."""
    if not how or how.startswith("逐"):
        return False
    last, tag = rjieba.tag(how)[-1]
    if len(last) == 1 and tag == "v":
        return True
    given = re.search("送|发放|补|给", how.removesuffix(last))
    return (last in ACTIONS and not given) or how.endswith(label[:2])


def _ends_in_deed(how: str) -> bool:
    how = re.split("[，、]", how)[-1]
    return len(how) <= SHORT_DEED and next(reversed(rjieba.cut(how)), "") in ACTIONS


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
    if not fact.label or is_event(fact) or fact.state or fact.label.endswith("额") or is_rate(fact.label, fact.unit):
        return False
    deed = event_verb(fact.label) or is_predicated(fact.label) or TAKING_PART.match(fact.label)
    return names_a_thing(fact.label) and not deed


def result(fact: Fact, *, at_once: bool = True) -> str:
    """Tell the result behind a comma, or `at_once` behind those whose it is; `''` without one."""
    mark = "" if at_once and tells_of_those_counted(fact) else "，"
    told = tidy(fact.result) if mark else re.sub(r"^(每[人户])(?=\d)", r"\1获得", tidy(fact.result))
    return f"{mark}{told}" if told else ""


def _aimed(fact: Fact, telling: Telling) -> str:
    target = render_amount(amount_of(fact.target), fact.unit, fact.approx)
    if _is_plan(fact, telling):
        return (
            f"{fact.label}{'' if known_action(fact.label) and not is_rate(fact.label, fact.unit) else '达到'}{target}"
        )
    return f"{fact.label}年度目标为{target}"


def _is_plan(fact: Fact, telling: Telling) -> bool:
    return any(fact.id == plan.id for plan in telling.sheet.plans)


def _bare(fact: Fact, telling: Telling) -> str:
    if fact.state:
        state = open_state(fact)
        return f"{fact.label}{'处于' if _STAGE.match(state) else ''}{state}{items_of(fact)}"
    if HAPPENING.search(fact.label) and names_a_thing(fact.label[:-2]):
        return f"{fact.label}{items_of(fact)}"
    verb = event_word(fact, None if telling.plain else telling.wording)
    if not verb and not has_action(fact.label):
        verb = thing_verb(fact.label, "个") or "开展"
    return f"{verb}{fact.label}{items_of(fact)}"


def _turned(fact: Fact, figure: str, telling: Telling) -> str:
    """Put the figure before those it counts, where the label tells what they did; `''` where it does not."""
    if fact.items:
        return ""
    if came := "" if telling.plain or fact.by else came_to(fact.label, fact.unit, figure):
        return came
    if party := "" if telling.plain or fact.part_of else with_party(fact.label, fact.unit, figure):
        before, joined, what = party.partition("参加")
        return f"{before}参加" if joined and what in _event_of(fact, telling) else party
    if (match := _TAKING_PART.fullmatch(fact.label)) and fact.unit in _COMERS and not match["who"]:
        return f"{people(figure)}{match['deed']}"
    if match and fact.unit in (*_COMERS, "座", "户") and fact.unit != "人次" and is_noun(match["who"]):
        return f"{before_noun(figure)}{'队伍' if match['who'] == '队' else match['who']}{match['deed']}"
    if _came(fact, telling):
        if _HELP.search(_event_of(fact, telling)):
            return f"惠及{fact.label}{figure}"
        return f"{several(figure, fact.label, fact.unit)}参加"
    if (
        is_predicated(fact.label)
        and fact.unit in COUNTED
        and not (_is_plan(fact, telling) or (fact.how and not fact.part_of))
    ):
        before, behind = f"{before_noun(figure)}{fact.label}", f"{fact.label}{figure}"
        before = behind if _of_bodies(fact) else before
        return before if telling.plain else telling.wording.pick(before, behind, before)
    if telling.plain or fact.part_of or fact.unit not in COUNTED:
        return ""
    found = deed_and_doers(fact.label)
    if not found or (fact.by and not found[1]):
        return ""
    deed, doers = found
    before = f"{before_noun(figure) if doers else figure}{doers}{deed}"
    return telling.wording.pick(before, f"{fact.label}有{figure}", before) if "的" in fact.label else before


def _without_event_words(fact: Fact, telling: Telling) -> Fact:
    """Leave out the event's own word before those who came to it: 骑行职工 beside 环湖骑行 → 职工."""
    event = "" if telling.plain else _event_of(fact, telling)
    (word, tag), rest = rjieba.tag(fact.label)[0], ""
    if event and event.rstrip("”").endswith(word) and (event_verb(word) or tag.startswith("v") or is_deed(word)):
        rest = fact.label.removeprefix(word)
    came = len(rest) > 1 and ((word not in ACTIONS and _CAME.search(rest)) or TAKING_PART.fullmatch(rest))
    return replace(fact, label=rest) if came else fact


def _is_activity(fact: Fact) -> bool:
    """Whether a fact without a figure tells something done that persons come to, rather than a body founded."""
    founded = HAPPENING.search(fact.label) or known_action(fact.label) or thing_verb(fact.label, "个")
    return is_event(fact) and not founded


def _event_of(fact: Fact, telling: Telling) -> str:
    """Return the label of the event that a fact goes with, `''` for none."""
    return next((other.label for other in telling.sheet.facts if other.id == fact.goes_with), "")


def _of_bodies(fact: Fact) -> bool:
    """Whether persons are counted by the bodies they belong to: 小门店入会212人."""
    return fact.unit in PERSONS and bool(BODIES.search(fact.label[:-2]))


def _came(fact: Fact, telling: Telling) -> bool:
    """Whether those that a fact counts are told with the event that they took part in."""
    if (
        not fact.goes_with
        or fact.unit not in (*COUNTED, "人次")
        or _LOOKED_ON.search(fact.label)
        or not _CAME.search(fact.label)
    ):
        return False
    event = next((other for other in telling.sheet.facts if other.id == fact.goes_with), None)
    if event is None or (fact.unit == "人次" and TAKING_PART.match(fact.label)):
        return False
    if has_action(fact.label) or begins_with_verb(fact.label):
        return False
    if event_verb(event.label):
        return is_noun(fact.label)
    held = event.unit in SESSIONS or COURSES.search(event.label) or _is_activity(event)
    return bool(held) and names_a_thing(fact.label)


def begins_with_action(fact: Fact) -> bool:
    """Whether what is told of the fact begins with what was done."""
    if is_event(fact) and not HAPPENING.search(fact.label):
        return True
    if not fact.label or leading_action(fact.label) or event_verb(fact.label) or deed_for(fact):
        return True
    return with_party(fact.label, fact.unit, "0").startswith(("为", "与", "对", "向"))
