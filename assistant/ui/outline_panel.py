"""The outline before drafting: headings and order to be confirmed, the model to be chosen, the draft begun."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd  # type: ignore[import-untyped]
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.drafting.layout import numeral
from assistant.drafting.outline import propose_outline
from assistant.errors import GongbiError
from assistant.facts.dumping import dump_sheet
from assistant.facts.sheet import LoadedSheet
from assistant.records import Fact, FactSheet, Outline, OutlineSection
from assistant.text.headings import match_heading
from assistant.ui import desk, pages
from assistant.ui.frame import notice, quiet
from assistant.ui.sheet_form import told_once
from assistant.ui.sheet_store import OPENED, SavedSheet, outline_edits, save_outline_edits, save_sheet
from assistant.ui.tables import Faults, Tree

_ORDER, _HEADING, _THEMES, _FACTS, _LENGTH = "顺序", "标题", "内容", "事实", "字数"


def outline_panel(saved: SavedSheet, verdict: LoadedSheet | Faults) -> None:
    """Show the outline of a sheet without faults, and start a draft from it."""
    if isinstance(verdict, Faults):
        told = "\n".join(f"{part}：{fault}" for part, faults in verdict.by_part.items() for fault in told_once(faults))
        notice(f"事实表还有 {verdict.count} 处要改，改好后才能起草：\n{told}", "warning")
        return
    if verdict.open_rows:
        _open_rows(saved, verdict)
        return
    if verdict.warnings:
        notice("请核对：\n" + "\n".join(verdict.warnings), "warning")
    head, button = st.columns([7, 1], vertical_alignment="bottom")
    asked = button.button("起草", type="primary", icon=":material/edit_note:", width="stretch")
    spot = st.container()  # beside the button, not below a long table
    outline = _edited(propose_outline(verdict.sheet), saved, head)
    models = desk.models()
    model = models[0]
    if len(models) > 1:
        model = st.radio("由谁来写", models, format_func=desk.model_name, horizontal=True, key="model")
        quiet("每个数字都由程序从事实表填入；模型只看到事项名称和代用数字，看不到真实的数值和姓名。")
    else:
        quiet("由工笔自己的句式写成，不联网；每个数字都来自事实表。")
    if asked:
        with spot:
            _start(verdict.sheet, outline, model)


def _open_rows(saved: SavedSheet, verdict: LoadedSheet) -> None:
    """Tell which values are still to be filled in; let all of them be left out at once."""
    names = {fact.id: fact.label or fact.text for fact in verdict.sheet.all_facts}
    told = "、".join(names[row] for row in verdict.open_rows)
    notice(f"还有 {len(verdict.open_rows)} 项数值待补，补上或删去后才能起草：\n{told}", "warning")
    with st.popover(f"这 {len(verdict.open_rows)} 项都不要了"):
        quiet("从事实表里删去，不能找回。想留底，先点右上角“存为 Excel”。")
        if st.button("确定删去", key=f"leave-out-{saved.id}"):
            save_sheet(desk.engine(), saved.id, saved.version, dump_sheet(without_open_rows(verdict)))
            st.session_state.pop(OPENED, None)
            st.rerun()


def without_open_rows(verdict: LoadedSheet) -> FactSheet:
    """Leave out the facts whose values are still open; what belonged to one of them stands alone."""

    def kept(facts: Sequence[Fact]) -> tuple[Fact, ...]:
        return tuple(
            replace(
                fact,
                part_of=None if fact.part_of in verdict.open_rows else fact.part_of,
                goes_with=None if fact.goes_with in verdict.open_rows else fact.goes_with,
            )
            for fact in facts
            if fact.id not in verdict.open_rows
        )

    sheet = verdict.sheet
    return replace(sheet, facts=kept(sheet.facts), problems=kept(sheet.problems), plans=kept(sheet.plans))


def _edited(proposed: Outline, saved: SavedSheet, head: DeltaGenerator) -> Outline:
    """Show the outline with what a person changed before, and keep what is changed now."""
    key = f"outline-{saved.id}-{saved.version}"
    edits = _edits_at_first(saved, key)
    title = head.text_input("题目", edits.get("title") or proposed.title, key=f"{key}-title") or proposed.title
    quiet("标题可以改，顺序改“顺序”一栏的数字；序号会自动重排。改过的会保存。")
    rows = with_edits(proposed, edits)
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
    ).to_dict("records")
    now = edits_of(proposed, title, edited)
    if now != outline_edits(desk.engine(), saved.id):
        save_outline_edits(desk.engine(), saved.id, now)
    if now and st.button("恢复为建议的提纲", type="tertiary", icon=":material/undo:"):
        save_outline_edits(desk.engine(), saved.id, {})
        for name in (f"{key}-title", f"{key}-sections", key):
            st.session_state.pop(name, None)
        st.rerun()
    return changed_outline(proposed, title, edited)


def _edits_at_first(saved: SavedSheet, key: str) -> Tree:
    """Hold on to what the table was opened with: fed its own edits, it would forget them."""
    if f"{key}-title" not in st.session_state or key not in st.session_state:
        st.session_state[key] = outline_edits(desk.engine(), saved.id)
    held: Tree = st.session_state[key]
    return held


def with_edits(proposed: Outline, edits: Tree) -> list[dict[str, object]]:
    """Return the table's rows, with a person's heading, order and length where the section is still proposed."""
    kept = edits.get("sections", {})
    rows = [_row(number, section) for number, section in enumerate(proposed.sections, 1)]
    return [row | kept.get(name, {}) for name, row in zip(_names(rows), rows, strict=True)]


def edits_of(proposed: Outline, title: str, rows: list[dict[str, object]]) -> Tree:
    """Return what differs from the proposal: the title, and by a section's themes its heading, order and length."""
    as_proposed = [_row(number, section) for number, section in enumerate(proposed.sections, 1)]
    sections = {
        place: changed
        for place, was, row in zip(_names(as_proposed), as_proposed, rows, strict=True)
        if (changed := {name: row[name] for name in (_ORDER, _HEADING, _LENGTH) if row[name] != was[name]})
    }
    edits: Tree = {"sections": sections} if sections else {}
    return edits | ({"title": title.strip()} if title.strip() not in ("", proposed.title) else {})


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


def _names(rows: list[dict[str, object]]) -> list[str]:
    """Name sections by their themes, which outlive a change of the sheet; a second one of the same is numbered."""
    themes = [str(row[_THEMES]) for row in rows]
    return [f"{name} {themes[:place].count(name) + 1}" for place, name in enumerate(themes)]


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
    try:
        draft_id = desk.jobs().start(sheet, model, outline)
    except GongbiError as exc:
        notice(str(exc), "error")
        return
    st.switch_page(pages.draft(), query_params={"draft": draft_id})
