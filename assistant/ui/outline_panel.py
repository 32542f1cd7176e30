"""The outline before drafting: headings and order to be confirmed, the model to be chosen, the draft begun."""

from dataclasses import replace

import pandas as pd  # type: ignore[import-untyped]
import streamlit as st

from assistant.drafting.layout import numeral
from assistant.drafting.outline import propose_outline
from assistant.facts.sheet import LoadedSheet
from assistant.records import FactSheet, Outline, OutlineSection
from assistant.text.headings import match_heading
from assistant.ui import desk, pages
from assistant.ui.frame import notice, quiet
from assistant.ui.sheet_store import SavedSheet
from assistant.ui.tables import Faults

_ORDER, _HEADING, _THEMES, _FACTS, _LENGTH = "顺序", "标题", "内容", "事实", "字数"


def outline_panel(saved: SavedSheet, verdict: LoadedSheet | Faults) -> None:
    """Show the outline of a sheet without faults, and start a draft from it."""
    if isinstance(verdict, Faults):
        notice(f"事实表还有 {verdict.count} 处要改，改好后才能起草。", "warning")
        return
    if verdict.open_rows:
        names = {fact.id: fact.label or fact.text for fact in verdict.sheet.all_facts}
        told = "、".join(names[row] for row in verdict.open_rows)
        notice(f"还有 {len(verdict.open_rows)} 项数值待补，补上或删去后才能起草：\n{told}", "warning")
        return
    if verdict.warnings:
        notice("请核对：\n" + "\n".join(verdict.warnings), "warning")
    outline = _edited(propose_outline(verdict.sheet), f"outline-{saved.id}-{saved.version}")
    model = st.radio("由谁来写", desk.models(), format_func=desk.model_name, horizontal=True, key="model")
    quiet("每个数字都由程序从事实表填入；模型只看到事项名称和代用数字，看不到真实的数值和姓名。")
    if st.button("起草", type="primary", icon=":material/edit_note:"):
        _start(verdict.sheet, outline, model)


def _edited(outline: Outline, key: str) -> Outline:
    title = st.text_input("题目", outline.title, key=f"{key}-title")
    quiet("标题可以改，顺序改“顺序”一栏的数字；序号会自动重排。")
    rows = [_row(number, section) for number, section in enumerate(outline.sections, 1)]
    edited = st.data_editor(
        pd.DataFrame(rows),
        key=f"{key}-sections",
        hide_index=True,
        disabled=[_THEMES, _FACTS],
        column_config={
            _ORDER: st.column_config.NumberColumn(
                width=60, min_value=0, required=True, format="%g", help="填 1.5 就排到第 1、2 部分之间"
            ),
            _HEADING: st.column_config.TextColumn(width=430, required=True),
            _THEMES: st.column_config.TextColumn(width=330),
            _FACTS: st.column_config.NumberColumn(width=60),
            _LENGTH: st.column_config.NumberColumn(width=80, min_value=50, step=10, required=True),
        },
    )
    return changed_outline(outline, title, edited.to_dict("records"))


def changed_outline(outline: Outline, title: str, rows: list[dict[str, object]]) -> Outline:
    """Apply what a person changed: headings, lengths and order; headings are numbered anew if any changed."""
    title = title.strip() or outline.title
    if [_kept(row) for row in rows] == [_kept(_row(*one)) for one in enumerate(outline.sections, 1)]:
        return replace(outline, title=title)
    pairs = sorted(zip(rows, outline.sections, strict=True), key=lambda pair: float(str(pair[0][_ORDER])))
    sections = [
        replace(section, heading=_numbered(number, str(row[_HEADING])), length=int(float(str(row[_LENGTH]))))
        for number, (row, section) in enumerate(pairs, 1)
    ]
    return Outline(title, tuple(sections))


def _kept(row: dict[str, object]) -> tuple[float, str, int]:
    return float(str(row[_ORDER])), str(row[_HEADING]), int(float(str(row[_LENGTH])))


def _row(number: int, section: OutlineSection) -> dict[str, object]:
    return {
        _ORDER: float(number),
        _HEADING: _bare(section.heading),
        _THEMES: "、".join(section.themes),
        _FACTS: len(section.fact_ids),
        _LENGTH: section.length,
    }


def _numbered(number: int, heading: str) -> str:
    return f"{numeral(number)}、{_bare(heading)}"


def _bare(heading: str) -> str:
    found = match_heading(heading)
    return found.title if found and found.system == "一、" and found.title else heading.strip()


def _start(sheet: FactSheet, outline: Outline, model: str) -> None:
    draft_id = desk.jobs().start(sheet, model, outline)
    st.switch_page(pages.draft(), query_params={"draft": draft_id})
