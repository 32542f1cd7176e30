"""What offline drafts read like, in figures: how alike two towns' are, how much a seed changes, how varied and plain.

    python -m tests.benchmarks.prose [SHEET.yaml ...]

Without arguments the shipped sheets are drafted. Nothing is judged here that a test does not hold; it is for looking.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import rjieba

from assistant.drafting.pipeline import draft
from assistant.facts.sheet import load_sheet
from assistant.records import Draft, FactSheet
from assistant.resources import CORPUS, SAMPLES
from assistant.review.review import review
from assistant.text.masking import mask
from assistant.text.sentences import split_sentences
from assistant.text.wording import find_cliches
from tests.drafting.sheets import NoExemplars

LONG = 20


@dataclass(frozen=True)
class Drafted:
    """A sheet with its drafts by two seeds."""

    sheet: FactSheet
    one: Draft
    other: Draft

    @property
    def sentences(self) -> list[str]:
        """The sentences of the first draft that state facts."""
        return _told(self.one)


def main(arguments: Sequence[str]) -> None:
    """Print the figures."""
    paths = [Path(path) for path in arguments] or sorted([*CORPUS.glob("*.yaml"), *SAMPLES.glob("*.yaml")])
    drafts = [_drafted(path) for path in paths]
    sentences = [sentence for one in drafts for sentence in one.sentences]
    letters = sum(len(one.one.text) for one in drafts)
    cliches = sum(len(find_cliches(one.one.text)) for one in drafts)
    changed = [_share_changed(one) for one in drafts]
    errors = [sum(finding.severity == "error" for finding in _report(one).findings) for one in drafts]
    unused = [sum(status != "used" for _, status in _report(one).facts) for one in drafts]
    print(f"{len(drafts)} drafts, {len(sentences)} sentences, {letters} characters")
    print(f"review errors {sum(errors)}, facts not told {sum(unused)}")
    print(f"most of a draft's sentences over {LONG} characters shared with another: {_most_shared(drafts):.1%}")
    print(f"another seed changes {sum(changed) / len(changed):.0%} of sentences (least {min(changed):.0%})")
    print(f"stock phrases: {1000 * cliches / letters:.2f} per 1000 characters")
    print(f"sentence length: {sum(map(len, sentences)) / len(sentences):.0f} characters")
    _print_counts("openings", [sentence[:2] for sentence in sentences])
    _print_counts("first verbs", [verb for sentence in sentences if (verb := _first_verb(sentence))])


def _drafted(path: Path) -> Drafted:
    sheet = load_sheet(path).sheet
    return Drafted(sheet, draft(sheet, NoExemplars(), seed=0), draft(sheet, NoExemplars(), seed=1))


def _told(written: Draft) -> list[str]:
    told = [one.text for section in written.sections for one in section.sentences if one.fact_ids]
    return [span.text for text in told for span in split_sentences(text)]


def _report(one: Drafted):  # type: ignore[no-untyped-def]
    return review(one.one.text.split("\n"), one.sheet)


def _share_changed(one: Drafted) -> float:
    before, after = set(_told(one.one)), _told(one.other)
    return sum(sentence not in before for sentence in after) / len(after)


def _most_shared(drafts: Sequence[Drafted]) -> float:
    masked = [
        {text for sentence in one.sentences if len(text := mask(sentence, (one.sheet.town, one.sheet.unit))) > LONG}
        for one in drafts
    ]
    return max(
        (len(one & other) / len(one) for one in masked for other in masked if one is not other and one), default=0.0
    )


def _first_verb(sentence: str) -> str:
    return next((word for word, tag in rjieba.tag(sentence) if tag.startswith("v") and len(word) > 1), "")


def _print_counts(what: str, found: Sequence[str]) -> None:
    counts = Counter(found)
    most = "　".join(f"{word} {count / len(found):.0%}" for word, count in counts.most_common(8))
    print(f"{what}: {len(counts)} different in {len(found)}; {most}")


if __name__ == "__main__":
    main(sys.argv[1:])
