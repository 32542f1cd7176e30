"""Whatever may be a name in a line, for masking: by rule, as a model reads it, and by where it stands.

Exhaustive rather than precise: no name may pass to another text, and a word hidden too many is cheap.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from assistant.text import gazetteers, person_words
from assistant.text.candidates import Candidate, Kind, candidate
from assistant.text.entities import ENTITY_AT_END, ENTITY_KINDS
from assistant.text.enumerations import NEVER_RARE
from assistant.text.names import spot_names
from assistant.text.persons import (
    spot_beside_persons,
    spot_lone_persons,
    spot_named_in_row,
    spot_titled_persons,
)
from assistant.text.positions import (
    apposed,
    before_ends,
    gone_to,
    led_by_words,
    listed,
    owned,
    told_by_count,
    trimmed,
)
from assistant.text.quotes import quoted
from assistant.text.recogniser import Token, read
from assistant.text.vocabulary import is_common, is_general
from assistant.text.words import INDUSTRIES, NAMES_OF_WORDS, is_one_word, tagged, whole_words

_KIND_OF: dict[str, Kind] = {"PER": "person", "LOC": "place", "ORG": "unit"}


def suspects(line: str, set_phrases: Sequence[tuple[int, int]] = ()) -> list[Candidate]:
    """Find whatever may be a name in a line and is no part of a set phrase; two may overlap."""
    words = read(line)
    found = [*spot_names(line), *_recognised(line, words), *before_ends(line, words), *told_by_count(line, words)]
    persons = [*spot_titled_persons(line, words), *spot_named_in_row(line), *spot_lone_persons(line)]
    persons += [*spot_beside_persons(line, words), *_parted(line, words)]
    persons = [place for place in persons if not is_general(line[slice(*place)])]
    found += [candidate(line, *place, "person") for place in persons]
    found += apposed(line, words, found)
    found += listed(line, words, found)
    found += led_by_words(line, found)
    found += [*gone_to(line, words), *owned(line), *_rare(line, words)]
    return [*(one for one in found if not _is_within(one, set_phrases)), *quoted(line, set_phrases)]


def _recognised(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give the persons, places and organisations that the model reads, without the ends that any unit has."""
    for word, following in zip_longest(words, words[1:]):
        if word.kind in _KIND_OF and not line[word.start : word.end].isdigit():
            start, end = trimmed(line, word.start, word.end)
            if word.kind == "PER":
                end = following.end if following and _is_family_alone(line, word, following) else end
                start, end = _whole_foreign_name(line, start - bool(_FAMILY.search(line, 0, start)), end)
            ordinary = is_general(line[start:end]) or is_general(whole_words(line, start, end))
            ordinary = ordinary or (word.kind != "PER" and _is_act_on_general(line[start:end]))
            if end - start > 1 and (not ordinary or _is_college(line[start:end])):
                suffix = ENTITY_AT_END.search(line[start:end]) if word.kind != "PER" else None
                yield candidate(line, start, end, ENTITY_KINDS[suffix[0]] if suffix else _KIND_OF[word.kind])


def _is_family_alone(line: str, word: Token, following: Token) -> bool:
    """Whether the model reads a surname as a person and the given name as a word of its own (富|察明)."""
    given = line[following.start : following.end]
    return word.end - word.start == 1 and set(given) <= _GIVEN and len(given) < 3 and not is_general(given)


def _is_college(text: str) -> bool:
    """Whether it is a university of its own though made of general words (中国海洋大学), and no sort of one."""
    own = tagged(text[:-2]) if text.endswith(("大学", "学院")) else []
    return len(own) > 1 and any(word not in _SORTS_OF_COLLEGES for word, _ in own)


_SORTS_OF_COLLEGES = frozenset(gazetteers.SORTS_OF_COLLEGES.split())


def _rare(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give words that are not common in the language, with the nouns behind them that are not general (织锦年代)."""
    for place, word in enumerate(words):
        if word.kind not in NEVER_RARE and word.end - word.start > 1 and not _is_common(line, word):
            last = place
            while last + 1 < len(words) and words[last + 1].kind in "n" and not _is_general(line, words[last + 1]):
                last += 1
            yield candidate(line, word.start, words[last].end, "thing")


_ACTS = ("v", "vd")
_FAMILY = re.compile(f"(?:^|[^\u4e00-\u9fff])[{''.join(person_words.SURNAMES.split())}]$")
_GIVEN = frozenset("".join(person_words.GIVEN.split()))
_DOT = re.compile("(?<=[\u4e00-\u9fff])[·•・‧](?=[\u4e00-\u9fff])")
_FOREIGN = f"[{person_words.TRANSLITERATION}东让]"


def _whole_foreign_name(line: str, start: int, end: int) -> tuple[int, int]:
    """Take in what belongs to a name of another tongue beside the part that was read (阿拉腾 of 阿拉腾其木格)."""
    if len(re.findall(_FOREIGN, line[start:end])) * 2 < end - start:
        return start, end
    before = re.search(f"{_FOREIGN}{{0,4}}$", line[:start])
    behind = re.match(f"{_FOREIGN}{{0,4}}", line[end:])
    return start - len(before[0] if before else ""), end + len(behind[0] if behind else "")


def _parted(line: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Give start and end of a name of two parts that is written after another tongue (艾尔肯·买买提)."""
    for dot in _DOT.finditer(line):
        before, behind = (_word_at(words, place) for place in (dot.start() - 1, dot.end()))
        start = _whole_foreign_name(line, before.start, dot.start())[0]
        end = _whole_foreign_name(line, dot.end(), behind.end)[1]
        parts = (line[start : dot.start()], line[dot.end() : end])
        if any(len(re.findall(_FOREIGN, part)) * 2 > len(part) for part in parts):
            yield start, end


def _word_at(words: Sequence[Token], place: int) -> Token:
    return words[bisect_right(words, place, key=lambda word: word.start) - 1]


def _is_general(line: str, word: Token) -> bool:
    return is_general(line[word.start : word.end])


def _is_common(line: str, word: Token) -> bool:
    """Whether a word is common, read as an act (进港), or part of words that the model has cut (代会 of 工代会)."""
    text = line[word.start : word.end]
    whole = whole_words(line, word.start, word.end)
    return (
        is_common(text) or (word.kind in _ACTS and is_one_word(text)) or is_general(whole) or _cuts_words(whole, text)
    )


def _cuts_words(whole: str, part: str) -> bool:
    """Whether the model has cut a part out of common words of two characters and more (账理 of 到账理赔)."""
    return len(whole) > len(part) and is_common(whole) and all(len(word) > 1 for word, _ in tagged(whole))


def _is_act_on_general(text: str) -> bool:
    """Whether an ordinary verb stands before general words (兴建职工俱乐部); but no firm (安居物业)."""
    (first, tag), *others = tagged(text)
    rest = "".join(word for word, _ in others)
    is_act = tag == "v" and len(first) > 1 and first not in NAMES_OF_WORDS
    return is_act and bool(rest) and is_general(rest) and rest not in INDUSTRIES


def _is_within(one: Candidate, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a set phrase holds it; what must be a place may begin with a number all the same (五峰, 零陵区)."""
    if one.name.kind == "town" and not is_general(one.name.text):
        return False
    return any(
        start <= one.name.start and one.name.end <= end and (end - start > 2 or is_general(one.name.text))
        for start, end in places
    )
