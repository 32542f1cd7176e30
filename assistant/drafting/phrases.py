"""A fact as a clause of official prose, without any model: nothing is said that the fact does not say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.drafting.labels import (
    event_verb,
    has_action,
    is_clause,
    is_predicated,
    is_rate,
    leading_action,
    without_action,
)
from assistant.drafting.manner import Wording
from assistant.facts.periods import WHOLE_YEAR, date_words
from assistant.records import Amount, Derived, Fact, FactSheet
from assistant.text.figures import render_amount

_HOLIDAYS = (
    "春节",
    "元旦",
    "两节",
    "“两节”",
    "五一",
    "“五一”",
    "国庆",
    "国庆节",
    "中秋",
    "中秋节",
    "端午",
    "端午节",
    "三八",
    "“三八”",
    "春运",
    "汛期",
    "暑期",
    "暑假",
    "寒假",
)
_COUNTED = ("家", "户", "人", "名", "位", "个", "支", "所", "对")
_TAKING_PART = re.compile(
    r"(参加|参与|参赛|参训|受训|听讲|听课|观看|体检)(的)?(职工|选手|人员|代表|工会干部|会员|女职工|群众|劳动者)"
)
_TOGETHER = ("配合", "联合", "协助", "会同", "与", "由", "同", "和", "依托", "委托", "经", "在", "通过", "受", "请")
_AS_IT_STANDS = (
    "通过",
    "采取",
    "依托",
    "坚持",
    "以",
    "用",
    "按",
    "在",
    "对",
    "分",
    "把",
    "将",
    "请",
    "由",
    "每",
    "逐",
    "向",
    "从",
    "为",
    "利用",
    "围绕",
    "借助",
    "实行",
    "推行",
    "建立",
    "落实",
    "到",
    "面向",
    "针对",
    "结合",
    "与",
)
LONGEST_ECHO = 4


@dataclass(frozen=True)
class Telling:
    """What wording depends on besides the fact: the sheet's period, its derived figures, the choice of words."""

    sheet: FactSheet
    derived: Mapping[str, Sequence[Derived]]
    wording: Wording

    @property
    def before(self) -> str:
        """The name of the period that `last` speaks of."""
        return "上年" if self.sheet.period == WHOLE_YEAR else "上年同期"


def statement(fact: Fact, telling: Telling) -> str:
    """Tell the fact itself: its label with its figure, or its text."""
    if not fact.label:
        return tidy(fact.text)
    if fact.value is None and fact.total is None:
        return _aimed(fact, telling) if fact.target is not None else _bare(fact)
    if fact.value is None:
        return _stock(fact)
    figure = render_amount(fact.value, fact.unit, fact.approx) + _items(fact)
    if fact.state:
        return _unfinished(fact, figure)
    if is_rate(fact.label, fact.unit):
        return f"{fact.label}{telling.wording.pick('达到', '为', '达')}{figure}"
    if taking_part := _TAKING_PART.fullmatch(fact.label):
        return _taken_part(fact, taking_part, figure)
    if is_predicated(fact.label) and fact.unit in _COUNTED and not fact.items:
        return f"{_prenominal(figure)}{fact.label}"
    if verb := event_verb(fact.label):
        return f"{verb}{fact.label}{figure}"
    if fact.total and not has_action(fact.label):
        return f"{fact.label}新增{figure}"
    return f"{fact.label}{figure}"


def clause(fact: Fact, telling: Telling) -> str:
    """Tell the fact with its date, place, actor and manner before it and its comparison behind it; no result."""
    before = when(fact, telling) + _by(fact)
    manner = how(fact, telling)
    told = _at_place(fact, statement(fact, telling)) + _actor_aside(fact)
    if manner and is_event(fact):
        told = f"{told}，{manner.rstrip('，')}"
    elif manner:
        before = f"{when(fact, telling)}{manner}{_by(fact)}"
    return before + told


def comparison(fact: Fact, telling: Telling) -> str:
    """Tell change on last year, completion of the target and total, each behind a comma; `''` without any.

    The total comes last: “比上年增加2家” behind it would be read as the total's growth.
    """
    told = _changes(fact, telling)
    if fact.value is not None and fact.total is not None:
        told.append(_total(fact))
    return "".join(f"，{part}" for part in told)


def is_event(fact: Fact) -> bool:
    """Whether the fact tells that something took place, rather than how much there was."""
    return bool(fact.label) and fact.value is None and fact.total is None


def is_plain(fact: Fact) -> bool:
    """Whether nothing but label and figure is to be told, so that the fact can join a neighbour's sentence."""
    told = (fact.date, fact.until, fact.place, fact.by, fact.how, fact.result, fact.state, fact.items, fact.text)
    return not any(told) and fact.last is None and fact.target is None and (fact.value is None or fact.total is None)


def result(fact: Fact) -> str:
    """Tell the result behind a comma; `''` without one."""
    return f"，{tidy(fact.result)}" if fact.result else ""


def tidy(words: str) -> str:
    """Return words of the sheet as a part of a sentence: no full stop, no spaces between Chinese characters."""
    words = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", words.strip())
    words = re.sub(r"(?<=[^\x00-\x7f]),|,(?=[^\x00-\x7f])", "，", words)
    return words.rstrip("。；，.;")


def when(fact: Fact, telling: Telling) -> str:
    """Tell the fact's date, with a comma; `''` without one, or where the label says it."""
    date = date_words(fact.date, telling.sheet.year)
    until = date_words(fact.until, telling.sheet.year)
    if until:
        return f"{date}至{until}，" if date else f"截至{until}，"
    if not date or date in fact.label:
        return ""
    if fact.value is None and fact.total is not None:
        return f"截至{date}，"
    return f"{date}期间，" if date.endswith(_HOLIDAYS) else f"{date}，"


