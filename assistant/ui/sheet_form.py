"""The form of a fact sheet: fields for its head and a table for each of its lists."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd  # type: ignore[import-untyped]
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.facts import columns
from assistant.facts.amounts import TO_BE_FILLED
from assistant.facts.periods import PERIODS
from assistant.records import MEASURES, THEMES
from assistant.ui.frame import notice, quiet
from assistant.ui.tables import (
    COLUMNS,
    HEAD,
    HEAD_PART,
    HINTS,
    PLAIN_COLUMNS,
    SWITCHES,
    TABLES,
    Faults,
    Rows,
    Tree,
    blank_row,
    build_tree,
    from_rows,
    head_text,
    to_rows,
)

_USUAL = (
    "theme", "label", "value", "approx", "unit", "text", "total", "last", "with", "of",
    "date", "how", "result", "highlight",
)  # fmt: skip
_HEAD_HINTS = {column.key: column.hint for column in columns.HEAD} | {
    "people": "写进总结的人，如 周桂兰、陈立（工会主席）",
    "headings": "县里规定了标题，或想自己列提纲，才填；一行一个",
}
_WIDTHS = {
    "theme": 100, "label": 200, "value": 84, "approx": 88, "unit": 70, "total": 104, "last": 104, "target": 76,
    "text": 250, "of": 120, "with": 104, "date": 108, "how": 240, "result": 220, "highlight": 60, "must": 60, "id": 84,
    "source": 260,
}  # fmt: skip
_SENTENCE = 480  # problems and plans are mostly told in sentences
_ROW = re.compile(r"第(\d+)行")
PARTS_KEY = "sheet-parts"
FEWEST_ROWS, SPARE_ROWS = 10, 5  # a table is opened with lines to write on
TALLEST = 435  # what is told below a table stays in view


@dataclass(frozen=True)
class FilledIn:
    """What the form holds now: the tree, and the rows by the numbers that the tables show."""

    tree: Tree
    tables: Mapping[str, Rows]


def head_fields(tree: Tree, key: str) -> tuple[dict[str, str], dict[str, DeltaGenerator]]:
    """Show the head's fields with what the tree holds; return what they hold now, and the spot under each."""
    texts: dict[str, str] = {}
    spots: dict[str, DeltaGenerator] = {}
    for names in (("unit", "town", "year", "period"), ("superior", "led_by", "until", "length")):
        for column, name in zip(st.columns(4), names, strict=True):
            with column:
                texts[name], spots[name] = _field(tree, name, key), st.container()
    left, right = st.columns(2)
    with left:
        for name in ("guidance", "people"):
            texts[name], spots[name] = _field(tree, name, key), st.container()
    with right:
        texts["headings"] = st.text_area(
            HEAD["headings"],
            head_text(tree, "headings"),
            key=f"{key}-headings",
            placeholder=_HEAD_HINTS["headings"],
            height=120,
        )
        spots["headings"] = st.container()
    return texts, spots


def table(tree: Tree, name: str, key: str) -> Rows:
    """Show a list as a table to edit, and return its rows as they are now."""
    rows = to_rows(tree, name)
    rows += [blank_row() for _ in range(max(SPARE_ROWS, FEWEST_ROWS - len(rows)))]
    frame = pd.DataFrame(rows, columns=list(COLUMNS.values()), index=range(1, len(rows) + 1))
    edited = st.data_editor(
        frame,
        key=f"{key}-{name}",
        num_rows="dynamic",
        hide_index=False,
        column_order=[COLUMNS[column] for column in ordered_columns(tree, name)],
        column_config={COLUMNS[column]: _column(column, name) for column in COLUMNS} | {"_index": _row_number()},
        height=min(TALLEST, 36 * (len(rows) + 2) + 3),
        placeholder="",
    )
    return from_rows(edited.to_dict("index"))


def ordered_columns(tree: Tree, name: str) -> Sequence[str]:
    """Return all columns, the usual ones first: a table that got another set of them would forget its edits."""
    usual = _USUAL if name == "facts" else PLAIN_COLUMNS
    rows = [row for row in tree.get(name) or () if isinstance(row, dict)]
    is_open = any("value" in row and row["value"] in (None, TO_BE_FILLED) for row in rows)
    is_told = any(row.get("source") for row in rows)
    before = ("source",) if is_open and is_told else ()  # who fills in looks at what was said last year
    place = usual.index("last") + 1 if "last" in usual else len(usual)
    return tuple(dict.fromkeys([*usual[:place], *before, *usual[place:], *COLUMNS]))


