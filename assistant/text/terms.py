"""Patterns for words and phrases that hold a numeral and count nothing.

`WORDS` are ordinary words and names (统一, 进一步, 五里镇): no number expression at all. `FIXED` are set phrases that
state nothing (五一, 一线, 一户一策).
"""

import re

from assistant.text import lexicon
from assistant.text.cuts import Cut
from assistant.text.measure_words import MEASURES, NOUNS, SINGLE, VESSELS, any_measure
from assistant.text.numbered_names import NAME
from assistant.text.pieces import CN, COUNTED, HAN, SMALL, any_of, any_word, one_of

_HUNG = "[^，。]{0,2}(?:旗|墙|镜|鼓|锣|展板|屏)"
_WORD_BUT_BEFORE = {
    "同一": "式[两三四五六七八九\\d]",
    "一起": (
        "一[落伏]|案|事故|纠纷|争议|信访|上访|越级|群体|劳动|工伤|欠薪|投诉|举报|重大|一般|较大|轻微|死亡|伤亡|非法|违法|刑事|民事|仲裁"
        "|安全|生产|交通|火灾"
    ),
    "十分": "钟|之|满",
    "一度": "电",
    "一道": "题|菜|工序|防线|门|关",
    "一面": _HUNG,
    "两面": _HUNG,
    "四面": _HUNG,
    "八面": _HUNG,
    "一行": "代码|字",
    "四周": "时间|以|内|为期",
    "四方": "面",
    "八方": "面",
    "四处": "(?!奔|打听|打工|寻|找|求|张罗|筹|飞|散|漏|逃|游|走|跑|碰|托|借|查|宣|告|可见|传|想|流|都|是|联系|收集|看)",
    "四季": "度",
    "一旁": "",
    "这一": "公里|华里|平方",
    "一改": "了之",
    "一方": "[砚印墨池田土]|天地|净土|水土",
    "一头": "[牛羊猪驴骡象鹿卖奶母公]",
    "一手": "好|绝活",
    "一体": "机",
    "一带": "一路",
    "一点": "[零〇一二三四五六七八九](?!一)",
    "一路": "",
    "一刻": "钟",
    "一角": "钱|[零一二三四五六七八九\\d]|人民币",
    "一身": "",
    "为零": "[\u4e00-\u9fff](?<![的时后])",
}
"""Words that are a number after all before one of these (一起案件, 十分钟)."""

_WORD_BUT_BEHIND = {
    "一面": ("旗", "镜", "鼓", "锣"),
    "两面": ("旗", "镜", "鼓", "锣"),
    "两样": ("差", "缺", "少", "带", "买"),
    "一番": ("翻", "翻了"),
    "一起": ("的", "发生", "发现", "受理", "查处", "化解", "调处", "办结", "最高", "最低", "最大", "最多", "最少"),
}
"""Words that are a number after all behind one of these (翻一番, 发生一起)."""


def _bounds(word: str) -> str:
    """Give what tells a word from a number, looked at behind the word."""
    before, after = _WORD_BUT_BEHIND.get(word, ()), _WORD_BUT_BEFORE.get(word)
    return "".join(f"(?<!{one}{word})" for one in before) + (f"(?!{after})" if after else "")


_TRIED = rf"(?<!{CN})(?P<tried>(?![{SINGLE}{CN[1:-1]}]){HAN})一(?P=tried)(?!一)"
_EACH = rf"一(?P<each>(?![天步{CN[1:-1]}]){HAN})(?P=each)"
"""歇一歇, 谈一谈; 一扇扇."""
WORDS = one_of((any_of({word: _bounds(word) for word in lexicon.WORDS.split()}), _TRIED, _EACH, NAME))

ENUMERATION = one_of(
    (
        rf"(?:(?<=[。；;，,：:！!？?、\s”）])|^)(?:{SMALL}|十[一二三四五六七八九])(?:是|要|抓|靠|看|促|防|查|严|聚|建(?!设|成)|为了|突出|坚持|强化|注重|加强|落实|开展|做好|靠|则)(?=.)",
        rf"其{SMALL}(?=[，、是：])|(?:(?<=[。；;，,：:\s])|^)其{SMALL}",
    )
)

_PAIR = (
    "[百千万]名?[企村户家人员店校长镇厂园师医律教警干部团]{1,2}[助帮进联访下入兴促育带走结扶牵包到]"
    "[百千万][^名元余多个\\W]"
)
"""百企帮百村, 万人助万企."""
_PAIRED_WORDS = re.findall(r"(?<!\S)一.一(?!\S)", lexicon.FIXED)
_PARALLEL = (
    rf"(?!{SMALL}[{SINGLE}]{SMALL}[{SINGLE}]|{SMALL}[省市县区镇乡村]{SMALL}[市县区镇乡村])"
    rf"{SMALL}(?![{COUNTED}{CN[1:-1]}]){HAN}{SMALL}(?![{COUNTED}{CN[1:-1]}]){HAN}"
)
"""四抓四促, 一函两书."""
SLOGAN = (
    rf"(?!{any_word(' '.join(_PAIRED_WORDS))})"
    rf"一(?![{COUNTED}]?[到至—]|[元块角]一|{CN})(?P<twin>{HAN})一(?![点线定致般直{CN[1:-1]}万亿])(?!(?P=twin)){HAN}"
)
"""一村一品, 一村一律师."""

_ORDINARY = tuple(lexicon.WORDS.split())
IDIOM = any_word(
    lexicon.IDIOMS
    + " ".join(word for word in lexicon.FIXED.split() if len(word) > 3 or word[0] == "第" or word.startswith(_ORDINARY))
)
"""Set phrases to go before any other reading: long ones (三番五次), or longer than a word they begin with (一阵风)."""

