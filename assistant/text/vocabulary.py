"""Words that belong to no town: of the trade, shared by shipped summaries, or common in the language."""

import re
from collections import Counter
from functools import cache, lru_cache

import rjieba

from assistant.resources import CORPUS
from assistant.text import trade_words
from assistant.text.words import (
    ALLOWED,
    GENERIC,
    NAMES_LIKE_WORDS,
    NOT_PLACES,
    TRADE,
    Word,
    dictionary,
    is_unknown_character,
    tagged,
)

_SHARED_BY = 2
_COMMON, _COMMON_THOUGH_A_NAME = 100, 300
"""How often a noun, and what the dictionary calls a name, stands in its corpus (60 million words) to be common."""
_PARTS = frozenset(trade_words.LEVELS.split())
_DISTRICTS = frozenset("镇乡县市区省州旗村")
_TRADE = GENERIC | ALLOWED | NOT_PLACES | _PARTS | TRADE
_CAN_BE_WORDS = re.compile("[\u4e00-\u9fff]{2,}")


@cache
def shared_words() -> frozenset[str]:
    """Give the words of two characters and more that at least two shipped summaries have."""
    counts = Counter(word for article in _shipped() for word in set(rjieba.cut(article, False)))
    return frozenset(word for word, times in counts.items() if times >= _SHARED_BY and _CAN_BE_WORDS.fullmatch(word))


@lru_cache(maxsize=8192)
def is_familiar(text: str) -> bool:
    """Whether a text is a word of the trade, or stands as it is in at least two shipped summaries."""
    return text in _TRADE or sum(text in article for article in _shipped()) >= _SHARED_BY


@cache
def _shipped() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.md")))


@lru_cache(maxsize=8192)
def is_general(text: str) -> bool:
    """Whether a text is made of words of the trade alone, so that it names nobody anywhere: 镇总工会, 物业公司."""
    return text in _TRADE or all(_is_general(word) for word in tagged(text))


@lru_cache(maxsize=8192)
def is_common(text: str) -> bool:
    """Whether a text is made of words that are general or common in the language, so that it is hardly a name."""
    return text in _TRADE or all(_is_general(word) or _is_common(word) for word in tagged(text))


def _is_general(word: Word) -> bool:
    text, _ = word
    if len(text) == 1:
        return text in _PARTS
    if text in NAMES_LIKE_WORDS:
        return False
    if text in _TRADE or text in shared_words():
        return True
    parts = (text[:1], text[1:]) if len(text) == 3 and text[0] in _DISTRICTS else (text[:2], text[2:])
    return len(text) > 2 and all(map(is_general, parts))


def _is_common(word: Word) -> bool:
    text, tag = word
    if len(text) == 1 or not _CAN_BE_WORDS.fullmatch(text):
        return not is_unknown_character(text)
    if tag[0] not in "n":
        return True
    if tag in ("n", "ng"):
        return len(text) > 2 or dictionary().suggest_freq(text) >= _COMMON
    return dictionary().suggest_freq(text) >= _COMMON_THOUGH_A_NAME
