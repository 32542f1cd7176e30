"""Stand-ins: every figure, date and person's name of a text gives way to another of its kind, and comes back by code.

A weak model writes figures fluently and placeholders badly, so what it sees are figures, but never the sheet's own.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from assistant.facts.periods import date_words
from assistant.records import FactSheet
from assistant.text.figures import Figure, find_figures
from assistant.text.measures import units_agree
from assistant.text.names import find_names
from assistant.text.numerals import read_numeral

_SURNAMES = "甲乙丙丁戊己庚辛壬癸"
_NUMERALS = "三四五六七八九"
_NUMBER = re.compile(r"\d+(?:\.\d+)?|(?!零下)[零一二两三四五六七八九十]+")
_HALF = re.compile("^一半$")
MOST_TRIES = 400


@dataclass(frozen=True)
class Slot:
    """What stands for what: `stand_in` in the prompt, `original` in the draft; a name has no figure."""

    stand_in: str
    original: str
    figure: Figure | None


@dataclass(frozen=True)
class Disguised:
    """A text with stand-ins, and the slots in it in order."""

    text: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Restored:
    """A model's text with the originals back; `faults` says in Chinese what did not stand as it should."""

    text: str
    faults: tuple[str, ...]


def figures_of(sheet: FactSheet) -> set[str]:
    """Return every figure and date that a sheet holds, as `_marks` tells them; a stand-in is none of them."""
    found = set(_marks(date_words(sheet.until, sheet.year)))
    for fact in sheet.all_facts:
        dates = [date_words(date, sheet.year) for date in (fact.date, fact.until)]
        for text in (fact.label, fact.text, fact.how, fact.result, fact.state, fact.by, *fact.items, *dates):
            found |= _marks(text)
        for amount in fact.amounts.values():
            for end in (amount.low, amount.high):
                found |= _marks(f"{end:f}{fact.unit}")
    return found


def names_of(sheet: FactSheet) -> set[str]:
    """Return the persons that a sheet names, in `people` or anywhere in its facts."""
    texts = [
        text
        for fact in sheet.all_facts
        for text in (fact.label, fact.text, fact.how, fact.result, fact.by, *fact.items)
    ]
    found = {name.text for text in texts for name in find_names(text) if name.kind == "person"}
    return found | {person.name for person in sheet.people}


