"""Text in, sections that share its words out: BM25 by bm25s, over pairs of neighbouring characters.

At 100,000 sections bm25s answers the wording of a section's facts in 2 ms; SQLite's FTS5 takes a hundred times as long,
since its bm25() goes through every occurrence of every word twice. Its index knows no single additions: it is made
anew, 12 s there and 0.05 s for the shipped sections, when the store has changed.
"""

import re
from array import array
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import numpy as np
from bm25s import BM25
from numpy.typing import NDArray

from assistant.records import ARTICLE_THEMES

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z]+")
_MASK = re.compile(r"〔[^〕]{1,6}〕")
_SECTIONS = "sections.npz"
Scores = NDArray[np.float32]


class LexicalIndex:
    """Sections by the pairs in them; ids are those of the store's sections, `bm25` is None where no text has a pair."""

    def __init__(self, ids: NDArray[np.int64], masks: NDArray[np.int64], bm25: BM25 | None) -> None:
        self._ids, self._masks, self._bm25 = ids, masks, bm25

    @classmethod
    def of(cls, sections: Iterable[tuple[int, str, Sequence[str]]]) -> "LexicalIndex":
        """Index sections given as id, text and themes."""
        ids, masks, cut, codes = [], [], [], dict[str, int]()
        for key, text, themes in sections:
            ids.append(key)
            masks.append(theme_mask(themes))
            cut.append(array("i", [codes.setdefault(pair, len(codes)) for pair in pairs(text)]))
        bm25 = BM25(k1=1.2, b=0.75, method="lucene", backend="numpy", csc_backend="numpy") if codes else None
        if bm25:
            bm25.index((cut, codes), create_empty_token=False, show_progress=False)
        return cls(np.asarray(ids, np.int64), np.asarray(masks, np.int64), bm25)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Read the files of a folder."""
        with np.load(folder / _SECTIONS) as kept:
            ids, masks, is_empty = kept["ids"], kept["masks"], bool(kept["is_empty"])
        return cls(ids, masks, None if is_empty else BM25.load(folder))

    def save(self, folder: Path) -> None:
        """Write the files of a folder."""
        folder.mkdir(exist_ok=True)
        np.savez(folder / _SECTIONS, ids=self._ids, masks=self._masks, is_empty=self._bm25 is None)
        if self._bm25:
            self._bm25.save(folder, show_progress=False)

    def ids(self) -> set[int]:
        """Return the ids indexed."""
        return {int(key) for key in self._ids}

    def entries(self) -> int:
        """Return the number of sections, each as often as it has themes."""
        return sum(max(1, mask.bit_count()) for mask in self._masks.tolist())

    def search(self, text: str, matters: Sequence[str], themes: Collection[str], limit: int) -> list[int]:
        """Return ids by BM25, best first, equals by id; the text counts as much as its matters, these all alike."""
        scores = self._scores(text)
        if matters:
            scores = _scaled(scores) + _scaled(np.sum([_scaled(self._scores(matter)) for matter in matters], axis=0))
        wanted = theme_mask(themes)
        found = np.flatnonzero((scores > 0) & ((self._masks & wanted) != 0) if wanted else scores > 0)
        if len(found) > limit:
            least = np.partition(scores[found], -limit)[-limit]
            found = found[scores[found] >= least]
        order = np.lexsort((self._ids[found], -scores[found]))[:limit]
        return [int(key) for key in self._ids[found[order]]]

    def _scores(self, text: str) -> Scores:
        if self._bm25 is None:
            return np.zeros(len(self._ids), np.float32)
        return np.asarray(self._bm25.get_scores_from_ids(self._bm25.get_tokens_ids(list(dict.fromkeys(pairs(text))))))


def _scaled(scores: Scores) -> Scores:
    return scores / max(float(scores.max(initial=0)), 1e-9)


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
    return _MASK.sub("", text)


def theme_mask(themes: Collection[str]) -> int:
    """Themes as bits, in the order of ARTICLE_THEMES."""
    return sum(1 << ARTICLE_THEMES.index(theme) for theme in set(themes) & set(ARTICLE_THEMES))
