"""起草: a fact sheet is begun, filled in and checked, its outline is looked at, and a draft is started."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.errors import DraftConflict
from assistant.facts.sheet import LoadedSheet
from assistant.ui import desk
from assistant.ui.frame import notice, open_page
from assistant.ui.outline_panel import outline_panel
from assistant.ui.sheet_form import (
    PARTS_KEY,
    FilledIn,
    faults_by_field,
    filled_in,
    head_fields,
    is_blank,
    show_faults,
    tab_style,
    table,
    tell_how,
)
from assistant.ui.sheet_start import download_row, start_panel
from assistant.ui.sheet_store import OPENED, SavedSheet, get_sheet, list_sheets, save_sheet
from assistant.ui.tables import HEAD_PART, TABLES, Faults, Tree, check

Spots = dict[str, DeltaGenerator]


def show() -> None:
    """Show the page for the sheet that the query string names, else the last one, else a way to begin."""
    sheet = _chosen()
    if sheet is None or st.query_params.get("sheet") == "new":
        open_page("起草", "填好今年的事实，看过提纲就能起草；再对照着改，下载 Word。稿子里的数字只会来自这张表。")
        start_panel(list_sheets(desk.engine()))
        return
    st.query_params["sheet"] = sheet.id
    open_page("起草")
    _edit(sheet)


def _chosen() -> SavedSheet | None:
    engine = desk.engine()
    named = st.query_params.get("sheet")
    if named == "new":
        return None
    found = get_sheet(engine, named) if named else None
    return found or next(iter(list_sheets(engine)), None)


def _edit(sheet: SavedSheet) -> None:
    base, key = _base(sheet)
    heading = st.container()
    with st.container(key=PARTS_KEY):
        tabs = st.tabs([HEAD_PART, *TABLES.values(), "提纲与起草"], key=f"{key}-tabs")
    filled, spots, fields = _form(base, key, tabs)
    with heading:
        saved = _save(sheet, filled, key)
    verdict = check(filled.tree, filled.tables)
    faults = _worth_telling(verdict, filled.tree)
    with heading:
        download_row(saved, verdict, faults)
        st.html(tab_style(filled.tree, faults))
    _tell_faults(faults, spots, fields)
    _tell_what_next(filled.tree, verdict, faults, spots)
    with tabs[-1]:
        outline_panel(saved, verdict)


def _worth_telling(verdict: LoadedSheet | Faults, tree: Tree) -> Faults:
    """Leave out that nothing was written yet: who has just begun knows."""
    if not isinstance(verdict, Faults) or is_blank(tree):
        return Faults({})
    begun = [HEAD_PART, *(part for table, part in TABLES.items() if tree.get(table))]
    return Faults({part: told for part, told in verdict.by_part.items() if part in begun})


def _tell_what_next(tree: Tree, verdict: LoadedSheet | Faults, faults: Faults, spots: Spots) -> None:
    if is_blank(tree):
        with spots[HEAD_PART]:
            notice("先填工会全称、乡镇（街道），看看年份对不对。写到哪里存到哪里，随时可以关掉。")
    elif not tree.get("facts") and not faults.count:
        with spots[HEAD_PART]:
            notice("接着点上面的“事实”，一行写一件事；写完到“提纲与起草”。", "good")
    elif isinstance(verdict, LoadedSheet) and verdict.open_rows:
        with spots[HEAD_PART]:
            notice(f"还有 {len(verdict.open_rows)} 项没有今年的数。请点上面的“事实”，逐项填上。")
        with spots[TABLES["facts"]]:
            notice("把“待补”改成今年的数；今年没有的事，勾住行首的方框，点右上角“删去选中的行”。")


def _base(sheet: SavedSheet) -> tuple[SavedSheet, str]:
    """Hold on to what the form was opened with: a table that is fed its own edits would forget them."""
    opened = st.session_state.get(OPENED)
    if opened is None or opened.id != sheet.id or f"{_key(opened)}-unit" not in st.session_state:
        opened = sheet
        st.session_state[OPENED] = opened
    return opened, _key(opened)


def _key(opened: SavedSheet) -> str:
    return f"sheet-{opened.id}-{opened.version}"


def _tell_faults(faults: Faults, spots: Spots, fields: Spots) -> None:
    """Tell each fault where it is to be mended."""
    by_field, rest = faults_by_field(faults.of(HEAD_PART))
    told = {part: faults.of(part) for part in spots} | {HEAD_PART: tuple(rest)}
    for name, spot in (spots | fields).items():
        with spot:
            show_faults(by_field.get(name, ()) if name in fields else told[name])


def _form(base: SavedSheet, key: str, tabs: Sequence[DeltaGenerator]) -> tuple[FilledIn, Spots, Spots]:
    """Show the form; beside what it holds, return where each part's and each field's faults are to be told."""
    with tabs[0]:
        spots = {HEAD_PART: st.container()}
        head, fields = head_fields(base.tree, key)
    tables = {}
    for tab, (name, part) in zip(tabs[1:], TABLES.items(), strict=False):
        with tab:
            tell_how(name)
            tables[name] = table(base.tree, name, key)
            spots[part] = st.container()  # below: above it, the table would jump from under the cursor
    return filled_in(head, tables), spots, fields


def _save(sheet: SavedSheet, filled: FilledIn, key: str) -> SavedSheet:
    """Save what changed, over the version that this window last saw.

    What it saw is changed in place: the next keystroke may end a run at any call of Streamlit's, also between the
    saving and a note of it in the session, and the window would then take its own saving for another's.
    """
    seen: list[SavedSheet] = st.session_state.setdefault(f"{key}-seen", [sheet])
    if filled.tree == seen[0].tree:
        return seen[0]
    engine = desk.engine()
    try:
        seen[0] = save_sheet(engine, seen[0].id, seen[0].version, filled.tree)
    except DraftConflict as exc:
        notice(str(exc), "error")
        if st.button("重新打开", key=f"{key}-reopen"):
            del st.session_state[OPENED]
            st.rerun()
        st.stop()
    return seen[0]
