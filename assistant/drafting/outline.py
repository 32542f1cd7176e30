"""A sheet to an outline: which themes make a section, in what order, under what heading and at what length."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.drafting.groups import Group, group_facts
from assistant.drafting.headings import GENERAL, Part, headings_for
from assistant.drafting.kinship import kin, nearness, strain
from assistant.drafting.layout import next_period, numeral
from assistant.drafting.manner import Wording, topic_order
from assistant.drafting.prescribed import fit, under_headings
from assistant.facts.periods import period_name
from assistant.records import PLANS, PROBLEMS, THEMES, Fact, FactSheet, Outline, OutlineSection

DEFAULT_LENGTH = 2000
MOST_SECTIONS = 6
FEW_SECTIONS = 3
ONE_FACT, ONE_STORY = 2, 4
HEAVY = 0.4
THIN = 0.06

Themes = tuple[str, ...]


def propose_outline(sheet: FactSheet, exemplar_headings: Sequence[str] = (), seed: int = 0) -> Outline:
    """Propose sections that hold every fact once.

    Prescribed headings of the sheet are kept to the letter; otherwise the manner (抓……，促…… or a pair of
    phrases) follows the majority of `exemplar_headings`.
    """
    if sheet.headings:
        return Outline(title_of(sheet), _numbered(_with_lengths(_prescribed(sheet), sheet)))
    parts = parts_of(_thematic(sheet))
    headings = headings_for(parts, exemplar_headings, Wording(f"{sheet.unit}{sheet.year}", seed))
    sections = [_section(heading, part.themes, part.facts) for heading, part in zip(headings, parts, strict=True)]
    sections += _closing(sheet)
    return Outline(title_of(sheet), _numbered(_with_lengths(sections, sheet)))


def parts_of(facts: Sequence[Fact]) -> list[Part]:
    """Part facts into what each heading should hold."""
    return _split(_merged(facts))


def complete_outline(outline: Outline, sheet: FactSheet) -> Outline:
    """Put facts that an outline made by hand leaves out under the section whose themes are nearest to theirs."""
    placed = {fact_id for section in outline.sections for fact_id in section.fact_ids}
    placed |= {fact.id for fact in lead_facts(sheet)}
    sections = list(outline.sections)
    for fact in (fact for fact in sheet.all_facts if fact.id not in placed):
        theme = PROBLEMS if fact in sheet.problems else PLANS if fact in sheet.plans else fact.theme
        place = max(range(len(sections)), key=lambda place: fit(theme, sections[place].themes))
        sections[place] = replace(sections[place], fact_ids=(*sections[place].fact_ids, fact.id))
    return replace(outline, sections=tuple(sections))


def is_thematic(themes: Sequence[str]) -> bool:
    """Whether a section tells the period's work, rather than problems or plans."""
    return not {PROBLEMS, PLANS} & set(themes)


def lead_facts(sheet: FactSheet) -> tuple[Fact, ...]:
    """Return the facts that the 引言 tells: a town's general state, which is no theme's work."""
    return tuple(
        fact
        for group in group_facts(sheet.facts)
        if all(member.theme == GENERAL and member.value is None and not member.date for member in group.facts)
        for fact in group.facts
    )


def title_of(sheet: FactSheet) -> str:
    """Return the summary's title."""
    return f"{sheet.unit}{period_name(sheet)}工作总结"


def _thematic(sheet: FactSheet) -> list[Fact]:
    general = set(lead_facts(sheet))
    return [fact for fact in sheet.facts if fact not in general]


def _merged(facts: Sequence[Fact]) -> list[Part]:
    """Merge themes into sections, kin and thin ones first, until there are as many as the facts carry."""
    groups = group_facts(facts)
    weights = _weights(groups)
    parts: list[Themes] = [(theme,) for theme in THEMES if weights[theme]]
    wanted = _section_count(len(groups))
    while len(parts) > wanted or (len(parts) > FEW_SECTIONS and _thin_pairs(parts, weights)):
        pairs = _thin_pairs(parts, weights) or list(combinations(parts, 2))
        one, other = min(pairs, key=lambda pair: strain(pair[0], pair[1], weights))
        merged = tuple(theme for theme in THEMES if theme in (*one, *other))
        parts = [merged if part == one else part for part in parts if part != other]
    return [Part(themes, _facts_of(groups, themes)) for themes in parts]


def _weights(groups: Sequence[Group]) -> Mapping[str, int]:
    weights = dict.fromkeys(THEMES, 0)
    for group in groups:
        weights[group.head.theme] += 1 + len(group.facts)
    return weights


