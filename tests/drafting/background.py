"""A process that writes a draft in the background, for a test to kill: `python -m tests.drafting.background [ID]`.

Without an id it begins a draft of `SHEET` and prints its id; with one it goes on with that draft until it is finished.
With `--closing` it begins one and ends before a model is asked.
"""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from assistant.database import open_engine
from assistant.drafting.jobs import Jobs
from assistant.drafting.outline import propose_outline
from assistant.facts.sheet import load_sheet
from assistant.resources import SAMPLES
from assistant.settings import load_settings
from tests.drafting.sheets import NoExemplars

SHEET = SAMPLES / "small-2025-h1.yaml"


def opened_late() -> NoExemplars:
    """Open a corpus when the process is already about to end, and no thread can begin another."""
    with suppress(RuntimeError):
        while True:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(time.sleep, 0.02)
    return NoExemplars()


def main() -> None:
    settings = load_settings()
    if sys.argv[1:] == ["--closing"]:
        jobs = Jobs(settings, open_engine(settings), opened_late)  # type: ignore[arg-type]
        sheet = load_sheet(SHEET).sheet
        print(jobs.start(sheet, "qwen", propose_outline(sheet)), flush=True)
        return
    jobs = Jobs(settings, open_engine(settings), NoExemplars)  # type: ignore[arg-type]
    if len(sys.argv) > 1:
        draft_id = sys.argv[1]
        while not jobs.resume(draft_id):  # the claim of the process that was killed has still to run out
            time.sleep(0.1)
    else:
        draft_id = jobs.start(load_sheet(SHEET).sheet, "qwen")
    print(draft_id, flush=True)
    while jobs.is_running(draft_id):
        time.sleep(0.02)


if __name__ == "__main__":
    main()
