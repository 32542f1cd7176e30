"""What is under way or only planned told as done, and what is done told as under way."""

import re
from collections.abc import Iterator, Sequence

from assistant.facts.claims import told_words
from assistant.facts.cues import ALL_DONE, FUTURE, UNFINISHED
from assistant.facts.likeness import telling_tokens, tokens_of
from assistant.records import Fact, FactSheet, Finding
from assistant.review.coverage import main_role
from assistant.review.expression import NAMED, Expressions, spelled_share
from assistant.review.grounding import Judged
from assistant.review.reading import Told
from assistant.review.told_facts import counted
from assistant.text.figures import find_figures
from assistant.text.sentences import split_clauses, split_sentences

_LESS = re.compile(
    r"(?:正在|正|尚未|仍在)(?:办理|处理|整改|推进|协商|调解|解决|落实)"
    r"|(?:基本|大部分|部分|陆续|大多|大都|多数)(?:已经?|都)?(?:办结|整改|完成|解决|落实|[调查]处|调解|化解|办完|处理|答复|结案)"
)
_STATED = 0.6
"""How much of a state's words tells it."""
_DONE = re.compile("已|了|过(?!程|渡|期|节)|完成|通过|正式|成功|顺利|圆满|如期")
_OPEN = re.compile(r"^\d{1,2}月|正在|等|待|尚|还|未|拟|将|后|即将|准备|筹|剩|定在|定于|计划|阶段|中$")
_OVER = re.compile("已经?(?:结束|完成|完毕)")
_NOT_YET = re.compile("[还未没待尚等]|正在")
_GOING_ON = re.compile("[^，；。]*(?:[还正尚仍]在|尚未|还[没未])[^，；。]*")
"""What a result tells as not done yet: 2项还在试验."""
_KEPT_OPEN = re.compile(f"{_NOT_YET.pattern}|[没缺差欠剩]|{UNFINISHED.pattern}")
_STILL = re.compile(r"(?:正在|正|尚未|仍在|仍未|还在|还未|还没有?|未能|有待)(?P<verb>[\u4e00-\u9fff]{2})")
_BESIDE = re.compile(r"(?:另有?|其余|余下|剩下|还有|尚有)[^，；\d]{0,2}\d+(?P<unit>[^，；\d]{1,3})")
_WAITS = re.compile(
    "(?:[等待经由]|报给?)(?P<who>[\u4e00-\u9fff]{2,8}?)来?(?P<verb>验收|审[核批查]|批[复准]|确认|答复|拨付|调配)"
)
_NEARLY = 0.8


def is_open(fact: Fact) -> bool:
    """Whether a fact's own figure is not done yet; a state may tell of others beside it (另有6家定于7月召开)."""
    beside = _BESIDE.match(fact.state)
    return bool(fact.state) and not (beside and fact.unit and beside["unit"].startswith(fact.unit))


def check_states(judged: Sequence[Judged], expressions: Expressions) -> list[Finding]:
    """Object to work that is under way, or only planned, told as done."""
    findings: list[Finding] = []
    for one in judged:
        if one.told.role == "body" and one.told.part != "problems":
            findings += [*_unfinished_as_done(one, expressions), *_planned_as_done(one, expressions)]
            findings += _done_as_unfinished(one, expressions.sheet)
        if one.told.role == "body" and one.told.part == "facts":
            findings += [*_settled(one, expressions), *_reopened(one, expressions)]
            findings += _left_to_another(one, expressions)
    return findings


