"""Words in, sections that hold them out: an SQLite FTS5 index over rjieba tokens, in a file of its own or in memory."""

import re
import sqlite3
import threading
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from pathlib import Path

import rjieba

from assistant.records import ARTICLE_THEMES

_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_MASK = re.compile(r"〔[^〕]{1,6}〕")
_COMMON = frozenset(
    "的 了 和 与 及 在 是 为 对 等 将 把 以 我 我们 中 上 下 并 也 都 到 从 年 月 日 个 次 人 名 家 万元 元 "
    "工会 职工 工作 开展".split()
)
_HEADING_WEIGHT = 3.0
_SCHEMA = """
CREATE VIRTUAL TABLE words USING fts5(heading, body, tokenize = "unicode61");
CREATE TABLE themes (id INTEGER PRIMARY KEY, mask INTEGER NOT NULL);
"""


class LexicalIndex:
    """A full-text index; ids are those of the store's sections."""

    def __init__(self, path: Path | None = None) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path or ":memory:", check_same_thread=False, timeout=30)
        try:
            if not self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'themes'").fetchone():
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

    def add(self, rows: Iterable[tuple[int, str, str, Sequence[str]]]) -> None:
        """Index sections given as id, heading, text and themes."""
        prepared = [(key, " ".join(words(head)), " ".join(words(body)), theme_mask(t)) for key, head, body, t in rows]
        with self._lock, self._db:
            self._db.executemany("INSERT INTO words(rowid, heading, body) VALUES (?, ?, ?)", [p[:3] for p in prepared])
            self._db.executemany("INSERT INTO themes VALUES (?, ?)", [(p[0], p[3]) for p in prepared])

    def remove(self, ids: Iterable[int]) -> None:
        """Forget sections."""
        keys = [(key,) for key in ids]
        with self._lock, self._db:
            self._db.executemany("DELETE FROM words WHERE rowid = ?", keys)
            self._db.executemany("DELETE FROM themes WHERE id = ?", keys)

    def search(self, query: str, themes: Collection[str], limit: int) -> list[int]:
        """Return ids by BM25, best first, equals by id."""
        terms = sorted(set(words(query)) - _COMMON)
        if not terms:
            return []
        match = " OR ".join(f'"{term}"' for term in terms)
        wanted = theme_mask(themes) or ~0
        with self._lock, closing(self._db.cursor()) as cursor:
            rows = cursor.execute(
                "SELECT words.rowid FROM words JOIN themes ON themes.id = words.rowid "
                "WHERE words MATCH ? AND (themes.mask & ?) != 0 ORDER BY bm25(words, ?, 1.0), words.rowid LIMIT ?",
                (match, wanted, _HEADING_WEIGHT, limit),
            )
            return [row[0] for row in rows]

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()


def words(text: str) -> list[str]:
    """Cut a text into lower-case words; masks, figures and punctuation are left out."""
    return [word.lower() for word in rjieba.cut(_MASK.sub(" ", text)) if _WORD.search(word)]


def theme_mask(themes: Collection[str]) -> int:
    """Themes as bits, in the order of ARTICLE_THEMES; a section without themes has the bit behind the last."""
    return sum(1 << ARTICLE_THEMES.index(theme) for theme in set(themes) & set(ARTICLE_THEMES))
