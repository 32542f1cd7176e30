"""Sections in, unit vectors out, computed once by the embedder and kept in the store; exact search over them."""

from collections.abc import Callable, Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine

from assistant.corpus import store
from assistant.corpus.lexical import theme_mask
from assistant.models import Embedder
from assistant.records import Exemplar

Progress = Callable[[str, int, int], None]
Vectors = NDArray[np.float32]

_BATCH = 64
_EMBEDDED_CHARACTERS = 600


def section_vectors(
    engine: Engine, found: Sequence[Exemplar], embedder: Embedder, progress: Progress, keep: bool = True
) -> Vectors:
    """Return a matrix with a row for each section; missing rows are computed and, if `keep`, stored."""
    stored = dict(store.embeddings(engine, embedder.name))
    missing = [e for e in found if not _fits(stored.get(int(e.id)), embedder.dimension)]
    for start in range(0, len(missing), _BATCH):
        batch = missing[start : start + _BATCH]
        vectors = np.asarray(embedder.embed([embedded_text(e) for e in batch]), dtype=np.float32)
        fresh = [(int(e.id), vector.tobytes()) for e, vector in zip(batch, vectors, strict=True)]
        stored.update(fresh)
        if keep:
            store.save_embeddings(engine, embedder.name, fresh)
        progress("计算向量", min(start + _BATCH, len(missing)), len(missing))
    if not found:
        return np.zeros((0, embedder.dimension), dtype=np.float32)
    return np.stack([np.frombuffer(stored[int(e.id)] or b"", dtype=np.float32) for e in found])


def embedded_text(exemplar: Exemplar) -> str:
    """Return what is embedded of a section: its masked heading and the beginning of its masked text."""
    return f"{exemplar.masked_heading}\n{exemplar.masked}"[:_EMBEDDED_CHARACTERS]


class StoredVectors:
    """Exact search in memory, for when another process owns Chroma's folder."""

    def __init__(self, found: Sequence[Exemplar], vectors: Vectors) -> None:
        self._ids = np.array([int(e.id) for e in found], dtype=np.int64)
        self._themes = np.array([theme_mask(e.themes) for e in found], dtype=np.int64)
        self._vectors = vectors

    def search(self, vector: Sequence[float], themes: Collection[str], limit: int) -> list[int]:
        """Return ids by cosine, nearest first, equals by id."""
        if not len(self._ids):
            return []
        wanted = theme_mask(themes)
        distances = -(self._vectors @ np.asarray(vector, dtype=np.float32))
        rows = np.flatnonzero(self._themes & wanted) if wanted else np.arange(len(self._ids))
        order = np.lexsort((self._ids[rows], np.round(distances[rows], 6)))[:limit]
        return [int(key) for key in self._ids[rows[order]]]


def _fits(vector: bytes | None, dimension: int) -> bool:
    return vector is not None and len(vector) == 4 * dimension
