"""A question or a section's plan in; the exemplars that fit it best, from different sources, out."""

import re
import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Engine

from assistant.corpus import store
from assistant.corpus.duplicates import containment, grams
from assistant.corpus.index import IndexDamaged, SearchIndex, discard_index, open_index
from assistant.corpus.ingest import ensure_shipped
from assistant.corpus.progress import Progress, quiet
from assistant.corpus.vectors import Content
from assistant.database import open_engine
from assistant.models import Embedder, embedder
from assistant.records import Exemplar, Fact, FactSheet, OutlineSection
from assistant.settings import Settings
from assistant.text.masking import mask

_FUSION = 60  # Cormack, Clarke and Büttcher 2009: reciprocal rank fusion
_DEPTH = 60
_NEAR_COPY = 0.5
_OLD_SLOGANS = re.compile(
    r"科学发展观|三个代表|十[六七八九]大|和谐社会|八荣八耻|群众路线教育|两学一做|三严三实|十[一二三]五|新农村建设|五小竞赛|广普查|两个普遍|双爱双评"
)
_NOT_COUNTED = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")


class StockPhrases:
    """Texts by duplicate group; a run that three unrelated ones have is everybody's phrase."""

    def __init__(self, exemplars: Iterable[Exemplar], groups: int = 3) -> None:
        texts: dict[str, list[str]] = defaultdict(list)
        for exemplar in exemplars:
            texts[exemplar.group].append(_NOT_COUNTED.sub("", f"{exemplar.heading}\n{exemplar.text}"))
        self._texts = ["\n".join(texts[group]) for group in sorted(texts)]
        self._needed = groups

    def contains(self, run: str) -> bool:
        """Whether a run of characters, punctuation aside, stands in texts of at least three groups."""
        plain = _NOT_COUNTED.sub("", run)
        found = 0
        for text in self._texts:
            found += plain in text
            if found >= self._needed:
                return True
        return False


class Corpus:
    """The exemplars of a home, ready to be searched; keeps up with what other processes ingest."""

    def __init__(self, settings: Settings, engine: Engine, model: Embedder, progress: Progress = quiet) -> None:
        self._settings, self._engine, self._model, self._progress = settings, engine, model, progress
        self._lock = threading.RLock()
        self._queries: dict[str, list[float]] = {}
        self._index = self._opened()

    @property
    def notices(self) -> tuple[str, ...]:
        """What had to be made again when the indexes were opened, in Chinese."""
        return self._index.notices

    def exemplars(self) -> list[Exemplar]:
        """Return all exemplars, in the order of their ids."""
        return store.exemplars(self._engine)

    def stock_phrases(self) -> StockPhrases:
        """Return what tells a stock phrase from a copied passage."""
        return StockPhrases(self.exemplars())

    def search(self, query: str, themes: Sequence[str] = (), k: int = 5) -> list[Exemplar]:
        """Return the k sections nearest to a query, of the given themes if any, copies left out; deterministic."""
        return _diverse(self._ranked(query, themes), k, per_group=2)

    def exemplars_for(self, section: OutlineSection, sheet: FactSheet, k: int = 3) -> list[Exemplar]:
        """Return k exemplars for a section: of its themes, of different summaries, none of this unit's own period."""
        facts = {fact.id: fact for fact in sheet.all_facts}
        own = [facts[key] for key in section.fact_ids if key in facts]
        names = {sheet.town, sheet.unit, *(person.name for person in sheet.people)} - {""}
        query = "\n".join([section.heading, *(_wording(fact) for fact in own)])
        ranked = self._ranked(mask(query, names), section.themes) or self._ranked(mask(query, names), ())
        fitting = [e for e in ranked if not _is_own(e, sheet)]
        weighed = [replace(e, score=round(e.score * _fit(e, section, sheet, len(own)), 6)) for e in fitting]
        return _diverse(sorted(weighed, key=_best_first), k, per_group=1)

    def close(self) -> None:
        """Let go of the index files."""
        with self._lock:
            self._index.close()

    def __enter__(self) -> "Corpus":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _opened(self) -> SearchIndex:
        revision = store.revision(self._engine)
        return open_index(self._settings, Content(self._engine, self._model, revision, self._progress))

    def _ranked(self, query: str, themes: Collection[str]) -> list[Exemplar]:
        """Dense and lexical ranks fused, best first, equals by id."""
        if not query.strip():
            return []
        scores = fused_scores(self._rankings(query, themes))
        found = store.exemplars(self._engine, sorted(scores))
        return sorted((replace(e, score=round(scores[int(e.id)], 6)) for e in found), key=_best_first)

    def _rankings(self, query: str, themes: Collection[str]) -> tuple[list[int], list[int]]:
        """Search at the store's revision; an index found damaged is made again, once."""
        vector = self._vector(query)
        with self._lock:
            if store.revision(self._engine) != self._index.revision:
                self._index.close()
                self._index = self._opened()
            try:
                return self._index.rankings(query, vector, themes, _DEPTH)
            except IndexDamaged:
                self._index.close()
                discard_index(self._settings)
                self._index = self._opened()
                return self._index.rankings(query, vector, themes, _DEPTH)

    def _vector(self, query: str) -> list[float]:
        with self._lock:
            if query not in self._queries:
                self._queries[query] = self._model.embed([query])[0]
            return self._queries[query]


