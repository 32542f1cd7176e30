"""A sheet to an outline: which themes make a section, in what order, under what heading and at what length."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.groups import group_facts
from assistant.drafting.layout import next_period, numeral
from assistant.drafting.manner import GRASPS, HEADINGS, Wording, fitting
from assistant.facts.periods import period_name
from assistant.records import PLANS, PROBLEMS, THEMES, Fact, FactSheet, Outline, OutlineSection
from assistant.text.themes import guess_themes

DEFAULT_LENGTH = 2000
CROWD = 5
GENERAL = "其他"

# themes that a county reads under one heading
_FAMILIES = (
    ("思想引领", "文体活动"),
    ("组织建设", "新就业形态"),
    ("维权协商", "民主管理", "安全生产"),
    ("帮扶救助", "普惠服务", "女职工工作"),
    ("建功立业", "荣誉表彰", "文体活动"),
    ("维权协商", "女职工工作"),
    ("经费经审", "自身建设", "其他"),
    ("荣誉表彰", "自身建设"),
)

# what a county's own headings say where they name no theme
_HINTS = (
    ("组织建设", "建强|组织|基层|阵地|楼宇|商圈|园区|覆盖|根基|基础"),
    ("维权协商", "权益|维权|和谐|劳动关系|稳定"),
    ("建功立业", "产业|技艺|技能|本领|发展|中心|大局|建功|素质"),
    ("普惠服务", "服务|实事|所盼|所需|需求|温度|生活|温暖|关爱"),
    ("思想引领", "思想|政治|引领|学习|宣传|文化"),
    ("自身建设", "自身|干部|作风|能力|改革|机制"),
)


def propose_outline(sheet: FactSheet, exemplar_headings: Sequence[str] = (), seed: int = 0) -> Outline:
    """Propose sections that hold every fact once.

    Prescribed headings of the sheet are kept to the letter; otherwise the manner (抓……，促…… or a pair of
    phrases) follows the majority of `exemplar_headings`.
    """
    if sheet.headings:
        return Outline(title_of(sheet), _numbered(_prescribed(sheet)))
    facts = _thematic(sheet)
    groups = _merged(facts)
    headings = _headings(groups, facts, exemplar_headings, Wording(f"{seed}{sheet.unit}{sheet.year}"))
    sections = [
        _section(heading, themes, _of_themes(facts, themes)) for heading, themes in zip(headings, groups, strict=True)
    ]
    sections += _closing(sheet)
    return Outline(title_of(sheet), _numbered(_with_lengths(sections, sheet)))


def complete_outline(outline: Outline, sheet: FactSheet) -> Outline:
    """Put facts that an outline made by hand leaves out under the section whose themes are nearest to theirs."""
    placed = {fact_id for section in outline.sections for fact_id in section.fact_ids}
    placed |= {fact.id for fact in lead_facts(sheet)}
    sections = list(outline.sections)
    for fact in (fact for fact in sheet.all_facts if fact.id not in placed):
        theme = PROBLEMS if fact in sheet.problems else PLANS if fact in sheet.plans else fact.theme
        place = max(range(len(sections)), key=lambda place: _fit(theme, sections[place].themes))
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


def _merged(facts: Sequence[Fact]) -> list[tuple[str, ...]]:
    """Merge thin themes into sections, the thinnest first, until there are as many as the facts carry."""
    weights = {theme: 0 for theme in THEMES}
    for group in group_facts(facts):
        weights[group.head.theme] += 1 + len(group.facts)
    parts: list[tuple[str, ...]] = [(theme,) for theme in THEMES if weights[theme]]
    wanted = _section_count(len(group_facts(facts)))
    while len(parts) > wanted:
        thin = min(parts, key=lambda part: (sum(weights[theme] for theme in part), -THEMES.index(part[0])))
        others = [part for part in parts if part is not thin]
        host = max(
            others,
            key=lambda part: (
                _affinity(thin, part) - CROWD * (len(part) + len(thin)),
                -sum(weights[theme] for theme in part),
            ),
        )
        parts = [_in_order((*part, *thin)) if part is host else part for part in others]
    return sorted(parts, key=lambda part: THEMES.index(part[0]))


def _section_count(groups: int) -> int:
    for least, count in ((22, 6), (15, 5), (9, 4), (6, 3), (3, 2)):
        if groups >= least:
            return count
    return 1


def _affinity(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = [(a, b) for a in one for b in other]
    kin = sum(any(a in family and b in family for family in _FAMILIES) for a, b in pairs)
    gap = min(abs(THEMES.index(a) - THEMES.index(b)) for a, b in pairs)
    return 30 * kin // len(pairs) - gap


def _in_order(themes: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(themes, key=THEMES.index))


def _headings(
    groups: Sequence[tuple[str, ...]], facts: Sequence[Fact], exemplar_headings: Sequence[str], wording: Wording
) -> list[str]:
    grasping = sum(heading.startswith("抓") for heading in exemplar_headings)
    if grasping * 2 > len(exemplar_headings):
        return [f"{GRASPS[themes[0]][0]}，{GRASPS[themes[-1]][1]}" for themes in groups]
    return [_paired(themes, facts, wording) for themes in groups]


def _paired(themes: Sequence[str], facts: Sequence[Fact], wording: Wording) -> str:
    named = [theme for theme in themes if theme != GENERAL] or [GENERAL]
    told = {theme: _words_of(_of_themes(facts, [theme])) for theme in named}
    if len(named) == 1:
        return wording.pick(*fitting(["，".join(pair) for pair in HEADINGS[named[0]]], told[named[0]]))
    firsts = ([pair[0] for pair in HEADINGS[theme]] for theme in named[:2])
    return "，".join(
        wording.pick(*fitting(phrases, told[theme])) for theme, phrases in zip(named, firsts, strict=False)
    )


def _words_of(facts: Sequence[Fact]) -> str:
    return " ".join(part for fact in facts for part in (fact.label, fact.text, fact.how, fact.result))


def _of_themes(facts: Sequence[Fact], themes: Sequence[str]) -> list[Fact]:
    """Return the facts whose group's head is of one of the themes, theme by theme."""
    by_theme: dict[str, list[Fact]] = {theme: [] for theme in themes}
    for group in group_facts(facts):
        if group.head.theme in by_theme:
            by_theme[group.head.theme] += group.facts
    return [fact for told in by_theme.values() for fact in told]


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
    """Put every fact under one of the county's headings: where its theme is named, else where it is nearest."""
    themes_of = [_themes_named(heading) for heading in sheet.headings]
    holds: list[list[Fact]] = [[] for _ in sheet.headings]
    open_places = [place for place, themes in enumerate(themes_of) if is_thematic(themes)]
    for group in group_facts(_thematic(sheet)):
        place = max(open_places or range(len(holds)), key=lambda place: _fit(group.head.theme, themes_of[place]))
        holds[place] += group.facts
    sections = [
        _section(_unnumbered(heading), _told_themes(facts, themes), facts)
        for heading, themes, facts in zip(sheet.headings, themes_of, holds, strict=True)
    ]
    return _with_lengths(_filled(sections, sheet), sheet)


