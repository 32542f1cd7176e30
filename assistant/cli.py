"""The command `gongbi`. Exit 0: nothing to object to; 1: done, with errors found; 2: not done, a sentence says why."""

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.command_line import Commands, usage_sentence
from assistant.console import (
    print_json,
    say_exemplar,
    say_ingest,
    say_inspection,
    say_notices,
    say_progress,
    say_report,
    say_section,
    say_sheet,
    to_json,
)
from assistant.errors import GongbiError
from assistant.files import refused, require_writable, set_aside, write_whole
from assistant.records import ARTICLE_THEMES, THEME_ALIASES, Draft, Exemplar, FactSheet, Report

if TYPE_CHECKING:
    from assistant.settings import Settings

PATH = click.Path(path_type=Path, readable=False)  # whoever opens a file says better why it does not open


@click.group(cls=Commands, help="工笔：把乡镇（街道）工会的事实写成可以署名的工作总结。", no_args_is_help=True)
def gongbi() -> None:
    """Hold the commands."""


@gongbi.command(help="用随附的样例镇写一份总结：Word、Markdown 和核对报告；不用模型，不联网。")
@click.option("--out", type=PATH, default=Path("gongbi-demo"), metavar="文件夹", help="默认 gongbi-demo。")
def demo(out: Path) -> int:
    """Draft the sample town's summary."""
    from assistant.drafting.pipeline import draft as write
    from assistant.export.report import to_report
    from assistant.export.write import write_draft
    from assistant.facts.sheet import load_sheet
    from assistant.resources import SAMPLES

    settings = _settings()
    sheet = load_sheet(SAMPLES / "qingxi-2025.yaml").sheet
    _make_folder(out)
    with _open_corpus(settings) as corpus:
        click.echo(f"范文库：{len(corpus.exemplars())} 个往年总结的段落。")
        written = write(sheet, corpus, on_section=say_section)
        report = _review(written, sheet, corpus.exemplars())
    stem = f"{sheet.unit}{sheet.year}年工作总结"
    paths = [out / f"{stem}.docx", out / f"{stem}.md"]
    for path in paths:
        write_draft(written, path)
    paths.append(out / f"{stem}核对报告.txt")
    write_whole(paths[-1], to_report(report, written.text.split("\n"), sheet).encode())
    click.echo("写好了：")
    for path in paths:
        click.echo(f"  {path.resolve()}")
    say_notices(written)
    say_report(report, sheet)
    click.echo("在浏览器里打开：gongbi serve")
    return _exit(report)


