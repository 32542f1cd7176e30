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
"""Vectors of unit length: (n, dimension), or a single one (dimension,)."""

BATCH = 500
_TOGETHER = 64
_TEXT = 3
"""Counts up whenever what is embedded of a section changes."""


@dataclass(frozen=True)
class Content:
    """What the indexes have to hold: the store's exemplars at one revision and their vectors, loaded in parts."""

    engine: Engine
    embedder: Embedder
    revision: int
    progress: Progress

    @property
    def name(self) -> str:
        """What the vectors are made by, and of."""
        return vectors_name(self.embedder.name)

    @cached_property
    def ids(self) -> list[int]:
        """The ids of all exemplars, in order."""
        return store.exemplar_ids(self.engine)

    def themes(self) -> dict[int, tuple[str, ...]]:
        """Return the themes of all exemplars by id, in the order of ids."""
        return store.exemplar_themes(self.engine)

    def exemplars(self, ids: Sequence[int]) -> list[Exemplar]:
        """Return some exemplars, in the order of their ids."""
        return store.exemplars(self.engine, ids)

    def vectors(self, ids: Sequence[int]) -> Vectors:
        """Return (len(ids), dimension), a row an id; what the store has not got is computed and kept there.

        Raises ModelError where the embedder's server gives none.
        """
        rows = np.zeros((len(ids), self.embedder.dimension), dtype=np.float32)
        for start in range(0, len(ids), BATCH):
            part = ids[start : start + BATCH]
            known = dict(store.embeddings(self.engine, self.name, part))
            missing = [key for key in part if len(known.get(key, b"")) != rows.itemsize * rows.shape[1]]
            for first in range(0, len(missing), _TOGETHER):
                known.update(self._computed(self.exemplars(missing[first : first + _TOGETHER])))
            for place, key in enumerate(part, start):
                rows[place] = np.frombuffer(known[key], dtype=np.float32)
        return rows

    def sample(self) -> list[Vectors]:
        """Return three of the vectors, far apart: what an intact index must find."""
        chosen = sorted({self.ids[place] for place in (0, len(self.ids) // 2, -1)}) if self.ids else []
        return list(self.vectors(chosen))

    def _computed(self, batch: Sequence[Exemplar]) -> list[tuple[int, bytes]]:
        vectors = np.asarray(self.embedder.embed([embedded_text(e) for e in batch]), dtype=np.float32)
        fresh = [(int(e.id), vector.tobytes()) for e, vector in zip(batch, vectors, strict=True)]
        store.save_embeddings(self.engine, self.name, fresh)
        return fresh


def vectors_name(embedder: str) -> str:
    """Return the name under which the store keeps the vectors of an embedder."""
    return f"{embedder}/{_TEXT}"


def embedded_text(exemplar: Exemplar) -> str:
    """Return what is embedded of a section: its heading and the beginning of its text, names and figures left out."""
    return bare(f"{exemplar.masked_heading}\n{exemplar.masked}")[: store.EMBEDDED_CHARACTERS]


class StoredVectors:
    """Exact search in memory, for when another process owns Chroma's folder."""

    def __init__(self, content: Content) -> None:
        themes = content.themes()
        self._ids = np.array(list(themes), dtype=np.int64)
        self._themes = np.array([theme_mask(told) for told in themes.values()], dtype=np.int64)
        self._vectors = content.vectors(list(themes))

    def search(self, vector: Vectors, themes: Collection[str], limit: int) -> list[int]:
        """Return at most `limit` ids by cosine, nearest first, equals by id; of all where no theme is given."""
        wanted = theme_mask(themes)
        distances = np.round(-(self._vectors @ vector), 6)
        rows = np.flatnonzero(self._themes & wanted) if wanted else np.arange(len(self._ids))
        order = np.lexsort((self._ids[rows], distances[rows]))[:limit]
        return [int(key) for key in self._ids[rows[order]]]

    def close(self) -> None:
        """Keep nothing open."""
