"""The search indexes, Chroma and FTS5: caches of the store that are checked when opened and made again if need be."""

import json
import shutil
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit
from uuid import uuid4

import numpy as np
from filelock import FileLock, Timeout
from sqlalchemy import Engine

from assistant.corpus import store
from assistant.corpus.lexical import LexicalIndex
from assistant.corpus.vectors import Progress, StoredVectors, Vectors, section_vectors
from assistant.errors import StoreError
from assistant.models import Embedder
from assistant.records import ARTICLE_THEMES, Exemplar
from assistant.settings import Settings

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection

FORMAT = 1
_VECTORS = "chroma-"
_COLLECTION = "gongbi_sections"
_BATCH = 2000


class DenseIndex(Protocol):
    """Nearest sections by vector."""

    def search(self, vector: Sequence[float], themes: Collection[str], limit: int) -> list[int]:
        """Return ids, nearest first."""


@dataclass(frozen=True)
class Manifest:
    """What the indexes were made from; another embedder or another count and they are made again."""

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
    exemplars: dict[int, Exemplar]
    revision: int
    notices: tuple[str, ...]
    _owner: FileLock | None = None
    _client: "ClientAPI | None" = None

    def close(self) -> None:
        """Let go of the files, so that another process may own them."""
        self.lexical.close()
        if self._client is not None:
            self._client.close()  # type: ignore[attr-defined]
        if self._owner is not None:
            self._owner.release()


def open_index(settings: Settings, engine: Engine, embedder: Embedder, progress: Progress) -> SearchIndex:
    """Open the indexes at the store's revision, made anew where missing, damaged or of another embedder.

    One process owns the folder; where that is another one, search runs in memory over the store's own vectors.
    """
    folder = settings.home / "index"
    folder.mkdir(parents=True, exist_ok=True)
    owner = FileLock(folder / "owner.lock")
    revision = store.revision(engine)
    found = store.exemplars(engine)
    try:
        owner.acquire(blocking=False)
    except Timeout:
        return _in_memory(engine, found, revision, embedder, progress)
    try:
        vectors = section_vectors(engine, found, embedder, progress)
        return _owned(settings, folder, owner, _Content(found, vectors, revision, embedder), progress)
    except _Damaged:
        owner.release()
        index = _in_memory(engine, found, revision, embedder, progress)
        return replace(index, notices=("向量库无法建立，本次改在内存中检索。请检查磁盘空间和权限。",))
    except BaseException:
        owner.release()
        raise


def discard_index(settings: Settings) -> None:
    """Throw the indexes away, for `rebuild`.

    Raises StoreError where another process owns them.
    """
    folder = settings.home / "index"
    folder.mkdir(parents=True, exist_ok=True)
    owner = FileLock(folder / "owner.lock")
    try:
        with owner.acquire(blocking=False):
            _clear(folder)
    except Timeout as exc:
        raise StoreError("索引正由另一个工笔进程使用（多半是打开着的应用）。请先关闭它再重建。") from exc


@dataclass(frozen=True)
class _Content:
    """What the indexes have to hold."""

    exemplars: Sequence[Exemplar]
    vectors: Vectors
    revision: int
    embedder: Embedder

    def manifest(self, vectors: str) -> Manifest:
        """Describe indexes that hold this content, with vectors in the folder of that name."""
        name, dimension = self.embedder.name, self.embedder.dimension
        return Manifest(FORMAT, name, dimension, len(self.exemplars), self.revision, vectors)


def _in_memory(
    engine: Engine, found: list[Exemplar], revision: int, embedder: Embedder, progress: Progress
) -> SearchIndex:
    vectors = section_vectors(engine, found, embedder, progress, keep=False)
    lexical = LexicalIndex()
    lexical.add(_lexical_rows(found))
    return SearchIndex(StoredVectors(found, vectors), lexical, _by_id(found), revision, ())


def _owned(settings: Settings, folder: Path, owner: FileLock, content: _Content, progress: Progress) -> SearchIndex:
    kept, problem = _kept(folder, content.embedder)
    notices = (f"检索索引已由语料库重建（{problem}）。",) if problem else ()
    if kept is None:
        _clear(folder)
    vectors = kept.vectors if kept else _new_name()
    try:
        client, dense, lexical = _open_files(settings, folder, vectors, content, progress)
    except _Damaged as exc:
        _clear(folder)
        notices = (f"检索索引已由语料库重建（{exc}）。",)
        vectors = _new_name()
        client, dense, lexical = _open_files(settings, folder, vectors, content, progress)
    _write_manifest(folder, content.manifest(vectors))
    return SearchIndex(dense, lexical, _by_id(content.exemplars), content.revision, notices, owner, client)


def _kept(folder: Path, embedder: Embedder) -> tuple[Manifest | None, str]:
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
        "向量模型已更换": (kept.embedder, kept.dimension) != (embedder.name, embedder.dimension),
        "索引文件缺失": not (folder / kept.vectors).exists() or not (folder / "lexical.sqlite").exists(),
    }
    problem = next((name for name, found in problems.items() if found), "")
    return (None, problem) if problem else (kept, "")


def _new_name() -> str:
    """Name a folder that this process has not had open: Chroma keeps what it opened once, even if damaged."""
    return _VECTORS + uuid4().hex[:8]


