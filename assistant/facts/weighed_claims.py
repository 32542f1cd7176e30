"""A sheet's claims in; the same with their words cut into tokens and weighed, ready to be looked up, out."""

from dataclasses import dataclass
from functools import lru_cache

from assistant.facts.claims import Claim
from assistant.facts.likeness import Weights, tokens_of
from assistant.records import MEASURES


@dataclass(frozen=True)
class WeighedClaim:
    """A claim with its words cut into tokens and weighed."""

    claim: Claim
    tokens: tuple[str, ...]
    mass: float
    parent: tuple[str, ...]
    support: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class WeighedClaims:
    """A sheet's claims made ready: weights of words, entries to look up, dates apart; equal only to itself."""

    weights: Weights
    entries: tuple[WeighedClaim, ...]
    dates: tuple[Claim, ...]


@lru_cache(maxsize=8)
def weigh_claims(claims: tuple[Claim, ...]) -> WeighedClaims:
    """Make a sheet's claims ready; those of the last few sheets are kept."""
    weights = Weights(claim.words for claim in claims if claim.role in MEASURES)
    entries = tuple(_weighed(claim, weights) for claim in claims if claim.role != "date")
    return WeighedClaims(weights, entries, tuple(claim for claim in claims if claim.role == "date"))


def _weighed(claim: Claim, weights: Weights) -> WeighedClaim:
    tokens = tokens_of(claim.words)
    return WeighedClaim(claim, tokens, weights.mass(tokens), tokens_of(claim.parent), tokens_of(claim.support))
