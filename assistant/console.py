"""What the commands say on the screen."""

import json
import sys
from collections.abc import Sequence
from typing import Any

import click

from assistant.records import Draft, DraftSection, Exemplar, Fact, FactSheet, Finding, Inspection, Report

MARKS = {"error": "错误", "warning": "提醒", "info": "提示"}
MOST_SHOWN = 20


def print_json(tree: Any) -> None:
    """Print a tree as JSON."""
    click.echo(json.dumps(tree, ensure_ascii=False, indent=1, default=str))


def say_progress(what: str, done: int, total: int) -> None:
    """Say how far a long piece of work is, on one line that is written over."""
    if sys.stderr.isatty() or done == total:
        end = "\n" if done == total else "\r"
        click.echo(f"{what} {done}/{total}{end}", nl=False, err=True)


def say_section(place: int, section: DraftSection) -> None:
    """Say that a section is written."""
    click.echo(f"  {section.heading or '引言'}", err=True)


def say_notices(written: Draft) -> None:
    """Say what a draft warns of."""
    for notice in written.notices:
        click.echo(f"提醒：{notice}")


def say_inspection(inspection: Inspection) -> None:
    """Say what a document would be taken apart into."""
    click.echo(f"{inspection.source}（{inspection.encoding}）：{len(inspection.articles)} 篇")
    for article in inspection.articles:
        same = f"，与第 {article.duplicate_of} 篇相同" if article.duplicate_of is not None else ""
        like = f"，与第 {article.similar_to} 篇大部分相同" if article.similar_to is not None else ""
        broken = "" if article.complete else "，文末中断"
        click.echo(
            f"第 {article.index} 篇　{article.title}　第 {article.first_line}—{article.last_line} 行"
            f"{same}{like}{broken}"
        )
        for section in article.sections:
            click.echo(f"    {section.number}　{section.heading}　[{'、'.join(section.themes)}]")
    for dropped in inspection.dropped:
        click.echo(f"舍去第 {dropped.first_line}—{dropped.last_line} 行：{dropped.reason}")
    for told in inspection.unread:
        click.echo(f"没有读全：{told}", err=True)


def say_exemplar(number: int, exemplar: Exemplar) -> None:
    """Say one passage found, masked and as it was."""
    name = f"{exemplar.title}（{exemplar.source}）" if exemplar.title else exemplar.source
    click.echo(f"{number}. {exemplar.heading}　[{'、'.join(exemplar.themes)}]　{name}")
    for what, text in (("隐去", exemplar.masked), ("原文", exemplar.text)):
        click.echo(f"   {what}：" + text.replace("\n", "\n         "))


def fact_line(fact: Fact, is_open: bool) -> str:
    """Return a fact of a sheet as one line."""
    from assistant.text.figures import render_amount

    amount = fact.value or fact.total
    figure = render_amount(amount, fact.unit, fact.approx) if amount else "待补" if is_open else ""
    return f"  {fact.id}　{fact.theme}　{fact.label or fact.text}　{figure}".rstrip("　")


def say_report(report: Report, sheet: FactSheet) -> None:
    """Say what a check found, the first findings in full."""
    from assistant.export.trees import coverage_tree

    coverage = coverage_tree(sheet, report)
    unsupported = [number for number in report.numbers if number.status in ("unsupported", "wrong_unit")]
    lines = [
        f"核对：数字 {len(report.numbers)} 处，没有依据的 {len(unsupported)} 处；"
        f"事实 {coverage['facts']} 条，写到 {coverage['used']} 条；"
        f"{_counted(report.findings)}。"
    ]
    lines += [f"  未写：{row['id']}（{row['reason']}）" for row in coverage["unused"]]
    lines += [_finding_line(finding) for finding in report.findings[:MOST_SHOWN]]
    if len(report.findings) > MOST_SHOWN:
        lines.append(f"  另有 {len(report.findings) - MOST_SHOWN} 条，用 gongbi check --json 查看全部。")
    click.echo("\n".join(lines))


def _counted(findings: Sequence[Finding]) -> str:
    counts = {mark: sum(MARKS[finding.severity] == mark for finding in findings) for mark in MARKS.values()}
    return "，".join(f"{mark} {count} 条" for mark, count in counts.items())


def _finding_line(finding: Finding) -> str:
    place = f"第 {finding.line} 段" if finding.line else "全文"
    suggestion = f" 建议：{finding.suggestion}" if finding.suggestion else ""
    return f"  {MARKS[finding.severity]}　{place}：{finding.message}{suggestion}"
