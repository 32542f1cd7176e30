"""The corpus in the database: sources, articles and sections; the truth that every index is made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, RowMapping, Table, bindparam, delete, func, insert, select, update

from assistant.corpus.copies import relate
from assistant.corpus.corrections import changed_by_hand, corrected
from assistant.corpus.mending import apply_refusals
from assistant.corpus.tables import REVISION, articles, sections, sources
from assistant.database import bump, read_state
from assistant.records import PLANS, PROBLEMS, Article, Exemplar, Inspection, Section

_BATCH = 500
EMBEDDED_CHARACTERS = 600
"""What of a section's heading and text is embedded."""

_EXEMPLAR_CHARACTERS, _PART_CHARACTERS = 40, 60
"""How long a section, and a part of one, has to be to teach."""


@dataclass(frozen=True)
class Counts:
    """How much the store holds."""

    sources: int
    articles: int
    sections: int
    groups: int


def revision(engine: Engine) -> int:
    """Return the number of changes the corpus has seen; an index made at another one is stale."""
    with engine.connect() as connection:
        return read_state(connection, REVISION)


def counts(engine: Engine) -> Counts:
    """Count sources, articles, sections of any level and groups of copies."""
    with engine.connect() as connection:
        groups = connection.execute(select(func.count(func.distinct(articles.c.group_id)))).scalar_one()
        rows = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (sources, articles, sections)
        }
    return Counts(rows[sources.name], rows[articles.name], rows[sections.name], groups)


def known_hashes(engine: Engine) -> dict[str, str]:
    """Return the SHA-256 of each stored source by its path."""
    with engine.connect() as connection:
        return {row.path: row.sha256 for row in connection.execute(select(sources.c.path, sources.c.sha256))}


def replace_source(engine: Engine, path: str, name: str, sha256: str, inspection: Inspection) -> None:
    """Store what a file holds instead of what was stored for its path, in one transaction."""
    with engine.begin() as connection:
        before = changed_by_hand(connection, path)
        connection.execute(delete(sources).where(sources.c.path == path))
        source_id = _inserted(
            connection,
            sources,
            path=path,
            name=name,
            sha256=sha256,
            encoding=inspection.encoding,
            dropped=[[d.first_line, d.last_line, d.reason] for d in inspection.dropped],
        )
        for article in inspection.articles:
            _store_article(connection, source_id, article, before)
        bump(connection, REVISION)


def move_source(engine: Engine, path: str, to: str, name: str) -> None:
    """Know a source by another path; what it holds is the same."""
    with engine.begin() as connection:
        connection.execute(update(sources).where(sources.c.path == path).values(path=to, name=name))
        bump(connection, REVISION)


def remove_sources(engine: Engine, paths: Iterable[str]) -> None:
    """Forget sources by path."""
    with engine.begin() as connection:
        for path in paths:
            connection.execute(delete(sources).where(sources.c.path == path))
        bump(connection, REVISION)


def exemplars(engine: Engine, ids: Sequence[int] | None = None) -> list[Exemplar]:
    """Return the sections that are exemplars, all or some, in the order of their ids."""
    wanted = [_EXEMPLARS] if ids is None else [_EXEMPLARS.where(sections.c.id.in_(part)) for part in _parts(ids)]
    with engine.connect() as connection:
        return [_exemplar(row) for query in wanted for row in connection.execute(query).mappings()]


def exemplar_ids(engine: Engine) -> list[int]:
    """Return the ids of all exemplars, in order."""
    query = select(sections.c.id).where(sections.c.is_exemplar).order_by(sections.c.id)
    with engine.connect() as connection:
        return list(connection.execute(query).scalars())


def exemplar_themes(engine: Engine) -> dict[int, tuple[str, ...]]:
    """Return the themes of all exemplars by id, in the order of ids."""
    query = select(sections.c.id, sections.c.themes).where(sections.c.is_exemplar).order_by(sections.c.id)
    with engine.connect() as connection:
        return {row.id: tuple(row.themes) for row in connection.execute(query)}


def embeddings(engine: Engine, embedder: str, ids: Sequence[int] | None = None) -> list[tuple[int, bytes]]:
    """Return the vectors (float32 bytes) that an embedder made of the exemplars, all or some, with their ids."""
    made = select(sections.c.id, sections.c.embedding).where(sections.c.is_exemplar, sections.c.embedder == embedder)
    wanted = [made] if ids is None else [made.where(sections.c.id.in_(part)) for part in _parts(ids)]
    with engine.connect() as connection:
        return [(row.id, row.embedding) for query in wanted for row in connection.execute(query)]


