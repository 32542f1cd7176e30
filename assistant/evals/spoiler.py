"""What spoils an answer: chance, what it may bring in, and spoils made of changes to single lines."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from assistant.evals.foreign import Foreign


@dataclass
class Spoiler:
    """What spoils one answer: chance, and what may be brought in; `brought` must not stand in a finished draft."""

    random: Random
    foreign: Foreign
    brought: list[str] = field(default_factory=list)

    def some(self, lines: Sequence[str], fits: Callable[[str], object] = bool) -> list[int]:
        """Choose one or several of the lines that fit."""
        places = [place for place, line in enumerate(lines) if fits(line)]
        return self.random.sample(places, self.random.randint(1, len(places))) if places else []

    def bring(self, options: Sequence[str]) -> str:
        """Choose something that the material does not have."""
        chosen = self.random.choice(options)
        self.brought.append(chosen.strip("，。"))
        return chosen


Spoil = Callable[[list[str], Spoiler], list[str]]


def on_some(change: Callable[[str, Spoiler], str], fits: Callable[[str], object] = bool) -> Spoil:
    """Make a spoil of a change to single lines that fit; the number in front stays."""

    def spoil(lines: list[str], spoiler: Spoiler) -> list[str]:
        chosen = set(spoiler.some(lines, lambda line: fits(split(line)[1])))
        return [_changed(line, spoiler, change) if place in chosen else line for place, line in enumerate(lines)]

    return spoil


def with_tail(tails: Sequence[str]) -> Spoil:
    """Make a spoil that hangs a clause on a line."""
    return on_some(lambda text, spoiler: text.rstrip("。") + spoiler.bring(tails) + "。")


def with_sentence(sentences: Sequence[str]) -> Spoil:
    """Make a spoil that adds a sentence to a line."""
    return on_some(lambda text, spoiler: text + spoiler.bring(sentences))


def swapped_across(pattern: re.Pattern[str], same: Callable[[re.Match[str]], str]) -> Spoil:
    """Exchange what the pattern finds in two lines: figures of one unit, dates, persons."""

    def spoil(lines: list[str], spoiler: Spoiler) -> list[str]:
        found = [(place, match) for place, line in enumerate(lines) for match in pattern.finditer(line)]
        pairs = [
            (one, two)
            for index, one in enumerate(found)
            for two in found[index + 1 :]
            if one[0] != two[0] and same(one[1]) == same(two[1]) and one[1][0] != two[1][0]
        ]
        if not pairs:
            return lines
        (here, one), (there, two) = spoiler.random.choice(pairs)
        spoilt = list(lines)
        spoilt[here] = lines[here][: one.start()] + two[0] + lines[here][one.end() :]
        spoilt[there] = lines[there][: two.start()] + one[0] + lines[there][two.end() :]
        return spoilt

    return spoil


def split(line: str) -> tuple[str, str]:
    """Split a line into its number and text."""
    number, _, text = line.partition(". ")
    return f"{number}. ", text


def _changed(line: str, spoiler: Spoiler, change: Callable[[str, Spoiler], str]) -> str:
    """Change the text behind a line's number."""
    number, text = split(line)
    return number + change(text, spoiler)
