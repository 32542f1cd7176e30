"""A draft as one window has it open: its version, its review, and how a change of it is saved."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.drafting.drafts import Stored
from assistant.errors import DraftConflict
from assistant.records import Draft, FactSheet, Report
from assistant.ui import desk
from assistant.ui.edits import with_facts
from assistant.ui.frame import notice
from assistant.ui.reviews import review_of


@dataclass(frozen=True)
class Opened:
    """A draft as this window sees it: the version that was opened, what the review found, a spot for messages."""

    stored: Stored
    version: int
    draft: Draft
    report: Report
    spot: DeltaGenerator

    @property
    def sheet(self) -> FactSheet:
        """Return the sheet the draft follows."""
        return self.stored.sheet

    @property
    def key(self) -> str:
        """Return what this version's widgets are called by."""
        return f"{self.stored.id}-{self.version}"


def open_version(stored: Stored, spot: DeltaGenerator) -> Opened:
    """Open the version that this window has seen last, the newest the first time."""
    version = st.session_state.setdefault(_seen(stored.id), stored.version)
    draft = stored.draft if version == stored.version else desk.drafts().version(stored.id, version)
    assert draft is not None
    opened = Opened(stored, version, draft, review_of(draft, stored.sheet), spot)
    for told in st.session_state.pop(_told(stored.id), ()):
        st.toast(told.partition("。")[0] + "。详见页首。", icon=":material/check:")  # seen from far below too
        with spot:
            notice(told, "good")
    return opened


def open_newest(stored: Stored) -> None:
    """Go on to the version that was saved last."""
    st.session_state[_seen(stored.id)] = stored.version
    st.rerun()


def save(opened: Opened, draft: Draft, note: str) -> None:
    """Save a change as a new version and show it; where another window was faster, say so and overwrite nothing."""
    draft = with_facts(draft, review_of(draft, opened.sheet))
    try:
        version = desk.drafts().save(opened.stored.id, opened.version, draft, note)
    except DraftConflict as exc:
        _tell_conflict(opened, str(exc))
        return
    show_version(opened, version)


def show_version(opened: Opened, version: int, told: str = "") -> None:
    """Show a version that was just saved, and say a sentence above it."""
    st.session_state[_seen(opened.stored.id)] = version
    if told:
        st.session_state[_told(opened.stored.id)] = [told]
    st.rerun()


def _tell_conflict(opened: Opened, told: str) -> None:
    st.toast("没有保存：这份草稿在别的窗口里改过。请看页首。", icon=":material/warning:", duration="long")
    with opened.spot:
        notice(told, "error")
        if st.button(f"打开第 {opened.stored.version} 版（本窗口的修改请先复制）", key=f"latest-{opened.key}"):
            open_newest(opened.stored)


def _seen(draft_id: str) -> str:
    return f"seen-{draft_id}"


def _told(draft_id: str) -> str:
    return f"told-{draft_id}"
