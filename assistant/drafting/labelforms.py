"""A fact as a form has it, in words that prose can tell: 劳动合同签订 → 签订劳动合同, 培训人数 → 培训."""

import re
from dataclasses import replace

import rjieba

from assistant.drafting.figurewords import BEHIND_THE_UNIT, tidy
from assistant.drafting.labels import (
    ACTIONS,
    BODIES,
    DOERS,
    PERSONS,
    TAKING_PART,
    begins_with_verb,
    event_verb,
    has_action,
    is_deed,
    is_noun,
    is_rate,
    known_action,
    names_a_thing,
)
from assistant.drafting.register import actor_in_report_words, in_report_words, state_in_report_words
from assistant.facts.claims import measure_of
from assistant.facts.column_labels import plain_label
from assistant.records import Fact

_TAUGHT = re.compile("(班|课|课堂|夜校|培训|课程|讲座|学堂)$")
LONGEST_KIND = 6
_REMARK = re.compile(r"^[含每第晚早共其另约]|^包括|\d(?!月|日|号)")  # no word of what it is said of, but a remark on it
_BRACKET = re.compile("(?P<label>[^（）]{2,})（(?P<aside>[^（），。]{1,8})）")
_CASE = re.compile("(?:完成|开展|落实|办理|推进|组织|参加)?情况$")
_WORK = re.compile("(?<=[学扶助问清凉暖练训查传])工作$")
_REACHES = re.compile("(?:共?达到|[共已]?达|突破|共?为)$")
_HEADCOUNT = re.compile("(?:人数|人员|总人数)$")
_SEASON = re.compile(
    "^(?:(?:元旦|春节|两节|“两节”|双节|中秋|国庆|五一|“五一”|端午|重阳|夏季|冬季|秋季|春季|节日|节前|日常|高温|严寒|暑期|岁末年初)、?)+"
)
_SET_PHRASES = re.compile(
    "五小(?=[^企])|一函两书|两癌|安康杯|(?<!第)三八(?=节|[期慰活文健趣])|小三级|五一(?=[期慰活文晚篮歌职]|$)|双过半"
)
_URGES = re.compile("(?:督促|推动|协调|指导|敦促)[\u4e00-\u9fff]{2,6}(?:落实|执行|安排|解决|整改)")
_HOSTS = re.compile("[^，、。]{3,24}(?:主办|承办)")
_JOINT = re.compile(
    "^(?:与|和|同|联合|会同)(?P<who>[^，、]+?)(?:(?:联合|共同|合作)(?:主办|举办|承办|开展|组织)|联办|合办)$"
)

# deeds done to a thing or to persons, which a form names behind it: 集体合同续签, 困难职工慰问
_TO_THINGS = (
    "签订 续签 签署 新签 补签 发放 调解 化解 受理 调处 办结 组建 新建 建立 成立 发展 "
    "清理 整改 收缴 上缴 上解 返还 拨付 使用 征集 收集 采纳 改造 维修 更新 更换 安装 "
    "验收 修订 制定 印发 编印 制作 办理 采购 销售 移交 核对 规范 帮办 约谈 清欠 追讨 追回 指导 协助 建起来 "
).split()
# deeds that change a thing, whoever is counted with them
_CHANGES = "翻修 翻新 装修 修缮 调整 维护 加装 增设 扩建 改建 添置 补办 审核 核查 更改 优化 疏通 粉刷 检修 清洗".split()
_TO_PERSONS = (
    "配备 聘用 招聘 招录 招募 选聘 选派 补选 评选 选树 表彰 救助 慰问 帮扶 资助 走访 看望 探望 探视 "
    "调整 随访 回访 托管 培养 安置 发展 走访慰问"
).split()
_TO_BODIES = ("组建", "新建", "指导", "清理", "验收", "约谈")
_DEED_LAST = re.compile(
    f"(?P<what>.{{2,}}?)(?P<deed>{'|'.join(sorted({*_TO_THINGS, *_TO_PERSONS, *_CHANGES}, key=len, reverse=True))})"
)
_VOTED = re.compile(
    "(?P<what>[^，的]{2,}?)(?P<body>职代会|职工代表大会|职工大会|会员大会|经审会|委员会)(?P<deed>审议通过|票决通过|审议|票决|表决|通过|讨论)"
)
_ENROLLED = re.compile("(?P<who>[\u4e00-\u9fff]{0,8}(?:职工|会员|家庭|子女|学生))(?P<how>建档|在档|在册)")
_INNER = frozenset(
    "之 讨薪 赔付 争议 纠纷 帮扶 换届 入会 留守 受损 欠薪 拖欠 救助 慰问 培训 劳动 服务 保障 维权 创新 活动".split()
)
_BARRED = ("参加", "被", "向", "对", "为", "与", "由")
_ADVERBS = ("足额", "全额", "按时", "按期", "定期", "免费", "集中", "上门", "现场", "及时", "统一")
_PERSON = re.compile(
    "(主席|委员|代表|职工|会员|[员工户民手]|工匠|先进|标兵|专干|工作者|劳模|骑手|司机|学生|子女|儿童|老人|家庭|家属|干部)$"
)
# those whom an event is for or who come to it, counted behind its name: no trainers, judges or lawyers
_COUNTED_LAST = re.compile(
    "([职员民女渔茶矿]工|工人|小哥|代表队|球队|会员|选手|队员|学员|骑手|司机|劳动者|干部|家庭|孩子|子女|儿童|学生|老人|群众|居民|村民|"
    "企业|单位|公司|商户|门店|网点|站点|工地|班组|工会|农户|队伍)$"
)
_VISITS = re.compile("(慰问|走访|探访|探望|帮扶|放映)$")
_AGREED = re.compile("(协商|恳谈)$")
_AGENT = re.compile("(企业|单位|公司|工会|总工会|[局所办委]|中心|媒体)$")


