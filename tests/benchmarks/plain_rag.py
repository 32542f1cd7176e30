"""Plain retrieval-augmented drafting beside 工笔, on the same sheets and models, in one run; by hand, not by pytest.

    python -m tests.benchmarks.plain_rag --model small=http://127.0.0.1:8102/v1 SHEET.yaml ...

The plain way: the shipped summaries through RecursiveCharacterTextSplitter into Chroma with the local embedder, and
for each section of the same outline one prompt with the three nearest chunks and the facts with their values. 工笔
drafts as `gongbi draft` does. Both are measured on their thematic sections (工笔 leaves problems and plans in the
sheet's own words), by `review` and by passages shared with any shipped summary, which know nothing of how a draft was
made. `--model` may be given several times; each sheet is told as it is done, the last table adds them up by model.
"""

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import chromadb
from chromadb.config import Settings as ChromaSettings
from langchain_openai import ChatOpenAI
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.corpus.retrieve import Corpus, open_corpus
from assistant.drafting.pipeline import draft, outline_for
from assistant.facts.dumping import dump_sheet, dump_yaml
from assistant.facts.periods import period_name
from assistant.facts.sheet import load_sheet
from assistant.models import Embedder, ServerModel, embedder
from assistant.records import PLANS, PROBLEMS, Fact, FactSheet, Outline, OutlineSection, Usage
from assistant.resources import CORPUS
from assistant.review.review import review
from assistant.settings import Settings
from assistant.text.measures import render_amount
from assistant.text.names import find_names

CHUNK, OVERLAP, CHUNKS = 400, 50, 3
MOST_TOKENS = 800
SLOTS = r"〔[^〕]*〕|⟦[^⟧]*⟧|\{[A-Z]\d*\}|[甲乙丙丁戊己庚辛壬癸]同志|_{2,}|[×Ｘ]{2,}|XX+"
CLAIMS = ("unsupported_claim", "wrong_basis", "wrong_state", "wrong_actor", "wrong_binding", "unknown_name")
PROMPT = """你是{unit}的工作人员，正在写{period}工作总结。
请参考下面的往年范文，根据给出的事实，写“{heading}”一节，只写正文。

往年范文：
{chunks}

事实：
{facts}
"""


@dataclass(frozen=True)
class Written:
    """Thematic sections as lines and what they cost.

    `kept` counts sentences that state facts: all, those that are the model's, and those of them that say it in other
    words than 工笔 alone would have.
    """

    lines: tuple[str, ...]
    usage: Usage
    seconds: float
    kept: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Measures:
    """Counts of one draft, or of several added up; `longest` is the longest of them."""

    length: int
    figures: int
    unsupported: int
    misplaced: int
    facts: int
    used: int
    names: int
    longest: int
    copied: int
    slots: int
    claims: int
    told: int
    kept: int
    changed: int
    calls: int
    prompt_tokens: int
    completion_tokens: int
    seconds: float

    def __add__(self, other: "Measures") -> "Measures":
        both = {field.name: getattr(self, field.name) + getattr(other, field.name) for field in fields(self)}
        return Measures(**{**both, "longest": max(self.longest, other.longest)})


class Chunks:
    """The shipped summaries in overlapping chunks, searched by vector alone."""

    def __init__(self, model: Embedder) -> None:
        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
        texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.md"))]
        chunks = [chunk for text in texts for chunk in splitter.split_text(text)]
        self._model = model
        self._chunks = chromadb.EphemeralClient(ChromaSettings(anonymized_telemetry=False)).get_or_create_collection(
            "plain", embedding_function=None
        )
        self._chunks.upsert([str(place) for place in range(len(chunks))], model.embed(chunks), documents=chunks)

    def nearest(self, query: str) -> list[str]:
        """Return the chunks nearest to a query."""
        found = self._chunks.query(self._model.embed([query]), n_results=CHUNKS)
        return (found["documents"] or [[]])[0]


