"""Which passages of a text stand in others too: what was copied rather than written."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from assistant.text.sentences import Span

COPIED = 13
"""So many characters in a row are copied rather than met by chance."""


def shared_runs(text: str, others: Iterable[str], minimum: int = COPIED) -> list[Span]:
    """Find the longest runs of at least `minimum` characters of a text that stand in any of the others.

    Punctuation and blanks count neither as characters nor as differences. No run lies within another; two may overlap
    where different others hold them. Spans are of `text`, punctuation within them included, in order.
    """
    plain = plain_text(text)
    places = [place for place, char in enumerate(text) if char.isalnum()]
    at: dict[str, list[int]] = defaultdict(list)
    for start in range(len(plain) - minimum + 1):
        at[plain[start : start + minimum]].append(start)
    longest: dict[int, int] = {}
    for other in others if at else ():
        for start, length in _common(plain, plain_text(other), at, minimum):
            longest[start] = max(length, longest.get(start, 0))
    return [
        Span(places[start], places[end - 1] + 1, text[places[start] : places[end - 1] + 1])
        for start, end in _outermost(longest)
    ]


@lru_cache(maxsize=1024)
def plain_text(text: str) -> str:
    """Keep letters, numerals and Chinese characters only."""
    return "".join(char for char in text if char.isalnum())


def _common(plain: str, other: str, at: dict[str, list[int]], minimum: int) -> Iterable[tuple[int, int]]:
    """Give start and length in `plain` of each run that can be lengthened at neither end in `other`."""
    for there in range(len(other) - minimum + 1):
        for here in at.get(other[there : there + minimum], ()):
            if here and there and plain[here - 1] == other[there - 1]:
                continue
            length = minimum
            while plain[here + length : here + length + 1] == other[there + length : there + length + 1] != "":
                length += 1
            yield here, length


def _outermost(longest: dict[int, int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for start in sorted(longest):
        end = start + longest[start]
        if not runs or end > runs[-1][1]:
            runs.append((start, end))
    return runs
