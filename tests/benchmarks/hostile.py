"""Hostile files, each taken in alone: what became of it, seconds, and peak memory of all processes; on Linux.

python -m tests.benchmarks.hostile [NAME...]
"""

import sys
import tempfile
import threading
import time
from os import getpid
from pathlib import Path

from assistant import resources
from assistant.corpus.ingest import ingest
from assistant.settings import Settings
from tests.benchmarks.ingest import family, proportional_mb
from tests.corpus.hostile import MAKERS, make

SECONDS, MEGABYTES = 10.0, 500.0


def main() -> None:
    """Print a line for each file, then whether all kept within the limits."""
    kept = [measured(name) for name in sys.argv[1:] or MAKERS]
    print("all within 10 s and 500 MB" if all(kept) else "LIMITS BROKEN")


def measured(name: str) -> bool:
    """Take one file in and print what that took; whether it kept within the limits."""
    with tempfile.TemporaryDirectory() as folder:
        resources.CORPUS = home = Path(folder) / "home"
        home.mkdir()
        path = make(Path(folder), name)
        over = threading.Event()
        peaks: list[float] = []
        watch = threading.Thread(target=watched, args=(over, peaks))
        watch.start()
        started = time.perf_counter()
        report = ingest([path], Settings.model_validate({"GONGBI_HOME": home}))
        seconds = time.perf_counter() - started
        over.set()
        watch.join()
    told = " ".join(sentence for _, sentence in report.unreadable) or f"read: {report.articles} articles"
    is_kept = seconds <= SECONDS and max(peaks) <= MEGABYTES
    print(f"{'ok ' if is_kept else 'BAD'} {seconds:5.1f} s {max(peaks):4.0f} MB  {told}", flush=True)
    return is_kept


def watched(over: threading.Event, peaks: list[float]) -> None:
    """Note the memory of this process and its children until it is over."""
    while not over.wait(0.05) or not peaks:
        peaks.append(sum(proportional_mb(pid) for pid in family(getpid())))


if __name__ == "__main__":
    main()
