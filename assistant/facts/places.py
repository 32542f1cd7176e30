"""Where the parts of a tree stand in the user's file, and what the keys are called there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Path = tuple[str | int, ...]

USE_TEMPLATE = "请用工笔的模板填写（网页上点“下载模板”，或运行 gongbi template）。"


@dataclass(frozen=True)
class Places:
    """Turns a path of a tree into words such as 第12行“value”; `marks` holds a path's line or row.

    A path without a mark has its nearest ancestor's; with no marks at all it is told as facts[3].value.
    """

    marks: Mapping[Path, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    head_names: Mapping[str, str] = field(default_factory=dict)
    suffix: str = ""

    def at(self, path: Path) -> str:
        """Name the place of `path`, to stand before a colon."""
        for length in range(len(path), 0, -1):
            if mark := self.marks.get(path[:length]):
                return mark + self._last_key(path, self.suffix if length < len(path) else "")
        return dotted(path) or self.marks.get((), "事实表")

    def name(self, key: str, path: Path = ()) -> str:
        """Give what the user's file calls the key of the row at `path`, or with an empty path of the sheet."""
        return (self.names if path else self.head_names).get(key, key)

    def key(self, key: str, path: Path = ()) -> str:
        """Give the same as it stands within a Chinese sentence: a key between spaces, another name in quotes."""
        name = self.name(key, path)
        return f" {key} " if name == key else f"“{name}”"

    def _last_key(self, path: Path, suffix: str) -> str:
        name = "" if isinstance(path[-1], int) else self.name(path[-1], path[:-1])
        return f"“{name}”{suffix}" if name else ""


@dataclass(frozen=True)
class Source:
    """A tree as a file holds it, with its places and the faults met while reading."""

    tree: object
    places: Places = field(default_factory=Places)
    faults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass
class Objections:
    """The faults and warnings of one sheet, collected as they are met."""

    places: Places
    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    faulty: set[Path] = field(default_factory=set)

    def fault(self, path: Path, sentence: str) -> None:
        """Note that what stands at `path` cannot be used."""
        self.faulty.add(path)
        self.faults.append(f"{self.places.at(path)}：{sentence}")

    def warn(self, path: Path, sentence: str) -> None:
        """Note that what stands at `path` looks wrong."""
        self.warnings.append(f"{self.places.at(path)}：{sentence}")


def in_order(sentences: Iterable[str]) -> list[str]:
    """Sort faults or warnings, without repeats, by line, row or index; what has none of these comes first."""
    return sorted(dict.fromkeys(sentences), key=_position)


def dotted(path: Path) -> str:
    """Write a path in the way of JSON: facts[3].value."""
    words = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return words.removeprefix(".")


def _position(sentence: str) -> tuple[bool, int]:
    match = re.match(r"第(\d+)行|\w+\[(\d+)\]", sentence)
    return bool(match), int(match[1] or match[2]) if match else 0
