"""What rows say of one another: ids, `of` and `with`, repeats, and parts larger than their whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.facts.amounts import bounds, shorten
from assistant.facts.places import Objections, Path
from assistant.records import Amount, Fact
from assistant.text.measures import canonical_amount, units_agree

ABOVE = ("↑", "^")


@dataclass(frozen=True)
class Linked:
    """A fact with its place and with `of` and `with` as they were written."""

    fact: Fact
    path: Path
    of: str = ""
    goes_with: str = ""


def link(kinds: Mapping[str, Sequence[Linked]], objections: Objections) -> dict[str, tuple[Fact, ...]]:
    """Fill in ids, resolve references, and object to repeats, circles and parts larger than their whole.

    `kinds` holds the rows by the prefix of their ids (F, Q, P), each in the sheet's order.
    """
    named = _with_ids(kinds, objections)
    resolved = {prefix: _resolve(prefix, named, objections) for prefix in named}
    everything = [row for rows in resolved.values() for row in rows]
    _object_to_circles(everything, objections)
    for rows in resolved.values():
        _object_to_repeats(rows, objections)
    _object_to_large_parts(everything, objections)
    return {prefix: tuple(row.fact for row in rows) for prefix, rows in resolved.items()}


def _with_ids(kinds: Mapping[str, Sequence[Linked]], objections: Objections) -> dict[str, list[Linked]]:
    given: dict[str, Path] = {}
    for row in (row for rows in kinds.values() for row in rows if row.fact.id):
        if row.fact.id in given:
            objections.fault((*row.path, "id"), f"编号“{shorten(row.fact.id)}”已经用过。请换一个。")
        given.setdefault(row.fact.id, row.path)
    return {prefix: _fill_ids(prefix, rows, set(given)) for prefix, rows in kinds.items()}


def _fill_ids(prefix: str, rows: Sequence[Linked], taken: set[str]) -> list[Linked]:
    filled, spare = [], len(rows)
    for number, row in enumerate(rows, 1):
        name = row.fact.id or f"{prefix}{number}"
        if not row.fact.id:
            while name in taken:
                spare += 1
                name = f"{prefix}{spare}"
            taken.add(name)
        filled.append(replace(row, fact=replace(row.fact, id=name)))
    return filled


def _resolve(prefix: str, named: Mapping[str, Sequence[Linked]], objections: Objections) -> list[Linked]:
    own = named[prefix]
    ids = {row.fact.id for rows in named.values() for row in rows}
    labels = _by_label(own), _by_label([row for rows in named.values() for row in rows])
    above: str | None = None
    resolved = []
    for row in own:
        ends: dict[str, str | None] = {}
        for key, word in (("of", row.of), ("with", row.goes_with)):
            try:
                ends[key] = _target(word, row.fact.id, above, ids, labels) if word else None
            except ValueError as exc:
                objections.fault((*row.path, key), str(exc))
        if row.of not in ABOVE and row.goes_with not in ABOVE:
            above = row.fact.id
        resolved.append(replace(row, fact=replace(row.fact, part_of=ends.get("of"), goes_with=ends.get("with"))))
    return resolved


def _by_label(rows: Sequence[Linked]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.fact.label or row.fact.text, []).append(row.fact.id)
    return found


def _target(word: str, own: str, above: str | None, ids: set[str], labels: tuple[dict[str, list[str]], ...]) -> str:
    """Give the id of the fact that a word points to.

    Raises ValueError with a Chinese sentence where it points to none, to several or to the fact `own` itself.
    """
    if word in ABOVE:
        if above is None:
            raise ValueError("“↑”上面没有可以指的行。请写那一条的编号或名称。")
        return above
    found = [word] if word in ids else next((names[word] for names in labels if word in names), [])
    if not found:
        raise ValueError(f"找不到“{shorten(word)}”。请写另一条的编号或名称，一字不差；指上一行用 ↑。")
    if len(found) > 1:
        raise ValueError(f"有{len(found)}条都叫“{shorten(word)}”，不知指哪一条。请给要指的那条加编号再引用。")
    if found[0] == own:
        raise ValueError("指向了自己。请改指另一条。")
    return found[0]


def _object_to_circles(rows: Sequence[Linked], objections: Objections) -> None:
    edges = {row.fact.id: [end for end in (row.fact.part_of, row.fact.goes_with) if end] for row in rows}
    circular = _in_circles(edges)
    for row in rows:
        if row.fact.id in circular:
            key = "of" if row.fact.part_of in circular else "with"
            objections.fault((*row.path, key), "几条事实绕成一圈，互相从属。请去掉其中一个指向。")


def _in_circles(edges: Mapping[str, list[str]]) -> set[str]:
    """Give the names that lie on a circle: what is left without the dead ends either way."""
    inward: dict[str, list[str]] = {name: [] for name in edges}
    for name, ends in edges.items():
        for end in ends:
            inward[end].append(name)
    left = _without_ends(dict(edges), inward)
    back = {name: [one for one in inward[name] if one in left] for name in left}
    return _without_ends(back, {name: [end for end in edges[name] if end in left] for name in left})


def _without_ends(onward: Mapping[str, list[str]], inward: Mapping[str, list[str]]) -> set[str]:
    count = {name: len(ends) for name, ends in onward.items()}
    ready = [name for name, number in count.items() if not number]
    left = set(count)
    while ready:
        name = ready.pop()
        left.discard(name)
        for before in inward[name]:
            count[before] -= 1
            if not count[before]:
                ready.append(before)
    return left


def _object_to_repeats(rows: Sequence[Linked], objections: Objections) -> None:
    first: dict[tuple[str | None, ...], Path] = {}
    for row in rows:
        fact = row.fact
        key = (fact.theme, fact.part_of, fact.goes_with, fact.label or fact.text, fact.state)
        if key in first and (fact.label or fact.text):
            where = objections.places.at(first[key])
            objections.fault(
                row.path, f"“{shorten(fact.label or fact.text)}”与{where}重复。请删去一条，或在名称里写明区别。"
            )
        first.setdefault(key, row.path)


def _object_to_large_parts(rows: Sequence[Linked], objections: Objections) -> None:
    by_id = {row.fact.id: row.fact for row in rows}
    for row in rows:
        whole = by_id.get(row.fact.part_of or "")
        if whole is None:
            continue
        for key, part, of_whole in (
            ("value", row.fact.value, whole.value or whole.total),
            ("total", row.fact.total, whole.total or whole.value),
        ):
            if part and of_whole and _exceeds(part, row.fact, of_whole, whole):
                said = f"{_say(part, row.fact)}，比整体“{shorten(whole.label)}”的{_say(of_whole, whole)}还多"
                objections.fault(
                    (*row.path, key), f"部分“{shorten(row.fact.label)}”{said}。请核对两个数，或改正 of 的指向。"
                )


def _exceeds(part: Amount, part_fact: Fact, of_whole: Amount, whole: Fact) -> bool:
    lowest, unit = canonical_amount(bounds(part, part_fact.approx)[0], part_fact.unit)
    high = bounds(of_whole, whole.approx)[1]
    if high is None:
        return False
    highest, whole_unit = canonical_amount(high, whole.unit)
    return (unit == whole_unit or units_agree(unit, whole_unit)) and unit != "%" and lowest > highest


def _say(amount: Amount, fact: Fact) -> str:
    number = f"{amount.low:f}—{amount.high:f}" if amount.is_range else f"{amount.low:f}"
    return f"{fact.approx if fact.approx in ('近', '约', '超过', '不足') else ''}{number}{fact.unit}"
