"""The search indexes, Chroma and FTS5: caches of the store that are checked when opened and made again if need be."""

import json
import shutil
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from filelock import FileLock, Timeout

from assistant.corpus.chroma import ChromaVectors
from assistant.corpus.lexical import LexicalIndex
from assistant.corpus.vectors import Content, StoredVectors, Vectors
from assistant.errors import StoreError
from assistant.records import Exemplar
from assistant.settings import Settings

FORMAT = 2
_VECTORS = "chroma-"
_SAME = 0.001


class IndexDamaged(Exception):
    """The files open but do not hold what they should; they can be made again."""


class DenseIndex(Protocol):
    """Nearest sections by vector."""

    def search(self, vector: Vectors, themes: Collection[str], limit: int) -> list[int]:
        """Return ids, nearest first."""

    def close(self) -> None:
        """Let go of files."""


@dataclass(frozen=True)
class Manifest:
    """What the indexes were made from; `vectors` is Chroma's folder."""

    format: int
    embedder: str
    dimension: int
    count: int
    revision: int
    vectors: str


@dataclass
class SearchIndex:
    """Both indexes at one revision of the store; `notices` say in Chinese what had to be made again."""

    dense: DenseIndex
    lexical: LexicalIndex
    revision: int
    notices: tuple[str, ...] = ()
    owner: FileLock | None = None

    def rankings(self, query: str, vector: Vectors, themes: Collection[str], limit: int) -> tuple[list[int], list[int]]:
        """Return the ids found by vector and those found by words, best first each.

        Raises IndexDamaged where the files turn out not to be whole.
        """
        try:
            return self.dense.search(vector, themes, limit), self.lexical.search(query, themes, limit)
        except Exception as exc:
            raise IndexDamaged("检索时发现索引损坏") from exc

    def close(self) -> None:
        """Let go of the files, so that another process may own them."""
        self.lexical.close()
        self.dense.close()
        if self.owner is not None:
            self.owner.release()


def open_index(settings: Settings, content: Content) -> SearchIndex:
    """Open the indexes at the content's revision, made anew where missing, damaged or of another embedder.

    One process owns the folder; where that is another one, search runs in memory over the store's own vectors.
    """
    folder = _folder(settings)
    owner = FileLock(folder / "owner.lock")
    try:
        owner.acquire(blocking=False)
    except Timeout:
        return _in_memory(content)
    try:
        return _owned(settings, folder, owner, content)
    except IndexDamaged:
        owner.release()
        return replace(_in_memory(content), notices=("向量库无法建立，本次改在内存中检索。请检查磁盘空间和权限。",))
    except BaseException:
        owner.release()
        raise


def discard_index(settings: Settings) -> None:
    """Throw the indexes away, for `rebuild`.

    Raises StoreError where another process owns them.
    """
    folder = _folder(settings)
    try:
        with FileLock(folder / "owner.lock").acquire(blocking=False):
            _clear(folder)
    except Timeout as exc:
        raise StoreError("索引正由另一个工笔进程使用（多半是打开着的应用）。请先关闭它再重建。") from exc


def _folder(settings: Settings) -> Path:
    folder = settings.home / "index"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _in_memory(content: Content) -> SearchIndex:
    lexical = LexicalIndex()
    lexical.add(_lexical_rows(content.exemplars))
    return SearchIndex(StoredVectors(content), lexical, content.revision)


def _owned(settings: Settings, folder: Path, owner: FileLock, content: Content) -> SearchIndex:
    kept, problem = _kept(folder, content)
    if kept is None:
        _clear(folder)
    vectors = kept.vectors if kept else _new_name()
    try:
        index = _open_files(settings, folder, vectors, content, kept)
    except IndexDamaged as exc:
        _clear(folder)
        problem, vectors = str(exc), _new_name()
        index = _open_files(settings, folder, vectors, content, None)
    index.notices = (f"检索索引已由语料库重建（{problem}）。",) if problem else ()
    index.owner = owner
    return index


