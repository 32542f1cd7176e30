"""Prints how many lies, laid by hand into truthful summaries, the checks find, and what they object to in the truth.

python -m tests.review.lies_rates [FOLDER] [--counts]

FOLDER holds, a set of three for each summary, NAME.yaml (the sheet), NAME.good.txt (a summary that a person wrote from
it) and NAME.lies.yaml (a list of find, replace, kinds that would name the lie rightly). `--counts` prints no texts.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from assistant.facts.sheet import load_sheet
from assistant.records import FactSheet, Finding
from assistant.review.review import review

DATA = Path(__file__).parent / "data" / "lies"


@dataclass(frozen=True)
class Lie:
    """A passage of the truthful text and what stands there instead; `kinds` of finding that name it rightly."""

    find: str
    replace: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A sheet, a truthful summary of it, and lies to be laid into that, one at a time."""

    name: str
    sheet: FactSheet
    text: str
    lies: tuple[Lie, ...]


def read_cases(folder: Path = DATA) -> list[Case]:
    return [_read(path) for path in sorted(folder.glob("*.good.txt"))]


def _read(path: Path) -> Case:
    name = path.name.removesuffix(".good.txt")
    lies = yaml.safe_load(path.with_name(f"{name}.lies.yaml").read_text(encoding="utf-8"))
    told = tuple(Lie(one["find"], one["replace"], tuple(one["kinds"])) for one in lies)
    return Case(name, load_sheet(path.with_name(f"{name}.yaml")).sheet, path.read_text(encoding="utf-8"), told)


def is_found(lie: Lie, case: Case, before: Sequence[Finding]) -> bool:
    """Whether the lie brings a finding of one of its kinds, or any error where it stands."""
    start = case.text.index(lie.find)
    text = case.text[:start] + lie.replace + case.text[start + len(lie.find) :]
    known = {(one.kind, one.text, one.message) for one in before}
    new = [
        one for one in review(text.splitlines(), case.sheet).findings if (one.kind, one.text, one.message) not in known
    ]
    place = range(start, start + len(lie.replace) + 1)
    return any(
        one.kind in lie.kinds or (one.severity == "error" and _overlaps(one, text, place))
        for one in new
        if one.severity != "info"
    )


def _overlaps(finding: Finding, text: str, place: range) -> bool:
    if not finding.line:
        return False
    first = sum(len(line) for line in text.splitlines(keepends=True)[: finding.line - 1])
    return first + finding.start < place.stop and first + finding.end > place.start


def alarms(case: Case) -> Iterator[str]:
    """Word what is objected to in the truthful text, facts said to be missing among it."""
    report = review(case.text.splitlines(), case.sheet)
    for one in report.findings:
        if one.severity == "error":
            yield f"{case.name} 第{one.line}行 {one.kind} {one.message}"
    missing = [fact_id for fact_id, status in report.facts if status != "used"]
    if missing:
        yield f"{case.name} 没有算作写到 {missing}"


def main() -> None:
    plain = [word for word in sys.argv[1:] if not word.startswith("-")]
    counts_only = "--counts" in sys.argv
    cases = read_cases(Path(plain[0]) if plain else DATA)
    laid: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed: list[str] = []
    objections = [alarm for case in cases for alarm in alarms(case)]
    for case in cases:
        before = review(case.text.splitlines(), case.sheet).findings
        for lie in case.lies:
            laid[lie.kinds[0]] += 1
            if is_found(lie, case, before):
                found[lie.kinds[0]] += 1
            else:
                missed.append(f"{case.name} {lie.kinds[0]} {lie.find} → {lie.replace}")
    print(f"真文 {len(cases)} 篇，误报 {len(objections)} 处")
    for kind, number in laid.most_common():
        print(f"{kind}\t{found[kind]}/{number}\t{found[kind] / number:.0%}")
    print(f"合计\t{found.total()}/{laid.total()}\t{found.total() / max(laid.total(), 1):.1%}")
    if not counts_only:
        print(*objections, *missed, sep="\n  ")


if __name__ == "__main__":
    main()
