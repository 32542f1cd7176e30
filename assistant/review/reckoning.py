"""Figures that the text itself works out from others told beside them: sums, shares, averages, what is left, multiples.

Whoever writes 新建11家、换届3家，两者合计14家 can be checked by anybody; a figure is let pass where the words beside it
say how it was reckoned and the reckoning comes out.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.facts.amount_match import agreement
from assistant.facts.claims import Claim
from assistant.facts.cues import LEFT_OVER, SHARE, read_cue
from assistant.facts.judgements import Judgement
from assistant.facts.likeness import tokens_of
from assistant.records import MEASURES, Derived, DerivedKind
from assistant.review.reading import Told
from assistant.text.figures import Figure
from assistant.text.measures import units_agree
from assistant.text.numerals import plain

_OPEN = ("unsupported", "wrong_attribute", "wrong_basis")
_RATIOS = ("倍", "%")
_SUM = re.compile(
    r"(?:共计?|合计|总计|总共|一共|加起来|合起来|加在一起|加总|相加|累计|[两二三四五][者项类批处次场轮](?:合计|共计?|加起来)|总数|总量)[^，。；]{0,6}$"
)
_PER = re.compile(
    r"每(?P<each>[\u4e00-\u9fff]{1,2})|(?P<head>[户人场期家次天日月])均|(?<![\u4e00-\u9fff\d])一(?P<one>[户人家名位])(?![\u4e00-\u9fff])|平均"
)
_BEFORE = re.compile(r"(?:原有|原来|原先|此前|年初|上年末|去年底|[由从])[^，。；]{0,8}$")
_SHARED_OUT = re.compile("(?P<list>[^，。；]+)各[^，。；]{0,14}$")
_OFTEN = re.compile("每(?:个?季度?|个?月|年|周|天|日|旬|半年|学期)")
_THESE = re.compile("(?:在?[这该上前]|以上|上述|其中)[\u4e00-\u9fff]{0,2}|(?:新|今年|本[季期])[\u4e00-\u9fff]{1,4}的")
_OF_THESE = re.compile("(?:[\u4e00-\u9fff]{1,6})?(?:[里中内]|之中|当中)")
_LISTED = re.compile("、|以及|和|与|及")
_FROM_TO = re.compile(r"[由从自][^，。；]{1,16}[到至为成][^，。；]{1,10}[，、（]?[^，。；]{0,8}$")
_GREW = re.compile(r"(?:增长|增加|提高|扩大|多)了?[^，。；]{0,3}$")
_AGAINST_TARGET = re.compile(
    r"(?:目标|任务|指标|计划数|[原预既]定|年初定)[^，。；]{0,6}(?:(?P<over>多|超出?|超额|高出)|少|差|缺)了?$|(?P<short>[还仍尚]差)了?$"
    r"|(?P<beyond>超[出过]?|多出|突破|高[出于])[^，。；]{0,4}(?:目标|任务|指标|计划数?)的?$"
)
_MARKS = "，。；：（("
_LONGEST = 6
_TIMES = "×"
_SIGNS: dict[DerivedKind, str] = {"sum": "+", "rest": "-", "increase": "-", "growth": "/", "share": "/", "average": "/"}


@dataclass(frozen=True)
class _Term:
    """A figure of the sheet that the text tells, with what it counts."""

    value: Decimal
    unit: str
    approx: str
    claim: Claim


class _Spot:
    """A figure with the words round it."""

    def __init__(self, told: Told, figure: Figure) -> None:
        self.figure, self.part, self.text = figure, told.part, told.text
        text = told.text
        start = max(text.rfind(mark, 0, figure.start) for mark in _MARKS) + 1
        self.before, self.clause, self.behind = text[: figure.start], text[start : figure.start], text[figure.end :]
        self.cue = read_cue(self.clause, self.behind[:8])


def reckon(
    told: Told, judgements: Sequence[Judgement], earlier: Sequence[Judgement], claims: Sequence[Claim]
) -> list[Judgement]:
    """Give the judgements of a sentence anew, figures that follow from others of their paragraph as derived.

    `earlier` are the judgements of the sentences before it in its paragraph.
    """
    done = list(judgements)
    for place, judgement in enumerate(judgements):
        if _is_open(judgement):
            before, behind = _terms([*earlier, *done[:place]]), _terms(done[place + 1 :])
            near = [*before[-2:], *behind[:1]]
            spot = _Spot(told, judgement.figure)
            if again := _told_again(spot, before):
                done[place] = Judgement(judgement.figure, "supported", (again,))
                continue
            if _is_once(spot, claims):
                done[place] = Judgement(judgement.figure, "fixed_term")
                continue
            if shared := _each_of(spot, claims):
                done[place] = Judgement(judgement.figure, "supported", (shared,))
                continue
            found = _worked_out(spot, before, behind, _implied(near, claims), _period(claims))
            if found and not _another_stands(judgement, found):
                done[place] = Judgement(judgement.figure, "derived", (found,))
    return done


def _told_again(spot: _Spot, before: Sequence[_Term]) -> Claim | None:
    """Find the figure told before that a clause goes on from: 52件里了结49件, 新成立的4家共拢进商户317户."""
    if not (_OF_THESE.match(spot.behind) if not spot.clause else _THESE.fullmatch(spot.clause)):
        return None
    same = (term for term in before if term.value == spot.figure.low and term.unit == spot.figure.unit)
    return next((term.claim for term in same), None)


def _is_once(spot: _Spot, claims: Sequence[Claim]) -> bool:
    """Whether 一次 only goes with how often a fact says it is done: 每季度了解一次."""
    match = _OFTEN.search(spot.clause)
    once = match and spot.figure.low == 1 and spot.figure.unit in ("次", "期", "场", "回")
    return bool(once and match and any(match[0] in f"{claim.words}{claim.support}" for claim in claims))


def _each_of(spot: _Spot, claims: Sequence[Claim]) -> Claim | None:
    """Find the figure that comes of as many for each of a list: 上渡口、下渡口各添了一个 for two."""
    match = _SHARED_OUT.search(spot.clause)
    number = len(_LISTED.split(match["list"])) if match else 0
    whole = (spot.figure.low or Decimal(0)) * number
    for claim in claims if number > 1 else ():
        total = claim.role == "value" and claim.low == whole and claim.unit == spot.figure.unit
        tokens = tokens_of(claim.words)
        if total and sum(token in spot.text for token in tokens) * 2 >= len(tokens):
            return claim
    return None


def _planned(claim: Claim, plans: Collection[str]) -> bool:
    """Whether a figure of this year is what one of the plans goes on from (办培训班8期，比今年多2期)."""
    return claim.part == "facts" and any(words and (words in claim.words or claim.words in words) for words in plans)


def _is_open(judgement: Judgement) -> bool:
    """Whether no claim supports a figure; a multiple has a unit of its own."""
    if judgement.figure.kind != "quantity" or judgement.figure.low is None:
        return False
    if judgement.status == "wrong_unit":
        return judgement.figure.unit in _RATIOS
    return judgement.status in _OPEN or (judgement.status == "wrong_state" and judgement.figure.low == 1)


def _another_stands(judgement: Judgement, found: Claim) -> bool:
    """Whether the figure is one of the sheet's, told of a thing that it was not reckoned from."""
    rival = judgement.rival
    if judgement.status == "wrong_attribute" and found.derived and _TIMES in found.derived.formula:
        return True
    return judgement.status == "wrong_attribute" and rival is not None and rival.fact_id not in found.fact_ids


