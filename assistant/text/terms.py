"""Patterns for what looks like a number and counts nothing: words, set phrases, ordinals, codes, list numbers.

`WORDS` are ordinary words that happen to hold a numeral (统一, 进一步): no number expression at all. `FIXED` are set
phrases that state nothing (五一, 一线, 一户一策). `ORDINAL` tells which one, not how many.
"""

import re

from assistant.text import lexicon
from assistant.text.cuts import Cut
from assistant.text.measures import MEASURES, RARE
from assistant.text.quantities import RANKED

_SMALL = "[一二两三四五六七八九十]"
_CN = "[零〇一二两三四五六七八九十百千]"
_HAN = "[\u4e00-\u9fff]"
_COUNTED = "个名位家户人次场期项条件份元万百千年月日天亿成余多至到、"
"""What follows a numeral that counts; a slogan has other words there (一函两书)."""


def _one_of(patterns: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _any_word(words: str) -> str:
    return _begun(words, tuple(map(re.escape, _longest_first(words))))


def _longest_first(words: str) -> list[str]:
    return sorted(set(words.split()), key=lambda word: (-len(word), word))


def _begun(words: str, patterns: tuple[str, ...]) -> str:
    """Look at the first character before trying hundreds of words."""
    return f"(?=[{''.join(sorted({re.escape(word[0]) for word in words.split()}))}]){_one_of(patterns)}"


_WORD_BUT_BEFORE = {
    "一起": "案|事故|纠纷|争议|信访|劳动|工伤|欠薪|投诉|安全|生产|交通|举报|火灾",
    "十分": "钟|之|满",
    "一度": "电",
    "一道": "题|菜|工序|防线|门|关",
    "一面": "锦旗|旗|墙|国旗",
    "两面": "锦旗|旗|墙",
    "一行": "代码|字",
    "四周": "时间|以|内|为期",
    "四处": "[，。、；]",
    "四季": "度",
    "一旁": "",
    "一手": "好|绝活",
    "一体": "机",
    "一带": "一路",
    "一点": "[零〇一二三四五六七八九](?!一)",
    "一路": "",
    "一刻": "钟",
    "一身": "",
}
"""Words that are a number after all before one of these (一起案件, 十分钟)."""


def _word(word: str) -> str:
    unless = _WORD_BUT_BEFORE.get(word)
    before = "(?<!翻)(?<!翻了)" if word == "一番" else ""
    return before + re.escape(word) + (f"(?!{unless})" if unless else "")


_NOT_IN_PLACE = f"{_COUNTED}所处座条村镇是要抓靠看促防查严聚建不对在为把让下进入到零〇百千"
_PLACE = rf"(?!{_any_word(lexicon.FIXED)}){_SMALL}(?![{_NOT_IN_PLACE}])"
_PLACE += rf"{_HAN}{{1,2}}(?=镇|乡|街道|社区|村(?!级|民|务)|县|路|桥|山|水库)(?<!里(?=[山路]))"
"""五里镇, 三合村."""
WORDS = _one_of((_begun(lexicon.WORDS, tuple(map(_word, _longest_first(lexicon.WORDS)))), _PLACE))

ORDINAL = _one_of(
    (
        rf"第?{_CN}+届{_CN}+(?:中(?:、{_CN}{{1,2}}中)*全会|次(?:全会|全体会议|会议|全委会|职代会|会员代表大会|会员大会|代表大会)?)",
        rf"第(?:\d+|{_CN}+)(?:[至到、和—–-]第?(?:\d+|{_CN}+))*(?:个五年规划|届中央|部分|产业|阶段|次(?:全体会议|全委会|全会)|(?:{RANKED})|课(?!堂))?",
        rf"前(?:\d{{1,2}}|{_SMALL})[名强位](?![\u4e00-\u9fff]*[^\u4e00-\u9fff]*占)",
        rf"{_CN}+届(?:中央|全国|省|市|县|人大|政协|(?=会员|代表|职工|工会|委员))",
        rf"(?<![开行办展织了共]){_SMALL}+次(?=工代会|党代会|团代会|妇代会|代表大会|全国代表|会员代表)",
        rf"{_CN}{{1,2}}中全会",
        rf"(?<=[会的])(?:二十|十[一二三四五六七八九])大(?![类批力型])|{_CN}{{2,3}}大(?=精神|报告|以来|召开|胜利|代表|会议|部署)",
        rf"(?:特|{_SMALL}|\d)等(?:奖|功)|{_SMALL}(?:、{_SMALL})+(?:等(?:奖|功)|产业)",
        rf"(?<![一二两三四五六七八九十\d、第])(?:\d{{1,2}}|{_SMALL})楼|(?<=[在于])(?:\d{{1,2}}|{_CN}{{1,3}})层(?![楼级])",
        r"(?:(?<=公交)|(?<=公交车)|(?<=线路)|(?<=[乘坐]))\d+路(?:公交车?)?(?!人|纵队)|\d+路(?=公交|车)",
        r"(?<![月\d一二三四五六七八九十])(?:\d+|[一二三四五六七八九十]+)(?:号|#)(?!文|召|令|公告|称|角|主|牌)",
        rf"{_SMALL}期(?=工程|项目|建设)",
        rf"(?:\d|{_SMALL})年级",
        rf"\d级(?!工|建|以|学)|(?:\d{{1,3}}|{_CN}{{1,4}})周年",
        r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]",
        r"[①-⑳⑴-⒇⒈-⒛㈠-㈩]",
        r"(?<=[篇])\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?=$|\s|[：:）】])|(?<=范文)[一二三四五六七八九十]{1,2}",
        r"(?<=[；;：:。])\d{1,2}(?=[、.．](?!\d))",
    )
)

