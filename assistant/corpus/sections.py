"""An article's paragraphs in, its tree of sections out: every numbering system, restarts and unnumbered parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.corpus.cleaning import Paragraph, ends_whole
from assistant.corpus.parts import closes, heading_part, looks_back, paragraph_part, salutes, signs
from assistant.records import ARTICLE_THEMES
from assistant.text.headings import MARKED, RANKS, Heading

UNNUMBERED = ""
_SHORT_HEADING = 32
_SHORT_LINE = 24
_BODY = 30
_STRUCTURAL = RANKS["1."]


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
    end = len(paragraphs)
    while end > 1 and signs(paragraphs[end - 1].text):
        end -= 1
    while end > 1 and _only_closes(paragraphs[end - 1]):
        end -= 1
    return paragraphs[:end], paragraphs[end:]


def _only_closes(paragraph: Paragraph) -> bool:
    return closes(paragraph.text) and not paragraph.heading and not paragraph_part(paragraph.text)


def _rank(paragraph: Paragraph) -> int:
    return RANKS[paragraph.heading.system] if paragraph.heading and paragraph.heading.system in RANKS else len(RANKS)


def _stands_as_heading(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether a short line without a number heads what follows, though it may end in a full stop."""
    text, following = paragraphs[place].text, paragraphs[place + 1]
    plain = text.rstrip("：:。")
    is_short = len(plain) <= _SHORT_LINE and not re.search(r"[。；！？\d]|^[(（].*[)）]$", plain) and not salutes(text)
    if paragraphs[place].heading or not is_short or signs(text) or closes(text):
        return False
    leads_on = bool(following.heading and following.heading.ordinal == 1)
    return len(following.text) >= max(_BODY, 2 * len(text)) or leads_on


