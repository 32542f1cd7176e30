"""Processes of their own for whatever reads files: a function and its arguments in, its value out; time is limited.

What files hold is not to be trusted: a parser may hang, eat the memory or die. Then its process is ended and the next
question starts another one. Functions are found by name, so they must be importable; arguments and values are pickled.
"""

import atexit
import os
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from queue import LifoQueue
from types import TracebackType
from typing import Any, BinaryIO, ParamSpec, Self, TypeAlias, TypeVar

from assistant.errors import UnreadableFile

LIMIT_SECONDS, START_SECONDS = 9.0, 120.0
LIMIT_BYTES = 350 * 1024 * 1024
MORE_BYTES = 1024 * 1024 * 1024
MOST_PROCESSES = 8
_AHEAD = 4

P = ParamSpec("P")
R = TypeVar("R")
Answer: TypeAlias = tuple[Any, Exception | None, bool]
"""Value or error, and whether the process is to be ended."""
_ANSWERS: list[BinaryIO] = []  # in a worker process, where its answers go
_SPENT: list[bool] = []


class WorkerFault(Exception):
    """A call that came to no end: too heavy for the limits, or else an error nobody had thought of."""

    def __init__(self, is_heavy: bool) -> None:
        super().__init__(is_heavy)
        self.is_heavy = is_heavy


class Worker:
    """One process; started with the first call, again after it had to be ended.

    `prepare` is called there first: what a busy machine takes to load is not the file's fault.
    """

    def __init__(self, seconds: float | None = None, prepare: Callable[[], None] | None = None) -> None:
        self._seconds, self._prepare = seconds, prepare
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def call(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what the function returns there.

        Raises UnreadableFile where the function does, WorkerFault where it ends in no other way or not in time.
        """
        with self._lock:
            was_used, began = self._is_running(), time.monotonic()
            try:
                return self._answer((function, args, kwargs))  # type: ignore[no-any-return]
            except WorkerFault as fault:
                # what earlier files left in the memory is not this file's fault
                if not (was_used and fault.is_heavy) or time.monotonic() - began >= self._limit:
                    raise
                return self._answer((function, args, kwargs))  # type: ignore[no-any-return]

    def _answer(self, question: object) -> Any:
        try:
            value, error, is_spent = _ask(self._running(), question, self._limit)
        except (OSError, EOFError, pickle.UnpicklingError) as exc:
            self._end()
            raise WorkerFault(is_heavy=True) from exc
        if is_spent:
            self._end()
        if error is not None:
            raise error
        return value

    @property
    def _limit(self) -> float:
        return self._seconds or LIMIT_SECONDS

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _running(self) -> "subprocess.Popen[bytes]":
        if not self._is_running():
            self._end()
            self._process = _started()
            atexit.register(self._end)
            _ask(self._process, (self._prepare or _nothing, (), {}), START_SECONDS)
        assert self._process is not None
        return self._process

    def _is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        atexit.unregister(self._end)
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:  # what could not be written any more
                continue


class Workers:
    """As many processes as there are cores, each started when there is work for it; `seconds` limit each call."""

    def __init__(self, seconds: float | None = None, prepare: Callable[[], None] | None = None) -> None:
        self._size = min(_cores(), MOST_PROCESSES)
        self._idle: LifoQueue[Worker] = LifoQueue()
        self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="worker")
        for _ in range(self._size):
            self._idle.put(Worker(seconds, prepare))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)
        while not self._idle.empty():
            self._idle.get().close()

    def each(self, function: Callable[..., R], tasks: Iterable[tuple[Any, ...]]) -> Iterator[Future[R]]:
        """Call a function with each tuple of arguments; yield finished calls in the order of the tasks."""
        waiting = iter(tasks)
        running = deque(self._begun(function, task) for task in islice(waiting, _AHEAD * self._size))
        while running:
            done = running.popleft()
            done.exception()
            running.extend(self._begun(function, task) for task in islice(waiting, 1))
            yield done

    def _begun(self, function: Callable[..., R], task: tuple[Any, ...]) -> Future[R]:
        return self._threads.submit(self._call, function, task)

    def _call(self, function: Callable[..., R], task: tuple[Any, ...]) -> R:
        worker = self._idle.get()
        try:
            return worker.call(function, *task)
        finally:
            self._idle.put(worker)


def _nothing() -> None:
    """Answer as soon as the process can."""


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _started() -> "subprocess.Popen[bytes]":
    package = str(Path(__file__).resolve().parents[2])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([package, os.environ.get("PYTHONPATH", "")])}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _ask(process: "subprocess.Popen[bytes]", question: object, seconds: float) -> Answer:
    """Send a question and wait for the answer, as long as a sign of life comes in time."""
    assert process.stdin is not None
    assert process.stdout is not None
    answer: Answer | None = None
    while answer is None:
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            if question is not None:
                pickle.dump(question, process.stdin)
                process.stdin.flush()
                question = None
            answer = pickle.load(process.stdout)
        finally:
            timer.cancel()
    return answer


def report_alive() -> None:
    """Begin the time of the call under way anew; for work in steps each of which keeps within the limit."""
    if _ANSWERS:
        _send(None)


def allow_more() -> None:
    """Raise the limit of memory for the call under way; its process is ended after it."""
    if _ANSWERS:
        _SPENT.append(True)
        _limit_memory(MORE_BYTES)


def main() -> None:
    """Answer calls on standard input until it ends."""
    _limit_memory(LIMIT_BYTES)
    _ANSWERS.append(os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)  # what a library prints is no answer
    while True:
        try:
            function, args, kwargs = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        _send(_answer(function, args, kwargs))


def _send(answer: Answer | None) -> None:
    pickle.dump(answer, _ANSWERS[0])
    _ANSWERS[0].flush()


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (size, MORE_BYTES))


def _answer(function: Callable[..., object], args: Any, kwargs: Any) -> Answer:
    """Return the function's value; after a fault the process is spent, since what filled it may still be there."""
    try:
        return function(*args, **kwargs), None, bool(_SPENT)
    except UnreadableFile as exc:
        return None, exc, bool(_SPENT)
    except MemoryError:
        return None, WorkerFault(is_heavy=True), True
    except Exception:
        return None, WorkerFault(is_heavy=False), True


if __name__ == "__main__":
    from assistant.corpus import worker  # what is pickled has to go by the module's own name

    worker.main()
