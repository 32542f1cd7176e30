"""Expressions that say how much: numbers with measure words, ranges, per cent, tenths and fractions."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.text.approximations import BACK, FRONT, PLUS, approximation
from assistant.text.measures import MEASURES, NOUNS, RARE, canonical_amount, canonical_unit
from assistant.text.numerals import ARABIC, CHINESE, CHINESE_DECIMAL, NUMERAL, read_numeral, scale_of


@dataclass(frozen=True)
class Reading:
    """What an expression says: both ends (万 expanded), canonical unit, the approximation's usual word."""

    low: Decimal
    high: Decimal
    unit: str = ""
    approx: str = ""
    fraction: tuple[int, int] | None = None


def read_quantity(match: re.Match[str]) -> Reading | None:
    """Read what `QUANTITY` matched; None where the numeral is no number (五一 without its quotes)."""
    first = read_numeral(match["n1"])
    second = read_numeral(match["n2"]) if match["n2"] else first
    if first is None or second is None:
        return None
    if match["below"]:
        first, second = (-first[1], -first[0]), (-second[1], -second[0])
    half = Decimal("0.5") if match["half"] or match["half2"] else Decimal(0)
    high = second[1] * scale_of((match["scale2"] if match["n2"] else match["scale1"]) or "") + half
    ends = sorted((_low_end(match, first[0] * scale_of(match["scale1"] or "") + half, high), high))
    measure = match["rest"] or match["unit"] or match["loose"] or ""
    measure = "元" if measure == "块" and _is_money(match) else measure
    (low, unit), (high, _) = (canonical_amount(end, measure) for end in ends)
    more = next((match[name] for name in ("mid1", "mid2", "more", "more2") if match[name]), "")
    approx = approximation(match["front"] or match["front2"], more, match["back"] or match["plus"])
    return Reading(low, high, unit, approx)


