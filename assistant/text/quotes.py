"""What stands in quotes, and papers called after a place: brands and services, not the slogans that anybody has."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.text.candidates import Candidate, candidate
from assistant.text.entities import BRANDED, NAMED_IN_QUOTES, SERVED
from assistant.text.vocabulary import is_common, is_familiar, is_general
from assistant.text.words import tagged

_QUOTED = re.compile("[“「‘]([^”」’“‘，。；：、《》]{2,10})[”」’]")
_PAPER = re.compile("《([\u4e00-\u9fff]{2,8}?)(?=(?:日报|晚报|时报|晨报|商报|都市报|工人报?|青年报)》)")


def quoted(line: str) -> Iterator[Candidate]:
    """Give what stands in quotes and is no common phrase; as a brand, before 驿站 or 平台, no general one."""
    for match in _QUOTED.finditer(line):
        if not _is_common_phrase(match[1], line, match.end()):
            yield candidate(line, *match.span(1), "thing")
    for match in _PAPER.finditer(line):
        if not is_general(match[1]):
            yield candidate(line, *match.span(1), "place")


def _is_common_phrase(phrase: str, line: str, end: int) -> bool:
    """Whether anybody may have put it in quotes; a brand must be made of general words, a service be known to many."""
    if SERVED.match(line, end) and not phrase.endswith("式"):
        return is_familiar(phrase)
    if _has_unknown_pair(phrase) and not is_familiar(phrase):
        return False
    if BRANDED.match(line, end) or NAMED_IN_QUOTES.search(phrase):
        return is_general(phrase) or is_familiar(phrase)
    return is_common(phrase)


def _has_unknown_pair(phrase: str) -> bool:
    """Whether two characters stand side by side that are no word; not in what repeats one, as slogans do (三亮三比)."""
    singles = [len(word) == 1 for word, _ in tagged(phrase)]
    return any(a and b for a, b in pairwise(singles)) and len(set(phrase)) == len(phrase)
