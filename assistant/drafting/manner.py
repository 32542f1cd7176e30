"""Our own stock of wording: headings and points by theme. They name a task, never a result, so they claim nothing."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from assistant.records import Fact

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class Topic:
    """A part of a theme: what its labels speak of, and ways to announce it."""

    words: re.Pattern[str]
    phrases: tuple[str, ...]


class Wording:
    """Chooses among equivalent wordings by a seed, each list in turn, so that neighbours differ."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._turns: dict[tuple[Hashable, ...], int] = {}

    def pick(self, *options: T) -> T:
        """Return the next of the options."""
        first = self._turns.setdefault(options, Random(f"{self._seed}{options}").randrange(len(options)))
        self._turns[options] = first + 1
        return options[first % len(options)]


def fitting(phrases: Sequence[str], told: str) -> tuple[str, ...]:
    """Return the phrases that promise nothing in particular, or only what `told` speaks of; all where none is left."""
    kept = tuple(phrase for phrase in phrases if all(re.search(of, told) for what, of in PROMISES if what in phrase))
    return kept or tuple(phrases)


def topic_phrases(theme: str, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the ways to announce what these facts of a theme are about; empty where no topic fits."""
    return next((topic.phrases for topic in TOPICS.get(theme, ()) if topic.words.search(_words(facts))), ())


def topic_order(theme: str, facts: Sequence[Fact]) -> int:
    """Return the place of the facts' topic in the theme, the last place where none fits."""
    topics = TOPICS.get(theme, ())
    return next((place for place, topic in enumerate(topics) if topic.words.search(_words(facts))), len(topics))


def _words(facts: Sequence[Fact]) -> str:
    return facts[0].label or facts[0].text


def _topic(words: str, *phrases: str) -> Topic:
    return Topic(re.compile(words), phrases)


# theme → ways to head a section: (what is done, what for)
HEADINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "思想引领": (("强化理论学习", "做实宣传宣讲"), ("突出思想引领", "凝聚职工共识"), ("深化学习宣讲", "讲好工会故事")),
    "组织建设": (("夯实组织基础", "扩大工会覆盖"), ("推进建会入会", "健全基层组织"), ("抓实工会组建", "规范基层运行")),
    "新就业形态": (
        ("聚焦新业态群体", "做实入会服务"),
        ("贴近流动岗位", "做好入会服务"),
        ("面向新业态", "延伸工会服务"),
    ),
    "维权协商": (
        ("推进集体协商", "维护职工权益"),
        ("畅通诉求渠道", "促进劳动关系和谐"),
        ("深化协商调解", "守护职工权益"),
    ),
    "民主管理": (
        ("完善民主管理", "保障职工权利"),
        ("规范职代会制度", "畅通民主渠道"),
        ("推进厂务公开", "听取职工意见"),
    ),
    "帮扶救助": (("开展帮扶救助", "传递组织关怀"), ("摸清困难底数", "落实帮扶措施"), ("聚焦困难职工", "做细帮扶工作")),
    "普惠服务": (("拓展普惠服务", "办好职工实事"), ("建好服务阵地", "做优普惠项目"), ("延伸服务触角", "服务职工日常")),
    "建功立业": (("开展竞赛培训", "提升职工技能"), ("搭建竞技平台", "培育技能人才"), ("深化劳动竞赛", "助推产业发展")),
    "文体活动": (("丰富文体生活", "展现职工风采"), ("办好文体活动", "活跃职工生活"), ("搭建文体舞台", "增进职工交流")),
    "安全生产": (("抓实安全监督", "守护职工安全"), ("参与安全治理", "强化劳动保护"), ("紧盯生产一线", "排查安全隐患")),
    "女职工工作": (
        ("关爱女职工", "维护特殊权益"),
        ("做实女工服务", "关心女职工成长"),
        ("落实专项保护", "服务女职工需求"),
    ),
    "经费经审": (("规范经费收支", "加强审查监督"), ("管好工会经费", "严格经审监督"), ("抓好经费收缴", "强化财务管理")),
    "自身建设": (("加强自身建设", "提升履职能力"), ("建强干部队伍", "改进工作作风"), ("加强队伍培训", "提高服务水平")),
    "荣誉表彰": (("选树先进典型", "弘扬劳模精神"), ("做好评先推优", "发挥典型作用"), ("推荐先进典型", "宣传身边榜样")),
    "其他": (("做好其他工作", "服务中心大局"), ("统筹其他工作", "服务全局"), ("抓好日常工作", "服务基层职工")),
}

