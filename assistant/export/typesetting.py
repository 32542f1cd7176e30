"""Where the lines of a title break and where a 落款 stands; widths are in characters, a Latin one is half."""

import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise

import rjieba

from assistant.export.form import TITLE_CHARACTERS

_WIDEST_DIGIT = 0.64  # of a character, in fonts that may stand in for the title's
_WIDEST_GAP = 0.2  # which some programs put between a digit and a character, whatever the style says


def width(text: str, narrow: float = 0.5) -> float:
    """Measure a line in characters; a digit or Latin letter takes `narrow` of one."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WFA" else narrow for character in text)


def title_width(title: str) -> float | None:
    """Find the width that breaks a long title between words into two lines of like length, the longer first.

    GB/T 9704-2012, 7.3.1: whole words to a line. None where the title fits one line, needs three, or has no
    break that holds in any font.
    """
    if not TITLE_CHARACTERS < width(title) < 2 * TITLE_CHARACTERS - 2:
        return None
    ends = accumulate(map(len, rjieba.cut(title)))
    widths = [found for end in ends if (found := _width_to_break(title[:end], title[end:]))]
    return min(widths, default=None)


def _width_to_break(first: str, second: str) -> float | None:
    """Between what both lines need at most and what would let the next character into the first line."""
    if first[-1].isdigit() or not second or width(second[0]) < 1:
        return None
    needed = max(map(_widest, (first, second)))
    too_much = min(width(first) + 1, TITLE_CHARACTERS)
    return (needed + too_much) / 2 if needed < too_much else None


def _widest(line: str) -> float:
    digits = [character.isdigit() for character in line]
    gaps = sum(left != right for left, right in pairwise(digits))
    return width(line, _WIDEST_DIGIT) + _WIDEST_GAP * gaps


def signature_indents(lines: Sequence[str]) -> tuple[float, ...]:
    """Characters left free at the right of each line of a 落款, the last of which is the date.

    GB/T 9704-2012, 7.3.5.2: the name two from the right, the date begins two after the name does; where the
    date is the longer one, the date stands two from the right and the name moves left.
    """
    names, date = [width(line) for line in lines[:-1]], width(lines[-1])
    longest = max(names, default=0.0)
    if not names or date > longest:
        return (*(date + 4 - name for name in names), 2.0)
    return (*(longest + 2 - name for name in names), longest - date)