def _thin_pairs(parts: Sequence[Themes], weights: Mapping[str, int]) -> list[tuple[Themes, Themes]]:
    """Return each part too thin for a heading of its own with each that is kin enough to take it in."""
    pairs = []
    for one, other in combinations(parts, 2):
        weight = min(_weight(one, weights), _weight(other, weights))
        near = kin(one, other) if weight <= ONE_FACT else nearness(one, other) - 1
        if weight <= max(ONE_STORY, THIN * sum(weights.values())) and near >= 1:
            pairs.append((one, other))
    return pairs


def _weight(part: Themes, weights: Mapping[str, int]) -> int:
    return sum(weights[theme] for theme in part)


def _section_count(groups: int) -> int:
    for least, count in ((22, MOST_SECTIONS), (15, 5), (9, 4), (6, 3), (3, 2)):
        if groups >= least:
            return count
    return 1


def _facts_of(groups: Sequence[Group], themes: Sequence[str]) -> tuple[Fact, ...]:
    return tuple(fact for theme in themes for group in groups if group.head.theme == theme for fact in group.facts)


def _split(parts: Sequence[Part]) -> list[Part]:
    """Split what outweighs all else in two: between its themes, or between the topics of its main one."""
    total = sum(len(part.facts) for part in parts)
    told: list[Part] = []
    for part in parts:
        heavy = len(part.facts) > HEAVY * total and len(parts) > FEW_SECTIONS - 1
        told += _halves(part) if heavy else [part]
    return told


def _halves(part: Part) -> list[Part]:
    groups = group_facts(part.facts)
    main = max(part.themes, key=lambda theme: sum(fact.theme == theme for fact in part.facts))
    groups.sort(key=lambda group: (THEMES.index(group.head.theme), topic_order(main, group.facts)))
    between = [
        place
        for place in range(1, len(groups))
        if groups[place].head.theme != groups[place - 1].head.theme
        and 4 * min(place, len(groups) - place) >= len(groups)
    ]
    places = [place for place in range(1, len(groups)) if groups[place].head.theme == main]
    cuts = between or [place for place in places if _topic(groups[place], main) != _topic(groups[place - 1], main)]
    if not cuts:
        return [part]
    cut = min(cuts, key=lambda place: abs(2 * place - len(groups)))
    return [_part_of(groups[:cut]), _part_of(groups[cut:])]


def _topic(group: Group, theme: str) -> int:
    return topic_order(theme, group.facts)


def _part_of(groups: Sequence[Group]) -> Part:
    told = {group.head.theme for group in groups}
    themes = tuple(theme for theme in THEMES if theme in told)
    return Part(themes, _facts_of(groups, themes))


def _section(heading: str, themes: Sequence[str], facts: Sequence[Fact]) -> OutlineSection:
    return OutlineSection(heading, tuple(themes), tuple(fact.id for fact in facts), 0)


def _closing(sheet: FactSheet) -> list[OutlineSection]:
    sections = []
    if sheet.problems:
        sections.append(_section("存在的不足", (PROBLEMS,), sheet.problems))
    if sheet.plans:
        sections.append(_section(f"{next_period(sheet)}工作计划", (PLANS,), sheet.plans))
    return sections


def _prescribed(sheet: FactSheet) -> list[OutlineSection]:
    """Fill the county's headings; problems and plans go under theirs, or behind the others where there are none."""
    sections = [_section(*filled) for filled in under_headings(sheet.headings, _thematic(sheet))]
    closing_ids = {fact.id for fact in (*sheet.problems, *sheet.plans)}
    for closing in _closing(sheet):
        theme = closing.themes[0]
        place = next((place for place, section in enumerate(sections) if theme in section.themes), None)
        if place is None:
            sections.append(closing)
        else:
            kept = sections[place]
            told = tuple(one for one in kept.fact_ids if one in closing_ids) + closing.fact_ids
            sections[place] = replace(closing, heading=kept.heading, themes=kept.themes, fact_ids=told)
    return sections


def _with_lengths(sections: Sequence[OutlineSection], sheet: FactSheet) -> list[OutlineSection]:
    total = sum(len(section.fact_ids) for section in sections) or 1
    length = sheet.length or DEFAULT_LENGTH
    return [replace(section, length=length * len(section.fact_ids) // total) for section in sections]


def _numbered(sections: Sequence[OutlineSection]) -> tuple[OutlineSection, ...]:
    return tuple(
        replace(section, heading=f"{numeral(number)}、{section.heading}") for number, section in enumerate(sections, 1)
    )
