"""Which facts a sentence, or a clause of it, is about, and the words it may take from them."""

from collections.abc import Iterable

from assistant.facts.claims import told_words
from assistant.records import Fact
from assistant.review.expression import Expressions
from assistant.review.grounding import Judged
from assistant.text.sentences import Span


def facts_told(one: Judged, expressions: Expressions, clause: Span | None = None) -> list[Fact]:
    """Give the facts that a sentence or clause states by a figure or names by their label, in the sheet's order."""
    text = clause.text if clause else one.told.text
    stated = counted(one, clause) if clause else one.fact_ids
    told = expressions.named(text).union(stated)
    return [fact for fact in expressions.sheet.all_facts if fact.id in told]


def counted(one: Judged, clause: Span) -> set[str]:
    """Give the ids of the facts whose figures stand in a clause."""
    return {
        fact_id
        for item in one.judgements
        if item.status in ("supported", "derived") and clause.start <= item.figure.start < clause.end
        for claim in item.claims[:1]
        for fact_id in claim.fact_ids
    }


def facts_around(one: Judged, expressions: Expressions) -> list[Fact]:
    """Give the facts a sentence is about; where it names none, those that its paragraph names."""
    near = expressions.named(one.told.paragraph)
    return facts_told(one, expressions) or [fact for fact in expressions.sheet.all_facts if fact.id in near]


def words_of(facts: Iterable[Fact], expressions: Expressions) -> str:
    """Join the words of facts, and of those that belong to them or they belong to; empty where there are none."""
    given = list(facts)
    ids = {fact.id for fact in given}
    ids |= {parent for fact in given for parent in (fact.part_of, fact.goes_with) if parent}
    family = [fact for fact in expressions.sheet.all_facts if {fact.id, fact.part_of, fact.goes_with} & ids]
    return " ".join(f"{told_words(fact)} {fact.date} {fact.until}" for fact in family)
