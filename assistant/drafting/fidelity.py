"""A rewriting against the realized sentences it was made from: nothing added that states, nothing lost or moved."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import accumulate

import rjieba

from assistant.drafting.lightwords import LIGHT_WORDS, MAY_GO, must_stay, stands, states, supported
from assistant.text.figures import Figure, find_figures
from assistant.text.sentences import split_clauses
from assistant.text.words import tagged

SAID_TWICE = 5
MOST_NEW = 3
_LEVELS = ("镇", "乡", "街道")
_SAME = "持平"
_COMPARISON = re.compile("(?:[比较与同](?:上年|去年)|同比)")
_DOUBLED = re.compile(r"([近约余多])\1|(超过|不足|不到|以上|左右)\2")
_NUMBER = re.compile(r"^[一二三四五六七八九十]+是")

# 在竹器产业园举办 is not 竹器产业园举办: who did what to whom, and where, hangs on such a word; each row says the same
_RELATIONS = (
    ("在", "于", "到", "至", "赴"),
    ("被", "获", "由"),
    ("与", "同", "和", "联合"),
    ("向", "为", "对", "给", "帮"),
    ("从", "自"),
)
_RELATION = re.compile("([在被向为与对从])([\u4e00-\u9fff]{2})")


def unfaithful(text: str, source: str) -> list[str]:
    """Return what makes a rewriting say more or less than its source, in Chinese; only the first kind of fault."""
    return additions(text, source) or losses(text, source) or misplacements(text, source) or repeats(text, source)


def additions(text: str, source: str) -> list[str]:
    """Return a fault for words and ordinals of a sentence that its source does not have and that state something.

    A few words that only help others along may be new, in a clause that otherwise speaks of the source.
    """
    known = _known_words(source)
    added = [term for term in _terms(text) if term not in source]
    for clause in split_clauses(text):
        new = [one for one in tagged(clause.text) if _is_new(one[0], source, known)]
        said = sum(
            len(word) for word, _ in tagged(clause.text) if _is_han(word) and word in source and word not in LIGHT_WORDS
        )
        may = [one for one in new if not states(*one)]
        too_many = len(may) > MOST_NEW or sum(len(word) for word, _ in may) > said
        added += [word for word, kind in new if too_many or states(word, kind)]
    return [f"添了原文没有的“{'、'.join(dict.fromkeys(added))}”"] if added else []


def _known_words(source: str) -> frozenset[str]:
    return frozenset(word for word, _ in tagged(source)) | LIGHT_WORDS


def _is_new(word: str, source: str, known: Collection[str]) -> bool:
    return bool(
        _is_han(word)
        and word not in known
        and not supported(word, source)
        and not all(letter in known for letter in word)
    )


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
    if _relates_otherwise(text, clauses, stated):
        return ["改了由谁做、对谁做或在哪里做"]
    return ["没有写完"] if _breaks_off(text, source) else []


def misplacements(text: str, source: str) -> list[str]:
    """Return a fault where a figure does not stand in a clause with the words that it stands with in its source.

    A clause beside it that has no figure of its own counts with it, unless the clause brings in words of its own.
    """
    clauses = [clause.text for clause in split_clauses(text)]
    if _compared_first(clauses) and not _compared_first([clause.text for clause in split_clauses(body(source))]):
        return ["把增减写在了它所比的数前面"]
    for clause in split_clauses(body(source)):
        for figure, words in _measured(clause.text):
            around = [_near(clauses, place, source) for place, one in enumerate(clauses) if figure in figures_in(one)]
            if not any(all(stands(word, near) for word in words if stands(word, text)) for near in around):
                return ["数字没有和它的事项写在一起"]
    return []


def repeats(text: str, source: str) -> list[str]:
    """Return a fault for a clause that a sentence says more often than its source."""
    if _DOUBLED.search(text) and not _DOUBLED.search(source):
        return ["同样的话写了不止一遍"]
    said = Counter(clause.text.strip("，。；：") for clause in split_clauses(text))
    again = [clause for clause, times in said.items() if times > max(1, source.count(clause))]
    return ["同样的话写了不止一遍"] if any(len(clause) >= SAID_TWICE for clause in again) else []


def content_words(text: str) -> list[str]:
    """Return the words of a text that tell something: no single characters, no figures, no light words."""
    return [
        word for word, _ in tagged(_without_figures(text)) if len(word) > 1 and _is_han(word) and word not in MAY_GO
    ]


def body(text: str) -> str:
    """Return a sentence without its number (一是) and its last stop."""
    return _NUMBER.sub("", text).rstrip("。；")


def number_of(text: str) -> str:
    """Return a sentence's number (一是), empty where it has none."""
    found = _NUMBER.match(text)
    return found[0] if found else ""


