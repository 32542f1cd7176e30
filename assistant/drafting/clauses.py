"""A fact as a clause or two: its date, place, actor and manner set round what it states, as grammar wants them."""

import re

import rjieba

from assistant.drafting.events import HAPPENING, SESSIONS
from assistant.drafting.figurewords import tidy
from assistant.drafting.labels import (
    ACTIONS,
    PERSONS,
    event_verb,
    is_clause,
    known_action,
    leading_action,
    tells_nothing_done,
)
from assistant.drafting.phrases import Telling, begins_with_action, is_event, is_thing, statement
from assistant.drafting.things import thing_verb
from assistant.facts.periods import WHOLE_YEAR, date_words
from assistant.records import Fact

LONG_MANNER = 40
SHORT_MANNER = 3
_HOLIDAYS = re.compile(
    "(春节|元旦|元宵|清明|重阳|那达慕|两节”?|五一”?|国庆节?|中秋节?|端午节?|三八”?|春运|汛期|暑期|暑假|寒假)$"
)
_BOTH = "元旦、春节"
_TOGETHER = tuple("配合 联合 协助 会同 与 由 同 和 依托 委托 经 在 通过 受 请 随 跟 向 从 用 以 为 对".split())
_MEANS = re.compile("(方式|形式|办法|途径|渠道|机制|制度|平台|热线|窗口|课堂|讲堂|队伍|小程序|公众号|微信群|信箱)$")
_EVEN = re.compile(r"[^\d〇一二三四五六七八九十百千万着了过等和与，、]{4,7}|(?:[一二三四五六七八九十]\w){2}")
# where somebody goes to do it: 县医院下乡, 志愿者进厂
_GOES = re.compile("[上下进到入登驻赴][门乡厂村岛户岗船企校园楼家山矿店]$|[前过下]?来$")
_JOINTLY = ("合作", "联合", "联手", "一起", "一道", "配合", "共同", "协作", "派师资")
_DOING = tuple(
    "出资 发起 拨付 拨款 调拨 支付 捐赠 主办 承办 办理 出面 牵头 代理 合办 垫付 配发 配送 捐助 赠送 承担".split()
)
# verbs at the end of an actor's words whose object is what is counted: what is founded, given, who is seen to
_FOUNDING = frozenset("开办 开通 建设 建成 建起 设立 设置 开设 创办 组建".split())
_GIVING = frozenset("购置 购买 添置 安装 提供 腾出 配发 发放 捐赠 赠送 捐建 改造 组织".split())
_SEEING_TO = frozenset("回访 走访 慰问 看望 帮扶 救助 资助 安置 培训".split())
_WANTING = frozenset(
    (
        "选出 选聘 聘请 提交 上报 反映 报告 提出 查出 受理 配发 发放 发出 送去 送出 赠送 增设 更换 建起 办起 添置 设置 "
        "设立 建立 签订 收集 征集 取得 新建 建成 组建 开展 举办 组织 印发 编印 制作 推动 使用"
    ).split()
)
_SIGNING = ("选", "招", "签", "发", "设", "印", "聘", "换", "装")
_STANDING = ("涉及", "覆盖", "惠及", "涵盖", "适用", "受益")
# a manner that tells when or where an event was, rather than what was done for it
_DESCRIBES = re.compile(
    "^(?:每|逢|隔|早上|晚|白天|夜里|夜间|午间|中午|下班|班前|班后|课余|饭后|放在|安排在)|(?<=[上下里边旁中前后内])[讲说学唱练谈比]$"
)
_SPENT = re.compile("(?:全部|全额|均|都|主要|专项)?用于")
_A_HEAD = re.compile(r"每[人户份家][^，]{0,4}\d[\d.—至—]*万?[元斤公袋件套份]+[^，]{0,4}")
# a manner that tells how sessions went
_HELD_SO = re.compile(
    "^(?!.{40})(?!由|请|为|与|联合|结合).*(?:讲|听|教|练|谈|唱|示范|讲完[^，]{1,6}|讲[政故党课][\u4e00-\u9fff])$"
)
_TOWARDS = re.compile("[向对为给][^，、]{2,12}?(?:企业|单位|职工|会员|家庭|人员|员|工|站点|商户|部门)")
_HAVING_DONE = re.compile(
    "(?:^|，)(?:组织|推动|督促|动员|引导|指导|发动|帮助|鼓励|支持|促成|邀请)(?P<whom>[^，、]{2,14})$"
)


