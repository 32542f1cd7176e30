"""Words an editor would strike: guidance of another time, wrong terms, stock phrases, degrees that nothing measures."""

import re
from collections.abc import Iterator

from assistant.facts.days import read_days
from assistant.records import FactSheet, Finding
from assistant.review.expression import sheet_words
from assistant.review.reading import Reading
from assistant.text.wording import Month, find_cliches, find_outdated, find_wrong_terms

_SENSITIVE = re.compile(
    r"群体性事件|(?:集体|越级|赴京|进京|重复)上访|缠访|闹访|上访户|罢工|停工闹|维稳|闹事|涉密|机密|绝密|内部资料|刁民|穷人|暴力讨薪|恶意讨薪"
)
_SESSION = re.compile("[一二]?十[一二三四五六七八九]?届[一二三四五六七]中全会")
_PERIOD_ENDS = {
    "上半年": 6,
    "第一季度": 3,
    "一季度": 3,
    "第二季度": 6,
    "二季度": 6,
    "第三季度": 9,
    "三季度": 9,
    "前三季度": 9,
}


def check_wording(reading: Reading, sheet: FactSheet) -> list[Finding]:
    """Object to anachronisms; warn of wrong terms; note clichés."""
    month, known = written_in(sheet), " ".join(sheet_words(sheet))
    findings: list[Finding] = [*_other_session(reading, sheet)]
    for number, line in enumerate(reading.lines, 1):
        findings += [*_outdated(line, number, month, known), *_terms(line, number, known)]
        findings += [*_sensitive(line, number, known), *_cliches(line, number, known)]
    return findings


def _other_session(reading: Reading, sheet: FactSheet) -> Iterator[Finding]:
    """Object to another plenary session than the sheet's guidance names, which the text names nowhere."""
    own = set(_SESSION.findall(" ".join(sheet.guidance)))
    everything = "".join(reading.lines) if own else ""
    if not own or any(session in everything for session in own):
        return
    for number, line in enumerate(reading.lines, 1):
        for match in _SESSION.finditer(line):
            right = min(own)
            message = f"事实表里写的是{right}，这里写成“{match[0]}”。请核对。"
            yield Finding("anachronism", "error", number, match.start(), match.end(), match[0], message, right)


def written_in(sheet: FactSheet) -> Month:
    """Give the month a summary is written in: that of `until`, else the period's last."""
    days = read_days(sheet.until) if sheet.until else ()
    month = days[-1].month if days and days[-1].month else _PERIOD_ENDS.get(sheet.period, 12)
    return sheet.year, month


def _outdated(line: str, number: int, month: Month, known: str) -> Iterator[Finding]:
    for span, slogan in find_outdated(line, month):
        if span.text in known:
            continue
        then = f"{slogan.first[0]}年" if slogan.last is None else f"{slogan.first[0]}—{slogan.last[0]}年"
        instead = f"请改为“{slogan.instead}”。" if slogan.instead else "请删去，或改为当年的提法。"
        message = f"“{span.text}”是{then}的提法，与{month[0]}年的总结不合。{instead}"
        yield Finding("anachronism", "error", number, span.start, span.end, span.text, message, slogan.instead or None)


def _terms(line: str, number: int, known: str) -> Iterator[Finding]:
    for span, term in find_wrong_terms(line):
        if span.text not in known:
            reason = f"（{term.reason}）" if term.reason else ""
            message = f"“{span.text}”宜改为“{term.right}”{reason}。"
            yield Finding("wording", "warning", number, span.start, span.end, span.text, message, term.right)


def _sensitive(line: str, number: int, known: str) -> Iterator[Finding]:
    for match in _SENSITIVE.finditer(line):
        if match[0] not in known:
            message = f"“{match[0]}”较敏感，公开材料慎用。请改为中性说法或删去。"
            yield Finding("sensitive", "warning", number, match.start(), match.end(), match[0], message)


def _cliches(line: str, number: int, known: str) -> Iterator[Finding]:
    for span in find_cliches(line):
        if line[span.start : span.end + 4] in known or line[max(0, span.start - 4) : span.end] in known:
            continue  # part of a name: 深入贯彻中央八项规定精神学习教育
        message = f"“{span.text}”是套话。能写做法、数字或成效的，请换成实话。"
        yield Finding("cliche", "info", number, span.start, span.end, span.text, message)
