"""Names of towns, units, firms, places and persons in a text, by what they end in and where they can begin.

`find_names` gives only what is surely a name: an unknown one is an error in review. `spot_names` gives everything
that may be one: masking must not leave a name, and loses little by hiding a word too many.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import rjieba

from assistant.text import gazetteers
from assistant.text.persons import spot_persons

Kind = Literal["town", "unit", "firm", "person", "place", "honour"]


@dataclass(frozen=True)
class Name:
    """A proper name; offsets are of the text."""

    start: int
    end: int
    text: str
    kind: Kind


@dataclass(frozen=True)
class Candidate:
    """Something that may be a name: `body` is its own part (清溪 of 清溪镇), `sure` whether it must be one."""

    name: Name
    body: str
    sure: bool


def find_names(text: str) -> list[Name]:
    """Find what is surely a name, in order and without overlap: precise rather than exhaustive."""
    honours = [Name(*match.span(), match[0], "honour") for match in _HONOUR.finditer(text)]
    names = [candidate.name for candidate in spot_names(text) if candidate.sure]
    return sorted(names + honours, key=lambda name: name.start)


def spot_names(text: str) -> list[Candidate]:
    """Find whatever may be a name, in order and without overlap: exhaustive rather than precise."""
    towns = list(_towns(text))
    others = list(_bodies_with_suffix(_blank_out(text, towns)))
    persons = [
        Candidate(Name(start, end, text[start:end], "person"), text[start:end], sure)
        for start, end, sure in spot_persons(text)
    ]
    return _without_overlap([*towns, *others, *persons, *_cities(text), *_unknown_words(text)])


_HAN = "[\u4e00-\u9fff]"
_HONOUR = re.compile(
    r"(?:全国|全省|全区|全市|全县|省级?|自治区|市级?|县级?|区级?)[“]?(?:五一劳动奖[章状]|五一巾帼(?:标兵岗?|奖章|奖状)|工人先锋号|模范职工(?:之家|小家)|劳动模范|优秀工会工作者)[”]?"
)
_HARD = frozenset(gazetteers.NEVER_IN_NAMES)
_COUNTS = frozenset("两一二三四五六七八九十百千万几数多")
_SINGLES = frozenset("".join(gazetteers.SINGLES.split()))
_INDUSTRIES = frozenset(gazetteers.INDUSTRIES.split())
_GENERIC = frozenset(gazetteers.GENERIC.split()) | _INDUSTRIES
_TOWNS_LIKE_WORDS = frozenset(gazetteers.TOWNS_LIKE_WORDS.split())
_ALLOWED = frozenset(gazetteers.ALLOWED.split())
_CITIES = frozenset((gazetteers.PROVINCES + gazetteers.CITIES).split()) - frozenset(gazetteers.NOT_CITIES.split())
_NOT_PLACES = frozenset(
    "新建 惠及 上门 中国 上岗 上山 入夏 登山 回港 海洋 城市 山区 中断 大桥 上路 加密 上台 海关 入口 登门 临街 福利 中庭 上市 陡坡 镇内 广大干部 城镇 三镇 北区 一大 五一"
    " 开山 下山 下乡 上海".split()
)
_NAMING_TAGS = ("ns", "nr", "nrt", "nrfg", "nz", "nt")
_VERBAL = ("v", "vd", "d", "r", "c", "p", "u", "m", "t", "f", "ul", "uj", "uz", "ud", "ug", "y", "i", "l", "zg", "q")


def _suffixes(*tables: str) -> str:
    words = sorted({word for table in tables for word in table.split()}, key=lambda word: (-len(word), word))
    return "|".join(words)


_TOWN = re.compile(
    rf"(?:{_suffixes(gazetteers.TOWN_SUFFIXES)})(?<!村村)(?!级|域(?:内|外)|际|民(?!政|宗|族|委|营|办|意|间|兵)|[镇乡]街|场|面上|别|分|位|划|情|愁|土|庄|容|值|售|心|力|时候)"
)
_SUFFIXED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("firm", re.compile(_suffixes(gazetteers.LEGAL_FORMS, gazetteers.FIRM_SUFFIXES) + "(?!家|业|规)")),
    ("unit", re.compile(_suffixes(gazetteers.UNIT_SUFFIXES))),
    ("place", re.compile(_suffixes(gazetteers.PLACE_SUFFIXES))),
)
_LEGAL = frozenset(gazetteers.LEGAL_FORMS.split())
_WITHOUT_EVIDENCE = _LEGAL | {
    "公司",
    "集团",
    "合作社",
    "专业合作社",
    "疗养院",
    "酒店",
    "大厦",
    "广场",
    "产业园",
    "工业园",
    "大桥",
    "码头",
    "公园",
    "小区",
}
"""Suffixes before which an ordinary word makes a name too (先锋公司); before the others it does not (骨干企业)."""


def _towns(text: str) -> Iterator[Candidate]:
    for suffix in _TOWN.finditer(text):
        words = _town_words(_tokens_before(text, suffix.start()))
        body = "".join(word for word, _ in words)
        long_enough = len(body) > 1 or (body and body not in _SINGLES and suffix[0] in ("县", "州", "旗"))
        if long_enough and body not in _GENERIC and not _inside_word(text, suffix):
            start = suffix.start() - len(body)
            followed = bool(re.match(gazetteers.TOWN_TAIL, text[suffix.end() :])) and words[-1][1][0] == "n"
            name = Name(start, suffix.end(), text[start : suffix.end()], "town")
            yield Candidate(name, body, followed or _strangeness(words) > 0)


def _town_words(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Take the shortest run of words before 镇, 村 and the like that can be its name: two to four characters."""
    taken: list[tuple[str, str]] = []
    size = 0
    for place, (word, tag) in reversed(list(enumerate(tokens))):
        ordinary = (word in _GENERIC and (size == 0 or len(word) > 1)) or (len(word) > 1 and tag in _VERBAL)
        if (
            word in _HARD
            or (size == 0 and word in _COUNTS)
            or size + len(word) > 4
            or (size > 1 and (len(word) > 1 or word in _SINGLES))
        ):
            break
        if ordinary and word not in _TOWNS_LIKE_WORDS and not (size == 0 and _unknown_before(tokens, place)):
            return [] if size == 0 else taken
        taken.insert(0, (word, tag))
        size += len(word)
    return taken