def clause(fact: Fact, telling: Telling, behind: str = "", *, inside: bool = False) -> str:
    """Tell the fact with its date, place, actor and manner; no result. A long manner is a sentence of its own.

    `behind` follows the figure at once: its parts, what it is compared with. `inside` another fact's sentence, who did
    it stands in brackets.
    """
    by_behind = _by_behind(fact)
    if inside and by_behind.startswith("，"):
        by_behind = f"（{by_behind[1:]}）"
    told = _located(fact, statement(fact, telling))
    words = manner(fact, telling)
    if not words:
        return (when(fact, telling) or _this_year(fact, telling)) + _by(fact) + told + behind + by_behind
    if manner_follows(fact):
        mark = "。" if len(words) >= LONG_MANNER and not telling.plain else "，"
        mark = "" if told.startswith(("为", "对")) and told.endswith(fact.label) and not behind else mark
        return f"{when(fact, telling)}{_by(fact)}{told}{behind}{by_behind}{mark}{words}"
    if by := _by(fact):
        return f"{when(fact, telling)}{words}{_mark(words, telling)}{by}{told}{behind}"
    told = _led_to(words, told, fact) or words + _mark(words, telling) + told
    return when(fact, telling) + told + behind + by_behind


def manner_follows(fact: Fact) -> bool:
    """Whether what is told stands before its manner: an event, or a thing that the manner describes."""
    words = tidy(fact.how)
    if not words or is_event(fact):
        return bool(words) and not (event_verb(fact.label) and _leads_on(words))
    if _A_HEAD.fullmatch(words) or _SPENT.match(words):
        return True
    if event_verb(fact.label) and len(words) < LONG_MANNER and _DESCRIBES.search(words):
        return True
    lasts = re.search(r"[\d一二两三四五六七八九十]+(?:多|余)?(?:分钟|小时|学时|课时)", words)
    held_so = lasts or _HELD_SO.search(words) or words.startswith(("每", "逢"))
    if fact.unit in SESSIONS and held_so and fact.label[-2:] not in words and fact.label[0] not in "共已":
        return True
    if _leads_on(words) or words.endswith(fact.label):
        return False
    return is_thing(fact) and not words.startswith(("对", "为", "向", "给", "在", "从"))


def is_told_apart(fact: Fact) -> bool:
    """Whether the manner is a sentence of its own behind what is told."""
    return manner_follows(fact) and len(tidy(fact.how)) >= LONG_MANNER


def when(fact: Fact, telling: Telling) -> str:
    """Tell the fact's date, with a comma; `''` without one, or where the label says it."""
    date = date_words(fact.date, telling.sheet.year)
    until = date_words(fact.until, telling.sheet.year)
    if until:
        return f"{date}至{until}，" if date else f"截至{until}，"
    both = date.strip("“”") in (_BOTH, "两节", "双节") and (
        "两节" in fact.label or {"元旦", "春节"} <= set(rjieba.cut(fact.label))
    )
    if not date or date in fact.label or date in fact.text or both:
        return ""
    if fact.value is None and fact.total is not None and re.search(r"[月日年底末]$", date):
        return f"截至{date}，"
    return f"{date}期间，" if _HOLIDAYS.search(date) and not date.endswith("期") else f"{date}，"


def _this_year(fact: Fact, telling: Telling) -> str:
    """Say now and then that a deed is of this year, where no date does."""
    done = (
        known_action(fact.label) and fact.value is not None and not (fact.by or fact.state or fact.place or fact.last)
    )
    if not done or telling.plain or fact.goes_with or fact.part_of or fact not in telling.sheet.facts:
        return ""
    period = telling.sheet.period
    if period != WHOLE_YEAR and not period.startswith(("上", "下", "第")):
        return ""
    words = ("今年", "年内") if period == WHOLE_YEAR else (period, period)
    return telling.wording.pick("", words[0], "", "", words[1], "")


def manner(fact: Fact, telling: Telling) -> str:
    """Tell how it was done, without a comma; `''` where the sheet does not say."""
    words = tidy(fact.how)
    if _MEANS.search(words) and not is_clause(words):
        return f"通过{words}"
    parts = words.split("、")
    if (
        not manner_follows(fact)
        and len(parts) > 1
        and all(_EVEN.fullmatch(part) for part in parts)
        and not words.startswith(("由", "让", "请", "与", "为", "向", "对"))
        and max(map(len, parts)) < 8
    ):
        return telling.wording.pick(f"坚持{words}", f"采取{words}的办法", f"实行{words}")
    return words