class _Builder:
    """Places paragraph after paragraph; `open` is the path of open nodes from the first level down."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.lead: list[str] = []
        self.roots: list[Node] = []
        self.open: list[Node] = []
        self.top_system, self.top_ordinal = "", 0
        numbered = [place for place, p in enumerate(paragraphs) if p.heading and p.heading.system != MARKED]
        structural = [place for place in numbered if _rank(paragraphs[place]) <= _STRUCTURAL]
        lines = [place for place in range(len(paragraphs) - 1) if _stands_as_heading(paragraphs, place)]
        self.headlines = (
            frozenset(lines) if len(lines) >= 2 and lines[0] < min(numbered, default=len(paragraphs)) else frozenset()
        )
        self.numbered = len(structural) >= 2 and not self.headlines

    def add(self, place: int) -> None:
        paragraph = self.paragraphs[place]
        heading = paragraph.heading
        if heading and heading.system != MARKED:
            self._open_numbered(place, paragraph, heading)
        elif heading or self._is_unnumbered_heading(place):
            self._open_unnumbered(paragraph, heading)
        elif (parts := self._opened_parts(place)) and self._has_bare_part():
            self.open[0].parts = tuple(sorted({*self.open[0].parts, *parts}, key=ARTICLE_THEMES.index))
            self._write(paragraph.text, paragraph.last_line)
        elif parts:
            self._place(Node("", "", UNNUMBERED, paragraph.first_line, paragraph.last_line, parts=parts), 0)
            self._write(paragraph.text, paragraph.last_line)
        else:
            self._write(paragraph.text, paragraph.last_line)

    def _open_numbered(self, place: int, paragraph: Paragraph, heading: Heading) -> None:
        depth = self._depth(place, heading)
        node = Node(
            heading.number, heading.title, heading.system, paragraph.first_line, paragraph.last_line, heading.ordinal
        )
        node.parts = heading_part(heading.title) if depth == 0 else ()
        self._place(node, depth, paragraph.text)
        node.lines += [heading.rest] if heading.rest else []
        if depth == 0:
            self.top_system, self.top_ordinal = heading.system, heading.ordinal

    def _open_unnumbered(self, paragraph: Paragraph, heading: Heading | None) -> None:
        title = heading.title if heading else paragraph.text.rstrip("：:。")
        parts = heading_part(title)
        depth = 0 if parts or not self.numbered else min(len(self.open), 1)
        node = Node("", title, UNNUMBERED, paragraph.first_line, paragraph.last_line, parts=parts)
        self._place(node, depth, paragraph.text)

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

    def _depth(self, place: int, heading: Heading) -> int:
        """Level, from 0, at which a numbered heading stands."""
        before = (heading.system, heading.ordinal - 1)
        systems = [node.system for node in self.open]
        for depth in range(len(self.open) - 1, -1, -1):
            if before[1] and (self.open[depth].system, self.open[depth].ordinal) == before:
                return depth
        if before[1] and before == (self.top_system, self.top_ordinal):
            return 0
        if heading.system in systems:
            return self._depth_in_open_system(place, heading, systems.index(heading.system))
        if self.open and self.open[0].system == UNNUMBERED and not self.open[0].parts and self.numbered:
            return 0 if RANKS[heading.system] <= RANKS.get(self.top_system, 9) else len(self.open)
        return self._depth_of_new_system(place, heading)

    def _depth_in_open_system(self, place: int, heading: Heading, depth: int) -> int:
        is_restart = heading.ordinal == 1 and self.open[depth].ordinal >= 1
        if (
            is_restart
            and self.paragraphs[place - 1].text.endswith(("：", ":"))
            and not self.paragraphs[place - 1].heading
        ):
            return len(self.open)
        return depth

    def _depth_of_new_system(self, place: int, heading: Heading) -> int:
        rank = RANKS[heading.system]
        depth = len(self.open)
        while depth:
            above = self.open[depth - 1]
            if above.system == UNNUMBERED or RANKS[above.system] < rank or self._goes_on(place, above):
                break
            depth -= 1
        return depth

    def _goes_on(self, place: int, node: Node) -> bool:
        """Whether the numbering of `node` is taken up again later on."""
        for later in self.paragraphs[place + 1 :]:
            if later.heading and later.heading.system == node.system:
                return later.heading.ordinal == node.ordinal + 1
        return False

    def _is_unnumbered_heading(self, place: int) -> bool:
        text = self.paragraphs[place].text
        if place in self.headlines:
            return True
        if len(text) > _SHORT_HEADING or (ends_whole(text) and not text.endswith(("：", ":"))) or signs(text):
            return False
        if heading_part(text.rstrip("：:")):
            return bool(self.roots) and "，" not in text and place + 1 < len(self.paragraphs)
        if self.numbered or self.headlines or text.endswith(("：", ":")) or place + 1 >= len(self.paragraphs):
            return False
        following = self.paragraphs[place + 1]
        return len(following.text) >= _BODY or following.heading is not None

    def _has_bare_part(self) -> bool:
        """Whether nothing stands yet below a heading that names problems or plans."""
        return bool(self.open) and bool(self.open[0].parts) and not self.open[0].lines

    def _opened_parts(self, place: int) -> tuple[str, ...]:
        """存在不足 or 工作计划, where an unnumbered paragraph begins it and no further work is told after it."""
        if not self.roots or self._work_follows(place):
            return ()
        text = self.paragraphs[place].text
        parts = paragraph_part(text)
        if not parts and looks_back(text) and place + 1 < len(self.paragraphs):
            following = self.paragraphs[place + 1]
            parts = () if following.heading else paragraph_part(following.text)
        told = self.open[0].parts if self.open else ()
        return () if set(parts) <= set(told) else parts

    def _work_follows(self, place: int) -> bool:
        for later in self.paragraphs[place + 1 :]:
            heading = later.heading
            if heading and heading.system == self.top_system:
                return heading.ordinal == self.top_ordinal + 1 and not heading_part(heading.title)
        return False
