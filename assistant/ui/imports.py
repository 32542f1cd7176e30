"""Files on their way into the corpus, in a thread of its own: a click or a reload of the page never stops it."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from assistant.corpus.ingest import IngestReport, ingest
from assistant.errors import GongbiError
from assistant.files import refused
from assistant.settings import Settings

LONGEST_NAME = 60

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Import:
    """How far an import has come; `report` is None until it is done, `message` says why it was not."""

    done: int
    total: int
    report: IngestReport | None = None
    message: str = ""

    @property
    def is_running(self) -> bool:
        """Whether files are still being read."""
        return self.report is None and not self.message


class Imports:
    """Takes uploaded files into the corpus, one upload after the other; the last one's report is kept."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._current: Import | None = None

    @property
    def current(self) -> Import | None:
        """Return the import under way, else the last one."""
        return self._current

    def start(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Keep files, given by name and content, under the home and read them; nothing while others are being read."""
        with self._lock:
            if self._current and self._current.is_running:
                return
            self._current = Import(0, len(files))
        threading.Thread(target=self._read, args=(tuple(files),), name="import", daemon=True).start()

    def forget(self) -> None:
        """Put the last report away."""
        with self._lock:
            if self._current and not self._current.is_running:
                self._current = None

    def _kept(self, name: str, content: bytes) -> Path:
        """Keep a file where only the same content is kept: two towns may both call theirs 工作总结.docx."""
        folder = self._settings.home / "uploads" / sha256(content).hexdigest()[:12]
        folder.mkdir(parents=True, exist_ok=True)
        plain = Path(name.replace("\\", "/")).name
        path = folder / f"{Path(plain).stem[:LONGEST_NAME] or '文件'}{Path(plain).suffix}"
        path.write_bytes(content)
        return path

    def _read(self, files: Sequence[tuple[str, bytes]]) -> None:
        def progress(_: str, done: int, total: int) -> None:
            self._current = Import(done, total)

        try:
            paths = [self._kept(name, content) for name, content in files]
            made = Import(len(files), len(files), ingest(paths, self._settings, progress))
        except GongbiError as exc:
            made = Import(0, len(files), message=str(exc))
        except OSError as exc:
            log.exception("import failed")
            made = Import(0, len(files), message=refused(exc))
        except Exception:
            log.exception("import failed")
            made = Import(
                0, len(files), message="导入时出了意外的错误，详情已记入日志。已读完的文件不受影响，请再试一次。"
            )
        self._current = made
