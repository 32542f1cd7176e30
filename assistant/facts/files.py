"""Files of the facts room are written whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from assistant.errors import SheetError


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a file beside `path`, then put it in its place. Raises SheetError."""
    try:
        handle, name = tempfile.mkstemp(prefix=".gongbi-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
        part = Path(name)
        try:
            write(part)
            part.chmod(0o644)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as exc:
        raise SheetError([f"无法写入 {path}（{exc.strerror}）。请检查目录是否存在、是否有写入权限。"]) from exc
