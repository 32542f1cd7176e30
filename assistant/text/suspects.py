"""Whatever may be a name in a line, for masking: by rule, as a model reads it, and by where it stands.

Exhaustive rather than precise: no name may pass to another text, and a word hidden too many is cheap.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.text import gazetteers
from assistant.text.candidates import Candidate, Kind, candidate
from assistant.text.enumerations import NEVER_RARE, NOUNS, find_lists
from assistant.text.names import spot_names
from assistant.text.recogniser import Token, read
from assistant.text.vocabulary import is_common, is_general
from assistant.text.words import INDUSTRIES, NEVER_IN_NAMES, dictionary

_KIND_OF: dict[str, Kind] = {"PER": "person", "LOC": "place", "ORG": "unit"}
_LONGEST = 10
"""Characters that stand before 公司, 村 and the like at most, and that an item of a list has at most."""


def suspects(line: str, set_phrases: Sequence[tuple[int, int]] = ()) -> list[Candidate]:
    """Find whatever may be a name in a line and is no part of a set phrase; two may overlap."""
    words = read(line)
    found = [*spot_names(line), *_recognised(line, words), *_in_position(line, words)]
    found += _apposed(line, words, found)
    found += _listed(line, words, found)
    found += _rare(line, words)
    return [*(one for one in found if not _is_within(one, set_phrases)), *_quoted(line)]


def _recognised(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give the persons, places and organisations that the model reads, without the ends that any unit has."""
    for word in words:
        if word.kind in _KIND_OF:
            start, end = _trimmed(line, word.start, word.end)
            if word.kind == "PER":
                start, end = _whole_foreign_name(line, start - bool(_FAMILY.search(line, 0, start)), end)
            if end - start > 1 and not is_general(line[start:end]):
                suffix = _ENTITY.search(line[start:end]) if word.kind != "PER" else None
                yield candidate(line, start, end, _ENTITY_KINDS[suffix[0]] if suffix else _KIND_OF[word.kind])


