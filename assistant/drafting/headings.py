"""Headings of sections, parallel in form throughout a draft, in the manner of its exemplars."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from assistant.drafting.kinship import CLOSE, kin
from assistant.drafting.manner import FOCUS, GRASPS, HEADINGS, TASKS, Wording, fitting
from assistant.records import Fact

GENERAL, HONOURS, FUNDS = "其他", "荣誉表彰", "经费经审"


@dataclass(frozen=True)
class Part:
    """What one section tells: its themes, and their facts in the order of telling."""

    themes: tuple[str, ...]
    facts: tuple[Fact, ...]


def headings_for(parts: Sequence[Part], exemplar_headings: Sequence[str], wording: Wording) -> list[str]:
    """Return a heading a part, all of one manner and no two the same.

    The manner is that of most of `exemplar_headings`, else one by the seed.
    """
    themes = [theme for part in parts for theme in part.themes]
    split = len(set(themes)) < len(themes)
    make = _MANNERS["paired" if split else _manner(exemplar_headings, wording)]
    options = [make(_named(part), _told(part.facts)) for part in parts]
    heads: dict[int, str] = {}
    for place in sorted(range(len(parts)), key=lambda place: len(options[place])):
        every = [*options[place], *("，".join(pair) for pair in HEADINGS[_named(parts[place])[0]])]
        left = [option for option in every if option not in heads.values()]
        fresh = [option for option in options[place] if option in left and not _shares_a_phrase(option, heads.values())]
        heads[place] = wording.pick(*fresh) if fresh else left[0]
    return [heads[place] for place in range(len(parts))]


def _manner(exemplar_headings: Sequence[str], wording: Wording) -> str:
    for manner, mark in _MARKS.items():
        if sum(heading.startswith(mark) for heading in exemplar_headings) * 2 > len(exemplar_headings):
            return manner
    return wording.pick("paired", "grasping", "focused", "paired", "striving")


def _named(part: Part) -> tuple[str, ...]:
    """Return the one or two themes that a heading names: the first, and of the others that with most facts."""
    named = [theme for theme in part.themes if theme not in (GENERAL, HONOURS)]
    first, *others = named or [theme for theme in part.themes if theme == HONOURS] or [GENERAL]
    weights = {theme: sum(fact.theme == theme for fact in part.facts) for theme in others}
    if FUNDS in weights and any(kin((first,), (theme,)) == CLOSE for theme in others if theme != FUNDS):
        return (first, FUNDS)  # the others are kin enough to be read under the first
    return (first, max(weights, key=lambda theme: weights[theme])) if weights else (first,)


def _paired(themes: Sequence[str], told: Mapping[str, str]) -> list[str]:
    if len(themes) == 1:
        return list(fitting(["，".join(pair) for pair in HEADINGS[themes[0]]], told[themes[0]]))
    firsts = [fitting([pair[0] for pair in HEADINGS[theme]], told[theme]) for theme in themes]
    return _even(["，".join(pair) for pair in product(*firsts)])


def _grasping(themes: Sequence[str], told: Mapping[str, str]) -> list[str]:
    return [f"{GRASPS[themes[0]][0]}，{GRASPS[themes[-1]][1]}"]


def _striving(themes: Sequence[str], told: Mapping[str, str]) -> list[str]:
    if not set(themes) <= set(TASKS):
        return ["着力做好其他工作"]
    return ["着力" + "、".join("".join(TASKS[theme]) for theme in themes)]


def _focused(themes: Sequence[str], told: Mapping[str, str]) -> list[str]:
    if not set(themes) <= set(FOCUS):
        return ["聚焦中心任务，做好其他工作"]
    focus, last = FOCUS[themes[0]], themes[-1]
    phrases = fitting([pair[0] for pair in HEADINGS[last]] + [pair[1] for pair in HEADINGS[last]], told[last])
    return _even([f"聚焦{focus}，{phrase}" for phrase in phrases if not _overlap(focus, phrase)])


_MANNERS: Mapping[str, Callable[[Sequence[str], Mapping[str, str]], list[str]]] = {
    "paired": _paired,
    "grasping": _grasping,
    "striving": _striving,
    "focused": _focused,
}
_MARKS = {"grasping": "抓", "striving": "着力", "focused": "聚焦"}


def _even(headings: Sequence[str]) -> list[str]:
    """Return the headings whose halves are of one length and share no word; all where there is none such."""
    halves = [heading.split("，") for heading in headings]
    even = ["，".join((one, other)) for one, other in halves if len(one) == len(other) and not _overlap(one, other)]
    return even or list(headings)


def _overlap(one: str, other: str) -> bool:
    return any(one[place : place + 2] in other for place in range(len(one) - 1))


def _shares_a_phrase(heading: str, heads: Iterable[str]) -> bool:
    used = {phrase for head in heads for phrase in head.split("，")}
    return any(phrase in used for phrase in heading.split("，"))


def _told(facts: Sequence[Fact]) -> dict[str, str]:
    told: dict[str, str] = {}
    for fact in facts:
        told[fact.theme] = " ".join((told.get(fact.theme, ""), fact.label, fact.text, fact.how, fact.result))
    return {theme: re.sub(r"\s+", " ", words) for theme, words in told.items()}