def main() -> None:
    """Draft each sheet both ways with each model and print a table of it all."""
    parser = argparse.ArgumentParser(description="朴素 RAG 与工笔对照")
    parser.add_argument("--model", required=True, action="append", metavar="NAME=URL", dest="models")
    parser.add_argument("--api-key", default="none")
    parser.add_argument("--out", type=Path, help="把草稿存到这个文件夹")
    parser.add_argument("sheets", nargs="+", type=Path, metavar="SHEET")
    given = parser.parse_args()
    sums: dict[str, Measures] = {}
    with tempfile.TemporaryDirectory() as home, open_corpus(Settings(GONGBI_HOME=home)) as corpus:
        chunks = Chunks(embedder(Settings(GONGBI_HOME=home)))
        for path in given.sheets:
            sheet = load_sheet(path).sheet
            outline = outline_for(sheet, corpus)
            for name, _, url in (model.partition("=") for model in given.models):
                plain = plain_draft(sheet, outline, chunks, url, given.api_key, name)
                ours = our_draft(sheet, outline, corpus, url, given.api_key, name)
                for way, written in (("朴素 RAG", plain), ("工笔", ours)):
                    measured = measures(written, sheet, corpus)
                    title = f"{name}，{way}"
                    sums[title] = sums[title] + measured if title in sums else measured
                    print(table({f"{path.stem}，{title}": measured}), flush=True)
                    if given.out:
                        (given.out / f"{path.stem}-{name}-{way}.txt").write_text(
                            "\n".join(written.lines), encoding="utf-8"
                        )
    print(f"\n{len(given.sheets)} 张事实表合计\n{table(sums)}")


def plain_draft(sheet: FactSheet, outline: Outline, chunks: Chunks, base_url: str, api_key: str, model: str) -> Written:
    """Write the thematic sections one after another, each from one prompt, and take what comes."""
    client = ChatOpenAI(model=model, base_url=base_url, api_key=api_key, temperature=0.3, max_tokens=MOST_TOKENS)
    facts = {fact.id: fact for fact in sheet.facts}
    lines, usage, started = [], Usage(), time.monotonic()
    for section in thematic(outline):
        told = "\n".join(fact_line(facts[fact_id]) for fact_id in section.fact_ids)
        found = "\n\n".join(chunks.nearest(f"{section.heading}\n{told}"))
        answer = client.invoke(
            PROMPT.format(unit=sheet.unit, period=period_name(sheet), heading=section.heading, chunks=found, facts=told)
        )
        cost = answer.usage_metadata or {"input_tokens": 0, "output_tokens": 0}
        usage += Usage(1, cost["input_tokens"], cost["output_tokens"])
        lines += [section.heading, *(line.strip() for line in answer.text.splitlines() if line.strip())]
    return Written(tuple(lines), usage, time.monotonic() - started)


def our_draft(sheet: FactSheet, outline: Outline, corpus: Corpus, base_url: str, api_key: str, model: str) -> Written:
    """Write with 工笔, sections at the same time."""
    written = draft(sheet, corpus, ServerModel(model, base_url, api_key), outline=outline)
    for notice in written.notices:
        print(f"提醒：{notice}")
    headings = {section.heading for section in thematic(outline)}
    sections = [section for section in written.sections if section.heading in headings]
    told = [sentence for section in sections for sentence in section.sentences if sentence.fact_ids]
    lines = [line for section in sections for line in (section.heading, *section.text.split("\n"))]
    alone = {
        sentence.text for section in draft(sheet, corpus, outline=outline).sections for sentence in section.sentences
    }
    kept = [sentence.text for sentence in told if sentence.origin == "model"]
    changed = sum(text not in alone for text in kept)
    return Written(tuple(lines), written.usage, written.seconds, (len(told), len(kept), changed))


def thematic(outline: Outline) -> list[OutlineSection]:
    """Return the sections that tell the period's work."""
    return [section for section in outline.sections if not {PROBLEMS, PLANS} & set(section.themes)]


def fact_line(fact: Fact) -> str:
    """Tell all that a sheet holds of a fact, as a plain prompt would."""
    amounts = (("", fact.value), ("累计", fact.total), ("上年", fact.last), ("目标", fact.target))
    figures = [f"{name}{render_amount(amount, fact.unit, fact.approx)}" for name, amount in amounts if amount]
    more = [fact.date, fact.place, fact.by, fact.how, fact.result, fact.state, "、".join(fact.items)]
    told = "，".join([*figures, *(text for text in more if text)])
    return f"- {fact.label or fact.text}" + (f"：{told}" if told else "")


