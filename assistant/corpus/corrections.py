"""What people correct by hand, heading, themes or whether a section teaches at all; it outlives reading the file again.

A correction belongs to a text, wherever it stands. A corrected section gets a new id: that is how indexes notice.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Engine, String, Table, Text, delete, insert, select, update

from assistant.corpus.duplicates import LARGELY, compare, grams
from assistant.corpus.tables import REVISION, articles, sections, sources
from assistant.database import bump, metadata
from assistant.text.masking import mask

corrections = Table(
    "corpus_corrections",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("heading", Text, nullable=False),
    Column("masked_heading", Text, nullable=False),
    Column("themes", JSON, nullable=False),
    Column("is_exemplar", Boolean, nullable=False),
    Column("as_found", JSON, nullable=False),
)
_CORRECTED = ("heading", "masked_heading", "themes", "is_exemplar")


def correct_section(engine: Engine, section_id: int, heading: str, themes: Sequence[str], is_exemplar: bool) -> None:
    """Give a section, and every other one of the same text, what a person says of it; an unknown id changes nothing."""
    with engine.begin() as connection:
        query = select(sections, articles.c.unit).join(articles).where(sections.c.id == section_id)
        row = connection.execute(query).mappings().one_or_none()
        if row is None:
            return
        heading = " ".join(heading.split())
        same = heading == row["heading"]
        said = {
            "heading": heading,
            "masked_heading": row["masked_heading"] if same else mask(heading, {row["unit"]} - {""}),
            "themes": list(themes),
            "is_exemplar": is_exemplar,
        }
        _keep(connection, row["text"], said, {name: row[name] for name in _CORRECTED})
        _renew(connection, row["text"], said)
        bump(connection, REVISION)


def take_back(engine: Engine, article_id: int) -> int:
    """Undo the corrections of an article's sections; return how many there were."""
    with engine.begin() as connection:
        texts = connection.execute(select(sections.c.text).where(sections.c.article_id == article_id)).scalars()
        by_key = {_key(text): text for text in texts}
        known = _known(connection, by_key)
        for key, (_, found) in known.items():
            _renew(connection, by_key[key], found)
            connection.execute(delete(corrections).where(corrections.c.key == key))
        if known:
            bump(connection, REVISION)
    return len(known)


def corrected(
    connection: Connection, rows: Sequence[dict[str, object]], before: Mapping[str, dict[str, object]]
) -> list[dict[str, object]]:
    """Return sections about to be stored with what people said of their texts before; what was found now is noted.

    `before` is what people had changed in the file that these take the place of, by text: it goes on to a text that
    is new and largely the same.
    """
    known = _known(connection, [_key(str(row["text"])) for row in rows])
    told = []
    for row in rows:
        key, found = _key(str(row["text"])), {name: row[name] for name in _CORRECTED}
        if key in known:
            connection.execute(update(corrections).where(corrections.c.key == key).values(as_found=found))
            row = row | known[key][0]
        elif changed := _nearest(str(row["text"]), before):
            _keep(connection, str(row["text"]), found | changed, found)
            row = row | changed
        told.append(row)
    return told


def changed_by_hand(connection: Connection, source_path: str) -> dict[str, dict[str, object]]:
    """Return what people changed of a file's sections, by their text."""
    held = sections.join(articles).join(sources)
    query = select(sections.c.text).select_from(held).where(sources.c.path == source_path)
    by_key = {_key(text): text for text in connection.execute(query).scalars()}
    known = _known(connection, by_key)
    return {
        by_key[key]: {name: said[name] for name in _CORRECTED if said[name] != found[name]}
        for key, (said, found) in known.items()
    }


def _nearest(text: str, before: Mapping[str, dict[str, object]]) -> dict[str, object]:
    own = grams(text) if before else frozenset()
    likes = [(compare(own, grams(other))[0], other) for other in before]
    similarity, nearest = max(likes, default=(0.0, ""))
    return before[nearest] if similarity >= LARGELY else {}


def as_found(engine: Engine, texts: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return, for each text that was corrected, what was found of it by itself."""
    by_key = {_key(text): text for text in texts}
    with engine.connect() as connection:
        return {by_key[key]: found for key, (_, found) in _known(connection, list(by_key)).items()}


def _known(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Return what people said and what was found, by key."""
    rows = connection.execute(select(corrections).where(corrections.c.key.in_(list(keys)))).mappings()
    return {row["key"]: ({name: row[name] for name in _CORRECTED}, row["as_found"]) for row in rows}


def _keep(connection: Connection, text: str, said: dict[str, object], found: dict[str, object]) -> None:
    key = _key(text)
    known = _known(connection, [key])
    found = known[key][1] if known else found
    connection.execute(delete(corrections).where(corrections.c.key == key))
    if said != found:
        connection.execute(insert(corrections).values(key=key, as_found=found, **said))


def _renew(connection: Connection, text: str, values: dict[str, object]) -> None:
    """Put sections of a text in again with other values; a vector is kept where nothing that it was made of changed."""
    rows = [dict(row) for row in connection.execute(select(sections).where(sections.c.text == text)).mappings()]
    for row in rows:
        connection.execute(delete(sections).where(sections.c.id == row.pop("id")))
        stale = row["masked_heading"] != values["masked_heading"]
        connection.execute(insert(sections), [row | values | ({"embedder": "", "embedding": None} if stale else {})])


def _key(text: str) -> str:
    return sha256(text.encode()).hexdigest()
