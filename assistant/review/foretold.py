"""What was done told as still to come: 将走访困难职工58户."""

import re
from collections.abc import Iterator, Sequence

from assistant.facts.claims import told_words
from assistant.facts.cues import FUTURE, UNFINISHED
from assistant.records import Fact, FactSheet, Finding
from assistant.review.grounding import Judged

_FORETOLD = re.compile("(?:即?将|拟|计划|准备)(?:组织)?(?:开展|举办|召开|走访|慰问|发放|新建|签订|组织)[^，。；：]*")


def check_foretold(judged: Sequence[Judged], sheet: FactSheet) -> list[Finding]:
    """Object to 将, 拟 or 计划 before a deed that is told with its figure and done by the sheet."""
    done = {fact.id: fact for fact in sheet.facts if fact.value is not None and not _is_to_come(fact)}
    findings: list[Finding] = []
    for one in judged:
        if one.told.role == "body" and one.told.part == "facts":
            for match in _FORETOLD.finditer(one.told.text):
                if fact := next(_told_in(one, match.span(), done), None):
                    message = f"“{fact.label}”在事实表里是已经做了的，不能写成将要做。请改写。"
                    findings.append(one.told.error("wrong_state", match.start(), match[0], message))
    return findings


def _told_in(one: Judged, span: tuple[int, int], done: dict[str, Fact]) -> Iterator[Fact]:
    for judgement in one.judgements:
        if judgement.status == "supported" and span[0] < judgement.figure.start < span[1]:
            claim = judgement.claims[0]
            if claim.role == "value" and claim.fact_id in done:
                yield done[claim.fact_id]


def _is_to_come(fact: Fact) -> bool:
    words = f"{told_words(fact)}{fact.state}"
    return bool(fact.state or FUTURE.search(words) or UNFINISHED.search(words))
