"""Drafts and their versions in the store: what a person wrote is never lost and never overwritten unseen."""

import json
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, Select, delete, insert, select, update

from assistant.drafting.tables import drafts, marks, progress, versions
from assistant.errors import DraftConflict, StoreError
from assistant.facts.dumping import dump_sheet
from assistant.facts.sheet import parse_tree
from assistant.records import Draft, DraftSection, FactSheet, Outline

State = Literal["running", "done", "failed"]

_DRAFT, _OUTLINE = TypeAdapter(Draft), TypeAdapter(Outline)
_SECTION = TypeAdapter(DraftSection)
_LOCKED, _OUTDATED = "locked", "outdated"


@dataclass(frozen=True)
class Listed:
    """A draft in a list."""

    id: str
    title: str
    state: State
    model: str
    version: int
    updated: str


@dataclass(frozen=True)
class Version:
    """A saved version, without its text."""

    version: int
    note: str
    saved: str


@dataclass(frozen=True)
class Stored:
    """A draft as the store has it; `draft` is None until it is done, `sections` are those finished so far by place.

    `updated` is when its writing began or it was last saved, ISO 8601 in UTC.

    `locked` holds the sentences that stay as they are, `outdated` a person's whose facts were corrected since.
    """

    id: str
    state: State
    message: str
    model: str
    seed: int
    sheet: FactSheet
    outline: Outline
    version: int
    draft: Draft | None
    sections: dict[int, DraftSection]
    updated: str
    locked: frozenset[str] = frozenset()
    outdated: frozenset[str] = frozenset()


class Drafts:
    """The drafts of a store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, sheet: FactSheet, outline: Outline, model: str, seed: int) -> str:
        """Store a draft about to be written and return its id."""
        draft_id = secrets.token_hex(8)
        with self._engine.begin() as connection:
            connection.execute(
                insert(drafts).values(
                    id=draft_id,
                    title=outline.title,
                    state="running",
                    message="",
                    model=model,
                    seed=seed,
                    sheet=_sheet_body(sheet),
                    outline=_OUTLINE.dump_json(outline).decode(),
                    version=0,
                    updated=_now(),
                )
            )
        return draft_id

    def get(self, draft_id: str) -> Stored:
        """Return a draft in its newest version.

        Raises StoreError where there is none of that id.
        """
        with self._engine.connect() as connection:
            row = connection.execute(select(drafts).where(drafts.c.id == draft_id)).one_or_none()
            if row is None:
                raise StoreError("没有找到这份草稿，可能已被删除。请到“草稿”页另选一份。")
            told = connection.execute(select(progress).where(progress.c.draft_id == draft_id)).all()
            body = connection.execute(_newest(draft_id, row.version)).scalar()
            marked = connection.execute(select(marks).where(marks.c.draft_id == draft_id)).all()
        return Stored(
            id=row.id,
            state=row.state,
            message=row.message,
            model=row.model,
            seed=row.seed,
            sheet=parse_tree(json.loads(row.sheet)).sheet,
            outline=_OUTLINE.validate_json(row.outline),
            version=row.version,
            draft=_DRAFT.validate_json(body) if body else None,
            sections={part.place: _SECTION.validate_json(part.body) for part in told},
            updated=row.updated,
            locked=frozenset(mark.text for mark in marked if mark.kind == _LOCKED),
            outdated=frozenset(mark.text for mark in marked if mark.kind == _OUTDATED),
        )

    def listed(self) -> list[Listed]:
        """Return all drafts, the newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(drafts).order_by(drafts.c.updated.desc())).all()
        return [Listed(row.id, row.title, row.state, row.model, row.version, row.updated) for row in rows]

    def add_section(self, draft_id: str, place: int, section: DraftSection) -> None:
        """Keep a section that is finished while others are still being written."""
        with self._engine.begin() as connection:
            same = (progress.c.draft_id == draft_id) & (progress.c.place == place)
            connection.execute(delete(progress).where(same))
            body = _SECTION.dump_json(section).decode()
            connection.execute(insert(progress).values(draft_id=draft_id, place=place, body=body))

    def finish(self, draft_id: str, draft: Draft) -> None:
        """Store the finished draft as its first version."""
        with self._engine.begin() as connection:
            _store(connection, draft_id, 0, draft, "初稿")
            connection.execute(delete(progress).where(progress.c.draft_id == draft_id))

    def fail(self, draft_id: str, message: str) -> None:
        """Say that the draft could not be finished, and why; `resume` may still do so."""
        self._mark(draft_id, "failed", message)

    def reopen(self, draft_id: str) -> None:
        """Say that the draft is being written again."""
        self._mark(draft_id, "running", "")

    def save(self, draft_id: str, version: int, draft: Draft, note: str) -> int:
        """Store an edited draft on top of `version` and return the new version.

        Raises DraftConflict where somebody else saved meanwhile; nothing is overwritten then.
        """
        with self._engine.begin() as connection:
            return _store(connection, draft_id, version, draft, note)

    def correct(
        self, draft_id: str, version: int, sheet: FactSheet, draft: Draft, note: str, outdated: Collection[str]
    ) -> int:
        """Store a corrected sheet and the draft that follows it, both or neither, and return the new version.

        `outdated` are sentences for the person who wrote them to look at. Raises DraftConflict as `save` does.
        """
        with self._engine.begin() as connection:
            saved = _store(connection, draft_id, version, draft, note)
            connection.execute(update(drafts).where(drafts.c.id == draft_id).values(sheet=_sheet_body(sheet)))
            _add_marks(connection, draft_id, _OUTDATED, outdated)
        return saved

    def lock(self, draft_id: str, locked: Collection[str], unlocked: Collection[str]) -> None:
        """Say which sentences stay as they are when their section is written again, and which do so no longer."""
        with self._engine.begin() as connection:
            _drop_marks(connection, draft_id, _LOCKED, unlocked)
            _add_marks(connection, draft_id, _LOCKED, locked)

    def looked_at(self, draft_id: str, sentence: str) -> None:
        """Say that a person has seen to a sentence whose facts were corrected."""
        with self._engine.begin() as connection:
            _drop_marks(connection, draft_id, _OUTDATED, [sentence])

    def versions(self, draft_id: str) -> list[Version]:
        """Return a draft's versions, the newest first."""
        query = select(versions).where(versions.c.draft_id == draft_id).order_by(versions.c.version.desc())
        with self._engine.connect() as connection:
            return [Version(row.version, row.note, row.saved) for row in connection.execute(query)]

    def version(self, draft_id: str, version: int) -> Draft:
        """Return one version of a draft.

        Raises StoreError where there is none.
        """
        with self._engine.connect() as connection:
            body = connection.execute(_newest(draft_id, version)).scalar()
        if body is None:
            raise StoreError(f"没有第 {version} 版。请在版本列表中另选一版。")
        return _DRAFT.validate_json(body)

    def delete(self, draft_ids: Sequence[str]) -> None:
        """Delete drafts with all their versions."""
        with self._engine.begin() as connection:
            connection.execute(delete(drafts).where(drafts.c.id.in_(draft_ids)))

    def _mark(self, draft_id: str, state: State, message: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                update(drafts).where(drafts.c.id == draft_id).values(state=state, message=message, updated=_now())
            )


