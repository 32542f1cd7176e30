"""What every page stands in: the style sheet, plain words instead of tracebacks, text that stays text."""

import html
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Literal

import streamlit as st

from assistant.errors import GongbiError

Mood = Literal["error", "warning", "good", "plain"]
UNEXPECTED = "这一页出了意外的错误，详情已记入日志。已保存的内容不受影响，请刷新再试；仍不行，请把日志交给技术人员。"

log = logging.getLogger(__name__)

_STYLE = """
<style>
.block-container {padding: 4.4rem 2.2rem 3rem; max-width: 1500px;}
.stMain h1 {font-size: 1.45rem; padding: .2rem 0 .1rem; letter-spacing: .04em;}
.stMain h3 {font-size: 1.06rem; padding: .2rem 0;}
[data-testid="stHeader"] {border-bottom: 1px solid #ddd8cf;}
.gb-note {padding: .5rem .8rem; border-left: 3px solid #b9b2a6; background: #f6f4f0; line-height: 1.6;
  margin: 0 0 .3rem; font-size: .93rem;}
.gb-note.error {border-color: #b3261e; background: #fcf1ef;}
.gb-note.warning {border-color: #c98a1b; background: #fdf8ec;}
.gb-note.good {border-color: #3a7d44; background: #f0f7f0;}
.gb-note p {margin: 0;}
.gb-quiet {color: #75716a; font-size: .88rem; line-height: 1.6;}
.gb-note, .gb-fact, .gb-head, .gb-quiet, .stMain h1 {overflow-wrap: anywhere;}
.gb-quiet b {color: #23262b; font-weight: 600;}
.gb-quiet.gb-text {font-size: .82rem; max-width: none;}
.gb-text {max-width: 56rem; line-height: 1.95; font-size: 1rem; text-align: justify; overflow-wrap: anywhere;}
.gb-text p {margin: 0 0 .15rem; text-indent: 2em;}
.gb-text mark {background: none; color: inherit; padding: 0;}
.gb-text .num {border-bottom: 2px solid #7fb08a;}
.gb-text .num.derived {border-bottom-color: #6d9bd1;}
.gb-text .num.wrong {border-bottom-color: #c6392f; background: #fbe3e0;}
.gb-text mark.error {background: #fbe3e0; color: inherit; border-bottom: 2px solid #c6392f;}
.gb-text mark.warning {background: #fdf1d3; color: inherit;}
.gb-text mark.shared {background: #f7e3b0; color: inherit;}
.gb-text .slot {color: #8d877d; background: #f1eee8; border-radius: 3px; padding: 0 .1em;}
.gb-text .outdated {background: #fdf1d3;}
.gb-text .outdated::after, .gb-text .locked::after {content: "事实已改，请看这句"; font-size: .72rem; color: #8a5a00;
  border: 1px solid #e0b95a; border-radius: 3px; padding: 0 .25em; margin: 0 .25em; white-space: nowrap;}
.gb-text .locked:not(.outdated)::after {content: "锁"; color: #75716a; border-color: #cfc9be;}
.gb-fact {display: block; padding: .22rem .5rem; margin: 0 0 .22rem; border-left: 3px solid #7fb08a;
  background: #fafaf8; font-size: .9rem; line-height: 1.5;}
.gb-fact.missing {border-color: #c6392f; background: #fcf1ef;}
.gb-fact.spare {border-color: #cfc9be;}
.gb-fact b {font-weight: 600;}
.gb-fact small {color: #75716a; font-size: .82rem;}
.gb-meter {height: 5px; background: #ece8e0; border-radius: 3px; margin: .15rem 0 .35rem;}
.gb-meter i {display: block; height: 5px; border-radius: 3px; background: #7fb08a;}
.gb-meter.full i {background: #c6392f;}
[data-testid="stFileUploaderDropzone"] button p, [data-testid="stFileUploaderDropzoneInstructions"] span {font-size: 0;}
[data-testid="stFileUploaderDropzone"] button p::after {content: "选择文件"; font-size: .95rem;}
[data-testid="stFileUploaderDropzoneInstructions"] span::after {content: "或拖到这里"; font-size: .85rem;}
.gb-side {max-height: 22rem; overflow-y: auto;}
.gb-side.facts {max-height: 36rem;}
.gb-side .gb-text {font-size: .93rem; line-height: 1.8;}
.gb-text del {color: #b3261e; background: #fcf1ef;}
.gb-text ins {color: #23602d; background: #e6f3e7; text-decoration: none;}
.gb-lines {max-height: 40rem; overflow-y: auto; font-size: .9rem; line-height: 1.7; overflow-wrap: anywhere;}
.gb-lines p {margin: 0; padding: 0 .4rem 0 3rem; position: relative; min-height: 1.7em;}
.gb-lines i {position: absolute; left: 0; width: 2.5rem; text-align: right; color: #a8a297; font-style: normal;
  font-size: .8rem;}
.gb-lines .start {background: #f6efe6; font-weight: 600;}
.gb-lines .dropped {color: #a8a297; text-decoration: line-through;}
.gb-lines small {float: right; color: #9f2d20; font-weight: 400; margin-left: .6rem;}
.stTextArea textarea {line-height: 1.8;}
[data-testid="InputInstructions"] {font-size: 0;}
[data-testid="InputInstructions"]::after {content: "回车或点框外生效"; font-size: .78rem; color: #75716a;}
[data-testid="stForm"] [data-testid="InputInstructions"]::after {content: "";}
[data-testid="stElementToolbarButton"]:has([aria-label="Download as CSV"]),
[data-testid="stElementToolbarButton"]:has([aria-label="Show/hide columns"]),
body:has([data-testid="stElementToolbar"]:hover) [data-testid="stTooltipContent"],
[data-testid="stDataFrameColumnMenu"] {display: none;}
[data-testid="stElementToolbar"] button::after {font-size: .82rem; padding-left: .2em;}
[data-testid="stElementToolbar"] [aria-label="Add row"]::after {content: "加一行";}
[data-testid="stElementToolbar"] [aria-label^="Delete row"]::after {content: "删去选中的行";}
[data-testid="stElementToolbar"] [aria-label="Search"]::after {content: "查找";}
[data-testid="stElementToolbar"] [aria-label="Fullscreen"]::after {content: "放大";}
[data-testid="stElementToolbar"] [aria-label="Close fullscreen"]::after {content: "还原";}
[role="dialog"]:not(:has([data-testid="stVerticalBlock"])) :is(h2, h2 + div > div) {font-size: 0;}
[role="dialog"]:not(:has([data-testid="stVerticalBlock"])) h2::after {content: "连不上工笔了"; font-size: 1.3rem;}
[role="dialog"]:not(:has([data-testid="stVerticalBlock"])) h2 + div > div::after {
  content: "存过的都在。多半是程序关了：请重新打开工笔，再刷新这一页；没写完的会接着写。"; font-size: 1rem;}
[data-test-script-state="running"]::after {content: "正在处理……"; position: fixed; top: 4.2rem; right: 1.2rem;
  z-index: 999; padding: .25rem .8rem; border-radius: 4px; background: #23262b; color: #fff; font-size: .9rem;
  opacity: 0; animation: gb-late 0s .8s forwards;}
@keyframes gb-late {to {opacity: .9;}}
.gb-head {color: #9f2d20; font-weight: 600; border-bottom: 1px solid #ddd8cf; margin-bottom: .35rem;}
</style>
"""


def open_page(title: str, told: str = "") -> None:
    """Begin a page: style, title and one quiet line that says what it is for."""
    st.html(_STYLE)
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
    except Exception:
        log.exception("a page failed")
        notice(UNEXPECTED, "error")


def page(show: Callable[[], None]) -> Callable[[], None]:
    """Make a page of a function: its failures are shown as sentences."""

    def run() -> None:
        with told_plainly():
            show()

    return run
