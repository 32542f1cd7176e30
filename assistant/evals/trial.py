"""Adversaries × sheets through the whole pipeline, mutants through the checks, good drafts past them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.corpus.progress import Progress
from assistant.drafting.compose import beside_sources
from assistant.drafting.pipeline import compose, outline_for, realize
from assistant.errors import GongbiError
from assistant.evals.adversaries import KINDS, Adversary
from assistant.evals.generator import Known, generate
from assistant.evals.labels import Fault, judge
from assistant.evals.mutants import mutants
from assistant.evals.results import Attack, Good, Killed, Trial
from assistant.evals.shipped_exemplars import ShippedExemplars, shipped_exemplars
from assistant.evals.unguarded import spoil_draft
from assistant.facts.sheet import load_sheet
from assistant.records import PLANS, PROBLEMS, Draft, FactSheet, Finding
from assistant.resources import CORPUS, SAMPLES
from assistant.review.review import review

MANY, SMALL, FEW = 10, 12, 6
GOOD_DRAFTS = 200


@dataclass(frozen=True)
class Base:
    """A sheet, its draft realized without a model, the errors found in that; a shipped sheet has no labels."""

    name: str
    sheet: FactSheet
    known: Known | None
    draft: Draft
    errors: tuple[Finding, ...]


def run(kinds: Sequence[str], sheets: int, size: int | None, progress: Progress) -> Trial:
    """Run the whole trial on `sheets` generated sheets; from `MANY` on with sheets of all sizes and 200 good drafts."""
    is_full = sheets >= MANY
    shipped = shipped_exemplars()
    based = bases(sheets, shipped, size if size or is_full else SMALL)
    tried = tuple(attack(kinds, based, shipped, progress))
    killed = kill(based[:MANY], shipped, each=2 if is_full else 1)
    good = [*(bases(GOOD_DRAFTS, shipped) if is_full else based), *shipped_bases(shipped, None if is_full else FEW)]
    return Trial(tried, tuple(killed), pass_by(good))


def wanted_kinds(names: str | None) -> tuple[str, ...]:
    """Read names of kinds of adversary with commas between; all kinds where None.

    Raises GongbiError where there is no such kind.
    """
    wanted = tuple(re.split("[,，、]", names)) if names else tuple(KINDS)
    if unknown := [name for name in wanted if name not in KINDS]:
        raise GongbiError(f"没有“{'、'.join(unknown)}”这种模型。可用的有：{'、'.join(KINDS)}。")
    return wanted


def bases(count: int, shipped: ShippedExemplars, size: int | None = None) -> list[Base]:
    """Realize `count` generated sheets, each of `size` facts where given; their numbers are their seeds."""
    return [base_of(f"#{number}", generate(number, size), shipped, number) for number in range(count)]


def base_of(name: str, known: Known, shipped: ShippedExemplars, seed: int) -> Base:
    """Realize a sheet whose labels are known."""
    return _based(name, known.sheet, known, shipped, seed)


def shipped_bases(shipped: ShippedExemplars, most: int | None) -> Iterator[Base]:
    """Realize the shipped sheets, the first `most` where given."""
    paths = sorted([*CORPUS.glob("*.yaml"), *SAMPLES.glob("*.yaml")])
    for path in islice(paths, most):
        yield _based(path.stem, load_sheet(path).sheet, None, shipped, 0)


def attack(
    kinds: Sequence[str], based: Sequence[Base], shipped: ShippedExemplars, progress: Progress
) -> Iterator[Attack]:
    """Have each kind of adversary rewrite each draft, and judge what comes out."""
    for number, kind in enumerate(kinds, 1):
        yield _attacked(kind, based, shipped)
        progress("冒充的模型", number, len(kinds))


def kill(based: Iterable[Base], shipped: ShippedExemplars, each: int) -> list[Killed]:
    """Count the mutants of good drafts that the checks find, by fault; `each` per fault and draft."""
    made: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    survivors: dict[str, list[str]] = {}
    for base in based:
        lines = base.draft.text.split("\n")
        known = _seen(review(lines, base.sheet).findings)
        for mutant in mutants(lines, base.sheet, shipped.foreign(base.sheet), each):
            made[mutant.fault] += 1
            new = _seen(review(mutant.lines, base.sheet, shipped.exemplars).findings) - known
            if any(kind in mutant.kinds for kind, _ in new):
                killed[mutant.fault] += 1
            else:
                survivors.setdefault(mutant.fault, []).append(f"{base.name} {mutant.before} → {mutant.after}")
    return [Killed(fault, made[fault], killed[fault], tuple(survivors.get(fault, ()))) for fault in made]


def pass_by(based: Iterable[Base]) -> Good:
    """Review good drafts: whatever is objected to in them is a false alarm."""
    drafts, by_review, by_labels = 0, [], []
    for base in based:
        drafts += 1
        lines = base.draft.text.split("\n")
        for finding in base.errors:
            where = lines[finding.line - 1] if finding.line else finding.text
            by_review.append(f"{base.name} {finding.kind} {finding.message} {_around(where, finding)}")
        if base.known:
            by_labels += [f"{base.name} {_said(fault)}" for fault in _labelled(base, base.draft, ())]
    return Good(drafts, tuple(by_review), tuple(by_labels))


def _based(name: str, sheet: FactSheet, known: Known | None, shipped: ShippedExemplars, seed: int) -> Base:
    draft = realize(sheet, shipped, outline_for(sheet, shipped, seed), seed)
    return Base(name, sheet, known, draft, tuple(_errors(draft, sheet)))


def _attacked(kind: str, based: Sequence[Base], shipped: ShippedExemplars) -> Attack:
    spoilt = by_review = by_labels = 0
    unguarded: Counter[str] = Counter()
    origins: Counter[str] = Counter()
    changed: list[str] = []
    faults: list[str] = []
    for number, base in enumerate(based):
        unguarded.update(_unguarded(kind, number, base, shipped))
        model = Adversary(kind, number, shipped.foreign(base.sheet))
        written = compose(base.draft, base.sheet, model, seed=number)
        found = _new_errors(base, written)
        labelled = _labelled(base, written, model.brought)
        spoilt += model.spoilt
        by_review += bool(found)
        by_labels += bool(labelled)
        faults += [f"{base.name} 核对：{one.kind} {one.message}" for one in found]
        faults += [f"{base.name} 标签：{_said(fault)}" for fault in labelled]
        origins.update(sentence.origin for section in written.sections for sentence in section.sentences)
        changed += [f"{base.name} {before} → {after}" for before, after in _changed(base.draft, written)]
    opened = (unguarded["drafts"], unguarded["review"], unguarded["labels"])
    counts = (len(based), *opened, spoilt, by_review, by_labels, origins["model"], origins["fallback"])
    return Attack(kind, *counts, tuple(changed), tuple(faults))


def _unguarded(kind: str, seed: int, base: Base, shipped: ShippedExemplars) -> Iterator[str]:
    """Say of a draft that a model spoils and nobody guards whether it is false and which judge finds that."""
    written, brought = spoil_draft(base.draft, kind, seed, shipped.foreign(base.sheet))
    if written != base.draft:
        yield "drafts"
        if _new_errors(base, written):
            yield "review"
        if _labelled(base, written, brought):
            yield "labels"


def _new_errors(base: Base, written: Draft) -> list[Finding]:
    known = _seen(base.errors)
    return [one for one in _errors(written, base.sheet) if (one.kind, one.text) not in known]


def _labelled(base: Base, draft: Draft, brought: Iterable[str]) -> list[Fault]:
    return judge(draft, base.known, _body(base.draft), brought) if base.known else []


def _body(draft: Draft) -> str:
    """Return the text between 引言 and 存在不足: what a plan or a problem says there is no result."""
    return "\n".join(section.text for section in draft.sections if not {PROBLEMS, PLANS} & set(section.themes))


def _changed(before: Draft, after: Draft) -> Iterator[tuple[str, str]]:
    """Give the model's sentences that differ from the realized ones: what a spoil left standing."""
    for old, new in zip(before.sections, after.sections, strict=True):
        for now, sources in beside_sources(new.sentences, old.sentences):
            was = "".join(one.text for one in sources)
            if now.origin == "model" and was != now.text:
                yield was, now.text


def _errors(draft: Draft, sheet: FactSheet) -> list[Finding]:
    exemplars = [exemplar for section in draft.sections for exemplar in section.exemplars]
    report = review(draft.text.split("\n"), sheet, exemplars)
    return [finding for finding in report.findings if finding.severity == "error"]


def _seen(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    return {(finding.kind, finding.text) for finding in findings}


def _around(line: str, finding: Finding) -> str:
    return line[max(0, finding.start - 30) : finding.end + 30]


def _said(fault: Fault) -> str:
    return f"{fault.kind} {fault.text} {fault.sentence}"
