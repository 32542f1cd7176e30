"""A line in, the heading that opens it out: its number, system and title, and what follows on the line."""

import re
import unicodedata
from dataclasses import dataclass

CHINESE_NUMERALS = "一二三四五六七八九十百"
_CHINESE = f"[{CHINESE_NUMERALS}]{{1,4}}"
HAN_ORDINALS = ("", *"一二三四五六七八九", "十", "十一", "十二", "十三", "十四", "十五")
_FORMAL, _STEMS, _LETTERS = "壹贰叁肆伍陆柒捌玖拾", "甲乙丙丁戊己庚辛", "ABCDEFGH"
_NOUNS = "做法|举措|措施|亮点|任务|经验|特色|行动|重点|实事|板块|篇章|方面|关键词|抓手|成效"
_QUARTERS = "(?:一、二|二、三|三、四)季(?!度?(?:工作|重点)*(?:安排|打算|计划|思路|设想|任务|要点|工作|重点)[。：:]?$)"
_BULLET = re.compile(r"^[\s　]*(?:[-*+•·●◆■□▲★➢]\s*(?=[（(\d一二三四五六七八九十第①-⑳])|>\s*)?")
_MARKED = re.compile(r"^(?P<hashes>#{1,6})\s+(?P<body>.+?)\s*#*$|^\*\*(?P<bold>[^*]{2,60})\*\*[:：]?$")
# Outermost first; the place in this table is the usual rank of a system (GB/T 9704 and office habit).
_SYSTEMS = (
    ("第一部分", re.compile(rf"第\s*(?P<n>{_CHINESE}|\d{{1,2}})\s*(?:部分|章|节|编)[、，,:：.．]?\s*")),
    ("一、", re.compile(rf"(?!{_QUARTERS})(?P<n>{_CHINESE})\s*(?:[、．.]|,(?!\d))\s*(?!{_CHINESE}、)")),
    ("壹、", re.compile(r"(?P<n>[壹贰叁肆伍陆柒捌玖拾])(?:\s*[、．.:：]\s*|\s+(?=[\u4e00-\u9fff“]))")),
    ("Ⅰ、", re.compile(r"(?P<n>[Ⅰ-Ⅻ])\s*[、．.,:：]?\s*")),
    ("（一）", re.compile(rf"[（(]\s*(?P<n>{_CHINESE})\s*[)）][、，,.．]?\s*|(?P<m>[㈠-㈩])[、.．]?\s*")),
    ("甲、", re.compile(r"[（(]?(?P<n>[甲乙丙丁戊己庚辛])[)）、．.]\s*(?![甲乙丙丁戊己庚辛][、和及])")),
    ("A.", re.compile(r"[（(]?(?P<n>[A-H])[)）、．.]\s*(?=[\u4e00-\u9fff])")),
    ("做法一", re.compile(rf"(?:{_NOUNS})(?P<n>{_CHINESE}|\d{{1,2}})\s*[：:、，]\s*")),
    ("1.1", re.compile(r"(?P<n>\d{1,2}(?:[.．]\d{1,2}){1,3})(?:[、.．]|\s+)(?=[^\d\s])")),
    (
        "1.",
        re.compile(
            r"(?P<n>\d{1,2})\s*(?:、|[.．](?:(?!\d)|(?=20\d\d年)))\s*|(?P<m>[⒈-⒛])\s*|(?P<k>\d{1,2})\s+(?=[\u4e00-\u9fff]{4,14}$)(?![名个家次场人件份元户万亿月日年届期条项天台套间米吨])"
            r"|(?P<z>0[1-9])[\s/／|｜]\s*(?![\u4e00-\u9fff]{1,6}(?:镇|乡|街道)(?:总?工会)?$)(?=[\u4e00-\u9fff“][^。；]{1,28}$)|(?P<s>[1-9])\s*[/／|｜]\s*(?=[\u4e00-\u9fff“][^。；\d]{3,28}$)"
        ),
    ),
    ("（1）", re.compile(r"[（(]\s*(?P<n>\d{1,2})\s*[)）][、，,.．]?\s*|(?P<m>[⑴-⒇])\s*|(?P<k>\d{1,2})[)）]\s*")),
    ("①", re.compile(r"(?P<m>[①-⑳❶-❿➀-➓])[、.．]?\s*")),
    ("一是", re.compile(rf"(?P<n>{_CHINESE})(?:是|要)(?!{_CHINESE}[、季])[，,:：]?\s*")),
    (
        "第一，",
        re.compile(rf"[第其](?P<n>{_CHINESE})(?:个?方面|件(?:[大实小好]?事)?|项工作|点|[招步关条])?\s*[，,、:：]\s*"),
    ),
)
RANKS = {name: rank for rank, (name, _) in enumerate(_SYSTEMS)}
_LEVELS = {
    "第一部分": 1,
    "一、": 1,
    "壹、": 1,
    "Ⅰ、": 1,
    "（一）": 2,
    "甲、": 2,
    "A.": 2,
    "做法一": 2,
    "1.1": 3,
    "1.": 3,
    "（1）": 4,
    "①": 5,
    "一是": 6,
    "第一，": 6,
}
MARKED = "标记"
_BRACKETED = re.compile(r"[【［\[〔](?P<title>[^【】［］\[\]〔〕]{2,40})[】］\]〕][:：]?\s*(?P<rest>.*)$")
_BULLETED = re.compile(r"(?P<mark>[◆◇●○■□▲△★☆▶►❖◎※➢✦♦▌▍▎▋┃])\s*(?P<title>\S.+)$")
_LONGEST_BULLETED = 32
_LONGEST_TITLE = {"第一部分": 60, "一、": 60, "壹、": 60, "Ⅰ、": 60, "（一）": 50, MARKED: 60}
_LONGEST_ITEM_TITLE = 40
_LONGEST_BEFORE_COLON = 20
_FARTHEST = 200
_OPENING, _CLOSING = "“‘《〈「『（(【〔[", "”’》〉」』）)】〕]"
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True)
class Heading:
    """The head of a line: `level` 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; `rest` follows the title."""

    level: int
    number: str
    title: str
    system: str
    rest: str

    @property
    def ordinal(self) -> int:
        """The number's value: 二十 and ⑳ are 20, 2.3 is 3; 0 where there is none."""
        return ordinal_value(self.number)


