"""Forms of slot and prompt, with none to two masked exemplars, on real models; by hand, not by pytest.

    python -m tests.benchmarks.prompt_forms SHEET.yaml --model qwen-1.5b=http://127.0.0.1:8101/v1 --cache answers.jsonl

Each thematic section of each sheet is realized, disguised and asked for once in every form; the answer goes through the
pipeline's own `bind` and `Guard`. A form's own marks are put back to stand-ins first, so that all are judged alike. The
cache keeps every answer by model and messages: a run that was broken off goes on where it was.
"""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path

from assistant.corpus.retrieve import open_corpus
from assistant.drafting.bind import answer_lines, bind, told_together
from assistant.drafting.compose import disguise_section
from assistant.drafting.contents import body, figures_in
from assistant.drafting.guard import Guard
from assistant.drafting.outline import is_thematic
from assistant.drafting.pipeline import draft
from assistant.drafting.slots import Disguise, Disguised, figures_of, names_of
from assistant.errors import ModelError
from assistant.facts.sheet import load_sheet
from assistant.models import ServerModel
from assistant.prompts import Prompt, PromptHeader, read_prompt
from assistant.records import DraftSection, FactSheet
from assistant.resources import PROMPTS
from assistant.settings import Settings
from assistant.text.sentences import split_sentences

AT_ONCE = 6
ANSWER_TOKENS = 900
PATIENCE_SECONDS = 900.0
EXEMPLAR_LENGTH = 250
MARKED = "凡是⟦1⟧这样的记号都代表一个数字、日期或人名，必须原样保留，各出现一次。"
PARAGRAPH = """下面是“{heading}”一节的材料。请写成一段连贯的公文文字：理顺语序，衔接自然，不添主语。\
每条材料都要写到，不要小标题，不要序号，不要解释。{request}

材料：
{lines}

正文："""


@dataclass(frozen=True)
class Form:
    """How sources are put to a model and how its answer is read as lines with stand-ins."""

    prompt: Prompt
    lines: Callable[[Sequence[Disguised]], list[str]]
    answer: Callable[[str, Sequence[Disguised]], str]


@dataclass(frozen=True)
class Part:
    """A section before the model."""

    section: DraftSection
    disguised: Mapping[int, Disguised]
    guard: Guard


@dataclass(frozen=True)
class Said:
    """An answer and what it cost; `text` is empty where the model failed."""

    text: str
    prompt_tokens: int
    seconds: float


@dataclass(frozen=True)
class Tally:
    """What came of one form: sources asked for, that pass, that pass in other words, figures of the model's own."""

    asked: int = 0
    passed: int = 0
    changed: int = 0
    own_figures: int = 0
    prompt_tokens: int = 0
    seconds: float = 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(mine + its for mine, its in zip(vars(self).values(), vars(other).values(), strict=True)))


