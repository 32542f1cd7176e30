"""A sheet's tree becomes a form and comes back the same; faults name the form's own fields and rows."""

from pathlib import Path

import pytest

from assistant.facts.dumping import dump_sheet
from assistant.facts.sheet import LoadedSheet, load_sheet, parse_tree
from assistant.resources import SAMPLES
from assistant.ui.tables import HEAD, TABLES, Faults, build_tree, check, from_rows, head_text, numbered, to_rows


def form_of(tree):
    head = {key: head_text(tree, key) for key in HEAD}
    return head, {table: dict(from_rows(numbered(to_rows(tree, table)))) for table in TABLES}


def small(**changes):
    tree = {
        "unit": "青石镇总工会",
        "town": "青石镇",
        "year": 2025,
        "period": "年度",
        "facts": [
            {"theme": "组织建设", "label": "新建企业工会", "value": 6, "unit": "家"},
            {"theme": "帮扶救助", "label": "慰问困难职工", "value": None, "unit": "户", "must": False},
        ],
        "problems": ["专职干部仅2名"],
    }
    return tree | changes


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_sheet_comes_back_the_same_through_the_form(path: Path):
    sheet = load_sheet(path).sheet
    head, tables = form_of(dump_sheet(sheet))
    assert parse_tree(build_tree(head, tables)).sheet == sheet


def test_open_value_shows_as_to_be_filled_in_and_stays_open():
    head, tables = form_of(small())
    assert to_rows(small(), "facts")[1]["数值"] == "待补"
    assert build_tree(head, tables)["facts"][1] == {
        "theme": "帮扶救助",
        "label": "慰问困难职工",
        "value": None,
        "unit": "户",
        "must": False,
    }


def test_range_is_one_cell_and_stays_a_range():
    rows = to_rows(small(facts=[{"theme": "组织建设", "label": "培训", "value": [10, 12], "unit": "家"}]), "facts")
    assert rows[0]["数值"] == "10—12"
    tree = build_tree(form_of(small())[0], {"facts": from_rows(numbered(rows))})
    assert parse_tree(tree).sheet.facts[0].value.high == 12


def test_blank_row_is_left_out_and_the_next_keeps_its_number():
    rows = to_rows(small(), "facts")
    rows.insert(1, dict.fromkeys(rows[0], None))
    assert list(from_rows(numbered(rows))) == [1, 3]


def test_faults_are_told_by_the_forms_names_and_row_numbers():
    head, tables = form_of(small())
    head["year"] = "今年"
    tables["facts"] = {1: tables["facts"][1], 4: {"theme": "组织建没", "label": "换届", "value": "甲", "unit": "家"}}
    faults = check(build_tree(head, tables), tables)
    assert isinstance(faults, Faults)
    assert faults.of("基本信息")[0].startswith("“年份”：年份“今年”无法识别")
    assert sorted(told[:8] for told in faults.of("事实")) == ["第4行“主题”栏", "第4行“数值”栏"]
    assert faults.count == 3


def test_missing_head_field_belongs_to_the_head():
    head, tables = form_of(small(unit=""))
    faults = check(build_tree(head, tables), tables)
    assert isinstance(faults, Faults)
    assert faults.of("基本信息") == ("缺少“工会全称”。请补上。",)


def test_sheet_without_faults_is_read_as_drafting_reads_it():
    head, tables = form_of(small(facts=small()["facts"][:1]))
    verdict = check(build_tree(head, tables), tables)
    assert isinstance(verdict, LoadedSheet)
    assert [fact.label or fact.text for fact in verdict.sheet.all_facts] == ["新建企业工会", "专职干部仅2名"]
