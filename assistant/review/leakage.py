"""Passages copied from an exemplar: long shared runs, but for stock phrases and what stands in the sheet."""

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.records import Exemplar, FactSheet, Finding
from assistant.review.expression import sheet_words
from assistant.review.reading import Reading
from assistant.text.passages import shared_runs
from assistant.text.sentences import Span

MINIMUM = 13
_STOCK_GROUPS = 3
_SHEET_RUN = 5
_MARKS = re.compile(r"\W+")


def check_leakage(
    reading: Reading, sheet: FactSheet, exemplars: Sequence[Exemplar], stock: Sequence[str]
) -> list[Finding]:
    """Object to runs of 13 characters and more that an exemplar holds too."""
    if not exemplars:
        return []
    own = sheet_words(sheet)
    findings: list[Finding] = []
    for number, line in enumerate(reading.lines, 1):
        for run in copied_runs(line, own, exemplars, stock):
            message = f"这{len(_plain(run.text))}个字与范文《{_source(run.text, exemplars)}》相同。请换一种说法。"
            findings.append(Finding("copied_passage", "error", number, run.start, run.end, run.text, message))
    return findings


def copied_runs(
    text: str, own: Sequence[str], exemplars: Sequence[Exemplar], stock: Sequence[str] = ()
) -> list[Span]:
    """Find the runs of a text that are copied: shared with an exemplar, in fewer than three groups, not in the sheet."""
    by_group: dict[str, list[str]] = defaultdict(list)
    for exemplar in exemplars:
        by_group[exemplar.group].append(exemplar.text)
    runs = shared_runs(text, [exemplar.text for exemplar in exemplars], MINIMUM)
    return [run for run in runs if not _is_stock(run.text, by_group, stock) and not _is_own(run.text, own)]


def _is_stock(run: str, by_group: dict[str, list[str]], stock: Sequence[str]) -> bool:
    plain = _plain(run)
    groups = sum(any(plain in _plain(text) for text in texts) for texts in by_group.values())
    return groups >= _STOCK_GROUPS or any(plain in _plain(passage) for passage in stock)


def _is_own(run: str, own: Sequence[str]) -> bool:
    """Whether what the sheet does not say leaves no run of 13 characters."""
    plain = _plain(run)
    covered = [False] * len(plain)
    for span in shared_runs(plain, own, _SHEET_RUN):
        covered[span.start : span.end] = [True] * (span.end - span.start)
    longest = max((len(part) for part in "".join("x" if one else "." for one in covered).split("x")), default=0)
    return longest < MINIMUM


def _plain(text: str) -> str:
    return _MARKS.sub("", text)


def _source(run: str, exemplars: Sequence[Exemplar]) -> str:
    plain = _plain(run)
    return next((one.title or one.source for one in exemplars if plain in _plain(one.text)), "")