def worded(fact: Fact) -> Fact:
    """Return the fact with a label, actor and manner that a sentence can take up as they stand."""
    fact = _with_marks(fact)
    if not fact.label:
        return fact
    fact = replace(
        fact,
        label=_led(in_report_words(_unbracketed(replace(fact, label=tidy(plain_label(fact)))))),
        by=actor_in_report_words(fact.by),
        state=state_in_report_words(fact.state),
    )
    fact = _with_names(_with_party(_with_partner(fact)))
    if fact.value is None and fact.total is None:
        voted = _VOTED.fullmatch(fact.label)
        return replace(fact, label=f"{voted['body']}{voted['deed']}{voted['what']}") if voted else fact
    label = _REACHES.sub("", _WORK.sub("", _CASE.sub("", fact.label)))
    label = _deed_first(_counted(label, fact.unit), fact)
    told = replace(fact, label=label if len(label) > 1 else fact.label)
    if told.unit in ("名", "位") and event_verb(told.label):
        return replace(told, unit="人")
    return _crowd_last(told) if "(" in fact.unit else _crowd_last(replace(told, unit=measure_of(told)))


def _crowd_last(fact: Fact) -> Fact:
    """Part an event from those it counts, told behind it: 安全检查企业 19家 → 安全检查 19家企业."""
    if fact.part_of or fact.goes_with or fact.state or fact.items or any((fact.total, fact.target)):
        return fact
    if fact.approx in BEHIND_THE_UNIT:
        return fact
    tagged = rjieba.tag(fact.label)
    for place in range(1, len(tagged)):
        event = "".join(word for word, _ in tagged[:place])
        who = "".join(word for word, _ in tagged[place:])
        nouns = all(
            (tag[:1] in "nabj" or word == "一线" or _COUNTED_LAST.fullmatch(word))
            and word not in ACTIONS
            and not TAKING_PART.fullmatch(word)
            for word, tag in tagged[place:]
        )
        if (
            nouns
            and _COUNTED_LAST.search(who)
            and event_verb(event) in ("开展", "举办")
            and _fits(event, who, fact.unit)
        ):
            return replace(fact, label=event, unit=f"{'名' if fact.unit == '人' else fact.unit}{who}")
    return fact


def _fits(event: str, who: str, unit: str) -> bool:
    """Whether a unit counts those named, and the event is no deed whose object they are (春节慰问困难职工)."""
    if _VISITS.search(event) or (_AGREED.search(event) and BODIES.search(who)):
        return False
    bodies = BODIES.search(who) or who.endswith(("队伍", "代表队", "球队", "家庭", "农户", "工地"))
    return unit in (("户", "家", "个", "支", "所", "处") if bodies else PERSONS)


def _with_marks(fact: Fact) -> Fact:
    label, text, how, result, date = map(_quoted, (fact.label, fact.text, fact.how, fact.result, fact.date))
    return replace(fact, label=label, text=text, how=how, result=result, date=date)


def _quoted(words: str) -> str:
    """Put the marks round set phrases that a form leaves without them: 两癌筛查 → “两癌”筛查."""
    return words if "“" in words else _SET_PHRASES.sub(r"“\g<0>”", words)


def _with_names(fact: Fact) -> Fact:
    """Put a manner that only names what kind of thing it is before the thing; one that names several behind it."""
    names = fact.how.split("、")
    if fact.items or not fact.how or not all(_only_names(name) for name in names) or begins_with_verb(fact.label):
        return fact
    if len(names) > 1:
        taught = _TAUGHT.search(fact.label) and not all(is_deed(rjieba.cut(name)[-1]) for name in names)
        return replace(fact, items=tuple(names), how="") if taught else fact
    short = (
        len(fact.how) <= LONGEST_KIND and is_noun(fact.how) and names_a_thing(fact.label) and not event_verb(fact.label)
    )
    return replace(fact, label=f"{fact.how}{fact.label}", how="") if short else fact


def _only_names(words: str) -> bool:
    return 1 < len(words) <= 8 and not (
        rjieba.tag(words)[0][1].startswith(("v", "d", "p", "m", "t")) or DOERS.search(words)
    )


