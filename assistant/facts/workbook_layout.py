"""The fact workbook laid out, to be filled in or filled: headings, hints, drop-downs, an example, how it is printed."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.facts.amounts import APPROX_WORDS, TO_BE_FILLED
from assistant.facts.columns import BASICS, EXAMPLE, FACTS, HEAD, HELP, KIND, KINDS, ROW, Column
from assistant.facts.periods import PERIODS
from assistant.facts.trees import read_tree
from assistant.records import THEMES
from assistant.resources import SAMPLES

Tree = Mapping[str, Any]

EMPTY_ROWS = 100
LINE_HEIGHT = 16
LAST_ROW = 2000

_EXAMPLE_FILE = "qingxi-2025.yaml"
_HEADER = PatternFill("solid", fgColor="DCE6F1")
_NEEDED = PatternFill("solid", fgColor="FCE4D6")
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(_LINE, _LINE, _LINE, _LINE)
_WRAPPED = Alignment(wrap_text=True, vertical="center")
_TEXT = "@"
_NOTE = "一行填一件事。橙色的列常用，其余按需填写，没有的留空。数字还没有的填“待补”。填法见“示例”和“填写说明”。"
_COMMON = (KIND, "theme", "label", "value", "unit", "text")
_CHOICES = {
    KIND: tuple(KINDS),
    "theme": THEMES,
    "approx": APPROX_WORDS,
    "highlight": ("是", "否"),
    "must": ("是", "否"),
    "period": PERIODS,
}


def empty_workbook() -> bytes:
    """Return an empty workbook to fill in, with a filled example."""
    return _saved(_lay_out({}, read_tree(SAMPLES / _EXAMPLE_FILE).tree))


def filled_workbook(tree: Tree) -> bytes:
    """Return a sheet's tree, as dump_sheet gives it, as a workbook that read_workbook reads back."""
    return _saved(_lay_out(tree, None))


def _saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _lay_out(tree: Tree, example: Any) -> Workbook:
    book = Workbook()
    basics = book.worksheets[0]
    basics.title = BASICS
    _lay_basics(basics, tree)
    _lay_rows(book.create_sheet(FACTS), tree, EMPTY_ROWS, _NOTE)
    if example:
        note = "这一页只是示例，不会被读入。下面是一个虚构的镇，供对照填法。"
        _lay_rows(book.create_sheet(EXAMPLE), example, 0, note)
    _lay_help(book.create_sheet(HELP))
    for sheet in book.worksheets:
        _fit_for_print(sheet)
    return book


def _fit_for_print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if sheet.title in (FACTS, EXAMPLE) else sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.title in (FACTS, EXAMPLE):
        sheet.print_title_rows = "2:2"


def _lay_basics(sheet: Worksheet, tree: Tree) -> None:
    _write_row(sheet, 1, ("项目", "填写", "说明"), _HEADER, bold=True)
    for number, column in enumerate(HEAD, 2):
        name = f"{column.heading} *" if column.hint.startswith("必填") else column.heading
        _write_row(sheet, number, (name, _text(tree.get(column.key), "；"), column.hint))
        sheet.cell(number, 1).fill = _NEEDED if column.hint.startswith("必填") else _HEADER
        sheet.cell(number, 3).font = Font(color="7F7F7F")
        if column.key in _CHOICES:
            _choose(sheet, column, f"B{number}")
    for letter, width in zip("ABC", (16, 44, 58), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "B2"


def _lay_rows(sheet: Worksheet, tree: Tree, empty_rows: int, note: str) -> None:
    sheet.cell(1, 1, note).font = Font(color="C55A11", bold=True)
    sheet.row_dimensions[1].height = 24
    _write_row(sheet, 2, [column.heading for column in ROW], _HEADER, bold=True)
    rows = [_cells(kind, row) for kind, key in KINDS.items() for row in tree.get(key, ())]
    for number, cells in enumerate([*rows, *([""] * len(ROW) for _ in range(empty_rows))], 3):
        _write_row(sheet, number, cells)
        sheet.row_dimensions[number].height = LINE_HEIGHT * max(map(_lines, cells, ROW))
    for at, column in enumerate(ROW, 1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].number_format = _TEXT
        if column.key in _COMMON:
            sheet.cell(2, at).fill = _NEEDED
        _choose(sheet, column, f"{letter}3:{letter}{LAST_ROW}")
    sheet.freeze_panes = "D3"


def _lay_help(sheet: Worksheet) -> None:
    _write_row(sheet, 1, ("列名", "怎么填"), _HEADER, bold=True)
    for number, column in enumerate(ROW, 2):
        _write_row(sheet, number, (column.heading, column.hint))
    for letter, width in zip("AB", (14, 70), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _write_row(
    sheet: Worksheet, number: int, texts: Sequence[str], fill: PatternFill | None = None, bold: bool = False
) -> None:
    for at, text in enumerate(texts, 1):
        cell = sheet.cell(number, at, text or None)
        cell.number_format = _TEXT
        cell.alignment = _WRAPPED
        cell.border = _BORDER
        if text:
            cell.data_type = "s"
        if fill:
            cell.fill = fill
            cell.font = Font(bold=bold)


def _cells(kind: str, row: Tree | str) -> list[str]:
    tree = {"text": row} if isinstance(row, str) else row
    return [kind if column.key == KIND else _cell(column.key, tree) for column in ROW]


def _cell(key: str, tree: Tree) -> str:
    if key not in tree:
        return ""
    if tree[key] is None:
        return TO_BE_FILLED
    if key in ("value", "total", "last", "target") and isinstance(tree[key], (list, tuple)):
        return "—".join(str(end) for end in tree[key])
    if key == "items" and any("、" in str(item) for item in _listed(tree[key])):
        return _text([*tree[key], ""], "；")
    return _text(tree[key], "、")


def _text(value: object, joint: str) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return joint.join(_person(item) for item in _listed(value))


def _lines(text: str, column: Column) -> int:
    return max(1, -(-2 * len(text) // int(column.width - 1)))


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else [] if value is None else [value]


def _person(item: object) -> str:
    if isinstance(item, Mapping):
        return f"{item['name']}（{item['title']}）" if item.get("title") else str(item["name"])
    return str(item)


def _choose(sheet: Worksheet, column: Column, cells: str) -> None:
    """Show the column's hint beside the cell, with a drop-down where there is a choice."""
    choices = _CHOICES.get(column.key)
    rule = DataValidation(
        type="list" if choices else None,
        formula1=f'"{",".join(choices)}"' if choices else None,
        allow_blank=True,
        showInputMessage=True,
        promptTitle=column.heading,
        prompt=column.hint,
        errorStyle="warning",
        showErrorMessage=bool(choices),
        errorTitle=column.heading,
        error="不在下拉表里。请核对。",
    )
    rule.add(cells)
    sheet.add_data_validation(rule)
