"""A home of its own for every test of the app, with its store; nothing of one is cached into the next."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from sqlalchemy import Engine

from assistant import resources
from assistant.database import open_engine
from assistant.drafting.drafts import Drafts
from assistant.settings import load_settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in ("GONGBI_MODEL", "GONGBI_DATABASE_URL", "GONGBI_CHROMA_URL", "GONGBI_EMBEDDINGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GONGBI_HOME", str(tmp_path))
    st.cache_resource.clear()
    st.cache_data.clear()
    yield tmp_path
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def engine(home: Path) -> Engine:
    return open_engine(load_settings())


@pytest.fixture
def drafts(engine: Engine) -> Drafts:
    return Drafts(engine)


@pytest.fixture
def small_corpus(home: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with one shipped summary: enough to draft by, and quick to take in."""
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copy(resources.CORPUS / "bailuzhou-2025.md", folder)
    monkeypatch.setattr(resources, "CORPUS", folder)
    return home
