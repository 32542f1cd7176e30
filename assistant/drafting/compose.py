"""One section through a model: realized sentences in disguise go out, one line each, and come back bound or not at all."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.slots import Disguise, Disguised, take_off
from assistant.errors import ModelError
from assistant.models import ChatModel
from assistant.prompts import Prompt
from assistant.records import Sentence, Usage

TRIES = 2

# judges a restored sentence against the facts it should state; returns what is wrong with it, in Chinese
Judge = Callable[[str, Sentence], Sequence[str]]


@dataclass(frozen=True)
class Composed:
    """A section after the model: sentences it wrote, or the realized ones where it failed."""

    sentences: tuple[Sentence, ...]
    usage: Usage
    notice: str


@dataclass(frozen=True)
class Brief:
    """What a section's prompt says besides the lines."""

    prompt: Prompt
    self_name: str
    heading: str
    manner: str


def compose_section(
    realized: Sequence[Sentence],
    brief: Brief,
    disguise: Disguise,
    judge: Judge,
    model: ChatModel,
    deadline: float,
) -> Composed:
    """Have a model rewrite the sentences that state facts; a line that fails twice stays as it was realized.

    `deadline` is a `time.monotonic()` value. A failing server costs no sentence, only its rewriting: see `notice`.
    """
    sources = {place: sentence for place, sentence in enumerate(realized, 1) if sentence.fact_ids}
    disguised = {place: disguise.put_on(body(sentence.text)) for place, sentence in sources.items()}
    accepted: dict[int, str] = {}
    faults: dict[int, Sequence[str]] = {}
    usage, notice = Usage(), ""
    for _ in range(TRIES):
        waiting = {place: told for place, told in disguised.items() if place not in accepted}
        if not waiting or time.monotonic() >= deadline:
            break
        try:
            answer = model.answer(_prompt(brief, waiting, faults), _token_limit(waiting), deadline)
        except ModelError as exc:
            usage, notice = usage + Usage(calls=1), str(exc)
            break
        usage += Usage(1, answer.prompt_tokens, answer.completion_tokens)
        good, faults = _bind(parse_lines(answer.text), waiting, sources, judge)
        accepted |= good
    written = [_written(sentence, accepted.get(place)) for place, sentence in enumerate(realized, 1)]
    return Composed(tuple(written), usage, notice)


def parse_lines(text: str) -> dict[int, str]:
    """Return a model's numbered lines by number; a number given twice counts for nothing."""
    lines: dict[int, str] = {}
    twice = set()
    for match in re.finditer(r"(?m)^\s*[-*]?\s*[（(]?(\d{1,3})[.．、:：)）]\s*(.+?)\s*$", text):
        number = int(match[1])
        twice |= {number} & lines.keys()
        lines[number] = match[2]
    return {number: line for number, line in lines.items() if number not in twice}


def body(text: str) -> str:
    """Return a sentence without its number (一是) and its last stop."""
    return re.sub(r"^[一二三四五六七八九十]+是", "", text).rstrip("。；")


def _bind(
    lines: Mapping[int, str], waiting: Mapping[int, Disguised], sources: Mapping[int, Sentence], judge: Judge
) -> tuple[dict[int, str], dict[int, Sequence[str]]]:
    good: dict[int, str] = {}
    faults: dict[int, Sequence[str]] = {}
    for place, told in waiting.items():
        if place not in lines:
            faults[place] = ["没有写这一条"]
            continue
        restored = take_off(lines[place].rstrip("。；;"), told.slots)
        faults[place] = restored.faults or judge(restored.text, sources[place])
        if not faults[place]:
            good[place] = restored.text
    return good, {place: found for place, found in faults.items() if found}


def _prompt(brief: Brief, waiting: Mapping[int, Disguised], faults: Mapping[int, Sequence[str]]):
    lines = [
        f"{place}. {told.text}。" + (f"（上次的问题：{'；'.join(faults[place][:3])}）" if place in faults else "")
        for place, told in waiting.items()
    ]
    return brief.prompt.render(
        self_name=brief.self_name, heading=brief.heading, manner=brief.manner, lines="\n".join(lines)
    )


def _token_limit(waiting: Mapping[int, Disguised]) -> int:
    return 200 + 2 * sum(len(told.text) for told in waiting.values())


def _written(sentence: Sentence, text: str | None) -> Sentence:
    if not sentence.fact_ids:
        return sentence
    if text is None:
        return replace(sentence, origin="fallback")
    number = re.match(r"[一二三四五六七八九十]+是", sentence.text)
    return replace(sentence, text=f"{number[0] if number else ''}{text}{sentence.text[-1]}", origin="model")
