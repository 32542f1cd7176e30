"""The search indexes, vectors in Chroma and words in a file: caches of the store, checked when opened, made again."""

import shutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from uuid import uuid4
from zipfile import BadZipFile

from filelock import FileLock, Timeout

from assistant.corpus.chroma import ChromaVectors, drop_collections
from assistant.corpus.lexical import LexicalIndex
from assistant.corpus.manifest import (
    FORMAT,
    IndexDamaged,
    Manifest,
    file_sums,
    read_manifest,
    remove_manifest,
    write_manifest,
)
from assistant.corpus.vectors import Content, StoredVectors, Vectors
from assistant.errors import ModelError, StoreError
from assistant.settings import Settings

_BUILD, _WORDS, _OPENING = "build-", "words", "opening"
_BATCH = 2000
_SAME = 0.001


class DenseIndex(Protocol):
    """Nearest sections by vector."""

    def search(self, vector: Vectors, themes: Collection[str], limit: int) -> list[int]:
        """Return at most `limit` ids, nearest first, of sections of one of the themes; of all where none is given."""

    def close(self) -> None:
        """Let go of files."""


@dataclass
class SearchIndex:
    """Both indexes at one revision of the store; `notices` say in Chinese what had to be made again."""

    dense: DenseIndex
    lexical: LexicalIndex
    revision: int
    notices: tuple[str, ...] = ()
    owner: FileLock | None = None

    def rankings(
        self, text: str, matters: Sequence[str], vector: Vectors, themes: Collection[str], limit: int
    ) -> tuple[list[int], list[int]]:
        """Return the ids found by vector and those found by words, best first each.

        Raises IndexDamaged where the files turn out not to be whole.
        """
        try:
            return self.dense.search(vector, themes, limit), self.lexical.search(text, matters, themes, limit)
        except Exception as exc:
            raise IndexDamaged("检索时发现索引损坏") from exc

    def close(self) -> None:
        """Let go of the files, so that another process may own them."""
        self.dense.close()
        if self.owner is not None:
            self.owner.release()


def open_index(settings: Settings, content: Content) -> SearchIndex:
    """Open the indexes at the content's revision, made anew where missing, damaged or of another embedder.

    One process owns the files. Where that is another one nothing is waited for: vectors are the store's own, words
    are read beside the owner.

    Raises StoreError where a Chroma server is asked for and not reached, ModelError where vectors are missing and the
    embedder's server gives none.
    """
    folder = _folder(settings)
    owner = FileLock(folder / "owner.lock")
    try:
        owner.acquire(blocking=False)
    except Timeout:
        return SearchIndex(StoredVectors(content), _lexical_beside(folder, content), content.revision)
    try:
        return _owned(settings, folder, owner, content)
    except IndexDamaged:
        owner.release()
        told = "检索索引无法建立，本次改在内存中检索。请检查磁盘空间和权限。"
        return SearchIndex(StoredVectors(content), _lexical_in_memory(content), content.revision, (told,))
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
            _clear(settings, folder)
    except Timeout as exc:
        raise StoreError("索引正由另一个工笔进程使用（多半是打开着的应用）。请先关闭它再重建。") from exc


def _folder(settings: Settings) -> Path:
    folder = settings.home / "index"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _lexical_beside(folder: Path, content: Content) -> LexicalIndex:
    """Open the owner's index for reading where it is whole and at the store's revision."""
    try:
        kept = read_manifest(folder)
        if kept and kept.format == FORMAT and kept.revision == content.revision:
            sums = file_sums(folder / kept.build / _WORDS)
            if sums and all(kept.sums.get(f"{_WORDS}/{name}") == found for name, found in sums.items()):
                return LexicalIndex.load(folder / kept.build / _WORDS)
    except (IndexDamaged, OSError, EOFError, ValueError, KeyError, BadZipFile):
        pass
    return _lexical_in_memory(content)


def _lexical_in_memory(content: Content) -> LexicalIndex:
    return LexicalIndex.of(_words(content))


