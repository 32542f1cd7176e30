"""Taking a folder of past summaries in, beside the plain way, in one run; by hand, on Linux, not by pytest.

    python -m tests.benchmarks.ingest [--articles 1000] [--keep FOLDER]

The summaries are made from the shipped ones: five to seven themes in any order, each section's sentences drawn from
two shipped sections of that theme, towns renamed, figures drawn anew; one in ten copies another but for its figures,
as real piles do. They are saved as .txt (GB18030), .md, .docx and, where LibreOffice is at hand, .pdf.
The plain way: LangChain's loaders and recursive splitter, the same embedder, Chroma. Both end with a Chroma folder
that can be searched. Each side is a process of its own: time is from the first call on, imports aside; memory is the
highest sum of the proportional set sizes of all its processes. Needs langchain-community and docx2txt beside `dev`.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from docx import Document as new_docx

SHIPPED = Path(__file__).parents[2] / "corpus"
SEED = 20261126
CHUNK, OVERLAP = 400, 50
COPIES = 0.1
KINDS = (".txt",) * 4 + (".md",) * 2 + (".docx",) * 3 + (".pdf",)
FIRST, LAST = "青白红石云龙凤金银玉松柳梅竹枫桃荷泉溪河", "沙桥门岭坪湾洲塘关庙寨浦滩泽川原陂埠墩坝"
HAN = "一二三四五六七八九十"
SIDES = ("gongbi", "again", "plain")


def main() -> None:
    """Make the summaries, run each side and print what they took."""
    parser = argparse.ArgumentParser(description="导入：工笔与朴素做法对照")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="把做出来的总结放在这个文件夹")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.side:
        told = RUNS[given.side](given.keep, given.home)
        print(json.dumps(told | {"cpu s": sum(os.times()[:4])}))
        return
    with tempfile.TemporaryDirectory() as folder:
        pile = given.keep or Path(folder) / "pile"
        make_pile(pile, given.articles)
        kinds = ", ".join(f"{kind} {len(list(pile.glob(f'*{kind}')))}" for kind in dict.fromkeys(KINDS))
        print(f"{given.articles} summaries: {kinds}")
        print_table({side: measured(side, pile, Path(folder) / side.replace("again", "gongbi")) for side in SIDES})


def print_table(told: dict[str, dict[str, float]]) -> None:
    """Print what was measured, and the ratios that matter."""
    for side, figures in told.items():
        print(f"{side:8}" + "  ".join(f"{name} {value:.2f}" for name, value in figures.items()))
    ours, again, plain = (told[side] for side in SIDES)
    print(f"seconds for the pile, plain to gongbi: {plain['taking s'] + plain['index s']:.0f} to ", end="")
    print(f"{ours['taking s'] + ours['index s']:.0f}")
    print(f"sections per second, gongbi to plain: {ours['sections/s'] / plain['sections/s']:.2f}")
    print(f"peak memory, gongbi to plain: {ours['peak MB'] / plain['peak MB']:.2f}")
    print(f"second run to first, taking in alone: 1/{ours['taking s'] / again['taking s']:.0f}")


def measured(side: str, pile: Path, home: Path) -> dict[str, float]:
    """Run one side in a process of its own; return what it tells and its peak memory."""
    command = [sys.executable, "-m", "tests.benchmarks.ingest", "--side", side, "--keep", str(pile)]
    process = subprocess.Popen([*command, "--home", str(home)], stdout=subprocess.PIPE, text=True)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(proportional_mb(pid) for pid in family(process.pid)))
        time.sleep(0.1)
    assert process.stdout is not None
    assert process.returncode == 0, side
    return json.loads(process.stdout.read()) | {"peak MB": peak}


def family(pid: int) -> Iterator[int]:
    """Yield a process and all that it started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from family(int(child))


