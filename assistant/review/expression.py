"""Which facts a stretch of text tells, by the words of their labels and texts."""

from dataclasses import dataclass, field
from functools import lru_cache

from assistant.facts.claims import told_words
from assistant.facts.likeness import Weights, mass, standing, tokens_of
from assistant.records import Fact, FactSheet


@dataclass
class Expressions:
    """Weighs how much of a fact's words stand in a text."""

    sheet: FactSheet
    weights: Weights = field(init=False)

    def __post_init__(self) -> None:
        self.weights = Weights(fact.label or fact.text for fact in self.sheet.all_facts)

    def told(self, fact: Fact, text: str) -> float:
        """Give the share (0 to 1) of a fact's label, or of its text, that stands in the text."""
        return self.share(fact.label or fact.text, text)

    def share(self, words: str, text: str) -> float:
        """Give the weighed share of the words' tokens that stand in the text, synonyms counted a little less."""
        tokens = tokens_of(words)
        whole = mass(tokens, self.weights)
        return standing(tokens, self.weights, text) / whole if whole else 0.0

    def around(self, fact: Fact, text: str) -> float:
        """Give the best share among label, text, how and result: whether the text is about this fact at all."""
        parts = (fact.label, fact.text, fact.how, fact.result)
        return max((self.share(part, text) for part in parts if part), default=0.0)


@lru_cache(maxsize=8)
def sheet_words(sheet: FactSheet) -> tuple[str, ...]:
    """Give every text of a sheet that a draft may use word for word; those of the last few sheets are kept."""
    people = [f"{person.title}{person.name}" for person in sheet.people]
    told = [told_words(fact) + f" {fact.date} {fact.until}" for fact in sheet.all_facts]
    own = [sheet.unit, sheet.town, sheet.superior, sheet.led_by, *sheet.guidance, *sheet.headings]
    return (*own, *people, *told)
