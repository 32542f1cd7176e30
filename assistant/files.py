"""Files are written whole or not at all; what the system objects to is told in Chinese."""

import errno
import os
from datetime import datetime
from pathlib import Path

from assistant.errors import UnreadableFile, UnwritableFile

_REASONS = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EBUSY: "正被别的程序使用",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘只读",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EINVAL: "文件名里有不能用的字符",
}


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
        raise UnwritableFile(_what_to_do(path, exc)) from exc
    finally:
        _remove(unfinished)


def require_writable(path: Path) -> None:
    """Raise UnwritableFile where no file could be put at path; to be asked before long work."""
    try:
        if path.exists():
            path.open("r+b").close()  # fails while Word holds the file
        elif not os.access(path.parent, os.W_OK):
            raise PermissionError(errno.EACCES, "")
    except OSError as exc:
        raise UnwritableFile(_what_to_do(path, exc)) from exc


def set_aside(path: Path) -> Path | None:
    """Rename what stands at path, which a person may have edited; return where it is now, None if nothing stood there.

    Raises UnwritableFile.
    """
    if not path.exists():
        return None
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime)
        return path.replace(path.with_stem(f"{path.stem}（{written:%m-%d %H.%M.%S} 的旧稿）"))
    except OSError as exc:
        raise UnwritableFile(_what_to_do(path, exc)) from exc


def cannot_open(path: Path, exc: OSError) -> UnreadableFile:
    """Tell of a file that the system does not let us read."""
    if path.is_dir():
        return UnreadableFile(f"“{path}”是文件夹。请写明里面的哪个文件。")
    if isinstance(exc, FileNotFoundError):
        return UnreadableFile(f"找不到文件 {path}。请核对文件名和所在的文件夹。")
    return UnreadableFile(f"无法打开 {path.name}（{reason(exc)}）。请检查文件权限，或关闭正在使用它的程序。")


def reason(exc: OSError) -> str:
    """Say in a few words why the system did not do something."""
    return _REASONS.get(exc.errno or 0, f"系统错误 {exc.errno}")


def refused(exc: OSError) -> str:
    """Tell of something that the system did not let us do, where nobody nearer could say more."""
    place = f"{exc.filename}：" if exc.filename else ""
    return f"没有做成（{place}{reason(exc)}）。请检查磁盘空间和权限，或把 GONGBI_HOME 设为可写的目录。"


def _what_to_do(path: Path, exc: OSError) -> str:
    if path.is_dir():
        return f"无法写入 {path}：这是一个文件夹。请写明文件名。"
    if not path.parent.is_dir():
        return f"无法写入 {path}：文件夹 {path.parent} 不存在。请先建立文件夹，或换一个位置。"
    if isinstance(exc, PermissionError):
        return f"无法写入 {path}：文件可能正在 Word、Excel 或 WPS 里开着，或没有写入权限。请关闭它，或换个位置。"
    return f"无法写入 {path}（{reason(exc)}）。请检查磁盘空间，或换一个位置。"


def _remove(unfinished: Path) -> None:
    try:
        unfinished.unlink(missing_ok=True)
    except OSError:
        pass  # the folder is not there, or not ours
