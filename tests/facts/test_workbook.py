from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assistant.errors import SheetError
from assistant.facts.dumping import save_sheet
from assistant.facts.sheet import LoadedSheet, load_sheet
from assistant.facts.template import write_template
from assistant.records import Amount
from assistant.resources import SAMPLES

BASICS: dict[str, Any] = {"工会全称": "柳林镇总工会", "乡镇（街道）": "柳林镇", "年份": 2025, "期间": "年度"}


def filled(tmp_path: Path, *rows: dict[str, Any], change: Callable[[Workbook], None] = lambda book: None) -> Path:
    """Fill in the template as a person would, by the names of its columns."""
    path = tmp_path / "表.xlsx"
    write_template(path)
    book = load_workbook(path)
    for row in book["基本信息"].iter_rows(min_row=2):
        row[1].value = BASICS.get(str(row[0].value).rstrip(" *"))
    sheet = book["事实"]
    for number, cells in enumerate(rows, 3):
        for name, value in cells.items():
            put(sheet, number, name, value)
    change(book)
    book.save(path)
    return path


def put(sheet: Worksheet, row: int, name: str, value: Any, shown_as: str = "") -> None:
    column = next(cell.column for cell in sheet[2] if cell.value == name)
    cell = sheet.cell(row, column)
    cell.number_format = shown_as or "General"
    cell.value = value


def load(path: Path) -> LoadedSheet:
    return load_sheet(path)


def faults(path: Path) -> list[str]:
    with pytest.raises(SheetError) as caught:
        load_sheet(path)
    return caught.value.faults


def between(low: str, high: str) -> Amount:
    return Amount(Decimal(low), Decimal(high))


def test_template_filled_in_like_the_sample_gives_the_samples_facts(tmp_path: Path) -> None:
    def copy_the_example(book: Workbook) -> None:
        for row in book["示例"].iter_rows(min_row=3):
            for cell in row:
                book["事实"][cell.coordinate].value = cell.value

    sheet = load(filled(tmp_path, change=copy_the_example)).sheet
    sample = load_sheet(SAMPLES / "qingxi-2025.yaml").sheet
    assert sheet.all_facts == sample.all_facts


def test_example_and_help_are_not_read(tmp_path: Path) -> None:
    path = filled(tmp_path, {"主题": "组织建设", "事项": "新建企业工会", "数值": 6, "单位": "家"})
    assert [fact.label for fact in load(path).sheet.facts] == ["新建企业工会"]