def _store(connection: Connection, draft_id: str, version: int, draft: Draft, note: str) -> int:
    saved = _now()
    changed = connection.execute(
        update(drafts)
        .where(drafts.c.id == draft_id, drafts.c.version == version)
        .values(version=version + 1, state="done", message="", title=draft.title, updated=saved)
    )
    if changed.rowcount == 0:
        raise DraftConflict("这份草稿在别的窗口里已有更新的版本，没有覆盖。请先刷新查看，再把您的修改粘贴进去保存。")
    body = _DRAFT.dump_json(draft).decode()
    connection.execute(
        insert(versions).values(draft_id=draft_id, version=version + 1, body=body, note=note, saved=saved)
    )
    return version + 1


def _add_marks(connection: Connection, draft_id: str, kind: str, texts: Collection[str]) -> None:
    _drop_marks(connection, draft_id, kind, texts)
    for text in texts:
        connection.execute(insert(marks).values(draft_id=draft_id, kind=kind, text=text))


def _drop_marks(connection: Connection, draft_id: str, kind: str, texts: Collection[str]) -> None:
    same = (marks.c.draft_id == draft_id) & (marks.c.kind == kind) & marks.c.text.in_(texts)
    connection.execute(delete(marks).where(same))


def _sheet_body(sheet: FactSheet) -> str:
    return json.dumps(dump_sheet(sheet), ensure_ascii=False, default=str)


def _newest(draft_id: str, version: int) -> Select[Any]:
    return select(versions.c.body).where(versions.c.draft_id == draft_id, versions.c.version == version)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
