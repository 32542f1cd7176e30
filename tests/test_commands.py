"""A mistake on the command line is told in Chinese, with what to do; nothing is half done."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.console import say_report
from assistant.facts.sheet import parse_tree
from assistant.facts.template import write_template
from assistant.review.review import review


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GONGBI_HOME", str(tmp_path / "home"))
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    write_template(Path("事实表.xlsx"))
    return folder


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["gongbi", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        output = capsys.readouterr()
        return ended.value.code, (output.err or output.out).strip()

    return run


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("draft",), "还缺 事实表。请用 gongbi draft --help 查看用法。"),
        (("draft", "事实表.xlsx"), "还缺 --out 文件。请用 gongbi draft --help 查看用法。"),
        (("draft", "事实表.xlsx", "--out"), "选项 --out 后面还缺内容。请用 gongbi --help 查看用法。"),
        (("search", "慰问", "-k", "0"), "-k N 要填 1 到 100 的整数。请用 gongbi search --help 查看用法。"),
        (("search", "慰问", "--主题", "x"), "没有 --主题 这个选项。请用 gongbi search --help 查看用法。"),
        (("facts", "没有.xlsx"), "找不到文件 没有.xlsx。请核对文件名和所在的文件夹。"),
        (("facts", "没有.docx"), "找不到文件 没有.docx。请核对文件名和所在的文件夹。"),
        (("facts", "台账.xls"), "台账.xls 是别的格式的表格。请用 Excel 或 WPS 打开，另存为 .xlsx 再试。"),
        (("inspect", "."), "“.”是文件夹。请写明里面的哪个文件。"),
        (("template", "没有/表.xlsx"), "无法写入 没有/表.xlsx：文件夹 没有 不存在。请先建立文件夹，或换一个位置。"),
        (
            ("check", "事实表.xlsx", "--facts", "事实表.xlsx"),
            "事实表.xlsx 是表格，不是总结。写法：gongbi check 总结.docx --facts 事实表.xlsx",
        ),
        (
            ("draft", "事实表.xlsx", "--out", "没有/总结.docx"),
            "无法写入 没有/总结.docx：文件夹 没有 不存在。请先建立文件夹，或换一个位置。",
        ),
        (
            ("draft", "事实表.xlsx", "--out", "总结.docx", "--json", "没有/全.json"),
            "无法写入 没有/全.json：文件夹 没有 不存在。请先建立文件夹，或换一个位置。",
        ),
        (
            ("draft", "事实表.xlsx", "--out", "总结.docx", "--json", "事实表.xlsx"),
            "--json 的文件不能就是事实表或总结（事实表.xlsx），不然会把它盖掉。请换一个文件名。",
        ),
    ],
)
def test_mistake_is_told_with_the_way_out(told, words: tuple[str, ...], sentence: str):
    assert told(*words) == (2, sentence)


def test_unknown_command_is_answered_with_those_that_there_are(told):
    code, sentence = told("写总结")
    assert code == 2
    assert sentence.startswith("没有 写总结 这个命令。可用的有：demo、")
    assert sentence.endswith("请用 gongbi --help 查看用法。")


@pytest.mark.parametrize("words", [(), ("--help",), ("draft", "--help"), ("search", "--help"), ("evaluate", "--help")])
def test_help_is_in_chinese_throughout(told, words: tuple[str, ...]):
    text = told(*words)[1]
    assert text.startswith("用法：gongbi")
    assert not {"Usage", "Options", "Show", "required", "default", "PATH", "TEXT", "INTEGER"} & set(text.split())


def test_file_held_by_another_program_is_noticed_before_a_draft_is_written(told, monkeypatch: pytest.MonkeyPatch):
    Path("总结.docx").write_bytes(b"x")
    opened = Path.open

    def refuse(self: Path, mode: str = "r", *rest: object):  # what Windows does while Word holds the file
        if "+" in mode:
            raise PermissionError(13, "denied")
        return opened(self, mode, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", refuse)
    code, sentence = told("draft", "事实表.xlsx", "--out", "总结.docx")
    assert (code, "可能正在 Word、Excel 或 WPS 里开着" in sentence) == (2, True)


def test_screen_set_to_gbk_shows_a_question_mark_for_what_it_lacks(told, monkeypatch: pytest.MonkeyPatch):
    Path("简报🚀.txt").write_text("青石镇总工会2025年简报\n", encoding="utf-8")
    screen = TextIOWrapper(BytesIO(), encoding="gbk", write_through=True)
    monkeypatch.setattr(sys, "stdout", screen)
    told("inspect", str(Path("简报🚀.txt").resolve()))
    assert "简报?.txt（utf-8）" in screen.buffer.getvalue().decode("gbk")


def test_what_the_system_refuses_is_told_in_one_sentence(told, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "denied", "索引")

    monkeypatch.setattr("assistant.corpus.retrieve.rebuild", refuse)
    assert told("rebuild") == (
        2,
        "没有做成（索引：没有权限）。请检查磁盘空间和权限，或把 GONGBI_HOME 设为可写的目录。",
    )


def test_text_without_figures_is_said_to_have_none(told):
    Path("通知.txt").write_text("关于召开会议的通知\n请各单位按时参加。\n", encoding="utf-8")
    assert told("facts", str(Path("通知.txt").resolve())) == (
        0,
        "通知.txt 里没有找到带数字的事。请核对是不是往年的总结。",
    )


def test_unknown_theme_is_told_before_the_corpus_is_opened(told, home: Path):
    assert told("search", "慰问", "--theme", "乱")[1].startswith("没有“乱”这个主题。可用的主题：")
    assert not (home.parent / "home" / "index").exists()


def test_database_elsewhere_is_told_by_its_setting(told, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GONGBI_DATABASE_URL", "数据库")
    code, sentence = told("search", "慰问")
    assert (code, sentence.startswith("GONGBI_DATABASE_URL 所指的数据库打不开（")) == (2, True)
    assert "检查地址、账号和驱动" in sentence


def test_what_a_check_found_is_told_by_the_facts_own_names(capsys: pytest.CaptureFixture[str]):
    facts = [
        {"theme": "组织建设", "label": "新建企业工会", "value": 6, "unit": "家"},
        {"theme": "帮扶救助", "label": "慰问困难职工", "value": 58, "unit": "户"},
        {"theme": "文体活动", "label": "举办讲座", "value": 3, "unit": "场", "must": False},
    ]
    head = {"unit": "青石镇总工会", "town": "青石镇", "year": 2025, "period": "年度"}
    sheet = parse_tree(head | {"facts": facts}).sheet
    say_report(review(["青石镇总工会2025年工作总结", "新建企业工会6家。"], sheet, []), sheet)
    assert capsys.readouterr().out.splitlines() == [
        "核对：事实写到 1/3 条；数字有依据 1/1 处；要改 1 处。",
        "  要改　全文：没有写到“慰问困难职工”（帮扶救助）。请补写，或在事实表里标明可以不写。",
        "  没有写到，也可以不写：举办讲座 3场",
    ]
