"""The words that go with each fact's figure, and a sentence; where they stand, and which of them a figure goes with."""

import re
from collections.abc import Mapping

WHOEVER = "人员"  # the figure's own 人 says as much: 128人参演
_LINK = re.compile("(?:（[^（）]*）)?的?")  # between a figure and its words behind it: 3家（柏林、新圩、石牌）工会
_JOINTS = ("参加", "接受", "提供", "开展", "办理")  # 为20名职工提供大病救助 for 大病救助职工


def facts_beside(words: Mapping[str, tuple[str, ...]], sentence: str, match: re.Match[str]) -> set[str]:
    """Return the ids of the facts whose words a figure goes with: those right behind it, else the nearest before."""
    found = occurrences(words, sentence)
    behind = {
        fact_id
        for start, _, fact_id in found
        if start >= match.end() and _LINK.fullmatch(sentence[match.end() : start])
    }
    if behind:
        return behind
    before = _outside_brackets(sentence, match.start())
    nearest = [(start, end, fact_id) for start, end, fact_id in found if end <= match.start() and before[start]]
    if not nearest:
        return set()
    last = max(end for _, end, _ in nearest)
    return {fact_id for _, end, fact_id in nearest if end == last}


def occurrences(words: Mapping[str, tuple[str, ...]], sentence: str) -> list[tuple[int, int, str]]:
    """Find where facts' words stand in a sentence: start, end, id; those within longer ones of another do not count."""
    found: list[tuple[int, int, str]] = []
    for fact_id, pieces in words.items():
        for form in _forms(pieces):
            found += [(match.start(), match.end(), fact_id) for match in re.finditer(re.escape(form), sentence)]
        if len(pieces) == 2:  # 覆盖企业12家、职工300人
            beside = rf"{re.escape(pieces[0])}[^，。；]*、(?={re.escape(pieces[1])})"
            ends = [match.end() for match in re.finditer(beside, sentence)]
            found += [(end, end + len(pieces[1]), fact_id) for end in ends]
    return [
        one
        for one in found
        if not any(other[0] <= one[0] and one[1] <= other[1] and _length(other) > _length(one) for other in found)
    ]


def _forms(pieces: tuple[str, ...]) -> set[str]:
    """Give the ways in which words stand together: 选手参赛 for 参赛选手, 女职工参加筛查 for 筛查女职工."""
    orders = (pieces, pieces[::-1])
    forms = {joint.join(order) for joint in ("", *_JOINTS) for order in orders} | {"的".join(pieces)}
    return forms | {pieces[0]} if pieces[1:] == (WHOEVER,) else forms


def _length(occurrence: tuple[int, int, str]) -> int:
    return occurrence[1] - occurrence[0]


def _outside_brackets(sentence: str, place: int) -> list[bool]:
    """Say of each position whether it governs a figure at `place`: what stands in a closed bracket does not."""
    closed = [match.span() for match in re.finditer("（[^（）]*）", sentence) if match.end() <= place]
    return [not any(start <= spot < end for start, end in closed) for spot in range(len(sentence) + 1)]
