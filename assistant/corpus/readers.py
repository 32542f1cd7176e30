"""A file in, its paragraphs as lines out, whatever it was saved as: text, Word, PDF or spreadsheet."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import UnreadableFile

SUFFIXES = frozenset({".txt", ".md", ".docx", ".doc", ".wps", ".pdf", ".xlsx"})
MAX_BYTES = 50_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Document:
    """A document's lines, one a paragraph (blank ones kept, so that numbers match the file), and its encoding."""

    lines: tuple[str, ...]
    encoding: str


def read_document(path: Path) -> Document:
    """Read a file by what it holds, not only by its suffix.

    Raises UnreadableFile, with a Chinese sentence that says what to do, where that cannot be done safely.
    """
    data = _read_bytes(path)
    document = _read_text(path, data)
    if not any(line.strip() for line in document.lines):
        raise UnreadableFile(f"{path.name} 是空文件，没有文字可读。请确认选对了文件。")
    return document


def _read_bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnreadableFile(f"找不到文件 {path}。请检查路径。")
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile(f"{path.name} 超过 {MAX_BYTES // 1_000_000} MB，没有读取。请拆分后再试。")
        return path.read_bytes()
    except OSError as exc:
        raise UnreadableFile(
            f"无法打开 {path.name}（{exc.strerror}）。请检查文件权限，或关闭正在使用它的程序。"
        ) from exc


def _read_text(path: Path, data: bytes) -> Document:
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return Document(_lines(text), encoding)
    raise UnreadableFile(f"{path.name} 的内容不是文字，或编码无法识别。请用记事本另存为 UTF-8 编码的文本后再试。")


def _lines(text: str) -> tuple[str, ...]:
    """Split at line ends only, so that numbers are those an editor shows."""
    return tuple(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff").rstrip("\r\n")))


def _encodings(data: bytes) -> list[str]:
    marked = [name for bom, name in _BOMS if data.startswith(bom)]
    return marked or ["utf-8", "gb18030"]


def is_fact_sheet(path: Path) -> bool:
    """Whether a spreadsheet is a fact sheet, which is no summary."""
    return False
