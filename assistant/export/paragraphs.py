"""A draft line by line, each with the part it plays; what every form of export is made from."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.records import Draft, DraftSection
from assistant.text.headings import match_heading

Part = Literal["title", "heading", "body", "signature"]

_LEVELS = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}  # GB/T 9704-2012, 7.3.3
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Paragraph:
    """A line of a draft; the first `head` characters of `text` are heading of `level` (1 to 4, 0 if none)."""

    part: Part
    text: str
    level: int = 0
    head: int = 0


def paragraphs(draft: Draft) -> tuple[Paragraph, ...]:
    """Return the lines of `draft.text` in order, without empty ones and characters that no file may hold."""
    lines = [Paragraph("title", _clean(draft.title))]
    for section in draft.sections:
        lines += _section(section)
    lines += [Paragraph("signature", _clean(line)) for line in draft.signature]
    return tuple(line for line in lines if line.text)


def _section(section: DraftSection) -> list[Paragraph]:
    heading = _clean(section.heading)
    matched = match_heading(heading)
    level = _LEVELS.get(matched.system, 1) if matched else 1
    lines = [Paragraph("heading", heading, level, len(heading))]
    return lines + [_body(_clean(line)) for line in section.text.split("\n")]


def _body(line: str) -> Paragraph:
    heading = match_heading(line)
    if heading is None or heading.system not in _LEVELS or not heading.title:
        return Paragraph("body", line)
    head = len(line) - len(heading.rest)
    is_heading = not heading.rest and line[-1] not in "。；！？"
    return Paragraph("heading" if is_heading else "body", line, _LEVELS[heading.system], head)


def _clean(line: str) -> str:
    return _UNSEEN.sub("", line).strip()
