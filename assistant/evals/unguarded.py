"""What would have come out had nobody held the answer against the facts: the measure of both judges."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from assistant.drafting.contents import body
from assistant.errors import ModelError
from assistant.evals.adversaries import KINDS
from assistant.evals.foreign import Foreign
from assistant.evals.spoiler import Spoiler, split
from assistant.records import PLANS, PROBLEMS, Draft, DraftSection, Sentence


def spoil_draft(draft: Draft, kind: str, seed: int, foreign: Foreign) -> tuple[Draft, list[str]]:
    """Have a kind of adversary spoil a draft's thematic sections as they stand, without stand-ins and without checks.

    Returns the spoilt draft and what was brought in from elsewhere.
    """
    spoiler = Spoiler(Random(f"unguarded/{kind}/{seed}"), foreign)
    sections = [_spoilt(section, kind, spoiler) if _is_thematic(section) else section for section in draft.sections]
    return replace(draft, sections=tuple(sections)), spoiler.brought


def _is_thematic(section: DraftSection) -> bool:
    told = any(sentence.fact_ids for sentence in section.sentences)
    return bool(section.heading) and told and not {PROBLEMS, PLANS} & set(section.themes)


def _spoilt(section: DraftSection, kind: str, spoiler: Spoiler) -> DraftSection:
    told = [sentence for sentence in section.sentences if sentence.fact_ids]
    lines = [f"{number}. {body(sentence.text)}。" for number, sentence in enumerate(told, 1)]
    try:
        answer = KINDS[kind](list(lines), spoiler)
    except ModelError:
        return section
    if answer == lines:
        return section
    if len(answer) != len(lines):
        return replace(section, sentences=_as_sentences(answer))
    texts = iter([split(line)[1] or line for line in answer])
    sentences = [replace(one, text=_again(one, next(texts))) if one.fact_ids else one for one in section.sentences]
    return replace(section, sentences=tuple(sentences))


def _again(sentence: Sentence, text: str) -> str:
    """Put a sentence's number (一是) back before its new text."""
    number = sentence.text[: len(sentence.text) - len(body(sentence.text)) - 1]
    return f"{number}{text}"


def _as_sentences(answer: Sequence[str]) -> tuple[Sentence, ...]:
    texts = [text for line in answer if (text := split(line)[1] or line)]
    return tuple(Sentence(text, (), "model", starts_paragraph=place == 0) for place, text in enumerate(texts))
