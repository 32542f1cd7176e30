"""A document in; the summaries it holds, taken apart, labelled, compared and masked, out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.corpus.articles import Extent, find_articles
from assistant.corpus.cleaning import clean
from assistant.corpus.contents import listed
from assistant.corpus.duplicates import Likeness, nearest_earlier
from assistant.corpus.identity import Identity, identify
from assistant.corpus.paragraphs import CLOSING, TERMINAL, ends_whole
from assistant.corpus.parts import signs
from assistant.corpus.readers import Document
from assistant.corpus.sections import Node, Outline, take_apart
from assistant.records import PLANS, PROBLEMS, Article, Inspection, Section
from assistant.text.masking import mask
from assistant.text.mends import is_spun, mended
from assistant.text.themes import OTHER, guess_themes, names_theme

_LONGEST_FINAL_ITEM = 60
_PARTS, _MOST_THEMES = 2, 3


@dataclass(frozen=True)
class _Versions:
    """Every line of an article as it stands, mended, and mended and masked."""

    mended: dict[str, str]
    masked: dict[str, str]


@dataclass(frozen=True)
class _Found:
    extent: Extent
    outline: Outline
    identity: Identity


def inspect_document(document: Document, source: str) -> Inspection:
    """Say what a document holds: articles with sections, themes, masks and likeness, and what was dropped."""
    paragraphs, notices = clean(document.lines)
    extents, others = find_articles(paragraphs, listed(document.lines, notices))
    found = [_take(extent) for extent in extents]
    likenesses = nearest_earlier(["".join(p.text for p in extent.paragraphs) for extent in extents])
    articles = tuple(
        _article(number, one, likeness)
        for number, (one, likeness) in enumerate(zip(found, likenesses, strict=True), start=1)
    )
    dropped = sorted([*notices, *others], key=lambda d: d.first_line)
    return Inspection(source, document.encoding, articles, tuple(dropped), document.unread)


def _take(extent: Extent) -> _Found:
    return _Found(extent, take_apart(extent.paragraphs), identify(extent))


def _article(number: int, found: _Found, likeness: Likeness | None) -> Article:
    lead, tail = found.outline.lead, found.outline.tail
    versions = _versions(found)
    masks = versions.masked
    return Article(
        index=number,
        title=found.extent.title,
        unit=found.identity.unit,
        year=found.identity.year,
        period=found.identity.period,
        first_line=found.extent.first_line,
        last_line=found.extent.paragraphs[-1].last_line,
        complete=bool(found.outline.tail) or _is_complete(found.extent),
        lead="\n".join(lead),
        tail="\n".join(tail),
        masked_lead="\n".join(masks[line] for line in lead),
        masked_tail="\n".join(masks[line] for line in tail),
        sections=tuple(_section(node, 1, versions) for node in found.outline.sections),
        duplicate_of=likeness.place + 1 if likeness and likeness.same else None,
        similar_to=likeness.place + 1 if likeness and not likeness.same else None,
        similarity=round(likeness.similarity, 3) if likeness else 0.0,
    )


def _versions(found: _Found) -> _Versions:
    """Mend and mask every line of an article at once: a name known from one line is hidden in all of them."""
    outline = found.outline
    lines = list(dict.fromkeys([*outline.lead, *_own_lines(outline.sections), *outline.tail]))
    spun = is_spun("\n".join(lines))
    better = [mended(line, spun) for line in lines]
    masked = mask("\n".join(better), found.identity.names).split("\n")
    return _Versions(dict(zip(lines, better, strict=True)), dict(zip(lines, masked, strict=True)))


def _own_lines(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        yield node.title
        yield from node.lines
        yield from _own_lines(node.children)


def _section(node: Node, level: int, versions: _Versions) -> Section:
    masks = versions.masked
    return Section(
        level=level,
        number=node.number,
        heading=node.title,
        masked_heading=masks[node.title],
        themes=_themes(node, versions.mended),
        first_line=node.first_line,
        last_line=node.last_line,
        text="\n".join(node.lines),
        masked="\n".join(masks[line] for line in node.lines),
        sections=tuple(_section(child, level + 1, versions) for child in node.children),
    )


def _themes(node: Node, mended: dict[str, str]) -> tuple[str, ...]:
    """Give what the parser or the words say; where only the parts have subjects, those of the longest parts."""
    plain = tuple(theme for theme in node.parts if theme in (PROBLEMS, PLANS))
    parts = [child for child in node.children if child.title]
    if plain or len(parts) < _PARTS or names_theme(mended[node.title]):
        return plain or guess_themes("\n".join(mended[line] for line in node.lines), mended[node.title])
    told: Counter[str] = Counter()
    for child in parts:
        told[_themes(child, mended)[0]] += len(child.title) + sum(map(len, child.lines))
    named = {theme: characters for theme, characters in told.items() if theme != OTHER} or told
    return tuple(sorted(named, key=lambda theme: -named[theme])[:_MOST_THEMES])


def _is_complete(extent: Extent) -> bool:
    """Whether the last paragraph ends as one does: full stop, 落款, or a short item that needs none."""
    last = extent.paragraphs[-1]
    text = last.text.rstrip(CLOSING + " ")
    if text[-1:] in TERMINAL or signs(last.text):
        return True
    if text[-1:] in "，、：,:" or not last.heading or last.heading.rest:
        return False
    before = extent.paragraphs[-2] if len(extent.paragraphs) > 1 else None
    is_item = bool(before and before.heading and before.heading.system == last.heading.system)
    is_item = is_item and not ends_whole(before.text if before else "")
    return is_item and len(text) <= _LONGEST_FINAL_ITEM and not re.search(r"\d$", text)
