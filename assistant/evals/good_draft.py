"""A good draft with its sheet, read once, from which mutants are made."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from assistant.evals.foreign import Foreign
from assistant.records import FactSheet
from assistant.review.reading import Told, read_draft
from assistant.text.figures import Figure, find_figures


@dataclass(frozen=True)
class Mutant:
    """A draft with one fault: `kinds` of finding that would name it rightly, `line` where it is (0: anywhere)."""

    fault: str
    lines: tuple[str, ...]
    kinds: tuple[str, ...]
    line: int
    before: str
    after: str


Mutator = Callable[["GoodDraft", Random], Iterator[Mutant]]


@dataclass(frozen=True)
class GoodDraft:
    """A good draft with its sheet, read once."""

    lines: tuple[str, ...]
    sheet: FactSheet
    sentences: tuple[Told, ...]
    foreign: Foreign

    @property
    def results(self) -> list[Told]:
        """Sentences that tell results."""
        return [told for told in self.sentences if told.role == "body" and told.part == "facts"]

    def changed(self, told: Told, text: str) -> tuple[str, ...]:
        """Give the lines with one sentence replaced."""
        line = self.lines[told.line - 1]
        new = line[: told.start] + text + line[told.end :]
        return (*self.lines[: told.line - 1], new, *self.lines[told.line :])

    def mutant(self, fault: str, told: Told, text: str, *kinds: str) -> Mutant:
        """Give the draft with one sentence replaced, as a mutant."""
        return Mutant(fault, self.changed(told, text), kinds, told.line, told.text, text)


def read_good_draft(lines: Sequence[str], sheet: FactSheet, foreign: Foreign | None = None) -> GoodDraft:
    """Read a good draft of a sheet."""
    return GoodDraft(tuple(lines), sheet, read_draft(lines, sheet).sentences, foreign or Foreign())


def replaced(text: str, figure: Figure, new: str) -> str:
    """Give a text with a figure replaced."""
    return text[: figure.start] + new + text[figure.end :]


def quantities(told: Told) -> list[Figure]:
    """Give the quantities of a sentence that are written with digits."""
    return [figure for figure in find_figures(told.text) if figure.kind == "quantity" and re.search(r"\d", figure.text)]
