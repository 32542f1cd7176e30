"""An event with those whom its figure counts: who came, who was served, which firms were looked at."""

import re

import rjieba

from assistant.drafting.figurewords import before_noun, people
from assistant.drafting.labels import BODIES, DOERS, PERSONS, TAKING_PART, event_verb

_GROUPS = re.compile(r"(?:家|支|个?队|(?:[名位支家个所条户处]|人次)(?P<noun>[\u4e00-\u9fff]{1,8}))")
_BODIES = re.compile(
    "(队|码头|港|景区|商场|市场|社区|村|村组|学校|机关|单位|社|部门|园区|商户|工会|班组|站点|门店|企业|工地|厂|龙舟|县区|乡镇|网点|项目部)$"
)
_CAMPAIGN = re.compile("(送温暖|送清凉|助学|圆梦|进万家|进社区)$")
_WORKS = re.compile("[幅件篇首个](?:作品|稿件|方案)|[幅篇首]")
_LESSONS = re.compile("门(?:课程?)?")
_TOURING = re.compile("(巡[展演讲诊]|宣讲|放映|试点)$")
_TEAMS = re.compile("(队伍?|团)$")
_PAID = re.compile("(补助|补贴|奖励|津贴|救助金|慰问金|奖学金|助学金)$")
_ATTENDED = re.compile(
    "(测评|评测|志愿服务|培训|轮训|研修|集训|体检|(?:妇科|健康|身体|口腔|视力|职业病)检查|筛查|疗休养|疗养|研学|观摩|参观|夏令营)$"
)
_EXAMINED = re.compile("(排查|检查|审计|核查|巡查|督查|抽查|评定|评估|整治|普查|摸排|摸底)$")
_SERVED = re.compile("(体检|义诊)$")
_OFFERED = re.compile("(咨询|援助|救助|义诊|指导|辅导|(?<!志愿)服务)$")
_AGREED = re.compile("(协商|恳谈|座谈|对接)$")
_JOINED = re.compile("(竞赛|活动|擂台|练兵|演练|行动|座谈|师带徒)$")
_VISITED = re.compile("(慰问|走访|探访|探望|家访|帮工|调研)$")
_ATTAINED = re.compile("(拿到|取得|获得|考取|考得|领到|领取|通过|晋升|晋级|学会|掌握|报考)[\u4e00-\u9fff“”]+")
_WHO_DID = re.compile(
    f"(?P<who>[\u4e00-\u9fff]{{2,8}}?(?:[工者员师手生]|司机|干部|代表))(?P<deed>{_ATTAINED.pattern}|参加[\u4e00-\u9fff“”]{{2,}}|{TAKING_PART.pattern})"
)
_NO_DOERS = ("加工", "手工", "施工", "美工", "电工", "焊工", "木工", "化工", "职工之家")
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
    if not is_crowd(unit):
        return ""
    if verb and unit.startswith("人次") and len(unit) > 2:
        who = unit.removeprefix("人次")
        whom = who + figure.removesuffix(who)
        return f"为{whom}提供{label}" if _OFFERED.search(label) else f"组织{whom}参加{label}"
    if verb and (unit in PERSONS or unit[0] in "名位") and _ATTENDED.search(label):
        who, rest = _who_first(label, persons=True)
        return f"组织{before_noun(figure)}{who}参加{rest}" if who else f"组织{people(figure)}参加{label}"
    if _PAID.search(label) and "发放" not in label:
        whom = _who_first(label)[0]
        return (
            f"为{before_noun(figure)}{whom}发放{label.removeprefix(whom)}" if whom else f"为{people(figure)}发放{label}"
        )
    if verb and unit != "人次" and _CAMPAIGN.search(label):
        return f"开展{label}，惠及{people(figure)}"
    if verb and unit in (*PERSONS, "户") and _VISITED.search(label):
        return f"{label}{figure}"
    if unit.startswith("支") and not (verb or _TEAMS.search(label)):
        return f"组织{label}，{people(figure)}参加"
    if verb and unit != "户" and _OFFERED.search(label):
        return f"为{people(figure)}提供{label}"
    if unit in PERSONS and label.startswith("免费"):
        return f"为{people(figure)}{label}"
    if not verb:
        return ""
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
    joined = not verb.endswith("开展") or _JOINED.search(label)
    return f"{verb}{label}，{people(figure)}参加" if joined else ""


def came_to(label: str, unit: str, figure: str) -> str:
    """Tell what those counted did, where the label is their deed: 考取证书, 迎新春写春联; `''` for other labels."""
    if unit not in PERSONS:
        return ""
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


def handed_to(label: str) -> tuple[str, str]:
    """Part those whom things are handed out to from the things: 困难家庭冬煤 → 困难家庭, 冬煤; `''` for nobody."""
    who, thing = _who_first(label)
    return (who, thing) if len(thing) > 1 else ("", label)


def _who_first(label: str, *, persons: bool = False) -> tuple[str, str]:
    """Part those whom an event is for from it: 女职工健康体检 → 女职工, 健康体检."""
    words = rjieba.cut(label)
    doing = (place for place, word in enumerate(words[:-1], 1) if DOERS.search(word) and word not in _NO_DOERS)
    place = max(doing, default=0)
    who = "".join(words[:place])
    return ("", label) if "的" in who or (persons and BODIES.search(who)) else (who, "".join(words[place:]))
