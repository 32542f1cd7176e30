"""The corpus room's tables: a source has articles, an article sections; fingerprints find articles that are alike."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from assistant.database import metadata

REVISION = "corpus"
"""The state that counts the changes of what the tables hold."""

sources = Table(
    "corpus_sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("path", String(1024), nullable=False, unique=True),
    Column("name", String(255), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("encoding", String(32), nullable=False),
    Column("dropped", JSON, nullable=False),
)
articles = Table(
    "corpus_articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", ForeignKey("corpus_sources.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("unit", String(255), nullable=False),
    Column("year", String(8), nullable=False),
    Column("period", String(32), nullable=False),
    Column("first_line", Integer, nullable=False),
    Column("last_line", Integer, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("lead", Text, nullable=False),
    Column("tail", Text, nullable=False),
    Column("masked_lead", Text, nullable=False),
    Column("masked_tail", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("similar_to", Integer),
    Column("similarity", Float, nullable=False),
    Column("group_id", Integer, nullable=False, index=True),
    sqlite_autoincrement=True,
)
sections = Table(
    "corpus_sections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("corpus_articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("path", String(64), nullable=False),
    Column("level", Integer, nullable=False),
    Column("number", String(16), nullable=False),
    Column("heading", Text, nullable=False),
    Column("masked_heading", Text, nullable=False),
    Column("themes", JSON, nullable=False),
    Column("first_line", Integer, nullable=False),
    Column("last_line", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("masked", Text, nullable=False),
    Column("is_exemplar", Boolean, nullable=False, index=True),
    Column("embedder", String(128), nullable=False),
    Column("embedding", LargeBinary),
    sqlite_autoincrement=True,
)
fingerprints = Table(
    "corpus_fingerprints",
    metadata,
    Column("article_id", ForeignKey("corpus_articles.id", ondelete="CASCADE"), nullable=False),
    Column("value", BigInteger, nullable=False),
    Index("corpus_fingerprints_value", "value", "article_id"),
    Index("corpus_fingerprints_article", "article_id"),
)
