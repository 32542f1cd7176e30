"""Done told as not done, not done as done: by words alone, where no figure gives it away."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.facts.claims import Part, told_words
from assistant.facts.cues import FUTURE, UNFINISHED
from assistant.facts.likeness import strange_tokens, telling_tokens, tokens_of
from assistant.records import Fact, FactSheet, Finding
from assistant.review.deeds import GENERAL
from assistant.review.expression import NAMED, Expressions, spelled_share
from assistant.review.grounding import Judged
from assistant.review.states import is_near, is_open
from assistant.review.told_facts import counted
from assistant.text.sentences import Span, split_clauses

_NOT = re.compile(
    r"没(?:有|能|再|法|办|开|建|搞|做|召|组织)|未(?![来婚成必满])(?:能|曾|予|经)?|并未|尚未|不再(?=举|召|组|开|发|培|慰|资|办)|无法"
    r"|一[\u4e00-\u9fff]{1,2}[都也](?:没有?|未|不)|停[了办摆]|(?:被|已|全部|暂时?|临时)(?:取消|叫停|搁置|中断)|取消了|落空|告吹|流产|没了下文|黄了|谈崩|谈不[拢成下]|未果|搁浅|不了了之|破裂|泡汤|陷入僵局"
)
_SHORT = re.compile("[未没不无少差缺停欠推]|尚|仍|暂|难")
_FINISHED = re.compile(
    "完成|完工|建完|建成|落成|竣工|投用|投入使用|启用|办结|成立|挂牌|揭牌|开班|开办|开业|开通|上线|选举产生|选出|通过验收|获批|通了|正式|顺利|圆满|如期"
    "|兑现|见效|到位|补齐|解决|(?:改|建|办|签|换|装|修|配|选|招|开|补)(?:好|完|起来)?了|达成|实现"
)
_FORMAL = re.compile("正式|挂牌|揭牌|获批|落成|投用|启用|投入使用|圆满")
_ALREADY = re.compile(r"已(?:经)?(?!列入|纳入|有)|(?<![为除])了(?=[一两三\d])|(?:今年|年内|目前|现)(?:已|就)")
_REACHED = re.compile("(?:达到|完成|实现|达成|超额完成|超[过出]?|突破|多于|高于)了?$")
_GOAL = re.compile("的?(?:年度|全年|年初)?(?:目标|任务|计划|指标)(?!的)")
_HALF, _NEARLY, _SHORTEST = 0.5, 0.8, 5
_IS_NOT = re.compile("没有?|尚未|未能?|并未|不曾")
_NEGATIVE = re.compile("[没未不无]")
_BASIS = re.compile("基础上|已有的?|原有的?|现有的?")


def check_polarity(judged: Sequence[Judged], expressions: Expressions) -> list[Finding]:
    """Object to a fact told as not done, and to an unfinished one or a plan told as done."""
    findings: list[Finding] = []
    for one in judged:
        if one.told.role == "body":
            findings += _affirmed(one, expressions)
        if one.told.role == "body" and one.told.part == "facts":
            findings += [*_denied(one, expressions), *_finished(one, expressions)]
            findings += [*_short_of_goal(one, expressions)]
        elif one.told.role in ("heading", "body") and one.told.part == "plans":
            findings += _already(one, expressions)
    return findings


def _denied(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find 没有召开, 未培训 beside a fact that says nothing of the kind."""
    for clause in split_clauses(one.told.text):
        for match in _NOT.finditer(clause.text):
            fact = _denied_fact(one, clause, match, expressions)
            if fact and not _vouched(clause.text, match, expressions):
                what = fact.label or fact.text
                message = f"“{what}”在事实表里是做了的事，这里写成没有做。请核对。"
                yield one.told.error(
                    "wrong_state",
                    clause.start + match.start(),
                    clause.text[match.start() :].rstrip("，；。："),
                    message,
                )
                break


