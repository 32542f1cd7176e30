"""A text without what belongs to its town alone: figures, days, places, units, firms, persons, document numbers."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.text.codes import CONTACT, ROAD
from assistant.text.figures import Figure, find_figures
from assistant.text.measure_words import MEASURES, NOUNS
from assistant.text.names import Candidate, spot_names
from assistant.text.placeholders import find_placeholders
from assistant.text.suspects import suspects
from assistant.text.vocabulary import is_common, is_familiar, is_general
from assistant.text.words import NEVER_IN_NAMES, is_one_word, short_form, tagged, words_before

NUMBER, DATE, PLACE, UNIT, FIRM, PERSON, DOCUMENT = (
    "〔数〕",
    "〔日期〕",
    "〔地名〕",
    "〔单位〕",
    "〔企业〕",
    "〔人名〕",
    "〔文号〕",
)
_MASK_OF = {"town": PLACE, "place": PLACE, "unit": UNIT, "firm": FIRM, "person": PERSON, "thing": UNIT}


def mask(text: str, names: Collection[str] = ()) -> str:
    """Put 〔数〕〔日期〕〔地名〕〔单位〕〔企业〕〔人名〕〔文号〕 for what must not pass to another text.

    Set phrases and ordinals stay, measure words too (〔数〕家). Greedy where it doubts: all that `suspects` gives goes,
    〔单位〕 where nothing tells of what kind it is, also where only the name's own part stands again, and so do `names`
    and what blanked-out parts stood for.
    """
    return _put([_read(line) for line in text.split("\n")], names)


def mask_own(text: str, names: Collection[str]) -> str:
    """Put the marks for figures, days, persons and the `names` only, in a town's own words about its facts.

    What else may be a name stays: 石场, 心理咨询, 征订 would go with it, and with them what the fact is about.
    """
    lines = [_read(line) for line in text.split("\n")]
    return _put(
        [replace(line, suspects=[one for one in line.suspects if one.name.kind == "person"]) for line in lines], names
    )


def _put(lines: Sequence["_Line"], names: Collection[str]) -> str:
    known = {name: _mask_for(name) for name in names if len(name) > 1} | _own_parts(lines)
    again = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True)))) if known else None
    masked = "\n".join(_masked(line, known, again) for line in lines)
    return re.sub(r"(〔(?:地名|单位|企业|人名)〕)(?:\1)+", r"\1", masked)


@dataclass(frozen=True)
class _Line:
    text: str
    figures: Sequence[Figure]
    suspects: Sequence[Candidate]


def _read(line: str) -> _Line:
    figures = find_figures(line)
    set_phrases = [(one.start, one.end) for one in figures if one.kind in ("fixed_term", "ordinal")]
    return _Line(line, figures, suspects(line, set_phrases))


def _own_parts(lines: Sequence[_Line]) -> dict[str, str]:
    """Give what to look for elsewhere in the text: whole names again, and 清溪 where 清溪镇 stands."""
    parts: dict[str, str] = {}
    for one in (one for line in lines for one in line.suspects):
        name, label = one.name, _MASK_OF[one.name.kind]
        if len(name.text) > 2 or name.kind in ("town", "person") or not _is_known(name.text):
            parts.setdefault(name.text, label)
        if 2 <= len(one.body) <= 4 and (one.sure or not (is_general if len(one.body) > 2 else is_common)(one.body)):
            parts.setdefault(one.body, label)
        if name.kind != "town" and (short := short_form(one.body)) and (one.sure or not is_common(short)):
            parts.setdefault(short, label)
    return parts


def _is_known(text: str) -> bool:
    """Whether a text is common and one word, or at least one that others use."""
    return is_common(text) and (is_one_word(text) or is_familiar(text))


def _mask_for(name: str) -> str:
    found = spot_names(name)
    return _MASK_OF[found[0].name.kind] if found else PERSON if len(name) <= 3 else UNIT


def _masked(line: _Line, known: Mapping[str, str], again: re.Pattern[str] | None) -> str:
    names = [(*match.span(), known[match[0]]) for match in again.finditer(line.text)] if again else []
    names += map(_place_of, line.suspects)
    pieces, position = [], 0
    for start, end, replacement in _first_come(
        [*_documents(line.text), *_addresses(line.text), *_blanks(line.text), *_united(names), *_figures(line.figures)]
    ):
        pieces += [line.text[position:start], replacement]
        position = end
    return "".join([*pieces, line.text[position:]])


def _first_come(edits: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Put the edits in the line's order, each without what one listed before it takes."""
    kept: list[tuple[int, int, str]] = []
    for edit in edits:
        kept += _uncovered(edit, kept)
    return sorted(kept)


