"""Labelled compilations, and how near `inspect` comes to their labels.

Run it: python -m tests.corpus.labels [NAME]
"""

import re
import sys
import tempfile
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.corpus.inspect import inspect_document
from assistant.corpus.readers import read_document
from assistant.records import Article, Inspection, Section

LABELLED = sorted((Path(__file__).parent / "labelled").glob("*.txt"))
_MARK = re.compile(r"^\[(A[=~]?\d*!?|S [^\]]*|T|D)\]")
_NAMES = re.compile(r"^\[N ([^\]]*)\]$")
_ENCODINGS = {"gb18030": "gb18030", "utf16": "utf-16", "utf8": "utf-8"}


@dataclass(frozen=True)
class LabelledSection:
    """A first-level section: its themes, and its number and heading where the label tells them."""

    themes: frozenset[str]
    number: str | None
    heading: str | None


@dataclass(frozen=True)
class Labels:
    """What begins where in a labelled document, and the names that no mask may leave."""

    name: str
    lines: tuple[str, ...]
    articles: dict[int, str]
    sections: dict[int, LabelledSection]
    tails: frozenset[int]
    dropped: frozenset[int]
    names: tuple[str, ...]


@dataclass
class Score:
    """Right ones among those told and those wanted, by what is measured; `faults` in words."""

    right: dict[str, int] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    wanted: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def add(self, what: str, told: Iterable[Hashable], wanted: Iterable[Hashable]) -> None:
        """Count two sets and note how they differ."""
        told, wanted = set(told), set(wanted)
        self.right[what] = self.right.get(what, 0) + len(told & wanted)
        self.told[what] = self.told.get(what, 0) + len(told)
        self.wanted[what] = self.wanted.get(what, 0) + len(wanted)
        self.faults += [f"{what} 多出 {one}" for one in sorted(map(str, told - wanted))]
        self.faults += [f"{what} 缺少 {one}" for one in sorted(map(str, wanted - told))]

    def f1(self, what: str) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right[what] / max(self.told[what] + self.wanted[what], 1)

    def recall(self, what: str) -> float:
        """Share of the wanted ones that were told."""
        return self.right[what] / max(self.wanted[what], 1)


def read_labels(path: Path) -> Labels:
    """Read a labelled document; its lines come without the marks."""
    raw = path.read_text("utf-8").splitlines()
    names = tuple(name for line in raw if (found := _NAMES.match(line)) for name in found[1].split())
    kept = [line for line in raw if not _NAMES.match(line)]
    marks = {number: found[1] for number, line in enumerate(kept, 1) if (found := _MARK.match(line))}
    return Labels(
        name=path.stem,
        lines=tuple(_MARK.sub("", line) for line in kept),
        articles={number: mark for number, mark in marks.items() if mark[0] == "A"},
        sections={number: _section(mark[2:]) for number, mark in marks.items() if mark[0] == "S"},
        tails=frozenset(number for number, mark in marks.items() if mark == "T"),
        dropped=frozenset(number for number, mark in marks.items() if mark == "D"),
        names=names,
    )


def inspect_file(labels: Labels, folder: Path) -> Inspection:
    """Inspect the document as a file, in the encoding that its name ends in."""
    path = folder / f"{labels.name}.txt"
    path.write_text("\n".join(labels.lines), encoding=_ENCODINGS[labels.name.rpartition("-")[2]])
    return inspect_document(read_document(path), path.name)


def mark_of(article: Article) -> str:
    """Give an article's likeness and wholeness as its label says them."""
    same = f"={article.duplicate_of}" if article.duplicate_of else ""
    like = f"~{article.similar_to}" if article.similar_to else ""
    return f"A{same}{like}{'' if article.complete else '!'}"


def dropped_lines(inspection: Inspection, lines: Sequence[str]) -> set[int]:
    """Give the numbers of the dropped lines that hold something."""
    return {n for d in inspection.dropped for n in range(d.first_line, d.last_line + 1) if lines[n - 1].strip()}


