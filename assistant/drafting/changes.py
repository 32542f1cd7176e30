"""What a figure is compared with, in words: last year, the target, the total. Every figure comes from `derive`."""

from assistant.drafting.figurewords import amount_of
from assistant.drafting.labels import PERSONS, without_action
from assistant.drafting.phrases import Telling
from assistant.facts.periods import WHOLE_YEAR
from assistant.records import Amount, Derived, Fact
from assistant.text.measures import render_amount

LONGEST_ECHO = 4
SMALL = 10


def comparison(fact: Fact, telling: Telling) -> str:
    """Tell change on last year, completion of the target and total, each behind a comma; `''` without any.

    The total comes last: “比上年增加2家” behind it would be read as the total's growth.
    """
    told = _changes(fact, telling)
    if fact.value is not None and fact.total is not None and fact.value != fact.total:
        told.append(_total(fact))
    return "".join(f"，{part}" for part in told)


def _total(fact: Fact) -> str:
    figure = render_amount(amount_of(fact.total), fact.unit, "")
    founded = without_action(fact.label)
    if not founded:
        return f"累计达到{figure}"
    return f"{founded if len(founded) <= LONGEST_ECHO else ''}总数达到{figure}"


def _changes(fact: Fact, telling: Telling) -> list[str]:
    told = []
    by_kind = {derived.kind: derived for derived in telling.derived.get(fact.id, ())}
    if change := by_kind.get("points"):
        told.append(_changed(fact, change, telling, "提高", "下降"))
    elif change := by_kind.get("increase"):
        growth = by_kind.get("growth")
        changed = _changed(fact, change, telling, "增加", "减少")
        if growth and growth.value and fact.last and abs(fact.last.low) >= SMALL:
            mark = telling.wording.pick("，", "、", "，")
            changed += f"{mark}{'增长' if growth.value > 0 else '下降'}{_number(abs(growth.value))}%"
        told.append(changed)
    elif fact.last is not None:
        told.append(f"{telling.before}为{render_amount(fact.last, fact.unit, '')}")
    if fact.target is not None and fact.value is not None:
        told.append(_completed(fact, by_kind.get("completion"), telling))
    return told


def _changed(fact: Fact, change: Derived, telling: Telling, more: str, less: str) -> str:
    if not change.value:
        return f"与{telling.before}持平"
    word = more if change.value > 0 else less
    compared = telling.wording.pick("比", "较")
    unit = (
        "个百分点" if change.kind == "points" else fact.unit if {change.unit, fact.unit} <= {*PERSONS} else change.unit
    )
    size = abs(change.value)
    return f"{compared}{telling.before}{word}{render_amount(Amount(size, size), unit, '')}"


def _completed(fact: Fact, completion: Derived | None, telling: Telling) -> str:
    target = render_amount(amount_of(fact.target), fact.unit, "")
    period = "年度" if telling.sheet.period == WHOLE_YEAR else "全年"
    if completion is None:
        return f"{period}目标为{target}"
    if completion.value == 100:
        return f"完成{period}目标任务{'' if fact.value == fact.target else target}"
    return f"完成{period}目标任务{target}的{_number(completion.value)}%"


def _number(value: object) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
