"""What the commands say on the screen."""

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from assistant.records import Draft, DraftSection, Exemplar, Fact, FactSheet, Finding, Inspection, Report

if TYPE_CHECKING:
    from assistant.corpus.ingest import IngestReport
    from assistant.facts.sheet import LoadedSheet


def to_json(tree: Any) -> str:
    """Return a tree as JSON, Chinese as it is."""
    return json.dumps(tree, ensure_ascii=False, indent=1, default=str)


def print_json(tree: Any) -> None:
    """Print a tree as JSON."""
    click.echo(to_json(tree))


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


def say_ingest(report: "IngestReport") -> None:
    """Say what became of the files that were to be taken in."""
    click.echo(
        f"新收 {len(report.added)} 个文件，更新 {len(report.replaced)} 个，未变 {len(report.unchanged)} 个，"
        f"移除 {len(report.removed)} 个，"
        f"跳过 {len(report.passed_over)} 个；共 {report.articles} 篇、{report.sections} 节，"
        f"其中重复 {report.duplicates} 篇、不完整 {report.incomplete} 篇。"
    )
    if not (report.added or report.replaced or report.unchanged or report.passed_over or report.unreadable):
        click.echo(
            "没有找到可以收入的文件。请核对文件夹；收 txt、md、docx、doc、wps、pdf、xlsx、xls 和 zip。", err=True
        )
    for path, reason in report.unreadable:
        click.echo(f"未能读取 {path}：{reason}", err=True)
    for path, reason in report.partly_read:
        click.echo(f"没有读全 {path}：{reason}", err=True)


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


def say_sheet(loaded: "LoadedSheet") -> None:
    """Say what a sheet holds, a fact a line, and what looks wrong in it."""
    sheet = loaded.sheet
    click.echo(f"{sheet.unit}　{sheet.year}年　{sheet.period}：事实 {len(sheet.facts)} 条，", nl=False)
    click.echo(f"存在不足 {len(sheet.problems)} 条，计划 {len(sheet.plans)} 条。")
    for warning in loaded.warnings:
        click.echo(f"提醒：{warning}")
    for fact in sheet.all_facts:
        click.echo(_fact_line(fact, fact.id in loaded.open_rows))


def say_report(report: Report, sheet: FactSheet) -> None:
    """Say what a check found: the verdict, what is to be done about it, and what may stay untold."""
    from assistant.export.report import fact_words, summary

    missing = {fact_id for fact_id, status in report.facts if status == "missing"}
    spare = [fact_words(fact) for fact in sheet.all_facts if fact.id in missing and not fact.must]
    lines = [f"核对：{summary(report)}", *map(_finding_line, report.findings)]
    lines += [f"  没有写到，也可以不写：{'；'.join(spare)}"] if spare else []
    click.echo("\n".join(lines))


def _fact_line(fact: Fact, is_open: bool) -> str:
    from assistant.text.measures import render_amount

    amount = fact.value or fact.total
    figure = render_amount(amount, fact.unit, fact.approx) if amount else "待补" if is_open else ""
    return f"  {fact.id}　{fact.theme}　{fact.label or fact.text}　{figure}".rstrip("　")


def _finding_line(finding: Finding) -> str:
    from assistant.export.report import GRADES, place_of

    suggestion = f" 建议：{finding.suggestion}" if finding.suggestion else ""
    return f"  {GRADES[finding.severity]}　{place_of(finding)}：{finding.message}{suggestion}"
