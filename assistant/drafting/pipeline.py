"""A sheet and a corpus in, a draft out: outline → exemplars → realize → compose → review, sections at the same time."""

import hashlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from typing import Protocol

from assistant.drafting.compose import Brief, Composed, compose_section, disguise_section
from assistant.drafting.guard import Guard
from assistant.drafting.layout import self_name, signature_of
from assistant.drafting.outline import propose_outline
from assistant.drafting.realize import realize_lead, realize_section, telling_of
from assistant.drafting.slots import Disguise, Disguised, figures_of, names_of
from assistant.facts.derive import derive
from assistant.models import ChatModel
from assistant.prompts import Prompt, load_prompt
from assistant.records import (
    PLANS,
    PROBLEMS,
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
AT_ONCE = 4
EXEMPLARS = 3
SHORT = 0.7


class Exemplars(Protocol):
    """Whatever finds exemplars for a section: a Corpus."""

    def exemplars_for(self, section: OutlineSection, sheet: FactSheet, k: int) -> list[Exemplar]:
        """Return the k exemplars that fit a section best."""


@dataclass
class Kept:
    """Sections that earlier runs finished, by the hash of what they were made from."""

    sections: dict[str, Composed] = field(default_factory=dict)

    def get(self, key: str) -> Composed | None:
        """Return the finished section, None where there is none."""
        return self.sections.get(key)

    def put(self, key: str, composed: Composed) -> None:
        """Keep a finished section."""
        self.sections[key] = composed


class Keeper(Protocol):
    """Keeps finished sections, so that none is paid for twice: Kept, or a job's rows in the store."""

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


def draft(
    sheet: FactSheet,
    corpus: Exemplars,
    model: ChatModel | None = None,
    *,
    outline: Outline | None = None,
    seed: int = 0,
    on_section: Callable[[int, DraftSection], None] | None = None,
    keeper: Keeper | None = None,
) -> Draft:
    """Draft a summary that states every fact of the sheet and nothing else.

    `on_section` is told of each finished section by its place; 0 is the 引言. A failing model costs no section:
    realized sentences take the place, and `notices` say so.
    """
    started = time.monotonic()
    derived = derive(sheet)
    outline = outline or outline_for(sheet, corpus, seed)
    telling = telling_of(sheet, derived, seed)
    themes = [section.themes[0] for section in outline.sections if _is_thematic(section)]
    lead = DraftSection("", (), realize_lead(themes, telling))
    found = [corpus.exemplars_for(section, sheet, EXEMPLARS) for section in outline.sections]
    sections = [
        DraftSection(section.heading, section.themes, realize_section(section, telling), tuple(exemplars))
        for section, exemplars in zip(outline.sections, found, strict=True)
    ]
    report = on_section or (lambda place, section: None)
    report(0, lead)
    base = Draft(sheet.unit, sheet.year, outline.title, (lead, *sections), signature_of(sheet), derived=derived)
    if model is None:
        for place, section in enumerate(sections, 1):
            report(place, section)
        return replace(base, notices=tuple(_length_notices(base, sheet)), seconds=_since(started))
    prompt = load_prompt("rewrite_section")
    guard = Guard(sheet, base)
    composed = _compose_all(_plans(base, sheet, seed), sheet, prompt, guard, model, keeper or Kept(), report)
    written = replace(
        base,
        sections=tuple(
            replace(section, sentences=composed[place].sentences) if place in composed else section
            for place, section in enumerate(base.sections)
        ),
    )
    written = guard.stand_down(written)
    notices = [*_model_notices(composed, written), *_length_notices(written, sheet)]
    return replace(
        written,
        model=model.name,
        prompts=((prompt.header.id, prompt.header.version),),
        notices=tuple(notices),
        usage=sum((part.usage for part in composed.values()), Usage()),
        seconds=_since(started),
    )


def outline_for(sheet: FactSheet, corpus: Exemplars, seed: int = 0) -> Outline:
    """Propose an outline in the manner of the exemplars that fit the sheet."""
    first = propose_outline(sheet, (), seed)
    headings = [
        exemplar.heading
        for section in first.sections
        if _is_thematic(section)
        for exemplar in corpus.exemplars_for(section, sheet, EXEMPLARS)
    ]
    return propose_outline(sheet, headings, seed)


def _is_thematic(section: OutlineSection) -> bool:
    return not {PROBLEMS, PLANS} & set(section.themes)


def _plans(base: Draft, sheet: FactSheet, seed: int) -> list[_Plan]:
    """Disguise thematic sections; problems and plans stay in the sheet's own words."""
    figures, names = figures_of(sheet), names_of(sheet)
    return [
        _Plan(place, section, disguise_section(section.sentences, Disguise(figures, names, seed + place)))
        for place, section in enumerate(base.sections)
        if place and not {PROBLEMS, PLANS} & set(section.themes)
    ]


def _compose_all(
    plans: Sequence[_Plan],
    sheet: FactSheet,
    prompt: Prompt,
    guard: Guard,
    model: ChatModel,
    keeper: Keeper,
    report: Callable[[int, DraftSection], None],
) -> dict[int, Composed]:
    deadline = time.monotonic() + DRAFT_SECONDS

    def compose(plan: _Plan) -> Composed:
        key = _key(plan, prompt, model)
        if kept := keeper.get(key):
            return kept
        brief = Brief(prompt, self_name(sheet), plan.section.heading.partition("、")[2])
        composed = compose_section(plan.section.sentences, plan.disguised, brief, guard.judge, model, deadline)
        if not composed.notice:
            keeper.put(key, composed)
        return composed

    composed: dict[int, Composed] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        running = {pool.submit(compose, plan): plan for plan in plans}
        for done in as_completed(running):
            plan = running[done]
            composed[plan.place] = done.result()
            report(plan.place, replace(plan.section, sentences=composed[plan.place].sentences))
    return composed


def _key(plan: _Plan, prompt: Prompt, model: ChatModel) -> str:
    made_from = [
        model.name,
        prompt.header.id,
        prompt.header.version,
        plan.section.heading,
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


def _since(started: float) -> float:
    return round(time.monotonic() - started, 3)