def _implied(terms: Sequence[_Term], claims: Sequence[Claim]) -> list[_Term]:
    """Give what else the sheet measures of the facts just told: last year's figure, the stock."""
    ids = {term.claim.fact_id for term in terms}
    words = {term.claim.words for term in terms if term.claim.part == "plans"}
    kin = [claim for claim in claims if claim.role in MEASURES and (claim.fact_id in ids or _planned(claim, words))]
    return [_Term(claim.low, claim.unit, claim.approx, claim) for claim in kin if claim.low is not None]


def _terms(judgements: Sequence[Judgement]) -> list[_Term]:
    good = [one for one in judgements if one.status in ("supported", "derived") and one.claims]
    return [
        _Term(one.figure.low, one.figure.unit, one.figure.approx, one.claims[0])
        for one in good
        if one.figure.low is not None and one.figure.low == one.figure.high and not one.figure.fraction
    ]


def _period(claims: Sequence[Claim]) -> list[_Term]:
    """Give how many months the sheet's period has, for 平均每月3次."""
    whole = next((claim for claim in claims if not claim.fact_id and len(claim.days) == 2), None)
    first, last = (day.month for day in whole.days) if whole else (None, None)
    return [_Term(Decimal(last - first + 1), "月", "", whole)] if whole and first and last else []


