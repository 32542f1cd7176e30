"""Labels as columns of a table have them, in the words of a sentence: 其中:外资企业建会数（家） → 外资企业建会."""

import re
from dataclasses import replace
from functools import lru_cache

from assistant.records import Fact, FactSheet

_PART = re.compile("^其中[:：，]?(?=.)")
_WORD, _LONGER = "(?<=[\u4e00-\u9fff]{2})", "(?<=[\u4e00-\u9fff]{3})"
_COUNT = re.compile(
    f"{_LONGER}(?:[总户人]数|总额|(?<=[收缴解还入付])额)$"
    f"|{_WORD}[个条件家期名份间次场处起项]数$"
    f"|{_WORD}(?<![总户个条件家期名份间次场人处起项指参系倍基多少岁天分票])数量?$"
)


def plain_label(fact: Fact) -> str:
    """Return a fact's label without what only a column needs: 其中, the unit in brackets, that it is a number."""
    label = _PART.sub("", fact.label)
    if not fact.unit:
        return label
    label = re.sub(rf"[（(](?:{re.escape(fact.unit)}|[%％元])[）)]$", "", label)
    if label.endswith(("人次", "场次")) and fact.unit in label[-2:] and len(label) > 4:
        return label[:-2]
    return _COUNT.sub("", label)


@lru_cache(maxsize=8)
def plainly_labelled(sheet: FactSheet) -> FactSheet:
    """Return a sheet whose labels are plain; the last few are kept."""
    facts, problems, plans = (
        tuple(replace(fact, label=plain_label(fact)) for fact in part)
        for part in (sheet.facts, sheet.problems, sheet.plans)
    )
    return replace(sheet, facts=facts, problems=problems, plans=plans)