def _themes_named(heading: str) -> tuple[str, ...]:
    found = guess_themes("", heading)
    if found != (GENERAL,):
        return found
    return tuple(theme for theme, hint in _HINTS if re.search(hint, heading)) or found


def _fit(theme: str, themes: Sequence[str]) -> int:
    if theme in themes:
        return 100
    if theme not in THEMES:
        return 0
    known = [name for name in themes if name in THEMES]
    return _affinity((theme,), known) if known else -50


def _told_themes(facts: Sequence[Fact], themes: Sequence[str]) -> tuple[str, ...]:
    closing = tuple(theme for theme in themes if theme in (PROBLEMS, PLANS))
    return closing[:1] or _in_order(list(dict.fromkeys(fact.theme for fact in facts))) or tuple(themes)


def _filled(sections: list[OutlineSection], sheet: FactSheet) -> list[OutlineSection]:
    """Put problems and plans under their prescribed headings, or behind the others where there are none."""
    for closing in _closing(sheet):
        theme = closing.themes[0]
        place = next((place for place, section in enumerate(sections) if theme in section.themes), None)
        if place is None:
            sections.append(closing)
        else:
            sections[place] = OutlineSection(sections[place].heading, closing.themes, closing.fact_ids, 0)
    return sections


def _unnumbered(heading: str) -> str:
    head, mark, rest = heading.partition("、")
    return rest if mark and len(head) <= 3 and set(head) <= set("一二三四五六七八九十百0123456789") else heading


def _with_lengths(sections: Sequence[OutlineSection], sheet: FactSheet) -> list[OutlineSection]:
    total = sum(len(section.fact_ids) for section in sections) or 1
    length = sheet.length or DEFAULT_LENGTH
    return [
        OutlineSection(section.heading, section.themes, section.fact_ids, length * len(section.fact_ids) // total)
        for section in sections
    ]


def _numbered(sections: Sequence[OutlineSection]) -> tuple[OutlineSection, ...]:
    return tuple(
        OutlineSection(f"{numeral(number)}、{section.heading}", section.themes, section.fact_ids, section.length)
        for number, section in enumerate(sections, 1)
    )
