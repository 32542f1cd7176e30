"""A proposed outline as the table that people change, and back: headings, order, and which themes go where."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.drafting.groups import group_facts
from assistant.drafting.layout import numeral
from assistant.drafting.prescribed import fit
from assistant.records import PLANS, PROBLEMS, FactSheet, Outline, OutlineSection
from assistant.text.headings import match_heading
from assistant.ui.sheet_store import Tree

ORDER, HEADING, THEMES, FACTS = "顺序", "标题", "内容", "事实"
_CHANGEABLE = (ORDER, HEADING, THEMES)
_CLOSING = (PROBLEMS, PLANS)

Row = dict[str, object]


def with_edits(proposed: Outline, edits: Tree, theme_of: Mapping[str, str]) -> list[Row]:
    """Return the table's rows, with what a person changed where the section is still proposed.

    `theme_of` gives the theme that each fact is told under, by id.
    """
    kept = edits.get("sections", {})
    as_proposed = _rows(proposed)
    rows = [_changed(row, kept.get(name, {})) for name, row in zip(_names(as_proposed), as_proposed, strict=True)]
    held = _held(proposed, rows, theme_of)
    return [row | {FACTS: len(fact_ids)} for row, fact_ids in zip(rows, held, strict=True)]


def edits_of(proposed: Outline, title: str, rows: Sequence[Row]) -> Tree:
    """Return what differs from the proposal: the title, and of each section, by its themes, what was changed."""
    as_proposed = _rows(proposed)
    sections = {
        place: changed
        for place, was, row in zip(_names(as_proposed), as_proposed, rows, strict=True)
        if (changed := {name: row[name] for name in _CHANGEABLE if row[name] != was[name]})
    }
    edits: Tree = {"sections": sections} if sections else {}
    return edits | ({"title": title.strip()} if title.strip() not in ("", proposed.title) else {})


def moved(before: Sequence[Row], after: Sequence[Row], theme_of: Mapping[str, str]) -> list[Row]:
    """Return the rows as changed, with every theme of the facts in one place: where it was put last.

    What nobody lists returns to its row; if that was emptied, it goes to the row whose themes are nearest. Problems
    and plans keep their rows.
    """
    was, now = [_listed(row) for row in before], [_listed(row) for row in after]
    if not any(now):
        return [row | {THEMES: themes} for row, themes in zip(after, was, strict=True)]
    kept = [
        [theme for theme in themes if theme in was[place] or not _closes([*was[place], theme])]
        for place, themes in enumerate(now)
    ]
    added = [[theme for theme in themes if theme not in was[place]] for place, themes in enumerate(kept)]
    for place, themes in enumerate(kept):
        others = {theme for other, names in enumerate(added) if other != place for theme in names}
        kept[place] = [theme for theme in themes if theme not in others or theme in added[place]]
    for place, theme in ((place, theme) for place, themes in enumerate(was) for theme in themes):
        if theme in set(theme_of.values()) and not any(theme in themes for themes in kept):
            kept[_place_for(theme, place, kept, now)].append(theme)
    return [row | {THEMES: themes} for row, themes in zip(after, kept, strict=True)]


def changed_outline(outline: Outline, title: str, rows: Sequence[Row], theme_of: Mapping[str, str]) -> Outline:
    """Apply what a person changed; headings are numbered anew if any did, a section without themes is left out."""
    title = title.strip() or outline.title
    if [_kept(row) for row in rows] == [_kept(row) for row in _rows(outline)]:
        return replace(outline, title=title)
    held = _held(outline, rows, theme_of)
    parts = [part for part in zip(rows, held, outline.sections, strict=True) if _listed(part[0])]
    parts.sort(key=lambda part: float(str(part[0][ORDER])))
    sections = [
        OutlineSection(_numbered(number, str(row[HEADING])), tuple(_listed(row)), fact_ids, section.length)
        for number, (row, fact_ids, section) in enumerate(parts, 1)
    ]
    return Outline(title, tuple(sections))


def themes_of(sheet: FactSheet) -> dict[str, str]:
    """Return the theme that each fact is told under, by id: what belongs together has that of its head."""
    told = {fact.id: group.head.theme for group in group_facts(sheet.facts) for fact in group.facts}
    return told | {fact.id: PROBLEMS for fact in sheet.problems} | {fact.id: PLANS for fact in sheet.plans}


def _changed(row: Row, changes: Tree) -> Row:
    return row | {name: changes[name] for name in _CHANGEABLE if name in changes}


def _held(outline: Outline, rows: Sequence[Row], theme_of: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return the facts of each row: those of its section that it still lists, then those that came to it."""
    now = [_listed(row) for row in rows]
    stay: list[list[str]] = [[] for _ in now]
    come: list[list[str]] = [[] for _ in now]
    for place, section in enumerate(outline.sections):
        for fact_id in section.fact_ids:
            theme = theme_of.get(fact_id, "")
            if theme in now[place] or theme not in section.themes:
                stay[place].append(fact_id)
            else:
                come[next((other for other, themes in enumerate(now) if theme in themes), place)].append(fact_id)
    return [(*own, *others) for own, others in zip(stay, come, strict=True)]


def _place_for(theme: str, place: int, kept: Sequence[Sequence[str]], now: Sequence[Sequence[str]]) -> int:
    if now[place] or theme in _CLOSING:
        return place
    others = [other for other, themes in enumerate(now) if themes and not _closes(themes)]
    return max(others, key=lambda other: fit(theme, kept[other]), default=place)


def _closes(themes: Sequence[str]) -> bool:
    return bool({*_CLOSING} & {*themes})


def _names(rows: Sequence[Row]) -> list[str]:
    """Name sections by their themes, which outlive a change of the sheet; a second one of the same is numbered."""
    themes = ["、".join(_listed(row)) for row in rows]
    return [f"{name} {themes[:place].count(name) + 1}" for place, name in enumerate(themes)]


def _kept(row: Row) -> tuple[float, str, list[str]]:
    return float(str(row[ORDER])), str(row[HEADING]), _listed(row)


def _listed(row: Row) -> list[str]:
    themes = row[THEMES]
    return [str(theme) for theme in themes] if isinstance(themes, (list, tuple)) else []


def _rows(outline: Outline) -> list[Row]:
    return [_row(number, section) for number, section in enumerate(outline.sections, 1)]


def _row(number: int, section: OutlineSection) -> Row:
    return {
        ORDER: float(number),
        HEADING: _bare(section.heading),
        THEMES: list(section.themes),
        FACTS: len(section.fact_ids),
    }


def _numbered(number: int, heading: str) -> str:
    return f"{numeral(number)}、{_bare(heading)}"


def _bare(heading: str) -> str:
    found = match_heading(heading)
    return found.title if found and found.system == "一、" and found.title else heading.strip()
