"""A .zip of documents: what stands in it, and the content of one of them; nothing is ever unpacked to the disk."""

import zipfile
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from assistant.containers import check_container
from assistant.corpus.readers import check_size
from assistant.errors import UnreadableFile
from assistant.files import cannot_open

_UTF8_NAME = 0x800
_OURS = frozenset({"__MACOSX"})
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})


@dataclass(frozen=True)
class Member:
    """A document of an archive: its place and name there, and the SHA-256 of its content; `fault` if it has none."""

    place: int
    name: str
    sha256: str = ""
    fault: str = ""


def members(path: Path, suffixes: frozenset[str]) -> list[Member] | None:
    """List the documents of an archive, by suffix; None where it is an office file that was renamed.

    Raises UnreadableFile with a Chinese sentence where the archive is damaged, locked, too large or leads outside.
    """
    try:
        with path.open("rb") as file:
            check_container(file, path.name)
            with zipfile.ZipFile(file) as archive:
                if _OFFICE & set(archive.namelist()):
                    return None
                entries = [(place, entry, _name(entry)) for place, entry in enumerate(archive.infolist())]
                return [_member(archive, *one) for one in entries if _is_document(one[2], suffixes)]
    except OSError as exc:
        raise cannot_open(path, exc) from exc


def content(path: Path, place: int, name: str) -> bytes:
    """Return what one document of an archive holds.

    Raises UnreadableFile.
    """
    with zipfile.ZipFile(path) as archive:
        return _content(archive, archive.infolist()[place], name)


def _name(entry: zipfile.ZipInfo) -> str:
    """Give an entry's name; Chinese Windows writes names in GB18030 and says nothing of it."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _is_document(name: str, suffixes: frozenset[str]) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "~$")) or part in _OURS for part in path.parts)
    return path.suffix.lower() in suffixes and not hidden


def _member(archive: zipfile.ZipFile, place: int, entry: zipfile.ZipInfo, name: str) -> Member:
    if PurePosixPath(name).suffix.lower() == ".zip":
        return Member(place, name, fault=f"{name} 是压缩包里的压缩包，没有读取。请解压后再试。")
    try:
        return Member(place, name, sha256(_content(archive, entry, name)).hexdigest())
    except UnreadableFile as exc:
        return Member(place, name, fault=str(exc))


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """Unpack one entry, and no more of it than the directory says."""
    check_size(name, entry.file_size)
    try:
        with archive.open(entry) as stream:
            return stream.read(entry.file_size)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as exc:
        raise UnreadableFile(f"{name} 在压缩包里已损坏。请重新压缩，或换一份再试。") from exc
