"""Ways to begin a sheet: also with one that has faults, and with last year's text."""

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import UnreadableFile
from assistant.facts.template import write_template
from assistant.ui.sheet_start import faulty_tree, from_text, likely_year
from assistant.ui.tables import Faults, check, from_rows, numbered, to_rows


def test_faulty_sheet_can_be_opened_to_be_mended(tmp_path: Path):
    path = tmp_path / "表.yaml"
    path.write_text(
        "unit: 甲\nyear: 去年\nextra: 1\nfacts:\n  - {label: 建会, value: 三}\n  - [1]\nplans: 无\n", "utf-8"
    )
    tree = faulty_tree(path)
    assert tree == {
        "unit": "甲",
        "year": "去年",
        "facts": [{"label": "建会", "value": "三"}],
        "problems": [],
        "plans": [],
    }
    tables = {"facts": from_rows(numbered(to_rows(tree, "facts")))}
    verdict = check(tree, tables)
    assert isinstance(verdict, Faults)
    assert any(told.startswith("第1行“数值”栏") for told in verdict.of("事实"))


def test_file_that_is_no_sheet_opens_nothing(tmp_path: Path):
    path = tmp_path / "表.yaml"
    path.write_text("只是一句话", "utf-8")
    assert faulty_tree(path) == {}


def test_empty_template_opens_as_an_empty_form(tmp_path: Path):
    path = tmp_path / "表.xlsx"
    write_template(path)
    assert faulty_tree(path)["facts"] == []


def test_text_without_figures_opens_no_form(tmp_path: Path):
    path = tmp_path / "通知.txt"
    path.write_text("关于召开会议的通知\n请各单位按时参加。\n", "utf-8")
    with pytest.raises(UnreadableFile, match="没有找到带数字的事"):
        from_text(path)


def test_whole_numbers_of_a_spreadsheet_are_shown_without_a_fraction():
    assert to_rows({"facts": [{"label": "会员", "value": 3986.0, "last": 98.5}]}, "facts")[0]["数值"] == "3986"
    assert to_rows({"facts": [{"label": "会员", "value": 3986.0, "last": 98.5}]}, "facts")[0]["上年同期"] == "98.5"


def test_summary_begun_in_the_first_months_is_about_last_year():
    assert [likely_year(date(2026, month, 1)) for month in (1, 3, 4, 12)] == [2025, 2025, 2026, 2026]
