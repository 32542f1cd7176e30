"""The outline before drafting: headings and order to be confirmed, the model to be chosen, the draft begun."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd  # type: ignore[import-untyped]
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.drafting.outline import propose_outline
from assistant.errors import GongbiError
from assistant.facts.dumping import dump_sheet
from assistant.facts.sheet import LoadedSheet
from assistant.records import ARTICLE_THEMES, Fact, FactSheet, Outline
from assistant.ui import desk, pages
from assistant.ui.frame import notice, quiet
from assistant.ui.outline_table import (
    FACTS,
    HEADING,
    ORDER,
    THEMES,
    Row,
    changed_outline,
    edits_of,
    moved,
    themes_of,
    with_edits,
)
from assistant.ui.sheet_form import told_once
from assistant.ui.sheet_store import OPENED, SavedSheet, outline_edits, save_outline_edits, save_sheet
from assistant.ui.tables import Faults, Tree

_MOVING = "想把一个主题写到别的部分，就在那一部分选上；全部去掉，这一部分就不写了"
_HOW = (
    "标题、内容都可以改，顺序改“顺序”一栏的数字；序号会自动重排。要自己另列标题，填“基本信息”里的“规定标题”。"
    "改过的会保存。"
)


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
    outline = _edited(propose_outline(verdict.sheet), verdict.sheet, saved, head)
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


def _edited(proposed: Outline, sheet: FactSheet, saved: SavedSheet, head: DeltaGenerator) -> Outline:
    """Show the outline with what a person changed before, and keep what is changed now."""
    key, theme_of = f"outline-{saved.id}-{saved.version}", themes_of(sheet)
    edits = _edits_at_first(saved, key)
    title = head.text_input("题目", edits.get("title") or proposed.title, key=f"{key}-title") or proposed.title
    quiet(_HOW)
    turn = st.session_state.setdefault(f"{key}-turn", 0)
    rows = with_edits(proposed, edits, theme_of)
    table = _table(rows, f"{key}-sections-{turn}")
    edited = moved(rows, table, theme_of)
    now = edits_of(proposed, title, edited)
    if now != outline_edits(desk.engine(), saved.id):
        save_outline_edits(desk.engine(), saved.id, now)
    if [row[THEMES] for row in edited] != [row[THEMES] for row in rows]:  # other rows lose what one was given
        _open_again(key, now)
    empty = "”“".join(str(row[HEADING]) for row in edited if row[THEMES] and not row[FACTS])
    if empty:
        notice(f"“{empty}”还没有材料。请在“内容”里选上要写的主题，或到“事实”里补上。", "warning")
    if now and st.button("恢复为建议的提纲", type="tertiary", icon=":material/undo:"):
        save_outline_edits(desk.engine(), saved.id, {})
        st.session_state.pop(f"{key}-title", None)
        _open_again(key, {})
    return changed_outline(proposed, title, edited, theme_of)


def _table(rows: list[Row], key: str) -> list[Row]:
    config = st.column_config
    edited = st.data_editor(
        pd.DataFrame(rows),
        key=key,
        hide_index=True,
        disabled=[FACTS],
        column_config={
            ORDER: config.NumberColumn(
                width=60, min_value=0, required=True, format="%g", help="填 1.5 就排到第 1、2 部分之间"
            ),
            HEADING: config.TextColumn(width=390, required=True),
            THEMES: config.MultiselectColumn(width=450, options=list(ARTICLE_THEMES), help=_MOVING),
            FACTS: config.NumberColumn(width=60, help="写进这一部分的有几条"),
        },
    )
    told: list[Row] = edited.to_dict("records")
    return told


def _open_again(key: str, edits: Tree) -> None:
    """Open a new table with what was changed: one that is fed its own edits would forget them."""
    st.session_state[key] = edits
    st.session_state[f"{key}-turn"] += 1
    st.rerun()


def _edits_at_first(saved: SavedSheet, key: str) -> Tree:
    """Hold on to what the table was opened with: fed its own edits, it would forget them."""
    if f"{key}-title" not in st.session_state or key not in st.session_state:
        st.session_state[key] = outline_edits(desk.engine(), saved.id)
    held: Tree = st.session_state[key]
    return held


def _start(sheet: FactSheet, outline: Outline, model: str) -> None:
    try:
        draft_id = desk.jobs().start(sheet, model, outline)
    except GongbiError as exc:
        notice(str(exc), "error")
        return
    st.switch_page(pages.draft(), query_params={"draft": draft_id})
