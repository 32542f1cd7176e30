"""Does the draft agree with itself and with whose it is: one thing one figure, nothing twice, the right level."""

import re
from collections.abc import Iterator, Sequence

from assistant.records import FactSheet, Finding
from assistant.review.expression import sheet_words
from assistant.review.grounding import Judged
from assistant.review.reading import Reading, Told

_REPEATED = 16
_LEVELS = ("镇", "乡", "街道")
_OWN = r"(?<![各外城集乡小老古重强名邻])(?:我|全|本|该)(?P<level>镇(?!长)|乡(?!镇|村|亲|友|贤|长)|街道)"
_BODIES = (
    r"(?<![各乡\u4e00-\u9fff])(?P<body>镇|乡|街道)(?=(?:总工会|工会联合会|党委|党工委|人民政府|政府|办事处)(?!门))"
)
_UP = re.compile(r"(?P<whole>(?P<level>[县市区旗盟州省])总工会)")
_UP_AREA = re.compile(r"(?:我|全)(?P<level>县|市|区)(?![委域别块间])")
_PLAIN = re.compile(r"\W+|\d+")


def check_consistency(judged: Sequence[Judged], reading: Reading, sheet: FactSheet) -> list[Finding]:
    """Object to contradictions, repeated passages and mixed-up levels."""
    return [*_contradictions(judged), *_repeated(reading, sheet), *check_levels(reading, sheet)]


def check_levels(reading: Reading, sheet: FactSheet) -> list[Finding]:
    """Object to 我乡 in a town's draft, and to 市总工会 where the body above is a county's."""
    return [*_levels(reading, sheet), *_superiors(reading, sheet)]


def _contradictions(judged: Sequence[Judged]) -> Iterator[Finding]:
    """Find figures that are wrong while the right one stands elsewhere."""
    stated = {(claim.fact_id, claim.role): one.told for one in judged for claim in one.stated}
    for one in judged:
        for judgement in one.judgements:
            rival = judgement.rival
            if judgement.status != "unsupported" or rival is None or judgement.figure.kind != "quantity":
                continue
            place = stated.get((rival.fact_id, rival.role))
            if place is not None and place.line != one.told.line:
                figure = judgement.figure
                start = one.told.start + figure.start
                what = rival.label or rival.words
                message = f"“{what}”这里写{figure.text}，第{place.line}行写{rival.shown}，前后矛盾。请统一。"
                yield Finding(
                    "contradiction",
                    "error",
                    one.told.line,
                    start,
                    start + len(figure.text),
                    figure.text,
                    message,
                    rival.shown,
                )


def _repeated(reading: Reading, sheet: FactSheet) -> Iterator[Finding]:
    """Find passages of 16 characters and more, the unit's name left out, that stand in two sentences."""
    seen: dict[str, Told] = {}
    for told in reading.body:
        plain = _PLAIN.sub("", told.text.replace(sheet.unit, ""))
        grams = [plain[start : start + _REPEATED] for start in range(len(plain) - _REPEATED + 1)]
        earlier = next((seen[gram] for gram in grams if gram in seen and seen[gram] is not told), None)
        if earlier is not None:
            message = f"与第{earlier.line}行“{_short(earlier.text)}”重复。请删去一处。"
            yield Finding("repeated_passage", "warning", told.line, told.start, told.end, told.text, message)
        for gram in grams:
            seen.setdefault(gram, told)


def _levels(reading: Reading, sheet: FactSheet) -> Iterator[Finding]:
    """Object to 我乡 in a town's draft."""
    own = next((level for level in _LEVELS if sheet.town.endswith(level)), None)
    if own is None:
        return
    known = " ".join(sheet_words(sheet))
    for number, line in enumerate(reading.lines, 1):
        for match in (*re.finditer(_OWN, line), *re.finditer(_BODIES, line)):
            groups = match.groupdict()
            level = groups.get("level") or groups.get("body")
            if level != own and match[0] not in known and not _part_of_known(line, *match.span(), known):
                right = match[0].replace(str(level), own)
                message = f"“{match[0]}”与“{sheet.town}”的层级不符。请改为“{right}”。"
                yield Finding("wrong_level", "error", number, match.start(), match.end(), match[0], message, right)


def _part_of_known(line: str, start: int, end: int, known: str) -> bool:
    return start > 0 and line[max(0, start - 2) : end] in known


def _superiors(reading: Reading, sheet: FactSheet) -> Iterator[Finding]:
    """Object to 市总工会 or 全市 where the body above is of a county."""
    found = re.search(r"([县市区旗州])(?:总工会|工会)", sheet.superior)
    if not found:
        return
    own = found[1]
    known = " ".join(sheet_words(sheet))
    stem = sheet.superior[: found.start()]
    other = re.compile(rf"{re.escape(stem)}(?P<level>(?!{own})[县市区旗盟州省])") if len(stem) >= 2 else None
    for number, line in enumerate(reading.lines, 1):
        renamed = other.finditer(line) if other else ()
        for match in (*_UP.finditer(line), *_UP_AREA.finditer(line), *renamed):
            level = match["level"]
            if level == own or match[0] in known or (level in "市区" and f"{level}总" in known):
                continue
            if _area_named(line, match, known):
                continue
            right = match[0].replace(level, own)
            message = f"上级是{sheet.superior}，这里写成“{match[0]}”。请核对层级。"
            yield Finding("wrong_level", "error", number, match.start(), match.end(), match[0], message, right)


def _area_named(line: str, match: re.Match[str], known: str) -> bool:
    return match.start() >= 2 and line[match.start() - 2 : match.end()] in known


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "……"
