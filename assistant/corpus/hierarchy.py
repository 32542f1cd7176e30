"""An article's paragraphs in; which kind of line heads its first level, weighed over the whole article, out."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.corpus.cleaning import Paragraph, ends_whole
from assistant.corpus.parts import closes, heading_part, paragraph_part, salutes, signs
from assistant.text.headings import MARKED, RANKS

PLAIN = ""
"""The kind of a heading that is nothing but a short line."""
ASPECT = "方面"
"""The kind of a heading that runs into its paragraph: 在组织建设方面，……"""

_LONGEST_LINE, _LONGEST_SENTENCE = 32, 24
_BODY = 30
_LEAST = 2
_COVERED, _STAGED, _FROM_ONE, _RESTARTED, _MOST_RESTARTS, _DEEPER, _FIRST = 4.0, 1.5, 1.0, 1.5, 4, 0.4, 1.2
_PLAIN_RANK = 4
_LEAST_ASPECTS = 3
_ASPECT = re.compile(r"在?(?P<title>[^，。；：、]{2,12})(?:方面|上)[：:，,](?=.{10})")


@dataclass(frozen=True)
class Head:
    """A paragraph that may head a section: its kind, number's value (0 for none), title and the text behind it."""

    kind: str
    number: str
    ordinal: int
    title: str
    rest: str


def find_heads(paragraphs: Sequence[Paragraph]) -> tuple[dict[int, Head], str | None]:
    """Give every paragraph that may head a section by place, and the kind that heads the first level, None for none."""
    heads = {place: head for place in range(len(paragraphs)) if (head := _head(paragraphs, place))}
    kinds = defaultdict(list)
    for place, head in heads.items():
        kinds[head.kind].append(place)
    if len(kinds[ASPECT]) < _LEAST_ASPECTS:
        del kinds[ASPECT]
    scores = {
        kind: _score(kind, places, heads, paragraphs) + _FIRST * (places[0] == min(heads))
        for kind, places in kinds.items()
        if len(places) >= _LEAST
    }
    top = max(scores, key=lambda kind: (scores[kind], -_rank(kind)), default=None)
    return heads, top


def _rank(kind: str) -> int:
    return RANKS.get(kind, _PLAIN_RANK)


def _score(kind: str, places: Sequence[int], heads: dict[int, Head], paragraphs: Sequence[Paragraph]) -> float:
    """Weigh how well headings of a kind would explain the article: what they cover, name, and how they count."""
    lengths = [len(p.text) for p in paragraphs]
    covered = sum(lengths[places[0] :]) / max(sum(lengths), 1)
    ordinals = [heads[place].ordinal for place in places]
    restarts = sum(after <= before for before, after in pairwise(ordinals)) if any(ordinals) else 0
    staged = kind != PLAIN and any(heading_part(heads[place].title) for place in places)
    return (
        _COVERED * covered
        + _STAGED * staged
        + _FROM_ONE * (ordinals[0] == 1)
        - _RESTARTED * min(restarts, _MOST_RESTARTS)
        - _DEEPER * _rank(kind)
    )


def _head(paragraphs: Sequence[Paragraph], place: int) -> Head | None:
    heading = paragraphs[place].heading
    if not heading:
        return _aspect(paragraphs[place].text) or _plain(paragraphs, place)
    kind = f"{MARKED}{heading.level}" if heading.system == MARKED else heading.system
    return Head(kind, heading.number, heading.ordinal, heading.title, heading.rest)


def _aspect(text: str) -> Head | None:
    found = _ASPECT.match(text)
    return Head(ASPECT, "", 0, found["title"], text[found.end() :]) if found else None


def _plain(paragraphs: Sequence[Paragraph], place: int) -> Head | None:
    """Match a short line that something longer, or a numbering's first, stands below."""
    text = paragraphs[place].text
    title = text.rstrip("：:。")
    if place + 1 == len(paragraphs) or len(title) > _LONGEST_LINE or re.search(r"[。；！？]", title):
        return None
    if signs(text) or closes(text) or salutes(text):
        return None
    stage = heading_part(title) and "，" not in title
    if not stage and (text.endswith(("：", ":")) or (text.endswith("。") and not _is_short(title)) or _is_aside(title)):
        return None
    following = paragraphs[place + 1]
    leads_on = bool(following.heading and following.heading.ordinal == 1)
    is_head = stage or leads_on or len(following.text) >= max(_BODY, 2 * len(title))
    return Head(PLAIN, "", 0, title, "") if is_head else None


def _is_short(title: str) -> bool:
    return len(title) <= _LONGEST_SENTENCE and not re.search(r"\d", title)


def _is_aside(title: str) -> bool:
    return bool(re.match(r"[(（].*[)）]$", title)) or bool(paragraph_part(title)) or ends_whole(title)
