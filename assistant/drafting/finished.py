"""Sections that a model has written, kept by the hash of what they were made from: none is paid for twice."""

from pydantic import TypeAdapter
from sqlalchemy import Engine, delete, insert, select

from assistant.drafting.compose import Composed
from assistant.drafting.tables import finished

_COMPOSED = TypeAdapter(Composed)


class FinishedSections:
    """The finished sections of a store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, key: str) -> Composed | None:
        """Return the finished section, None where there is none."""
        with self._engine.connect() as connection:
            body = connection.execute(select(finished.c.body).where(finished.c.key == key)).scalar()
        return _COMPOSED.validate_json(body) if body else None

    def put(self, key: str, composed: Composed) -> None:
        """Keep a finished section; of two that finish at once, the later stays."""
        with self._engine.begin() as connection:
            connection.execute(delete(finished).where(finished.c.key == key))
            connection.execute(insert(finished).values(key=key, body=_COMPOSED.dump_json(composed).decode()))
