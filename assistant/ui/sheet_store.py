"""Sheets that are being filled in, kept in the store as people go; also ones that have faults."""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from assistant.database import metadata
from assistant.errors import DraftConflict

Tree = dict[str, Any]

OPENED = "sheet-opened"  # where a window keeps the sheet that its form was opened with

sheets = Table(
    "app_sheets",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("tree", Text, nullable=False),
    Column("changed", DateTime(timezone=True), nullable=False),
)

outlines = Table(
    "app_outlines",
    metadata,
    Column("sheet_id", ForeignKey("app_sheets.id", ondelete="CASCADE"), primary_key=True),
    Column("edits", Text, nullable=False),
)


@dataclass(frozen=True)
class SavedSheet:
    """A sheet as it was last saved; `version` counts its savings."""

    id: str
    version: int
    name: str
    tree: Tree
    changed: datetime


def create_sheet(engine: Engine, tree: Tree) -> SavedSheet:
    """Keep a new sheet."""
    made = SavedSheet(uuid.uuid4().hex[:12], 1, _name(tree), tree, datetime.now(UTC))
    with engine.begin() as connection:
        connection.execute(insert(sheets).values(id=made.id, version=1, **_columns(made)))
    return made


def get_sheet(engine: Engine, sheet_id: str) -> SavedSheet | None:
    """Return a sheet, None where it is not there."""
    with engine.connect() as connection:
        row = connection.execute(select(sheets).where(sheets.c.id == sheet_id)).one_or_none()
    return _saved(row) if row else None


def save_sheet(engine: Engine, sheet_id: str, version: int, tree: Tree) -> SavedSheet:
    """Save over the version that was read.

    Raises DraftConflict where another window has saved since; nothing is overwritten then.
    """
    saved = SavedSheet(sheet_id, version + 1, _name(tree), tree, datetime.now(UTC))
    mine = (sheets.c.id == sheet_id) & (sheets.c.version == version)
    with engine.begin() as connection:
        done = connection.execute(update(sheets).where(mine).values(version=saved.version, **_columns(saved)))
    if done.rowcount == 0:
        raise DraftConflict("这张事实表刚在另一个窗口改过，本窗口的改动还没有保存。请重新打开后再改。")
    return saved


def list_sheets(engine: Engine) -> list[SavedSheet]:
    """Return all sheets, the last changed first."""
    with engine.connect() as connection:
        return [_saved(row) for row in connection.execute(select(sheets).order_by(sheets.c.changed.desc()))]


def delete_sheet(engine: Engine, sheet_id: str) -> None:
    """Remove a sheet; drafts made from it stay."""
    with engine.begin() as connection:
        connection.execute(delete(sheets).where(sheets.c.id == sheet_id))


def outline_edits(engine: Engine, sheet_id: str) -> Tree:
    """Return what a person changed of a sheet's proposed outline, empty where nothing was changed."""
    with engine.connect() as connection:
        edits = connection.execute(select(outlines.c.edits).where(outlines.c.sheet_id == sheet_id)).scalar()
    return dict(json.loads(edits)) if edits else {}


def save_outline_edits(engine: Engine, sheet_id: str, edits: Tree) -> None:
    """Keep what a person changed of a sheet's proposed outline; of two windows the later stays."""
    with engine.begin() as connection:
        connection.execute(delete(outlines).where(outlines.c.sheet_id == sheet_id))
        if edits:
            connection.execute(insert(outlines).values(sheet_id=sheet_id, edits=json.dumps(edits, ensure_ascii=False)))


def _name(tree: Tree) -> str:
    unit, year, period = (str(tree.get(key) or "") for key in ("unit", "year", "period"))
    when = f"{year}年{period.removeprefix('年')}" if year else ""
    return f"{unit or '未命名'} {when}".strip()[:200]


def _columns(saved: SavedSheet) -> dict[str, object]:
    return {"name": saved.name, "tree": json.dumps(saved.tree, ensure_ascii=False), "changed": saved.changed}


def _saved(row: Any) -> SavedSheet:
    return SavedSheet(row.id, row.version, row.name, json.loads(row.tree), row.changed)
