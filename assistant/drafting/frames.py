"""The clause that a label without a verb of its own takes, by what it names: the verb says no more than the figure."""

import re

import rjieba

from assistant.drafting.figurewords import amount_of, before_noun, figure_of, people, several, tidy
from assistant.drafting.labels import (
    ACTIONS,
    ATTRIBUTE,
    BODIES,
    DOERS,
    PERSONS,
    begins_with_verb,
    event_verb,
    is_clause,
    is_deed,
    known_action,
    names_a_thing,
    tells_nothing_done,
)
from assistant.drafting.parties import counts, who_first
from assistant.records import Fact

# what comes in or comes about, whoever saw to it
_RECEIVED = re.compile("(意见|诉求|建议|线索|投诉|举报|求助|来信|来电|来访|留言|工单|单子|转办件)$")
_LAID = re.compile("(案|案件)$")
_CALLED = re.compile("(?:来信|来电|来访)+$")
_ARISEN = re.compile("(争议|纠纷|事故|险情|事件)$")
_CASES = ("起", "宗", "桩")
_CHANNEL = re.compile("([意信][见访]?箱|热线|平台|窗口|公众号|小程序|直通车)$")
_MATTERS = ("条", "件", "起", "个", "宗", "次", "例", "项", "份", "桩", "单", "封")
_LACKING = re.compile("[未尚没无缺]|欠缴")
_SERVICES = ("普惠服务", "帮扶救助", "女职工工作", "新就业形态", "安全生产")
_PIECES = "个 间 套 张 条 件 份 把 顶 双 辆 具 床 只 瓶 盒 箱 处".split()
_TOLD_OTHERWISE = re.compile(
    "(工会|联合会|问题|隐患|事故|意见|诉求|订单|岗位[数]|合同|协议|案例|小区|社区|村|[区街乡镇])$"
)
_MEAL = re.compile("(饭|[早午晚夜]?餐|宴|饺子|汤圆|腊八粥|凉茶|姜汤|档案)$")
_HANDED_ON = re.compile("(?:[0-9]+|热线|上级|平台|信访局?)[^，]{0,4}转办$")
_AWARD = re.compile("(奖章|奖状|(?<![评获嘉表])奖|称号)$")
_SYSTEM = re.compile("(制|制度|机制|管理|平台|保障)$")
_ALL_OF_THEM = re.compile(r"^(?:每[人户](?=\d)|全部|全都|均|都|已|无一|当[天日场])")
_ONE_BY_ONE = re.compile("逐[人户一个]|分别|一对一")
_GIVEN = re.compile("送|给|发|帮|救助|慰问|补|安排|落实|上门|代|陪|提供|协调|减免")
_PAID = re.compile("^[送发赠领捐]|(问题|事项|实事|支出|收入|支付|[补救资捐]助|补贴|奖励|使用|合计|[额价共为达有])$")
_MANY = 100
_SIZES = ("公里", "米", "平方米", "亩", "公顷", "吨", "公斤", "件", "单", "小时", "学时", "分钟", "字")


def nominal(fact: Fact, figure: str) -> str:
    """Tell what is counted, where its label only names it; `''` for other labels and for what goes with another."""
    label, unit = fact.label, fact.unit
    if fact.by or fact.part_of or fact.state or event_verb(label) or known_action(label):
        return ""
    if fact.unit in _MATTERS and _HANDED_ON.search(label):
        return f"收到{label}{figure}"
    if label.endswith("的") or (_LACKING.match(label) and DOERS.search(label)):
        return f"{label}有{figure}"
    if told := _for_those_named(fact, figure):
        return told
    if unit in ("处", "座") and ATTRIBUTE.fullmatch(rjieba.cut(label)[-1]):
        return f"设{label}点{figure}"
    last, tag = rjieba.tag(label)[-1]
    case = unit in _CASES and "的" not in label and not (is_deed(last) or tag == "v")
    called = _CALLED.fullmatch(label) or _RECEIVED.fullmatch(label) or ("的" in label and _RECEIVED.search(label))
    if not (case or called or _is_nominal(label)):
        return ""
    if unit in _MATTERS and _CHANNEL.search(label):
        sent = "意见" if "意见" in label else ""
        return f"{label}收到{sent}{figure}" if unit in ("条", "件", "封", "单") else ""
    if case or called or (unit in _MATTERS and comes_about(label)):
        return f"{_came_about(fact)}{label}{figure}"
    if is_award(label):
        return f"{people(figure)}获得{label}" if unit in (*PERSONS, "家", "户") else f"获得{label}{figure}"
    if _CHANNEL.search(label) and unit in PERSONS:
        return f"{label}服务{figure}"
    if _SYSTEM.search(label) and unit in (*PERSONS, "家", "户"):
        return f"{label}覆盖{figure}"
    if fact.theme in _SERVICES and _is_offered(label, unit):
        return f"提供{label}{figure}"
    if fact.goes_with:
        return ""
    if _are_those_counted(label, unit):
        return _those_counted(fact, figure)
    if any(word in ACTIONS for word in rjieba.cut(label)) or _PAID.search(label):
        return ""
    if unit in ("件", "单") and amount_of(fact.value).low < _MANY:
        return ""
    sized = unit in _SIZES or (unit.endswith("元") and "每" not in label)
    return f"{label}达{figure}" if sized else ""


