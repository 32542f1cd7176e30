"""Ways to begin a fact sheet, and to take one away: blank, a file, the sample, last year's text."""

import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import streamlit as st

from assistant.errors import GongbiError, SheetError, UnreadableFile
from assistant.facts.dumping import dump_sheet, dump_yaml
from assistant.facts.sheet import LoadedSheet, is_table, load_sheet
from assistant.facts.trees import read_tree
from assistant.facts.workbook import read_workbook
from assistant.facts.workbook_layout import empty_workbook, filled_workbook
from assistant.resources import SAMPLES
from assistant.ui import desk
from assistant.ui.frame import notice, quiet
from assistant.ui.sheet_form import is_blank, told_once
from assistant.ui.sheet_store import SavedSheet, create_sheet, delete_sheet
from assistant.ui.tables import HEAD, TABLES, Faults, Tree, build_tree, from_rows, head_text, numbered, to_rows

SAMPLE = SAMPLES / "qingxi-2025.yaml"
MONTHS_OF_LOOKING_BACK = 3
TEXTS = ("docx", "doc", "wps", "pdf", "txt", "md")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def start_panel(saved: Sequence[SavedSheet]) -> None:
    """Offer the ways to begin; each opens the form with what it found."""
    left, middle, right = st.columns(3, border=True)
    with left:
        _head("填一张表")
        quiet("从空白开始，在网页里填；或下载 Excel 模板，填好再上传。")
        with st.container(horizontal=True):
            if st.button("新建空白表", type="primary"):
                _open_blank(saved)
            st.download_button("下载模板", empty_workbook, "工会事实表.xlsx", _XLSX)
        if st.button("用样例看看（清溪镇，虚构）", type="tertiary", icon=":material/visibility:"):
            _open(dump_sheet(load_sheet(SAMPLE).sheet))
    with middle:
        _head("上传事实表")
        quiet("填好的 Excel 模板（.xlsx），也收 .yaml、.json。填错的地方会逐条指出，可以在网页里改。")
        _upload("事实表", _from_sheet)
    with right:
        _head("从上年总结开始")
        quiet("Word、PDF 或文本。找出里面的数字，放进“上年同期”一栏，今年的数由您来填。")
        _upload("上年总结", from_text)
    if saved:
        _saved_sheets(saved)


def likely_year(today: date) -> int:
    """Return the year that a summary begun today is about: in the first months, the last one."""
    return today.year if today.month > MONTHS_OF_LOOKING_BACK else today.year - 1


def download_row(saved: SavedSheet, verdict: LoadedSheet | Faults, told: Faults) -> None:
    """Say where the sheet stands, and let it be taken away or another be opened; `told` is what is told of it."""
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        standing = f"还有 {told.count} 处要改" if told.count else _standing(verdict)
        quiet(f"{saved.name} · 已自动保存 {saved.changed.astimezone():%H:%M:%S} · {standing}")
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        tree = dump_sheet(verdict.sheet, verdict.open_rows) if isinstance(verdict, LoadedSheet) else saved.tree
        st.download_button("存为 Excel", lambda: filled_workbook(tree), f"{saved.name}.xlsx", _XLSX)
        with st.popover("其他格式"):
            st.download_button("YAML", lambda: dump_yaml(tree).encode(), f"{saved.name}.yaml", "text/yaml")
        if st.button("换一张表"):
            st.query_params["sheet"] = "new"
            st.rerun()


def _standing(verdict: LoadedSheet | Faults) -> str:
    if isinstance(verdict, Faults):
        return "还没有填完"
    if verdict.open_rows:
        return f"{len(verdict.open_rows)} 项数值待补"
    warned = f"，{len(verdict.warnings)} 处请核对" if verdict.warnings else ""
    return f"{len(verdict.sheet.all_facts)} 条，可以起草{warned}"


def _head(text: str) -> None:
    st.subheader(text, anchor=False)