def fused_scores(rankings: Iterable[Sequence[int]]) -> dict[int, float]:
    """Fuse rankings by reciprocal rank: the score of each id, higher is better."""
    scores: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] += 1 / (_FUSION + rank)
    return scores


def open_corpus(settings: Settings, progress: Progress = quiet) -> Corpus:
    """Open the corpus of the settings' home, which holds at least the shipped summaries.

    Raises StoreError where the store cannot be opened.
    """
    engine = open_engine(settings)
    ensure_shipped(settings, engine, progress)
    return Corpus(settings, engine, embedder(settings), progress)


def others_exemplars(settings: Settings, sheet: FactSheet, progress: Progress = quiet) -> list[Exemplar]:
    """Return the exemplars that are not this unit's own, from the store alone: no index is opened or waited for."""
    engine = open_engine(settings)
    ensure_shipped(settings, engine, progress)
    return [found for found in store.exemplars(engine) if found.unit != sheet.unit and sheet.town not in found.title]


def rebuild(settings: Settings, progress: Progress = quiet) -> int:
    """Make the indexes again from the store; return the number of exemplars.

    Raises StoreError where another process owns them.
    """
    discard_index(settings)
    with open_corpus(settings, progress) as corpus:
        return len(corpus.exemplars())


def _best_first(exemplar: Exemplar) -> tuple[float, int]:
    return (-exemplar.score, int(exemplar.id))


def _wording(fact: Fact) -> str:
    return "，".join(part for part in (fact.label, fact.text, fact.how, fact.result) if part)


def _is_own(exemplar: Exemplar, sheet: FactSheet) -> bool:
    """Whether an exemplar is this unit's text of the same period."""
    is_unit = bool(exemplar.unit) and (exemplar.unit == sheet.unit or sheet.town in exemplar.title)
    return is_unit and exemplar.year in ("", str(sheet.year)) and exemplar.period in ("", sheet.period)


def _fit(exemplar: Exemplar, section: OutlineSection, sheet: FactSheet, facts: int) -> float:
    """Weight by theme, period, age and scale; 1 where nothing speaks for or against."""
    first_theme = 1.15 if set(exemplar.themes[:1]) & set(section.themes[:1]) else 1.0
    same_period = 1.05 if exemplar.period == sheet.period else 1.0
    years = abs(sheet.year - int(exemplar.year)) if exemplar.year.isdigit() else 3
    age = 1.0 - 0.02 * min(years, 5)
    slogans = 0.8 if _OLD_SLOGANS.search(exemplar.text) else 1.0
    wanted = max(section.length, 40 * facts, 1)
    scale = min(wanted, len(exemplar.text)) / max(wanted, len(exemplar.text))
    return first_theme * same_period * age * slogans * (0.8 + 0.2 * scale)


def _diverse(ranked: Iterable[Exemplar], k: int, per_group: int) -> list[Exemplar]:
    """Take the best, but few of one group and none that is mostly another taken already."""
    taken: list[Exemplar] = []
    seen: dict[str, int] = defaultdict(int)
    for exemplar in ranked:
        if len(taken) == k:
            break
        own = grams(exemplar.text)
        if seen[exemplar.group] >= per_group or any(containment(own, grams(t.text)) > _NEAR_COPY for t in taken):
            continue
        seen[exemplar.group] += 1
        taken.append(exemplar)
    return taken
