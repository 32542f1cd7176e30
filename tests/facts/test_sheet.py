import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import SheetError
from assistant.facts.dumping import dump_sheet, save_sheet
from assistant.facts.periods import date_words, period_end, period_name
from assistant.facts.sheet import LoadedSheet, load_sheet, parse_tree
from assistant.records import Amount, Fact
from assistant.resources import CORPUS, SAMPLES

HEAD = "unit: 柳林镇总工会\ntown: 柳林镇\nyear: 2025\nperiod: 年度\n"
SHIPPED = sorted([*CORPUS.glob("*.yaml"), *SAMPLES.glob("*.yaml")])


def written(tmp_path: Path, text: str, name: str = "表.yaml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def loaded(tmp_path: Path, rows: str, **options: bool) -> LoadedSheet:
    return load_sheet(written(tmp_path, f"{HEAD}facts:\n{rows}"), **options)


def facts(tmp_path: Path, rows: str) -> tuple[Fact, ...]:
    return loaded(tmp_path, rows).sheet.facts


def faults(tmp_path: Path, rows: str) -> list[str]:
    with pytest.raises(SheetError) as caught:
        loaded(tmp_path, rows)
    return caught.value.faults


def one(value: str) -> Amount:
    return Amount(Decimal(value), Decimal(value))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_sheet_loads_without_a_warning(path: Path) -> None:
    assert load_sheet(path).warnings == ()


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".xlsx"])
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_saved_sheet_reads_back_equal(path: Path, suffix: str, tmp_path: Path) -> None:
    sheet = load_sheet(path).sheet
    copy = tmp_path / f"copy{suffix}"
    save_sheet(sheet, copy)
    assert load_sheet(copy).sheet == sheet


def test_the_contracts_example_is_understood(tmp_path: Path) -> None:
    rows = """
  - {theme: 维权协商, label: 收到信访事件, value: 57, unit: 件, how: 专人跟踪, result: 办结}
  - {theme: 维权协商, label: 县总工会转办, value: 38, unit: 件, of: ↑}
  - {theme: 维权服务, label: 集体合同签订率, value: 98.5, unit: "%"}
  - {theme: 文体活动, label: 庆“五一”职工运动会, date: 2025-04-28, place: 镇文体中心}
  - {theme: 文体活动, label: 参加职工, value: 320, approx: 余, unit: 人, with: ↑}
  - {theme: 荣誉表彰, text: 周桂兰获市五一劳动奖章, must: no, highlight: 是}
"""
    assert facts(tmp_path, rows) == (
        Fact("F1", "维权协商", "收到信访事件", value=one("57"), unit="件", how="专人跟踪", result="办结"),
        Fact("F2", "维权协商", "县总工会转办", value=one("38"), unit="件", part_of="F1"),
        Fact("F3", "维权协商", "集体合同签订率", value=one("98.5"), unit="%"),
        Fact("F4", "文体活动", "庆“五一”职工运动会", date="2025-04-28", place="镇文体中心"),
        Fact("F5", "文体活动", "参加职工", value=one("320"), approx="余", unit="人", goes_with="F4"),
        Fact("F6", "荣誉表彰", text="周桂兰获市五一劳动奖章", highlight=True, must=False),
    )


def test_every_fault_is_told_at_once_with_line_and_key(tmp_path: Path) -> None:
    rows = """
  - {theme: 组织建没, label: 新建企业工会, value: 6, unit: 家}
  - {theme: 组织建设, label: 会员, value: 320}
  - {theme: 组织建设, label: 女会员, 数值: 3, of: 会 员}
  - {theme: 组织建设, value: 很多, unit: 人}
"""
    found = faults(tmp_path, rows)
    assert [fault.split("：")[0] for fault in found] == [
        "第7行“theme”", "第8行“value”", "第9行“数值”", "第9行“of”", "第10行“value”", "第10行",
    ]  # fmt: skip
    assert "是不是“组织建设”？" in found[0]
    assert found[1] == "第8行“value”：有数值，没有单位。请在 unit 里写明（如 家、人、万元、%）。"
    assert found[2] == "第9行“数值”：没有这一项。是不是“value”？"
    assert found[3] == "第9行“of”：找不到“会 员”。请写另一条的编号或名称，一字不差；指上一行用 ↑。"


