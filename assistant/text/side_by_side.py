"""Figures that stand side by side: where one ends, and what one tells of the other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.text.numerals import scale_of
from assistant.text.readings import Figure
from assistant.text.rows import GROUPS

_JOINED = re.compile("[、和与及]")
_ARABIC = re.compile("[0-9０-９]")
_SCALED = re.compile("[万亿]+(?=[^万亿]*$)")


def alike(line: str, figures: Sequence[Figure]) -> list[Figure]:
    """Read two that are joined as the surer one of them: 公交7路、11路 are two lines, 一队、二队 two teams."""
    read = _with_shared_units(line, figures)
    for place, other in enumerate(figures[1:]):
        one = read[place]
        if not _JOINED.fullmatch(line, one.end, other.start) or one.text[0] == "第" or one.text[-1] not in other.text:
            continue
        kinds = (one.kind, other.kind)
        if kinds in (("ordinal", "quantity"), ("date", "ordinal")) and one.text[-1] == other.text[-1]:
            read[place + 1] = Figure(other.start, other.end, other.text, one.kind)
        elif kinds == ("quantity", "ordinal") and one.text.endswith(one.unit or "?"):
            read[place] = Figure(one.start, one.end, one.text, "ordinal")
        elif kinds == ("quantity", "quantity") and _follows(one, other):
            read[place : place + 2] = [
                Figure(figure.start, figure.end, figure.text, "ordinal") for figure in (one, other)
            ]
    return read


def _with_shared_units(line: str, figures: Sequence[Figure]) -> list[Figure]:
    """Give numbers that are listed before one measure word that word (3、5、8名 are three numbers of people)."""
    read = list(figures)
    for place in range(len(read) - 2, -1, -1):
        one, other = read[place], read[place + 1]
        if _is_bare(one) and other.unit and not other.fraction and _JOINED.fullmatch(line, one.end, other.start):
            read[place] = _of_one_unit(one, other)
    return read


def _is_bare(one: Figure) -> bool:
    return one.kind == "quantity" and not (one.unit or one.approx or one.fraction) and one.low == one.high


def _of_one_unit(one: Figure, other: Figure) -> Figure:
    """Lend a bare number the measure word of the next one, and its scale where it is the lesser (3、5万元)."""
    tail = _SCALED.search(other.text)
    if one.low is None or other.low is None or bool(_ARABIC.match(one.text)) != bool(_ARABIC.match(other.text)):
        return one
    scale = scale_of(tail[0]) if tail and one.low < scale_of(tail[0]) else 1
    return replace(one, low=one.low * scale, high=one.low * scale, unit=other.unit)


def _follows(one: Figure, other: Figure) -> bool:
    """Tell whether two numbered groups follow each other."""
    same = one.unit == other.unit and one.unit in GROUPS and not (one.approx or other.approx)
    return same and one.low is not None and other.low == one.low + 1


def apart(line: str, figures: Sequence[Figure]) -> list[Figure]:
    """Cut a figure short where the next one begins (the word taken in behind a lone numeral)."""
    ends = [figure.start for figure in figures[1:]] + [len(line)]
    return [
        figure if figure.end <= end else replace(figure, end=end, text=line[figure.start : end])
        for figure, end in zip(figures, ends, strict=False)
    ]
