"""Drafts in the store: a correction is saved whole, marks follow the sentence, nothing is overwritten unseen."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.database import open_engine
from assistant.drafting.drafts import Drafts
from assistant.drafting.outline import propose_outline
from assistant.drafting.pipeline import draft
from assistant.drafting.rewrites import Rewrites
from assistant.errors import DraftConflict
from assistant.evals.scripted import Messages, Scripted, echo
from assistant.facts.sheet import load_sheet
from assistant.resources import SAMPLES
from assistant.settings import Settings
from tests.drafting.sheets import NoExemplars, amount, fact, sheet
from tests.waiting import wait_until

SHEET = sheet(
    fact("F1", "组织建设", "新建企业工会", value="6", unit="家"),
    fact("F2", "组织建设", "发展会员", value="320", unit="人"),
)
DRAFT = draft(SHEET, NoExemplars())


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(open_engine(Settings(home=tmp_path)))


@pytest.fixture
def draft_id(drafts: Drafts) -> str:
    made = drafts.create(SHEET, propose_outline(SHEET), "offline", 0)
    drafts.finish(made, DRAFT)
    return made


def test_corrected_sheet_and_draft_are_saved_together(drafts: Drafts, draft_id: str):
    corrected = replace(SHEET, facts=(replace(SHEET.facts[0], value=amount("7")), *SHEET.facts[1:]))
    assert drafts.correct(draft_id, 1, corrected, replace(DRAFT, title="改过"), "改了事实", ["新建6家。"]) == 2
    stored = drafts.get(draft_id)
    assert (stored.sheet, stored.draft.title, stored.outdated) == (corrected, "改过", {"新建6家。"})


def test_correction_on_an_old_version_leaves_sheet_and_marks_as_they_are(drafts: Drafts, draft_id: str):
    drafts.save(draft_id, 1, DRAFT, "改")
    with pytest.raises(DraftConflict):
        drafts.correct(draft_id, 1, replace(SHEET, year=2024), DRAFT, "改了事实", ["新建6家。"])
    assert (drafts.get(draft_id).sheet, drafts.get(draft_id).outdated) == (SHEET, frozenset())


def test_locks_are_kept_until_they_are_taken_off(drafts: Drafts, draft_id: str):
    drafts.lock(draft_id, ["甲。", "乙。"], [])
    drafts.lock(draft_id, ["甲。"], ["乙。"])
    assert drafts.get(draft_id).locked == {"甲。"}


def test_section_is_proposed_in_another_wording_and_the_draft_stays(drafts: Drafts, draft_id: str):
    town = load_sheet(SAMPLES / "qingxi-2025.yaml").sheet
    stored, written = replace(drafts.get(draft_id), sheet=town), draft(town, NoExemplars())
    rewrites = Rewrites(NoExemplars, lambda _: None)
    rewrites.start(stored, written, 2, [])
    first = rewrites.of(draft_id, 2).section.text
    rewrites.start(stored, written, 2, [])
    assert len({written.sections[2].text, first, rewrites.of(draft_id, 2).section.text}) == 3
    assert drafts.get(draft_id).draft == DRAFT


def test_rewrite_that_goes_wrong_ends_and_says_so(drafts: Drafts, draft_id: str):
    def no_corpus() -> NoExemplars:
        raise RuntimeError("not one of ours")

    rewrites = Rewrites(no_corpus, lambda _: None)
    rewrites.start(drafts.get(draft_id), DRAFT, 1, [])
    found = rewrites.of(draft_id, 1)
    assert (found.state, found.told) == ("failed", ("重写时出了意外的错误，详情已记入日志。原文没有动，请再试一次。",))


def test_model_writes_a_section_again_in_the_background_while_others_wait_for_nothing(drafts: Drafts, draft_id: str):
    town = load_sheet(SAMPLES / "qingxi-2025.yaml").sheet
    stored, written = replace(drafts.get(draft_id), sheet=town), draft(town, NoExemplars())
    may_answer = threading.Event()

    def reply(messages: Messages) -> str:
        assert may_answer.wait(30)
        return echo(messages)

    rewrites = Rewrites(NoExemplars, lambda _: Scripted(reply))
    rewrites.start(stored, written, 2, [])
    assert rewrites.of(draft_id, 2).state == "running"
    may_answer.set()
    wait_until(lambda: rewrites.of(draft_id, 2).state != "running")
    found = rewrites.of(draft_id, 2)
    assert (found.state, found.usage.calls > 0) == ("done", True)
    assert {fact for one in found.section.sentences for fact in one.fact_ids} == {
        fact for one in written.sections[2].sentences for fact in one.fact_ids
    }
