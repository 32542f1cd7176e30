"""How well the words of a label stand in a text: tokens weighed by how rare they are among a sheet's labels."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import permutations

import rjieba

from assistant.facts.kindred import COMMON, COUNTED, FRAME, KINDRED, LIGHT, OPPOSED, PARTICLES

_NOISE = re.compile(r"[\s\d“”‘’《》（）()〔〕\[\]<>、，。；：！？·—\-…%％＋+/]+")
_EMPTY = frozenset(PARTICLES.split())
_LIGHT = frozenset(LIGHT.split())
_COMMON = frozenset(COMMON)
_POINTS_BACK = "[这该此其][支类些项批个一]?(?:队伍|群体|部分|数字|数量|人数|总数|规模|指标)"
_FRAMES = re.compile("|".join([_POINTS_BACK, *sorted(FRAME.split(), key=lambda word: (-len(word), word))]))
_PARTIAL = 0.35
_NEAREST = 3
_KINDRED = 0.85


def _kin() -> dict[str, tuple[str, ...]]:
    table: dict[str, dict[str, None]] = {}
    for group in KINDRED.strip().split("\n"):
        words = group.split()
        for word in words:
            table.setdefault(word, {}).update(dict.fromkeys(other for other in words if other != word))
    return {word: tuple(others) for word, others in table.items()}


_KIN = _kin()
_OPPOSED = tuple(tuple(pair) for line in OPPOSED.strip().split("\n") for pair in permutations(line.split()))
_COUNTED = {unit: tuple(nouns.split()) for units, nouns in COUNTED for unit in units.split()}


@lru_cache(maxsize=4096)
def tokens_of(words: str) -> tuple[str, ...]:
    """Cut words into tokens that carry meaning, each once, in order; figures, marks and particles are left out."""
    cut = (part for chunk in _NOISE.split(words) if chunk for part in rjieba.cut(chunk))
    return tuple(dict.fromkeys(token for token in cut if token not in _EMPTY))


@dataclass
class Scene:
    """A text in which tokens are looked up; remembers where each stands."""

    text: str
    _spots: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def chars(self) -> frozenset[str]:
        """The characters of the text."""
        return frozenset(self.text)

    def spots(self, token: str) -> tuple[int, ...]:
        """Give every place where the token starts."""
        found = self._spots.get(token)
        if found is None:
            found = self._spots[token] = tuple(_occurrences(self.text, token))
        return found


class Weights:
    """Weighs tokens by their rarity among the labels of a sheet."""

    def __init__(self, labels: Iterable[str]) -> None:
        different = {label for label in labels if label}
        counts = Counter(token for label in different for token in tokens_of(label))
        self._size = max(len(different), 1)
        self._counts = counts
        self._known: dict[str, float] = {}
        self.mass = lru_cache(maxsize=4096)(self._mass)

    def of(self, token: str) -> float:
        """Give a token's weight: high where few labels have it, low for verbs of all work and single characters."""
        weight = self._known.get(token)
        if weight is None:
            weight = math.log(1 + self._size / (0.5 + self._counts[token]))
            weight *= 0.25 if token in _LIGHT else 0.6 if len(token) == 1 else 1.0
            self._known[token] = weight
        return weight

    def _mass(self, tokens: tuple[str, ...]) -> float:
        """Weigh all of a label."""
        return sum(self.of(token) for token in tokens)


@lru_cache(maxsize=1024)
def names_things(words: str) -> bool:
    """Whether a label begins with a noun (会员), not with what is done (发放助学金)."""
    first = rjieba.tag(words)[:1]
    return bool(first) and str(first[0][1]).startswith(("n", "b", "a"))


@lru_cache(maxsize=1024)
def names_some_thing(words: str) -> bool:
    """Whether a label has a noun at all, and is not but what is done (给付)."""
    return any(str(tag).startswith(("n", "l", "i", "j")) for _, tag in rjieba.tag(words))


def are_kin(word: str, other: str) -> bool:
    """Whether two words are the same or may stand for each other."""
    return word == other or other in kin_of(word)


def is_telling(word: str) -> bool:
    """Whether a word says something of its own: no particle, verb of all work or phrase of comparison."""
    return len(word) > 1 and word not in _EMPTY and word not in _LIGHT and not _FRAMES.fullmatch(word)


@lru_cache(maxsize=4096)
def kin_of(word: str) -> tuple[str, ...]:
    """Give the words that may stand for a word; the first two of three characters may be others (帮扶款 for 资助款)."""
    inner = _KIN.get(word[:2], ()) if len(word) == 3 else ()
    return (*_KIN.get(word, ()), *(f"{other}{word[2]}" for other in inner))


@lru_cache(maxsize=4096)
def signs_of(token: str) -> frozenset[str]:
    """Give characters one of which stands in every text that has anything of a token: its own, or a kin's first."""
    return frozenset(token).union(other[0] for other in kin_of(token))


