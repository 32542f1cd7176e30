"""A home that holds the shipped corpus, made once for all tests of the room, and a store that holds nothing yet."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Engine

from assistant.corpus import store
from assistant.corpus.browse import articles_of, list_sources
from assistant.corpus.ingest import ensure_shipped
from assistant.corpus.inspect import inspect_document
from assistant.corpus.readers import Document
from assistant.corpus.retrieve import Corpus
from assistant.database import open_engine
from assistant.models import Embedder, embedder
from assistant.settings import Settings


@pytest.fixture(scope="session")
def model() -> Embedder:
    """The local embedder, loaded once."""
    return embedder(Settings.model_validate({}))


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory, model: Embedder) -> Path:
    """A home that holds the shipped corpus and its indexes; to be copied, not changed."""
    settings = Settings.model_validate({"GONGBI_HOME": tmp_path_factory.mktemp("home")})
    engine = open_engine(settings)
    ensure_shipped(settings, engine)
    Corpus(settings, engine, model).close()
    return settings.home


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A store that holds nothing."""
    return open_engine(Settings.model_validate({"GONGBI_HOME": tmp_path}))


@pytest.fixture
def read_in(engine: Engine) -> Callable[..., int]:
    """Stores lines as a file of one article, also when the file was there before, and returns the article's id."""

    def stored(lines: Sequence[str], sha256: str = "a") -> int:
        found = inspect_document(Document(tuple(lines), "utf-8"), "a.txt")
        store.replace_source(engine, "a.txt", "a.txt", sha256, found)
        return articles_of(engine, list_sources(engine)[0].id)[0].id

    return stored
