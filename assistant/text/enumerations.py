"""Lists whose items stand between 、 (万象城、铂金大厦): where each item begins and ends."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.text.recogniser import Token
from assistant.text.vocabulary import is_common, is_general
from assistant.text.words import COUNTS, NEVER_IN_NAMES

NOUNS = frozenset("n nz nw an a vn f s PER LOC ORG".split())
"""Kinds of words that names are made of."""
NEVER_RARE = frozenset("w m q r p c u xc d TIME PER LOC ORG".split())
"""Kinds of words that are names for sure, or never."""
_CLAUSE = re.compile(r"[^，。；：:！？（）()《》—\s]+")


def find_lists(line: str, words: Sequence[Token]) -> Iterator[list[tuple[int, int]]]:
    """Give the places of the items of each list of a line, without general words in front."""
    marks = [place for place, word in enumerate(words) if line[word.start : word.end] == "、"]
    for clause in _CLAUSE.finditer(line) if marks else ():
        own = [place for place in marks if clause.start() <= words[place].start < clause.end()]
        if own:
            inner = [(left + 1, right) for left, right in pairwise(own)]
            items = [_run_before(line, words, own[0]), *inner, _run_behind(line, words, own[-1])]
            if filled := [_without_general_words(line, words, *item) for item in items if item[0] < item[1]]:
                yield filled


def _run_before(line: str, words: Sequence[Token], mark: int) -> tuple[int, int]:
    first = mark
    while first > 0 and _is_part_of_item(line, words[first - 1]):
        first -= 1
    return first, mark


def _run_behind(line: str, words: Sequence[Token], mark: int) -> tuple[int, int]:
    last = mark + 1
    if last < len(words) and words[last].kind == "m" and not line[words[last].start].isdigit():
        last += 1
    while last < len(words) and _is_part_of_item(line, words[last]):
        last += 1
    return mark + 1, last


def _without_general_words(line: str, words: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    end = words[last - 1].end
    while first < last - 1 and is_general(line[words[first].start : words[first].end]):
        first += 1
    return words[first].start, end


def _is_part_of_item(line: str, word: Token) -> bool:
    text = line[word.start : word.end]
    if word.kind in NOUNS or (len(text) == 1 and word.kind in "vmqdr"):
        return text not in NEVER_IN_NAMES and text not in COUNTS and text[0] != "等"
    return word.kind not in NEVER_RARE and not is_common(text)
