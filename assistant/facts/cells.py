"""What stands in a cell, with what spreadsheet programs make of it undone: fractions, ranges and days kept as dates."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.facts.amounts import TO_BE_FILLED
from assistant.facts.formats import Formats
from assistant.records import MEASURES
from assistant.text.numerals import plain

Cell = Any

_DATES = ("date", "until")


@dataclass(frozen=True)
class Spot:
    """A cell: where its format is looked up, and how a message names it."""

    sheet: str
    row: int
    column: int
    place: str


def read_cell(key: str, cell: Cell, unit: str, spot: Spot, formats: Formats, warnings: list[str]) -> object:
    """Give what was typed into the cell of a fact's `key`; where that had to be guessed, add to `warnings`."""
    if key in MEASURES:
        return _amount(cell, unit, spot, formats, warnings)
    if key in _DATES and isinstance(cell, dt.date):
        return f"{cell:%Y-%m-%d}" if _shows_day(cell, spot, formats) else f"{cell:%Y-%m}"
    return plain_cell(cell)


def plain_cell(cell: Cell) -> object:
    """Give a cell's value, dates and times as text."""
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, dt.timedelta):
        return str(cell)
    return cell.isoformat() if isinstance(cell, (dt.time, dt.date)) else cell


def _amount(cell: Cell, unit: str, spot: Spot, formats: Formats, warnings: list[str]) -> object:
    if isinstance(cell, str) and cell.strip() == TO_BE_FILLED:
        return None
    if isinstance(cell, dt.date):
        # 10-12 typed into a plain cell becomes 12 October; 10-40, which is no day, becomes October 1940.
        ends = [cell.month, cell.day if _shows_day(cell, spot, formats) else cell.year % 100]
        warnings.append(f"{spot.place}：表格软件把内容变成了日期，按 {ends[0]}—{ends[1]} 理解。请核对。")
        return ends
    if isinstance(cell, float) and unit in ("", "%", "％"):
        return _rate(Decimal(f"{cell:.15g}"), unit, spot, formats, warnings)
    return plain_cell(cell)


def _shows_day(cell: dt.date, spot: Spot, formats: Formats) -> bool:
    return cell.day != 1 or formats.shows_day(spot.sheet, spot.row, spot.column)


def _rate(number: Decimal, unit: str, spot: Spot, formats: Formats, warnings: list[str]) -> object:
    if formats.is_percent(spot.sheet, spot.row, spot.column):
        return f"{number * 100:f}%"
    if unit and 0 < number <= 1:
        warnings.append(f"{spot.place}：{number:f} 按 {plain(number * 100)}% 理解。请核对。")
        return f"{number * 100:f}%"
    return number
