"""Whether a text has a word, or another one that says the same."""

import re

from assistant.drafting.synonym_words import CLASSES, SAID_BY
from assistant.text.words import tagged

_SAME_AS: dict[str, frozenset[str]] = {}
for _line in CLASSES.strip().splitlines():
    for _word in _line.split():
        _SAME_AS[_word] = _SAME_AS.get(_word, frozenset()) | frozenset(_line.split())
_SAID: dict[str, list[str]] = {}
for _line in SAID_BY.strip().splitlines():
    _word, _, _said = _line.partition(" ← ")
    _SAID.setdefault(_word, []).extend(_said.split())
LONGEST = max(map(len, (*_SAME_AS, *_SAID)))


def words_of(text: str) -> list[tuple[str, str]]:
    """Cut a text into words with their kinds; those of the classes stay whole though the dictionary parts them."""
    pieces = tagged(text)
    words: list[tuple[str, str]] = []
    while pieces:
        joined = {size: "".join(word for word, _ in pieces[:size]) for size in (3, 2)}
        size = next((size for size, word in joined.items() if word in _SAME_AS), 1)
        words.append((joined[size], "v") if size > 1 else pieces[0])
        pieces = pieces[size:]
    return words


def stands(word: str, text: str) -> bool:
    """Whether a text has a word, one that says the same, or the parts of a listed phrase apart."""
    if word in text or any(_holds(text, same) for same in _SAME_AS.get(word, ())):
        return True
    parts = [part for part, _ in tagged(word)] if len(word) > 3 and word in _SAME_AS else []
    return len(parts) > 1 and all(len(part) > 1 and part in text for part in parts)


def echoes(word: str, text: str) -> bool:
    """Whether a text has a word that a word already says: 资助 for 助学."""
    return any(one in text and any(re.fullmatch(said, word) for said in _SAID[one]) for one in _SAID)


def supported(word: str, source: str) -> bool:
    """Whether a source says what a word says, in another word or by naming its object."""
    return stands(word, source) or any(re.search(one, source) for one in _SAID.get(word, ()))


def is_listed(word: str) -> bool:
    """Whether a word is one of a class, or one that others say."""
    return word in _SAME_AS or word in _SAID


def _holds(text: str, same: str) -> bool:
    """Whether a text holds a word of a class; a single character only as a word of its own: 多 is not in 520多人."""
    if len(same) > 1:
        return same in text
    return same in text and any(word == same for word, _ in tagged(text))
