"""Zip containers (.docx, .xlsx, .zip) looked at before anything unpacks them: size, names, passwords, DTDs, spread."""

import os
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO
from xml.parsers import expat

from assistant.errors import UnreadableFile

MOST_BYTES = 200 * 1024 * 1024
MOST_XML_BYTES = 64 * 1024 * 1024
MOST_ENTRIES = 5000
MOST_TIMES = 200
MOST_CELLS = 4_000_000
MOST_CHARACTERS = 400_000_000

_HARMLESS_BYTES = 8 * 1024 * 1024
_CHUNK = 1024 * 1024
_OFFICE = "[Content_Types].xml"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def check_container(file: IO[bytes], name: str) -> None:
    """Accept a zip container that is safe to unpack; `name` is what a fault calls it.

    Raises UnreadableFile with a Chinese sentence where it is damaged or locked, would unpack to more than 200 MB
    (an office file: 64 MB of XML), holds names that lead outside, XML with a DTD, or worksheets whose few cells
    stand so far apart that a dense table of them fills the memory. The parts of an office file are unpacked in
    passing, so that sizes and checksums are the real ones.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            _check_directory(archive, file.seek(0, os.SEEK_END), name)
            if _OFFICE in archive.namelist():
                _check_parts(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as exc:
        raise UnreadableFile(f"{name} 已损坏，或其实不是这种文件。请用 Word、Excel 或 WPS 另存一份再试。") from exc


def _check_directory(archive: zipfile.ZipFile, packed: int, name: str) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise UnreadableFile(f"{name} 里有 {len(entries)} 个文件，最多 {MOST_ENTRIES} 个。请分成几份再试。")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise UnreadableFile(f"{name} 加了密码。请去掉密码后另存一份再试。")
        if _leads_outside(entry.filename):
            raise UnreadableFile(f"{name} 里有指向别处的文件名，不能安全读取。请换一份来源可靠的文件。")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_BYTES or (unpacked > _HARMLESS_BYTES and unpacked > packed * MOST_TIMES):
        raise UnreadableFile(f"{name} 解开后有 {unpacked / 1024 / 1024:.0f} MB，超过可以处理的大小。请拆小后再试。")


def _leads_outside(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or re.match(r"[A-Za-z]:", plain) is not None or ".." in PurePosixPath(plain).parts


def _check_parts(archive: zipfile.ZipFile, name: str) -> None:
    left = MOST_XML_BYTES
    scan = _Scan(name)
    for entry in archive.infolist():
        with archive.open(entry) as part:
            chunk = part.read(_CHUNK)
            if chunk.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1] != b"<":
                continue
            scan.begin()
            while chunk:
                left -= len(chunk)
                if left < 0:
                    raise UnreadableFile(f"{name} 里的内容过多。请拆成几份再试。")
                scan.feed(chunk)
                chunk = part.read(_CHUNK)


class _Scan:
    """Reads the XML parts of one file, and measures what its worksheets would take up as dense tables."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._longest_shared = self._shared_cells = 0

    def begin(self) -> None:
        self._row = self._column = self._lowest = self._widest = self._shared = 0
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._root

    def feed(self, chunk: bytes) -> None:
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError as exc:
            raise ValueError("XML part is not well-formed") from exc
        if self._longest_shared * self._shared_cells > MOST_CHARACTERS:
            raise UnreadableFile(f"{self._name} 的表格里文字过多。请拆成几份再试。")
        if self._lowest * self._widest > MOST_CELLS:
            raise UnreadableFile(
                f"{self._name} 的表格过大（到第{self._lowest}行、第{self._widest}列）。请删去多余的行列后再试。"
            )

    def _refuse(self, *_: object) -> None:
        raise UnreadableFile(f"{self._name} 里有文档类型声明（DTD），不能安全读取。请另存一份再试。")

    def _root(self, name: str, _: dict[str, str]) -> None:
        kind = name.rpartition("}")[2]
        self._parser.StartElementHandler = {"worksheet": self._of_worksheet, "sst": self._of_strings}.get(kind)
        if kind == "sst":
            self._parser.CharacterDataHandler = self._characters

    def _of_strings(self, name: str, _: dict[str, str]) -> None:
        if name.rpartition("}")[2] == "si":
            self._shared = 0

    def _characters(self, text: str) -> None:
        self._shared += len(text)
        self._longest_shared = max(self._longest_shared, self._shared)

    def _of_worksheet(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition("}")[2]
        if kind == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdigit() else self._row + 1
            self._column = 0
        elif kind == "c":
            self._move(attributes.get("r", ""))
            self._shared_cells += attributes.get("t") == "s"
        elif kind in ("v", "is", "f"):
            self._lowest, self._widest = max(self._lowest, self._row), max(self._widest, self._column)

    def _move(self, reference: str) -> None:
        self._column += 1
        if match := _CELL.fullmatch(reference):
            self._row, self._column = int(match[2]), 0
            for letter in match[1]:
                self._column = self._column * 26 + ord(letter) - ord("A") + 1
