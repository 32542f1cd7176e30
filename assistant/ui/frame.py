"""What every page stands in: plain words instead of tracebacks, text that stays text."""

import html
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Literal

import streamlit as st
from sqlalchemy.exc import DBAPIError

from assistant.errors import GongbiError

Mood = Literal["error", "warning", "good", "plain"]
UNEXPECTED = (
    "这一页出了意外的错误。已保存的内容不受影响，请刷新再试；仍不行，请把数据目录里的日志文件 gongbi.log 交给技术人员。"
)

log = logging.getLogger(__name__)


def open_page(title: str, told: str = "") -> None:
    """Begin a page: title and one quiet line that says what it is for."""
    st.title(plain(title), anchor=False)
    if told:
        quiet(told)


def notice(text: str, mood: Mood = "plain") -> None:
    """Say something in a box, a paragraph a line; whatever the text holds, it is shown as it is."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    st.html(f'<div class="gb-note {mood}">{lines}</div>')


def quiet(text: str) -> None:
    """Say something in grey."""
    st.html(f'<div class="gb-quiet">{escape(text)}</div>')


def local_time(moment: str) -> str:
    """Say a moment of the store (ISO 8601, UTC) by this machine's clock, to the minute."""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"


def time_since(moment: str, now: datetime) -> str:
    """Say in minutes and seconds how long ago a moment of the store (ISO 8601) was."""
    minutes, seconds = divmod(max(0, int((now - datetime.fromisoformat(moment)).total_seconds())), 60)
    return f"{minutes} 分 {seconds} 秒" if minutes else f"{seconds} 秒"


def time_words(year: str | None, period: str) -> str:
    """Say what time a summary is about: 2025年度, 2025年上半年."""
    return f"{year}年{period.removeprefix('年')}" if year else "年份不详"


def escape(text: str) -> str:
    """Make text harmless inside HTML."""
    return html.escape(text, quote=True)


def plain(text: str) -> str:
    """Make text harmless where Streamlit reads Markdown, as in labels: no picture, link or emphasis comes of it."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn an expected failure into its sentence; any other goes to the log, and only its having happened is told."""
    try:
        yield
    except GongbiError as exc:
        notice(str(exc), "error")
    except DBAPIError as exc:
        log.exception("the database failed")
        notice(f"数据库用不了（{exc.orig}），这一步没有做成。请检查磁盘空间和权限，再刷新重试；以前存的都在。", "error")
    except Exception:
        log.exception("a page failed")
        notice(UNEXPECTED, "error")


def page(show: Callable[[], None]) -> Callable[[], None]:
    """Make a page of a function: its failures are shown as sentences."""

    def run() -> None:
        with told_plainly():
            show()

    return run
