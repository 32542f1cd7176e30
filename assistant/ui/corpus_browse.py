"""What was found in a file, beside the file itself; headings, themes and use are corrected by hand."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
import streamlit as st

from assistant import resources
from assistant.corpus import store
from assistant.corpus.browse import ArticleRow, SectionRow, SourceRow, articles_of, list_sources, sections_of
from assistant.corpus.corrections import correct_section, take_back
from assistant.corpus.mending import mends_of, refuse_mends
from assistant.errors import GongbiError
from assistant.records import ARTICLE_THEMES
from assistant.ui import desk
from assistant.ui.corpus_import import SHOWN
from assistant.ui.frame import escape, notice, quiet, time_words

MOST_LINES = 800
_SHIPPED = "shipped:"
_LINES, _HEADING, _THEMES, _USED, _BEFORE = "行", "标题", "主题", "用作范文", "更正前"


def browse_panel() -> None:
    """Choose a file and an article; show what was found beside its lines."""
    sources = {source.id: source for source in list_sources(desk.engine())}
    if not sources:
        notice("范文库还是空的。请到“添加”导入往年总结。")
        return
    chosen, removed = st.columns([6, 1], vertical_alignment="bottom")
    ids = list(sources)
    shown = st.session_state.get(SHOWN)
    source_id = chosen.selectbox(
        "文件",
        ids,
        ids.index(shown) if shown in sources else 0,
        format_func=lambda key: f"{sources[key].name}　{sources[key].articles} 篇，{sources[key].sections} 段",
    )
    source = sources[source_id or ids[0]]
    with removed.popover("删除"):
        quiet("从范文库里去掉这个文件，以后起草不再用它。已写好的稿子不受影响。")
        if st.button("确定删除", key=f"remove-{source.id}"):
            store.remove_sources(desk.engine(), [source.path])
            st.rerun()
    _dropped(source)
    _article(source, articles_of(desk.engine(), source.id))


def lines_html(lines: Sequence[str], first: int, last: int, sections: Sequence[SectionRow], source: SourceRow) -> str:
    """Show lines of a file, numbered, with headings, themes and what was dropped marked where they stand."""
    starts = {section.first_line: section for section in sections}
    rows = []
    for number in range(first, min(last, len(lines), first + MOST_LINES - 1) + 1):
        reason = next((told.reason for told in source.dropped if told.first_line <= number <= told.last_line), "")
        style, told = ("dropped", reason) if reason else ("", "")
        if section := starts.get(number):
            style, told = "start", "、".join(section.themes) if section.is_exemplar else "不作范文"
        mark = f"<small>{escape(told)}</small>" if told else ""
        rows.append(f'<p class="{style}"><i>{number}</i>{escape(lines[number - 1])}{mark}</p>')
    return f'<div class="gb-lines">{"".join(rows)}</div>'


def changes(
    sections: Sequence[SectionRow], rows: Sequence[dict[str, object]]
) -> list[tuple[SectionRow, str, list[str], bool]]:
    """Return the sections that a person changed in the table, with heading, themes and use as they are now."""
    told = []
    for section, row in zip(sections, rows, strict=True):
        heading, themes, used = " ".join(str(row[_HEADING] or "").split()), _listed(row[_THEMES]), bool(row[_USED])
        if (heading, tuple(themes), used) != (section.heading, section.themes, section.is_exemplar):
            told.append((section, heading, themes, used))
    return told


def _dropped(source: SourceRow) -> None:
    if not source.dropped:
        return
    with st.expander(f"舍去 {len(source.dropped)} 处（网站声明、页码之类）"):
        lines = _lines(source.path, source.sha256)
        for told in source.dropped:
            text = " ".join(lines[told.first_line - 1 : told.last_line]) if lines else ""
            notice(f"第 {_span(told.first_line, told.last_line)} 行，{told.reason}：{_shortened(text)}")


def _article(source: SourceRow, articles: Sequence[ArticleRow]) -> None:
    if not articles:
        quiet("这个文件里没有找到总结。")
        return
    article = articles[0]
    if len(articles) > 1:
        article = (
            st.selectbox(
                "篇",
                articles,
                format_func=lambda one: f"{one.number}　{one.title or '（无题）'}",
                key=f"of-{source.id}",
            )
            or article
        )
    sections = sections_of(desk.engine(), article.id)
    left, right = st.columns(2, gap="medium")
    with left:
        _facts_of(article)
        _table(article, sections)
        _mends(article)
    with right:
        lines = _lines(source.path, source.sha256)
        if lines:
            st.html(lines_html(lines, article.first_line, article.last_line, sections, source))
        else:
            quiet("原文件已移走、改过，或在压缩包里，下面是读入时的正文。")
            own = article.text.split("\n")
            st.html(lines_html(own, 1, len(own), (), SourceRow(0, "", "", "", 0, 0, ())))


def _facts_of(article: ArticleRow) -> None:
    lines = f"第 {_span(article.first_line, article.last_line)} 行"
    quiet(f"{article.unit or '单位不详'} · {time_words(article.year, article.period)} · {lines}")
    if article.like:
        notice(f"与《{article.like}》有 {article.similarity:.0%} 相同。起草时两篇不会一起用。", "warning")
    if not article.complete:
        notice("文字到这里断了，可能不完整。", "warning")


def _table(article: ArticleRow, sections: Sequence[SectionRow]) -> None:
    """Show a table in which sections are corrected, the same one after each correction: people type on meanwhile."""
    if not sections:
        quiet("没有找到带标题的部分。")
        return
    config, opened = st.column_config, _opened(article, sections)
    edited = st.data_editor(
        pd.DataFrame([_row(section) for section in sections]),
        key=f"sections-{article.id}-{opened.since}",
        hide_index=True,
        height=min(640, 33 * (len(sections) + 1) + 3),
        placeholder="",
        disabled=[_LINES, _BEFORE],
        column_order=[_LINES, _HEADING, _THEMES, _USED, *([_BEFORE] if opened.was_corrected else [])],
        column_config={
            _LINES: config.TextColumn(width=56),
            _HEADING: config.TextColumn(width=180),
            _THEMES: config.MultiselectColumn(width=140, options=list(ARTICLE_THEMES)),
            _USED: config.CheckboxColumn(width=96, help="去掉勾，起草时就不再借鉴这一段"),
            _BEFORE: config.TextColumn(width=170),
        },
    )
    quiet("标题、主题、是否用作范文都可以改，改了就存；重新导入也不会丢。太短的一般不作范文，想用就勾上。")
    changed, engine = changes(sections, edited.to_dict("records")), desk.engine()
    for section, heading, themes, used in changed:
        correct_section(engine, section.id, heading, themes, used)
        opened.seen = store.revision(engine)
    if changed:
        st.rerun()
    if any(one.found for one in sections) and st.button("撤销这一篇的更正", type="tertiary", icon=":material/undo:"):
        take_back(desk.engine(), article.id)
        st.rerun()


@dataclass
class _Opened:
    """An article's table: the corpus's revision that it was opened at, the one it knows of, whether it had corrections.

    It is changed in place: a keystroke may end a run right after a correction was kept.
    """

    since: int
    seen: int
    was_corrected: bool


def _opened(article: ArticleRow, sections: Sequence[SectionRow]) -> _Opened:
    """Return the table as this window opened it; opened anew where the corpus changed without it."""
    now, name = desk.corpus_revision(), f"opened-{article.id}"
    held: _Opened | None = st.session_state.get(name)
    if held is None or held.seen != now:
        held = _Opened(now, now, any(one.found for one in sections))
        st.session_state[name] = held
    return held


def _mends(article: ArticleRow) -> None:
    """Show which spun or misread words are mended for search and drafting, and let a person refuse each."""
    mends = mends_of(desk.engine(), article.id)
    if not mends:
        return
    with st.expander(f"修补 {sum(mend.times for mend in mends)} 处（同义替换、识别错误），原文不动"):
        for mend in mends:
            told = "保留原样，没有修补" if mend.is_refused else f"按“{mend.better}”理解"
            notice(f"“{mend.text}”{told}（{mend.cause}，{mend.times} 处）")
        refused = [mend.text for mend in mends if mend.is_refused]
        chosen = st.multiselect(
            "这些词保留原样，不修补",
            list(dict.fromkeys(mend.text for mend in mends)),
            refused,
            key=f"mends-{article.id}-{desk.corpus_revision()}",
            placeholder="选改错了的词",
        )
        if set(chosen) != set(refused):
            refuse_mends(desk.engine(), article.id, chosen)
            st.rerun()


def _row(section: SectionRow) -> dict[str, object]:
    found = f"{section.found[0]}（{'、'.join(section.found[1])}）" if section.found else ""
    return {
        _LINES: _span(section.first_line, section.last_line),
        _HEADING: section.heading,
        _THEMES: list(section.themes),
        _USED: section.is_exemplar,
        _BEFORE: found,
    }


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}—{last}"


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else []


@st.cache_data(show_spinner="正在读原文……", max_entries=16)
def _lines(path: str, sha256: str) -> tuple[str, ...]:
    """Read a source again where it still stands unchanged, else nothing."""
    from assistant.corpus.readers import read_document

    file = resources.CORPUS / path.removeprefix(_SHIPPED) if path.startswith(_SHIPPED) else Path(path)
    try:
        is_same = file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == sha256
        return read_document(file).lines if is_same else ()
    except (GongbiError, OSError):
        return ()


def _shortened(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}……"
