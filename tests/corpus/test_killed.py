"""An ingest that is killed loses nothing that it had told was done, and doubles nothing when it is begun again.

`GONGBI_KILLS=30 pytest tests/corpus/test_killed.py` kills it thirty times instead of three.
"""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from assistant import resources
from assistant.corpus import store
from assistant.corpus.browse import list_sources
from assistant.corpus.ingest import ingest
from assistant.database import open_engine
from assistant.settings import Settings
from tests.corpus.summary import SUMMARY

KILLS = int(os.environ.get("GONGBI_KILLS", "3"))
FILES = 60
TOWNS = "青石 白沙 红旗 云屏 龙泉 凤桥".split()
PROGRAM = """
import sys
from pathlib import Path
from assistant import resources
from assistant.corpus import ingest, store
from assistant.settings import Settings
resources.CORPUS = Path(sys.argv[1])
plain = store.replace_source
def told(engine, path, *rest):
    plain(engine, path, *rest)
    print(path, flush=True)
store.replace_source = told
settings = Settings.model_validate({"GONGBI_HOME": Path(sys.argv[1])})
ingest.ingest([Path(sys.argv[2])], settings)
print("done", flush=True)
"""


def write(folder: Path, draw: random.Random, number: int) -> None:
    text = SUMMARY.replace("青石", draw.choice(TOWNS)).replace("6家", f"{draw.randint(2, 99)}家")
    (folder / f"{number:02d}.txt").write_text(text.replace("320人", f"{number}{draw.randint(100, 999)}人"), "utf-8")


def run_and_kill(home: Path, folder: Path, draw: random.Random) -> list[str]:
    """Let an ingest tell of some files, and kill it; return what it told."""
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", PROGRAM, str(home), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment) as process:
        assert process.stdout is not None
        told = [line.strip() for line, _ in zip(process.stdout, range(draw.randint(1, 12)), strict=False)]
        time.sleep(draw.random() / 20)
        process.kill()
        return [*told, *(line.strip() for line in process.stdout)]


def test_what_a_killed_ingest_had_taken_is_there_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, folder, draw = tmp_path / "home", tmp_path / "往年", random.Random(9)
    home.mkdir()
    folder.mkdir()
    monkeypatch.setattr(resources, "CORPUS", home)
    for number in range(FILES):
        write(folder, draw, number)
    settings = Settings.model_validate({"GONGBI_HOME": home})
    for _ in range(KILLS):
        told = run_and_kill(home, folder, draw)
        known = store.known_hashes(open_engine(settings))
        assert set(told) - {"done"} <= set(known)
        for number in draw.sample(range(FILES), 10):
            write(folder, draw, number)

    ingest([folder], settings)

    engine = open_engine(settings)
    sources = [source for source in list_sources(engine) if source.path.startswith(str(folder))]
    assert len(sources) == FILES
    assert all(source.articles == 1 for source in sources)
    sections = Counter(exemplar.source for exemplar in store.exemplars(engine))
    assert all(sections[source.name] == 2 for source in sources)
    for source in sources:
        text = (folder / source.name).read_text("utf-8")
        assert all(e.text in text for e in store.exemplars(engine) if e.source == source.name)
