"""A document's paragraphs in, the summaries it is compiled of out, also where their titles are missing."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from assistant.corpus.captions import find_captions
from assistant.corpus.contents import bare
from assistant.corpus.paragraphs import Paragraph
from assistant.corpus.parts import opening_strength, signs
from assistant.corpus.starts import LEAD_PARAGRAPHS, StartFinder
from assistant.corpus.titles import PLAIN_STYLE, Title, is_document_head, match_title, names_unit, stem
from assistant.corpus.unions import place_of_union
from assistant.records import Dropped
from assistant.text.headings import numbered as numbered_heading

_MIN_CHARACTERS = 40
_SHORTEST_STEM, _LONGEST_MAIN_TITLE = 5, 30
_LEAST_TOLD, _LONGEST_NOTE = 150, 400
"""Characters that what is told about a compilation before its first title can have at most."""
_NEAR = 60
_LEAST_LISTED = 3
_HIGHEST_HEAD = 4
"""Lines that an official paper's or a bulletin's head has at most (简报, 第6期, 日期)."""
_FIRST_ORDINALS = 2
"""The number of a first heading may be 2 where the first was lost."""


@dataclass(frozen=True)
class Extent:
    """A summary's place: title, and the paragraphs after the title."""

    title: str
    first_line: int
    paragraphs: tuple[Paragraph, ...]


def find_articles(
    paragraphs: Sequence[Paragraph], contents: frozenset[str] = frozenset()
) -> tuple[list[Extent], list[Dropped]]:
    """Cut a document at titles, and where an opening or a numbering plainly starts anew without one.

    `contents` are the entries of a list of contents, bare of number and page: titles where they stand again.
    """
    titles = _titles(paragraphs, contents)
    starts, dropped = _first_start(paragraphs, titles)
    bounds = sorted({*starts, *titles, len(paragraphs)})
    cuts: list[int] = []
    finder = StartFinder(paragraphs)
    for begin, end in itertools.pairwise(bounds):
        if begin in titles or begin in starts:
            cuts += [begin, *finder.find(begin, end, _expected(titles, begin, end))]
    extents = []
    common = _stem(titles)
    for begin, end in itertools.pairwise([*cuts, len(paragraphs)]):
        extent = _extent(paragraphs, begin, end, titles, common)
        if _characters(extent) >= _MIN_CHARACTERS:
            extents.append(extent)
        elif begin < end:
            dropped.append(Dropped(paragraphs[begin].first_line, paragraphs[end - 1].last_line, "只有标题，没有正文"))
    return extents, dropped


# ---------------------------------------------------------------- titles


def _titles(paragraphs: Sequence[Paragraph], contents: frozenset[str]) -> dict[int, Title]:
    """Paragraphs that are titles of articles, by place."""
    found = {place: title for place, p in enumerate(paragraphs) if (title := match_title(p.text))}
    numbered = {place: t for place, t in found.items() if t.number and t.style <= PLAIN_STYLE}
    numbered = numbered or _headinglike(paragraphs, found)
    numbered |= {
        place: t for place, t in found.items() if not t.collection and bare(paragraphs[place].text) in contents
    }
    if _lists_articles(contents):
        places = (place for place, p in enumerate(paragraphs) if bare(p.text) in contents and place not in numbered)
        numbered |= {place: Title(bare(paragraphs[place].text), 0, PLAIN_STYLE) for place in places}
    whole = {
        place: t
        for place, t in found.items()
        if not t.number and not t.collection and place - 1 not in numbered and _opens_after(paragraphs, place)
        if not numbered_heading(paragraphs[place].heading)
    }
    captions = {
        place: Title(paragraphs[place].text, number, PLAIN_STYLE)
        for place, number in find_captions(paragraphs).items()
        if place not in numbered and place not in whole
    }
    collections = {place for place, t in found.items() if t.collection and place <= 3}
    told = {place: t for place, t in sorted({**captions, **numbered, **whole}.items()) if place not in collections}
    return dict(_with_lines_above(paragraphs, place, title) for place, title in told.items())


def _lists_articles(contents: frozenset[str]) -> bool:
    """Whether a list of contents names articles, not one article's sections: half of three or more are titles."""
    return len(contents) >= _LEAST_LISTED and 2 * sum(match_title(entry) is not None for entry in contents) >= len(
        contents
    )


def _with_lines_above(paragraphs: Sequence[Paragraph], place: int, title: Title) -> tuple[int, Title]:
    """Give where a title's first line stands, and the title with the name of the union over it."""
    above = _lines_above(paragraphs, place)
    unit = paragraphs[place - 1].text if above == 1 and place_of_union(paragraphs[place - 1].text) else ""
    return place - above, replace(title, text=unit + title.text, above=above)


