"""The one database: SQLite under the home, or whatever GONGBI_DATABASE_URL names; rooms declare tables on it."""

from collections.abc import Callable, Mapping
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
    event,
    insert,
    select,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError, ProgrammingError, SQLAlchemyError

from assistant.errors import StoreError
from assistant.settings import Settings

FILE_NAME = "gongbi.sqlite"
SCHEMA_VERSION = 1
BUSY_SECONDS = 30

metadata = MetaData()
state = Table(
    "gongbi_state",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Integer, nullable=False),
)
# What brings a database from the version that is the key to the next one.
MIGRATIONS: dict[int, Callable[[Connection], None]] = {}


def open_engine(settings: Settings) -> Engine:
    """Connect, create what tables are missing, and bring older ones up to date.

    Import the rooms whose tables are wanted beforehand. Raises StoreError where the database cannot be opened
    or was written by a newer version.
    """
    try:
        engine = _engine(settings)
        _create(engine)
    except (SQLAlchemyError, ArgumentError, ImportError, OSError) as exc:
        raise StoreError(_what_to_do(settings, _reason(exc))) from exc
    return engine


def bump(connection: Connection, name: str) -> int:
    """Count a named state up by one and return the new value."""
    value = read_state(connection, name) + 1
    write_state(connection, name, value)
    return value


def read_state(connection: Connection, name: str) -> int:
    """Return a named state, 0 if it was never written."""
    value = connection.execute(select(state.c.value).where(state.c.name == name)).scalar()
    return int(value or 0)


def write_state(connection: Connection, name: str, value: int) -> None:
    """Set a named state."""
    changed = connection.execute(state.update().where(state.c.name == name).values(value=value))
    if changed.rowcount == 0:
        connection.execute(state.insert().values(name=name, value=value))


def read_states(connection: Connection, prefix: str) -> dict[str, int]:
    """Return the states whose names begin so."""
    chosen = state.c.name.startswith(prefix, autoescape=True)
    return {row.name: row.value for row in connection.execute(select(state).where(chosen))}


def replace_states(connection: Connection, prefix: str, values: Mapping[str, int]) -> None:
    """Set the states whose names begin so, and forget all others of them."""
    connection.execute(delete(state).where(state.c.name.startswith(prefix, autoescape=True)))
    if values:
        connection.execute(insert(state), [{"name": name, "value": value} for name, value in values.items()])


def _engine(settings: Settings) -> Engine:
    if settings.database_url:
        url = make_url(settings.database_url)
    else:
        url = make_url(f"sqlite:///{settings.home / FILE_NAME}")
    engine = create_engine(url, pool_pre_ping=url.get_backend_name() != "sqlite")
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: SqliteConnection, _: object) -> None:
    for pragma in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _create(engine: Engine) -> None:
    try:
        with engine.begin() as connection:
            metadata.create_all(connection)
            _migrate(connection)
    except (OperationalError, ProgrammingError) as exc:
        if "already exists" not in str(exc):
            raise
        _create(engine)  # another process was creating the same tables


def _migrate(connection: Connection) -> None:
    found = read_state(connection, "schema")
    if found == SCHEMA_VERSION:
        return
    if found > SCHEMA_VERSION:
        raise StoreError("数据库是更新版本的工笔写的。请升级后再用：pip install -U gongbi。")
    for version in range(found or SCHEMA_VERSION, SCHEMA_VERSION):
        MIGRATIONS[version](connection)
    write_state(connection, "schema", SCHEMA_VERSION)


def _what_to_do(settings: Settings, reason: str) -> str:
    if settings.database_url:
        return (
            f"GONGBI_DATABASE_URL 所指的数据库打不开（{reason}）。"
            '请检查地址、账号和驱动（PostgreSQL 要另装：pip install "psycopg[binary]"），或去掉该设置改用自带的数据库。'
        )
    place = settings.home / FILE_NAME
    return f"数据库打不开（{place}：{reason}）。请检查磁盘空间和权限；如文件已损坏，请把它移走后重试。"


def _reason(exc: BaseException) -> str:
    return str(getattr(exc, "orig", None) or exc).splitlines()[0]
