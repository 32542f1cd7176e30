"""How a workbook shows its numbers: looked up only for cells whose value alone does not tell what was typed."""

import re
from pathlib import Path

from openpyxl import load_workbook

from assistant.facts.places import Path as Place

MOST_ROWS = 6000
MOST_COLUMNS = 200

_NOT_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


class Formats:
    """The number formats of one file's cells, by sheet, row and column (from 1)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sheets: dict[str, dict[Place, str]] = {}

    def is_percent(self, sheet: str, row: int, column: int) -> bool:
        """Tell whether the cell shows its number as a percentage."""
        return "%" in self._code(sheet, row, column)

    def shows_day(self, sheet: str, row: int, column: int) -> bool:
        """Tell whether the cell shows the day of its date, not only month and year; a cell without format does."""
        code = self._code(sheet, row, column).lower()
        return "d" in code or not ("m" in code and "y" in code)

    def _code(self, sheet: str, row: int, column: int) -> str:
        if sheet not in self._sheets:
            self._sheets[sheet] = self._read(sheet)
        return _NOT_CODE.sub("", self._sheets[sheet].get((row, column), ""))

    def _read(self, sheet: str) -> dict[Place, str]:
        try:
            book = load_workbook(self._path, read_only=True)
            rows = book[sheet].iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
            filled = [cell for row in rows for cell in row if cell.value is not None]
            found: dict[Place, str] = {(cell.row, cell.column): cell.number_format for cell in filled}
            book.close()
        except Exception:  # an aid only: whatever a foreign file breaks here, its values were read already
            return {}
        return {place: code for place, code in found.items() if code and code != "General"}
