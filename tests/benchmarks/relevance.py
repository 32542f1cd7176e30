"""What is relevant to what, told by people: sheets of facts and labels by hand, never by what the retriever looks at.

A passage, be it a section or a chunk of the plain way, is graded by what it tells of what is asked. The themes of a
shipped town's facts are its sheet's, and where they are told is found by their figures; the themes of the labelled
compilations' sections are labelled by hand. Two measures are the same where their units are and half of their labels'
characters, pair by pair. The seed's questions are in `seed_relevance`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
LITTLE, MOST = 0.25, 0.6
CHUNK = 400


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
    """A section to be drafted from a sheet, or a text to search for; what `owner` has does not answer it.

    `sections` and `chunks` are the grades of the shelf's passages. `drawn` names what was drawn with it from the same
    town, so that neither is evidence of its own.
    """

    drawn: str
    owner: str
    section: OutlineSection
    sheet: FactSheet
    text: str
    sections: Mapping[int, int]
    chunks: Mapping[int, int]


@dataclass(frozen=True)
class Shelf:
    """A corpus to look in: the owners of its sections by the store's id, and of its chunks, and what is asked."""

    engine: Engine
    sections: Mapping[int, str]
    chunks: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]

    def chunk_owners(self) -> Mapping[int, str]:
        """Return the owners of the chunks by place."""
        return {place: owner for place, (owner, _) in enumerate(self.chunks)}


@dataclass(frozen=True)
class _Asked:
    owner: str
    section: OutlineSection
    sheet: FactSheet
    told: Told


def grade(common: float, is_told: bool) -> int:
    """0 off the subject, 1 partly and 2 mostly on it, by the share in common; one more where it tells what is asked."""
    return 0 if common < LITTLE else (2 if common >= MOST else 1) + is_told


def shipped(engine: Engine) -> Shelf:
    """Put the shipped summaries on a shelf; every section of an outline proposed for their sheets asks."""
    passages: dict[int, Passage] = {}
    chunks: list[Passage] = []
    asked: list[_Asked] = []
    for path in sorted(SHIPPED.glob("*.yaml")):
        sheet, text = load_sheet(path).sheet, path.with_suffix(".md")
        put(engine, text, read_document(text))
        own = [exemplar for exemplar in store.exemplars(engine) if exemplar.source == text.name]
        passages |= {int(e.id): Passage(e.group, e.text, _of_facts(_facts_told(e.text, sheet))) for e in own}
        owner = own[0].group
        chunks += [Passage(owner, part, _of_facts(_facts_told(part, sheet))) for part in split(text.read_text("utf-8"))]
        facts = {fact.id: fact for fact in sheet.facts}
        asking = [section for section in propose_outline(sheet).sections if is_thematic(section.themes)]
        asked += [_Asked(owner, s, sheet, _of_facts([facts[key] for key in s.fact_ids])) for s in asking]
    return _shelf(engine, passages, chunks, asked)


def compilations(engine: Engine) -> Shelf:
    """Put the labelled compilations on a shelf; sections that hold figures ask, of copied articles only the first's."""
    passages: dict[int, Passage] = {}
    chunks: list[Passage] = []
    asked: list[_Asked] = []
    for path in LABELLED:
        labels = read_labels(path)
        themes = {line: tuple(sorted(section.themes)) for line, section in labels.sections.items()}
        put(engine, path, Document(labels.lines, "utf-8"))
        own = [row for row in section_rows(engine) if row.id not in passages]
        passages |= {row.id: Passage(str(row.group_id), row.text, _of(row, themes)) for row in own}
        chunks += _labelled_chunks(own, themes)
        asked += _labelled_questions(own, themes)
    return _shelf(engine, passages, chunks, asked)


def put(engine: Engine, path: Path, document: Document) -> None:
    """Put a document into the store, taken apart."""
    store.replace_source(engine, path.name, path.name, path.name, inspect_document(document, path.name))


def split(text: str) -> list[str]:
    """Cut a text the plain way."""
    return plain_splitter().split_text(text)


def plain_splitter() -> RecursiveCharacterTextSplitter:
    """Return LangChain's splitter, set for Chinese."""
    return RecursiveCharacterTextSplitter(
        chunk_size=CHUNK, chunk_overlap=CHUNK // 8, separators=["\n\n", "\n", "。", ""], add_start_index=True
    )


def section_rows(engine: Engine) -> Sequence:
    """Return the store's sections with the group, the number and the text of their article."""
    columns = [sections.c[name] for name in ("id", "first_line", "last_line", "level", "heading", "text")]
    query = select(*columns, articles.c.group_id, articles.c.id.label("article"), articles.c.text.label("whole"))
    with engine.connect() as connection:
        return connection.execute(query.join(articles).where(sections.c.is_exemplar).order_by(sections.c.id)).all()


def _shelf(
    engine: Engine, passages: Mapping[int, Passage], chunks: Sequence[Passage], asked: Sequence[_Asked]
) -> Shelf:
    placed = dict(enumerate(chunks))
    questions = [
        Question(
            one.owner, one.owner, one.section, one.sheet, "", _grades(one.told, passages), _grades(one.told, placed)
        )
        for one in asked
    ]
    owners = {key: passage.owner for key, passage in passages.items()}
    return Shelf(engine, owners, tuple((c.owner, c.text) for c in chunks), tuple(questions))


def _grades(asked: Told, passages: Mapping[int, Passage]) -> dict[int, int]:
    return {key: _grade(asked, passage.told) for key, passage in passages.items()}


def _grade(asked: Told, told: Told) -> int:
    common = sum(min(share, told.themes.get(theme, 0.0)) for theme, share in asked.themes.items())
    same = sum(any(_are_same(one, other) for other in told.measures) for one in asked.measures)
    return grade(common, same > 0 and same >= LITTLE * len(asked.measures))


def _labelled_questions(rows: Sequence, themes: Mapping[int, tuple[str, ...]]) -> Iterator[_Asked]:
    for row in rows:
        facts = [replace(fact, theme=_label(row, themes)[0]) for fact in find_facts(row.text.split("\n"))]
        first = row.article == row.group_id
        if row.level == 1 and first and facts and is_thematic(_label(row, themes)):
            ids = tuple(fact.id for fact in facts)
            sheet = FactSheet("某镇总工会", "某镇", 2025, "年度", tuple(facts))
            section = OutlineSection(row.heading, _label(row, themes), ids, len(row.text))
            yield _Asked(str(row.group_id), section, sheet, _of(row, themes))


def _labelled_chunks(rows: Sequence, themes: Mapping[int, tuple[str, ...]]) -> Iterator[Passage]:
    first_level = [row for row in rows if row.level == 1]
    for text in {row.article: row.whole for row in rows}.values():
        own = [row for row in first_level if row.whole == text]
        for part in split(text):
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
