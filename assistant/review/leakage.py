"""Passages copied from an exemplar: long shared runs, but for stock phrases and what stands in the sheet."""

from collections.abc import Iterator, Sequence

from assistant.records import Exemplar, FactSheet, Finding
from assistant.review.expression import sheet_words
from assistant.review.reading import Reading
from assistant.text.passages import COPIED, plain_text, shared_runs
from assistant.text.sentences import Span

_STOCK_GROUPS = 3
_SHEET_RUN = 5


def check_leakage(reading: Reading, sheet: FactSheet, exemplars: Sequence[Exemplar]) -> list[Finding]:
    """Object to runs of 13 characters and more that an exemplar holds too."""
    if not exemplars:
        return []
    own, plains = sheet_words(sheet), [plain_text(exemplar.text) for exemplar in exemplars]
    outside = {told.line for told in reading.sentences if told.role in ("title", "signature")}
    findings: list[Finding] = []
    for number, run in _runs(reading.lines, plains):
        if number in outside:
            continue
        plain = plain_text(run.text)
        if _is_stock(plain, exemplars, plains) or _is_own(plain, own):
            continue
        message = f"这{len(plain)}个字与范文《{_source(plain, exemplars, plains)}》相同。请换一种说法。"
        findings.append(Finding("copied_passage", "error", number, run.start, run.end, run.text, message))
    return findings


def _runs(lines: Sequence[str], plains: Sequence[str]) -> Iterator[tuple[int, Span]]:
    """Find shared runs in all lines at once; a run that goes on over a line's end is cut there."""
    text = "\n".join(lines)
    for run in shared_runs(text, plains):
        start = run.start
        for part in run.text.split("\n"):
            bare = part.strip("0123456789.%")  # the end of one figure is no copy of another
            inner = start + part.find(bare)
            offset = inner - (text.rfind("\n", 0, inner) + 1)
            if len(plain_text(bare)) >= COPIED:
                yield text.count("\n", 0, inner) + 1, Span(offset, offset + len(bare), bare)
            start += len(part) + 1


def _is_stock(plain: str, exemplars: Sequence[Exemplar], plains: Sequence[str]) -> bool:
    groups = {exemplar.group for exemplar, text in zip(exemplars, plains, strict=True) if plain in text}
    return len(groups) >= _STOCK_GROUPS


def _is_own(plain: str, own: Sequence[str]) -> bool:
    """Whether what the sheet does not say leaves no run of 13 characters."""
    covered = [False] * len(plain)
    for span in shared_runs(plain, own, _SHEET_RUN):
        covered[span.start : span.end] = [True] * (span.end - span.start)
    longest = max((len(part) for part in "".join("x" if one else "." for one in covered).split("x")), default=0)
    return longest < COPIED


def _source(plain: str, exemplars: Sequence[Exemplar], plains: Sequence[str]) -> str:
    found = (one.title or one.source for one, text in zip(exemplars, plains, strict=True) if plain in text)
    return next(found, "")
