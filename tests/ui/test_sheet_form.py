"""Faults stand where they are mended."""

from assistant.ui.sheet_form import faults_by_field, is_blank


def test_fault_belongs_to_the_field_it_names_first():
    faults = ("“年份”：年份“去年”无法识别，“期间”也要看", "缺少“工会全称”。请补上。", "不认识这一项。")
    by_field, rest = faults_by_field(faults)
    assert by_field == {"year": [faults[0]], "unit": [faults[1]]}
    assert rest == ["不认识这一项。"]


def test_sheet_with_only_its_default_period_is_blank():
    assert is_blank({"period": "年度", "facts": [], "plans": []})
    assert not is_blank({"period": "年度", "facts": [{"text": "一件事"}]})
