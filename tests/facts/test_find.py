from pathlib import Path

import pytest

from assistant.facts.find import find_facts, propose_sheet
from assistant.facts.sheet import parse_tree
from assistant.records import Fact
from assistant.resources import CORPUS
from tests.beside import SEED, needs_seed
from tests.facts.finding_rates import Rates, rates_of


def told(fact: Fact) -> str:
    amount = fact.value or fact.total
    return f"{fact.label} {amount.low if amount else ''}{fact.unit}{fact.approx}".strip()


def found(*lines: str) -> list[str]:
    return [told(fact) for fact in find_facts(lines)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全年新建企业工会6家。", ["新建企业工会 6家"]),
        ("春节期间，镇总工会慰问了58户困难职工，发放慰问金5.8万元。", ["慰问困难职工 58户", "发放慰问金 5.8万元"]),
        ("4月26日开展应急演练，210名职工参演。", ["参演职工 210名"]),
        ("受理劳动争议66件，调解成功61件。", ["受理劳动争议 66件", "调解成功 61件"]),
        ("集体合同签订率达98.5%。", ["集体合同签订率 98.5%"]),
        ("覆盖门店358家、职工2970人。", ["覆盖门店 358家", "覆盖职工 2970人"]),
        ("参加活动的职工有320余人。", ["参加活动的职工 320人余"]),
        ("推动9家企业加装降尘设施。", ["企业加装降尘设施 9家"]),
        ("检查了三家建会企业。", ["检查建会企业 3家"]),
        ("查出用火用电、脚手架搭设等隐患236处。", ["查出隐患 236处"]),
    ],
)
def test_figure_is_found_with_what_it_counts(sentence: str, expected: list[str]) -> None:
    assert found(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "每周至少三天在片里办公。",
        "38份协议中，多数履行得好。",
        "党的二十届四中全会闭幕后，我们深入学习51号文件。",
        "占会员总数的52%。",
    ],
)
def test_figure_that_measures_no_work_is_passed_over(sentence: str) -> None:
    assert found(sentence) == []


def test_change_on_last_year_becomes_last() -> None:
    facts = find_facts(
        ["签订专项合同21份，同比增加6份。", "受理争议66件，比上年少14件。", "签订率由去年的89.6%升至95.1%。"]
    )
    assert [(told(fact), fact.last and str(fact.last.low)) for fact in facts] == [
        ("签订专项合同 21份", "15"),
        ("受理争议 66件", "80"),
        ("签订率 95.1%", "89.6"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "三季度发展会员172人，比去年同期的96人多了76人。",
        "三季度发展会员172人，去年同期是96人，多了76人。",
        "三季度发展会员172人，高于上年同期的96人。",
    ],
)
def test_last_years_figure_told_outright_becomes_last(sentence: str) -> None:
    (fact,) = find_facts([sentence])
    assert (told(fact), fact.last and str(fact.last.low)) == ("发展会员 172人", "96")


@pytest.mark.parametrize(
    "sentence",
    [
        "春节慰问困难职工26户，户均1000元。",
        "慰问困难职工26户，离30户的目标还差4户。",
        "慰问困难职工26户，完成率86.7%。",
        "慰问困难职工26户，工作一件一件落到实处。",
    ],
)
def test_what_follows_from_a_figure_is_no_fact_of_its_own(sentence: str) -> None:
    assert found(sentence) == ["慰问困难职工 26户"]


def test_problems_and_plans_are_known_without_a_heading() -> None:
    lines = ["新建企业工会6家。", "下一季度打算：（1）新建企业工会9家；", "（2）培训工会小组长30人。"]
    assert found(*lines) == ["新建企业工会 6家"]


def test_growth_in_percent_tells_no_exact_figure() -> None:
    (fact,) = find_facts(["发展会员1130人，比上年增长13%。"])
    assert (told(fact), fact.last) == ("发展会员 1130人", None)


def test_stock_and_parts_are_kept_apart() -> None:
    station, member, driver = find_facts(["新建职工驿站3个，总数9个。", "发展会员238人，其中货车司机47人。"])
    assert (str(station.value and station.value.low), str(station.total and station.total.low)) == ("3", "9")
    assert driver.part_of == member.id


def test_event_carries_day_and_place_and_those_who_came() -> None:
    event, people = find_facts(["9月26日，职工故事会在南门广场举办，观众380余人。"])
    assert (event.label, event.date, event.place, event.value) == ("职工故事会", "9月26日", "南门广场", None)
    assert (told(people), people.goes_with) == ("观众 380人余", event.id)


def test_honour_without_a_figure_is_a_told_fact() -> None:
    (fact,) = find_facts(["镇总工会被县总工会评为先进集体。"])
    assert (fact.theme, fact.text) == ("荣誉表彰", "镇总工会被县总工会评为先进集体")


def test_problems_and_plans_are_not_found_as_facts() -> None:
    lines = [
        "一、抓组建",
        "新建企业工会6家。",
        "二、存在不足",
        "仍有8家企业没有建会。",
        "三、下一步计划",
        "新建企业工会9家。",
    ]
    assert found(*lines) == ["新建企业工会 6家"]


def test_last_years_text_becomes_an_open_sheet_of_this_year() -> None:
    tree = propose_sheet(
        [
            "# 柳林镇总工会2024年工作总结",
            "一、抓组建",
            "新建企业工会6家，发展会员300余人。",
            "新就业形态劳动者入会86人，其中货车司机47人。",
        ]
    )
    assert {key: tree[key] for key in ("unit", "town", "year", "period")} == {
        "unit": "柳林镇总工会",
        "town": "柳林镇",
        "year": 2025,
        "period": "年度",
    }
    assert [(row["label"], row["value"], row.get("last"), row["unit"], row.get("of")) for row in tree["facts"]] == [
        ("新建企业工会", None, 6, "家", None),
        ("发展会员", None, None, "人", None),
        ("新就业形态劳动者入会", None, 86, "人", None),
        ("货车司机", None, 47, "人", "↑"),
    ]
    assert tree["facts"][1]["source"] == "上年总结：新建企业工会6家，发展会员300余人。"


def test_head_that_the_text_does_not_tell_stays_open() -> None:
    tree = propose_sheet(["新建企业工会6家。"])
    assert (tree["unit"], tree["town"], tree["year"]) == (None, None, None)


@pytest.mark.parametrize("summary", sorted(CORPUS.glob("*.md")), ids=lambda path: path.stem)
def test_proposal_of_a_shipped_summary_is_a_sheet_without_faults(summary: Path) -> None:
    tree = propose_sheet(summary.read_text(encoding="utf-8").splitlines())
    loaded = parse_tree(tree, complete=False)
    assert len(loaded.open_rows) == len(loaded.sheet.facts) > 20


def test_most_facts_of_the_shipped_sheets_are_found_in_their_summaries() -> None:
    total = sum((rates_of(summary) for summary in CORPUS.glob("*.md")), Rates(0, 0, 0, 0, 0, 0))
    assert total.found / total.measured > 0.97
    assert total.labelled / total.measured > 0.87
    assert total.themed / total.measured > 0.72


@needs_seed
def test_real_compiled_document_is_read_without_faults() -> None:
    tree = propose_sheet(SEED.read_text(encoding="utf-8").splitlines())
    loaded = parse_tree(tree | {"unit": "某镇总工会", "town": "某镇", "year": 2025}, complete=False)
    assert len(loaded.open_rows) > 50
