"""A file in, its paragraphs as lines out, whatever it was saved as: text, Word, PDF or spreadsheet."""

import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from assistant.containers import check_container
from assistant.corpus import ocr
from assistant.corpus.encodings import decode
from assistant.corpus.worker import Worker, WorkerFault
from assistant.errors import UnreadableFile
from assistant.files import cannot_open

SUFFIXES = frozenset({".txt", ".md", ".docx", ".doc", ".wps", ".pdf", ".xlsx", ".xls", ".zip"})
# Also documents, which are told to be saved as something else.
UNREADABLE_SUFFIXES = frozenset({".rtf", ".odt", ".html", ".htm", ".mht", ".ofd", ".rar", ".7z"})
MOST_BYTES = 50_000_000
MOST_CHARACTERS = 500_000
_OLE, _ZIP, _PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"%PDF-"
_OTHERS = (
    (b"{\\rtf", "RTF 文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"II*\x00", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"MIME-Version:", "网页存档"),
    (b"<!DOCTYPE html", "网页"),
    (b"<html", "网页"),
    (b"<?xml", "XML 文档"),
)
_DAMAGED = "已损坏，或其实不是这种文件。请用 Word 或 WPS 打开后另存一份再试。"
_NO_TEXT = "的内容不是文字，或编码无法识别。请用记事本另存为 UTF-8 编码的文本后再试。"
_LOCKED = "加了密码。请去掉密码后另存一份再试。"
_SCAN = '是扫描件，只有图像、没有文字。请找到原来的 Word 文件，或先装上文字识别再试：pip install "gongbi[ocr]"。'
_BLANK = "里没有认出文字。请确认它不是空白页，或重新扫描得清楚一些。"
_HEAVY = "太大或太复杂，没能在限定的时间和内存内读完。请拆成几份，或另存为纯文本后再试。"
_FAILED = "没有读成，原因不明。请用 Word 或 WPS 打开后另存一份再试。"
_UNREAD = "第 {pages} 页是扫描图像，没有读出文字。{way}"
_WAYS = {
    False: '请找到原来的 Word 文件；或装上文字识别（pip install "gongbi[ocr]"），在“范文”页删去这个文件后重新导入。',
    True: f"一个文件最多识别 {ocr.MOST_PAGES} 页。请把这些页另存为一个文件再导入。",
}
_UNNUMBERED = "有 {count} 段的编号是 Word 自动加的，旧格式里读不出来，标题可能认错。请另存为 .docx 再导入。"
_READING = Worker()


@dataclass(frozen=True)
class Document:
    """A document's lines, one a paragraph (blank ones kept, so that numbers match the file), and its encoding.

    `encoding` is the kind of file where it is not plain text: docx, doc, pdf, xlsx. `unread` says, in Chinese, what of
    the file was not read and what to do about it.
    """

    lines: tuple[str, ...]
    encoding: str
    unread: tuple[str, ...] = ()


def read_document(path: Path) -> Document:
    """Read a file by what it holds, not only by its suffix, in a process of its own.

    Raises UnreadableFile, with a Chinese sentence that says what to do, where that cannot be done safely.
    """
    try:
        return _READING.call(_read_file, path)
    except WorkerFault as exc:
        raise unfinished(path.name, exc) from exc


def unfinished(name: str, fault: WorkerFault) -> UnreadableFile:
    """Tell of a file whose reading came to no end."""
    return UnreadableFile(f"{name} {_HEAVY if fault.is_heavy else _FAILED}")


def _read_file(path: Path) -> Document:
    return parse(path.name, load(path))


def load(path: Path) -> bytes:
    """Return what a file holds.

    Raises UnreadableFile where it is missing, too large or cannot be opened.
    """
    try:
        if not path.is_file():
            raise cannot_open(path, FileNotFoundError())
        check_size(path.name, path.stat().st_size)
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES)
    except OSError as exc:
        raise cannot_open(path, exc) from exc


def check_size(name: str, size: int) -> None:
    """Raise UnreadableFile for a file that is too large to be a document."""
    if size > MOST_BYTES:
        raise UnreadableFile(f"{name} 有 {size / 1e6:.0f} MB，超过 {MOST_BYTES / 1e6:.0f} MB。请拆成几份再试。")


def parse(name: str, data: bytes) -> Document:
    """Read a file's content in this process, which may take long and much memory, or end it; `name` is for the faults.

    Raises UnreadableFile.
    """
    kind = _kind(name, data)
    document = _text(name, data) if kind == "text" else _parsed(name, data, kind)
    characters = sum(map(len, document.lines))
    if characters > MOST_CHARACTERS:
        raise UnreadableFile(f"{name} 有 {characters} 字，超过 {MOST_CHARACTERS} 字。请拆成几份再试。")
    if not any(line.strip() for line in document.lines):
        raise UnreadableFile(f"{name} 里没有文字。请确认选对了文件。")
    return document


