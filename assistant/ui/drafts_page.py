"""草稿: all drafts with their versions; two versions side by side."""

import streamlit as st

from assistant.drafting.drafts import Listed
from assistant.ui import desk, pages
from assistant.ui.differences import difference_html
from assistant.ui.frame import local_time, notice, open_page, quiet

_STATES = {"running": "还没写完，打开就接着写", "done": "已写好", "failed": "没有写成，打开看原因"}


def show() -> None:
    """List the drafts, the newest first."""
    open_page("草稿", "每改一次存一版，旧版随时可以找回。")
    listed = desk.drafts().listed()
    if not listed:
        notice("还没有草稿。先在“起草”页填好事实表，再点“起草”。")
        if st.button("去起草", type="primary"):
            st.switch_page(pages.sheet())
    for draft in listed:
        _draft(draft)


def _draft(listed: Listed) -> None:
    with st.container(border=True):
        name, compared, opened, removed = st.columns([7, 1.4, 1, 1], vertical_alignment="center")
        with name:
            st.text(listed.title)
            version = f"第 {listed.version} 版 · " if listed.version else ""
            model = desk.model_name(listed.model)  # drafts of one sheet have one title
            quiet(f"{_STATES[listed.state]} · {version}{model} · {local_time(listed.updated)}")
        if opened.button("打开", key=f"open-{listed.id}", type="primary"):
            st.switch_page(pages.draft(), query_params={"draft": listed.id})
        with removed.popover("删除"):
            quiet("连同所有版本一起删除，不能找回。")
            if st.button("确定删除", key=f"delete-{listed.id}"):
                desk.drafts().delete([listed.id])
                st.rerun()
        if compared.toggle("比较版本", key=f"compare-{listed.id}", disabled=listed.version < 2):
            _compare(listed)


def _compare(listed: Listed) -> None:
    versions = desk.drafts().versions(listed.id)
    names = {version.version: f"第 {version.version} 版 {version.note}" for version in versions}
    left, right = st.columns(2)
    numbers = list(names)
    old = left.selectbox("旧", numbers, 1, format_func=names.__getitem__, key=f"old-{listed.id}")
    new = right.selectbox("新", numbers, 0, format_func=names.__getitem__, key=f"new-{listed.id}")
    texts = (desk.drafts().version(listed.id, number).text for number in (old, new))
    st.html(difference_html(*texts))
