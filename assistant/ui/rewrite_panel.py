"""A section written again: what would change, word by word, taken or turned down; locked sentences stay."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from assistant.drafting.rewrites import Rewrite
from assistant.errors import GongbiError
from assistant.records import DraftSection
from assistant.ui import desk
from assistant.ui.differences import CHANGES, section_difference_html
from assistant.ui.edits import replaced
from assistant.ui.frame import notice, quiet, time_since
from assistant.ui.opened import Opened, save

LOOK_AGAIN_SECONDS = 1.0
LONGEST_REQUEST = 100
_SHORT = 26


def can_be_rewritten(section: DraftSection) -> bool:
    """Whether there is something to tell in other words: the 引言 and a section without facts have nothing."""
    return bool(section.heading) and any(sentence.fact_ids for sentence in section.sentences)


def rewrite_button(opened: Opened, index: int, section: DraftSection) -> None:
    """Offer to write a section again, with a request where the person has one."""
    told = "换一种写法，看过再定；锁住的和您改过的句子不动"
    answered = proposal(opened, index, section) is not None
    key = f"ask-{opened.key}-{index}-{answered}"  # another key, and it closes where there is a proposal to look at
    with st.popover("重写", icon=":material/refresh:", type="tertiary", help=told, key=key):
        if not answered:  # else the choice stands below the proposal
            lock_choice(opened, index, section)
        with st.form(f"ask-form-{opened.key}-{index}", border=False):
            st.text_input(
                "有什么要求（可以不填）",
                placeholder="如：更简短；突出货车司机入会",
                max_chars=LONGEST_REQUEST,
                key=_request_key(opened, index),
            )
            _model_choice(opened, index)
            asked = st.form_submit_button("写一稿看看", key=f"again-{opened.key}-{index}", type="primary")
        if asked:
            _start(opened, index)


def proposal(opened: Opened, index: int, section: DraftSection) -> Rewrite | None:
    """Return what is proposed for a section as it stands now."""
    found = desk.rewrites().of(opened.stored.id, index)
    return found if found and found.base == section else None


def show_proposal(opened: Opened, index: int, section: DraftSection, found: Rewrite) -> None:
    """Show what would change, and take it, turn it down or try once more."""
    for told in found.told:
        notice(told, "warning" if found.state == "done" else "error")
    changed = found.section is not None and found.section.text != section.text
    if found.section and changed:
        only_new = st.toggle("只看新的", key=f"only-new-{opened.key}-{index}")
        st.html(section_difference_html(found.section if only_new else section, found.section))
        if not only_new:
            st.html(CHANGES)
    elif found.state == "done":
        notice("没有别的写法了。可以点“修改”自己改，或给这几条事实补上做法、成效。")
    lock_choice(opened, index, section)
    is_behind = changed and not _keeps_locked(opened, section, found)
    if is_behind:
        notice("这一稿改动了您锁住的句子，不能用。点“再换一种”，锁住的就不动了。", "warning")
    with st.container(horizontal=True):
        if changed and not is_behind and st.button("用新的", key=f"take-{opened.key}-{index}", type="primary"):
            _take(opened, index, section, found)
        if st.button("再换一种" if changed else "再试一次", key=f"more-{opened.key}-{index}"):
            _start(opened, index)
        if st.button("不用，留原来的" if changed else "知道了", key=f"leave-{opened.key}-{index}"):
            desk.rewrites().drop(opened.stored.id, index)
            st.rerun()


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def wait_for_proposal(draft_id: str, index: int) -> None:
    """Say that a section is being written again, and look until it is."""
    found = desk.rewrites().of(draft_id, index)
    if found is None or found.state != "running":
        st.rerun()
    waited = time_since(found.begun, datetime.now(UTC))
    notice(f"模型正在重写这一节，已用 {waited}，写好就在这里给您看；别的部分可以照常改。")


def lock_choice(opened: Opened, index: int, section: DraftSection) -> None:
    """Let sentences be locked; a person's own stay anyway."""
    offered = [sentence.text for sentence in section.sentences if sentence.fact_ids and sentence.origin != "person"]
    offered = list(dict.fromkeys(offered))
    if not offered:
        return
    before = [text for text in offered if text in opened.stored.locked]
    now = st.multiselect(
        "锁住的句子（重写时一字不动）",
        offered,
        before,
        format_func=_shortened,
        key=f"locks-{opened.key}-{index}",
        placeholder="选要留下的句子",
    )
    if set(now) != set(before):
        desk.drafts().lock(opened.stored.id, now, [text for text in before if text not in now])
        st.rerun()


def _keeps_locked(opened: Opened, section: DraftSection, found: Rewrite) -> bool:
    """Whether a proposal leaves the locked sentences as they are: some may have been locked when it stood already."""
    assert found.section is not None
    locked = [sentence.text for sentence in section.sentences if sentence.text in opened.stored.locked]
    return not Counter(locked) - Counter(sentence.text for sentence in found.section.sentences)


def _request_key(opened: Opened, index: int) -> str:
    return f"request-{opened.key}-{index}"


def _model_choice(opened: Opened, index: int) -> None:
    """Let a person choose who writes, where there is a choice; a model that is no longer set up is not one."""
    models, usual = desk.models(), opened.stored.model
    if len(models) > 1:
        place = models.index(usual) if usual in models else 0
        st.radio("由谁来写", models, place, format_func=desk.model_name, key=_model_key(opened, index))
    elif usual not in models:
        quiet(f"{usual} 现在没有设置，由工笔自己的句式来写。")


def _model_key(opened: Opened, index: int) -> str:
    return f"model-{opened.key}-{index}"


def _start(opened: Opened, index: int) -> None:
    section, models = opened.draft.sections[index], desk.models()
    usual = opened.stored.model if opened.stored.model in models else models[0]
    asked = replace(opened.stored, model=st.session_state.get(_model_key(opened, index)) or usual)
    request = st.session_state.get(_request_key(opened, index), "")
    locked = [number for number, one in enumerate(section.sentences) if one.text in opened.stored.locked]
    try:
        with st.spinner("正在换一种写法……"):
            desk.rewrites().start(asked, opened.draft, index, locked, request)
    except GongbiError as exc:
        notice(str(exc), "error")
        return
    st.rerun()


def _take(opened: Opened, index: int, section: DraftSection, found: Rewrite) -> None:
    assert found.section is not None
    draft = replaced(opened.draft, index, found.section)
    desk.rewrites().drop(opened.stored.id, index)
    save(opened, replace(draft, usage=draft.usage + found.usage), f"重写 {section.heading}")


def _shortened(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}……"
