"""Shares: per cent, fractions, tenths (成, 折)."""

import re
from decimal import Decimal

from assistant.text.approximations import BACK, FRONT, approximation
from assistant.text.numerals import ARABIC, CHINESE, CHINESE_DECIMAL, VAGUE, read_numeral
from assistant.text.readings import TO, Reading, read_ends


def read_per_cent(match: re.Match[str]) -> Reading:
    """Read 百分之九十八点五, 百分之五至百分之八, 千分之三 (3‰), 百分百."""
    if match["whole"]:
        return Reading(Decimal(100), Decimal(100), "%")
    low, high = read_ends(match["percent"], match["percent2"])
    unit = "%" if match["base"] == "百" else "‰"
    return Reading(low, high, unit, approximation(match["pfront"], match["pmid"] or "", match["pback"]))


def read_fraction(match: re.Match[str]) -> Reading | None:
    """Read 三分之一, 1/6, 一半."""
    top, bottom = (match["num"] or match["num2"]), (match["den"] or match["den2"])
    above = read_numeral(top) if top else (Decimal(1), Decimal(1))
    below = read_numeral(bottom) if bottom else (Decimal(2), Decimal(2))
    if above is None or below is None or not below[0]:
        return None
    value = above[0] / below[0]
    fraction = (int(above[0]), int(below[0])) if above[0] == int(above[0]) else None
    words = (("over", "超过"), ("most", "多"), ("least", "不足"))
    told = next((word for group, word in words if match[group]), "")
    approx = told or approximation(match["ffront"], match["fmore"] or "", match["fback"])
    return Reading(value, value, "", approx, fraction)


def read_tenths(match: re.Match[str]) -> Reading:
    """Read 八成 (80%), 七成五 (75%), 八五折 (85%), 三至五成."""
    low, high = read_ends(match["tenth"], match["tenth2"])
    digits = [match[name] for name in ("hundredth", "five") if match[name]]
    extra = sum(Decimal(5) if digit == "半" else read_ends(digit, None)[0] for digit in digits)
    return Reading(
        low * 10 + extra, high * 10 + extra, "%", approximation(match["tfront"], match["tmid"] or "", match["tback"])
    )


PER_CENT = (
    rf"(?:(?P<pfront>{FRONT})\s?)?(?P<base>[百千])分之(?P<percent>{ARABIC}|{VAGUE}|{CHINESE_DECIMAL})(?P<pmid>[多余])?"
    rf"(?:{TO}(?:(?P=base)分之)?(?P<percent2>{ARABIC}|{CHINESE_DECIMAL}))?(?P<pback>{BACK})?|(?P<whole>百分之百|百分百)"
)
FRACTION = (
    rf"(?:(?P<ffront>{FRONT})\s?)?(?:(?P<den>\d+|{CHINESE})分之(?P<num>\d+|{CHINESE_DECIMAL})"
    rf"|(?<![\d/])(?P<num2>\d{{1,3}})/(?P<den2>\d{{1,3}})(?![\d/])|(?P<most>一多半|一大半)|(?P<least>一小半|小半数)|(?:一半|半数)(?P<fmore>多)?|(?<![不超越未刚经通间务年程动赛季])(?P<over>过半)(?![天年月小夜点空]))"
    rf"(?P<fback>{BACK})?"
)
TENTHS = (
    rf"(?:(?P<tfront>{FRONT})\s?)?(?P<tenth>[一二三四五六七八九两]|\d(?:\.\d+)?)(?P<hundredth>[一二三四五六七八九](?=折))?"
    rf"(?:{TO}(?P<tenth2>[一二三四五六七八九]|\d(?:\.\d+)?))?"
    r"(?:成(?![立员果功本为长交效就人型熟绩片套品都不])|折(?![射旧扣叠]))"
    rf"(?P<five>[一二三四五六七八九半](?![个名家人]))?(?P<tmid>[多余])?(?P<tback>{BACK})?"
)
