"""A Word 97–2003 document (.doc, .wps) in, its paragraphs as lines out; legacy-doc opens the container."""

import re
import struct
from collections.abc import Iterator

from legacy_doc import ExtractionOptions
from legacy_doc.ole import OleReader

_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_ROW_END = "\x07\x07"
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200


def read_old_word(data: bytes) -> list[str]:
    """Return the lines of the main text: no headers, footers, notes or field codes; table rows are lines.

    Raises ValueError or LegacyDocError for damaged and encrypted files. Source: [MS-DOC] 2.4.1, 2.5, 2.9.
    """
    ole = OleReader(data, options=ExtractionOptions(max_file_bytes=64 * 1024 * 1024))
    word: bytes = ole.read_stream("WordDocument")
    flags = _number(word, 0x0A, "H")
    if flags & _ENCRYPTED:
        raise ValueError("encrypted")
    table: bytes = ole.read_stream("1Table" if flags & _SECOND_TABLE else "0Table")
    main_length = _number(word, 0x4C, "I")
    return _lines("".join(_pieces(word, table))[:main_length])


def _pieces(word: bytes, table: bytes) -> Iterator[str]:
    start, length = _number(word, 0x01A2, "I"), _number(word, 0x01A6, "I")
    pieces = _piece_table(table[start : start + length])
    count = (len(pieces) - 4) // 12
    for index in range(count):
        characters = _number(pieces, 4 * index + 4, "I") - _number(pieces, 4 * index, "I")
        place = _number(pieces, 4 * (count + 1) + 8 * index + 2, "I")
        if place & 0x40000000:
            begin = (place & 0x3FFFFFFF) // 2
            yield word[begin : begin + characters].decode("cp1252", "replace")
        else:
            yield word[place : place + 2 * characters].decode("utf-16-le", "replace")


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
