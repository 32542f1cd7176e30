"""A question or a section's plan in; the exemplars that fit it best, from different sources, out."""

import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from sqlalchemy import Engine

from assistant.corpus import store
from assistant.corpus.duplicates import compare, grams
from assistant.corpus.index import SearchIndex, discard_index, open_index
from assistant.corpus.ingest import ensure_shipped
from assistant.corpus.lexical import bare, pairs
from assistant.corpus.manifest import IndexDamaged
from assistant.corpus.progress import Progress, quiet
from assistant.corpus.vectors import Content, Vectors
from assistant.database import open_engine
from assistant.models import Embedder, embedder
from assistant.records import Exemplar, Fact, FactSheet, OutlineSection
from assistant.settings import Settings
from assistant.text.masking import mask_own
from assistant.text.wording import SLOGANS

_FUSION = 60  # Cormack, Clarke and Büttcher 2009: reciprocal rank fusion
_VECTORS, _WORDS = 1.0, 1.5
"""What a rank by each counts, chosen on one half of tests.benchmarks.retrieval's questions."""
_DEPTH = 60
_LONGEST_QUERY = 1000
_NEAR_COPY = 0.5
_LEAST_SHARE, _LEAST_PAIRS = 0.25, 3
"""What a section has to share with a query to fit it, chosen on one half of tests.benchmarks.no_match's queries."""


@dataclass(frozen=True)
class Query:
    """What is looked for: a text, the single matters in it, each counting as much as the others, and its themes."""

    text: str
    matters: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


Rankings = tuple[Sequence[int], Sequence[int]]
"""The ids of sections, best first, by vector and by words."""

Scored = tuple[float, Exemplar]
"""What speaks for an exemplar, higher is better, and the exemplar."""


class Corpus:
    """The exemplars of a home, ready to be searched; keeps up with what other processes ingest."""

    def __init__(self, settings: Settings, engine: Engine, model: Embedder, progress: Progress = quiet) -> None:
        self._settings, self._engine, self._model, self._progress = settings, engine, model, progress
        self._lock = threading.RLock()
        self._chosen_for: tuple[FactSheet, int, int] | None = None
        self._chosen: dict[OutlineSection, list[Exemplar]] = {}
        self._index = self._opened()

    @property
    def notices(self) -> tuple[str, ...]:
        """What had to be made again when the indexes were opened, in Chinese."""
        return self._index.notices

    def exemplars(self) -> list[Exemplar]:
        """Return all exemplars, in the order of their ids."""
        return store.exemplars(self._engine)

    def search(self, query: str, themes: Sequence[str] = (), k: int = 5) -> list[Exemplar]:
        """Return the k sections nearest to a query, of the given themes if any, copies left out; deterministic."""
        [found] = self._found([Query(query[:_LONGEST_QUERY], themes=tuple(themes))])
        return _diverse(found, k, per_group=2)

    def exemplars_for(self, sections: Sequence[OutlineSection], sheet: FactSheet, k: int = 3) -> list[list[Exemplar]]:
        """Return k exemplars for each section: of its themes, of different summaries, none of this unit's own period.

        What was chosen for the sheet last asked about is kept: an outline's headings and then its draft ask the same.
        """
        asked = [replace(section, heading="") if _facts_of(section, sheet) else section for section in sections]
        with self._lock:
            state = (sheet, k, store.revision(self._engine))
            if state != self._chosen_for:
                self._chosen_for, self._chosen = state, {}
            fresh = [section for section in dict.fromkeys(asked) if section not in self._chosen]
            self._chosen.update(zip(fresh, self._choose(fresh, sheet, k), strict=True))
            return [list(self._chosen[section]) for section in asked]

    def rankings(self, queries: Sequence[Query], limit: int = _DEPTH) -> list[Rankings]:
        """Return for each query the ids of sections, best first, by vector and by words.

        The index is at the store's revision; one found damaged is made again, once.
        """
        vectors = self._embedded(queries)
        with self._lock:
            if store.revision(self._engine) != self._index.revision:
                self._index.close()
                self._index = self._opened()
            try:
                return self._looked_up(queries, vectors, limit)
            except IndexDamaged:
                is_owner = self._index.owner is not None
                self._index.close()
                if is_owner:
                    discard_index(self._settings)
                self._index = self._opened()
                return self._looked_up(queries, vectors, limit)

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

    def _choose(self, sections: Sequence[OutlineSection], sheet: FactSheet, k: int) -> list[list[Exemplar]]:
        queries = [section_query(section, sheet) for section in sections]
        found = [
            scored or self._found([replace(query, themes=())])[0]
            for query, scored in zip(queries, self._found(queries), strict=True)
        ]
        return [
            _diverse(_weighed(scored, section, sheet), k, per_group=1)
            for section, scored in zip(sections, found, strict=True)
        ]

    def _found(self, queries: Sequence[Query]) -> list[list[Scored]]:
        """Return what is found for each query, scored by its ranks among vectors and words fused."""
        asked = [query for query in queries if pairs(query.text)]
        scores = dict(zip(asked, map(fused_scores, self.rankings(asked)), strict=True))
        ids = sorted({key for found in scores.values() for key in found})
        exemplars = {int(exemplar.id): exemplar for exemplar in store.exemplars(self._engine, ids)}
        return [
            [(round(score, 6), exemplars[key]) for key, score in scores.get(query, {}).items() if key in exemplars]
            for query in queries
        ]

    def _looked_up(self, queries: Sequence[Query], vectors: Sequence[Vectors], limit: int) -> list[Rankings]:
        return [
            self._index.rankings(query.text, query.matters, vector, query.themes, limit)
            for query, vector in zip(queries, vectors, strict=True)
        ]

    def _embedded(self, queries: Sequence[Query]) -> list[Vectors]:
        """Embed each text and its matters; both directions count alike."""
        texts = [text for query in queries for text in (query.text, *query.matters)]
        rows = iter(np.asarray(self._model.embed(texts), dtype=np.float32))
        return [_direction(next(rows), [next(rows) for _ in query.matters]) for query in queries]


