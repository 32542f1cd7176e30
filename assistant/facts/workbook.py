"""The fact workbook read: sheets, rows and cells become the contract's tree, with places such as 第7行“数值”列.

What spreadsheet programs did to the cells is undone: rates kept as fractions, ranges and days kept as dates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from openpyxl.utils import get_column_letter
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from assistant.containers import check_container
from assistant.errors import SheetError, UnreadableFile
from assistant.facts.amounts import shorten
from assistant.facts.cells import Cell, Spot, plain_cell, read_cell
from assistant.facts.columns import (
    BASICS,
    EXAMPLE,
    FACTS,
    HEAD,
    HELP,
    IGNORED,
    KIND,
    KIND_WORDS,
    ROW,
    Column,
    heading_of,
    key_of,
    normal,
)
from assistant.facts.formats import Formats
from assistant.facts.places import USE_TEMPLATE, Path, Places, Source
from assistant.facts.rows import nearest
from assistant.files import cannot_open

LARGEST_FILE = 20 * 1024 * 1024
MOST_ROWS = 5000
HEADER_WITHIN = 20

MOST_SHEETS = 50


@dataclass(frozen=True)
class _Table:
    """The cells of a worksheet from A1 on; `merged` holds the rectangles of merged cells, from 0."""

    name: str
    rows: list[list[Cell]]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]


@dataclass
class _Reading:
    """The tree under construction, with its places, faults and warnings."""

    formats: Formats
    head: dict[str, object] = field(default_factory=dict)
    rows: dict[str, list[dict[str, object]]] = field(default_factory=lambda: {"facts": [], "problems": [], "plans": []})
    marks: dict[Path, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_workbook(path: FilePath) -> Source:
    """Read an .xlsx file as the template lays it out, the order of sheets and columns left free.

    Raises SheetError where it cannot be read as one at all.
    """
    tables = [table for table in _open(path) if table.name not in (EXAMPLE, HELP)]
    lists = [(table, header) for table in tables if (header := _header(table)) is not None]
    basics = next((table for table in tables if _is_basics(table)), None)
    if not lists:
        told = f"{path.name} 里找不到“{FACTS}”工作表，或表头没有“主题”“事项”等列。"
        raise SheetError([f"{told}{USE_TEMPLATE}"])
    reading = _Reading(Formats(path), marks={(): f"“{BASICS}”表", ("facts",): f"“{lists[0][0].name}”表"})
    if basics is None:
        reading.faults.append(f"找不到“{BASICS}”工作表。{USE_TEMPLATE}")
    else:
        _read_basics(basics, reading)
    for table, header in lists:
        _read_list(table, header, reading, "" if len(lists) == 1 else f"“{table.name}”表")
    tree = reading.head | {key: rows for key, rows in reading.rows.items() if rows or key == "facts"}
    names = {column.key: column.heading for column in ROW}
    head_names = {column.key: column.heading for column in HEAD} | {"facts": ""}
    places = Places(reading.marks, names, head_names, suffix="列")
    return Source(tree, places, tuple(reading.faults), tuple(reading.warnings))


def _open(path: FilePath) -> list[_Table]:
    _check(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        names = [meta.name for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        return [_table(book.get_sheet_by_name(name)) for name in names[:MOST_SHEETS]]
    except (CalamineError, ValueError, OSError) as exc:
        raise SheetError([f"{path.name} 不是能读的表格。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"]) from exc


def _table(sheet: CalamineSheet) -> _Table:
    rows = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + HEADER_WITHIN + 1)
    return _Table(sheet.name, rows, list(sheet.merged_cell_ranges or ()))


def _check(path: FilePath) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as exc:
        raise SheetError([str(cannot_open(path, exc))]) from exc
    if not size:
        raise SheetError([f"{path.name} 是空文件。{USE_TEMPLATE}"])
    if size > LARGEST_FILE:
        raise SheetError([f"{path.name} 有 {size / 1024 / 1024:.0f} MB，事实表不应超过 20 MB。请核对是否选错了文件。"])
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetError([f"{path.name} 加了密码，或是旧版 .xls 表格。请去掉密码，另存为 .xlsx 再试。"])
    try:
        with path.open("rb") as file:
            check_container(file, path.name)
    except UnreadableFile as exc:
        raise SheetError([str(exc)]) from exc


def _header(table: _Table) -> int | None:
    """Find the row that names the columns: 事项 or 文字事实, and at least one more."""
    for number, row in enumerate(table.rows[:HEADER_WITHIN]):
        keys = {key_of(cell, ROW) for cell in row if isinstance(cell, str)} - {None}
        if keys & {"label", "text"} and len(keys) >= 3:
            return number
    return None


def _is_basics(table: _Table) -> bool:
    return table.name == BASICS or len({key_of(row[0], HEAD) for row in table.rows[:40] if row} - {None}) >= 3


def _read_basics(table: _Table, reading: _Reading) -> None:
    for number, row in enumerate(table.rows, 1):
        name, value = (*row, "", "")[:2]
        if not normal(name) or value in ("", None) or normal(name) == "项目":
            continue
        key, place = key_of(name, HEAD), f"“{table.name}”表第{number}行"
        if key is None:
            reading.faults.append(f"{place}：没有“{shorten(name)}”这一项。{_meant(name, HEAD)}")
        elif key in reading.head:
            reading.faults.append(f"{place}：“{shorten(name)}”写了两次。请只留一个。")
        else:
            reading.marks[(key,)] = place
            reading.head[key] = plain_cell(value)


def _read_list(table: _Table, header: int, reading: _Reading, sheet: str) -> None:
    columns = _columns(table, header, reading, sheet)
    if len(table.rows) > MOST_ROWS + HEADER_WITHIN:
        reading.faults.append(f"“{table.name}”表超过 {MOST_ROWS} 行。请核对是否选错了文件，或分成几份。")
        return
    inherited = _merged_themes(table, columns)
    for number in range(header + 1, len(table.rows)):
        cells = {
            columns[at]: (at, cell)
            for at, cell in enumerate(table.rows[number])
            if at in columns and cell not in ("", None)
        }
        _object_to_nameless(table, number, header, reading, sheet)
        if set(cells) - {KIND, "theme"} and normal(cells.get("label", (0, ""))[1]) != "事项":
            if number in inherited:
                cells.setdefault("theme", inherited[number])
            _add_row(table, number, cells, reading, sheet)


def _columns(table: _Table, header: int, reading: _Reading, sheet: str) -> dict[int, str]:
    columns: dict[int, str] = {}
    for at, heading in enumerate(table.rows[header]):
        name = normal(heading)
        key = key_of(heading, ROW)
        place = f"{sheet}第{header + 1}行“{shorten(heading)}”列"
        if key in columns.values():
            reading.faults.append(f"{place}：与前面的列重名。请只留一列。")
        elif key:
            columns[at] = key
        elif name and any(row[at] not in ("", None) for row in table.rows[header + 1 :]):
            if name in IGNORED:
                reading.warnings.append(f"{place}：这一列不属于事实表，没有读入。")
            else:
                reading.faults.append(f"{place}：没有这一列。{_meant(heading, ROW)}")
    return columns


def _meant(name: object, columns: Sequence[Column]) -> str:
    known = {other: column.heading for column in columns for other in (column.heading, *column.other)}
    close = nearest(normal(name), list(known))
    if close:
        return f"是不是“{known[close]}”？"
    return f"可用的有：{'、'.join(column.heading for column in columns)}。"


def _object_to_nameless(table: _Table, number: int, header: int, reading: _Reading, sheet: str) -> None:
    for at, cell in enumerate(table.rows[number]):
        if cell not in ("", None) and not normal(table.rows[header][at]):
            place = f"{sheet}第{number + 1}行{get_column_letter(at + 1)}列"
            reading.faults.append(f"{place}：“{shorten(cell)}”所在的列没有列名。请移到有列名的列，或删去。")


def _merged_themes(table: _Table, columns: Mapping[int, str]) -> dict[int, tuple[int, Cell]]:
    """Give the rows below the first of a merged theme cell that cell's theme."""
    inherited: dict[int, tuple[int, Cell]] = {}
    for (top, left), (bottom, _) in table.merged:
        if columns.get(left) == "theme" and top < len(table.rows):
            theme = table.rows[top][left]
            inherited |= {row: (left, theme) for row in range(top + 1, min(bottom + 1, len(table.rows))) if theme}
    return inherited


def _add_row(table: _Table, number: int, cells: dict[str, tuple[int, Cell]], reading: _Reading, sheet: str) -> None:
    place = f"{sheet}第{number + 1}行"
    _, word = cells.pop(KIND, (0, table.name if table.name in KIND_WORDS else FACTS))
    kind = KIND_WORDS.get(normal(word))
    if kind is None:
        reading.faults.append(f"{place}“类别”列：“{shorten(word)}”不是类别。请从 事实、不足、计划 中选一个。")
        kind = "facts"
    unit = str(cells.get("unit", (0, ""))[1]).strip()
    row: dict[str, object] = {}
    for key, (at, cell) in cells.items():
        spot = Spot(table.name, number + 1, at + 1, f"{place}“{heading_of(key)}”列")
        row[key] = read_cell(key, cell, unit, spot, reading.formats, reading.warnings)
    reading.marks[(kind, len(reading.rows[kind]))] = place
    reading.rows[kind].append(row)