def counted_by(unit: str) -> tuple[str, ...]:
    """Give what a unit counts by itself (企业 of 家)."""
    return _COUNTED.get(unit, ())


def likeness(tokens: Sequence[str], weights: Weights, scene: Scene, nearness: Sequence[float]) -> float:
    """Weigh what of a label stands in the scene, each token by the nearness of its nearest place.

    A word of the same meaning counts a little less, single characters of an absent word a third.
    """
    return sum(weights.of(token) * _presence(token, scene, nearness) for token in tokens)


def standing(tokens: Sequence[str], weights: Weights, text: str) -> float:
    """Weigh what of a label stands anywhere in a text; as `likeness`, every place being near."""
    return sum(weights.of(token) * _found(token, text) for token in tokens)


def _found(token: str, text: str) -> float:
    if token in text:
        return 1.0
    for other in kin_of(token):
        if other in text:
            return _KINDRED
    if len(token) == 1:
        return 0.0
    best = _PARTIAL * len([char for char in token if char in text]) / len(token)
    if len(token) > 2:
        pairs = len([pair for pair in _pairs(token) if pair in text])
        best = max(best, _KINDRED * min(pairs * 2 / len(token), 1.0))
    return best


def unexplained(left: str, right: str, words: str, label: str = "", unit: str = "") -> float:
    """Give the share of the telling characters nearest to a figure that no word explains, counting synonyms.

    A `label` explains words that share a character with it (受助学生 of 金秋助学), a `unit` what it counts (家: 企业).
    """
    tokens = [*telling_tokens(left)[-_NEAREST:], *telling_tokens(right)[:_NEAREST]]
    strange = [token for token in tokens if not _explained(token, words) and token not in counted_by(unit)]
    strange = [token for token in strange if not are_akin(token, label)]
    return sum(map(len, strange)) / max(sum(map(len, tokens)), 4)


def is_opposed(text: str, label: str, words: str) -> bool:
    """Whether a text has the opposite of what a label says (国有 for 非公), and that nowhere in some words."""
    return any(one in label and one not in text and other in text and other not in words for one, other in _OPPOSED)


def are_opposed(word: str, other: str) -> bool:
    """Whether two words exclude each other (专职 and 兼职)."""
    return (word, other) in _OPPOSED


def are_akin(token: str, words: str) -> bool:
    """Whether a word shares a telling character with some words (受助 of 助学); 集体合同 is another 合同."""
    if len(token) > 2 and token[-2:] in words:
        token = token[:-2]
    return not (set(token) - _COMMON).isdisjoint(words)


def strange_tokens(text: str, words: str) -> list[str]:
    """Give the telling tokens of a text that the words do not hold, nor any of the same meaning."""
    return [token for token in telling_tokens(text) if not _explained(token, words)]


def telling_tokens(text: str) -> list[str]:
    """Give the tokens that say something of their own: no particles, verbs of all work, phrases of comparison."""
    return [token for token in tokens_of(_FRAMES.sub(" ", text)) if len(token) > 1 and token not in _LIGHT]


def _explained(token: str, words: str) -> bool:
    if token in words or any(other in words for other in kin_of(token)):
        return True
    if len(token) == 3:  # 宣讲员 of 宣讲, 老骑手 of 骑手, but no 采茶工 of 炒茶工
        return token[:2] in words or token[1:] in tokens_of(words)
    pairs = [token[start : start + 2] for start in range(len(token) - 1)]
    return sum(pair in words for pair in pairs) * 2 >= len(pairs) if len(token) > 3 else False


def _presence(token: str, scene: Scene, nearness: Sequence[float]) -> float:
    if scene.chars.isdisjoint(signs_of(token)):
        return 0.0
    best = _nearest(token, scene, nearness)
    if best >= 1.0:
        return best
    for other in kin_of(token):
        best = max(best, _KINDRED * _nearest(other, scene, nearness))
    if not best and len(token) > 1:
        best = _PARTIAL * sum(_nearest(char, scene, nearness) for char in token) / len(token)
    if len(token) > 2:  # a word that the dictionary does not part: 送冬煤 in 送去冬煤
        pairs = sum(_nearest(pair, scene, nearness) for pair in _pairs(token))
        best = max(best, _KINDRED * min(pairs * 2 / len(token), 1.0))
    return best


def _pairs(token: str) -> list[str]:
    """Part a word into pairs of characters that lie side by side and do not overlap, the last ones first."""
    return [token[end - 2 : end] for end in range(len(token), 1, -2)]


def _nearest(word: str, scene: Scene, nearness: Sequence[float]) -> float:
    return max((nearness[spot] for spot in scene.spots(word)), default=0.0)


def _occurrences(text: str, token: str) -> Iterable[int]:
    start = text.find(token)
    while start >= 0:
        yield start
        start = text.find(token, start + 1)
