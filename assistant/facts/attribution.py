"""Does a figure stand with its own label? Figures of a sentence and claims of a sheet in, a judgement per figure out.

A figure is looked up by its amount; the words round it then have to be those of the claim's label, nearer
than those of any other label that takes the same unit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.facts.amount_match import Agreement, agreement, unit_fits
from assistant.facts.claims import Claim, Part, claims_of
from assistant.facts.cues import FUTURE, UNFINISHED, tells_structure
from assistant.facts.date_match import known_dates, only_year_differs, tells_as_of, year_only
from assistant.facts.misuse import misuse
from assistant.facts.likeness import Scene, Weights, likeness, mass, standing, tokens_of, unexplained
from assistant.facts.nearness import Nearness, nearness_of
from assistant.text.figures import Figure, find_figures

__all__ = ["Claim", "Judgement", "claims_of", "facts_stated", "judge"]

Status = Literal[
    "supported",
    "derived",
    "unsupported",
    "wrong_unit",
    "wrong_attribute",
    "wrong_basis",
    "wrong_state",
    "wrong_binding",
    "wrong_year",
    "date",
    "fixed_term",
    "ordinal",
]
"""`wrong_basis`: right figure and label, told as another kind of figure (stock as new, fall as growth, 近 for 余)."""

ENOUGH = 0.3
"""How much of a label must stand with its figure, parents and other words of the fact counted in part."""
_CLEAR, _BETTER, _HALF, _MISSED, _WHOLE = 0.72, 1.2, 0.5, 0.4, 0.9
_BY_PARENT, _BY_SUPPORT, _DATE_MARGIN, _SAME_PART, _MISUSED = 0.35, 0.2, 0.25, 0.2, 0.15
_MEASURED = ("value", "total", "last", "target")
_PLAN_BASE = re.compile(r"(?:已|现有|今年|上年|去年|目前|基础上|在谈|原有|正在|的)")


@dataclass(frozen=True)
class Judgement:
    """What was made of a figure: the claims that support it (or that it misuses), and the claim it should have stated.

    `status` is wrong_basis where figure and label are right but the kind of figure is not.
    """

    figure: Figure
    status: Status
    claims: tuple[Claim, ...] = ()
    rival: Claim | None = None
    reason: str = ""


def judge(
    sentence: str,
    figures: Sequence[Figure],
    claims: Sequence[Claim],
    context: str = "",
    part: Part = "facts",
) -> list[Judgement]:
    """Judge every figure of a sentence, in order; `context` is what stands before it in the paragraph, with the heading.

    `part` says whether the sentence tells results, shortcomings or plans.
    """
    bench = _Bench(sentence, figures, _desk(tuple(claims)), context, part)
    return bench.judge_all()


def facts_stated(sentence: str, claims: Sequence[Claim], part: Part = "facts") -> set[str]:
    """Give the ids of the facts whose figures the sentence states rightly."""
    judgements = judge(sentence, find_figures(sentence), claims, part=part)
    good = [one for one in judgements if one.status in ("supported", "derived")]
    return {fact_id for one in good for claim in one.claims[:1] for fact_id in claim.fact_ids}


@dataclass(frozen=True)
class _Entry:
    claim: Claim
    tokens: tuple[str, ...]
    mass: float
    parent: tuple[str, ...]
    support: tuple[str, ...]


@dataclass(frozen=True)
class _Desk:
    weights: Weights
    entries: tuple[_Entry, ...]
    dates: tuple[Claim, ...]


@lru_cache(maxsize=8)
def _desk(claims: tuple[Claim, ...]) -> _Desk:
    weights = Weights(claim.words for claim in claims if claim.role in _MEASURED)
    entries = [_entry(claim, weights) for claim in claims if claim.role != "date"]
    return _Desk(weights, tuple(entries), tuple(claim for claim in claims if claim.role == "date"))


def _entry(claim: Claim, weights: Weights) -> _Entry:
    tokens = tokens_of(claim.words)
    return _Entry(claim, tokens, mass(tokens, weights), tokens_of(claim.parent), tokens_of(claim.support))


@dataclass(frozen=True)
class _Candidate:
    entry: _Entry
    match: Agreement
    found: float
    evidence: float
    fault: str

    @property
    def claim(self) -> Claim:
        return self.entry.claim


class _Bench:
    """One sentence under judgement."""

    def __init__(self, sentence: str, figures: Sequence[Figure], desk: _Desk, context: str, part: Part) -> None:
        self.sentence, self.figures, self.desk, self.part = sentence, figures, desk, part
        self.scene = Scene(f"{context}\n{sentence}")
        self.nearness = nearness_of(sentence, figures, context)
        self.candidates = [self._candidates(index) for index in range(len(figures))]

    def judge_all(self) -> list[Judgement]:
        """Decide every figure; dates last, since the facts told beside them tell their event."""
        counted = self.part_swapped([self.judge(index) for index in range(len(self.figures))])
        return [
            self._date(index, counted) if figure.kind == "date" else counted[index]
            for index, figure in enumerate(self.figures)
        ]

    def judge(self, index: int) -> Judgement:
        """Decide one figure but for dates."""
        figure = self.figures[index]
        if figure.kind != "quantity":
            return Judgement(figure, figure.kind)
        right = [one for one in self.candidates[index] if one.match in ("same", "rough")]
        if tells_structure(self.sentence, figure) and not any(one.evidence >= _CLEAR for one in right):
            return Judgement(figure, "fixed_term")
        good = [one for one in right if not one.fault and one.evidence >= ENOUGH and self._at_hand(index, one)]
        misused = max((one.evidence for one in right if one.fault), default=0.0)
        if good and misused <= good[0].evidence + _MISUSED:
            return self._contest(index, good)
        return self._fault(index, right)

    def _contest(self, index: int, good: list[_Candidate]) -> Judgement:
        figure, best = self.figures[index], good[0]
        rival = self._rival(index, best)
        if rival:
            return Judgement(figure, "wrong_attribute", (best.claim,), rival.claim)
        if self.part != "plans" and best.claim.part == "plans" and not FUTURE.search(self.nearness[index].clause):
            return Judgement(figure, "wrong_state", (best.claim,), reason="计划数写成了已完成的事")
        status: Status = "derived" if best.claim.role == "derived" else "supported"
        return Judgement(figure, status, tuple(one.claim for one in good))

    def _fault(self, index: int, right: list[_Candidate]) -> Judgement:
        """Say what is wrong with a figure that no claim supports where it stands."""
        figure = self.figures[index]
        misused = [one for one in right if one.fault and one.evidence >= ENOUGH]
        if misused:
            return Judgement(figure, "wrong_basis", (misused[0].claim,), reason=misused[0].fault)
        rival = self._rival(index, None)
        for match, status, least, reason in (
            ("wrong_side", "wrong_basis", ENOUGH, "概数说法与事实不符"),
            ("other_unit", "wrong_unit", 2 * ENOUGH, ""),
        ):
            near = [one for one in self.candidates[index] if one.match == match and one.evidence >= least]
            if near and not (rival and rival.found > near[0].found) and not (right and right[0].evidence > near[0].evidence):
                return Judgement(figure, status, (near[0].claim,), near[0].claim, reason)  # type: ignore[arg-type]
        if right and right[0].claim.state and not UNFINISHED.search(self.nearness[index].clause):
            return Judgement(figure, "wrong_state", (right[0].claim,), reason=f"{right[0].claim.state}，不能写成已完成")
        if right:
            return Judgement(figure, "wrong_attribute", (right[0].claim,), rival.claim if rival else None)
        return Judgement(figure, "unsupported", (), rival.claim if rival else None)

    def _at_hand(self, index: int, one: _Candidate) -> bool:
        """Whether the words right beside the figure are the claim's, or say nothing of their own."""
        nearness, claim = self.nearness[index], one.claim
        found = likeness(one.entry.tokens, self.desk.weights, self.scene, nearness.near)
        if one.entry.mass and found / one.entry.mass >= _HALF:
            return True
        words = f"{claim.words} {claim.label} {claim.parent} {claim.support}"
        return unexplained(nearness.left, nearness.right, words) <= 0.5

    def part_swapped(self, judgements: list[Judgement]) -> list[Judgement]:
        """Object to two figures of one unit that would each stand better in the other's place."""
        done = list(judgements)
        right = [at for at, one in enumerate(judgements) if one.status == "supported" and one.claims]
        for place, first in enumerate(right):
            for second in right[place + 1 :]:
                if self._swapped(judgements[first], judgements[second], first, second):
                    one, other = judgements[first], judgements[second]
                    done[first] = Judgement(one.figure, "wrong_attribute", one.claims[:1], other.claims[0])
                    done[second] = Judgement(other.figure, "wrong_attribute", other.claims[:1], one.claims[0])
        return done

    def _swapped(self, one: Judgement, other: Judgement, first: int, second: int) -> bool:
        mine, theirs = one.claims[0], other.claims[0]
        if one.figure.low == other.figure.low or not unit_fits(one.figure, theirs) or mine.words == theirs.words:
            return False
        straight = self._beside(first, mine) + self._beside(second, theirs)
        crossed = self._beside(first, theirs) + self._beside(second, mine)
        return crossed > straight + 0.5

    def _beside(self, index: int, claim: Claim) -> float:
        """Give the share of a claim's words right beside the figure; those of a text on their own side."""
        nearness = self.nearness[index]
        if claim.role == "text":
            pairs = ((claim.left, nearness.left), (claim.right, nearness.right))
        else:
            pairs = ((claim.words, f"{nearness.left} {nearness.right}"),)
        whole = found = 0.0
        for words, text in pairs:
            tokens = tokens_of(words)
            whole += mass(tokens, self.desk.weights)
            found += standing(tokens, self.desk.weights, text)
        return found / whole if whole else 0.0

    def _candidates(self, index: int) -> list[_Candidate]:
        """Find the claims whose amount this is, best words first."""
        figure = self.figures[index]
        if figure.kind != "quantity":
            return []
        found = []
        for entry in self.desk.entries:
            match = agreement(figure, entry.claim)
            if match == "other_unit" and self.sentence.startswith(entry.claim.shown, figure.start):
                match = "same"  # a measure word that the grammar does not know stands as in the sheet
            if match:
                found.append(self._weigh(index, entry, match))
        return sorted(found, key=lambda one: (-one.evidence - _SAME_PART * (one.claim.part == self.part), one.claim.fact_id))

    def _weigh(self, index: int, entry: _Entry, match: Agreement) -> _Candidate:
        nearness = self.nearness[index]
        found = likeness(entry.tokens, self.desk.weights, self.scene, nearness.wide)
        evidence = found / entry.mass if entry.mass else 0.5
        evidence += _BY_PARENT * self._share(entry.parent, nearness)
        evidence += _BY_SUPPORT * self._share(entry.support, nearness)
        return _Candidate(entry, match, found, evidence, misuse(entry.claim, nearness.cue))

    def _share(self, tokens: Sequence[str], nearness: Nearness) -> float:
        whole = mass(tokens, self.desk.weights)
        return likeness(tokens, self.desk.weights, self.scene, nearness.wide) / whole if whole else 0.0

    def _rival(self, index: int, own: _Candidate | None) -> _Candidate | None:
        """Find another label that stands with the figure clearly better than its own."""
        best: _Candidate | None = None
        least, sure = self._least(index, own) if own else (0.0, _CLEAR)
        for entry in self.desk.entries:
            if not self._may_rival(index, entry, own):
                continue
            found = likeness(entry.tokens, self.desk.weights, self.scene, self.nearness[index].near)
            clear = entry.mass and found / entry.mass >= _CLEAR
            better = found >= least or clear and found / entry.mass >= sure
            if clear and better and self._literal(index, entry, own) and (best is None or found > best.found) and not self._at_home(index, entry, found):
                best = _Candidate(entry, "", found, found / entry.mass, "")
        return best

    def _literal(self, index: int, entry: _Entry, own: _Candidate | None) -> bool:
        """Where the own label stands whole beside the figure, another has to stand there to the letter."""
        if own is None or not own.entry.mass:
            return True
        near = likeness(own.entry.tokens, self.desk.weights, self.scene, self.nearness[index].near)
        return near < _WHOLE * own.entry.mass or entry.claim.words in self.nearness[index].clause

    def _least(self, index: int, own: _Candidate) -> tuple[float, float]:
        """Give how much of another label must stand near: more than of the own one, or all of it where that is far off."""
        net = own.found - _MISSED * (own.entry.mass - own.found)
        near = likeness(own.entry.tokens, self.desk.weights, self.scene, self.nearness[index].near)
        far_off = own.claim.role != "text" and near < 0.2 * own.entry.mass
        return max(net, 0.0) * _BETTER + 0.1, _WHOLE if far_off else 2.0

    def _may_rival(self, index: int, entry: _Entry, own: _Candidate | None) -> bool:
        claim, figure, cue = entry.claim, self.figures[index], self.nearness[index].cue
        if claim.role not in ("value", "total") or not unit_fits(figure, claim) or claim.part != self.part:
            return False
        if own is None:
            return agreement(figure, claim) not in ("same", "rough")
        if own.claim.role == "derived":
            return False
        return claim.fact_id not in own.claim.fact_ids and agreement(figure, claim) not in ("same", "rough")

    def _at_home(self, index: int, entry: _Entry, found: float) -> bool:
        """Whether another figure of the sentence states this claim and stands no farther from its label."""
        for other, figure in enumerate(self.figures):
            if other != index and figure.kind == "quantity" and agreement(figure, entry.claim) in ("same", "rough"):
                nearness = self.nearness[other].near
                if likeness(entry.tokens, self.desk.weights, self.scene, nearness) >= 0.9 * found:
                    return True
        return False

    def _date(self, index: int, counted: Sequence[Judgement]) -> Judgement:
        figure = self.figures[index]
        if year := year_only(figure):
            return Judgement(figure, "date" if self._fits_year(index, year, counted) else "wrong_year")
        known = known_dates(figure, self.desk.dates)
        if not known:
            moved = only_year_differs(figure, self.desk.dates)
            return Judgement(figure, "wrong_year" if moved else "unsupported", rival=moved[0] if moved else None)
        if any(not claim.fact_id for claim in known) and tells_as_of(self.sentence[: figure.start]):
            return Judgement(figure, "date", tuple(known))
        return self._event(index, known, counted)

    def _fits_year(self, index: int, year: int, counted: Sequence[Judgement]) -> bool:
        """Allow the sheet's year and those next to it, but not this year's figures told of another."""
        years = [claim.days[0].year for claim in self.desk.dates if not claim.fact_id and claim.days]
        own = next((known for known in years if known), year)
        if year == own or abs(year - own) > 1 or self.part == "plans":
            return abs(year - own) <= 1
        return not any(claim.role in ("value", "total") for claim in self._stated(index, counted))

    def _event(self, index: int, known: list[Claim], counted: Sequence[Judgement]) -> Judgement:
        """Look whether the event told beside the date is one of those that had it."""
        figure = self.figures[index]
        nearness = self._reach(index)
        own = max(self._told(claim, nearness) for claim in known)
        ids = {claim.fact_id for claim in known}
        others = [claim for claim in self.desk.dates if claim.fact_id and claim.fact_id not in ids]
        rival = max(((self._told(claim, nearness), claim) for claim in others), key=lambda pair: pair[0], default=None)
        if rival and rival[0] >= max(_CLEAR, own + _DATE_MARGIN):
            return Judgement(figure, "wrong_binding", tuple(known), rival[1])
        stated = self._stated(index, counted)
        if own < ENOUGH and stated and not any(set(claim.fact_ids) & ids for claim in stated):
            return Judgement(figure, "wrong_binding", tuple(known), stated[0])
        return Judgement(figure, "date", tuple(known))

    def _stated(self, index: int, counted: Sequence[Judgement]) -> list[Claim]:
        """Give the measured claims stated in the clause of a date and the one behind it."""
        figure = self.figures[index]
        marks = [spot for spot, char in enumerate(self.sentence) if char in "，；。" and spot >= figure.end]
        end = marks[1] if len(marks) > 1 else len(self.sentence)
        return [
            one.claims[0]
            for one in counted
            if one.status == "supported" and one.claims and figure.end <= one.figure.start < end
        ]

    def _told(self, claim: Claim, nearness: Sequence[float]) -> float:
        tokens = tokens_of(claim.words)
        whole = mass(tokens, self.desk.weights)
        found = likeness(tokens, self.desk.weights, self.scene, nearness) / whole if whole else 0.0
        more = tokens_of(claim.support)
        whole = mass(more, self.desk.weights)
        return found + (_BY_PARENT * likeness(more, self.desk.weights, self.scene, nearness) / whole if whole else 0.0)

    def _reach(self, index: int) -> list[float]:
        """Give the stretch a date governs: its own clause, and what follows up to the next date."""
        figure = self.figures[index]
        offset = len(self.scene.text) - len(self.sentence)
        start = max((self.sentence.rfind(mark, 0, figure.start) for mark in "，；。："), default=-1) + 1
        later = [one.start for one in self.figures if one.kind == "date" and one.start >= figure.end]
        end = min(later, default=len(self.sentence))
        return [1.0 if offset + start <= spot < offset + end else 0.0 for spot in range(len(self.scene.text))]