LINE_NUMBER = re.compile(
    r"\s*(?:[-*•·]\s+|#{1,4}\s+)?(?P<ordinal>"
    + _one_of(
        (
            r"第[一二三四五六七八九十\d]+(?=[，：,:]|、(?!第?[一二三四五六七八九十]))",
            r"[一二三四五六七八九十]{1,3}(?=、(?![一二三四五六七八九十、]+(?:[月日届]|季度|等奖|产业)))",
            r"\d{1,2}(?=、(?!\d{1,2}(?:\s?[月日]|、|两)))",
            r"\d{1,2}(?=[.．](?!\d))",
            r"\d{1,2}(?=[.．](?:19|20)\d\d年)",
            r"\d{1,2}(?=[)）])",
        )
    )
    + ")"
)
"""The number that opens a heading or a list line."""

DOCUMENT_NUMBER = _one_of(
    (
        r"[〔\[（(【](?:19|20)\d\d[〕\]）)】]\s?[\u4e00-\u9fff]{1,2}\d{0,4}[\u4e00-\u9fff]{1,4}\d{1,6}号(?:之[一二三四五六七八九十])?",
        r"[〔\[（(【](?:19|20)\d\d[〕\]）)】]\s?第?\d{1,4}号",
        r"第?\d{1,4}号(?=文|令|公告|通知|决定|意见)(?:文件|文|令|公告)?",
        r"[一二三四五六七八九十]{1,3}号(?:文件|工程|提案|议案|课题)",
    )
)

