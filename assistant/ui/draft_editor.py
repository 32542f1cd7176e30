"""A finished draft: facts, text and exemplars side by side; every edit is saved as a version and checked at once."""

from dataclasses import replace

import streamlit as st

from assistant.drafting.drafts import Stored
from assistant.export.docx import to_docx
from assistant.export.markdown import to_markdown, to_text
from assistant.export.report import summary, to_report
from assistant.records import Draft, DraftSection
from assistant.settings import OFFLINE
from assistant.ui import desk
from assistant.ui.correction import correction_button
from assistant.ui.draft_panes import basics_of, exemplars_pane, facts_pane, findings_list, hover_style, section_facts
from assistant.ui.edits import edited_section, replaced
from assistant.ui.exemplar_choice import others_button
from assistant.ui.frame import escape, local_time, notice, open_page, quiet
from assistant.ui.marks import LEGEND, findings_of, first_lines, section_html
from assistant.ui.opened import Opened, open_newest, open_version, save
from assistant.ui.rewrite_panel import (
    can_be_rewritten,
    lock_choice,
    proposal,
    rewrite_button,
    show_proposal,
    wait_for_proposal,
)

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WIDTHS = (2.5, 5, 3)


def edit_draft(stored: Stored) -> None:
    """Show a finished draft and save what a person changes, as a new version."""
    title = st.container()
    opened = open_version(stored, st.container())
    with title:
        open_page(opened.draft.title)
    _tools(opened)
    changed, what = _sections(opened)
    if changed != opened.draft:
        save(opened, changed, what)
    elif stored.version > opened.version:
        open_newest(stored)


def _tools(opened: Opened) -> None:
    left, right = st.columns([3, 2], vertical_alignment="center")
    errors = [finding for finding in opened.report.findings if finding.severity == "error"]
    with left:
        quiet(f"第 {opened.version} 版，已保存 · {_writer(opened.draft)} · {_characters(opened.draft)} 字")
        notice(summary(opened.report), "error" if errors else "good")
        _where_to_look(opened)
        if opened.draft.notices:
            notice("\n".join(("起草时的提示：", *opened.draft.notices)), "warning")
        st.html(LEGEND)
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        name = opened.draft.title
        st.download_button("下载 Word", lambda: to_docx(opened.draft), f"{name}.docx", _WORD, type="primary")
        with st.popover("其他格式"):
            st.download_button("纯文本", lambda: to_text(opened.draft).encode(), f"{name}.txt", "text/plain")
            st.download_button("Markdown", lambda: to_markdown(opened.draft).encode(), f"{name}.md", "text/markdown")
            st.download_button("核对报告", lambda: _report(opened), f"{name}核对报告.txt", "text/plain")
        _versions(opened)
    _whole_findings(opened)


def _where_to_look(opened: Opened) -> None:
    """Lead from the top to the sections in which something is to be mended or looked at."""
    places = zip(opened.draft.sections, first_lines(opened.draft), strict=True)
    links = [
        f'<a href="#{_anchor(index)}">{escape(section.heading or "引言")}</a>'
        for index, (section, start) in enumerate(places)
        if any(finding.severity != "info" for finding in findings_of(opened.report, start, section))
        or any(sentence.text in opened.stored.outdated for sentence in section.sentences)
    ]
    if links:
        st.html(f'<div class="gb-quiet">请看：{"　".join(links)}</div>')


def _anchor(index: int) -> str:
    return f"part-{index}"


def _writer(draft: Draft) -> str:
    """Say who wrote a draft; a model of which nothing stands did not."""
    has_part = any(sentence.origin == "model" for section in draft.sections for sentence in section.sentences)
    name = desk.model_name(draft.model)
    return name if has_part or draft.model == OFFLINE else f"{name} 没有写成，由工笔自己的句式写成"


def _characters(draft: Draft) -> int:
    return len("".join(draft.text.split()))


def _report(opened: Opened) -> bytes:
    return to_report(opened.report, opened.draft.text.split("\n"), opened.sheet).encode()


def _versions(opened: Opened) -> None:
    with st.popover("版本"):
        for version in desk.drafts().versions(opened.stored.id):
            with st.container(horizontal=True, vertical_alignment="center"):
                quiet(f"第 {version.version} 版 {local_time(version.saved)} {version.note}")
                is_wanted = version.version != opened.version and st.button(
                    "恢复", key=f"back-{opened.key}-{version.version}"
                )
            if is_wanted:
                earlier = desk.drafts().version(opened.stored.id, version.version)
                save(opened, earlier, f"恢复第 {version.version} 版")


def _whole_findings(opened: Opened) -> None:
    whole = [finding for finding in opened.report.findings if finding.line < 2]
    if whole:
        with st.expander(f"全文 {len(whole)} 处", expanded=any(finding.severity == "error" for finding in whole)):
            findings_list(whole, "")


