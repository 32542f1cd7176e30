"""What is relevant to what, told by people: sheets of facts and labels by hand, never by what the retriever looks at.

A passage is graded by what it tells of what is asked. The themes of a shipped town's facts are its sheet's, and where
they are told is found by their figures; the themes of other sections are labelled by hand. Two measures are the same
where their units are and half of their labels' characters, pair by pair.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from langchain_text_splitters import RecursiveCharacterTextSplitter
from sqlalchemy import Engine, select

from assistant.corpus import store
from assistant.corpus.inspect import inspect_document
from assistant.corpus.readers import Document, read_document
from assistant.corpus.tables import articles, sections
from assistant.drafting.outline import is_thematic, propose_outline
from assistant.facts.find import find_facts
from assistant.facts.sheet import load_sheet
from assistant.records import Fact, FactSheet, OutlineSection
from assistant.review.review import review
from tests.corpus.labels import LABELLED, read_labels

SHIPPED = Path(__file__).parents[2] / "corpus"
SEED = Path(__file__).parents[3] / "shared" / "seed" / "township-union-summaries.txt"
SEED_THEMES = """
    9 222 362 帮扶救助 维权协商 安全生产
    13 226 366 27 238 372 115 324 334 190 448 帮扶救助
    17 230 370 21 234 53 264 388 133 172 184 维权协商
    31 242 374 安全生产
    35 246 376 自身建设 维权协商 思想引领
    39 250 380 77 288 404 思想引领
    49 260 384 429 自身建设
    89 300 410 151 344 工作计划
    105 316 思想引领 自身建设
    109 320 维权协商 组织建设
    119 338 存在不足
    125 456 建功立业
    129 168 462 组织建设
    137 425 组织建设 自身建设
    141 建功立业 安全生产
    182 帮扶救助 维权协商 普惠服务
    202 普惠服务 文体活动
    214 经费经审
    330 其他
    434 文体活动 帮扶救助 普惠服务
    440 帮扶救助 维权协商
    442 组织建设 帮扶救助 普惠服务
    452 维权协商 民主管理
"""


@dataclass(frozen=True)
class Told:
    """What a text is about: the share of each theme, and its measures as label and unit."""

    themes: Mapping[str, float]
    measures: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Passage:
    """A section or a chunk, and whose it is; summaries that copy each other are one owner's."""

    owner: str
    text: str
    told: Told


@dataclass(frozen=True)
class Question:
    """A section that is to be drafted from a sheet."""

    owner: str
    section: OutlineSection
    sheet: FactSheet
    told: Told


@dataclass(frozen=True)
class Shelf:
    """A corpus to look in: sections by the store's id, chunks of the plain way, and what is asked."""

    engine: Engine
    passages: dict[int, Passage]
    chunks: tuple[Passage, ...]
    questions: tuple[Question, ...]


def grade(asked: Told, told: Told) -> int:
    """0 off the subject, 1 partly and 2 mostly on it; one more where a quarter of the measures asked are told."""
    common = sum(min(share, told.themes.get(theme, 0.0)) for theme, share in asked.themes.items())
    if common < 0.25:
        return 0
    same = sum(any(_are_same(one, other) for other in told.measures) for one in asked.measures)
    return (2 if common >= 0.6 else 1) + (same > 0 and same >= 0.25 * len(asked.measures))


def shipped(engine: Engine) -> Shelf:
    """Put the shipped summaries on a shelf; every section of an outline proposed for their sheets asks."""
    passages: dict[int, Passage] = {}
    chunks: list[Passage] = []
    questions: list[Question] = []
    for path in sorted(SHIPPED.glob("*.yaml")):
        sheet, text = load_sheet(path).sheet, path.with_suffix(".md")
        _store(engine, text, read_document(text))
        own = [exemplar for exemplar in store.exemplars(engine) if exemplar.source == text.name]
        passages |= {int(e.id): Passage(e.group, e.text, _of_facts(_facts_told(e.text, sheet))) for e in own}
        owner = own[0].group
        chunks += [
            Passage(owner, part, _of_facts(_facts_told(part, sheet))) for part in _split(text.read_text("utf-8"))
        ]
        facts = {fact.id: fact for fact in sheet.facts}
        asking = [section for section in propose_outline(sheet).sections if is_thematic(section.themes)]
        questions += [Question(owner, s, sheet, _of_facts([facts[key] for key in s.fact_ids])) for s in asking]
    return Shelf(engine, passages, tuple(chunks), tuple(questions))


def seed(engine: Engine) -> Shelf:
    """Put the seed document on a shelf; sections that hold figures ask, of copied articles only the first one's."""
    themes: dict[int, tuple[str, ...]] = {}
    for words in map(str.split, SEED_THEMES.strip().splitlines()):
        themes |= {int(word): tuple(w for w in words if not w.isdigit()) for word in words if word.isdigit()}
    return _labelled(engine, {SEED: (read_document(SEED), themes)})