def test_missing_head_keys_are_named() -> None:
    with pytest.raises(SheetError) as caught:
        parse_tree({"town": "柳林镇", "year": "二五年"})
    assert caught.value.faults == [
        "year：年份“二五年”无法识别。请写四位数字，如 2025。",
        "事实表：缺少 unit（工会全称）。请补上。",
        "事实表：缺少 period（期间，如 年度、上半年）。请补上。",
        "事实表：缺少 facts（事实）。请至少写一条。",
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("98.5", (one("98.5"), "", "")),
        ("'1,200'", (one("1200"), "", "")),
        ("３２０", (one("320"), "", "")),
        ("[10, 12]", (Amount(Decimal(10), Decimal(12)), "", "")),
        ("10-12", (Amount(Decimal(10), Decimal(12)), "", "")),
        ("10—12", (Amount(Decimal(10), Decimal(12)), "", "")),
        ("5%-8%", (Amount(Decimal(5), Decimal(8)), "", "%")),
        ("320余", (one("320"), "余", "")),
        ("近300", (one("300"), "近", "")),
        ("约320人", (one("320"), "约", "人")),
        ("7多万元", (one("7"), "多", "万元")),
        ("98.5％", (one("98.5"), "", "%")),
        ("5.8万元", (one("5.8"), "", "万元")),
        ("40家以上", (one("40"), "以上", "家")),
        ("0", (one("0"), "", "")),
        ("三十二家", (one("32"), "", "家")),
        ("八成", (one("80"), "", "%")),
    ],
)
def test_written_figures_are_understood(cell: str, expected: tuple[Amount, str, str], tmp_path: Path) -> None:
    unit = "" if expected[2] else ", unit: 个"
    (fact,) = facts(tmp_path, f"  - {{theme: 其他, label: 甲, value: {cell}{unit}}}\n")
    assert (fact.value, fact.approx, fact.unit) == (expected[0], expected[1], expected[2] or "个")


def test_ten_thousand_joins_the_unit_of_its_column(tmp_path: Path) -> None:
    (fact,) = facts(tmp_path, "  - {theme: 普惠服务, label: 服务, value: 近1.2万, unit: 人次}\n")
    assert (fact.value, fact.unit, fact.approx) == (one("1.2"), "万人次", "近")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("-3", "“-3”是负数"),
        (".nan", "无法识别数值“.nan”"),
        ("1e400", "无法识别数值“1e400”"),
        ("'1,20'", "无法识别数值“1,20”"),
        ("12-10", "比后一个数（10）大"),
        ("12345678901234567890", "位数太多"),
        ("off", "无法识别数值“off”"),
        ("true", "“True”不是数值"),
        ("[1, 2, 3]", "范围要写两个数"),
        ("{a: 1}", "不是数值"),
        ("5.8万元", "单位“万元”与单位一栏的“个”不一致"),
        ("约320余", "有两个约数词"),
        ("null", "“甲”的数值待补"),
        ("待补", "“甲”的数值待补"),
    ],
)
def test_values_that_cannot_be_used_are_faults(cell: str, words: str, tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, f"  - {{theme: 其他, label: 甲, value: {cell}, unit: 个}}\n")
    assert fault.startswith("第6行“value”：")
    assert words in fault


def test_open_value_is_kept_while_editing_and_written_back(tmp_path: Path) -> None:
    rows = "  - {theme: 组织建设, label: 新建企业工会, value: null, last: 4, unit: 家}\n"
    found = loaded(tmp_path, rows, complete=False)
    assert found.open_rows == ("F1",)
    tree = dump_sheet(found.sheet, found.open_rows)
    assert tree["facts"] == [{"theme": "组织建设", "label": "新建企业工会", "value": None, "last": 4, "unit": "家"}]
    assert parse_tree(tree, complete=False) == found


def test_arrow_skips_rows_that_have_one_themselves(tmp_path: Path) -> None:
    rows = """
  - {theme: 维权协商, label: 收到信访, value: 57, unit: 件}
  - {theme: 维权协商, label: 县总转办, value: 38, unit: 件, of: ↑}
  - {theme: 维权协商, label: 办结, value: 50, unit: 件, of: 收到信访}
  - {theme: 维权协商, label: 追回工资, value: 3, unit: 万元, with: ↑}
"""
    assert [(fact.part_of, fact.goes_with) for fact in facts(tmp_path, rows)] == [
        (None, None),
        ("F1", None),
        ("F1", None),
        (None, "F3"),
    ]