def _with_party(fact: Fact) -> Fact:
    """Tell a deed once that the actor's words tell too: 线索移交 by 移交监察大队; and urge whom it is urged on."""
    if _URGES.fullmatch(fact.by) or fact.by.endswith("的"):
        return replace(fact, label=f"{fact.by}{fact.label}", by="")
    last = rjieba.cut(fact.by)[-1] if fact.by else ""
    theirs = len(last) > 1 and last in ACTIONS and fact.label.endswith(last) and len(fact.by) > len(last)
    if theirs and not begins_with_verb(fact.label):
        return replace(fact, by=fact.by.removesuffix(last))
    deed = fact.by[:2]
    if len(fact.by) > 3 and fact.label.endswith(deed) and deed in ACTIONS and len(fact.label) > 3:
        return replace(
            fact, label=fact.label.removesuffix(deed), by="", result="，".join(filter(None, (fact.by, fact.result)))
        )
    return fact


def _unbracketed(fact: Fact) -> str:
    """Put what a label's last bracket says before what it says it of: 体检（接尘岗位） → 接尘岗位体检."""
    found = _BRACKET.fullmatch(fact.label)
    if not found or fact.items:
        return fact.label
    label, aside = found["label"], found["aside"]
    if aside == fact.unit:
        return label
    if _REMARK.search(aside):
        return fact.label
    if aside.strip("月日号") and re.fullmatch(r"[\d年月日、—-]+", aside):
        return label if fact.date else fact.label
    deed = known_action(label) or (label[:3] if label[0] == "新" and label[1:3] in ACTIONS else "")
    if begins_with_verb(aside) or (begins_with_verb(label) and not deed):
        return fact.label
    return f"{deed}{aside}{label.removeprefix(deed)}"


def _led(label: str) -> str:
    """Put the plain first words of speech into those of a report: 给职工送书 → 为职工送书, 办比赛 → 举办比赛."""
    if label.startswith("给") and has_action(label[1:]):
        return f"为{label[1:]}"
    if label.startswith("帮") and not label.startswith(("帮助", "帮扶", "帮工", "帮教", "帮困", "帮带")):
        return f"帮助{label[1:]}"
    return f"举{label}" if label.startswith("办") and label[1:2] != "好" and event_verb(label[1:]) == "举办" else label


def _counted(label: str, unit: str) -> str:
    """Leave out 人数 and 人员 behind what those counted did."""
    bare = _HEADCOUNT.sub("", label)
    if bare == label or unit not in PERSONS or not bare:
        return label
    return bare if bare in ACTIONS or TAKING_PART.fullmatch(bare) or event_verb(bare) else label


def _deed_first(label: str, fact: Fact) -> str:
    """Put a deed before the object that a form names before it: 春节困难职工慰问 → 春节慰问困难职工."""
    if fact.state or is_rate(label, fact.unit):
        return label
    season = _SEASON.match(label)
    when, rest = (season[0], label[season.end() :]) if season else ("", label)
    if voted := _VOTED.fullmatch(rest):
        return f"{when}{voted['body']}{voted['deed']}{voted['what']}"
    if enrolled := _ENROLLED.fullmatch(rest):
        return f"{when}{enrolled['how']}{enrolled['who']}"
    found = _DEED_LAST.fullmatch(rest)
    if found is None or (parted := _object(found["what"])) is None:
        return label
    what, how = parted
    if "的" in what and not _PERSON.search(what):
        return label
    if found["deed"] in _CHANGES and fact.unit in (*PERSONS, "家", "户") and not _PERSON.search(what):
        return label
    deeds = _TO_PERSONS if _PERSON.search(what) else _TO_BODIES if _AGENT.search(what) else (*_TO_THINGS, *_CHANGES)
    return f"{when}{how}{found['deed'].removesuffix('来')}{what}" if found["deed"] in deeds else label


def _object(words: str) -> tuple[str, str] | None:
    """Return what a deed is done to, and the time or way told behind it; None where the words tell a deed."""
    tagged = rjieba.tag(words)
    last, tag = tagged[-1]
    how = last if len(tagged) > 1 and (tag == "t" or last in _ADVERBS) else ""
    what = words.removesuffix(how)
    inner = tagged[:-1] if how else tagged
    plain = all(tag[:1] in "nbjlasiqux" or word in _INNER or word not in ACTIONS for word, tag in inner)
    plain = plain and (inner[-1][1][:1] in "nbjlsqia" or inner[-1][1] == "vn" or inner[-1][0] in _INNER)
    told = "“" in what or what.startswith(_BARRED) or (begins_with_verb(what) and tagged[0][0] not in _INNER)
    return (what, how) if plain and not told else None


def _with_partner(fact: Fact) -> Fact:
    """Name a partner before the deed that both did: 与农技站联办 → 与农技站联合."""
    if not event_verb(fact.label):
        return fact
    if not fact.by and _HOSTS.fullmatch(fact.how):
        fact = replace(fact, by=fact.how, how="")
    if not fact.how and (found := _JOINT.match(fact.by)):
        return replace(fact, by=f"与{found['who']}联合")
    if not fact.by and (found := _JOINT.match(fact.how)):
        return replace(fact, by=f"与{found['who']}联合", how="")
    return fact