def _upload(label: str, read: Callable[[Path], Tree]) -> None:
    # of any kind: a sentence says what a file is not, where the browser would only turn red
    file = st.file_uploader(label, label_visibility="collapsed", key=f"upload-{label}")
    if file is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(file.name).name
        path.write_bytes(file.getvalue())
        try:
            tree = read(path)
        except GongbiError as exc:
            tree = faulty_tree(path) if isinstance(exc, SheetError) else {}
            if not _tell_faults(exc, can_be_mended=bool(tree)):
                return
    _open(tree)


def _tell_faults(exc: GongbiError, *, can_be_mended: bool) -> bool:
    """Tell what is wrong with a file; return whether the person wants to mend it in the form."""
    wanted = can_be_mended and st.button("打开，在网页里改", type="primary", icon=":material/edit:")
    faults = exc.faults if isinstance(exc, SheetError) else [str(exc)]
    notice("\n".join(told_once(faults)), "error")
    return wanted


def _from_sheet(path: Path) -> Tree:
    if path.suffix.lower().lstrip(".") in TEXTS:
        raise UnreadableFile(f"{path.name} 是文章，不是事实表。上年总结请传到“从上年总结开始”。")
    loaded = load_sheet(path, complete=False)
    return dump_sheet(loaded.sheet, loaded.open_rows)


def faulty_tree(path: Path) -> Tree:
    """Read what can be shown of a sheet that has faults, so that they can be mended in the form; else nothing."""
    try:
        tree = (read_workbook(path) if path.suffix.lower() == ".xlsx" else read_tree(path)).tree
    except SheetError:
        return {}
    if not isinstance(tree, dict):
        return {}
    rows = {table: [row for row in _listed(tree.get(table)) if isinstance(row, (dict, str))] for table in TABLES}
    return {key: tree[key] for key in HEAD if key in tree} | rows


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def from_text(path: Path) -> Tree:
    """Propose a sheet from last year's text.

    Raises UnreadableFile, also where it counts nothing.
    """
    if is_table(path):
        raise UnreadableFile(f"{path.name} 是表格，不是总结。填好的事实表请传到“上传事实表”。")
    from assistant.corpus.readers import read_document
    from assistant.facts.find import propose_sheet

    tree = propose_sheet(read_document(path).lines)
    if not tree["facts"]:
        raise UnreadableFile(f"{path.name} 里没有找到带数字的事。请核对是不是上年的总结；也可以新建空白表，自己填。")
    return tree


def _open_blank(saved: Sequence[SavedSheet]) -> None:
    """Open a blank sheet, one that was begun and left where there is one."""
    for sheet in saved:
        if is_blank(sheet.tree):
            _go_to(sheet)
    _open({"year": str(likely_year(date.today())), "period": "年度", "facts": []})


def _open(tree: Tree) -> None:
    """Keep a new sheet, laid out as the form itself would, and go to it."""
    head = {key: head_text(tree, key) for key in HEAD}
    tables = {table: from_rows(numbered(to_rows(tree, table))) for table in TABLES}
    _go_to(create_sheet(desk.engine(), build_tree(head, tables)))


def _go_to(sheet: SavedSheet) -> None:
    st.query_params["sheet"] = sheet.id
    st.rerun()


def _saved_sheets(saved: Sequence[SavedSheet]) -> None:
    _head("接着填")
    for sheet in saved[:12]:
        name, opened, removed = st.columns([8, 1, 1], vertical_alignment="center")
        with name:
            st.text(f"{sheet.name}　{sheet.changed.astimezone():%Y-%m-%d %H:%M}")
        if opened.button("打开", key=f"open-{sheet.id}"):
            _go_to(sheet)
        with removed.popover("删除"):
            quiet("不能找回；由它写成的草稿会保留。")
            if st.button("确定删除", key=f"delete-{sheet.id}"):
                delete_sheet(desk.engine(), sheet.id)
                st.rerun()
