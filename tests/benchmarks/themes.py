"""How well sections' themes are told: on the labelled documents, and on the shipped summaries by their sheets.

    python -m tests.benchmarks.themes [-v]

A shipped section's themes are those of the sheet's facts that it tells: a fact goes to the section that shares most of
its wording, and a theme counts where it has a fifth of a section's facts or more (three themes at most).
"""

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from assistant.corpus.duplicates import containment
from assistant.corpus.inspect import inspect_document
from assistant.corpus.readers import read_document
from assistant.facts.sheet import load_sheet
from assistant.records import ARTICLE_THEMES, PLANS, PROBLEMS, Fact, Section
from tests.corpus.labels import LABELLED, inspect_file, read_labels

SHIPPED = sorted((Path(__file__).parents[2] / "corpus").glob("*.md"))
LEAST_SHARE, MOST_THEMES = 0.2, 3
Told = tuple[str, str, frozenset[str], frozenset[str]]


def main() -> None:
    """Print F1 by theme for both sets, and each difference where asked."""
    for name, cases in (("标注文件", list(_labelled())), ("随附总结", list(_shipped()))):
        print(f"{name}：{len(cases)} 节，F1 {_f1(_counts(cases)['全部']):.3f}")
        counts = _counts(cases)
        print("  " + "  ".join(f"{theme} {_f1(counts[theme]):.2f}" for theme in ARTICLE_THEMES if counts[theme]))
        if "-v" in sys.argv:
            for source, heading, told, wanted in cases:
                if told != wanted:
                    print(
                        f"    {source} {heading[:24]} 多出 {'、'.join(told - wanted)} 缺少 {'、'.join(wanted - told)}"
                    )


def _counts(cases: list[Told]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _, _, told, wanted in cases:
        for theme in told | wanted:
            for key in (theme, "全部"):
                counts[key].update(right=theme in told & wanted, told=theme in told, wanted=theme in wanted)
    return counts


def _f1(counts: Counter[str]) -> float:
    return 2 * counts["right"] / max(counts["told"] + counts["wanted"], 1)


def _labelled() -> Iterator[Told]:
    with tempfile.TemporaryDirectory() as folder:
        for path in LABELLED:
            labels = read_labels(path)
            for article in inspect_file(labels, Path(folder)).articles:
                for section in article.sections:
                    if label := labels.sections.get(section.first_line):
                        wanted = sorted(label.themes, key=lambda theme: (theme not in section.themes, theme))
                        yield labels.name, section.heading, frozenset(section.themes), frozenset(wanted[:MOST_THEMES])


def _shipped() -> Iterator[Told]:
    for path in SHIPPED:
        sections = inspect_document(read_document(path), path.name).articles[0].sections
        sheet = load_sheet(path.with_suffix(".yaml")).sheet
        told: dict[int, Counter[str]] = defaultdict(Counter)
        for fact in sheet.facts:
            told[_place(fact, sections)][fact.theme] += 1
        for place, section in enumerate(sections):
            if section.themes[0] not in (PROBLEMS, PLANS):
                yield path.stem, section.heading, frozenset(section.themes), _themes(told[place])


def _place(fact: Fact, sections: tuple[Section, ...]) -> int:
    words = _pairs(f"{fact.label}{fact.text}{fact.how}{fact.result}{fact.value.low if fact.value else ''}{fact.unit}")
    shares = [containment(words, _pairs(section.heading + section.text)) for section in sections]
    return shares.index(max(shares))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _themes(facts: Counter[str]) -> frozenset[str]:
    least = LEAST_SHARE * facts.total()
    return frozenset(theme for theme, count in facts.most_common(MOST_THEMES) if count >= least)


if __name__ == "__main__":
    main()
