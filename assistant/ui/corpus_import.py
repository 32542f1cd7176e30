"""Past summaries are uploaded and read; what was found in each file is told, file by file."""

from collections.abc import Iterator
from pathlib import Path

import streamlit as st

from assistant.corpus.browse import SourceRow, list_sources
from assistant.corpus.ingest import IngestReport
from assistant.ui import desk
from assistant.ui.frame import Mood, notice, quiet

LOOK_AGAIN_SECONDS = 0.7
SHOWN = "corpus-source"
_UPLOAD = "corpus-upload"


def import_panel() -> None:
    """Offer the upload, follow the reading, tell what was found."""
    quiet(
        "收 Word、PDF、文本、Excel 和 zip，可以一次选很多个。"
        "一个文件里有好几篇的会自动分开；网站声明、页码会去掉。文件只存在这台电脑上。"
    )
    current = desk.imports().current
    if current and current.is_running:
        _follow()
        return
    key = f"{_UPLOAD}-{st.session_state.setdefault(_UPLOAD, 0)}"
    files = st.file_uploader("往年总结", accept_multiple_files=True, label_visibility="collapsed", key=key)
    if files and st.button(f"导入 {len(files)} 个文件", type="primary"):
        desk.imports().start([(file.name, file.getvalue()) for file in files])
        st.session_state[_UPLOAD] += 1  # the next upload begins with an empty list
        st.rerun()
    if current and current.message:
        notice(current.message, "error")
    if current and current.report:
        _tell(current.report)


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def _follow() -> None:
    current = desk.imports().current
    if current is None or not current.is_running:
        st.rerun()
    told = f"正在读 {current.done} / {current.total} 个文件；关掉网页也会读完。"
    st.progress(current.done / max(1, current.total), told)


def _tell(report: IngestReport) -> None:
    found = {source.path: source for source in list_sources(desk.engine())}
    if kept := [found[path] for path in (*report.added, *report.replaced) if path in found]:
        articles, sections = sum(one.articles for one in kept), sum(one.sections for one in kept)
        notice(f"导入 {len(kept)} 个文件：{articles} 篇，{sections} 段可作范文。", "good")
    for number, (path, mood, told) in enumerate(_files(report)):
        name, button = st.columns([6, 1], vertical_alignment="center")
        with name:
            notice(told_of(path, told or _found(found.get(path))), mood)
        if path in found and button.button("查看", key=f"look-{number}"):
            st.session_state[SHOWN] = found[path].id
            st.rerun()
    if st.button("知道了", key="import-known"):
        desk.imports().forget()
        st.rerun()


def told_of(path: str, told: str) -> str:
    """Say of which file something is told, and of which archive, where the sentence does not itself."""
    name = Path(path).name
    inside = next((f"{archive.name} 里的 " for archive in Path(path).parents if archive.suffix.lower() == ".zip"), "")
    return inside + (told if told.startswith(name) else f"{name}：{told}")


def _files(report: IngestReport) -> Iterator[tuple[str, Mood, str]]:
    """Give each file's path, the mood to tell it in, and what became of it; nothing where it was taken in."""
    yield from ((path, "error", told) for path, told in report.unreadable)
    yield from ((path, "warning", f"没有读全：{told}") for path, told in report.partly_read)
    yield from ((path, "plain", "") for path in (*report.added, *report.replaced))
    yield from ((path, "plain", "范文库里已有一模一样的，没有重复导入。") for path in report.unchanged)
    yield from ((path, "warning", "是事实表，不是总结，没有导入。请到“起草”页上传。") for path in report.passed_over)


def _found(source: SourceRow | None) -> str:
    if source is None:
        return "已导入。"
    told = f"{source.articles} 篇，{source.sections} 段可作范文"
    return told + (f"，舍去 {len(source.dropped)} 处" if source.dropped else "") + "。"
