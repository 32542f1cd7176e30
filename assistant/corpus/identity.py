"""An article in; whose summary it is, of which year and period, and the names that give it away, out."""

import re
from dataclasses import dataclass

from assistant.corpus.articles import Extent
from assistant.corpus.unions import TOWNSHIP, UNION
from assistant.text.names import find_names

_LINE_OPENING = re.compile(
    rf"^(?:关于)?(?P<town>(?![我全本各该某两几])[\u4e00-\u9fff]{{2,4}}{TOWNSHIP}){UNION}(?:$|\d|二[〇○零])",
    re.MULTILINE,
)
_TOWN_END = re.compile(f"{TOWNSHIP}$")
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
_SHORTEST_STEM = 2
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


def place_names(text: str) -> frozenset[str]:
    """Give the names of towns in a text, and their bare names, to be masked everywhere."""
    return _names(_towns(text))


def _towns(text: str) -> list[str]:
    """Names of towns, townships and subdistricts in a text, longest first; a line may open with one unseen before."""
    found = {name.text for name in find_names(text) if name.kind == "town" and _TOWN_END.search(name.text)}
    found |= {match["town"] for match in _LINE_OPENING.finditer(text)}
    return sorted(found, key=lambda name: (-len(name), name))


def _unit(edges: list[str], towns: list[str]) -> str | None:
    """Return the first town that stands with its union, as it stands."""
    if not towns:
        return None
    pattern = re.compile("(?:" + "|".join(map(re.escape, towns)) + ")" + UNION)
    return next((match.group() for edge in edges if (match := pattern.search(edge))), None)


def _names(towns: list[str]) -> frozenset[str]:
    """Towns, and their bare names where those are long enough to be told from words."""
    stems = (_TOWN_END.sub("", town) for town in towns)
    return frozenset({*towns, *(stem for stem in stems if len(stem) >= _SHORTEST_STEM)})


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