# theme → the same in the manner of 抓……，促……
GRASPS: dict[str, tuple[str, str]] = {
    "思想引领": ("抓引领", "聚共识"),
    "组织建设": ("抓组建", "强根基"),
    "新就业形态": ("抓入会", "聚新力"),
    "维权协商": ("抓维权", "促和谐"),
    "民主管理": ("抓民主", "汇众智"),
    "帮扶救助": ("抓帮扶", "暖人心"),
    "普惠服务": ("抓服务", "惠职工"),
    "建功立业": ("抓竞赛", "提技能"),
    "文体活动": ("抓文体", "添活力"),
    "安全生产": ("抓安全", "守底线"),
    "女职工工作": ("抓关爱", "护权益"),
    "经费经审": ("抓经费", "严监督"),
    "自身建设": ("抓自身", "提能力"),
    "荣誉表彰": ("抓典型", "树榜样"),
    "其他": ("抓日常", "补短板"),
}

# what a heading promises → what its facts must then speak of
PROMISES = (
    ("集体协商", "协商|合同|要约|工资"),
    ("协商", "协商|合同|要约|恳谈|调解"),
    ("诉求", "诉求|信访|争议|纠纷|调解|求助|接访|欠薪|案"),
    ("职代会", "职代会|职工代表|职工大会"),
    ("厂务公开", "公开"),
    ("竞赛", "竞赛|比武|大赛|比赛|练兵"),
    ("竞技", "竞赛|比武|大赛|比赛|练兵"),
    ("培训", "培训|夜校|课|参训|轮训"),
    ("人才", "培训|证书|技能|工匠|技师|工作室"),
    ("组建", "建会|组建|新建|成立"),
    ("建会", "建会|组建|新建|成立"),
    ("入会", "入会|会员"),
    ("理论学习", "学习|理论|研讨|党课|读书|宣讲"),
    ("学习", "学习|理论|研讨|党课|读书|宣讲"),
    ("宣讲", "宣讲|宣传|讲"),
    ("故事", "宣传|报道|信息|稿|故事|典型"),
    ("阵地", "站点|驿站|书屋|之家|小屋|阵地|中心|室|港湾"),
    ("底数", "档|摸底|摸排|走访|困难"),
    ("隐患", "隐患|检查|排查"),
    ("监督", "监督|检查|隐患|排查|审"),
    ("收缴", "收缴|经费收|收入"),
    ("干部", "干部|工作者|培训"),
    ("专项", "专项|合同|产假|孕|哺乳|权益"),
    ("特殊权益", "专项|合同|产假|孕|哺乳|权益|筛查|体检"),
    ("劳模", "劳模|劳动奖章|工匠|先进"),
)

