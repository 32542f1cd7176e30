"""What all pages work with: settings, store, corpus and the jobs that write drafts; made once for all windows."""

import threading
from typing import TYPE_CHECKING

import streamlit as st
from sqlalchemy import Engine

from assistant.settings import OFFLINE, Settings, load_settings

if TYPE_CHECKING:
    from assistant.corpus.retrieve import Corpus, StockPhrases
    from assistant.drafting.drafts import Drafts
    from assistant.drafting.jobs import Jobs

WITHOUT_MODEL = "不用模型（本机改写规则）"


class Desk:
    """The rooms of one home, each opened when it is first needed and then shared by windows and threads."""

    def __init__(self, settings: Settings) -> None:
        import assistant.corpus.store
        import assistant.drafting.drafts
        import assistant.ui.sheet_store  # noqa: F401  the tables of all rooms are made with the first of them
        from assistant.database import open_engine

        self.settings = settings
        self.engine = open_engine(settings)
        self._lock = threading.Lock()
        self._corpus: Corpus | None = None
        self._jobs: Jobs | None = None
        self._stock: tuple[int, StockPhrases] | None = None

    def corpus(self) -> "Corpus":
        """Open the corpus."""
        from assistant.corpus.retrieve import open_corpus

        with self._lock:
            self._corpus = self._corpus or open_corpus(self.settings)
            return self._corpus

    def stock_phrases(self) -> "StockPhrases":
        """Tell stock phrases from copied passages; needs the store only, not the indexes."""
        from assistant.corpus.retrieve import StockPhrases
        from assistant.corpus.store import exemplars, revision

        with self._lock:
            now = revision(self.engine)
            if self._stock is None or self._stock[0] != now:
                self._stock = now, StockPhrases(exemplars(self.engine))
            return self._stock[1]

    def jobs(self) -> "Jobs":
        """Start what writes drafts in the background."""
        from assistant.drafting.jobs import Jobs

        with self._lock:
            self._jobs = self._jobs or Jobs(self.settings, self.engine, self.corpus)
            return self._jobs


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
    with st.spinner("正在打开语料库，第一次要十几秒……", show_time=True):
        return _desk().corpus()


def stock_phrases() -> "StockPhrases":
    """Return what tells a stock phrase from a copied passage."""
    return _desk().stock_phrases()


def jobs() -> "Jobs":
    """Return what writes drafts in the background."""
    return _desk().jobs()


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
