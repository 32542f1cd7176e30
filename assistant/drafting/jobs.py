"""Drafts written in threads of their own: a click or a reload of the page never ends one, a crash never loses one."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from assistant.corpus.retrieve import Corpus
from assistant.drafting.drafts import Drafts, Stored
from assistant.drafting.finished import FinishedSections
from assistant.drafting.leases import RENEW_SECONDS, Leases
from assistant.drafting.pipeline import draft, outline_for
from assistant.errors import GongbiError
from assistant.models import chat_model
from assistant.records import FactSheet, Outline
from assistant.settings import Settings

AT_ONCE = 2

log = logging.getLogger(__name__)


class Jobs:
    """Writes drafts in the background, a few at once; the store knows how far each has come."""

    def __init__(self, settings: Settings, engine: Engine, open_corpus: Callable[[], Corpus]) -> None:
        self._settings = settings
        self._drafts = Drafts(engine)
        self._leases = Leases(engine)
        self._finished = FinishedSections(engine)
        self._open_corpus = open_corpus
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="draft")
        self._running: dict[str, threading.Event] = {}  # set when a draft's writing ends
        self._lock = threading.Lock()

    def start(self, sheet: FactSheet, model_name: str, outline: Outline | None = None, seed: int = 0) -> str:
        """Begin a draft and return its id at once.

        Raises ModelError where the model is not configured.
        """
        chat_model(self._settings, model_name)
        outline = outline or outline_for(sheet, self._open_corpus(), seed)
        draft_id = self._drafts.create(sheet, outline, model_name, seed)
        with self._lock:
            if self._leases.take(draft_id):
                self._begin(draft_id)
        return draft_id

    def is_running(self, draft_id: str) -> bool:
        """Whether this process is writing the draft now."""
        return draft_id in self._running

    def resume(self, draft_id: str) -> bool:
        """Go on with a draft that a crash or a failure left; sections already finished are not asked for again.

        Two windows may ask at once: only the first begins. False where another process is writing the draft.
        """
        with self._lock:
            if draft_id in self._running:
                return True
            if not self._leases.take(draft_id):
                return False
            if self._drafts.get(draft_id).state == "done":
                self._leases.release(draft_id)
            else:
                self._drafts.reopen(draft_id)
                self._begin(draft_id)
            return True

    def _begin(self, draft_id: str) -> None:
        ended = self._running[draft_id] = threading.Event()
        threading.Thread(target=self._renew, args=(draft_id, ended), name="lease", daemon=True).start()
        self._pool.submit(self._write, draft_id)

    def _renew(self, draft_id: str, ended: threading.Event) -> None:
        while not ended.wait(RENEW_SECONDS):
            try:
                self._leases.renew(draft_id)
            except SQLAlchemyError:
                log.exception("the lease of draft %s was not renewed", draft_id)

    def _write(self, draft_id: str) -> None:
        try:
            self._draft(self._drafts.get(draft_id))
        except GongbiError as exc:
            self._fail(draft_id, str(exc))
        except Exception:
            if _is_closing():  # nothing went wrong: whoever opens the app next goes on with it
                return
            log.exception("draft %s failed", draft_id)
            self._fail(
                draft_id, "起草时出了意外的错误。请再试一次；仍不行，请把数据目录里的日志文件 gongbi.log 交给技术人员。"
            )
        finally:
            self._end(draft_id)

    def _end(self, draft_id: str) -> None:
        with self._lock:
            try:
                self._leases.release(draft_id)
            finally:
                self._running.pop(draft_id).set()

    def _fail(self, draft_id: str, message: str) -> None:
        if self._leases.is_mine(draft_id):  # else another process goes on with it
            self._drafts.fail(draft_id, message)

    def _draft(self, stored: Stored) -> None:
        written = draft(
            stored.sheet,
            self._open_corpus(),
            chat_model(self._settings, stored.model),
            outline=stored.outline,
            seed=stored.seed,
            on_section=lambda place, section: self._drafts.add_section(stored.id, place, section),
            keeper=self._finished,
        )
        self._drafts.finish(stored.id, written)


def _is_closing() -> bool:
    """Whether the process is about to end: its threads can no longer begin others."""
    try:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(int)
    except RuntimeError:
        return True
    return False
