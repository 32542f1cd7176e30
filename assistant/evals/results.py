"""What a trial found: of each kind of adversary, of mutants by fault, and of good drafts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Attack:
    """What came of one kind of adversary.

    `open_drafts` are drafts spoilt without a guard, `open_review` and `open_labels` those in which either judge
    finds a fault. `spoilt` counts answers spoilt under the guard, `by_review` and `by_labels` drafts that are false
    all the same, `kept` sentences that stayed the model's; `changed` are those of them that were not as realized.
    """

    kind: str
    drafts: int
    open_drafts: int
    open_review: int
    open_labels: int
    spoilt: int
    by_review: int
    by_labels: int
    kept: int
    fallbacks: int
    changed: tuple[str, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Killed:
    """How many mutants of a fault the checks found."""

    fault: str
    mutants: int
    killed: int
    survivors: tuple[str, ...]


@dataclass(frozen=True)
class Good:
    """Good drafts and what was objected to in them."""

    drafts: int
    by_review: tuple[str, ...]
    by_labels: tuple[str, ...]


@dataclass(frozen=True)
class Trial:
    """Everything one run of `gongbi evaluate` found; its fields are the keys of `--json`."""

    kinds: tuple[Attack, ...]
    killed: tuple[Killed, ...]
    good: Good

    @property
    def ok(self) -> bool:
        """Whether no adversary got anything through and no good draft was objected to; mutants are only counted."""
        through = any(kind.by_review or kind.by_labels for kind in self.kinds)
        return not (through or self.good.by_review or self.good.by_labels)
