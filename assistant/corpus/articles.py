"""A document's paragraphs in, the summaries it is compiled of out, also where their titles are missing."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.corpus.cleaning import Paragraph
from assistant.corpus.duplicates import containment, grams
from assistant.corpus.parts import heading_part, looks_ahead, opening_strength, paragraph_part, reports, salutes, signs
from assistant.corpus.titles import Title, match_title
from assistant.records import PLANS, Dropped
from assistant.text.headings import MARKED, RANKS, Heading

_PLAIN_STYLE = 2
_LEAD_PARAGRAPHS = 4
_SURE, _EXPECTED = 5, 2
_COPIED_PARAGRAPHS = 6
_MIN_CHARACTERS = 40
_SHORTEST_STEM = 5
_TOLD_BEFORE = 400
_BODY = 60
_NUMBER_AT_END = re.compile(r"[\s（(【第]*(?:篇\s*.{1,4}|第.{1,4}篇|\d{1,3}|[一二三四五六七八九十]{1,3})[)）】\s：:]*$")
_TOP = RANKS["1."]


@dataclass(frozen=True)
class Extent:
    """A summary's place: title, and the paragraphs after the title."""

    title: str
    first_line: int
    paragraphs: tuple[Paragraph, ...]


def find_articles(paragraphs: Sequence[Paragraph]) -> tuple[list[Extent], list[Dropped]]:
    """Cut a document at titles, and where an opening or a numbering plainly starts anew without one."""
    titles = _titles(paragraphs)
    starts, dropped = _first_start(paragraphs, titles)
    bounds = sorted({*starts, *titles, len(paragraphs)})
    cuts: list[int] = []
    for begin, end in itertools.pairwise(bounds):
        if begin in titles or begin in starts:
            cuts += [begin, *_missing(paragraphs, begin, end, titles, _expected(titles, begin, end))]
    extents = []
    stem = _stem(titles)
    for begin, end in zip(cuts, [*cuts[1:], len(paragraphs)], strict=True):
        extent = _extent(paragraphs, begin, end, titles, stem)
        if _characters(extent) >= _MIN_CHARACTERS:
            extents.append(extent)
        elif begin < end:
            dropped.append(Dropped(paragraphs[begin].first_line, paragraphs[end - 1].last_line, "只有标题，没有正文"))
    return extents, dropped


# ---------------------------------------------------------------- titles


def _titles(paragraphs: Sequence[Paragraph]) -> dict[int, Title]:
    """Paragraphs that are titles of articles, by place."""
    found = {place: title for place, p in enumerate(paragraphs) if (title := match_title(p.text))}
    numbered = {place: t for place, t in found.items() if t.number and t.style <= _PLAIN_STYLE}
    bare = {place: t for place, t in found.items() if t.style > _PLAIN_STYLE}
    if not numbered and _counts_up(bare) and all(_opens_after(paragraphs, place) for place in bare):
        numbered = bare
    whole = {
        place: t
        for place, t in found.items()
        if not t.number and not t.collection and place - 1 not in numbered and _opens_after(paragraphs, place)
    }
    collections = {place for place, t in found.items() if t.collection and place <= 3}
    return {place: t for place, t in sorted({**numbered, **whole}.items()) if place not in collections}


def _counts_up(titles: dict[int, Title]) -> bool:
    numbers = [t.number for t in titles.values()]
    return len(numbers) >= 2 and all(a < b for a, b in itertools.pairwise(numbers))


