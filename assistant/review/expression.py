"""Which facts a stretch of text tells, by the words of their labels and texts."""

import re
from functools import lru_cache

from assistant.facts.claims import told_words
from assistant.facts.likeness import Weights, signs_of, standing, tokens_of
from assistant.records import Fact, FactSheet
from assistant.text.words import unquoted

KEPT_SHARES = 20_000
NAMED = 0.6
"""How much of a fact's label, or of its text, names it."""
_ROUNDED = 1e-6


class Expressions:
    """Weighs how much of a fact's words stand in a text; the checks ask the same of a text many times over."""

    def __init__(self, sheet: FactSheet) -> None:
        self.sheet = sheet
        self.weights = Weights(fact.label or fact.text for fact in sheet.all_facts)
        self.share = lru_cache(maxsize=KEPT_SHARES)(self._share)
        self.named = lru_cache(maxsize=KEPT_SHARES)(self._named)
        self._labels = [(fact.id, *self._weighed(fact.label or fact.text)) for fact in sheet.all_facts]
        self._signs = {token: signs_of(token) for _, tokens, _ in self._labels for token in tokens}

    def told(self, fact: Fact, text: str) -> float:
        """Give the share (0 to 1) of a fact's label, or of its text, that stands in the text."""
        return self.share(fact.label or fact.text, text)

    def _share(self, words: str, text: str) -> float:
        """Give the weighed share of the words' tokens that stand in the text, synonyms counted a little less."""
        tokens, whole = self._weighed(words)
        return standing(tokens, self.weights, unquoted(text)) / whole if whole else 0.0

    def _named(self, text: str) -> frozenset[str]:
        """Give the ids of the facts that the text names by their label, or by their text."""
        text = unquoted(text)
        chars = frozenset(text)
        there = {token: self.weights.of(token) for token, signs in self._signs.items() if not chars.isdisjoint(signs)}
        return frozenset(
            fact_id
            for fact_id, tokens, whole in self._labels
            if whole and sum(there.get(token, 0.0) for token in tokens) >= NAMED * whole - _ROUNDED
            if standing(tokens, self.weights, text) >= NAMED * whole
        )

    def _weighed(self, words: str) -> tuple[tuple[str, ...], float]:
        tokens = tokens_of(unquoted(words))
        return tokens, self.weights.mass(tokens)

    def around(self, fact: Fact, text: str) -> float:
        """Give the best share among label, text, how and result: whether the text is about this fact at all."""
        parts = (fact.label, fact.text, fact.how, fact.result)
        return max((self.share(part, text) for part in parts if part), default=0.0)


@lru_cache(maxsize=8)
def expressions_for(sheet: FactSheet) -> Expressions:
    """Give what weighs a sheet's words; those of the last few sheets are kept."""
    return Expressions(sheet)


@lru_cache(maxsize=8)
def sheet_words(sheet: FactSheet) -> tuple[str, ...]:
    """Give every text of a sheet that a draft may use word for word; those of the last few sheets are kept."""
    people = [f"{person.title}{person.name}" for person in sheet.people]
    told = [told_words(fact) + f" {fact.date} {fact.until}" for fact in sheet.all_facts]
    own = [sheet.unit, sheet.town, sheet.superior, sheet.led_by, *sheet.guidance, *sheet.headings]
    return (*own, *people, *told)


def spelled_share(text: str, words: str) -> float:
    """Give the share of a text's Chinese characters that lie in runs of two or more found in the words."""
    whole = len(chinese(text))
    return 1 - len(unspelled(text, words)) / whole if whole else 0.0


def unspelled(text: str, words: str) -> str:
    """Give the Chinese characters of a text that lie in no run of two or more found in the words."""
    text = chinese(text)
    covered = [False] * len(text)
    for start in range(len(text) - 1):
        if text[start : start + 2] in words:
            covered[start] = covered[start + 1] = True
    return "".join(char for char, known in zip(text, covered, strict=True) if not known)


def chinese(text: str) -> str:
    """Give the Chinese characters of a text."""
    return re.sub(r"[^\u4e00-\u9fff]", "", text)


def is_whole(part: Fact, sheet: FactSheet) -> bool:
    """Whether a part is all of its whole (108 of 108 答复, a rate of 100%), so that 件件 or 全部 may be said of it."""
    if part.unit == "%" and part.value is not None and part.value.low == 100:
        return True
    whole = next((fact for fact in sheet.all_facts if fact.id == part.part_of), None)
    return whole is not None and part.value is not None and part.unit == whole.unit and part.value == whole.value
