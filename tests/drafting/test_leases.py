"""Who writes a draft: one process at a time; a claim that nobody renews runs out."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from assistant.database import open_engine
from assistant.drafting.drafts import Drafts
from assistant.drafting.jobs import Jobs
from assistant.drafting.leases import LEASE_SECONDS, Leases
from assistant.drafting.outline import propose_outline
from assistant.drafting.tables import leases
from assistant.evals.scripted import Messages, echo
from assistant.evals.servers import LoopbackServer
from assistant.settings import Settings
from tests.drafting.sheets import NoExemplars, fact, sheet
from tests.waiting import wait_until

SHEET = sheet(
    fact("F1", "组织建设", "新建企业工会", value="6", unit="家"),
    fact("F2", "组织建设", "发展会员", value="320", unit="人"),
)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_engine(Settings(home=tmp_path))


@pytest.fixture
def draft_id(engine: Engine) -> str:
    return Drafts(engine).create(SHEET, propose_outline(SHEET), "offline", 0)


def end_of_claim(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(leases.c.until)).scalar_one()


def let_run_out(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(update(leases).values(until=leases.c.until - LEASE_SECONDS - 1))


def test_draft_that_one_process_writes_is_refused_to_another(engine: Engine, draft_id: str):
    first, second = Leases(engine), Leases(engine)
    assert first.take(draft_id)
    assert not second.take(draft_id)
    assert first.take(draft_id)


def test_claim_that_is_given_up_is_free_at_once(engine: Engine, draft_id: str):
    first, second = Leases(engine), Leases(engine)
    first.take(draft_id)
    second.release(draft_id)
    assert not second.take(draft_id)
    first.release(draft_id)
    assert second.take(draft_id)


def test_claim_of_a_dead_process_goes_to_the_next_and_does_not_come_back(engine: Engine, draft_id: str):
    first, second = Leases(engine), Leases(engine)
    first.take(draft_id)
    let_run_out(engine)
    assert first.is_mine(draft_id)
    assert second.take(draft_id)
    first.renew(draft_id)
    assert (first.is_mine(draft_id), second.is_mine(draft_id), first.take(draft_id)) == (False, True, False)


def test_renewed_claim_lasts_longer(engine: Engine, draft_id: str):
    first, second = Leases(engine), Leases(engine)
    first.take(draft_id)
    let_run_out(engine)
    before = end_of_claim(engine)
    first.renew(draft_id)
    assert end_of_claim(engine) > before + LEASE_SECONDS
    assert not second.take(draft_id)


def test_claim_goes_with_its_draft(engine: Engine, draft_id: str):
    Leases(engine).take(draft_id)
    Drafts(engine).delete([draft_id])
    with engine.connect() as connection:
        assert connection.execute(select(leases)).all() == []


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A server that answers only when told to."""
    may_answer = threading.Event()

    def reply(messages: Messages) -> str:
        assert may_answer.wait(60)
        return echo(messages)

    with LoopbackServer(reply) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
        yield server, may_answer
        may_answer.set()


def an_app(tmp_path: Path) -> Jobs:
    settings = Settings(home=tmp_path)
    return Jobs(settings, open_engine(settings), NoExemplars)  # type: ignore[arg-type]


def test_two_apps_on_one_home_write_a_draft_once(tmp_path: Path, engine: Engine, held):
    server, may_answer = held
    one, other = an_app(tmp_path), an_app(tmp_path)
    made = one.start(SHEET, "qwen")
    assert not other.resume(made)
    assert not other.is_running(made)
    may_answer.set()
    wait_until(lambda: Drafts(engine).get(made).state != "running")
    assert len(server.requests) == 1
    assert Drafts(engine).get(made).draft


def test_app_that_lost_its_draft_to_another_does_not_call_it_failed(tmp_path: Path, engine: Engine, draft_id: str):
    gone, may_fail = threading.Event(), threading.Event()

    def no_corpus() -> NoExemplars:
        gone.set()
        assert may_fail.wait(60)
        raise RuntimeError("not one of ours")

    settings = Settings(home=tmp_path)
    slept = Jobs(settings, engine, no_corpus)  # type: ignore[arg-type]
    assert slept.resume(draft_id)
    assert gone.wait(60)
    let_run_out(engine)
    assert Leases(engine).take(draft_id)
    may_fail.set()
    wait_until(lambda: not slept.is_running(draft_id))
    assert Drafts(engine).get(draft_id).state == "running"
