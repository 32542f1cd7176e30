"""A process of its own for risky files: a path in, lines or a fault out; time and memory are limited."""

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Literal

LIMIT_SECONDS = 20.0
LIMIT_BYTES = 700 * 1024 * 1024

Fault = Literal["damaged", "locked", "scan", "heavy"]


class WorkerFault(Exception):
    """A file that could not be parsed within the limits."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault)


def parse_apart(kind: str, path: Path) -> list[str]:
    """Parse a .docx, .doc, .pdf or .xlsx file in the worker process and return its lines.

    Raises WorkerFault.
    """
    return _WORKER.ask(kind, path)


class _Worker:
    """The process and its pipes; started with the first question, again after it had to be ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, kind: str, path: Path) -> list[str]:
        with self._lock:
            process = self._running()
            stdin, stdout = _pipes(process)
            timer = threading.Timer(LIMIT_SECONDS, process.kill)
            timer.start()
            try:
                stdin.write(json.dumps([kind, str(path)]).encode() + b"\n")
                stdin.flush()
                answer = stdout.readline()
            except OSError:
                answer = b""
            finally:
                timer.cancel()
            if not answer:
                self._end()
                raise WorkerFault("heavy")
        found = json.loads(answer)
        if "fault" in found:
            raise WorkerFault(found["fault"])
        return list(found["lines"])

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._end()
            package = str(Path(__file__).resolve().parents[2])
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join([package, os.environ.get("PYTHONPATH", "")])}
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
            atexit.register(self._end)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in _pipes(process):
                try:
                    pipe.close()
                except OSError:  # what could not be written any more
                    continue


def _pipes(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


_WORKER = _Worker()


def main() -> None:
    """Answer questions on standard input, a JSON line each, until it ends."""
    _limit_memory()
    for line in sys.stdin.buffer:
        kind, path = json.loads(line)
        sys.stdout.buffer.write(json.dumps(_answer(kind, Path(path))).encode() + b"\n")
        sys.stdout.buffer.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))


def _answer(kind: str, path: Path) -> dict[str, object]:
    parse = _PARSERS[kind]
    try:
        return {"lines": parse(path)}
    except MemoryError:
        return {"fault": "heavy"}
    except Exception as exc:
        return {"fault": _fault(exc)}


def _fault(exc: Exception) -> Fault:
    """Tell a password from damage; the parsers have no common errors for either."""
    if type(exc).__name__ == "ScanOnly":
        return "scan"
    told = str(exc).lower()
    return "locked" if "password" in told or "encrypt" in told else "damaged"


def _parse_docx(path: Path) -> list[str]:
    from assistant.corpus.word import read_word

    return read_word(path)


def _parse_pdf(path: Path) -> list[str]:
    from assistant.corpus.pdf import read_pdf

    return read_pdf(path)


def _parse_doc(path: Path) -> list[str]:
    from assistant.corpus.old_word import read_old_word

    return read_old_word(path)


def _parse_sheets(path: Path) -> list[str]:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(path)) as book:
        rows = [
            row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python(skip_empty_area=True)
        ]
    return [line for row in rows for cell in row if isinstance(cell, str) for line in cell.split("\n") if line.strip()]


_PARSERS: dict[str, Callable[[Path], list[str]]] = {
    "docx": _parse_docx,
    "pdf": _parse_pdf,
    "doc": _parse_doc,
    "xlsx": _parse_sheets,
}

if __name__ == "__main__":
    main()
