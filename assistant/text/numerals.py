"""A numeral as official text writes it, Arabic, Chinese or mixed, becomes one number or the two ends it leaves open."""

import re
from decimal import Decimal

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬", "一二三四五六七八九十百千万")

_COUNTED = r"(?=\s?(?:万?元|[人名户]))"
_GROUPED = rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|(?<!\d)\d{{1,3}}(?:(?: \d{{3}})+|(?:，\d{{3}})+){_COUNTED}"
ARABIC = rf"(?:{_GROUPED}|\d+·\d+(?=[%万亿级元吨公个百平米])|\d+(?:[.．]\d+)?)"
SCALE = r"(?:万亿|千万|百万|十万|亿|万|千(?![瓦米克卡帕伏焦安欧赫乏]|牛(?![羊奶肉]))|百(?!分[之百点制比]))"
_THOUSAND = "(?<![十百])(?<![十百][一二三四五六七八九])(?<!百零[一二三四五六七八九])千"
"""No thousand stands behind a ten or a hundred: 十二|千米."""
_WHOLE = (
    f"(?:[零〇二两三四五六七八九十万亿]|(?<![十百千万亿][二三四五六七八九])一|{_THOUSAND}|百(?!分[之百点制比]|姓))+"
)
_DECIMALS = "点[零〇○一二三四五六七八九]+"
CHINESE = rf"(?:{_WHOLE}(?:{_DECIMALS}(?=[万亿个倍元米公亩吨成度升克斤毫厘平立]))?[万亿]?)"
CHINESE_DECIMAL = rf"(?:{_WHOLE}(?:{_DECIMALS})?)"
_ONE_FORMAL = "(?<![队大收捡内])[壹贰叁肆伍陆柒捌玖拾](?=[枚份张套册本元件台页])"
"""壹枚, but not the second half of 队伍 or 大陆."""
FORMAL = rf"(?:[壹贰叁肆伍陆柒捌玖][拾佰仟萬万零壹贰叁肆伍陆柒捌玖亿]+|{_ONE_FORMAL})"
VAGUE = (
    r"(?:[二三四五六七八九]?[十百千万][几数][十百千万亿]{0,2}|(?:几|(?<![人总户次件指系基])数)[十百千万亿]{1,3}(?!分之)"
    r"|(?:[二三四五六七八九]?十|[1-9]0)几[万亿]?)"
)
_LOWER = rf"(?:零?\d{{1,4}}{SCALE})*(?:零\d{{1,3}}|\d{{3,4}})?"
_CLASSICAL = r"(?:[二三四五六七八九]?十有[一二三四五六七八九](?=[，。；、岁年]))"
_BEFORE_TAEL = "(?<![一二三四五六七八九十百千万])[一二三四五六七八九十](?=两[，。；、）]|两$)"
"""肉二两。 is two 两, 一两个 one or two."""
NUMERAL = rf"(?:{_CLASSICAL}|{_BEFORE_TAEL}|{VAGUE}|{FORMAL}|{ARABIC}(?:[ ]?{SCALE}{_LOWER})?|{CHINESE})(?:个(?=亿)亿)?"

_NEIGHBOURS = re.compile(r"(.*?)([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)")
_MIXED = re.compile(rf"{ARABIC}\s?(?:{SCALE}{_LOWER})?")
_PART = re.compile(rf"(\d+(?:[.．]\d+)?)\s?({SCALE})?")


def read_numeral(text: str) -> tuple[Decimal, Decimal] | None:
    """Give the lowest and highest number a numeral stands for; None where it is no number (五一, 一二九).

    三四十 is 30 to 40, 十几 11 to 19, 数百 200 to 900; 1.2万 is 12000 both ways.
    """
    text = re.sub("[,，个有 ]", "", text.strip()).replace("·", ".").translate(_FORMAL)
    if _MIXED.fullmatch(text):
        value = _read_mixed(_PART.findall(text))
        return value, value
    if "几" in text or "数" in text:
        return _read_vague(text)
    if neighbours := _NEIGHBOURS.fullmatch(text):
        return _read_neighbours(*neighbours.groups())
    exact = read_chinese(text)
    return None if exact is None else (exact, exact)