_NIGHT_AND_DAY = (
    "不打烊|有人|专人|有专人|轮流|巡查|供应|开放|服务|值班|在线"
    "|自助|营业|热线|全天|值守|运转|待命|接听|响应|无人|守候|轮"
)
_LABEL = "邮编|账号|编号|工号|尾号|证号|案号|传真|代码|电话|热线|手机|号码"
_LABELLED = rf"(?:(?<={_LABEL}|拨打)|(?<=(?:{_LABEL})[：:为是]))"
CODE = _one_of(
    (
        r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z/+-]{0,5}[ ]?-?\d+(?:[.-]\d+)*(?![\d.]*%)",
        r"\d+[Vv]\d+",
        r"\d+(?:[.．]\d+)?[A-Za-z](?![A-Za-z²³])[级星类证座]?",
        r"\d+(?:[+＋]\d+)*[+＋][NnXx](?:[+＋][0-9A-Za-z])*|[NnXx][+＋]\d+|\d+[+＋]\d+(?:[+＋]\d+)*|(?<!\d)[+＋]\d",
        r"\d+[×xX*]\d+(?:小时|米)?|\d+对\d+|\d+(?:\.\d+)?(?:[∶比:：]\d+(?:\.\d+)?)+",
        r"(?<!\d)(?:0\d{2,3}-\d{3,8}|1[3-9]\d{9})(?!\d)\**|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?(?=[A-Z\d*]*\d)[A-Z\d*]{5,6}",
        r"\d{2,4}(?:号(?:楼|门|房间|室|窗口|工位)|室|房间|教室|会议室|国道|省道|县道)",
        rf"(?<!\d)(?:365|三百六十五)天(?={_NIGHT_AND_DAY}|不|无|全)|全年365天",
        r"(?:19|20)?\d[05]后|[六七八九零〇]零后|(?:\d+|[一二三四五六七八九十百]{1,3})强(?![度调化制劲烈大])|985(?=高校|、)|211(?=高校|工程)|\d+\.0(?:版|时代)?(?=[^\d%万元])",
        r"(?<![\d.])(?:110|119|120|122)(?=报警|热线|急救|消防|指挥|接警|宣传|主题|电话|联动|前[后夕]|期间|活动|平台|出警|警情|民警)(?:报警台?|热线|消防日|消防月)?",
        r"(?<!\d)(?:12\d{3}|96\d{3,4})(?:(?![一二三四五六七八九十两])[\u4e00-\u9fff]){0,6}?(?:热线|平台)|(?<!\d)(?:12\d{3}|96\d{3,4})(?=短信|工单|系统|坐席|话务)|(?<!\d)123(?:45|51|15|33|48|50|55|38|80|88|28|69|20)(?![\d.%万千百余多名人家个元件场次户])",
        r"(?<!\d)\d{1,2}[·•]\d{1,2}(?!\d)",
        r"(?:(?<=火警)|(?<=急救)|(?<=报警)|(?<=匪警)|(?<=交警)|(?<=拨))(?:110|119|120|122)(?!\d)",
        rf"{_LABELLED}\d[\d*-]{{2,20}}(?![\d.%％]|\s?[万亿元名个件张次条余多人户通])",
        rf"(?:全天)?24小时(?={_NIGHT_AND_DAY})|全天24小时",
    )
)

ENUMERATION = _one_of(
    (
        rf"(?:(?<=[。；;，,：:！!？?、\s”）])|^){_SMALL}(?:是|要|抓|靠|看|促|防|查|严|聚|建(?!设|成)|为了|突出|坚持|强化|注重|加强|落实|开展|做好|靠|则)(?=.)",
        rf"其{_SMALL}(?=[，、是：])|(?:(?<=[。；;，,：:\s])|^)其{_SMALL}",
    )
)

_MEASURE = f"[{''.join(word for word in MEASURES + RARE if len(word) == 1)}]"
_PAIR = (
    "[百千万]名?[企村户家人员店校长镇厂园师医律教警干部团]{1,2}[助帮进联访下入兴促育带走结扶牵包到]"
    "[百千万][^名元余多个\\W]"
)
"""百企帮百村, 万人助万企."""
_PAIRED_WORDS = re.findall(r"(?<!\S)一.一(?!\S)", lexicon.FIXED)
_PARALLEL = (
    rf"(?!{_SMALL}{_MEASURE}{_SMALL}{_MEASURE})"
    rf"{_SMALL}(?![{_COUNTED}{_CN[1:-1]}]){_HAN}{_SMALL}(?![{_COUNTED}{_CN[1:-1]}]){_HAN}"
)
"""四抓四促, 一函两书."""
SLOGAN = (
    rf"(?!{_any_word(' '.join(_PAIRED_WORDS))})"
    rf"一(?![{_COUNTED}]?[到至—]|{_CN})(?P<twin>{_HAN})一(?![点线定致般直])(?!(?P=twin)){_HAN}"
)
"""一村一品, 一村一律师."""

