"""Whatever may be a name in a line, for masking: by rule, as a model reads it, and by where it stands.

Exhaustive rather than precise: no name may pass to another text, and a word hidden too many is cheap.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.text import gazetteers
from assistant.text.candidates import Candidate, Kind, candidate
from assistant.text.names import spot_names
from assistant.text.recogniser import Token, read
from assistant.text.vocabulary import is_common, is_general
from assistant.text.words import COUNTS, NEVER_IN_NAMES

_KIND_OF: dict[str, Kind] = {"PER": "person", "LOC": "place", "ORG": "unit"}
_NEVER_RARE = frozenset("w m q r p c u xc d TIME PER LOC ORG".split())
_NOUNS = frozenset("n nz nw an a vn f s PER LOC ORG".split())
_LONGEST = 10
"""Characters that stand before 公司, 村 and the like at most, and that an item of a list has at most."""


def suspects(line: str, set_phrases: Sequence[tuple[int, int]] = ()) -> list[Candidate]:
    """Find whatever may be a name in a line and is no part of a set phrase; two may overlap."""
    words = read(line)
    found = [*spot_names(line), *_recognised(line, words), *_in_position(line, words)]
    found += _listed(line, words, found)
    found += _rare(line, words)
    return [*(one for one in found if not _is_within(one, set_phrases)), *_quoted(line)]


def _recognised(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give the persons, places and organisations that the model reads, without the ends that any unit has."""
    for word in words:
        if word.kind in _KIND_OF:
            start, end = _trimmed(line, word.start, word.end)
            if word.kind == "PER":
                start, end = _whole_foreign_name(line, start, end)
            if end - start > 1 and not is_general(line[start:end]):
                suffix = _ENTITY.search(line[start:end]) if word.kind != "PER" else None
                yield candidate(line, start, end, _ENTITY_KINDS[suffix[0]] if suffix else _KIND_OF[word.kind])


