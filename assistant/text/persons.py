"""Persons: a surname and one or two characters, where a title stands before them or a sign of a person behind."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from assistant.text.person_words import (
    AFTER_PERSON,
    AMBIGUOUS_SURNAMES,
    COMPOUND_SURNAMES,
    GIVEN,
    NOT_PERSONS,
    NOT_TITLES,
    RARE_SURNAMES,
    SURNAMES,
    TITLES,
    TRANSLITERATION,
)
from assistant.text.recogniser import Token
from assistant.text.words import GENERIC, NEVER_IN_NAMES, NOT_PLACES, SINGLES, dictionary, tagged

_SURNAMES = frozenset("".join(SURNAMES.split()))
_NOT_TITLES = tuple(NOT_TITLES.split())
_NOT_PERSONS = frozenset(NOT_PERSONS.split())
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ANY_TITLE = "|".join(sorted(set(TITLES.split()), key=lambda word: -len(word)))
_TITLE = re.compile(rf"(?:{_ANY_TITLE}|[\u4e00-\u9fff]{{1,2}}[工员师手匠])[：:]?[“]?$")
_AFTER = re.compile(AFTER_PERSON)
_NOT_GIVEN = frozenset(
    "的了在和与及等为获被任是有对由把将让使到各我每该此这那也都还又就最很不没并且或则即者所地着过说讲做办抓促给用同跟个名位日工会员主席副书记委党组队班部室站厂店业村镇"
    "数量率线区局所院校社团车岗"
)
_FOLLOWING = re.compile(r"$|[^\u4e00-\u9fff]")


def spot_persons(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give start, end and whether it must be one, of everything that may be a person's name."""
    for match in re.finditer(_STARTS, text):
        start = match.start()
        if not _is_word_across(text, start) and text[start : start + 2] not in _NOT_PERSONS:
            titled = bool(_TITLE.search(text[max(start - 8, 0) : start])) and not text.endswith(_NOT_TITLES, 0, start)
            end = next((end for end in _ends(text, start) if _is_told(text, start, end, titled)), None)
            if end is not None:
                yield start, end, bool(_AFTER.match(text, end)) or _bounded(text, end)


