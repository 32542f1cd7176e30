"""A stored article and those stored before: which it is like, and the group of copies that they make."""

from collections.abc import Sequence

from sqlalchemy import Connection, Select, func, insert, or_, select, update

from assistant.corpus.duplicates import LARGELY, ROOM, compare, fingerprint, grams
from assistant.corpus.tables import articles, fingerprints


def relate(connection: Connection, article_id: int, text: str) -> None:
    """Say of an article which it is most like, and join it with all of them; `text` is the whole of it."""
    prints = fingerprint(text)
    if prints:
        connection.execute(insert(fingerprints), [{"article_id": article_id, "value": v} for v in sorted(prints)])
    likes = _likeness(connection, article_id, text, len(prints))
    similarity, nearest = likes[0] if likes else (0.0, None)
    group = _group(connection, article_id, [other for _, other in likes])
    told = {"similar_to": nearest, "similarity": similarity, "group_id": group}
    connection.execute(update(articles).where(articles.c.id == article_id).values(told))


def _likeness(connection: Connection, article_id: int, text: str, prints: int) -> list[tuple[float, int]]:
    """Find stored articles that are the same as one or largely share it: similarity and id, nearest first."""
    found = connection.execute(_candidates(article_id, prints)).all() if prints else []
    own = grams(text) if found else frozenset()
    likes = [(compare(own, grams(row.text))[0], int(row.id)) for row in found]
    return sorted((like for like in likes if like[0] >= LARGELY), key=lambda like: (-like[0], like[1]))


def _candidates(article_id: int, prints: int) -> Select[tuple[int, str]]:
    """Select the articles that share so many fingerprints that the sample leaves room for the threshold.

    The shorter text decides, and has about one fingerprint in eight characters.
    """
    own, other = fingerprints.alias(), fingerprints.alias()
    shared = (
        select(other.c.article_id, func.count().label("prints"))
        .join(own, own.c.value == other.c.value)
        .where(own.c.article_id == article_id, other.c.article_id != article_id)
        .group_by(other.c.article_id)
        .subquery()
    )
    leaves_room = or_(shared.c.prints >= ROOM * prints, 8 * shared.c.prints >= ROOM * func.length(articles.c.text))
    return select(articles.c.id, articles.c.text).join(shared, shared.c.article_id == articles.c.id).where(leaves_room)


def _group(connection: Connection, article_id: int, likes: Sequence[int]) -> int:
    """Return the group of those an article is like, its own where there are none; groups that it links become one."""
    known = select(articles.c.group_id).where(articles.c.id.in_(likes))
    groups = sorted(set(connection.execute(known).scalars())) if likes else []
    if groups[1:]:
        connection.execute(update(articles).where(articles.c.group_id.in_(groups[1:])).values(group_id=groups[0]))
    return int(groups[0]) if groups else article_id
