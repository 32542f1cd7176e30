"""Whatever may be a name in a line, for masking: by rule, as a model reads it, and by where it stands.

Exhaustive rather than precise: no name may pass to another text, and a word hidden too many is cheap.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from assistant.text import person_words
from assistant.text.candidates import Candidate, Kind, candidate
from assistant.text.entities import ENTITY_AT_END, ENTITY_KINDS
from assistant.text.enumerations import NEVER_RARE
from assistant.text.names import spot_names
from assistant.text.persons import spot_titled_persons
from assistant.text.positions import (
    apposed,
    before_ends,
    gone_to,
    led_by_words,
    listed,
    owned,
    told_by_count,
    trimmed,
)
from assistant.text.quotes import quoted
from assistant.text.recogniser import Token, read
from assistant.text.vocabulary import is_common, is_general
from assistant.text.words import tagged

_KIND_OF: dict[str, Kind] = {"PER": "person", "LOC": "place", "ORG": "unit"}


def suspects(line: str, set_phrases: Sequence[tuple[int, int]] = ()) -> list[Candidate]:
    """Find whatever may be a name in a line and is no part of a set phrase; two may overlap."""
    words = read(line)
    found = [*spot_names(line), *_recognised(line, words), *before_ends(line, words), *told_by_count(line, words)]
    found += [candidate(line, *place, "person") for place in spot_titled_persons(line, words)]
    found += apposed(line, words, found)
    found += listed(line, words, found)
    found += led_by_words(line, found)
    found += [*gone_to(line, words), *owned(line), *_rare(line, words)]
    phrases = (one for one in quoted(line) if (one.name.start, one.name.end) not in set_phrases)
    return [*(one for one in found if not _is_within(one, set_phrases)), *phrases]


def _recognised(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give the persons, places and organisations that the model reads, without the ends that any unit has."""
    for word in words:
        if word.kind in _KIND_OF:
            start, end = trimmed(line, word.start, word.end)
            if word.kind == "PER":
                start, end = _whole_foreign_name(line, start - bool(_FAMILY.search(line, 0, start)), end)
            if end - start > 1 and not is_general(line[start:end]) and not is_general(_whole(line, start, end)):
                suffix = ENTITY_AT_END.search(line[start:end]) if word.kind != "PER" else None
                yield candidate(line, start, end, ENTITY_KINDS[suffix[0]] if suffix else _KIND_OF[word.kind])


def _rare(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give words that are not common in the language, with the nouns behind them that are not general (织锦年代)."""
    for place, word in enumerate(words):
        if word.kind not in NEVER_RARE and word.end - word.start > 1 and not _is_common(line, word):
            last = place
            while last + 1 < len(words) and words[last + 1].kind in "n" and not _is_general(line, words[last + 1]):
                last += 1
            yield candidate(line, word.start, words[last].end, "thing")


_FAMILY = re.compile(f"(?:^|[^\u4e00-\u9fff])[{''.join(person_words.SURNAMES.split())}]$")
_FOREIGN = f"[{person_words.TRANSLITERATION}]"


def _whole_foreign_name(line: str, start: int, end: int) -> tuple[int, int]:
    """Take in what belongs to a name of another tongue beside the part that was read (阿拉腾 of 阿拉腾其木格)."""
    if len(re.findall(_FOREIGN, line[start:end])) * 2 < end - start:
        return start, end
    before = re.search(f"{_FOREIGN}{{0,4}}$", line[:start])
    behind = re.match(f"{_FOREIGN}{{0,4}}", line[end:])
    return start - len(before[0] if before else ""), end + len(behind[0] if behind else "")


def _is_general(line: str, word: Token) -> bool:
    return is_general(line[word.start : word.end])


def _is_common(line: str, word: Token) -> bool:
    """Whether a word is common, or part of general ones that the model has cut (代会 of 工代会)."""
    return is_common(line[word.start : word.end]) or is_general(_whole(line, word.start, word.end))


def _whole(line: str, start: int, end: int) -> str:
    """Give the dictionary's words that a place lies in, from the first one's beginning to the last one's end."""
    bounds = _bounds(line)
    return line[bounds[bisect_right(bounds, start) - 1] : bounds[bisect_left(bounds, end)]]


@lru_cache(maxsize=64)
def _bounds(line: str) -> list[int]:
    return [0, *accumulate(len(word) for word, _ in tagged(line))]


def _is_within(one: Candidate, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a set phrase holds it; what must be a place may begin with a number all the same (五峰, 零陵区)."""
    if one.name.kind == "town" and not is_general(one.name.text):
        return False
    return any(
        start <= one.name.start and one.name.end <= end and (end - start > 2 or is_general(one.name.text))
        for start, end in places
    )
