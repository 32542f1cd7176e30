"""Sources, which are files or documents in archives: how they are found, and what a worker process makes of one."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from assistant.corpus.archives import Member, content
from assistant.corpus.inspect import inspect_document
from assistant.corpus.readers import SUFFIXES, UNREADABLE_SUFFIXES, Document, check_size, load, parse
from assistant.errors import UnreadableFile
from assistant.files import cannot_open
from assistant.records import Inspection
from assistant.text.masking import mask

SHEET_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
KNOWN_SUFFIXES = SUFFIXES | UNREADABLE_SUFFIXES | SHEET_SUFFIXES
_SHEET_COLUMNS = frozenset("事项 指标 文字事实 事实 数值 数量 单位 做法 成效 label text value unit".split())
_HEADER_CELLS = 150
_LONGEST_KEY, _LONGEST_NAME = 1024, 255
_BLOCK = 1024 * 1024
IN_ARCHIVE = "/"


@dataclass(frozen=True)
class Source:
    """A document and the key it is known by; in an archive, `place` is its number there.

    `sha256` is that of its content when it was found; `fault` says, in Chinese, why it cannot be read.
    """

    key: str
    path: Path
    name: str
    sha256: str = ""
    place: int | None = None
    fault: str = ""


def prepare() -> None:
    """Load what reading any document takes: dictionaries and the model that knows names."""
    mask("镇总工会走访困难职工")


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files that paths name, those of folders by suffix and in order: nothing hidden, no office lock files."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p.resolve() for p in path.rglob("*") if _is_ours(p, path))
        else:
            yield path.resolve()


def _is_ours(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    hidden = any(part.startswith((".", "~$")) for part in parts)
    return path.suffix.lower() in KNOWN_SUFFIXES and not hidden and path.is_file()


def sources_of(key: str, path: Path, listed: Callable[[Path], list[Member] | None]) -> list[Source]:
    """Return the document that a file is, or those of an archive, which `listed` opens."""
    name = _shown(path.name)
    try:
        if len(key) > _LONGEST_KEY or not _is_text(key):
            raise UnreadableFile(f"{name} 的路径太长，或有不能识别的字符。请改名后再试。")
        inside = listed(path) if path.suffix.lower() == ".zip" else None
        if inside is None:
            return [Source(key, path, name, _digest(path))]
        if not inside:
            raise UnreadableFile(f"{name} 里没有可以读取的文档。请放入 Word、PDF 或文本文件后再压缩。")
    except UnreadableFile as exc:
        return [Source(key, path, name, fault=str(exc))]
    return list(_inside(key, path, inside))


def _inside(key: str, path: Path, members: Iterable[Member]) -> Iterator[Source]:
    seen = set()
    for member in members:
        own, name = f"{key}{IN_ARCHIVE}{member.name}", _shown(member.name)
        fault = member.fault
        if own in seen:
            fault = f"{name} 在压缩包里有同名的另一份，只读了前一份。请改名后重新压缩。"
        elif len(own) > _LONGEST_KEY or not _is_text(own):
            fault = f"{name} 的路径太长，或有不能识别的字符。请改名后再试。"
        seen.add(own)
        yield Source(own, path, name, member.sha256, member.place, fault)


def _shown(name: str) -> str:
    """Return a file's name without what a screen cannot show or would show in another order."""
    plain = PurePosixPath(name).name.encode("utf-8", "replace").decode()
    return "".join(c for c in plain if unicodedata.category(c) not in ("Cc", "Cf"))[-_LONGEST_NAME:]


def _is_text(key: str) -> bool:
    try:
        return bool(key.encode())
    except UnicodeEncodeError:
        return False


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file's content.

    Raises UnreadableFile where it is no file, is too large or cannot be opened.
    """
    try:
        if not path.is_file():
            raise UnreadableFile(f"{path.name} 不是普通文件，没有读取。请选文件本身。")
        check_size(path.name, path.stat().st_size)
        hashed = sha256()
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                hashed.update(block)
    except OSError as exc:
        raise cannot_open(path, exc) from exc
    return hashed.hexdigest()


def examine(source: Source) -> Inspection | None:
    """Read a source and take it apart, in this process; None for a fact sheet.

    Raises UnreadableFile, also where the content is not the one that was found.
    """
    name = source.name
    data = load(source.path) if source.place is None else content(source.path, source.place, name)
    if sha256(data).hexdigest() != source.sha256:
        raise UnreadableFile(f"{name} 正在被改写，没有读取。请等它保存完毕、关闭编辑它的程序后再试。")
    document = parse(name, data)
    if document.encoding == "xlsx" and _is_fact_sheet(document):
        return None
    inspection = inspect_document(document, name)
    if not inspection.articles:
        raise UnreadableFile(f"{name} 里没有找到工作总结的正文。请确认选对了文件。")
    return inspection


def _is_fact_sheet(document: Document) -> bool:
    """Whether a spreadsheet is a fact sheet, which is no summary: a column of themes and two more of the sheet's."""
    cells = {cell.rstrip(" *＊").strip() for cell in document.lines[:_HEADER_CELLS]}
    return bool(cells & {"主题", "theme"}) and len(cells & _SHEET_COLUMNS) >= 2