def _worked_out(
    spot: _Spot, before: Sequence[_Term], behind: Sequence[_Term], implied: Sequence[_Term], period: Sequence[_Term]
) -> Claim | None:
    ways = (
        *_sums(spot, before, behind),
        *_shares(spot, before, behind),
        *_averages(spot, [*before, *behind, *period]),
        *_products(spot, before),
        *_remainders(spot, before, behind),
        *_stocks_before(spot, [*before, *behind, *implied], [*before[-2:], *behind[:1], *implied]),
        *_changes(spot, before, implied),
        *_since_last(spot, before, implied),
        *_against_target(spot, [*before, *implied]),
        *_multiples(spot, [*before[-2:], *behind[:1]], implied),
    )
    return next((claim for claim in ways if agreement(spot.figure, claim) in ("same", "rough")), None)


def _sums(spot: _Spot, before: Sequence[_Term], behind: Sequence[_Term]) -> Iterator[Claim]:
    """Add up the figures of one unit that stand right before, or behind with 其中."""
    alike = [term for term in before if units_agree(term.unit, spot.figure.unit) or term.unit == spot.figure.unit]
    following = [term for term in behind if term.unit == spot.figure.unit]
    for size in range(2, _LONGEST + 1):
        if _SUM.search(spot.clause) and len(alike) >= size:
            yield _claim("sum", alike[-size:], sum((term.value for term in alike[-size:]), Decimal(0)), spot)
        if re.search("其中|分别|包括", spot.behind[:20]) and len(following) >= size:
            yield _claim("sum", following[:size], sum((term.value for term in following[:size]), Decimal(0)), spot)


def _shares(spot: _Spot, before: Sequence[_Term], behind: Sequence[_Term]) -> Iterator[Claim]:
    """Divide a figure next to this one by a larger one of its unit."""
    if spot.cue.change or (spot.figure.unit != "%" and not spot.figure.fraction):
        return
    if not (SHARE.search(spot.clause) or spot.figure.fraction or "成" in spot.figure.text):
        return
    for part in (*behind[:1], *reversed(before[-2:])):
        for whole in (*before, *behind):
            if whole.value > part.value > 0 and _one_kind(part, whole):
                yield _claim("share", [part, whole], part.value * 100 / whole.value, spot, "%")


def _averages(spot: _Spot, terms: Sequence[_Term]) -> Iterator[Claim]:
    """Divide a figure of this one's unit by one that counts what 每 or 均 names."""
    match = _PER.search(spot.clause)
    for shared in terms if match else ():
        for heads in terms:
            named = match and (match["each"] or match["head"] or match["one"])
            fits = not named or named.startswith(heads.unit) or units_agree(named[:1], heads.unit)
            if fits and shared is not heads and shared.unit == spot.figure.unit and heads.unit and heads.value > 1:
                yield _claim("average", [shared, heads], shared.value / heads.value, spot)


def _products(spot: _Spot, before: Sequence[_Term]) -> Iterator[Claim]:
    """Multiply what each got by how many they are (14人，每人500元，合计7000元)."""
    if _SUM.search(spot.clause) and (each := _PER.search(spot.before)):
        for heads, shared in pairwise(before):
            named = each["each"] or each["head"] or each["one"] or heads.unit
            if shared.unit == spot.figure.unit and (named.startswith(heads.unit) or units_agree(named[:1], heads.unit)):
                yield _claim("sum", [heads, shared], heads.value * shared.value, spot, sign=_TIMES)


def _remainders(spot: _Spot, before: Sequence[_Term], behind: Sequence[_Term]) -> Iterator[Claim]:
    """Take a part from its whole (余下2件)."""
    if LEFT_OVER.search(spot.clause) and not spot.cue.compared:
        for whole in (*before, *behind):
            for part in (*before[-2:], *behind[:1]):
                if whole.value > part.value and whole.unit == part.unit == spot.figure.unit:
                    yield _claim("rest", [part, whole], whole.value - part.value, spot)


