"""What a figure counts told as another thing: 6个茶园卫生间 for 歇凉点, 42名焊工 for 叉车工."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from assistant.facts.claims import Claim
from assistant.facts.likeness import are_akin, counted_by, is_telling, kin_of, strange_tokens, telling_tokens
from assistant.records import FactSheet, Finding
from assistant.review.deeds import GENERAL
from assistant.review.expression import Expressions, sheet_words
from assistant.review.grounding import Judged
from assistant.review.people import ANY_KIND
from assistant.text.figures import Figure, find_figures
from assistant.text.person_words import NOT_TITLES
from assistant.text.sentences import Span, split_clauses
from assistant.text.words import tagged

_CONTEXT = 80
_PLAIN, _LEADS = "新老大小好", "由在与和向对被把"
_TRADES = "工员师匠"
_TAKING_PART = {"参加", "参赛", "覆盖"}
_NO_TRADES = frozenset(NOT_TITLES.split())


def check_things(judged: Sequence[Judged], expressions: Expressions) -> list[Finding]:
    """Object to a noun that the sheet does not have beside a figure, where the label's own noun is missing.

    Right behind the figure it is what is counted: then the label's may stand elsewhere.
    """
    everything = " ".join(sheet_words(expressions.sheet))
    findings: list[Finding] = []
    for one in judged:
        if one.told.role == "body" and one.told.part == "facts":
            findings += _replaced(one, everything, expressions.sheet)
    return findings


def _replaced(one: Judged, everything: str, sheet: FactSheet) -> Iterator[Finding]:
    told = one.told
    near = f"{told.heading}{told.context[-_CONTEXT:]}{told.text}"
    clauses = split_clauses(told.text)
    for clause, before in zip(clauses, (None, *clauses), strict=False):
        for figure, claim in _counted(one, clause):
            if any(strange_tokens(noun, near) for noun in _nouns(claim.label)):
                nouns = _nouns(_without_figures(clause.text)) or (_subject(before.text) if before else [])
            else:
                nouns = _beside(
                    told.text[clause.start : figure.start], told.text[figure.end : clause.end], figure, claim
                )
            nouns += _other_kind(clause.text, claim.label, near)
            strange = [noun for noun in nouns if _is_strange(noun, figure, claim, everything)]
            strange += _of_another(clause, claim, near, one, sheet)
            if strange:
                yield _finding(one, told.text.find(strange[0], clause.start), strange[0], claim)


def _of_another(clause: Span, claim: Claim, near: str, one: Judged, sheet: FactSheet) -> list[str]:
    """Give what another fact, not told in the sentence, is called by, where the label's own first noun is missing."""
    own = _nouns(claim.label)
    words = f"{claim.words} {claim.label} {claim.parent} {claim.family} {claim.support} {one.told.heading}"
    if not own or not strange_tokens(own[0], near):
        return []
    return [
        noun
        for noun in _nouns(_without_figures(clause.text))
        if not _stands(noun, words)
        if any(noun in fact.label for fact in sheet.facts)
        if not any(noun in fact.label for fact in sheet.facts if fact.id in one.fact_ids)
    ]


def _counted(one: Judged, clause: Span) -> Iterator[tuple[Figure, Claim]]:
    for item in one.judgements:
        claim = item.claims[0] if item.claims and item.status == "supported" else None
        if claim and claim.role in ("value", "total") and clause.start <= item.figure.start < clause.end:
            yield item.figure, claim


def _is_strange(noun: str, figure: Figure, claim: Claim, everything: str) -> bool:
    known = f"{everything} {claim.shown}"
    forms = (noun, noun[1:]) if noun[0] in _PLAIN else (noun,)
    if _TAKING_PART & {*kin_of(noun)}:
        return False
    if any(form in known or any(other in known for other in kin_of(form)) for form in forms):
        return False
    other_trade = noun[-1] in _TRADES and noun[-1] == claim.label[-1:] and len(noun) == len(claim.label)
    return not ((are_akin(noun, claim.label) and not other_trade) or noun.endswith(counted_by(figure.unit)))


def _beside(left: str, right: str, figure: Figure, claim: Claim) -> list[str]:
    """Give the nouns right behind a figure, or right before one that ends a clause, but what it counts among them."""
    words = tagged(right)
    if not right.strip("，。；："):
        words = tagged(left)[::-1]
    named = list(takewhile(lambda word: _is_noun(*word), words))
    own = (claim.label[-2:], *counted_by(figure.unit))
    told = "".join(word for word, _ in (named if right.strip("，。；：") else named[::-1]))
    return [] if any(noun in told for noun in own) else _nouns(told)


def _subject(clause: str) -> list[str]:
    """Give the nouns that a clause begins with: what the one behind it counts, where that has none of its own."""
    return _nouns("".join(word for word, _ in takewhile(lambda word: _is_noun(*word), tagged(clause))))


def _other_kind(text: str, label: str, near: str) -> list[str]:
    """Give what stands before a label's last noun, its own word being told nowhere: 普法宣传单 for 防火宣传单."""
    words = _joined([word for word, _ in tagged(label)])
    if len(words) > 2 and len(words[-1]) == 1:
        words = [*words[:-2], "".join(words[-2:])]
    if len(words) < 2 or min(map(len, words[-2:])) < 2 or _stands(words[-2], near):
        return []
    before = re.search(f"([^，。；、：的]*){words[-1]}", _without_figures(text))
    told = [word for word, _ in tagged(before[1])][-1:] if before else []
    return [word for word in told if is_telling(word) and word not in GENERAL | ANY_KIND]


def _stands(word: str, text: str) -> bool:
    return word in text or bool(telling_tokens(word) and not strange_tokens(word, text))


def _joined(words: Sequence[str]) -> list[str]:
    """Join characters that the dictionary parts (踩 and 曲)."""
    joined: list[str] = []
    for at, word in enumerate(words):
        if at and len(word) == 1 == len(words[at - 1]) == len(joined[-1]):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _without_figures(text: str) -> str:
    for figure in reversed(find_figures(text)):
        text = f"{text[: figure.start]} {text[figure.end :]}"
    return text


def _nouns(text: str) -> list[str]:
    """Give the words that name somebody or something of their own, two single ones as one (瓜 and 菜)."""
    words = tagged(text)
    pairs = [
        (word + other, kind)
        for (word, kind), (other, last) in pairwise(words)
        if len(word) == 1 == len(other) and kind == last
    ]
    return [
        word for word, kind in [*words, *pairs] if _is_noun(word, kind) and is_telling(word) and word not in GENERAL
    ]


def _is_noun(word: str, kind: str) -> bool:
    """Whether a word names somebody or something; the dictionary takes some trades for verbs (焊工)."""
    trade = len(word) > 1 and word[-1] in _TRADES and word not in _NO_TRADES
    return (trade or kind.startswith("n")) and word[0] not in _LEADS


def _finding(one: Judged, start: int, noun: str, claim: Claim) -> Finding:
    message = f"事实表里“{claim.label}”没有提到“{noun}”。请核对这个数说的是什么。"
    return one.told.error("wrong_attribute", start, noun, message)
