"""A section's text as HTML: every sentence tied to its facts, every figure and finding marked where it stands.

All text is escaped; a mark is a range of a line, and ranges may overlap.
"""

import html
import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.records import Draft, DraftSection, Finding, NumberVerdict, Report, Sentence
from assistant.text.passages import shared_runs

STATED = {"supported": "与事实表一致", "derived": "由事实表算出"}
WRONG = {
    "unsupported": "事实表里没有这个数",
    "wrong_unit": "单位与事实表不一致",
    "wrong_attribute": "这个数说的不是这件事",
}
LEGEND = (
    '<div class="gb-quiet gb-text"><span class="num">绿线</span> 事实表里的数　'
    '<span class="num derived">蓝线</span> 由表里的数算出　'
    '<mark class="error">红底</mark> 要改　<mark class="warning">黄底</mark> 提醒；指着看说明</div>'
)
_SEVERITIES = {"error": "error", "warning": "warning"}


@dataclass(frozen=True)
class Mark:
    """A range of a line with a style class and what is told about it."""

    start: int
    end: int
    style: str
    told: str


def first_lines(draft: Draft) -> list[int]:
    """Return the line of `draft.text`, counted from 1, on which each section's first paragraph stands."""
    starts, line = [], 2
    for section in draft.sections:
        starts.append(line + bool(section.heading))
        line = starts[-1] + (section.text.count("\n") + 1 if section.sentences else 0)
    return starts


def section_html(
    section: DraftSection,
    first_line: int,
    report: Report,
    numbers: Mapping[str, int],
    locked: Collection[str] = (),
    outdated: Collection[str] = (),
) -> str:
    """Mark up a section; `numbers` gives each fact's place in the sheet, which names its sentences' class.

    `locked` and `outdated` are sentences to be shown as such.
    """
    paragraphs = []
    for offset, sentences in enumerate(_paragraphs(section)):
        marks = _marks(report, first_line + offset)
        paragraphs.append(f"<p>{_paragraph(sentences, marks, numbers, locked, outdated)}</p>")
    return f'<div class="gb-text">{"".join(paragraphs)}</div>'


def line_html(line: str, number: int, report: Report) -> str:
    """Mark up one line of a reviewed text, counted from 1."""
    return f'<div class="gb-text"><p>{_marked(line, 0, _marks(report, number))}</p></div>'


def passage_html(text: str, draft_text: str) -> str:
    """Mark up an exemplar: what the draft shares with it at length, and slots where figures and names were."""
    shared = [Mark(run.start, run.end, "shared", "与草稿相同") for run in shared_runs(text, [draft_text])]
    slots = [Mark(start, end, "slot", "") for start, end in _slots(text)]
    lines, start = [], 0
    for line in text.split("\n"):
        inside = [_shifted(mark, start, len(line)) for mark in (*shared, *slots)]
        lines.append(f"<p>{_marked(line, 0, [mark for mark in inside if mark.start < mark.end])}</p>")
        start += len(line) + 1
    return f'<div class="gb-text">{"".join(lines)}</div>'


def longest_shared(text: str, exemplar: str) -> int:
    """Count the characters of the longest run that a text shares with an exemplar; 0 below five."""
    return max((run.end - run.start for run in shared_runs(text, [exemplar], 5)), default=0)


def findings_of(report: Report, first_line: int, section: DraftSection) -> list[Finding]:
    """Return what was found in a section's heading and paragraphs."""
    last = first_line + section.text.count("\n")
    return [finding for finding in report.findings if first_line - bool(section.heading) <= finding.line <= last]


def _paragraphs(section: DraftSection) -> list[list[Sentence]]:
    paragraphs: list[list[Sentence]] = []
    for sentence in section.sentences:
        if sentence.starts_paragraph or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return paragraphs


def _marks(report: Report, line: int) -> list[Mark]:
    marks = [_number_mark(number) for number in report.numbers if number.line == line and _tells(number)]
    for finding in report.findings:
        style = _SEVERITIES.get(finding.severity)
        if finding.line == line and finding.end > finding.start and style:
            marks.append(Mark(finding.start, finding.end, style, finding.message))
    return marks


def _tells(number: NumberVerdict) -> bool:
    return number.status in STATED or number.status in WRONG


def _number_mark(number: NumberVerdict) -> Mark:
    if number.status in WRONG:
        return Mark(number.start, number.end, "num wrong", WRONG[number.status])
    told = STATED[number.status] + (f"：{number.formula}" if number.formula else "")
    return Mark(number.start, number.end, "num derived" if number.status == "derived" else "num", told)


def _paragraph(
    sentences: Sequence[Sentence],
    marks: Collection[Mark],
    numbers: Mapping[str, int],
    locked: Collection[str],
    outdated: Collection[str],
) -> str:
    parts, position = [], 0
    for sentence in sentences:
        names = [sentence.origin, *(f"says-{numbers[fact]}" for fact in sentence.fact_ids if fact in numbers)]
        names += ["locked"] if sentence.text in locked else []
        names += ["outdated"] if sentence.text in outdated else []
        parts.append(f'<span class="{" ".join(names)}">{_marked(sentence.text, position, marks)}</span>')
        position += len(sentence.text)
    return "".join(parts)


def _marked(text: str, offset: int, marks: Collection[Mark]) -> str:
    """Cut text wherever a mark begins or ends; each piece has the classes of all marks over it."""
    cuts = {0, len(text)} | {
        cut - offset for mark in marks for cut in (mark.start, mark.end) if 0 < cut - offset < len(text)
    }
    ends = sorted(cuts)
    return "".join(
        _piece(text[start:end], [mark for mark in marks if mark.start <= start + offset and mark.end >= end + offset])
        for start, end in itertools.pairwise(ends)
    )


def _piece(text: str, marks: Sequence[Mark]) -> str:
    if not marks:
        return html.escape(text)
    told = "；".join(dict.fromkeys(mark.told for mark in marks if mark.told))
    return (
        f'<mark class="{" ".join(mark.style for mark in marks)}" title="{html.escape(told)}">{html.escape(text)}</mark>'
    )


def _slots(text: str) -> list[tuple[int, int]]:
    found, start = [], text.find("〔")
    while start >= 0:
        end = text.find("〕", start) + 1
        if not end:
            break
        found.append((start, end))
        start = text.find("〔", end)
    return found


def _shifted(mark: Mark, start: int, length: int) -> Mark:
    return Mark(max(0, mark.start - start), min(length, mark.end - start), mark.style, mark.told)
