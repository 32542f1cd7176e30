"""A sentence laid beside a sheet's claims: which have a figure's amount, and how well their words stand with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.facts.amount_match import Agreement, agreement, unit_fits
from assistant.facts.claims import Claim, Part
from assistant.facts.likeness import (
    Scene,
    counted_by,
    is_opposed,
    likeness,
    names_some_thing,
    names_things,
    standing,
    strange_tokens,
    telling_tokens,
    tokens_of,
    unexplained,
)
from assistant.facts.misuse import misuse
from assistant.facts.nearness import Nearness, nearness_of
from assistant.facts.weighed_claims import WeighedClaim, WeighedClaims
from assistant.text.figures import Figure

_CLEAR, _BETTER, _HALF, _MISSED, _WHOLE, _HARDLY, _PART = 0.72, 1.2, 0.5, 0.4, 0.9, 0.2, 0.3
_BY_PARENT, _BY_SUPPORT, _SAME_PART, _STATED = 0.35, 0.2, 0.2, 0.6
_NARROWING = re.compile(
    r"(?:困难|特困|青年|青工|外来|本地|农民工|少数民族|离?退休|残疾|单亲|非公有?制?|国有|民营|私营|规模以上|规上|小微"
    r"|骨干|优秀|在岗|下岗|失业|[高中初]级|临时|[县市省]级|国家级|女|男)(?:职工|企业|人员)?的?$"
)


@dataclass(frozen=True)
class Candidate:
    """A claim a figure may state: `found` weighs its words near by, `evidence` is their share with those of its family.

    `fault` says how the figure is told as another kind of figure, "" where it is not.
    """

    entry: WeighedClaim
    match: Agreement
    found: float
    evidence: float
    fault: str

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.entry.claim


class Matches:
    """A sentence's figures, by their index, and what of a sheet's claims each may state."""

    def __init__(
        self, sentence: str, figures: Sequence[Figure], claims: WeighedClaims, context: str, part: Part
    ) -> None:
        self.sentence, self.figures, self.claims, self.part = sentence, figures, claims, part
        self.scene = Scene(f"{context}\n{sentence}")
        self.nearness = nearness_of(sentence, figures, context)
        self.candidates = [self._candidates(index) for index in range(len(figures))]

    def weigh(self, tokens: Sequence[str], nearness: Sequence[float]) -> float:
        """Weigh what of the tokens stands in the sentence, by nearness."""
        return likeness(tokens, self.claims.weights, self.scene, nearness)

    def share(self, tokens: tuple[str, ...], nearness: Sequence[float]) -> float:
        """Give the weighed share (0 to 1) of the tokens that stands in the sentence."""
        whole = self.claims.weights.mass(tokens)
        return self.weigh(tokens, nearness) / whole if whole else 0.0

    def at_hand(self, index: int, one: Candidate) -> bool:
        """Whether the words right beside a figure are the claim's, or say nothing of their own."""
        nearness, claim = self.nearness[index], one.claim
        words = f"{claim.words} {claim.label} {claim.parent} {claim.support} {claim.family} {claim.shown}"
        ends_strangely = strange_tokens(" ".join(telling_tokens(nearness.left)[-1:]), words) and not nearness.right
        if claim.role in ("value", "total") and self._narrowed(nearness, claim, words):
            return False
        if claim.role != "derived" and is_opposed(f"{nearness.left}{nearness.right}", claim.label, words):
            return False
        if self._near_share(index, one.entry) >= (_CLEAR if ends_strangely else _HALF):
            return True
        if self._touches(index, one.entry) or unexplained(nearness.left, nearness.right, words) <= _HALF:
            return True
        if not self._is_named_alone(index, one):
            return False
        own = f"{claim.words} {claim.parent}"
        return unexplained(nearness.left, nearness.right, words, own, self.figures[index].unit) <= _HALF

    def _is_named_alone(self, index: int, one: Candidate) -> bool:
        """Whether the sentence names the label, or what it belongs to, and no other fact has this figure."""
        facts = {other.claim.fact_id for other in self.candidates[index] if other.match in ("same", "rough")}
        return len(facts) == 1 and any(self._names(tokens) for tokens in (one.entry.tokens, one.entry.parent))

    def _names(self, tokens: tuple[str, ...]) -> bool:
        whole = self.claims.weights.mass(tokens)
        return bool(whole) and standing(tokens, self.claims.weights, self.sentence) >= _CLEAR * whole

    def planned_beside(self, index: int, claim: Claim) -> Claim | None:
        """Find the plan with the label of a fact told here, whose figure another is."""
        for entry in self.claims.entries:
            other = entry.claim
            if other.part == "plans" and other.role in ("value", "target") and other.words == claim.words:
                if not agreement(self.figures[index], other):
                    return other
        return None

    def told_otherwise(self, index: int) -> Claim | None:
        """Find a figure that a fact's text has between the same words, but another one (三种录音 for 两种录音)."""
        figure, nearness = self.figures[index], self.nearness[index]
        for entry in self.claims.entries:
            claim = entry.claim
            if claim.role != "text" or claim.unit != figure.unit or agreement(figure, claim) or not claim.right:
                continue
            pairs = ((claim.left, nearness.left), (claim.right, nearness.right))
            if all(self._standing(words, text) >= _HALF for words, text in pairs):
                return claim
        return None

    def _standing(self, words: str, text: str) -> float:
        tokens = tokens_of(words)
        whole = self.claims.weights.mass(tokens)
        return standing(tokens, self.claims.weights, text) / whole if whole else float(not text)

    def _touches(self, index: int, entry: WeighedClaim) -> bool:
        """Whether the word right beside a figure is a telling part of the label; 企业 of 家 tells nothing."""
        nearness, general = self.nearness[index], counted_by(self.figures[index].unit)
        touching = {*telling_tokens(nearness.left)[-1:], *telling_tokens(nearness.right)[:1]}.difference(general)
        own = {part: token for token in entry.tokens for part in (token, token[:2], token[-2:])}
        return any(self.claims.weights.of(own[token]) >= _PART * entry.mass for token in touching if token in own)

    def _narrowed(self, nearness: Nearness, claim: Claim, words: str) -> bool:
        """Whether a word that the sheet does not have narrows the label: 困难会员 for 会员."""
        for side in (nearness.left, nearness.right) if names_things(claim.words) else ():
            start = side.find(claim.words)
            narrowing = _NARROWING.search(side[:start]) if start > 0 else None
            if narrowing and narrowing[0] not in words:
                return True
        return False

    def rival(self, index: int, own: Candidate | None) -> Candidate | None:
        """Find another label that stands with a figure clearly better than its own, and is not stated elsewhere."""
        best: Candidate | None = None
        for entry in self.claims.entries:
            if not self._may_rival(index, entry, own):
                continue
            found = self.weigh(entry.tokens, self.nearness[index].near)
            if found < _CLEAR * entry.mass or not found or (best and found <= best.found):
                continue
            if self._is_anybodys(index, entry):
                continue
            if self._stands_better(index, entry, found, own) and not self._at_home(index, entry, found):
                best = Candidate(entry, "", found, found / entry.mass, "")
        return best

    def _candidates(self, index: int) -> list[Candidate]:
        """Find the claims whose amount this is, best words first."""
        figure = self.figures[index]
        if figure.kind != "quantity":
            return []
        found = []
        for entry in self.claims.entries:
            match = agreement(figure, entry.claim)
            if match == "other_unit" and self.sentence.startswith(entry.claim.shown, figure.start):
                match = "same"  # a measure word that the grammar does not know stands as in the sheet
            if match and not (_is_worked_out(candidate := self._candidate(index, entry, match)) and candidate.fault):
                found.append(candidate)
        told = [one for one in found if not _is_worked_out(one)]
        best = max((one.evidence for one in told if one.match == "same"), default=None)
        return sorted((one for one in found if one in told or self._is_rest(index, one, best)), key=self._rank)

    def _is_rest(self, index: int, one: Candidate, best: float | None) -> bool:
        """Whether the words say that it is what is left (余下4处) and are those of the remainder before any other's."""
        kind = one.claim.derived.kind if one.claim.derived else ""
        left = kind == "rest" and self.nearness[index].cue.left_over
        return best is None or (left and best < _PART < one.evidence)

    def _candidate(self, index: int, entry: WeighedClaim, match: Agreement) -> Candidate:
        wide = self.nearness[index].wide
        found = self.weigh(entry.tokens, wide)
        evidence = found / entry.mass if entry.mass else _HALF
        if entry.claim.state:  # 其余6件正在调解 names what is open by its state
            evidence = max(evidence, _STATED * self.share(tokens_of(entry.claim.state), self.nearness[index].near))
        evidence += _BY_PARENT * self.share(entry.parent, wide) + _BY_SUPPORT * self.share(entry.support, wide)
        return Candidate(entry, match, found, evidence, misuse(entry.claim, self.nearness[index].cue, self.part))

    def _rank(self, one: Candidate) -> tuple[float, str]:
        here = _SAME_PART if one.claim.part == self.part else 0.0
        return -one.evidence - here, one.claim.fact_id

    def _near_share(self, index: int, entry: WeighedClaim) -> float:
        return self.weigh(entry.tokens, self.nearness[index].near) / entry.mass if entry.mass else 0.0

    def _may_rival(self, index: int, entry: WeighedClaim, own: Candidate | None) -> bool:
        claim, figure = entry.claim, self.figures[index]
        if claim.role not in ("value", "total") or not unit_fits(figure, claim) or claim.part != self.part:
            return False
        if own and (own.claim.role == "derived" or claim.fact_id in own.claim.fact_ids):
            return False
        return agreement(figure, claim) not in ("same", "rough")

    def _is_anybodys(self, index: int, entry: WeighedClaim) -> bool:
        """Whether a label is but a verb (给付), what it belongs to not told: then another's verb is not its own."""
        words = entry.claim.words
        if not entry.parent or names_some_thing(words) or words in self.nearness[index].clause:
            return False
        return self.share(entry.parent, self.nearness[index].wide) < _HALF

    def _stands_better(self, index: int, entry: WeighedClaim, found: float, own: Candidate | None) -> bool:
        """Weigh another label against the own one, of which what is missing counts against it.

        Where the own label is far off, another that stands whole is enough; where it stands whole, another has to stand
        to the letter (女会员 for 会员).
        """
        if own is None:
            return True
        near = self._near_share(index, own.entry)
        if near >= _WHOLE and entry.claim.words not in self.nearness[index].clause:
            return False
        net = own.found - _MISSED * (own.entry.mass - own.found)
        far_off = own.claim.role != "text" and near < _HARDLY
        return found >= max(net, 0.0) * _BETTER + 0.1 or (far_off and found >= _WHOLE * entry.mass)

    def _at_home(self, index: int, entry: WeighedClaim, found: float) -> bool:
        """Whether another figure of the sentence states this claim and stands no farther from its label."""
        return any(
            other != index
            and figure.kind == "quantity"
            and agreement(figure, entry.claim) in ("same", "rough")
            and self.weigh(entry.tokens, self.nearness[other].near) >= _WHOLE * found
            for other, figure in enumerate(self.figures)
        )


def _is_worked_out(one: Candidate) -> bool:
    """Whether it is an average or a remainder, which no sheet states: worth a look only where the words say so."""
    return one.claim.derived is not None and one.claim.derived.kind in ("average", "rest")
