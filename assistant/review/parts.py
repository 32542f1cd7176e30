"""A part of a whole told as if it came on top of it: 会员74人，另有女会员31人."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.records import FactSheet, Finding
from assistant.review.grounding import Judged

_ON_TOP = re.compile("(?:另外?有|另外还有|此外还有|除此之外)[^，。；：\\d]*$")


def check_parts(judged: Sequence[Judged], sheet: FactSheet) -> list[Finding]:
    """Object to 另有 before a figure that the sheet counts within the one told right before it.

    Behind another part it goes on counting: 排查64处，整改58处，另有6处正在整改.
    """
    by_id = {fact.id: fact for fact in sheet.facts}
    findings: list[Finding] = []
    for one in judged:
        for before, judgement in pairwise(one.judgements):
            part = by_id.get(judgement.claims[0].fact_id) if judgement.claims else None
            whole = by_id.get(part.part_of) if part and part.part_of else None
            told_whole = any(
                c.role in ("value", "total") and whole and c.fact_id == whole.id for c in before.claims[:1]
            )
            between = one.told.text[before.figure.end : judgement.figure.start]
            if part and whole and told_whole and judgement.status == "supported" and _ON_TOP.search(between):
                message = f"“{part.label}”是“{whole.label}”里的一部分，不是另外的。请改成“其中”。"
                findings.append(one.told.error("wrong_basis", judgement.figure.start, judgement.figure.text, message))
    return findings
