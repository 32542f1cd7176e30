"""What figures of one line tell of each other though they do not stand side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.text.measure_words import RARE
from assistant.text.numerals import read_numeral
from assistant.text.readings import Figure

_LONE = re.compile(f"(?!一[^{''.join(RARE)}])([一二两三四五六七八九十])(.)")
"""A number with one character; 一 only where no usual measure word follows, for it may be an article."""
_CHINESE = "一二三四五六七八九"
_CLAUSE = re.compile("(?:^|[，；。：\\s])$")
GROUPS = "组 队 班 区 排 连 车间 科 部 单元 幢 栋 标段 线 厂 矿 井".split()
"""What is numbered, not counted, when one number follows the other (一队、二队)."""
_GROUP = re.compile(f"([{_CHINESE}])({'|'.join(GROUPS)})")
_ONE_OF_THEM = re.compile("(?<=[，；。：、])一起")
"""A word that is a count where several were counted before: 投诉两起：一起菜咸."""
_HOUR = re.compile("十?[一二三四五六七八九]点|十点|1?[0-9]点|2[0-4]点")


def in_rows(line: str, figures: Sequence[Figure]) -> list[Figure]:
    """Read again what another figure of the line makes surer."""
    read = _hours(line, _numbered(line, _counted_too(figures)))
    return sorted([*read, *_ones(line, read)], key=lambda figure: figure.start)


def _counted_too(figures: Sequence[Figure]) -> list[Figure]:
    """Count with a measure word that another figure of the line counts with (起吊六十三钩，最重一钩)."""
    units = {figure.unit for figure in figures if figure.kind == "quantity"} - {""}
    return [_as_counted(figure, units) if figure.kind == "fixed_term" else figure for figure in figures]


def _as_counted(figure: Figure, units: set[str]) -> Figure:
    lone = _LONE.fullmatch(figure.text)
    number = read_numeral(lone[1]) if lone and lone[2] in units else None
    return replace(figure, kind="quantity", low=number[0], high=number[1], unit=lone[2]) if lone and number else figure


def _numbered(line: str, figures: list[Figure]) -> list[Figure]:
    """Read groups that a row of clauses begins with as numbered: 一组守东闸，二组装沙袋，三组做后勤."""
    heads = {
        figure.start: (figure, match[2])
        for figure in figures
        if (match := _GROUP.fullmatch(figure.text)) and _CLAUSE.search(line[: figure.start])
    }
    numbers = {(_CHINESE.index(figure.text[0]), unit) for figure, unit in heads.values()}
    row = {unit for _, unit in numbers if {(0, unit), (1, unit), (2, unit)} <= numbers}
    return [
        Figure(figure.start, figure.end, figure.text, "ordinal")
        if figure.start in heads and heads[figure.start][1] in row
        else figure
        for figure in figures
    ]


def _hours(line: str, figures: list[Figure]) -> list[Figure]:
    """Read 八点 where a clause begins as an hour beside another hour: 七点四十到岗，八点碰头会."""
    if not any(figure.kind == "date" and "点" in figure.text for figure in figures):
        return figures
    return [
        Figure(figure.start, figure.end, figure.text, "date")
        if _HOUR.fullmatch(figure.text) and figure.kind == "quantity" and _CLAUSE.search(line[: figure.start])
        else figure
        for figure in figures
    ]


def _ones(line: str, figures: list[Figure]) -> Iterator[Figure]:
    several = {figure.unit: figure.end for figure in reversed(figures) if figure.unit and (figure.low or 0) > 1}
    for match in _ONE_OF_THEM.finditer(line):
        is_free = all(match.end() <= figure.start or figure.end <= match.start() for figure in figures)
        if is_free and several.get(match[0][1], len(line)) <= match.start():
            yield Figure(*match.span(), match[0], "quantity", Decimal(1), Decimal(1), match[0][1])
