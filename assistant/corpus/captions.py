"""A document's paragraphs in; short lines that recur in one form where summaries begin, whatever the form, out."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from assistant.corpus.paragraphs import Paragraph, ends_whole
from assistant.corpus.parts import heading_part, opening_strength, signs
from assistant.corpus.unions import names_township_union
from assistant.text.headings import CHINESE_NUMERALS, numbered, ordinal_value

_LONGEST = 30
_LEAST_BETWEEN = 150
_LEAD = 4
_BODY = 60
_YEAR = re.compile(r"(?:20\d\d|二[〇○零][一二三四五六七八九〇○零]{2})年?(?:度|上半年|下半年)?")
_YEAR_OF_WORK = re.compile(rf"{_YEAR.pattern}(?:工会)?(?:的)?工作")
_NUMBER = rf"\d{{1,3}}|[{CHINESE_NUMERALS}]{{1,3}}|[Ⅰ-Ⅻ①-⑳甲乙丙丁戊己庚辛]|(?<![A-Za-z])[A-H](?![A-Za-z])"
_COUNTED = re.compile(rf"^(?P<before>.{{0,14}}?)(?P<n>{_NUMBER})(?P<stop>[^\w]|篇|份|则|号|期|辑|$)(?P<rest>.*)$")
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,5}(?P<kind>篇|卷)$")
_LEAST_TOLD = 100


def find_captions(paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Give the places of captions and the numbers they bear, 0 for none.

    A form counts where it comes twice or more, never close together, each time above what can open a summary, and,
    where it bears numbers, in their order.
    """
    forms: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    for place, paragraph in enumerate(paragraphs):
        if _stands_alone(paragraphs, place):
            for form, number in _forms(paragraph.text):
                forms[form][place] = number
    found: dict[int, int] = {}
    for places in forms.values():
        if len(places) >= 2 and _is_family(paragraphs, places):
            found |= places
    return found


def _stands_alone(paragraphs: Sequence[Paragraph], place: int) -> bool:
    text = paragraphs[place].text
    if len(text) > _LONGEST or re.search(r"[，。；！？]", text) or numbered(paragraphs[place].heading):
        return False
    if heading_part(text) and not _YEAR_OF_WORK.fullmatch(text):
        return False
    is_dated = place + 1 < len(paragraphs) and signs(paragraphs[place + 1].text)
    return not is_dated and (_is_front(paragraphs, place) or _is_end(paragraphs[place - 1]))


def _is_front(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether hardly anything stands before."""
    return place < _LEAD and sum(len(p.text) for p in paragraphs[:place]) < _LEAST_TOLD


def _is_end(paragraph: Paragraph) -> bool:
    is_item = numbered(paragraph.heading) is not None or len(paragraph.text) > _LONGEST
    return is_item or ends_whole(paragraph.text) or signs(paragraph.text)


def _forms(text: str) -> list[tuple[tuple[str, ...], int]]:
    """Give the forms a line can have: what stays when its number, its year or its town's name is taken out."""
    forms: list[tuple[tuple[str, ...], int]] = []
    if (found := _COUNTED.match(text)) and (found["before"].strip() or found["stop"]):
        rest = "" if found["before"].strip() else found["rest"]
        forms.append((("数", found["before"], found["stop"], rest), ordinal_value(found["n"])))
    if _YEAR.match(text):
        forms.append((("年", _YEAR.sub("", text, count=1)), 0))
    if names_township_union(text):
        forms.append((("单位",), 0))
    if found := _NAMED.match(text):
        forms.append((("地名", found["kind"]), 0))
    return forms


def _is_family(paragraphs: Sequence[Paragraph], places: dict[int, int]) -> bool:
    numbers = list(places.values())
    if any(numbers):
        counts = all(before < after for before, after in pairwise(numbers))
    else:
        counts = _is_front(paragraphs, min(places))
    return counts and all(_opens_below(paragraphs, place) for place in places) and _are_apart(paragraphs, list(places))


def _opens_below(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether a paragraph, or a numbering at its first number, stands below, as above the first of a summary."""
    characters = 0
    for paragraph in paragraphs[place + 1 : place + 1 + _LEAD]:
        if heading := numbered(paragraph.heading):
            return heading.ordinal == 1
        characters += len(paragraph.text)
        if characters > _BODY or opening_strength(paragraph.text) >= 2:
            return True
    return False


def _are_apart(paragraphs: Sequence[Paragraph], places: Sequence[int]) -> bool:
    between = (sum(len(p.text) for p in paragraphs[before + 1 : after]) for before, after in pairwise(places))
    return all(characters >= _LEAST_BETWEEN for characters in between)
