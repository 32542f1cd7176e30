"""Texts reviewed against a sheet and the exemplars of others; what was reviewed before is not reviewed again."""

from collections.abc import Sequence

import streamlit as st

from assistant.records import Draft, Exemplar, FactSheet, Report
from assistant.ui import desk


def review_of(draft: Draft, sheet: FactSheet) -> Report:
    """Review a draft, also against the exemplars that it was written after."""
    own = [exemplar for section in draft.sections for exemplar in section.exemplars]
    return _review(draft.text, repr(sheet), desk.corpus_revision(), _sheet=sheet, _own=own)


def review_lines(lines: Sequence[str], sheet: FactSheet) -> Report:
    """Review a text, a paragraph a line."""
    return _review("\n".join(lines), repr(sheet), desk.corpus_revision(), _sheet=sheet, _own=())


@st.cache_data(show_spinner=False, max_entries=64)
def _review(text: str, sheet: str, revision: int, _sheet: FactSheet, _own: Sequence[Exemplar]) -> Report:
    from assistant.corpus.retrieve import of_others
    from assistant.review.review import review

    exemplars = {exemplar.id: exemplar for exemplar in (*desk.exemplars(), *_own)}
    return review(text.split("\n"), _sheet, of_others(exemplars.values(), _sheet))
