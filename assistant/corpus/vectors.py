"""Sections in, unit vectors out, computed once by the embedder and kept in the store; exact search over them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine

from assistant.corpus import store
from assistant.corpus.lexical import bare, theme_mask
from assistant.corpus.progress import Progress
from assistant.models import Embedder
from assistant.records import Exemplar

Vectors = NDArray[np.float32]

_BATCH = 64
_TEXT = 2
"""Counts up whenever what is embedded of a section changes."""
_EMBEDDED_CHARACTERS = 600


@dataclass(frozen=True)
class Content:
    """What the indexes have to hold: the store's exemplars at one revision and their vectors, loaded when needed."""

    engine: Engine
    embedder: Embedder
    revision: int
    progress: Progress

    @property
    def name(self) -> str:
        """What the vectors are made by, and of."""
        return f"{self.embedder.name}/{_TEXT}"

    @cached_property
    def exemplars(self) -> list[Exemplar]:
        """All exemplars, by id."""
        return store.exemplars(self.engine)

    @cached_property
    def rows(self) -> dict[int, int]:
        """The row of each exemplar's id."""
        return {int(exemplar.id): row for row, exemplar in enumerate(self.exemplars)}

    @cached_property
    def vectors(self) -> Vectors:
        """A row for each exemplar; what the store has not got is computed and kept there."""
        if not self.exemplars:
            return np.zeros((0, self.embedder.dimension), dtype=np.float32)
        known = dict(store.embeddings(self.engine, self.name))
        missing = [e for e in self.exemplars if len(known.get(int(e.id), b"")) != 4 * self.embedder.dimension]
        for start in range(0, len(missing), _BATCH):
            known.update(self._computed(missing[start : start + _BATCH]))
            self.progress("计算向量", min(start + _BATCH, len(missing)), len(missing))
        return np.stack([np.frombuffer(known[int(e.id)], dtype=np.float32) for e in self.exemplars])

    def count(self) -> int:
        """Return the number of exemplars without loading them."""
        return len(self._ids)

    def sample(self) -> list[Vectors]:
        """Return three of the kept vectors, far apart: what an intact index must find."""
        chosen = sorted({self._ids[place] for place in (0, len(self._ids) // 2, -1)}) if self._ids else []
        kept = store.embeddings(self.engine, self.name, chosen)
        return [np.frombuffer(vector, dtype=np.float32) for _, vector in kept]

    @cached_property
    def _ids(self) -> list[int]:
        return store.exemplar_ids(self.engine)

    def _computed(self, batch: Sequence[Exemplar]) -> list[tuple[int, bytes]]:
        vectors = np.asarray(self.embedder.embed([embedded_text(e) for e in batch]), dtype=np.float32)
        fresh = [(int(e.id), vector.tobytes()) for e, vector in zip(batch, vectors, strict=True)]
        store.save_embeddings(self.engine, self.name, fresh)
        return fresh


def embedded_text(exemplar: Exemplar) -> str:
    """Return what is embedded of a section: its heading and the beginning of its text, names and figures left out."""
    return bare(f"{exemplar.masked_heading}\n{exemplar.masked}")[:_EMBEDDED_CHARACTERS]


class StoredVectors:
    """Exact search in memory, for when another process owns Chroma's folder."""

    def __init__(self, content: Content) -> None:
        self._ids = np.array(list(content.rows), dtype=np.int64)
        self._themes = np.array([theme_mask(e.themes) for e in content.exemplars], dtype=np.int64)
        self._vectors = content.vectors

    def search(self, vector: Vectors, themes: Collection[str], limit: int) -> list[int]:
        """Return ids by cosine, nearest first, equals by id."""
        if not len(self._ids):
            return []
        wanted = theme_mask(themes)
        distances = -(self._vectors @ vector)
        rows = np.flatnonzero(self._themes & wanted) if wanted else np.arange(len(self._ids))
        order = np.lexsort((self._ids[rows], np.round(distances[rows], 6)))[:limit]
        return [int(key) for key in self._ids[rows[order]]]

    def close(self) -> None:
        """Keep nothing open."""