def measures(written: Written, sheet: FactSheet, corpus: Corpus) -> Measures:
    """Count what can be counted without knowing how the text was made."""
    exemplars = corpus.exemplars()
    report = review(written.lines, sheet, exemplars)
    figures = [number for number in report.numbers if number.status not in ("date", "fixed_term", "ordinal")]
    ids = {fact.id for fact in sheet.facts}
    runs = copied(written.lines, sheet, corpus)
    told, kept, changed = written.kept or (0, 0, 0)
    return Measures(
        length=len("".join(written.lines)),
        figures=len(figures),
        unsupported=sum(number.status in ("unsupported", "wrong_unit") for number in figures),
        misplaced=sum(number.status == "wrong_attribute" for number in figures),
        facts=len(ids),
        used=sum(status == "used" for fact_id, status in report.facts if fact_id in ids),
        names=len(foreign_names(written.lines, sheet, [f"{e.heading}\n{e.text}" for e in exemplars])),
        longest=max(map(len, runs), default=0),
        copied=sum(map(len, runs)),
        slots=len(re.findall(SLOTS, "\n".join(written.lines))),
        claims=sum(finding.kind in CLAIMS for finding in report.findings),
        told=told,
        kept=kept,
        changed=changed,
        calls=written.usage.calls,
        prompt_tokens=written.usage.prompt_tokens,
        completion_tokens=written.usage.completion_tokens,
        seconds=written.seconds,
    )


def foreign_names(lines: Sequence[str], sheet: FactSheet, exemplars: Sequence[str]) -> set[str]:
    """Return the names in the lines that some exemplar has and the sheet has not."""
    own, others = dump_yaml(dump_sheet(sheet)), "\n".join(exemplars)
    found = {name.text for line in lines for name in find_names(line)}
    return {name for name in found if name in others and name not in own}


def copied(lines: Sequence[str], sheet: FactSheet, corpus: Corpus) -> list[str]:
    """Return the passages of exemplars, punctuation aside, that neither the sheet nor three exemplars hold."""
    findings = review(lines, sheet, corpus.exemplars()).findings
    return [plain(finding.text) for finding in findings if finding.kind == "copied_passage"]


def plain(text: str) -> str:
    """Return a text without punctuation and spaces."""
    return re.sub(r"[\W_]+", "", text)


def share(part: int, whole: int) -> str:
    """Return a share as a whole percentage."""
    return f"{part / whole:.0%}" if whole else "–"


def table(columns: dict[str, Measures]) -> str:
    """Return measures as a Markdown table, a column each."""
    rows: dict[str, Callable[[Measures], str]] = {
        "字数": lambda m: str(m.length),
        "数字": lambda m: str(m.figures),
        "没有依据的数字": lambda m: f"{m.unsupported}（{share(m.unsupported, m.figures)}）",
        "安错事项的数字": lambda m: str(m.misplaced),
        "写到的事实": lambda m: f"{m.used}/{m.facts}（{share(m.used, m.facts)}）",
        "只有范文才有的名称": lambda m: str(m.names),
        "与范文相同的最长一段": lambda m: f"{m.longest} 字",
        "抄来的字（≥13字的相同段）": lambda m: f"{m.copied}（{share(m.copied, m.length)}）",
        "没有换回的占位": lambda m: str(m.slots),
        "没有依据的说法": lambda m: str(m.claims),
        "留下的模型句子": lambda m: f"{m.kept}/{m.told}（{share(m.kept, m.told)}）" if m.told else "全部",
        "其中换了说法的": lambda m: f"{m.changed}/{m.kept}" if m.told else "–",
        "调用": lambda m: str(m.calls),
        "提示词元": lambda m: str(m.prompt_tokens),
        "作答词元": lambda m: str(m.completion_tokens),
        "用时（秒）": lambda m: f"{m.seconds:.0f}",
    }
    lines = [
        f"| {name} | " + " | ".join(told(column) for column in columns.values()) + " |" for name, told in rows.items()
    ]
    return "\n".join([f"\n|  | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|", *lines])


if __name__ == "__main__":
    main()
