"""What stands on either side of a section's text: the facts it may state, the exemplars it was written after."""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from assistant.export.report import GRADES, fact_words
from assistant.records import DraftSection, Exemplar, Fact, FactSheet, Finding, Report
from assistant.text.passages import COPIED
from assistant.ui.frame import escape
from assistant.ui.marks import longest_shared, passage_html

_MOODS = {"error": "error", "warning": "warning", "info": ""}


def facts_pane(facts: Sequence[Fact], report: Report, numbers: Mapping[str, int], basics: Sequence[str]) -> None:
    """List a section's facts, each with its figures and whether the draft states it; `basics` where it has none."""
    status = dict(report.facts)
    rows = "".join(_fact(fact, numbers[fact.id], status.get(fact.id, "")) for fact in facts)
    rows = rows or "".join(f'<div class="gb-fact spare">{escape(told)}</div>' for told in basics)
    _head("事实")
    st.html(f'<div class="gb-side facts">{rows or _GREY.format("本节没有对应的事实")}</div>')


def section_facts(section: DraftSection, planned: Collection[str], sheet: FactSheet) -> list[Fact]:
    """Return the facts that a section states and those that its outline gave it, in the sheet's order."""
    ids = {fact for sentence in section.sentences for fact in sentence.fact_ids} | set(planned)
    return [fact for fact in sheet.all_facts if fact.id in ids]


def basics_of(sheet: FactSheet) -> list[str]:
    """Return what an opening speaks of: the period, who led, what guided."""
    led = "、".join(filter(None, (sheet.led_by, sheet.superior)))
    return [told for told in (f"{sheet.year}年{sheet.period.removeprefix('年')}", led, *sheet.guidance) if told]


def exemplars_pane(section: DraftSection, findings: Sequence[Finding], key: str) -> None:
    """Show the section's exemplars, masked unless asked for, with how much the section shares with each.

    Only what the review calls copied is shown as such: what many towns say alike is nobody's.
    """
    copied = any(finding.kind == "copied_passage" for finding in findings)
    _head("范文")
    if not section.exemplars:
        st.html(_GREY.format("本节没有范文"))
        return
    names = [f"范文{number}" for number in range(1, len(section.exemplars) + 1)]
    for tab, exemplar in zip(st.tabs(names), section.exemplars, strict=True):
        with tab:
            _exemplar(exemplar, section.text, f"{key}-{exemplar.id}", is_copied=copied)


def findings_list(findings: Sequence[Finding], place: str = "") -> None:
    """List findings with what to do about each; of several about the same words the first says enough."""
    by_place = {(found.line, found.start, found.end, found.text): found for found in reversed(findings)}
    for finding in reversed(by_place.values()):
        advice = f"<br>建议：{escape(finding.suggestion)}" if finding.suggestion else ""
        quoted = f"“{escape(finding.text)}”" if finding.text not in finding.message else ""
        st.html(
            f'<div class="gb-note {_MOODS[finding.severity]}"><b>{GRADES[finding.severity]}</b> '
            f"{escape(place)}{quoted} {escape(finding.message)}{advice}</div>"
        )


def hover_style(key: str, facts: Sequence[Fact], numbers: Mapping[str, int]) -> str:
    """Tie facts and sentences of a section: pointing at one lights up the other."""
    pairs = [(f".fact-{numbers[fact.id]}", f".says-{numbers[fact.id]}") for fact in facts]
    rules = [
        f".st-key-{key}:has({left}:hover) {right}, .st-key-{key}:has({right}:hover) {left} {{background: #dcecdf;}}"
        for left, right in pairs
    ]
    return f"<style>{' '.join(rules)}</style>"


def _shared_words(longest: int, *, is_copied: bool) -> str:
    if not longest:
        return "与本节没有相同的长句"
    advice = f"满 {COPIED} 字要改写" if longest < COPIED or is_copied else "是通用的说法或本单位的事，不用改"
    return f"与本节最长相同 {longest} 字（{advice}）"


_GREY = '<div class="gb-quiet">{}</div>'


def _head(text: str) -> None:
    st.html(f'<div class="gb-head">{text}</div>')


def _fact(fact: Fact, number: int, status: str) -> str:
    style = "" if status == "used" else "missing" if fact.must else "spare"
    told = "" if status == "used" else "　<small>没有写到</small>" if fact.must else "　<small>可以不写</small>"
    extra = "，".join(part for part in (fact.date, fact.place, fact.by, fact.state, fact.how, fact.result) if part)
    small = f"<br><small>{escape(extra)}</small>" if extra else ""
    return f'<div class="gb-fact fact-{number} {style}">{escape(fact_words(fact))}{told}{small}</div>'


def _exemplar(exemplar: Exemplar, text: str, key: str, *, is_copied: bool) -> None:
    longest = longest_shared(text, exemplar.text)
    share = min(100, round(100 * longest / COPIED))
    full = " full" if longest >= COPIED and is_copied else ""
    st.html(
        f'<div class="gb-quiet">{escape(_shared_words(longest, is_copied=is_copied))}</div>'
        f'<div class="gb-meter{full}"><i style="width:{share}%"></i></div>'
    )
    original = st.toggle("看原文", key=f"{key}-original")
    heading, body = (exemplar.heading, exemplar.text) if original else (exemplar.masked_heading, exemplar.masked)
    st.html(f'<div class="gb-side"><b>{escape(heading)}</b>{passage_html(body, text if original else "")}</div>')
    if original:
        st.html(_GREY.format(escape(f"{exemplar.title}（{exemplar.source}）")))
