"""Expressions that say how much: numbers with their measure words, and ranges of them."""

import re
from decimal import Decimal

from assistant.text.approximations import BACK, FRONT, PLUS, approximation
from assistant.text.measure_words import MEASURES, NOUNS, RARE, SINGLE, any_measure
from assistant.text.measures import canonical_amount
from assistant.text.numerals import NUMERAL, read_numeral, scale_of
from assistant.text.readings import TO, Reading


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
    measure = (
        "分钟"
        if measure == "分"
        and (match["clock"] or match["clock2"] or (match["half"] and _TAKES.search(match.string[: match.start()])))
        else measure
    )
    measure = "元" if measure == "块" and _is_money(match) else measure
    (low, unit), (high, _) = (canonical_amount(end, measure) for end in ends)
    more = next((match[name] for name in ("mid1", "mid2", "more", "more2") if match[name]), "")
    approx = approximation(match["front"] or match["front2"], more, match["back"] or match["plus"])
    return Reading(low, high, unit, approx)


def _is_money(match: re.Match[str]) -> bool:
    """Tell 六十块的补助 from 六十块展板."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _IN_A_BOX.search(before):
        return False
    sure = _PAID.search(before) or _FOR_MONEY.match(after)
    is_piece = _PIECES.match(after[:6]) or (not sure and (_PIECES.search(before[-5:]) or match["n1"] == "一"))
    return not is_piece


_TAKES = re.compile("[要用花跑走耗时到为至隔]$")
_IN_A_BOX = re.compile("[饼糕皂糖砖][^。；]{0,12}每[盒箱袋包]$")
_PAID = re.compile(
    "(?:每[人天月年次顿餐份斤度件单]|一[天月年]|个月|[赚挣花省涨降减加贴掏交付补奖赔罚扣收]|工资|津贴|补贴|价格?|最[高低]|账上|[人户日]均|[剩存欠借])(?:[了到至给出的只才]|不了)?$"
)
_PIECES = re.compile(
    "[\u4e00-\u9fff]{0,4}(?:[牌板砖地田屏石表巾皂饼糕肉糖布匾木煤冰墙栏碑坪盘镜膜瓦毯垫标钟柜段大小业区片洋成为分]|银元|玻璃|豆腐|电池|硬骨|内容|任务|工作|短板|领域|市场|阵地|拼图)"
)
"""What a 块 is a piece of; where neither side tells of such a thing it is money."""
_FOR_MONEY = re.compile("的(?:补|工资|奖|饭|餐|津|票|押|红包|车费|伙食|标准|价|房租|利)")


def _low_end(match: re.Match[str], low: Decimal, high: Decimal) -> Decimal:
    """Lend the scale of the second number to the first where that alone makes sense: 10—12万, not 5000元—1万元."""
    lent = re.search("[万亿]+$", (match["n2"] or "") + (match["scale2"] or ""))
    if not lent or match["u1"] or re.search("[万亿]", match["n1"]) or low * scale_of(lent[0]) > high:
        return low
    return low * scale_of(lent[0])


_AFTER_BA = "".join(char for char in SINGLE if char not in "口面头门手")
_SOME = rf"[余多来]|(?<=[百千万])把(?=[{_AFTER_BA}])"


def _atom(index: int) -> str:
    return rf"(?P<n{index}>{NUMERAL})(?:\s?(?P<mid{index}>{_SOME})(?:\s?(?P<scale{index}>万亿|万|亿)(?![众]))?)?"


_SURE = (
    r"(?:(?<=[\d余多])|(?<=[一二三四五六七八][二三四五六七八九])|(?<=零[一二三四五六七八九])|(?<=[十百千][一二三四五六七八九])|(?<=[一二两三四五六七八九][十百千万])"
    r"|(?<=[\d十百千上近]万)|(?<=[十百千万]亿)|(?<=\d[百千亿])|(?<=[上近][百千]))"
)
_UNIT = rf"(?:{any_measure(MEASURES)})"
_RANKS = tuple(word for word in MEASURES if len(word) == 1 and word not in "车人面分度头角元毛成折里担处所方两块斤米课")
RANKED = any_measure((*_RANKS, "号", "学期", "学年", "赛季", "阶梯", "梯队", "剂", "拨", "茬"))
"""Measure words that tell which one behind 第三 (第三批, 第二针)."""
_TAEL = "(?<=[一二三四五六七八九十])两(?=[，。；、）]|$)"
_ANY_UNIT = rf"{_TAEL}|{any_measure(MEASURES + NOUNS)}|{_SURE}(?:{any_measure(RARE)})(?![\d])"
_NO_TAIL = "整后前起止时内外中上下里间的了等和与及或也都又余多半"
_LOOSE = rf"{_SURE}(?:[\u4e00-\u9fff](?=[米吨亩克升次人套台]))?[\u4e00-\u9fff](?<![{_NO_TAIL}])(?=[，。；、！）”]|$)"
_BELOW = (
    r"零下|(?<![\d%年月日号）)])-(?=\d+(?:\.\d+)?\s?(?:℃|摄氏度|度))"
    r"|(?:(?<=增长)|(?<=增幅)|(?<=增速)|(?<=[同环]比)|(?<=[为是：:（(，、\s])|(?<=^))-(?=\d+(?:\.\d+)?\s?(?:%|个?百分点))"
)
QUANTITY = (
    rf"(?P<change>(?<=[从由自]))?(?:(?P<front>{FRONT})\s?)?(?P<below>{_BELOW})?{_atom(1)}(?![:：∶]?\d)"
    rf"(?:(?(change)(?!)|\s?(?P<u1>{_UNIT}))?(?!\s-\d)\s?{TO}\s?(?P<front2>{FRONT})?{_atom(2)}(?(u1)(?=\s?(?P=u1))))?"
    rf"(?: ?个(?:(?P<more2>多)|(?P<half2>半))(?P<rest>月(?![饼嫂季票])|小时|钟头|星期|世纪|学期)"
    rf"|(?P<plus>{PLUS})? ?(?P<unit>{_ANY_UNIT})"
    r"(?:(?P<more>[多余])(?P<clock2>(?<=分.)钟)?(?!了(?![，。；！、”）]|$)|[个种元出在为是属拉跑装运带挣赚卖收交做干走花打\d一二三四五六七八九十两几])|(?P<half>半)(?![个年月天数])(?P<clock>钟)?)?"
    rf"|(?P<loose>{_LOOSE}))?"
    rf"(?:\s?(?P<back>{BACK}))?"
)
"""Groups: change (从45家到50家 is no range, 由6至8小时 one; neither is 40分钟至1小时),
front, n1, mid1, scale1, u1, n2 …, unit, its tail.

`loose` is a measure word that no list knows, where it ends the clause (8讲).
"""
