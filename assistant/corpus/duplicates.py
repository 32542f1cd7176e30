"""Texts in; which are copies of which, by the 5-grams they share."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

GRAM = 5
LARGELY = 0.7
SAME = 0.97
ROOM = 0.4
"""Share of the sample that two texts must have in common to be compared: well below LARGELY, for samples err."""
_SAMPLE = 8
_IGNORED = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")


@dataclass(frozen=True)
class Likeness:
    """An earlier text, by its place, and the larger share of 5-grams that one of the two holds of the other."""

    place: int
    similarity: float
    same: bool


def grams(text: str) -> frozenset[str]:
    """Every run of five characters; punctuation, spaces and placeholders do not count."""
    plain = _IGNORED.sub("", text)
    return frozenset(plain[i : i + GRAM] for i in range(max(1, len(plain) - GRAM + 1)))


def containment(inner: frozenset[str], outer: frozenset[str]) -> float:
    """Share of `inner`'s grams that stand in `outer`."""
    return len(inner & outer) / len(inner) if inner else 0.0


def fingerprint(text: str) -> frozenset[int]:
    """One in eight of a text's grams, chosen by hash, as 63-bit numbers: samples of two texts share in proportion.

    FracMinHash (Irber et al. 2022): unlike MinHash it estimates containment, not only resemblance.
    """
    hashes = (int.from_bytes(blake2b(gram.encode(), digest_size=8).digest()) >> 1 for gram in grams(text))
    return frozenset(value for value in hashes if value % _SAMPLE == 0)


def compare(text: frozenset[str], other: frozenset[str]) -> tuple[float, bool]:
    """Return the larger containment of two texts, and whether they are the same but for trifles."""
    ways = containment(text, other), containment(other, text)
    return max(ways), min(ways) >= SAME


def nearest_earlier(texts: Sequence[str]) -> list[Likeness | None]:
    """For each text the earlier one that it copies or largely shares, None where there is none."""
    if len(texts) < 2:
        return [None] * len(texts)
    all_grams = [grams(text) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    found: list[Likeness | None] = []
    sizes: list[int] = []
    for place, text in enumerate(texts):
        prints = fingerprint(text)
        sizes.append(len(prints))
        shared = Counter(earlier for value in prints for earlier in holders[value])
        candidates = [other for other, count in shared.items() if count >= ROOM * min(sizes[other], len(prints))]
        found.append(_nearest(place, sorted(candidates), all_grams))
        for value in prints:
            holders[value].append(place)
    return found


def _nearest(place: int, candidates: Sequence[int], all_grams: Sequence[frozenset[str]]) -> Likeness | None:
    best: Likeness | None = None
    for earlier in candidates:
        similarity, same = compare(all_grams[place], all_grams[earlier])
        if similarity >= LARGELY and (best is None or (same, similarity) > (best.same, best.similarity)):
            best = Likeness(earlier, similarity, same)
    return best
