"""A .zip in, the documents in it out, one at a time in a folder of our own: no name in it says where anything goes."""

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.archive import check_archive
from assistant.corpus.readers import MOST_BYTES, SUFFIXES, UNREADABLE_SUFFIXES

_CHUNK = 1024 * 1024
_UTF8_NAME = 0x800
_OURS = frozenset({"__MACOSX"})


@dataclass(frozen=True)
class Member:
    """A document of an archive: its name there, and where its content stands for now; `fault` if it cannot."""

    name: str
    path: Path
    fault: str = ""


def is_archive(path: Path) -> bool:
    """Whether a file is a .zip of documents: by its suffix, and no office file that was renamed."""
    if path.suffix.lower() != ".zip" or not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError):
        return False
    return "[Content_Types].xml" not in names and "mimetype" not in names


def unpacked(path: Path, home: Path) -> Iterator[Member]:
    """Give the documents of an archive one by one, each as a file under `home` that is gone with the next.

    Raises UnreadableFile with a Chinese sentence where the archive is damaged, locked, too large or leads outside.
    """
    check_archive(path)
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(dir=home, prefix="unpacked-") as folder:
        for entry in archive.infolist():
            name = _name(entry)
            if entry.is_dir() or not _is_document(name):
                continue
            place = Path(folder) / f"document{PurePosixPath(name).suffix.lower()}"
            yield Member(name, place, _copied(archive, entry, place, name))
            place.unlink(missing_ok=True)


def _name(entry: zipfile.ZipInfo) -> str:
    """Give an entry's name; Chinese Windows writes names in GB18030 and says nothing of it."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _is_document(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "~$")) or part in _OURS for part in path.parts)
    return path.suffix.lower() in SUFFIXES | UNREADABLE_SUFFIXES and not hidden


def _copied(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Path, name: str) -> str:
    """Unpack one entry; return the sentence that says why where it cannot be."""
    if PurePosixPath(name).suffix.lower() == ".zip":
        return f"{name} 是压缩包里的压缩包，没有读取。请解压后再试。"
    if entry.file_size > MOST_BYTES:
        return f"{name} 有 {entry.file_size / 1e6:.0f} MB，超过 {MOST_BYTES / 1e6:.0f} MB。请拆成几份再试。"
    try:
        with archive.open(entry) as content, place.open("wb") as copy:
            left = entry.file_size
            while left > 0 and (block := content.read(min(_CHUNK, left))):
                copy.write(block)
                left -= len(block)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return f"{name} 在压缩包里已损坏。请重新压缩，或换一份再试。"
    return ""
