"""What the store holds, as people look through it: sources, their articles and sections, and what was dropped."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Row, func, select

from assistant.corpus.corrections import as_found
from assistant.corpus.tables import articles, sections, sources
from assistant.records import Dropped


@dataclass(frozen=True)
class SourceRow:
    """A file of the corpus and how much was found in it."""

    id: int
    path: str
    name: str
    sha256: str
    articles: int
    sections: int
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True)
class ArticleRow:
    """An article of a source; `like` is the title of the stored one it repeats, `similarity` how much of it."""

    id: int
    number: int
    title: str
    unit: str
    year: str
    period: str
    first_line: int
    last_line: int
    complete: bool
    text: str
    like: str
    similarity: float


@dataclass(frozen=True)
class SectionRow:
    """A section that teaches or could; `found` is set where a person corrected it: the heading and themes before."""

    id: int
    level: int
    number: str
    heading: str
    themes: tuple[str, ...]
    first_line: int
    last_line: int
    text: str
    is_exemplar: bool
    found: tuple[str, tuple[str, ...]] | None


@dataclass(frozen=True)
class Shares:
    """How the corpus is made up: exemplars by theme and year, articles by year and whether they repeat another."""

    themes: dict[tuple[str, str], int]
    articles: dict[tuple[str, bool], int]


def list_sources(engine: Engine) -> list[SourceRow]:
    """Return all sources by name."""
    own = select(articles.c.source_id, func.count()).group_by(articles.c.source_id)
    parts = select(articles.c.source_id, func.count()).join(sections).where(sections.c.is_exemplar)
    with engine.connect() as connection:
        in_articles = {row[0]: row[1] for row in connection.execute(own)}
        in_sections = {row[0]: row[1] for row in connection.execute(parts.group_by(articles.c.source_id))}
        rows = connection.execute(select(sources).order_by(sources.c.name, sources.c.id)).all()
    return [_source(row, in_articles.get(row.id, 0), in_sections.get(row.id, 0)) for row in rows]


def articles_of(engine: Engine, source_id: int) -> list[ArticleRow]:
    """Return a source's articles in order."""
    query = select(articles).where(articles.c.source_id == source_id).order_by(articles.c.number)
    with engine.connect() as connection:
        rows = connection.execute(query).all()
        likes = select(articles.c.id, articles.c.title).where(articles.c.id.in_([row.similar_to for row in rows]))
        titles = {row.id: row.title for row in connection.execute(likes)}
    return [_article(row, titles.get(row.similar_to, "")) for row in rows]


def sections_of(engine: Engine, article_id: int) -> list[SectionRow]:
    """Return an article's first-level sections, those below that teach, and those that a person corrected."""
    with engine.connect() as connection:
        rows = connection.execute(select(sections).where(sections.c.article_id == article_id)).all()
    found = as_found(engine, [row.text for row in rows])
    told = [row for row in rows if row.level == 1 or row.is_exemplar or row.text in found]
    return [_section(row, found.get(row.text)) for row in sorted(told, key=lambda row: _order(row.path))]


def shares(engine: Engine) -> Shares:
    """Count exemplars by theme and year, and articles by year and whether another stored before is like them."""
    taught = select(articles.c.year, sections.c.themes).join_from(sections, articles).where(sections.c.is_exemplar)
    first = select(articles.c.group_id, func.min(articles.c.id)).group_by(articles.c.group_id)
    with engine.connect() as connection:
        themes = Counter((theme, row.year) for row in connection.execute(taught) for theme in row.themes)
        firsts = {row[1] for row in connection.execute(first)}
        every = connection.execute(select(articles.c.id, articles.c.year))
        repeated = Counter((row.year, row.id not in firsts) for row in every)
    return Shares(dict(themes), dict(repeated))


def _source(row: Row[Any], found: int, parts: int) -> SourceRow:
    dropped = tuple(Dropped(*told) for told in row.dropped)
    return SourceRow(row.id, row.path, row.name, row.sha256, found, parts, dropped)


def _article(row: Row[Any], like: str) -> ArticleRow:
    return ArticleRow(
        id=row.id,
        number=row.number,
        title=row.title,
        unit=row.unit,
        year=row.year,
        period=row.period,
        first_line=row.first_line,
        last_line=row.last_line,
        complete=row.complete,
        text=row.text,
        like=like,
        similarity=row.similarity,
    )


def _section(row: Row[Any], found: Mapping[str, Any] | None) -> SectionRow:
    return SectionRow(
        id=row.id,
        level=row.level,
        number=row.number,
        heading=row.heading,
        themes=tuple(row.themes),
        first_line=row.first_line,
        last_line=row.last_line,
        text=row.text,
        is_exemplar=row.is_exemplar,
        found=(found["heading"], tuple(found["themes"])) if found else None,
    )


def _order(path: str) -> list[int]:
    return [int(part) for part in path.split(".")]