def test_filled_ids_keep_clear_of_given_ones(tmp_path: Path) -> None:
    rows = """
  - {id: F2, theme: 其他, label: 甲}
  - {theme: 其他, label: 乙}
  - {theme: 其他, label: 丙, with: F2}
problems: [人手少, {theme: 自身建设, text: 阵地小}]
plans: [{theme: 其他, label: 甲, value: 2, unit: 个}]
"""
    sheet = loaded(tmp_path, rows).sheet
    assert [fact.id for fact in sheet.all_facts] == ["F2", "F4", "F3", "Q1", "Q2", "P1"]
    assert sheet.facts[2].goes_with == "F2"
    assert [(fact.theme, fact.text) for fact in sheet.problems] == [("存在不足", "人手少"), ("自身建设", "阵地小")]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("[{label: 甲, of: ↑}]", "第6行“of”：“↑”上面没有可以指的行"),
        ("[{label: 甲, of: 乙}]", "找不到“乙”"),
        ("[{label: 甲, with: 甲}]", "指向了自己"),
        ("[{label: 甲, state: 一}, {label: 甲, state: 二}, {label: 丙, with: 甲}]", "有2条都叫“甲”"),
        ("[{label: 甲}, {label: 甲}]", "“甲”与第6行重复"),
        ("[{label: 甲, id: a}, {label: 乙, id: a}]", "编号“a”已经用过"),
        (
            "[{label: 甲, value: 6, unit: 家}, {label: 乙, value: 7, unit: 家, of: ↑}]",
            "“乙”7家，比整体“甲”的6家还多",
        ),
        ("[{label: 甲, value: 5, unit: 万元}, {label: 乙, value: 60000, unit: 元, of: ↑}]", "比整体“甲”的5万元还多"),
        ("[{label: 甲, total: 9, unit: 人}, {label: 乙, total: 10, unit: 名, of: ↑}]", "比整体“甲”的9人还多"),
    ],
)
def test_rows_that_do_not_fit_together_are_faults(rows: str, words: str, tmp_path: Path) -> None:
    text = rows.replace("{label", "{theme: 其他, label")
    with pytest.raises(SheetError) as caught:
        load_sheet(written(tmp_path, f"{HEAD}facts:\n  {text}\n"))
    assert len(caught.value.faults) == 1
    assert words in caught.value.faults[0]


def test_circle_is_a_fault_for_its_rows_only(tmp_path: Path) -> None:
    rows = """
  - {theme: 其他, label: 甲, of: 乙}
  - {theme: 其他, label: 乙, with: 丙}
  - {theme: 其他, label: 丙, of: 甲}
  - {theme: 其他, label: 丁, of: 丙}
"""
    assert [fault.split("：")[0] for fault in faults(tmp_path, rows)] == ["第7行“of”", "第8行“with”", "第9行“of”"]


@pytest.mark.parametrize(
    ("part", "approx", "whole", "of_whole"),
    [(325, "", 320, "余"), (98, "约", 97, ""), (33, "余", 35, ""), (400, "近", 398, "")],
)
def test_part_that_may_fit_its_approximate_whole_is_accepted(
    part: int, approx: str, whole: int, of_whole: str, tmp_path: Path
) -> None:
    rows = f"""
  - {{theme: 其他, label: 甲, value: {whole}, approx: {of_whole}, unit: 人}}
  - {{theme: 其他, label: 乙, value: {part}, approx: {approx}, unit: 人, of: ↑}}
"""
    assert len(facts(tmp_path, rows)) == 2


def test_same_label_twice_is_allowed_under_other_parents_or_states(tmp_path: Path) -> None:
    rows = """
  - {theme: 文体活动, label: 运动会}
  - {theme: 文体活动, label: 参加职工, value: 320, unit: 人, with: ↑}
  - {theme: 文体活动, label: 歌咏比赛}
  - {theme: 文体活动, label: 参加职工, value: 80, unit: 人, with: ↑}
  - {theme: 组织建设, label: 换届, value: 7, unit: 家}
  - {theme: 组织建设, label: 换届, value: 4, unit: 家, state: 正在筹备}
"""
    assert len(facts(tmp_path, rows)) == 6