def spot_long_names(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of what stands behind a title and is no word: names without a Chinese surname (吉日嘎拉)."""
    for title in _TITLES.finditer(text):
        size = unknown = 0
        for word, tag in tagged(text[title.end() : title.end() + 9]):
            named = len(word) == 2 and tag[:2] in ("nr", "ns", "nz") and not size
            if not (named or (len(word) == 1 and _HAN.match(word) and word not in NEVER_IN_NAMES)):
                break
            if unknown > 1 and word in SINGLES:
                break
            size, unknown = size + len(word), unknown + (named or word not in SINGLES)
        foreign = _FOREIGN.match(text, title.end())
        if foreign or (unknown > 1 and 3 <= size <= 5):
            yield title.end(), foreign.end() if foreign else title.end() + size


def spot_lone_persons(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of a name alone in a line or at its end (王 强), and of what stands before 同志."""
    if (alone := _ALONE.search(text)) and is_called(alone[1].replace(" ", "").replace("\u3000", "")):
        yield alone.span(1)
    yield from (match.span(1) for pattern in (_COMRADE, _OF_OFFICE) for match in pattern.finditer(text))
    yield from (match.span() for match in _FOREIGN_ACTS.finditer(text))


def spot_named_in_row(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of what stands between a title and 、 or a bracket and makes no word (青年麻干、排早扎)."""
    for match in _IN_ROW.finditer(text):
        if _singles(match[1]) == len(match[1]):
            yield match.span(1)


def is_called(text: str) -> bool:
    """Whether a word can be a person's name by its characters: a surname and one or two of given names."""
    given = text[1:]
    return len(text) in (2, 3) and text[0] in _FAMILY and set(given) <= _GIVEN_CHARACTERS and text not in _ORDINARY


def spot_bare_persons(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of what the dictionary takes for a person, and of a surname before such a word."""
    position = 0
    words = [*tagged(text), ("", "x")]
    for (word, tag), (following, kind) in pairwise(words):
        end = position + len(word)
        if titled := _BEFORE_TITLE.match(text, position):
            family = text[position : position + 1]
            is_usual = family not in AMBIGUOUS_SURNAMES or titled[2] in _PERSONAL
            if is_usual and len(tagged(titled[1])) > 1 and not _is_word_across(text, position):
                yield position, titled.end(1)
        if tag == "nrfg" and word not in _KNOWN_TO_ALL:
            yield position, end
        is_surname = word in _SURNAMES and word not in AMBIGUOUS_SURNAMES and tag not in ("v", "n", "q")
        if is_surname and len(following) == 2 and kind[:2] in ("nr", "ns", "nz") and following not in _ORDINARY:
            yield position, end + 2
        position = end


def spot_titled_persons(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Give start and end of what can be a name right behind a title, before one, or between a surname and 大姐.

    There any surname counts, also one that is mostly another word, before one or two characters that given names are
    written with (教师全英子, 其中全庆贵同志); masking alone can afford that.
    """
    ends = {word.end for word in words} | {*accumulate(len(word) for word, _ in tagged(text))}
    for word in words:
        if text[word.start] not in _FAMILY or text.endswith(_NOT_TITLES, 0, word.start):
            continue
        if _TITLE.search(text[max(word.start - 8, 0) : word.start]) or text.endswith(_DONE_TO, 0, word.start):
            if end := _given_end(text, word.start, word.end, ends):
                yield word.start, end
    yield from _cut_apart(text)
    for match in _BEFORE_ANY_TITLE.finditer(text):
        if match.start() in ends and _given_end(text, match.start(), match.end(), {match.end()}):
            yield match.span()
    for pattern in (_CALLED, _WHOLLY_FOREIGN):
        yield from (match.span() for match in pattern.finditer(text) if len(tagged(match[0])) > 1)


def _cut_apart(text: str) -> Iterator[tuple[int, int]]:
    """Give a surname behind a title with the word that the tagger has cut off it (会长侯变变, 紫菜工江满仓)."""
    position = 0
    for (word, tag), (following, _) in pairwise([*tagged(text), ("", "x")]):
        is_surname = tag == "nr" and word in _SURNAMES and _TITLE.search(text[max(position - 8, 0) : position])
        position += len(word)
        if is_surname and len(following) in (1, 2) and not set(following) & _NOT_GIVEN and _HAN.match(following):
            yield position - 1, position + len(following)


def spot_beside_persons(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Give what stands in a row behind a person and makes no word (唐友莲、更登甲), or is told as 字家发等12户."""
    for word in words:
        if word.kind == "PER" and (row := _ROW_ON.match(text, word.end)) and (size := _singles(text[row.start(1) :])):
            yield row.start(1), row.start(1) + size
    for match in _AND_OTHERS.finditer(text):
        if _singles(match[1]) == len(match[1]):
            yield match.span(1)


def _singles(text: str) -> int:
    """Count the characters in front that stand as words of their own and may be in a name; 0 for one, or many."""
    size = 0
    for word, _ in tagged(text[:_LONGEST_ROW]):
        if len(word) > 1 or not _HAN.match(word) or word in NEVER_IN_NAMES | _NOT_GIVEN:
            break
        size += 1
    return size if 2 <= size <= 4 else 0


def _given_end(text: str, start: int, end: int, ends: set[int]) -> int | None:
    """Tell where a name that a word begins ends: at a word's end, two or three characters on."""
    if end - start > 1 and dictionary().suggest_freq(text[start:end]) >= _KNOWN_WORD:
        return None
    given = _GIVEN.match(text, start + 1)
    sizes = range(len(given[0]) if given else 0, 0, -1)
    return next((last for size in sizes if (last := start + 1 + size) in ends), None)


_DONE_TO = ("资助", "救助", "看望", "推选", "选举", "表彰", "聘请", "邀请", "由", "请")
_BEFORE_ANY_TITLE = re.compile(
    f"[{''.join(sorted(_SURNAMES))}][{''.join(GIVEN.split())}]{{2}}(?=同志|律师|老师|医生|师傅|一行(?!代码|业)|副?(?:书记|主席|主任|经理|厂长|校长))"
)
_WHOLLY_FOREIGN = re.compile(f"[{TRANSLITERATION}]{{4,8}}")
_KNOWN_WORD = 200
_FAMILY = (_SURNAMES | frozenset(RARE_SURNAMES.split())) - frozenset("由于和向从来让有但时")
_GIVEN_CHARACTERS = frozenset("".join(GIVEN.split()))
_GIVEN = re.compile(f"[{''.join(GIVEN.split())}]{{1,2}}")
_CALLED = re.compile(
    f"(?:(?<![\u4e00-\u9fff])|(?<=[由请向为给让跟和与找陪]))(?:[{''.join(sorted(_SURNAMES))}](?:大姐|大哥|大妈|大娘|大爷|大伯|大叔|大婶|大嫂|老汉|奶奶|爷爷|阿姨|师傅)|[老小][{''.join(sorted(_SURNAMES))}](?=调解|工作室|说|师傅))"
)
_BEFORE_TITLE = re.compile(
    rf"(?<![\u4e00-\u9fff])([{''.join(sorted(_SURNAMES))}][\u4e00-\u9fff]{{1,2}})(律师|书记|主席|主任|老师|医生|师傅|经理|镇长|乡长|站长|所长|厂长|校长)"
)
_PERSONAL = ("律师", "师傅", "老师", "医生")
_KNOWN_TO_ALL = frozenset("习近平 毛泽东 邓小平 江泽民 胡锦涛 马克思 雷锋 焦裕禄 王进喜".split())
_ORDINARY = GENERIC | NOT_PLACES | _NOT_PERSONS
_TITLES = re.compile(_ANY_TITLE)
_ALONE = re.compile(r"(?:^\s*|[\u4e00-\u9fff][ \u3000]+)([\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,2})[）)]?\s*$")
_COMRADE = re.compile("(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4})(?=同志|女士|先生)(?!同志们)")
_OF_OFFICE = re.compile("(?<=事务所)([\u4e00-\u9fff]{2,3})(?=律师|会计师)")
_FOREIGN_ACTS = re.compile(f"(?<=[由与和请向])[{TRANSLITERATION}]{{3,6}}(?=[任当说等带主负获、]|与|和)")
_IN_ROW = re.compile(rf"(?:{_ANY_TITLE})([\u4e00-\u9fff]{{2,4}})(?=[、（(])")
_ROW_ON = re.compile("、([\u4e00-\u9fff])")
_AND_OTHERS = re.compile(r"(?<=[的给为把请])([\u4e00-\u9fff]{2,4})(?=等\d+余?[名户人位家])")
_LONGEST_ROW = 12
_FOREIGN = re.compile(f"[{TRANSLITERATION}]{{3,6}}")
_STARTS = re.compile(rf"(?:{'|'.join(COMPOUND_SURNAMES.split())}|[{''.join(sorted(_SURNAMES))}])(?=[\u4e00-\u9fff])")


def _ends(text: str, start: int) -> Iterator[int]:
    """Give possible ends of the name that starts here, longer ones first."""
    family = 2 if text[start : start + 2] in COMPOUND_SURNAMES.split() else 1
    for given in (2, 1):
        end = start + family + given
        part = text[start + family : end]
        if len(part) == given and all(_HAN.match(char) and char not in _NOT_GIVEN for char in part):
            yield end


def _is_told(text: str, start: int, end: int, titled: bool) -> bool:
    """Whether a title before or a sign behind makes a person of it; both are needed where the surname is a word."""
    marked = bool(_AFTER.match(text, end))
    if titled and text[start : start + 2] in COMPOUND_SURNAMES.split():
        return True
    if text[start] in AMBIGUOUS_SURNAMES:
        return titled and (marked or _all_single(text, start, end))
    listed = marked or (titled and text[end : end + 1] in "、，等")
    return (titled and marked) or ((titled or marked) and _reads_as_name(text, start, end, listed))


def _reads_as_name(text: str, start: int, end: int, marked: bool) -> bool:
    """Whether the words of the name are no ordinary words and none reaches beyond its end."""
    position = start
    for word, tag in tagged(text[start : start + 8]):
        position += len(word)
        first = position == start + len(word)
        if len(word) > 1 and not tag.startswith("nr") and (first or (tag[0] in "vdapcr" and not marked)):
            return False
        if position >= end:
            return position == end
    return False


def _all_single(text: str, start: int, end: int) -> bool:
    """Whether every character of the name stands as a word of its own and a mark or function word follows."""
    words = [word for word, _ in tagged(text[start : start + 8])]
    size = end - start
    following = words[size][0] if len(words) > size else "。"
    return max(map(len, words[:size])) == 1 and size == 3 and (following in NEVER_IN_NAMES or not _HAN.match(following))


def _is_word_across(text: str, start: int) -> bool:
    """Whether a word spans the place between the title and the name (工会主席团, 职工代表大会)."""
    left = max(start - 3, 0)
    position = left
    for word, _ in tagged(text[left : start + 4]):
        if position < start < position + len(word):
            return True
        position += len(word)
    return False


def _bounded(text: str, end: int) -> bool:
    """Whether a mark, a verb or a function word follows."""
    if _FOLLOWING.match(text, end):
        return True
    word, tag = tagged(text[end : end + 4])[0]
    return tag[0] in "vpcdu" or word in SINGLES
