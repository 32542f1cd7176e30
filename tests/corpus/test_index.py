import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from assistant.corpus import store
from assistant.corpus.ingest import ensure_shipped
from assistant.corpus.inspect import inspect_document
from assistant.corpus.progress import Progress, quiet
from assistant.corpus.readers import Document
from assistant.corpus.retrieve import Corpus, open_corpus, rebuild
from assistant.database import open_engine
from assistant.errors import ModelError, StoreError
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


def _flip(path: Path, share: float) -> None:
    """Turn some bits of a file over, the same ones each time."""
    content = bytearray(path.read_bytes())
    for place in Random(path.name).sample(range(len(content)), max(1, int(share * len(content)))):
        content[place] ^= 0x55
    path.write_bytes(content)


def _files(index: Path) -> list[Path]:
    return sorted(path for path in index.rglob("*") if path.is_file() and path.stat().st_size)


def _segment(index: Path) -> Path:
    return max((path for path in _files(index) if path.suffix == ".bin"), key=lambda path: path.stat().st_size)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "全部文件被删": lambda index: shutil.rmtree(next(index.glob("build-*"))),
    "向量库被删": lambda index: next(index.glob("build-*/chroma.sqlite3")).unlink(),
    "向量段被删": lambda index: shutil.rmtree(_segment(index).parent),
    "向量段被截断": lambda index: os.truncate(_segment(index), _segment(index).stat().st_size // 2),
    "向量段被改写": lambda index: _flip(_segment(index), 0.05),
    "向量段坏了一个字节": lambda index: _flip(_segment(index), 0),
    "向量库被截断": lambda index: os.truncate(next(index.glob("build-*/chroma.sqlite3")), 5000),
    "向量库被改写": lambda index: _flip(next(index.glob("build-*/chroma.sqlite3")), 0.01),
    "词语索引被删": lambda index: next(index.glob("build-*/words/data*")).unlink(),
    "词语索引被改写": lambda index: _flip(next(index.glob("build-*/words/data*")), 0.001),
    "说明损坏": lambda index: (index / "manifest.json").write_text("{"),
    "说明被删": lambda index: (index / "manifest.json").unlink(),
    "上次没打开完": lambda index: (index / "opening").touch(),
    "处处都坏": lambda index: [_flip(path, 0.01) for path in _files(index)],
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
    assert len(list((settings.home / "index").glob("build-*"))) == 1


@pytest.mark.parametrize("damage", ["全部文件被删", "向量库被删", "说明损坏", "说明被删", "上次没打开完", "处处都坏"])
def test_damage_to_the_index_of_an_empty_corpus_is_not_told(tmp_path: Path, model: Embedder, damage: str) -> None:
    settings = _settings(tmp_path)
    _open(settings, model).close()
    DAMAGES[damage](tmp_path / "index")

    with _open(settings, model) as corpus:
        assert corpus.notices == ()
        assert _found(corpus) == []


def test_process_killed_while_it_searched_leaves_an_intact_index(settings: Settings, model: Embedder) -> None:
    program = (
        "import os, sys; from pathlib import Path; from assistant.settings import Settings;"
        "from assistant.corpus.retrieve import open_corpus;"
        "c = open_corpus(Settings.model_validate({'GONGBI_HOME': Path(sys.argv[1])}));"
        "c.search('集体协商', ('维权协商',)); c.search('慰问'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(settings.home)], check=False)

    with _open(settings, model) as corpus:
        assert corpus.notices == ()
        assert len(_found(corpus)) == 5


def test_index_damaged_while_it_is_open_is_made_again(settings: Settings, model: Embedder) -> None:
    with _open(settings, model) as corpus:
        before = _found(corpus)
        os.truncate(next((settings.home / "index").glob("build-*/chroma.sqlite3")), 0)

        assert _found(corpus) == before


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
        assert corpus.notices == ("检索索引已由范文库重建（向量模型已更换）。",)
        assert _found(corpus)


def test_while_another_process_owns_the_index_search_gives_the_same(settings: Settings, model: Embedder) -> None:
    with _open(settings, model) as owner, _open(settings, model) as reader:
        assert _found(reader) == _found(owner)
        with pytest.raises(StoreError, match="请先关闭它再重建"):
            rebuild(settings)


@pytest.mark.parametrize("name", ["manifest.json", "vocab.index.json"])
def test_reader_beside_the_owner_of_damaged_files_finds_the_same(
    settings: Settings, model: Embedder, name: str
) -> None:
    with _open(settings, model) as owner:
        before = _found(owner)
        _flip(next((settings.home / "index").rglob(name)), 0.01)

        with _open(settings, model) as reader:
            assert _found(reader) == before


def _add_summary(settings: Settings) -> None:
    line = "全年向企业发出集体协商要约，签订工资专项集体合同，职工代表和行政方谈妥夜班津贴与高温津贴的标准。"
    lines = ("甲镇总工会2025年工作总结", "今年工作如下。", "一、开展集体协商", line, "二、其他工作", line[::-1])
    found = inspect_document(Document(lines, "utf-8"), "new.txt")
    store.replace_source(open_engine(settings), "new.txt", "new.txt", "new", found)


def test_reader_finds_what_came_in_since_the_owner_looked(settings: Settings, model: Embedder) -> None:
    with _open(settings, model):
        _add_summary(settings)

        with _open(settings, model) as reader:
            assert "new.txt" in {exemplar.source for exemplar in reader.search("夜班津贴与高温津贴", (), 3)}


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


@dataclass
class Unreachable:
    """An embedder whose server is down."""

    name: str
    dimension: int
    asked: int = 0

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        self.asked += 1
        raise ModelError("向量服务没有给出结果")


def test_embedder_whose_server_is_down_is_asked_once(settings: Settings, model: Embedder) -> None:
    _add_summary(settings)
    down = Unreachable(model.name, model.dimension)

    with pytest.raises(ModelError, match="向量服务没有给出结果"):
        _open(settings, down)
    assert down.asked == 1


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
