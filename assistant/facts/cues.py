"""What the words right before and behind a figure say it is: a change, a stock, last year's, a share, a goal."""

import re
from dataclasses import dataclass

from assistant.text.figures import Figure

_UP = (
    r"(?:增长|增加|[增涨升]幅|提高|提升|上升|上涨|扩大|净增|增收|升(?!级|学|旗|国|温|到|至)|涨"
    r"|多出|多增|多了|(?<!许)(?<!很)多[拿挣领发收得赚]?)"
)
_DOWN = r"(?:下降|减少|降低|[降减跌]幅|缩减|回落|下滑|少了|压减|压降|缩短|(?<!不)(?<!多)少|降(?!到|至))"
_AGAINST = r"(?:比|较|同比|环比|相比)"
_FIGURE_NEXT = r"(?:了|率|幅度?|达到?|为|约|近|超过?|逾|分别)?$"
_AGAINST_LAST = r"(?:比|较|高于|高出|低于|同比)[^，。]{0,12}?"
_CHANGE_UP = re.compile(
    rf"{_UP}{_FIGURE_NEXT}|^多(?!则)[^，。到至]{{1,2}}$|{_AGAINST_LAST}多[^，。到至]{{0,4}}$|高[出于](?:上年|去年)[^，。]{{0,4}}$"
)
_CHANGE_DOWN = re.compile(
    rf"{_DOWN}{_FIGURE_NEXT}|^少(?!则)[^，。到至]{{1,2}}$|{_AGAINST_LAST}少[^，。到至]{{0,4}}$|低[于](?:上年|去年)[^，。]{{0,4}}$"
)
_ABSOLUTE = re.compile(r"(?:到|至|为|是|达到?|成)(?:了|约|近)?$")
_COMPARED = re.compile(rf"{_AGAINST}|高[出于]|低于")
_LAST = re.compile(r"(?:上年|去年|上一年|前一年|上年度|(?<=.)同期|年初|原有的?|此前)")
_SINCE = re.compile(r"(?:由|从)(?:上年|去年|上一年|上年同期|去年同期)")
_FROM = re.compile(r"(?:由|从)$")
_TO = re.compile(
    r"(?:提高|增加|增长|上升|提升|升|缩短|压缩|下降|降低|降|减少|减|扩大|增|调整|改|提|涨|加|[上下]调|调|压减|压|缩|拉长|延长|放宽|下?滑|回落|下?跌)?(?:到|至|为)"
)
_RISEN, _FALLEN = (
    re.compile(rf"{way}(?:了)?[到至为](?:了|约|近)?$")
    for way in (
        "(?:增[加长]?|提[高升]?|上?升|上?涨|上[调浮]|扩大|延长)",
        "(?:减少?|下?降低?|下?跌|下[调浮滑]|回落|压缩|缩短|缩减)",
    )
)
_STOCK = re.compile(
    r"(?:累计(?:达到?|为|有|已|建成)?|总数|总量|总计达|共有|现有|已有|拥有|达到|增(?:加到|至|到)|在册|在档|保有|目前|全[镇乡街县市]\w{0,12}达)"
)
_STRONG_STOCK = re.compile(r"(?:总数|总量|累计达到?|累计(?:已)?有|现有|共有|保有|总人数)")
_FLOW = re.compile(
    r"(?:新(?:建|增|设|入会|发展|吸纳|吸收|组建|成立|签|命名|纳入|办|添|招|购|进|印)|发展|吸纳|吸收|增设|[再又]添|添置|净增|今年(?:以来)?(?:[新共又])?(?:[建增发吸成]|组建|办起)|又有?$|又有近?$)"
)
_FLOW_BEHIND = re.compile(
    r"[^，。；]{0,5}(?:今年|年内|当年|新近)[^，。；]{0,2}(?:建|增|设|成立|组建)"
    r"|[^，。；]{0,4}(?:建起了|新建了|新成立)"
)
PER = re.compile(
    r"(?<![一全当本去今上明半两\d])[年月日](?=[省增减产节耗])"
    r"|每[户人家名位期场月天周次年个班季件份小]|[户人日月年场]均|平均|(?<![\u4e00-\u9fff\d])一[户人家名位]$"
)
_EACH = re.compile(
    r"每(?P<each>[十百千万两三\d]*(?:小时|个月|[\u4e00-\u9fff]))(?<![逢当到个])|(?P<head>[户人日月年])均|(?<![本当全一\d半])(?P<span>时|日|月|年)薪"
)
_EACH_ALIKE = {
    "名": "人",
    "位": "人",
    "天": "日",
    "时": "小时",
    "个月": "月",
    **dict.fromkeys("场堂期课节讲趟轮回", "次"),
}
SHARE = re.compile(
    r"占|比重|比例|份额|覆盖面|[\u4e00-\u9fff](?<![增长升降速效])率(?:已|仅|就|也)?(?:达到?|为|是|有|超过?|近|约|逾)?$"
)
_DONE_OF_GOAL = re.compile(
    r"(?:完成|达成|达到|实现|超).*(?:目标|任务|计划|指标)|(?:目标|任务|计划|指标).*(?:完成|达成|超)|完成率"
)
LEFT_OVER = re.compile(
    r"(?:(?:^|[，；（])余$|其余|余下|剩下|剩余|剩|另有|另外|还有|尚有|仍有|还差|尚缺|尚差|差|缺|欠|未|没|少了)"
)
BEYOND = re.compile(r"超出|超过|超额|超了?|多出|多")
_NOT_DONE = re.compile(r"[^，。；]{0,8}(?:未|没|尚|待|仍|还在|正在)")
_PROGRESS = re.compile(r"(?:进度|完成率|完成比例|(?:完成|达成|实现)了?(?:约|近|到)?$)")
_GOAL = re.compile(r"(?:目标|任务|计划|指标|原定|预定|既定|年初定)")
_OF = ("的", "", "）的", "（")
FUTURE = re.compile(
    r"(?:将(?!.{0,20}(?:调整为|列入|列为|纳入|作为))|计划|拟|力争|争取|预计|打算|明年|下一?年|下步|下一步|下一阶段|今后|下半年将|确保.{0,8}(?:实现|达到|完成))"
)
DONE_ALREADY = re.compile(
    r"已(?:经)?(?:完成|建成|招聘|新建|成立|举办|开展|组建|发展|签订|培训|配备|启动|开办|落实|实现|发放"
    r"|资助|慰问|救助|帮扶|走访|设立|建立|建好|办好|办完|改造|改好|整改|评选|评出|入会|换届|吸收|吸纳|投用|启用|开班|上岗|到位)"
)
REACHED = re.compile(r"(?:已|今年|上年|去年|目前|现有|基础上|原有|由|从)")
CAME_ABOUT = re.compile(
    "(?:今年|年内|上半年|下半年|本[季期年]|[一二三四]季度|已经?|刚刚?)[又新已刚]?(?:入会|建成|建起|[建开办设招签发成吸组添改][\u4e00-\u9fff]{0,2})的"
)
"""What tells of things that they are there already: 今年又建成的3处, 上半年新入会的170名."""
ALL_DONE = re.compile(
    r"(?:全部|均已|均|都已|逐一)(?:已)?(?:办结|整改|完成|解决|落实|纠正|改正|处理|答复|回复|到位|[调查]处|调解|化解|结案|办完)"
)
UNFINISHED = re.compile(
    r"(?:正在|正(?:按|抓紧|加紧|有序|在|由|与|同|向|对|会同|组织|协调|等)|拟|将|尚|(?<![接招款亏对优])待(?!遇)|筹备|推进中|进行中|办理中|协商中|审理中|仲裁中|着手|即将|计划|未完成|过程中|有序推进|继续推进|准备|[还仍尚]在|[还仍尚][要得需没未]|[当之]中(?![心央间国小学]))"
)