def unembedded_ids(engine: Engine, embedder: str) -> list[int]:
    """Return the ids of the exemplars of which an embedder has made no vector yet, in order."""
    query = select(sections.c.id).where(sections.c.is_exemplar, sections.c.embedder != embedder)
    with engine.connect() as connection:
        return list(connection.execute(query.order_by(sections.c.id)).scalars())


def save_embeddings(engine: Engine, embedder: str, vectors: Iterable[tuple[int, bytes]]) -> None:
    """Keep vectors beside their sections, so that no index has to compute them again."""
    rows = [{"key": section_id, "vector": vector} for section_id, vector in vectors]
    kept = update(sections).where(sections.c.id == bindparam("key"))
    with engine.begin() as connection:
        if rows:
            connection.execute(kept.values(embedder=embedder, embedding=bindparam("vector")), rows)


_EXEMPLARS = (
    select(
        sections.c.id,
        sections.c.heading,
        sections.c.masked_heading,
        sections.c.themes,
        sections.c.text,
        sections.c.masked,
        articles.c.title,
        articles.c.unit,
        articles.c.year,
        articles.c.period,
        articles.c.group_id,
        sources.c.name,
    )
    .join(articles, sections.c.article_id == articles.c.id)
    .join(sources, articles.c.source_id == sources.c.id)
    .where(sections.c.is_exemplar)
    .order_by(sections.c.id)
)


def _parts(ids: Sequence[int]) -> list[Sequence[int]]:
    """Cut a list of ids into what a statement can hold."""
    return [ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH)]


def _exemplar(values: RowMapping) -> Exemplar:
    return Exemplar(
        id=str(values["id"]),
        source=values["name"],
        title=values["title"],
        unit=values["unit"],
        year=values["year"],
        period=values["period"],
        group=str(values["group_id"]),
        heading=values["heading"],
        masked_heading=values["masked_heading"],
        themes=tuple(values["themes"]),
        text=values["text"],
        masked=values["masked"],
    )


def _store_article(
    connection: Connection, source_id: int, article: Article, before: Mapping[str, dict[str, object]]
) -> None:
    text = _whole_text(article)
    article_id = _inserted(
        connection,
        articles,
        source_id=source_id,
        number=article.index,
        title=article.title,
        unit=article.unit or "",
        year=article.year or "",
        period=article.period or "",
        first_line=article.first_line,
        last_line=article.last_line,
        complete=article.complete,
        lead=article.lead,
        tail=article.tail,
        masked_lead=article.masked_lead,
        masked_tail=article.masked_tail,
        text=text,
        similarity=0.0,
        group_id=0,
    )
    relate(connection, article_id, text)
    rows = corrected(connection, list(_section_rows(article_id, article.sections)), before)
    if rows:
        connection.execute(insert(sections), rows)
    apply_refusals(connection, article_id)


def _whole_text(article: Article) -> str:
    parts = [article.lead, *(f"{s.heading}\n{s.text}" for s in article.sections), article.tail]
    return "\n".join(part for part in parts if part.strip())


def _section_rows(
    article_id: int, found: Sequence[Section], above: Section | None = None, parent: str = ""
) -> Iterator[dict[str, object]]:
    for place, section in enumerate(found, start=1):
        path = f"{parent}{place}"
        yield {
            "article_id": article_id,
            "path": path,
            "level": section.level,
            "number": section.number,
            "heading": section.heading,
            "masked_heading": section.masked_heading,
            "themes": list(section.themes),
            "first_line": section.first_line,
            "last_line": section.last_line,
            "text": section.text,
            "masked": section.masked,
            "is_exemplar": _teaches(section, above),
            "embedder": "",
            "embedding": None,
        }
        yield from _section_rows(article_id, section.sections, section, f"{path}.")


def _teaches(section: Section, above: Section | None) -> bool:
    """Whether a section is an exemplar: a first-level one, or the part of one that its vector cannot tell of.

    Such a part has another theme than the whole's first, or the whole is longer than what is embedded of it.
    """
    if above is None:
        return len(section.text) >= _EXEMPLAR_CHARACTERS
    is_told = section.level == 2 and bool(section.heading) and len(section.text) >= _PART_CHARACTERS
    is_untold = section.themes[:1] != above.themes[:1] or len(above.text) > EMBEDDED_CHARACTERS
    return is_told and is_untold and not {PROBLEMS, PLANS} & set(above.themes)


def _inserted(connection: Connection, table: Table, **values: object) -> int:
    key = connection.execute(insert(table).values(**values)).inserted_primary_key
    assert key is not None
    return int(key[0])
