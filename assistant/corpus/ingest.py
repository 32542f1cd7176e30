"""Files and folders in, their summaries in the store: unchanged files skipped, changed ones replaced, faults listed."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Engine

from assistant import resources
from assistant.corpus import store
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


@dataclass
class IngestReport:
    """What became of each file; `unreadable` pairs a path with the sentence to show."""

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
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
        return _take_all(engine, files, progress)


def ensure_shipped(settings: Settings, engine: Engine, progress: Progress = quiet) -> bool:
    """Bring the shipped corpus into a home that has not had it yet; safe when two processes start at once."""
    if _has_shipped(engine):
        return False
    with _writing(settings):
        if _has_shipped(engine):
            return False
        files = [(_SHIPPED_PREFIX + path.name, path) for path in sorted(resources.CORPUS.glob("*.md"))]
        _take_all(engine, files, progress)
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


def _take_all(engine: Engine, files: Sequence[tuple[str, Path]], progress: Progress) -> IngestReport:
    report = IngestReport()
    known = store.known_hashes(engine)
    contents = set(known.values())
    for done, (key, path) in enumerate(files, start=1):
        try:
            _take(engine, key, path, known, contents, report)
        except UnreadableFile as exc:
            report.unreadable.append((str(path), str(exc)))
        progress("读取语料", done, len(files))
    return report


def _take(
    engine: Engine, key: str, path: Path, known: dict[str, str], contents: set[str], report: IngestReport
) -> None:
    if path.suffix.lower() in _SHEET_SUFFIXES:
        report.passed_over.append(str(path))
        return
    digest = _digest(path)
    if digest in contents:
        report.unchanged.append(str(path))
        return
    if is_fact_sheet(path):
        report.passed_over.append(str(path))
        return
    inspection = inspect_document(read_document(path), path.name)
    if not inspection.articles:
        raise UnreadableFile(f"{path.name} 里没有找到工作总结的正文。请确认选对了文件。")
    store.replace_source(engine, key, path.name, digest, inspection)
    contents.add(digest)
    (report.replaced if key in known else report.added).append(str(path))
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
