"""A rewriting against the realized sentences it was made from: nothing added that states, nothing lost or moved."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

import rjieba

from assistant.drafting.bearings import borne_otherwise
from assistant.drafting.contents import body, content_words, figures_in, is_han, without_figures
from assistant.drafting.lightwords import MAY_COME, MAY_GO
from assistant.drafting.placement import misplacements
from assistant.drafting.relations import lacks_deed, relates_otherwise, relation_words
from assistant.drafting.synonyms import LONGEST, is_listed, stands, supported, words_of
from assistant.drafting.turns import turned
from assistant.facts.cues import UNFINISHED
from assistant.text.figures import find_figures
from assistant.text.sentences import split_clauses, split_sentences

SAID_TWICE = 5
_LEVELS = ("镇", "乡", "街道")
_SAME = "持平"
_FINISHED = re.compile(
    "(完成)(?!年度|全年|目标|任务|指标)[^，。；]{0,16}?"
    "(换届|选举|补选|整改|签订|续签|补签|改造|翻修|成果|报告|方案|作品)"
)
_ARRIVES = re.compile(
    "成立|建成|建好|建起|完工|竣工|取得|获得|达成|开通|启用|投用|签订|签署|改[好完]|办[好妥结完]|批准|获批|[商议]定"
)
_NOT_YET = re.compile(
    "没(?!收)|未(?!来|婚|成年)|(?<![接招优善期看对])待(?!遇|业|人)|等(?:待|候|着|[^，。；、]{0,8}(?:验收|审[核批]|批[复准]|确认|通过|答复))"
)
_ARTICLE = re.compile("一[名位个只次场件项份支座间户家]")
_STRANGE = re.compile(r"[^㐀-鿿\d\s，。；：、！？（）“”‘’《》〈〉【】〔〕—…·～\-.%/]")
_DOUBLED = re.compile(r"([近约余多])\1|(超过|不足|不到|以上|左右)\2")
# what a clause without figures may not lose beside its nouns: it is denied, not yet so, or so of some or of all
_MARKS = re.compile("[不没未无非等待拟将正尚暂都全均各每只仅]|部分|计划|预计|准备|先")


def unfaithful(text: str, source: str) -> list[str]:
    """Return what makes a rewriting say more or less than its source, in Chinese; only the first kind of fault."""
    return (
        additions(text, source)
        or losses(text, source)
        or misplacements(text, source)
        or turned(text, source)
        or borne_otherwise(text, source)
        or repeats(text, source)
    )


def additions(text: str, source: str) -> list[str]:
    """Return a fault for words and ordinals of a sentence that its source does not have and that state something.

    Only light words may be new, and words that the source says in others.
    """
    known = {word for word, _ in words_of(source)} | MAY_COME
    told = [*_strange(text, source), *(term for term in _terms(text) if not supported(term, source))]
    if _is_open(source):
        told += [word for word, _ in words_of(text) if word not in source and _ARRIVES.match(word)]
    spoken = _spoken_of(text, source)
    place = 0
    for word, _ in words_of(text):
        covered = all(spoken[place : place + len(word)]) or all(letter in known for letter in word)
        if not (covered or word in known or supported(word, source) or not is_han(word)):
            told.append(word)
        place += len(word)
    return [f"添了原文没有的“{'、'.join(dict.fromkeys(told))}”"] if told else []


def _strange(text: str, source: str) -> list[str]:
    """Return the letters and signs that no official prose has and the source has not: Latin words, emoji, <."""
    return sorted(set(_STRANGE.findall(text)) - set(source))


def _spoken_of(text: str, source: str) -> list[bool]:
    """Tell for each character whether it stands in a pair of the source's, in a word that may come or in a relation.

    Words may be cut otherwise than in the source (制作厂|史), and who relates to whom is looked at by itself.
    """
    spoken = [False] * len(text)
    for start in range(len(text)):
        for size in range(2, LONGEST + 1):
            word = text[start : start + size]
            if (size == 2 and word in source) or word in MAY_COME or (is_listed(word) and supported(word, source)):
                spoken[start : start + size] = [True] * len(word)
    for start, end in (*relation_words(text, source), *_finished(text, source)):
        spoken[start:end] = [True] * (end - start)
    return spoken


def _finished(text: str, source: str) -> list[tuple[int, int]]:
    """Return where a text says 完成 of what is told as done and is by its nature over then: 完成换届, 完成成果8项."""
    done = "".join(sentence.text for sentence in split_sentences(source) if not _is_open(sentence.text))
    return [found.span(1) for found in _FINISHED.finditer(text) if found[2] in done]


def _is_open(source: str) -> bool:
    """Whether a source tells of anything not done yet: then a rewriting brings in no word of a thing done."""
    return bool(UNFINISHED.search(source) or _NOT_YET.search(source))


def losses(text: str, source: str) -> list[str]:
    """Return a fault for words that a sentence may not do without: all that stands with a figure, all of a told text.

    A clause without figures beside others that have some tells a manner or a result: it may go, but only as a whole.
    The model is told of the fault, so it names no word: one could be a person's name.
    """
    clauses = [clause.text for clause in split_clauses(body(source))]
    stated = [clause for clause in clauses if figures_in(clause) or _SAME in clause] or clauses
    if any(not stands(word, text) for clause in stated for word in (*_kept_words(clause), *_terms(clause))):
        return ["漏了内容"]
    if any(text.count(level) < body(source).count(level) for level in _LEVELS) or _halved(text, clauses):
        return ["漏了内容"]
    if relates_otherwise(text, clauses, stated):
        return ["改了由谁做、对谁做或在哪里做"]
    return ["没有写完"] if _breaks_off(text, source) else []


def repeats(text: str, source: str) -> list[str]:
    """Return a fault for a clause that a sentence says more often than its source."""
    if _DOUBLED.search(text) and not _DOUBLED.search(source):
        return ["同样的话写了不止一遍"]
    said = Counter(clause.text.strip("，。；：") for clause in split_clauses(text))
    again = [clause for clause, times in said.items() if times > max(1, source.count(clause))]
    return ["同样的话写了不止一遍"] if any(len(clause) >= SAID_TWICE for clause in again) else []


def _kept_words(text: str) -> list[str]:
    return [word for word, _ in words_of(without_figures(text)) if is_han(word) and word not in MAY_GO]


def _telling_words(clause: str) -> list[str]:
    """Return a manner's nouns, and what denies, delays or bounds it."""
    words = words_of(clause)
    return [word for word, kind in words if word not in MAY_GO and (kind.startswith("n") or _MARKS.search(word))]


