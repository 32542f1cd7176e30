"""Plans worded as if they were done before: 巩固……成果, 在已举办的……基础上, 再办一届.

What such a turn takes for granted has to be told by a fact; where only a plan tells it, it was never done.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.facts.claims import told_words
from assistant.facts.likeness import strange_tokens, telling_tokens
from assistant.records import Fact, Finding
from assistant.review.deeds import GENERAL
from assistant.review.expression import Expressions
from assistant.review.grounding import Judged
from assistant.review.states import is_open
from assistant.review.told_facts import words_of

_WHAT = "[^，。；：]{4,30}"
_PRESUMES = re.compile(
    rf"在(?P<basis>{_WHAT}?)的?基础上"
    rf"|(?:巩固|延续|总结|用好|管好|管护好|运营好|维护好|扩大|拓展|完善|深化|做[大强])(?:好|提升|拓展|深化|扩大)?(?P<kept>{_WHAT})"
    rf"|(?:今年|去年|年内|当年|[上下]半年|本[季期]|前期|已经?|刚刚?)[\u4e00-\u9fff]{{1,4}}?的(?P<had>{_WHAT})"
    rf"|(?:第[二三四五六七八九十]|新一)[届期轮](?P<later>{_WHAT})"
    rf"|再[次度]?[\u4e00-\u9fff]{{1,2}}?[一两二三\d]+[届期次回场轮](?P<again>{_WHAT})"
    rf"|继续(?P<on>{_WHAT})"
    rf"|(?P<shown>{_WHAT}?)的?(?:成功|好)?(?:经验|做法)"
    rf"|(?P<stays>{_WHAT}?)的?(?:[要将还应得再]|成果|继续|进一步){{0,4}}(?:巩固|保持|守住|延续|[办开搞抓用管](?:下去|好用好)|提档升级|扩面)"
)
_NEW = re.compile(
    "建立|成立|组建|设立|开设|开办|开通|举办|举行|召开|开展|组织|启动|新建|增设|创办|创建|推出|[建设办开][^，。；]"
)
_JOINED = re.compile("[、和与及]")
_HALF = 0.5


def check_presumed(judged: Sequence[Judged], expressions: Expressions) -> list[Finding]:
    """Object to what a plan is told to go on with or to build on, where the sheet only plans it."""
    findings: list[Finding] = []
    for one in judged:
        if one.told.role in ("heading", "body") and one.told.part == "plans":
            findings += _never_done(one, expressions)
    return findings


def _never_done(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    for match in _PRESUMES.finditer(one.told.text):
        what = next(text for text in match.groups() if text)
        told = [token for token in telling_tokens(what) if token not in GENERAL]
        if told and not _is_done(what, told, bool(match["on"]), expressions) and (plan := _plan_of(told, expressions)):
            text = match[0]
            message = f"“{text}”说得像做过的事，事实表里“{plan.text or plan.label}”只是下一步计划。请改成新做的事。"
            yield one.told.error("wrong_state", match.start(), text, message)


def _is_done(what: str, told: Sequence[str], goes_on: bool, expressions: Expressions) -> bool:
    """Whether one fact, or several where several are named or 继续 goes on with them, tells of all that was done."""
    sheet = expressions.sheet
    facts = [fact for fact in sheet.facts if goes_on or not is_open(fact)]
    known = [words_of([fact], expressions) for fact in facts] + [told_words(fact) for fact in sheet.problems]
    if goes_on or _JOINED.search(what):
        known = [" ".join(known)]
    return any(not set(strange_tokens(what, words)).intersection(told) for words in known)


def _plan_of(told: Sequence[str], expressions: Expressions) -> Fact | None:
    """Find the plan of something new that holds most of what is taken for done, and does not take it so itself."""
    for plan in expressions.sheet.plans:
        words = told_words(plan)
        strange = strange_tokens(" ".join(told), words)
        known = sum(map(len, strange)) < _HALF * sum(map(len, told))
        if known and _NEW.search(words) and not _PRESUMES.search(words):
            return plan
    return None
