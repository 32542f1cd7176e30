import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.corpus import store
from assistant.corpus.ingest import ensure_shipped
from assistant.corpus.progress import Progress, quiet
from assistant.corpus.retrieve import Corpus, open_corpus, rebuild
from assistant.database import open_engine
from assistant.errors import StoreError
from assistant.models import Embedder
from assistant.settings import Settings

QUERY = "集体协商 工资专项集体合同"


@pytest.fixture
def settings(shipped_home: Path, tmp_path: Path) -> Settings:
    """Settings of a copy of that home, free to be damaged."""
    shutil.copytree(shipped_home, tmp_path / "home")
    return _settings(tmp_path / "home")


def _settings(home: Path) -> Settings:
    return Settings.model_validate({"GONGBI_HOME": home})


def _open(settings: Settings, model: Embedder, progress: Progress = quiet) -> Corpus:
    return Corpus(settings, open_engine(settings), model, progress)


def _found(corpus: Corpus) -> list[str]:
    return [exemplar.id for exemplar in corpus.search(QUERY, ("维权协商",), 5)]


def test_opening_an_intact_index_makes_nothing_anew(settings: Settings, model: Embedder) -> None:
    steps: list[str] = []

    with _open(settings, model, lambda what, done, total: steps.append(what)) as corpus:
        assert len(_found(corpus)) == 5
        assert corpus.notices == ()
    assert steps == []


DAMAGES: dict[str, Callable[[Path], object]] = {
    "向量库被删": lambda index: shutil.rmtree(next(index.glob("chroma-*"))),
    "向量库被截断": lambda index: next(index.glob("chroma-*/chroma.sqlite3")).write_bytes(
        b"SQLite format 3\x00" + b"\x00" * 4000
    ),
    "词语索引被删": lambda index: (index / "lexical.sqlite").unlink(),
    "词语索引被改写": lambda index: (index / "lexical.sqlite").write_bytes(b"not a database" * 500),
    "说明损坏": lambda index: (index / "manifest.json").write_text("{"),
    "上次没打开完": lambda index: (index / "opening").touch(),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_damage_is_noticed_and_mended_from_the_store(
    settings: Settings, model: Embedder, damage: Callable[[Path], object]
) -> None:
    with _open(settings, model) as corpus:
        before = _found(corpus)
    damage(settings.home / "index")

    with _open(settings, model) as corpus:
        assert _found(corpus) == before
        assert "重建" in corpus.notices[0]
    with _open(settings, model) as corpus:
        assert corpus.notices == ()


@dataclass(frozen=True)
class Shortened:
    """Another embedder: the first dimensions of a real one's vectors."""

    whole: Embedder
    name: str = "shortened"
    dimension: int = 64

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return [vector[: self.dimension] for vector in self.whole.embed(texts)]


def test_another_embedder_makes_the_indexes_anew(settings: Settings, model: Embedder) -> None:
    with _open(settings, Shortened(model)) as corpus:
        assert corpus.notices == ("检索索引已由语料库重建（向量模型已更换）。",)
        assert _found(corpus)


def test_while_another_process_owns_the_index_search_gives_the_same(settings: Settings, model: Embedder) -> None:
    with _open(settings, model) as owner, _open(settings, model) as reader:
        assert _found(reader) == _found(owner)
        with pytest.raises(StoreError, match="请先关闭它再重建"):
            rebuild(settings)


def test_what_was_taken_out_of_the_store_is_found_no_more(settings: Settings, model: Embedder) -> None:
    with _open(settings, model) as corpus:
        first = corpus.search(QUERY, ("维权协商",), 1)[0]
        store.remove_sources(open_engine(settings), [f"shipped:{first.source}"])

        assert all(exemplar.source != first.source for exemplar in corpus.search(QUERY, ("维权协商",), 50))


@dataclass(frozen=True)
class Unwilling:
    """An embedder that must not be asked."""

    name: str
    dimension: int

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        raise AssertionError("vectors were computed again")


def test_vectors_are_computed_once(settings: Settings, model: Embedder) -> None:
    shutil.rmtree(settings.home / "index")

    _open(settings, Unwilling(model.name, model.dimension)).close()


def test_two_processes_that_start_at_once_on_an_empty_home_ship_the_corpus_once(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from assistant.settings import Settings;"
        "from assistant.corpus.ingest import ensure_shipped; from assistant.database import open_engine;"
        "s = Settings.model_validate({'GONGBI_HOME': Path(sys.argv[1])}); ensure_shipped(s, open_engine(s))"
    )
    processes = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path)]) for _ in range(2)]

    assert [process.wait() for process in processes] == [0, 0]
    engine = open_engine(_settings(tmp_path))
    assert not ensure_shipped(_settings(tmp_path), engine)
    hashes = store.known_hashes(engine)
    assert len(hashes) == len(set(hashes.values())) >= 12


def test_rebuild_makes_the_indexes_of_the_same_exemplars_again(settings: Settings, model: Embedder) -> None:
    with _open(settings, model) as corpus:
        before = corpus.exemplars()

    assert rebuild(settings) == len(before)
    with open_corpus(settings) as corpus:
        assert corpus.exemplars() == before