def _uncovered(edit: tuple[int, int, str], kept: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    start, end, replacement = edit
    for left, right, _ in sorted(kept):
        if left < end and start < right:
            before = [(start, left, replacement)] if start < left else []
            return before + (_uncovered((right, end, replacement), kept) if right < end else [])
    return [edit]


def _blanks(line: str) -> Iterator[tuple[int, int, str]]:
    for blank in find_placeholders(line):
        if blank.kind != "name":
            yield blank.start, blank.end, DATE if blank.kind == "date" else NUMBER
        else:
            following = _BLANK_SUFFIX.match(line, blank.end)
            end = following.end() if following else blank.end
            firm = following is not None and following["firm"]
            yield blank.start, end, FIRM if firm else PLACE if following else _blank_for(line[: blank.start])


def _blank_for(before: str) -> str:
    return PERSON if re.search("(?:职工|同志|主席|书记|会员|员工|师傅|学生|劳模)$", before) else PLACE


_BLANK_SUFFIX = re.compile(
    r"(?:省|市|县|区|镇|乡|村|街道|社区|州|旗)(?!委)|(?P<firm>[\u4e00-\u9fff]{0,8}?(?:有限责任公司|股份有限公司|有限公司|公司|集团|厂))"
)
_DOCUMENT = re.compile(
    r"(?P<year>[〔\[［（(]\s?(?:19|20)(?:\d\d|[xX×＊*_]{1,3})\s?[〕\]］）)])\s?第?\s?\d{1,4}\s?号"
    r"|第?\d{1,4}\s?号(?=文|令|公告|通知|决定)"
)


_ISSUER = re.compile("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,8}$")
"""What stands between a bracket or the line's beginning and the year: who issued the paper (陇总工发)."""


def _documents(line: str) -> Iterator[tuple[int, int, str]]:
    for match in _DOCUMENT.finditer(line):
        closed = _ISSUER.search(line, 0, match.start()) if match["year"] else None
        closed = closed if closed and len(tagged(closed[0])[0][0]) == 1 else None
        issuer = closed[0] if closed else ""
        for word, _ in reversed(words_before(line, match.start()) if match["year"] and not closed else []):
            if len(word) > 1 or word in NEVER_IN_NAMES or len(issuer) == 6:
                break
            issuer = word + issuer
        yield match.start() - len(issuer), match.end(), DOCUMENT


_CONTACT, _ROAD = re.compile(CONTACT), re.compile(ROAD)


def _addresses(line: str) -> Iterator[tuple[int, int, str]]:
    """Give what reaches somebody (a telephone, an e-mail address), and the roads that have a number."""
    yield from ((*match.span(), NUMBER) for match in _CONTACT.finditer(line))
    yield from ((*match.span(), PLACE) for match in _ROAD.finditer(line))


def _place_of(one: Candidate) -> tuple[int, int, str]:
    """Give where a name is to be masked, and by what; a firm's or a place's union stays (〔企业〕工会)."""
    name = one.name
    if name.text.endswith("工会") and one.body and name.kind == "unit" and one.body != name.text:
        return name.start, name.start + len(one.body), FIRM
    return name.start, name.end, _MASK_OF[name.kind]


def _united(places: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Join the places that overlap; the longest one that says more than that it is a name says what they are."""
    joined: list[list[tuple[int, int, str]]] = []
    reach = 0
    for place in sorted(places, key=lambda place: place[:2]):
        if not joined or place[0] >= reach:
            joined.append([])
        joined[-1].append(place)
        reach = max(reach, place[1])
    for group in joined:
        telling = max(group, key=lambda place: (place[2] != UNIT, place[1] - place[0]))
        yield group[0][0], max(end for _, end, _ in group), telling[2]


def _figures(figures: Sequence[Figure]) -> Iterator[tuple[int, int, str]]:
    for figure in figures:
        if figure.kind == "date":
            yield figure.start, figure.end, DATE
        elif figure.kind == "quantity":
            yield figure.start, figure.end, NUMBER + _measure(figure)
        elif re.fullmatch(r"\d+周年", figure.text):
            yield figure.start, figure.end, f"{NUMBER}周年"


_ANY_MEASURE = "|".join(sorted(map(re.escape, {*MEASURES, *NOUNS}), key=lambda word: (-len(word), word)))
_MEASURE = re.compile(rf"({_ANY_MEASURE})[多余半]?\s?(?:及?以[上下内]|左右|上下|之内|有余|之多)?$")


def _measure(figure: Figure) -> str:
    """Give the measure word as it stands, without 万: 〔数〕元 for 5.8万元."""
    if figure.unit == "%":
        return "%"
    found = _MEASURE.search(figure.text)
    return found[1] if found and figure.unit else ""
