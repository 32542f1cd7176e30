"""Small sheets, written by hand so that a reader can check a draft by eye."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.records import Amount, Exemplar, Fact, FactSheet, OutlineSection


def amount(low: str, high: str | None = None) -> Amount:
    return Amount(Decimal(low), Decimal(high or low))


def sheet(*facts: Fact, **changes: object) -> FactSheet:
    head: dict[str, object] = {
        "unit": "竹溪镇总工会",
        "town": "竹溪镇",
        "year": 2025,
        "period": "年度",
        "superior": "南江县总工会",
        "led_by": "镇党委",
        "until": "2025-12-10",
        "guidance": ("党的二十届四中全会精神",),
    }
    return FactSheet(facts=facts, **{**head, **changes})  # type: ignore[arg-type]


def fact(fact_id: str, theme: str, label: str = "", **rest: object) -> Fact:
    amounts = {key: amount(str(rest.pop(key))) for key in ("value", "total", "last", "target") if key in rest}
    return Fact(fact_id, theme, label, **amounts, **rest)  # type: ignore[arg-type]


class NoExemplars:
    """A corpus that has nothing to offer."""

    def exemplars_for(self, sections: Sequence[OutlineSection], *_: object) -> list[list[Exemplar]]:
        return [[] for _ in sections]
