"""A sheet and a corpus in, a draft out: outline → exemplars → realize → compose → review, sections at the same time."""

import hashlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.drafting.budget import DRAFT_TOKENS, Budget
from assistant.drafting.compose import Brief, Composed, compose_section, disguise_section
from assistant.drafting.guard import Guard
from assistant.drafting.layout import signature_of
from assistant.drafting.lead import realize_lead
from assistant.drafting.outline import complete_outline, is_thematic, propose_outline
from assistant.drafting.realize import realize_section, telling_of
from assistant.drafting.slots import Disguise, Disguised, figures_of, names_of
from assistant.facts.derive import derive
from assistant.models import ChatModel
from assistant.prompts import Prompt, load_prompt
from assistant.records import (
    Draft,
    DraftSection,
    Exemplar,
    FactSheet,
    Outline,
    OutlineSection,
    Sentence,
    Usage,
)

DRAFT_SECONDS = 600.0
AT_ONCE = 8
EXEMPLARS = 3
SHORT = 0.7


OnSection = Callable[[int, DraftSection], None]


def _untold(place: int, section: DraftSection) -> None:
    """Be told of a finished section and do nothing."""


class Exemplars(Protocol):
    """Whatever finds exemplars for sections: a Corpus."""

    def exemplars_for(self, sections: Sequence[OutlineSection], sheet: FactSheet, k: int) -> list[list[Exemplar]]:
        """Return for each section the k exemplars that fit it best."""


class Keeper(Protocol):
    """Keeps finished sections by the hash of what they were made from, so that none is paid for twice."""

    def get(self, key: str) -> Composed | None:
        """Return the finished section, None where there is none."""

    def put(self, key: str, composed: Composed) -> None:
        """Keep a finished section."""


@dataclass(frozen=True)
class _Plan:
    """A section before the model: where it stands, what was realized, and what a model may be asked."""

    place: int
    section: DraftSection
    disguised: Mapping[int, Disguised]
    request: str


def draft(
    sheet: FactSheet,
    corpus: Exemplars,
    model: ChatModel | None = None,
    *,
    outline: Outline | None = None,
    seed: int = 0,
    on_section: OnSection = _untold,
    keeper: Keeper | None = None,
) -> Draft:
    """Draft a summary that states every fact of the sheet and nothing else.

    `on_section` is told of each finished section by its place; 0 is the 引言. A failing model costs no section:
    realized sentences take the place, and `notices` say so.
    """
    started = time.monotonic()
    written = realize(sheet, corpus, outline or outline_for(sheet, corpus, seed), seed)
    for place, section in enumerate(written.sections):
        if model is None or not _is_composed(section):
            on_section(place, section)
    if model:
        written = compose(written, sheet, model, seed=seed, on_section=on_section, keeper=keeper)
    notices = (*written.notices, *_length_notices(written, sheet))
    return replace(written, notices=notices, seconds=round(time.monotonic() - started, 3))


def realize(sheet: FactSheet, corpus: Exemplars, outline: Outline, seed: int) -> Draft:
    """Draft without a model, each section with its exemplars beside it."""
    derived = derive(sheet)
    telling = telling_of(sheet, derived, seed)
    outline = complete_outline(outline, sheet)
    themes = [section.themes[0] for section in outline.sections if is_thematic(section.themes)]
    found = corpus.exemplars_for(outline.sections, sheet, EXEMPLARS)
    sections = [
        DraftSection(section.heading, section.themes, realize_section(section, telling), tuple(exemplars))
        for section, exemplars in zip(outline.sections, found, strict=True)
    ]
    lead = DraftSection("", (), realize_lead(themes, telling))
    empty = [section.heading for section in outline.sections if not section.fact_ids]
    notices = [f"“{'”“'.join(empty)}”没有材料，请在事实表里补充，或删去这个标题。"] if empty else []
    return Draft(
        sheet.unit,
        sheet.year,
        outline.title,
        (lead, *sections),
        signature_of(sheet),
        derived=derived,
        notices=tuple(notices),
    )


