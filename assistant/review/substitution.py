"""One word of a fact put in place of another: the sentence tells the fact to the letter but for who, where or what.

A fact and a sentence are laid side by side, character by character; where both agree on either side of a stretch that
names something else, the sentence tells it of something that the sheet does not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

import rjieba

from assistant.facts.claims import Part
from assistant.facts.likeness import are_kin, are_opposed
from assistant.records import Fact, FactSheet, Finding
from assistant.review.deeds import GENERAL
from assistant.review.expression import Expressions, sheet_words
from assistant.review.grounding import Judged
from assistant.text.figures import find_figures

_CUT = re.compile("[，；。：！？\n]")
_NOT_WORDS = re.compile("[\\s“”‘’《》（）()—…]+")
_JOINED = re.compile("以及|[和与及]")
_PARTICLES = re.compile("[的了着过要也都就才还]")
_STATED = re.compile("目前|现在|至今|[已还仍尚]")
"""What begins with it tells how far a thing is, in a list too (目前核对到第五个社区、还剩两个社区)."""
_BREAKS = re.compile("[，；。：！？、#\n]")
_NAMING = ("n", "t", "s", "j", "i", "l", "PER", "LOC", "ORG", "TIME", "vn")
_FUNCTION = ("c", "p", "u", "d", "r", "f", "m", "q", "w", "x")
_CLASSES = re.compile(
    r"行业|车间|班组|[^，。]?组|岗位|产业|企业|公司|园|社区|村|街|广场|协会|市场|合同|竞赛|培训班|比赛|夜校|项目|站|所|中心|学校|医院"
)
"""Nouns of a kind: what stands right before them is part of a name, though it reads as a verb (快递行业, 烘干车间)."""
_STANDING, _SHORTEST, _LONGEST, _LEAST, _HALF, _SHORT = 0.55, 6, 10, 5, 0.5, 4
_ALONE = (frozenset("省市县区镇乡州旗"), frozenset("小时 时 日 天 周 月 季 季度 年".split()))
"""Words that exclude each other though they are short: levels, stretches of time."""
_WORKER = re.compile("[\u4e00-\u9fff]?(?:[工员师匠]|司机|骑手)(?![作会程动业])")
_JOINTS = frozenset("请由在与和向被把对到从用、")


@dataclass(frozen=True)
class _Phrase:
    """A clause of a fact, without quotes, figures being one sign."""

    fact: Fact
    text: str
    is_list: bool = False


@dataclass(frozen=True)
class _Stretch:
    """A part of a text with what stands before and behind it."""

    text: str
    before: str
    behind: str
    is_name: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The words that name something; none where it also tells what is done or holds a mark or figure."""
        if _BREAKS.search(self.text) or _PARTICLES.search(self.text) or len(self.text) > _LONGEST:
            return ()
        if self.is_name:
            return () if _STATED.match(self.text) else (self.text,)
        tagged = rjieba.tag(self.text)
        lead = next((at for at, (_, kind) in enumerate(tagged) if not _is_verb(kind)), len(tagged) - 1)
        rest = tagged[lead:]
        if any(_is_verb(kind) for _, kind in rest) and not _CLASSES.match(self.behind):
            return ()
        return tuple(word for word, kind in rest if kind.startswith(_NAMING) or _is_verb(kind))

    @property
    def word(self) -> tuple[str, ...]:
        """The noun that the stretch is a part of: 保安 of 安, 炒茶工 of 炒 before 茶工; none where it is no noun."""
        before, behind = self.before[-_SHORT:], self.behind[:_SHORT]
        worker = _WORKER.match(behind) if self.text else None
        start, words = 0, []
        for token, tag in rjieba.tag(f"{before}{self.text}{behind}"):
            if start < len(before) + len(self.text) and start + len(token) > len(before):
                words.append((token, tag))
            start += len(token)
        if len(words) != 1:
            return ()
        word, kind = words[0]
        if worker and not word.endswith(worker[0]) and not kind.startswith(_FUNCTION) and self.text not in "是为有":
            word, kind = self.text + worker[0], "n"
        return (word,) if len(word) > 1 and kind.startswith("n") else ()


def check_substitutions(judged: Sequence[Judged], expressions: Expressions) -> list[Finding]:
    """Object to a name or thing that stands where a fact, told all but to the letter, has another."""
    phrases = _phrases(expressions.sheet)
    findings: list[Finding] = []
    for one in judged:
        if one.told.role == "body":
            findings += _replaced(one, phrases[one.told.part], expressions.sheet)
    return findings


def _replaced(one: Judged, phrases: Sequence[_Phrase], sheet: FactSheet) -> Iterator[Finding]:
    texts = {False: _plain(one.told.text), True: _JOINED.sub("、", _bare(one.told.text))}
    known = set(texts[True])
    taken: set[str] = set()
    for phrase in phrases:
        if sum(map(known.__contains__, phrase.text)) < _HALF * len(phrase.text):
            continue
        for own, other in _differences(phrase, texts[phrase.is_list]):
            if other.text in taken or not _is_another(own, other, one.told.text, sheet):
                continue
            if not any(other.text in told.text and told.text in texts[told.is_list] for told in phrases):
                taken.add(other.text)
                yield _finding(one, own, other, phrase.fact)