def _unknown_before(tokens: list[tuple[str, str]], place: int) -> bool:
    """Whether a single character that is no word of its own stands before (马 of 马过河)."""
    return place > 0 and _unknown_character(tokens[place - 1][0])


def _unknown_character(word: str) -> bool:
    return len(word) == 1 and word not in _HARD and word not in _SINGLES and bool(re.match(_HAN, word))


def _bodies_with_suffix(text: str) -> Iterator[Candidate]:
    for kind, pattern in _SUFFIXED:
        for match in pattern.finditer(text):
            if not _inside_word(text, match):
                yield from _suffixed(text, match, kind)


def _suffixed(text: str, suffix: re.Match[str], kind: Kind) -> Iterator[Candidate]:
    words = _own_words(_tokens_before(text, suffix.start()))
    body = "".join(word for word, _ in words)
    if len(body) < 2:
        return
    evidence = _strangeness(words)
    if evidence == 0 and suffix[0] not in _WITHOUT_EVIDENCE:
        return
    start = suffix.start() - len(body)
    name = Name(start, suffix.end(), text[start : suffix.end()], kind)
    yield Candidate(name, body, evidence > 1 or (evidence > 0 and suffix[0] in _LEGAL))


def _own_words(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Take the words that may belong to the name before a suffix, without the ordinary ones it is led in by."""
    taken: list[tuple[str, str]] = []
    for word, tag in reversed(tokens):
        verbal = len(word) > 1 and tag in _VERBAL and word not in _INDUSTRIES or word == "所在"
        if word in _HARD or verbal or not re.match(rf"{_HAN}|[（）()]", word):
            break
        taken.insert(0, (word, tag))
    while taken and (taken[0][0] in _GENERIC or taken[0][0] in _SINGLES or taken[0][0] in "（）()"):
        first = taken[0][0]
        if len(taken) > 1 and len(first) == 1 and first not in "省市县区镇乡村直" and _unknown_character(taken[1][0]):
            break
        taken.pop(0)
    return taken if len("".join(word for word, _ in taken)) <= 12 else taken[-3:]


def _strangeness(words: list[tuple[str, str]]) -> int:
    """Say how little the words look like ordinary ones: 0 ordinary, 1 a sign of a name, 2 more than a sign."""
    strange = 0
    run = 0
    for word, tag in words:
        run = run + 1 if len(word) == 1 and word not in "（）()" else 0
        known_place = len(word) > 1 and tag == "ns" and word not in _NOT_PLACES
        strange += 2 * known_place + (len(word) > 1 and tag in _NAMING_TAGS[1:]) + (run > 0 and word not in _SINGLES)
        strange += run == 2 and strange > 0
    return min(strange, 2)


def _cities(text: str) -> Iterator[Candidate]:
    """Give provinces, cities and features of the land that the dictionary knows (四川, 太湖)."""
    position = 0
    for word, tag in _tagged(text):
        known = word in _CITIES or (tag in ("ns", "nr") and len(word) > 1 and word[-1] in "山湖河江岭峡湾岛溪")
        if known and word not in _NOT_PLACES:
            yield Candidate(Name(position, position + len(word), word, "place"), word, False)
        position += len(word)


def _unknown_words(text: str) -> Iterator[Candidate]:
    """Give runs of characters that make no word: what a dictionary does not know is often a name (伟易达)."""
    run, position = "", 0
    for word, _ in [*_tagged(text), ("。", "x")]:
        if (
            len(word) == 1
            and re.match(_HAN, word)
            and word not in _HARD
            and word not in "一二三四五六七八九十百千万亿零两"
        ):
            run += word
        else:
            yield from _unknown(run, position - len(run))
            run = ""
        position += len(word)


def _unknown(run: str, start: int) -> Iterator[Candidate]:
    singles = "".join(_SINGLES)
    lead = len(run) - len(run.lstrip(singles))
    body = run.strip(singles)
    if sum(char not in _SINGLES for char in run) > 1 and len(run) <= 3:
        lead, body = 0, run
    if len(body) > 1 and body not in _ALLOWED:
        yield Candidate(Name(start + lead, start + lead + len(body), body, "unit"), body, False)


def _tokens_before(text: str, end: int) -> list[tuple[str, str]]:
    """Cut what stands before a suffix, back to the nearest mark, into words with their kinds."""
    before = re.search(rf"(?:{_HAN}|（）|\(\)){{0,16}}$", text[max(end - 16, 0) : end])
    return _tagged(before[0]) if before else []


def _inside_word(text: str, suffix: re.Match[str]) -> bool:
    """Whether the suffix is the end of an ordinary longer word (返乡, 城市, 登山)."""
    left = max(suffix.start() - 3, 0)
    position = left
    for word, tag in _tagged(re.sub(rf"[^{_HAN[1:-1]}]", "，", text[left : suffix.end() + 2])):
        if position < suffix.start() < position + len(word):
            return tag != "ns" or word in _NOT_PLACES
        if position == suffix.start() and position + len(word) > suffix.end() and tag != "ns":
            return word not in (
                "镇政府",
                "镇党委",
                "乡政府",
                "县委",
                "市委",
                "区委",
                "工会主席",
                "村委会",
                "社区工作者",
            )
        position += len(word)
    return False


def _blank_out(text: str, towns: list[Candidate]) -> str:
    for town in towns:
        text = text[: town.name.start] + "，" * (town.name.end - town.name.start) + text[town.name.end :]
    return text


def _without_overlap(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the longer of two that overlap, and of two as long the surer one."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: (one.name.start - one.name.end, not one.sure)):
        name = candidate.name
        if all(name.end <= other.name.start or other.name.end <= name.start for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda one: one.name.start)


@cache
def _dictionary() -> rjieba.Jieba:
    """The dictionary with the trade's own abbreviations added, so that they do not look like unknown words."""
    dictionary = rjieba.Jieba()
    for word in _ALLOWED:
        dictionary.add_word(word, 1000, "n")
    return dictionary


@lru_cache(maxsize=4096)
def _tagged(text: str) -> list[tuple[str, str]]:
    return [part for word, tag in _dictionary().tag(text, False) for part in _apart(word, tag)]


def _apart(word: str, tag: str) -> list[tuple[str, str]]:
    """Part a dictionary name from a function word that it begins with (和永宁)."""
    if len(word) > 2 and tag.startswith("nr") and word[0] in _HARD:
        return [(word[0], "c"), (word[1:], "ns")]
    return [(word, tag)]