def _is_money(match: re.Match[str]) -> bool:
    """Tell 六十块的补助 from 六十块展板."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_PAID.search(before) or _FOR_MONEY.match(after))


_PAID = re.compile(
    "(?:每[人天月年次顿餐份斤度件单]|一[天月年]|个月|[赚挣花省涨付补奖赔罚扣收]|工资|津贴|补贴|价格?)[了到至给出的只才]?$"
)
_FOR_MONEY = re.compile("的(?:补|工资|奖|饭|餐|津|票|押|红包|车费|伙食|标准|价|房租|利)")


def read_per_cent(match: re.Match[str]) -> Reading:
    """Read 百分之九十八点五, 百分之五至百分之八, 百分百."""
    if match["whole"]:
        return Reading(Decimal(100), Decimal(100), "%")
    low, high = _ends(match["percent"], match["percent2"])
    return Reading(low, high, "%", approximation(match["pfront"], match["pmid"] or "", match["pback"]))


def read_fraction(match: re.Match[str]) -> Reading | None:
    """Read 三分之一, 1/6, 一半."""
    top, bottom = (match["num"] or match["num2"]), (match["den"] or match["den2"])
    above = read_numeral(top) if top else (Decimal(1), Decimal(1))
    below = read_numeral(bottom) if bottom else (Decimal(2), Decimal(2))
    if above is None or below is None or not below[0]:
        return None
    value = above[0] / below[0]
    fraction = (int(above[0]), int(below[0]))
    words = (("over", "超过"), ("most", "多"), ("least", "不足"))
    told = next((word for group, word in words if match[group]), "")
    approx = told or approximation(match["ffront"], "", match["fback"])
    return Reading(value, value, "", approx, fraction)


def read_tenths(match: re.Match[str]) -> Reading:
    """Read 八成 (80%), 七成五 (75%), 八五折 (85%), 三至五成."""
    low, high = _ends(match["tenth"], match["tenth2"])
    digits = [match[name] for name in ("hundredth", "five") if match[name]]
    extra = sum(Decimal(5) if digit == "半" else _ends(digit, None)[0] for digit in digits)
    return Reading(
        low * 10 + extra, high * 10 + extra, "%", approximation(match["tfront"], match["tmid"] or "", match["tback"])
    )


def read_half(match: re.Match[str]) -> Reading:
    """Read 半年, 半个月, 半天."""
    half = Decimal("0.5")
    return Reading(
        half, half, canonical_unit(match["halved"]), approximation(None, match["hmore"] or "", match["hback"])
    )


def read_compound(match: re.Match[str]) -> Reading | None:
    """Read 6分30秒 (6.5 minutes), 1小时20分 (80 minutes, for it is no half), 3斤4两 (3.4 斤), 一块五 (1.5 元)."""
    index = next(index for index in range(len(_PARTS)) if match[f"small{index}"])
    _, _, number, unit, lesser = _PARTS[index]
    large, small = read_numeral(match["large"]), read_numeral(match[f"small{index}"])
    if large is None or small is None:
        return None
    value = large[0] + small[0] / (number or 10 ** len(match[f"small{index}"]))
    if lesser and value * 2 % 1:
        value, unit = large[0] * number + small[0], lesser
    value, unit = canonical_amount(value, unit)
    return Reading(value, value, unit, approximation(match["cfront"], "", match["cback"]))


def _ends(first: str, second: str | None) -> tuple[Decimal, Decimal]:
    low = read_numeral(first)
    high = read_numeral(second) if second else low
    ends = sorted(((low[0] if low else Decimal(0)), (high[1] if high else Decimal(0))))
    return ends[0], ends[1]


def _low_end(match: re.Match[str], low: Decimal, high: Decimal) -> Decimal:
    """Lend the scale of the second number to the first where that alone makes sense: 10—12万, not 5000元—1万元."""
    lent = re.search("[万亿]+$", (match["n2"] or "") + (match["scale2"] or ""))
    if not lent or match["u1"] or re.search("[万亿]", match["n1"]) or low * scale_of(lent[0]) > high:
        return low
    return low * scale_of(lent[0])


_TO = r"(?:[—–―─~～-]{1,2}|至|到)"
_NOT_BEFORE = {
    "部": "[门署分队委]",
    "点": "[亮燃评]",
    "节": "[约能假省水]",
    "项": "目",
    "期": "间",
    "分": "[别为布局会工支析享类]",
    "人": "大代表|大常委|社局|社部|社所|民(?!警)|才",
    "里": "[程面头]",
    "担": "[任保当负]",
    "丈": "夫",
    "石": "[头油材块场]",
    "式": "样",
    "出": "[头台]",
    "两": "[个名位家级种次年天万千百]",
    "峰": "[会值]",
    "级": "联",
    "类": "似",
    "度": "过",
    "代": "表",
    "班": "[组子长]",
    "面": "[对向临]",
    "次": "数",
    "本": "[镇乡地级市县]",
    "组": "[织长建]",
    "周": "边",
    "册": "子",
    "站": "[点所]",
    "元": "旦",
    "任": "[务命职]",
    "所": "[有在属需以]",
    "场": "[地所馆]",
    "家": "[庭长属访园]",
    "处": "[于理置]",
    "位": "[于置]",
    "首": "[先个次批]",
    "通": "过",
    "台": "账",
    "月": "饼",
    "日": "[常报]",
    "天": "然",
    "年": "级",
    "座": "谈",
    "席": "位",
    "单": "[位独一]",
    "种": "[植子]",
}


def _words(words: tuple[str, ...]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) + (f"(?!{_NOT_BEFORE[word]})" if word in _NOT_BEFORE else "") for word in ordered)


def _atom(index: int) -> str:
    return rf"(?P<n{index}>{NUMERAL})(?:\s?(?P<mid{index}>[余多来])(?:\s?(?P<scale{index}>万亿|万|亿)(?![众]))?)?"


_SURE = r"(?:(?<=[\d余多])|(?<=[十百千][一二三四五六七八九])|(?<=[一二三四五六七八九][十百千万])|(?<=[十百千]万))"
_UNIT = rf"(?:{_words(MEASURES)})"
_RANKS = tuple(word for word in MEASURES if len(word) == 1 and word not in "车人面分度头角元毛成折里担处所方两块斤米课")
RANKED = _words((*_RANKS, "号", "阶梯", "梯队", "剂", "拨", "茬"))
"""Measure words that tell which one behind 第三 (第三批, 第二针)."""
_ANY_UNIT = rf"{_words(MEASURES + NOUNS)}|{_SURE}(?:{_words(RARE)})(?![\d])"
_LOOSE = rf"{_SURE}[\u4e00-\u9fff](?<![后前起止时内外中上下里间的了等和与及或也都又余多半])(?=[，。；、！）”]|$)"
QUANTITY = (
    rf"(?P<change>(?<=[从由自]))?(?:(?P<front>{FRONT})\s?)?(?P<below>零下|(?<![\d%％年月日号）)])[-－−](?=\d+(?:\.\d+)?\s?(?:℃|摄氏度|度)))?{_atom(1)}"
    rf"(?:(?(change)(?!)|\s?(?P<u1>{_UNIT}))?\s?{_TO}\s?(?P<front2>{FRONT})?{_atom(2)}(?(u1)(?=\s?(?P=u1))))?"
    rf"(?:\s?个(?:(?P<more2>多)|(?P<half2>半))(?P<rest>月|小时|星期|世纪)"
    rf"|(?P<plus>{PLUS})?\s?(?P<unit>{_ANY_UNIT})(?:(?P<more>[多余])(?![个种元了出\d一二三四五六七八九十两几])|(?P<half>半)(?![个年月天数]))?"
    rf"|(?P<loose>{_LOOSE}))?"
    rf"(?:\s?(?P<back>{BACK}))?"
)
"""Groups: change (从45家到50家 is no range, 由6至8小时 one; neither is 40分钟至1小时),
front, n1, mid1, scale1, u1, n2 …, unit, its tail.