def test_date_outside_the_period_is_a_warning(tmp_path: Path) -> None:
    text = """unit: 柳林镇总工会
town: 柳林镇
year: 2025
period: 上半年
facts:
  - {theme: 其他, label: 甲, date: 2025-07-01}
  - {theme: 其他, label: 乙, date: 6月}
  - {theme: 其他, label: 丙, date: 2024-11至2025-01}
  - {theme: 其他, label: 丁, date: 春节}
plans:
  - {theme: 其他, label: 戊, date: 9月}
"""
    found = load_sheet(written(tmp_path, text))
    assert found.warnings == ("第6行“date”：日期“2025-07-01”不在2025年上半年之内。请核对。",)


def test_day_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, "  - {theme: 其他, label: 甲, date: 2025-02-30}\n") == [
        "第6行“date”：“2025-02-30”这一天不存在。请核对日期。"
    ]


@pytest.mark.parametrize(
    ("period", "name", "last"),
    [
        ("年度", "2025年度", date(2025, 12, 31)),
        ("全年", "2025年度", date(2025, 12, 31)),
        ("2025年上半年", "2025年上半年", date(2025, 6, 30)),
        ("1季度", "2025年第一季度", date(2025, 3, 31)),
        ("前三季度", "2025年前三季度", date(2025, 9, 30)),
        ("1-11月", "2025年1—11月", date(2025, 11, 30)),
        ("2月", "2025年2月", date(2025, 2, 28)),
    ],
)
def test_period_has_a_name_and_a_last_day(period: str, name: str, last: date) -> None:
    tree = {"unit": "甲", "town": "乙", "year": 2025, "period": period, "facts": [{"theme": "其他", "text": "丙"}]}
    sheet = parse_tree(tree).sheet
    assert (period_name(sheet), period_end(sheet)) == (name, last)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2025-04-28", "4月28日"),
        ("2025/4/8", "4月8日"),
        ("2025-11", "11月"),
        ("2024-12-30", "2024年12月30日"),
        ("2025-03至2025-05", "3月至5月"),
        ("3—5月", "3月至5月"),
        ("2025-03-01至2025-03-15", "3月1日至15日"),
        ("3月15日—4月2日", "3月15日至4月2日"),
        ("2025-12至2026-01", "12月至2026年1月"),
        ("春节", "春节"),
        ("3月初", "3月初"),
    ],
)
def test_dates_are_said_as_a_summary_says_them(given: str, words: str) -> None:
    assert date_words(given, 2025) == words


def test_yaml_words_and_numbers_mean_what_was_written(tmp_path: Path) -> None:
    rows = "  - {theme: 其他, label: 12:30, text: off, source: 010, place: 1_000, by: yes, date: 2025-04-28}\n"
    (fact,) = facts(tmp_path, rows)
    assert (fact.label, fact.text, fact.source, fact.place, fact.by) == ("12:30", "off", "010", "1_000", "yes")


def test_people_are_names_or_names_with_titles(tmp_path: Path) -> None:
    text = (
        f"{HEAD}people: [周桂兰, {{name: 陈立, title: 工会主席}}, 邹建（快递员）]\nfacts: [{{theme: 其他, text: 甲}}]\n"
    )
    people = load_sheet(written(tmp_path, text)).sheet.people
    assert [(person.name, person.title) for person in people] == [
        ("周桂兰", ""),
        ("陈立", "工会主席"),
        ("邹建", "快递员"),
    ]


def test_sheet_in_gb18030_is_read(tmp_path: Path) -> None:
    path = tmp_path / "表.yaml"
    path.write_bytes(f"{HEAD}facts: [{{theme: 其他, text: 甲}}]\n".encode("gb18030"))
    assert load_sheet(path).sheet.unit == "柳林镇总工会"


def test_json_faults_name_the_path(tmp_path: Path) -> None:
    row = {"theme": "其他", "label": "甲", "value": "多"}
    tree = {"unit": "甲", "town": "乙", "year": 2025, "period": "年度", "facts": [row]}
    text = json.dumps(tree, ensure_ascii=False).replace('"unit"', '"unit": "丁", "unit"')
    with pytest.raises(SheetError) as caught:
        load_sheet(written(tmp_path, text, "表.json"))
    assert caught.value.faults == [
        "unit：同一个键写了两次。请只留一个。",
        "facts[0].value：无法识别数值“多”。请填数字（如 6、98.5）、范围（如 10—12）或“320余”这样的约数。",
    ]
