"""An article's paragraphs in, its tree of sections out: every numbering system, restarts and unnumbered parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from assistant.corpus.hierarchy import PLAIN, RUN_IN, Head, find_heads
from assistant.corpus.paragraphs import Paragraph, ends_whole
from assistant.corpus.parts import closes, heading_part, looks_back, paragraph_part, signs
from assistant.records import ARTICLE_THEMES
from assistant.text.headings import RANKS

_NAME = re.compile(r"[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,3}")
"""A line that can be the signer's name, above the date."""
_ATTACHED = re.compile(r"附(?:件|表|录)?\s?[\d一二三四五]?[：:．.、\s]")
_LONGEST_ENTRY = 40
_MOST_ATTACHMENTS = 12
_BARE_PARTS_FROM = 0.4
"""Where an article without headings may come to its problems and plans at the earliest."""


@dataclass
class Node:
    """A section under construction: `lines` holds all below the heading, children's too."""

    number: str
    title: str
    system: str
    first_line: int
    last_line: int
    ordinal: int = 0
    parts: tuple[str, ...] = ()
    lines: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """What an article is made of: paragraphs before the first section, sections, paragraphs after the last."""

    lead: tuple[str, ...]
    sections: tuple[Node, ...]
    tail: tuple[str, ...]


def take_apart(paragraphs: Sequence[Paragraph]) -> Outline:
    """Build the tree of sections of an article given without its title."""
    body, tail = _cut_tail(paragraphs)
    builder = _Builder(body)
    for place in range(len(body)):
        builder.add(place)
    return Outline(tuple(builder.lead), tuple(builder.roots), tuple(p.text for p in tail))


def _cut_tail(paragraphs: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], Sequence[Paragraph]]:
    end = _attachments(paragraphs)
    while end > 1 and signs(paragraphs[end - 1].text):
        end -= 1
    if 1 < end < len(paragraphs) and _NAME.fullmatch(paragraphs[end - 1].text):
        end -= 1
    while end > 1 and _only_closes(paragraphs[end - 1]):
        end -= 1
    return paragraphs[:end], paragraphs[end:]


def _attachments(paragraphs: Sequence[Paragraph]) -> int:
    """Give the place where the list of attachments begins that ends an article; the end where none does."""
    for place in range(max(1, len(paragraphs) - _MOST_ATTACHMENTS), len(paragraphs)):
        before, entries = paragraphs[place - 1], paragraphs[place:]
        if _ATTACHED.match(paragraphs[place].text) and (signs(before.text) or _lists(entries)):
            return place
    return len(paragraphs)


def _lists(entries: Sequence[Paragraph]) -> bool:
    """Whether nothing but names of papers and a 落款 stand there."""
    return all(signs(p.text) or (len(p.text) <= _LONGEST_ENTRY and not ends_whole(p.text)) for p in entries)


def _only_closes(paragraph: Paragraph) -> bool:
    return closes(paragraph.text) and not paragraph.heading and not paragraph_part(paragraph.text)