def _denied_fact(one: Judged, clause: Span, match: re.Match[str], expressions: Expressions) -> Fact | None:
    """Find the fact of a clause that is denied: its figure stands behind the 没有, or the clause names it."""
    behind = clause.start + match.end()
    figures = {
        claim.fact_id
        for item in one.judgements
        if item.status in ("supported", "derived") and behind <= item.figure.start < clause.end
        for claim in item.claims[:1]
        if claim.role in ("value", "total", "text")
    }
    for fact in expressions.sheet.facts:
        named = (
            fact.id in figures
            or max(expressions.share(words, clause.text) for words in (fact.label or fact.text, fact.result)) >= NAMED
            or _does(fact, clause.text[match.end() :])
            or _tells_result(fact, clause.text[: match.start()], one, expressions)
        )
        whole = next((one.value for one in expressions.sheet.facts if one.id == fact.part_of), None)
        others = [amount.low for amount in (fact.target, fact.last, whole) if amount]
        short = fact.value is not None and any(fact.value.low < other for other in others) and fact.id not in figures
        unfinished = fact.state and not match[0].startswith("一")
        if named and not short and not unfinished and not _NEGATIVE.search(told_words(fact)):
            return fact
    return None


def _does(fact: Fact, behind: str) -> bool:
    """Whether what is denied is what the fact's label begins with: 没有召开职代会."""
    tokens = tokens_of(fact.label)
    return len(tokens) >= 2 and all(token in behind[:14] for token in tokens[:2]) and behind.startswith(tokens[0])


def _tells_result(fact: Fact, before: str, one: Judged, expressions: Expressions) -> bool:
    """Whether what is denied is what came of the fact told in the sentence: 采摘费没能谈成 for 采摘费定为9元."""
    told = [token for token in telling_tokens(before) if token not in GENERAL]
    return (
        bool(told and fact.result) and all(token in fact.result for token in told) and is_near(fact, one, expressions)
    )


def _vouched(clause: str, match: re.Match[str], expressions: Expressions) -> bool:
    """Whether a fact has the very words round the 没有."""
    around = clause[max(0, match.start() - 2) : match.end() + 2]
    behind = clause[match.start() : match.end() + 2]
    words = [f"{told_words(fact)} {fact.state}" for fact in expressions.sheet.all_facts]
    return any(around in text or behind in text for text in words)