def compose(
    realized: Draft,
    sheet: FactSheet,
    model: ChatModel,
    *,
    seed: int = 0,
    request: str = "",
    on_section: OnSection = _untold,
    keeper: Keeper | None = None,
    budget_tokens: int = DRAFT_TOKENS,
) -> Draft:
    """Have a model rewrite the thematic sections, all at the same time; what fails stays as it was realized.

    `request` is what a person asks of them in words; its figures and names leave the machine in disguise too.
    """
    prompt = load_prompt("rewrite_section")
    guard = Guard(sheet, realized)
    plans = _plans(realized, sheet, seed, request)
    composed = _compose_all(plans, prompt, guard, model, keeper, on_section, budget_tokens)
    sections = [
        replace(section, sentences=composed[place].sentences) if place in composed else section
        for place, section in enumerate(realized.sections)
    ]
    written = guard.stand_down(replace(realized, sections=tuple(sections)))
    return replace(
        written,
        model=model.name,
        prompts=((prompt.header.id, prompt.header.version),),
        notices=(*realized.notices, *_model_notices(composed, written)),
        usage=sum((part.usage for part in composed.values()), Usage()),
    )


def outline_for(sheet: FactSheet, corpus: Exemplars, seed: int = 0) -> Outline:
    """Propose an outline in the manner of the exemplars that fit the sheet."""
    first = propose_outline(sheet, (), seed)
    thematic = [section for section in first.sections if is_thematic(section.themes)]
    found = corpus.exemplars_for(thematic, sheet, EXEMPLARS)
    return propose_outline(sheet, [exemplar.heading for exemplars in found for exemplar in exemplars], seed)


def _is_composed(section: DraftSection) -> bool:
    """Whether a model rewrites the section: the 引言, problems and plans stay in the sheet's own words."""
    return bool(section.heading) and is_thematic(section.themes)


def _plans(base: Draft, sheet: FactSheet, seed: int, request: str) -> list[_Plan]:
    figures, names = figures_of(sheet), names_of(sheet)
    plans = []
    for place, section in enumerate(base.sections):
        if _is_composed(section):
            disguise = Disguise(figures, names, seed + place)
            disguised = disguise_section(section.sentences, disguise)
            plans.append(_Plan(place, section, disguised, disguise.put_on(request).text))
    return plans


def _compose_all(
    plans: Sequence[_Plan],
    prompt: Prompt,
    guard: Guard,
    model: ChatModel,
    keeper: Keeper | None,
    on_section: OnSection,
    budget_tokens: int,
) -> dict[int, Composed]:
    deadline, budget = time.monotonic() + DRAFT_SECONDS, Budget(budget_tokens)

    def compose_one(plan: _Plan) -> Composed:
        key = _key(plan, prompt, model)
        if keeper is not None and (kept := keeper.get(key)):
            return kept
        brief = Brief(prompt, plan.section.heading.partition("、")[2], plan.request)
        composed = compose_section(plan.section.sentences, plan.disguised, brief, guard.judge, model, deadline, budget)
        if keeper is not None and not composed.notice:
            keeper.put(key, composed)
        return composed

    composed: dict[int, Composed] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        running = {pool.submit(compose_one, plan): plan for plan in plans}
        for done in as_completed(running):
            plan = running[done]
            composed[plan.place] = done.result()
            on_section(plan.place, replace(plan.section, sentences=composed[plan.place].sentences))
    return composed


def _key(plan: _Plan, prompt: Prompt, model: ChatModel) -> str:
    made_from = [
        model.name,
        prompt.header.id,
        prompt.header.version,
        plan.section.heading,
        plan.request,
        [(sentence.text, sentence.fact_ids) for sentence in plan.section.sentences],
    ]
    return hashlib.sha256(json.dumps(made_from, ensure_ascii=False).encode()).hexdigest()


def _model_notices(composed: Mapping[int, Composed], written: Draft) -> list[str]:
    failed: dict[str, list[str]] = {}
    for place, part in sorted(composed.items()):
        if part.notice:
            failed.setdefault(part.notice, []).append(f"“{written.sections[place].heading}”")
    notices = [f"{notice}；{'、'.join(headings)}改用本机句式写成。" for notice, headings in failed.items()]
    fallbacks = sum(_fell_back(part.sentences) for part in composed.values() if not part.notice)
    if fallbacks:
        notices.append(f"模型改写的 {fallbacks} 句没有通过核对，已换回本机句式。")
    return notices


def _fell_back(sentences: Sequence[Sentence]) -> int:
    return sum(sentence.origin == "fallback" for sentence in sentences)


def _length_notices(written: Draft, sheet: FactSheet) -> list[str]:
    length = len("".join(written.text.split()))
    if not sheet.length or length >= SHORT * sheet.length:
        return []
    return [f"按现有材料写成约{length}字，少于希望的{sheet.length}字。补充各项工作的做法、成效，内容会更充实。"]
