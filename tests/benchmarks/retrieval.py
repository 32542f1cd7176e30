"""Retrieval, leave-one-out: the sections of a town's outline ask, other towns' sections answer.

    python -m tests.benchmarks.retrieval

One table from one run, for the shipped pairs, the seed (where it is at hand) and the labelled compilations: words only,
vectors only, both fused, what drafting gets, and the plain way (recursive splitter, raw text, same embedder, one
vector of the question). Of every summary the best hit counts, for all ways alike. nDCG@5 by grade; R@3 and MRR count
grades of 2 and more; a question that nothing answers is left out. The ways were chosen on every other shipped town;
the others, the seed and the compilations show what holds. p is that of the fused way being no better: a sign-flip
permutation over towns of the differences in nDCG@5.
"""

import math
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.retrieve import Corpus, fused_scores, section_query
from assistant.database import open_engine
from assistant.models import Embedder, embedder
from assistant.settings import Settings
from tests.benchmarks.relevance import SEED, Passage, Question, Shelf, compilations, grade, seed, shipped

Ranking = Callable[[Question], Sequence[int]]
Figures = NDArray[np.float64]
FLIPS = 10_000


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
        ways = _ways(corpus, shelf, model)
        measured = {way: _measure(shelf, *how) for way, how in ways.items()}
    towns = sorted({question.owner for question in shelf.questions}, key=int)
    print(f"\n{name}: {len(shelf.questions)} questions of {len(towns)} summaries, {len(shelf.passages)} sections")
    print(f"{'':34}nDCG@5    R@3    MRR   | nDCG@5 on towns tuned on, held out | p")
    for way, figures in measured.items():
        block = way.split(":")[0]
        p = _p_value(shelf, measured[f"{block}: fused"][:, 0] - figures[:, 0]) if f"{block}: fused" in measured else 1.0
        halves = [np.nanmean(figures[_half(shelf, towns, half), 0]) for half in (0, 1)]
        print(f"{way:34}" + "  ".join(f"{mean:.3f}" for mean in [*np.nanmean(figures, axis=0), *halves]) + f"  {p:.3f}")


def _ways(corpus: Corpus, shelf: Shelf, model: Embedder) -> dict[str, tuple[dict[int, Passage], Ranking]]:
    def rankings(question: Question, themed: bool) -> tuple[list[int], list[int]]:
        query = section_query(question.section, question.sheet)
        return corpus.rankings(query, question.section.themes if themed else ())

    def fused(question: Question, themed: bool) -> list[int]:
        scores = fused_scores(rankings(question, themed))
        return sorted(scores, key=lambda key: (-scores[key], key))

    ways: dict[str, tuple[dict[int, Passage], Ranking]] = {}
    for block, themed in (("themes unknown", False), ("themes known", True)):
        ways[f"{block}: words only"] = shelf.passages, lambda q, on=themed: rankings(q, on)[1]
        ways[f"{block}: vectors only"] = shelf.passages, lambda q, on=themed: rankings(q, on)[0]
        ways[f"{block}: fused"] = shelf.passages, lambda q, on=themed: fused(q, on)
    ways["themes known: what drafting gets"] = (
        shelf.passages,
        lambda q: [int(found.id) for found in corpus.exemplars_for(q.section, q.sheet, 6)],
    )
    ways["themes unknown: plain"] = dict(enumerate(shelf.chunks)), _plain(shelf, model)
    return dict(sorted(ways.items(), key=lambda way: way[0].split(":")[0], reverse=True))


def _plain(shelf: Shelf, model: Embedder) -> Ranking:
    known = np.asarray(model.embed([chunk.text for chunk in shelf.chunks]))

    def ranking(question: Question) -> list[int]:
        facts = {fact.id: fact for fact in question.sheet.facts}
        own = [facts[key] for key in question.section.fact_ids]
        text = "\n".join([question.section.heading, *(f"{f.label}{f.text}，{f.how}，{f.result}" for f in own)])
        return [int(place) for place in np.argsort(-(known @ np.asarray(model.embed([text])[0])), kind="stable")]

    return ranking


def _measure(shelf: Shelf, passages: dict[int, Passage], ranking: Ranking) -> Figures:
    return np.asarray([_figures(question, passages, ranking(question)) for question in shelf.questions])


def _figures(question: Question, passages: dict[int, Passage], found: Sequence[int]) -> tuple[float, float, float]:
    gains = {key: grade(question.told, p.told) for key, p in passages.items() if p.owner != question.owner}
    best: dict[str, int] = {}
    for key, gain in gains.items():
        best[passages[key].owner] = max(gain, best.get(passages[key].owner, 0))
    first = {passages[key].owner: key for key in reversed(found) if key in gains}
    got = [gains[key] for key in found if first.get(passages[key].owner) == key]
    ideal, relevant = _discounted(sorted(best.values(), reverse=True)[:5]), sum(gain >= 2 for gain in best.values())
    ndcg = _discounted(got[:5]) / ideal if ideal else math.nan
    if not relevant:
        return ndcg, math.nan, math.nan
    first_rank = next((1 / rank for rank, gain in enumerate(got, 1) if gain >= 2), 0.0)
    return ndcg, sum(gain >= 2 for gain in got[:3]) / min(3, relevant), first_rank


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def _half(shelf: Shelf, towns: Sequence[str], half: int) -> list[int]:
    return [place for place, question in enumerate(shelf.questions) if towns.index(question.owner) % 2 == half]


def _p_value(shelf: Shelf, differences: Figures) -> float:
    """One-sided, by flipping the signs of whole towns, whose questions are not independent."""
    owners = [question.owner for question in shelf.questions]
    sums = np.asarray([np.nansum(differences[[o == owner for o in owners]]) for owner in sorted(set(owners))])
    signs = np.random.default_rng(0).choice([-1, 1], size=(FLIPS, len(sums)))
    return float((1 + np.sum(signs @ sums >= sums.sum() - 1e-12)) / (1 + FLIPS))


if __name__ == "__main__":
    main()
