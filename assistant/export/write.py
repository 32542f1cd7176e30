"""A draft goes to a file in the form that its suffix asks for."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from assistant.errors import UnwritableFile
from assistant.export.docx import to_docx
from assistant.export.markdown import to_markdown, to_text
from assistant.files import write_whole
from assistant.records import Draft

FORMS: Mapping[str, Callable[[Draft], bytes]] = MappingProxyType(
    {
        ".docx": to_docx,
        ".md": lambda draft: to_markdown(draft).encode(),
        ".txt": lambda draft: to_text(draft).encode(),
    }
)


def write_draft(draft: Draft, path: Path) -> None:
    """Write a draft as .docx, .md or .txt.

    Raises UnwritableFile for another suffix, or where the file cannot be written.
    """
    require_form(path)
    write_whole(path, FORMS[path.suffix.lower()](draft))


def require_form(path: Path) -> None:
    """Raise UnwritableFile for a suffix that no draft is written to; to be asked before drafting."""
    if path.suffix.lower() not in FORMS:
        raise UnwritableFile(f"无法写成“{path}”：只支持 .docx、.md、.txt。请换一个文件后缀。")
