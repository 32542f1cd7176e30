"""Other exemplars beside a section: the next ones that fit, kept with the draft as a version."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from assistant.drafting.pipeline import EXEMPLARS
from assistant.records import DraftSection, Exemplar, Fact, OutlineSection
from assistant.ui import desk
from assistant.ui.edits import replaced
from assistant.ui.frame import quiet
from assistant.ui.opened import Opened, save

ROUNDS = 4  # what fits worse than the twelfth is no example any more


def others_button(opened: Opened, index: int, section: DraftSection, facts: Sequence[Fact]) -> None:
    """Offer the next exemplars for a section; after the last the first come again."""
    if not section.heading or not facts:
        return
    told = "再找几篇别的镇写同类工作的，放在这里对照；正文不动"
    key = f"others-{opened.key}-{index}"
    if not st.button("换几篇", key=key, icon=":material/refresh:", type="tertiary", help=told):
        return
    plan = OutlineSection(section.heading, section.themes, tuple(fact.id for fact in facts), 0)
    (found,) = desk.corpus().exemplars_for([plan], opened.sheet, ROUNDS * EXEMPLARS)
    chosen = following(found, section.exemplars)
    if chosen == section.exemplars:
        quiet("没有别的范文了。可以到“范文”页添加往年总结。")
        return
    changed = replaced(opened.draft, index, replace(section, exemplars=chosen))
    save(opened, changed, f"换范文 {section.heading}")


def following(found: Sequence[Exemplar], shown: Sequence[Exemplar]) -> tuple[Exemplar, ...]:
    """Return as many exemplars as a section has beside it, those that follow the ones shown."""
    ids = {exemplar.id for exemplar in shown}
    start = max((place + 1 for place, exemplar in enumerate(found) if exemplar.id in ids), default=0)
    others = [exemplar for exemplar in (*found[start:], *found[:start]) if exemplar.id not in ids]
    return tuple(others[:EXEMPLARS]) or tuple(shown)