def how(fact: Fact, telling: Telling) -> str:
    """Tell the manner, with a comma; `''` without one."""
    words = tidy(fact.how)
    if not words:
        return ""
    if "，" in words or len(words) > 16 or words.startswith(_AS_IT_STANDS) or leading_action(words):
        return f"{words}，"
    if "、" in words and all(4 <= len(part) <= 9 for part in words.split("、")):
        return telling.wording.pick(f"坚持{words}，", f"采取{words}的办法，", f"实行{words}，")
    return f"{words}，" if is_clause(words) else f"通过{words}，"


def _aimed(fact: Fact, telling: Telling) -> str:
    target = render_amount(_amount(fact.target), fact.unit, fact.approx)
    return f"{fact.label}达到{target}" if _is_plan(fact, telling) else f"{fact.label}年度目标为{target}"


def _is_plan(fact: Fact, telling: Telling) -> bool:
    return any(fact.id == plan.id for plan in telling.sheet.plans)


def _bare(fact: Fact) -> str:
    if fact.state:
        return f"{fact.label}{fact.state}{_items(fact)}"
    verb = event_verb(fact.label)
    if not verb and not has_action(fact.label):
        verb = "开展"
    return f"{verb}{fact.label}{_items(fact)}"


def _stock(fact: Fact) -> str:
    figure = render_amount(_amount(fact.total), fact.unit, fact.approx) + _items(fact)
    if is_rate(fact.label, fact.unit):
        return f"{fact.label}为{figure}"
    if fact.part_of:
        return f"{fact.label}{figure}"
    if leading_action(fact.label) and "的" not in fact.label:
        return f"累计{fact.label}{figure}"
    if fact.label.startswith(("现有", "累计", "共有")):
        return f"{fact.label}{figure}"
    return f"现有{fact.label}{figure}"


def _unfinished(fact: Fact, figure: str) -> str:
    if not has_action(fact.label) and fact.unit in _COUNTED and not fact.items:
        return f"{_prenominal(figure)}{fact.label}{fact.state}"
    return f"{fact.label}{figure}，目前{fact.state.removeprefix('目前')}"


def _taken_part(fact: Fact, match: re.Match[str], figure: str) -> str:
    if fact.unit not in ("人", "名") or fact.items:
        return f"{fact.label}{figure}"
    return f"{_prenominal(figure)}{match[3]}{match[1]}"


def _prenominal(figure: str) -> str:
    return re.sub("人$", "名", figure)


def _at_place(fact: Fact, told: str) -> str:
    place = tidy(fact.place)
    if not place or place in fact.label:
        return told
    return f"在{place.removeprefix('在')}{told}"


def _by(fact: Fact) -> str:
    """Tell the actor before the action; `''` where the label says it or has no action to begin with."""
    words = tidy(fact.by)
    if not words or words in fact.label or _is_aside(fact):
        return ""
    if not words.startswith(_TOGETHER):
        return f"由{words}"
    return words if _begins_with_action(fact) else f"{words}，"


def _actor_aside(fact: Fact) -> str:
    return f"（{tidy(fact.by)}）" if fact.by and tidy(fact.by) not in fact.label and _is_aside(fact) else ""


def _is_aside(fact: Fact) -> bool:
    return not _begins_with_action(fact) and not tidy(fact.by).startswith(_TOGETHER)


def _begins_with_action(fact: Fact) -> bool:
    return not fact.label or bool(leading_action(fact.label) or event_verb(fact.label))


def _items(fact: Fact) -> str:
    return f"（{'、'.join(tidy(item) for item in fact.items)}）" if fact.items else ""


def _total(fact: Fact) -> str:
    figure = render_amount(_amount(fact.total), fact.unit, "")
    founded = without_action(fact.label)
    if not founded:
        return f"累计达到{figure}"
    return f"{founded if len(founded) <= LONGEST_ECHO else ''}总数达到{figure}"


def _changes(fact: Fact, telling: Telling) -> list[str]:
    told = []
    by_kind = {derived.kind: derived for derived in telling.derived.get(fact.id, ())}
    if change := by_kind.get("points"):
        told.append(_changed(change, telling, "提高", "下降"))
    elif change := by_kind.get("increase"):
        growth = by_kind.get("growth")
        told.append(_changed(change, telling, "增加", "减少"))
        if growth and growth.value and fact.last and abs(fact.last.low) >= 10:
            told.append(f"{'增长' if growth.value > 0 else '下降'}{_number(abs(growth.value))}%")
    elif fact.last is not None:
        told.append(f"{telling.before}为{render_amount(fact.last, fact.unit, '')}")
    if fact.target is not None and fact.value is not None:
        told.append(_completed(fact, by_kind.get("completion"), telling))
    return told


def _changed(change: Derived, telling: Telling, more: str, less: str) -> str:
    if not change.value:
        return f"与{telling.before}持平"
    word = more if change.value > 0 else less
    compared = telling.wording.pick("比", "较")
    unit = "个百分点" if change.kind == "points" else change.unit
    return f"{compared}{telling.before}{word}{render_amount(_amount_of(change), unit, '')}"


def _completed(fact: Fact, completion: Derived | None, telling: Telling) -> str:
    target = render_amount(_amount(fact.target), fact.unit, "")
    period = "年度" if telling.sheet.period == WHOLE_YEAR else "全年"
    if completion is None:
        return f"{period}目标为{target}"
    return f"完成{period}目标（{target}）的{_number(completion.value)}%"


def _amount(amount: Amount | None) -> Amount:
    if amount is None:
        raise ValueError("the fact has no such figure")
    return amount


def _amount_of(derived: Derived) -> Amount:
    return Amount(abs(derived.value), abs(derived.value))


def _number(value: object) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
