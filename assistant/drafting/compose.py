"""One section through a model: realized sentences in disguise go out, one line each, and come back bound or not at all."""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.drafting.bind import Judge, bind
from assistant.drafting.slots import Disguise, Disguised
from assistant.errors import ModelError
from assistant.models import ChatModel
from assistant.prompts import Prompt
from assistant.records import Sentence, Usage

if TYPE_CHECKING:
    from langchain_core.prompt_values import PromptValue

TRIES = 2


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


def compose_section(
    realized: Sequence[Sentence],
    disguised: Mapping[int, Disguised],
    brief: Brief,
    judge: Judge,
    model: ChatModel,
    deadline: float,
) -> Composed:
    """Have a model rewrite the sentences in disguise; a line that fails twice stays as it was realized.

    `disguised` is by the sentence's place in `realized`. `deadline` is a `time.monotonic()` value. A failing server costs no sentence, only its rewriting: see `notice`.
    """
    sources = {place: realized[place] for place in disguised}
    accepted: dict[int, str] = {}
    faults: Mapping[int, Sequence[str]] = {}
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
        bound = bind(answer.text, sources, waiting, judge)
        accepted |= bound.accepted
        faults = bound.faults
    written = [_written(sentence, accepted.get(place)) for place, sentence in enumerate(realized)]
    return Composed(tuple(written), usage, notice)


def disguise_section(realized: Sequence[Sentence], disguise: Disguise) -> dict[int, Disguised]:
    """Put stand-ins into the sentences that state facts, by their place."""
    return {place: disguise.put_on(body(told.text)) for place, told in enumerate(realized) if told.fact_ids}


def body(text: str) -> str:
    """Return a sentence without its number (一是) and its last stop."""
    return re.sub(r"^[一二三四五六七八九十]+是", "", text).rstrip("。；")


def _prompt(brief: Brief, waiting: Mapping[int, Disguised], faults: Mapping[int, Sequence[str]]) -> "PromptValue":
    lines = [
        f"{number}. {told.text}。" + (f"（上次的问题：{'；'.join(faults[place][:3])}）" if place in faults else "")
        for number, (place, told) in enumerate(waiting.items(), 1)
    ]
    return brief.prompt.render(self_name=brief.self_name, heading=brief.heading, lines="\n".join(lines))


def _token_limit(waiting: Mapping[int, Disguised]) -> int:
    return 200 + 2 * sum(len(told.text) for told in waiting.values())


def _written(sentence: Sentence, text: str | None) -> Sentence:
    if not sentence.fact_ids:
        return sentence
    if text is None:
        return replace(sentence, origin="fallback")
    number = re.match(r"[一二三四五六七八九十]+是", sentence.text)
    return replace(sentence, text=f"{number[0] if number else ''}{text}{sentence.text[-1]}", origin="model")
