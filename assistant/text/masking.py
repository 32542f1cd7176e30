"""A text without what belongs to its town alone: figures, days, places, units, firms, persons, document numbers."""

import re
from collections.abc import Collection, Iterator

from assistant.text.figures import Figure, find_figures
from assistant.text.measures import MEASURES, NOUNS
from assistant.text.names import Candidate, spot_names
from assistant.text.placeholders import find_placeholders
from assistant.text.words import NEVER_IN_NAMES, short_form, words_before

NUMBER, DATE, PLACE, UNIT, FIRM, PERSON, DOCUMENT = (
    "〔数〕",
    "〔日期〕",
    "〔地名〕",
    "〔单位〕",
    "〔企业〕",
    "〔人名〕",
    "〔文号〕",
)
_MASK_OF = {"town": PLACE, "place": PLACE, "unit": UNIT, "firm": FIRM, "person": PERSON}


def mask(text: str, names: Collection[str] = ()) -> str:
    """Put 〔数〕〔日期〕〔地名〕〔单位〕〔企业〕〔人名〕〔文号〕 for what must not pass to another text.

    Set phrases and ordinals stay, measure words too (〔数〕家). Greedy where it doubts: whatever `spot_names` suspects
    goes, also where only the name's own part stands again, and so do `names` and what blanked-out parts stood for.
    """
    candidates = spot_names(text)
    known = {name: _mask_for(name) for name in names if len(name) > 1} | _own_parts(candidates)
    lines = [_mask_line(line, known) for line in text.split("\n")]
    return re.sub(r"(〔(?:地名|单位|企业|人名)〕)(?:\1)+", r"\1", "\n".join(lines))


def _own_parts(candidates: Collection[Candidate]) -> dict[str, str]:
    """Give what to look for elsewhere in the text: towns and persons again, and 清溪 where 清溪镇 is surely a town."""
    parts: dict[str, str] = {}
    for candidate in candidates:
        name = candidate.name
        if name.kind in ("town", "person") or (name.kind == "firm" and len(name.text) > 2):
            parts[name.text] = _MASK_OF[name.kind]
        if candidate.sure and 2 <= len(candidate.body) <= 4:
            parts[candidate.body] = _MASK_OF[name.kind]
        if candidate.sure and name.kind != "town" and (short := short_form(candidate.body)):
            parts[short] = _MASK_OF[name.kind]
    return parts


def _mask_for(name: str) -> str:
    found = spot_names(name)
    return _MASK_OF[found[0].name.kind] if found else PERSON if len(name) <= 3 else UNIT


def _mask_line(line: str, known: dict[str, str]) -> str:
    pieces, position = [], 0
    for start, end, replacement in _first_come(
        [*_documents(line), *_blanks(line), *_names(line, known), *_figures(line)]
    ):
        pieces += [line[position:start], replacement]
        position = end
    return "".join([*pieces, line[position:]])


def _first_come(edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Keep the edits that overlap none listed before them, in the line's order."""
    kept: list[tuple[int, int, str]] = []
    for start, end, replacement in edits:
        if all(end <= left or right <= start for left, right, _ in kept):
            kept.append((start, end, replacement))
    return sorted(kept)


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


def _documents(line: str) -> Iterator[tuple[int, int, str]]:
    for match in _DOCUMENT.finditer(line):
        issuer = ""
        for word, _ in reversed(words_before(line, match.start()) if match["year"] else []):
            if len(word) > 1 or word in NEVER_IN_NAMES or len(issuer) == 6:
                break
            issuer = word + issuer
        yield match.start() - len(issuer), match.end(), DOCUMENT


def _names(line: str, known: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Names given, names suspected, and parts of names that stand alone, longer ones first."""
    for candidate in spot_names(line):
        name = candidate.name
        if name.text.endswith("工会") and candidate.body and candidate.name.kind == "unit":
            yield name.start, name.start + len(candidate.body), FIRM
        else:
            yield name.start, name.end, _MASK_OF[name.kind]
    for word in sorted(known, key=len, reverse=True):
        for match in re.finditer(re.escape(word), line):
            yield *match.span(), known[word]


def _figures(line: str) -> Iterator[tuple[int, int, str]]:
    for figure in find_figures(line):
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