@gongbi.command(help="把往年总结（文件或文件夹）收入范文库；没有变化的跳过，事实表不收。")
@click.argument("paths", nargs=-1, required=True, metavar="路径...", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def ingest(paths: tuple[Path, ...], as_json: bool) -> int:
    """Bring summaries into the corpus."""
    from dataclasses import asdict

    from assistant.corpus.ingest import ingest as take

    report = take(paths, _settings(), say_progress)
    if as_json:
        print_json({"schema": 1, **asdict(report)})
    else:
        say_ingest(report)
    return 1 if report.unreadable or report.partly_read else 0


@gongbi.command(help="看看一个文件会被拆成什么；什么都不保存。")
@click.argument("file", metavar="文件", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def inspect(file: Path, as_json: bool) -> int:
    """Show what ingest would make of a file."""
    from assistant.corpus.inspect import inspect_document
    from assistant.corpus.readers import read_document
    from assistant.export.trees import inspection_tree

    inspection = inspect_document(read_document(file), str(file))
    if as_json:
        print_json(inspection_tree(inspection))
    else:
        say_inspection(inspection)
    return 1 if inspection.unread else 0


@gongbi.command(help="在范文库里找相近的段落。")
@click.argument("query", metavar="词语")
@click.option("--theme", "themes", multiple=True, metavar="主题", help="只找这个主题，可以写多次。")
@click.option("-k", "count", type=click.IntRange(1, 100), default=5, metavar="N", help="找几段，1 到 100，默认 5。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def search(query: str, themes: tuple[str, ...], count: int, as_json: bool) -> int:
    """Search the corpus."""
    from dataclasses import asdict

    from assistant.corpus.retrieve import fits

    wanted = [_theme(name) for name in themes]
    with _open_corpus(_settings()) as corpus:
        found = corpus.search(query, wanted, count)
    is_fit = fits(query, found)
    if as_json:
        results = [asdict(exemplar) for exemplar in found]
        print_json({"schema": 1, "query": query, "fits": is_fit, "results": results})
        return 0
    if not found:
        click.echo("没有找到。换几个词再试，或用 gongbi ingest 收入更多往年总结。")
    elif not is_fit:
        click.echo(
            f"没有贴切的段落：范文库里几乎没有“{query}”的字样。下面几段只是意思相对近，仅供参考；也可以换个说法再找。"
        )
    for number, exemplar in enumerate(found, 1):
        say_exemplar(number, exemplar)
    return 0


@gongbi.command(help="建一张空的事实表（.xlsx 或 .yaml），附填好的例子。")
@click.argument("file", metavar="文件", type=PATH)
def template(file: Path) -> int:
    """Write an empty fact sheet."""
    from assistant.facts.template import write_template

    write_template(file)
    click.echo(f"已建好 {file}。填好后运行：gongbi draft {file} --out 总结.docx")
    return 0


@gongbi.command(help="检查一张事实表（xlsx、yaml、json），或从一篇文字里找出事实（docx、doc、pdf、txt）。")
@click.argument("file", metavar="文件", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def facts(file: Path, as_json: bool) -> int:
    """Read a sheet, or propose one from a text."""
    from assistant.facts.sheet import is_table

    return _sheet_facts(file, as_json) if is_table(file) else _text_facts(file, as_json)


@gongbi.command(help="按事实表起草一份总结（.docx、.md 或 .txt）。")
@click.argument("facts", metavar="事实表", type=PATH)
@click.option("--out", required=True, type=PATH, metavar="文件", help="写到哪个文件：.docx、.md 或 .txt。")
@click.option("--model", metavar="模型", help="模型名；offline 为不用模型。默认取 GONGBI_MODEL。")
@click.option("--json", "tree_path", type=PATH, metavar="文件", help="同时把全部过程写成 JSON 文件。")
def draft(facts: Path, out: Path, model: str | None, tree_path: Path | None) -> int:
    """Draft a summary."""
    from assistant.drafting.pipeline import draft as write
    from assistant.export.trees import draft_tree
    from assistant.export.write import require_form, write_draft
    from assistant.facts.sheet import load_sheet
    from assistant.models import chat_model

    settings = _settings()
    require_form(out)
    for path in filter(None, (out, tree_path)):
        require_writable(path)
    if tree_path and tree_path.resolve() in (facts.resolve(), out.resolve()):
        raise GongbiError(f"--json 的文件不能就是事实表或总结（{tree_path}），不然会把它盖掉。请换一个文件名。")
    loaded = load_sheet(facts)
    for warning in loaded.warnings:
        click.echo(f"提醒：{warning}", err=True)
    chat = chat_model(settings, model)
    with _open_corpus(settings) as corpus:
        written = write(loaded.sheet, corpus, chat, on_section=say_section)
        report = _review(written, loaded.sheet, corpus.exemplars())
    kept = set_aside(out)
    write_draft(written, out)
    if tree_path:
        tree = draft_tree(written, loaded.sheet, report)
        write_whole(tree_path, to_json(tree).encode())
    click.echo(f"写好了：{out.resolve()}" + (f"（原来的改名留着：{kept.name}）" if kept else ""))
    say_notices(written)
    say_report(report, loaded.sheet)
    return _exit(report)


@gongbi.command(help="拿事实表核对一份总结（.docx、.md、.txt），改过的也可以。")
@click.argument("draft", metavar="总结", type=PATH)
@click.option("--facts", "facts_path", required=True, type=PATH, metavar="事实表", help="写总结用的事实表。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def check(draft: Path, facts_path: Path, as_json: bool) -> int:
    """Check a text against a sheet."""
    from assistant.corpus.readers import read_document
    from assistant.corpus.retrieve import others_exemplars
    from assistant.export.trees import report_tree
    from assistant.facts.sheet import is_table, load_sheet
    from assistant.review.review import review

    if is_table(draft):
        raise GongbiError(f"{draft.name} 是表格，不是总结。写法：gongbi check 总结.docx --facts 事实表.xlsx")
    sheet = load_sheet(facts_path).sheet
    lines = read_document(draft).lines
    report = review(lines, sheet, others_exemplars(_settings(), sheet, say_progress))
    if as_json:
        print_json(report_tree(report))
    else:
        say_report(report, sheet)
    return _exit(report)


@gongbi.command(help="考核：让各种会出错的模型改写随机事实表的草稿，看核对是否全部拦下；有没拦下的或误报，退出码为 1。")
@click.option("--kinds", metavar="类别", help="只试这几种模型，用逗号隔开；默认全部。")
@click.option("--sheets", type=click.IntRange(1, 1000), default=2, metavar="N", help="随机事实表的份数，默认 2。")
@click.option(
    "--facts",
    "size",
    type=click.IntRange(5, 80),
    metavar="N",
    help="每份几条事实；默认 12 条，10 份以上时 5 至 80 条。",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def evaluate(kinds: str | None, sheets: int, size: int | None, as_json: bool) -> int:
    """Try the guards against adversaries, the checks against mutants and good drafts."""
    from assistant.evals.report import to_lines, to_tree
    from assistant.evals.trial import run, wanted_kinds

    trial = run(wanted_kinds(kinds), sheets, size, say_progress)
    if as_json:
        print_json(to_tree(trial))
    else:
        for line in to_lines(trial):
            click.echo(line)
    return 0 if trial.ok else 1


@gongbi.command(help="从数据库重建检索索引。")
def rebuild() -> int:
    """Make the indexes again."""
    from assistant.corpus.retrieve import rebuild as make_again

    count = make_again(_settings(), say_progress)
    click.echo(f"索引已重建，共 {count} 段。")
    return 0


@gongbi.command(help="在本机打开网页版。")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, metavar="N", help="端口，默认 8501。")
def serve(port: int) -> int:
    """Run the app."""
    from assistant.ui.serve import require_free_port, streamlit_command

    _settings()
    require_free_port(port)
    click.echo(f"请在浏览器打开 http://127.0.0.1:{port}（按 Ctrl+C 停止）")
    try:  # what Streamlit says on stdout is in English, and nothing of it is needed
        return subprocess.run(streamlit_command(port), stdout=subprocess.DEVNULL, check=False).returncode
    except KeyboardInterrupt:
        click.echo("工笔已关闭。")
        return 0


def main() -> None:
    """Run a command; an expected failure is a Chinese sentence on stderr and exit 2."""
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    logging.getLogger("chromadb").setLevel(logging.ERROR)
    _show_what_can_be_shown()
    try:
        code = gongbi.main(prog_name="gongbi", standalone_mode=False)
    except BrokenPipeError:
        code = 0
    except (GongbiError, click.UsageError, click.Abort, KeyboardInterrupt, OSError) as exc:
        click.echo(_sentence(exc), err=True)
        code = 2
    sys.exit(code if isinstance(code, int) else 0)


def _sentence(exc: BaseException) -> str:
    match exc:
        case click.exceptions.NoArgsIsHelpError():
            return exc.format_message()
        case click.UsageError():
            return usage_sentence(exc)
        case click.Abort() | KeyboardInterrupt():
            return "已停止。"
        case OSError():
            return refused(exc)
        case _:
            return str(exc)


def _show_what_can_be_shown() -> None:
    """Let a screen that is set to GBK show a question mark for what it does not have, as emoji, and go on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _settings() -> "Settings":
    """Read the settings; imported here, as all that takes time, so that Ctrl+C meets `main` and not an import."""
    from assistant.settings import load_settings

    return load_settings()


def _open_corpus(settings: "Settings") -> Any:
    from assistant.corpus.retrieve import open_corpus

    corpus = open_corpus(settings, say_progress)
    for notice in corpus.notices:
        click.echo(notice, err=True)
    return corpus


def _review(written: Draft, sheet: FactSheet, exemplars: Sequence[Exemplar]) -> Report:
    from assistant.corpus.retrieve import of_others
    from assistant.review.review import review

    return review(written.text.split("\n"), sheet, of_others(exemplars, sheet))


def _sheet_facts(file: Path, as_json: bool) -> int:
    from assistant.facts.dumping import dump_sheet
    from assistant.facts.sheet import load_sheet

    loaded = load_sheet(file, complete=False)
    if as_json:
        print_json(dump_sheet(loaded.sheet, loaded.open_rows))
    else:
        say_sheet(loaded)
    return 0


def _text_facts(file: Path, as_json: bool) -> int:
    from assistant.corpus.readers import read_document
    from assistant.facts.dumping import dump_yaml
    from assistant.facts.find import propose_sheet

    tree = propose_sheet(read_document(file).lines)
    if not tree["facts"]:
        click.echo(f"{file.name} 里没有找到带数字的事。请核对是不是往年的总结。", err=True)
    if as_json:
        print_json(tree)
    else:
        click.echo(dump_yaml(tree), nl=False)
    return 0


def _theme(name: str) -> str:
    theme = THEME_ALIASES.get(name, name)
    if theme not in ARTICLE_THEMES:
        raise GongbiError(f"没有“{name}”这个主题。可用的主题：{'、'.join(ARTICLE_THEMES)}。")
    return theme


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise GongbiError(f"无法建立文件夹 {path.resolve()}。请用 --out 指定一个可写的位置。") from exc


def _exit(report: Report) -> int:
    return 0 if report.ok else 1


if __name__ == "__main__":
    main()
