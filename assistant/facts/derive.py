"""Figures that code may add to a sheet: year on year, completion of a target, share of a whole, sums.

Only exact single values are counted with: what follows from 约 or 10—12 would look more exact than it is.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from assistant.records import Amount, Derived, DerivedKind, Fact, FactSheet
from assistant.text.measures import canonical_amount, units_agree
from assistant.text.numerals import plain

POINTS = "百分点"

# The same person, household or firm can be met twice; only what cannot is added up.
_ADDITIVE = frozenset("元 万元 亿元 人次 万人次 户次 场 场次 次 期 件 份 条 篇 封 批次".split())

_SHARED = frozenset("元 万元 亿元 吨 公斤 斤 件 份 袋 箱 套 床 本 册 张 只 桶 瓶".split())
_HEADS = frozenset("户 人 名 位 家 场 期 次 个 对".split())


def derive(sheet: FactSheet) -> tuple[Derived, ...]:
    """Compute what the sheet's facts allow, in the sheet's order, as D1…; an id that a fact bears is passed over.

    increase is value - last (a fall is negative), growth its percentage of last; for a % it is points, in 百分点.
    completion is the percentage of the target, share that of the whole. sum adds up one label under several parents.
    Percentages have one decimal. What is not finished (`state`) gives nothing.
    """
    facts = [fact for fact in sheet.facts if not fact.state]
    by_id = {fact.id: fact for fact in facts}
    found = [derived for fact in facts for derived in _of_fact(fact, by_id)] + list(_sums(facts))
    taken = {fact.id for fact in sheet.all_facts}
    names = (name for number in range(1, len(found) + len(taken) + 1) if (name := f"D{number}") not in taken)
    return tuple(Derived(next(names), item.kind, item.fact_ids, item.formula, item.value, item.unit) for item in found)


def averages(sheet: FactSheet) -> tuple[Derived, ...]:
    """Compute what each household, person or firm got (9.12 万元 for 76 户: 1200 元), where it comes out even.

    Money and goods are divided by the fact they go with, or by one that goes with the same.
    """
    facts = [fact for fact in sheet.facts if not fact.state and _exact(fact, fact.value)]
    found = []
    for shared in facts:
        for heads in facts if shared.unit in _SHARED else ():
            together = {shared.goes_with, shared.id} & {heads.goes_with, heads.id} - {None}
            if together and shared is not heads and heads.unit in _HEADS and shared.value and heads.value:
                amount, unit = canonical_amount(shared.value.low, shared.unit)
                each = amount / heads.value.low
                if each * 100 % 1 == 0:
                    formula = f"{plain(amount)}/{plain(heads.value.low)}"
                    found.append(_derived("average", (shared, heads), formula, each, unit))
    return tuple(replace(one, id=f"A{number}") for number, one in enumerate(found, 1))


def remainders(sheet: FactSheet) -> tuple[Derived, ...]:
    """Compute what is left: of a whole without its part (312 trained, 204 certified: 108), of a target.

    Beyond a target it is negative.
    """
    by_id = {fact.id: fact for fact in sheet.facts if not fact.state}
    found = []
    for fact in by_id.values():
        whole = _whole(fact, by_id)
        now, target = _exact(fact, _measure(fact)), _plain(fact.target)
        if now is None or fact.unit == "%":
            continue
        if whole and (of_whole := _exact(whole, _measure(whole))) and whole.unit == fact.unit and of_whole > now:
            found.append(_derived("rest", (fact, whole), f"{plain(of_whole)}-{plain(now)}", of_whole - now, fact.unit))
        if target and target != now:
            found.append(_derived("rest", (fact,), f"{plain(target)}-{plain(now)}", target - now, fact.unit))
    return tuple(replace(one, id=f"R{number}") for number, one in enumerate(found, 1))


def _whole(fact: Fact, by_id: dict[str, Fact]) -> Fact | None:
    """Give what a fact is a part of; where that counts other things, what goes with it and counts the same.

    22处已消除 of 35家检查 is a part of the 26处隐患 found there.
    """
    whole = by_id.get(fact.part_of or "")
    if whole is None or whole.unit == fact.unit:
        return whole
    beside = (other for other in by_id.values() if other.goes_with == whole.id and other.unit == fact.unit)
    return next(beside, whole)


def _of_fact(fact: Fact, by_id: dict[str, Fact]) -> Iterator[Derived]:
    now, last, target = _exact(fact, _measure(fact)), _plain(fact.last), _plain(fact.target)
    if now is not None and last is not None:
        yield from _year_on_year(fact, now, last)
    if now is not None and target and fact.unit != "%":
        yield _derived("completion", (fact,), f"{plain(now)}/{plain(target)}", _percent(now, target), "%")
    if fact.part_of in by_id:
        yield from _share(fact, by_id[fact.part_of])


def _measure(fact: Fact) -> Amount | None:
    """Give what `last` and `target` are compared with: the stock only where the period has no figure of its own."""
    return fact.value or fact.total


def _exact(fact: Fact, amount: Amount | None) -> Decimal | None:
    return None if fact.approx and amount is _measure(fact) else _plain(amount)


def _plain(amount: Amount | None) -> Decimal | None:
    return None if amount is None or amount.is_range else amount.low


def _year_on_year(fact: Fact, now: Decimal, last: Decimal) -> Iterator[Derived]:
    difference = f"{plain(now)}-{plain(last)}"
    if fact.unit == "%":
        yield _derived("points", (fact,), difference, now - last, POINTS)
        return
    yield _derived("increase", (fact,), difference, now - last, fact.unit)
    if last and now != last:
        yield _derived("growth", (fact,), f"({difference})/{plain(last)}", _percent(now - last, last), "%")


def _share(part: Fact, whole: Fact) -> Iterator[Derived]:
    for part_amount, of_whole in (
        (part.value, whole.value or whole.total),
        (None if part.value else part.total, whole.total or whole.value),
    ):
        shown, base = _exact(part, part_amount), _exact(whole, of_whole)
        if shown is None or base is None or "%" in (part.unit, whole.unit):
            continue
        (count, unit), (total, of_unit) = canonical_amount(shown, part.unit), canonical_amount(base, whole.unit)
        if total and (unit == of_unit or units_agree(unit, of_unit)):
            ends = (shown, base) if part.unit == whole.unit else (count, total)
            yield _derived("share", (part, whole), "/".join(map(plain, ends)), _percent(count, total), "%")


def _sums(facts: list[Fact]) -> Iterator[Derived]:
    summed = [fact for fact in facts if fact.unit in _ADDITIVE and (fact.part_of or fact.goes_with) and fact.value]
    order = {fact.id: place for place, fact in enumerate(facts)}
    summed.sort(key=lambda fact: (fact.theme, fact.label, fact.unit, order[fact.id]))
    groups = (tuple(group) for _, group in groupby(summed, key=lambda fact: (fact.theme, fact.label, fact.unit)))
    for group in sorted(groups, key=lambda group: order[group[0].id]):
        values = [_exact(fact, fact.value) for fact in group]
        parents = {(fact.part_of, fact.goes_with) for fact in group}
        if len(parents) == len(group) > 1 and None not in values:
            exact = [value for value in values if value is not None]
            yield _derived("sum", group, "+".join(map(plain, exact)), sum(exact, Decimal(0)), group[0].unit)


def _derived(kind: DerivedKind, facts: tuple[Fact, ...], formula: str, value: Decimal, unit: str) -> Derived:
    return Derived("", kind, tuple(fact.id for fact in facts), formula, Decimal(plain(value)), unit)


def _percent(part: Decimal, base: Decimal) -> Decimal:
    return (part * 100 / base).quantize(Decimal("0.1"), ROUND_HALF_UP)
