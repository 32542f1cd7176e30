"""A PDF in, its paragraphs as lines out: running titles and page numbers dropped, broken lines joined."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from assistant.corpus import ocr
from assistant.errors import UnreadableFile
from assistant.text.headings import match_heading

MAX_PAGES = 2000
_EDGE = 0.1
_STOPS = ("。", "！", "？", "；", "：", "”", "）")
_PAGE_NUMBER = re.compile(r"[-—–－·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/共,，]\s*共?\s*\d{1,4}\s*页?)?[-—–－·\s]*")


class _Character(NamedTuple):
    """A printed character, or a run of them that was recognised, and its box, in points from the lower left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class _Line:
    """A printed line and its box, in points from the lower left; `edge` if in the page's top or bottom margin."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    edge: bool
    page: int


def read_pdf(data: bytes) -> tuple[list[str], list[int]]:
    """Return a PDF's paragraphs, a line each, and the numbers of the pages that are pictures and were not read.

    Raises ocr.ScanOnly where there is no text, UnreadableFile for too many pages, pypdfium2.PdfiumError for damaged or
    encrypted files.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise UnreadableFile(f"这份 PDF 有 {count} 页，超过 {MAX_PAGES} 页。请拆成几份再试。")
        pages = [list(_lines(document[page], page, _characters(document[page]))) for page in range(count)]
        unread = _read_scans(document, pages)
    finally:
        document.close()
    lines = [line for page in pages for line in page]
    if not lines and count:
        raise ocr.ScanOnly
    return _paragraphs(_without_margins(lines, count)), unread


def _read_scans(document: Any, pages: list[list[_Line]]) -> list[int]:
    """Put in what stands on pages that are pictures; return the numbers, from 1, of those that there is no reading."""
    scans = [number for number, lines in enumerate(pages) if not lines and _has_picture(document[number])]
    readable = ocr.MOST_PAGES if ocr.is_installed() else 0
    for number in scans[:readable]:
        printed = (_Character(*found) for found in ocr.read_lines(document[number]))
        pages[number] = list(_lines(document[number], number, printed))
    return [number + 1 for number in scans[readable:]]


def _has_picture(page: Any) -> bool:
    return any(True for _ in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]))


def _lines(page: Any, number: int, printed: Iterable[_Character]) -> Iterator[_Line]:
    """Group what is printed on a page into lines, top to bottom."""
    height = page.get_height()
    rows: list[list[_Character]] = []
    for character in printed:
        row = next((r for r in reversed(rows[-3:]) if _on_one_line(r[-1], character)), None)
        if row is None:
            rows.append([character])
        else:
            row.append(character)
    for row in sorted(rows, key=lambda r: -max(c.top for c in r)):
        row.sort(key=lambda c: c.left)
        bottom, top = min(c.bottom for c in row), max(c.top for c in row)
        edge = top > height * (1 - _EDGE) or bottom < height * _EDGE
        yield _Line(_row_text(row), row[0].left, row[-1].right, bottom, top, edge, number)


def _characters(page: Any) -> Iterator[_Character]:
    """Yield the visible characters with the box of their font, which is as high for a comma as for 工."""
    text = page.get_textpage()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if code > 32 and code not in (0xA0, 0x3000, 0xFFFE, 0xFFFF) and not 0xD800 <= code < 0xE000:
            yield _Character(chr(code), *text.get_charbox(index, loose=True))


def _on_one_line(first: _Character, second: _Character) -> bool:
    shared = min(first.top, second.top) - max(first.bottom, second.bottom)
    return shared > 0.5 * min(first.top - first.bottom, second.top - second.bottom)


def _row_text(row: Sequence[_Character]) -> str:
    text = row[0].text
    for previous, character in pairwise(row):
        gap = character.left - previous.right
        latin = previous.text.isascii() and character.text.isascii()
        text += (" " if latin and gap > 0.2 * (character.top - character.bottom) else "") + character.text
    return text


def _without_margins(lines: Sequence[_Line], pages: int) -> list[_Line]:
    """Leave out page numbers, and lines of the margins that come again on other pages."""
    seen = Counter(text for text, _ in {(_pattern(line.text), line.page) for line in lines if line.edge})
    needed = max(2, min(3, pages))
    return [
        line
        for line in lines
        if not (line.edge and (_PAGE_NUMBER.fullmatch(line.text) or seen[_pattern(line.text)] >= needed))
    ]


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _paragraphs(lines: Sequence[_Line]) -> list[str]:
    """Join printed lines: a full one goes on in the next, unless that is indented."""
    if not lines:
        return []
    size = sorted(line.top - line.bottom for line in lines)[len(lines) // 2]
    left, right = _margins(lines)
    paragraphs = [lines[0].text]
    for previous, line in pairwise(lines):
        goes_on = _is_full(previous, right, size) and not _begins_anew(previous, line, left, size)
        if goes_on:
            paragraphs[-1] += _gap(paragraphs[-1], line.text) + line.text
        else:
            paragraphs.append(line.text)
    return paragraphs


def _is_full(line: _Line, right: float, size: float) -> bool:
    """Whether a line reaches the right margin; punctuation that may not begin a line can leave a gap of two."""
    return line.right > right - (1.6 if line.text.endswith(_STOPS) else 2.3) * size


def _begins_anew(previous: _Line, line: _Line, left: float, size: float) -> bool:
    """Whether a line is indented, set apart, of another size, or opens with a number after a full stop."""
    is_indented = line.left > left + 1.2 * size
    set_apart = previous.page == line.page and previous.bottom - line.top > 2.2 * size
    resized = abs((line.top - line.bottom) - (previous.top - previous.bottom)) > 0.3 * size
    is_numbered = previous.text.endswith(_STOPS) and match_heading(line.text) is not None
    return is_indented or set_apart or resized or is_numbered


def _margins(lines: Sequence[_Line]) -> tuple[float, float]:
    """Where the body's lines usually begin and end."""
    lefts = Counter(round(line.left / 3) * 3 for line in lines)
    often = [left for left, count in lefts.items() if count >= 0.15 * len(lines)]
    rights = sorted(line.right for line in lines)
    return min(often, default=min(lefts)), rights[int(0.9 * (len(rights) - 1))]


def _gap(before: str, after: str) -> str:
    both_latin = before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalnum()
    return " " if both_latin and (before[-1:].isalpha() or after[:1].isalpha()) else ""
