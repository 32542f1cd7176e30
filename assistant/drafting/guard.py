"""Holds a model's sentences against the sheet with the very checks of `review`, alone and in the finished draft."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.drafting.compose import beside_sources
from assistant.drafting.contents import content_words
from assistant.drafting.synonyms import stands
from assistant.records import Draft, FactSheet, Finding, Sentence
from assistant.review.review import review
from assistant.review.sentence import check_sentence

ROUNDS = 3

_FAULTS = {
    "wrong_attribute": "数字没有和它的事项写在一起",
    "wrong_unit": "改了单位",
    "unsupported_claim": "写了原文没有的评价或成绩",
    "wrong_state": "把没有做完的写成了做完",
    "wrong_actor": "漏了由谁来做或和谁一起做",
    "wrong_basis": "改了增减、新增或总数的说法",
    "wrong_binding": "时间、地点或人名写到了别的事上",
    "unknown_name": "写了原文没有的名称",
    "missing_fact": "漏了内容",
}


class Guard:
    """Knows the sheet and the realized draft that faulty sentences give way to."""

    def __init__(self, sheet: FactSheet, realized: Draft) -> None:
        self._sheet = sheet
        self._realized = realized
        self._exemplars = [exemplar for section in realized.sections for exemplar in section.exemplars]

    def judge(self, text: str, source: Sentence) -> list[str]:
        """Return what is wrong with a sentence that should state the facts of `source`, in Chinese.

        It is told to the model, so it names no figure and no person: only the kind of fault.
        """
        if any(word in source.text and not stands(word, text) for word in self._own_words(source.fact_ids)):
            return [_FAULTS["missing_fact"]]
        kinds = self._objections(f"{text}。", source.fact_ids)
        known = self._objections(source.text, source.fact_ids) if kinds else []
        kinds = [kind for kind in kinds if kind not in known]
        return [_FAULTS.get(kind, "与原文说的不一样") for kind in dict.fromkeys(kinds)]

    def _own_words(self, fact_ids: Collection[str]) -> list[str]:
        """Return the words of facts' labels and texts: an event has no figure that would miss its label."""
        facts = [fact for fact in self._sheet.all_facts if fact.id in fact_ids]
        return [word for fact in facts for word in content_words(fact.label or fact.text)]

    def _objections(self, sentence: str, fact_ids: Collection[str]) -> list[str]:
        findings = check_sentence(sentence, self._sheet, fact_ids=fact_ids, exemplars=self._exemplars)
        return [finding.kind for finding in findings if finding.severity == "error"]

    def stand_down(self, draft: Draft) -> Draft:
        """Put the realized sentence back wherever the review of the whole draft finds an error in a model's.

        A missing fact has no line: then the whole section that should tell it gives way.
        """
        if draft.text == self._realized.text:
            return draft
        for _ in range(ROUNDS):
            report = review(draft.text.split("\n"), self._sheet, self._exemplars)
            faulty = [finding for finding in report.findings if finding.severity == "error"]
            missing = {fact_id for fact_id, status in report.facts if status == "missing"}
            yielded = self._yielded(draft, faulty, missing)
            if yielded == draft:
                break
            draft = yielded
        return draft

    def _yielded(self, draft: Draft, faulty: Sequence[Finding], missing: set[str]) -> Draft:
        sections = []
        line = 1
        for section, realized in zip(draft.sections, self._realized.sections, strict=True):
            line += bool(section.heading)
            told = []
            for number, (sentence, sources) in enumerate(beside_sources(section.sentences, realized.sentences)):
                if sentence.starts_paragraph or number == 0:
                    line += 1
                    offset = 0
                span = (line, offset, offset + len(sentence.text))
                offset = span[2]
                at_fault = any(_touches(finding, span) for finding in faulty) or missing & set(sentence.fact_ids)
                if sentence.origin == "model" and at_fault:
                    told += [replace(one, origin="fallback") for one in sources]
                else:
                    told.append(sentence)
            sections.append(replace(section, sentences=tuple(told)))
        return replace(draft, sections=tuple(sections))


def _touches(finding: Finding, span: tuple[int, int, int]) -> bool:
    line, start, end = span
    return finding.line == line and finding.start < end and (finding.end > start or finding.end == 0)