def match_heading(line: str) -> Heading | None:
    """Recognise 第一部分 一、 （一） 1.1 1. （1） ① 一是 第一， and Markdown heads; None for other lines.

    The title ends at the first full stop; a numbered sentence too long for a title has the title "" and
    stands whole in `rest`.
    """
    body = _BULLET.sub("", line, count=1).rstrip()
    marked = _MARKED.match(body)
    if marked:
        inner = (marked["body"] or marked["bold"]).strip(" *")
        return match_heading(inner) or _marked_heading(inner, len(marked["hashes"] or "##"))
    body = body.replace("**", "")
    for name, pattern in _SYSTEMS:
        found = pattern.match(body)
        if found and found.end() < len(body):
            number = next(group for group in found.groups() if group)
            title, rest = _split_title(body[found.end() :], _LONGEST_TITLE.get(name, _LONGEST_ITEM_TITLE))
            return Heading(_LEVELS[name], number, title, name, rest)
    return None


def match_mark(line: str) -> Heading | None:
    """Recognise a title in black brackets, and a short one behind ◆ and its like; the mark is the system."""
    if found := _BRACKETED.match(line):
        return Heading(2, "", found["title"].strip(), "【】", found["rest"])
    if not (found := _BULLETED.match(line)):
        return None
    title, _, rest = found["title"].partition("。")
    return Heading(2, "", title.rstrip("：:"), found["mark"], rest) if len(title) <= _LONGEST_BULLETED else None


def numbered(heading: Heading | None) -> Heading | None:
    """Pass on a heading that has a number; None for none and for one that has only a mark."""
    return heading if heading and heading.number else None


def ordinal_value(number: str) -> int:
    """Value of a heading's number, Chinese, Arabic, circled, 甲, A or decimal (its last part); 0 if empty."""
    if row := next((row for row in (_FORMAL, _STEMS, _LETTERS) if number and number in row), None):
        return row.index(number) + 1
    if re.fullmatch("[Ⅰ-Ⅻ]", number):
        return int(unicodedata.numeric(number))
    plain = unicodedata.normalize("NFKC", number).strip("()")
    digits = re.findall(r"\d+", plain)
    if digits:
        return int(digits[-1])
    return _chinese_value(plain)


def _chinese_value(numeral: str) -> int:
    total, unit_free = 0, 0
    for character in numeral:
        if character in "十百":
            total += (unit_free or 1) * (10 if character == "十" else 100)
            unit_free = 0
        else:
            unit_free = _DIGITS.get(character, 0)
    return total + unit_free


def _marked_heading(inner: str, hashes: int) -> Heading:
    return Heading(hashes, "", inner.rstrip("。：:"), MARKED, "")


def _split_title(body: str, longest: int) -> tuple[str, str]:
    end = _title_end(body)
    title = body[:end].strip().rstrip("。：:；;，,、")
    if len(title) > longest:
        return "", body
    return title, body[end:].lstrip("。！？；;：: ")


def _title_end(body: str) -> int:
    """Offset of the first full stop, or of a colon with text behind it, outside quotes and brackets."""
    depth = 0
    for offset, character in enumerate(body[:_FARTHEST]):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and (character in "。！？" or (character in "：:" and _colon_ends(body, offset))):
            return offset
    return len(body)


def _colon_ends(body: str, offset: int) -> bool:
    return offset <= _LONGEST_BEFORE_COLON and len(body) - offset > 15 and body[offset - 1] not in "如有为是"