def _kept(folder: Path, content: Content) -> tuple[Manifest | None, str]:
    """Return the manifest of files that can be gone on with, or why not; neither where there are none yet."""
    if not (folder / "manifest.json").exists():
        return None, "索引不完整" if any(folder.glob(_VECTORS + "*")) else ""
    try:
        kept = Manifest(**json.loads((folder / "manifest.json").read_text("utf-8")))
    except (ValueError, TypeError):
        return None, "索引说明损坏"
    problems = {
        "上次打开时中断": (folder / "opening").exists(),
        "索引格式已更新": kept.format != FORMAT,
        "向量模型已更换": (kept.embedder, kept.dimension) != (content.name, content.embedder.dimension),
        "索引文件缺失": not (folder / kept.vectors).exists() or not (folder / "lexical.sqlite").exists(),
    }
    problem = next((name for name, found in problems.items() if found), "")
    return (None, problem) if problem else (kept, "")


def _new_name() -> str:
    """Name a folder that this process has not had open: Chroma keeps what it opened once, even if damaged."""
    return _VECTORS + uuid4().hex[:8]


def _open_files(settings: Settings, folder: Path, vectors: str, content: Content, kept: Manifest | None) -> SearchIndex:
    """Open both indexes and bring them to the content; a mark stays behind if that ends the process."""
    mark = folder / "opening"
    mark.touch()
    lexical = _open_lexical(folder)
    dense = None
    try:
        dense = ChromaVectors(folder / vectors, settings.chroma_url)
        if kept is None or kept.revision != content.revision:
            _sync_lexical(lexical, content)
            dense.sync(content)
            _write_manifest(folder, content, vectors)
        _check(dense, lexical, content)
    except Exception as exc:
        lexical.close()
        if dense is not None:
            dense.close()
        if isinstance(exc, StoreError | IndexDamaged):
            raise
        raise IndexDamaged("索引文件损坏") from exc
    mark.unlink()
    return SearchIndex(dense, lexical, content.revision)


def _open_lexical(folder: Path) -> LexicalIndex:
    try:
        return LexicalIndex(folder / "lexical.sqlite")
    except sqlite3.DatabaseError as exc:
        raise IndexDamaged("索引文件损坏") from exc


def _sync_lexical(lexical: LexicalIndex, content: Content) -> None:
    kept = lexical.ids()
    lexical.remove(kept - content.rows.keys())
    missing = sorted(content.rows.keys() - kept)
    lexical.add(_lexical_rows([content.exemplars[content.rows[key]] for key in missing]))


def _lexical_rows(found: Sequence[Exemplar]) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(int(e.id), f"{e.heading}\n{e.text}", e.themes) for e in found]


def _check(dense: ChromaVectors, lexical: LexicalIndex, content: Content) -> None:
    """Count, and ask for known sections: damaged segments load silently and find nothing."""
    wanted = content.count()
    if dense.count() != wanted or lexical.count() != wanted:
        raise IndexDamaged("索引与语料库不符")
    if any(dense.nearest_distance(vector) > _SAME for vector in content.sample()):
        raise IndexDamaged("索引查不到已有的段落")


def _clear(folder: Path) -> None:
    for name in ("manifest.json", "lexical.sqlite", "lexical.sqlite-journal", "opening"):
        (folder / name).unlink(missing_ok=True)
    for vectors in folder.glob(_VECTORS + "*"):
        shutil.rmtree(vectors, ignore_errors=True)


def _write_manifest(folder: Path, content: Content, vectors: str) -> None:
    dimension = content.embedder.dimension
    manifest = Manifest(FORMAT, content.name, dimension, content.count(), content.revision, vectors)
    draft = folder / "manifest.json.new"
    draft.write_text(json.dumps(asdict(manifest)), "utf-8")
    draft.replace(folder / "manifest.json")
