"""A document's lines in, whole paragraphs out: furniture dropped, what a page or a hand-made wrap cut joined."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from assistant.corpus.furniture import why_dropped
from assistant.corpus.paragraphs import NUMBER_ABOVE, Paragraph, ends_whole
from assistant.corpus.titles import match_title
from assistant.records import Dropped
from assistant.text.headings import HAN_ORDINALS, Heading, match_heading, match_mark

_BREAKS_OFF = re.compile(r"[，、,“‘《〈（(【—]$|(?<![年月日度])\d$")
_CANNOT_BEGIN = re.compile(r"^[，。、；：！？,;:!?”’》〉」』）】〕%％‰℃]")
_SIGNATURE = re.compile(
    r"^(?:[^，。；：]{0,20}(?:工会|工会联合会|委员会)|[\d_xX×*〇○零一二三四五六七八九]{2,4}年.{1,6}月.{1,4}日)$"
)
_RUN_ON = {
    "一是": "{han}(?:是|要)",
    "第一，": "[第其]{han}[，,、]",
    "（1）": r"[（(]?{arabic}[)）]",
    "①": "{circled}",
    "1.": r"{arabic}[、.．](?!\d)",
}
_LIST_MARK = re.compile(r"^[-*+•·●◆■□▲★➢]\s+(?=(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．]|[（(第①-⑳])")
_ODD = re.compile(
    r"[^\t\x20-\x7e\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u205e\u2100-\u2fdf\u3000-\u9fff\uff00-\uffef]"
)
_SPACES = re.compile(r"[ \t　\u00a0\u2000-\u200a]+")
_SHORT = 30
_INDENT = re.compile(r"(?:\u3000| {2}|\t)")
_FEW = 4
_RAGGED, _INDENTED = 2, 12
"""How much shorter a wrapped line may be; how long it is at least where indents tell the paragraphs."""


def clean(lines: Sequence[str]) -> tuple[list[Paragraph], list[Dropped]]:
    """Drop what belongs to the site or the page, join what a page break cut, and keep the line numbers."""
    tidy = [_tidy(line) for line in lines]
    reasons = why_dropped(tidy)
    width = _wrap_width([text for text, reason in zip(tidy, reasons, strict=True) if text and not reason])
    indents = _indents(lines) if width else [False] * len(lines)
    least = min(width - _RAGGED, _INDENTED if any(indents) else width)
    pieces: list[list[tuple[int, str]]] = []
    above: list[str] = []
    last = ""
    for number, (text, reason, is_indented) in enumerate(zip(tidy, reasons, indents, strict=True), start=1):
        if reason or not text:
            last = reason or last
            continue
        if pieces and not is_indented and _continues(pieces[-1], text, least):
            pieces[-1].append((number, text))
        else:
            pieces.append([(number, text)])
            above.append(last)
        last = ""
    return [_paragraph(lines, below) for lines, below in zip(pieces, above, strict=True)], _gather(reasons)


def _heading(text: str) -> Heading | None:
    """Match a heading, unless the paragraph runs on to the next number: 一是……；二是…… is one body."""
    heading = match_heading(text) or match_mark(text)
    if heading and heading.system in _RUN_ON and re.search(rf"[。；;，,]\s*{_following(heading)}", text):
        return None
    return heading


def _following(heading: Heading) -> str:
    after = min(heading.ordinal + 1, len(HAN_ORDINALS) - 1)
    return _RUN_ON[heading.system].format(han=HAN_ORDINALS[after], arabic=after, circled=chr(0x245F + after))


def _tidy(line: str) -> str:
    if _ODD.search(line):
        line = "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs") or c == "\t")
    return _LIST_MARK.sub("", _SPACES.sub(" ", line).strip())


def _wrap_width(lines: Sequence[str]) -> int:
    """Width at which a file was wrapped by hand; 0 if its lines are paragraphs."""
    open_lengths = [len(line) for line in lines if not ends_whole(line) and len(line) >= 20]
    if len(open_lengths) < 10 or len(open_lengths) < 0.35 * len(lines):
        return 0
    width = Counter(open_lengths).most_common(1)[0][0]
    near = sum(abs(length - width) <= 2 for length in open_lengths)
    return width if near >= 0.6 * len(open_lengths) else 0


def _indents(lines: Sequence[str]) -> list[bool]:
    """Which lines begin a paragraph by their indent; none where all or hardly any are indented."""
    indents = [bool(_INDENT.match(line)) for line in lines]
    flush = sum(bool(line.strip()) and not indent for line, indent in zip(lines, indents, strict=True))
    return indents if sum(indents) >= _FEW and flush >= _FEW else [False] * len(lines)


def _continues(lines: Sequence[tuple[int, str]], text: str, least: int) -> bool:
    """Whether a line goes on with the paragraph of the lines before it; `least` is 0 where none are wrapped by hand."""
    previous = lines[-1][1]
    if _CANNOT_BEGIN.match(text) or NUMBER_ABOVE.fullmatch(previous):
        return True
    if len(lines) == 2 and NUMBER_ABOVE.fullmatch(lines[0][1]):
        return False
    if ends_whole(previous) and not previous.endswith(tuple("“‘《（(")):
        return False
    if match_heading(text) or match_mark(text) or match_title(text) or (len(lines) == 1 and match_title(previous)):
        return False
    if _BREAKS_OFF.search(previous) and not _SIGNATURE.match(previous):
        return True
    if least > 0:
        return len(previous) >= least
    if len(text) <= _SHORT and not re.search("[，。；：！？]", text):
        return False
    return len(lines) > 1 or not _stands_alone(previous)


def _stands_alone(line: str) -> bool:
    """Whether this is a heading, item or signature, which needs no full stop."""
    heading = match_heading(line)
    if heading:
        return bool(heading.title) and not heading.rest
    return len(line) <= _SHORT or bool(_SIGNATURE.match(line))


def _paragraph(lines: Sequence[tuple[int, str]], below: str) -> Paragraph:
    text = lines[0][1]
    if len(lines) > 1:
        text = "".join(_gap(before, after) + after for (_, before), (_, after) in pairwise([(0, ""), *lines]))
    return Paragraph(text, lines[0][0], lines[-1][0], _heading(text), below)


def _gap(before: str, after: str) -> str:
    """Return the space that Latin words, and a number above its title, need where lines meet; Chinese needs none."""
    if NUMBER_ABOVE.fullmatch(before):
        return " "
    return " " if before[-1:].isascii() and before[-1:].isalpha() and after[0].isascii() and after[0].isalpha() else ""


def _gather(reasons: Sequence[str]) -> list[Dropped]:
    dropped: list[Dropped] = []
    for number, reason in enumerate(reasons, start=1):
        if not reason:
            continue
        if dropped and dropped[-1].reason == reason and number - dropped[-1].last_line <= 2:
            dropped[-1] = Dropped(dropped[-1].first_line, number, reason)
        else:
            dropped.append(Dropped(number, number, reason))
    return dropped