def _in_position(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give what stands before 公司, 村, 超市 and the like and is not made of general words alone."""
    for place, word in enumerate(words):
        text = line[word.start : word.end]
        suffix = _ENTITY.search(text) if word.kind in _NOUNS or text == "站" else None
        if suffix:
            first = _first_of_run(line, words, place)
            start, end = words[first].start, word.start + suffix.start()
            if end - start > 1 and not is_general(line[start:end]):
                yield candidate(line, *_trimmed(line, start, word.end), _ENTITY_KINDS[suffix[0]], line[start:end])


def _listed(line: str, words: Sequence[Token], named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give what stands in one list with a name, or in a list that counts firms or places, as one of their kind."""
    for items in _lists(line, words):
        kinds = [one.name.kind for one in named if any(s < one.name.end and one.name.start < e for s, e in items)]
        counted = _COUNTED.match(line, items[-1][1])
        is_ordinary = is_general if kinds or (counted and counted["firms"]) else is_common
        for start, end in (_trimmed(line, *item) for item in items if kinds or counted):
            if 1 < end - start <= _LONGEST and not is_ordinary(line[start:end]):
                yield candidate(line, start, end, kinds[0] if kinds else "thing")


def _quoted(line: str) -> Iterator[Candidate]:
    """Give what stands in quotes and is no common phrase; as a brand, before 驿站 or 平台, no general one."""
    for match in _QUOTED.finditer(line):
        is_brand = _BRANDED.match(line, match.end())
        if not (is_general if is_brand else is_common)(match[1]):
            yield candidate(line, *match.span(1), "thing")


def _rare(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give words that are not common in the language, with the nouns behind them that are not general (织锦年代)."""
    for place, word in enumerate(words):
        if word.kind not in _NEVER_RARE and word.end - word.start > 1 and not _is_common(line, word):
            last = place
            while last + 1 < len(words) and words[last + 1].kind in "n" and not _is_general(line, words[last + 1]):
                last += 1
            yield candidate(line, word.start, words[last].end, "thing")


def _kinds_of_ends() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    tables: tuple[tuple[Kind, str], ...] = (
        ("place", gazetteers.PLACE_SUFFIXES),
        ("firm", gazetteers.ESTABLISHMENTS + gazetteers.FIRM_SUFFIXES + gazetteers.LEGAL_FORMS),
        ("unit", gazetteers.UNIT_SUFFIXES),
        ("town", gazetteers.TOWN_SUFFIXES),
    )
    for kind, words in tables:
        kinds |= dict.fromkeys(words.split(), kind)
    return kinds


_ENTITY_KINDS = _kinds_of_ends()
_ANY_END = "|".join(sorted(_ENTITY_KINDS, key=lambda word: (-len(word), word)))
_ANY_ENTITY, _ENTITY = re.compile(_ANY_END), re.compile(f"(?:{_ANY_END})$")
_CLAUSE = re.compile(r"[^，。；：:！？（）()《》—\s]+")
_QUOTED = re.compile("[“「‘]([^”」’“‘，。；：、《》]{2,10})[”」’]")
_BRANDED = re.compile(f"(?:品牌|平台|小程序|外卖|APP|app|公众号|{_ANY_END})")
_TAIL = re.compile(
    "(?:总工会|工会联合会|联合工会|工会委员会|工会|党委|党工委|人民政府|政府|人大|街道办事处|办事处|职工|同志)+$"
)
_COUNTED = re.compile(
    r"等?(?:\d+|[两三四五六七八九十百]+)[余多]?(?:[名位人户对](?!次)"
    r"|(?P<firms>家|支|个?(?:行政|自然)?(?:村|社区|企业|公司|单位|镇|乡|街道|小区|园区|商圈|楼宇|站点|嘎查)))"
)
_FOREIGN = f"[{gazetteers.TRANSLITERATION}]"
_EDGES = "和与及等的“”、，"


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """Leave what any unit has: 蓟屯镇 of 蓟屯镇总工会, 恒岳 of 恒岳工会."""
    while start < end and line[start] in _EDGES:
        start += 1
    while start < end and line[end - 1] in _EDGES:
        end -= 1
    for suffix in reversed(list(_ANY_ENTITY.finditer(line, start, end - 1))):
        if not is_general(line[start : suffix.end()]) and is_general(line[suffix.end() : end]):
            end = suffix.end()
            break
    tail = _TAIL.search(line, start, end)
    return start, tail.start() if tail and tail.start() > start else end


def _whole_foreign_name(line: str, start: int, end: int) -> tuple[int, int]:
    """Take in what belongs to a name of another tongue beside the part that was read (阿拉腾 of 阿拉腾其木格)."""
    if len(re.findall(_FOREIGN, line[start:end])) * 2 < end - start:
        return start, end
    before = re.search(f"{_FOREIGN}{{0,4}}$", line[:start])
    behind = re.match(f"{_FOREIGN}{{0,4}}", line[end:])
    return start - len(before[0] if before else ""), end + len(behind[0] if behind else "")


def _first_of_run(line: str, words: Sequence[Token], last: int) -> int:
    """Tell where the nouns begin that lead to a word, without the general ones in front."""
    first = last
    while first > 0 and words[first - 1].kind in _NOUNS and words[last].start - words[first - 1].start <= _LONGEST:
        if line[words[first - 1].start] in NEVER_IN_NAMES:
            break
        first -= 1
    while first < last and _is_general(line, words[first]):
        first += 1
    return first


def _lists(line: str, words: Sequence[Token]) -> Iterator[list[tuple[int, int]]]:
    """Give the items of each list, which stand between 、, without general words in front."""
    marks = [place for place, word in enumerate(words) if line[word.start : word.end] == "、"]
    for clause in _CLAUSE.finditer(line) if marks else ():
        own = [place for place in marks if clause.start() <= words[place].start < clause.end()]
        if own:
            inner = [(left + 1, right) for left, right in pairwise(own)]
            items = [_run_before(line, words, own[0]), *inner, _run_behind(line, words, own[-1])]
            if filled := [_without_general_words(line, words, *item) for item in items if item[0] < item[1]]:
                yield filled


def _run_before(line: str, words: Sequence[Token], mark: int) -> tuple[int, int]:
    first = mark
    while first > 0 and _is_part_of_item(line, words[first - 1]):
        first -= 1
    return first, mark


def _run_behind(line: str, words: Sequence[Token], mark: int) -> tuple[int, int]:
    last = mark + 1
    if last < len(words) and words[last].kind == "m" and not line[words[last].start].isdigit():
        last += 1
    while last < len(words) and _is_part_of_item(line, words[last]):
        last += 1
    return mark + 1, last


def _without_general_words(line: str, words: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    end = words[last - 1].end
    while first < last - 1 and _is_general(line, words[first]):
        first += 1
    return words[first].start, end


def _is_part_of_item(line: str, word: Token) -> bool:
    text = line[word.start : word.end]
    if word.kind in _NOUNS or (len(text) == 1 and word.kind in "vmqdr"):
        return text not in NEVER_IN_NAMES and text not in COUNTS
    return word.kind not in _NEVER_RARE and not is_common(text)


def _is_general(line: str, word: Token) -> bool:
    return is_general(line[word.start : word.end])


def _is_common(line: str, word: Token) -> bool:
    """Whether a word is common, or the most of a general one that the model has cut (代会 of 工代会)."""
    return (
        is_common(line[word.start : word.end])
        or is_general(line[max(word.start - 1, 0) : word.end])
        or is_general(line[word.start : word.end + 1])
    )


def _is_within(one: Candidate, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= one.name.start and one.name.end <= end for start, end in places)
