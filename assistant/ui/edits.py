"""What a person typed into a section becomes sentences again: kept ones keep their facts, new ones are theirs."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.records import Draft, DraftSection, Report, Sentence
from assistant.text.sentences import split_sentences
from assistant.ui.marks import first_lines

_ENDS = "。！？；：!?;:”’）"


def edited_section(section: DraftSection, heading: str, text: str) -> DraftSection:
    """Give a section a person's heading and text; sentences that still stand there keep facts and origin."""
    waiting = list(section.sentences)
    sentences: list[Sentence] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        told = _line(line, waiting)
        sentences += [replace(sentence, starts_paragraph=number == 0) for number, sentence in enumerate(told)]
    heading = " ".join(heading.split())
    return replace(section, heading=heading, sentences=_as_before(section.sentences, sentences))


def replaced(draft: Draft, index: int, section: DraftSection) -> Draft:
    """Put a section in the place of another."""
    return replace(draft, sections=(*draft.sections[:index], section, *draft.sections[index + 1 :]))


def with_facts(draft: Draft, report: Report) -> Draft:
    """Say for each sentence that a person wrote which facts its figures stand for, as the review found."""
    starts = first_lines(draft)
    sections = (
        replace(section, sentences=tuple(_supported(section, start, report)))
        for section, start in zip(draft.sections, starts, strict=True)
    )
    return replace(draft, sections=tuple(sections))


def _line(line: str, waiting: list[Sentence]) -> list[Sentence]:
    """Find the sentences that stand in a line as they were, in order; what lies between is the person's."""
    sentences: list[Sentence] = []
    position = 0
    for sentence in list(waiting):
        found = line.find(sentence.text, position)
        if found < 0 or not _stands_alone(line, found, sentence.text):
            continue
        sentences += _own(line[position:found])
        sentences.append(sentence)
        waiting.remove(sentence)
        position = found + len(sentence.text)
    return sentences + _own(line[position:])


def _stands_alone(line: str, start: int, text: str) -> bool:
    """Whether nothing was written onto either end of a sentence."""
    end = start + len(text)
    return bool(text) and (not start or line[start - 1] in _ENDS) and (end == len(line) or text[-1] in _ENDS)


def _own(text: str) -> list[Sentence]:
    return [Sentence(span.text, (), "person") for span in split_sentences(text) if span.text.strip()]


def _as_before(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Leave an unchanged section exactly as it was: its first sentence may not be marked as a beginning."""
    if after and before and after[0].text == before[0].text:
        after = [replace(after[0], starts_paragraph=before[0].starts_paragraph), *after[1:]]
    return tuple(after)


def _supported(section: DraftSection, start: int, report: Report) -> list[Sentence]:
    told, line, position = [], start, 0
    for index, sentence in enumerate(section.sentences):
        if index and sentence.starts_paragraph:
            line, position = line + 1, 0
        end = position + len(sentence.text)
        if sentence.origin == "person":
            inside = [n for n in report.numbers if n.line == line and position <= n.start < end]
            ids = dict.fromkeys(fact for number in inside for fact in number.fact_ids)
            sentence = replace(sentence, fact_ids=tuple(ids))
        told.append(sentence)
        position = end
    return told