def _unfinished_as_done(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    by_id = {fact.id: fact for fact in expressions.sheet.all_facts if is_open(fact)}
    for judgement in one.judgements:
        claims = [claim for claim in judgement.claims[:1] if claim.fact_id in by_id]
        claims = [claim for claim in claims if claim.role == main_role(by_id[claim.fact_id])]
        if judgement.status == "supported" and claims:
            fact = by_id[claims[0].fact_id]
            clause = _clauses_round(one.told.text, judgement.figure.start, judgement.figure.end)
            before = one.told.text[: judgement.figure.start]
            behind = _from_here(one.told, judgement.figure.start)
            told = _tells_state(fact, clause) or _told_before(fact, before, clause)
            over = _OVER.search(clause)
            whole = over and clause[over.start() : over.end() + 2] not in fact.state
            if whole or (not told and not _stated(fact.state, f"{clause}{behind}", expressions)):
                text = judgement.figure.text
                message = f"“{fact.label}”{fact.state}，不能写成已完成。请写明“{fact.state}”。"
                yield one.told.error("wrong_state", judgement.figure.start, text, message, fact.state)


def _done_as_unfinished(one: Judged, sheet: FactSheet) -> Iterator[Finding]:
    """Object to 正在办理 or 基本办结 where the facts of the sentence say that all is done."""
    by_id = {fact.id: fact for fact in sheet.all_facts}
    facts = [by_id[fact_id] for fact_id in sorted(one.fact_ids) if fact_id in by_id]
    words = " ".join(f"{told_words(fact)} {fact.state}" for fact in facts)
    match = _LESS.search(one.told.text)
    done = next((fact for fact in facts if fact.result and ALL_DONE.search(fact.result)), None)
    if match and done and one.told.part == "facts" and not _LESS.search(words):
        message = f"“{done.label}”在事实表里是“{done.result}”，这里写成“{match[0]}”。请改正。"
        yield one.told.error("wrong_state", match.start(), match[0], message, done.result)


def _tells_state(fact: Fact, clause: str) -> bool:
    if UNFINISHED.search(clause):
        return True
    tokens = tokens_of(fact.state)
    return bool(tokens) and all(token in clause for token in tokens)


def _stated(state: str, behind: str, expressions: Expressions) -> bool:
    """Whether a state's words stand in a clause or behind it, and that it is open too: 没有挂牌 is not 挂牌."""
    open_too = not _KEPT_OPEN.search(state) or bool(_KEPT_OPEN.search(behind))
    words = [word for word in telling_tokens(state) if not _NOT_YET.search(word)]
    named = bool(words) and all(word in behind for word in words)
    return open_too and (named or expressions.share(state, behind) >= _STATED)


def _told_before(fact: Fact, before: str, clause: str) -> bool:
    """Whether the clause before names the matter with its state, the figure's own nothing: ……正在筹备，共4家."""
    clauses = re.split(r"[，；。：]", before)
    named = [token for token in tokens_of(fact.label) if len(token) > 1]
    if len(clauses) < 2 or any(token in clause for token in named):
        return False
    return any(token in clauses[-2] for token in named) and _tells_state(fact, clauses[-2])


def _from_here(told: Told, start: int) -> str:
    """Give what the sentence tells from a figure on, and the next two sentences of its paragraph."""
    return told.text[start:] + "".join(span.text for span in split_sentences(told.paragraph[told.end :])[:2])


def _clauses_round(text: str, start: int, end: int) -> str:
    """Give the clause of a figure and the one behind it."""
    first = max((text.rfind(mark, 0, start) for mark in "，；。："), default=-1) + 1
    marks = [match.start() for match in re.finditer(r"[，；。：]", text) if match.start() >= end]
    ends = [mark for mark in marks if text[mark] in "；。"]
    last = min([*marks[1:2], *ends[:1]], default=len(text))
    return text[first:last]


def _planned_as_done(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    told = one.told
    if told.part != "facts" or FUTURE.search(told.text):
        return
    for plan in expressions.sheet.plans:
        words = plan.text or plan.label
        if plan.value or len(words) < 10:
            continue
        share = expressions.share(words, told.text)
        if share >= 0.85 and not any(expressions.around(fact, told.text) >= 0.6 for fact in expressions.sheet.facts):
            message = f"“{words}”在事实表里是下一步计划，不能写成已完成。请移到下一步工作。"
            yield told.error("wrong_state", 0, told.text, message)


def _settled(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find what a state leaves open told as done: 县总工会已审核通过 for 等县总工会审核."""
    for clause in split_clauses(one.told.text):
        if not _DONE.search(clause.text) or UNFINISHED.search(clause.text):
            continue
        stated = counted(one, clause)
        so_far = f"{one.told.context[-60:]}{one.told.text[: clause.end]}"
        for fact in expressions.sheet.facts:
            if stated - {fact.id}:
                continue
            state = fact.state or ("；".join(_GOING_ON.findall(fact.result)))
            if state and _leaves_open(state, clause.text) and expressions.told(fact, so_far) >= NAMED:
                message = f"“{fact.label or fact.text}”{state}，不能写成已完成。请写明“{state}”。"
                yield one.told.error("wrong_state", clause.start, clause.text.rstrip("，；。："), message, state)
                break


def _leaves_open(state: str, clause: str) -> bool:
    """Whether most words of that clause of a state which is not done yet stand in the clause told."""
    if spelled_share(clause, state) >= _NEARLY:
        return False
    for piece in re.split("[，、；]", state):
        figures = [figure.text for figure in find_figures(piece) if figure.kind == "quantity"]
        if (
            _OPEN.search(piece)
            and any(re.search(rf"(?<!\d){figure}", clause) for figure in figures)
            and not _NOT_YET.search(clause)
        ):
            return True
        words = [word for word in tokens_of(piece) if len(word) > 1 and not _OPEN.search(word)]
        if _OPEN.search(piece) and words and piece not in clause:
            return sum(word in clause for word in words) * 2 > len(words)
    return False


def _reopened(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find 正在改正, 尚未整改 where the fact says that it is done."""
    told = one.told
    for match in _STILL.finditer(told.text):
        verb = match["verb"]
        if _has_rest(one) or any(verb in fact.state for fact in expressions.sheet.facts):
            continue
        done = re.compile(rf"(?:已经?|均|都|全部|逐一|全)[^，。；]{{0,4}}{verb}|{verb}(?:了|完毕|到位|销号)")
        for fact in expressions.sheet.facts:
            words = told_words(fact)
            is_done = done.search(words) and not _STILL.search(words) and not fact.state
            if is_done and is_near(fact, one, expressions):
                message = f"“{fact.label or fact.text}”在事实表里已经做完，这里写成“{match[0]}”。请改正。"
                yield one.told.error("wrong_state", match.start(), match[0], message)
                break


def _has_rest(one: Judged) -> bool:
    """Whether a sentence tells how many are left: of these it may say that they are not done yet."""
    derived = [item.claims[0].derived for item in one.judgements if item.status == "derived" and item.claims]
    return any(worked_out is not None and worked_out.kind == "rest" for worked_out in derived)


def _left_to_another(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find another body than that whose word a fact waits for: 等乡政府验收 for 等县总工会验收."""
    for match in _WAITS.finditer(one.told.text):
        for fact in expressions.sheet.facts:
            own = next((waits for waits in _WAITS.finditer(fact.state) if waits["verb"] == match["verb"]), None)
            if own is None or spelled_share(match["who"], own["who"]) > 0 or not is_near(fact, one, expressions):
                continue
            message = f"“{fact.label or fact.text}”在事实表里是“{fact.state}”，不是“{match[0]}”。请核对。"
            yield one.told.error("wrong_actor", match.start("who"), match["who"], message, own["who"])


def is_near(fact: Fact, one: Judged, expressions: Expressions) -> bool:
    """Whether a sentence states a fact's figure, or one that belongs to it, or is about it by its words."""
    with_it = any(other.goes_with == fact.id and other.id in one.fact_ids for other in expressions.sheet.facts)
    return with_it or fact.id in one.fact_ids or expressions.around(fact, one.told.text) >= NAMED
