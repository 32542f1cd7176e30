"""A Word document in, its paragraphs as lines out: automatic numbers written out, tracked changes accepted."""

import re
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document as open_docx

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_REMOVED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr", _FALLBACK})
_CHINESE = "一二三四五六七八九"
_FORMAL = str.maketrans("〇一二三四五六七八九十百", "零壹贰叁肆伍陆柒捌玖拾佰")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def read_word(data: bytes) -> list[str]:
    """Return a .docx file's lines: paragraphs and table rows in order, headers and footers left out."""
    document = open_docx(BytesIO(data))
    reader = _Reader(_Numbering(document))
    lines = list(reader.lines(document.element.body))
    return [*lines, reader.pending] if reader.pending else lines


class _Reader:
    """Walks the body; `pending` is the text of paragraphs whose mark a tracked change took away."""

    def __init__(self, numbering: "_Numbering") -> None:
        self._numbering = numbering
        self.pending = ""

    def lines(self, parent: Any) -> Iterator[str]:
        for element in parent:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield from self._table(element)
            elif element.tag == f"{_W}sdt" and not _is_contents(element):
                for content in element.iterfind(f"{_W}sdtContent"):
                    yield from self.lines(content)
            elif element.tag in (f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"):
                yield from self.lines(element)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        text = self.pending + _text(paragraph)
        self.pending = ""
        if _mark_is_deleted(paragraph):
            self.pending = text
            return
        number = self._numbering.number(paragraph) if text.strip() else ""
        yield from (number + text).split("\n")
        for box in _boxes(paragraph):
            yield from (line for line in self.lines(box) if line.strip())

    def _table(self, table: Any) -> Iterator[str]:
        for row in table.iterfind(f"{_W}tr"):
            if row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            cells = [list(self.lines(cell)) for cell in row.iterfind(f".//{_W}tc") if not _is_covered(cell)]
            if len(cells) == 1:
                yield from cells[0]
            else:
                yield "\t".join("".join(cell).strip() for cell in cells)


def _text(paragraph: Any) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _REMOVED or (tag == f"{_W}r" and _is_hidden(child)):
            continue
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag in (f"{_W}tab", f"{_W}ptab"):
            yield " "
        elif tag == f"{_W}br":
            yield "" if child.get(f"{_W}type") in ("page", "column") else "\n"
        elif tag == f"{_W}cr":
            yield "\n"
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif tag != f"{_W}txbxContent":
            yield from _pieces(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(f"{_W}txbxContent"):
        ancestors = {parent.tag for parent in box.iterancestors()}
        if _FALLBACK not in ancestors:
            yield box


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in ("0", "false", "off")


def _mark_is_deleted(paragraph: Any) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None


def _is_covered(cell: Any) -> bool:
    """Whether a cell is the continuation of the one above."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val") != "restart"


def _is_contents(element: Any) -> bool:
    gallery = element.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    return gallery is not None and gallery.get(f"{_W}val") == "Table of Contents"


class _Numbering:
    """The lists of a document: formats by list and level, and how far each has counted."""

    def __init__(self, document: Any) -> None:
        root = _numbering_root(document)
        abstract = (
            {a.get(f"{_W}abstractNumId"): a for a in root.iterfind(f"{_W}abstractNum")} if root is not None else {}
        )
        self._lists: dict[str, tuple[str, dict[int, Any]]] = {}
        for number in root.iterfind(f"{_W}num") if root is not None else ():
            key = _value(number, "abstractNumId")
            levels = {int(level.get(f"{_W}ilvl")): level for level in abstract.get(key, ()) if level.tag == f"{_W}lvl"}
            for override in number.iterfind(f"{_W}lvlOverride/{_W}lvl"):
                levels[int(override.get(f"{_W}ilvl"))] = override
            restarts = number.find(f"{_W}lvlOverride/{_W}startOverride") is not None
            own = f"num{number.get(f'{_W}numId')}" if restarts else f"abstract{key}"
            self._lists[number.get(f"{_W}numId")] = (own, levels)
        self._styles = _style_lists(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def number(self, paragraph: Any) -> str:
        """Count a paragraph on, and return the number that Word would show in front of it."""
        list_id, level = self._place(paragraph)
        if list_id not in self._lists or level not in self._lists[list_id][1]:
            return ""
        own, levels = self._lists[list_id]
        counts = self._counts[own]
        counts[level] = counts.get(level, _start(levels[level]) - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        pattern = _value(levels[level], "lvlText") or ""
        if _value(levels[level], "numFmt") in ("bullet", "none"):
            return ""
        return re.sub(r"%(\d)", lambda match: self._rendered(levels, counts, int(match[1]) - 1), pattern)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        style = _value(paragraph.find(f"{_W}pPr"), "pStyle") if paragraph.find(f"{_W}pPr") is not None else None
        list_id, level = self._styles.get(style or "", ("", 0))
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        if own is not None:
            list_id = _value(own, "numId") or list_id
            level = int(_value(own, "ilvl") or level)
        return list_id, level

    def _rendered(self, levels: dict[int, Any], counts: dict[int, int], level: int) -> str:
        if level not in levels:
            return ""
        value = counts.setdefault(level, _start(levels[level]))
        return _format(value, _value(levels[level], "numFmt") or "decimal")


def _numbering_root(document: Any) -> Any:
    try:
        return document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return None


def _style_lists(document: Any) -> dict[str, tuple[str, int]]:
    found = {}
    for style in document.styles.element.iterfind(f"{_W}style"):
        numbered = style.find(f"{_W}pPr/{_W}numPr")
        if numbered is not None and _value(numbered, "numId"):
            found[style.get(f"{_W}styleId")] = (_value(numbered, "numId") or "", int(_value(numbered, "ilvl") or 0))
    return found


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{_W}{name}")
    return None if child is None else child.get(f"{_W}val")


def _start(level: Any) -> int:
    return int(_value(level, "start") or 1)


def _format(value: int, kind: str) -> str:
    if kind in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= value <= 20:
        return chr(0x245F + value)
    if kind.startswith(("chinese", "taiwanese", "japanese", "ideograph")) and 0 < value < 1000:
        chinese = _chinese(value)
        return chinese.translate(_FORMAL) if "Legal" in kind else chinese
    if kind in ("lowerLetter", "upperLetter") and value <= 26:
        return chr((96 if kind == "lowerLetter" else 64) + value)
    if kind in ("lowerRoman", "upperRoman") and value < 40:
        return _roman(value) if kind == "upperRoman" else _roman(value).lower()
    return str(value)


def _chinese(value: int) -> str:
    if value < 10:
        return _CHINESE[value - 1]
    if value < 100:
        tens, ones = divmod(value, 10)
        return ("" if tens == 1 else _CHINESE[tens - 1]) + "十" + (_CHINESE[ones - 1] if ones else "")
    hundreds, rest = divmod(value, 100)
    if not rest:
        return _CHINESE[hundreds - 1] + "百"
    between = "〇" if rest < 10 else "一" if rest < 20 else ""
    return _CHINESE[hundreds - 1] + "百" + between + _chinese(rest)


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        while value >= size:
            text, value = text + letters, value - size
    return text
