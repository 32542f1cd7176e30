"""Every number expression of a line: how much, which day, which one, or a set phrase that states nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from assistant.text import articles, codes, compounds, lexicon, numbered_names, ordinals, quantities, shares, terms
from assistant.text.cuts import Cut
from assistant.text.dates import DATE
from assistant.text.measure_words import RARE, any_measure
from assistant.text.measures import canonical_unit
from assistant.text.numerals import NUMERAL
from assistant.text.pieces import any_word
from assistant.text.placeholders import PLACEHOLDER
from assistant.text.readings import Figure
from assistant.text.rows import in_rows
from assistant.text.side_by_side import alike, apart

__all__ = ["Figure", "find_figures"]


def find_figures(line: str) -> list[Figure]:
    """Find every number expression of a line, in order and without overlap; placeholders (20__年) are none."""
    return list(_found(line))


@lru_cache(maxsize=4096)
def _found(line: str) -> tuple[Figure, ...]:
    """Read a line once: the checks of one draft ask for the same sentences and clauses many times over."""
    text = line.translate(_HALF_WIDTH)
    cut = Cut(text)
    idioms = terms.find_idioms(cut)
    quoted = [match.span() for match in _QUOTES.finditer(text)]
    figures = [Figure(start, end, line[start:end], "fixed_term") for start, end in idioms]
    for match in _expressions(cut):
        figure = _figure(line, match, cut)
        if figure and not _touches(figure, idioms):
            within = figure.kind == "quantity" and _within(figure, quoted) and not _TOLD.match(text, figure.start)
            figures.append(Figure(figure.start, figure.end, figure.text, "fixed_term") if within else figure)
    return tuple(alike(line, apart(line, in_rows(line, sorted(figures, key=lambda figure: figure.start)))))


_HALF_WIDTH = str.maketrans(
    {0xFF10 + digit: str(digit) for digit in range(10)}
    | {0xFF21 + letter: chr(65 + letter) for letter in range(26)}
    | {0xFF41 + letter: chr(97 + letter) for letter in range(26)}
    | {"％": "%", "\u00a0": " ", "／": "/", "＋": "+", "〜": "～", "．": "."}
    | dict.fromkeys("－−‐‑﹣", "-")
)
_QUOTES = re.compile(r"《[^》]*》|[“‘「][^”’」，。；]{1,14}[”’」]")
_SCHEME = "工程|行动|计划|活动|机制|模式|制度|体系|工作法|做法|竞赛|品牌|项目|清单|服务圈|生活圈|圈"
_TOLD_IN_QUOTES = (
    rf"(?:\d[\d,.]+|\d(?=.[”’」]))[万亿]?[余多]?(?:万?元|%|人次|[人名户家件场份])(?![大小]?强)"
    rf"(?![^”’」，。；]*[”’」]?(?:{_SCHEME}))"
)
_TOLD = re.compile(_TOLD_IN_QUOTES)
"""What says how many in quotes too, unless a scheme is called so (“12家”, not “100名工匠”计划)."""
_QUOTED = (
    rf"(?<=[“‘「])(?={NUMERAL}|双)(?!{_TOLD_IN_QUOTES}|{any_word(lexicon.WORDS)}[”’」])"
    rf"(?![^”’」]*(?:万元|%|[月年]|\d日))[^”’」，。；]{{1,10}}(?=[”’」])"
)
_ALTERNATIVES = {
    "blank": PLACEHOLDER,
    "quoted": _QUOTED,
    "per_cent": shares.PER_CENT,
    "fraction": shares.FRACTION,
    "idiom": terms.IDIOM,
    "person": numbered_names.PERSON,
    "word": terms.WORDS,
    "document": codes.DOCUMENT_NUMBER,
    "slogan": terms.SLOGAN,
    "no_hour": codes.NO_HOUR,
    "date": DATE,
    "ordinal": ordinals.ORDINAL,
    "code": codes.CODE,
    "enumeration": terms.ENUMERATION,
    "compound": compounds.COMPOUND,
    "fixed": terms.FIXED,
    "tenths": shares.TENTHS,
    "half_unit": compounds.HALF,
    "quantity": quantities.QUANTITY,
}
_NUMERAL = r"\d零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾几数"
_BEFORE = "将接近大约超突逾至起不未上过少破最"
_BEGINS = {
    "date": _NUMERAL
    + "元正腊冬农阴大年初上本中下前头第周星礼午傍晚夜深子半凌清早白当次翌洪永成弘嘉隆崇顺康雍乾道咸同光宣民",
    "ordinal": _NUMERAL + "第前头特负（(①-⑳⑴-⒇⒈-⒛㈠-㈩",
    "code": _NUMERAL + "A-Za-z+№ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ全京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼",
    "half_unit": _BEFORE + "半",
} | dict.fromkeys(("per_cent", "fraction", "compound", "tenths", "quantity"), _NUMERAL + _BEFORE + "半-")
"""Characters that the longer patterns can begin with, so that no other place is tried."""
_SCAN = re.compile(
    "|".join(
        f"(?P<{name}>(?=[{_BEGINS[name]}]){pattern})" if name in _BEGINS else f"(?P<{name}>{pattern})"
        for name, pattern in _ALTERNATIVES.items()
    )
)
_LIKELY = re.compile(
    "[0-9零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖几数半双①-⑳⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻ]|元年|[元正腊冬]月|周|星期|礼拜"
)
_REACH = 12
"""No expression begins further than this before its first numeral, so what lies between is not scanned."""
_READERS = {
    "per_cent": shares.read_per_cent,
    "fraction": shares.read_fraction,
    "tenths": shares.read_tenths,
    "half_unit": compounds.read_half,
    "compound": compounds.read_compound,
    "quantity": quantities.read_quantity,
}
_COUNTED_NOUN = re.compile(
    r"一代人|[二两三四五六七八九十百千]+(?:[节堂门]课|家[店厂]|封信|辆车|艘船|[块角毛]钱|颗[心星]|棵树|朵花|束花|条[路船线街]|层楼|[碗餐顿]饭|盏灯"
    r"|[道盘]菜|间房|张[床牌]|杯[水酒]|瓶酒|缸水|匹马|本书|扇门|件事|口泉|支箭|代人|部戏|次会议|个代表(?=[队团]))"
)
"""Words of the dictionary that are a number with its measure word and its noun (两封信, 四层楼)."""
_WORD = re.compile(terms.WORDS)
_HOUR = re.compile("十?[一二三四五六七八九]|十|1?[0-9]|2[0-4]")
_POINTS = re.compile("要求|希望|建议|体会|认识|打算|感受|思考|启示|说明|补充|声明|值得|需要|是|为|做起|入手")
_SAID = re.compile(
    "(?:[讲提说谈强做有明分列占达到至差扣得加减涨跌升降这以高低大小多少]|提出|如下|重申|抓好|突出|明确)$"
)
_POINTS_TOLD = re.compile(r"(?:2[5-9]|[3-9]\d|\d{3,})点")
_LONE_POINTS = re.compile(r"(\d{1,2})点")
"""What is counted in points beside more of them than a day has hours (合格203点，不合格11点)."""
_NO_FIGURES = ("blank", "person", "word")
_COUNTS = ("tenths", "half_unit", "compound", "quantity")
_RARE = re.compile(any_measure(tuple(word for word in RARE if word not in "轴进转提下方")))
_SURE = re.compile(r"\d|..", re.DOTALL)


def _expressions(cut: Cut) -> Iterator[re.Match[str]]:
    """Walk the line from left to right; `lastgroup` of a match names the pattern that took it."""
    position = 0
    if opening := ordinals.LINE_NUMBER.match(cut.line):
        position = opening.end()
        yield opening
    while (likely := _LIKELY.search(cut.line, position)) and (
        match := _SCAN.search(cut.line, max(position, likely.start() - _REACH))
    ):
        name = match.lastgroup or ""
        start, position = match.span(name)
        if name == "word" and cut.is_parted(start, position):
            position = start + 1
        elif (front := _front(match)) and cut.splits_word(start, len(front)):
            position = start + len(front)
        elif name in _COUNTS and (noun := _longer_noun(cut, start, position)):
            position = max(noun, position)
        else:
            yield match


def _front(match: re.Match[str]) -> str:
    """Give the word of approximation that stands before the number: 近, 约, 不少于."""
    return next(
        (match[name] for name in ("front", "pfront", "ffront", "tfront", "cfront", "hfront") if match[name]), ""
    )


def _longer_noun(cut: Cut, start: int, end: int) -> int | None:
    """Give the end of the dictionary word that a numeral belongs to, unless that word is a number with its measure."""
    noun = cut.noun_at(start, end)
    if noun and noun[0] == start and _COUNTED_NOUN.match(cut.line, start):
        return None
    if noun is None or noun[0] < start:
        return noun and noun[1]
    whole = _SCAN.match(cut.line, *noun)
    return None if whole and whole.lastgroup in _COUNTS and whole.end() == noun[1] > noun[0] + 1 else noun[1]


def _figure(line: str, match: re.Match[str], cut: Cut) -> Figure | None:
    name = match.lastgroup or ""
    start, end = match.span(name)
    if name in _NO_FIGURES or (name == "quantity" and match["front"] and _WORD.match(line, match.start("n1"))):
        return None
    if name == "ordinal":
        end = cut.end_of_ordinal(start, end)
    if name == "date" and _POINTS_TOLD.search(line) and (points := _LONE_POINTS.fullmatch(line[start:end])):
        return Figure(start, end, line[start:end], "quantity", Decimal(points[1]), Decimal(points[1]), "点")
    if name in ("date", "ordinal"):
        return Figure(start, end, line[start:end], "date" if name == "date" else "ordinal")
    reading = _READERS[name](match) if name in _READERS else None
    if reading and name == "quantity" and not reading.unit and not match["back"]:
        is_known = match["n1"] != "一" and bool(_RARE.match(cut.line, end))
        unit = cut.measure_at(end, bool(_SURE.match(match["n1"])), is_known)
        reading, end = replace(reading, unit=canonical_unit(unit)), end + len(unit)
    if reading is None or articles.states_nothing(line, start, end, reading.unit):
        end = _end_of_phrase(match, cut, start, end)
        return Figure(start, end, line[start:end], "fixed_term")
    if reading.unit == "点" and name == "quantity" and _is_hour(cut, match, end):
        return Figure(start, end, line[start:end], "date")
    parts = (reading.low, reading.high, reading.unit, reading.approx, reading.fraction)
    return Figure(start, end, line[start:end], "quantity", *parts)


def _is_hour(cut: Cut, match: re.Match[str], end: int) -> bool:
    """Tell 九点去工地 from 三点要求: an hour is followed by what is done at it, points by what they are."""
    first, _, kind = cut.word_at(end)
    alone = not (match["front"] or match["back"] or match["n2"])
    done = first == end and kind[0] == "v" and not _POINTS.match(cut.line, end)
    return alone and done and bool(_HOUR.fullmatch(match["n1"])) and not _SAID.search(cut.line[: match.start()])


def _end_of_phrase(match: re.Match[str], cut: Cut, start: int, end: int) -> int:
    """Take in the word that a set phrase ends with: 一村一律师, 零违章, 四促."""
    taken = articles.end_of_lone_numeral(cut.line, start, end)
    is_open = match["slogan"] or match["parallel"] or (taken > end and cut.line[start] == "零")
    if word := taken > end and cut.end_of_phrase(start, taken):
        return word
    return cut.end_of_word(taken) if is_open else cut.end_of_noun(taken) if taken > end else taken


def _within(figure: Figure, spans: list[tuple[int, int]]) -> bool:
    return any(left <= figure.start and figure.end <= right for left, right in spans)


def _touches(figure: Figure, spans: list[tuple[int, int]]) -> bool:
    return any(figure.start < right and left < figure.end for left, right in spans)
