import pytest

from assistant.corpus.titles import match_title
from assistant.text.headings import match_heading, ordinal_value


@pytest.mark.parametrize(
    ("line", "system", "number", "title", "rest"),
    [
        ("一、抓组建，强基础", "一、", "一", "抓组建，强基础", ""),
        ("十二．加强自身建设。", "一、", "十二", "加强自身建设", ""),
        ("（三）抓维权帮扶，强化服务机制", "（一）", "三", "抓维权帮扶，强化服务机制", ""),
        ("1、关心好特困职工。今年一月，走访30户。", "1.", "1", "关心好特困职工", "今年一月，走访30户。"),
        ("2．安全生产：开展检查6次，查出的隐患全部整改。", "1.", "2", "安全生产", "开展检查6次，查出的隐患全部整改。"),
        ("（4）登记", "（1）", "4", "登记", ""),
        ("3）造册", "（1）", "3", "造册", ""),
        ("②走访", "①", "②", "走访", ""),
        ("二是加强培训。全年办班5期。", "一是", "二", "加强培训", "全年办班5期。"),
        ("第三，会员流动大。", "第一，", "三", "会员流动大", ""),
        ("第二部分 下半年打算", "第一部分", "二", "下半年打算", ""),
        ("2.3 组织建设", "1.1", "2.3", "组织建设", ""),
        ("## 一、抓组建", "一、", "一", "抓组建", ""),
        ("**二、抓维权**", "一、", "二", "抓维权", ""),
        ("01 风雨中，工会在", "1.", "01", "风雨中，工会在", ""),
        ("2/ 开工季的忙", "1.", "2", "开工季的忙", ""),
        ("叁 做职工的贴心人", "壹、", "叁", "做职工的贴心人", ""),
        ("第一件，把人聚起来。新建工会3家。", "第一，", "一", "把人聚起来", "新建工会3家。"),
        ("三、四季度工作安排", "一、", "三", "四季度工作安排", ""),
        ("- 4、签订合同", "1.", "4", "签订合同", ""),
    ],
)  # fmt: skip
def test_headings_of_all_systems(line: str, system: str, number: str, title: str, rest: str) -> None:
    found = match_heading(line)

    assert found is not None
    assert (found.system, found.number, found.title, found.rest) == (system, number, title, rest)


@pytest.mark.parametrize(
    "line",
    [
        "3.15活动期间",
        "12.2万元助学款",
        "一、二季度完成",
        "三、四季度新建工会5家",
        "今年以来",
        "第三届职工代表大会召开",
        "2024年工作",
        "",
        "一、",
    ],
)
def test_lines_that_only_look_like_headings(line: str) -> None:
    assert match_heading(line) is None


def test_a_numbered_sentence_has_no_title() -> None:
    sentence = "做好了集体合同、工资协商协议书、女职工权益保护专项合同的签订工作，如今大部分企业已经签订了合同。"

    found = match_heading("4、" + sentence)

    assert found is not None
    assert (found.title, found.rest) == ("", sentence)


@pytest.mark.parametrize(
    ("number", "value"), [("九", 9), ("十", 10), ("十三", 13), ("二十", 20), ("⑳", 20), ("2.3", 3), ("", 0)]
)
def test_ordinals_of_numbers(number: str, value: int) -> None:
    assert ordinal_value(number) == value


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("篇一", 1),
        ("乡镇工会工作总结 篇 2", 2),
        ("第3篇：青石镇工会工作总结", 3),
        ("【第四篇】", 4),
        ("【篇5】工会总结", 5),
        ("范文六：", 6),
        ("工会工作总结范文（七）", 7),
        ("乡镇工会工作总结８", 8),
        ("（九）", 9),
        ("青石镇总工会2024年工作总结", 0),
        ("关于2024年度工会工作情况的报告", 0),
        ("2024年工作总结及2025年工作打算", 0),
    ],
)
def test_titles_of_articles(line: str, number: int) -> None:
    found = match_title(line)

    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    "line", ["（一）抓建会", "一、抓组建", "现总结如下：", "20__年工会工作计划", "做到有计划、有总结。", "镇总工会"]
)
def test_lines_that_are_no_titles(line: str) -> None:
    assert match_title(line) is None