def _sections(opened: Opened) -> tuple[Draft, str]:
    """Show all sections; return the draft as they now stand, and the name of the part that changed."""
    numbers = {fact.id: number for number, fact in enumerate(opened.sheet.all_facts)}
    draft, what = _front(opened)
    for index, (section, start) in enumerate(zip(opened.draft.sections, first_lines(opened.draft), strict=True)):
        key, facts = f"section-{index}", section_facts(section, _planned(opened, index), opened.sheet)
        with st.container(border=True, key=key):
            left, middle, right = st.columns(_WIDTHS, gap="medium")
            with left:
                facts_pane(facts, opened.report, numbers, () if section.heading else basics_of(opened.sheet))
                correction_button(opened, facts, f"{opened.key}-{index}")
            with middle:
                now = _text(opened, index, section, start, numbers)
            with right:
                exemplars_pane(section, findings_of(opened.report, start, section), f"{opened.stored.id}-{index}")
                others_button(opened, index, section, facts)
            st.html(hover_style(key, facts, numbers))
        if now != section:
            draft, what = replaced(draft, index, now), f"修改 {section.heading or '引言'}"
    return draft, what


def _planned(opened: Opened, index: int) -> tuple[str, ...]:
    """Return what the outline gave a section; the 引言 stands before the first of the outline's."""
    place = index - (len(opened.draft.sections) - len(opened.stored.outline.sections))
    return opened.stored.outline.sections[place].fact_ids if place >= 0 else ()


def _front(opened: Opened) -> tuple[Draft, str]:
    with st.expander("题目和落款"):
        key, begun = _field(opened, "title", opened.draft.title)
        title = st.text_input("题目", begun, key=key) or opened.draft.title
        signed = "\n".join(opened.draft.signature)
        key, begun = _field(opened, "sign", signed)
        lines = st.text_area("落款（一行单位，一行日期）", begun, key=key)
    signature = tuple(filter(None, map(str.strip, (lines or "").split("\n"))))
    return replace(opened.draft, title=title.strip(), signature=signature), "修改题目或落款"


def _text(opened: Opened, index: int, section: DraftSection, start: int, numbers: dict[str, int]) -> DraftSection:
    heading, buttons = st.columns([1.4, 1], vertical_alignment="center")
    heading.html(f'<div class="gb-head" id="{_anchor(index)}">{escape(section.heading or "引言")}</div>')
    with buttons, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        spot = st.container(width="content")  # of the two only the switch says which there is
        is_edited = st.toggle("修改", key=f"edit-{opened.stored.id}-{index}")
        if can_be_rewritten(section) and not is_edited:
            with spot:
                rewrite_button(opened, index, section)
    if not is_edited and (found := proposal(opened, index, section)):
        if found.state != "running":
            show_proposal(opened, index, section, found)
            return section
        wait_for_proposal(opened.stored.id, index)
    if is_edited:
        now = _inputs(opened, index, section)
    else:
        now = section
        st.html(section_html(section, start, opened.report, numbers, opened.stored.locked, opened.stored.outdated))
    findings_list(findings_of(opened.report, start, section))
    _outdated(opened, index, section)
    return now


def _outdated(opened: Opened, index: int, section: DraftSection) -> None:
    """Point out a person's sentences whose facts were corrected since."""
    for number, sentence in enumerate(section.sentences):
        if sentence.text not in opened.stored.outdated:
            continue
        told, button = st.columns([5, 1], vertical_alignment="center")
        with told:
            notice(f"事实已改，请看这句：{sentence.text}", "warning")
        if button.button("看过了", key=f"looked-{opened.key}-{index}-{number}"):
            desk.drafts().looked_at(opened.stored.id, sentence.text)
            st.rerun()


def _inputs(opened: Opened, index: int, section: DraftSection) -> DraftSection:
    heading = section.heading
    if heading:
        key, begun = _field(opened, f"heading-{index}", heading)
        heading = st.text_input("标题", begun, key=key) or heading
    height = min(640, 90 + 25 * (len(section.text) // 38 + section.text.count("\n")))
    key, begun = _field(opened, f"text-{index}", section.text)
    text = st.text_area("正文", begun, height=height, key=key) or ""
    quiet(f"第 {opened.version} 版，已保存。改完点框外就存下一版并核对；一个自然段一行。")
    if can_be_rewritten(section):
        lock_choice(opened, index, section)
    return section if (heading, text) == (section.heading, section.text) else edited_section(section, heading, text)


def _field(opened: Opened, name: str, text: str) -> tuple[str, str]:
    """Return a field's key and what it begins with; fill it where the draft changed without it.

    It is the same field in every version: a new one would drop what is being typed while another field is saved.
    It is filled only then: what a browser still holds of it from before the app was closed would be lost.
    """
    key = f"{name}-{opened.stored.id}"
    seen = st.session_state.get(f"{key}-version", opened.version)
    st.session_state[f"{key}-version"] = opened.version
    if seen == opened.version or st.session_state.get(key) == text:
        return key, text
    st.session_state[key] = text
    return key, ""
