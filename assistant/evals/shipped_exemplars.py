"""The shipped summaries as exemplars, without an index: chosen by theme and by chance that a seed fixes."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from assistant.corpus.inspect import inspect_document
from assistant.corpus.readers import read_document
from assistant.evals.foreign import Foreign
from assistant.records import Article, Exemplar, FactSheet, OutlineSection, Section
from assistant.resources import CORPUS
from assistant.text.names import find_names
from assistant.text.sentences import split_sentences

LONG_ENOUGH = 20
MOST = 40


class ShippedExemplars:
    """Exemplars for sections, as the pipeline asks for them."""

    def __init__(self, exemplars: Sequence[Exemplar]) -> None:
        self.exemplars = tuple(exemplars)

    def exemplars_for(self, sections: Sequence[OutlineSection], sheet: FactSheet, k: int) -> list[list[Exemplar]]:
        """Return for each section k exemplars of its themes, of different summaries."""
        return [self._chosen(section, sheet, k) for section in sections]

    def foreign(self, sheet: FactSheet) -> Foreign:
        """Return what an adversary may bring in from the exemplars, and the sheet's own plans."""
        random = Random(f"foreign/{sheet.unit}/{len(sheet.facts)}")
        chosen = random.sample(self.exemplars, min(len(self.exemplars), 12))
        texts = [exemplar.text for exemplar in chosen]
        names = [name for text in texts for name in find_names(text)]
        plain = Foreign()
        bodies = [name.text for name in names if name.kind in ("town", "unit", "firm") and name.text != sheet.town]
        persons = [name.text for name in names if name.kind == "person"]
        return Foreign(
            tuple(dict.fromkeys(bodies)) or plain.names,
            tuple(dict.fromkeys(persons)) or plain.persons,
            tuple(_sentences(texts))[:MOST] or plain.sentences,
            tuple(plan.text for plan in sheet.plans if plan.text),
        )

    def _chosen(self, section: OutlineSection, sheet: FactSheet, k: int) -> list[Exemplar]:
        fitting = [one for one in self.exemplars if set(one.themes) & set(section.themes) and one.unit != sheet.unit]
        order = Random(f"{sheet.unit}/{section.heading}").sample(fitting, len(fitting))
        of_each = {one.source: one for one in order}
        return list(of_each.values())[:k]


def shipped_exemplars(most: int | None = None) -> ShippedExemplars:
    """Read the shipped summaries, the first `most` of them by name, all where None."""
    paths = sorted(CORPUS.glob("*.md"))[:most]
    return ShippedExemplars([exemplar for path in paths for exemplar in _exemplars(path)])


def _exemplars(path: Path) -> Iterable[Exemplar]:
    for article in inspect_document(read_document(path), path.name).articles:
        for section in article.sections:
            yield _exemplar(path.name, article, section)


def _exemplar(source: str, article: Article, section: Section) -> Exemplar:
    return Exemplar(
        f"{source}#{section.first_line}",
        source,
        article.title,
        article.unit or "",
        article.year or "",
        article.period or "",
        source,
        section.heading,
        section.masked_heading,
        section.themes,
        section.text,
        section.masked,
    )


def _sentences(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        for line in text.split("\n"):
            yield from (span.text for span in split_sentences(line) if len(span.text) >= LONG_ENOUGH)
