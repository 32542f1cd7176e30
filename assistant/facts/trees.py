"""YAML and JSON files read into plain trees, with places; nothing in a file can make this slow or large.

Scalars stay text (null, true and false aside), so that off, 010, 12:30 and 2025-04-28 mean what was written.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath

import yaml

from assistant.errors import SheetError
from assistant.facts.amounts import shorten
from assistant.facts.places import USE_TEMPLATE, Path, Places, Source, dotted
from assistant.files import cannot_open

LARGEST_FILE = 4 * 1024 * 1024
DEEPEST = 8
MOST_NODES = 400_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_COLON_TRAP = re.compile(r"\s*(?:- *)?(?:\{ *)?[A-Za-z_]+ *(?:：|:(?=[^\s/]))")


def read_tree(path: FilePath) -> Source:
    """Read the tree of a .yaml, .yml or .json file.

    Raises SheetError where the file cannot be read as one at all; duplicate keys are among the source's faults.
    """
    text = _decode(_read(path), path)
    if path.suffix.lower() == ".json":
        return _read_json(text)
    return _read_yaml(text)


def _read(path: FilePath) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise SheetError(
                [f"{path.name} 有 {size / 1024 / 1024:.0f} MB，事实表不应超过 4 MB。请核对是否选错了文件。"]
            )
        data = path.read_bytes()
    except OSError as exc:
        raise SheetError([str(cannot_open(path, exc))]) from exc
    if not data.strip():
        raise SheetError([f"{path.name} 是空文件。{USE_TEMPLATE}"])
    return data


def _decode(data: bytes, path: FilePath) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise SheetError([f"{path.name} 的内容不是文本，而是表格、Word 或 PDF 文件。请把扩展名改回原来的再试。"])
    boms = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    encodings = [name for bom, name in boms if data.startswith(bom)] or ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise SheetError([f"{path.name} 不是文本文件，或编码无法识别。请另存为 UTF-8 编码的文本后再试。"])


class _Object(dict[str, object]):
    """A JSON object that remembers which keys stood in it twice."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        keys = [key for key, _ in pairs]
        self.repeated = sorted({key for key in keys if keys.count(key) > 1}) if len(self) < len(keys) <= 500 else []


def _read_json(text: str) -> Source:
    try:
        tree = json.loads(
            text.lstrip("\ufeff"),
            object_pairs_hook=_Object,
            parse_float=lambda digits: digits,
            parse_int=lambda digits: digits,
            parse_constant=lambda word: word,
        )
    except json.JSONDecodeError as exc:
        raise SheetError([f"第{exc.lineno}行第{exc.colno}列：JSON 格式有误。请检查逗号、引号和括号是否成对。"]) from exc
    except RecursionError:
        raise SheetError([f"JSON 嵌套过深（超过 {DEEPEST} 层）。请按模板的结构填写。"]) from None
    return Source(tree, Places(), tuple(_json_faults(tree)))


def _json_faults(tree: object) -> Iterator[str]:
    waiting: list[tuple[Path, object]] = [((), tree)]
    nodes = 0
    while waiting:
        path, node = waiting.pop()
        nodes += len(node) if isinstance(node, (dict, list)) else 0
        if nodes > MOST_NODES:
            raise SheetError(["JSON 内容过多。请核对是否选错了文件，或把事实表分成几份。"])
        if len(path) > DEEPEST:
            raise SheetError([f"JSON 嵌套过深（超过 {DEEPEST} 层）。请按模板的结构填写。"])
        if isinstance(node, _Object):
            for key in node.repeated:
                yield f"{dotted((*path, shorten(key)))}：同一个键写了两次。请只留一个。"
            waiting += [((*path, key), child) for key, child in node.items() if isinstance(child, (dict, list))]
        elif isinstance(node, list):
            waiting += [((*path, at), child) for at, child in enumerate(node) if isinstance(child, (dict, list))]


@dataclass
class _Frame:
    """A list or mapping under construction; `key` is the mapping key that waits for its value."""

    path: Path
    node: list[object] | dict[str, object]
    anchor: str | None
    nodes: int = 1
    key: str | None = None