def _in_position(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give what stands before 公司, 村, 超市 and the like and is not made of general words alone."""
    for place, word in enumerate(words):
        suffix = _end_of_name(line, word)
        if suffix:
            while words[place].start > suffix.start():
                place -= 1
            first = _first_of_run(line, words, place)
            start, end = words[first].start, suffix.start()
            if end - start > 1 and not is_general(line[start:end]):
                kind = _ENTITY_KINDS.get(suffix[0], "firm")
                yield candidate(line, *_trimmed(line, start, word.end), kind, line[start:end])


def _end_of_name(line: str, word: Token) -> re.Match[str] | None:
    text = line[word.start : word.end]
    if text in INDUSTRIES and _BEHIND_FIRM.match(line, word.end):
        return re.compile(re.escape(text)).match(line, word.start)
    if word.kind in NOUNS or text == "站":
        return _ENTITY.search(line, max(word.end - _LONGEST_END, 0), word.end)
    return None


def _listed(line: str, words: Sequence[Token], named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give what stands in one list with a name, or in a list that counts firms or places, as one of their kind."""
    for items in find_lists(line, words):
        kinds = [one.name.kind for one in named if any(s < one.name.end and one.name.start < e for s, e in items)]
        counted = _COUNTED.match(line, items[-1][1])
        for start, end in (_trimmed(line, *item) for item in items if kinds or counted):
            is_group = (
                counted and not kinds and (counted["persons"] or counted["others"]) and is_general(line[end - 2 : end])
            )
            if 1 < end - start <= _LONGEST and not is_general(line[start:end]) and not is_group:
                yield candidate(line, start, end, kinds[0] if kinds else "thing")


def _apposed(line: str, words: Sequence[Token], named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give a word where a person is called by name: behind a trade or a firm's 的 (司机国庆在, 某厂的常乐和)."""
    ends = {one.name.end + 1 for one in named if line[one.name.end : one.name.end + 1] == "的"}
    for place, word in enumerate(words):
        titled = place and _TRADE.search(line, words[place - 1].start, word.start)
        if (titled or word.start in ends) and 2 <= word.end - word.start <= 3 and word.kind not in NEVER_RARE:
            if _BEHIND_PERSON.match(line, word.end) and not is_general(line[word.start : word.end]):
                yield candidate(line, word.start, word.end, "person")


def _quoted(line: str) -> Iterator[Candidate]:
    """Give what stands in quotes and is no common phrase; as a brand, before 驿站 or 平台, no general one."""
    for match in _QUOTED.finditer(line):
        is_brand = _BRANDED.match(line, match.end())
        if not (is_general if is_brand else is_common)(match[1]):
            yield candidate(line, *match.span(1), "thing")


def _rare(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give words that are not common in the language, with the nouns behind them that are not general (织锦年代)."""
    for place, word in enumerate(words):
        if word.kind not in NEVER_RARE and word.end - word.start > 1 and not _is_common(line, word):
            last = place
            while last + 1 < len(words) and words[last + 1].kind in "n" and not _is_general(line, words[last + 1]):
                last += 1
            yield candidate(line, word.start, words[last].end, "thing")


def _kinds_of_ends() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    tables: tuple[tuple[Kind, str], ...] = (
        ("place", gazetteers.PLACE_SUFFIXES + gazetteers.MORE_PLACES),
        ("firm", gazetteers.MORE_FIRMS + gazetteers.ESTABLISHMENTS + gazetteers.FIRM_SUFFIXES + gazetteers.LEGAL_FORMS),
        ("unit", gazetteers.UNIT_SUFFIXES),
        ("town", gazetteers.TOWN_SUFFIXES),
    )
    for kind, words in tables:
        kinds |= dict.fromkeys(words.split(), kind)
    return kinds


_ENTITY_KINDS = _kinds_of_ends()
_ANY_END = "|".join(sorted(_ENTITY_KINDS, key=lambda word: (-len(word), word)))
_LONGEST_END = max(map(len, _ENTITY_KINDS))
_ANY_ENTITY, _ENTITY = re.compile(_ANY_END), re.compile(f"(?:{_ANY_END})$")
_QUOTED = re.compile("[“「‘]([^”」’“‘，。；：、《》]{2,10})[”」’]")
_BRANDED = re.compile(f"(?:品牌|平台|小程序|外卖|APP|app|公众号|{_ANY_END})")
_TAIL = re.compile(
    "(?:总工会|工会联合会|联合工会|工会委员会|工会|党委|党工委|人民政府|政府|人大|街道办事处|办事处|职工|同志)+$"
)
_COUNTED = re.compile(
    r"等?(?:\d+|[两三四五六七八九十百]+)[余多]?(?:(?P<persons>[名位人户对](?!次))"
    r"|家|支|个?(?:行政|自然)?(?:村|社区|企业|公司|单位|镇|乡|街道|小区|园区|商圈|楼宇|站点|嘎查))"
    r"|等(?:(?P<others>人|同志)|企业|公司|单位|地)"
)
_TRADE = re.compile(
    "(?:司机|师傅|律师|医生|护士|小哥|书记|主席|主任|经理|厂长|队长|班长|组长|店主|老板|[^人成党会队委职社]员|[工技厨]师)$"
)
_BEHIND_FIRM = re.compile("[、和与等，。调的两三]|公司|企业|工会|集团|$")
_BEHIND_PERSON = re.compile("[、和与在到讲说获带等，被把将从给拿荣当]|家里|$")
_FAMILY = re.compile(f"(?:^|[^\u4e00-\u9fff])[{''.join(gazetteers.SURNAMES.split())}]$")
_FOREIGN = f"[{gazetteers.TRANSLITERATION}]"
_BEGINNINGS = frozenset("、 在 到 与 由 从 和 “ 赴".split())
_EDGES = "和与及等的“”、，"


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """Leave what any unit has: 蓟屯镇 of 蓟屯镇总工会, 恒岳 of 恒岳工会."""
    while start < end and line[start] in _EDGES and not dictionary().has_word(line[start : start + 2]):
        start += 1
    while start < end and line[end - 1] in _EDGES:
        end -= 1
    for suffix in reversed(list(_ANY_ENTITY.finditer(line, start, end - 1))):
        own = line[start : suffix.end()]
        if len(own) > 2 and not is_general(own) and is_general(line[suffix.end() : end]):
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
    while first > 0 and _can_lead(line, words, first - 1) and words[last].start - words[first - 1].start <= _LONGEST:
        first -= 1
    while first < last and _is_general(line, words[first]):
        first += 1
    return first


def _can_lead(line: str, words: Sequence[Token], place: int) -> bool:
    """Whether a word may stand in a name: a noun, or a verb at the beginning of an item (、飞翔驾校)."""
    word = words[place]
    if line[word.start] in NEVER_IN_NAMES and not dictionary().has_word(line[word.start : word.end]):
        return False
    begins = place == 0 or line[words[place - 1].start : words[place - 1].end] in _BEGINNINGS
    return word.kind in NOUNS or (word.kind in ("v", "ad", "t") and begins)


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
    """Whether a set phrase holds it; two characters may be a place that begins with a number all the same (五峰)."""
    return any(
        start <= one.name.start and one.name.end <= end and (end - start > 2 or is_general(one.name.text))
        for start, end in places
    )
