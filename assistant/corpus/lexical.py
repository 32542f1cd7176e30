"""Text in, sections that share its words out: BM25 over pairs of characters, in numpy arrays that one file keeps.

SQLite's FTS5, measured on 100,000 sections, takes a hundred times as long for the wording of a section's facts: its
bm25() goes through every occurrence of every word twice. Sums over arrays of occurrences take some milliseconds.
"""

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import numpy as np

from assistant.records import ARTICLE_THEMES

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z]+")
_MASK = re.compile(r"〔[^〕]{1,6}〕")
_SATURATION, _LENGTH = 1.2, 0.75  # k1 and b of Robertson and Zaragoza 2009
_MOST_COUNTED = 255


class LexicalIndex:
    """Sections by the pairs in them; ids are those of the store's sections.

    `rows` and `counts` hold where, and how often, each pair occurs, those of a pair side by side from `starts` on.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._pairs: dict[str, int] = {}
        self._ids, self._masks, self._lengths = (np.zeros(0, np.int64) for _ in range(3))
        self._starts, self._rows, self._counts = np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.uint8)
        if path and path.exists():
            self._load(path)

    def ids(self) -> set[int]:
        """Return the ids indexed."""
        return {int(key) for key in self._ids}

    def entries(self) -> int:
        """Return the number of sections, each as often as it has themes."""
        return sum(max(1, mask.bit_count()) for mask in self._masks.tolist())

    def add(self, sections: Iterable[tuple[int, str, Sequence[str]]]) -> None:
        """Index sections given as id, text and themes."""
        codes, rows, counts, lengths = array("i"), array("i"), array("B"), array("q")
        told = list(sections)
        for row, (_, text, _themes) in enumerate(told, len(self._ids)):
            found = Counter(pairs(text))
            lengths.append(found.total())
            for pair, count in found.items():
                codes.append(self._pairs.setdefault(pair, len(self._pairs)))
                rows.append(row)
                counts.append(min(count, _MOST_COUNTED))
        self._ids = np.append(self._ids, np.asarray([key for key, _, _ in told], np.int64))
        self._masks = np.append(self._masks, np.asarray([theme_mask(themes) for _, _, themes in told], np.int64))
        self._lengths = np.append(self._lengths, np.asarray(lengths, np.int64))
        self._arrange(
            np.append(self._codes(), np.asarray(codes, np.int32)),
            np.append(self._rows, np.asarray(rows, np.int32)),
            np.append(self._counts, np.asarray(counts, np.uint8)),
        )

    def remove(self, ids: Collection[int]) -> None:
        """Forget sections."""
        stays = ~np.isin(self._ids, list(ids))
        kept = stays[self._rows]
        places = np.cumsum(stays, dtype=np.int32) - np.int32(1)
        self._ids, self._masks, self._lengths = self._ids[stays], self._masks[stays], self._lengths[stays]
        self._arrange(self._codes()[kept], places[self._rows[kept]], self._counts[kept])

    def save(self) -> None:
        """Write the file, if there is one."""
        if self._path:
            words = np.frombuffer("\n".join(self._pairs).encode(), np.uint8)
            np.savez(
                self._path,
                words=words,
                ids=self._ids,
                masks=self._masks,
                lengths=self._lengths,
                starts=self._starts,
                rows=self._rows,
                counts=self._counts,
            )

    def search(self, query: str, themes: Collection[str], limit: int) -> list[int]:
        """Return ids by BM25, best first, equals by id."""
        scores = np.zeros(len(self._ids), np.float32)
        mean = max(float(self._lengths.mean()), 1.0) if len(self._ids) else 1.0
        norms = (_SATURATION * (1 - _LENGTH + _LENGTH * self._lengths / mean)).astype(np.float32)
        for code in sorted({self._pairs[pair] for pair in pairs(query) if pair in self._pairs}):
            span = slice(self._starts[code], self._starts[code + 1])
            rows, counts = self._rows[span], self._counts[span].astype(np.float32)
            rarity = np.log1p((len(scores) - len(rows) + 0.5) / (len(rows) + 0.5))
            scores[rows] += rarity * counts * (_SATURATION + 1) / (counts + norms[rows])
        wanted = theme_mask(themes)
        found = np.flatnonzero((scores > 0) & ((self._masks & wanted) != 0) if wanted else scores > 0)
        if len(found) > limit:
            least = np.partition(scores[found], -limit)[-limit]
            found = found[scores[found] >= least]
        order = np.lexsort((self._ids[found], -scores[found]))[:limit]
        return [int(key) for key in self._ids[found[order]]]

    def _load(self, path: Path) -> None:
        with np.load(path) as kept:
            words = kept["words"].tobytes().decode()
            self._pairs = {pair: code for code, pair in enumerate(words.split("\n"))} if words else {}
            self._ids, self._masks, self._lengths = kept["ids"], kept["masks"], kept["lengths"]
            self._starts, self._rows, self._counts = kept["starts"], kept["rows"], kept["counts"]

    def _codes(self) -> np.ndarray:
        """Return the pair of each occurrence."""
        return np.repeat(np.arange(len(self._starts) - 1, dtype=np.int32), np.diff(self._starts))

    def _arrange(self, codes: np.ndarray, rows: np.ndarray, counts: np.ndarray) -> None:
        """Lay the occurrences of each pair side by side."""
        order = np.argsort(codes, kind="stable")
        self._rows, self._counts = rows[order], counts[order]
        self._starts = np.append(0, np.cumsum(np.bincount(codes, minlength=len(self._pairs)), dtype=np.int64))


def pairs(text: str) -> list[str]:
    """Cut a text into pairs of neighbouring characters and Latin words; figures, masks and punctuation are left out.

    Pairs find Chinese text at least as well as a segmenter's words do, and need no dictionary.
    """
    found: list[str] = []
    for run in _RUN.findall(bare(text).lower()):
        whole = run.isascii() or len(run) == 1
        found += [run] if whole else [run[place : place + 2] for place in range(len(run) - 1)]
    return found


def bare(text: str) -> str:
    """Take the masks out of a text: they say nothing of its subject."""
    return _MASK.sub(" ", text)


def theme_mask(themes: Collection[str]) -> int:
    """Themes as bits, in the order of ARTICLE_THEMES."""
    return sum(1 << ARTICLE_THEMES.index(theme) for theme in set(themes) & set(ARTICLE_THEMES))
