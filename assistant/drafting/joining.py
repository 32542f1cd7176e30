"""Neighbours told in one line: what belongs to one of them is not told of the other."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.drafting.contents import content_words
from assistant.text.figures import find_figures
from assistant.text.sentences import split_clauses
from assistant.text.words import tagged

_CONTEST, _WON = re.compile("赛|比武|擂台"), re.compile("第[一二三]|[冠亚季]军|[一二三]等奖")
_ENDED = re.compile("[。；]$")


@dataclass(frozen=True)
class _Clause:
    """A clause of a line: of which sources it has a day or person, other words and amounts that only these have."""

    text: str
    marked: frozenset[int]
    worded: frozenset[int]
    counted: frozenset[int]

    @property
    def sources(self) -> frozenset[int]:
        return self.marked | self.worded | self.counted


def strays(text: str, told: Sequence[str], names: Collection[str] = ()) -> list[str]:
    """Return a fault where a line that tells several sources mixes them up, in Chinese; `names` are the persons'.

    Each is told in one stretch, in no clause with nothing but another's amount; a day or place that begins one does
    not reach over the next, and the next is no part of it.
    """
    if text.count("其中") > sum(one.count("其中") for one in told):
        return ["把并列的事写成了一部分"]
    clauses = [clause for clause in _labelled(text, told, names) if clause.sources]
    if any(_mixes(clause, told) for clause in clauses):
        return ["把一条的时间、地点或人写到了另一条上"]
    if any(_parted(number, clauses) for number in range(len(told))):
        return ["把一条的话写到了另一条后面"]
    opened = [one for one, source in enumerate(told) if _is_set(source)]
    for place, (before, behind) in enumerate(pairwise(clauses)):
        left = before.sources - behind.sources
        if left & set(opened) and behind.sources - before.sources and not _ENDED.search(before.text):
            following = behind.sources - before.sources
            if not any(_is_set(told[one]) or _is_won(told[one], clauses[: place + 1]) for one in following):
                return ["一条的时间、地点管到了另一条"]
    return []


def _mixes(clause: _Clause, told: Sequence[str]) -> bool:
    """Whether a clause has one source's day or person and all else of others, or one's words at others' amounts."""
    rest = clause.worded | clause.counted
    guests = {one for one in clause.worded - clause.counted if _amounts(told[one]) or _is_set(told[one])}
    hosts = clause.counted or clause.worded - guests
    return bool((rest and clause.marked - rest) or (hosts and guests))


def _labelled(text: str, told: Sequence[str], names: Collection[str]) -> list[_Clause]:
    def marks(text: str) -> set[str]:
        return _marks(text) | {name for name in names if name in text}

    kinds = (marks, _words, _amounts)
    own = [[find(one) for one in told] for find in kinds]
    return [
        _Clause(clause.text, *(_holders(find(clause.text), sources) for find, sources in zip(kinds, own, strict=True)))
        for clause in split_clauses(text)
    ]


def _holders(found: set[str], sources: Sequence[set[str]]) -> frozenset[int]:
    """Return which sources have anything of what was found that no other has."""
    alone = [[place for place, own in enumerate(sources) if one in own] for one in found]
    return frozenset(places[0] for places in alone if len(places) == 1)


def _marks(text: str) -> set[str]:
    persons = (word for word, kind in tagged(text) if kind in ("nr", "PER"))
    return {*persons, *(figure.text for figure in find_figures(text) if figure.kind == "date")}


def _words(text: str) -> set[str]:
    return {*content_words(text)} - _marks(text)


def _amounts(text: str) -> set[str]:
    return {figure.value + figure.unit for figure in find_figures(text) if figure.kind == "quantity"}


def _parted(number: int, clauses: Sequence[_Clause]) -> bool:
    """Whether clauses of one source stand on both sides of another's."""
    places = [place for place, clause in enumerate(clauses) if number in clause.sources]
    return bool(places) and any(number not in clause.sources for clause in clauses[places[0] : places[-1]])


def _is_won(source: str, before: Sequence[_Clause]) -> bool:
    """Whether a source tells the winner of the contest before it."""
    return bool(_WON.search(source)) and any(_CONTEST.search(clause.text) for clause in before)


def _is_set(source: str) -> bool:
    """Whether a source begins with its day or place."""
    opening = split_clauses(source)[0].text if source else ""
    return opening.startswith("在") or any(figure.kind == "date" for figure in find_figures(opening))
