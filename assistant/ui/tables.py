"""A fact sheet's tree as the tables that people edit, and back; columns have Chinese names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import SheetError
from assistant.facts import columns
from assistant.facts.amounts import TO_BE_FILLED
from assistant.facts.places import Places
from assistant.facts.sheet import LoadedSheet, parse_tree

Tree = dict[str, Any]
Row = dict[str, Any]
Rows = Mapping[int, Row]  # by the number that the table shows

HEAD = {column.key: column.heading for column in columns.HEAD}
COLUMNS = {column.key: column.heading for column in columns.ROW if column.key != columns.KIND}
HINTS = {column.key: column.hint for column in columns.ROW}
PLAIN_COLUMNS = ("theme", "text", "label", "value", "approx", "unit", "date")
HEAD_PART = "基本信息"
TABLES = {"facts": "事实", "problems": "不足", "plans": "计划"}
SWITCHES = {"highlight": False, "must": True}
_LISTED = {"guidance": "；", "people": "、", "headings": "\n"}


@dataclass(frozen=True)
class Faults:
    """What is wrong with a sheet, by the part of the form it concerns: 基本信息 or a table's name."""

    by_part: Mapping[str, tuple[str, ...]]

    def of(self, part: str) -> tuple[str, ...]:
        """Return the faults of a part, without the part's name."""
        return self.by_part.get(part, ())

    @property
    def count(self) -> int:
        """Return how many there are."""
        return sum(map(len, self.by_part.values()))


def to_rows(tree: Tree, table: str) -> list[Row]:
    """Turn a list of a tree into a table's rows, every cell a text but for the two switches."""
    rows = [{"text": row} if isinstance(row, str) else row for row in tree.get(table) or ()]
    return [_to_row(row) for row in rows]


def blank_row() -> Row:
    """Return a table's row with nothing in it yet."""
    return _to_row({})


def from_rows(rows: Mapping[int, Mapping[str, Any]]) -> Rows:
    """Turn a table's rows back, by their number; rows left blank are left out."""
    return {number: found for number, row in rows.items() if (found := _from_row(row))}


def numbered(rows: Sequence[Row]) -> dict[int, Row]:
    """Give rows the numbers that a table shows."""
    return dict(enumerate(rows, 1))


def head_text(tree: Tree, key: str) -> str:
    """Say a key of a sheet's head in one text, lists joined the way people write them."""
    raw = tree.get(key)
    if isinstance(raw, list):
        return _LISTED.get(key, "、").join(map(_person, raw))
    return _said(raw)


def build_tree(head: Mapping[str, str], tables: Mapping[str, Rows]) -> Tree:
    """Put a form's texts and tables together as the contract's tree; blank fields and rows are left out."""
    tree: Tree = {key: _listed(key, text.strip()) for key, text in head.items() if text.strip()}
    for table in TABLES:
        tree[table] = list(tables.get(table, {}).values())
    return tree


def check(tree: Tree, tables: Mapping[str, Rows]) -> LoadedSheet | Faults:
    """Read the tree, values still open allowed; faults name the form's own fields, tables and row numbers."""
    try:
        return parse_tree(tree, _places(tables), complete=False)
    except SheetError as exc:
        return Faults(_by_part(exc.faults))


def _to_row(row: Mapping[str, Any]) -> Row:
    return {name: _cell(key, row) for key, name in COLUMNS.items()}


def _cell(key: str, row: Mapping[str, Any]) -> str | bool:
    if key in SWITCHES:
        return bool(row.get(key, SWITCHES[key]))
    raw = row.get(key)
    if key == "value" and key in row and raw is None:
        return TO_BE_FILLED
    if isinstance(raw, (list, tuple)):
        return ("—" if key in ("value", "total", "last", "target") else "、").join(map(_said, raw))
    return _said(raw)


def _said(raw: object) -> str:
    """Say a cell of a file as people write it: spreadsheets keep every number as a fraction."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return "" if raw is None else str(raw)


def _from_row(row: Mapping[str, Any]) -> Row:
    keys = {name: key for key, name in COLUMNS.items()}
    cells = {keys[name]: value for name, value in row.items() if name in keys}
    found: Row = {key: text for key, value in cells.items() if key not in SWITCHES and (text := _text(value))}
    if not found:
        return {}
    if found.get("value") == TO_BE_FILLED:
        found["value"] = None
    switches = {key: cells[key] for key in SWITCHES if key in cells}
    return found | {key: bool(on) for key, on in switches.items() if on is not None and bool(on) != SWITCHES[key]}


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value).strip()  # NaN is not equal to itself


def _person(item: object) -> str:
    if isinstance(item, dict):
        return f"{item.get('name', '')}（{item['title']}）" if item.get("title") else str(item.get("name", ""))
    return str(item)


def _listed(key: str, text: str) -> str | list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()] if key == "headings" else text


def _places(tables: Mapping[str, Rows]) -> Places:
    """Name the places of a tree after the form: a row by the number that stands beside it."""
    marks: dict[tuple[str | int, ...], str] = {(key,): HEAD_PART for key in HEAD}
    for table, name in TABLES.items():
        marks[(table,)] = name
        marks |= {(table, index): f"{name}第{number}行" for index, number in enumerate(tables.get(table, {}))}
    return Places(marks, COLUMNS, HEAD | TABLES, "栏")


def _by_part(faults: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for fault in faults:
        part = next(
            (name for name in TABLES.values() if fault.startswith((f"{name}第", f"{name}：", f"{name}“"))), HEAD_PART
        )
        told = fault.removeprefix("事实表").removeprefix(f"“{part}”").removeprefix(part).removeprefix("：")
        found[part] = (*found.get(part, ()), told)
    return found
