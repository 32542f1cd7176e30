"""Retrieval, leave-one-out on the shipped pairs: a theme's facts ask, other towns' sections of that theme answer.

    python -m tests.benchmarks.retrieval

Prints nDCG@5, R@3 and MRR for words only, vectors only, both fused, and the plain way: recursive splitter, raw text,
same embedder. No theme filter, which would make it trivial; a section is relevant by its themes, the first one twice.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.corpus.inspect import inspect_document
from assistant.corpus.lexical import LexicalIndex
from assistant.corpus.readers import read_document
from assistant.corpus.retrieve import fused_scores
from assistant.facts.sheet import load_sheet
from assistant.models import Embedder, embedder
from assistant.records import Section
from assistant.settings import Settings
from assistant.text.masking import mask

SHIPPED = Path(__file__).parents[2] / "corpus"
DEPTH = 60


@dataclass(frozen=True)
class Passage:
    """A section or a chunk: whose it is, its text, and the themes of the section it is from."""

    owner: str
    heading: str
    text: str
    masked: str
    themes: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A theme's facts of one town."""

    owner: str
    theme: str
    text: str


Ranking = Callable[[Question], list[int]]


def main() -> None:
    """Print the table."""
    model = embedder(Settings.model_validate({}))
    sections = [passage for path in sorted(SHIPPED.glob("*.md")) for passage in _sections(path)]
    chunks = [chunk for path in sorted(SHIPPED.glob("*.md")) for chunk in _chunks(path)]
    questions = [question for path in sorted(SHIPPED.glob("*.yaml")) for question in _questions(path)]
    words = _by_words(sections)
    vectors = _by_vectors(model, questions, sections, [f"{s.heading}\n{s.masked}"[:600] for s in sections])
    plain = _by_vectors(model, questions, chunks, [chunk.text for chunk in chunks])
    print(f"{len(questions)} questions, {len(sections)} sections, {len(chunks)} chunks")
    print(f"{'':24}nDCG@5    R@3    MRR")
    _report("words only", questions, sections, words)
    _report("vectors only", questions, sections, vectors)
    _report("fused", questions, sections, lambda q: _fused(vectors(q), words(q)))
    _report("plain (chunks, raw)", questions, chunks, plain)


def _sections(path: Path) -> list[Passage]:
    (article,) = inspect_document(read_document(path), path.name).articles
    return [_passage(path, section) for section in article.sections]


def _passage(path: Path, section: Section) -> Passage:
    return Passage(path.stem, section.heading, section.text, section.masked, section.themes)


def _chunks(path: Path) -> list[Passage]:
    splitter = RecursiveCharacterTextSplitter(chunk_size=400, chunk_overlap=50, separators=["\n\n", "\n", "。", ""])
    sections = _sections(path)
    return [
        Passage(path.stem, "", chunk, "", max(sections, key=lambda s: _shared(chunk, s)).themes)
        for chunk in splitter.split_text(path.read_text("utf-8"))
    ]


def _shared(chunk: str, section: Passage) -> int:
    """Count the characters of a chunk's sentences that stand in a section."""
    return sum(len(part) for part in chunk.split("。") if part.strip() and part.strip() in section.text)


def _questions(path: Path) -> list[Question]:
    sheet = load_sheet(path).sheet
    themes = dict.fromkeys(fact.theme for fact in sheet.facts)
    told = {t: [f for f in sheet.facts if f.theme == t] for t in themes}
    return [
        Question(
            path.stem, theme, mask("\n".join(f"{f.label}{f.text}，{f.how}，{f.result}" for f in facts), {sheet.town})
        )
        for theme, facts in told.items()
        if len(facts) > 1
    ]


def _by_words(passages: Sequence[Passage]) -> Ranking:
    index = LexicalIndex()
    index.add([(place, p.heading, p.text, p.themes) for place, p in enumerate(passages)])
    return lambda question: _others(question, passages, index.search(question.text, (), 3 * DEPTH))


def _by_vectors(
    model: Embedder, questions: Sequence[Question], passages: Sequence[Passage], texts: Sequence[str]
) -> Ranking:
    known = np.asarray(model.embed(texts))
    asked = dict(zip(questions, np.asarray(model.embed([q.text for q in questions])), strict=True))
    return lambda question: _others(
        question, passages, [int(place) for place in np.argsort(-(known @ asked[question]), kind="stable")]
    )


def _fused(*rankings: list[int]) -> list[int]:
    scores = fused_scores(rankings)
    return sorted(scores, key=lambda place: (-scores[place], place))


def _others(question: Question, passages: Sequence[Passage], ranking: Sequence[int]) -> list[int]:
    return [place for place in ranking if passages[place].owner != question.owner][:DEPTH]


def _report(name: str, questions: Sequence[Question], passages: Sequence[Passage], ranking: Ranking) -> None:
    figures = [measured for q in questions if (measured := _measure(q, passages, ranking(q))) is not None]
    print(f"{name:24}" + "  ".join(f"{mean:.3f}" for mean in np.mean(figures, axis=0)))


def _measure(question: Question, passages: Sequence[Passage], found: Sequence[int]) -> tuple[float, ...] | None:
    gains = {
        place: 2 if p.themes[:1] == (question.theme,) else 1
        for place, p in enumerate(passages)
        if p.owner != question.owner and question.theme in p.themes
    }
    if not gains:
        return None
    ideal = _discounted(sorted(gains.values(), reverse=True)[:5])
    ndcg = _discounted([gains.get(place, 0) for place in found[:5]]) / ideal
    recall = sum(place in gains for place in found[:3]) / min(3, len(gains))
    return ndcg, recall, next((1 / rank for rank, place in enumerate(found, 1) if place in gains), 0.0)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


if __name__ == "__main__":
    main()
