"""Paragraphs between two titles in; the places where a summary begins without a title, scored by several signs."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from assistant.corpus.duplicates import grams
from assistant.corpus.paragraphs import Paragraph, ends_whole
from assistant.corpus.parts import (
    annexes,
    closes,
    heading_part,
    looks_ahead,
    opening_strength,
    paragraph_part,
    reports,
    salutes,
    signs,
)
from assistant.corpus.unions import names_township_union, place_of_union
from assistant.records import PLANS, PROBLEMS
from assistant.text.headings import RANKS, Heading, numbered

SURE, EXPECTED = 5, 2
LEAD_PARAGRAPHS = 4
_COPIED_PARAGRAPHS = 6
_COPIED_SHARE, _COPIED_GRAMS = 0.6, 50
_WINDOW = 200
_PLAN_PARAGRAPHS = 16
_TOLD_BEFORE, _LESS_TOLD_BEFORE, _LEAST_TOLD_BEFORE = 300, 200, 150
_BODY = 60
_CAPTION = 30
_BREAKS, _BREAK = {"": 0, "页码": 1}, 2
"""What a dropped line above a paragraph weighs, by why it was dropped: a page may end anywhere."""
_OUTERMOST, _TOP = RANKS["一、"], RANKS["1."]
_TOWN = re.compile(
    r"(?<![\u4e00-\u9fff])(?!我|全|本|各|该|在|是|乡|县|市|区)([\u4e00-\u9fff]{2,6}?(?:镇|乡|街道|苏木|开发区|风?景区|园区|[农林团]场|管委会))(?:总工会|工会|党委)"
)
_KIND = re.compile(r"(?:我|全|本)(镇|乡|街道|区|县)")


class StartFinder:
    """Looks for untitled beginnings; kept between calls so that each document's 5-grams are listed once."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._told = list(accumulate((len(p.text) for p in paragraphs), initial=0))

    def find(self, begin: int, end: int, expected: int) -> list[int]:
        """Return the untitled beginnings between the article that begins at `begin` and the place `end`.

        So many as titles' numbers say to be missing (`expected`) are taken on weaker signs.
        """
        scores = self._scores(begin, end, bool(expected))
        chosen: list[int] = []
        for place in sorted(scores, key=lambda place: (-scores[place], place)):
            if scores[place] >= (EXPECTED if len(chosen) < expected else SURE):
                chosen.append(place)
        return sorted(chosen)

    def _scores(self, begin: int, end: int, is_expected: bool) -> dict[int, int]:
        scores: dict[int, int] = {}
        current, count = begin, _Count()
        for place in range(begin + 1, end):
            heading = numbered(self._paragraphs[place].heading)
            is_restart = heading is not None and count.is_restart(heading)
            if (
                is_restart
                or self._is_strong_opening(current, count, place, is_expected)
                or self._is_parted(current, place)
            ):
                start = self._lead_start(current, place) if is_restart else place
                start -= salutes(self._paragraphs[start - 1].text)
                start -= not is_restart and self._is_headed(start)
                start -= self._is_captioned(current, start)
                score = self._score(current, start, place, end, is_restart)
                start -= self._signed_above(current, start)
                scores[start] = max(score, scores.get(start, score))
                if score >= SURE:
                    current, count = start, _Count()
            if heading:
                count.add(heading)
        return scores

    def _is_strong_opening(self, current: int, count: "_Count", place: int, is_expected: bool) -> bool:
        """Whether a paragraph reads like a summary's first though no numbering restarts behind it."""
        paragraph = self._paragraphs[place]
        told = self._told[place] - self._told[current]
        if paragraph.heading or signs(paragraph.text) or closes(paragraph.text) or told < _LEAST_TOLD_BEFORE:
            return False
        strength = opening_strength(paragraph.text)
        leads_on = self._leads_on(current, place)
        if strength + leads_on >= 2 and self._follows_plans(current, place):
            return True
        is_told = (
            told >= _TOLD_BEFORE
            or (place - current >= LEAD_PARAGRAPHS and told >= _LESS_TOLD_BEFORE)
            or count.highest >= 2
            or signs(self._paragraphs[place - 1].text)
        )
        if not is_told:
            return False
        return (strength >= 5 and reports(paragraph.text)) or (strength >= (2 if is_expected else 4) and leads_on)

    def _leads_on(self, current: int, place: int) -> bool:
        """Whether a first number, or a mark that the article has not had, follows a paragraph."""
        heading = self._paragraphs[place + 1].heading if place + 1 < len(self._paragraphs) else None
        if heading is None or heading.number:
            return heading is not None and heading.ordinal == 1
        told = (p.heading.system for p in self._paragraphs[current : place + 1] if p.heading)
        return heading.system not in told

    def _is_parted(self, current: int, place: int) -> bool:
        """Whether something stands between a paragraph and the one before that stands between summaries."""
        paragraph, before = self._paragraphs[place], self._paragraphs[place - 1]
        heading = numbered(paragraph.heading)
        if signs(paragraph.text) or closes(paragraph.text) or (heading and heading.ordinal != 1):
            return False
        if self._told[place] - self._told[current] < _LEAST_TOLD_BEFORE:
            return False
        is_ended = signs(before.text) or (closes(before.text) and not heading and not annexes(before.text))
        if is_ended or salutes(paragraph.text):
            return True
        is_opening = opening_strength(paragraph.text) >= 2 or self._follows_plans(current, place)
        return bool(paragraph.below) and is_opening and not heading

    def _follows_plans(self, current: int, place: int) -> bool:
        """Whether plans, or problems, stand just before and what was done is told here: with them a summary ends."""
        if looks_ahead(self._paragraphs[place].text) or paragraph_part(self._paragraphs[place].text):
            return False
        for before in reversed(self._paragraphs[max(current, place - _PLAN_PARAGRAPHS) : place]):
            title = before.heading.title if before.heading else before.text.rstrip("：:")
            told = heading_part(title) if before.heading or not ends_whole(title) else ()
            told = told or (() if before.heading else paragraph_part(before.text))
            if told or (before.heading and RANKS.get(before.heading.system, _TOP) <= _OUTERMOST):
                return PLANS in told or (PROBLEMS in told and before is self._paragraphs[place - 1])
        return False

    def _is_captioned(self, current: int, start: int) -> bool:
        """Whether a short line above an opening, below what ends a summary, is the new one's title."""
        if start - 2 <= current or self._paragraphs[start].below:
            return False
        line, before = self._paragraphs[start - 1], self._paragraphs[start - 2]
        if len(line.text) > _CAPTION or re.search(r"[。；！？]|[，：:]$", line.text) or numbered(line.heading):
            return False
        if heading_part(line.text) or (signs(line.text) and not names_township_union(line.text)):
            return False
        return signs(before.text) or closes(before.text) or self._follows_plans(current, start - 1)

    def _signed_above(self, current: int, start: int) -> int:
        """Count the lines over an opening that say who reports and when: below a break, not the last one's 落款."""
        first = start
        while first - 1 > current and not self._paragraphs[first].below and signs(self._paragraphs[first - 1].text):
            first -= 1
        is_apart = first < start and self._paragraphs[first].below and signs(self._paragraphs[first - 1].text)
        return start - first if is_apart and place_of_union(self._paragraphs[first].text) else 0

    def _is_headed(self, start: int) -> bool:
        """Whether an opening stands below its article's first heading rather than above it."""
        before = self._paragraphs[start - 1].heading
        return before is not None and before.ordinal == 1 and bool(before.title) and not before.rest

    def _waits_for_body(self, start: int) -> bool:
        """Whether the paragraph before is a heading or an announcement, which no summary ends with."""
        before, earlier = self._paragraphs[start - 1], self._paragraphs[max(start - 2, 0)]
        if before.text.endswith(("：", ":")):
            return not salutes(before.text)
        if salutes(self._paragraphs[start].text) or ends_whole(before.text) or signs(before.text):
            return False
        if not before.heading:
            return len(before.text) <= _CAPTION
        is_item = earlier.heading is not None and earlier.heading.system == before.heading.system
        return bool(before.heading.title) and not before.heading.rest and not is_item

    def _lead_start(self, current: int, place: int) -> int:
        """Return the first paragraph of the opening that leads to a restart; the restart itself if none does."""
        best, best_strength = place, 0
        for start in range(place - 1, max(current, place - 1 - LEAD_PARAGRAPHS), -1):
            if numbered(self._paragraphs[start].heading) or signs(self._paragraphs[start].text):
                break
            strength = opening_strength(self._paragraphs[start].text)
            if strength >= max(best_strength, 2):
                best, best_strength = start, strength
        return best

    def _score(self, current: int, start: int, place: int, end: int, is_restart: bool) -> int:
        paragraphs = self._paragraphs
        before, after = paragraphs[max(current, start - _WINDOW) : start], paragraphs[start:end][:_COPIED_PARAGRAPHS]
        first = start + salutes(paragraphs[start].text)
        lead = [p.text for p in paragraphs[start:place]] or (
            [] if is_restart else [p.text for p in paragraphs[first:end][:1]]
        )
        intro = "".join(lead) or paragraphs[place - 1].text
        ahead = looks_ahead(intro) and not salutes(paragraphs[start].text)
        score = 2 * is_restart + max((opening_strength(text) for text in lead), default=0)
        is_ended = signs(paragraphs[start - 1].text) or closes(paragraphs[start - 1].text)
        score -= 3 * ahead + 2 * (_only_introduces(intro, bool(lead)) and not is_ended)
        score += _BREAKS.get(paragraphs[start].below, _BREAK) + 3 * is_ended
        score += not is_restart and self._leads_on(current, start)
        score += 2 * (is_ended and not is_restart and numbered(paragraphs[start].heading) is not None)
        score += 2 * (salutes(paragraphs[start].text) and not salutes(paragraphs[current].text))
        score += 3 * salutes(paragraphs[start].text)
        score += 3 * ((_tells_plans(before) or self._follows_plans(current, start)) and not ahead) + _change_of_town(
            before, paragraphs[start:end][:_WINDOW]
        )
        score += 3 * (is_restart and not lead and self._restarts_bare(place))
        score -= 4 * (self._waits_for_body(start) and not self._is_captioned(current, start))
        return score + 4 * self._repeats(start, after)

    def _restarts_bare(self, place: int) -> bool:
        """Whether a numbering starts anew with work that was done, right after a finished paragraph, unannounced."""
        before, heading = self._paragraphs[place - 1], self._paragraphs[place].heading
        following = self._paragraphs[place + 1].text if place + 1 < len(self._paragraphs) else ""
        is_finished = before.text.endswith("。") and not paragraph_part(before.text)
        is_work = heading is not None and bool(heading.title) and not heading_part(heading.title)
        return is_finished and is_work and len(following) > _BODY and not looks_ahead(following)

    def _repeats(self, start: int, after: Sequence[Paragraph]) -> bool:
        """Whether the text from here on has stood in the document before."""
        here = grams("".join(p.text for p in after))
        seen = sum(self._first_seen.get(gram, start) < start for gram in here)
        return len(here) >= _COPIED_GRAMS and seen >= _COPIED_SHARE * len(here)

    @cached_property
    def _first_seen(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for place, paragraph in enumerate(self._paragraphs):
            for gram in grams(paragraph.text):
                found.setdefault(gram, place)
        return found


class _Count:
    """How far the outermost numbering of an article has come."""

    def __init__(self) -> None:
        self.rank, self.highest = len(RANKS), 0

    def add(self, heading: Heading) -> None:
        rank = RANKS[heading.system]
        if rank < self.rank:
            self.rank, self.highest = rank, 0
        if rank == self.rank:
            self.highest = max(self.highest, heading.ordinal)

    def is_restart(self, heading: Heading) -> bool:
        """Whether a first number comes though the numbering is further, in this system or one below."""
        return heading.ordinal == 1 and self.highest >= 2 and RANKS[heading.system] <= self.rank


def _only_introduces(intro: str, is_lead: bool) -> bool:
    return intro.endswith(("：", ":")) and not (is_lead and reports(intro))


def _tells_plans(paragraphs: Sequence[Paragraph]) -> bool:
    headings = (p.heading.title if p.heading else p.text for p in paragraphs if p.heading or len(p.text) <= 30)
    return any(PLANS in heading_part(title) for title in headings)


def _change_of_town(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> int:
    """Return 2 where another town or another kind of place speaks, -2 where the same named one does, else 0."""
    old, new = (set(_TOWN.findall("".join(p.text for p in ps))) for ps in (before, after[:_COPIED_PARAGRAPHS]))
    if old and new:
        return -2 if old & new else 2
    kinds = [Counter(_KIND.findall("".join(p.text for p in ps))).most_common(1) for ps in (before, after)]
    return 2 if kinds[0] and kinds[1] and kinds[0][0][0] != kinds[1][0][0] else 0
