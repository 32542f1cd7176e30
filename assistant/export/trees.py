"""Drafts, reports and inspections as the JSON trees of the contract."""

from dataclasses import asdict
from typing import Any

from assistant.facts.amounts import plain_number
from assistant.records import Derived, Draft, DraftSection, FactSheet, Inspection, Report

Tree = dict[str, Any]


def draft_tree(draft: Draft, sheet: FactSheet, report: Report) -> Tree:
    """Return a draft as `gongbi draft --json` writes it; `report` is its review."""
    return {
        "schema": 1,
        "unit": draft.unit,
        "year": draft.year,
        "model": draft.model,
        "prompts": dict(draft.prompts),
        "text": draft.text,
        "notices": list(draft.notices),
        "sections": [_section(section) for section in draft.sections],
        "derived": [_derived(derived) for derived in draft.derived],
        "coverage": coverage_tree(sheet, report),
        "findings": [asdict(finding) for finding in report.findings],
        "usage": asdict(draft.usage),
        "seconds": draft.seconds,
    }


def coverage_tree(sheet: FactSheet, report: Report) -> Tree:
    """Return how many facts a text uses, and the reason for each that it does not."""
    optional = {fact.id for fact in sheet.all_facts if not fact.must}
    missing = [fact_id for fact_id, status in report.facts if status == "missing"]
    reasons = ["可以不写（must: false）" if fact_id in optional else "没有写进正文" for fact_id in missing]
    return {
        "facts": len(report.facts),
        "used": len(report.facts) - len(missing),
        "unused": [{"id": fact_id, "reason": reason} for fact_id, reason in zip(missing, reasons, strict=True)],
    }


def report_tree(report: Report) -> Tree:
    """Return a review as `gongbi check --json` prints it."""
    return {
        "schema": 1,
        "ok": report.ok,
        "numbers": [asdict(number) for number in report.numbers],
        "facts": [{"id": fact_id, "status": status} for fact_id, status in report.facts],
        "findings": [asdict(finding) for finding in report.findings],
    }


def inspection_tree(inspection: Inspection) -> Tree:
    """Return what a file holds as `gongbi inspect --json` prints it; `unread` only where there is something."""
    tree = {"schema": 1, **asdict(inspection)}
    return tree if inspection.unread else {key: value for key, value in tree.items() if key != "unread"}


def _section(section: DraftSection) -> Tree:
    return {
        "heading": section.heading,
        "themes": list(section.themes),
        "text": section.text,
        "exemplars": [
            {"id": found.id, "source": found.source, "heading": found.heading, "score": found.score}
            for found in section.exemplars
        ],
        "sentences": [
            {"text": told.text, "fact_ids": list(told.fact_ids), "origin": told.origin} for told in section.sentences
        ],
    }


def _derived(derived: Derived) -> Tree:
    return {**asdict(derived), "fact_ids": list(derived.fact_ids), "value": plain_number(derived.value)}
