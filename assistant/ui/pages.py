"""The pages by name and address; what a page needs is imported when it is first opened."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assistant.ui.frame import page

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="74" height="30" viewBox="0 0 74 30">'
    '<rect x="1" y="3" width="24" height="24" rx="3" fill="#9f2d20"/>'
    '<path d="M7 10h12M13 10v10M6 20h14" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/>'
    '<text x="32" y="22" font-size="19" font-weight="600" fill="#23262b" '
    'font-family="Microsoft YaHei,PingFang SC,Noto Sans CJK SC,sans-serif">工笔</text></svg>'
)


def sheet() -> StreamlitPage:
    """Fill in a sheet and start a draft."""
    return st.Page(_sheet, title="起草", url_path="sheet", icon=":material/edit_note:", default=True)


def draft() -> StreamlitPage:
    """Look at a draft and edit it."""
    return st.Page(_draft, title="编辑", url_path="draft", icon=":material/splitscreen_left:")


def drafts() -> StreamlitPage:
    """Find a draft or an earlier version."""
    return st.Page(_drafts, title="草稿", url_path="drafts", icon=":material/folder_open:")


def corpus() -> StreamlitPage:
    """Search exemplars and add some."""
    return st.Page(_corpus, title="语料", url_path="corpus", icon=":material/library_books:")


@page
def _sheet() -> None:
    from assistant.ui.sheet_page import show

    show()


@page
def _draft() -> None:
    from assistant.ui.draft_page import show

    show()


@page
def _drafts() -> None:
    from assistant.ui.drafts_page import show

    show()


@page
def _corpus() -> None:
    from assistant.ui.corpus_page import show

    show()
