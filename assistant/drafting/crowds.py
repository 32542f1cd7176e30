"""An event with those whom its figure counts: who came, who was served, which firms were looked at."""

import re

import rjieba

from assistant.drafting.figurewords import BEHIND_THE_UNIT, before_noun, people
from assistant.drafting.labels import (
    BODIES,
    DOERS,
    PERSONS,
    TAKING_PART,
    begins_with_verb,
    event_verb,
    is_deed,
    tells_nothing_done,
)
from assistant.drafting.parties import who_first

_GROUPS = re.compile(r"(?:家|支|个?队|(?:[名位支家个所条户处]|人次)(?P<noun>[\u4e00-\u9fff]{1,8}))")
_BODIES = re.compile(
    "(队|码头|港|景区|商场|市场|社区|车间|村|村组|学校|机关|单位|社|部门|园区|商户|工会|班组|站点|门店|企业|工地|厂|龙舟|县区|乡镇|网点|项目部)$"
)
_CAMPAIGN = re.compile("(送温暖|送清凉|助学|圆梦|进万家|进社区)$")
_WORKS = re.compile("[幅件篇首个](?:作品|稿件|方案)|[幅篇首]")
_SENT_IN = re.compile("(随手拍|征集|问卷|投票)$")
_LESSONS = re.compile("门(?:课程?)?")
_TOURING = re.compile("(巡[展演讲诊]|宣讲|放映|试点)$")
_TEAMS = re.compile("(队伍?|团)$")
_PAID = re.compile("(补助|补贴|奖励|津贴|救助金|慰问金|奖学金|助学金)$")
_ATTENDED = re.compile(
    "([体妇]检|测评|评测|志愿服务|培训|轮训|复训|研修|集训|(?:妇科|健康|身体|口腔|视力|职业病)检查|筛查|疗休养|疗养|研学|观摩|参观|夏令营)$"
)
_EXAMINED = re.compile("(排查|检查|审计|核查|巡查|督查|抽查|评定|评估|整治|普查|摸排|摸底)$")
_SERVED = re.compile("(体检|义诊)$")
_OFFERED = re.compile("(问诊|坐诊|把脉|针灸|推拿|理疗|理发|咨询|援助|救助|义诊|指导|辅导|(?<!志愿)服务)$")
_AGREED = re.compile("(协商|恳谈|座谈|对接)$")
_JOINED = re.compile("(竞赛|活动|擂台|练兵|演练|行动|座谈|师带徒)$")
_VISITED = re.compile("(慰问|走访|探访|探望|家访|帮工|调研)$")
_ATTAINED = re.compile(
    "(?:破格|直接|当场|首次|顺利)?(拿到|取得|获得|考取|考得|领到|领取|通过|晋升|晋级|学会|掌握|报考)[\u4e00-\u9fff“”]+"
)
_CERTIFICATE = re.compile("(?![取拿考领办换补发持])[\u4e00-\u9fff]{2,8}(?<![凭持获])(?:证|证书|职称)")
_ARRIVED = re.compile("(?:前来|来(?![访信电])|报名)[\u4e00-\u9fff]{2,8}(?<![员手工队数])")
_WHO_DID = re.compile(
    f"(?P<who>[\u4e00-\u9fff]{{2,8}}?(?:[工者员师手生]|司机|干部|代表))(?P<deed>{_ATTAINED.pattern}|参加[\u4e00-\u9fff“”]{{2,}}|{TAKING_PART.pattern})"
)
_SEASON = re.compile(
    "“?(?:春节|元旦|两节|五一|三八|端午|中秋|国庆|重阳|夏季|冬季|春季|秋季|高温|暑期|节日)”?(?:节|期间|前|后)?"
)
_TOLD = re.compile("(宣传|宣讲|普法|教育|科普|推广)$")
_PRACTISED = re.compile("(公开|制度|制)$")
# where things are put: 周转房热水器
_SPOT = re.compile(
    "[\u4e00-\u9fff]+(?:宿舍|周转房|公寓|食堂|驿站|站点|休息室|值班室|工地|码头|车间|学校|卫生院|园区|场站|门卫)(?=[\u4e00-\u9fff]{2})"
)
_REACHING = ("覆盖", "惠及", "涵盖", "涉及", "服务")
# what those counted do themselves, or is done for each of them
_OWN_DEEDS = re.compile("(会|届|加入|保|就业|上岗|脱困|工|牌|签约|达标|获奖|整改|建档|登记|证|互助|保障|保险)$")
_LOOKING_ON = re.compile("(?:参观|观看|瞻仰|聆听|收看|收听|观摩|走进)(?!和|及|与)[\u4e00-\u9fff“”]{2,}")
_EACH_ITS_OWN = re.compile("(职代会|职工代表大会|职工大会|会员大会|会员代表大会|工代会)$")
_FESTIVE = re.compile("(喜?迎|欢?庆|欢度|闹|贺).{2,}")


