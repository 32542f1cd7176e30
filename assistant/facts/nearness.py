"""How near each character of a sentence is to a figure, by clause, and the words that say what kind of figure it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.facts.cues import Cue, read_cue
from assistant.text.figures import Figure

_BOUNDARY = re.compile(r"[，；。：！？（）()\n]|——")
_ITEM_END = re.compile(r"[，；。：！？（）()、\n]|——")
_JOINT = re.compile(r"[、和与及至到—\-~～\s]|以及|分别")
_ITEMS = re.compile(r"、|以及|和|与|及")

CONTEXT, EARLIER, PREVIOUS, LATER, FAR_LEFT, FAR_RIGHT, RIGHT = 0.3, 0.45, 0.55, 0.35, 0.75, 0.5, 0.95


@dataclass(frozen=True)
class Nearness:
    """Nearness (0 to 1) of every character: `wide` reaches other clauses and the context, `near` only the clause."""

    wide: tuple[float, ...]
    near: tuple[float, ...]
    cue: Cue
    before: str
    clause: str
    left: str
    right: str


def nearness_of(sentence: str, figures: Sequence[Figure], context: str) -> list[Nearness]:
    """Weigh the characters of `context + newline + sentence` for each figure of the sentence."""
    counted = [figure for figure in figures if figure.kind == "quantity"]
    edges = _edges(sentence, counted)
    found: list[Nearness] = []
    before = ""
    for figure in figures:
        own = sentence[_left(figure, counted, edges) : figure.start]
        if figure.kind == "quantity":
            before = f"{before}{own}" if before and own and not _JOINT.sub("", own) else own
        found.append(
            _weigh(sentence, figure, counted, edges, len(context) + 1, before if figure.kind == "quantity" else own)
        )
    return _told_apart(sentence, figures, found, len(context) + 1)


def _edges(sentence: str, counted: Sequence[Figure]) -> list[int]:
    """Give where clauses end; a mark inside a figure ends nothing."""
    inside = {spot for figure in counted for spot in range(figure.start, figure.end)}
    return [match.end() for match in _BOUNDARY.finditer(sentence) if match.start() not in inside]


def _clause(figure: Figure, edges: Sequence[int], length: int) -> tuple[int, int]:
    start = max((edge for edge in edges if edge <= figure.start), default=0)
    return start, min((edge for edge in edges if edge > figure.start), default=length)


def _left(figure: Figure, counted: Sequence[Figure], edges: Sequence[int]) -> int:
    previous = max((other.end for other in counted if other.end <= figure.start), default=0)
    return max(previous, max((edge for edge in edges if edge <= figure.start), default=0))


def _weigh(
    sentence: str, figure: Figure, counted: Sequence[Figure], edges: Sequence[int], offset: int, before: str
) -> Nearness:
    length = len(sentence)
    start, end = _clause(figure, edges, length)
    left = _left(figure, counted, edges)
    following = min((other.start for other in counted if other.start >= figure.end), default=length)
    item = _ITEM_END.search(sentence, figure.end)
    right = min(following, item.start() if item else length)
    near = [0.0] * length
    _fill(near, start, left, FAR_LEFT)
    _fill(near, left, figure.start, 1.0)
    _fill(near, figure.start, right, RIGHT)
    _fill(near, right, end, FAR_RIGHT)
    wide = list(near)
    previous = max((edge for edge in edges if edge < start), default=0)
    _fill(wide, 0, previous, EARLIER)
    _fill(wide, previous, start, PREVIOUS)
    _fill(wide, end, length, LATER)
    return Nearness(
        tuple([CONTEXT] * offset + wide),
        tuple([0.0] * offset + near),
        read_cue(before, sentence[figure.end : right], _up_to(sentence, figure)),
        before,
        sentence[start:end],
        sentence[left : figure.start],
        sentence[figure.end : right],
    )


def _up_to(sentence: str, figure: Figure) -> str:
    """Return the clause up to a figure, brackets in it included: 完成年度目标（5家）的."""
    return sentence[max(sentence.rfind(mark, 0, figure.start) for mark in "，；。：") + 1 : figure.start]


def _fill(weights: list[float], start: int, end: int, weight: float) -> None:
    for spot in range(start, max(end, start)):
        weights[spot] = weight


def _told_apart(sentence: str, figures: Sequence[Figure], found: list[Nearness], offset: int) -> list[Nearness]:
    """Give figures behind 分别 each its own item of the list before it."""
    for match in re.finditer("分别", sentence):
        group = _group(sentence, figures, match.end())
        start = max((edge.end() for edge in _BOUNDARY.finditer(sentence, 0, match.start())), default=0)
        items = _spans(sentence, start, match.start())
        if len(group) < 2 or len(items) != len(group):
            continue
        for (first, last), index in zip(items, group, strict=True):
            found[index] = _only(found[index], offset + first, offset + last)
    return found


def _group(sentence: str, figures: Sequence[Figure], start: int) -> list[int]:
    group: list[int] = []
    position = start
    for index, figure in enumerate(figures):
        if figure.kind == "quantity" and figure.start >= start:
            gap = sentence[position : figure.start]
            if (group and _JOINT.sub("", gap)) or (not group and len(gap) > 6):
                break
            group.append(index)
            position = figure.end
    return group


def _spans(sentence: str, start: int, end: int) -> list[tuple[int, int]]:
    for pattern in (re.compile("、"), _ITEMS):
        cuts = [match.span() for match in pattern.finditer(sentence, start, end)]
        if cuts:
            starts, ends = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
            if pattern is _ITEMS or not re.search("和|与|及", sentence[starts[-1] : end]):
                return list(zip(starts, ends, strict=True))
    return [(start, end)]


def _only(nearness: Nearness, first: int, last: int) -> Nearness:
    near = tuple(1.0 if first <= spot < last else 0.0 for spot in range(len(nearness.near)))
    wide = tuple(1.0 if first <= spot < last else min(weight, CONTEXT) for spot, weight in enumerate(nearness.wide))
    return replace(nearness, wide=wide, near=near)
