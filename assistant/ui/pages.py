"""The pages by name and address; what a page needs is imported when it is first opened."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assistant.ui.frame import page


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
