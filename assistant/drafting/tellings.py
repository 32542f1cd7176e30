"""A group of facts as sentences: the head with its manner, its parts, what it is compared with, its companions."""

import re
from collections.abc import Sequence
from dataclasses import replace

import rjieba

from assistant.drafting.changes import comparison
from assistant.drafting.clauses import clause, is_told_apart
from assistant.drafting.figurewords import figure_of, tidy
from assistant.drafting.groups import Group
from assistant.drafting.labels import known_action, leading_action
from assistant.drafting.layout import Told
from assistant.drafting.phrases import Telling, is_plain, result, statement
from assistant.drafting.stocks import open_state
from assistant.records import Fact

LONGEST_SENTENCE = 110
LONGEST_JOIN = 60
SHORT_SENTENCE, SCRAP = 26, 12
_SHARED = re.compile("(参加|参赛|到场|报名)$")
_OPENED = re.compile("组织|开展|举办|召开")
_STOCK = re.compile("[现共]有")


def tell_group(group: Group, telling: Telling) -> list[Told]:
    """Tell a group in one sentence, or in several where one would be too long; without the last full stop."""
    head, companions = group.head, _companions(group, telling)
    parts = group.parts.get(head.id, ())
    short, long = _sorted_parts(head, parts, telling)
    apart = [Told(text, (fact.id,), False) for fact, text in long]
    with_them = "".join(f"，{told.text}" for told in companions)
    behind = _behind(head, parts, short, telling, bracketed=bool(head.result or companions or long))
    every = tuple(fact.id for fact in group.facts)
    if is_told_apart(head):
        return [Told(clause(head, telling, behind + with_them) + result(head), ids_of(every, apart), False), *apart]
    opening = clause(head, telling, behind)
    whole = opening + with_them + result(head, at_once=not with_them)
    if companions and len(whole.rpartition("。")[2]) > LONGEST_SENTENCE:
        beside = tuple(fact_id for told in companions for fact_id in told.fact_ids)
        own = tuple(fact_id for fact_id in every if fact_id not in beside)
        return [Told(opening + result(head), ids_of(own, apart), False), *apart, Told(with_them[1:], beside, False)]
    if apart and not companions and len(whole) + sum(len(told.text) for told in apart) < LONGEST_SENTENCE:
        return [Told("，".join([whole, *(told.text for told in apart)]), every, False)]
    return [Told(whole, ids_of(every, apart), len(every) == 1 and is_plain(head)), *apart]


def _behind(head: Fact, parts: Sequence[Fact], short: Sequence[str], telling: Telling, *, bracketed: bool) -> str:
    """Tell what stands behind a figure: its parts and comparisons; parts of a stock behind the stock."""
    changes = comparison(head, telling)
    aside = _aside(short, bracketed=bool(bracketed or changes))
    of_stock = head.total is not None and head.value is not None and not any(part.value is not None for part in parts)
    if aside and of_stock:
        return f"{changes}，{aside.strip('，（）')}"
    return aside + changes


def ids_of(ids: Sequence[str], apart: Sequence[Told]) -> tuple[str, ...]:
    """Return the ids that are told in no sentence of their own."""
    elsewhere = {fact_id for told in apart for fact_id in told.fact_ids}
    return tuple(fact_id for fact_id in ids if fact_id not in elsewhere)


def joined(sentences: Sequence[Told]) -> tuple[Told, ...]:
    """Join neighbours that are no more than label and figure into one sentence."""
    together: list[Told] = []
    for told in sentences:
        last = together[-1] if together else None
        if last and last.plain and told.plain and len(last.text) + len(told.text) < LONGEST_JOIN:
            together[-1] = Told(_beside(last.text, told.text), (*last.fact_ids, *told.fact_ids), True)
        elif last and _is_short(told.text) and (_is_short(last.text) or _takes_up(last.text, told)):
            together[-1] = Told(f"{last.text}，{told.text}", (*last.fact_ids, *told.fact_ids), False)
        else:
            together.append(told)
    return tuple(together)


def _is_short(text: str) -> bool:
    """Whether a sentence is one bare clause with a figure, that reads better beside another than alone."""
    return len(text) <= SHORT_SENTENCE and not set("，。（；") & set(text) and bool(re.search(r"\d", text))


