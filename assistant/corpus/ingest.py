"""Files and folders in, their summaries in the store: unchanged files skipped, changed ones replaced, faults listed.

Worker processes read, take apart and mask, on all cores; this one alone writes, a transaction for each document, so
that a run which is cut off goes on with the next one.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from assistant import resources
from assistant.corpus import store
from assistant.corpus.archives import Member, members
from assistant.corpus.embedding import embed_missing
from assistant.corpus.intake import (
    IN_ARCHIVE,
    KNOWN_SUFFIXES,
    SHEET_SUFFIXES,
    Source,
    examine,
    files_of,
    prepare,
    sources_of,
)
from assistant.corpus.progress import Progress, quiet
from assistant.corpus.readers import unfinished
from assistant.corpus.worker import WorkerFault, Workers
from assistant.database import open_engine, read_states, replace_states
from assistant.errors import StoreError, UnreadableFile
from assistant.records import Article, Inspection
from assistant.settings import LOCAL, Settings

_TRUSTED_SECONDS = 300.0  # the package's own files wait for a busy machine
_SHIPPED_PREFIX = "shipped:"
_WAIT_SECONDS = 120
T = TypeVar("T")


@dataclass
class IngestReport:
    """What became of each file; `unreadable` and `partly_read` pair a path with the sentence to show.

    A document in a .zip goes by the archive's path and its name there. `removed` are those that a folder held when it
    was taken in before and holds no more.
    """

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    partly_read: list[tuple[str, str]] = field(default_factory=list)
    articles: int = 0
    sections: int = 0
    duplicates: int = 0
    incomplete: int = 0


def ingest(paths: Sequence[Path], settings: Settings, progress: Progress = quiet) -> IngestReport:
    """Bring files and folders into the corpus, each document in a transaction of its own.

    Raises UnreadableFile where a path does not exist, StoreError where the store cannot be written.
    """
    for path in paths:
        if not path.exists():
            raise UnreadableFile(f"找不到 {path}。请检查路径。")
    engine = open_engine(settings)
    ensure_shipped(settings, engine, progress)
    with _writing(settings), Workers(prepare=prepare) as workers:
        taking = _Taking(engine, workers, progress)
        taking.take_all({str(path): path for path in files_of(paths)})
        taking.remove_lost([path.resolve() for path in paths if path.is_dir()])
    if settings.embeddings == LOCAL:
        embed_missing(engine, progress)
    return taking.report


def ensure_shipped(settings: Settings, engine: Engine, progress: Progress = quiet) -> bool:
    """Bring the shipped corpus into a home, and what an upgrade changed of it; whether there was anything to do.

    A shipped summary that was removed by hand stays away. Safe when two processes start at once.
    """
    shipped = {_SHIPPED_PREFIX + path.name: path for path in sorted(resources.CORPUS.glob("*.md"))}
    marks = {key: int(sha256(path.read_bytes()).hexdigest()[:7], 16) for key, path in shipped.items()}
    if _marks(engine) == marks:
        return False
    with _writing(settings), Workers(_TRUSTED_SECONDS, prepare) as workers:
        before, known = _marks(engine), store.known_hashes(engine)
        if before == marks:
            return False
        wanted = {key for key in shipped if key not in before or (key in known and before[key] != marks[key])}
        taking = _Taking(engine, workers, progress)
        taking.take_all({key: shipped[key] for key in shipped if key in wanted})
        gone = [key for key in known if key.startswith(_SHIPPED_PREFIX) and key not in shipped]
        if gone:
            store.remove_sources(engine, gone)
        with engine.begin() as connection:
            taken = {key: mark for key, mark in marks.items() if key not in taking.unread}
            replace_states(connection, _SHIPPED_PREFIX, taken)
    return True


def _marks(engine: Engine) -> dict[str, int]:
    """Return the beginnings of the hashes of the shipped summaries that the home was last given, by key."""
    with engine.connect() as connection:
        return read_states(connection, _SHIPPED_PREFIX)


@contextmanager
def _writing(settings: Settings) -> Iterator[None]:
    try:
        with FileLock(settings.home / "ingest.lock", timeout=_WAIT_SECONDS):
            yield
    except Timeout as exc:
        raise StoreError("另一个工笔进程正在导入范文。请等它结束后再试。") from exc
    except DBAPIError as exc:
        reason = str(exc.orig).splitlines()[0]
        raise StoreError(
            f"范文写不进数据库（{reason}）。请检查磁盘空间和权限，然后再导入一次：已收入的不受影响，会接着做。"
        ) from exc


class _Taking:
    """One run over files: what was known before, what was met, and what became of it."""

    def __init__(self, engine: Engine, workers: Workers, progress: Progress) -> None:
        self.report = IngestReport()
        self._engine, self._workers, self._progress = engine, workers, progress
        self._known = store.known_hashes(engine)
        self._met: dict[str, str] = {}
        self.unread: set[str] = set()

    def take_all(self, files: dict[str, Path]) -> None:
        """Take files in by the key under which each is known: those first found to be new, in their order."""
        sources = []
        for done, (key, path) in enumerate(files.items(), start=1):
            sources += [source for source in sources_of(key, path, self._listed) if self._is_met(source)]
            self._progress("核对文件", done, len(files))
        held = {content for key, content in self._known.items() if self._met.get(key, content) == content}
        wanted = [source for source in sources if not self._is_held(source, held)]
        calls = self._workers.each(examine, ((source,) for source in wanted))
        for done, (source, call) in enumerate(zip(wanted, calls, strict=True), start=len(sources) - len(wanted) + 1):
            self._finish(source, call, held)
            self._progress("读取范文", done, len(sources))

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
        unread = any(key == path or key.startswith(f"{path}{IN_ARCHIVE}") for path in self.unread)
        return key not in self._met and not unread

    def _listed(self, path: Path) -> list[Member] | None:
        (call,) = self._workers.each(members, [(path, KNOWN_SUFFIXES)])
        return _result(call, path.name)

    def _is_met(self, source: Source) -> bool:
        """Note a source; whether it is a document that can be read."""
        if Path(source.name).suffix.lower() in SHEET_SUFFIXES:
            self.report.passed_over.append(source.key)
        elif source.fault:
            self._refuse(source, source.fault)
        else:
            self._met[source.key] = source.sha256
            return True
        return False

    def _is_held(self, source: Source, held: set[str]) -> bool:
        """Whether the store has this content; what a file held before it became a copy of another one is forgotten."""
        if source.sha256 not in held:
            return False
        if self._known.get(source.key, source.sha256) == source.sha256:
            self.report.unchanged.append(source.key)
        else:
            store.remove_sources(self._engine, [source.key])
            self.report.replaced.append(source.key)
        return True

    def _finish(self, source: Source, call: Future[Inspection | None], held: set[str]) -> None:
        """Store what a worker made of a source, in one transaction."""
        try:
            inspection = _result(call, source.name)
        except UnreadableFile as exc:
            self._refuse(source, str(exc))
            return
        if inspection is None:
            self.report.passed_over.append(source.key)
        elif not self._is_held(source, held):
            store.replace_source(self._engine, source.key, source.name, source.sha256, inspection)
            held.add(source.sha256)
            self._count(source.key, inspection.articles)
            self.report.partly_read += ((_shown(source.key), told) for told in inspection.unread)

    def _refuse(self, source: Source, told: str) -> None:
        self.unread.add(source.key)
        self.report.unreadable.append((_shown(source.key), told))

    def _count(self, key: str, articles: Sequence[Article]) -> None:
        report = self.report
        (report.replaced if key in self._known else report.added).append(key)
        report.articles += len(articles)
        report.sections += sum(len(article.sections) for article in articles)
        report.duplicates += sum(article.duplicate_of is not None for article in articles)
        report.incomplete += sum(not article.complete for article in articles)


def _shown(key: str) -> str:
    return key.removeprefix(_SHIPPED_PREFIX).encode("utf-8", "replace").decode()


def _result(call: Future[T], name: str) -> T:
    """Return what a worker made of a file, or raise UnreadableFile."""
    try:
        return call.result()
    except WorkerFault as exc:
        raise unfinished(name, exc) from exc