def _headinglike(paragraphs: Sequence[Paragraph], found: dict[int, Title]) -> dict[int, Title]:
    """Titles that bear a heading's number: those of one form that count up, each over an opening."""
    for style in sorted({t.style for t in found.values() if t.style > PLAIN_STYLE}):
        places = {place: t for place, t in found.items() if t.style == style}
        named = {place: t for place, t in places.items() if names_unit(t.text)}
        for family in (places, named):
            if _counts_up(family) and all(_opens_after(paragraphs, place) for place in family):
                return family
    return {}


def _lines_above(paragraphs: Sequence[Paragraph], place: int) -> int:
    """Count the lines that stand over a title: a document's head, or what a title that opens with —— goes on from."""
    before = paragraphs[max(0, place - _HIGHEST_HEAD) : place]
    if paragraphs[place].text.startswith("—") and before and _is_main_title(before[-1].text):
        return 1
    if before and not names_unit(paragraphs[place].text) and _heads_title(paragraphs, place - 1):
        return 1
    head = [p.text for p in takewhile(lambda p: is_document_head(p.text) or signs(p.text), reversed(before))]
    while head and not is_document_head(head[-1]):
        head.pop()
    return len(head)


def _heads_title(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether a line is a union's name that was not told before, over a title without one: no 落款."""
    town = place_of_union(paragraphs[place].text)
    return bool(town) and not any(town in p.text for p in paragraphs[max(0, place - _NEAR) : place])


def _is_main_title(text: str) -> bool:
    return len(text) <= _LONGEST_MAIN_TITLE and not signs(text) and not re.search(r"[。；：！？]", text)


def _counts_up(titles: dict[int, Title]) -> bool:
    numbers = [t.number for t in titles.values()]
    return len(numbers) >= 2 and all(a < b for a, b in itertools.pairwise(numbers))


def _opens_after(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether a summary opens behind a title: an opening, or a numbering at its first number."""
    for paragraph in paragraphs[place + 1 : place + 1 + LEAD_PARAGRAPHS]:
        if heading := numbered_heading(paragraph.heading):
            return heading.ordinal <= _FIRST_ORDINALS
        if opening_strength(paragraph.text) >= 2 or len(paragraph.text) > 60:
            return True
    return False


def _first_start(paragraphs: Sequence[Paragraph], titles: dict[int, Title]) -> tuple[set[int], list[Dropped]]:
    """Where the first article begins; what stands before the first title is dropped unless it is an article."""
    first = min(titles, default=len(paragraphs))
    dropped: list[Dropped] = []
    begin = 0
    while begin < first and (title := match_title(paragraphs[begin].text)) and title.collection:
        dropped.append(Dropped(paragraphs[begin].first_line, paragraphs[begin].last_line, "合集标题"))
        begin += 1
    before = paragraphs[begin:first]
    if not before:
        return set(), dropped
    is_article = first == len(paragraphs) or sum(bool(p.heading) for p in before) >= 2 or _is_told(before)
    if is_article:
        return {begin}, dropped
    return set(), [*dropped, Dropped(before[0].first_line, before[-1].last_line, "第一篇之前的说明")]


def _is_told(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether paragraphs before the first title tell of work rather than of the compilation."""
    told = sum(len(p.text) for p in paragraphs)
    opens = opening_strength(paragraphs[0].text) >= 2 or signs(paragraphs[-1].text)
    return told >= (_LEAST_TOLD if opens else _LONGEST_NOTE)


def _expected(titles: dict[int, Title], begin: int, end: int) -> int:
    """How many numbered articles lack their title between two titles."""
    here, there = titles.get(begin), titles.get(end)
    if not here or not there or not here.number or not there.number:
        return 0
    return max(0, there.number - here.number - 1)


def _stem(titles: dict[int, Title]) -> str:
    """Return what the numbered titles have in common, without number."""
    stems = Counter(stem(t.text) for t in titles.values() if t.number)
    told = stems.most_common(1)[0][0] if stems else ""
    return told if len(told) >= _SHORTEST_STEM else ""


# ---------------------------------------------------------------- extents


def _extent(paragraphs: Sequence[Paragraph], begin: int, end: int, titles: dict[int, Title], common: str) -> Extent:
    body = list(paragraphs[begin:end])
    first_line = body[0].first_line
    title = titles[begin].text if begin in titles else common
    if begin in titles:
        body = body[titles[begin].above + 1 :]
        if body and (subtitle := match_title(body[0].text)) and not subtitle.number and not body[0].heading:
            title, body = subtitle.text, body[1:]
    return Extent(title, first_line, tuple(body))


def _characters(extent: Extent) -> int:
    return sum(len(p.text) for p in extent.paragraphs)