def _stocks_before(spot: _Spot, terms: Sequence[_Term], new: Sequence[_Term]) -> Iterator[Claim]:
    """Take what is new from the stock (原有3个); a plan starts from the stock itself."""
    if _BEFORE.search(spot.clause) and spot.part != "plans":
        for now in terms:
            for added in new:
                if now.value > added.value and now.unit == added.unit == spot.figure.unit:
                    yield _claim("rest", [added, now], now.value - added.value, spot)


def _changes(spot: _Spot, before: Sequence[_Term], implied: Sequence[_Term]) -> Iterator[Claim]:
    """Take what was from what is (从5天减到2天，缩短3天), and this year's figure from the plan's."""
    pairs = list(pairwise(before))[-1:] if _FROM_TO.search(spot.before) else []
    if spot.part == "plans" and spot.cue.compared and "今年" in spot.clause:
        pairs += [(was, now) for now in before[-1:] for was in implied]
    for was, now in pairs:
        change = now.value - was.value
        if spot.cue.change and was.unit == now.unit and change * spot.cue.change > 0:
            unit = "百分点" if now.unit == "%" else now.unit
            yield _claim("increase", [was, now], abs(change), spot, unit)
            if now.unit != "%" and was.value:
                yield _claim("growth", [was, now], abs(change) * 100 / was.value, spot, "%")


def _since_last(spot: _Spot, before: Sequence[_Term], implied: Sequence[_Term]) -> Iterator[Claim]:
    """Take last year's figure from that of a fact which the sentence has told (新发展1872人，……，比上年多332人)."""
    for was in implied if spot.cue.change and spot.cue.compared else ():
        for now in before:
            change = now.value - was.value
            of_one = was.claim.role == "last" and now.claim.role == "value" and was.claim.fact_ids == now.claim.fact_ids
            if of_one and change * spot.cue.change > 0:
                yield _claim("increase", [was, now], abs(change), spot, "百分点" if now.unit == "%" else now.unit)


def _against_target(spot: _Spot, terms: Sequence[_Term]) -> Iterator[Claim]:
    """Take a fact's target from its figure, or the other way round (比30家的目标多1家，离60人的目标还差15人)."""
    match = _AGAINST_TARGET.search(spot.clause)
    for aim in terms if match else ():
        for now in terms:
            of_one = (
                aim.claim.role == "target" and now.claim.role == "value" and aim.claim.fact_ids == now.claim.fact_ids
            )
            over = now.value > aim.value
            if of_one and now.value != aim.value and match and over == bool(match["over"] or match["beyond"]):
                yield _claim("rest", [aim, now], abs(now.value - aim.value), spot)


def _multiples(spot: _Spot, terms: Sequence[_Term], implied: Sequence[_Term]) -> Iterator[Claim]:
    """Divide what is by what was, or by another figure of its unit (是去年的1.5倍)."""
    if spot.figure.unit != "倍":
        return
    for now in terms:
        for was in (*implied, *terms):
            if now.value > was.value > 0 and _one_kind(now, was):
                grew = 1 if _GREW.search(spot.clause) else 0
                yield _claim("growth", [now, was], now.value / was.value - grew, spot, "倍")


def _one_kind(one: _Term, other: _Term) -> bool:
    heads = {"人", "名", "人次"}
    return one.unit == other.unit or units_agree(one.unit, other.unit) or {one.unit, other.unit} <= heads


def _claim(
    kind: DerivedKind, terms: Sequence[_Term], value: Decimal, spot: _Spot, unit: str = "", sign: str = ""
) -> Claim:
    """Make a claim of what was reckoned; its amount is as exact as it comes out."""
    formula = (sign or _SIGNS[kind]).join(plain(term.value) for term in terms)
    ids = tuple(dict.fromkeys(fact_id for term in terms for fact_id in term.claim.fact_ids))
    unit = unit or spot.figure.unit
    approx = next((term.approx for term in terms if term.approx), "") if kind == "sum" else ""
    derived = Derived("", kind, ids, formula, value, unit)
    return Claim(ids[0] if ids else "", "derived", value, value, unit, approx, terms[0].claim.words, derived)