def figures_in(text: str) -> list[str]:
    """Return what tells a text's figures apart: their values, and for dates their words."""
    figures = [figure for figure in find_figures(text) if figure.kind in ("quantity", "date")]
    return [figure.text if figure.kind == "date" else f"{figure.value}" for figure in figures]


def _relates_otherwise(text: str, clauses: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether a text drops 在, 被, 向 and the like before what it still names, or what it may not do without."""
    needed = _RELATION.findall(" ".join(stated))
    found = _RELATION.findall(" ".join(clauses))
    return any(not _relates(word, what, text) for word, what in found if what in text or (word, what) in needed)


def _relates(word: str, what: str, text: str) -> bool:
    same = next(group for group in _RELATIONS if word in group)
    return any(f"{one}{what}" in text for one in same)


def _kept_words(text: str) -> list[str]:
    return [word for word, kind in tagged(_without_figures(text)) if _is_han(word) and must_stay(word, kind)]


def _is_han(word: str) -> bool:
    return bool(re.search(r"[㐀-鿿]", word))


def _measured(clause: str) -> list[tuple[str, list[str]]]:
    """Return each figure of a clause with the words that lead to it; what follows the last one goes with that."""
    figures = [figure for figure in find_figures(clause) if figure.kind in ("quantity", "date")]
    ends = [figure.end for figure in figures[:-1]] + [len(clause)]
    starts = [0, *ends]
    return [
        (value, content_words(clause[start:end]))
        for value, start, end in zip(figures_in(clause), starts, ends, strict=False)
    ]


def _compared_first(clauses: Sequence[str]) -> bool:
    """Whether the first amount told is what something else changed by."""
    first = next((clause for clause in clauses if any(map(_is_amount, find_figures(clause)))), "")
    return bool(_COMPARISON.match(first))


def _is_amount(figure: Figure) -> bool:
    return figure.kind == "quantity"


def _near(clauses: Sequence[str], place: int, source: str) -> str:
    known = _known_words(source)
    brings_in = any(len(word) > 1 and _is_new(word, source, known) for word, _ in tagged(clauses[place]))
    return clauses[place] if brings_in else _around(clauses, place)


def _around(clauses: Sequence[str], place: int) -> str:
    """Return a clause with its neighbours as far as they have no figure."""
    before = clauses[place - 1] if place and not figures_in(clauses[place - 1]) else ""
    behind = clauses[place + 1] if place + 1 < len(clauses) and not figures_in(clauses[place + 1]) else ""
    return before + clauses[place] + behind


def _without_figures(clause: str) -> str:
    pieces, end = [], 0
    for figure in find_figures(clause):
        if figure.kind in ("quantity", "date"):
            pieces.append(clause[end : figure.start])
            end = figure.end
    return " ".join([*pieces, clause[end:]])


def _terms(text: str) -> list[str]:
    """Return ordinals and set phrases, which no slot stands for: 第三届, “五一”."""
    return [figure.text for figure in find_figures(body(text)) if figure.kind in ("ordinal", "fixed_term")]


def _halved(text: str, clauses: Sequence[str]) -> bool:
    """Whether some of a clause's own words stand and some do not."""
    for clause in clauses:
        others = "".join(other for other in clauses if other is not clause)
        own = [word for word in _kept_words(clause) if word not in others]
        if 0 < sum(stands(word, text) for word in own) < len(own):
            return True
    return False


def _breaks_off(text: str, source: str) -> bool:
    """Whether the source goes on behind the words that a text ends with, and the text says that nowhere."""
    for length in range(min(12, len(text)), 1, -1):
        place = source.find(text[-length:])
        if place >= 0:
            rest = re.match(r"[^，。；：、（）]*", source[place + length :])
            missing = rest[0] if rest else ""
            within = place + length not in accumulate(len(word) for word in rjieba.cut(source))
            elsewhere = _without_figures(text)
            return (
                bool(missing)
                and not figures_in(missing)
                and (within or any(word not in elsewhere for word in rjieba.cut(missing)))
            )
    return False
