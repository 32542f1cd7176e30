"""One section through a model: realized sentences go out in disguise, a line each, and come back bound or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.drafting.bind import Judge, Rewritten, bind, told_together
from assistant.drafting.budget import Budget
from assistant.drafting.contents import body, number_of
from assistant.drafting.slots import Disguise, Disguised
from assistant.errors import ModelError
from assistant.models import Answer, ChatModel
from assistant.prompts import Prompt
from assistant.records import Sentence, Usage
from assistant.text.tokens import count_tokens

if TYPE_CHECKING:
    from langchain_core.prompt_values import PromptValue

TRIES = 2
LINES_TOKENS = 800


@dataclass(frozen=True)
class Composed:
    """A section after the model: sentences it wrote, or the realized ones where it failed."""

    sentences: tuple[Sentence, ...]
    usage: Usage
    notice: str


@dataclass(frozen=True)
class Brief:
    """What a section's prompt says besides the lines; `request` is what a person asked for, in disguise."""

    prompt: Prompt
    heading: str
    request: str = ""


def compose_section(
    realized: Sequence[Sentence],
    disguised: Mapping[int, Disguised],
    brief: Brief,
    judge: Judge,
    model: ChatModel,
    deadline: float,
    budget: Budget,
) -> Composed:
    """Have a model rewrite the sentences in disguise; a line that fails twice stays as it was realized.

    `disguised` is by the sentence's place in `realized`, `deadline` a `time.monotonic()` value. A failing server
    costs no sentence, only its rewriting: `notice` then says what happened.
    """
    accepted: dict[int, Rewritten] = {}
    faults: dict[int, Sequence[str]] = {}
    usage = Usage()
    try:
        for _ in range(TRIES):
            waiting = {place: told for place, told in disguised.items() if place not in accepted}
            for lines in _batches(waiting):
                answer = _asked(model, _prompt(brief, lines, faults), _answer_tokens(lines), deadline, budget)
                usage += Usage(1, answer.prompt_tokens, answer.completion_tokens)
                bound = bind(answer.text, {place: realized[place] for place in lines}, lines, judge)
                accepted |= {place: one for one in bound.accepted for place in one.places}
                faults |= bound.faults
        notice = ""
    except ModelError as exc:
        notice = str(exc)
    return Composed(tuple(_written(realized, accepted)), usage, notice)


def beside_sources(
    sentences: Sequence[Sentence], realized: Sequence[Sentence]
) -> Iterator[tuple[Sentence, list[Sentence]]]:
    """Pair a composed section's sentences with the realized ones that each was made from."""
    waiting = iter(realized)
    for sentence in sentences:
        sources = [next(waiting)]
        while told_together(sources).fact_ids != sentence.fact_ids:
            sources.append(next(waiting))
        yield sentence, sources


def disguise_section(realized: Sequence[Sentence], disguise: Disguise) -> dict[int, Disguised]:
    """Put stand-ins into the sentences that state facts, by their place."""
    return {place: disguise.put_on(body(told.text)) for place, told in enumerate(realized) if told.fact_ids}


def _asked(model: ChatModel, prompt: "PromptValue", answer_tokens: int, deadline: float, budget: Budget) -> Answer:
    taken = budget.take(prompt.to_string(), answer_tokens)
    answer = model.answer(prompt, answer_tokens, deadline)
    budget.settle(taken, answer.prompt_tokens + answer.completion_tokens)
    return answer


def _prompt(brief: Brief, waiting: Mapping[int, Disguised], faults: Mapping[int, Sequence[str]]) -> "PromptValue":
    lines = [
        f"{number}. {told.text}。" + (f"（上次的问题：{'；'.join(faults[place][:3])}）" if place in faults else "")
        for number, (place, told) in enumerate(waiting.items(), 1)
    ]
    request = f"\n这次修改的要求：{brief.request}" if brief.request else ""
    return brief.prompt.render(heading=brief.heading, lines="\n".join(lines), request=request)


def _batches(waiting: Mapping[int, Disguised]) -> Iterator[dict[int, Disguised]]:
    """Split lines into prompts that a small model keeps in view."""
    batch: dict[int, Disguised] = {}
    size = 0
    for place, told in waiting.items():
        tokens = count_tokens(told.text)
        if batch and size + tokens > LINES_TOKENS:
            yield batch
            batch, size = {}, 0
        batch[place] = told
        size += tokens
    if batch:
        yield batch


def _answer_tokens(lines: Mapping[int, Disguised]) -> int:
    return 200 + 2 * sum(count_tokens(told.text) for told in lines.values())


def _written(realized: Sequence[Sentence], accepted: Mapping[int, Rewritten]) -> Iterator[Sentence]:
    for place, sentence in enumerate(realized):
        rewritten = accepted.get(place)
        if not sentence.fact_ids:
            yield sentence
        elif rewritten is None:
            yield replace(sentence, origin="fallback")
        elif place == rewritten.places[0]:
            facts = told_together([realized[one] for one in rewritten.places]).fact_ids
            end = realized[rewritten.places[-1]].text[-1]
            text = f"{number_of(sentence.text)}{rewritten.text}{end}"
            yield replace(sentence, text=text, fact_ids=facts, origin="model")
