from pathlib import Path

import pytest

from assistant.facts.sheet import load_sheet
from assistant.resources import SAMPLES
from assistant.review.review import review
from tests.review.kill_rates import errors, false_alarms, kill_rates, shipped_pairs

PAIRS = shipped_pairs()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_shipped_summary_agrees_with_its_sheet_and_uses_all_of_it(pair) -> None:  # type: ignore[no-untyped-def]
    assert [f"{one.line} {one.kind} {one.message}" for one in errors(pair.lines, pair.sheet)] == []


@pytest.mark.parametrize("name", ["qingxi-2025", "large-2025"])
def test_a_draft_in_another_hand_raises_no_alarm_and_uses_all_facts(name: str) -> None:
    sheet = load_sheet(SAMPLES / f"{name}.yaml").sheet
    text = (Path(__file__).parent / "data" / f"{name}.txt").read_text(encoding="utf-8")
    report = review(text.splitlines(), sheet)
    assert [finding.message for finding in report.findings if finding.severity != "info"] == []
    assert {status for _, status in report.facts} == {"used"}


def test_faults_laid_into_good_drafts_are_found_and_called_by_their_kind() -> None:
    made, killed, survivors = kill_rates(PAIRS[::9], each=1, seed=1)
    print(*(f"{fault} {killed[fault]}/{made[fault]}" for fault in made), *survivors, sep="\n")
    assert killed.total() >= 0.95 * made.total()
    assert len(made) >= 30


def test_good_drafts_told_another_way_raise_no_alarm() -> None:
    made, alarms = false_alarms(PAIRS[1::6], each=1, seed=1)
    assert made >= 50
    assert alarms == []
