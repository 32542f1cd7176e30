"""Lists whose items stand between 、 (万象城、铂金大厦): where each item begins and ends."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.text.recogniser import Token
from assistant.text.vocabulary import is_common, is_general
from assistant.text.words import COUNTS, INDUSTRIES, NEVER_IN_NAMES, is_one_word, is_verbal, tagged

NOUNS = frozenset("n nz nw an a vn f s PER LOC ORG".split())
"""Kinds of words that names are made of."""
NEVER_RARE = frozenset("w m q r p c u xc d TIME PER LOC ORG".split())
"""Kinds of words that are names for sure, or never."""
_CLAUSE = re.compile(r"[^“”，。；：:！？（）()《》—\s]+")
_CLOSED_ITEM = re.compile(
    r"([\u4e00-\u9fff]{2,8}?)"
    r"(?=等(?!级|次|额|待|于|同|因)|(?:\d+|[两三四五六七八九十]{1,3})[余多]?(?:[家名位支人]|个(?!月)))"
)
"""A list's last item where 等 or a count says that it ends."""
_SHORTEST = 2
_AND = ("和", "与", "及", "以及")
Span = tuple[int, int]


def find_lists(line: str, words: Sequence[Token]) -> Iterator[list[Span]]:
    """Give the places of the items of each list of a line, without general words in front."""
    marks = [place for place, word in enumerate(words) if line[word.start : word.end] == "、"]
    for clause in _CLAUSE.finditer(line) if marks else ():
        own = [place for place in marks if clause.start() <= words[place].start < clause.end()]
        if own:
            inner = [(left + 1, right) for left, right in pairwise(own)]
            items = [_run_before(line, words, own[0]), *inner, *_runs_behind(line, words, own[-1])]
            if filled := [_without_general_words(line, words, *item) for item in items if item[0] < item[1]]:
                yield filled


def _run_before(line: str, words: Sequence[Token], mark: int) -> Span:
    first = mark
    while first > 0 and (_is_part_of_item(line, words[first - 1]) or _may_begin(line, words, first, mark)):
        first -= 1
    return first, mark


def _may_begin(line: str, words: Sequence[Token], first: int, mark: int) -> bool:
    """Whether the word before belongs to an item that would be nothing, one character or a trade without it.

    So does 上 of 上寨, and 八方 of 八方家政, which the model takes for a number.
    """
    before = words[first - 1]
    size = words[mark].start - words[first].start if first < mark else 0
    if before.kind == "m" and line[words[first].start : words[mark].start] in INDUSTRIES:
        return not is_verbal(*tagged(line[before.start : before.end])[-1])
    return size < _SHORTEST and _is_unlisted(line, before, alone=size == 0)


def _runs_behind(line: str, words: Sequence[Token], mark: int) -> list[Span]:
    """Give the last item, and those that 和 joins to it."""
    first = last = mark + 1
    runs: list[Span] = []
    if closed := _CLOSED_ITEM.match(line, words[mark].end):
        return [(first, bisect_left(words, closed.end(1), key=lambda word: word.start))]
    while last < len(words):
        text = line[words[last].start : words[last].end]
        if text in _AND and last > first:
            runs.append((first, last))
            first = last = last + 1
        elif _is_part_of_item(line, words[last]) or (last == first and _is_unlisted(line, words[last], alone=True)):
            last += 1
        elif last == first and words[last].kind == "m" and not line[words[last].start].isdigit():
            last += 1
        elif first < last and words[last].start - words[first].start < _SHORTEST and words[last].kind not in "wupc":
            last += 1
        else:
            break
    return [*runs, (first, last)]


def run_behind_and(line: str, words: Sequence[Token], end: int) -> Span | None:
    """Give what 和 joins to a name that ends at a place, where no dictionary knows its first word (和大元织造)."""
    place = bisect_left(words, end, key=lambda word: word.start)
    if place + 1 >= len(words) or line[words[place].start : words[place].end] not in _AND:
        return None
    first = last = place + 1
    while last < len(words) and (_is_part_of_item(line, words[last]) or last == first):
        last += 1
    text = line[words[first].start : words[first].end]
    is_name = words[first].kind not in ("w", "u", "p") and len(text) > 1 and not is_one_word(text)
    return (words[first].start, words[last - 1].end) if is_name and not is_general(text) else None


def _is_unlisted(line: str, word: Token, alone: bool) -> bool:
    """Whether a word of any kind is none the dictionary has, so that it may be a name or begin one (加所, 都良)."""
    text = line[word.start : word.end]
    if word.kind in ("w", "u", "p", "c") or not re.fullmatch("[\u4e00-\u9fff]+", text) or text in ("等", "等人"):
        return False
    if len(text) == 1:
        return not alone and text not in NEVER_IN_NAMES - {"上", "下"}
    return not is_one_word(text) and not is_general(text)


def _without_general_words(line: str, words: Sequence[Token], first: int, last: int) -> Span:
    end = words[last - 1].end
    while (
        first < last - 1
        and end - words[first + 1].start >= _SHORTEST
        and is_general(line[words[first].start : words[first].end])
    ):
        first += 1
    return words[first].start, end


def _is_part_of_item(line: str, word: Token) -> bool:
    text = line[word.start : word.end]
    if word.kind in NOUNS or (len(text) == 1 and word.kind in "vmqdr"):
        return text not in NEVER_IN_NAMES and text not in COUNTS and text[0] != "等"
    return word.kind not in NEVER_RARE and not is_common(text)
