"""The seed document on a shelf: what its lines tell, and what is asked of them, was judged by reading it.

Grades are of characters of the document, so that a section and a chunk of the plain way are measured alike, wherever
their bounds lie: the share of a passage's characters that belong to matters on the subject says how far it is on it,
and it tells what is asked where a quarter of its characters do. A chunk is not held against it that it begins or ends
within a sentence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from sqlalchemy import Engine

from assistant.corpus.readers import read_document
from assistant.records import PLANS, PROBLEMS, Fact, FactSheet, OutlineSection
from tests.benchmarks.relevance import LITTLE, Question, Shelf, grade, plain_splitter, put, section_rows
from tests.beside import SEED

JUDGED = Path(__file__).with_name("seed_questions.yaml")

_NEAR, _TELLS = 1, 2
Span = tuple[int, int]
Levels = NDArray[np.uint8]


def seed(engine: Engine) -> Shelf:
    """Put the seed document on a shelf, cut by us and the plain way, raw and whole; the judged questions ask."""
    document = read_document(SEED)
    put(engine, SEED, document)
    rows = section_rows(engine)
    text = "\n".join(document.lines)
    starts = np.cumsum([0, *(len(line) + 1 for line in document.lines)])
    parts = {row.id: (int(starts[row.first_line - 1]), int(starts[row.last_line]) - 1) for row in rows}
    owners = {row.id: str(row.group_id) for row in rows}
    chunks = _chunks(text, parts, owners)
    spans = {place: span for place, (_, span) in enumerate(chunks)}
    judged = yaml.safe_load(JUDGED.read_text("utf-8"))
    matters = {name: list(_spans(str(told), document.lines, starts)) for name, told in judged["matters"].items()}

    def question(told: Mapping[str, Any], number: int) -> Question:
        levels = _levels(text, told, matters)
        section, sheet = _plan(told)
        grades = ({key: _grade(levels, span) for key, span in found.items()} for found in (parts, spans))
        return Question(str(number), _owner(told, rows), section, sheet, told.get("ask", ""), *grades)

    asked = [question(told, number) for number, told in enumerate([*judged["plans"], *judged["queries"]])]
    return Shelf(engine, owners, tuple((owner, text[slice(*span)]) for owner, span in chunks), tuple(asked))


def _chunks(text: str, parts: Mapping[int, Span], owners: Mapping[int, str]) -> list[tuple[str, Span]]:
    """Return the plain way's chunks; a chunk is of the article that most of its characters are of."""
    of = np.zeros(len(text), np.int64)
    for key, span in parts.items():
        of[slice(*span)] = int(owners[key])
    found = []
    for chunk in plain_splitter().create_documents([text]):
        span = (chunk.metadata["start_index"], chunk.metadata["start_index"] + len(chunk.page_content))
        found.append((str(np.bincount(of[slice(*span)]).argmax()), span))
    return found


def _spans(told: str, lines: Sequence[str], starts: NDArray[np.int64]) -> Iterator[Span]:
    """Read where a matter is told: `13-15`, `135#2`, `107#1-3` or `133-135#1`, the last up to a sentence."""
    for first, last, sentence, to in re.findall(r"(\d+)(?:-(\d+))?(?:#(\d+)(?:-(\d+))?)?", told):
        line = int(last or first) - 1
        begin, end = int(starts[int(first) - 1]), int(starts[line + 1]) - 1
        if sentence:
            ends = [match.end() for match in re.finditer(r"[^。；]*(?:[。；]|$)", lines[line]) if match[0]]
            end = int(starts[line]) + ends[int(to or sentence) - 1]
            begin = begin if last else int(starts[line]) + [0, *ends][int(sentence) - 1]
        yield begin, end


def _levels(text: str, told: Mapping[str, Any], matters: Mapping[str, Sequence[Span]]) -> Levels:
    """Mark each character that tells what is asked or is near to it; blanks are no character."""
    levels = np.zeros(len(text), np.uint8)
    for key, level in (("near", _NEAR), ("tells", _TELLS)):
        for name in told.get(key, "").split():
            for span in matters[name]:
                levels[slice(*span)] = level
    return np.where([char.isspace() for char in text], np.uint8(255), levels)


def _grade(levels: Levels, span: Span) -> int:
    own = levels[slice(*span)]
    own = own[own != np.uint8(255)]
    return grade(float((own >= _NEAR).mean()), bool((own == _TELLS).mean() >= LITTLE)) if len(own) else 0


def _owner(told: Mapping[str, Any], rows: Sequence) -> str:
    """Return the group of the article that a plan retells, none for what nobody here wrote."""
    return next((str(row.group_id) for row in rows if row.article == told.get("of")), "")


def _plan(told: Mapping[str, Any]) -> tuple[OutlineSection, FactSheet]:
    made = {}
    for kind, own in (("facts", ""), ("problems", PROBLEMS), ("plans", PLANS)):
        labels = [label.partition("｜") for label in told.get(kind, ())]
        made[kind] = tuple(
            Fact(f"{kind[0].upper()}{n}", own, label=label, how=how) for n, (label, _, how) in enumerate(labels)
        )
    sheet = FactSheet("某镇总工会", "某镇", 2025, told.get("period", "年度"), **made)
    ids = tuple(fact.id for fact in sheet.all_facts)
    return OutlineSection("", tuple(told.get("themes", ())), ids, told.get("length", 0)), sheet
