"""A fact corrected while the draft is at hand: the sentences that state it follow, a person's own are pointed out."""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st
from sqlalchemy import Engine

from assistant.drafting.revise import Corrected, correct
from assistant.errors import DraftConflict, SheetError
from assistant.export.report import fact_words
from assistant.facts.dumping import dump_sheet
from assistant.facts.sheet import LoadedSheet, parse_tree
from assistant.records import Draft, Exemplar, Fact, FactSheet, OutlineSection, Sentence
from assistant.ui import desk
from assistant.ui.frame import notice, quiet
from assistant.ui.opened import Opened
from assistant.ui.sheet_store import list_sheets, save_sheet
from assistant.ui.tables import COLUMNS, HINTS, TABLES, Faults, Row, Tree, check, from_rows, numbered, to_rows

_FIELDS = (
    ("label",),
    ("text",),
    ("value", "approx", "unit"),
    ("total", "last", "target"),
    ("date", "place", "by"),
    ("how", "result", "state"),
)
_OPEN = "correcting"


class _NoExemplars:
    """Corrected sentences are told in our own words; the sections keep the exemplars they have."""

    def exemplars_for(self, sections: Sequence[OutlineSection], *_: object) -> list[list[Exemplar]]:
        return [[] for _ in sections]


def correction_button(opened: Opened, facts: Sequence[Fact], key: str) -> None:
    """Offer to correct the facts of a section."""
    told = "改了数，写到它的句子跟着改；您自己写的句子只标出来，不动"
    if facts and st.button("改事实", key=f"correct-{key}", icon=":material/edit:", type="tertiary", help=told):
        st.session_state[_OPEN] = key
    if st.session_state.get(_OPEN) == key:
        _dialog(opened, facts)


def corrected_sheet(sheet: FactSheet, fact_id: str, fields: Mapping[str, str]) -> LoadedSheet | Faults:
    """Put what a person wrote into a fact's fields, by column name; every fact keeps its id."""
    tree = _with_ids(sheet)
    tables = {table: to_rows(tree, table) for table in TABLES}
    table, index = _place(sheet, fact_id)
    tables[table][index] |= fields
    rows = {name: from_rows(numbered(told)) for name, told in tables.items()}
    return check(tree | {name: list(found.values()) for name, found in rows.items()}, rows)


def follow(draft: Draft, before: FactSheet, after: FactSheet, seed: int) -> tuple[Corrected, str]:
    """Let a draft follow its corrected sheet; beside it, a sentence that says what was done."""
    corrected = correct(draft, before, after, _NoExemplars(), seed)
    changed = len(_new_sentences(draft, corrected.draft))
    told = "事实已改" + (f"，{changed} 句跟着改了。" if changed else "。")
    if corrected.flagged:
        told += f"写到它的 {len(corrected.flagged)} 句没有动，已经标出，请看一看。"
    elif not changed:
        told += "稿子里没有要跟着改的句子。"
    return corrected, told


def follow_locks(before: Draft, after: Draft, locked: Collection[str]) -> tuple[list[str], list[str]]:
    """Return the locked sentences that were told anew, and those that stand in their place now."""
    standing = {sentence.text for section in after.sections for sentence in section.sentences}
    gone = [one for section in before.sections for one in section.sentences if one.text in {*locked} - standing]
    facts = {fact_id for one in gone for fact_id in one.fact_ids}
    return [one.text for one in gone], [one.text for one in _new_sentences(before, after) if facts & set(one.fact_ids)]


def follow_sheets(engine: Engine, before: FactSheet, after: FactSheet) -> int:
    """Correct the sheets being filled in that said the same as the draft's; return how many."""
    same = [saved for saved in list_sheets(engine) if _says(saved.tree, before)]
    for saved in same:
        save_sheet(engine, saved.id, saved.version, dump_sheet(after))
    return len(same)


