"""A finished draft changed in one place: a section written again, or a fact corrected; a person's words stay."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.pipeline import Exemplars, compose, realize
from assistant.drafting.wishes import Wish, focused, read_wish, shorter
from assistant.models import ChatModel
from assistant.records import Draft, DraftSection, FactSheet, Outline, OutlineSection, Sentence


@dataclass(frozen=True)
class Corrected:
    """A draft after facts were corrected; `flagged` are a person's sentences that tell a changed fact, by place."""

    draft: Draft
    flagged: tuple[tuple[int, int], ...]


def outline_of(draft: Draft) -> Outline:
    """Return the outline that a draft follows now."""
    return Outline(draft.title, tuple(_plan_of(section) for section in draft.sections if section.heading))


def write_again(
    draft: Draft,
    place: int,
    sheet: FactSheet,
    corpus: Exemplars,
    model: ChatModel | None,
    *,
    seed: int,
    locked: Collection[int] = (),
    request: str = "",
) -> Draft:
    """Write the section at `place` once more, with the wording of another seed; every other section stays.

    Sentences at the places `locked` stay to the letter, and so do those a person wrote. `request` asks in words for
    something (更简短, 突出……); what nothing came of is said in `notices`.
    """
    old = draft.sections[place]
    kept = {number: old.sentences[number] for number in locked}
    kept |= {number: sentence for number, sentence in enumerate(old.sentences) if sentence.origin == "person"}
    if len(kept) == len(old.sentences):
        return replace(draft, notices=("这一节的句子都锁住了，或是您自己写的，没有可以换的。",))
    plan, told, notices = _as_wished(_plan_of(old), sheet, read_wish(request), model)
    fresh = realize(_only(told, plan.fact_ids), corpus, Outline(draft.title, (plan,)), seed)
    if model:
        fresh = compose(fresh, sheet, model, seed=seed, request=request)
    section = replace(fresh.sections[1], sentences=_with_kept(fresh.sections[1].sentences, kept, old))
    sections = [section if number == place else other for number, other in enumerate(draft.sections)]
    return replace(draft, sections=tuple(sections), notices=(*notices, *fresh.notices), usage=draft.usage + fresh.usage)


def _as_wished(
    plan: OutlineSection, sheet: FactSheet, wish: Wish, model: ChatModel | None
) -> tuple[OutlineSection, FactSheet, list[str]]:
    """Return the section and the sheet as a wish has them told, and what to say to the person."""
    notices = []
    if wish.brief:
        sheet = shorter(sheet)
        ids = {fact.id for fact in sheet.all_facts}
        plan = replace(plan, fact_ids=tuple(one for one in plan.fact_ids if one in ids))
    if wish.focus:
        first = focused(plan, sheet, wish.focus)
        plan, sheet = first or (plan, sheet)
        notices += [] if first else [f"这一节里分不出哪些事实与“{wish.focus}”有关，次序没有动。"]
    if wish.text and not wish.is_understood and model is None:
        notices.append("不用模型时，只能照“更简短”“突出……”这样的要求改。请换个说法，或设好模型后再试。")
    return plan, sheet, notices


def correct(draft: Draft, before: FactSheet, after: FactSheet, corpus: Exemplars, seed: int) -> Corrected:
    """Tell corrected facts anew: exactly the sentences that state them change; a person's are flagged instead."""
    old_facts = {fact.id: fact for fact in before.all_facts}
    changed = {fact.id for fact in after.all_facts if old_facts.get(fact.id) != fact}
    realized = realize(after, corpus, outline_of(draft), seed)
    fresh = [sentence for section in realized.sections for sentence in section.sentences]
    flagged: list[tuple[int, int]] = []
    sections = []
    for place, section in enumerate(draft.sections):
        told: list[Sentence] = []
        for number, sentence in enumerate(section.sentences):
            anew = [one for one in fresh if one.fact_ids and set(one.fact_ids) <= set(sentence.fact_ids)]
            if not changed & set(sentence.fact_ids):
                told.append(sentence)
            elif sentence.origin == "person" or not _tell_the_same(anew, sentence):
                flagged.append((place, number))
                told.append(sentence)
            else:
                told += [one for one in _opening_like(sentence, anew) if one.text not in {said.text for said in told}]
        sections.append(replace(section, sentences=tuple(told)))
    return Corrected(replace(draft, sections=tuple(sections), derived=realized.derived), tuple(flagged))


def _opening_like(sentence: Sentence, anew: Sequence[Sentence]) -> list[Sentence]:
    return [replace(one, starts_paragraph=sentence.starts_paragraph and place == 0) for place, one in enumerate(anew)]


def _tell_the_same(sentences: Sequence[Sentence], told: Sentence) -> bool:
    return {fact_id for one in sentences for fact_id in one.fact_ids} == set(told.fact_ids)


def _only(sheet: FactSheet, fact_ids: Collection[str]) -> FactSheet:
    wanted = set(fact_ids)
    return replace(
        sheet,
        headings=(),
        facts=tuple(fact for fact in sheet.facts if fact.id in wanted),
        problems=tuple(fact for fact in sheet.problems if fact.id in wanted),
        plans=tuple(fact for fact in sheet.plans if fact.id in wanted),
    )


def _plan_of(section: DraftSection) -> OutlineSection:
    return OutlineSection(section.heading, section.themes, _facts_told(section), len(section.text))


def _facts_told(section: DraftSection) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact_id for sentence in section.sentences for fact_id in sentence.fact_ids))


def _with_kept(fresh: Sequence[Sentence], kept: Mapping[int, Sentence], old: DraftSection) -> tuple[Sentence, ...]:
    """Put kept sentences where fresh ones tell the same facts, those that tell none behind what they followed.

    No fact is told by both.
    """
    held = dict(kept)
    for sentence in fresh:
        if any(_share(sentence, one) for one in held.values()):
            held |= {number: one for number, one in enumerate(old.sentences) if _share(sentence, one)}
    told: list[Sentence] = []
    waiting = {number: held[number] for number in sorted(held) if held[number].fact_ids}
    opens = False
    for sentence in fresh:
        opens = opens or sentence.starts_paragraph
        owners = sorted(number for number, one in held.items() if _share(sentence, one))
        here = [waiting.pop(number) for number in owners if number in waiting] if owners else [sentence]
        told += [replace(one, starts_paragraph=opens and place == 0) for place, one in enumerate(here)]
        opens = opens and not here
    told += waiting.values()
    for number in sorted(held):
        if not held[number].fact_ids:
            told.insert(_behind(told, old, number), replace(held[number], starts_paragraph=False))
    return _opened(told)


def _behind(told: Sequence[Sentence], old: DraftSection, number: int) -> int:
    """Find the place after what a sentence followed: itself if it stays, else what now tells the same facts."""
    for before in reversed(old.sentences[:number]):
        places = [place for place, one in enumerate(told) if one.text == before.text or _share(one, before)]
        if places:
            return places[-1] + 1
    return 0


def _share(one: Sentence, other: Sentence) -> bool:
    return bool(set(one.fact_ids) & set(other.fact_ids))


def _opened(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    return tuple(
        replace(sentence, starts_paragraph=True) if number == 0 else sentence
        for number, sentence in enumerate(sentences)
    )