def _opens_after(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether a summary opens behind a title: an opening, or a numbering at its first number."""
    for paragraph in paragraphs[place + 1 : place + 1 + _LEAD_PARAGRAPHS]:
        if paragraph.heading and paragraph.heading.system != MARKED:
            return paragraph.heading.ordinal == 1
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
    is_article = first == len(paragraphs) or sum(bool(p.heading) for p in before) >= 2
    if is_article:
        return {begin}, dropped
    return set(), [*dropped, Dropped(before[0].first_line, before[-1].last_line, "第一篇之前的说明")]


def _expected(titles: dict[int, Title], begin: int, end: int) -> int:
    """How many numbered articles lack their title between two titles."""
    here, there = titles.get(begin), titles.get(end)
    if not here or not there or not here.number or not there.number:
        return 0
    return max(0, there.number - here.number - 1)


def _stem(titles: dict[int, Title]) -> str:
    """Return what the numbered titles have in common, without number."""
    stems = Counter(_NUMBER_AT_END.sub("", t.text) for t in titles.values() if t.number)
    stem = stems.most_common(1)[0][0] if stems else ""
    return stem if len(stem) >= _SHORTEST_STEM else ""


# ---------------------------------------------------------------- missing titles


def _missing(
    paragraphs: Sequence[Paragraph], begin: int, end: int, titles: dict[int, Title], expected: int
) -> list[int]:
    """Places between two titles at which an article begins without one."""
    chosen: list[int] = []
    candidates = _candidates(paragraphs, begin, end, titles)
    ranked = sorted(candidates, key=lambda place: (-candidates[place], place))
    for place in ranked:
        needed = _EXPECTED if len(chosen) < expected else _SURE
        if candidates[place] >= needed:
            chosen.append(place)
    return sorted(chosen)


def _candidates(paragraphs: Sequence[Paragraph], begin: int, end: int, titles: dict[int, Title]) -> dict[int, int]:
    scores: dict[int, int] = {}
    current = begin
    for place in range(begin + 1, end):
        restart = _is_restart(paragraphs, current, place)
        if not restart and not _is_strong_opening(paragraphs, current, place):
            continue
        start = _lead_start(paragraphs, current, place) if restart else place
        start -= salutes(paragraphs[start - 1].text)
        score = _score(paragraphs, current, start, place, end, restart)
        scores[start] = max(score, scores.get(start, score))
        if score >= _SURE:
            current = start
    return scores


def _is_restart(paragraphs: Sequence[Paragraph], current: int, place: int) -> bool:
    """Whether a first number comes though the article has counted further in that system, or one above it."""
    heading = _numbered(paragraphs[place])
    if not heading or heading.ordinal != 1 or RANKS[heading.system] > _TOP:
        return False
    earlier = [h for p in paragraphs[current + 1 : place] if (h := _numbered(p)) and RANKS[h.system] <= _TOP]
    if not earlier:
        return False
    top = min(RANKS[h.system] for h in earlier)
    counted = max(h.ordinal for h in earlier if RANKS[h.system] == top)
    return counted >= 2 and RANKS[heading.system] <= top


def _is_strong_opening(paragraphs: Sequence[Paragraph], current: int, place: int) -> bool:
    """Whether a paragraph reads like a summary's first though no numbering restarts behind it."""
    text = paragraphs[place].text
    told = sum(len(p.text) for p in paragraphs[current:place])
    if paragraphs[place].heading or told < _TOLD_BEFORE:
        return False
    strength = opening_strength(text)
    following = _numbered(paragraphs[place + 1]) if place + 1 < len(paragraphs) else None
    leads_on = following is not None and following.ordinal == 1 and RANKS[following.system] <= _TOP
    return (strength >= 5 and reports(text)) or (strength >= 4 and leads_on)


def _lead_start(paragraphs: Sequence[Paragraph], current: int, place: int) -> int:
    """First paragraph of the opening that leads to a numbering's restart; the restart itself if none does."""
    best, best_strength = place, 0
    for start in range(place - 1, max(current, place - 1 - _LEAD_PARAGRAPHS), -1):
        if _numbered(paragraphs[start]) or signs(paragraphs[start].text):
            break
        strength = opening_strength(paragraphs[start].text)
        if strength >= max(best_strength, 2):
            best, best_strength = start, strength
    return best


def _score(paragraphs: Sequence[Paragraph], current: int, start: int, place: int, end: int, restart: bool) -> int:
    lead = [p.text for p in paragraphs[start:place]] or ([] if restart else [paragraphs[start].text])
    intro = "".join(lead) or paragraphs[place - 1].text
    score = 2 * restart + max((opening_strength(text) for text in lead), default=0)
    score -= 3 * looks_ahead(intro) + 2 * _only_introduces(intro, bool(lead))
    score += 3 * signs(paragraphs[start - 1].text) + 3 * salutes(paragraphs[start].text)
    score += 3 * _plans_told(paragraphs[current:start]) * (not looks_ahead(intro))
    score += _change_of_town(paragraphs[current:start], paragraphs[start:end])
    score += 3 * (restart and not lead and _restarts_bare(paragraphs, place))
    return score + 4 * _repeats(paragraphs, start, end)


def _restarts_bare(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether a numbering starts anew with work that was done, right after a finished paragraph, unannounced."""
    before, heading = paragraphs[place - 1], paragraphs[place].heading
    following = paragraphs[place + 1].text if place + 1 < len(paragraphs) else ""
    is_finished = before.text.endswith("。") and not paragraph_part(before.text)
    is_work = heading is not None and bool(heading.title) and not heading_part(heading.title)
    return is_finished and is_work and len(following) > _BODY and not looks_ahead(following)


def _only_introduces(intro: str, is_lead: bool) -> bool:
    return intro.endswith(("：", ":")) and not (is_lead and reports(intro))


def _plans_told(paragraphs: Sequence[Paragraph]) -> bool:
    headings = (p.heading.title if p.heading else p.text for p in paragraphs if p.heading or len(p.text) <= 30)
    return any(PLANS in heading_part(title) for title in headings)


def _change_of_town(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> int:
    """2 where another town or another kind of place speaks, -2 where the same named one does, else 0."""
    old, new = _towns(before), _towns(after[:_COPIED_PARAGRAPHS])
    if old and new:
        return -2 if set(old) & set(new) else 2
    kinds = [
        Counter(re.findall(r"(?:我|全|本)(镇|乡|街道|区|县)", "".join(p.text for p in ps))) for ps in (before, after)
    ]
    if kinds[0] and kinds[1] and kinds[0].most_common(1)[0][0] != kinds[1].most_common(1)[0][0]:
        return 2
    return 0


def _towns(paragraphs: Sequence[Paragraph]) -> Counter[str]:
    text = "".join(p.text for p in paragraphs)
    found = re.findall(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3}(?:镇|乡|街道))(?:总工会|工会|党委)", text)
    return Counter(name for name in found if not re.match(r"我|全|本|各|该|在|是|乡|县|市|区", name))


def _repeats(paragraphs: Sequence[Paragraph], start: int, end: int) -> bool:
    """Whether the text from here on has stood in the document before."""
    here = grams("".join(p.text for p in paragraphs[start : min(end, start + _COPIED_PARAGRAPHS)]))
    before = grams("".join(p.text for p in paragraphs[:start]))
    return len(here) >= 50 and containment(here, before) >= 0.6


# ---------------------------------------------------------------- extents


def _extent(paragraphs: Sequence[Paragraph], begin: int, end: int, titles: dict[int, Title], stem: str) -> Extent:
    body = list(paragraphs[begin:end])
    first_line = body[0].first_line
    title = titles[begin].text if begin in titles else stem
    if begin in titles:
        body = body[1:]
        if body and (subtitle := match_title(body[0].text)) and not subtitle.number and not body[0].heading:
            title, body = subtitle.text, body[1:]
    return Extent(title, first_line, tuple(body))


def _characters(extent: Extent) -> int:
    return sum(len(p.text) for p in extent.paragraphs)


def _numbered(paragraph: Paragraph) -> Heading | None:
    return paragraph.heading if paragraph.heading and paragraph.heading.system != MARKED else None
