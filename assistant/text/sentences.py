"""A line becomes sentences, a sentence clauses; every part knows where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SENTENCE_ENDS = "。！？!?"
CLAUSE_ENDS = "，；：。！？,;:!?"
_CLOSER_OF = dict(zip("“‘《〈（(「『【〔[", "”’》〉）)」』】〕]", strict=True))
_CLOSERS = frozenset(_CLOSER_OF.values())


@dataclass(frozen=True)
class Span:
    """A part of a text: `text` stands at `start` to `end`."""

    start: int
    end: int
    text: str


def split_sentences(line: str, ends: str = SENTENCE_ENDS) -> list[Span]:
    """Split a line after 。！？ and the quotes that close behind them; not inside quotes, brackets or titles.

    Blanks around a sentence belong to none; the spans hold all else.
    """
    return list(_split(line, ends))


def split_clauses(sentence: str) -> list[Span]:
    """Split a sentence after ，；：。 outside quotes, brackets and numbers (1,200; 9:30); a clause keeps its mark."""
    return list(_clauses(sentence))


@lru_cache(maxsize=4096)
def _clauses(sentence: str) -> tuple[Span, ...]:
    return tuple(_split(sentence, CLAUSE_ENDS))


def _split(text: str, ends: str) -> Iterator[Span]:
    enclosed = _enclosed(text)
    start = position = 0
    while position < len(text):
        if text[position] in ends and not _in_number(text, position):
            position = _after_closing(text, position, ends)
            if not enclosed[position - 1]:
                yield from _stripped(text, start, position)
                start = position
        else:
            position += 1
    yield from _stripped(text, start, len(text))


def _enclosed(text: str) -> list[bool]:
    """Tell for each character whether a quote or bracket that is closed later is open behind it."""
    enclosed = [False] * len(text)
    position = 0
    while position < len(text):
        closer = _CLOSER_OF.get(text[position])
        end = text.find(closer, position) if closer else -1
        if end > position:
            enclosed[position:end] = [True] * (end - position)
            position = end
        position += 1
    return enclosed


def _in_number(text: str, position: int) -> bool:
    around = text[max(position - 1, 0) : position] + text[position + 1 : position + 2]
    return text[position] in ",:：" and len(around) == 2 and around.isascii() and around.isdigit()


def _after_closing(text: str, position: int, ends: str) -> int:
    while position < len(text) and (text[position] in ends or text[position] in _CLOSERS):
        position += 1
    return position


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    if kept := part.strip():
        start += len(part) - len(part.lstrip())
        yield Span(start, start + len(kept), kept)
