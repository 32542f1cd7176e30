"""stub."""

from pathlib import Path
from typing import Any

from assistant.facts.places import Source


def read_workbook(path: Path) -> Source:
    """Stub."""
    raise NotImplementedError


def write_workbook(tree: dict[str, Any], path: Path) -> None:
    """Stub."""
    raise NotImplementedError
