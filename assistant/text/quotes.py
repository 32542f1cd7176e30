"""What stands in quotes, and papers called after a place: brands and services, not the slogans that anybody has."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.text.candidates import Candidate, candidate
from assistant.text.entities import BRANDED, NAMED_IN_QUOTES, SERVED
from assistant.text.vocabulary import is_common, is_familiar, is_general
from assistant.text.words import is_unknown_character, tagged

_QUOTED = re.compile("""[“「‘"]([^”」’“‘"，。；：、《》]{2,10})[”」’"]""")
_PAPER = re.compile(
    "《([\u4e00-\u9fff]{2,8}?)(?=(?:日报|晚报|时报|晨报|商报|都市报|工人报?|青年报)》)"
    "|(?<=[被在于登上、])([\u4e00-\u9fff]{2,4}?)(?=(?:工人[时日]?|日|晚|时|晨|都市|青年)报(?!告|名|送|销|社))"
)
_WORK = re.compile("《([^《》]{2,16})》")
_ISSUED = re.compile(
    "(?:法|条例|办法|意见|通知|规定|规则|细则|章程|公约|标准|规范|合同|协议(?:书)?|方案|制度|报告|要点|规划|计划|纲要|决定|决议|指南|手册|须知"
    "|清单|名册|台账|告知书|建议书|提示函|意见书|倡议书|承诺书|责任书|申请书|一封信|思想|讲话|论述|读本|[日晚月]报|报|杂志|纪要|目录|问答|选集|选编|文选|表)$"
)
"""What law, papers and forms end in; a work that ends in none of them is somebody's own."""


def quoted(line: str, set_phrases: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Give what stands in quotes, and works by title, that are no set phrase and known to no more than one town."""
    for match in _QUOTED.finditer(line):
        is_set = match.span(1) in set_phrases and not _is_named_by_number(match[1], line, match.end())
        if not is_set and not _is_common_phrase(match[1], line, match.end()):
            yield candidate(line, *match.span(1), "thing")
    for match in _WORK.finditer(line):
        if not _ISSUED.search(match[1]) and not _is_known(match[1]):
            yield candidate(line, *match.span(1), "thing")
    for match in _PAPER.finditer(line):
        if not is_general(match[1] or match[2]):
            yield candidate(line, *match.span(match.lastindex or 0), "place")


def _is_common_phrase(phrase: str, line: str, end: int) -> bool:
    """Whether anybody may have put it in quotes: general words, what many know, or one common word (把“触角”伸到)."""
    if SERVED.match(line, end) and not phrase.endswith("式"):
        return is_familiar(phrase)
    if _has_unknown_pair(phrase) and not is_familiar(phrase):
        return False
    is_figure_of_speech = is_common(phrase) and len(tagged(phrase)) == 1 and not _is_brand(phrase, line, end)
    return _is_known(phrase) or is_figure_of_speech


def _is_known(phrase: str) -> bool:
    """Whether a phrase is made of the trade's words alone, or stands in the texts of several towns."""
    return is_general(phrase) or is_familiar(phrase)


def _is_brand(phrase: str, line: str, end: int) -> bool:
    """Whether what a phrase ends in, or what stands behind it, is a thing that has a name."""
    return bool(BRANDED.match(line, end) or NAMED_IN_QUOTES.search(phrase))


def _is_named_by_number(phrase: str, line: str, end: int) -> bool:
    """Whether a phrase with a numeral is a brand (“千里”驿站) or has characters side by side that no prose has."""
    unknown = [is_unknown_character(word) for word, _ in tagged(phrase)]
    return _are_side_by_side(unknown, phrase) or _is_brand(phrase, line, end) or bool(SERVED.match(line, end))


def _has_unknown_pair(phrase: str) -> bool:
    """Whether two characters stand side by side that are no word; not in what repeats one, as slogans do (三亮三比)."""
    singles = [len(word) == 1 for word, _ in tagged(phrase)]
    return _are_side_by_side(singles, phrase)


def _are_side_by_side(told: Sequence[bool], phrase: str) -> bool:
    """Whether two words of one kind follow each other in a phrase that repeats no character."""
    return any(a and b for a, b in pairwise(told)) and len(set(phrase)) == len(phrase)
