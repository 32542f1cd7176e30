"""Prints how many mutants of the shipped drafts each fault's checks find, and how many good variants they object to.

python -m tests.review.kill_rates [EACH] [SEED]
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.evals.foreign import Foreign
from assistant.evals.good_draft import Mutant
from assistant.evals.mutants import mutants
from assistant.facts.sheet import load_sheet
from assistant.records import Exemplar, FactSheet, Finding
from assistant.resources import CORPUS
from assistant.review.review import review
from assistant.text.names import find_names
from tests.review.variants import variants


@dataclass(frozen=True)
class Pair:
    """A shipped summary and its sheet."""

    name: str
    sheet: FactSheet
    lines: tuple[str, ...]

    def as_exemplar(self) -> Exemplar:
        text = "\n".join(self.lines)
        return Exemplar(
            self.name, self.name, self.lines[0], self.sheet.unit, str(self.sheet.year), self.sheet.period,
            self.name, "", "", (), text, "",
        )  # fmt: skip


def shipped_pairs() -> list[Pair]:
    found = []
    for path in sorted(CORPUS.glob("*.yaml")):
        text = path.with_suffix(".md").read_text(encoding="utf-8")
        found.append(Pair(path.stem, load_sheet(path).sheet, tuple(text.splitlines())))
    return found


def foreign_of(pair: Pair) -> Foreign:
    """What another town's summary could bring in."""
    names = {name.text for line in pair.lines for name in find_names(line) if name.kind in ("town", "firm", "unit")}
    told = [f"{sentence}。" for line in pair.lines for sentence in line.split("。") if 25 < len(sentence) < 80]
    return Foreign(names=(pair.sheet.unit, *sorted(names)[:6]), sentences=tuple(told[3:12]))


def errors(lines: Sequence[str], sheet: FactSheet, exemplars: Sequence[Exemplar] = ()) -> list[Finding]:
    return [finding for finding in review(lines, sheet, exemplars).findings if finding.severity == "error"]


def is_killed(mutant: Mutant, pair: Pair, exemplars: Sequence[Exemplar], before: Iterable[Finding]) -> bool:
    known = {(finding.kind, finding.line, finding.text) for finding in before}
    report = review(mutant.lines, pair.sheet, exemplars)
    new = [one for one in report.findings if (one.kind, one.line, one.text) not in known]
    here = [one for one in new if mutant.line in (0, one.line) or one.kind == "missing_fact"]
    return any(one.kind in mutant.kinds for one in here)


def kill_rates(pairs: Sequence[Pair], each: int = 1, seed: int = 0) -> tuple[Counter[str], Counter[str], list[str]]:
    """Give made and killed mutants by fault, and what survived."""
    made: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    survivors: list[str] = []
    for place, pair in enumerate(pairs):
        other = pairs[(place + 3) % len(pairs)]
        exemplars = [other.as_exemplar()]
        before = review(pair.lines, pair.sheet, exemplars).findings
        for mutant in mutants(pair.lines, pair.sheet, foreign_of(other), each, seed):
            made[mutant.fault] += 1
            if is_killed(mutant, pair, exemplars, before):
                killed[mutant.fault] += 1
            else:
                survivors.append(f"{mutant.fault} {pair.name} 第{mutant.line}行 {mutant.before} → {mutant.after}")
    return made, killed, survivors


def false_alarms(pairs: Sequence[Pair], each: int = 1, seed: int = 0) -> tuple[int, list[str]]:
    """Give how many good variants were made, and what was objected to in them."""
    made, alarms = 0, []
    for pair in pairs:
        for variant in variants(pair.lines, pair.sheet, seed, each):
            made += 1
            alarms += [
                f"{variant.change} {pair.name} {variant.after} {finding.kind} {finding.message}"
                for finding in errors(variant.lines, pair.sheet)
            ]
    return made, alarms


def main() -> None:
    each, seed = (int(value) for value in [*sys.argv[1:3], "1", "0"][:2])
    pairs = shipped_pairs()
    gold = [f"{pair.name} {one.kind} {one.message}" for pair in pairs for one in errors(pair.lines, pair.sheet)]
    print(f"范文 {len(pairs)} 篇，误报 {len(gold)} 处", *gold, sep="\n  ")
    count, alarms = false_alarms(pairs, each, seed)
    print(f"换说法 {count} 处，误报 {len(alarms)} 处", *alarms, sep="\n  ")
    made, killed, survivors = kill_rates(pairs, each, seed)
    for fault, number in made.items():
        print(f"{fault}\t{killed[fault]}/{number}\t{killed[fault] / number:.0%}")
    print(f"合计\t{killed.total()}/{made.total()}\t{killed.total() / made.total():.1%}")
    print(*survivors, sep="\n  ")


if __name__ == "__main__":
    main()