def _kind(name: str, data: bytes) -> str:
    """Tell what a file is by its first bytes, and for containers by what is in them."""
    if not data:
        raise UnreadableFile(f"{name} 是空文件。请确认选对了文件。")
    if data.startswith(_ZIP):
        return _zip_kind(name, data)
    if data.startswith(_OLE):
        return _ole_kind(name, data)
    if _PDF in data[:1024]:
        return "pdf"
    for magic, other in _OTHERS:
        if data[:1024].lstrip(b"\xef\xbb\xbf \r\n").startswith(magic):
            raise UnreadableFile(f"{name} 其实是{other}，不能直接读取。请用 Word 或 WPS 打开后另存为 .docx 再试。")
    return "text"


def _zip_kind(name: str, data: bytes) -> str:
    check_container(BytesIO(data), name)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
    if "word/document.xml" in names:
        return "docx"
    if any(part.startswith("xl/workbook") for part in names):
        return "xlsx"
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise UnreadableFile(f"{name} 是别的办公文件，不是 Word、Excel 文档。请另存为 .docx 后再试。")
    raise UnreadableFile(f"{name} 是压缩包。请解压后选里面的文件；往年总结可以整个导入范文库。")


def _ole_kind(name: str, data: bytes) -> str:
    for stream, kind in (("EncryptedPackage", "locked"), ("WordDocument", "doc"), ("Workbook", "xlsx")):
        if stream.encode("utf-16-le") in data:
            if kind == "locked":
                raise UnreadableFile(f"{name} {_LOCKED}")
            return kind
    raise UnreadableFile(f"{name} 不是 Word 或 Excel 文档。请用 Word 或 WPS 打开后另存为 .docx 再试。")


def _text(name: str, data: bytes) -> Document:
    decoded = decode(data)
    if decoded is None:
        is_text = Path(name).suffix.lower() in (".txt", ".md")
        raise UnreadableFile(f"{name} {_NO_TEXT if is_text else _DAMAGED}")
    text, encoding = decoded
    return Document(_lines(text), encoding)


def _lines(text: str) -> tuple[str, ...]:
    """Split at line ends only, so that numbers are those an editor shows."""
    return tuple(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff").rstrip("\r\n")))


def _parsed(name: str, data: bytes, kind: str) -> Document:
    """Let a library read a file; they have no common errors for damage, passwords or want of memory."""
    try:
        lines, unread = _PARSERS[kind](data)
        return Document(tuple(lines), kind, tuple(unread))
    except (UnreadableFile, MemoryError):
        raise
    except ocr.ScanOnly as exc:
        raise UnreadableFile(f"{name} {_BLANK if ocr.is_installed() else _SCAN}") from exc
    except Exception as exc:
        told = str(exc).lower()
        if "memory" in told:
            raise MemoryError from exc
        is_locked = "password" in told or "encrypt" in told
        raise UnreadableFile(f"{name} {_LOCKED if is_locked else _DAMAGED}") from exc


_Parsed: TypeAlias = tuple[Iterable[str], Iterable[str]]
"""Lines, and sentences about what was not read."""


def _docx(data: bytes) -> _Parsed:
    from assistant.corpus.word import read_word

    return read_word(data), ()


def _pdf(data: bytes) -> _Parsed:
    from assistant.corpus.pdf import read_pdf

    lines, pages = read_pdf(data)
    return lines, [_UNREAD.format(pages=_ranges(pages), way=_WAYS[ocr.is_installed()])] if pages else []


def _ranges(pages: Sequence[int]) -> str:
    """Write page numbers as a person does: 3、5—9."""
    first = [page for page in pages if page - 1 not in pages]
    last = [page for page in pages if page + 1 not in pages]
    return "、".join(f"{a}" if a == b else f"{a}—{b}" for a, b in zip(first, last, strict=True))


def _doc(data: bytes) -> _Parsed:
    from assistant.corpus.old_word import read_old_word

    lines, numbered = read_old_word(data)
    return lines, [_UNNUMBERED.format(count=numbered)] if numbered else []


def _sheets(data: bytes) -> _Parsed:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        rows = [
            row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python(skip_empty_area=True)
        ]
    cells = (cell for row in rows for cell in row if isinstance(cell, str))
    return [line for cell in cells for line in cell.split("\n") if line.strip()], ()


_PARSERS: dict[str, Callable[[bytes], _Parsed]] = {"docx": _docx, "pdf": _pdf, "doc": _doc, "xlsx": _sheets}