def _new_sentences(before: Draft, after: Draft) -> list[Sentence]:
    old = {sentence.text for section in before.sections for sentence in section.sentences}
    return [one for section in after.sections for one in section.sentences if one.text not in old]


def _close() -> None:
    st.session_state.pop(_OPEN, None)


@st.dialog("改事实", width="large", on_dismiss=_close)
def _dialog(opened: Opened, facts: Sequence[Fact]) -> None:
    quiet("写到这条事实的句子照新的重写；您自己写的句子不动，只标出来。")
    fact = st.selectbox("改哪一条", facts, format_func=fact_words, key="correct-which")
    assert fact is not None
    table, index = _place(opened.sheet, fact.id)
    row = to_rows(_with_ids(opened.sheet), table)[index]
    with st.form(f"correct-form-{fact.id}", border=False):
        fields = _fields(row, fact.id)
        told = st.container()  # above the button: below it, a low screen would not show it
        asked = st.form_submit_button("改好，稿子跟着改", type="primary")
    with told:
        if asked and any(row[name] != text for name, text in fields.items()):
            _apply(opened, fact.id, fields)
        elif asked:
            quiet("没有改动。")


def _fields(row: Row, fact_id: str) -> dict[str, str]:
    fields = {}
    for names in _FIELDS:
        for column, key in zip(st.columns(len(names)), names, strict=True):
            name = COLUMNS[key]
            with column:
                text = st.text_input(name, str(row[name]), key=f"correct-{fact_id}-{key}", placeholder=HINTS[key])
                fields[name] = (text or "").strip()
    return fields


def _apply(opened: Opened, fact_id: str, fields: Mapping[str, str]) -> None:
    verdict = corrected_sheet(opened.sheet, fact_id, fields)
    if isinstance(verdict, Faults):
        notice("\n".join(told for part in verdict.by_part.values() for told in part), "error")
        return
    if verdict.open_rows:
        notice("数值还空着。请填上数；没有数的事，请清空“数值”和“单位”，写进“文字事实”。", "error")
        return
    corrected, told = follow(opened.draft, opened.sheet, verdict.sheet, opened.stored.seed)
    outdated = {corrected.draft.sections[place].sentences[number].text for place, number in corrected.flagged}
    try:
        opened.window.version = desk.drafts().correct(
            opened.stored.id, opened.version, verdict.sheet, corrected.draft, "改了事实", outdated
        )
        gone, instead = follow_locks(opened.draft, corrected.draft, opened.stored.locked)
        desk.drafts().lock(opened.stored.id, instead, gone)
        if follow_sheets(desk.engine(), opened.sheet, verdict.sheet):
            told += "“起草”页的事实表也改了。"
    except DraftConflict as exc:
        notice(str(exc), "error")
        return
    opened.window.told = told
    _close()
    st.rerun()


def _with_ids(sheet: FactSheet) -> Tree:
    """Return the sheet's tree with every row as a mapping that names itself and others by id."""
    tree = dump_sheet(sheet)
    for table in TABLES:
        facts: Sequence[Fact] = getattr(sheet, table)
        rows = tree.get(table, [])
        tree[table] = [_with_id(row, fact) for row, fact in zip(rows, facts, strict=True)]
    return tree


def _with_id(row: Tree | str, fact: Fact) -> Tree:
    told = {"text": row} if isinstance(row, str) else dict(row)
    links = {"of": fact.part_of, "with": fact.goes_with}
    return told | {"id": fact.id} | {key: end for key, end in links.items() if end}


def _place(sheet: FactSheet, fact_id: str) -> tuple[str, int]:
    places = ((table, index, fact) for table in TABLES for index, fact in enumerate(getattr(sheet, table)))
    return next((table, index) for table, index, fact in places if fact.id == fact_id)


def _says(tree: Tree, sheet: FactSheet) -> bool:
    try:
        return parse_tree(tree).sheet == sheet
    except SheetError:
        return False