def section_query(section: OutlineSection, sheet: FactSheet) -> Query:
    """Say what a section looks for: the wording of its facts without names and figures; its heading, if it has none.

    The heading is left out where there are facts: it is ours, or the county's, and says less than they do.
    """
    names = {sheet.town, sheet.unit, *(person.name for person in sheet.people)} - {""}
    told = [line for fact in _facts_of(section, sheet) for line in (_on_one_line(fact.label or fact.text), _more(fact))]
    if not told:
        return Query(bare(mask_own(section.heading[:_LONGEST_QUERY], names)), themes=section.themes)
    lines = bare(mask_own("\n".join(told), names)).split("\n")
    matters = tuple(dict.fromkeys(filter(None, map(str.strip, lines[::2]))))
    return Query("\n".join(filter(None, lines))[:_LONGEST_QUERY], matters, section.themes)


def fits(query: str, found: Sequence[Exemplar]) -> bool:
    """Whether one of the sections found shares a quarter of a query's pairs of characters, or three of them.

    There is always a nearest section; where none shares that much it may have nothing to do with what was asked.
    """
    asked = set(pairs(query))
    shared = max((len(asked & set(pairs(f"{e.heading}\n{e.text}"))) for e in found), default=0)
    return shared >= min(_LEAST_PAIRS, _LEAST_SHARE * len(asked))


def fused_scores(rankings: Rankings) -> dict[int, float]:
    """Fuse the rankings by vector and by words by reciprocal rank: the score of each id, higher is better."""
    scores: dict[int, float] = defaultdict(float)
    for ranking, weight in zip(rankings, (_VECTORS, _WORDS), strict=True):
        for rank, key in enumerate(ranking, start=1):
            scores[key] += weight / (_FUSION + rank)
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
    return of_others(store.exemplars(engine), sheet)


def of_others(exemplars: Iterable[Exemplar], sheet: FactSheet) -> list[Exemplar]:
    """Leave out the unit's own texts of earlier years: it may say again what it said."""
    return [found for found in exemplars if found.unit != sheet.unit and sheet.town not in found.title]


def rebuild(settings: Settings, progress: Progress = quiet) -> int:
    """Make the indexes again from the store; return the number of exemplars.

    Raises StoreError where another process owns them.
    """
    discard_index(settings)
    with open_corpus(settings, progress) as corpus:
        return len(corpus.exemplars())


def _best_first(scored: Scored) -> tuple[float, int]:
    score, exemplar = scored
    return (-score, int(exemplar.id))


