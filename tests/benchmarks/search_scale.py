"""Search at 100,000 sections beside the plain way: LangChain's Chroma wrapper, same embedder and vectors, where filter.

    python -m tests.benchmarks.search_scale [SECTIONS]

The sections are shipped ones varied: sentences of two sections of one theme, shuffled and cut. Their vectors are
blends of the two sections' own, since embedding them all takes ten minutes and no search knows the difference.
Prints, for each side in a process of its own, the time to build and to open, peak memory, and p50 and p95 of queries
with a theme filter, each asked once, its embedding included: the labels of the shipped sheets' facts for both, and for
ours also the sections that drafting asks for. The store is filled before, which no side pays for.
"""

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from sqlalchemy import insert

from assistant.corpus import store
from assistant.corpus.inspect import inspect_document
from assistant.corpus.progress import quiet
from assistant.corpus.readers import read_document
from assistant.corpus.retrieve import Corpus
from assistant.corpus.tables import articles, sections, sources
from assistant.corpus.vectors import Content, Vectors
from assistant.database import open_engine
from assistant.drafting.outline import is_thematic, propose_outline
from assistant.facts.sheet import load_sheet
from assistant.models import embedder
from assistant.records import ARTICLE_THEMES, Exemplar
from assistant.settings import Settings

SHIPPED = Path(__file__).parents[2] / "corpus"
BATCH = 5000
ASKED = 300


def main() -> None:
    """Fill a store, then build and search on both sides."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as home:
        _child("fill", home, count)
        print(f"{count} sections{'':12}build s  open s  peak MB    p50 ms  p95 ms  p95 CPU", flush=True)
        ours, plain = _child("ours", home, count), _child("plain", home, count)
    print(f"{'plain / ours, p95':24}{plain / ours:.1f}")


def _child(side: str, home: str, count: int) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.search_scale", str(count), side, home]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    *lines, last = done.stdout.splitlines()
    print(*lines, sep="\n", end="\n" if lines else "", flush=True)
    return float(last)


def _fill(settings: Settings, count: int) -> float:
    """Put the shipped summaries into the store, then what is varied of them, with vectors."""
    engine, model = open_engine(settings), embedder(settings)
    for path in sorted(SHIPPED.glob("*.md")):
        store.replace_source(engine, path.name, path.name, path.name, inspect_document(read_document(path), path.name))
    content = Content(engine, model, 0, quiet)
    shipped, vectors = content.exemplars(content.ids), content.vectors(content.ids)
    made = _varied(shipped, vectors, count - len(shipped))
    with engine.begin() as connection:
        source = {"id": 10**6, "path": "varied", "name": "varied", "sha256": "", "encoding": "", "dropped": []}
        connection.execute(insert(sources), [source])
        while rows := list(islice(made, BATCH)):
            connection.execute(insert(articles), [article for article, _ in rows])
            connection.execute(insert(sections), [section | {"embedder": content.name} for _, section in rows])
    store.move_source(engine, "varied", "varied", "varied")  # counts the revision up
    return 0.0


def _varied(shipped: Sequence[Exemplar], vectors: Vectors, count: int) -> Iterator[tuple[dict, dict]]:
    chance = random.Random(1)
    alike = {e.themes[:1]: [p for p, other in enumerate(shipped) if other.themes[:1] == e.themes[:1]] for e in shipped}
    for number in range(count):
        place = number % len(shipped)
        other = chance.choice(alike[shipped[place].themes[:1]])
        one, two, weight = shipped[place], shipped[other], chance.uniform(0.4, 0.9)
        text = _mixed(chance, one.masked, two.masked)
        blend = weight * vectors[place] + (1 - weight) * vectors[other]
        blend += np.float32(0.01) * np.random.default_rng(number).standard_normal(len(blend), dtype=np.float32)
        key = 10**6 + number
        article = {"id": key, "source_id": 10**6, "number": number, "title": "", "unit": "", "period": "年度"}
        article |= dict.fromkeys(("lead", "tail", "masked_lead", "masked_tail", "text"), "")
        article |= {"year": str(2015 + number % 11), "first_line": 1, "last_line": 2, "complete": True}
        article |= {"similar_to": None, "similarity": 0.0, "group_id": key}
        section = {"id": key, "article_id": key, "path": "1", "level": 1, "number": "一", "heading": one.heading}
        section |= {"masked_heading": one.masked_heading, "themes": list(one.themes), "first_line": 1, "last_line": 2}
        section |= {"text": text, "masked": text, "is_exemplar": True}
        yield article, section | {"embedding": (blend / np.linalg.norm(blend)).astype(np.float32).tobytes()}


def _mixed(chance: random.Random, one: str, two: str) -> str:
    own, others = (re.findall(r"[^。；]+[。；]?", text) for text in (one, two))
    chance.shuffle(own)
    kept = own[: chance.randint(1, len(own))] + chance.sample(others, min(len(others), chance.randint(0, 3)))
    return "".join(kept).replace("\n", "")


def _labels() -> list[tuple[str, str]]:
    """Return labels and themes of the shipped sheets' facts, each label once."""
    facts = [fact for path in sorted(SHIPPED.glob("*.yaml")) for fact in load_sheet(path).sheet.facts if fact.label]
    asked = list({fact.label: fact.theme for fact in facts}.items())
    return random.Random(2).sample(asked, ASKED)


