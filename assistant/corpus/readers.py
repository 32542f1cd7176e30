"""A file in, its paragraphs as lines out, whatever it was saved as: text, Word, PDF or spreadsheet."""

import codecs
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from assistant.archive import check_archive
from assistant.corpus.worker import WorkerFault, parse_apart
from assistant.errors import UnreadableFile

SUFFIXES = frozenset({".txt", ".md", ".docx", ".doc", ".wps", ".pdf", ".xlsx", ".xls", ".zip"})
# Also documents, which are told to be saved as something else.
UNREADABLE_SUFFIXES = frozenset({".rtf", ".odt", ".html", ".htm", ".mht", ".ofd", ".rar", ".7z"})
MOST_BYTES = 50_000_000
MOST_CHARACTERS = 1_000_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ("gb18030", "utf-16-le", "utf-16-be")
_EVERYDAY = frozenset("的一是在了和有年工会职务作业为人全镇乡组织企开展活动员，。、；：“”《》 \n")
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
_SHEET_COLUMNS = frozenset("事项 指标 文字事实 事实 数值 数量 单位 做法 成效 label text value unit".split())
_HEADER_CELLS = 150
_FAULTS = {
    "damaged": "已损坏，或其实不是这种文件。请用 Word 或 WPS 打开后另存一份再试。",
    "locked": "加了密码。请去掉密码后另存一份再试。",
    "scan": "是扫描件，只有图像、没有文字。请先做文字识别（OCR），或找到原来的 Word 文件。",
    "heavy": "太大或太复杂，没能在限定的时间和内存内读完。请拆成几份，或另存为纯文本后再试。",
}


@dataclass(frozen=True)
class Document:
    """A document's lines, one a paragraph (blank ones kept, so that numbers match the file), and its encoding.

    `encoding` is the kind of file where it is not plain text: docx, doc, pdf, xlsx.
    """

    lines: tuple[str, ...]
    encoding: str


def read_document(path: Path) -> Document:
    """Read a file by what it holds, not only by its suffix.

    Raises UnreadableFile, with a Chinese sentence that says what to do, where that cannot be done safely.
    """
    kind = _kind(path)
    document = _read_text(path) if kind == "text" else _read_apart(path, kind)
    if not any(line.strip() for line in document.lines):
        raise UnreadableFile(f"{path.name} 里没有文字。请确认选对了文件。")
    return document


def is_fact_sheet(path: Path) -> bool:
    """Whether a spreadsheet is a fact sheet, which is no summary: a column of themes and two more of the sheet's."""
    try:
        if path.suffix.lower() != ".xlsx" or _kind(path) != "xlsx":
            return False
        cells = {cell.rstrip(" *＊").strip() for cell in _read_apart(path, "xlsx").lines[:_HEADER_CELLS]}
    except UnreadableFile:
        return False
    return bool(cells & {"主题", "theme"}) and len(cells & _SHEET_COLUMNS) >= 2


def _kind(path: Path) -> str:
    """Tell what a file is by its first bytes, and for containers by what is in them."""
    try:
        if not path.is_file():
            raise UnreadableFile(f"找不到文件 {path}。请检查路径。")
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError as exc:
        raise _cannot_open(path, exc) from exc
    if size == 0:
        raise UnreadableFile(f"{path.name} 是空文件。请确认选对了文件。")
    if size > MOST_BYTES:
        raise UnreadableFile(f"{path.name} 有 {size / 1e6:.0f} MB，超过 {MOST_BYTES / 1e6:.0f} MB。请拆成几份再试。")
    if head.startswith(_ZIP):
        return _zip_kind(path)
    if head.startswith(_OLE):
        return _ole_kind(path)
    if _PDF in head[:1024]:
        return "pdf"
    for magic, name in _OTHERS:
        if head.lstrip(b"\xef\xbb\xbf \r\n").startswith(magic):
            raise UnreadableFile(f"{path.name} 其实是{name}，不能直接读取。请用 Word 或 WPS 打开后另存为 .docx 再试。")
    return "text"


def _zip_kind(path: Path) -> str:
    check_archive(path)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    if "word/document.xml" in names:
        return "docx"
    if any(name.startswith("xl/workbook") for name in names):
        return "xlsx"
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise UnreadableFile(f"{path.name} 是别的办公文件，不是 Word、Excel 文档。请另存为 .docx 后再试。")
    raise UnreadableFile(f"{path.name} 是压缩包。可以用 gongbi ingest 整个导入，也可以解压后逐个查看。")


def _ole_kind(path: Path) -> str:
    data = _bytes(path)
    for stream, kind in (("EncryptedPackage", "locked"), ("WordDocument", "doc"), ("Workbook", "xlsx")):
        if stream.encode("utf-16-le") in data:
            if kind == "locked":
                raise UnreadableFile(f"{path.name} {_FAULTS['locked']}")
            return kind
    raise UnreadableFile(f"{path.name} 不是 Word 或 Excel 文档。请用 Word 或 WPS 打开后另存为 .docx 再试。")


def _read_apart(path: Path, kind: str) -> Document:
    try:
        lines = parse_apart(kind, path)
    except WorkerFault as exc:
        raise UnreadableFile(f"{path.name} {_FAULTS[exc.fault]}") from exc
    return Document(tuple(lines), kind)


def _read_text(path: Path) -> Document:
    text, encoding = _decoded(_bytes(path))
    if len(text) > MOST_CHARACTERS:
        raise UnreadableFile(f"{path.name} 有 {len(text)} 字，超过 {MOST_CHARACTERS} 字。请拆成几份再试。")
    if not _reads_as_text(text):
        raise UnreadableFile(f"{path.name} 的内容不是文字，或编码无法识别。请用记事本另存为 UTF-8 编码的文本后再试。")
    return Document(_lines(text), encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    """Decode by byte order mark, else as UTF-8, else as what gives the most everyday Chinese."""
    marked = [name for bom, name in _BOMS if data.startswith(bom)]
    decoded = [(text, name) for name in marked[:1] or ["utf-8"] if (text := _decode(data, name)) is not None]
    if decoded and "\x00" not in decoded[0][0]:
        return decoded[0]
    others = [(text, name) for name in _UNMARKED if (text := _decode(data, name)) is not None]
    return max([*decoded, *others], key=lambda pair: _everyday_share(pair[0]), default=("\x00", ""))


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _everyday_share(text: str) -> float:
    sample = text[:20_000]
    return sum(character in _EVERYDAY for character in sample) / (len(sample) or 1)


def _reads_as_text(text: str) -> bool:
    """Whether a decoded file is text: few control characters, and no half of it rare or private ones."""
    sample = text[:20_000]
    odd = sum((c < " " and c not in "\t\r\n\f\v") or "\ue000" <= c <= "\uf8ff" or c == "\ufffd" for c in sample)
    return odd <= len(sample) // 100


def _lines(text: str) -> tuple[str, ...]:
    """Split at line ends only, so that numbers are those an editor shows."""
    return tuple(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff").rstrip("\r\n")))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES)
    except OSError as exc:
        raise _cannot_open(path, exc) from exc


def _cannot_open(path: Path, exc: OSError) -> UnreadableFile:
    return UnreadableFile(f"无法打开 {path.name}（{exc.strerror}）。请检查文件权限，或关闭正在使用它的程序。")
