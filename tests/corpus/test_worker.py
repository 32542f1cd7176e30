import os
import time
from collections.abc import Iterator
from functools import partial

import pytest

from assistant.corpus import worker as working
from assistant.corpus.readers import load
from assistant.corpus.worker import Worker, WorkerFault, Workers
from assistant.errors import UnreadableFile


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def test_call_that_takes_too_long_is_ended_and_the_next_one_answered(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "LIMIT_SECONDS", 0.2)
    with pytest.raises(WorkerFault) as caught:
        worker.call(time.sleep, 60)
    monkeypatch.undo()

    assert caught.value.is_heavy
    assert worker.call(abs, -1) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on a process' memory that Python can set")
def test_memory_that_earlier_calls_left_filled_refuses_no_later_one(worker: Worker) -> None:
    keep = f"import builtins; builtins.kept = [*getattr(builtins, 'kept', []), bytearray({working.LIMIT_BYTES // 3})]"
    for _ in range(4):
        worker.call(exec, keep)


def test_what_a_process_loads_at_first_takes_none_of_a_call_s_time() -> None:
    made = Worker(seconds=2, prepare=partial(time.sleep, 3))
    assert made.call(abs, -1) == 1
    made.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on a process' memory that Python can set")
def test_call_that_needs_too_much_memory_is_refused_and_the_next_one_answered(worker: Worker) -> None:
    with pytest.raises(WorkerFault) as caught:
        worker.call(bytearray, 2 * working.LIMIT_BYTES)

    assert caught.value.is_heavy
    assert worker.call(abs, -1) == 1


def test_process_that_dies_is_replaced(worker: Worker) -> None:
    with pytest.raises(WorkerFault):
        worker.call(os._exit, 1)

    assert worker.call(abs, -1) == 1


def test_error_that_nobody_thought_of_is_told_from_a_heavy_file(worker: Worker) -> None:
    with pytest.raises(WorkerFault) as caught:
        worker.call(int, "x")

    assert not caught.value.is_heavy


def test_sentence_about_a_file_comes_through(worker: Worker, tmp_path) -> None:
    with pytest.raises(UnreadableFile, match="找不到文件"):
        worker.call(load, tmp_path / "没有.txt")


def test_what_a_call_prints_is_no_answer(worker: Worker) -> None:
    assert worker.call(print, "工会") is None
    assert worker.call(abs, -1) == 1


def test_many_calls_are_answered_in_their_order() -> None:
    with Workers() as workers:
        assert [call.result() for call in workers.each(abs, [(-number,) for number in range(50)])] == list(range(50))
