"""The counted figures of one sentence: label, amount, date, what it changed by and what it is a part of."""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.facts.amounts import Reading, read_amount
from assistant.facts.labelling import counted_words, label_of, opening_verb
from assistant.records import Amount
from assistant.text.figures import Figure, find_figures
from assistant.text.measures import units_agree
from assistant.text.sentences import split_clauses

_UNCOUNTED = frozenset(
    "年 月 日 天 小时 分钟 时 点 秒 岁 周岁 类 段 片 角 级 层 步 倍 度 方面 种 章 学时 课时 周 星期 季度 工作日"
    " 届 轮 遍 股 平方公里 百分点".split()
)
_SPELT_OUT = re.compile(r"[一二三四五六七八九十两几数]")
_COUNTED_WHEN_SPELT = frozenset("家 人 名 户 场 期 件 份 所".split())
_PER = re.compile(
    r"每(?:一|个|名|人|户|家|月|周|季度?|年|天|日|场|期|轮|间|批|半年|逢|件|车|村)[^，]{0,8}$"
    r"|占[^，]{0,8}$|教给[^，]{0,6}$"
)
_ASIDE = re.compile(
    r"[^，。；]{0,8}中(?:有|只|的|，|仅|$)|[^，。；]{0,6}至此"
    r"|的(?!职工|员工|企业|单位|人员)|以[上下内]的"
)
_CHANGE = re.compile(
    r"(?:(?:[比较](?:上年|去年|前年|上一年|往年)?(?:同期)?[^，]{0,4}?|同比)(?:增加|增长|多|新增|提高|上升|增)"
    r"|(?P<fall>(?:[比较](?:上年|去年|前年|上一年|往年)?(?:同期)?[^，]{0,4}?|同比)(?:减少|下降|少|降低|减)))了?$"
)
_JUST_A_TOTAL = re.compile(
    r"[，\s]*(?:总数|总量|总人数|总计|合计|累计|现有|目前|已|达|达到|增加到|增至|扩大到|共|共有|为|全[镇乡区街道]+)+$"
)
_TOTAL = re.compile(r"总数|总量|总人数|现有|在册|在档|增加到|增至|扩大到|实有|达到?$")
_PART = re.compile(r"^[，\s]*(?:其中|当中|里面)")
# 比去年的96人多了76人, 去年是16.5万元，少了2.2万元: last year's figure, then what it changed by
_OF_LAST_YEAR = re.compile(r"[，\s也又]*(?:低于|高于|[比较与同])?(?:上年|去年)(?:同期)?(?:的|是|为)?$")
_BY_HOW_MUCH = re.compile(r"[，\s的]*(?:略)?(?:减少|增加|少|多|下降|上升|降低|提高|相比|[少多][收办开建])[^，]{0,4}$")
# what can be worked out of the figures before it, or measures them against a target
_WORKED_OUT = re.compile(
    r"(?:户均|人均|场均|平均每?[\u4e00-\u9fff]{0,2}|增长|下降|增幅|降幅|超出|(?<!完成)(?:任务|目标)|合起来|加起来)(?:了|是|为|约|近|按|达|达到)*$"
    r"|(?:成功|整改|办结|完成|采纳|采用|录用|调解|落实)率(?:为|达|达到|近|约)*$|(?:还|仍|尚)差$"
)
_TARGET = re.compile(r"的?(?:年度|全年)?(?:目标|任务|指标)")
_LAST_YEAR = ("上年", "去年", "上年同期", "去年同期")
_WAS = re.compile(r"[由从](上年同期|去年同期|上年|去年|年初)?的?$")
_CAME_TO = re.compile(r"(?:增加|提高|上升|扩大|增|升|下降|减少|减|降|缩短)[到至为]")
_DAY = re.compile(r"(?:\d{4}\s*年\s*)?\d{1,2}\s*月")
_VERBS_ALONE = ("开展", "举办", "接待", "出动", "办班", "召开", "组织", "排查", "参加")
_TOPIC = re.compile(
    r"^(?:[，\s]|我们|全年|今年|一年来|[我全](?:镇|乡|街道))*(?P<topic>(?![在到把将对为与])[^，。、；]{3,14}?)"
    r"(?:放在|开到|设在|[在把将到]|全年|今年|一共|共|已|又|也|办|开|讲|查|$)"
)
_STATE = re.compile(r"正在[^，。；]{1,16}|尚[未在][^，。；]{1,16}")
_JUST_SAID = re.compile(r"[，\s]*(?:达到?|为|共计?|合计|计|有|约|累计|全年|一共)*$")
_OUTCOME = re.compile(r"整改|办结|成功|采纳|采用|落实|脱困|录用|化解|销号|答复|清理完")


@dataclass(frozen=True)
class Mention:
    """A figure that counts something; `last` and `total` where the text tells these too.

    `was` marks a figure that the next one replaces (由去年的89.6%升至95.1%).
    """

    label: str
    amount: Amount
    approx: str
    unit: str
    date: str = ""
    state: str = ""
    is_total: bool = False
    is_part: bool = False
    total: Amount | None = None
    last: Amount | None = None
    was: str = ""


def mentions_of(sentence: str) -> tuple[Mention, ...]:
    """Read the counted figures of a sentence in order.

    Left out are times, rates per head or month, shares, and figures that only describe something else.
    """
    found: list[Mention] = []
    date, subject = "", ""
    figures = find_figures(sentence)
    for clause in split_clauses(sentence):
        inside = [figure for figure in figures if clause.start <= figure.start < clause.end]
        date = next((_day(figure) for figure in reversed(inside) if _day(figure)), date)
        _read_clause(_Clause(clause.text, clause.start, date, subject), inside, found)
        subject = subject if inside else clause.text.strip("，；：。 ")
    return tuple(found)