def read_chinese(text: str) -> Decimal | None:
    """Read a Chinese numeral with its scales (三千零五十, 一点五万, 百); None where it is not well formed."""
    whole, point, rest = text.partition("点")
    if point:
        decimals = rest.rstrip("万亿")
        digits = "".join(str(DIGITS[char]) for char in decimals)
        base = read_chinese(whole)
        return None if base is None else (base + Decimal(f"0.{digits}")) * scale_of(rest[len(decimals) :])
    return _read_sections(whole)


def scale_of(text: str) -> int:
    """Multiply scale characters: 百万 is 1000000, an empty text 1."""
    product = 1
    for char in text:
        product *= SCALES[char]
    return product


def plain(value: Decimal) -> str:
    """Write a number without exponent and without zeros at the end: 12000, 98.5."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read_mixed(parts: list[tuple[str, str]]) -> Decimal:
    """Sum number and scale; a last 万 goes for all where the first scale is a lower one (1千8百万)."""
    last = parts[-1][1][-1:]
    shared = last if last in ("万", "亿") and len(parts) > 1 and scale_of(parts[0][1]) < SCALES[last] else ""
    scales = [scale.removesuffix(shared) for _, scale in parts]
    numbers = (Decimal(number.replace("．", ".")) for number, _ in parts)
    total = sum((number * scale_of(scale) for number, scale in zip(numbers, scales, strict=True)), Decimal(0))
    return total * scale_of(shared)


def _read_vague(text: str) -> tuple[Decimal, Decimal]:
    left, right = re.split("[几数]", text, maxsplit=1)
    scale = scale_of(right)
    base = Decimal(left) if left.isdecimal() else read_chinese(left) or Decimal(0)
    lowest = 1 if left else 2
    if scale < base:
        return base + lowest * scale, base + 9 * scale
    return (base + lowest) * scale, (base + 9) * scale


def _read_neighbours(head: str, low: str, high: str, scale: str) -> tuple[Decimal, Decimal] | None:
    if DIGITS[high] - DIGITS[low] != 1 and (low, high) not in (("三", "五"), ("三", "两")):
        return None
    first, second = sorted((read_chinese(head + end + scale) for end in (low, high)), key=lambda end: end or 0)
    return None if first is None or second is None else (first, second)


def _read_sections(text: str) -> Decimal | None:
    """Sum 亿, 万 and lower parts; each part is digits followed by falling scales."""
    for scale in "亿万":
        high, found, low = text.rpartition(scale)
        if found:
            upper = Decimal(1) if not high else _read_sections(high)
            lower = Decimal(0) if not low else _short_end(low, SCALES[scale]) or _read_sections(low.lstrip("零〇"))
            return None if upper is None or lower is None else upper * SCALES[scale] + lower
    return _read_below_ten_thousand(text)


def _short_end(low: str, scale: int) -> Decimal | None:
    """Read a last digit that leaves its scale out: 三万五 is 35000, 两千五 2500, 二十五 just 25."""
    return Decimal(DIGITS[low] * scale // 10) if len(low) == 1 and 0 < DIGITS.get(low, 0) and scale > 10 else None


def _read_below_ten_thousand(text: str) -> Decimal | None:
    total, digit, ceiling = 0, None, 10**4
    for char in text:
        if char in SCALES:
            scale = SCALES[char]
            if scale >= ceiling:
                return None
            total, digit, ceiling = total + (1 if digit is None else digit) * scale, None, scale
        elif digit is not None and digit != 0:
            return None
        else:
            digit = DIGITS.get(char)
            if digit is None:
                return None
    last = _short_end(text[-1], SCALES[text[-2]]) if text[-2:-1] in SCALES and digit else None
    return Decimal(total + (last or digit or 0)) if text else None