def _open_files(
    settings: Settings, folder: Path, vectors: str, content: _Content, progress: Progress
) -> "tuple[ClientAPI, ChromaVectors, LexicalIndex]":
    """Open both indexes and bring them to the content; a mark stays behind if that ends the process."""
    mark = folder / "opening"
    mark.touch()
    client = None
    lexical = _open_lexical(folder)
    try:
        _sync_lexical(lexical, content)
        client = _client(settings, folder / vectors)
        dense = ChromaVectors(client)
        dense.sync(content, progress)
        _check(dense, lexical, content)
    except StoreError:
        raise
    except Exception as exc:
        lexical.close()
        if client is not None:
            client.close()  # type: ignore[attr-defined]
        if settings.chroma_url and client is None:
            raise StoreError(
                "连不上 GONGBI_CHROMA_URL 所指的 Chroma 服务。请检查地址，或去掉该设置改用内置索引。"
            ) from exc
        raise _Damaged("索引文件损坏") from exc
    mark.unlink()
    return client, dense, lexical


def _open_lexical(folder: Path) -> LexicalIndex:
    try:
        return LexicalIndex(folder / "lexical.sqlite")
    except sqlite3.DatabaseError as exc:
        raise _Damaged("索引文件损坏") from exc


class _Damaged(Exception):
    """The files open but do not hold what they should."""


def _client(settings: Settings, folder: Path) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    options = ChromaSettings(anonymized_telemetry=False)
    if not settings.chroma_url:
        folder.mkdir(exist_ok=True)
        return chromadb.PersistentClient(path=str(folder), settings=options)
    url = urlsplit(settings.chroma_url)
    port = url.port or (443 if url.scheme == "https" else 8000)
    return chromadb.HttpClient(url.hostname or "localhost", port, ssl=url.scheme == "https", settings=options)


class ChromaVectors:
    """Chroma's collection of sections, cosine distance, a flag in the metadata for each theme."""

    def __init__(self, client: "ClientAPI") -> None:
        self._collection: ChromaCollection = client.get_or_create_collection(
            _COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    def ids(self) -> set[int]:
        """Return the ids in the collection."""
        return {int(key) for key in self._collection.get(include=[])["ids"]}

    def sync(self, content: _Content, progress: Progress) -> None:
        """Bring the collection to the content; ids are never used twice, so that only ids are compared."""
        wanted = {int(e.id): row for row, e in enumerate(content.exemplars)}
        kept = self.ids()
        for batch in _batches(sorted(kept - wanted.keys())):
            self._collection.delete(ids=[str(key) for key in batch])
        missing = sorted(wanted.keys() - kept)
        for done, batch in enumerate(_batches(missing), start=1):
            rows = [wanted[key] for key in batch]
            self._collection.add(
                ids=[str(key) for key in batch],
                embeddings=content.vectors[rows],
                metadatas=[_flags(content.exemplars[row]) for row in rows],
            )
            progress("建立索引", min(done * _BATCH, len(missing)), len(missing))

    def search(self, vector: Sequence[float], themes: Collection[str], limit: int) -> list[int]:
        """Return ids, nearest first, equals by id."""
        flags = [{f"t{ARTICLE_THEMES.index(theme)}": True} for theme in ARTICLE_THEMES if theme in themes]
        where: Any = None if not flags else flags[0] if len(flags) == 1 else {"$or": flags}
        found = self._collection.query(
            query_embeddings=np.asarray([vector], dtype=np.float32), n_results=limit, where=where, include=["distances"]
        )
        distances = (found["distances"] or [[]])[0]
        pairs = [(round(distance, 6), int(key)) for key, distance in zip(found["ids"][0], distances, strict=True)]
        return [key for _, key in sorted(pairs)]


def _flags(exemplar: Exemplar) -> dict[str, bool]:
    flags = {f"t{ARTICLE_THEMES.index(theme)}": True for theme in exemplar.themes if theme in ARTICLE_THEMES}
    return flags or {"none": True}


def _sync_lexical(lexical: LexicalIndex, content: _Content) -> None:
    wanted = _by_id(content.exemplars)
    kept = lexical.ids()
    lexical.remove(kept - wanted.keys())
    lexical.add(_lexical_rows([wanted[key] for key in sorted(wanted.keys() - kept)]))


def _check(dense: ChromaVectors, lexical: LexicalIndex, content: _Content) -> None:
    """Count, and ask for three known sections: damaged segments load silently and find nothing."""
    wanted = {int(e.id) for e in content.exemplars}
    if dense.ids() != wanted or lexical.ids() != wanted or not lexical.is_sound():
        raise _Damaged("索引与语料库不符")
    for row in sorted({0, len(wanted) // 2, len(wanted) - 1}) if wanted else []:
        near = dense.search([float(x) for x in content.vectors[row]], (), 10)
        same = (content.vectors @ content.vectors[row] > 0.9999).sum()
        if int(content.exemplars[row].id) not in near and same < 10:
            raise _Damaged("索引查不到已有的段落")


def _clear(folder: Path) -> None:
    for name in ("manifest.json", "lexical.sqlite", "lexical.sqlite-journal", "opening"):
        (folder / name).unlink(missing_ok=True)
    for vectors in folder.glob(_VECTORS + "*"):
        shutil.rmtree(vectors, ignore_errors=True)


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    path, draft = folder / "manifest.json", folder / "manifest.json.new"
    draft.write_text(json.dumps(asdict(manifest)), "utf-8")
    draft.replace(path)


def _lexical_rows(found: Sequence[Exemplar]) -> list[tuple[int, str, str, tuple[str, ...]]]:
    return [(int(e.id), e.heading, e.text, e.themes) for e in found]


def _by_id(found: Sequence[Exemplar]) -> dict[int, Exemplar]:
    return {int(e.id): e for e in found}


def _batches(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH)]