@dataclass(frozen=True)
class _Clause:
    """A clause at its place in the sentence, with the day told so far and the clause before it that had no figure."""

    text: str
    start: int
    date: str
    subject: str


def _day(figure: Figure) -> str:
    return figure.text.replace(" ", "") if figure.kind == "date" and _DAY.match(figure.text) else ""


def _read_clause(clause: _Clause, figures: list[Figure], found: list[Mention]) -> None:
    used = 0
    for figure, following in zip_longest(figures, figures[1:]):
        start, end = figure.start - clause.start, figure.end - clause.start
        stop = following.start - clause.start if following else len(clause.text)
        before, after = clause.text[used:start], clause.text[end:stop]
        if figure.kind in ("quantity", "date"):
            used = end
        if figure.kind != "quantity" or _adds_to_last(figure, before, found) or not _counts(figure, before, after):
            continue
        one_by_one = figure.text * 2 in clause.text[max(start - len(figure.text), 0) : end + len(figure.text)]
        if one_by_one or (found and (_WORKED_OUT.search(before) or _TARGET.match(after))):
            continue
        noun = counted_words(after)
        if mention := _mention(figure, before, after, clause, found):
            found.append(mention)
            used += len(noun) if noun and noun in mention.label else 0


def _adds_to_last(figure: Figure, before: str, found: list[Mention]) -> bool:
    """Tell whether the figure only says how the last one changed, or its stock; and note that there."""
    change, reading = _CHANGE.search(before), _reading(figure)
    if found and reading and _OF_LAST_YEAR.fullmatch(before) and _alike(found[-1].unit, reading.unit):
        exact = not reading.approx and not found[-1].approx and reading.unit == found[-1].unit
        found[-1] = replace(found[-1], last=reading.amount if exact else found[-1].last)
        return True
    if found and found[-1].last and _BY_HOW_MUCH.fullmatch(before):
        return True
    if not found or change:
        if found and change:
            found[-1] = _changed(found[-1], figure, bool(change["fall"]))
        return bool(change)
    if reading and _CAME_TO.fullmatch(before) and found[-1].was and reading.unit == found[-1].unit:
        last = found[-1].amount if found[-1].was in _LAST_YEAR and not found[-1].approx else None
        found[-1] = replace(found[-1], amount=reading.amount, approx=reading.approx, last=last, was="")
        return True
    if reading and _JUST_A_TOTAL.match(before) and _alike(found[-1].unit, reading.unit) and not found[-1].is_total:
        found[-1] = replace(found[-1], total=reading.amount)
        return True
    return False


def _mention(figure: Figure, before: str, after: str, clause: _Clause, found: list[Mention]) -> Mention | None:
    reading = _reading(figure)
    label = label_of(_WAS.sub("", before), after)
    if not label and _JUST_SAID.match(before):
        label = label_of(clause.subject, "")
    if len(label) == 1 or label in _VERBS_ALONE:
        label = _topic(before) or _topic(clause.subject) or label
    if before.startswith("、") and found and not opening_verb(label):
        label = opening_verb(found[-1].label) + label
    if not reading or not label:
        return None
    state, was = _STATE.search(clause.text), _WAS.search(before)
    whole = next((mention for mention in reversed(found) if not mention.is_part), None)
    if whole and label.startswith(("正在", "尚")):
        label = whole.label
    is_part = bool(_PART.match(clause.text)) or bool(whole and _follows(label, reading, whole))
    return Mention(
        label, reading.amount, reading.approx, reading.unit, clause.date, state[0] if state else "",
        bool(_TOTAL.search(before)), is_part, was=was[1] or "从前" if was else "",
    )  # fmt: skip


def _topic(words: str) -> str:
    """Name what a clause speaks of before it says where, when or how much: 宣讲放在班前会上讲 → 宣讲."""
    found = _TOPIC.match(words)
    return found["topic"] if found else ""


def _follows(label: str, reading: Reading, last: Mention) -> bool:
    """Tell whether a figure is what became of the one before it: 受理66件，调解成功61件."""
    told = label == last.label or _OUTCOME.search(label)
    return bool(told) and reading.unit == last.unit and reading.amount.low <= last.amount.high


def _counts(figure: Figure, before: str, after: str) -> bool:
    if figure.low is None or not figure.unit or figure.unit in _UNCOUNTED or figure.fraction:
        return False
    if _SPELT_OUT.match(figure.text) and figure.unit not in _COUNTED_WHEN_SPELT:
        return False
    return not (_PER.search(before) or _ASIDE.match(after))


def _reading(figure: Figure) -> Reading | None:
    """Read a figure in its own unit (5.8万元), or as it was expanded where it is spelt out (三家)."""
    if figure.low is None or figure.high is None:
        return None
    try:
        reading = read_amount(figure.text)
    except ValueError:
        return Reading(Amount(figure.low, figure.high), figure.approx, figure.unit)
    return reading if reading.unit else None


def _alike(unit: str, other: str) -> bool:
    return unit == other or units_agree(unit, other)


def _changed(mention: Mention, figure: Figure, fell: bool) -> Mention:
    """Take the change off the value: last year's is what remains; a change in % tells no exact figure."""
    reading = _reading(figure)
    points = mention.unit == "%" and figure.unit == "百分点"
    exact = not mention.approx and not mention.amount.is_range and reading and not reading.approx
    if not reading or not exact or not (points or (figure.unit != "%" and reading.unit == mention.unit)):
        return mention
    last = mention.amount.low + (reading.amount.low if fell else -reading.amount.low)
    return replace(mention, last=Amount(last, last)) if last >= 0 else mention
