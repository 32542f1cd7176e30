"""What all pages work with: settings, store, corpus and the jobs that write drafts; made once for all windows."""

import threading
from typing import TYPE_CHECKING

import streamlit as st
from sqlalchemy import Engine

from assistant.records import Exemplar
from assistant.settings import OFFLINE, Settings, load_settings
from assistant.ui.logs import log_to

if TYPE_CHECKING:
    from assistant.corpus.retrieve import Corpus
    from assistant.drafting.drafts import Drafts
    from assistant.drafting.jobs import Jobs
    from assistant.drafting.rewrites import Rewrites
    from assistant.ui.imports import Imports

WITHOUT_MODEL = "不用模型（工笔自己的句式）"


class Desk:
    """The rooms of one home, each opened when it is first needed and then shared by windows and threads."""

    def __init__(self, settings: Settings) -> None:
        import assistant.corpus.store
        import assistant.drafting.drafts
        import assistant.ui.sheet_store  # noqa: F401  the tables of all rooms are made with the first of them
        from assistant.database import open_engine

        self.settings = settings
        log_to(settings.home)
        self.engine = open_engine(settings)
        self._lock = threading.Lock()
        self._opening = threading.Lock()  # opening the corpus takes seconds; nothing else waits for it
        self._corpus: Corpus | None = None
        self._jobs: Jobs | None = None
        self._rewrites: Rewrites | None = None
        self._imports: Imports | None = None
        self._exemplars: tuple[int, list[Exemplar]] | None = None

    def corpus(self) -> "Corpus":
        """Open the corpus."""
        from assistant.corpus.retrieve import open_corpus

        with self._opening:
            self._corpus = self._corpus or open_corpus(self.settings)
            return self._corpus

    def exemplars(self) -> list[Exemplar]:
        """Return all exemplars of the store; needs no index."""
        from assistant.corpus.store import exemplars, revision

        with self._lock:
            now = revision(self.engine)
            if self._exemplars is None or self._exemplars[0] != now:
                self._exemplars = now, exemplars(self.engine)
            return self._exemplars[1]

    def jobs(self) -> "Jobs":
        """Start what writes drafts in the background."""
        from assistant.drafting.jobs import Jobs

        with self._lock:
            self._jobs = self._jobs or Jobs(self.settings, self.engine, self.corpus)
            return self._jobs

    def rewrites(self) -> "Rewrites":
        """Start what writes single sections again."""
        from assistant.drafting.rewrites import Rewrites
        from assistant.models import chat_model

        with self._lock:
            self._rewrites = self._rewrites or Rewrites(self.corpus, lambda name: chat_model(self.settings, name))
            return self._rewrites

    def imports(self) -> "Imports":
        """Start what takes uploaded files into the corpus."""
        from assistant.ui.imports import Imports

        with self._lock:
            self._imports = self._imports or Imports(self.settings)
            return self._imports


def settings() -> Settings:
    """Return the settings."""
    return _desk().settings


def engine() -> Engine:
    """Return the store's engine; every room's tables are there."""
    return _desk().engine


def drafts() -> "Drafts":
    """Return the store's drafts."""
    from assistant.drafting.drafts import Drafts

    return Drafts(engine())


def corpus() -> "Corpus":
    """Return the corpus; the first time in a home takes some seconds."""
    with st.spinner("正在打开范文库，第一次要十几秒……", show_time=True):
        return _desk().corpus()


def exemplars() -> list[Exemplar]:
    """Return all exemplars of the store."""
    return _desk().exemplars()


def corpus_revision() -> int:
    """Return the number of changes that the corpus has seen."""
    from assistant.corpus.store import revision

    return revision(engine())


def rewrites() -> "Rewrites":
    """Return what writes single sections again."""
    return _desk().rewrites()


def jobs() -> "Jobs":
    """Return what writes drafts in the background."""
    return _desk().jobs()


def imports() -> "Imports":
    """Return what takes uploaded files into the corpus."""
    return _desk().imports()


def models() -> list[str]:
    """List what can be chosen to write a draft, what the settings say first."""
    configured = settings().model
    return [OFFLINE] if configured == OFFLINE else [configured, OFFLINE]


def model_name(model: str) -> str:
    """Say a model's name to people."""
    return WITHOUT_MODEL if model == OFFLINE else model


def _desk() -> Desk:
    now = load_settings()
    return _opened(repr(now), _settings=now)


@st.cache_resource(show_spinner=False)
def _opened(key: str, _settings: Settings) -> Desk:
    return Desk(_settings)
