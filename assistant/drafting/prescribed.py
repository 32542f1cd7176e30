"""The county's own headings: kept to the letter, every fact put under the one that names its theme or comes nearest."""

import re
from collections.abc import Sequence

from assistant.drafting.groups import group_facts
from assistant.drafting.kinship import affinity
from assistant.records import PLANS, PROBLEMS, THEMES, Fact
from assistant.text.headings import RANKS, Heading, match_heading
from assistant.text.themes import guess_themes

NAMED = 100.0
GENERAL = "其他"

# what a heading says where it names no theme
_HINTS = (
    ("组织建设", "建强|组织|基层|阵地|楼宇|商圈|园区|覆盖|根基|基础"),
    ("维权协商", "权益|维权|和谐|劳动关系|稳定"),
    ("建功立业", "产业|技艺|技能|本领|发展|中心|大局|建功|素质"),
    ("普惠服务", "服务|实事|所盼|所需|需求|温度|生活|温暖|关爱"),
    ("思想引领", "思想|政治|引领|学习|宣传|文化"),
    ("文体活动", "生活|文化|文体"),
    ("自身建设", "自身|干部|作风|能力|改革|机制"),
)
_CLOSING = ((PROBLEMS, "不足|问题|差距|短板"), (PLANS, "计划|打算|下一?步|思路|安排|[来明]年"))


def under_headings(headings: Sequence[str], facts: Sequence[Fact]) -> list[tuple[str, tuple[str, ...], list[Fact]]]:
    """Return each heading without its number, its themes and its facts; a heading given twice stands once.

    Of headings of two levels the lower ones are told.
    """
    heads = list(dict.fromkeys(_sections(headings)))
    themes_of = [_themes_named(heading) for heading in heads]
    holds: list[list[Fact]] = [[] for _ in heads]
    places = [place for place, themes in enumerate(themes_of) if not _closes(themes)]
    for group in group_facts(facts):
        place = max(places or range(len(heads)), key=lambda place: fit(group.head.theme, themes_of[place]))
        holds[place] += group.facts
    return [
        (head, _told_themes(told, themes), told) for head, themes, told in zip(heads, themes_of, holds, strict=True)
    ]


def fit(theme: str, themes: Sequence[str]) -> float:
    """Return how well a theme's facts stand under a heading of these themes."""
    if theme in themes:
        return NAMED
    known = [name for name in themes if name in THEMES]
    if theme not in THEMES or not known:
        return 0.0 if theme not in THEMES else -NAMED
    return affinity(theme, known)


def _closes(themes: Sequence[str]) -> bool:
    return bool({PROBLEMS, PLANS} & set(themes))


def _themes_named(heading: str) -> tuple[str, ...]:
    found = guess_themes("", heading)
    if _closes(found):
        return tuple(theme for theme, words in _CLOSING if theme in found or re.search(words, heading))
    if found != (GENERAL,):
        return found
    return tuple(theme for theme, hint in _HINTS if re.search(hint, heading)) or found


def _told_themes(facts: Sequence[Fact], themes: Sequence[str]) -> tuple[str, ...]:
    closing = tuple(theme for theme in themes if theme in (PROBLEMS, PLANS))
    told = {fact.theme for fact in facts}
    return closing or tuple(theme for theme in THEMES if theme in told) or tuple(themes)


def _sections(headings: Sequence[str]) -> list[str]:
    """Return the titles that facts stand under; one that others are numbered below holds none."""
    found = [match_heading(heading) for heading in headings]
    titles = [head.title if head and head.title else text for head, text in zip(found, headings, strict=True)]
    behind = [*found[1:], None]
    return [title for title, head, other in zip(titles, found, behind, strict=True) if not _is_above(head, other)]


def _is_above(heading: Heading | None, other: Heading | None) -> bool:
    """Whether a heading is parted by the one behind it, the first of a lower system."""
    return bool(heading and other and other.ordinal == 1 and RANKS.get(heading.system, 0) < RANKS[other.system])