def proportional_mb(pid: int) -> float:
    """Return a process' share of the memory it uses with others; 0 where it has ended."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def gongbi(pile: Path, home: Path) -> dict[str, float]:
    """Take the pile in and open the corpus, which computes vectors and indexes."""
    from assistant.corpus.ingest import ensure_shipped, ingest
    from assistant.corpus.retrieve import open_corpus
    from assistant.corpus.store import counts
    from assistant.database import open_engine
    from assistant.settings import Settings

    settings = Settings.model_validate({"GONGBI_HOME": home})
    home.mkdir(exist_ok=True)
    ensure_shipped(settings, open_engine(settings))
    started = time.perf_counter()
    report = ingest([pile], settings)
    taken = time.perf_counter()
    with open_corpus(settings) as corpus:
        exemplars = len(corpus.exemplars())
    ended = time.perf_counter()
    assert not report.unreadable, report.unreadable[:3]
    found = counts(open_engine(settings))
    return {
        "files": len(report.added) + len(report.unchanged),
        "articles": report.articles,
        "groups": found.groups,
        "sections": exemplars,
        "taking s": taken - started,
        "index s": ended - taken,
        "sections/s": exemplars / (ended - started),
    }


def plain(pile: Path, home: Path) -> dict[str, float]:
    """Load, split, embed and add, one after the other."""
    import chromadb
    from chromadb.config import Settings as ChromaSettings
    from langchain_community.document_loaders import Docx2txtLoader, PyPDFium2Loader, TextLoader
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    from assistant.models import embedder
    from assistant.settings import Settings

    model = embedder(Settings.model_validate({}))
    model.embed(["热身"])
    started = time.perf_counter()
    documents = []
    for path in sorted(pile.iterdir()):
        loader = {
            ".txt": lambda path: TextLoader(path, encoding="gb18030"),
            ".md": lambda path: TextLoader(path, encoding="utf-8"),
            ".docx": Docx2txtLoader,
            ".pdf": PyPDFium2Loader,
        }[path.suffix](str(path))
        documents += loader.load()
    chunks = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP).split_documents(documents)
    loaded = time.perf_counter()
    client = chromadb.PersistentClient(str(home), ChromaSettings(anonymized_telemetry=False))
    collection = client.create_collection("plain", embedding_function=None)
    texts = [chunk.page_content for chunk in chunks]
    for begin in range(0, len(texts), 64):
        batch = texts[begin : begin + 64]
        collection.add([str(begin + n) for n in range(len(batch))], model.embed(batch), documents=batch)
    ended = time.perf_counter()
    return {
        "sections": len(texts),
        "taking s": loaded - started,
        "index s": ended - loaded,
        "sections/s": len(texts) / (ended - started),
    }


RUNS = {"gongbi": gongbi, "again": gongbi, "plain": plain}


def make_pile(folder: Path, count: int) -> None:
    """Write summaries in the kinds of file that offices have; always the same ones for the same count."""
    folder.mkdir(parents=True, exist_ok=True)
    draw, sources = random.Random(SEED), sections_by_theme()
    texts: list[str] = []
    for number in range(count):
        copied = draw.choice(texts) if texts and draw.random() < COPIES else ""
        texts.append(refigured(copied, draw) if copied else summary(sources, draw))
        save(folder / f"{number:04d}{KINDS[number % len(KINDS)]}", texts[-1])
    with tempfile.TemporaryDirectory() as words:
        waiting = [path.rename(Path(words) / path.name) for path in folder.glob("*-pdf.docx")]
        if shutil.which("soffice") and waiting:
            command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, waiting)]
            subprocess.run(command, check=True, capture_output=True)


def sections_by_theme() -> dict[str, list[list[str]]]:
    """Return the sentences of the shipped summaries' sections by their first theme, and openings under none."""
    from assistant.corpus.inspect import inspect_document
    from assistant.corpus.readers import read_document

    found: dict[str, list[list[str]]] = defaultdict(list)
    for path in sorted(SHIPPED.glob("*.md")):
        (article,) = inspect_document(read_document(path), path.name).articles
        found[""].append(article.lead.split("\n"))
        for section in article.sections:
            found[section.themes[0]].append([section.heading, *re.findall(r"[^。\n]+。", section.text)])
    return dict(found)


def summary(sources: dict[str, list[list[str]]], draw: random.Random) -> str:
    """Put a summary together from sections of several towns."""
    town = f"{draw.choice(FIRST)}{draw.choice(LAST)}镇"
    themes = draw.sample([theme for theme in sorted(sources) if theme], draw.randint(5, 7))
    lines = [f"{town}总工会{draw.randint(2019, 2025)}年工作总结", *draw.choice(sources[""])]
    for number, theme in zip(HAN, themes, strict=False):
        chosen = draw.sample(sources[theme], min(2, len(sources[theme])))
        body = [sentence for section in chosen for sentence in section[1:] if draw.random() < 1.3 / len(chosen)]
        draw.shuffle(body)
        lines += [f"{number}、{chosen[0][0]}", "".join(body or chosen[0][1:])]
    return refigured(re.sub(r"[\u4e00-\u9fff]{2}(?:镇|乡|街道)(?=总?工会)", town, "\n".join(lines)), draw)


def refigured(text: str, draw: random.Random) -> str:
    """Draw every figure anew but for years."""
    return re.sub(r"\d+", lambda match: match[0] if match[0][:2] == "20" else str(draw.randint(2, 999)), text)


def save(path: Path, text: str) -> None:
    """Write a summary as its kind of file; a .pdf waits as .docx for the conversion."""
    if path.suffix in (".txt", ".md"):
        path.write_bytes(text.encode("gb18030" if path.suffix == ".txt" else "utf-8"))
        return
    document = new_docx()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(path if path.suffix == ".docx" else path.with_name(f"{path.stem}-pdf.docx")))


if __name__ == "__main__":
    main()
