"""Facts to sentences without a model: the draft where there is none, and what a faulty sentence gives way to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.drafting import layout
from assistant.drafting.changes import comparison
from assistant.drafting.clauses import clause
from assistant.drafting.frames import lack
from assistant.drafting.groups import Group, group_facts
from assistant.drafting.headings import headings_for
from assistant.drafting.labelforms import worded
from assistant.drafting.manner import Wording, topic_order, topic_phrases
from assistant.drafting.outline import parts_of
from assistant.drafting.phrases import Telling, result
from assistant.drafting.tellings import joined, tell_group
from assistant.records import PLANS, PROBLEMS, Derived, Fact, FactSheet, OutlineSection, Sentence
from assistant.review.sentence import check_sentence

MANY_THEMES = 6


def telling_of(sheet: FactSheet, derived: Iterable[Derived], seed: int) -> Telling:
    """Gather what wording depends on; the same seed gives the same words."""
    by_fact: dict[str, list[Derived]] = {}
    for figure in derived:
        by_fact.setdefault(figure.fact_ids[0], []).append(figure)
    return Telling(sheet, by_fact, Wording(f"{sheet.unit}{sheet.year}{sheet.period}", seed))


def realize_section(section: OutlineSection, telling: Telling) -> tuple[Sentence, ...]:
    """Tell a section's facts, each once."""
    by_id = {fact.id: fact for fact in telling.sheet.all_facts}
    facts = [worded(by_id[fact_id]) for fact_id in section.fact_ids]
    if not facts:
        return (Sentence("（本部分没有材料，请补充。）", (), "offline", starts_paragraph=True),)
    if {PROBLEMS, PLANS} & set(section.themes):
        plans = {plan.id for plan in telling.sheet.plans}
        short, ahead = [one for one in facts if one.id not in plans], [one for one in facts if one.id in plans]
        return (
            *(_problems(short, telling) if short else ()),
            *(_plans(ahead, telling, apart=not short) if ahead else ()),
        )
    if len({fact.theme for fact in facts}) >= MANY_THEMES:
        return _under_heads(facts, telling)
    return layout.arrange(_blocks(facts, telling), section, telling.wording)


def _under_heads(facts: Sequence[Fact], telling: Telling) -> tuple[Sentence, ...]:
    """Part a section of many themes under heads of its own, as a whole draft is."""
    parts = parts_of(facts)
    heads = headings_for(parts, (), telling.wording)
    told = [(head, _blocks(part.facts, telling)) for head, part in zip(heads, parts, strict=True)]
    return layout.under_heads(told, telling.wording)


def _blocks(facts: Sequence[Fact], telling: Telling) -> list[tuple[str, list[layout.Point]]]:
    by_theme: dict[str, list[Group]] = {}
    for group in group_facts(facts):
        by_theme.setdefault(group.head.theme, []).append(group)
    return [(theme, _points(theme, groups, telling)) for theme, groups in by_theme.items()]


def tell_safely(group: Group, telling: Telling) -> list[layout.Told]:
    """Tell a group in turns of phrase that the review lets pass, plainly where it objects to them.

    What may be left out is, where it objects even to the plain way.
    """
    told = tell_group(group, telling)
    if _passes(told, group, telling):
        return told
    plain = tell_group(group, telling.plainly())
    optional = not any(fact.must for fact in group.facts)
    return [] if optional and not _passes(plain, group, telling) else plain


def _passes(told: Sequence[layout.Told], group: Group, telling: Telling) -> bool:
    ids = [fact.id for fact in group.facts]
    findings = check_sentence("".join(f"{one.text}。" for one in told), telling.sheet, fact_ids=ids)
    return all(finding.severity != "error" for finding in findings)


def _points(theme: str, groups: Iterable[Group], telling: Telling) -> list[layout.Point]:
    """Split a theme into what its topics announce; topics with highlights go first, and highlights first in each."""
    groups = list(groups)
    lit = {topic_order(theme, group.facts) for group in groups if _is_lit(group)}
    order = {group.head.id: topic_order(theme, group.facts) for group in groups}
    groups.sort(key=lambda group: (order[group.head.id] not in lit, order[group.head.id], not _is_lit(group)))
    points: list[layout.Point] = []
    topic: tuple[str, ...] = ()
    for group in groups:
        phrases = topic_phrases(theme, group.facts)
        if not points or topic != phrases:
            topic = phrases
            points.append(layout.Point(_promised(phrases, telling), ()))
        points[-1] = replace(points[-1], sentences=(*points[-1].sentences, *tell_safely(group, telling)))
    told = [replace(point, sentences=joined(point.sentences)) if point.phrases else point for point in points]
    return [point for point in told if point.sentences]


def _is_lit(group: Group) -> bool:
    return any(fact.highlight for fact in group.facts)


def _promised(phrases: Sequence[str], telling: Telling) -> tuple[str, ...]:
    """Return the phrases that announce nothing the sheet does not hold."""
    found = {phrase: check_sentence(f"{phrase}。", telling.sheet) for phrase in phrases}
    return tuple(phrase for phrase, objections in found.items() if not objections)


def _problems(facts: Sequence[Fact], telling: Telling) -> tuple[Sentence, ...]:
    opening = (
        "工作中还存在不足："
        if len(facts) == 1
        else telling.wording.pick(
            "工作中还存在以下不足：",
            "对照职工期待，工作中还有以下不足：",
            "回顾全部工作，还有以下薄弱环节：",
            "与新任务新要求相比，还有以下差距：",
        )
    )
    told = [(_told_whole(fact, telling), (fact.id,)) for fact in facts]
    return layout.enumerate_clauses(opening, told)


def _plans(facts: Sequence[Fact], telling: Telling, *, apart: bool) -> tuple[Sentence, ...]:
    """Tell plans; those not `apart` from shortcomings begin with the time they are for."""
    by_theme: dict[str, list[Fact]] = {}
    for fact in facts:
        by_theme.setdefault(fact.theme or fact.id, []).append(fact)
    told = []
    for group in by_theme.values():
        text = "，".join(_told_whole(fact, telling) for fact in group)
        told.append((text, tuple(fact.id for fact in group)))
    sheet = telling.sheet
    when, unit = layout.next_period(sheet), layout.self_name(sheet)
    if any(when.removeprefix("第") in fact.text + fact.label for fact in facts):
        when = "下一步"
    opening = (
        f"{when}，{unit}的重点工作是："
        if len(told) == 1
        else telling.wording.pick(
            f"{when}，{unit}重点做好以下工作：",
            f"针对上述不足，{when}重点做好以下工作：" if apart and sheet.problems else f"{when}重点做好以下工作：",
            f"{when}，{unit}安排以下工作：",
            f"{when}着重抓好以下几项工作：",
        )
    )
    return layout.enumerate_clauses(opening, told)


def _told_whole(fact: Fact, telling: Telling) -> str:
    if lacking := lack(fact):
        return lacking
    return clause(fact, telling) + comparison(fact, telling) + result(fact)
