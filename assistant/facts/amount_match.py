"""Whether a figure of a text says what a claim of a sheet holds: exactly, roughly on the right side, or not."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from assistant.facts.amounts import last_digit
from assistant.facts.claims import Claim
from assistant.text.figures import Figure
from assistant.text.measures import units_agree

Agreement = Literal["same", "rough", "wrong_side", "other_unit", ""]

_ABOVE, _BELOW, _NEAR = ("余", "多", "以上", "超过"), ("近", "不足", "以下"), ("约", "左右")
_HUNDRED = Decimal(100)


def agreement(figure: Figure, claim: Claim) -> Agreement:
    """Compare amount, unit and 余/近/约; a rounder figure on the right side (3900余 for 3986) is `rough`."""
    if figure.fraction and claim.unit == "%" and claim.low is not None:
        return _share(figure.fraction, figure.approx, claim.low)
    if figure.fraction or claim.fraction:
        return "same" if figure.fraction == claim.fraction else ""
    if figure.low is None or figure.high is None or claim.low is None or claim.high is None:
        return ""
    low, high = (abs(claim.low), abs(claim.high)) if claim.role == "derived" else (claim.low, claim.high)
    if (figure.low, figure.high) == (low, high):
        if not unit_fits(figure, claim):
            return "other_unit"
        return "same" if _told_side(figure, claim) == _side(claim.approx) else "wrong_side"
    if claim.role == "derived" and unit_fits(figure, claim) and _is_rounded(figure, low):
        return "same"
    if claim.raw is not None and _digits(figure) == abs(claim.raw):
        return "other_unit"
    return _roughly(figure, low, high, claim) if figure.approx and unit_fits(figure, claim) else ""


def _share(fraction: tuple[int, int], approx: str, known: Decimal) -> Agreement:
    """Compare 过半, 近三分之一, 一半 with a percentage: on the right side, or within three points."""
    told, side = _HUNDRED * fraction[0] / fraction[1], _side(approx)
    if side == "above":
        return "rough" if told < known else ""
    if side == "below":
        return "rough" if told * 3 / 4 <= known < told else ""
    return "rough" if abs(told - known) <= 3 else ""


def unit_fits(figure: Figure, claim: Claim) -> bool:
    """Whether the units may stand for each other; a bare number fits what is counted, not money or rates."""
    return _fits(figure.unit, claim.unit)


@lru_cache(maxsize=4096)
def _fits(one: str, other: str) -> bool:
    if not one or not other:
        return not {one, other} & {"元", "%", "百分点"}
    return one == other or units_agree(one, other)


def _told_side(figure: Figure, claim: Claim) -> str:
    """Give the side of a figure; 超过 a target compares with it and does not round it (超过12家的目标)."""
    return "" if claim.role == "target" and figure.approx == "超过" else _side(figure.approx)


def _side(approx: str) -> str:
    if approx in _ABOVE:
        return "above"
    return "below" if approx in _BELOW else "near" if approx in _NEAR else approx


def _roughly(figure: Figure, low: Decimal, high: Decimal, claim: Claim) -> Agreement:
    """Judge 近, 余, 约 against an amount that is not the same number."""
    told, side = figure.low, _side(figure.approx)
    if told is None or figure.low != figure.high or low != high or not side or not told:
        return ""
    step = last_digit(told)
    if side == "above" and told < low < told + step:
        return "rough"
    if side == "below" and told - max(step, told / 10) < low < told and low >= told * 9 / 10:
        return "rough"
    if side == "near" and abs(told - low) * 20 <= told and step >= last_digit(low):
        return "rough"
    near = abs(told - low) * 10 <= told and step > last_digit(low)
    return "wrong_side" if near and claim.role != "text" else ""


def _is_rounded(figure: Figure, exact: Decimal) -> bool:
    """Whether what was worked out is told rounded: 增长79% for 79.2%, 户均1034元 for 1034.48."""
    told = figure.low
    if told is None or told != figure.high or figure.approx or not told:
        return False
    step = last_digit(told)
    close = step <= 1 if figure.unit == "%" else step * 20 <= told or (figure.unit == "倍" and step < 1)
    return close and exact.quantize(step, ROUND_HALF_UP) == told


def _digits(figure: Figure) -> Decimal | None:
    """Give the number as printed, without 万 or 亿."""
    if figure.low is None:
        return None
    scale = Decimal(10000) if "万" in figure.text else _HUNDRED**4 if "亿" in figure.text else Decimal(1)
    return figure.low / scale
