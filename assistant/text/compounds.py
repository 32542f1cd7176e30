"""Amounts in a greater and a lesser unit (6分30秒, 三斤四两, 一块五), and halves of a unit."""

import re
from decimal import Decimal

from assistant.text.approximations import BACK, FRONT, approximation
from assistant.text.measures import canonical_amount, canonical_unit
from assistant.text.numerals import CHINESE, DIGITS, read_numeral
from assistant.text.readings import TO, Reading


def read_half(match: re.Match[str]) -> Reading:
    """Read 半年, 半个多月, 半天, 半年至一年."""
    half = Decimal("0.5")
    unit = canonical_unit(match["halved"].replace("多", ""))
    more = match["hmany"] or match["hmore"] or ""
    high = read_numeral(match["hto"]) if match["hto"] else None
    return Reading(half, high[1] if high else half, unit, approximation(match["hfront"], more, match["hback"]))


def read_compound(match: re.Match[str]) -> Reading | None:
    """Read 6分30秒 (6.5 minutes), 1小时20分 (80 minutes, for it is no half), 3斤4两 (3.4 斤), 一块五 (1.5 元)."""
    index = next(index for index in range(len(_PARTS)) if match[f"small{index}"])
    _, _, number, unit, lesser = _PARTS[index]
    large, small = read_numeral(match["large"]), _read_lesser(match[f"small{index}"])
    if large is None or small is None:
        return None
    zero = match.string[match.start(f"small{index}") - 1] == "零"
    value = large[0] + small[0] / (number or 10 ** (len(match[f"small{index}"]) + zero))
    if third := match["third"] and read_numeral(match["third"]):
        value, unit = (large[0] * 60 + small[0]) * 60 + third[0], "秒"
    elif lesser and value * 2 % 1:
        value, unit = large[0] * number + small[0], lesser
    if match["split"]:
        value = value * (60 if unit == "分钟" else 1) + Decimal(f"0.{match['split']}")
        unit = "秒"
    value, unit = canonical_amount(value, unit)
    return Reading(value, value, unit, approximation(match["cfront"], "", match["cback"]))


def _read_lesser(text: str) -> tuple[Decimal, Decimal] | None:
    """Read a number, or digits told one after the other (一米七五)."""
    told = [DIGITS.get(char) for char in text]
    if len(text) > 1 and None not in told:
        digits = Decimal("".join(map(str, told)))
        return digits, digits
    return read_numeral(text)


_ENDED = "(?![\\d.一二三四五六七八九十百千万亿多余几个名人元角毛])(?=[，。；、！）”的高长宽深远厚重夺获破]|$)"
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
    ("[角毛]", _ENDED, 0, "角", ""),
    ("米", _ENDED, 0, "米", ""),
    ("秒", _ENDED, 0, "秒", ""),
    ("度", _ENDED, 0, "度", ""),
)
"""The greater and the lesser unit, how many go into one, and what each is called; a bare last figure is a decimal."""
_SMALL = (
    r"(?:\d{1,3}|(?<=米)[一二三四五六七八九零][一二三四五六七八九]|[一二两三四五六七八九]?十?[一二两三四五六七八九十])"
)
COMPOUND = (
    rf"(?:(?P<cfront>{FRONT})\s?)?(?<![\d.:：])(?P<large>\d+|{CHINESE})(?:"
    + "|".join(
        rf"{greater}[零又]?(?P<small{index}>{_SMALL}){lesser}" for index, (greater, lesser, *_) in enumerate(_PARTS)
    )
    + rf")(?:(?<=分)(?:钟)?零?(?P<third>{_SMALL})秒钟?)?"
    rf"(?:(?<=秒)(?P<split>\d{{1,2}})(?=[，。；、夺获的）]|$))?(?P<cback>{BACK})?"
)
HALF = (
    rf"(?:(?P<hfront>{FRONT})\s?)?(?<![上下大个])(?<![月年季生夜场，。；、：]前)(?<!^前)(?<![，。；：、年月的将]后)(?<!^后)(?<![^超经通]过)半(?P<halved>年(?![度报刊]|督[查导]|总结|小结|考[核评]|检查|盘点|述职|调度|分析|通报|工作|会议|评[估议]|观摩|推进会)|月(?![刊谈板形弯坊牙湾]|以)|天|个(?P<hmany>多)?(?:月|小时|钟头|星期|学期|世纪|工作日|百分点)|个(?=工分|学分|名额|苹果|馒头|西瓜|[足篮]球场)|小时|世纪|分钟"
    rf"|斤|两|里(?!面)|亩|吨|公里|米|升|丈|尺|[箱桶袋瓶碗杯筐盒锅缸块勺匙壶盆罐页篮]|面(?=[墙锣鼓镜])|车(?!间))(?:{TO}(?P<hto>{CHINESE}|\d+)(?P=halved)|(?P<hmore>[多余])|(?P<hback>{BACK}))?"
)