_LONG_MEASURES = tuple(word for word in MEASURES + NOUNS if len(word) > 1)
_NOT_SET = (
    "两节(?:.{0,4}课|车厢|电池|展柜)|两头[牛羊猪驴骡象鹿]|三包[^责政服”，。、；）]"
    "|十[三四]五[个余多名人户家天年岁里斤项条次]|三方[面地土水]|两地块|三维修|两法[官庭]|两会[场议]"
)
"""Where the beginning of a set phrase is a count: 五小时, 三公里, 两节课."""

FIXED = one_of(
    (
        rf"(?!{any_word(' '.join(_PAIRED_WORDS))})(?P<parallel>{_PARALLEL}|{_PAIR})",
        rf"(?!{SMALL}(?:{any_measure(_LONG_MEASURES)})|{_NOT_SET}){any_word(lexicon.FIXED)}",
        rf"双(?:[零一二三十百千万]|[拥创减控评报培提争](?:优|先|到|养|升|促|联)?(?!方)|{HAN}双{HAN})",
        rf"{SMALL}(?![个种套场次]){HAN}式(?![各样子])|(?:\d{{1,3}}|{CN}{{1,3}})式(?=[，。、；太])",
        rf"(?:\d+|[几数]?{CN}+几?)年如一日|{CN}{{1,2}}年制|(?:(?<=抢先)|(?<=领先)|(?<=先行)|(?<=快人))一步|(?<=有)一天|(?<=[多只]跑)一[次趟]|(?<=[坐聚济集])一堂|(?<=[说道喊叫问])一声|一[门窗网站键次](?:受理|通办|办结|办理|办成|直达)|一次(?={HAN}{{0,4}}(?:成功|合格|通过|就业)率|交验|投产|成型)|一式(?:\d|{SMALL})[份联]",
        rf"{SMALL}[选休]{SMALL}|{SMALL}{SMALL}分[成账]|(?<=五一[、和])十一|十一(?=[放休]假)|[早朝]{SMALL}{{1,2}}晚{SMALL}{{1,2}}(?!点|时)",
        r"[一二三四五六七八九]·[一二三四五六七八九]|十·一",
        rf"(?:{SMALL}|\d{{1,2}})大(?![人会学中专小队于额病类项块卡{VESSELS}])",
        rf"十?{SMALL}个(?:{any_word(lexicon.SLOGAN_HEADS)})(?!{HAN}{{0,2}}(?:{any_word(lexicon.THINGS)}))",
        rf"一(?P<again>{HAN})一(?P=again)|一(?P<anew>{HAN})再(?P=anew)|一{HAN}(?:了之|了事|到底)|[十百千]里(?=[荷长画桃花梅柳绿春洋稻廊])",
        rf"{SMALL}个(?:一|最)(?=[”’，。、；：）活工行服标要]|$)|(?<=[再又头])一[次回年批遍]",
        r"(?:\d+分钟|[一二三两]刻钟|[半一]小时|(?:十五?|二十|三十)分钟)(?=[^，。；、\d]{0,8}圈)",
        rf"{SMALL}(?!个|[部种项套条]){HAN}{{1,2}}(?=工作法|操作法|管理法|教学法|洗手法|急救法|法则)|{SMALL}(?:步法|字诀|[局场盘战轮把]{SMALL}胜)",
        rf"[三四五]期(?=保护|女职工|权益|护理)|一[人户企岗车][两双][卡证码号岗责账薪]|一[人岗企专员村镇店站卡证码网]多(?=[岗能企策品用元点面专机证])|十二分(?=[的用满高努尽认热感重小珍])|{SMALL}口之家|一家[二两三四五六七八]口|(?:\d+|{CN}+)年一遇",
        r"8小时(?=工作制|[之以]?外)|[1-9]星级|\d级(?=工(?![会作人商程伤资])|技工|钳工|焊工|电工)|[百千万]亿(?=产业|集群|级|园区|工程)|[百千万亿]吨级|数以[十百千万亿]+计|[一二三四五六七八九]分(?=[靠凭种建管治养苦甜情爱真热])",
        r"[一二三]本(?=\d|线|率|上线|院校|录取|批|大学)|(?<=[考录][上取])[一二三]本|二本(?=[，。、奖生])",
        rf"{SMALL}星级?(?!期)|(?<!风)(?<!风力){SMALL}级(?![多余])",
        r"[一二三五两]年(?=行动|规划|计划|攻坚|倍增|提升行动)",
        rf"[百千万](?!余|多|元|分|几|数){HAN}[百千万](?![元名人家余多分]){HAN}",
        r"[一三五六七八九][一四八](?=节|奖|工|精|先|红|劳|国|妇|儿|青|运|建|期|前|后|文|表|系|慰|纪|讲|活|维|宣|假|口号|颁)",
    )
)


_ADVERB = re.compile("一心|百姓|一致|一起|一道|一律|一定|一样|一般|统一|十分|[斤半]两|少两")
_COUNTS = re.compile("[一二两三四五六七八九十百千万](?!番)")
_ANY_WORD = re.compile(WORDS)
_NAMED_AFTER_A_DAY = re.compile("[三五六七八][一八]")


def find_idioms(cut: Cut) -> list[tuple[int, int]]:
    """Give the places of idioms and sayings that hold a numeral (千方百计, 一问三不知); not 五一劳动奖章."""
    return [
        (start, end)
        for start, end in cut.idioms()
        if not _NAMED_AFTER_A_DAY.search(cut.line, start, end)
        and _COUNTS.search((_ADVERB if end - start == 4 else _ANY_WORD).sub("", cut.line[start:end]))
    ]