@dataclass
class _Builder:
    """Builds the tree from YAML events; aliases count with all they stand for, so they cannot explode."""

    marks: dict[Path, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=list)
    anchors: dict[str, tuple[object, int]] = field(default_factory=dict)
    nodes: int = 0
    root: object = None
    documents: int = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise SheetError([f"第{line}行：一个文件里只能有一份事实表（“---”之后又起了一份）。请分成两个文件。"])
        elif isinstance(event, yaml.ScalarEvent):
            self._add(_scalar(event), line, 1, event.anchor)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event.anchor, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open([] if isinstance(event, yaml.SequenceStartEvent) else {}, line, event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def _alias(self, anchor: str | None, line: int) -> None:
        if anchor is None or anchor not in self.anchors:
            raise SheetError([f"第{line}行：引用“*{shorten(anchor or '')}”没有对应的内容。请直接写出内容。"])
        node, size = self.anchors[anchor]
        self._add(node, line, size, None)

    def _open(self, node: list[object] | dict[str, object], line: int, anchor: str | None) -> None:
        if len(self.stack) >= DEEPEST:
            raise SheetError([f"第{line}行：嵌套过深（超过 {DEEPEST} 层）。请按模板的结构填写。"])
        frame = _Frame(self._next_path(line), node, anchor)
        self._add(node, line, 1, None)
        self.stack.append(frame)

    def _close(self) -> None:
        frame = self.stack.pop()
        if frame.anchor:
            self.anchors[frame.anchor] = (frame.node, frame.nodes)
        if self.stack:
            self.stack[-1].nodes += frame.nodes

    def _next_path(self, line: int) -> Path:
        if not self.stack:
            return ()
        frame = self.stack[-1]
        if isinstance(frame.node, list):
            return (*frame.path, len(frame.node))
        if frame.key is None:
            raise SheetError([f"第{line}行：键要写成一个词（如 unit:）。请检查冒号前的内容。"])
        return (*frame.path, frame.key)

    def _add(self, node: object, line: int, size: int, anchor: str | None) -> None:
        self.nodes += size
        if self.nodes > MOST_NODES:
            raise SheetError([f"第{line}行：内容过多。请核对是否选错了文件，或把事实表分成几份。"])
        if anchor:
            self.anchors[anchor] = (node, size)
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.nodes += size
        if isinstance(frame.node, list):
            self.marks[(*frame.path, len(frame.node))] = f"第{line}行"
            frame.node.append(node)
        elif frame.key is None:
            self._begin(frame, node, line)
        else:
            frame.node[frame.key] = node
            frame.key = None

    def _begin(self, frame: _Frame, node: object, line: int) -> None:
        if isinstance(node, (list, dict)):
            raise SheetError([f"第{line}行：键要写成一个词（如 unit:）。请检查冒号前的内容。"])
        frame.key = "" if node is None else str(node).strip()
        if frame.key in frame.node:
            self.faults.append(f"第{line}行：“{shorten(frame.key)}”写了两次。请只留一个。")
        self.marks[(*frame.path, frame.key)] = f"第{line}行"


def _read_yaml(text: str) -> Source:
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as exc:
        raise SheetError([_yaml_fault(exc, text)]) from exc
    if isinstance(builder.root, str) and (trap := _colon_trap(text)):
        raise SheetError([trap])
    return Source(builder.root, Places(builder.marks), tuple(builder.faults))


def _scalar(event: yaml.ScalarEvent) -> object:
    if not event.style and not event.tag:
        if event.value in _NULLS:
            return None
        return _BOOLEANS.get(event.value, event.value)
    return str(event.value)


def _yaml_fault(error: yaml.YAMLError, text: str) -> str:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if trap := _colon_trap(text):
        return trap
    if mark is None:
        return "文件里有不能识别的控制字符。请另存为 UTF-8 编码的文本后再试。"
    if "nesting depth" in str(error):  # libyaml gives up before the events show the depth
        return f"第{mark.line + 1}行：嵌套过深（超过 {DEEPEST} 层）。请按模板的结构填写。"
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return f"第{mark.line + 1}行：行首用了制表符（Tab）。请改成空格。"
    return f"第{mark.line + 1}行：YAML 格式有误。请检查缩进是否对齐、冒号后有没有空格、引号和括号是否成对。"


def _colon_trap(text: str) -> str | None:
    for number, line in enumerate(text.splitlines()[:20_000], 1):
        if _COLON_TRAP.match(line):
            return f"第{number}行：键后面的冒号要用英文冒号加一个空格（如 unit: 清溪镇总工会）。"
    return None
