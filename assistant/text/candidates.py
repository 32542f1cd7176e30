"""What the rules for names hand on: a name, what its own part is, and whether it must be a name."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["town", "unit", "firm", "person", "place", "honour", "thing"]


@dataclass(frozen=True)
class Name:
    """A proper name; offsets are of the text."""

    start: int
    end: int
    text: str
    kind: Kind


@dataclass(frozen=True)
class Candidate:
    """Something that may be a name: `body` is its own part (清溪 of 清溪镇), `sure` whether it must be one."""

    name: Name
    body: str
    sure: bool


def candidate(text: str, start: int, end: int, kind: Kind, body: str = "", sure: bool = False) -> Candidate:
    """Make a candidate of a part of the text; all of it is its own part unless told otherwise."""
    return Candidate(Name(start, end, text[start:end], kind), body or text[start:end], sure)


def moved(one: Candidate, by: int) -> Candidate:
    """Give a candidate of a line its offsets in the text that the line stands in."""
    name = one.name
    return Candidate(Name(name.start + by, name.end + by, name.text, name.kind), one.body, one.sure)


def without_overlap(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the longer of two that overlap, and of two as long the surer one; in the order of the text."""
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda one: (one.name.start - one.name.end, not one.sure)):
        if apart(one, kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.name.start)


def apart(one: Candidate, others: list[Candidate]) -> bool:
    """Whether a candidate overlaps none of the others."""
    return all(one.name.end <= other.name.start or other.name.end <= one.name.start for other in others)
