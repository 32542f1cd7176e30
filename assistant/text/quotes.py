"""What stands in quotes, and papers called after a place: brands and services, not the slogans that anybody has."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.text.candidates import Candidate, candidate
from assistant.text.entities import BRANDED, NAMED_IN_QUOTES, SERVED
from assistant.text.vocabulary import is_common, is_familiar, is_general
from assistant.text.words import is_unknown_character, tagged

_QUOTED = re.compile("[“「‘]([^”」’“‘，。；：、《》]{2,10})[”」’]")
_PAPER = re.compile(
    "《([\u4e00-\u9fff]{2,8}?)(?=(?:日报|晚报|时报|晨报|商报|都市报|工人报?|青年报)》)"
    "|(?<=[被在于登上、])([\u4e00-\u9fff]{2,4}?)(?=(?:工人[时日]?|日|晚|时|晨|都市|青年)报(?!告|名|送|销|社))"
)


def quoted(line: str, set_phrases: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Give what stands in quotes and is no set or common phrase; as a brand, before 驿站, no general one."""
    for match in _QUOTED.finditer(line):
        is_set = match.span(1) in set_phrases and not _is_named_by_number(match[1], line, match.end())
        if not is_set and not _is_common_phrase(match[1], line, match.end()):
            yield candidate(line, *match.span(1), "thing")
    for match in _PAPER.finditer(line):
        if not is_general(match[1] or match[2]):
            yield candidate(line, *match.span(match.lastindex or 0), "place")


def _is_common_phrase(phrase: str, line: str, end: int) -> bool:
    """Whether anybody may have put it in quotes; a brand must be made of general words, a service be known to many."""
    if SERVED.match(line, end) and not phrase.endswith("式"):
        return is_familiar(phrase)
    if _has_unknown_pair(phrase) and not is_familiar(phrase):
        return False
    if _is_brand(phrase, line, end):
        return is_general(phrase) or is_familiar(phrase)
    return is_common(phrase)


def _is_brand(phrase: str, line: str, end: int) -> bool:
    """Whether what a phrase ends in, or what stands behind it, is a thing that has a name."""
    return bool(BRANDED.match(line, end) or NAMED_IN_QUOTES.search(phrase))


def _is_named_by_number(phrase: str, line: str, end: int) -> bool:
    """Whether a phrase with a numeral is a brand (“千里”驿站) or has characters side by side that no prose has."""
    unknown = [is_unknown_character(word) for word, _ in tagged(phrase)]
    is_odd = any(a and b for a, b in pairwise(unknown)) and len(set(phrase)) == len(phrase)
    return is_odd or _is_brand(phrase, line, end) or bool(SERVED.match(line, end))


def _has_unknown_pair(phrase: str) -> bool:
    """Whether two characters stand side by side that are no word; not in what repeats one, as slogans do (三亮三比)."""
    singles = [len(word) == 1 for word, _ in tagged(phrase)]
    return any(a and b for a, b in pairwise(singles)) and len(set(phrase)) == len(phrase)
