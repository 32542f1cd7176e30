"""A killed process costs at most the calls in flight: another one finishes the draft and pays for nothing twice."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from assistant.database import FILE_NAME, open_engine
from assistant.drafting.drafts import Drafts, Stored
from assistant.drafting.jobs import Jobs
from assistant.drafting.pipeline import draft
from assistant.evals.scripted import Fault, Messages, echo
from assistant.evals.servers import LoopbackServer
from assistant.facts.sheet import load_sheet
from assistant.records import Draft
from assistant.settings import Settings
from tests.drafting.background import SHEET
from tests.drafting.sheets import NoExemplars
from tests.waiting import wait_until

PATIENCE_SECONDS = 120


@pytest.fixture(scope="module")
def offline() -> Draft:
    return draft(load_sheet(SHEET).sheet, NoExemplars())


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(GONGBI_HOME=tmp_path)


def headings(offline: Draft) -> list[str]:
    """The headings of the sections a model rewrites, as its prompts name them."""
    return [section.heading.partition("、")[2] for section in offline.sections[1:-2]]


def process(settings: Settings, url: str, *arguments: str) -> subprocess.Popen[str]:
    told = {"GONGBI_HOME": str(settings.home), "OPENAI_BASE_URL": url, "OPENAI_API_KEY": "sk-test"}
    command = [sys.executable, "-m", "tests.drafting.background", *arguments]
    root = Path(__file__).parents[2]
    return subprocess.Popen(command, env={**os.environ, **told}, cwd=root, stdout=subprocess.PIPE, text=True)


def asked(server: LoopbackServer, names: list[str]) -> Mapping[str, int]:
    return Counter(name for body in server.requests for name in names if name in body["messages"][-1]["content"])


def told_sections(settings: Settings) -> int:
    path = settings.home / FILE_NAME
    if not path.exists():
        return 0
    with create_engine(f"sqlite:///file:{path}?mode=ro&uri=true").connect() as connection:
        known = "SELECT count(*) FROM sqlite_master WHERE name = 'draft_progress'"
        return connection.scalar(text(known)) and connection.scalar(text("SELECT count(*) FROM draft_progress"))


def stored(settings: Settings, draft_id: str) -> Stored:
    return Drafts(open_engine(settings)).get(draft_id)


def killed(settings: Settings, offline: Draft, held: set[str]) -> tuple[str, Mapping[str, int]]:
    """Begin a draft and kill it while the answers of the held sections are half told and all others are kept."""

    def reply(messages: Messages) -> str | Fault:
        is_held = any(name in messages[-1]["content"] for name in held)
        return Fault("hang", echo(messages)) if is_held else echo(messages)

    names, others = headings(offline), len(offline.sections) - len(held)
    with LoopbackServer(reply, stall_seconds=PATIENCE_SECONDS) as server, process(settings, server.url) as writing:
        assert writing.stdout
        draft_id = writing.stdout.readline().strip()
        wait_until(lambda: told_sections(settings) == others and len(server.requests) == len(names), PATIENCE_SECONDS)
        writing.kill()
        return draft_id, asked(server, names)


@pytest.mark.parametrize("held", [[0], [1], [0, 1]])
def test_a_killed_draft_is_finished_by_another_process_that_asks_only_for_what_is_missing(settings, offline, held):
    names = headings(offline)
    missing = {names[place] for place in held}
    draft_id, before = killed(settings, offline, missing)
    assert before == dict.fromkeys(names, 1)
    left = stored(settings, draft_id)
    assert (left.state, left.draft) == ("running", None)
    assert [place for place in range(1, len(names) + 1) if place not in left.sections] == [place + 1 for place in held]

    with LoopbackServer(echo) as server, process(settings, server.url, draft_id) as writing:
        assert writing.wait(PATIENCE_SECONDS) == 0
    assert asked(server, names) == dict.fromkeys(missing, 1)
    done = stored(settings, draft_id)
    assert done.state == "done"
    assert done.draft
    assert done.draft.text == offline.text
    assert {told.origin for section in done.draft.sections[1:-2] for told in section.sentences} == {"model"}
    assert done.draft.usage.calls == len(names)


def test_two_windows_that_resume_one_draft_write_it_once(settings, offline, monkeypatch):
    names = headings(offline)
    draft_id, _ = killed(settings, offline, set(names))
    with LoopbackServer(echo) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        here = Settings(GONGBI_HOME=settings.home)
        jobs = Jobs(here, open_engine(here), NoExemplars)  # type: ignore[arg-type]
        wait_until(lambda: jobs.resume(draft_id), PATIENCE_SECONDS)  # once the dead process's claim has run out
        jobs.resume(draft_id)
        wait_until(lambda: not jobs.is_running(draft_id), PATIENCE_SECONDS)
        jobs.resume(draft_id)
        assert not jobs.is_running(draft_id)
    assert asked(server, names) == dict.fromkeys(names, 1)
    assert stored(settings, draft_id).state == "done"


def test_draft_under_way_when_the_app_is_closed_waits_for_the_next_one(settings):
    with LoopbackServer(echo) as server, process(settings, server.url, "--closing") as writing:
        assert writing.stdout
        draft_id = writing.stdout.readline().strip()
        assert writing.wait(PATIENCE_SECONDS) == 0
    left = stored(settings, draft_id)
    assert (left.state, left.message) == ("running", "")
    assert not server.requests
