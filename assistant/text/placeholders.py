"""Placeholders of published summaries: what was blanked out with __, xx, ×× or *, and what it stood for."""

import re
from dataclasses import dataclass
from typing import Literal

_BLANK = r"(?:[_＿]+\*?|[xX×Ｘ]{2,}|[*＊]+|[○〇]{2,}|(?<![\u4e00-\u9fffA-Za-z])[xX×Ｘ](?=[年月日市县区镇乡村省元万]))"
_YEAR_BLANK = rf"(?:19|20|2)(?:{_BLANK}|[xX×Ｘ]{{1,2}}|某某?|[ \u3000]{{2,}})"

PLACEHOLDER = (
    rf"{_YEAR_BLANK}(?:[-—至]\d{{0,4}}{_BLANK})?年?度?(?:{_BLANK}月)?(?:{_BLANK}日)?|{_BLANK}年(?:度)?(?:{_BLANK}月)?(?:{_BLANK}日)?|{_BLANK}月(?:{_BLANK}日)?"
    rf"|{_BLANK}"
)
_PATTERN = re.compile(PLACEHOLDER)


@dataclass(frozen=True)
class Placeholder:
    """A blanked-out part of a line and what its surroundings say it was."""

    start: int
    end: int
    text: str
    kind: Literal["date", "number", "name"]


def find_placeholders(line: str) -> list[Placeholder]:
    """Find every blanked-out part of a line, in order; offsets are of the line."""
    return [
        Placeholder(match.start(), match.end(), match[0], _kind(match[0], line[match.end() : match.end() + 2]))
        for match in _PATTERN.finditer(line)
    ]


def _kind(text: str, following: str) -> Literal["date", "number", "name"]:
    if re.search("[年月日]|^(?:19|20)", text):
        return "date"
    if re.match(r"[万亿]?元|的|人次|[届大次号期名人户家个件%％余多万亿]", following):
        return "number"
    return "name"