def _takes_up(text: str, told: Told) -> bool:
    """Whether a sentence with a figure has room for a scrap behind it that would be a sentence of five words."""
    room = len(text) + len(told.text) < LONGEST_JOIN and not set("。；（") & set(text)
    scrap = told.plain and len(told.text) <= SCRAP and not _OPENED.match(told.text)
    return scrap and room and bool(re.search(r"\d", text))


def _beside(one: str, other: str) -> str:
    """Put two counts side by side: 覆盖企业28家、职工1860人, where both are of one deed."""
    other = re.sub("^(今年|年内)", "", other)
    shared = _SHARED.search(other)
    if shared and one.endswith(shared[0]):
        return f"{one.removesuffix(shared[0])}、{other}"
    last = one.rpartition("，")[2]
    stocks = _STOCK.match(last), _STOCK.match(other)
    if all(stocks):
        return f"{one}、{_STOCK.sub('', other)}"
    verb = known_action(other) or leading_action(other)
    rest = other.removeprefix(verb)
    if verb and last.startswith(verb) and not leading_action(rest):
        return f"{one}、{rest}"
    return f"{one}，{other}"


def _companions(group: Group, telling: Telling) -> list[Told]:
    told: list[Told] = []
    for fact in group.companions:
        parts = group.parts.get(fact.id, ())
        short, long = _sorted_parts(fact, parts, telling)
        behind = comparison(fact, telling) + result(fact)
        text = clause(fact, telling, _aside(short, bracketed=bool(behind or long)), inside=True) + behind
        text += "".join(f"，{one}" for _, one in long)
        plain = is_plain(fact) and not parts
        ids = (fact.id, *(part.id for part in parts))
        if told and told[-1].plain and plain and not telling.plain:
            told[-1] = Told(_beside(told[-1].text, text), (*told[-1].fact_ids, *ids), True)
        else:
            told.append(Told(text, ids, plain))
    return told


def _sorted_parts(whole: Fact, parts: Sequence[Fact], telling: Telling) -> tuple[list[str], list[tuple[Fact, str]]]:
    """Tell parts of a whole: short ones to stand beside the whole's figure, the others behind the sentence."""
    short: list[str] = []
    open_ones: list[str] = []
    long: list[tuple[Fact, str]] = []
    for fact in (replace(part, label=re.sub("^其中[:：]?", "", part.label)) for part in parts):
        if _is_open(fact) and not fact.how:
            open_ones.append(_open_part(fact, whole))
        elif is_plain(replace(fact, until="")):
            short.append(clause(fact, telling).replace("，", ""))
        elif _is_open(fact):
            long.append((fact, f"其中{figure_of(fact)}{tidy(fact.how)}，{open_state(fact)}"))
        elif fact.state and fact.value is not None and not (fact.place or fact.how or fact.date):
            long.append((fact, f"其中{_open_part(fact, whole)}{result(fact)}"))
        else:
            long.append((fact, _long_part(fact, telling)))
    return [*("、".join(short) for _ in short[:1]), *open_ones], long


def _long_part(fact: Fact, telling: Telling) -> str:
    told = clause(fact, telling) + comparison(fact, telling) + result(fact)
    manner, stop, stated = told.rpartition("。")
    mark = "" if stated.startswith(statement(fact, telling)[:4]) else "，"
    return f"{manner}{stop}其中{mark}{stated}"


def _is_open(fact: Fact) -> bool:
    """Whether a part is only what is not finished yet."""
    return bool(fact.state and fact.value is not None) and not (fact.place or fact.result or fact.date)


def _open_part(fact: Fact, whole: Fact) -> str:
    """Tell an unfinished part by its figure; with its label only where neither the whole nor the state says it."""
    state, figure = open_state(fact), figure_of(fact)
    if fact.label.startswith("其余"):
        return f"其余{figure}{state}"
    if state.removeprefix("正在") and fact.label.startswith(state.removeprefix("正在")):
        return f"{figure}正在{fact.label}"
    known = whole.label + state
    if fact.label in known or all(word in known for word in rjieba.cut(fact.label) if len(word) > 1):
        return f"{figure}{state}"
    return f"{figure}{fact.label}{'，' if leading_action(fact.label) else ''}{state}"


def _aside(parts: Sequence[str], *, bracketed: bool) -> str:
    if not parts:
        return ""
    told = "，".join(parts)
    return f"（其中{told}）" if bracketed else f"，其中{told}"
