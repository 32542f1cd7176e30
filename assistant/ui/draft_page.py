"""编辑: a draft under way shows its sections as they are finished; a finished one is edited, checked, taken away."""

from datetime import UTC, datetime

import streamlit as st

from assistant.drafting.drafts import Stored
from assistant.errors import StoreError
from assistant.settings import OFFLINE
from assistant.ui import desk, pages
from assistant.ui.draft_editor import edit_draft
from assistant.ui.frame import escape, notice, open_page, quiet, time_since

LOOK_AGAIN_SECONDS = 0.7
ELSEWHERE = (
    "这份草稿正由另一个开着的工笔在写，写好的部分这里也看得到。"
    "要是那边已经关了，十来秒后由这里接着写，写好的部分不会重写。"
)


def show() -> None:
    """Show the draft that the query string names, else the last one."""
    draft_id = st.query_params.get("draft") or next((listed.id for listed in desk.drafts().listed()), None)
    if draft_id is None:
        open_page("编辑")
        notice("还没有草稿。先在“起草”页填好事实表，再点“起草”。")
        if st.button("去起草", type="primary"):
            st.switch_page(pages.sheet())
        return
    st.query_params["draft"] = draft_id
    try:
        stored = desk.drafts().get(draft_id)
    except StoreError as exc:
        open_page("编辑")
        notice(str(exc), "error")
        if st.button("去选一份", type="primary"):
            st.switch_page(pages.drafts())
        return
    if stored.state == "done":
        edit_draft(stored)
    else:
        open_page("编辑")
        _progress(stored.id)


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def _progress(draft_id: str) -> None:
    stored = desk.drafts().get(draft_id)
    if stored.state == "done":
        st.rerun()
    spot = st.container()
    _finished_so_far(stored)
    with spot:
        _keep_going(stored)


def _keep_going(stored: Stored) -> None:
    if stored.state == "failed":
        notice(stored.message, "error")
        with st.container(horizontal=True):
            if st.button("接着写", type="primary", help="已写好的部分不会重写"):
                desk.jobs().resume(stored.id)
                st.rerun()
            _without_model(stored)
    elif not desk.jobs().resume(stored.id):  # the app was stopped meanwhile, or another one is writing
        notice(ELSEWHERE, "warning")


def _without_model(stored: Stored) -> None:
    """Offer another draft of the same sheet and outline to who cannot, or will not, wait for the model."""
    told = "照同一张事实表、同一份提纲，几秒写好；这一份留着"
    if stored.model != OFFLINE and st.button("不用模型另写一份", help=told):
        st.query_params["draft"] = desk.jobs().start(stored.sheet, OFFLINE, stored.outline, stored.seed)
        st.rerun()


def _finished_so_far(stored: Stored) -> None:
    total = len(stored.outline.sections) + 1
    quiet(f"{stored.outline.title} · {desk.model_name(stored.model)} · 关掉网页也会继续写，回来接着看。")
    done = len(stored.sections)
    is_running = stored.state == "running"
    beginning = is_running and not done
    told = "正在打开范文库、挑选范文，第一次要十几秒……" if beginning else f"写好 {done} / {total} 部分"
    waited = f"　已用 {time_since(stored.updated, datetime.now(UTC))}" if is_running else ""
    st.progress(done / total, told + waited)
    if is_running and done and stored.model != OFFLINE:
        quiet("模型慢也不要紧：十分钟还没写好的部分，由工笔自己的句式补上。")
        _without_model(stored)
    for place, heading in enumerate(["引言", *(section.heading for section in stored.outline.sections)]):
        section = stored.sections.get(place)
        text = "".join(f"<p>{escape(line)}</p>" for line in section.text.split("\n")) if section else ""
        waiting = "" if section or not is_running else "　<small>正在写……</small>"
        st.html(f'<div class="gb-head">{escape(heading)}{waiting}</div><div class="gb-text">{text}</div>')
