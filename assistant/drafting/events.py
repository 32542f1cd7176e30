"""What takes place: which verb it takes in a report, and whether it is done, held or shared."""

import re

import rjieba

from assistant.drafting.frames import comes_about
from assistant.drafting.labels import (
    DOERS,
    PERSONS,
    TAKING_PART,
    begins_with_verb,
    event_verb,
    is_deed,
    is_predicated,
    known_action,
    tells_nothing_done,
)
from assistant.drafting.manner import Wording
from assistant.records import Fact
from assistant.text.words import unquoted

HAPPENING = re.compile(
    "(开班|开课|开幕|开营|换届|挂牌|揭牌|成立|启用|启动|投用|开业|开工|上线|运营|建成|竣工|完工|落成)$"
)
SESSIONS = ("场", "场次", "堂", "课", "讲", "节", "课时", "学时")
_TIMES = ("次", "回", "场", "场次", "轮", "批", "批次", "堂")
_OTHERS_DEEDS = frozenset(
    "来访 上访 报道 刊发 播放 点击 浏览 阅读 借阅 登录 使用 受理 采用 转发 反映 投诉 举报 "
    "发生 停电 获奖 表彰 更新 办理 接听 维修".split()
)
_SOMEBODYS = re.compile(f"[\u4e00-\u9fff]*{DOERS.pattern.removesuffix('$')}[讲进到赴参学观走看下入登送].")
_FEAST = re.compile("“?(?:三八|五一|五四|七夕|端午|中秋|元宵|重阳|春节|国庆)”?节?[\u4e00-\u9fff]{2,4}$")
_GOING = "下进赴上入"
_PASTIMES, _STUDIES = "文体活动", "思想引领"
COURSES = re.compile("(班|营|课|课堂|学堂|夜校|工坊)$")
_DRIVES = frozenset("宣讲 培训 演练 检查 排查 走访 调研 普法 义诊 座谈 协商 巡查 宣传 练兵".split())
_GOES_TO = re.compile("[下进][\u4e00-\u9fff]")
_PAIRED = re.compile("(带新|带徒|带徒弟|帮带|传帮带|拜师|结对)$")
_RESEARCH = re.compile("(攻关|革新|改进|改造|创新|研发|试验|实验|调研|整治|优化)$")
_ORGANISED = re.compile("(赛|运动会|联谊|联谊会|歌会|演出|汇演|健步走|徒步|拔河|比武)$")


def event_word(fact: Fact, wording: Wording | None) -> str:
    """Return the verb for an event's label, `''` where it takes none; without `wording` always the same one."""
    verb = event_verb(fact.label)
    if fact.part_of or fact.unit.endswith("元"):
        return ""
    if not verb and fact.unit in _TIMES and _SOMEBODYS.match(unquoted(fact.label)):
        return "组织"
    if fact.label in _DRIVES and fact.unit in (*_TIMES, *SESSIONS, "期"):
        return "开展"
    if not verb and fact.unit in (*_TIMES, *SESSIONS, "期") and _takes_place(fact.label):
        return "举办" if _is_held(fact) else "开展"
    if not verb and fact.unit == "对" and _PAIRED.search(fact.label):
        return "开展"
    if not verb and fact.unit == "项" and _RESEARCH.search(fact.label) and not begins_with_verb(fact.label):
        return "开展"
    if wording is None or not verb:
        return verb
    if verb == "开展" and not fact.by:
        return wording.pick("开展", "组织开展", "开展")
    return wording.pick("举办", "组织") if verb == "举办" and _ORGANISED.search(fact.label) else verb


def is_shared(fact: Fact) -> bool:
    """Whether persons are counted with what they came together for: 红色观影 640人次, 达体舞 350人."""
    if fact.unit not in PERSONS or fact.goes_with or (begins_with_verb(fact.label) and known_action(fact.label)):
        return False
    if DOERS.search(fact.label) or TAKING_PART.search(fact.label) or is_predicated(fact.label):
        return False
    festive = fact.theme == _PASTIMES or _FEAST.match(fact.label)
    return bool(festive) or (
        fact.theme == _STUDIES and _takes_place(fact.label) and is_deed(rjieba.cut(fact.label)[-1])
    )


def _takes_place(label: str) -> bool:
    """Whether a label names what may be done time and again, and no deed of others': 读书分享, 中心组学习, 微党课."""
    words = rjieba.cut(unquoted(label))
    if label.endswith(("报", "刊", "刊物", "杂志")):
        return False
    others = _OTHERS_DEEDS.intersection(words) or comes_about(label)
    done = is_deed(words[-1]) and not (
        known_action(label) or label[0] in "再续又新"
    )  # what stands before it says which: 扑火安全训练
    told = others or (begins_with_verb(label) and not done) or label[0] in _GOING
    named = len(words) == 1 or COURSES.search(label) or (done and begins_with_verb(label))
    return not told and bool(named or tells_nothing_done("".join(words[:-1])))


def _is_held(fact: Fact) -> bool:
    """Whether what is counted is held rather than done: 微党课18次, 体验课4堂."""
    held = fact.unit in SESSIONS or COURSES.search(fact.label)
    last = rjieba.cut(fact.label)[-1]
    return bool(held) and not (is_deed(last) or _GOES_TO.fullmatch(last))