`loose` is a measure word that no list knows, where it ends the clause (8讲).
"""
PER_CENT = (
    rf"(?:(?P<pfront>{FRONT})\s?)?百分之(?P<percent>{ARABIC}|{CHINESE_DECIMAL})(?P<pmid>[多余])?"
    rf"(?:{_TO}(?:百分之)?(?P<percent2>{ARABIC}|{CHINESE_DECIMAL}))?(?P<pback>{BACK})?|(?P<whole>百分之百|百分百)"
)
FRACTION = (
    rf"(?:(?P<ffront>{FRONT})\s?)?(?:(?P<den>\d+|{CHINESE})分之(?P<num>\d+|{CHINESE})"
    rf"|(?<![\d/])(?P<num2>\d{{1,3}})/(?P<den2>\d{{1,3}})(?![\d/])|(?P<most>一多半|一大半)|(?P<least>一小半|小半数)|一半|半数|(?<![不超越未刚经通间务年程])(?P<over>过半)(?![天年月小夜点空]))"
    rf"(?P<fback>{BACK})?"
)
TENTHS = (
    rf"(?:(?P<tfront>{FRONT})\s?)?(?P<tenth>[一二三四五六七八九两]|\d(?:\.\d+)?)(?P<hundredth>[一二三四五六七八九](?=折))?"
    rf"(?:{_TO}(?P<tenth2>[一二三四五六七八九]|\d(?:\.\d+)?))?"
    r"(?:成(?![立员果功本为长交效就人型熟绩片套品都不])|折(?![射旧扣叠]))"
    rf"(?P<five>[一二三四五六七八九半](?![个名家人]))?(?P<tmid>[多余])?(?P<tback>{BACK})?"
)
_ENDED = "(?![\\d.一二三四五六七八九十百千万亿多余几个名人元角毛])(?=[，。；、！）”的高长宽深远厚重]|$)"
_PARTS = (
    ("个?小时", "分钟?", 60, "小时", "分钟"),
    ("分钟?", "秒钟?", 60, "分钟", "秒"),
    ("周?年", "个月", 12, "年", "月"),
    ("天零", "个?小时", 24, "天", "小时"),
    ("[元块]", "[角毛]钱?", 10, "元", ""),
    ("[角毛]", "分钱?", 10, "角", ""),
    ("(?:公斤|千克)", "克", 1000, "公斤", ""),
    ("吨", "(?:公斤|千克)", 1000, "吨", ""),
    ("市?斤", "两", 10, "斤", ""),
    ("米", "(?:厘米|公分)", 100, "米", ""),
    ("公里", "米", 1000, "公里", ""),
    ("亩", "分地?", 10, "亩", ""),
    ("丈", "尺", 10, "丈", ""),
    ("尺", "寸", 10, "尺", ""),
    ("块", _ENDED, 0, "元", ""),
    ("米", _ENDED, 0, "米", ""),
)
"""The greater and the lesser unit, how many go into one, and what each is called; a bare last figure is a decimal."""
_SMALL = r"(?:\d{1,3}|[一二两三四五六七八九]?十?[一二两三四五六七八九十])"
COMPOUND = (
    rf"(?:(?P<cfront>{FRONT})\s?)?(?<![\d.:：])(?P<large>\d+|{CHINESE})(?:"
    + "|".join(
        rf"{greater}[零又]?(?P<small{index}>{_SMALL}){lesser}" for index, (greater, lesser, *_) in enumerate(_PARTS)
    )
    + rf")(?P<cback>{BACK})?"
)
HALF = r"(?<![上下前后大过个])半(?P<halved>年(?!度)|天|个月|个小时|小时|分钟|斤|两|里(?!面)|亩|吨|公里|米|升|丈|尺)"
HALF += rf"(?:(?P<hmore>[多余])|(?P<hback>{BACK}))?"