def filled_in(head: dict[str, str], tables: Mapping[str, Rows]) -> FilledIn:
    """Put what was read from fields and tables together."""
    return FilledIn(build_tree(head, tables), tables)


def show_faults(told: Sequence[str]) -> None:
    """List what is wrong in a part of the form."""
    if told:
        notice("\n".join(told_once(told)), "error")


def told_once(told: Sequence[str]) -> list[str]:
    """Tell what is wrong with several rows in the same way once, with all their numbers, from the first row down."""
    rows: dict[str, list[str]] = {}
    for fault in told:
        found = _ROW.match(fault)
        rows.setdefault(fault[found.end() :] if found else fault, []).append(found[1] if found else "")
    by_row = sorted(rows.items(), key=lambda told: int(told[1][0]) if told[1][0] else math.inf)
    return [f"第{'、'.join(numbers)}行{rest}" if numbers[0] else rest for rest, numbers in by_row]


def faults_by_field(told: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Sort the head's faults by the field that each names first; beside them those that name none."""
    found: dict[str, list[str]] = {}
    rest = []
    for fault in told:
        places = {fault.find(f"“{name}”"): key for key, name in HEAD.items() if f"“{name}”" in fault}
        if places:
            found.setdefault(places[min(places)], []).append(fault)
        else:
            rest.append(fault)
    return found, rest


def is_blank(tree: Tree) -> bool:
    """Whether nobody has written anything yet."""
    return not any(value for key, value in tree.items() if key not in ("year", "period"))


def tab_style(tree: Tree, faults: Faults) -> str:
    """Write the number of rows and faults behind the tabs' names; were it in the names, tabs would fall shut."""
    counts = ["", *(str(len(tree.get(table) or ())) for table in TABLES)]
    rules = []
    for number, (part, count) in enumerate(zip((HEAD_PART, *TABLES.values()), counts, strict=True), 1):
        tab = f".st-key-{PARTS_KEY} [role=tab]:nth-of-type({number}) p"
        wrong = len(faults.of(part))
        rules.append(f'{tab}::before {{content: "{count}"; order: 1; color: #75716a;}}')
        rules.append(f'{tab}::after {{content: "{f"{wrong} 处要改" if wrong else ""}"; order: 2; color: #b3261e;}}')
        rules.append(f"{tab} {{display: flex; gap: .5em;}}")
    return f"<style>{' '.join(rules)}</style>"


def tell_how(name: str) -> None:
    """Say in a line how a table is filled in."""
    told = {
        "facts": "一行一件事：有数的填事项、数值、单位，没数的写“文字事实”；同一件事的第二个数，“同一活动”写 ↑。"
        "往右还有别的栏目。",
        "problems": "一行一条不足，在“文字事实”里直接写一句；数字会原样保留。",
        "plans": "一行一项打算：有指标的填事项、数值、单位，没有的在“文字事实”里写一句。",
    }
    quiet(told[name])


def _field(tree: Tree, name: str, key: str) -> str:
    value = head_text(tree, name)
    if name == "period":
        options = list(dict.fromkeys([*PERIODS, *([value] if value else [])]))
        index = options.index(value) if value else 0
        told = "选一个，或自己写"
        box = st.selectbox(HEAD[name], options, index, key=f"{key}-{name}", accept_new_options=True, placeholder=told)
        return str(box or "")
    return st.text_input(HEAD[name], value, key=f"{key}-{name}", placeholder=_HEAD_HINTS.get(name)) or ""


def _column(column: str, table: str) -> Any:
    config, told = st.column_config, HINTS.get(column)
    width = _SENTENCE if column == "text" and table != "facts" else _WIDTHS.get(column, 130)
    if column in SWITCHES:
        return config.CheckboxColumn(width=width, help=told, default=SWITCHES[column])
    if column == "theme":
        return config.SelectboxColumn(width=width, options=list(THEMES), help=told)
    return config.TextColumn(width=width, help=told, alignment="right" if column in MEASURES else "left")


def _row_number() -> Any:
    return st.column_config.NumberColumn("行", width=40)