def _terms(text: str) -> list[str]:
    """Return ordinals and set phrases, which no slot stands for (第三届, “五一”), but for what is an article (一名)."""
    terms = (figure.text for figure in find_figures(body(text)) if figure.kind in ("ordinal", "fixed_term"))
    return [term for term in terms if not _ARTICLE.fullmatch(term)]


def _halved(text: str, clauses: Sequence[str]) -> bool:
    """Whether some of a clause's own words stand and of those that tell some do not."""
    for clause in clauses:
        others = "".join(other for other in clauses if other is not clause)
        stays = any(stands(word, text) for word in content_words(clause) if word not in others)
        if stays and any(not stands(word, text) for word in _telling_words(clause) if word not in others):
            return True
    return any(lacks_deed(clause, text) for clause in clauses if not figures_in(clause))


def _breaks_off(text: str, source: str) -> bool:
    """Whether the source goes on behind the words that a text ends with, and the text says that nowhere."""
    for length in range(min(12, len(text)), 1, -1):
        place = source.find(text[-length:])
        if place >= 0:
            rest = re.match(r"[^，。；：、（）]*", source[place + length :])
            missing = rest[0] if rest else ""
            within = place + length not in accumulate(len(word) for word in rjieba.cut(source))
            elsewhere = without_figures(text)
            return (
                bool(missing)
                and not figures_in(missing)
                and (within or any(not stands(word, elsewhere) for word in rjieba.cut(missing)))
            )
    return False
