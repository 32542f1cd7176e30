"""Two right figures in each other's place: each label would stand better beside the other."""

from assistant.facts.amount_match import unit_fits
from assistant.facts.claims import Claim
from assistant.facts.judgements import Judgement
from assistant.facts.likeness import standing, tokens_of
from assistant.facts.matches import Matches

_CROSSED = 0.5


def part_swapped(matches: Matches, judgements: list[Judgement]) -> list[Judgement]:
    """Object to two figures of one unit, both supported so far, that would each stand better in the other's place."""
    done = list(judgements)
    right = [at for at, one in enumerate(judgements) if one.status == "supported" and one.claims]
    for place, first in enumerate(right):
        for second in right[place + 1 :]:
            one, other = judgements[first], judgements[second]
            if _swapped(matches, one, other, first, second):
                done[first] = Judgement(one.figure, "wrong_attribute", one.claims[:1], other.claims[0])
                done[second] = Judgement(other.figure, "wrong_attribute", other.claims[:1], one.claims[0])
    return done


def _swapped(matches: Matches, one: Judgement, other: Judgement, first: int, second: int) -> bool:
    mine, theirs = one.claims[0], other.claims[0]
    if one.figure.low == other.figure.low or not unit_fits(one.figure, theirs) or mine.words == theirs.words:
        return False
    if one.figure.unit != mine.unit == other.figure.unit != theirs.unit == one.figure.unit:
        return True  # 317家共拢进商户4户 for 4家 and 317户
    if _is_wordless(mine) or _is_wordless(theirs):
        return False
    straight = sum(
        max(_beside(matches, index, claim), _beside(matches, index, claim, either_side=True))
        for index, claim in ((first, mine), (second, theirs))
    )
    crossed = _beside(matches, first, theirs) + _beside(matches, second, mine)
    return crossed > straight + _CROSSED


def _is_wordless(claim: Claim) -> bool:
    """Whether a figure of a text has no words of its own beside it (一次 of 每两个月一次)."""
    return claim.role == "text" and not tokens_of(f"{claim.left} {claim.right}")


def _beside(matches: Matches, index: int, claim: Claim, either_side: bool = False) -> float:
    """Give the share of a claim's words right beside a figure; those of a text on their own side, or on either."""
    nearness = matches.nearness[index]
    beside = f"{nearness.left} {nearness.right}"
    pairs = [(claim.words, beside)]
    if claim.role == "text":
        sides = [(claim.left, nearness.left), (claim.right, nearness.right)]
        pairs = [(f"{claim.left} {claim.right}", beside)] if either_side else sides
    whole = found = 0.0
    for words, text in pairs:
        tokens = tokens_of(words)
        whole += matches.claims.weights.mass(tokens)
        found += standing(tokens, matches.claims.weights, text)
    return found / whole if whole else 0.0
