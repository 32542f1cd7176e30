"""Facts that are told together: a head with its parts (`of`) and companions (`with`), in the sheet's order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.records import Fact


@dataclass(frozen=True)
class Group:
    """A head fact; `parts` are parts of a whole by that whole's id, `companions` share the head's event."""

    head: Fact
    companions: tuple[Fact, ...]
    parts: Mapping[str, tuple[Fact, ...]]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts of the group, in the order of telling."""
        told: list[Fact] = []
        for fact in (self.head, *self.companions):
            told += [fact, *self.parts.get(fact.id, ())]
        return tuple(told)


def group_facts(facts: Iterable[Fact]) -> list[Group]:
    """Put facts into groups; a relation to a fact outside `facts` counts for nothing."""
    facts = list(facts)
    by_id = {fact.id: fact for fact in facts}
    members: dict[str, list[Fact]] = {}
    for fact in facts:
        members.setdefault(_root(fact, by_id), []).append(fact)
    return [_as_group(by_id[root], group, by_id) for root, group in members.items()]


def _parent(fact: Fact, by_id: Mapping[str, Fact]) -> str | None:
    parent = fact.part_of or fact.goes_with
    return parent if parent in by_id else None


def _root(fact: Fact, by_id: Mapping[str, Fact]) -> str:
    while parent := _parent(fact, by_id):
        fact = by_id[parent]
    return fact.id


def _as_group(head: Fact, facts: list[Fact], by_id: Mapping[str, Fact]) -> Group:
    parts: dict[str, list[Fact]] = {}
    companions = []
    for fact in facts:
        if fact.part_of in by_id:
            parts.setdefault(_whole(fact, by_id), []).append(fact)
        elif fact is not head:
            companions.append(fact)
    return Group(head, tuple(companions), {whole: tuple(told) for whole, told in parts.items()})


def _whole(part: Fact, by_id: Mapping[str, Fact]) -> str:
    """Return the nearest whole that is no part itself: a part of a part is told with the outer whole.

    A part in another unit than its whole's is told with the whole's companion before it that has its unit: of 4期 the
    培训215人, 其中取证132人.
    """
    whole = by_id[part.part_of or ""]
    while whole.part_of in by_id:
        whole = by_id[whole.part_of or ""]
    if _counts_alike(part, whole):
        return whole.id
    beside = [fact for fact in by_id.values() if fact.goes_with == whole.id and _counts_alike(part, fact)]
    return beside[-1].id if beside and not _exceeds(part, beside[-1]) else whole.id


def _counts_alike(part: Fact, whole: Fact) -> bool:
    persons = {"人", "名", "位", "人次"}
    return part.unit in (whole.unit, "%") or {part.unit, whole.unit} <= persons


def _exceeds(part: Fact, whole: Fact) -> bool:
    return part.value is not None and whole.value is not None and part.value.low > whole.value.high
