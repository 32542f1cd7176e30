"""Words with their kinds, and how much like a name or like ordinary official prose they look."""

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import accumulate

import rjieba

from assistant.text import gazetteers, person_words, prose_words, trade_words

Word = tuple[str, str]
"""A word and its kind as the dictionary tags it: n, v, ns …"""

HAN = "[\u4e00-\u9fff]"
NEVER_IN_NAMES = frozenset(prose_words.NEVER_IN_NAMES)
COUNTS = frozenset("两一二三四五六七八九十百千万亿零几数多")
SINGLES = frozenset("".join(prose_words.SINGLES.split()))
INDUSTRIES = frozenset(prose_words.INDUSTRIES.split())
GENERIC = frozenset((prose_words.GENERIC + person_words.TITLES).split()) | INDUSTRIES
ALLOWED = frozenset(prose_words.ALLOWED.split())
NAMES_LIKE_WORDS = frozenset(prose_words.NAMES_LIKE_WORDS.split())
TRADE = frozenset((trade_words.TRADE_WORDS + trade_words.OFFICIAL_WORDS).split())
NAMES_OF_WORDS = NAMES_LIKE_WORDS | frozenset(gazetteers.TOWNS_LIKE_WORDS.split())
NOT_PLACES = frozenset(prose_words.NOT_PLACES.split())
_NEVER_AT_ALL = frozenset("的了在和与及向对由到从把将被让使等各我每该此这那是有获")
_ENDS = ("所在", "新建")
_PEOPLE_AND_BRANDS = ("nr", "nrt", "nrfg", "nz", "nt")
_MISREAD, _NAMED = ("nr", "nrt", "nrfg", "z"), ("nr", "nrt", "nrfg", "ns", "nz", "nt")
_VERBAL = frozenset("v vd d r c p u m t f ul uj uz ud ug y i l zg q".split())


@lru_cache(maxsize=4096)
def tagged(text: str) -> list[Word]:
    """Cut a text into words with their kinds; unknown names fall into single characters."""
    return [part for word, tag in dictionary().tag(text, False) for part in _apart(word, tag)]


def words_before(text: str, end: int) -> list[Word]:
    """Cut what stands before a place, back to the nearest mark but sixteen characters at most."""
    before = re.search(rf"(?:{HAN}|（）|\(\)){{0,16}}\Z", text[max(end - 16, 0) : end])
    return tagged(before[0]) if before else []


def whole_words(line: str, start: int, end: int) -> str:
    """Give the dictionary's words that a place lies in, from the first one's beginning to the last one's end."""
    bounds = _bounds(line)
    return line[bounds[bisect_right(bounds, start) - 1] : bounds[bisect_left(bounds, end)]]


@lru_cache(maxsize=64)
def _bounds(line: str) -> list[int]:
    return [0, *accumulate(len(word) for word, _ in tagged(line))]


def is_one_word(text: str) -> bool:
    """Whether the dictionary reads a text as a single word: not 大元, though it lists it."""
    return len(tagged(text)) == 1


def is_verbal(word: str, tag: str) -> bool:
    """Whether a word is none that names are made of: a verb, an adverb, a pronoun, a number.

    An adverb and the like with a character that no ordinary word has is a name misread (宁边).
    """
    return len(word) > 1 and tag in _VERBAL and word not in INDUSTRIES and not is_misread(word, tag)


def is_misread(word: str, tag: str) -> bool:
    """Whether a word that is tagged as none that names are made of has a character that ordinary words lack."""
    return len(word) > 1 and tag[0] in "dzyt" and any(map(is_unknown_character, word))


def is_unknown_character(word: str) -> bool:
    """Whether a single character is no word of its own in official prose: part of a name, most likely."""
    return len(word) == 1 and word not in NEVER_IN_NAMES and word not in SINGLES and bool(re.match(HAN, word))


def own_words(words: list[Word]) -> list[Word]:
    """Take the words at the end that may belong to a name, without the ordinary ones that lead in to it."""
    taken: list[Word] = []
    for place, (word, tag) in reversed(list(enumerate(words))):
        inside = (
            word in NEVER_IN_NAMES and word not in _NEVER_AT_ALL and place and is_unknown_character(words[place - 1][0])
        )
        if (word in NEVER_IN_NAMES and not inside) or word in _ENDS or is_verbal(word, tag):
            break
        taken.insert(0, (word, tag))
    while taken and _leads_in(taken) and not (len(taken) == 1 and taken[0][0] in NAMES_LIKE_WORDS):
        taken.pop(0)
    return taken if len(text_of(taken)) <= 12 else taken[-3:]


def text_of(words: list[Word]) -> str:
    """Join words."""
    return "".join(word for word, _ in words)


def short_form(body: str) -> str:
    """Give what a firm is called for short, 恒瑞达 of 恒瑞达石材; empty where it would be an ordinary word."""
    words = tagged(body)
    end = next((place for place, (word, _) in enumerate(words) if word in GENERIC), len(words))
    short = text_of(words[:end])
    return short if 2 <= len(short) <= 4 and short != body and strangeness(words[:end]) > 0 else ""


def strangeness(words: list[Word]) -> int:
    """Say how little the words look like ordinary ones: 0 ordinary, 1 a sign of a name, 2 more than a sign."""
    strange = run = 0
    for word, tag in words:
        run = run + 1 if len(word) == 1 and re.match(HAN, word) else 0
        if len(word) > 1 and word not in GENERIC:
            strange += 2 * (tag == "ns" and word not in NOT_PLACES) + (tag in _PEOPLE_AND_BRANDS)
        strange += run > 0 and word not in SINGLES
        strange += run == 2 and strange > 0
    return min(strange, 2)


def _leads_in(words: list[Word]) -> bool:
    first = words[0][0]
    if len(first) == 1 and len(words) > 1 and first not in "省市县区镇乡村直" and is_unknown_character(words[1][0]):
        return False
    return first in GENERIC or first in SINGLES or first in "（）()"


@cache
def dictionary() -> rjieba.Jieba:
    """Give the dictionary with the trade's own abbreviations, which would look like unknown words otherwise."""
    dictionary = rjieba.Jieba()
    for word in ALLOWED:
        dictionary.add_word(word, 1000, "n")
    for word in TRADE:
        if not dictionary.has_word(word):
            dictionary.add_word(word, 200, "n")
    return dictionary


def _apart(word: str, tag: str) -> list[Word]:
    """Part a dictionary name from a function word that it begins with (和永宁)."""
    if len(word) > 2 and tag.startswith("nr") and word[0] in NEVER_IN_NAMES:
        return [(word[0], "c"), (word[1:], "ns")]
    return (
        _halves(word) or [(word, tag)] if len(word) in (3, 4) and tag[0] in "nz" and tag in _MISREAD else [(word, tag)]
    )


@cache
def _halves(word: str) -> list[Word] | None:
    """Part what the dictionary takes for a name and is two ordinary words (建立健全)."""
    halves = [dictionary().tag(half, False) for half in (word[:2], word[2:])]
    if all(len(half) == 1 and half[0][1] not in _NAMED for half in halves) and halves[0][0][1][0] in "avdn":
        return [half[0] for half in halves]
    return None


def unquoted(text: str) -> str:
    """Leave out quotation marks, which one writes and another does not: “三八”节 is 三八节."""
    return text.replace("“", "").replace("”", "")
