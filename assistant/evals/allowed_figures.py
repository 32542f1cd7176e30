"""The figures of a sheet that may stand in a draft: of which fact, in what role, and whether one is told as such."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from assistant.records import Amount, Fact, Measure

FIGURE = re.compile(
    r"(?P<before>近|约|超过|不足)?(?P<low>\d+(?:\.\d+)?)(?:[—\-至到](?P<high>\d+(?:\.\d+)?))?(?P<after>余|多)?"
    r"(?P<unit>个百分点|万人次|人次|万元|元|家|册|场|人|名|位|户|篇|条|个|份|件|批|期|项|支|次|处|对|种|%)(?P<last>以上|左右)?"
)
_UP, _DOWN = ("增加", "增长", "提高", "上升"), ("减少", "下降", "降低")
_NEW = re.compile(r"新增|新建|新发展|年内|今年|全年")
_ALL = re.compile(r"总数|累计|现有|共有|截至|达到|已有|为")

Role = Literal[Measure, "change", "completion", "share"]


@dataclass(frozen=True)
class Allowed:
    """A figure of a fact: which, in what role, and whether it tells a rise (1) or a fall (-1)."""

    fact: Fact
    role: Role
    approx: str
    direction: int = 0


def allowed_figures(facts: Sequence[Fact]) -> dict[tuple[str, str], list[Allowed]]:
    """Compute every figure that may stand in a draft, by its `key_of`."""
    found: dict[tuple[str, str], list[Allowed]] = {}
    by_id = {fact.id: fact for fact in facts}
    for fact in facts:
        for amount, own in _roles(fact, by_id):
            found.setdefault(amount, []).append(own)
    return found


def key_of(match: re.Match[str]) -> tuple[str, str]:
    """Return a figure's digits (10-12 for a range) and unit, 名 and 位 as 人."""
    digits = f"{match['low']}-{match['high']}" if match["high"] else match["low"]
    return digits, _plain_unit(match["unit"])


def is_amount(match: re.Match[str], amount: Amount, unit: str) -> bool:
    """Whether a figure of a text is just this amount."""
    return key_of(match) == (_digits(amount), _plain_unit(unit))


def misused(sentence: str, match: re.Match[str], own: Allowed) -> str:
    """Return what is wrong with the way a figure of this role is told; `''` where nothing is."""
    clause = re.split("[，。；：（]", sentence[: match.start()])[-1]
    approx = (match["before"] or "") + (match["after"] or "") + (match["last"] or "")
    if approx != own.approx:
        return "概数不符"
    if own.role == "change":
        words = _UP if own.direction > 0 else _DOWN
        return "" if clause.endswith(words) else "增减不符"
    if own.role == "last":
        return "" if "上年" in clause else "上年数误用"
    if own.role == "target":
        return "" if "目标" in sentence[max(0, match.start() - 12) : match.end() + 2] else "目标数误用"
    if own.role == "total":
        label_is_new = _NEW.search(own.fact.label) and own.fact.value is None
        return "存量作新增" if _NEW.search(clause) and not _ALL.search(clause) and not label_is_new else ""
    if own.role == "value" and own.fact.unit != "%" and re.search("(总数|累计)(达到|为)?$|现有", clause):
        return "新增作存量"
    return ""


def _roles(fact: Fact, by_id: dict[str, Fact]) -> Iterator[tuple[tuple[str, str], Allowed]]:
    unit = _plain_unit(fact.unit)
    for measure, amount in fact.amounts.items():
        yield (_digits(amount), unit), Allowed(fact, measure, fact.approx if measure == "value" else "")
    value, last, target = (_exact(amount) for amount in (fact.value, fact.last, fact.target))
    if value is not None and last is not None and value != last:
        direction = 1 if value > last else -1
        change = "个百分点" if unit == "%" else unit
        yield (_shown(abs(value - last)), change), Allowed(fact, "change", "", direction)
        if last and unit != "%":
            yield (_shown(abs(_percent(value - last, last))), "%"), Allowed(fact, "change", "", direction)
    if value is not None and target:
        yield (_shown(_percent(value, target)), "%"), Allowed(fact, "completion", "")
    whole = by_id.get(fact.part_of or "")
    part, base = _exact(fact.value or fact.total), _exact(whole.value or whole.total) if whole else None
    if part is not None and base:
        yield (_shown(_percent(part, base)), "%"), Allowed(fact, "share", "")


def _plain_unit(unit: str) -> str:
    return "人" if unit in ("名", "位") else unit


def _digits(amount: Amount) -> str:
    return f"{_shown(amount.low)}-{_shown(amount.high)}" if amount.is_range else _shown(amount.low)


def _exact(amount: Amount | None) -> Decimal | None:
    return amount.low if amount and not amount.is_range else None


def _percent(part: Decimal, base: Decimal) -> Decimal:
    return (part * 100 / base).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _shown(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