def is_crowd(unit: str) -> bool:
    """Whether a unit counts those who can take part: persons, families, firms, teams."""
    found = _GROUPS.fullmatch(unit)
    noun = found["noun"] if found else None
    return unit in (*PERSONS, "户") or bool(found and (not noun or DOERS.search(noun) or _BODIES.search(noun)))


def with_crowd(label: str, unit: str, figure: str, verb: str) -> str:
    """Tell an event, which takes `verb`, with the figure of its crowd; `''` where the label tells it otherwise."""
    if _LESSONS.fullmatch(unit) and verb == "举办":
        return f"{label}开设{figure}{'课程' if unit == '门' else ''}"
    if verb and _WORKS.fullmatch(unit):
        return f"{verb}{label}，{'展出' if label.endswith('展') else '收到'}{figure}"
    if verb and unit in ("条", "件", "份") and _SENT_IN.search(label):
        return f"{verb}{label}，收到{figure}"
    if not is_crowd(unit):
        return ""
    if verb and _CAMPAIGN.search(label):
        return _reached(label, unit, figure)
    if verb and unit in PERSONS and _OFFERED.search(label) and (whose := _who_first(label, persons=True))[0]:
        who, deed = whose
        return f"为{who}提供{deed}{figure}" if unit == "人次" else f"为{before_noun(figure)}{who}提供{deed}"
    if verb and unit.startswith("人次") and len(unit) > 2:
        who = unit.removeprefix("人次")
        whom = who + figure.removesuffix(who)
        return f"为{whom}提供{label}" if _OFFERED.search(label) else f"组织{whom}参加{label}"
    if verb and (unit in PERSONS or unit[0] in "名位") and _ATTENDED.search(label):
        who, rest = _who_first(label, persons=True)
        if who and rest.startswith("上门"):
            return f"为{before_noun(figure)}{who}{rest}"
        return f"组织{before_noun(figure)}{who}参加{rest}" if who else f"组织{people(figure)}参加{label}"
    if _PAID.search(label) and "发放" not in label:
        whom = _who_first(label)[0]
        return (
            f"为{before_noun(figure)}{whom}发放{label.removeprefix(whom)}" if whom else f"为{people(figure)}发放{label}"
        )
    if verb and unit in (*PERSONS, "户") and _VISITED.search(label):
        return f"{label}{figure}"
    if unit.startswith("支") and not (verb or _TEAMS.search(label)):
        return f"组织{label}活动，{people(figure)}参加"
    if verb and unit != "户" and _OFFERED.search(label):
        return f"为{people(figure)}提供{label}"
    if not verb and unit in PERSONS and _LOOKING_ON.match(label):
        return f"组织{people(figure)}{label}"
    if unit in PERSONS and label.startswith("免费"):
        return f"为{people(figure)}{label}"
    if not verb:
        return _without_event(label, unit, figure)
    if _EACH_ITS_OWN.search(label) and unit[0] in "家个所" and unit != "个":
        return f"{figure}{'单位' if unit in ('家', '所') else ''}召开{label}"
    if len(unit) > 1 and figure.endswith(BEHIND_THE_UNIT):
        return f"{verb}{label}，涉及{figure}"
    who, deed = _whose(label, unit)
    if who and _AGREED.search(deed):
        return f"与{before_noun(figure)}{who}开展{deed}"
    if who and _EXAMINED.search(deed):
        return f"对{before_noun(figure)}{who}开展{deed}"
    if len(unit) > 1 and _AGREED.search(label):
        return f"与{figure}开展{label}"
    if len(unit) > 1 and _EXAMINED.search(label):
        return f"对{figure}开展{label}"
    if len(unit) > 1 and _TOURING.search(label):
        return f"在{figure}{verb}{label}"
    if len(unit) > 1 and label.endswith("自查"):
        return f"组织{figure}开展{label}"
    if len(unit) > 1 and _SERVED.search(label):
        return f"为{figure}开展{label}"
    if len(unit) > 1 and _ATTENDED.search(label):
        return f"组织{figure}参加{label}"
    if not verb.endswith("开展") or _JOINED.search(label):
        return f"{verb}{label}，{people(figure)}参加"
    return f"{verb}{label}，{_reach(label)}{_counted(unit, figure)}"


