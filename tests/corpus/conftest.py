"""A home that holds the shipped corpus, made once for all tests of the room."""

from pathlib import Path

import pytest

from assistant.corpus.ingest import ensure_shipped
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