@dataclass(frozen=True)
class Cue:
    """What the words round a figure say: `change` +1 grew, -1 fell, 0 no change told, `toward` up or down to it."""

    change: int
    compared: bool
    absolute: bool
    last: bool
    stock: bool
    strong_stock: bool
    flow: str
    share: bool
    completion: bool
    goal: bool
    since_last: bool
    per: bool
    left_over: bool
    beyond: bool
    starts: bool
    each: str
    toward: int


def read_cue(before: str, behind: str, clause: str = "") -> Cue:
    """Read the words before a figure, from the previous figure or mark on, those behind it, and its clause up to it."""
    clause = clause or before
    change = _change(before)
    stock = bool(_STOCK.search(before) and not _FLOW_BEHIND.match(behind)) or behind.startswith("的总")
    last = bool(_LAST.search(before) or (_FROM.search(before) and _TO.match(behind)))
    return Cue(
        change=change,
        compared=bool(change and _COMPARED.search(before)),
        absolute=bool(_ABSOLUTE.search(before)),
        last=last and not change and not stock,
        stock=stock,
        strong_stock=bool(_STRONG_STOCK.search(before)),
        flow=_flow(before, behind),
        share=bool(SHARE.search(clause)),
        completion=bool(_DONE_OF_GOAL.search(clause + behind) or _PROGRESS.search(before)),
        goal=bool(_GOAL.search(clause if before in _OF else before) or _GOAL.search(behind[:6])),
        per=bool(PER.search(before)),
        beyond=bool(BEYOND.search(clause)),
        starts=bool(_FROM.search(before) and _TO.match(behind)),
        each=each_of(before),
        toward=1 if _RISEN.search(before) else -1 if _FALLEN.search(before) else 0,
        left_over=bool(LEFT_OVER.search(clause) or _NOT_DONE.search(behind)),
        since_last=bool(_SINCE.search(clause) and _ABSOLUTE.search(before)),
    )


