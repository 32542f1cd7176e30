"""The tables of drafts: the drafts, their versions, what is being written, and by whom."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, Text

from assistant.database import metadata

drafts = Table(
    "drafts",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("title", String(200), nullable=False),
    Column("state", String(16), nullable=False),
    Column("message", Text, nullable=False),
    Column("model", String(200), nullable=False),
    Column("seed", Integer, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("outline", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("updated", String(32), nullable=False),
)
versions = Table(
    "draft_versions",
    metadata,
    Column("draft_id", ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    Column("note", String(200), nullable=False),
    Column("saved", String(32), nullable=False),
)
progress = Table(
    "draft_progress",
    metadata,
    Column("draft_id", ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)
marks = Table(
    "draft_marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
)
leases = Table(
    "draft_leases",
    metadata,
    Column("draft_id", ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("owner", String(32), nullable=False),
    Column("until", BigInteger, nullable=False),
)
finished = Table(
    "finished_sections",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("body", Text, nullable=False),
)