def _finished(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find what is still open, or only planned, told as done."""
    told = one.told
    for clause in split_clauses(told.text):
        match = _FINISHED.search(clause.text)
        if match is None or FUTURE.search(clause.text):
            continue
        fact = _meant(one, clause, expressions) or _open_so_far(one, clause, expressions)
        if fact and is_open(fact) and not _keeps_open(fact, told.text):
            message = f"“{fact.label or fact.text}”{fact.state}，不能写成已完成。请写明“{fact.state}”。"
            yield one.told.error("wrong_state", clause.start, clause.text.rstrip("，；。："), message, fact.state)
        elif plan := _only_planned(clause.text, expressions):
            yield _planned(one, clause, plan)


def _open_so_far(one: Judged, clause: Span, expressions: Expressions) -> Fact | None:
    """Find the unfinished fact that the sentence has named up to a clause that names none."""
    before = one.told.text[: clause.end]
    open_facts = [fact for fact in expressions.sheet.facts if is_open(fact) and not counted(one, clause)]
    return next((fact for fact in open_facts if expressions.told(fact, before) >= NAMED), None)


def _meant(one: Judged, clause: Span, expressions: Expressions) -> Fact | None:
    """Find the fact that a clause names best; one whose figure stands there is meant before any other."""
    stated = counted(one, clause)
    facts = [(fact.id in stated, expressions.told(fact, clause.text), fact) for fact in expressions.sheet.facts]
    is_stated, share, fact = max(facts, key=lambda entry: entry[:2], default=(False, 0.0, None))
    return fact if is_stated or share >= NAMED else None


def _keeps_open(fact: Fact, text: str) -> bool:
    if UNFINISHED.search(text) or _SHORT.search(re.sub("不断|不少|减少", "", text)):
        return True
    if _NEGATIVE.search(fact.state):
        return False
    if (done := _FORMAL.search(text)) and done[0] not in fact.state:
        return False
    tokens = tokens_of(fact.state)
    return bool(tokens) and sum(token in text for token in tokens) * 2 >= len(tokens)


def _only_planned(clause: str, expressions: Expressions) -> Fact | None:
    """Find the plan whose own words, which no fact has, the clause takes up."""
    sheet = expressions.sheet
    known = " ".join(told_words(fact) for fact in (*sheet.facts, *sheet.problems))
    for plan in sheet.plans:
        own = strange_tokens(plan.text or plan.label, known)
        if sum(map(len, own)) >= 4 and all(token in clause for token in own):
            return plan
    return None


def _affirmed(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find told as so what a fact says is not so: 机具已经下地 for 机具没有下地."""
    for clause in split_clauses(one.told.text):
        if _SHORT.search(clause.text) or FUTURE.search(clause.text):
            continue
        pieces = _negated(expressions.sheet, one.told.part)
        if one.told.part == "facts":  # 还有6处……已改完, where the problems say that 6处 are not
            pieces += tuple(
                one_of for one_of in _negated(expressions.sheet, "problems") if _counts_alike(one_of[0], one)
            )
        for fact, lead, piece in pieces:
            if _says(clause.text, one.told.text[: clause.start], lead, piece):
                what = clause.text.rstrip("，；。：")
                message = f"“{fact.label or fact.text}”在事实表里写的不是这样，这里写成“{what}”。请核对。"
                yield one.told.error("wrong_state", clause.start, what, message)
                break


def _says(clause: str, before: str, lead: str, piece: str) -> bool:
    """Whether a clause says a piece; a short one to the letter, of what is told before."""
    if lead:
        return piece in clause and spelled_share(lead, before) >= _NEARLY
    return spelled_share(piece, clause) >= _NEARLY


def _counts_alike(problem: Fact, one: Judged) -> bool:
    """Whether a sentence has a figure of a problem, and words of it."""
    words = problem.text or problem.label
    figures = [item.figure.text for item in one.judgements if item.figure.kind == "quantity"]
    return any(figure in words for figure in figures) and spelled_share(words, one.told.text) >= _HALF


@lru_cache(maxsize=8)
def _negated(sheet: FactSheet, part: Part) -> tuple[tuple[Fact, str, str], ...]:
    """Give what the facts of a part say is not so, without the 没有; that of the last few sheets is kept.

    Where it is too short to be known by itself (没有改完), what it is said of, the clause before, stands before it.
    """
    found = []
    parts: dict[Part, tuple[Fact, ...]] = {"facts": sheet.facts, "problems": sheet.problems, "plans": ()}
    for fact in parts[part]:
        for text in (fact.text, fact.how, fact.result):
            pieces = re.split("[，。；：、]", text)
            for before, piece in zip(("", *pieces), pieces, strict=False):
                match = _IS_NOT.search(piece)
                rest = piece[: match.start()] + piece[match.end() :] if match else ""
                lead = before if len(rest) < _SHORTEST else ""
                if len(rest) > 1 and (not lead or len(lead) >= _SHORTEST) and len(lead + rest) >= _SHORTEST:
                    found.append((fact, lead, rest))
    return tuple(found)


def _short_of_goal(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find a goal told as reached that the fact did not reach."""
    by_id = {fact.id: fact for fact in expressions.sheet.facts}
    for item in one.judgements:
        claim = item.claims[0] if item.claims and item.status == "supported" else None
        fact = by_id.get(claim.fact_id) if claim and claim.role == "target" else None
        reached = fact and (fact.value or fact.total)
        if not fact or not reached or not fact.target or reached.low >= fact.target.low:
            continue
        before, behind = one.told.text[: item.figure.start], one.told.text[item.figure.end :]
        over = item.figure.approx == "超过" or _REACHED.search(before)
        if over and _GOAL.match(behind) and not _SHORT.search(before[-6:]):
            message = f"“{fact.label}”没有达到目标（目标{item.figure.text}）。请核对。"
            yield one.told.error("wrong_state", item.figure.start, item.figure.text, message)


def _already(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find a plan told as done where plans are told: 服务点已经开办, 目前已全部建会."""
    for clause in split_clauses(one.told.text):
        if not _ALREADY.search(clause.text) or _BASIS.search(clause.text):
            continue
        for plan in expressions.sheet.plans:
            words = plan.text or plan.label
            pieces = [words, *(piece for piece in re.split("[，；]", words) if len(piece) >= _SHORTEST)]
            if any(spelled_share(piece, clause.text) >= _HALF for piece in pieces) and not _ALREADY.search(words):
                yield _planned(one, clause, plan)
                break


def _planned(one: Judged, clause: Span, plan: Fact) -> Finding:
    message = f"“{plan.text or plan.label}”在事实表里是下一步计划，不能写成已完成。请移到下一步工作。"
    return one.told.error("wrong_state", clause.start, clause.text.rstrip("，；。："), message)