IDIOM = _any_word(" ".join(word for word in lexicon.FIXED.split() if len(word) > 3))
"""Set phrases long enough to go before any other reading (三番五次)."""

FIXED = _one_of(
    (
        rf"(?!{_any_word(' '.join(_PAIRED_WORDS))})(?P<parallel>{_PARALLEL}|{_PAIR})",
        _any_word(lexicon.FIXED),
        rf"双(?:[零一二三十百千万]|[拥创减控评报培提争](?:优|先|到|养|升|促|联)?(?!方)|{_HAN}双{_HAN})",
        rf"(?:\d{{1,3}}|{_CN}{{1,3}})式(?=[，。、；太])",
        rf"(?:\d+|{_CN}+)年如一日|一[门窗网站键次](?:受理|通办|办结|办理|办成|直达)|一式(?:\d|{_SMALL})[份联]",
        r"[一二三四五六七八九]·[一二三四五六七八九]|十·一",
        rf"(?:{_SMALL}|\d{{1,2}})大(?![人会学中专小队于额病类项块])",
        rf"{_SMALL}个(?:{_any_word(lexicon.SLOGAN_HEADS)})",
        r"[一二三]本(?=\d|线|率|上线|院校)",
        rf"{_SMALL}星级?(?!期)|{_SMALL}级(?![多余])",
        r"[一二三五两]年(?=行动|规划|计划|攻坚|倍增|提升行动)",
        rf"[百千万](?!余|多|元|分|几|数){_HAN}[百千万](?![元名人家余多分]){_HAN}",
        r"[一三五六七八九][一四八](?=节|奖|工|精|先|红|劳|国|妇|儿|青|运|建|期|前|后|文|表|系|慰|纪|讲|活|维|宣|假|口号|颁)",
    )
)

_ARTICLE = _one_of(
    (
        "一(?:种|股|幅|盘|片|颗|派|副|代|流|大(?![人会学中专队半]))",
        rf"一(?:个|项|支|条|张|方|块|套|座|件|份|位|家|把|步|次|场|道|面)(?:{_any_word(lexicon.ABSTRACT_ONE)})",
    )
)
_LASTING = re.compile("(?:为期|历时|期限|满|连续|整整|延长|缩短|试用|有效|任期|至少)(?:到|至|了|为)?$")
_ANY = re.compile(rf"{_any_word(lexicon.UNIVERSAL)}$")
_NEXT = re.compile("(?<![提以会线之年月日底])[上下前后头]$")
_WITHIN = re.compile("[^，。]{0,3}(?:以|之)?内")
_PERIODS = "年 次 届 期 天 月 步 级 轮 任 周 季度".split()
_LONE_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百千万亿]|千万|百万|万千|亿万")


def find_idioms(cut: Cut) -> list[tuple[int, int]]:
    """Give the places of four-character idioms that hold a numeral (千方百计, 一鼓作气)."""
    return [
        (start, end)
        for start, end in cut.idioms()
        if re.search("[一二两三四五六七八九十百千万](?!番)", re.sub(WORDS, "", cut.line[start:end]))
    ]


def states_nothing(line: str, start: int, end: int, unit: str) -> bool:
    """Tell whether a number counts nothing where it stands: a lone 三 (四抓), 一 as an article, 每一名."""
    text = line[start:end]
    if (not unit and _LONE_NUMERAL.fullmatch(text)) or text in ("万元", "亿元"):
        return True
    if text == "一年" and not _LASTING.search(line[:start]):
        return True
    if re.match("一(?![百千万亿两二])", text):
        before = line[:start]
        return bool(
            re.match(_ARTICLE, line[start:])
            or _ANY.search(before)
            or (unit in _PERIODS and _NEXT.search(before) and not _WITHIN.match(line[end:]))
        )
    return text.startswith("零") and not text.startswith("零下")


def end_of_lone_numeral(line: str, start: int, end: int) -> int:
    """Take in the word behind a numeral that stands without a measure word: 四促."""
    alone = _LONE_NUMERAL.fullmatch(line[start:end]) and re.match(f"(?![第半{_CN[1:-1]}万亿]){_HAN}", line[end:])
    return end + 1 if alone else end
