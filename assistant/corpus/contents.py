"""A document's lines in; the lists of contents over it, and what they list, out."""

import re
from collections.abc import Iterable, Sequence

from assistant.corpus.titles import match_title
from assistant.records import Dropped
from assistant.text.headings import match_heading

CONTENTS = "目录"
"""Why the lines of a list of contents are dropped."""

_LEAD = re.compile(
    r"[【\[（(]?\s*(?:目\s*录|目\s*次|篇\s*目|(?:内容|本文|文章|本期|本书)(?:提要|提示|目录|导航|导读))\s*[】\]）)]?\s*[：:]?"
)
_DOTTED = re.compile(r"\s*(?:\.{4,}|…{2,}|·{4,})\s*\d{1,3}$")
_ORDINAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_NUMBER = re.compile(
    rf"^[（(【\[]?(?:第\s*{_ORDINAL}\s*[篇份章节]|篇\s*{_ORDINAL}|{_ORDINAL})(?:[)）】\]][、.．:：]?|[、.．:： ])\s*"
)
_LONGEST = 50
_LEAST = 2


def find_contents(lines: Sequence[str]) -> set[int]:
    """Give the places of the lines under 目录, 【内容提要】 and their like, the lead's own among them."""
    places: set[int] = set()
    for lead, line in enumerate(lines):
        if lead not in places and _LEAD.fullmatch(line):
            listed = _listed(lines, lead)
            told = [bare(lines[place]) for place in listed]
            if len(listed) >= _LEAST and _recur(told, lines[listed[-1] + 1 :]):
                places |= {lead, *listed}
    return places


def listed(lines: Sequence[str], dropped: Iterable[Dropped]) -> frozenset[str]:
    """Give the bare entries of the lists of contents that were dropped."""
    places = (place for d in dropped if d.reason == CONTENTS for place in range(d.first_line - 1, d.last_line))
    return frozenset(bare(lines[place]) for place in places if not _LEAD.fullmatch(lines[place].strip())) - {""}


def bare(line: str) -> str:
    """Give an entry, or the line that it announces, without number, leaders and page."""
    return _NUMBER.sub("", _DOTTED.sub("", " ".join(line.split()))).strip(" 　【】[]：:")


def _listed(lines: Sequence[str], lead: int) -> list[int]:
    """Give the places of the entries: short lines, numbered on, until one repeats what is listed."""
    places: list[int] = []
    seen: set[str] = set()
    ordinal = 0
    for place in range(lead + 1, len(lines)):
        line = lines[place]
        if not line:
            continue
        heading = match_heading(line)
        goes_on = not heading or not heading.number or heading.ordinal > ordinal
        goes_on = goes_on and bool(_NUMBER.match(line)) == bool(_NUMBER.match(lines[(places or [place])[0]]))
        if len(line) > _LONGEST or re.search(r"[。！？；]", line) or not goes_on or bare(line) in seen:
            break
        ordinal = heading.ordinal if heading else ordinal
        seen.add(bare(line))
        places.append(place)
    return places


def _recur(told: Iterable[str], lines: Iterable[str]) -> bool:
    """Whether most entries stand below again or are titles."""
    below = {bare(line) for line in lines}
    known = [entry in below or match_title(entry) is not None for entry in told]
    return 2 * sum(known) > len(known) and any(entry in below for entry in told)