class Disguise:
    """Gives out stand-ins that are no figure of the sheet and never the same one twice."""

    def __init__(self, avoid: Collection[str], names: Iterable[str], seed: int = 0) -> None:
        self._random = Random(seed)
        self._taken = set(avoid)
        self._names = {name: f"{_mark(place)}同志" for place, name in enumerate(sorted(set(names)))}

    def put_on(self, text: str) -> Disguised:
        """Replace every figure, date and known name of `text`."""
        finds = self._finds(text)
        slots = _in_order(
            [
                Slot(self._stand_in(figure) if figure else self._names[original], original, figure)
                for _, _, original, figure in finds
            ]
        )
        pieces, end = [], 0
        for (start, stop, _, _), slot in zip(finds, slots, strict=True):
            pieces += [text[end:start], slot.stand_in]
            end = stop
        return Disguised("".join([*pieces, text[end:]]), tuple(slots))

    def _finds(self, text: str) -> list[tuple[int, int, str, Figure | None]]:
        finds: list[tuple[int, int, str, Figure | None]] = [
            (figure.start, figure.end, figure.text, figure)
            for figure in find_figures(text)
            if figure.kind in ("quantity", "date")
        ]
        for name in self._names:
            finds += [(match.start(), match.end(), name, None) for match in re.finditer(re.escape(name), text)]
        finds.sort(key=lambda find: (find[0], -find[1]))
        kept: list[tuple[int, int, str, Figure | None]] = []
        for find in finds:
            if not kept or find[0] >= kept[-1][1]:
                kept.append(find)
        return kept

    def _stand_in(self, figure: Figure) -> str:
        for attempt in range(MOST_TRIES):
            text = self._date(figure.text, attempt) if figure.kind == "date" else self._quantity(figure, attempt)
            if not _marks(text) & self._taken:
                self._taken |= _marks(text)
                return text
        raise AssertionError(f"no stand-in left for {figure.text}")

    def _date(self, original: str, attempt: int) -> str:
        """Return a month, an hour for hours and a day of the week for one; a day after many collisions."""
        if attempt < 20 and not re.search("[年月日号]", original):
            if re.search(r"\d[时点:：]", original):
                return f"{self._random.choice(('上午', '下午'))}{self._random.randrange(1, 12)}时"
            if re.search("周|星期", original):
                return f"周{self._random.choice('一二三四五六日')}"
        month = f"{self._random.randrange(1, 13)}月"
        return month if attempt < 20 else f"{month}{self._random.randrange(1, 29)}日"

    def _quantity(self, figure: Figure, attempt: int) -> str:
        """Return a figure of the same kind: its digits changed, more of them after many collisions."""
        told = _HALF.sub("二分之一", figure.text)  # no other numeral makes a figure of 半
        numbers = [self._number(found[0], longer=attempt // 40) for found in _NUMBER.finditer(told)]
        if "-" in figure.value:
            numbers.sort(key=lambda number: read_numeral(number) or (0, 0))
        if not numbers:
            return f"{self._random.randrange(100, 1000)}{figure.unit}"
        waiting = iter(numbers)
        return _NUMBER.sub(lambda _: next(waiting), told)

    def _number(self, number: str, longer: int) -> str:
        if not number[0].isdigit():
            tens = f"{self._random.choice(_NUMERALS)}十" if longer else ""
            return tens + self._random.choice(_NUMERALS)
        whole, _, fraction = number.partition(".")
        digits = max(2, len(whole)) + longer
        changed = str(self._random.randrange(10 ** (digits - 1) + 1, 10**digits))
        return f"{changed}.{self._random.randrange(1, 10 ** len(fraction)):0{len(fraction)}d}" if fraction else changed


def take_off(text: str, slots: Sequence[Slot]) -> Restored:
    """Put the originals back into a model's text.

    A figure that is no slot's, a slot left out or used twice is a fault.
    """
    faults: list[str] = []
    left = list(slots)
    pieces, end = [], 0
    for figure in find_figures(text):
        if figure.kind not in ("quantity", "date"):
            continue
        slot = next((slot for slot in left if slot.figure and _same(figure, slot.stand_in)), None)
        if slot is None:
            faults.append(f"“{figure.text}”不在给定内容里")
            continue
        left.remove(slot)
        pieces += [text[end : figure.start], _in_its_words(figure, slot)]
        end = figure.end
    restored = "".join([*pieces, text[end:]])
    for slot in [slot for slot in left if slot.figure is None]:
        if restored.count(slot.stand_in) == 1:
            restored = restored.replace(slot.stand_in, slot.original)
            left.remove(slot)
    faults += [f"漏了“{slot.stand_in}”" for slot in left]
    return Restored(restored, tuple(faults))


def _in_order(slots: Sequence[Slot]) -> list[Slot]:
    """Deal the stand-ins of one form out anew, the larger for the larger: what fell from 4个 to 2个 still falls."""
    ordered = list(slots)
    forms: dict[str, list[tuple[Decimal, int, str]]] = {}
    for place, slot in enumerate(slots):
        digits = re.findall(r"\d[\d.]*", slot.stand_in)
        if slot.figure and len(digits) == 1 and re.fullmatch(r"[\d.]+", slot.figure.value):
            form = re.sub(r"\d", "0", slot.stand_in).replace(slot.figure.approx, "")
            forms.setdefault(form, []).append((Decimal(slot.figure.value), place, digits[0]))
    for alike in forms.values():
        numbers = sorted(number for _, _, number in alike)
        for (_, place, old), new in zip(sorted(alike), numbers, strict=True):
            ordered[place] = replace(slots[place], stand_in=slots[place].stand_in.replace(old, new))
    return ordered


def _mark(place: int) -> str:
    """Return 甲, 乙 … 癸, 甲甲, 甲乙 …: no two the same."""
    tens, ones = divmod(place, len(_SURNAMES))
    return (_mark(tens - 1) if tens else "") + _SURNAMES[ones]


def _marks(text: str) -> set[str]:
    """Return what a figure or date is known by, however it is written: its digits, its value, its month and day."""
    days = set(re.findall(r"\d{1,2}月(?:\d{1,2}[日号])?|\d{1,2}[日号时]|周[一二三四五六日]", text))
    figures = [figure for figure in find_figures(text) if figure.kind == "quantity"]
    return days | {_core(figure.text) for figure in figures} | {figure.value for figure in figures}


def _core(text: str) -> str:
    """Return the digits of a figure, by which two are told apart whatever stands around them."""
    return "".join(re.findall(r"[\d.]+|[零一二两三四五六七八九十百千]+", text))


def _same(figure: Figure, stand_in: str) -> bool:
    expected = find_figures(stand_in)
    if len(expected) != 1 or _core(figure.text) != _core(stand_in):
        return False
    return (
        figure.value == expected[0].value
        and _around(figure.approx) == _around(expected[0].approx)
        and (figure.unit == expected[0].unit or units_agree(figure.unit, expected[0].unit))
    )


def _around(approx: str) -> str:
    """Return one word for those that say the same: 约2300人次 and 2300人次左右."""
    return {"左右": "约", "上下": "约", "多": "余"}.get(approx, approx)


def _in_its_words(figure: Figure, slot: Slot) -> str:
    """Return the original, with the measure word the model chose where that says the same (320余名 for 320余人)."""
    if figure.text == slot.stand_in:
        return slot.original
    chosen = re.search(r"[名位人]$", figure.text)
    return re.sub(r"[名位人]$", chosen[0], slot.original) if chosen else slot.original
