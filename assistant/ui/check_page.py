"""核对: a summary that a person edited in Word is held against the facts it was written from."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

from assistant.errors import GongbiError, UnreadableFile
from assistant.export.report import summary, to_report
from assistant.facts.sheet import is_table, parse_tree
from assistant.records import FactSheet, Finding, Report
from assistant.ui import desk, pages
from assistant.ui.draft_panes import findings_list
from assistant.ui.frame import local_time, notice, open_page, quiet
from assistant.ui.marks import LEGEND, line_html
from assistant.ui.reviews import review_lines
from assistant.ui.sheet_store import get_sheet, list_sheets


@dataclass(frozen=True)
class Ground:
    """What a text is held against: the facts of a draft, or those of a sheet, with when it was last changed."""

    kind: Literal["草稿", "事实表"]
    id: str
    name: str
    changed: str


def show() -> None:
    """Take a file and say what is wrong in it, paragraph by paragraph."""
    open_page("核对", "稿子在 Word 里改过以后，交之前再对一遍事实表：数字变没变，事情漏没漏，有没有没依据的话。")
    grounds = _grounds()
    if not grounds:
        notice("还没有事实表，没有可以对照的。先在“起草”页填写或上传事实表。")
        if st.button("去填事实表", type="primary"):
            st.switch_page(pages.sheet())
        return
    given, chosen = st.columns([3, 2], gap="large")
    with given:
        file = st.file_uploader("改过的总结（Word、PDF 或文本；看完即忘，不保存）", key="check-file")
    lines = _lines(file.name, file.getvalue()) if file else ()
    with chosen:
        ground = st.selectbox(
            "对照哪一份事实",
            grounds,
            likely(lines, [ground.name for ground in grounds]),
            format_func=lambda one: f"{one.kind}：{one.name}　{one.changed}",
            key=f"check-ground-{file.file_id if file else ''}",
        )
    if lines and ground:
        _check(lines, _sheet_of(ground))


def likely(lines: Sequence[str], names: Sequence[str]) -> int:
    """Return the place of the first draft or sheet whose name the text has, else 0."""
    text = "".join("".join(lines).split())
    found = (place for place, name in enumerate(names) if "".join(name.split()) in text)
    return next(found, 0) if text else 0


def _grounds() -> list[Ground]:
    """List what a text can be held against: finished drafts, then sheets, the last changed first each."""
    drafts = [
        Ground("草稿", one.id, one.title, local_time(one.updated))
        for one in desk.drafts().listed()
        if one.state == "done"
    ]
    sheets = [
        Ground("事实表", one.id, one.name, f"{one.changed.astimezone():%Y-%m-%d %H:%M}")
        for one in list_sheets(desk.engine())
        if one.tree.get("facts")
    ]
    return [*drafts, *sheets]


def _sheet_of(ground: Ground) -> FactSheet:
    """Return the facts of a draft as last corrected, or of a sheet.

    Raises SheetError where the sheet has faults.
    """
    if ground.kind == "草稿":
        return desk.drafts().get(ground.id).sheet
    saved = get_sheet(desk.engine(), ground.id)
    return parse_tree(saved.tree if saved else {}).sheet


def _lines(name: str, content: bytes) -> Sequence[str]:
    try:
        return _read(name, content)
    except GongbiError as exc:
        notice(str(exc), "error")
        return ()


@st.cache_data(show_spinner="正在读文件……", max_entries=8)
def _read(name: str, content: bytes) -> tuple[str, ...]:
    from assistant.corpus.readers import read_document

    if is_table(Path(name)):
        raise UnreadableFile(f"{name} 是表格，不是总结。请选改过的 Word 文件；事实表请到“起草”页上传。")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(content)
        return read_document(path).lines


def _check(lines: Sequence[str], sheet: FactSheet) -> None:
    with st.spinner("正在逐句核对……"):
        report = review_lines(lines, sheet)
    told, taken = st.columns([4, 1], vertical_alignment="center")
    with told:
        notice(summary(report), "good" if report.ok else "error")
    name = f"{lines[0].strip()[:40] or sheet.unit}核对报告.txt"
    with taken, st.container(horizontal=True, horizontal_alignment="right"):
        st.download_button("核对报告", lambda: to_report(report, lines, sheet).encode(), name, "text/plain")
    text, whole = st.columns([7, 3], gap="large")
    with whole:
        st.html('<div class="gb-head">全文</div>')
        findings_list([finding for finding in report.findings if not finding.line])
        if not any(status == "missing" for _, status in report.facts):
            quiet("事实表里的事都写到了。")
    with text:
        _paragraphs(lines, report)


def _paragraphs(lines: Sequence[str], report: Report) -> None:
    found: dict[int, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.line, []).append(finding)
    found.pop(0, None)
    st.html(f'<div class="gb-head">正文</div>{LEGEND}')
    only = bool(found) and st.toggle("只看有问题的段落", key="check-only")
    for number, line in enumerate(lines, 1):
        if line.strip() and (number in found or not only):
            st.html(line_html(line, number, report))
            findings_list(found.get(number, ()))
