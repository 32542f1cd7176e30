"""What was mended in a stored article, to be seen; what a person refuses stays refused when the file is read again.

A refusal belongs to an article's text, wherever it stands. A section that is masked anew gets a new id: that is how
indexes notice.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Column, Connection, Engine, RowMapping, String, Table, delete, insert, select, update

from assistant.corpus.identity import place_names
from assistant.corpus.tables import REVISION, articles, sections
from assistant.database import bump, metadata
from assistant.text.masking import mask
from assistant.text.mends import find_mends, is_spun, mended

refusals = Table(
    "corpus_refused_mends",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("word", String(32), primary_key=True),
)


@dataclass(frozen=True)
class MendRow:
    """A word that is mended in an article, what it is mended to, why, how often, and whether a person refused it."""

    text: str
    better: str
    cause: str
    times: int
    is_refused: bool


def mends_of(engine: Engine, article_id: int) -> list[MendRow]:
    """List the mends of an article, the most frequent first."""
    with engine.connect() as connection:
        lines = _lines(connection, article_id)
        refused = _refused(connection, article_id)
    spun = is_spun("\n".join(lines))
    counts = Counter((m.text, m.better, m.cause) for line in lines for m in find_mends(line, spun))
    return [MendRow(*mend, times, mend[0] in refused) for mend, times in counts.most_common()]


def refuse_mends(engine: Engine, article_id: int, words: Collection[str]) -> None:
    """Leave these words of an article as they stand, and no others; masks are made again."""
    with engine.begin() as connection:
        key = _key(connection, article_id)
        connection.execute(delete(refusals).where(refusals.c.key == key))
        if words:
            connection.execute(insert(refusals), [{"key": key, "word": word} for word in sorted(set(words))])
        _mask_again(connection, article_id)
        bump(connection, REVISION)


def apply_refusals(connection: Connection, article_id: int) -> None:
    """Make an article's masks as a person wanted them, where the same text was stored and mended before."""
    if _refused(connection, article_id):
        _mask_again(connection, article_id)


def _mask_again(connection: Connection, article_id: int) -> None:
    article = connection.execute(select(articles).where(articles.c.id == article_id)).mappings().one()
    lines = _lines(connection, article_id)
    refused, spun = _refused(connection, article_id), is_spun("\n".join(lines))
    better = "\n".join(mended(line, spun, refused) for line in lines)
    masks = dict(zip(lines, mask(better, place_names(f"{article['title']}\n{better}")).split("\n"), strict=True))
    edges = {f"masked_{name}": _masked(article[name], masks) for name in ("lead", "tail")}
    connection.execute(update(articles).where(articles.c.id == article_id).values(**edges))
    for row in _sections(connection, article_id):
        told = {name: _masked(row[of], masks) for name, of in (("masked", "text"), ("masked_heading", "heading"))}
        if told != {name: row[name] for name in told}:
            connection.execute(delete(sections).where(sections.c.id == row["id"]))
            kept = {name: value for name, value in row.items() if name != "id"}
            connection.execute(insert(sections), [kept | told | {"embedder": "", "embedding": None}])


def _masked(text: str, masks: dict[str, str]) -> str:
    return "\n".join(masks[line] for line in text.split("\n"))


def _lines(connection: Connection, article_id: int) -> list[str]:
    """Give every different line of an article's lead, headings, sections and tail."""

    def told() -> Iterator[str]:
        query = select(articles.c.lead, articles.c.tail).where(articles.c.id == article_id)
        lead, tail = connection.execute(query).one()
        yield lead
        for row in _sections(connection, article_id):
            yield row["heading"]
            yield row["text"]
        yield tail

    return list(dict.fromkeys(line for text in told() for line in text.split("\n")))


def _sections(connection: Connection, article_id: int) -> list[RowMapping]:
    query = select(sections).where(sections.c.article_id == article_id).order_by(sections.c.id)
    return list(connection.execute(query).mappings())


def _refused(connection: Connection, article_id: int) -> set[str]:
    query = select(refusals.c.word).where(refusals.c.key == _key(connection, article_id))
    return set(connection.execute(query).scalars())


def _key(connection: Connection, article_id: int) -> str:
    text = connection.execute(select(articles.c.text).where(articles.c.id == article_id)).scalar_one()
    return sha256(text.encode()).hexdigest()
