"""What looks like a number and states none: words, set phrases, ordinals, document numbers; regular expressions to scan with.

`WORDS` are ordinary words that happen to hold a numeral (统一, 进一步) and are no number expression at all;
`FIXED` are set phrases that state nothing (五一, 一线, 三个代表); `ORDINAL` tells which one, not how many.
"""

import re

from assistant.text.lexicon import (
    ABSTRACT_ONE,
    FIXED as FIXED_PHRASES,
    SLOGAN_HEADS,
    UNIVERSAL,
    WORDS as ORDINARY_WORDS,
)


_SMALL = "[一二两三四五六七八九十]"
_CN = "[零〇一二两三四五六七八九十百千]"


def _any(words: str) -> str:
    return "|".join(sorted({re.escape(word) for word in words.split()}, key=lambda word: (-len(word), word)))


ONE_OF_A_KIND = rf"(?:{'|'.join(sorted(UNIVERSAL.split(), key=len, reverse=True))})"
WORDS = rf"(?:{_any(ORDINARY_WORDS)})"
ABSTRACT = re.compile(
    rf"一(?:种|大|股|幅|道|盘|面|片|颗|派|副|致|代|流)|一(?:个|项|支|条|张|方|块|套|座|件|份|位|家|把|步|次|场)(?:{_any(ABSTRACT_ONE)})"
)
"""一 as an article (一个新台阶, 一种): it counts nothing."""

ORDINAL = "|".join(
    (
        rf"第(?:\d+|{_CN}+)(?:个五年规划|届中央|届|次|期|批|轮|季度|个|名|位|章|条|款|项|篇|部分|产业|阶段|部|年|站|场|天|组|类|师|讲|课|集)?",
        rf"(?:第)?{_CN}+届(?:{_CN}+(?:中全会|次(?:全会|全体会议|会议|全委会|职代会|会员代表大会|会员大会|代表大会)?)|中央|全国|省|市|县|人大|政协)?(?<=[^届])",
        rf"{_CN}+届(?=会员|代表|职工|工会|委员)",
        r"(?<![开行办展织了共])(?:[一二三四五六七八九十]+)次(?=工代会|党代会|团代会|妇代会|代表大会|全国代表|会员代表)",
        rf"(?<=[会大届委]){_CN}{{1,3}}(?:大|中全会)(?![类批力型])",
        rf"{_CN}{{1,3}}大(?=精神|报告|以来|召开|胜利|代表|闭幕|开幕|会议精神|关于|部署)",
        r"(?<=党的)[十二三四五六七八九]{2,3}大",
        rf"(?:特|{_SMALL}|\d)等(?:奖|功)",
        r"(?:前)?[一二三四1-4]至?[二三四2-4]?季度",
        r"\d+(?:号|#)(?=楼|车间|线|店|厂|机|门|库|产线|炉|站|桥|仓|井|路|院)",
        rf"{_SMALL}期(?=工程|项目|建设)",
        r"\d{1,3}周年",
        rf"{_CN}{{1,4}}周年",
        r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]",
        r"[①-⑳⑴-⒇⒈-⒛㈠-㈩]",
    )
)
LINE_NUMBER = re.compile(
    r"\s*(?:[-*•·]\s+)?(?P<ordinal>第[一二三四五六七八九十\d]+(?=[，、：,:])|[一二三四五六七八九十]{1,3}(?=、)|\d{1,2}(?=、(?!\d{1,2}月|\d{1,2}日|\d{1,2}两)|[.．](?!\d)|[.．](?=(?:19|20)\d\d年)|[)）]))"
)
"""The number that opens a heading or list line."""

INNER_NUMBER = r"(?<=[；;：:。])\d{1,2}(?=[、.．](?!\d))"
"""A list number inside a line: ；2.加强…"""

DOCUMENT_NUMBER = (
    r"[〔\[（(【](?:19|20)\d\d[〕\]）)】]\s?(?:第)?\d{1,4}号|(?:第)?\d{1,4}号(?=文|令|公告|通知|决定|意见)(?:文件|文|令|公告)?"
    r"|[一二三四五六七八九十]{1,3}号文件|中央[一1]号文件"
)
CODE = (
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z/+-]{0,5}[ ]?-?\d+(?:[.-]\d+)*(?![\d.]*[%％])|\d+(?:[.．]\d+)?[A-Za-z](?![A-Za-z²³])[级星类证座]?"
    r"|\d+(?:[+＋]\d+)*[+＋][NnXx](?:[+＋][0-9A-Za-zＮ])*|[NnXx][+＋]\d+|\d+[+＋]\d+(?:[+＋]\d+)*|[+＋]\d"
    r"|\d+[×xX*]\d+(?=小时)(?:小时)?|\d+对\d+|\d+[∶]\d+|1比1"
    r"|(?:19|20)?\d0后|[六七八九零〇]零后|\d+强|985|211(?=高校|工程)|\d+\.0(?=版|时代|升级)(?:版)?"
    r"|(?<!\d)(?:110|119|120|122|12\d{3}|96\d{3,4})(?=[^\d万千百多余名人家个元件场次户]|$)(?:热线|平台|消防日|消防月|宣传月|宣传日|报警台?|急救)?"
    r"|\d{1,2}[·•．]\d{1,2}(?=[^\d万亿%％元个名人家])|24小时(?=不打烊|开放|服务|值班|在线|自助|营业|热线|全天|值守|运转|待命|接听|响应|无人|守候|轮)|全天24小时"
)
ENUMERATION = rf"(?:(?<=[。；;，,：:！!？?、\s”])|^){_SMALL}(?:是|要|抓|靠|看|促|防|查|严|聚|建|为了|突出|坚持|强化|注重|加强|落实|开展|做好)(?=.)|其{_SMALL}(?=[，、是：])"
FIXED = (
    rf"(?:{_any(FIXED_PHRASES)})|[一二三四五六七八九]·[一二三四五六七八九]|十·一|{_SMALL}大(?![人会学中专小队])"
    rf"|{_SMALL}个(?:{_any(SLOGAN_HEADS)})|{_SMALL}级(?![多余])|[一]([人户家企村镇事月案岗校车间人厂会院季日周站点品区企])[一两双多二三](?:[\u4e00-\u9fff])"
    rf"|{_SMALL}(?![个名家人次场期项条件份户元万百千年月日天亿])[\u4e00-\u9fff]{_SMALL}(?![个名家人次场期项条件份户元万百千年月日天十亿])[\u4e00-\u9fff]"
    r"|[百千万][\u4e00-\u9fff][百千万](?!元|名|人|家)[\u4e00-\u9fff]|[一二三四五六七八九]{2,3}(?=\D)(?<!十)(?=节|奖|工|精|先|红|劳|国|妇|儿|青|运|建|期|前|后|文|表|系|慰|纪|暑|座|讲|活|维|宣)"
)


def states_nothing(line: str, start: int, end: int, unit: str) -> bool:
    """Tell whether a number counts nothing where it stands: a lone 三 (四抓), 一 as an article, 每一名."""
    text = line[start:end]
    if not unit and re.fullmatch(r"[零〇一二两三四五六七八九十百千万亿]|千万|百万|万千|亿万", text):
        return True
    if text.startswith("一") and not re.match(r"一[百千万亿]", text):
        return bool(ABSTRACT.match(line, start) or re.search(rf"{ONE_OF_A_KIND}$", line[:start]))
    return text.startswith("零")
