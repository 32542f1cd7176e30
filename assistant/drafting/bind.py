"""A model's answer to sentences that may stand: lines matched to their sources by slots, trimmed, restored, judged."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.drafting.contents import body, content_words, figures_in, number_of
from assistant.drafting.fidelity import unfaithful
from assistant.drafting.joining import strays
from assistant.drafting.slots import Disguised, take_off
from assistant.drafting.synonyms import supported
from assistant.records import Sentence
from assistant.text.sentences import split_clauses

ALIKE, TOLD_WHOLE = 0.6, 0.8

# judges a restored sentence against the facts it should state; returns what is wrong with it, in Chinese
Judge = Callable[[str, Sentence], Sequence[str]]

_FRONT = re.compile(
    r"^(?:\s|#+|[-•*·>|]|[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.．、:：)）](?![\d一二三四五六七八九十]))+"
)
_FULL_WIDTH = dict(zip(",;:", "，；：", strict=True))
_HALF_WIDTH = re.compile(r"[,;:](?!\d)")


@dataclass(frozen=True)
class Rewritten:
    """A line of the model's that may stand, for the sources at `places`: one, or neighbours that it tells together."""

    places: tuple[int, ...]
    text: str


@dataclass(frozen=True)
class Bound:
    """What came of an answer: lines that may stand, and by place what was wrong with the other sources."""

    accepted: tuple[Rewritten, ...]
    faults: Mapping[int, Sequence[str]]


def bind(answer: str, sources: Mapping[int, Sentence], disguised: Mapping[int, Disguised], judge: Judge) -> Bound:
    """Match an answer's lines to their sources and keep those that say what the sources say, no more and no less."""
    matched = _matched(answer_lines(answer), disguised)
    times = Counter(place for _, places in matched for place in places)
    accepted: list[Rewritten] = []
    faults: dict[int, Sequence[str]] = {place: ["没有写这一条"] for place in disguised if not times[place]}
    for line, places in matched:
        source = told_together([sources[place] for place in places])
        if any(times[place] > 1 for place in places):
            wrong: Sequence[str] = ["这一条写了不止一遍"]
        elif not _may_merge(places, sources):
            wrong = ["把不相连的几条并在了一起"]
        else:
            text, wrong = _restored(line, [disguised[place] for place in places], source, judge)
            if len(places) > 1:
                names = {slot.original for place in places for slot in disguised[place].slots if slot.figure is None}
                wrong = wrong or strays(text, [body(sources[place].text) for place in places], names)
        if wrong:
            faults |= dict.fromkeys(places, wrong)
        else:
            accepted.append(Rewritten(places, text))
    return Bound(tuple(accepted), faults)


def told_together(sources: Sequence[Sentence]) -> Sentence:
    """Return neighbouring sentences as one, with the facts of all."""
    if len(sources) == 1:
        return sources[0]
    text = "".join(f"{body(source.text)}。" for source in sources)
    return Sentence(text, tuple(fact_id for source in sources for fact_id in source.fact_ids), sources[0].origin)


def answer_lines(answer: str) -> list[str]:
    """Return an answer's lines without numbers, bullets and Markdown marks."""
    lines = (re.sub(r"\*\*|`|<[^<>]*>", "", line) for line in answer.splitlines())
    bare = (
        _HALF_WIDTH.sub(lambda mark: _FULL_WIDTH[mark[0]], _FRONT.sub("", line)).rstrip("| ").strip() for line in lines
    )
    return [line.rstrip("。；;.") for line in bare if line]


def trimmed(line: str, source: str) -> str:
    """Drop the clauses of a line that neither hold a figure nor speak of anything in its source, and a subject added.

    The sentences of a section share their subject; 我镇 before each of them reads as a list. A clause stays that alone
    tells something of the source, however it says it: dropping it would lose that.
    """
    clauses = split_clauses(line if source.startswith("我") else re.sub("^我(?:镇|乡|街道)(?:总?工会)?，?", "", line))
    told = [figures_in(clause.text) or _speaks_of(source, clause.text) for clause in clauses]
    rest = "".join(clause.text for clause, stays in zip(clauses, told, strict=True) if stays)
    kept = [
        clause.text
        for clause, stays in zip(clauses, told, strict=True)
        if stays or _alone_tells(clause.text, source, rest)
    ]
    return re.sub(r"^[，。；：、]+|[，。；：、]+$", "", "".join(kept))


def _restored(line: str, told: Sequence[Disguised], source: Sentence, judge: Judge) -> tuple[str, Sequence[str]]:
    """Return a line with the originals back, and what is wrong with it; what comes back as it was is not."""
    slots = [slot for one in told for slot in one.slots]
    restored = take_off(trimmed(line, "。".join(one.text for one in told)), slots)
    text = restored.text
    if text == body(source.text):
        return text, ()
    return text, restored.faults or unfaithful(text, source.text) or judge(text, source)


def _may_merge(places: Sequence[int], sources: Mapping[int, Sentence]) -> bool:
    """Whether sources stand side by side in one paragraph, under one number."""
    later = [sources[place] for place in places[1:]]
    return places[-1] - places[0] == len(later) and not any(
        source.starts_paragraph or number_of(source.text) for source in later
    )


def _matched(lines: Sequence[str], disguised: Mapping[int, Disguised]) -> list[tuple[str, tuple[int, ...]]]:
    """Give each line the places of the sources that it tells; a line that tells none is dropped."""
    by_figures = [(line, _places_of(line, disguised)) for line in lines]
    told = {place for _, places in by_figures for place in places}
    wordy = {place: one for place, one in disguised.items() if place not in told and not figures_in(one.text)}
    matched = []
    for line, places in by_figures:
        alike = {place for place, one in wordy.items() if _likeness(one.text, line) >= ALIKE}
        if not places and len(alike) > 1:
            whole = {place for place in alike if _own_likeness(place, wordy, line) >= TOLD_WHOLE}
            alike = whole or {max(alike, key=lambda place: _likeness(line, wordy[place].text))}
        if places or alike:
            matched.append((line, tuple(sorted({*places, *alike}))))
    return matched


def _places_of(line: str, disguised: Mapping[int, Disguised]) -> set[int]:
    """Return the sources whose stand-ins a line holds."""
    figures = set(figures_in(line))
    return {
        place
        for place, told in disguised.items()
        if figures & {figure for slot in told.slots for figure in figures_in(slot.stand_in)}
    }


def _speaks_of(source: str, clause: str) -> bool:
    words = content_words(clause)
    return _likeness(clause, source) >= ALIKE or bool(words and all(supported(word, source) for word in words))


def _alone_tells(clause: str, source: str, rest: str) -> bool:
    """Whether a clause has a word of the source that the rest of its line has not."""
    return any(word in source and word not in rest for word in content_words(clause))


def _own_likeness(place: int, wordy: Mapping[int, Disguised], line: str) -> float:
    """Return how much of what only this one of the sources says stands in a line."""
    others = "".join(one.text for other, one in wordy.items() if other != place)
    own = _pairs(wordy[place].text) - _pairs(others)
    return sum(pair in line for pair in own) / len(own) if own else 0.0


def _pairs(text: str) -> set[str]:
    letters = re.sub(r"[^\w]", "", text)
    return {letters[place : place + 2] for place in range(len(letters) - 1)}


def _likeness(text: str, other: str) -> float:
    """Return the share of the first text's character pairs that stand in the other."""
    pairs = _pairs(text)
    return sum(pair in other for pair in pairs) / len(pairs) if pairs else 0.0