def each_of(text: str) -> str:
    """Give by what a figure is counted (每小时, 日薪, 户均), in one word; "" where it is not."""
    match = _EACH.search(text)
    each = next((group for group in match.groups() if group), "") if match else ""
    return _EACH_ALIKE.get(each, each)


def _flow(before: str, behind: str) -> str:
    match = _FLOW.search(before) or _FLOW.match(behind) or _FLOW_BEHIND.match(behind)
    return match[0] if match else ""


def _change(before: str) -> int:
    if _CHANGE_UP.search(before):
        return 1
    return -1 if _CHANGE_DOWN.search(before) else 0


_COUNTING = "一两二三四五六七八九十"
_PERIOD = re.compile(r"(?:一年|半年|[三六九]个月|一个?季度?|全年|半天|一天|一时|八小时|一刻)")
_COUNTED = frozenset("家 个 名 人 户 份 场 次 期 项 件 间 处 座 所 支 元 % 成 倍 例 宗 起 批 篇 亩".split())
_SORTS = frozenset("类 方面 头 端 边 片 路".split())
_STRUCTURE = re.compile(
    r"数(?!据|字)|样|\w{0,2}(?:事|短板|不足|问题|方面|重点|工作|环节|着手|入手|发力|措施|举措|文章|关口?|难题|难点|做法|抓手|特点|变化|差距|腿|桌|手|头|仗|关键|任务|目标|原则|导向|维度|主题|板块|平台|机制|行动)"
)
_LASTS = re.compile(r"[^，。；\d]{0,3}[\d一二两三四五六七八九十半]+(?:来|多|几)?个?(?:分钟|刻钟|小时|钟头|天)")
_LACK = re.compile(r"(?:不足|短板|差距|问题|重点|方面|打算|工作|薄弱)")


def tells_structure(sentence: str, figure: Figure) -> bool:
    """Whether a small number in Chinese numerals counts the text's own points or list, or is an article (一段空当).

    三处短板, 三件事, 南埔、后坑、塘边三处; a stretch of time (一年) counts nothing either.
    """
    if _PERIOD.fullmatch(figure.text):
        return True
    if figure.fraction or figure.low is None or figure.low > 10 or figure.text[:1] not in _COUNTING:
        return False
    if figure.text[:1] == "一" and figure.unit not in _COUNTED:
        return True
    before, behind = sentence[: figure.start], sentence[figure.end :]
    if figure.text[:1] == "一" and _LASTS.match(behind):
        return True  # 一次讲十五分钟
    if _echoed(before, figure.text, behind):
        return True
    if figure.text[:1] == "一" and sentence.count(figure.text) > 1 and re.match("[在是由为用设叫归属给]", behind):
        return True  # 一家在万福街，一家在北站
    if before[-1:] in ("，", "；", "。", "") and re.match(r"(?:共|均|都|合计|先后|分别)", behind):
        return True
    if figure.unit in _SORTS or before[-1:] in ("头", "前"):
        return True  # 两类劳动者, 头两条
    if _STRUCTURE.match(behind) or _listed(before) == figure.low:
        return True
    return bool(re.match(r"[：:，。]", behind) and _LACK.search(before[-12:]))


def _echoed(before: str, text: str, behind: str) -> bool:
    """Whether the same words stand again right beside: 一件一件, 有一件办一件, 办完一件再记一件."""
    again = rf"[^，。；、\d]{{0,3}}{re.escape(text)}"
    return bool(re.match(again, behind) or re.search(rf"{re.escape(text)}[^，。；、\d]{{0,3}}$", before))


def _listed(before: str) -> int:
    """Count the items of the list that a text ends with: 索道、游船、保洁 are three."""
    clause = re.split(r"[，；。：（）]", before)[-1]
    return len(re.split(r"[、和与及]", clause)) if "、" in clause or "和" in clause else 0
