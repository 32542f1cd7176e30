"""Who writes a draft: one process at a time, for as long as it says so; the claim of one that died runs out by itself.

Time is the database's own, so that machines whose clocks differ agree on it.
"""

import secrets

from sqlalchemy import ColumnElement, Engine, delete, extract, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.drafting.tables import leases

LEASE_SECONDS = 10
RENEW_SECONDS = 2.0


class Leases:
    """The claims of one process on the drafts that it writes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._owner = secrets.token_hex(8)

    def take(self, draft_id: str) -> bool:
        """Claim a draft; False where another process is writing it."""
        is_free = (leases.c.owner == self._owner) | (leases.c.until < _now())
        try:
            with self._engine.begin() as connection:
                connection.execute(delete(leases).where(leases.c.draft_id == draft_id, is_free))
                claim = {"draft_id": draft_id, "owner": self._owner, "until": _now() + LEASE_SECONDS}
                connection.execute(insert(leases).values(claim))
        except IntegrityError:
            return False
        return True

    def renew(self, draft_id: str) -> None:
        """Go on claiming a draft; one that another process has taken meanwhile stays with it."""
        with self._engine.begin() as connection:
            connection.execute(update(leases).where(self._mine(draft_id)).values(until=_now() + LEASE_SECONDS))

    def release(self, draft_id: str) -> None:
        """Give a draft up, so that nobody need wait for the claim to run out."""
        with self._engine.begin() as connection:
            connection.execute(delete(leases).where(self._mine(draft_id)))

    def is_mine(self, draft_id: str) -> bool:
        """Whether no other process has taken the draft: a machine that slept may have lost it."""
        with self._engine.connect() as connection:
            return connection.execute(select(leases).where(self._mine(draft_id))).first() is not None

    def _mine(self, draft_id: str) -> ColumnElement[bool]:
        return (leases.c.draft_id == draft_id) & (leases.c.owner == self._owner)


def _now() -> ColumnElement[int]:
    return extract("epoch", func.current_timestamp())
