"""How many of a good editor's rewritings the binding lets stand: what a strong model would lose to its guards.

Sentences of invented towns' drafts and what an experienced editor made of each, neighbours told together at times,
figures as they stand. The rules and words were found with the towns in `USED`; the others were never looked at.

Run it: python -m tests.drafting.rewriting_rates [-v]
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.drafting.bind import Bound, bind
from assistant.drafting.contents import body
from assistant.drafting.guard import Guard
from assistant.drafting.slots import Disguised, Slot
from assistant.facts.sheet import load_sheet
from assistant.records import Draft, Sentence
from assistant.text.figures import find_figures

FOLDER = Path(__file__).parent / "rewritings"
SHIPPED = Path(__file__).parents[2] / "corpus"
USED = tuple(
    "baiyun-2023 bana-2026h1 bayan-2025 fengxi-2026q1 heiyu-2026q1 hengchang-2024 hongliujing-2025 huanghai-2025 "
    "kaiyuan-2024 liutiaogou-2025 qingxi-2025 shiguling-2025-h1 small-2025-h1 tieshan-2025".split()
)


@dataclass(frozen=True)
class Rate:
    """How many source sentences a town has, in how many a rewriting may stand, and why the others may not."""

    town: str
    sources: int
    stand: int
    faults: tuple[str, ...]


def rate(town: str) -> Rate:
    """Bind each rewriting of a town to its sources."""
    sources = stand = 0
    faults: list[str] = []
    for pair, bound in bound_pairs(town, FOLDER / f"{town}.json"):
        sources += len(pair["sources"])
        stand += sum(len(one.places) for one in bound.accepted)
        faults += [f"{found[0]}：{pair['rewriting']}" for found in bound.faults.values()]
    return Rate(town, sources, stand, tuple(faults))


def bound_pairs(town: str, pairs: Path) -> Iterator[tuple[dict[str, Any], Bound]]:
    """Bind each rewriting of a file to its sources, a town's: `{"sources": [{"text", "facts"}], "rewriting"}`."""
    guard = Guard(load_sheet(_sheet_of(town)).sheet, Draft("", 0, "", (), ()))
    for pair in json.loads(pairs.read_text("utf-8")):
        told = {
            place: Sentence(source["text"], tuple(source["facts"]), "offline")
            for place, source in enumerate(pair["sources"])
        }
        disguised = {place: _as_it_stands(body(sentence.text)) for place, sentence in told.items()}
        yield pair, bind(pair["rewriting"], told, disguised, guard.judge)


def _sheet_of(town: str) -> Path:
    folders = (FOLDER, SHIPPED, SHIPPED / "samples")
    return next(path for folder in folders if (path := folder / f"{town}.yaml").exists())


def _as_it_stands(text: str) -> Disguised:
    """Return a text whose stand-ins are its own figures."""
    figures = (figure for figure in find_figures(text) if figure.kind in ("quantity", "date"))
    return Disguised(text, tuple(Slot(figure.text, figure.text, figure) for figure in figures))


def lines(rates: list[Rate]) -> Iterator[str]:
    """Tell the rates as a table."""
    for name, part in (("用过", True), ("没用过", False)):
        of_part = [one for one in rates if (one.town in USED) == part]
        stand, sources = sum(one.stand for one in of_part), sum(one.sources for one in of_part)
        yield from (f"{one.town:20}{one.stand:4}/{one.sources}" for one in of_part)
        yield f"{name}的{len(of_part)}个镇：{stand}/{sources}，{stand / sources:.0%}"


def main() -> None:
    """Print the rates; with -v, what may not stand and why."""
    rates = [rate(path.stem) for path in sorted(FOLDER.glob("*.json"))]
    print(*lines(rates), sep="\n")
    if "-v" in sys.argv:
        print(*(fault for one in rates for fault in one.faults), sep="\n")


if __name__ == "__main__":
    main()
