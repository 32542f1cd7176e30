"""A row of the vocabulary in; the figures that a fact of its kind has, at random: counts, stocks, rates, parts."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

from assistant.evals.notation import Row

_APPROX = ("余", "多", "近", "约", "以上", "超过")


def _count(fact: dict[str, object], row: Row, random: Random) -> None:
    """Give a count, at times with last year's, a target, a total, an approximation or a range."""
    value = _within(row, random)
    fact["unit"] = row.unit
    fact["value"] = value
    chance = random.random()
    if row.has_total and chance < 0.6:
        fact["total"] = value + random.randint(8, 160)
    if chance < 0.25:
        fact["last"] = _changed(value, random)
    elif chance < 0.35 and value > 3:
        fact["target"] = value + random.choice((-2, -1, 0, 1, 2))
    elif value > 90 and chance < 0.5 and isinstance(value, int):
        fact["value"] = value // 10 * 10
        fact["approx"] = random.choice(_APPROX)
    elif chance > 0.96 and isinstance(value, int):
        fact["value"] = [value, value + 2]


def _stock(fact: dict[str, object], row: Row, random: Random) -> None:
    fact["total"] = _within(row, random)
    fact["unit"] = row.unit


def _rate(fact: dict[str, object], row: Row, random: Random) -> None:
    value = Decimal(random.randint(801, 992)) / 10
    fact["value"], fact["unit"] = float(value), "%"
    if random.random() < 0.5:
        fact["last"] = float(value - Decimal(random.randint(-9, 48)) / 10)


def _event(fact: dict[str, object], row: Row, random: Random) -> None:
    """Give nothing: an event counts nothing."""


def _follower(fact: dict[str, object], row: Row, random: Random) -> None:
    value = _within(row, random)
    fact["value"], fact["unit"] = value, row.unit
    if isinstance(value, int) and value > 90 and random.random() < 0.25:
        fact["value"], fact["approx"] = value // 10 * 10, random.choice(_APPROX)


FIGURES: dict[str, Callable[[dict[str, object], Row, Random], None]] = {
    "量": _count,
    "存": _stock,
    "率": _rate,
    "事": _event,
    "随": _follower,
    "分": _follower,
}
"""What fills a fact's figures in, by the kind of its row (see `notation`)."""


def _within(row: Row, random: Random) -> int | float:
    if "." in row.low:
        return random.randint(round(float(row.low) * 10), round(float(row.high) * 10)) / 10
    return random.randint(int(row.low), int(row.high))


def _changed(value: int | float, random: Random) -> int | float:
    """Return a last year's figure near this year's, now and then the same."""
    if isinstance(value, float):
        return round(max(0.3, value * random.uniform(0.7, 1.3)), 1)
    return max(1, value + random.randint(-max(2, value // 4), max(2, value // 4)))
