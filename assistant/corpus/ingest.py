"""Files and folders in, their summaries in the store: unchanged files skipped, changed ones replaced, faults listed."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from filelock import FileLock, Timeout
from sqlalchemy import Engine

from assistant import resources
from assistant.corpus import store
from assistant.corpus.archives import is_archive, unpacked
from assistant.corpus.inspect import inspect_document
from assistant.corpus.progress import Progress, quiet
from assistant.corpus.readers import SUFFIXES, UNREADABLE_SUFFIXES, is_fact_sheet, read_document
from assistant.database import open_engine, read_state, write_state
from assistant.errors import StoreError, UnreadableFile
from assistant.settings import Settings

_SHIPPED = "shipped corpus"
_SHIPPED_PREFIX = "shipped:"
_SHEET_SUFFIXES = frozenset({".yaml", ".yml", ".json"})
_WAIT_SECONDS = 120
_IN_ARCHIVE = "/"


@dataclass
class IngestReport:
    """What became of each file; `unreadable` pairs a path with the sentence to show.

    A document in a .zip goes by the archive's path and its name there. `removed` are those that a folder held when it
    was taken in before and holds no more.
    """

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    articles: int = 0
    sections: int = 0
    duplicates: int = 0
    incomplete: int = 0


def ingest(paths: Sequence[Path], settings: Settings, progress: Progress = quiet) -> IngestReport:
    """Bring files and folders into the corpus, each file in a transaction of its own.

    Raises UnreadableFile where a path does not exist, StoreError where the store cannot be written.
    """
    for path in paths:
        if not path.exists():
            raise UnreadableFile(f"找不到 {path}。请检查路径。")
    engine = open_engine(settings)
    ensure_shipped(settings, engine, progress)
    files = [(str(path), path) for path in _files(paths)]
    with _writing(settings):
        taking = _Taking(engine, settings.home)
        taking.take_all(files, progress)
        taking.remove_lost([path.resolve() for path in paths if path.is_dir()])
        return taking.report


def ensure_shipped(settings: Settings, engine: Engine, progress: Progress = quiet) -> bool:
    """Bring the shipped corpus into a home that has not had it yet; safe when two processes start at once."""
    if _has_shipped(engine):
        return False
    with _writing(settings):
        if _has_shipped(engine):
            return False
        files = [(_SHIPPED_PREFIX + path.name, path) for path in sorted(resources.CORPUS.glob("*.md"))]
        _Taking(engine, settings.home).take_all(files, progress)
        with engine.begin() as connection:
            write_state(connection, _SHIPPED, 1)
    return True


def _has_shipped(engine: Engine) -> bool:
    with engine.connect() as connection:
        return read_state(connection, _SHIPPED) == 1


@contextmanager
def _writing(settings: Settings) -> Iterator[None]:
    try:
        with FileLock(settings.home / "ingest.lock", timeout=_WAIT_SECONDS):
            yield
    except Timeout as exc:
        raise StoreError("另一个工笔进程正在导入语料。请等它结束后再试。") from exc


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            known = SUFFIXES | UNREADABLE_SUFFIXES | _SHEET_SUFFIXES
            yield from sorted(p.resolve() for p in path.rglob("*") if p.suffix.lower() in known and _is_ours(p, path))
        else:
            yield path.resolve()


def _is_ours(path: Path, folder: Path) -> bool:
    """Whether a path is an ordinary file: nothing hidden, no lock file of an office program."""
    parts = path.relative_to(folder).parts
    return path.is_file() and not any(part.startswith((".", "~$")) for part in parts)


class _Taking:
    """One run over files: what was known before, what was met, and what became of it."""

    def __init__(self, engine: Engine, home: Path) -> None:
        self.report = IngestReport()
        self._engine, self._home = engine, home
        self._known = store.known_hashes(engine)
        self._contents = set(self._known.values())
        self._met: dict[str, str] = {}
        self._unread: set[str] = set()

    def take_all(self, files: Sequence[tuple[str, Path]], progress: Progress) -> None:
        """Take files in, one after the other, by the key under which each is known."""
        for done, (key, path) in enumerate(files, start=1):
            self._try(key, path)
            progress("读取语料", done, len(files))

    def remove_lost(self, folders: Sequence[Path]) -> None:
        """Forget what stood in a folder and is gone; what stands elsewhere now is known by its new place.

        A folder that is empty is left alone: more likely a drive is missing than that everything was deleted.
        """
        places = {digest: key for key, digest in self._met.items() if key not in self._known}
        for folder in folders:
            inside = f"{folder}{os.sep}"
            if not any(key.startswith(inside) for key in self._met):
                continue
            for key in sorted(key for key in self._known if key.startswith(inside) and self._is_lost(key)):
                if place := places.get(self._known[key]):
                    store.move_source(self._engine, key, place, Path(place).name)
                else:
                    store.remove_sources(self._engine, [key])
                    self.report.removed.append(key)

    def _is_lost(self, key: str) -> bool:
        unread = any(key == path or key.startswith(f"{path}{_IN_ARCHIVE}") for path in self._unread)
        return key not in self._met and not unread

    def _try(self, key: str, path: Path) -> None:
        try:
            if is_archive(path):
                self._take_archive(key, path)
            else:
                self._take(key, path, path.name)
        except UnreadableFile as exc:
            self._unread.add(key)
            self.report.unreadable.append((key.removeprefix(_SHIPPED_PREFIX), str(exc)))

    def _take_archive(self, key: str, path: Path) -> None:
        names = 0
        for member in unpacked(path, self._home):
            names += 1
            inside = f"{key}{_IN_ARCHIVE}{member.name}"
            try:
                if member.fault:
                    raise UnreadableFile(member.fault)
                self._take(inside, member.path, PurePosixPath(member.name).name)
            except UnreadableFile as exc:
                self._unread.add(inside)
                self.report.unreadable.append((inside, str(exc).replace(member.path.name, Path(member.name).name)))
        if not names:
            raise UnreadableFile(f"{path.name} 里没有可以读取的文档。请放入 Word、PDF 或文本文件后再压缩。")

    def _take(self, key: str, path: Path, name: str) -> None:
        report = self.report
        if path.suffix.lower() in _SHEET_SUFFIXES:
            report.passed_over.append(key)
            return
        digest = self._met[key] = _digest(path)
        if digest in self._contents:
            report.unchanged.append(key)
            return
        if is_fact_sheet(path):
            report.passed_over.append(key)
            return
        inspection = inspect_document(read_document(path), name)
        if not inspection.articles:
            raise UnreadableFile(f"{name} 里没有找到工作总结的正文。请确认选对了文件。")
        store.replace_source(self._engine, key, name, digest, inspection)
        self._contents.add(digest)
        (report.replaced if key in self._known else report.added).append(key)
        report.articles += len(inspection.articles)
        report.sections += sum(len(article.sections) for article in inspection.articles)
        report.duplicates += sum(a.duplicate_of is not None for a in inspection.articles)
        report.incomplete += sum(not a.complete for a in inspection.articles)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            digest = sha256()
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError as exc:
        raise UnreadableFile(
            f"无法打开 {path.name}（{exc.strerror}）。请检查文件权限，或关闭正在使用它的程序。"
        ) from exc
    return digest.hexdigest()
