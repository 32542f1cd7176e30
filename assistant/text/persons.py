"""Persons: a surname and one or two characters, where a title stands before them or a sign of a person behind."""

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from assistant.text.gazetteers import (
    AFTER_PERSON,
    AMBIGUOUS_SURNAMES,
    COMPOUND_SURNAMES,
    NOT_PERSONS,
    SINGLES,
    SURNAMES,
    TITLES,
)

_SURNAMES = frozenset("".join(SURNAMES.split()))
_NOT_PERSONS = frozenset(NOT_PERSONS.split())
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TITLE = re.compile(
    rf"(?:{'|'.join(sorted(set(TITLES.split()), key=lambda word: -len(word)))}|[\u4e00-\u9fff]{{2}}[工员师手])[：:]?[“]?$"
)
_AFTER = re.compile(AFTER_PERSON)
_NOT_GIVEN = frozenset(
    "的了在和与及等为获被任是有要对向由从以把将让使到各我本全每该此这那也都还又再就才更最很不未无没并而但或且则即若如于至自之者所得着过说讲做办抓促给用"
    "同跟个名位月日工会员主席副书记委党"
)
_FOLLOWING = re.compile(r"$|[^\u4e00-\u9fff]")


def spot_persons(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give start, end and whether two signs or a strong one speak for it, of everything that may be a person's name."""
    for match in re.finditer(_STARTS, text):
        start = match.start()
        before, ambiguous = text[max(start - 8, 0) : start], text[start] in AMBIGUOUS_SURNAMES
        if _is_word_across(text, start) or text[start : start + 2] in _NOT_PERSONS:
            continue
        titled = bool(_TITLE.search(before))
        for end in _ends(text, start):
            marked = bool(_AFTER.match(text, end))
            if (titled and marked) or ((titled or marked) and not ambiguous and _reads_as_name(text, start, end)):
                yield start, end, marked or _bounded(text, end)
                break


_STARTS = re.compile(rf"(?:{'|'.join(COMPOUND_SURNAMES.split())}|[{''.join(sorted(_SURNAMES))}])(?=[\u4e00-\u9fff])")


def _ends(text: str, start: int) -> Iterator[int]:
    """Give possible ends of the name that starts here, longer ones first."""
    family = 2 if text[start : start + 2] in COMPOUND_SURNAMES.split() else 1
    for given in (2, 1):
        end = start + family + given
        part = text[start + family : end]
        if len(part) == given and all(_HAN.match(char) and char not in _NOT_GIVEN for char in part):
            yield end


def _reads_as_name(text: str, start: int, end: int) -> bool:
    """Whether the words of the name are no ordinary words and none reaches beyond its end."""
    position = start
    for word, tag in _tagged(text[start : start + 8]):
        position += len(word)
        if len(word) > 1 and not tag.startswith("nr") and (position == start + len(word) or tag[0] in "vdapcr"):
            return False
        if position >= end:
            return position == end
    return False


def _is_word_across(text: str, start: int) -> bool:
    """Whether a word spans the place between the title and the name (工会主席团, 职工代表大会)."""
    left = max(start - 3, 0)
    position = left
    for word in rjieba.cut(text[left : start + 4], False):
        if position < start < position + len(word):
            return True
        position += len(word)
    return False


def _bounded(text: str, end: int) -> bool:
    """Whether a mark, a verb or a function word follows."""
    if _FOLLOWING.match(text, end):
        return True
    word, tag = _tagged(text[end : end + 4])[0]
    return tag[0] in "vpcdu" or word in SINGLES


@cache
def _tagged(text: str) -> list[tuple[str, str]]:
    return rjieba.tag(text, False)
