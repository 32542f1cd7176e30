"""Bytes of a text file in, its text and encoding out: UTF-8, UTF-16 or GB18030, told by what they hold."""

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ("gb18030", "utf-16-le", "utf-16-be")
_EVERYDAY = frozenset("的一是在了和有年工会职务作业为人全镇乡组织企开展活动员，。、；：“”《》 \n")
_SAMPLE = 20_000


def decode(data: bytes) -> tuple[str, str] | None:
    """Decode by byte order mark, else as UTF-8, else as what gives the most everyday Chinese; None if it is no text."""
    marked = [name for bom, name in _BOMS if data.startswith(bom)]
    decoded = [(text, name) for name in marked[:1] or ["utf-8"] if (text := _decode(data, name)) is not None]
    if not decoded or "\x00" in decoded[0][0]:
        decoded += [(text, name) for name in _UNMARKED if (text := _decode(data, name)) is not None]
    text, encoding = max(decoded, key=lambda pair: _everyday_share(pair[0]), default=("\x00", ""))
    return (text, encoding) if _reads_as_text(text) else None


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _everyday_share(text: str) -> float:
    sample = text[:_SAMPLE]
    return sum(character in _EVERYDAY for character in sample) / (len(sample) or 1)


def _reads_as_text(text: str) -> bool:
    """Whether a decoded file is text: few control characters, and no half of it rare or private ones."""
    sample = text[:_SAMPLE]
    odd = sum((c < " " and c not in "\t\r\n\f\v") or "\ue000" <= c <= "\uf8ff" or c == "\ufffd" for c in sample)
    return odd <= len(sample) // 100
