"""A FactSheet back to the contract's tree, and to a file: YAML, JSON or a workbook by its suffix."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import SheetError
from assistant.facts.amounts import plain_number
from assistant.facts.links import ABOVE
from assistant.facts.workbook_layout import filled_workbook
from assistant.files import write_whole
from assistant.records import MEASURES, PLANS, PROBLEMS, Amount, Fact, FactSheet, Person

Tree = dict[str, Any]

_AFTER = ("date", "until", "place", "by", "how", "result", "state")


def dump_sheet(sheet: FactSheet, open_rows: Collection[str] = ()) -> Tree:
    """Give the tree of mappings, lists and plain values that parse_tree reads back into an equal sheet.

    `open_rows` are the ids of facts whose value is left to be filled in; it stands as null.
    """
    tree: Tree = {"unit": sheet.unit, "town": sheet.town}
    tree |= {key: getattr(sheet, key) for key in ("superior", "led_by") if getattr(sheet, key)}
    tree |= {"year": sheet.year, "period": sheet.period}
    tree |= {"until": sheet.until} if sheet.until else {}
    tree |= {"guidance": list(sheet.guidance)} if sheet.guidance else {}
    tree |= {"people": [_person(person) for person in sheet.people]} if sheet.people else {}
    tree |= {"length": sheet.length} if sheet.length else {}
    tree |= {"headings": list(sheet.headings)} if sheet.headings else {}
    for key, prefix, facts in (
        ("facts", "F", sheet.facts),
        ("problems", "Q", sheet.problems),
        ("plans", "P", sheet.plans),
    ):
        if facts or key == "facts":
            tree[key] = _rows(facts, prefix, sheet, open_rows)
    return tree


def save_sheet(sheet: FactSheet, path: Path, open_rows: Collection[str] = ()) -> None:
    """Write .yaml, .yml, .json or .xlsx, whole or not at all. Raises SheetError, UnwritableFile."""
    forms = {".yaml": _yaml, ".yml": _yaml, ".json": _json, ".xlsx": filled_workbook}
    form = forms.get(path.suffix.lower())
    if form is None:
        raise SheetError([f"事实表不能存成“{path.suffix or path.name}”。请用 .xlsx、.yaml 或 .json。"])
    write_whole(path, form(dump_sheet(sheet, open_rows)))


def _person(person: Person) -> str | Tree:
    return {"name": person.name, "title": person.title} if person.title else person.name


def _rows(facts: Sequence[Fact], prefix: str, sheet: FactSheet, open_rows: Collection[str]) -> list[str | Tree]:
    ends = _ends(facts, sheet)
    by_id = {word for said in ends for word in said.values()}
    rows: list[str | Tree] = []
    for number, (fact, said) in enumerate(zip(facts, ends, strict=True), 1):
        needs_id = fact.id != f"{prefix}{number}" or fact.id in by_id
        row = _row(fact, {"id": fact.id} if needs_id else {}, said, fact.id in open_rows)
        rows.append(row["text"] if set(row) == {"text"} else row)
    return rows


def _ends(facts: Sequence[Fact], sheet: FactSheet) -> list[dict[str, str]]:
    """How each row refers to others: ↑, else by a label that only one row of its list bears, else by id."""
    own = {fact.id: fact.label or fact.text for fact in facts}
    counts, ids = Counter(own.values()), {fact.id for fact in sheet.all_facts}
    above: str | None = None
    found = []
    for fact in facts:
        said = {}
        for key, end in (("of", fact.part_of), ("with", fact.goes_with)):
            if end:
                label = own.get(end, "")
                plain = counts[label] == 1 and label not in ids and label not in ABOVE
                said[key] = "↑" if end == above else label if plain else end
        above = above if "↑" in said.values() else fact.id
        found.append(said)
    return found


def _row(fact: Fact, name: Tree, ends: Tree, is_open: bool) -> Tree:
    row = dict(name)
    row |= {"theme": fact.theme} if fact.theme not in (PROBLEMS, PLANS) else {}
    row |= {key: getattr(fact, key) for key in ("label", "text") if getattr(fact, key)}
    amounts = {key: getattr(fact, key) for key in MEASURES}
    row |= {key: _amount(amount) for key, amount in amounts.items() if amount or (key == "value" and is_open)}
    row |= {key: getattr(fact, key) for key in ("approx", "unit") if getattr(fact, key)}
    row |= ends
    row |= {key: getattr(fact, key) for key in _AFTER if getattr(fact, key)}
    row |= {"items": list(fact.items)} if fact.items else {}
    row |= {"source": fact.source} if fact.source else {}
    row |= {"highlight": True} if fact.highlight else {}
    row |= {"must": False} if not fact.must else {}
    return row


def _amount(amount: Amount | None) -> object:
    if amount is None:
        return None
    low, high = plain_number(amount.low), plain_number(amount.high)
    return [low, high] if amount.is_range else low


class _Flow(dict[str, Any]):
    """A row, written on one line."""


class _FlowList(list[Any]):
    """A short list, written on one line."""


class _Dumper(yaml.SafeDumper):
    """Plain dates, one row a line."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(
    _Flow, lambda dumper, row: dumper.represent_mapping("tag:yaml.org,2002:map", row, flow_style=True)
)
_Dumper.add_representer(
    _FlowList, lambda dumper, row: dumper.represent_sequence("tag:yaml.org,2002:seq", row, flow_style=True)
)


def dump_yaml(tree: Tree) -> str:
    """Lay out the tree as a person would write it: a row a line."""
    laid: Tree = {}
    for key, value in tree.items():
        rows = key in ("facts", "problems", "plans")
        laid[key] = [_Flow(row) if isinstance(row, dict) else row for row in value] if rows else value
        if isinstance(value, list) and not rows:
            laid[key] = _FlowList(value)
    return yaml.dump(laid, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000)


def _yaml(tree: Tree) -> bytes:
    return dump_yaml(tree).encode()


def _json(tree: Tree) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode()
