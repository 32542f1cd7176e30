from typing import Any

import pytest

from assistant.facts.derive import averages, derive, remainders
from assistant.facts.sheet import load_sheet, parse_tree
from assistant.records import Derived
from assistant.resources import SAMPLES


def derived(*rows: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [(item.kind, item.formula, str(item.value), item.unit) for item in derive_rows(*rows)]


def derive_rows(*rows: dict[str, Any]) -> tuple[Derived, ...]:
    facts = [{"theme": "其他", "label": f"第{number}条"} | row for number, row in enumerate(rows)]
    return derive(parse_tree({"unit": "甲", "town": "乙", "year": 2025, "period": "年度", "facts": facts}).sheet)


def test_growth_is_told_with_its_increase_and_formula() -> None:
    assert derived({"value": 6, "last": 4, "unit": "家"}) == [
        ("increase", "6-4", "2", "家"),
        ("growth", "(6-4)/4", "50", "%"),
    ]


def test_fall_is_a_negative_increase() -> None:
    assert derived({"value": 18, "last": 21.6, "unit": "万元"}) == [
        ("increase", "18-21.6", "-3.6", "万元"),
        ("growth", "(18-21.6)/21.6", "-16.7", "%"),
    ]


def test_percentages_change_by_points_and_have_no_completion() -> None:
    row = {"value": 98.5, "last": 96, "target": 98, "unit": "%"}
    assert derived(row) == [("points", "98.5-96", "2.5", "百分点")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"value": 5, "last": 0, "unit": "家"}, [("increase", "5-0", "5", "家")]),
        ({"value": 5, "last": 5, "unit": "家"}, [("increase", "5-5", "0", "家")]),
        ({"value": 6, "target": 5, "unit": "家"}, [("completion", "6/5", "120", "%")]),
        ({"value": 6, "target": 0, "unit": "家"}, []),
        (
            {"total": 33, "last": 30, "unit": "家"},
            [("increase", "33-30", "3", "家"), ("growth", "(33-30)/30", "10", "%")],
        ),
        ({"value": 320, "approx": "余", "last": 300, "unit": "人"}, []),
        ({"value": [10, 12], "last": 9, "unit": "家"}, []),
        ({"value": 6, "last": [4, 5], "unit": "家"}, []),
        ({"value": 4, "last": 2, "unit": "家", "state": "正在筹备"}, []),
    ],
)
def test_only_exact_finished_values_are_counted_with(
    row: dict[str, Any], expected: list[tuple[str, str, str, str]]
) -> None:
    assert derived(row) == expected


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ({"value": 57, "unit": "件"}, {"value": 38, "unit": "宗"}, [("share", "38/57", "66.7", "%")]),
        ({"total": 3986, "unit": "人"}, {"total": 1742, "unit": "人"}, [("share", "1742/3986", "43.7", "%")]),
        ({"value": 6, "total": 28, "unit": "个"}, {"total": 9, "unit": "个"}, [("share", "9/28", "32.1", "%")]),
        ({"value": 5.8, "unit": "万元"}, {"value": 29000, "unit": "元"}, [("share", "29000/58000", "50", "%")]),
        ({"value": 58, "unit": "户"}, {"value": 20, "unit": "人"}, []),
        ({"value": 320, "approx": "余", "unit": "人"}, {"value": 100, "unit": "人"}, []),
        ({"value": 98, "unit": "%"}, {"value": 20, "unit": "%"}, []),
        ({}, {"value": 20, "unit": "人"}, []),
    ],
)
def test_share_needs_two_exact_figures_of_one_measure(
    whole: dict[str, Any], part: dict[str, Any], expected: list[tuple[str, str, str, str]]
) -> None:
    assert derived(whole, part | {"of": "↑"}) == expected


def test_money_under_several_events_is_summed_but_people_are_not() -> None:
    rows: list[dict[str, Any]] = [
        {"label": "春节慰问"},
        {"label": "发放慰问金", "value": 5.8, "unit": "万元", "with": "春节慰问"},
        {"label": "慰问职工", "value": 58, "unit": "人", "with": "春节慰问"},
        {"label": "中秋慰问"},
        {"label": "发放慰问金", "value": 2.2, "unit": "万元", "with": "中秋慰问"},
        {"label": "慰问职工", "value": 20, "unit": "人", "with": "中秋慰问"},
    ]
    (total,) = derive_rows(*rows)
    assert (total.kind, total.fact_ids, total.formula, str(total.value)) == ("sum", ("F2", "F5"), "5.8+2.2", "8")


def test_ids_are_numbered_in_order_and_pass_over_given_ones() -> None:
    found = derive_rows({"id": "D1", "value": 6, "last": 4, "target": 5, "unit": "家"})
    assert [item.id for item in found] == ["D2", "D3", "D4"]


def test_sample_town_derives_what_a_reader_can_check() -> None:
    found = derive(load_sheet(SAMPLES / "qingxi-2025.yaml").sheet)
    told = {(item.kind, item.formula): f"{item.value}{item.unit}" for item in found}
    assert told["growth", "(86-52)/52"] == "65.4%"
    assert told["points", "98.5-96"] == "2.5百分点"
    assert told["completion", "6/5"] == "120%"
    assert told["share", "38/57"] == "66.7%"


def test_what_each_got_and_what_is_left_can_be_told_from_the_sheet() -> None:
    rows = [
        {"theme": "帮扶救助", "label": "慰问困难家庭", "value": 76, "unit": "户"},
        {"theme": "帮扶救助", "label": "发出慰问款", "value": 9.12, "unit": "万元", "with": "↑"},
        {"theme": "建功立业", "label": "参训", "value": 312, "unit": "人"},
        {"theme": "建功立业", "label": "拿证", "value": 204, "unit": "人", "of": "↑"},
    ]
    sheet = parse_tree({"unit": "某镇总工会", "town": "某镇", "year": 2025, "period": "年度", "facts": rows}).sheet
    assert [(one.kind, one.value, one.unit) for one in averages(sheet)] == [("average", 1200, "元")]
    assert [(one.kind, one.value, one.unit) for one in remainders(sheet)] == [("rest", 108, "人")]
