"""How a figure is told: of a whole or a part, in all or for each, against last year, to or by how much, from when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.drafting.contents import figures_in
from assistant.text.figures import Figure, find_figures
from assistant.text.measures import units_agree
from assistant.text.words import tagged

_PART = re.compile("其中|包括")
_BESIDE = re.compile("另|还有|此外|累计|[共和与及]")
_EACH = re.compile("[每各]|(?:[人户家日月年场])均|平均|(?<![上去今同本])年(?=[省减增节产])")
_LAST_YEAR = re.compile("[上去]年|同比|同期")
_CHANGE = re.compile("增长|下降|增加|减少|上升|提高|降低|[增减涨降]幅|(?:[多少高低升降增减](?:出|了)?$)")
_SAME_CHANGE = re.compile(
    "[，、（；]?(?:同比|相应)?(?:增长|下降|增加|减少|上升|提高|降低|[增减涨降]幅|[多少增降])[了为达约近]{0,2}"
)
_REACHED = re.compile("(?:提高|上升|下降|降低|增加|增长|减少|缩短|延长|[涨提降减加升增])了?(?P<to>[到至为成])?$")
_STOCK = re.compile("总数|累计|现有|共有|人数为")
_THIS_YEAR = re.compile("[今本当全]年|年内|年度|期内")
_AIM = re.compile("(全年|年度)[^，。；]{0,2}(?:目标|任务)|目标")
_WHEN = (re.compile("[自从]$"), re.compile("(?:截至|截止|到|至)$"), re.compile("[去上]年$"))
_SINCE = re.compile("(?:开始)?起(?![草步重])|以来")


@dataclass(frozen=True)
class _Bearing:
    """What leads to a figure says of it.

    `base` is the figure that it is a part or a change of, the nearest before it that is neither of another;
    `follows` tells whether its sentence has a figure of its unit before it, which it may be a part of; `aim` is the
    aim that it is, `when` how a date bounds (from, until, last year).
    """

    part: bool = False
    follows: bool = False
    beside: bool = False
    done: bool = False
    bracketed: bool = False
    each: bool = False
    change: bool = False
    compared: bool = False
    reached: str = ""
    stock: bool = False
    this_year: bool = False
    aim: str = ""
    base: str = ""
    when: tuple[bool, ...] = ()


def borne_otherwise(text: str, source: str) -> list[str]:
    """Return a fault where a figure is told otherwise than in the source, in Chinese."""
    own: dict[str, list[_Bearing]] = {}
    for key, bearing in _bearings(source):
        own.setdefault(key, []).append(bearing)
    for key, bearing in _bearings(text):
        if key not in own:
            continue
        same = next((one for one in own[key] if _agrees(bearing, one)), None)
        if same is None:
            return ["改了数字的年份、范围或与什么相比"]
        if len(own[key]) > 1:
            own[key].remove(same)
    return []


def _agrees(told: _Bearing, own: _Bearing) -> bool:
    if told.when != own.when or told.each != own.each or told.aim != own.aim:
        return False
    if own.base and told.base != own.base and (told.part or told.compared):
        return False
    if told.part and not (own.part or (own.follows and not (own.stock or own.each))):
        return False
    if own.part and not told.part and (told.beside or not (told.done or told.bracketed)):
        return False
    if told.compared != own.compared and (told.change or told.compared) and (own.change or told.compared):
        return False
    if own.stock and told.this_year and not own.this_year:
        return False
    return not (told.reached and own.reached and told.reached != own.reached)


def _bearings(text: str) -> Iterator[tuple[str, _Bearing]]:
    """Give each figure of a text, as `figures_in` tells it, with its bearing."""
    figures = [figure for figure in find_figures(text) if figure.kind in ("quantity", "date")]
    before: _Bearing | None = None
    wholes: list[Figure] = []
    end = 0
    for key, figure in zip(figures_in(text), figures, strict=True):
        if figure.kind == "date":
            yield key, _of_date(text, figure)
            continue
        bearing = _of_quantity(text, figure, end, before)
        if "。" in text[end : figure.start]:
            wholes.clear()
        if bearing.part or bearing.compared:
            bearing = replace(bearing, base=_base(figure, wholes, before))
        elif not (bearing.aim or bearing.bracketed):
            wholes.append(figure)
        before, end = bearing, figure.end
        yield key, bearing


def _base(figure: Figure, wholes: Sequence[Figure], before: _Bearing | None) -> str:
    """Return which of the figures before a part or a change it is one of: the last of its unit."""
    if figure.unit == "%" and before and before.compared:
        return before.base
    alike = [one.value for one in wholes if units_agree(one.unit.replace("个百分点", "%"), figure.unit)]
    return (alike or [one.value for one in wholes] or [""])[-1]


def _of_date(text: str, figure: Figure) -> _Bearing:
    lead, behind = text[max(figure.start - 3, 0) : figure.start], text[figure.end : figure.end + 3]
    since, until, last_year = (bool(pattern.search(lead)) for pattern in _WHEN)
    return _Bearing(when=(since or bool(_SINCE.match(behind)), until, last_year))


def _of_quantity(text: str, figure: Figure, end: int, before: _Bearing | None) -> _Bearing:
    lead = text[end : figure.start]
    clause = re.split("[，。；（）]", lead)[-1]
    reached, aim = _REACHED.search(clause), _AIM.search(re.split("[，。；]", lead)[-1])
    bearing = _Bearing(
        part=bool(_PART.search(clause)),
        follows=_follows(text, figure),
        beside=bool(_BESIDE.search(clause)),
        done=not figure.unit.endswith("元") and _tells_deed(clause + re.split("[，。；（）、]", text[figure.end :])[0]),
        bracketed=text.count("（", 0, figure.start) > text.count("）", 0, figure.start),
        each=bool(_EACH.search(clause)),
        change=bool(_CHANGE.search(clause)),
        compared=bool(_LAST_YEAR.search(re.split("[。；]", lead)[-1])),
        reached=("到" if reached["to"] else "了") if reached else "",
        stock=bool(_STOCK.search(clause)),
        this_year=bool(_THIS_YEAR.search(clause)),
        aim=("全年" if aim[1] else "目标") if aim else "",
    )
    return _carried(bearing, lead, before)


def _tells_deed(clause: str) -> bool:
    """Whether a clause says what was done with a part (15人考过), so that it is one without 其中 too."""
    return "已" in clause or any(kind in ("v", "vn") and word != "有" for word, kind in tagged(clause))


def _follows(text: str, figure: Figure) -> bool:
    sentence = text.rfind("。", 0, figure.start) + 1
    before = [one for one in find_figures(text) if one.kind == "quantity" and sentence <= one.start < figure.start]
    return any(units_agree(one.unit, figure.unit) and _largest(one) > _largest(figure) for one in before)


def _largest(figure: Figure) -> Decimal:
    return max(map(Decimal, re.findall(r"\d+(?:\.\d+)?", figure.value)), default=Decimal())


def _carried(bearing: _Bearing, lead: str, before: _Bearing | None) -> _Bearing:
    """Carry on what the figure before says for this one too: 其中A3件、B4件; 比上年增加3家，增长50%."""
    if before is None:
        return bearing
    listed = not re.search("[，。；）]", lead)
    return replace(
        bearing,
        part=bearing.part or (before.part and listed),
        bracketed=bearing.bracketed or before.part,
        compared=bearing.compared or (before.compared and bool(_SAME_CHANGE.fullmatch(lead))),
    )
