"""The vocabulary's notation, read: what unions do by theme, a row a line, and what a fact may say besides."""

import re
from dataclasses import dataclass, field
from functools import cache

from assistant.evals.vocabulary import ROWS


@dataclass(frozen=True)
class Row:
    """A line of the vocabulary: 量 count, 存 stock, 率 rate, 事 event, 述 told fact; 随 and 分 follow one."""

    kind: str
    label: str
    low: str = ""
    high: str = ""
    unit: str = ""
    has_total: bool = False
    month: int = 0
    followers: list["Row"] = field(default_factory=list)


@dataclass(frozen=True)
class Theme:
    """A theme's rows, and what its facts may say besides: 做 how, 效 and 果 results, 人 by whom, 态 states."""

    rows: list[Row]
    said: dict[str, list[str]]


@cache
def read_themes() -> dict[str, Theme]:
    """Return the themes by their names."""
    themes = {}
    for block in ROWS.strip().split("\n\n"):
        name, *lines = block.splitlines()
        themes[name] = _theme(lines)
    return themes


def _theme(lines: list[str]) -> Theme:
    theme = Theme([], {})
    for line in lines:
        kind, words = line.strip().split(" ", 1)
        if kind in "做效果人态":
            theme.said.setdefault(kind, []).append(words)
        elif kind in "随分":
            theme.rows[-1].followers.append(_row(kind, words))
        else:
            theme.rows.append(_row(kind, words))
    return theme


def _row(kind: str, words: str) -> Row:
    match = re.fullmatch(r"(.+?)(?: ([\d.]+)-([\d.]+) (\S+?)( 总)?)?(?: @(\d+))?", words)
    assert match is not None
    label, low, high, unit, total, month = match.groups(default="")
    return Row(kind, label, low, high, unit, bool(total), int(month or 0))
