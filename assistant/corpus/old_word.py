"""A Word 97–2003 document (.doc, .wps) in, its paragraphs as lines out; legacy-doc opens the container."""

import re
import struct
from collections.abc import Iterator

from legacy_doc import ExtractionOptions
from legacy_doc.ole import OleReader

_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_ROW_END = "\x07\x07"
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_GONE = "\ufdd0"
_TAKE_AWAY = frozenset({0x0800, 0x083C})
_IN_LIST, _NO_LIST = 0x460B, (b"\0\0", b"\1\xf8")
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of a property's value, by the first bits of its code; 0: told by its first byte


def read_old_word(data: bytes) -> tuple[list[str], int]:
    """Return the lines of the main text, and how many paragraphs have a number that is not read.

    No headers, footers, notes or field codes; table rows are lines.

    Raises ValueError or LegacyDocError for damaged and encrypted files. Source: [MS-DOC] 2.4.1, 2.5, 2.9.
    """
    ole = OleReader(data, options=ExtractionOptions(max_file_bytes=64 * 1024 * 1024))
    word: bytes = ole.read_stream("WordDocument")
    flags = _number(word, 0x0A, "H")
    if flags & _ENCRYPTED:
        raise ValueError("encrypted")
    table: bytes = ole.read_stream("1Table" if flags & _SECOND_TABLE else "0Table")
    main_length = _number(word, 0x4C, "I")
    lines = _lines("".join(_pieces(word, table))[:main_length].replace(_GONE, ""))
    return lines, _numbered(word, table)


def _pieces(word: bytes, table: bytes) -> Iterator[str]:
    """Yield the text piece by piece, with a mark for each character that is deleted or hidden."""
    start, length = _number(word, 0x01A2, "I"), _number(word, 0x01A6, "I")
    pieces = _piece_table(table[start : start + length])
    count = (len(pieces) - 4) // 12
    removed = list(_removed(word, table))
    for index in range(count):
        characters = _number(pieces, 4 * index + 4, "I") - _number(pieces, 4 * index, "I")
        place = _number(pieces, 4 * (count + 1) + 8 * index + 2, "I")
        width = 1 if place & 0x40000000 else 2
        begin = (place & 0x3FFFFFFF) // 2 if width == 1 else place
        data = word[begin : begin + width * characters]
        text = data.decode("cp1252" if width == 1 else "utf-16-le", "replace")
        for first, last in removed:
            inside = slice(max(0, (first - begin) // width), max(0, (last - begin) // width))
            text = text[: inside.start] + _GONE * len(text[inside]) + text[inside.stop :]
        yield text


def _removed(word: bytes, table: bytes) -> Iterator[tuple[int, int]]:
    """Yield the ranges of bytes whose characters are deleted or hidden. Source: [MS-DOC] 2.8.6, 2.9.32, 2.9.33."""
    for first, last, place in _runs(word, table, 0x00FA, 1):
        if place and any(
            code in _TAKE_AWAY and value[:1] == b"\1" for code, value in _read(word, place + 1, word[place])
        ):
            yield first, last


def _numbered(word: bytes, table: bytes) -> int:
    """Count the paragraphs that Word numbers by itself. Source: [MS-DOC] 2.8.7, 2.9.174, 2.6.2 (sprmPIlfo)."""
    count = 0
    for _, _, place in _runs(word, table, 0x0102, 13):
        if not place:
            continue
        begin, size = (place + 1, 2 * word[place] - 1) if word[place] else (place + 2, 2 * word[place + 1])
        lists = [value for code, value in _read(word, begin + 2, size - 2) if code == _IN_LIST]
        count += bool(lists) and lists[-1] not in _NO_LIST
    return count


def _runs(word: bytes, table: bytes, entry: int, width: int) -> Iterator[tuple[int, int, int]]:
    """Yield the ranges of bytes that are formatted alike, and where the format of each stands; 0 for the usual one.

    `entry` is the place in the file's head that tells of characters or of paragraphs, `width` that of a range's own.
    """
    start, length = _number(word, entry, "I"), _number(word, entry + 4, "I")
    pages = table[start : start + length]
    count = (len(pages) - 4) // 8
    for index in range(count):
        page = 512 * (_number(pages, 4 * (count + 1) + 4 * index, "I") & 0x3FFFFF)
        runs = _number(word, page + 511, "B")
        for run in range(runs):
            place = 2 * _number(word, page + 4 * (runs + 1) + width * run, "B")
            first, last = _number(word, page + 4 * run, "I"), _number(word, page + 4 * run + 4, "I")
            yield first, last, page + place if place else 0


def _read(word: bytes, begin: int, size: int) -> Iterator[tuple[int, bytes]]:
    """Yield the properties that stand at a place: code and value. Source: [MS-DOC] 2.2.5.1."""
    properties, offset = word[begin : begin + max(size, 0)], 0
    while offset + 3 <= len(properties):
        code = _number(properties, offset, "H")
        length = _SIZES[code >> 13] or 1 + properties[offset + 2]
        yield code, properties[offset + 2 : offset + 2 + length]
        offset += 2 + length


def _piece_table(clx: bytes) -> bytes:
    """Skip the property modifiers (type 1) that may stand before the piece table (type 2)."""
    offset = 0
    while offset < len(clx) and clx[offset] == 1:
        offset += 3 + _number(clx, offset + 1, "H")
    if offset >= len(clx) or clx[offset] != 2:
        raise ValueError("no piece table")
    return clx[offset + 5 : offset + 5 + _number(clx, offset + 1, "I")]


def _lines(text: str) -> list[str]:
    before = ""
    while before != text:  # fields may stand inside fields
        before, text = text, _FIELD.sub(lambda match: match[1] or "", text)
    text = text.replace(_ROW_END, "\r").replace("\x07", "\t").replace("\x1e", "-")
    text = re.sub("[\x00-\x08\x0e-\x1f\ue000-\uf8ff]", "", text)
    return [line.strip("\t ") for line in re.split("[\r\n\x0b\x0c]", text)]


def _number(data: bytes, offset: int, kind: str) -> int:
    if offset + struct.calcsize(kind) > len(data):
        raise ValueError("cut short")
    return int(struct.unpack_from(f"<{kind}", data, offset)[0])