def _reached(label: str, unit: str, figure: str) -> str:
    """Tell a campaign with those whom it reached: 码头工人送清凉 → 开展送清凉，惠及2600名码头工人."""
    noun = unit.removeprefix("人次") if unit.startswith("人次") else ""
    who, deed = ("", label) if noun or unit not in PERSONS else _who_first(label, persons=True)
    if unit.startswith("人次"):
        return f"开展{deed}，惠及{noun or who}{figure.removesuffix(noun)}"
    return f"开展{deed}，惠及{before_noun(figure)}{who}" if who else f"开展{deed}，惠及{people(figure)}"


def _without_event(label: str, unit: str, figure: str) -> str:
    """Tell what is no known event with those whom the figure counts; `''` where the label may name them."""
    last = rjieba.cut(label)[-1]
    if begins_with_verb(label) or DOERS.search(label) or _OWN_DEEDS.search(label) or _tells_a_deed(label, last):
        return ""
    if label.endswith("服务"):
        return f"为{people(figure)}提供{label}"
    if "队" in unit:
        return f"组织{label}活动，{people(figure)}参加"
    who, rest = _whose(label, unit)
    if who and _PRACTISED.search(rest):
        return f"{before_noun(figure)}{who}实行{rest}"
    if (is_deed(last) or _is_done_to(label, last, unit)) and unit != "户":
        return f"开展{label}，{_reach(label)}{_counted(unit, figure)}"
    return f"{label}覆盖{figure}" if len(unit) > 1 and unit[0] in "家个所" else ""


def _is_done_to(label: str, last: str, unit: str) -> bool:
    """Whether a label is persons and what is done with them: 退休职工转接."""
    acts = unit in PERSONS and len(last) > 1 and rjieba.tag(label)[-1][1] == "v"
    return acts and label.removesuffix(last) == who_first(label)[0]


def _tells_a_deed(label: str, last: str) -> bool:
    """Whether a label is a clause already: 工会干部参加县里培训."""
    return bool(TAKING_PART.search(label)) or last in _REACHING or not tells_nothing_done(label.removesuffix(last))


def _reach(label: str) -> str:
    """Return the word for those whom a deed has to do with, by what it is."""
    return "覆盖" if _TOLD.search(label) else "惠及" if _OFFERED.search(label) else "涉及"


def _counted(unit: str, figure: str) -> str:
    return f"单位{figure}" if unit == "家" else people(figure)


def _whose(label: str, unit: str) -> tuple[str, str]:
    """Part those whom a deed is done with or to, where the unit counts them: 米厂粉尘排查 8家 → 米厂, 粉尘排查."""
    who, deed = _who_first(label)
    bodies = bool(BODIES.search(who))
    fits = unit in (("家", "所", "个") if bodies else ("人", "名", "位", "户"))
    return (who, deed) if who and fits and len(deed) > 1 else ("", label)


_THEIR_DEEDS = frozenset(
    "结业 毕业 考证 上岗 就业 过关 过级 晋级 脱困 达标 入会 入党 合格 获奖 获证 取证 返岗 复工".split()
)


def came_to(label: str, unit: str, figure: str) -> str:
    """Tell what those counted did, where the label is their deed: 考取证书, 迎新春写春联; `''` for other labels."""
    if unit not in PERSONS:
        return ""
    if _CERTIFICATE.fullmatch(label):
        return f"{people(figure)}取得{label}"
    if label in _THEIR_DEEDS or _ARRIVED.fullmatch(label):
        return f"{people(figure)}{label}"
    if _ATTAINED.fullmatch(label) and "的" not in label:
        return f"{people(figure)}{label}"
    if (
        unit != "人次"
        and not event_verb(label)
        and (found := _WHO_DID.fullmatch(label))
        and not set("的为给对向") & set(found["who"])
    ):
        return f"{before_noun(figure)}{found['who']}{found['deed']}"
    if _FESTIVE.fullmatch(label) and not (event_verb(label) or DOERS.search(label)):
        return f"{people(figure)}参加{label}{'' if label.endswith('活动') else '活动'}"
    return ""


def handed_to(label: str, *, placed: bool = False) -> tuple[str, str]:
    """Part whom or where things are given to from the things: 困难家庭冬煤 → 困难家庭, 冬煤; `''` for nobody."""
    who, thing = _who_first(label)
    if placed and (found := _SPOT.match(label)):
        who, thing = found[0], label[found.end() :]
    return (who, thing) if len(thing) > 1 else ("", label)


def _who_first(label: str, *, persons: bool = False) -> tuple[str, str]:
    """Part those whom an event is for from it and its time: 女职工健康体检 → 女职工, 健康体检."""
    who, rest = who_first(label)
    season = _SEASON.match(who)
    when, who = (season[0], who.removeprefix(season[0])) if season and who != season[0] else ("", who)
    return ("", label) if "的" in who or (persons and BODIES.search(who)) else (who, f"{when}{rest}")
