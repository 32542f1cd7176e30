"""Words an editor looks at twice: slogans out of their time, wrong terms, claims that need a fact, clichés, states.

Times are months `(year, month)`: a slogan is current from `first` on and, where it has ended, up to `last`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from assistant.text.sentences import Span

_Kind = TypeVar("_Kind")
Month = tuple[int, int]
ClaimKind = Literal["praise", "rank", "universal", "excess"]


@dataclass(frozen=True)
class Slogan:
    """Guidance or a campaign with the months in which a summary may lean on it; `instead` says what has followed."""

    pattern: str
    first: Month
    last: Month | None = None
    instead: str = ""

    def is_current(self, month: Month) -> bool:
        """Whether a summary written in that month may speak of it as guidance or work at hand."""
        return self.first <= month and (self.last is None or month <= self.last)


@dataclass(frozen=True)
class WrongTerm:
    """A term that official text does not use, or no longer: what to write, and why where that is not plain."""

    pattern: str
    right: str
    reason: str = ""


SLOGANS = (
    Slogan("“?三个代表”?(?:重要)?思想", (2000, 2), (2012, 11), "习近平新时代中国特色社会主义思想"),
    Slogan("科学发展观", (2003, 7), (2012, 11), "习近平新时代中国特色社会主义思想"),
    Slogan("三个文明", (2002, 11), (2012, 11), "“五位一体”总体布局"),
    Slogan("(?:构建|建设)(?:社会主义)?和谐社会", (2004, 9), (2012, 11)),
    Slogan("八荣八耻|社会主义荣辱观", (2006, 3), (2012, 11), "社会主义核心价值观"),
    Slogan("保持共产党员先进性教育", (2005, 1), (2006, 12)),
    Slogan("创先争优活动", (2010, 4), (2012, 12)),
    Slogan("群众路线教育实践活动", (2013, 6), (2014, 12)),
    Slogan("三严三实", (2015, 4), (2016, 12)),
    Slogan("两学一做", (2016, 2), (2019, 12)),
    Slogan("不忘初心、?牢记使命”?主题教育", (2019, 5), (2020, 12)),
    Slogan("党史学习教育", (2021, 2), (2022, 12)),
    Slogan("(?:学习贯彻)?习近平新时代中国特色社会主义思想主题教育", (2023, 4), (2024, 6)),
    Slogan("党纪学习教育", (2024, 4), (2024, 12)),
    Slogan("深入贯彻中央八项规定精神学习教育", (2025, 3), (2025, 12)),
    Slogan("(?<!工会)(?<!工)十六大(?:精神|报告)", (2002, 11), (2007, 10)),
    Slogan("党的十七大|(?<!工会)十七大(?:精神|报告)", (2007, 10), (2012, 11)),
    Slogan("党的十八大|(?<!工会)十八大(?:精神|报告)", (2012, 11), (2017, 10)),
    Slogan("党的十九大|(?<!工会)十九大(?:精神|报告)", (2017, 10), (2022, 10), "党的二十大精神"),
    Slogan("党的二十大|(?<!工会)二十大(?:精神|报告)", (2022, 10)),
    Slogan("党的二十一大|(?<!工会)二十一大(?:精神|报告)", (2027, 10)),
    Slogan("十七届(?:[一二三四五六七]|历次)中全会", (2007, 10), (2012, 11)),
    Slogan("十八届(?:[一二三四五六七]|历次)中全会", (2012, 11), (2017, 10)),
    Slogan("十九届(?:[一二三]|历次)中全会", (2017, 10), (2022, 10)),
    Slogan("十九届四中全会", (2019, 10), (2022, 10)),
    Slogan("十九届五中全会", (2020, 10), (2022, 10)),
    Slogan("十九届六中全会", (2021, 11), (2022, 10)),
    Slogan("二十届二中全会", (2023, 2), (2024, 7), "党的二十届三中全会精神"),
    Slogan("二十届三中全会", (2024, 7)),
    Slogan("二十届四中全会", (2025, 10)),
    Slogan("二十届[五六七]中全会", (2026, 10)),
    Slogan("中国工会(?:第)?十五(?:大|次全国代表大会)", (2008, 10), (2013, 10)),
    Slogan("中国工会(?:第)?十六(?:大|次全国代表大会)", (2013, 10), (2018, 10)),
    Slogan("中国工会(?:第)?十七(?:大|次全国代表大会)", (2018, 10), (2023, 10), "中国工会十八大精神"),
    Slogan("中国工会(?:第)?十八(?:大|次全国代表大会)", (2023, 10)),
    Slogan("中国工会(?:第)?十九(?:大|次全国代表大会)", (2028, 10)),
    Slogan("十一五(?!五)", (2005, 10), (2011, 6)),
    Slogan("十二五", (2010, 10), (2016, 6)),
    Slogan("十三五", (2015, 10), (2021, 6)),
    Slogan("十四五", (2020, 10), (2026, 6)),
    Slogan("十五五", (2025, 10)),
    Slogan("两个普遍", (2010, 7), (2014, 12)),
    Slogan("组织起来、?，?切实维权", (2004, 1), (2018, 10)),
    Slogan("广普查、?深组建、?全覆盖|面对面、?心贴心、?实打实", (2009, 1), (2014, 12)),
    Slogan("双爱双评", (1995, 1), (2015, 12)),
    Slogan("县级工会加强年", (2022, 12), (2024, 3)),
    Slogan("八大群体入会|推进货车司机等群体入会", (2018, 3), (2021, 12), "新就业形态劳动者入会"),
    Slogan("新就业形态", (2020, 5)),
    Slogan("一函两书", (2021, 3)),
    Slogan("两个确立", (2021, 11)),
    Slogan("两个维护(?!结合)", (2017, 10)),
    Slogan("四个意识", (2016, 1)),
    Slogan("四个自信", (2016, 7)),
    Slogan("中国式现代化", (2021, 7)),
    Slogan("新质生产力", (2023, 9)),
    Slogan("乡村振兴", (2017, 10)),
    Slogan("(?:社会主义)?新农村建设", (2005, 10), (2017, 10), "乡村振兴"),
    Slogan("脱贫攻坚(?!成果)|精准扶贫", (2013, 11), (2021, 6), "巩固拓展脱贫攻坚成果"),
    Slogan("(?:疫情|新冠).{0,4}防控|抗疫", (2020, 1), (2023, 6)),
)

WRONG_TERMS = (
    WrongTerm("工资群众协商", "工资集体协商"),
    WrongTerm("群众协商", "集体协商"),
    WrongTerm("群众合同", "集体合同"),
    WrongTerm("特困职工", "困难职工", "工会帮扶对象现统称困难职工"),
    WrongTerm("弱势群体", "困难群体"),
    WrongTerm("残废人?", "残疾人"),
    WrongTerm("外来妹|打工仔|打工妹", "务工人员"),
    WrongTerm("劳务工会", "工会"),
    WrongTerm("职工医疗互助保险", "职工医疗互助", "医疗互助不是保险"),
    WrongTerm("经费组审|财务组审", "财务经审"),
    WrongTerm("工会经费审计委员会", "工会经费审查委员会"),
    WrongTerm("劳动争议调节", "劳动争议调解"),
    WrongTerm(
        "(?<=[名位个])(?:同志|职工|会员)?(?:荣)?获(?:得)?[^，。；]{0,8}五一劳动奖状",
        "五一劳动奖章",
        "个人获奖章，集体获奖状",
    ),
    WrongTerm("(?<=名同志被评为)[^，。；]{0,8}五一劳动奖状", "五一劳动奖章", "个人获奖章，集体获奖状"),
    WrongTerm("党委、?政府的正确领导下和", "党委、政府的正确领导下，在"),
    WrongTerm("劳动和?社会保障局|劳动局", "人力资源和社会保障局"),
    WrongTerm("劳动(?:和)?社会保障所|劳动保障所", "人力资源和社会保障所"),
    WrongTerm("安监局|安全生产监督管理局", "应急管理局", "2018年机构改革后的名称"),
    WrongTerm("安监办", "应急管理办公室", "2018年机构改革后的名称"),
    WrongTerm("地税(?:局|分局)|国税(?:局|分局)|国地税", "税务局", "2018年国税、地税已合并"),
    WrongTerm("工商(?:行政管理)?局", "市场监督管理局", "2018年机构改革后的名称"),
    WrongTerm("计生办|计划生育", "卫生健康"),
    WrongTerm("工会会费(?=的?(?:征缴|收缴|代收))", "工会经费", "会费由会员交纳，经费由单位拨缴"),
    WrongTerm("外卖小哥", "网约配送员"),
    WrongTerm("送餐员", "网约配送员"),
    WrongTerm("透过(?=召开|加强|开展|组织|工会|用心|各|电话|大家|派发|.{0,4}总工会)", "通过"),
    WrongTerm("用心(?=推动|协助|做好|开展|融入|宣传|到)", "积极"),
    WrongTerm("贴合(?=条件|企业|职工|实际|助学|困难|申领|要求)", "符合"),
    WrongTerm("带给(?=党建|服务|更多|.{0,6}服务)", "提供"),
    WrongTerm("帮忙(?=困难|职工|企业)", "帮助"),
    WrongTerm("观察检查", "视察检查"),
    WrongTerm("卓有成效的(?=开展|推进|做好)", "卓有成效地"),
    WrongTerm("(?:学习|贯彻|落实)[^，。；]{0,20}精神为指导", "以……精神为指导", "“贯彻落实”与“为指导”杂糅"),
)

CLAIMS: dict[ClaimKind, tuple[str, ...]] = {
    "praise": (
        "(?:充分|高度|一致|普遍|广泛|充分的|高度的)(?:肯定|好评|评价|赞扬|赞誉|认可|称赞|欢迎)",
        "(?:受到|得到|获得|赢得|收获|深受|广受|备受)[^，。；]{0,14}(?:肯定|好评|表扬|赞扬|赞誉|称赞|认可|欢迎|点赞|信赖|信任|青睐|拥护|嘉奖|通报表扬)",
        "好评如潮|有口皆碑|交口称赞|拍手称快|反响(?:热烈|强烈|良好)|传为佳话|作?典型发言",
        "经验(?:介绍|交流|推广)|全[省市县区]推广",
    ),
    "rank": (
        "率先|首个|首家|首创|首批|首开先河|开创先河|独创|唯一|领先|领跑|排头兵|走在[^，。；]{0,10}前列",
        "名列前茅",
        "(?:位居|位列|名列|居|列|排名|处于)(?:全[国省市县区镇乡])?(?:第[一二三\\d]+|首位|榜首|前列|前[一二三四五六七八九十\\d]+)",
        "全[国省市县区](?:第一|首|最|领先)|最(?:好|佳|优)(?:的)?(?:成绩|水平|成效|效果)|标杆|样板|示范效应",
        "历史(?:最好|最高|新高)",
    ),
    "universal": (
        "(?:实现)?(?:全覆盖|全部覆盖|基本覆盖|全面覆盖)|百分之百|100%|百分百",
        "零(?:事故|投诉|上访|伤亡|死亡|差错|纠纷|欠薪|拖欠|遗漏|违规|延误|积压|举报|发生)",
        "应(?:建尽建|入尽入|保尽保|帮尽帮|助尽助|签尽签|救尽救|缴尽缴|收尽收|检尽检)|无一(?:例|起|人|漏)?",
        "没有(?:发生)?(?:一[起例件人]|出现)[^，。；]{0,10}",
        "未(?:发生|出现)[^，。；]{0,12}|杜绝了?",
        "(?:全部|均已|悉数|逐一)(?:办结|落实|整改|解决|完成|处理|兑现|到位|签订|建立)|全面(?:完成|建成|实现)",
        "圆满(?:完成|成功|结束)",
        "(?:人人|户户|家家|件件|事事|村村)(?:都|皆|有(?!关)|能|会|懂|参与|受益|满意|落实|回应|清|通)",
    ),
    "excess": (
        "超额|超(?:计划|目标|进度)|提前(?:[^，。；]{0,6})?完成|超过(?:年初)?(?:目标|任务|计划)",
        "(?:大幅|显著|明显|极大|大大|有效|持续|稳步|逐年|快速|成倍)(?:度|地)?(?:提升|提高|增长|增加|增强|改善|下降|减少|降低|上升|好转|优化)",
        "翻(?:了)?[一两]?番|倍增|创(?:下)?(?:历史)?新高|再创佳绩|硕果累累|成效(?:显著|明显|突出)",
        "(?:显著|明显|良好|丰硕|突出)(?:的)?(?:成效|效果|成果|成绩|实效)|突破性(?:进展|成果)",
    ),
}
"""What no sentence may say unless a fact does: praise, rank, universals, more than was planned."""

CLICHES = (
    "在[^，。；]{2,20}的?正确领导下|在[^，。；]{2,20}的?(?:亲切|大力)(?:关怀|关心|支持)下|高度重视",
    "亲自挂帅|狠抓落实|真抓实干|齐抓共管|奋力谱写|谱写[^，。；]{0,8}新篇章",
    "再上(?:一个)?新(?:的)?台阶|迈上(?:一个)?新(?:的)?台阶|开创[^，。；]{0,10}新局面",
    "推向(?:一个)?新(?:的)?高度|奠定了?[^，。；]{0,6}基础|注入了?[^，。；]{0,6}(?:动力|活力)",
    "取得了?(?:较好|良好|显著|明显|一定)(?:的)?(?:成绩|成效|效果)|收到了?(?:较好|良好)的?效果",
    "营造了?[^，。；]{0,10}(?:良好)?氛围|形成了?[^，。；]{0,10}良好(?:局面|格局|风气)",
    "充分发挥[^，。；]{0,16}作用|切实(?:加强|提高|增强|维护|做到|把)",
    "不断(?:加强|提高|增强|完善|深化|推进|提升)|进一步(?:加强|提高|增强|完善|深化|推进|提升)",
    "紧紧围绕|牢牢把握|深入(?:贯彻|推进|开展)|扎实(?:推进|开展|做好)|全力(?:推进|以赴)",
    "大力(?:推进|弘扬|宣传|开展)|团结奋进|求真务实|与时俱进|开拓创新|砥砺前行|踔厉奋发|勇毅前行",
    "作出(?:了)?(?:应有的|积极的?|新的?更大的?|更大的?)?贡献|添砖加瓦|保驾护航|落地生根|见行见效|走深走实",
    "入脑入心|心坎上|最后一公里|获得感、幸福感、安全感",
)

UNFINISHED = """
正在 正 仍在 尚在 筹备 筹建 筹划 拟 拟于 将 即将 计划 打算 准备 预计 有望 力争 争取 尚未 还未 未能
待 有待 推进中 办理中 建设中 在建 试运行 洽谈 酝酿 初步 陆续 启动 申报 申请
""".split()
"""Words that keep a thing open: they may not be lost where a fact's `state` has them."""


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Join patterns: most texts have none of them, and need not be searched for each."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_ANY_SLOGAN = _any_of(slogan.pattern for slogan in SLOGANS)
_ANY_WRONG_TERM = _any_of(term.pattern for term in WRONG_TERMS)
_ANY_CLAIM = _any_of(pattern for patterns in CLAIMS.values() for pattern in patterns)
_ANY_CLICHE = _any_of(CLICHES)


