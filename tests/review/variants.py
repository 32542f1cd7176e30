"""Good drafts told another way, nothing made false: whatever a check objects to in them is a false alarm."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from assistant.evals.good_draft import read_good_draft, replaced
from assistant.records import FactSheet
from assistant.review.reading import Told
from assistant.text.figures import Figure, find_figures


@dataclass(frozen=True)
class Variant:
    """A draft with one sentence told another way."""

    change: str
    lines: tuple[str, ...]
    line: int
    before: str
    after: str


Change = Callable[[Told, FactSheet, Random], Iterator[str]]
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_CHINESE = "零一二三四五六七八九"


def variants(lines: Sequence[str], sheet: FactSheet, seed: int = 0, each: int = 3) -> list[Variant]:
    """Make up to `each` variants of every change from a good draft; the same seed gives the same ones."""
    good = read_good_draft(lines, sheet)
    made: list[Variant] = []
    for name, change in CHANGES.items():
        random = Random(f"{seed}/{name}/{sheet.unit}")
        options = [
            Variant(name, good.changed(told, text), told.line, told.text, text)
            for told in good.sentences
            if told.role == "body"
            for text in change(told, sheet, random)
            if text != told.text
        ]
        made += random.sample(options, min(each, len(options)))
    return made


def _counted(told: Told) -> list[Figure]:
    return [figure for figure in find_figures(told.text) if figure.kind == "quantity"]


def _in_yuan(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    for figure in _counted(told):
        match = re.fullmatch(r"([\d.]+)万元", figure.text)
        if match and Decimal(match[1]) < 10:
            yield replaced(told.text, figure, f"{int(Decimal(match[1]) * 10000)}元")


def _grouped(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    for figure in _counted(told):
        if re.match(r"\d{4}(?!\d)", figure.text):
            yield replaced(told.text, figure, figure.text[0] + "," + figure.text[1:])


def _full_width(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    for figure in _counted(told):
        if re.match(r"\d+\D", figure.text):
            yield replaced(told.text, figure, figure.text.translate(_WIDE))


def _chinese(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    for figure in _counted(told):
        match = re.fullmatch(r"([3-9])(\D{1,2})", figure.text)
        if match and match[2] not in ("%", "个百分点") and told.text[: figure.start][-1:] != "周":
            yield replaced(told.text, figure, _CHINESE[int(match[1])] + match[2])


def _measure(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    for figure in _counted(told):
        for one, other in (("人", "名"), ("名", "人"), ("场", "次")):
            if re.fullmatch(rf"\d+{one}", figure.text):
                yield replaced(told.text, figure, figure.text[:-1] + other)


def _figure_first(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    """Tell 新建企业工会6家 as 新建6家企业工会."""
    for fact in sheet.all_facts:
        verb = re.match(
            r"新建|新增|发展|签订|举办|开展|发放|慰问|培训|发出|受理|完成|组织|收到|征集|走访|建成|资助", fact.label
        )
        start = told.text.find(fact.label)
        if not (verb and start >= 0 and len(fact.label) - verb.end() >= 2):
            continue
        end = start + len(fact.label)
        for figure in _counted(told):
            if figure.start == end and figure.unit not in ("%", "元"):
                rest = told.text[start + verb.end() : end]
                yield told.text[: start + verb.end()] + figure.text + rest + told.text[figure.end :]


def _with_filler(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    """Put 了 and 共 between a label and its figure: 签订集体合同共36份, 发展了会员."""
    for fact in sheet.facts:
        start = told.text.find(fact.label) if fact.label else -1
        for figure in _counted(told) if start >= 0 else ():
            if figure.start == start + len(fact.label) and figure.unit != "%" and not figure.approx:
                yield told.text[: figure.start] + "共计" + told.text[figure.start :]


def _compared(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    for one, other in (("比上年同期", "同比"), ("同比", "比上年同期"), ("比上年", "较上年"), ("比上年", "较去年")):
        if one in told.text and f"{one}同期" not in told.text:
            yield told.text.replace(one, other, 1)


def _split(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    if "；" in told.text:
        yield told.text.replace("；", "。", 1)


def _joined(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    if "；" in told.text:
        yield told.text.replace("；", "，", 1)


def _opened(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    """Begin with a word that ties sentences together."""
    plain = re.match(r"(?![一二三四五六七八九十\d（(]|截至|同时|此外|其中)[\u4e00-\u9fff]", told.text)
    if plain and told.part == "facts" and told.start:
        yield random.choice(("同时，", "此外，", "在此基础上，", "为此，")) + told.text


_SYNONYMS = (
    ("困难职工", "困难职工家庭"),
    ("慰问", "走访慰问"),
    ("发放慰问金", "送去慰问金"),
    ("新建企业工会", "新组建企业工会"),
    ("举办", "开展"),
    ("召开", "组织召开"),
    ("总数达到", "累计达到"),
    ("参加职工医疗互助", "参与职工医疗互助"),
    ("参训", "参加培训"),
    ("获得", "取得"),
    ("发展会员", "吸收会员"),
    ("覆盖职工", "惠及职工"),
    ("资助", "帮扶"),
    ("收到", "收集到"),
    ("全年共", "今年以来共"),
    ("目前", "截至目前"),
)


def _worded(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    for one, other in _SYNONYMS:
        if one in told.text and other not in told.text and told.part == "facts":
            yield told.text.replace(one, other, 1)


def _framed(told: Told, sheet: FactSheet, random: Random) -> Iterator[str]:
    """Add a general sentence that states nothing checkable."""
    general = (
        "镇总工会把职工的事放在心上，一件一件去办。",
        "这项工作贵在坚持，难在日常。",
        "工会干部沉到一线，听职工说话，帮职工办事。",
        "围绕职工需求，工会服务做得更细。",
    )
    level = "街道" if sheet.town.endswith("街道") else sheet.town[-1:]
    if told.part == "facts" and told.text.endswith("。"):
        yield told.text + random.choice(general).replace("镇总工会", f"{level}总工会")


CHANGES: dict[str, Change] = {
    "万元写成元": _in_yuan,
    "千分位逗号": _grouped,
    "全角数字": _full_width,
    "汉字数字": _chinese,
    "量词互换": _measure,
    "数字前置": _figure_first,
    "加共计": _with_filler,
    "同比说法": _compared,
    "分号断句": _split,
    "分号连句": _joined,
    "加连接词": _opened,
    "同义替换": _worded,
    "加一般句": _framed,
}
"""Every change by its name."""
