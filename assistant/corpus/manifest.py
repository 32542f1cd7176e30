"""What the index files were made from, and their checksums: damage is seen before anything opens them."""

import json
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

FORMAT = 6
_NAME = "manifest.json"
_BLOCK = 1 << 20


class IndexDamaged(Exception):
    """The files do not hold what they should; they can be made again."""


@dataclass(frozen=True)
class Manifest:
    """The embedder and the store's revision that the files of the folder `build` were made from, and their sums."""

    format: int
    embedder: str
    dimension: int
    revision: int
    build: str
    sums: dict[str, int]


def read_manifest(folder: Path) -> Manifest | None:
    """Read the manifest, None where there is none.

    Raises IndexDamaged where it cannot be read.
    """
    try:
        return Manifest(**json.loads((folder / _NAME).read_text("utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as exc:
        raise IndexDamaged("索引说明损坏") from exc


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest whole or not at all."""
    draft = folder / f"{_NAME}.new"
    draft.write_text(json.dumps(asdict(manifest)), "utf-8")
    draft.replace(folder / _NAME)


def remove_manifest(folder: Path) -> None:
    """Forget what the files were made from."""
    (folder / _NAME).unlink(missing_ok=True)


def file_sums(build: Path) -> dict[str, int]:
    """Return the checksum of every file below a folder by its path there."""
    return {path.relative_to(build).as_posix(): _file_sum(path) for path in sorted(build.rglob("*")) if path.is_file()}


def _file_sum(path: Path) -> int:
    """Return the checksum of a file."""
    value = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            value = zlib.crc32(block, value)
    return value
