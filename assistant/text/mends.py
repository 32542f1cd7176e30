"""What synonym-spinning and OCR did to a text, and what stood there: 工资群众协商 for 工资集体协商, 戏作 for 工作.

Words that are right elsewhere (透过, 用心, 贴合) are mended only in a text that bears several marks of spinning, and
only where what follows leaves no other reading. The original is not touched: whoever shows a mended text can show
beside it what each mend took away.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.text.miswritten import READ_WRONGLY, SPUN, SPUN_FOR_SURE

Cause = Literal["同义替换", "识别错误", "拼音"]

_LEAST_MARKS = 2
_TABLES: tuple[tuple[Cause, tuple[tuple[str, str], ...]], ...] = (
    ("同义替换", SPUN_FOR_SURE),
    ("识别错误", READ_WRONGLY),
)
_PINYIN = {
    "guanli": "管理", "jiandu": "监督", "zuzhi": "组织", "gongzuo": "工作", "zhigong": "职工", "gonghui": "工会",
    "fuwu": "服务", "weiquan": "维权", "hexie": "和谐", "fazhan": "发展", "xuexi": "学习", "minzhu": "民主",
    "gaige": "改革", "zhengfu": "政府", "dangwei": "党委", "ganbu": "干部", "lingdao": "领导", "anquan": "安全",
    "shengchan": "生产", "jiaoyu": "教育", "peixun": "培训", "huodong": "活动", "zhidu": "制度", "wenhua": "文化",
    "jingji": "经济", "shehui": "社会", "qunzhong": "群众", "baozhang": "保障", "zongjie": "总结", "jihua": "计划",
}  # fmt: skip
_ROMAN = re.compile(r"[*＊]?([a-zü\u00e0-\u00ff\u0101-\u01dc]{4,12})")
_MARKS = tuple(re.compile(pattern) for _, pattern in (*SPUN_FOR_SURE, *SPUN))


@dataclass(frozen=True)
class Mend:
    """A place of a line, what stands there, what surely stood there once, and what went wrong."""

    start: int
    end: int
    text: str
    better: str
    cause: Cause


def is_spun(text: str) -> bool:
    """Whether a text bears marks of synonym-spinning of two kinds or more."""
    return sum(bool(pattern.search(text)) for pattern in _MARKS) >= _LEAST_MARKS


def find_mends(line: str, spun: bool) -> list[Mend]:
    """Find what can be mended in a line, in order; `spun` is what `is_spun` says of the whole text."""
    found = [*_from_tables(line, spun), *_pinyin(line)]
    kept: list[Mend] = []
    for mend in sorted(found, key=lambda mend: (mend.start, -mend.end)):
        if not kept or kept[-1].end <= mend.start:
            kept.append(mend)
    return kept


def mended(line: str, spun: bool, refused: Collection[str] = ()) -> str:
    """Give a line with its mends made, but for those of the words in `refused`."""
    for mend in reversed(find_mends(line, spun)):
        if mend.text not in refused:
            line = line[: mend.start] + mend.better + line[mend.end :]
    return line


def _from_tables(line: str, spun: bool) -> Iterator[Mend]:
    for cause, table in (*_TABLES, *((("同义替换", SPUN),) if spun else ())):
        for better, pattern in table:
            for match in re.finditer(pattern, line):
                group = match.lastindex or 0
                yield Mend(*match.span(group), match[group], better, cause)


def _pinyin(line: str) -> Iterator[Mend]:
    """Give words that were written by their sound, tones and all, to get past a filter (guǎnlǐ)."""
    for match in _ROMAN.finditer(line):
        plain = "".join(c for c in unicodedata.normalize("NFD", match[1]) if not unicodedata.combining(c))
        if plain != match[1] and plain in _PINYIN:
            yield Mend(*match.span(), match[0], _PINYIN[plain], "拼音")