def _ours(settings: Settings) -> float:
    engine, model = open_engine(settings), embedder(settings)
    model.embed(["工会"])
    started = time.monotonic()
    Corpus(settings, engine, model).close()
    built = time.monotonic() - started
    started = time.monotonic()
    with Corpus(settings, engine, model) as corpus:
        opened = time.monotonic() - started
        labels = _timed(_labels(), lambda asked: corpus.search(asked[0], (asked[1],), 5))
        asking = [
            (section, sheet)
            for sheet in (load_sheet(path).sheet for path in sorted(SHIPPED.glob("*.yaml")))
            for section in propose_outline(sheet).sections
            if is_thematic(section.themes)
        ]
        drafting = _timed(asking, lambda asked: corpus.exemplars_for([asked[0]], asked[1], 3))
    print(_line("ours", built, opened, labels))
    print(_line("ours, drafting", built, opened, drafting))
    return labels[1]


def _plain(settings: Settings) -> float:
    import chromadb
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

    model = embedder(settings)
    model.embed(["工会"])

    class Same(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return model.embed(texts)

        def embed_query(self, text: str) -> list[float]:
            return model.embed([text])[0]

    def wrapper() -> Chroma:
        options = chromadb.config.Settings(anonymized_telemetry=False)
        client = chromadb.PersistentClient(str(settings.home / "plain"), options)
        return Chroma("plain", Same(), client=client, collection_configuration={"hnsw": {"space": "cosine"}})

    started = time.monotonic()
    content = Content(open_engine(settings), model, 0, quiet)
    chunks = wrapper()
    for start in range(0, len(content.ids), BATCH):
        ids = content.ids[start : start + BATCH]
        found = content.exemplars(ids)
        flags = [{str(ARTICLE_THEMES.index(theme)): True for theme in e.themes} for e in found]
        chunks._collection.add([e.id for e in found], content.vectors(ids), flags, [e.text for e in found])
    built = time.monotonic() - started
    started = time.monotonic()
    chunks = wrapper()
    chunks.similarity_search("工会", 1)
    opened = time.monotonic() - started
    flag = {theme: {str(place): True} for place, theme in enumerate(ARTICLE_THEMES)}
    labels = _timed(_labels(), lambda asked: chunks.similarity_search(asked[0], 5, filter=flag[asked[1]]))
    print(_line("plain", built, opened, labels))
    return labels[1]


def _timed(asked: Sequence, ask: Callable) -> tuple[float, float, float]:
    """Return p50 and p95 of the time that passed, and p95 of the processors' time, in milliseconds."""
    spent, used = [], []
    for one in asked:
        started, before = time.perf_counter(), time.process_time()
        ask(one)
        spent.append(1000 * (time.perf_counter() - started))
        used.append(1000 * (time.process_time() - before))
    return float(np.percentile(spent, 50)), float(np.percentile(spent, 95)), float(np.percentile(used, 95))


def _line(name: str, built: float, opened: float, times: tuple[float, float, float]) -> str:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{name:24}{built:11.1f}{opened:8.1f}{peak:9.0f}{times[0]:10.1f}{times[1]:8.1f}{times[2]:9.1f}"


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _, given, side, place = sys.argv
        here = Settings.model_validate({"GONGBI_HOME": Path(place)})
        print(_fill(here, int(given)) if side == "fill" else {"ours": _ours, "plain": _plain}[side](here))
    else:
        main()