class _Builder:
    """Places paragraph after paragraph; `open` is the path of open nodes from the first level down."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.lead: list[str] = []
        self.roots: list[Node] = []
        self.open: list[Node] = []
        self.heads, self.first_level = find_heads(paragraphs)
        self.top_system, self.top_ordinal = "", 0
        self.told = list(accumulate((len(p.text) for p in paragraphs), initial=0))

    def add(self, place: int) -> None:
        paragraph, head = self.paragraphs[place], self.heads.get(place)
        if head and head.ordinal:
            self._open_head(paragraph, head, self._depth(place, head))
        elif head and (head.kind == self.first_level or self._names_part(place, head)):
            self._open_head(paragraph, head, 0)
        elif head and head.kind not in (PLAIN, *RUN_IN):
            self._open_head(paragraph, head, min(len(self.open), 1))
        elif head and head.kind == PLAIN and self.first_level is None:
            self._open_head(paragraph, head, 0)
        elif (parts := self._opened_parts(place)) and self._is_bare():
            self.open[0].parts = tuple(sorted({*self.open[0].parts, *parts}, key=ARTICLE_THEMES.index))
            self._write(paragraph.text, paragraph.last_line)
        elif parts:
            self._place(Node("", "", PLAIN, paragraph.first_line, paragraph.last_line, parts=parts), 0)
            self._write(paragraph.text, paragraph.last_line)
        else:
            self._write(paragraph.text, paragraph.last_line)

    def _names_part(self, place: int, head: Head) -> bool:
        """Whether an unnumbered heading names problems or plans, which stand at the first level."""
        names = head.kind not in RUN_IN and "，" not in head.title and bool(heading_part(head.title))
        return bool(self.roots) and names

    def _open_head(self, paragraph: Paragraph, head: Head, depth: int) -> None:
        node = Node(head.number, head.title, head.kind, paragraph.first_line, paragraph.last_line, head.ordinal)
        node.parts = heading_part(head.title) if depth == 0 and self.roots else ()
        self._place(node, depth, paragraph.text)
        node.lines += [head.rest] if head.rest else []
        if depth == 0 and head.ordinal:
            self.top_system, self.top_ordinal = head.kind, head.ordinal

    def _place(self, node: Node, depth: int, line: str = "") -> None:
        del self.open[depth:]
        for ancestor in self.open:
            ancestor.lines += [line] if line else []
            ancestor.last_line = node.last_line
        (self.open[-1].children if self.open else self.roots).append(node)
        self.open.append(node)

    def _write(self, text: str, line: int) -> None:
        if not self.open:
            self.lead.append(text)
        for node in self.open:
            node.lines.append(text)
            node.last_line = line

    def _depth(self, place: int, head: Head) -> int:
        """Level, from 0, at which a numbered heading stands."""
        before = (head.kind, head.ordinal - 1)
        systems = [node.system for node in self.open]
        for depth in range(len(self.open) - 1, -1, -1):
            if before[1] and (self.open[depth].system, self.open[depth].ordinal) == before:
                return depth
        if before[1] and before == (self.top_system, self.top_ordinal):
            return 0
        if head.kind in systems:
            return self._depth_in_open_system(place, head, systems.index(head.kind))
        return self._depth_of_new_system(place, head)

    def _depth_in_open_system(self, place: int, head: Head, depth: int) -> int:
        is_restart = head.ordinal == 1 and self.open[depth].ordinal >= 1
        before = self.paragraphs[place - 1]
        is_announced = before.text.endswith(("：", ":")) and not before.heading
        return len(self.open) if is_restart and is_announced else depth

    def _depth_of_new_system(self, place: int, head: Head) -> int:
        if head.kind == self.first_level and not (self.open and self.open[0].parts):
            return 0
        rank = self._rank(head.kind)
        depth = len(self.open)
        while depth:
            above = self.open[depth - 1]
            if self._rank(above.system) < rank or self._goes_on(place, above) or above.parts:
                break
            depth -= 1
        return depth

    def _rank(self, kind: str) -> int:
        """Usual rank of a kind of heading in this article: the first level's own is the outermost."""
        return -1 if kind == self.first_level else RANKS.get(kind, 0)

    def _goes_on(self, place: int, node: Node) -> bool:
        """Whether the numbering of `node` is taken up again later on."""
        for later in range(place + 1, len(self.paragraphs)):
            if (head := self.heads.get(later)) and head.kind == node.system:
                return head.ordinal == node.ordinal + 1
        return False

    def _is_bare(self) -> bool:
        """Whether nothing stands yet below the heading of the section."""
        return bool(self.open) and not self.open[0].lines

    def _opened_parts(self, place: int) -> tuple[str, ...]:
        """存在不足 or 工作计划, where an unnumbered paragraph begins it and no further work is told after it."""
        is_late = self.told[place] >= _BARE_PARTS_FROM * self.told[-1]
        if not (self.roots or is_late) or self._work_follows(place):
            return ()
        text = self.paragraphs[place].text
        parts = paragraph_part(text)
        if not parts and looks_back(text) and place + 1 < len(self.paragraphs):
            following = self.paragraphs[place + 1]
            parts = () if following.heading else paragraph_part(following.text)
        told = self.open[0].parts if self.open else ()
        return () if set(parts) <= set(told) else parts

    def _work_follows(self, place: int) -> bool:
        for later in range(place + 1, len(self.paragraphs)):
            head = self.heads.get(later)
            if head and head.kind == self.first_level:
                goes_on = not head.ordinal or head.ordinal == self.top_ordinal + 1
                return goes_on and not heading_part(head.title)
        return False
