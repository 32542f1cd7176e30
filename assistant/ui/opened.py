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

_VERSION = "version"


@dataclass
class Window:
    """What a window has seen last of a draft, and a sentence to be shown; kept in its session.

    It is changed in place, right where something is saved: a click may end a run at any call of Streamlit's, and a
    window that missed its own saving would take it for another's.
    """

    version: int
    told: str = ""


@dataclass(frozen=True)
class Opened:
    """A draft as this window sees it: the version that was opened, what the review found, a spot for messages."""

    stored: Stored
    window: Window
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
    window = _window(stored)
    version = window.version
    draft = stored.draft if version == stored.version else desk.drafts().version(stored.id, version)
    assert draft is not None
    opened = Opened(stored, window, version, draft, review_of(draft, stored.sheet), spot)
    told, window.told = window.told, ""
    if told:
        st.toast(told.partition("。")[0] + "。详见页首。", icon=":material/check:")  # seen from far below too
        with spot:
            notice(told, "good")
    return opened


def open_newest(stored: Stored) -> None:
    """Go on to the version that was saved last."""
    _window(stored).version = stored.version
    st.rerun()


def save(opened: Opened, draft: Draft, note: str) -> None:
    """Save a change as a new version and show it; where another window was faster, say so and overwrite nothing."""
    draft = with_facts(draft, review_of(draft, opened.sheet))
    try:
        opened.window.version = desk.drafts().save(opened.stored.id, opened.version, draft, note)
    except DraftConflict as exc:
        _tell_conflict(opened, str(exc))
        return
    st.rerun()


def _tell_conflict(opened: Opened, told: str) -> None:
    st.toast("没有保存：这份草稿在别的窗口里改过。请看页首。", icon=":material/warning:", duration="long")
    with opened.spot:
        notice(told, "error")
        if st.button(f"打开第 {opened.stored.version} 版（本窗口的修改请先复制）", key=f"latest-{opened.key}"):
            open_newest(opened.stored)


def _window(stored: Stored) -> Window:
    """Return what this window has seen last; the address knows it too, and outlives the app.

    Where the app was closed meanwhile, the browser still holds what was typed into the version that it showed.
    """
    told = st.query_params.get(_VERSION, "")
    seen = int(told) if told.isdecimal() and 0 < int(told) < stored.version else stored.version
    found: Window = st.session_state.setdefault(f"window-{stored.id}", Window(seen))
    if told != str(found.version):
        st.query_params[_VERSION] = str(found.version)
    return found
