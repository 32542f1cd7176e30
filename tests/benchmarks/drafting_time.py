"""How long a draft takes beside the bare client, on a server with a fixed time an answer; by hand, not by pytest.

    python -m tests.benchmarks.drafting_time --at-once 8

A loopback server in another process gives each answer after 2 s: the lines it was asked, unchanged. A generated sheet
of 40 facts under 8 prescribed headings is drafted by 工笔; then the same prompts are asked one after another with the
bare OpenAI client. A server that leaves a line out of its first answer to each section shows what a second try costs.
CPU is this process's own with all threads, of sheets it has not seen before, after imports and one draft.
"""

import argparse
import multiprocessing
import re
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from openai import OpenAI

from assistant.corpus.retrieve import Corpus, open_corpus
from assistant.drafting import pipeline
from assistant.drafting.pipeline import draft
from assistant.evals.generator import generate
from assistant.evals.scripted import Messages, Scripted, echo
from assistant.evals.servers import LoopbackServer
from assistant.models import Answer, ServerModel
from assistant.records import FactSheet
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.prompt_values import PromptValue

ANSWER_SECONDS = 2.0
SECTIONS, FACTS = 8, 40
RUNS = 5
FIRST = 20
KEY = "sk-test"


class Timed:
    """A chat model that adds up how long the answers to each section took, and keeps what was asked."""

    def __init__(self, model: ServerModel) -> None:
        self.name = model.name
        self.seconds: dict[str, float] = defaultdict(float)
        self.prompts: list[Messages] = []
        self._model = model

    def answer(self, prompt: "PromptValue", max_tokens: int, deadline: float) -> Answer:
        """Answer as the model does."""
        system, user = prompt.to_messages()
        self.prompts.append([{"role": "system", "content": system.text}, {"role": "user", "content": user.text}])
        started = time.monotonic()
        try:
            return self._model.answer(prompt, max_tokens, deadline)
        finally:
            self.seconds[heading_of(prompt.to_string())] += time.monotonic() - started


def main() -> None:
    """Print a table of seconds and ratios."""
    parser = argparse.ArgumentParser(description="起草用时")
    parser.add_argument("--at-once", type=int, default=pipeline.AT_ONCE, help="同时写几节")
    pipeline.AT_ONCE = parser.parse_args().at_once
    with tempfile.TemporaryDirectory() as home, open_corpus(Settings(GONGBI_HOME=home)) as corpus:
        offline(corpus)
        draft(sheet_of(FIRST), corpus, Scripted(echo))
        for seed, (name, reply) in enumerate(SERVERS.items(), FIRST + 1):
            with served(reply) as url:
                compare(name, sheet_of(seed), corpus, url)


def offline(corpus: Corpus) -> None:
    """Draft a sheet without a model: the first time, with all that is loaded on the way, then again."""
    walls, cpus = [], []
    for seed in range(RUNS + 1):
        sheet = generate(seed, FACTS).sheet
        wall, cpu = measured(lambda sheet=sheet: draft(sheet, corpus))
        walls.append(wall)
        cpus.append(cpu)
    print(f"不用模型，{FACTS} 条事实：第一份 {walls[0]:.2f} 秒（CPU {cpus[0]:.2f}），其后 {RUNS} 份的中位数", end=" ")
    print(f"{statistics.median(walls[1:]):.2f} 秒（CPU {statistics.median(cpus[1:]):.2f}）", flush=True)


def compare(name: str, sheet: FactSheet, corpus: Corpus, url: str) -> None:
    """Draft a sheet that is new to this process with a server, then ask the same with the bare client."""
    model = Timed(ServerModel("qwen", url, KEY))
    wall, cpu = measured(lambda: draft(sheet, corpus, model))
    slowest = max(model.seconds.values())
    bare = section_by_section(model.prompts, url)
    print(f"{name}：{SECTIONS} 节，同时 {pipeline.AT_ONCE} 节，{wall:.2f} 秒；最慢的一节 {slowest:.2f} 秒，", end="")
    print(f"{wall / slowest:.2f} 倍；裸客户端逐次 {bare:.2f} 秒，{bare / wall:.2f} 倍；CPU {cpu:.2f} 秒", flush=True)


def section_by_section(prompts: list[Messages], url: str) -> float:
    """Return the seconds that the bare client takes for the sections one after another."""
    with OpenAI(base_url=url, api_key=KEY) as client:
        started = time.monotonic()
        for messages in prompts:
            client.chat.completions.create(model="qwen", messages=messages)  # type: ignore[arg-type]
        return time.monotonic() - started


def sheet_of(seed: int) -> FactSheet:
    """Return a sheet whose county prescribes as many headings as sections are wanted."""
    sheet = generate(seed, FACTS).sheet
    themes = list(dict.fromkeys(fact.theme for fact in sheet.facts))
    return replace(sheet, headings=tuple(themes[:SECTIONS]))


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Return wall and CPU seconds of some work, with all its threads."""
    wall, cpu = time.monotonic(), time.process_time()
    work()
    return time.monotonic() - wall, time.process_time() - cpu


@contextmanager
def served(reply: Callable[[Messages], str]) -> Iterator[str]:
    """Run a server in a process of its own and give its URL."""
    spawned = multiprocessing.get_context("spawn")
    here, there = spawned.Pipe()
    process = spawned.Process(target=serve, args=(reply, there), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        here.send("end")
        process.join()


def serve(reply: Callable[[Messages], str], pipe: Connection) -> None:
    """Serve until told to end."""
    with LoopbackServer(reply) as server:
        pipe.send(server.url)
        pipe.recv()


def after_a_while(messages: Messages) -> str:
    """Answer with the lines as they are."""
    time.sleep(ANSWER_SECONDS)
    return echo(messages)


def spoilt_at_first(messages: Messages) -> str:
    """Leave the last line out unless the fault was pointed out."""
    whole = after_a_while(messages)
    return whole if "上次的问题" in messages[-1]["content"] else whole.rpartition("\n")[0]


SERVERS = {"每节一次写成": after_a_while, "每节第一次都漏一条": spoilt_at_first}


def heading_of(prompt: str) -> str:
    """Return the heading that a prompt asks for."""
    return re.findall("“(.+?)”一节", prompt)[0]


if __name__ == "__main__":
    main()
