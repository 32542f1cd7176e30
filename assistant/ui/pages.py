"""The pages by name and address; what a page needs is imported when it is first opened."""

from collections.abc import Callable
from importlib import import_module

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assistant.ui.frame import page

_SEAL = (
    '<rect x="1" y="3" width="24" height="24" rx="3" fill="#9f2d20"/>'
    '<path d="M7 10h12M13 10v10M6 20h14" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/>'
)
ICON = f'<svg xmlns="http://www.w3.org/2000/svg" width="26" height="30" viewBox="0 0 26 30">{_SEAL}</svg>'
LOGO = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="74" height="30" viewBox="0 0 74 30">{_SEAL}'
    '<text x="32" y="22" font-size="19" font-weight="600" fill="#23262b" '
    'font-family="Microsoft YaHei,PingFang SC,Noto Sans CJK SC,sans-serif">工笔</text></svg>'
)


def sheet() -> StreamlitPage:
    """Fill in a sheet and start a draft."""
    return st.Page(_shown("sheet_page"), title="起草", url_path="sheet", icon=":material/edit_note:", default=True)


def draft() -> StreamlitPage:
    """Look at a draft and edit it."""
    return st.Page(_shown("draft_page"), title="编辑", url_path="draft", icon=":material/splitscreen_left:")


def drafts() -> StreamlitPage:
    """Find a draft or an earlier version."""
    return st.Page(_shown("drafts_page"), title="草稿", url_path="drafts", icon=":material/folder_open:")


def check() -> StreamlitPage:
    """Hold an edited Word file against its facts."""
    return st.Page(_shown("check_page"), title="核对", url_path="check", icon=":material/fact_check:")


def corpus() -> StreamlitPage:
    """Search exemplars and add some."""
    return st.Page(_shown("corpus_page"), title="范文", url_path="corpus", icon=":material/library_books:")


def _shown(name: str) -> Callable[[], None]:
    """Import a page by its name when it is opened: the pages lead to one another, and a first page waits for none."""

    @page
    def show() -> None:
        import_module(f"assistant.ui.{name}").show()

    return show
