"""Retrieval, leave-one-out: sections to be drafted and free queries ask, other towns' sections answer.

    python -m tests.benchmarks.retrieval

One table from one run, for the shipped pairs, the seed (where it is at hand) and the labelled compilations: words only,
vectors only, both fused, what is handed out, and the plain way (recursive splitter, raw text, same embedder, one
vector of the question).

Of every summary the hit ranked first counts, for all ways alike: a draft wants different summaries. A chunk is a hit as
good as a section where its own text tells as much of what is asked (see `relevance` and `seed_relevance`), and what
the best hits would have been is the best that either way of cutting has: who cuts badly is not excused from the
question. Chunks of 200 characters do better than those of 400 on the shipped pairs (.71, .73, .85) and no better on the
seed, those of 800 worse on both. nDCG@5 by grade; R@3 and MRR count grades of 2 and more; a question that nothing
answers is left out.

The ways were chosen on one half of the towns (on the seed: of the questions); the other half shows what holds. p is
that of the fused way being no better: a sign-flip permutation over towns of the differences in nDCG@5.
"""

import math
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.retrieve import Corpus, Query, Rankings, fused_scores, section_query
from assistant.database import open_engine
from assistant.models import Embedder, embedder
from assistant.settings import Settings
from tests.benchmarks.relevance import Question, Shelf, compilations, shipped
from tests.benchmarks.seed_relevance import seed
from tests.beside import SEED

Ranking = Callable[[Question], Sequence[int]]
Figures = NDArray[np.float64]
FLIPS = 10_000
HANDED = 6


def main() -> None:
    """Print the tables."""
    model = embedder(Settings.model_validate({}))
    with tempfile.TemporaryDirectory() as home:
        _table("随附的总结", Path(home) / "shipped", shipped, model)
        if SEED.exists():
            _table("种子文档", Path(home) / "seed", seed, model)
        _table("标注的汇编", Path(home) / "compilations", compilations, model)


def _table(name: str, home: Path, fill: Callable, model: Embedder) -> None:
    home.mkdir()
    settings = Settings.model_validate({"GONGBI_HOME": home})
    shelf = fill(open_engine(settings))
    with Corpus(settings, shelf.engine, model) as corpus:
        measured = {way: _measure(shelf, ranking) for way, ranking in _ways(corpus).items()}
    measured["themes unknown: plain"] = _measure(shelf, _plain(shelf, model), plain=True)
    chunks = len(shelf.chunks)
    print(f"\n{name}: {len(shelf.questions)} questions, {len(shelf.sections)} sections, {chunks} chunks")
    print(f"{'':34}nDCG@5    R@3    MRR   | nDCG@5 on the half tuned on, held out | p")
    halves = _halves(shelf)
    for way, figures in measured.items():
        fused = measured[f"{way.split(':')[0]}: fused"]
        p = _p_value(shelf, fused[:, 0] - figures[:, 0])
        means = [*np.nanmean(figures, axis=0), *(np.nanmean(figures[half, 0]) for half in halves)]
        print(f"{way:34}" + "  ".join(f"{mean:.3f}" for mean in means) + f"  {p:.3f}")


def _ways(corpus: Corpus) -> dict[str, Ranking]:
    def rankings(question: Question, themed: bool) -> Rankings:
        themes = question.section.themes if themed else ()
        return corpus.rankings([replace(_query(question), themes=themes)])[0]

    def fused(question: Question, themed: bool) -> list[int]:
        scores = fused_scores(rankings(question, themed))
        return sorted(scores, key=lambda key: (-scores[key], key))

    def handed_out(question: Question) -> list[int]:
        if question.text:
            return [int(found.id) for found in corpus.search(question.text, k=HANDED)]
        return [int(found.id) for found in corpus.exemplars_for([question.section], question.sheet, HANDED)[0]]

    ways: dict[str, Ranking] = {}
    for block, themed in (("themes unknown", False), ("themes known", True)):
        ways[f"{block}: words only"] = lambda q, on=themed: rankings(q, on)[1]
        ways[f"{block}: vectors only"] = lambda q, on=themed: rankings(q, on)[0]
        ways[f"{block}: fused"] = lambda q, on=themed: fused(q, on)
    return ways | {"themes known: what is handed out": handed_out}


def _query(question: Question) -> Query:
    return Query(question.text) if question.text else section_query(question.section, question.sheet)


def _plain(shelf: Shelf, model: Embedder) -> Ranking:
    known = np.asarray(model.embed([text for _, text in shelf.chunks]))

    def ranking(question: Question) -> list[int]:
        facts = {fact.id: fact for fact in question.sheet.all_facts}
        own = [facts[key] for key in question.section.fact_ids]
        asked = [question.section.heading, *(f"{f.label}{f.text}，{f.how}，{f.result}" for f in own)]
        vector = np.asarray(model.embed([question.text or "\n".join(asked)])[0])
        return [int(place) for place in np.argsort(-(known @ vector), kind="stable")]

    return ranking


def _measure(shelf: Shelf, ranking: Ranking, plain: bool = False) -> Figures:
    owners = shelf.chunk_owners() if plain else shelf.sections
    return np.asarray([_figures(shelf, q, owners, q.chunks if plain else q.sections, ranking) for q in shelf.questions])


def _figures(
    shelf: Shelf, question: Question, owners: Mapping[int, str], grades: Mapping[int, int], ranking: Ranking
) -> tuple[float, float, float]:
    best, found = _best(shelf, question), ranking(question)
    first = {owners[key]: key for key in reversed(found) if owners[key] in best}
    got = [grades[key] for key in found if first.get(owners[key]) == key]
    ideal, relevant = _discounted(sorted(best.values(), reverse=True)[:5]), sum(gain >= 2 for gain in best.values())
    ndcg = _discounted(got[:5]) / ideal if ideal else math.nan
    if not relevant:
        return ndcg, math.nan, math.nan
    first_rank = next((1 / rank for rank, gain in enumerate(got, 1) if gain >= 2), 0.0)
    return ndcg, sum(gain >= 2 for gain in got[:3]) / min(3, relevant), first_rank


def _best(shelf: Shelf, question: Question) -> dict[str, int]:
    """Return the best grade that any section or chunk of each other owner has."""
    best: dict[str, int] = {}
    for owners, grades in ((shelf.sections, question.sections), (shelf.chunk_owners(), question.chunks)):
        for key, gain in grades.items():
            if owners[key] != question.owner:
                best[owners[key]] = max(gain, best.get(owners[key], 0))
    return best


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def _halves(shelf: Shelf) -> tuple[list[int], list[int]]:
    drawn = list(dict.fromkeys(question.drawn for question in shelf.questions))
    sides = [drawn.index(question.drawn) % 2 for question in shelf.questions]
    return [p for p, side in enumerate(sides) if not side], [p for p, side in enumerate(sides) if side]


def _p_value(shelf: Shelf, differences: Figures) -> float:
    """One-sided, by flipping the signs of all that was drawn together, whose questions are not independent."""
    drawn = [question.drawn for question in shelf.questions]
    sums = np.asarray([np.nansum(differences[[d == one for d in drawn]]) for one in sorted(set(drawn))])
    signs = np.random.default_rng(0).choice([-1, 1], size=(FLIPS, len(sums)))
    return float((1 + np.sum(signs @ sums >= sums.sum() - 1e-12)) / (1 + FLIPS))


if __name__ == "__main__":
    main()