def _led_to(words: str, told: str, fact: Fact) -> str:
    """Put a manner before what it led to without a comma, words that end the one and begin the other told once.

    Returns `''` where a stop must part them.
    """
    if words != tidy(fact.how) and words != tidy(fact.by):
        return ""
    if fact.label and words.endswith(fact.label) and fact.label in told:
        return words + told.partition(fact.label)[2]
    for size in range(min(len(words), len(fact.label)), 1, -1):
        if told.startswith(words[-size:]):
            return words[:-size] + told
    if event_verb(fact.label) and fact.label in told and _leads_on(words):
        return words + told[told.index(fact.label) :]
    return words + told if _flows_into(words, told, fact) else ""


def _flows_into(words: str, told: str, fact: Fact) -> bool:
    """Whether a manner needs what follows as its object or deed, so that no comma may part them."""
    acts = bool(leading_action(told))
    having_done = _HAVING_DONE.search(words)
    if having_done and acts:
        return not is_clause(having_done["whom"])
    if len(words) <= SHORT_MANNER or _TOWARDS.fullmatch(words):
        return acts
    return _leads_on(words) and bool(fact.label) and not (known_action(fact.label) or event_verb(fact.label))


def _leads_on(words: str) -> bool:
    """Whether words end with a verb that still wants its object: 从青年中选出."""
    last = re.split("[，、]", words)[-1]
    tokens = rjieba.cut(last)
    return len(tokens) > 1 and (tokens[-1] in _WANTING or tokens[-1] in _SIGNING) and "了" not in last


def _mark(words: str, telling: Telling) -> str:
    return (
        "。"
        if not telling.plain
        and len(words) >= telling.wording.pick(LONG_MANNER, LONG_MANNER - 10)
        and words.count("，") > 1
        else "，"
    )


def _located(fact: Fact, told: str) -> str:
    place = tidy(fact.place).removeprefix("在")
    if not place or place in fact.label:
        return told
    if fact.state:
        return f"在{place}{told}" if leading_action(told) else f"{place}的{told}"
    if is_event(fact) and HAPPENING.search(told):
        return f"{told[:-2]}在{place}{told[-2:]}"
    if fact.label and not leading_action(told):
        return f"{told}（{place}）"
    return f"在{place}{told}"


def _by(fact: Fact) -> str:
    """Tell the actor before the action; `''` where the label says it, or where it is told behind."""
    words = tidy(fact.by)
    if not words or words in fact.label or fact.state or _by_behind(fact):
        return ""
    if _gives_rise(fact):
        return f"由{words}".removeprefix("由由")
    lead = "" if words.startswith(_TOGETHER) or words.endswith("来") or leading_action(words) else "由"
    if not begins_with_action(fact):
        return f"{lead}{words}，"
    return lead + (_led_to(words, fact.label, fact) or words + fact.label).removesuffix(fact.label)


def _by_behind(fact: Fact) -> str:
    """Tell the actor behind the figure, where it is a clause of its own or the label tells no deed of somebody's."""
    words = tidy(fact.by)
    if not words or words in fact.label or fact.state:
        return ""
    if words.startswith("其中"):
        return f"（{words}）"
    if _is_clause_of_its_own(fact, words):
        free = words.startswith(_TOGETHER) or "由" in words or leading_action(words)
        return f"，{'' if free else '由'}{words.replace('，', '、')}"
    if _gives_rise(fact):
        return ""
    stands = leading_action(fact.label) in _STANDING or not begins_with_action(fact)
    return f"（{words}）" if stands and not words.startswith(_TOGETHER) else ""


def _gives_rise(fact: Fact) -> bool:
    """Whether the actor's words end with the verb that what is counted comes from: 夜间食堂 by 园区管委会开办."""
    if not fact.by or fact.total or "，" in fact.by or not (is_thing(fact) and tells_nothing_done(fact.label)):
        return False
    last = rjieba.cut(tidy(fact.by))[-1]
    if fact.unit in PERSONS:
        return last in _SEEING_TO
    return last in _GIVING or (
        last in _FOUNDING and thing_verb(fact.label, fact.unit) in ("设", "开办", "开通", "建立")
    )


def _is_clause_of_its_own(fact: Fact, words: str) -> bool:
    if "，" in words:
        return True
    if _gives_rise(fact):
        return False
    last, tag = next(reversed(rjieba.tag(words)), ("", ""))
    if fact.label.startswith(last) or last in _JOINTLY or _GOES.search(words):
        return False
    acts = last in ACTIONS or (tag == "v" and len(last) == 2)
    return last in _DOING or (acts and not known_action(fact.label))
