"""How much of a shipped sheet is found again in its summary: run as a script for the table."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assistant.facts.find import find_facts
from assistant.facts.sheet import load_sheet
from assistant.records import Fact
from assistant.resources import CORPUS
from assistant.text.measures import canonical_amount, units_agree


@dataclass(frozen=True)
class Rates:
    """Measured facts of the sheet, those found with value and unit, of these those with a like label or theme.

    `proposed` counts the figures that were found, `known` those that the sheet measures somewhere.
    """

    measured: int
    found: int
    labelled: int
    themed: int
    proposed: int
    known: int

    def __add__(self, other: "Rates") -> "Rates":
        return Rates(*(a + b for a, b in zip(self.counts, other.counts, strict=True)))

    @property
    def counts(self) -> tuple[int, ...]:
        return (self.measured, self.found, self.labelled, self.themed, self.proposed, self.known)


def rates_of(summary: Path) -> Rates:
    sheet = load_sheet(summary.with_suffix(".yaml")).sheet
    found = [fact for fact in find_facts(summary.read_text(encoding="utf-8").splitlines()) if amounts(fact)]
    measured = [fact for fact in sheet.facts if fact.value or fact.total]
    matches = [[other for other in found if same_amount(fact, other)] for fact in measured]
    labelled = [
        [other for other in others if like(fact, other)] for fact, others in zip(measured, matches, strict=True)
    ]
    themed = [
        fact for fact, others in zip(measured, labelled, strict=True) if fact.theme in {one.theme for one in others}
    ]
    known = [one for one in found if any(same_amount(fact, one) for fact in measured)]
    return Rates(len(measured), sum(map(bool, matches)), sum(map(bool, labelled)), len(themed), len(found), len(known))


def amounts(fact: Fact) -> list[tuple[Decimal, str, Decimal]]:
    both = [amount for amount in (fact.value, fact.total) if amount]
    return [(*canonical_amount(amount.low, fact.unit), canonical_amount(amount.high, fact.unit)[0]) for amount in both]


def same_amount(fact: Fact, other: Fact) -> bool:
    pairs = [(a, b) for a in amounts(fact) for b in amounts(other)]
    return any((low, high) == (a, b) and units_agree(unit, of) for (low, unit, high), (a, of, b) in pairs)


def like(fact: Fact, other: Fact) -> bool:
    """Whether half of the characters of the sheet's label stand in the found one."""
    label = set(fact.label) - set("的了和与")
    return len(label & set(other.label)) >= 0.5 * len(label)


def main() -> None:
    total = Rates(0, 0, 0, 0, 0, 0)
    print("篇目\t有数的事实\t找到数值单位\t标签相近\t主题相同\t提出\t其中表里有")
    for summary in sorted(CORPUS.glob("*.md")):
        rates = rates_of(summary)
        total += rates
        print(summary.stem, *rates.counts, sep="\t")
    measured, found, labelled, themed, proposed, known = total.counts
    print("合计", *total.counts, sep="\t")
    recall = [f"{count / measured:.3f}" for count in (found, labelled, themed)]
    print("召回：数值与单位 {}，加标签 {}，加主题 {}".format(*recall))
    print(f"提出的数中表里有的 {known / proposed:.3f}")


if __name__ == "__main__":
    main()
