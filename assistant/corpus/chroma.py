"""Vectors in Chroma, embedded or on a server: the one module that imports it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from assistant.corpus.lexical import theme_mask
from assistant.corpus.vectors import BATCH, Content, Vectors
from assistant.errors import StoreError
from assistant.records import ARTICLE_THEMES

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection

_SPARE, _WIDEST = 3, 4000


class ChromaVectors:
    """A collection of sections in Chroma, cosine distance, a flag in the metadata for each theme."""

    def __init__(self, folder: Path, url: str, name: str) -> None:
        self._masks: Mapping[int, int] = {}
        self._counts: Counter[int] = Counter()
        self._client = _client(folder, url)
        self._collection: ChromaCollection = self._client.get_or_create_collection(
            name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    def count(self) -> int:
        """Return the number of sections in the collection."""
        return self._collection.count()

    def sync(self, content: Content) -> None:
        """Bring the collection to the content; ids are never used twice, so that only ids are compared."""
        kept = {int(key) for key in self._collection.get(include=[])["ids"]}
        for batch in _batches(sorted(kept - set(content.ids))):
            self._collection.delete(ids=[str(key) for key in batch])
        missing = sorted(set(content.ids) - kept)
        themes = content.themes() if missing else {}
        for done, batch in enumerate(_batches(missing), start=1):
            self._collection.add(
                ids=[str(key) for key in batch],
                embeddings=content.vectors(batch),
                metadatas=[_flags(themes[key]) for key in batch],
            )
            content.progress("建立索引", min(done * BATCH, len(missing)), len(missing))

    def know_themes(self, masks: Mapping[int, int]) -> None:
        """Be told the themes of the sections, as bits by id, once all are in."""
        self._masks, self._counts = masks, Counter(masks.values())

    def nearest_distance(self, vector: Vectors) -> float:
        """Return the cosine distance of the nearest section."""
        found = self._collection.query(query_embeddings=vector[np.newaxis], n_results=1, include=["distances"])
        return min((found["distances"] or [[]])[0], default=2.0)

    def search(self, vector: Vectors, themes: Collection[str], limit: int) -> list[int]:
        """Return ids, nearest first, equals by id.

        Chroma's own filter takes longer the more sections pass it; where many do, it is quicker to ask for more.
        """
        wanted = theme_mask(themes)
        if not wanted:
            return self._nearest(vector, limit)
        passing = sum(count for mask, count in self._counts.items() if mask & wanted)
        enough = _SPARE * limit * len(self._masks) // max(passing, 1)
        if enough <= _WIDEST:
            found = [key for key in self._nearest(vector, enough) if self._masks.get(key, 0) & wanted]
            if len(found) >= min(limit, passing):
                return found[:limit]
        return self._nearest(vector, limit, themes)

    def _nearest(self, vector: Vectors, limit: int, themes: Collection[str] = ()) -> list[int]:
        flags = [{f"t{ARTICLE_THEMES.index(theme)}": True} for theme in ARTICLE_THEMES if theme in themes]
        where: Any = None if not flags else flags[0] if len(flags) == 1 else {"$or": flags}
        found = self._collection.query(
            query_embeddings=vector[np.newaxis], n_results=limit, where=where, include=["distances"]
        )
        distances = (found["distances"] or [[]])[0]
        pairs = [(round(distance, 6), int(key)) for key, distance in zip(found["ids"][0], distances, strict=True)]
        return [key for _, key in sorted(pairs)]

    def close(self) -> None:
        """Let go of the folder."""
        self._client.close()  # type: ignore[attr-defined]


def drop_collection(url: str, name: str) -> None:
    """Remove a collection from a Chroma server; one that is not there, or not reached, is left."""
    with suppress(Exception):
        _client(Path(), url).delete_collection(name)


def _client(folder: Path, url: str) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    options = ChromaSettings(anonymized_telemetry=False)
    if not url:
        folder.mkdir(exist_ok=True)
        return chromadb.PersistentClient(path=str(folder), settings=options)
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 8000)
    try:
        return chromadb.HttpClient(parts.hostname or "localhost", port, ssl=parts.scheme == "https", settings=options)
    except Exception as exc:
        raise StoreError("连不上 GONGBI_CHROMA_URL 所指的 Chroma 服务。请检查地址，或去掉该设置改用内置索引。") from exc


def _flags(themes: Sequence[str]) -> dict[str, bool]:
    return {f"t{ARTICLE_THEMES.index(theme)}": True for theme in themes if theme in ARTICLE_THEMES} or {"none": True}


def _batches(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
