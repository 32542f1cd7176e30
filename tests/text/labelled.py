"""Read texts in which every number expression is marked."""

import re
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"\{([^}]*)=([^}]*)\}")
_KINDS = {"d": "date", "f": "fixed_term", "o": "ordinal"}


@dataclass(frozen=True)
class Labelled:
    """A marked expression: value, unit and approximation are empty where nothing is counted."""

    start: int
    end: int
    text: str
    kind: str
    reading: tuple[str, str, str]


def read_labelled(path: Path) -> list[tuple[str, list[Labelled]]]:
    """Give every line of a marked file without its marks, and the expressions in it."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [_read(line) for line in lines]


def _read(line: str) -> tuple[str, list[Labelled]]:
    text, labels, position = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[position : mark.start()]
        labels.append(_label(len(text), mark[1], mark[2]))
        text += mark[1]
        position = mark.end()
    return text + line[position:], labels


def _label(start: int, text: str, told: str) -> Labelled:
    value, unit, approx = [*told.split(" "), "", ""][:3]
    kind = _KINDS.get(value, "quantity")
    return Labelled(start, start + len(text), text, kind, (value, unit, approx) if kind == "quantity" else ("", "", ""))
