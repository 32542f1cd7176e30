"""Every number expression of a line: how much, which day, which one, or a set phrase that states nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from assistant.text import quantities, terms
from assistant.text.cuts import Cut
from assistant.text.dates import DATE
from assistant.text.measures import canonical_amount, canonical_unit, render_amount, units_agree
from assistant.text.numerals import NUMERAL, plain
from assistant.text.placeholders import PLACEHOLDER

__all__ = ["Figure", "canonical_amount", "find_figures", "render_amount", "units_agree"]

Kind = Literal["quantity", "date", "fixed_term", "ordinal"]


@dataclass(frozen=True)
class Figure:
    """A number expression; offsets are of the line, `text` as it stands with measure word and 余, 近 and the like.

    `low` and `high` have 万 and 亿 expanded and are None where nothing is counted; `unit` is canonical, "" if bare.
    """

    start: int
    end: int
    text: str
    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    approx: str = ""
    fraction: tuple[int, int] | None = None

    @property
    def value(self) -> str:
        """The number as `check --json` gives it: 20000, 10-12, 1/6; the text itself where nothing is counted."""
        if self.fraction:
            return f"{self.fraction[0]}/{self.fraction[1]}"
        if self.low is None or self.high is None:
            return self.text
        return plain(self.low) if self.low == self.high else f"{plain(self.low)}-{plain(self.high)}"


def find_figures(line: str) -> list[Figure]:
    """Find every number expression of a line, in order and without overlap; placeholders (20__年) are none."""
    return list(_found(line))


@lru_cache(maxsize=4096)
def _found(line: str) -> tuple[Figure, ...]:
    """Read a line once: the checks of one draft ask for the same sentences and clauses many times over."""
    text = line.translate(_HALF_WIDTH)
    cut = Cut(text)
    idioms = terms.find_idioms(cut)
    quoted = [match.span() for match in _QUOTES.finditer(text)]
    figures = [Figure(start, end, line[start:end], "fixed_term") for start, end in idioms]
    for match in _expressions(cut):
        figure = _figure(line, match, cut)
        if figure and not _touches(figure, idioms):
            within = figure.kind == "quantity" and _within(figure, quoted)
            figures.append(Figure(figure.start, figure.end, figure.text, "fixed_term") if within else figure)
    return tuple(_alike(_apart(line, sorted(figures, key=lambda figure: figure.start))))


_HALF_WIDTH = str.maketrans(
    {0xFF10 + digit: str(digit) for digit in range(10)}
    | {0xFF21 + letter: chr(65 + letter) for letter in range(26)}
    | {"％": "%", "\u3000": " ", "\u00a0": " "}
)
_QUOTES = re.compile(r"《[^》]*》|[“‘「][^”’」，。；]{1,14}[”’」]")
_QUOTED = rf"(?<=[“‘「])(?={NUMERAL}|双)(?![^”’」]*(?:万元|%|[月年]|\d日))[^”’」，。；]{{1,10}}(?=[”’」])"
_ALTERNATIVES = {
    "blank": PLACEHOLDER,
    "quoted": _QUOTED,
    "per_cent": quantities.PER_CENT,
    "fraction": quantities.FRACTION,
    "idiom": terms.IDIOM,
    "word": terms.WORDS,
    "document": terms.DOCUMENT_NUMBER,
    "slogan": terms.SLOGAN,
    "date": DATE,
    "ordinal": terms.ORDINAL,
    "code": terms.CODE,
    "enumeration": terms.ENUMERATION,
    "compound": quantities.COMPOUND,
    "fixed": terms.FIXED,
    "tenths": quantities.TENTHS,
    "half_unit": quantities.HALF,
    "quantity": quantities.QUANTITY,
}
_SCAN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _ALTERNATIVES.items()))
_READERS = {
    "per_cent": quantities.read_per_cent,
    "fraction": quantities.read_fraction,
    "tenths": quantities.read_tenths,
    "half_unit": quantities.read_half,
    "compound": quantities.read_compound,
    "quantity": quantities.read_quantity,
}
_WORD = re.compile(terms.WORDS)
_NO_FIGURES = ("blank", "word")
_COUNTS = ("tenths", "half_unit", "compound", "quantity")
_SURE = re.compile(r"\d|..", re.DOTALL)


def _expressions(cut: Cut) -> Iterator[re.Match[str]]:
    """Walk the line from left to right; `lastgroup` of a match names the pattern that took it."""
    position = 0
    if opening := terms.LINE_NUMBER.match(cut.line):
        position = opening.end()
        yield opening
    while match := _SCAN.search(cut.line, position):
        name = match.lastgroup or ""
        start, position = match.span(name)
        if name == "word" and cut.is_parted(start, position):
            position = start + 1
        elif (front := _front(match)) and cut.splits_word(start):
            position = start + len(front)
        elif name in _COUNTS and (noun := _longer_noun(cut, start, position)):
            position = max(noun, position)
        else:
            yield match


def _front(match: re.Match[str]) -> str:
    """Give the word of approximation that stands before the number: 近, 约, 不少于."""
    return next((match[name] for name in ("front", "pfront", "ffront", "tfront", "cfront") if match[name]), "")


def _longer_noun(cut: Cut, start: int, end: int) -> int | None:
    """Give the end of the dictionary word that a numeral belongs to, unless that word is a number with its measure."""
    noun = cut.noun_at(start, end)
    if noun is None or noun[0] < start:
        return noun and noun[1]
    whole = _SCAN.match(cut.line, *noun)
    return None if whole and whole.lastgroup in _COUNTS and whole.end() == noun[1] > noun[0] + 1 else noun[1]


def _figure(line: str, match: re.Match[str], cut: Cut) -> Figure | None:
    name = match.lastgroup or ""
    start, end = match.span(name)
    if name in _NO_FIGURES or (name == "quantity" and match["front"] and _WORD.match(line, match.start("n1"))):
        return None
    if name in ("date", "ordinal"):
        return Figure(start, end, line[start:end], "date" if name == "date" else "ordinal")
    reading = _READERS[name](match) if name in _READERS else None
    if reading and name == "quantity" and not reading.unit and not match["back"]:
        unit = cut.measure_at(end, bool(_SURE.match(match["n1"])))
        reading, end = replace(reading, unit=canonical_unit(unit)), end + len(unit)
    if reading is None or terms.states_nothing(line, start, end, reading.unit):
        end = _end_of_phrase(match, cut, start, end)
        return Figure(start, end, line[start:end], "fixed_term")
    parts = (reading.low, reading.high, reading.unit, reading.approx, reading.fraction)
    return Figure(start, end, line[start:end], "quantity", *parts)


def _end_of_phrase(match: re.Match[str], cut: Cut, start: int, end: int) -> int:
    """Take in the word that a set phrase ends with: 一村一律师, 零违章, 四促."""
    taken = terms.end_of_lone_numeral(cut.line, start, end)
    is_open = match["slogan"] or match["parallel"] or (taken > end and cut.line[start] == "零")
    return cut.end_of_word(taken) if is_open else taken


def _alike(figures: list[Figure]) -> list[Figure]:
    """Read the second of two that stand side by side as the first: 公交7路、11路 are two lines."""
    alike: list[Figure] = []
    for figure in figures:
        before = alike[-1] if alike else None
        if (
            before
            and (before.kind, figure.kind, before.end + 1) == ("ordinal", "quantity", figure.start)
            and before.text[-1] == figure.text[-1] == figure.unit
            and not before.text.startswith("第")
        ):
            figure = Figure(figure.start, figure.end, figure.text, "ordinal")
        alike.append(figure)
    return alike


def _within(figure: Figure, spans: list[tuple[int, int]]) -> bool:
    return any(left <= figure.start and figure.end <= right for left, right in spans)


def _touches(figure: Figure, spans: list[tuple[int, int]]) -> bool:
    return any(figure.start < right and left < figure.end for left, right in spans)


def _apart(line: str, figures: list[Figure]) -> list[Figure]:
    """Cut a figure short where the next one begins (the word taken in behind a lone numeral)."""
    ends = [figure.start for figure in figures[1:]] + [len(line)]
    return [
        figure if figure.end <= end else replace(figure, end=end, text=line[figure.start : end])
        for figure, end in zip(figures, ends, strict=False)
    ]
