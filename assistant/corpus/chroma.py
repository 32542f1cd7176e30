"""Vectors in Chroma, embedded or on a server: the one module that imports it."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from assistant.corpus.vectors import BATCH, Content, Vectors
from assistant.errors import StoreError
from assistant.records import ARTICLE_THEMES

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection as ChromaCollection

_THEMELESS = len(ARTICLE_THEMES)


class ChromaVectors:
    """Sections in Chroma, cosine distance, a collection for each theme.

    Chroma's filters take 40 ms at 100,000 sections; nothing is filtered in a theme's own collection. A section of two
    themes stands in two, one of none in a last one.
    """

    def __init__(self, folder: Path, url: str, name: str) -> None:
        self._client = _client(folder, url)
        self._shelves: list[ChromaCollection] = [
            self._client.get_or_create_collection(
                _shelf(name, place), embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
            for place in range(_THEMELESS + 1)
        ]

    def count(self) -> int:
        """Return the number of sections, each as often as it has themes."""
        return sum(shelf.count() for shelf in self._shelves)

    def sync(self, content: Content) -> None:
        """Bring the collections to the content; ids are never used twice, so that only ids are compared."""
        wanted = _by_place(content.themes())
        total, done = sum(map(len, wanted)), 0
        for shelf, ids in zip(self._shelves, wanted, strict=True):
            kept = {int(key) for key in shelf.get(include=[])["ids"]}
            for batch in _batches(sorted(kept - set(ids))):
                shelf.delete(ids=[str(key) for key in batch])
            for batch in _batches(sorted(set(ids) - kept)):
                shelf.add(ids=[str(key) for key in batch], embeddings=content.vectors(batch))
                done += len(batch)
                content.progress("建立索引", done, total)

    def nearest_distance(self, vector: Vectors) -> float:
        """Return the cosine distance (0 to 2) of the nearest section; 2 where there is none."""
        return min((distance for distance, _ in self._nearest(vector, (), 1)), default=2.0)

    def search(self, vector: Vectors, themes: Collection[str], limit: int) -> list[int]:
        """Return at most `limit` ids, nearest first, equals by id; of all sections where no theme is given."""
        return [key for _, key in self._nearest(vector, themes, limit)[:limit]]

    def _nearest(self, vector: Vectors, themes: Collection[str], limit: int) -> list[tuple[float, int]]:
        places = _places(themes) if themes else range(_THEMELESS + 1)
        found: set[tuple[float, int]] = set()
        for shelf in (self._shelves[place] for place in places):
            got = shelf.query(query_embeddings=vector[np.newaxis], n_results=limit, include=["distances"])
            distances = (got["distances"] or [[]])[0]
            found |= {(round(distance, 6), int(key)) for key, distance in zip(got["ids"][0], distances, strict=True)}
        return sorted(found)

    def close(self) -> None:
        """Let go of the folder."""
        self._client.close()  # type: ignore[attr-defined]


def drop_collections(url: str, name: str) -> None:
    """Remove what a Chroma server holds under a name; what is not there, or not reached, is left."""
    with suppress(Exception):
        client = _client(Path(), url)
        for place in range(_THEMELESS + 1):
            client.delete_collection(_shelf(name, place))


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


def _shelf(name: str, place: int) -> str:
    return f"{name}-{place}"


def _places(themes: Collection[str]) -> list[int]:
    return [place for place, theme in enumerate(ARTICLE_THEMES) if theme in themes] or [_THEMELESS]


def _by_place(themes: Mapping[int, Collection[str]]) -> list[list[int]]:
    ids: list[list[int]] = [[] for _ in range(_THEMELESS + 1)]
    for key, told in themes.items():
        for place in _places(told):
            ids[place].append(key)
    return ids


def _batches(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
