"""Drafts in full, to be read: a change of wording is seen in review."""

import os
from pathlib import Path

import pytest

from assistant.drafting.pipeline import draft
from assistant.facts.sheet import load_sheet
from assistant.resources import SAMPLES
from assistant.review.review import review
from tests.drafting.sheets import NoExemplars

GOLDENS = Path(__file__).parent / "goldens"
BLESS = "GONGBI_BLESS"
OFFLINE = (
    SAMPLES / "small-2025-h1.yaml",
    SAMPLES / "qingxi-2025.yaml",
    SAMPLES / "large-2025.yaml",
    GOLDENS / "haidaitou-2025-h1.yaml",
)


@pytest.mark.parametrize("path", OFFLINE, ids=lambda path: path.stem)
def test_an_offline_draft_reads_as_it_did_when_it_was_last_read(path):
    golden = GOLDENS / f"{path.stem}.offline.txt"
    text = draft(load_sheet(path).sheet, NoExemplars()).text + "\n"
    if os.environ.get(BLESS):
        golden.write_text(text, encoding="utf-8")
    told = f"措辞变了。请把 {golden.name} 的新旧两稿念一遍；新稿更好，就用 {BLESS}=1 再运行一次本测试，把它存下。"
    assert text == golden.read_text(encoding="utf-8"), told


@pytest.mark.parametrize("path", sorted(GOLDENS.glob("*.qwen*.txt")), ids=lambda path: path.stem)
def test_a_draft_that_a_real_weak_model_rewrote_says_what_its_sheet_says(path):
    town = load_sheet(SAMPLES / f"{path.name.partition('.')[0]}.yaml").sheet
    report = review(path.read_text(encoding="utf-8").splitlines(), town)
    assert [finding for finding in report.findings if finding.severity == "error"] == []
    assert {status for _, status in report.facts} == {"used"}


def test_a_sheet_of_unusual_labels_is_told_in_full_with_nothing_to_object_to():
    town = load_sheet(GOLDENS / "haidaitou-2025-h1.yaml").sheet
    report = review(draft(town, NoExemplars()).text.split("\n"), town)
    assert [finding for finding in report.findings if finding.severity in ("error", "warning")] == []
    assert {status for _, status in report.facts} == {"used"}