def _for_those_named(fact: Fact, figure: str) -> str:
    """Tell what those get whom a label names before it: 农民工团年饭 120人, 打包工护腰带 1200条."""
    who, thing = who_first(fact.label)
    if not who or len(thing) < 2 or DOERS.search(thing) or thing[0] in "之日节证卡制" or fact.theme not in _SERVICES:
        return ""
    if who[0] in "再新":
        return ""
    if _is_offered(thing, fact.unit):
        return f"为{who}提供{thing}{figure}"
    if not counts(fact.unit, who) or fact.unit == "户":
        return ""
    counted = several(figure, who, fact.unit)
    if thing.endswith("险"):
        return f"{counted}参加{thing}"
    return f"为{counted}{'建立' if thing.endswith('档案') else '提供'}{thing}" if _MEAL.search(thing) else ""


def _is_offered(label: str, unit: str) -> bool:
    """Whether a thing is counted by the piece, so that a service of the union can offer it."""
    named = names_a_thing(label) or (tells_nothing_done(label) and rjieba.tag(label)[-1][1][0] in "nz")
    return unit in _PIECES and named and not (DOERS.search(label) or _TOLD_OTHERWISE.search(label))


def tells_of_those_counted(fact: Fact) -> bool:
    """Whether a result tells what became of all those counted, so that no comma parts it from them."""
    plain = (
        fact.label
        and fact.value
        and not (fact.how or fact.by or fact.last or fact.target or fact.total or fact.items or fact.part_of)
    )
    return bool(
        plain
        and _is_nominal(fact.label)
        and _are_those_counted(fact.label, fact.unit)
        and _ALL_OF_THEM.match(fact.result)
    )


def lack(fact: Fact) -> str:
    """Tell how many there are that something is wanting of, where that is all there is to tell; else `''`."""
    more = (fact.date, fact.by, fact.how, fact.result, fact.state, fact.items, fact.last, fact.target, fact.total)
    if not _LACKING.match(fact.label) or fact.value is None or any(more):
        return ""
    return f"{fact.label}还有{figure_of(fact)}" if DOERS.search(fact.label) or "的" in fact.label else ""


def comes_about(label: str) -> bool:
    """Whether a label names what comes in or comes about rather than what is done: 职工诉求, 劳动争议."""
    return any(of.search(label) for of in (_RECEIVED, _ARISEN, _LAID))


def is_award(label: str) -> bool:
    """Whether a label names what is conferred: 五一劳动奖章."""
    return bool(_AWARD.search(label))


def _is_nominal(label: str) -> bool:
    first = rjieba.cut(label)[0]
    acts = is_deed(first) and label != first and not comes_about(label)
    return tells_nothing_done(label) and not (acts or begins_with_verb(label) or event_verb(label))


def _came_about(fact: Fact) -> str:
    words = ((_CALLED, "接待"), (_LAID, "接到"), (_RECEIVED, "收到"))
    verb = next((verb for of, verb in words if of.search(fact.label)), "发生")
    happened = verb != "发生" or "的" not in fact.label
    return verb if happened and not set("收接受发") & set(fact.how + fact.result) else ""


def _are_those_counted(label: str, unit: str) -> bool:
    who, rest = who_first(label)
    if unit in ("名", "位") and names_a_thing(label) and not is_deed(rjieba.cut(label)[-1]):
        return True
    if (
        not DOERS.search(label)
        or label.endswith(("用工", "包厂"))
        or (who and any(tag == "v" for _, tag in rjieba.tag(rest)))
    ):
        return False
    return unit in (("家", "个", "所", "户") if BODIES.search(label) else (*PERSONS, "户"))


def _those_counted(fact: Fact, figure: str) -> str:
    if tells_of_those_counted(fact):
        return f"{before_noun(figure)}{fact.label}"
    how = tidy(fact.how)
    if _ONE_BY_ONE.match(how):
        return f"对{before_noun(figure)}{fact.label}"
    helped = is_clause(how) and _GIVEN.search(how)
    first, tag = rjieba.tag(how)[0] if helped else ("", "")
    if first in ACTIONS or tag.startswith("v"):
        return f"为{before_noun(figure)}{fact.label}"
    return f"{'对' if helped else '有'}{fact.label}{figure}"