def test_empty_template_tells_what_to_fill_in(tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    write_template(path)
    assert faults(path) == [
        "“基本信息”表：缺少“工会全称”。请补上。",
        "“基本信息”表：缺少“乡镇（街道）”。请补上。",
        "“基本信息”表：缺少“年份”。请补上。",
        "“基本信息”表：缺少“期间”。请补上。",
        "“事实”表：一条事实也没有。请至少写一条。",
    ]


def test_template_has_text_cells_and_drop_downs(tmp_path: Path) -> None:
    path = tmp_path / "空.xlsx"
    write_template(path)
    sheet = load_workbook(path)["事实"]
    assert {cell.number_format for cell in sheet[3]} == {"@"}
    choices = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert '"事实,不足,计划"' in choices
    assert any("思想引领,组织建设,新就业形态" in choice for choice in choices)
    assert sheet.freeze_panes == "D3"


def test_template_never_overwrites_a_file(tmp_path: Path) -> None:
    path = filled(tmp_path)
    with pytest.raises(SheetError, match="已经存在，没有覆盖"):
        write_template(path)


def test_yaml_template_tells_what_to_fill_in(tmp_path: Path) -> None:
    path = tmp_path / "空.yaml"
    write_template(path)
    assert faults(path) == [
        "事实表：缺少 facts（事实）。请至少写一条。",
        "第2行“unit”：缺少 unit（工会全称）。请补上。",
        "第3行“town”：缺少 town（乡镇（街道）名）。请补上。",
        "第6行“year”：缺少 year（年份）。请补上。",
    ]


def test_yaml_template_with_its_examples_uncommented_is_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "空.yaml"
    write_template(path)
    rows = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#   - {")]
    head = "unit: 柳林镇总工会\ntown: 柳林镇\nyear: 2025\nperiod: 年度\nfacts:\n"
    path.write_text(head + "\n".join(rows[:7]), encoding="utf-8")
    assert [fact.label or fact.text for fact in load_sheet(path).sheet.facts] == [
        "新建企业工会", "集体合同签订率", "春节慰问困难职工", "发放慰问金",
        "庆“五一”职工运动会", "参加职工", "周桂兰获市五一劳动奖章",
    ]  # fmt: skip


def test_rate_kept_as_a_fraction_is_a_percentage(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        put(book["事实"], 3, "数值", 0.985, "0.0%")
        put(book["事实"], 3, "上年同期", 0.96, "0.00%")
        put(book["事实"], 4, "数值", 0.971)
        put(book["事实"], 5, "数值", 0.005, "0.0%")
        put(book["事实"], 6, "数值", 1, "0%")

    path = filled(
        tmp_path,
        {"主题": "维权协商", "事项": "集体合同签订率", "单位": "%"},
        {"主题": "组织建设", "事项": "录入率", "单位": "％"},
        {"主题": "其他", "事项": "差错率", "单位": "%"},
        {"主题": "其他", "事项": "建会率"},
        change=change,
    )
    found = load(path)
    assert [(fact.value, fact.last, fact.unit) for fact in found.sheet.facts] == [
        (between("98.5", "98.5"), between("96", "96"), "%"),
        (between("97.1", "97.1"), None, "%"),
        (between("0.5", "0.5"), None, "%"),
        (between("100", "100"), None, "%"),
    ]
    assert found.warnings == ("第4行“数值”列：0.971 按 97.1% 理解。请核对。",)


def test_ranges_turned_into_dates_are_ranges_again(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        put(book["事实"], 3, "数值", datetime(2025, 10, 12), 'm"月"d"日"')
        put(book["事实"], 4, "数值", datetime(1940, 10, 1), "mmm-yy")
        put(book["事实"], 5, "数值", datetime(2025, 1, 3), "yyyy-mm-dd")

    rows = [{"主题": "其他", "事项": name, "单位": "家"} for name in "甲乙丙"]
    found = load(filled(tmp_path, *rows, change=change))
    assert [fact.value for fact in found.sheet.facts] == [between("10", "12"), between("10", "40"), between("1", "3")]
    assert found.warnings[0] == "第3行“数值”列：表格软件把内容变成了日期，按 10—12 理解。请核对。"


def test_days_and_months_kept_as_dates_are_told_apart(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        put(book["事实"], 3, "日期", datetime(2025, 4, 28), "yyyy-mm-dd")
        put(book["事实"], 4, "日期", datetime(2025, 11, 1), 'yyyy"年"m"月"')
        put(book["事实"], 5, "日期", datetime(2025, 11, 1), "yyyy/m/d")

    rows = [{"主题": "其他", "事项": name} for name in "甲乙丙"]
    dates = [fact.date for fact in load(filled(tmp_path, *rows, change=change)).sheet.facts]
    assert dates == ["2025-04-28", "2025-11", "2025-11-01"]


def test_written_figures_and_open_values_are_understood(tmp_path: Path) -> None:
    path = filled(
        tmp_path,
        {"主题": "文体活动", "事项": "参加职工", "数值": "320余人"},
        {"主题": "组织建设", "事项": "新建工会", "数值": "10-12", "单位": "家"},
        {"类别": "计划", "主题": "组织建设", "事项": "新建工会", "数值": "待补", "单位": "家"},
    )
    found = load_sheet(path, complete=False)
    first, second = found.sheet.facts
    assert (first.value, first.approx, first.unit) == (between("320", "320"), "余", "人")
    assert second.value == between("10", "12")
    assert found.open_rows == ("P1",)
    assert faults(path) == ["第5行“数值”列：“新建工会”的数值待补。请填上数，没有数的删去这一项。"]


def test_faults_name_row_and_column(tmp_path: Path) -> None:
    path = filled(
        tmp_path,
        {"主题": "组织建设", "事项": "会员", "数值": 320},
        {"主题": "组织建没", "事项": "女会员", "数值": "很多", "单位": "人", "属于哪一项": "没有的"},
        {"类别": "其它", "主题": "其他", "事项": "甲"},
        {"主题": "其他", "数值": 3, "单位": "个"},
    )
    assert faults(path) == [
        "第3行“数值”列：有数值，没有单位。请在“单位”里写明（如 家、人、万元、%）。",
        "第4行“数值”列：无法识别数值“很多”。请填数字（如 6、98.5）、范围（如 10—12）或“320余”这样的约数。",
        "第4行“主题”列：没有“组织建没”这个主题。是不是“组织建设”？可用的有：思想引领、组织建设、新就业形态、"
        "维权协商、民主管理、帮扶救助、普惠服务、建功立业、文体活动、安全生产、女职工工作、经费经审、自身建设、荣誉表彰、其他。",
        "第4行“属于哪一项”列：找不到“没有的”。请写另一条的编号或名称，一字不差；指上一行用 ↑。",
        "第5行“类别”列：“其它”不是类别。请从 事实、不足、计划 中选一个。",
        "第6行：缺少“事项”或“文字事实”。请补上一个，写明说的是什么。",
    ]


def test_merged_theme_holds_for_its_rows(tmp_path: Path) -> None:
    rows = [{"主题": "组织建设", "事项": "甲"}, {"事项": "乙"}, {"主题": "其他", "事项": "丙"}]
    path = filled(tmp_path, *rows, change=lambda book: book["事实"].merge_cells("B3:B4"))
    assert [fact.theme for fact in load(path).sheet.facts] == ["组织建设", "组织建设", "其他"]


def test_blank_rows_and_moved_columns_and_sheets_do_no_harm(tmp_path: Path) -> None:
    book = Workbook()
    facts = book.worksheets[0]
    facts.title = "我的事实"
    facts.append(["柳林镇2025年台账"])
    facts.append([])
    facts.append(["单位", "数值", "事项名称", "主题", "序号", "时间"])
    facts.append(["家", 6, "新建企业工会", "组织建设", 1, "4月"])
    facts.append([])
    facts.append([None, None, None, "组织建设"])
    facts.append(["人", "1,200", "会员", "组织建设", 2])
    basics = book.create_sheet("表头")
    for name, value in BASICS.items():
        basics.append([name, value])
    path = tmp_path / "自制.xlsx"
    book.save(path)
    found = load(path)
    assert [(fact.label, fact.value, fact.unit, fact.date) for fact in found.sheet.facts] == [
        ("新建企业工会", between("6", "6"), "家", "4月"),
        ("会员", between("1200", "1200"), "人", ""),
    ]
    assert found.warnings == ("第3行“序号”列：这一列不属于事实表，没有读入。",)


def test_unknown_columns_and_nameless_cells_are_reported(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book["事实"]
        sheet.cell(2, 25).value = "数殖"
        sheet.cell(3, 25).value = 5
        sheet.cell(3, 27).value = "随手记"

    path = filled(tmp_path, {"主题": "其他", "事项": "甲"}, change=change)
    assert faults(path) == [
        "第2行“数殖”列：没有这一列。是不是“数值”？",
        "第3行AA列：“随手记”所在的列没有列名。请移到有列名的列，或删去。",
    ]


def test_formulas_and_leading_equals_signs_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    source = tmp_path / "表.yaml"
    rows = 'facts:\n  - {theme: 其他, label: "=1+2", text: "@甲"}\n'
    source.write_text(f"unit: 甲\ntown: 乙\nyear: 2025\nperiod: 年度\n{rows}", encoding="utf-8")
    save_sheet(load_sheet(source).sheet, path)
    assert load_sheet(path).sheet.facts[0].label == "=1+2"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "是空文件"),
        (b"PK\x03\x04" + b"0" * 50, "已损坏，或其实不是这种文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "加了密码，或是旧版 .xls 表格"),
        ("主题,事项".encode(), "已损坏，或其实不是这种文件"),
    ],
)
def test_file_that_is_no_workbook_is_told(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    (fault,) = faults(path)
    assert words in fault


def test_workbook_without_facts_is_told(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    Workbook().save(path)
    (fault,) = faults(path)
    assert fault.startswith("表.xlsx 里找不到“事实”工作表")


def test_sheet_of_many_rows_is_refused(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("事实")
    sheet.append(["主题", "事项", "文字事实"])
    for number in range(5100):
        sheet.append(["其他", f"第{number}条"])
    path = tmp_path / "长.xlsx"
    book.save(path)
    assert "“事实”表超过 5000 行。请核对是否选错了文件，或分成几份。" in faults(path)
