"""How well the words of a label stand in a text: tokens weighed by how rare they are among a sheet's labels."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import rjieba

from assistant.facts.kindred import FRAME, KINDRED, LIGHT, PARTICLES

_NOISE = re.compile(r"[\s\d“”‘’《》（）()〔〕\[\]<>、，。；：！？·—\-…%％＋+/]+")
_EMPTY = frozenset(PARTICLES.split())
_LIGHT = frozenset(LIGHT.split())
_FRAMES = re.compile("|".join(sorted(FRAME.split(), key=lambda word: (-len(word), word))))
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

    def of(self, token: str) -> float:
        """Give a token's weight: high where few labels have it, low for verbs of all work and single characters."""
        weight = self._known.get(token)
        if weight is None:
            weight = math.log(1 + self._size / (0.5 + self._counts[token]))
            weight *= 0.25 if token in _LIGHT else 0.6 if len(token) == 1 else 1.0
            self._known[token] = weight
        return weight


@lru_cache(maxsize=1024)
def names_things(words: str) -> bool:
    """Whether a label begins with a noun (会员), not with what is done (发放助学金)."""
    first = rjieba.tag(words)[:1]
    return bool(first) and str(first[0][1]).startswith(("n", "b", "a"))


def are_kin(word: str, other: str) -> bool:
    """Whether two words are the same or may stand for each other."""
    return word == other or other in _KIN.get(word, ())


def mass(tokens: Sequence[str], weights: Weights) -> float:
    """Weigh all of a label."""
    return sum(weights.of(token) for token in tokens)


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
    for other in _KIN.get(token, ()):
        if other in text:
            return _KINDRED
    return _PARTIAL * len([char for char in token if char in text]) / len(token) if len(token) > 1 else 0.0


def unexplained(left: str, right: str, words: str) -> float:
    """Give the share of the telling characters nearest to a figure that no word explains, counting synonyms."""
    tokens = [*telling_tokens(left)[-_NEAREST:], *telling_tokens(right)[:_NEAREST]]
    strange = [token for token in tokens if not _explained(token, words)]
    return sum(map(len, strange)) / max(sum(map(len, tokens)), 4)


def strange_tokens(text: str, words: str) -> list[str]:
    """Give the telling tokens of a text that the words do not hold, nor any of the same meaning."""
    return [token for token in telling_tokens(text) if not _explained(token, words)]


def telling_tokens(text: str) -> list[str]:
    """Give the tokens that say something of their own: no particles, verbs of all work, phrases of comparison."""
    return [token for token in tokens_of(_FRAMES.sub(" ", text)) if len(token) > 1 and token not in _LIGHT]


def _explained(token: str, words: str) -> bool:
    if token in words or any(other in words for other in _KIN.get(token, ())):
        return True
    pairs = [token[start : start + 2] for start in range(len(token) - 1)]
    return sum(pair in words for pair in pairs) * 2 >= len(pairs) if len(token) > 2 else False


def _presence(token: str, scene: Scene, nearness: Sequence[float]) -> float:
    best = _nearest(token, scene, nearness)
    if best >= 1.0:
        return best
    for other in _KIN.get(token, ()):
        best = max(best, _KINDRED * _nearest(other, scene, nearness))
    if not best and len(token) > 1:
        best = _PARTIAL * sum(_nearest(char, scene, nearness) for char in token) / len(token)
    return best


def _nearest(word: str, scene: Scene, nearness: Sequence[float]) -> float:
    return max((nearness[spot] for spot in scene.spots(word)), default=0.0)


def _occurrences(text: str, token: str) -> Iterable[int]:
    start = text.find(token)
    while start >= 0:
        yield start
        start = text.find(token, start + 1)
