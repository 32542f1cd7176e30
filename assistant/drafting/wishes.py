"""What a person asks of a section in words (更简短, 突出货车司机): what to leave out and what to tell first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.drafting.contents import content_words
from assistant.drafting.groups import group_facts
from assistant.records import Fact, FactSheet, OutlineSection

_BRIEF = re.compile("简短|精简|压缩|缩短|简洁|简练|短一[点些]|短[点些]|少写|概括|言简意赅")
_FOCUS = re.compile("(?:突出|强调|侧重|重点写|着重写|多写|详写|先写|把)(?P<what>[^，。；、,;]{2,20})")
_PLACE = re.compile("(?:放|提|写|挪|摆)(?:在|到)?(?:最?前面?|开头|首位).*$")
_WHAT = re.compile("(?:方面|相关|有关)?的?(?:内容|情况|工作|部分|做法|成效)?$")


@dataclass(frozen=True)
class Wish:
    """A request: `brief` asks for less, `focus` says in the person's words what comes first."""

    text: str
    brief: bool
    focus: str

    @property
    def is_understood(self) -> bool:
        """Whether something follows from it without a model."""
        return self.brief or bool(self.focus)


def read_wish(text: str) -> Wish:
    """Read a request; what is not understood stays in `text` for a model."""
    text = text.strip()
    found = _FOCUS.search(text)
    return Wish(text, bool(_BRIEF.search(text)), _WHAT.sub("", _PLACE.sub("", found["what"])) if found else "")


def shorter(sheet: FactSheet) -> FactSheet:
    """Leave out what a short telling does without: manners, comparisons with last year, facts that need not be told."""
    return replace(sheet, facts=tuple(replace(fact, how="", last=None) for fact in sheet.facts if fact.must))


def focused(section: OutlineSection, sheet: FactSheet, focus: str) -> tuple[OutlineSection, FactSheet] | None:
    """Put the facts of a section that `focus` speaks of first and highlight them alone.

    None where it speaks of none of them or of all.
    """
    by_id = {fact.id: fact for fact in sheet.all_facts}
    groups = group_facts(by_id[one] for one in section.fact_ids)
    meant = [group for group in groups if any(_is_meant(fact, focus) for fact in group.facts)]
    if not meant or len(meant) == len(groups):
        return None
    ordered = [*meant, *(group for group in groups if group not in meant)]
    heads = {group.head.id for group in meant}
    return (
        replace(section, fact_ids=tuple(fact.id for group in ordered for fact in group.facts)),
        replace(sheet, facts=tuple(replace(fact, highlight=fact.id in heads) for fact in sheet.facts)),
    )


def _is_meant(fact: Fact, focus: str) -> bool:
    words: Sequence[str] = content_words(focus) or [focus]
    told = " ".join((fact.theme, fact.label, fact.text, fact.how, *fact.items))
    return focus in told or sum(len(word) for word in words if word in told) * 2 > sum(map(len, words))