def main() -> None:
    """Print a row for each model, form and number of exemplars."""
    parser = argparse.ArgumentParser(description="提示词形式对照")
    parser.add_argument("--model", action="append", required=True, metavar="NAME=URL")
    parser.add_argument("--cache", type=Path, required=True, help="存放回答的 JSONL 文件")
    parser.add_argument("--forms", nargs="+", default=list(FORMS), choices=FORMS)
    parser.add_argument("--exemplars", nargs="+", type=int, default=[0, 1, 2])
    parser.add_argument("--sections", type=int, default=99, help="每张事实表至多取几节")
    parser.add_argument("sheets", nargs="+", type=Path, metavar="SHEET")
    given = parser.parse_args()
    parts = parts_of(given.sheets, given.sections)
    print("| 模型 | 形式 | 范文 | 通过的句子 | 其中换了说法的 | 模型自己的数字 | 提示词元 | 用时（秒） |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for name, _, url in (model.partition("=") for model in given.model):
        ask = Asked(ServerModel(name, url, "none", silent_seconds=PATIENCE_SECONDS), given.cache)
        for form in given.forms:
            for exemplars in given.exemplars:
                print(row(name, form, exemplars, tally(parts, FORMS[form], exemplars, ask)), flush=True)


def parts_of(paths: Sequence[Path], most: int) -> list[Part]:
    """Realize and disguise the thematic sections of each sheet, the first `most` of each."""
    with tempfile.TemporaryDirectory() as home, open_corpus(Settings(GONGBI_HOME=home)) as corpus:
        drafts = [(sheet, draft(sheet, corpus)) for sheet in (load_sheet(path).sheet for path in paths)]
    parts = []
    for sheet, realized in drafts:
        guard = Guard(sheet, realized)
        thematic = [one for one in realized.sections if one.heading and is_thematic(one.themes)]
        parts += [Part(section, disguised(section, sheet), guard) for section in thematic[:most]]
    return parts


def disguised(section: DraftSection, sheet: FactSheet) -> dict[int, Disguised]:
    """Put stand-ins into a section as the pipeline does."""
    return disguise_section(section.sentences, Disguise(figures_of(sheet), names_of(sheet)))


def tally(parts: Sequence[Part], form: Form, exemplars: int, ask: "Asked") -> Tally:
    """Ask for every section in one form, a few at once."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sum(pool.map(lambda part: tried(part, form, exemplars, ask), parts), Tally())


def tried(part: Part, form: Form, exemplars: int, ask: "Asked") -> Tally:
    """Ask for one section once and count what may stand of the answer."""
    sources = {place: part.section.sentences[place] for place in part.disguised}
    told = list(part.disguised.values())
    said = ask(form.prompt, part.section, form.lines(told), exemplars)
    answer = form.answer(said.text, told)
    accepted = bind(answer, sources, part.disguised, part.guard.judge).accepted
    changed = [
        one for one in accepted if one.text != body(told_together([sources[place] for place in one.places]).text)
    ]
    stand_ins = {figure for one in told for slot in one.slots for figure in figures_in(slot.stand_in)}
    own = [figure for line in answer_lines(answer) for figure in figures_in(line) if figure not in stand_ins]
    counts = (sum(len(one.places) for one in some) for some in (accepted, changed))
    return Tally(len(told), *counts, len(own), said.prompt_tokens, said.seconds)


class Asked:
    """A model that is asked each thing once: what it answered before is read from a file."""

    def __init__(self, model: ServerModel, cache: Path) -> None:
        self._model, self._cache = model, cache
        lines = cache.read_text(encoding="utf-8").splitlines() if cache.exists() else []
        trees = [json.loads(line) for line in lines]
        self._known = {tree["key"]: Said(tree["text"], tree["prompt_tokens"], tree["seconds"]) for tree in trees}

    def __call__(self, prompt: Prompt, section: DraftSection, lines: Sequence[str], exemplars: int) -> Said:
        """Return the answer to one section's lines below `exemplars` masked exemplars."""
        heading = section.heading.partition("、")[2]
        inputs = {"heading": heading, "lines": "\n".join(lines), "request": ""}
        prompt = Prompt(prompt.header, prompt.system, sample_of(section, exemplars) + prompt.user)
        value = prompt.render(**{name: inputs[name] for name in prompt.header.inputs})
        key = sha256(f"{self._model.name}\n{value.to_string()}".encode()).hexdigest()
        if key not in self._known:
            started = time.monotonic()
            try:
                answer = self._model.answer(value, ANSWER_TOKENS, started + PATIENCE_SECONDS)
                text, tokens = answer.text, answer.prompt_tokens
            except ModelError as exc:
                print(f"（{self._model.name}：{exc}）", flush=True)
                text, tokens = "", 0
            self._known[key] = Said(text, tokens, time.monotonic() - started)
            with self._cache.open("a", encoding="utf-8") as kept:
                kept.write(json.dumps({"key": key, **vars(self._known[key])}, ensure_ascii=False) + "\n")
        return self._known[key]


def sample_of(section: DraftSection, exemplars: int) -> str:
    """Return masked exemplars as a prompt shows them, each cut after a whole sentence."""
    shown = []
    for exemplar in section.exemplars[:exemplars]:
        end = exemplar.masked.rfind("。", 0, EXEMPLAR_LENGTH) + 1
        shown.append(exemplar.masked[: end or EXEMPLAR_LENGTH].replace("{", "").replace("}", ""))
    head = "别处同类工作的写法（数字和名称已经隐去，只看句式，不抄内容）：\n"
    return head + "\n\n".join(shown) + "\n\n" if shown else ""


def numbered(told: Sequence[Disguised]) -> list[str]:
    """Return sources line by line, with their stand-ins."""
    return [f"{number}. {one.text}。" for number, one in enumerate(told, 1)]


def marked(told: Sequence[Disguised]) -> list[str]:
    """Return sources line by line, with ⟦1⟧ ⟦2⟧ … for their slots."""
    lines = numbered(told)
    numbers = count(1)
    for place, one in enumerate(told):
        for slot in one.slots:
            lines[place] = lines[place].replace(slot.stand_in, f"⟦{next(numbers)}⟧", 1)
    return lines


def unmarked(answer: str, told: Sequence[Disguised]) -> str:
    """Put stand-ins for the marks of an answer; a mark that was never given stays."""
    stand_ins = [slot.stand_in for one in told for slot in one.slots]
    known = dict(enumerate(stand_ins, 1))
    return re.sub(r"⟦(\d+)⟧", lambda mark: known.get(int(mark[1]), mark[0]), answer)


def as_it_is(answer: str, told: Sequence[Disguised]) -> str:
    """Return an answer whose lines are sentences already."""
    return answer


def sentence_by_sentence(answer: str, told: Sequence[Disguised]) -> str:
    """Return a paragraph with a sentence a line."""
    return "\n".join(sentence.text for line in answer.splitlines() for sentence in split_sentences(line))


def row(model: str, form: str, exemplars: int, found: Tally) -> str:
    """Return a tally as a row of the table."""
    passed = f"{found.passed}/{found.asked}（{found.passed / found.asked:.0%}）"
    cells = (model, form, exemplars, passed, found.changed, found.own_figures, found.prompt_tokens)
    return f"| {' | '.join(map(str, cells))} | {found.seconds:.0f} |"


def _forms() -> Iterator[tuple[str, Form]]:
    line_by_line, merging = (read_prompt(PROMPTS / f"rewrite_section-{version}.md") for version in (1, 2))
    yield "替身，一条一行", Form(line_by_line, numbered, as_it_is)
    yield "替身，可合并", Form(merging, numbered, as_it_is)
    yield "⟦1⟧占位，可合并", Form(Prompt(merging.header, merging.system + MARKED, merging.user), marked, unmarked)
    header = PromptHeader(id="paragraph", version="1", purpose="写成一段", inputs=merging.header.inputs)
    yield "替身，写成一段", Form(Prompt(header, merging.system, PARAGRAPH), numbered, sentence_by_sentence)


FORMS = dict(_forms())


if __name__ == "__main__":
    main()
