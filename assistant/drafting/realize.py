"""Facts to sentences without a model: the draft where there is none, and what a faulty sentence gives way to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.drafting import layout
from assistant.drafting.groups import Group, group_facts
from assistant.drafting.manner import Wording, topic_order, topic_phrases
from assistant.drafting.outline import lead_facts
from assistant.drafting.phrases import Telling, clause, comparison, is_event, is_plain, result, statement, tidy
from assistant.records import PLANS, PROBLEMS, Derived, Fact, FactSheet, OutlineSection, Sentence

LONGEST_SENTENCE = 110
LONGEST_TOGETHER = 90
LONGEST_JOIN = 60


def telling_of(sheet: FactSheet, derived: Iterable[Derived], seed: int) -> Telling:
    """Gather what wording depends on; the same seed gives the same words."""
    by_fact: dict[str, list[Derived]] = {}
    for figure in derived:
        by_fact.setdefault(figure.fact_ids[0], []).append(figure)
    return Telling(sheet, by_fact, Wording(f"{seed}{sheet.unit}{sheet.year}{sheet.period}"))


def realize_section(section: OutlineSection, telling: Telling) -> tuple[Sentence, ...]:
    """Tell a section's facts, each once."""
    by_id = {fact.id: fact for fact in telling.sheet.all_facts}
    facts = [by_id[fact_id] for fact_id in section.fact_ids]
    if not facts:
        return (Sentence("（本部分没有材料，请补充。）", (), "offline", starts_paragraph=True),)
    if PROBLEMS in section.themes:
        return _problems(facts, telling)
    if PLANS in section.themes:
        return _plans(facts, telling)
    by_theme: dict[str, list[Group]] = {}
    for group in group_facts(facts):
        by_theme.setdefault(group.head.theme, []).append(group)
    blocks = [(theme, _points(theme, groups, telling)) for theme, groups in by_theme.items()]
    return layout.arrange(blocks, section, telling.wording)


def realize_lead(section_themes: Sequence[str], telling: Telling) -> tuple[Sentence, ...]:
    """Tell the 引言: period, leading bodies, guidance, and what the summary covers."""
    sheet = telling.sheet
    bodies = "和".join(body for body in (sheet.led_by, sheet.superior) if body)
    parts = [f"{layout.period_words(sheet)}，{layout.self_name(sheet)}"]
    parts += [f"在{bodies}的领导下，"] if bodies else []
    parts += [f"深入学习贯彻{'、'.join(sheet.guidance)}，"] if sheet.guidance else []
    aspects = f"{'、'.join(section_themes)}等方面" if section_themes else "各项"
    parts.append(f"推进{aspects}工作。")
    closing = f"{layout.as_of(sheet)}现总结如下："
    background = [
        Sentence(f"{told}。", tuple(fact.id for fact in group.facts), "offline")
        for group in group_facts(lead_facts(sheet))
        for told in ["，".join(tell_group(group, telling))]
    ]
    return (
        Sentence("".join(parts), (), "offline", starts_paragraph=True),
        *background,
        Sentence(closing, (), "offline"),
    )


def tell_group(group: Group, telling: Telling) -> list[str]:
    """Tell a group in one sentence, or in several where one would be too long; without the full stop."""
    opening = clause(group.head, telling)
    behind = comparison(group.head, telling)
    companions = [_companion(fact, group, telling) for fact in group.companions]
    parts = group.parts.get(group.head.id, ())
    aside, apart = _parts(parts, telling, bracketed=bool(behind or group.head.result or companions))
    if group.head.total is not None and parts and all(fact.value is None for fact in parts):
        aside, behind = "", behind + (aside if not aside.startswith("（") else f"，{aside[1:-1]}")
    first = opening + aside + behind + "".join(f"，{told}" for told in companions) + result(group.head)
    if len(first) > LONGEST_SENTENCE and companions:
        return [opening + aside + behind + result(group.head), "，".join(companions), *apart]
    if apart and len(first) + sum(map(len, apart)) < LONGEST_TOGETHER:
        return ["，".join([first, *apart])]
    return [first, *apart]


