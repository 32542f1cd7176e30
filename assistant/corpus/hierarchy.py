"""An article's paragraphs in; which kind of line heads its first level, weighed over the whole article, out."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.corpus.paragraphs import Paragraph, ends_whole
from assistant.corpus.parts import closes, heading_part, paragraph_part, salutes, signs
from assistant.text.headings import MARKED, RANKS

PLAIN = ""
"""The kind of a heading that is nothing but a short line."""
ASPECT = "方面"
"""The kind of a heading that runs into its paragraph: 在组织建设方面，……"""
PHRASE = "短语"
"""The kind of a heading that is its paragraph's first words, of one make in several: 摸底数，夯基础。……"""
SERIAL = "首先"
"""The kind of a heading that is its paragraph's first sentence, in order: 首先，……。其次，……。"""
RUN_IN = (ASPECT, PHRASE, SERIAL)
"""Kinds that head nothing but the first level."""

_LONGEST_LINE, _LONGEST_SENTENCE = 32, 24
_BODY = 30
_LEAST = 2
_COVERED, _STAGED, _FROM_ONE, _RESTARTED, _MOST_RESTARTS, _DEEPER, _FIRST = 4.0, 1.5, 1.0, 1.5, 4, 0.4, 1.2
_PLAIN_RANK, _RUN_IN_RANK = 4, 8
_LEAST_RUN_IN = 3
_NEAR = 3
_SERIAL = re.compile(
    r"(?:(?:首先|其次|再次|最后)[，,]?|(?:再者|然后|第[一二三四五六])[，,])(?P<title>[^，。；：]{3,20}(?:，[^，。；：]{2,16})?)[。：:！](?=.{10})"
)
_FIRST_WORDS = ("首先", "第一")
_PHRASE = re.compile(r"(?P<title>[^，。；：、\d]{2,12}(?:[，、][^，。；：、\d]{2,12}){0,3})[。：:！](?=.{15})")
_TELLS_TIME = re.compile(r"[春夏秋冬]天|.{0,3}[年月日季]|今|去|我们|同志|各位|首先|其次|最后")
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
    kinds[PHRASE] = _parallel(kinds[PHRASE], heads)
    for place in set(heads) - {place for places in kinds.values() for place in places}:
        del heads[place]
    for kind in RUN_IN:
        if len(kinds[kind]) < _LEAST_RUN_IN:
            del kinds[kind]
    if kinds.get(SERIAL) and not paragraphs[kinds[SERIAL][0]].text.startswith(_FIRST_WORDS):
        del kinds[SERIAL]
    scores = {
        kind: _score(kind, places, heads, paragraphs) + _FIRST * (places[0] == min(heads))
        for kind, places in kinds.items()
        if len(places) >= _LEAST
    }
    top = max(scores, key=lambda kind: (scores[kind], -_rank(kind)), default=None)
    return heads, top


def _rank(kind: str) -> int:
    return RANKS.get(kind, _RUN_IN_RANK if kind in (PHRASE, SERIAL) else _PLAIN_RANK)


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
        return _run_in(paragraphs[place].text) or _plain(paragraphs, place)
    kind = f"{MARKED}{heading.level}" if heading.system == MARKED else heading.system
    return Head(kind, heading.number, heading.ordinal, heading.title, heading.rest)


def _run_in(text: str) -> Head | None:
    """Match the words at a paragraph's beginning that say what it is about."""
    for kind, pattern in ((ASPECT, _ASPECT), (SERIAL, _SERIAL), (PHRASE, _PHRASE)):
        if (found := pattern.match(text)) and not (kind == PHRASE and _TELLS_TIME.match(text)):
            return Head(kind, "", 0, found["title"].lstrip("—－- "), text[found.end() :])
    return None


def _parallel(places: Sequence[int], heads: dict[int, Head]) -> list[int]:
    """Give the phrases that stand three or more in a row, made of as many clauses of about one length."""
    runs: list[list[int]] = []
    for place in places:
        if runs and _is_alike(runs[-1][-1], place, heads):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [place for run in runs if len(run) >= _LEAST_RUN_IN for place in run]


def _is_alike(before: int, after: int, heads: dict[int, Head]) -> bool:
    """Whether two phrases are made alike and near; those of several clauses are seldom so by chance."""
    a, b = ([len(clause) for clause in re.split("[，、]", heads[place].title)] for place in (before, after))
    near = after - before <= (_NEAR if len(a) > 1 else 1)
    return near and len(a) == len(b) and all(abs(x - y) <= 1 for x, y in zip(a, b, strict=True))


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
