"""Names of towns, units, firms, places and persons in a text, by what they end in and where they can begin.

`find_names` gives only what is surely a name: an unknown one is an error in review. `spot_names` gives everything
that may be one: masking must not leave a name, and loses little by hiding a word too many.
"""

import re
from functools import lru_cache

from assistant.text.candidates import Candidate, Name, apart, candidate, moved, without_overlap
from assistant.text.neighbours import spot_cities, spot_listed, spot_quoted, spot_unknown_words
from assistant.text.persons import spot_bare_persons, spot_long_names, spot_persons
from assistant.text.suffixed import spot_establishments, spot_foreign_towns, spot_land, spot_suffixed, spot_towns

__all__ = ["Candidate", "Name", "find_names", "spot_names"]


def find_names(text: str) -> list[Name]:
    """Find what is surely a name, in order and without overlap: precise rather than exhaustive."""
    honours = [Name(*match.span(), match[0], "honour") for match in _HONOUR.finditer(text)]
    names = [one.name for one in spot_names(text) if one.sure]
    return sorted(names + honours, key=lambda name: name.start)


def spot_names(text: str) -> list[Candidate]:
    """Find whatever may be a name, in order and without overlap: exhaustive rather than precise."""
    if "\n" not in text:
        return list(_spot_in_line(text))
    found, start = [], 0
    for line in text.split("\n"):
        found += [moved(one, start) for one in _spot_in_line(line)]
        start += len(line) + 1
    return found


@lru_cache(maxsize=2048)
def _spot_in_line(text: str) -> tuple[Candidate, ...]:
    towns = without_overlap([*spot_towns(text), *spot_foreign_towns(text)])
    persons = [candidate(text, start, end, "person", sure=sure) for start, end, sure in spot_persons(text)]
    known = {person.name.start for person in persons}
    persons += [candidate(text, *place, "person") for place in spot_long_names(text) if place[0] not in known]
    bare = [candidate(text, *place, "person") for place in spot_bare_persons(text)]
    named = without_overlap([*towns, *spot_suffixed(_blanked(text, towns)), *persons])
    rest = without_overlap(
        [
            *spot_listed(text, named),
            *spot_establishments(text),
            *spot_land(text),
            *spot_cities(text),
            *bare,
            *spot_quoted(text),
            *spot_unknown_words(text),
        ]
    )
    return tuple(sorted([*named, *(one for one in rest if apart(one, named))], key=lambda one: one.name.start))


_HONOUR = re.compile(
    "(?:全[国省区市县]|自治区|[省市县区]级?)“?(?:五一劳动奖[章状]|五一巾帼(?:标兵岗?|奖章|奖状)|工人先锋号"
    "|模范职工(?:之家|小家)|劳动模范|优秀工会工作者)”?"
)


def _blanked(text: str, towns: list[Candidate]) -> str:
    """Put marks for the towns, so that no other name reaches across one."""
    for town in towns:
        text = text[: town.name.start] + "，" * len(town.name.text) + text[town.name.end :]
    return text