def _differences(of_fact: _Phrase, told: str) -> Iterator[tuple[_Stretch, _Stretch]]:
    """Give what stands in place of what, where the characters on either side are the same."""
    phrase, is_list = of_fact.text, of_fact.is_list
    blocks = SequenceMatcher(None, phrase, told, autojunk=False).get_matching_blocks()
    kept = [block for block in blocks if block.size > 1 or (block.size and phrase[block.a] in _JOINTS)]
    same = sum(block.size for block in kept)
    if not kept or same < _LEAST or same < _STANDING * (kept[-1].a + kept[-1].size - kept[0].a):
        return
    for one, other in pairwise(kept):
        own, another = (one.a + one.size, other.a), (one.b + one.size, other.b)
        listed = is_list or "、" in (phrase[own[0] - 1 : own[0]], phrase[own[1] : own[1] + 1])
        yield from _items(
            _Stretch(phrase[slice(*own)], phrase[: own[0]], phrase[own[1] :], listed),
            _Stretch(told[slice(*another)], told[: another[0]], told[another[1] :], listed),
        )
    first, last = kept[0], kept[-1]
    if not is_list and same >= _STANDING * len(phrase):
        start = last.b + last.size
        tails = phrase[last.a + last.size :], _BREAKS.split(told[start:])[0].removeprefix("了")
        doing = any(_is_verb(kind) for tail in tails for _, kind in rjieba.tag(tail))
        if max(map(len, tails)) <= _SHORT and (not doing or are_opposed(*tails)):
            yield _Stretch(tails[0], phrase, ""), _Stretch(tails[1], told[:start], "")
    if is_list and first.a and same >= _STANDING * len(phrase):
        start = max((match.end() for match in _BREAKS.finditer(told, 0, first.b)), default=0)
        yield _Stretch(phrase[: first.a], "", "", True), _Stretch(told[start : first.b], "", "", True)


def _items(own: _Stretch, other: _Stretch) -> Iterator[tuple[_Stretch, _Stretch]]:
    """Part lists of equal length: 白素云、马志远 and 王贵、赵小兰 are two pairs."""
    mine, theirs = own.text.split("、"), other.text.split("、")
    if len(mine) == len(theirs):
        for one, another in zip(mine, theirs, strict=True):
            yield replace(own, text=one), replace(other, text=another)


def _is_another(own: _Stretch, other: _Stretch, sentence: str, sheet: FactSheet) -> bool:
    """Whether two stretches name different things, the fact's own being told nowhere in the sentence."""
    if any(own.text in group and other.text in group for group in _ALONE):
        return own.text != other.text
    if are_opposed(own.text, other.text):
        return own.text not in sentence
    if _alike(own.text, other.text):
        return False
    mine, theirs = (own.word, other.word) if _is_lone(own, other) else (own.names, other.names)
    single = [bool(words) and max(map(len, words)) < 2 for words in (mine, theirs)]
    if not mine or not theirs or (any(single) and not (own.is_name and all(single))):
        return False
    everything = " ".join(_plain(text) for text in sheet_words(sheet))
    left, right = other.before[-2:], other.behind[:2]
    if (left and left + other.text in everything) or (right and other.text + right in everything):
        return False  # it stands where another fact has it
    common = f"{sheet.unit}{sheet.town}{sheet.superior}{sheet.led_by}"
    if any(word in GENERAL or word in common for word in (*mine, *theirs)):
        return False
    if any(word in sentence for word in mine if len(word) > 1):
        return False
    return not any(are_kin(word, another) for word in mine for another in theirs)


def _is_lone(own: _Stretch, other: _Stretch) -> bool:
    """Whether a stretch is a single character, part of a longer word on either side, and no name of a list."""
    sizes = len(own.text), len(other.text)
    return min(sizes) == 1 and max(sizes) <= 2 and not own.is_name


def _alike(one: str, other: str) -> bool:
    """Whether half of the shorter one's characters stand in the longer: an abbreviation, or the same thing."""
    short, long = sorted((one, other), key=len)
    return sum(char in long for char in short) * 2 >= len(short)


def _is_verb(kind: str) -> bool:
    return kind.startswith("v") and kind != "vn"


@lru_cache(maxsize=8)
def _phrases(sheet: FactSheet) -> dict[Part, tuple[_Phrase, ...]]:
    """Cut a sheet's facts into clauses; those of the last few sheets are kept."""
    parts: dict[Part, tuple[Fact, ...]] = {"facts": sheet.facts, "problems": sheet.problems, "plans": sheet.plans}
    return {part: tuple(_phrases_of(facts)) for part, facts in parts.items()}


def _phrases_of(facts: Sequence[Fact]) -> Iterator[_Phrase]:
    for fact in facts:
        for text in (fact.label, fact.text, fact.how, fact.result):
            for clause in _CUT.split(text):
                if len(plain := _plain(clause)) >= _SHORTEST:
                    yield _Phrase(fact, plain)
        if len(fact.items) > 1:
            yield _Phrase(fact, _bare("、".join(fact.items)), True)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Leave out quotes and brackets, and put one sign for every figure."""
    for figure in reversed(find_figures(text)):
        if figure.kind in ("quantity", "date"):
            text = f"{text[: figure.start]}#{text[figure.end :]}"
    return _bare(text)


def _bare(text: str) -> str:
    """Leave out quotes and brackets; a list of names keeps what looks like a figure (二道梁书屋)."""
    return _NOT_WORDS.sub("", text)


def _finding(one: Judged, own: _Stretch, other: _Stretch, fact: Fact) -> Finding:
    lead = re.split("#", other.before)[-1][-2:]
    start = max(one.told.text.find(lead + other.text), 0) + len(lead)
    message = f"事实表里“{fact.label or fact.text}”说的是“{own.text}”，这里写成“{other.text}”。请核对。"
    return one.told.error("wrong_binding", start, other.text, message, own.text)
