"""How readily two themes are read under one heading."""

from collections.abc import Mapping, Sequence

from assistant.records import THEMES

CLOSE = 3
APART = 30

# pairs of themes from close kin to distant; what is not here is not kin
_PAIRS = {
    CLOSE: (
        "思想引领 文体活动",
        "组织建设 新就业形态",
        "维权协商 民主管理",
        "维权协商 安全生产",
        "民主管理 安全生产",
        "帮扶救助 普惠服务",
        "普惠服务 女职工工作",
        "建功立业 荣誉表彰",
        "经费经审 自身建设",
        "自身建设 其他",
    ),
    2: (
        "帮扶救助 女职工工作",
        "思想引领 荣誉表彰",
        "建功立业 文体活动",
        "自身建设 荣誉表彰",
        "经费经审 其他",
        "思想引领 建功立业",
    ),
    1: (
        "维权协商 女职工工作",
        "普惠服务 文体活动",
        "文体活动 荣誉表彰",
        "建功立业 安全生产",
        "组织建设 自身建设",
        "组织建设 经费经审",
        "组织建设 思想引领",
        "组织建设 民主管理",
        "组织建设 荣誉表彰",
        "组织建设 其他",
        "新就业形态 普惠服务",
        "新就业形态 维权协商",
        "思想引领 自身建设",
        "普惠服务 安全生产",
        "普惠服务 维权协商",
        "帮扶救助 文体活动",
        "帮扶救助 维权协商",
    ),
}
_KINSHIP = {frozenset(pair.split()): near for near, pairs in _PAIRS.items() for pair in pairs}


def strain(one: Sequence[str], other: Sequence[str], weights: Mapping[str, int]) -> float:
    """Return how ill two sections' themes go together: the more, the heavier they are and the less they are kin."""
    weight = sum(weights[theme] for theme in (*one, *other))
    return weight * (1 + weight / sum(weights.values())) + APART * (CLOSE - nearness(one, other))


def nearness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how near kin two sections' themes are, from 0 to 3."""
    return sum(_kinship(a, b) for a in one for b in other) / (len(one) * len(other))


def kin(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how near kin the nearest of two sections' themes are, from 0 to 3."""
    return max(_kinship(a, b) for a in one for b in other)


def affinity(theme: str, themes: Sequence[str]) -> float:
    """Return how well a theme's facts stand under a heading of other themes."""
    near = max(_kinship(theme, other) for other in themes)
    gap = min(abs(THEMES.index(theme) - THEMES.index(other)) for other in themes)
    return near - gap / len(THEMES)


def _kinship(one: str, other: str) -> int:
    return _KINSHIP.get(frozenset((one, other)), 0)