def _points(theme: str, groups: Iterable[Group], telling: Telling) -> list[layout.Point]:
    """Split a theme into what its topics announce; highlights go first in each."""
    groups = sorted(
        groups,
        key=lambda group: (topic_order(theme, group.facts), not any(fact.highlight for fact in group.facts)),
    )
    points: list[layout.Point] = []
    for group in groups:
        phrases = topic_phrases(theme, group.facts)
        if not points or (phrases and points[-1].phrases != phrases):
            points.append(layout.Point(phrases, ()))
        points[-1] = replace(points[-1], sentences=(*points[-1].sentences, *_sentences(group, telling)))
    return [replace(point, sentences=_joined(point.sentences)) for point in points]


def _sentences(group: Group, telling: Telling) -> list[layout.Told]:
    ids = tuple(fact.id for fact in group.facts)
    texts = tell_group(group, telling)
    plain = len(ids) == 1 and is_plain(group.head)
    if len(texts) == 1:
        return [layout.Told(texts[0], ids, plain)]
    return [layout.Told(text, _ids_in(text, group, telling, ids), False) for text in texts]


def _ids_in(text: str, group: Group, telling: Telling, ids: tuple[str, ...]) -> tuple[str, ...]:
    told = tuple(fact.id for fact in group.facts if _core(fact, telling) in text)
    return told or ids


def _core(fact: Fact, telling: Telling) -> str:
    return tidy(fact.label or fact.text) if is_event(fact) else statement(fact, telling)


def _joined(sentences: Sequence[layout.Told]) -> tuple[layout.Told, ...]:
    """Join neighbours that are no more than label and figure into one sentence."""
    joined: list[layout.Told] = []
    for told in sentences:
        last = joined[-1] if joined else None
        if last and last.plain and told.plain and len(last.text) + len(told.text) < LONGEST_JOIN:
            joined[-1] = layout.Told(f"{last.text}，{told.text}", (*last.fact_ids, *told.fact_ids), True)
        else:
            joined.append(told)
    return tuple(joined)


def _companion(fact: Fact, group: Group, telling: Telling) -> str:
    parts = group.parts.get(fact.id, ())
    behind = comparison(fact, telling) + result(fact)
    aside, apart = _parts(parts, telling, bracketed=bool(behind))
    return clause(fact, telling) + aside + behind + "".join(f"，{told}" for told in apart)


def _parts(parts: Sequence[Fact], telling: Telling, *, bracketed: bool) -> tuple[str, list[str]]:
    """Tell parts of a whole: plain ones beside the whole's figure, the others behind the sentence."""
    plain = [fact for fact in parts if is_plain(fact)]
    others = [fact for fact in parts if not is_plain(fact)]
    told = "、".join(_part(fact, telling) for fact in plain)
    aside = ""
    if told:
        aside = f"（其中{told}）" if bracketed or others else f"，其中{told}"
    apart = [f"其中{_part(fact, telling)}{comparison(fact, telling)}{result(fact)}" for fact in others]
    return aside, apart


def _part(fact: Fact, telling: Telling) -> str:
    told = clause(fact, telling)
    return told if told.startswith(statement(fact, telling)) else f"，{told}"


def _problems(facts: Sequence[Fact], telling: Telling) -> tuple[Sentence, ...]:
    opening = telling.wording.pick(
        "工作中还存在以下不足：", "对照职工期待，工作中还有以下不足：", "总结工作，还存在以下不足："
    )
    told = [(_told_whole(fact, telling), (fact.id,)) for fact in facts]
    return layout.enumerate_clauses(opening, told)


def _plans(facts: Sequence[Fact], telling: Telling) -> tuple[Sentence, ...]:
    by_theme: dict[str, list[Fact]] = {}
    for fact in facts:
        by_theme.setdefault(fact.theme or fact.id, []).append(fact)
    told = []
    for group in by_theme.values():
        text = "，".join(_told_whole(fact, telling) for fact in group)
        told.append((text, tuple(fact.id for fact in group)))
    return layout.enumerate_clauses(
        f"{layout.next_period(telling.sheet)}，{layout.self_name(telling.sheet)}重点做好以下工作：", told
    )


def _told_whole(fact: Fact, telling: Telling) -> str:
    return clause(fact, telling) + comparison(fact, telling) + result(fact)
