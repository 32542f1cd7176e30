"""Text in, sections that share its words out: an SQLite FTS5 index over pairs of characters, in a file or in memory."""

import re
import sqlite3
import threading
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from assistant.records import ARTICLE_THEMES

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z]+")
_MASK = re.compile(r"〔[^〕]{1,6}〕")
_OWNER_SECONDS, _READER_SECONDS = 30.0, 1.0
_SCHEMA = """
CREATE VIRTUAL TABLE words USING fts5(text, detail = none, tokenize = "unicode61");
CREATE TABLE themes (id INTEGER PRIMARY KEY, mask INTEGER NOT NULL);
"""


class LexicalIndex:
    """A full-text index; ids are those of the store's sections. Who does not own the file only reads it."""

    def __init__(self, path: Path | None = None, is_owner: bool = True) -> None:
        self._lock = threading.Lock()
        place = f"{path.absolute().as_uri()}?mode={'rwc' if is_owner else 'ro'}" if path else ":memory:"
        wait = _OWNER_SECONDS if is_owner else _READER_SECONDS
        self._db = sqlite3.connect(place, uri=True, check_same_thread=False, timeout=wait)
        try:
            known = self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'themes'").fetchone()
            if is_owner and not known:
                self._db.executescript(_SCHEMA)
        except sqlite3.DatabaseError:
            self._db.close()
            raise

    def ids(self) -> set[int]:
        """Return the ids indexed."""
        with self._lock:
            return {row[0] for row in self._db.execute("SELECT id FROM themes")}

    def count(self) -> int:
        """Return the number of sections indexed."""
        with self._lock:
            return int(self._db.execute("SELECT count(*) FROM themes").fetchone()[0])

    def add(self, rows: Iterable[tuple[int, str, Sequence[str]]]) -> None:
        """Index sections given as id, text and themes."""
        prepared = [(key, " ".join(pairs(text)), theme_mask(themes)) for key, text, themes in rows]
        with self._lock, self._db:
            self._db.executemany("INSERT INTO words(rowid, text) VALUES (?, ?)", [row[:2] for row in prepared])
            self._db.executemany("INSERT INTO themes VALUES (?, ?)", [(key, mask) for key, _, mask in prepared])

    def remove(self, ids: Iterable[int]) -> None:
        """Forget sections."""
        keys = [(key,) for key in ids]
        with self._lock, self._db:
            self._db.executemany("DELETE FROM words WHERE rowid = ?", keys)
            self._db.executemany("DELETE FROM themes WHERE id = ?", keys)

    def settle(self) -> None:
        """Merge what was added bit by bit."""
        with self._lock, self._db:
            self._db.execute("INSERT INTO words(words) VALUES ('optimize')")

    def search(self, query: str, themes: Collection[str], limit: int) -> list[int]:
        """Return ids by BM25, best first, equals by id."""
        match = " OR ".join(f'"{pair}"' for pair in sorted(set(pairs(query))))
        if not match:
            return []
        wanted = theme_mask(themes)
        with self._lock, closing(self._db.cursor()) as cursor:
            rows = cursor.execute(
                "SELECT words.rowid FROM words JOIN themes ON themes.id = words.rowid "
                "WHERE words MATCH ? AND (? = 0 OR themes.mask & ? != 0) ORDER BY bm25(words), words.rowid LIMIT ?",
                (match, wanted, wanted, limit),
            )
            return [row[0] for row in rows]

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()


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