def _more(fact: Fact) -> str:
    """Say on one line what a fact tells beside its label."""
    more = (fact.text if fact.label else "", fact.how, fact.result)
    return "，".join(_on_one_line(part) for part in more if part)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _weighed(found: Iterable[Scored], section: OutlineSection, sheet: FactSheet) -> Iterator[Scored]:
    """Weigh what is found by how it fits a section, this unit's own text of the period left out."""
    wanted, length = _theme_shares(section, sheet), _wanted_length(section)
    for score, exemplar in found:
        if not _is_own(exemplar, sheet):
            yield round(score * _fit(exemplar, wanted, length, sheet), 6), exemplar


def _is_own(exemplar: Exemplar, sheet: FactSheet) -> bool:
    """Whether an exemplar is this unit's text of the same period."""
    is_unit = bool(exemplar.unit) and (exemplar.unit == sheet.unit or sheet.town in exemplar.title)
    return is_unit and exemplar.year in ("", str(sheet.year)) and exemplar.period in ("", sheet.period)


def _facts_of(section: OutlineSection, sheet: FactSheet) -> list[Fact]:
    facts = {fact.id: fact for fact in sheet.all_facts}
    return [facts[key] for key in section.fact_ids if key in facts]


def _theme_shares(section: OutlineSection, sheet: FactSheet) -> dict[str, float]:
    """Say how much of a section each theme makes up; problems and plans are one theme each, whatever theirs are."""
    told = [fact.theme for fact in _facts_of(section, sheet) if fact.theme in section.themes] or section.themes
    return {theme: count / len(told) for theme, count in Counter(told).items()}


def _wanted_length(section: OutlineSection) -> int:
    return max(section.length, 40 * len(section.fact_ids), 1)


def _fit(exemplar: Exemplar, wanted: Mapping[str, float], length: int, sheet: FactSheet) -> float:
    """Weight by themes, period, age and scale; 1 where nothing speaks for or against."""
    themes = 1.0 + 0.25 * _agreement(exemplar.themes, wanted)
    same_period = 1.02 if exemplar.period == sheet.period else 1.0
    years = abs(sheet.year - int(exemplar.year)) if exemplar.year.isdigit() else 3
    age = 1.0 - 0.01 * min(years, 5)
    slogans = 0.8 if _has_ended_slogan(exemplar.text, sheet.year) else 1.0
    scale = min(length, len(exemplar.text)) / max(length, len(exemplar.text))
    return themes * same_period * age * slogans * (0.9 + 0.1 * scale)


@lru_cache(maxsize=4096)
def _has_ended_slogan(text: str, year: int) -> bool:
    """Whether a text holds one; the same exemplars are weighed for one section after another."""
    return bool(_ended_slogans(year).search(text))


@lru_cache
def _ended_slogans(year: int) -> re.Pattern[str]:
    """Match the slogans and campaigns that were over before a year began."""
    return re.compile("|".join(slogan.pattern for slogan in SLOGANS if slogan.last and slogan.last[0] < year) or "(?!)")


def _agreement(themes: Sequence[str], wanted: Mapping[str, float]) -> float:
    """Share of a section that two have in common, an exemplar's first theme counted for more than its second."""
    weights = [1 / rank for rank in range(1, len(themes) + 1)]
    return sum(min(w / sum(weights), wanted.get(theme, 0.0)) for theme, w in zip(themes, weights, strict=True))


def _direction(text: Vectors, matters: Sequence[Vectors]) -> Vectors:
    return _unit(text + _unit(np.sum(matters, axis=0))) if matters else text


def _unit(vector: Vectors) -> Vectors:
    return vector / max(float(np.linalg.norm(vector)), 1e-12)


def _diverse(found: Iterable[Scored], k: int, per_group: int) -> list[Exemplar]:
    """Take the best, but few of one group and none of which, or in which, most is another taken already."""
    taken: list[Exemplar] = []
    known: list[frozenset[str]] = []
    seen: Counter[str] = Counter()
    for score, exemplar in sorted(found, key=_best_first):
        if len(taken) == k:
            break
        own = grams(bare(exemplar.masked))
        if seen[exemplar.group] < per_group and all(compare(own, other)[0] <= _NEAR_COPY for other in known):
            seen[exemplar.group] += 1
            known.append(own)
            taken.append(replace(exemplar, score=score))
    return taken
