"""Sections written again while a person looks on: a proposal each, kept until it is taken or turned down."""

import logging
import threading
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from assistant.drafting.drafts import Stored
from assistant.drafting.pipeline import Exemplars
from assistant.drafting.revise import write_again
from assistant.errors import GongbiError
from assistant.models import ChatModel
from assistant.records import Draft, DraftSection, Usage

AT_ONCE = 2
WORDINGS = 12

Place = tuple[str, int]

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rewrite:
    """A section written again: from `base` comes `section`, None until it is done; `told` is what went wrong.

    `begun` is when, ISO 8601 in UTC.
    """

    state: Literal["running", "done", "failed"]
    base: DraftSection
    section: DraftSection | None = None
    usage: Usage = field(default_factory=Usage)
    told: tuple[str, ...] = ()
    begun: str = field(default_factory=lambda: datetime.now(UTC).isoformat())


@dataclass(frozen=True)
class _Asked:
    """A section to be written again, and the wording that was turned down before."""

    stored: Stored
    draft: Draft
    place: int
    locked: Collection[int]
    request: str
    turned_down: DraftSection | None


class Rewrites:
    """Writes sections again, each time with the next seed: at once without a model, in the background with one."""

    def __init__(self, open_corpus: Callable[[], Exemplars], model_of: Callable[[str], ChatModel | None]) -> None:
        self._open_corpus, self._model_of = open_corpus, model_of
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="rewrite")
        self._found: dict[Place, Rewrite] = {}
        self._seeds: dict[Place, int] = {}
        self._lock = threading.Lock()

    def start(self, stored: Stored, draft: Draft, place: int, locked: Collection[int], request: str = "") -> None:
        """Write the section at `place` of the draft once more, as `request` asks; sentences at `locked` stay.

        Raises ModelError where the draft's model is not configured.
        """
        model = self._model_of(stored.model)
        key = stored.id, place
        with self._lock:
            before = self._found.get(key)
            if before and before.state == "running":
                return
            self._found[key] = Rewrite("running", draft.sections[place])
        turned_down = before.section if before else None
        asked = _Asked(stored, draft, place, locked, request, turned_down)
        if model is None:
            self._write(asked, None)
        else:
            self._pool.submit(self._write, asked, model)

    def of(self, draft_id: str, place: int) -> Rewrite | None:
        """Return the proposal for a section, None where none was asked for."""
        return self._found.get((draft_id, place))

    def drop(self, draft_id: str, place: int) -> None:
        """Forget the proposal for a section."""
        with self._lock:
            self._found.pop((draft_id, place), None)

    def _write(self, asked: "_Asked", model: ChatModel | None) -> None:
        stored, draft, place = asked.stored, asked.draft, asked.place
        base = draft.sections[place]
        try:
            written = self._another(asked, model)
        except GongbiError as exc:
            made = Rewrite("failed", base, told=(str(exc),))
        except Exception:
            log.exception("section %s of draft %s was not written again", place, stored.id)
            made = Rewrite("failed", base, told=("重写时出了意外的错误，详情已记入日志。原文没有动，请再试一次。",))
        else:
            spent = _less(written.usage, draft.usage)
            told = tuple(notice for notice in written.notices if notice not in draft.notices)
            made = Rewrite("done", base, written.sections[place], spent, told)
        with self._lock:
            self._found[stored.id, place] = made

    def _another(self, asked: "_Asked", model: ChatModel | None) -> Draft:
        """Try seeds until the wording is neither the draft's nor the one just turned down; a model is asked once."""
        draft, place = asked.draft, asked.place
        known = {draft.sections[place].text, asked.turned_down.text if asked.turned_down else ""}
        for _ in range(1 if model else WORDINGS):
            written = write_again(
                draft,
                place,
                asked.stored.sheet,
                self._open_corpus(),
                model,
                seed=self._next(asked.stored, place),
                locked=asked.locked,
                request=asked.request,
            )
            if written.sections[place].text not in known:
                break
        return written

    def _next(self, stored: Stored, place: int) -> int:
        key = stored.id, place
        with self._lock:
            self._seeds[key] = self._seeds.get(key, stored.seed) + 1
            return self._seeds[key]


def _less(whole: Usage, before: Usage) -> Usage:
    return Usage(
        whole.calls - before.calls,
        whole.prompt_tokens - before.prompt_tokens,
        whole.completion_tokens - before.completion_tokens,
    )
