"""Figures as people write them into a cell (320余人, 10—12, 98.5%): amount, the word of approximation, unit."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.records import Amount
from assistant.text.figures import find_figures

APPROX_WORDS = ("余", "多", "近", "约", "以上", "超过", "左右", "不足")
TO_BE_FILLED = "待补"
LONGEST_QUOTE = 24

APPROX_ALIASES = {"大约": "约", "将近": "近", "接近": "近", "逾": "超过", "来": "余"}
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("﹪"): "%", ord("\u3000"): " "}
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = r"[\u4e00-\u9fffA-Za-z%‰℃㎡²³/]"
_AMOUNT = re.compile(
    rf"(?P<before>大约|约|将近|接近|近|超过|逾|不足)?(?P<low>{_NUMBER})"
    rf"(?:(?P<low_unit>{_UNIT}{{0,4}}?)(?:[-—–−~至到]+)(?P<high>{_NUMBER}))?"
    rf"(?P<scale>[万亿])?(?P<more>[余多来])?(?P<unit>{_UNIT}{{0,8}}?)(?P<after>余|多|以上|左右)?"
)
_MOST_DIGITS = 15
_LONGEST_CELL = 60


@dataclass(frozen=True)
class Reading:
    """What a cell says; `unit` and `approx` are empty where the cell holds a bare number."""

    amount: Amount
    approx: str = ""
    unit: str = ""


def read_amount(raw: object) -> Reading:
    """Understand a number, a pair of numbers or a written figure.

    Raises ValueError with a Chinese sentence where it is no figure, negative, or has too many digits.
    """
    if isinstance(raw, (list, tuple)):
        return Reading(_range(raw))
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal, str)):
        raise ValueError(f"“{shorten(raw)}”不是数值。请填数字（如 6、98.5）或范围（如 [10, 12]）。")
    text = half_width(_plain(raw))
    if re.fullmatch(rf"[-−](?:{_NUMBER})\D*", text):
        raise ValueError(f"“{shorten(raw)}”是负数。请填实际数值；比上年下降时，把上年的数填在上年一栏。")
    text = re.sub(r"\s+", "", text)
    if match := _AMOUNT.fullmatch(text) if len(text) <= _LONGEST_CELL else None:
        return _reading(match, raw)
    if spelt := _spelt_out(text):
        return spelt
    raise ValueError(f"无法识别数值“{shorten(raw)}”。请填数字（如 6、98.5）、范围（如 10—12）或“320余”这样的约数。")


def bounds(amount: Amount, approx: str) -> tuple[Decimal, Decimal | None]:
    """Between which values the true figure can lie; None: no upper end. 320余 lies in 320..330."""
    step = last_digit(amount.high)
    if approx in ("余", "多"):
        return amount.low, amount.high + step
    if approx in ("以上", "超过"):
        return amount.low, None
    if approx in ("近", "不足"):
        return max(amount.low - step, Decimal(0)), amount.high
    if approx in ("约", "左右"):
        return amount.low * Decimal("0.8"), amount.high * Decimal("1.2")
    return amount.low, amount.high


def plain_number(value: Decimal) -> int | float:
    """Give a Decimal as JSON and YAML hold it: 6, not 6.0."""
    return int(value) if value == value.to_integral_value() else float(value)


def half_width(text: str) -> str:
    """Full-width letters, digits and signs as ASCII."""
    return text.translate(_HALF_WIDTH).strip()


def shorten(raw: object) -> str:
    """Cut what the user wrote as it may stand in a message."""
    text = raw if isinstance(raw, str) else f"{raw:f}" if isinstance(raw, Decimal) and raw.is_finite() else str(raw)
    text = " ".join("".join(char if char.isprintable() else " " for char in text[: LONGEST_QUOTE * 4]).split())
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"


def _spelt_out(text: str) -> Reading | None:
    """Read a figure in Chinese numerals (三家, 八成), with 万 and the like expanded."""
    # 十几 and 数十 name no two ends that a draft may say.
    figures = find_figures(text) if len(text) <= _LONGEST_CELL and not re.search("[几数]", text) else []
    whole = len(figures) == 1 and figures[0].text == text and figures[0].kind == "quantity"
    if not whole or figures[0].low is None or figures[0].high is None or figures[0].fraction:
        return None
    return Reading(Amount(figures[0].low, figures[0].high), figures[0].approx, figures[0].unit)


def _range(pair: list[object] | tuple[object, ...]) -> Amount:
    if len(pair) != 2:
        raise ValueError("范围要写两个数，如 [10, 12]。")
    first, second = (read_amount(end) for end in pair if not isinstance(end, (list, tuple)))
    if first.unit or second.unit or first.approx or second.approx:
        raise ValueError("范围里只写数字，如 [10, 12]；单位和约数另填。")
    return _ordered(first.amount.low, second.amount.high)


def _plain(raw: int | float | Decimal | str) -> str:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, float):
        return f"{Decimal(f'{raw:.15g}'):f}"
    return f"{raw:f}" if isinstance(raw, Decimal) else _digits(raw)


def _digits(number: int) -> str:
    return str(number) if abs(number) < 10**_MOST_DIGITS else "9" * (_MOST_DIGITS + 1)


def _reading(match: re.Match[str], raw: object) -> Reading:
    low = _decimal(match["low"])
    high = _decimal(match["high"]) if match["high"] else low
    unit = (match["scale"] or "") + match["unit"]
    if match["low_unit"] not in (None, "", unit):
        raise ValueError(f"“{shorten(raw)}”两头的单位不同。请改成一种单位。")
    words = {APPROX_ALIASES.get(word, word) for word in (match["before"], match["more"], match["after"]) if word}
    if len(words) > 1:
        raise ValueError(f"“{shorten(raw)}”里有两个约数词（{'、'.join(sorted(words))}）。请只留一个。")
    return Reading(_ordered(low, high), next(iter(words), ""), unit)


def _decimal(digits: str) -> Decimal:
    number = Decimal(digits.replace(",", ""))
    if len(number.as_tuple().digits) > _MOST_DIGITS:
        raise ValueError(f"“{shorten(digits)}”位数太多（最多 {_MOST_DIGITS} 位）。请核对，或改用“万元”“亿元”作单位。")
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def _ordered(low: Decimal, high: Decimal) -> Amount:
    if low > high:
        raise ValueError(f"范围的前一个数（{low}）比后一个数（{high}）大。请把小的写在前面。")
    return Amount(low, high)


def last_digit(value: Decimal) -> Decimal:
    """Give the place of the last digit that is not zero: 320 → 10, 5 → 1."""
    _, digits, exponent = value.normalize().as_tuple()
    return Decimal(1).scaleb(exponent) if any(digits) and isinstance(exponent, int) else Decimal(1)
