"""Faults stand where they are mended."""

import pytest

from assistant.ui.sheet_form import faults_by_field, is_blank, ordered_columns, told_once
from assistant.ui.tables import COLUMNS, TABLES


def test_fault_belongs_to_the_field_it_names_first():
    faults = ("“年份”：年份“去年”无法识别，“期间”也要看", "缺少“工会全称”。请补上。", "不认识这一项。")
    by_field, rest = faults_by_field(faults)
    assert by_field == {"year": [faults[0]], "unit": [faults[1]]}
    assert rest == ["不认识这一项。"]


def test_sheet_with_only_its_default_year_and_period_is_blank():
    assert is_blank({"year": "2025", "period": "年度", "facts": [], "plans": []})
    assert not is_blank({"period": "年度", "facts": [{"text": "一件事"}]})


def test_same_fault_of_several_rows_is_told_once_with_their_numbers():
    assert told_once(["第2行：缺少“单位”。", "第1行：缺少“主题”。", "第4行：缺少“主题”。", "缺少“年份”。"]) == [
        "第1、4行：缺少“主题”。",
        "第2行：缺少“单位”。",
        "缺少“年份”。",
    ]


@pytest.mark.parametrize("name", TABLES)
def test_table_has_every_column_once_the_usual_ones_first(name: str):
    columns = ordered_columns({name: []}, name)
    assert sorted(columns) == sorted(COLUMNS)
    assert columns.index("unit") < columns.index("place")


def test_what_last_year_said_stands_beside_last_years_figure_while_values_are_open():
    columns = ordered_columns({"facts": [{"label": "会员", "value": "待补", "source": "上年总结：……"}]}, "facts")
    assert columns[columns.index("last") + 1] == "source"
