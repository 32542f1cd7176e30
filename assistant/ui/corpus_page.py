"""范文: past summaries are searched, added, looked through and corrected; charts say where exemplars are few."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from assistant.corpus.browse import list_sources
from assistant.corpus.ingest import ensure_shipped
from assistant.records import ARTICLE_THEMES, Exemplar
from assistant.text.frames import frame_of, frame_words
from assistant.ui import desk
from assistant.ui.corpus_browse import browse_panel
from assistant.ui.corpus_charts import charts_panel
from assistant.ui.corpus_import import SHOWN, import_panel
from assistant.ui.frame import escape, open_page, quiet, time_words
from assistant.ui.marks import passage_html

RESULTS = 8
SEARCH, ADD, BROWSE, CHARTS = "找写法", "添加", "查看和更正", "概况"
_PART = "corpus-part"


def show() -> None:
    """Show the part that was chosen; only that one is worked out."""
    open_page("范文", "往年总结只供借鉴写法：起草时数字、人名、地名、单位名都已遮去，不会进入稿子。")
    with st.spinner("正在读入随附的总结，只有第一次要几秒……"):
        ensure_shipped(desk.settings(), desk.engine())
    if SHOWN in st.session_state and st.session_state.get("corpus-shown") != st.session_state[SHOWN]:
        st.session_state["corpus-shown"] = st.session_state[SHOWN]
        st.session_state[_PART] = BROWSE
    st.session_state.setdefault(_PART, SEARCH)
    chosen, told = st.columns([3, 2], vertical_alignment="center")
    part = chosen.segmented_control("看什么", list(PARTS), required=True, key=_PART, label_visibility="collapsed")
    with told:
        held = list_sources(desk.engine())
        articles, sections = sum(one.articles for one in held), sum(one.sections for one in held)
        quiet(f"现有 {articles} 篇，{sections} 段可作范文。" if articles else "")
    PARTS[part or SEARCH]()


def _search() -> None:
    words, theme, original = st.columns([5, 2, 1], vertical_alignment="bottom")
    query = words.text_input("找写法", placeholder="如：职代会开到车间、送清凉、集体协商要约") or ""
    chosen = theme.selectbox("主题", ARTICLE_THEMES, index=None, placeholder="全部主题")
    as_it_is = original.toggle("看原文")
    if not query.strip() and not chosen:
        quiet("输入几个词，或选一个主题，看别的乡镇是怎么写的。")
        return
    found = desk.corpus().search(query or str(chosen), [chosen] if chosen else [], RESULTS)
    quiet(_told(query, found))
    for exemplar in found:
        _result(exemplar, original=as_it_is)


def _told(query: str, found: Sequence[Exemplar]) -> str:
    from assistant.corpus.retrieve import fits

    if not found:
        return "没有找到。换几个词，或去掉主题再试。"
    if query and not fits(query, found):
        return f"没有贴切的段落：范文库里几乎没有“{query}”的字样。下面 {len(found)} 段只是意思相对近，仅供参考。"
    return f"找到 {len(found)} 段"


def _result(exemplar: Exemplar, *, original: bool) -> None:
    with st.container(border=True):
        heading = exemplar.heading if original else exemplar.masked_heading
        st.html(f'<div class="gb-head">{escape(heading or "（无标题）")}</div>')
        st.html(passage_html(exemplar.text if original else exemplar.masked, ""))
        when, themes = time_words(exemplar.year, exemplar.period), "、".join(exemplar.themes)
        quiet(f"{exemplar.title or exemplar.source} · {when} · {themes} · 写法：{frame_words(frame_of(exemplar.text))}")


PARTS: Mapping[str, Callable[[], None]] = MappingProxyType(
    {SEARCH: _search, ADD: import_panel, BROWSE: browse_panel, CHARTS: charts_panel}
)