TOPICS: dict[str, tuple[Topic, ...]] = {
    "思想引领": (
        _topic("学习|轮训|读书|党课|研讨", "组织理论学习", "抓好理论学习"),
        _topic("宣讲|宣传|讲|听众|普法|主题", "开展宣传宣讲", "面向职工开展宣讲"),
        _topic("信息|报道|媒体|公众号|刊发|投稿", "做好信息报送", "加强宣传报道"),
    ),
    "组织建设": (
        _topic("建会|工会联合会|新建|组建|小三级|覆盖|新成立|成立工会", "推进工会组建", "抓好建会工作"),
        _topic("会员|入会|实名", "做好会员发展和管理", "抓好入会和会员管理"),
        _topic("换届|选举|补选|改选", "规范换届选举", "指导基层换届"),
        _topic("规范化|示范|职工之家|达标|验收|星级|阵地", "推进规范化建设", "建好职工之家"),
    ),
    "新就业形态": (
        _topic("入会|会员|建会|组建|工会", "吸纳新就业形态劳动者入会", "做好新业态建会入会"),
        _topic("协商|职代会|合同|权益|恳谈", "推动新业态协商恳谈", "维护新业态劳动者权益"),
        _topic(".", "做好新就业形态劳动者服务", "提供贴身服务"),
    ),
    "维权协商": (
        _topic("协商|合同|要约|工资专项", "推进集体协商", "做实集体协商要约"),
        _topic("争议|调解|信访|诉求|接访|欠薪|工资|转办|纠纷", "化解劳动争议", "及时处理职工诉求"),
        _topic("一函两书|提示函|监督|检查|法律援助|法律|普法|维权", "开展劳动法律监督和服务", "加强法律监督与援助"),
    ),
    "民主管理": (
        _topic("职代会|职工代表|建制", "推行职代会制度", "抓好职代会建制"),
        _topic("厂务公开|公开", "推进厂务公开", "督促厂务公开"),
        _topic("建议|提案|议题|恳谈", "征集职工意见建议", "听取职工建议"),
    ),
    "帮扶救助": (
        _topic("春节|元旦|两节|慰问|走访|看望|送温暖", "开展走访慰问", "送温暖到户"),
        _topic("助学|学生|子女|大学|学金", "开展金秋助学", "资助困难职工子女上学"),
        _topic("低保|救助|大病|建档|在档|困难|脱困|帮扶", "落实困难帮扶", "做好建档帮扶"),
        _topic("就业|招聘|岗位", "帮助职工就业", "做好就业服务"),
    ),
    "普惠服务": (
        _topic("站点|驿站|阵地|书屋|之家|小屋|港湾", "建好服务阵地", "布设服务站点"),
        _topic("互助|参保|保险|保障", "推进职工医疗互助", "组织职工参加互助保障"),
        _topic("送清凉|高温|慰问|送", "开展送清凉慰问", "关心一线职工"),
        _topic("疗休养|疗养|体检|健康", "组织疗休养和体检", "关心职工健康"),
    ),
    "建功立业": (
        _topic("竞赛|比武|大赛|比赛|练兵", "开展劳动和技能竞赛", "以竞赛促提升"),
        _topic("培训|证书|夜校|课|技能", "抓好技能培训", "组织职工培训"),
        _topic("工匠|劳模|创新工作室|工作室|革新|攻关|创新", "发挥劳模工匠作用", "支持职工创新"),
        _topic("产改|改革|产业工人", "推进产业工人队伍建设", "落实产改任务"),
    ),
    "文体活动": (
        _topic("运动会|赛|健步|球|拔河|体育", "组织体育活动", "开展职工体育活动"),
        _topic("演出|文化|书画|艺|晚会|读书|歌", "开展文化活动", "组织职工文化活动"),
        _topic("联谊|相亲|交友", "组织职工联谊", "开展交友联谊"),
    ),
    "安全生产": (
        _topic("隐患|检查|排查|整改|巡查", "抓好隐患排查", "紧盯安全隐患"),
        _topic("安康杯|竞赛", "开展“安康杯”竞赛", "组织“安康杯”竞赛"),
        _topic("培训|演练|宣传|讲座|课|体检|健康", "抓好安全教育", "做好劳动保护"),
    ),
    "女职工工作": (
        _topic("合同|权益|维权", "维护女职工特殊权益", "签好专项集体合同"),
        _topic("小屋|母婴|托管|筛查|体检|健康|子女", "办好女职工关爱实事", "做实女职工服务"),
        _topic(".", "开展女职工活动", "丰富女职工生活"),
    ),
    "经费经审": (
        _topic("收缴|上缴|经费收|收入|代收", "抓好经费收缴", "做好经费收缴"),
        _topic("审查|审计|经审|监督|检查", "加强经审监督", "开展经费审查"),
        _topic(".", "规范经费使用", "管好用好经费"),
    ),
    "自身建设": (
        _topic("培训|参训|学习", "加强干部培训", "抓好工会干部培训"),
        _topic("制度|考核|例会|调研|作风", "健全工作制度", "改进工作作风"),
        _topic("数智|数字|平台|系统|线上|网上", "推进数智化建设", "用好网上平台"),
        _topic("工作者|干部|人员|指导员|队伍|志愿", "配强工作力量", "充实工作队伍"),
    ),
}
