"""语料: past summaries are searched, masked or as they are, and more are added."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant.corpus import store
from assistant.corpus.ingest import IngestReport, ingest
from assistant.records import ARTICLE_THEMES, Exemplar
from assistant.ui import desk
from assistant.ui.frame import escape, notice, open_page, plain, quiet
from assistant.ui.marks import passage_html

KINDS = ("docx", "doc", "pdf", "txt", "md")
RESULTS = 8


def show() -> None:
    """Show search on the left and adding on the right."""
    open_page("语料", "往年总结只供借鉴写法：起草时数字、人名、地名、单位名都已遮去，不会进入稿子。")
    left, right = st.columns([5, 2], gap="large")
    with right:
        _add()
    with left:
        _search()


def _search() -> None:
    words, theme, original = st.columns([5, 2, 1], vertical_alignment="bottom")
    query = words.text_input("找写法", placeholder="如：职代会开到车间、送清凉、集体协商要约") or ""
    chosen = theme.selectbox("主题", ARTICLE_THEMES, index=None, placeholder="全部主题")
    as_it_is = original.toggle("看原文")
    if not query.strip() and not chosen:
        quiet("输入几个词，或选一个主题。")
        return
    found = desk.corpus().search(query or str(chosen), [chosen] if chosen else [], RESULTS)
    quiet(f"找到 {len(found)} 段" if found else "没有找到。换几个词，或去掉主题再试。")
    for exemplar in found:
        _result(exemplar, original=as_it_is)


def _result(exemplar: Exemplar, *, original: bool) -> None:
    with st.container(border=True):
        heading = exemplar.heading if original else exemplar.masked_heading
        st.html(f'<div class="gb-head">{escape(heading or "（无标题）")}</div>')
        st.html(passage_html(exemplar.text if original else exemplar.masked, ""))
        source = exemplar.title if original else exemplar.source
        quiet(f"{source} · {exemplar.year or '年份不详'}{exemplar.period} · {'、'.join(exemplar.themes)}")


def _add() -> None:
    counts = store.counts(desk.engine())
    st.subheader("添加往年总结", anchor=False)
    quiet(f"现有 {counts.articles} 篇、{counts.sections} 段。文件只存在这台电脑上。")
    files = st.file_uploader("往年总结", list(KINDS), accept_multiple_files=True, label_visibility="collapsed")
    if files and st.button("导入", type="primary"):
        report = _ingest([(file.name, file.getvalue()) for file in files])
        st.session_state["ingested"] = report
        st.rerun()
    if told := st.session_state.get("ingested"):
        _tell(told)


def _ingest(files: Sequence[tuple[str, bytes]]) -> IngestReport:
    folder = desk.settings().home / "uploads"
    folder.mkdir(exist_ok=True)
    paths = [folder / Path(name).name for name, _ in files]
    for path, (_, content) in zip(paths, files, strict=True):
        path.write_bytes(content)
    bar = st.progress(0.0, "正在读取")

    def progress(what: str, done: int, total: int) -> None:
        bar.progress(min(1.0, done / max(total, 1)), plain(Path(what).name))

    return ingest(paths, desk.settings(), progress)


def _tell(report: IngestReport) -> None:
    kept = len(report.added) + len(report.replaced)
    told = [f"导入 {kept} 个文件：{report.articles} 篇、{report.sections} 段。"]
    told += [f"{len(report.unchanged)} 个文件没有变化，已跳过。"] if report.unchanged else []
    told += [f"其中 {report.duplicates} 篇与已有的相同或大部分相同。"] if report.duplicates else []
    told += [f"其中 {report.incomplete} 篇不完整。"] if report.incomplete else []
    notice("\n".join(told), "good")
    if report.unreadable:
        notice("\n".join(f"{Path(path).name}：{sentence}" for path, sentence in report.unreadable), "warning")