def find_outdated(text: str, month: Month) -> list[tuple[Span, Slogan]]:
    """Find slogans and guidance that were not, not yet or no longer current in a month."""
    if not _ANY_SLOGAN.search(text):
        return []
    return [
        (span, slogan) for slogan in SLOGANS if not slogan.is_current(month) for span in _spans(slogan.pattern, text)
    ]


def find_wrong_terms(text: str) -> list[tuple[Span, WrongTerm]]:
    """Find terms that have a right form, longer ones first where they overlap."""
    if not _ANY_WRONG_TERM.search(text):
        return []
    found = [(span, term) for term in WRONG_TERMS for span in _spans(term.pattern, text)]
    return _without_overlap(found)


def find_claims(text: str) -> list[tuple[Span, ClaimKind]]:
    """Find praise, rank, universals and excess, whether or not a fact states them."""
    found: list[tuple[Span, ClaimKind]] = []
    if not _ANY_CLAIM.search(text):
        return found
    for kind, patterns in CLAIMS.items():
        found += [(span, kind) for pattern in patterns for span in _spans(pattern, text)]
    return _without_overlap(found)


def find_cliches(text: str) -> list[Span]:
    """Find stock phrases that say nothing."""
    if not _ANY_CLICHE.search(text):
        return []
    return [span for span, _ in _without_overlap([(span, "") for pattern in CLICHES for span in _spans(pattern, text)])]


def _spans(pattern: str, text: str) -> Iterable[Span]:
    return [Span(*match.span(), match[0]) for match in re.finditer(pattern, text)]


def _without_overlap(found: list[tuple[Span, _Kind]]) -> list[tuple[Span, _Kind]]:
    """Keep the longer of two that overlap, in the order of the text."""
    kept: list[tuple[Span, _Kind]] = []
    for span, kind in sorted(found, key=lambda pair: pair[0].start - pair[0].end):
        if all(span.end <= other.start or other.end <= span.start for other, _ in kept):
            kept.append((span, kind))
    return sorted(kept, key=lambda pair: pair[0].start)
