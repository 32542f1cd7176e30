"""Names without a tell-tale end: known cities, words no dictionary has, and what stands in one list with a name."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate

from assistant.text import gazetteers
from assistant.text.candidates import Candidate, candidate
from assistant.text.words import (
    ALLOWED,
    COUNTS,
    GENERIC,
    HAN,
    NEVER_IN_NAMES,
    NOT_PLACES,
    SINGLES,
    is_verbal,
    own_words,
    strangeness,
    tagged,
    text_of,
    words_before,
)

_CITIES = frozenset((gazetteers.PROVINCES + gazetteers.CITIES).split()) - frozenset(gazetteers.NOT_CITIES.split())
_LAND = re.compile(".+[山湖河江岭峡湾岛溪]|..+[路街巷桥寺塔镇乡村县市区]")
_SINGLES = "".join(sorted(SINGLES))
_HAN = re.compile(HAN)
_BRAND = re.compile(
    r"[“「]([^”」，。《]{2,8})[”」](?=外卖|平台|小程序|APP|app|公众号|品牌|超市|公司|集团|物流|快递|站点|门店|酒店|民宿|商铺)"
)
_LISTED = 8
"""Characters that a name in a list has at most."""


def spot_cities(text: str) -> Iterator[Candidate]:
    """Give provinces, cities, counties and features of the land that everybody can know (四川, 珲春, 太湖)."""
    yield from _counties(text)
    position = 0
    for word, tag in tagged(text):
        land = tag in ("ns", "nr") and bool(_LAND.fullmatch(word))
        if (word in _CITIES or land) and word not in NOT_PLACES:
            yield candidate(text, position, position + len(word), "place")
        position += len(word)


def _counties(text: str) -> Iterator[Candidate]:
    """Give counties that begin with a word of the line and end with one, or before 县 and the like."""
    bounds = {0, *accumulate(len(word) for word, _ in tagged(text))}
    for start in sorted(bounds):
        for size in (4, 3, 2) if text[start : start + 1] in _county_beginnings() else ():
            end = start + size
            if text[start:end] in counties() and (end in bounds or text[end : end + 1] in tuple("县市区旗州")):
                yield candidate(text, start, end, "place")
                break


@cache
def counties() -> frozenset[str]:
    """Give the names of China's counties (civil affairs' code of divisions, GB/T 2260) that are no other words."""
    return frozenset((files("assistant.text") / "counties.txt").read_text(encoding="utf-8").split())


@cache
def _county_beginnings() -> frozenset[str]:
    return frozenset(name[0] for name in counties())


def spot_unknown_words(text: str) -> Iterator[Candidate]:
    """Give runs of characters that make no word: what a dictionary does not know is often a name (伟易达)."""
    run, position = "", 0
    for word, _ in [*tagged(text), ("。", "x")]:
        if len(word) == 1 and _HAN.match(word) and word not in NEVER_IN_NAMES and word not in COUNTS:
            run += word
        else:
            yield from _unknown(text, run, position - len(run))
            run = ""
        position += len(word)


def spot_quoted(text: str) -> Iterator[Candidate]:
    """Give what stands in quotes before what it is the brand of (“快马达”外卖)."""
    for match in _BRAND.finditer(text):
        if re.search("[A-Za-z]", match[1]) or strangeness(tagged(match[1])) > 0:
            yield candidate(text, *match.span(1), "firm")


def spot_listed(text: str, known: list[Candidate]) -> Iterator[Candidate]:
    """Give what stands in one list with a name, as one of its kind (万象城 of 万象城、铂金大厦)."""
    for one in known:
        kind = one.name.kind
        end = one.name.end
        while found := _next_item(text, end):
            yield candidate(text, *found, kind)
            end = _behind_trade(text, found[1])
        if text[one.name.start - 1 : one.name.start] == "、":
            body = text_of(own_words(words_before(text, one.name.start - 1)))
            if 2 <= len(body) <= _LISTED and body not in GENERIC:
                yield candidate(text, one.name.start - 1 - len(body), one.name.start - 1, kind)


def _next_item(text: str, end: int) -> tuple[int, int] | None:
    """Find the item behind 、 up to the next mark or ordinary word."""
    match = re.match(rf"、({HAN}{{2,12}})", text[end:])
    if not match:
        return None
    size = 0
    for place, (word, tag) in enumerate(tagged(match[1])):
        if word in NEVER_IN_NAMES - {"其"} or (place > 0 and is_verbal(word, tag)) or word in GENERIC:
            break
        size += len(word)
    return (end + 1, end + 1 + size) if 2 <= size <= _LISTED else None


def _behind_trade(text: str, end: int) -> int:
    """Step over the ordinary word that a listed name ends with before the next 、 (毛纺 of 雪莲毛纺、)."""
    ahead = re.match(rf"({HAN}{{1,4}})、", text[end:])
    return end + len(ahead[1]) if ahead and ahead[1] in GENERIC else end


def _unknown(text: str, run: str, start: int) -> Iterator[Candidate]:
    if len(run) < 2:
        return
    lead = len(run) - len(run.lstrip(_SINGLES))
    body = run.strip(_SINGLES)
    if sum(char not in SINGLES for char in run) > 1 and len(run) <= 3:
        lead, body = 0, run
    if len(body) > 1 and body not in ALLOWED:
        yield candidate(text, start + lead, start + lead + len(body), "unit")
