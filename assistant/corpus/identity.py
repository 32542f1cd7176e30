"""An article in; whose summary it is, of which year and period, and the names that give it away, out."""

import re
from collections import Counter
from dataclasses import dataclass

from assistant.corpus.articles import Extent

_BEFORE = r"(?:(?<![\u4e00-\u9fff])|(?<=[市县区旗州省在由是将为对和与及到了使开创]))"
_PLACE = _BEFORE + r"(?:(?![了的是和与及在由为到对将把被让等从向各全我本该])[\u4e00-\u9fff]){2,3}(?:镇|乡|街道|苏木)"
_NOT_A_NAME = re.compile(
    r"^(?:我|全|本|各|该|在|是|乡|县|市|区|某|镇|对|向|由|和|与|及|到|为|从|让|使|把|将|给|按|经|各个|基层|所有|其他|以及|同时|今年|"
    r"[_xX×*])|(?:和|与|及|各|全|我|个|驻|下|城|入|进|到|回|返|离|兴|助|富|美|爱|思)(?:镇|乡|街道)$"
)
_UNIT = re.compile(rf"(?P<place>{_PLACE})(?P<kind>总工会|工会联合会|工会委员会|工会工作委员会|工会)")
_TOWN = re.compile(
    rf"(?P<place>{_PLACE})(?=党委|政府|人民政府|工会|总工会|第.{{1,3}}[届次]|党委、|域内|境内|辖区|工会工作)"
)
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=\s*年)")
_HAN_YEAR = re.compile(r"二[〇○零]([一二三四])([〇○零一二三四五六七八九])(?=年)")
_PERIODS = (
    ("上半年", r"上半年"),
    ("下半年", r"下半年"),
    ("第一季度", r"(?:第?一|1)季度"),
    ("第二季度", r"(?:第?二|2)季度"),
    ("第三季度", r"(?:第?三|3)季度"),
    ("第四季度", r"(?:第?四|4)季度"),
    ("前三季度", r"前三季度"),
    ("年度", r"年度|全年|年终|一年来|年(?:的)?(?:工会)?工作(?:情况)?(?:总结|汇报|报告)|年总结"),
)
_HAN = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Identity:
    """Unit, year and period where the text says them; `names` are its places, to be masked everywhere."""

    unit: str | None
    year: str | None
    period: str | None
    names: frozenset[str]


def identify(extent: Extent) -> Identity:
    """Read title, opening and 落款 for the unit, the year and the period; None where nothing is said."""
    texts = [p.text for p in extent.paragraphs]
    edges = [extent.title, *texts[:3], *texts[-3:]]
    towns = _towns("\n".join([extent.title, *texts]))
    return Identity(_unit(edges, towns), _year(edges), _period(extent.title, texts[:3]), _names(towns))


def _towns(text: str) -> Counter[str]:
    found = (m["place"] for pattern in (_UNIT, _TOWN) for m in pattern.finditer(text))
    return Counter(name for name in found if not _NOT_A_NAME.search(name))


def _unit(edges: list[str], towns: Counter[str]) -> str | None:
    for edge in edges:
        for match in _UNIT.finditer(edge):
            if match["place"] in towns:
                return match.group()
    return None


def _names(towns: Counter[str]) -> frozenset[str]:
    stems = {re.sub(r"(?:镇|乡|街道|苏木)$", "", town) for town in towns}
    return frozenset({*towns, *(stem for stem in stems if len(stem) >= 2)})


def _year(edges: list[str]) -> str | None:
    for edge in edges:
        han = _HAN_YEAR.search(edge)
        found = _YEAR.search(edge)
        if found:
            return found.group()
        if han:
            return "20" + "".join(
                str(_HAN.index(digit.replace("○", "〇").replace("零", "〇"))) for digit in han.groups()
            )
    return None


def _period(title: str, opening: list[str]) -> str | None:
    for text in (title, *opening):
        for name, pattern in _PERIODS:
            if re.search(pattern, text[:400]):
                return name
    return None