def compilations(engine: Engine) -> Shelf:
    """Put the labelled compilations on a shelf."""
    documents = {}
    for path in LABELLED:
        labels = read_labels(path)
        themes = {line: tuple(sorted(section.themes)) for line, section in labels.sections.items()}
        documents[path] = Document(labels.lines, "utf-8"), themes
    return _labelled(engine, documents)


def _labelled(engine: Engine, documents: Mapping[Path, tuple[Document, Mapping[int, tuple[str, ...]]]]) -> Shelf:
    shelf = Shelf(engine, {}, (), ())
    for path, (document, themes) in documents.items():
        known = set(shelf.passages)
        _store(engine, path, document)
        rows = [row for row in _rows(engine) if row.id not in known]
        shelf = replace(
            shelf,
            passages=shelf.passages | {row.id: Passage(str(row.group_id), row.text, _of(row, themes)) for row in rows},
            chunks=(*shelf.chunks, *_labelled_chunks(document, rows, themes)),
            questions=(*shelf.questions, *_labelled_questions(rows, themes)),
        )
    return shelf


def _rows(engine: Engine) -> Sequence:
    columns = [sections.c[name] for name in ("id", "first_line", "last_line", "level", "heading", "text")]
    query = select(*columns, articles.c.group_id, articles.c.id.label("article"), articles.c.text.label("whole"))
    with engine.connect() as connection:
        return connection.execute(query.join(articles).where(sections.c.is_exemplar).order_by(sections.c.id)).all()


def _labelled_questions(rows: Sequence, themes: Mapping[int, tuple[str, ...]]) -> Iterable[Question]:
    for row in rows:
        facts = [replace(fact, theme=_label(row, themes)[0]) for fact in find_facts(row.text.split("\n"))]
        first = row.article == row.group_id
        if row.level == 1 and first and facts and is_thematic(_label(row, themes)):
            ids = tuple(fact.id for fact in facts)
            sheet = FactSheet("某镇总工会", "某镇", 2025, "年度", tuple(facts))
            section = OutlineSection(row.heading, _label(row, themes), ids, len(row.text))
            yield Question(str(row.group_id), section, sheet, _of(row, themes))


def _labelled_chunks(document: Document, rows: Sequence, themes: Mapping[int, tuple[str, ...]]) -> Iterable[Passage]:
    first_level = [row for row in rows if row.level == 1]
    for text in {row.article: row.whole for row in rows}.values():
        own = [row for row in first_level if row.whole == text]
        for part in _split(text):
            weights = {row: _shared(part, row.text) for row in own}
            total = sum(weights.values()) or 1
            shares: Counter[str] = Counter()
            for row, weight in weights.items():
                for theme in _label(row, themes):
                    shares[theme] += weight / total / len(_label(row, themes))
            yield Passage(str(own[0].group_id), part, Told(shares, _measures(find_facts(part.split("\n")))))


def _label(row, themes: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    return themes[max((line for line in themes if line <= row.first_line), default=min(themes))]


def _of(row, themes: Mapping[int, tuple[str, ...]]) -> Told:
    label = _label(row, themes)
    return Told(dict.fromkeys(label, 1 / len(label)), _measures(find_facts(row.text.split("\n"))))


def _of_facts(facts: Sequence[Fact]) -> Told:
    counted = Counter(fact.theme for fact in facts)
    return Told({theme: count / len(facts) for theme, count in counted.items()}, _measures(facts))


def _measures(facts: Iterable[Fact]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((fact.label, fact.unit) for fact in facts if fact.value or fact.total))


def _facts_told(text: str, sheet: FactSheet) -> list[Fact]:
    """Return a sheet's facts that a text of its summary tells: by their figures, else by their words."""
    verdicts = review(text.split("\n"), sheet).numbers
    counted = {key for found in verdicts if found.status in ("supported", "derived") for key in found.fact_ids}
    return [f for f in sheet.facts if (f.id in counted if f.value or f.total else _is_told(f, text))]


def _is_told(fact: Fact, text: str) -> bool:
    own = _pairs(fact.label + fact.text)
    return len(own & _pairs(text)) >= 0.6 * len(own)


@cache
def _are_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    pairs, others = _pairs(one[0]), _pairs(other[0])
    return one[1] == other[1] and 2 * len(pairs & others) >= 0.5 * (len(pairs) + len(others))


@cache
def _pairs(text: str) -> frozenset[str]:
    plain = re.sub(r"[^\u4e00-\u9fffA-Za-z]", "", text)
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1)) or frozenset({plain})


def _shared(chunk: str, section: str) -> int:
    """Count the characters of a chunk's sentences that stand in a section."""
    return sum(len(part) for part in chunk.split("。") if part.strip() and part.strip() in section)


def _split(text: str) -> list[str]:
    splitter = RecursiveCharacterTextSplitter(chunk_size=400, chunk_overlap=50, separators=["\n\n", "\n", "。", ""])
    return splitter.split_text(text)


def _store(engine: Engine, path: Path, document: Document) -> None:
    store.replace_source(engine, path.name, path.name, path.name, inspect_document(document, path.name))