def _owned(settings: Settings, folder: Path, owner: FileLock, content: Content) -> SearchIndex:
    kept, problem = _kept(folder, content)
    try:
        index = _open_files(settings, folder, content, kept)
    except IndexDamaged as exc:
        problem = str(exc)
        index = _open_files(settings, folder, content, None)
    is_worth_telling = problem and content.ids  # an empty corpus lost nothing
    notices = (f"检索索引已由范文库重建（{problem}）。",) if is_worth_telling else ()
    return replace(index, notices=notices, owner=owner)


def _kept(folder: Path, content: Content) -> tuple[Manifest | None, str]:
    """Return the manifest of files that can be gone on with, or why not; neither where there are none yet."""
    try:
        kept = read_manifest(folder)
    except IndexDamaged as exc:
        return None, str(exc)
    if kept is None:
        return None, "上次没有建完" if any(folder.glob(f"{_BUILD}*")) else ""
    if (folder / _OPENING).exists():
        return None, "上次打开时中断"
    if kept.format != FORMAT:
        return None, "索引格式已更新"
    if (kept.embedder, kept.dimension) != (content.name, content.embedder.dimension):
        return None, "向量模型已更换"
    if file_sums(folder / kept.build) != kept.sums:
        return None, "索引文件缺失或损坏"
    return kept, ""


def _open_files(settings: Settings, folder: Path, content: Content, kept: Manifest | None) -> SearchIndex:
    """Open both indexes and bring them to the content; a mark stays behind if that ends the process."""
    if kept is None:
        _clear(settings, folder)
    mark = folder / _OPENING
    mark.touch()
    try:
        index = _opened(settings, folder, content, kept)
    except Exception:
        mark.unlink()
        raise
    mark.unlink()
    return index


def _opened(settings: Settings, folder: Path, content: Content, kept: Manifest | None) -> SearchIndex:
    # Chroma keeps in the process what it opened once, even if damaged: files made anew get a new folder
    build = kept.build if kept else f"{_BUILD}{uuid4().hex[:8]}"
    (folder / build).mkdir(exist_ok=True)
    dense: ChromaVectors | None = None
    try:
        is_current = kept is not None and kept.revision == content.revision
        if not is_current:
            remove_manifest(folder)
            _lexical_in_memory(content).save(folder / build / _WORDS)
        lexical = LexicalIndex.load(folder / build / _WORDS)
        dense = ChromaVectors(folder / build, settings.chroma_url, build)
        if not is_current:
            dense.sync(content)
        _check(dense, lexical, content)
        sums = file_sums(folder / build)
    except Exception as exc:
        if dense is not None:
            dense.close()
        if isinstance(exc, StoreError | IndexDamaged | ModelError):
            raise
        raise IndexDamaged("索引文件损坏") from exc
    made = Manifest(FORMAT, content.name, content.embedder.dimension, content.revision, build, sums)
    if made != kept:
        write_manifest(folder, made)
    return SearchIndex(dense, lexical, content.revision)


def _words(content: Content) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    for start in range(0, len(content.ids), _BATCH):
        for found in content.exemplars(content.ids[start : start + _BATCH]):
            yield int(found.id), f"{found.heading}\n{found.text}", found.themes


def _check(dense: ChromaVectors, lexical: LexicalIndex, content: Content) -> None:
    """Count, and ask for known sections: damaged segments load silently and find nothing."""
    if lexical.ids() != set(content.ids) or dense.count() != lexical.entries():
        raise IndexDamaged("索引与范文库不符")
    if any(dense.nearest_distance(vector) > _SAME for vector in content.sample()):
        raise IndexDamaged("索引查不到已有的段落")


def _clear(settings: Settings, folder: Path) -> None:
    """Remove what there is; files that another process still reads go the next time, where the system holds them."""
    remove_manifest(folder)
    (folder / _OPENING).unlink(missing_ok=True)
    for build in sorted(folder.glob(f"{_BUILD}*")):
        if settings.chroma_url:
            drop_collections(settings.chroma_url, build.name)
        shutil.rmtree(build, ignore_errors=True)
