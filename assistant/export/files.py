"""Bytes go to a file whole or not at all."""

import os
from pathlib import Path

from assistant.errors import GongbiError


class UnwritableFile(GongbiError):
    """A file cannot be written where the user wants it."""


def write_whole(path: Path, content: bytes) -> None:
    """Put content at path in one step, so that a reader sees the old file or the new one.

    Raises UnwritableFile; what was at path is then as it was.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as exc:
        unfinished.unlink(missing_ok=True)
        raise UnwritableFile(_what_to_do(path, exc)) from exc


def _what_to_do(path: Path, exc: OSError) -> str:
    if path.is_dir():
        return f"无法写入 {path}：这是一个文件夹。请写明文件名。"
    if not path.parent.is_dir():
        return f"无法写入 {path}：文件夹 {path.parent} 不存在。请先建立文件夹，或换一个位置。"
    if isinstance(exc, PermissionError):
        return f"无法写入 {path}：文件可能正在 Word 或 WPS 中打开，或没有写入权限。请关闭该文件，或换一个位置。"
    return f"无法写入 {path}（{exc.strerror}）。请检查磁盘空间，或换一个位置。"