def score(labels: Labels, inspection: Inspection, total: Score) -> None:
    """Add a document's figures to the total."""
    starts, sections = labels.articles, [s for article in inspection.articles for s in article.sections]
    total.add("篇首", (a.first_line for a in inspection.articles), starts)
    total.add("篇尾", (a.last_line for a in inspection.articles), _article_ends(labels))
    total.add("异同与完整", ((a.first_line, mark_of(a)) for a in inspection.articles), starts.items())
    total.add("节首", (s.first_line for s in sections), labels.sections)
    total.add("节尾", (s.last_line for s in sections), _section_ends(labels))
    told = {s.first_line: s for s in sections if s.first_line in labels.sections}
    wanted = {line: _wanted_themes(labels.sections[line].themes, section.themes) for line, section in told.items()}
    total.add("主题", _themes(told), ((line, theme) for line, themes in wanted.items() for theme in themes))
    told_of = {line for line, s in labels.sections.items() if s.number is not None}
    total.add("序号", ((n, s.number) for n, s in told.items() if n in told_of), _numbers(labels))
    headed = {line for line, s in labels.sections.items() if s.heading}
    total.add("标题", ((n, s.heading) for n, s in told.items() if n in headed), _headings(labels))
    total.add("略去", dropped_lines(inspection, labels.lines), labels.dropped)
    total.add("遗漏名称", set(leaks(labels, inspection)), set())


def leaks(labels: Labels, inspection: Inspection) -> list[str]:
    """Give the names that stand in what was masked."""
    masked = "\n".join(_masked(inspection))
    return [name for name in labels.names if name in masked]


def share_kept(inspection: Inspection) -> float:
    """Share of the sections' characters that are left when the masks are taken out."""
    sections = [s for article in inspection.articles for s in article.sections]
    left = sum(len(re.sub("〔[^〕]*〕", "", s.masked)) for s in sections)
    return left / max(sum(len(s.text) for s in sections), 1)


def _section(mark: str) -> LabelledSection:
    themes, number, heading = [*mark.split("|"), None, None][:3]
    return LabelledSection(frozenset((themes or "").split("、")), number, heading)


def _article_ends(labels: Labels) -> set[int]:
    return {_last(labels, start, labels.articles) for start in labels.articles}


def _section_ends(labels: Labels) -> set[int]:
    bounds = {*labels.articles, *labels.sections, *labels.tails}
    return {_last(labels, start, bounds) for start in labels.sections}


def _last(labels: Labels, start: int, bounds: Iterable[int]) -> int:
    end = min((bound for bound in bounds if bound > start), default=len(labels.lines) + 1)
    return max(n for n in range(start, end) if labels.lines[n - 1].strip() and n not in labels.dropped)


def _wanted_themes(themes: frozenset[str], told: Sequence[str]) -> Iterable[str]:
    """Give the label's themes; any three of them, as far as possible those told, where there are more."""
    return themes if len(themes) <= 3 else sorted(themes, key=lambda theme: (theme not in told, theme))[:3]


def _themes(told: dict[int, Section]) -> Iterator[tuple[int, str]]:
    for line, section in told.items():
        yield from ((line, theme) for theme in section.themes)


def _numbers(labels: Labels) -> Iterator[tuple[int, str]]:
    for line, section in labels.sections.items():
        if section.number is not None:
            yield line, re.sub(r"^第|[(（）).．、]", "", section.number)


def _headings(labels: Labels) -> Iterator[tuple[int, str]]:
    for line, section in labels.sections.items():
        if section.heading:
            yield line, section.heading


def _masked(inspection: Inspection) -> Iterator[str]:
    def of_section(section: Section) -> Iterator[str]:
        yield section.masked_heading
        yield section.masked
        for child in section.sections:
            yield from of_section(child)

    for article in inspection.articles:
        yield from (article.masked_lead, article.masked_tail)
        for section in article.sections:
            yield from of_section(section)


def main() -> None:
    """Print each document's faults and the figures over all of them."""
    total = Score()
    for path in LABELLED:
        if len(sys.argv) > 1 and sys.argv[1] not in path.stem:
            continue
        known = len(total.faults)
        labels = read_labels(path)
        with tempfile.TemporaryDirectory() as folder:
            score(labels, inspect_file(labels, Path(folder)), total)
        print(path.stem, *total.faults[known:], sep="\n  ")
    for what in total.wanted:
        print(f"{what}：{total.right[what]}/{total.wanted[what]}，F1 {total.f1(what):.3f}")


if __name__ == "__main__":
    main()
