"""A fact's figures and words as parts of a sentence."""

import re

from assistant.drafting.labels import PERSONS
from assistant.records import Amount, Fact
from assistant.text.measures import render_amount

MOST_NAMED = 20
BEHIND_THE_UNIT = ("以上", "左右", "以下", "以内")  # 1270名以上, behind which those counted cannot stand


def figure_of(fact: Fact) -> str:
    """Return the period's figure with its unit and the items it counts."""
    return _shown(fact, fact.value)


def total_of(fact: Fact) -> str:
    """Return the stock with its unit and the items it counts."""
    return _shown(fact, fact.total)


def amount_of(amount: Amount | None) -> Amount:
    """Return an amount that the caller knows to be there."""
    if amount is None:
        raise ValueError("the fact has no such figure")
    return amount


def items_of(fact: Fact) -> str:
    """Return the items that a figure counts, in brackets; `''` without any."""
    if not fact.items:
        return ""
    named = "、".join(tidy(item) for item in fact.items)
    some = fact.value is not None and fact.unit not in PERSONS and len(fact.items) < fact.value.low <= MOST_NAMED
    return f"（包括{named}等）" if some else f"（{named}）"


def before_noun(figure: str) -> str:
    """Return a figure of persons so that a noun can stand behind it: 58人 → 58名."""
    return re.sub("人$", "名", figure)


def several(figure: str, who: str, unit: str) -> str:
    """Return those counted with their figure: 58名职工, but 职工58人次."""
    return f"{who}{figure}" if unit == "人次" else f"{before_noun(figure)}{who}"


def people(figure: str) -> str:
    """Return a figure of persons or teams so that it can stand without a noun: 58名 → 58人."""
    return re.sub(r"(?:支|(?<=\d))队$", "支队伍", re.sub("(?<!单)[名位]$", "人", figure))


def tidy(words: str) -> str:
    """Return words of the sheet as a part of a sentence: no full stop, no spaces between Chinese characters."""
    words = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", words.strip())
    words = re.sub(r"(?<=[^\x00-\x7f]),|,(?=[^\x00-\x7f])", "，", words)
    return words.rstrip("。；，.;")


def _shown(fact: Fact, amount: Amount | None) -> str:
    figure = render_amount(amount_of(amount), fact.unit, fact.approx)
    return figure.replace("(", "（").replace(")", "）") + items_of(fact)
