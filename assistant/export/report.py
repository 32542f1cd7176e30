"""What a review found, as a page that a person can read and file beside the draft."""

from collections.abc import Sequence

from assistant.records import Fact, FactSheet, Finding, NumberVerdict, Report
from assistant.text.measures import render_amount

GRADES = {"error": "要改", "warning": "提醒", "info": "参考"}
_STATUSES = {
    "supported": "与事实表一致",
    "derived": "由事实表算出",
    "unsupported": "没有依据",
    "wrong_unit": "单位不符",
    "wrong_attribute": "说的不是这件事",
}
_SNIPPET = 24


def to_report(report: Report, lines: Sequence[str], sheet: FactSheet) -> str:
    """Write a review as Markdown: verdict, findings with place and advice, facts, and every figure's ground.

    `lines` are those of the text that was reviewed; line 0 of a finding is the whole text.
    """
    parts = [f"# 核对报告：{lines[0] if lines else sheet.unit}", summary(report), *_findings(report, lines)]
    parts += [*_facts(report, sheet), *_numbers(report, sheet)]
    return "\n\n".join(parts) + "\n"


def summary(report: Report) -> str:
    """Say in a sentence how many facts were told, how many figures have a ground, and what is to be done."""
    used = sum(status == "used" for _, status in report.facts)
    judged = [number for number in report.numbers if number.status in _STATUSES]
    grounded = sum(number.status in ("supported", "derived") for number in judged)
    counts = [f"{name} {_count(report, grade)} 处" for grade, name in GRADES.items() if _count(report, grade)]
    told = "，".join(counts) if counts else "没有发现问题"
    return f"事实写到 {used}/{len(report.facts)} 条；数字有依据 {grounded}/{len(judged)} 处；{told}。"


def fact_words(fact: Fact) -> str:
    """Say a fact in a line: what it is about and its figures."""
    told = [fact.label or fact.text]
    amounts = (("", fact.value), ("共", fact.total), ("上年", fact.last), ("目标", fact.target))
    for name, amount in amounts:
        if amount:
            told.append(name + render_amount(amount, fact.unit, fact.approx if amount is fact.value else ""))
    return " ".join(told)


def place_of(finding: Finding) -> str:
    """Say where a finding stands."""
    return f"第 {finding.line} 段" if finding.line else "全文"


def _count(report: Report, grade: str) -> int:
    return sum(finding.severity == grade for finding in report.findings)


def _findings(report: Report, lines: Sequence[str]) -> list[str]:
    parts = []
    for grade, name in GRADES.items():
        found = [finding for finding in report.findings if finding.severity == grade]
        if found:
            parts.append(f"## {name}（{len(found)} 处）")
            parts.append("\n".join(_finding(number, finding, lines) for number, finding in enumerate(found, 1)))
    return parts


def _finding(number: int, finding: Finding, lines: Sequence[str]) -> str:
    line = lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""
    start = max(0, finding.start - _SNIPPET // 2)
    snippet = f"“{'…' if start else ''}{line[start : finding.end + _SNIPPET // 2]}”" if line else ""
    advice = f" 建议：{finding.suggestion}" if finding.suggestion else ""
    return f"{number}. {place_of(finding)}{snippet}：{finding.message}{advice}"


def _facts(report: Report, sheet: FactSheet) -> list[str]:
    facts = {fact.id: fact for fact in sheet.all_facts}
    missing = [facts[key] for key, status in report.facts if status == "missing" and key in facts]
    if not missing:
        return ["## 事实", "事实表各条都已写到。"]
    rows = [f"- {fact.id} {fact_words(fact)}{'' if fact.must else '（可以不写）'}" for fact in missing]
    return [f"## 没有写到的事实（{len(missing)} 条）", "\n".join(rows)]


def _numbers(report: Report, sheet: FactSheet) -> list[str]:
    facts = {fact.id: fact for fact in sheet.all_facts}
    judged = [number for number in report.numbers if number.status in _STATUSES]
    rows = [_number(number, facts) for number in judged]
    table = ["| 段 | 数字 | 核对 | 依据 |", "|---|---|---|---|", *rows]
    return [f"## 数字（{len(judged)} 处）", "\n".join(table)] if rows else []


def _number(number: NumberVerdict, facts: dict[str, Fact]) -> str:
    ground = "；".join(fact_words(facts[key]) for key in number.fact_ids if key in facts)
    formula = f"（{number.formula}）" if number.formula else ""
    cells = (str(number.line), number.text, _STATUSES[number.status], ground + formula)
    return "| " + " | ".join(cell.replace("|", "／") for cell in cells) + " |"
