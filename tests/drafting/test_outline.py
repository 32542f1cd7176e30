from assistant.drafting.outline import propose_outline
from assistant.drafting.prescribed import under_headings
from assistant.facts.sheet import load_sheet
from assistant.resources import SAMPLES
from tests.drafting.sheets import fact, sheet


def test_a_full_sheet_becomes_four_to_six_thematic_sections_with_every_fact_once():
    for name in ("qingxi-2025", "large-2025"):
        town = load_sheet(SAMPLES / f"{name}.yaml").sheet
        outline = propose_outline(town)
        told = [fact_id for section in outline.sections for fact_id in section.fact_ids]
        assert 4 <= len(outline.sections) - 2 <= 6
        assert sorted(told) == sorted(one.id for one in town.all_facts)
        assert len({section.heading for section in outline.sections}) == len(outline.sections)


def test_a_small_sheet_has_few_sections():
    town = load_sheet(SAMPLES / "small-2025-h1.yaml").sheet
    headings = [section.heading for section in propose_outline(town).sections]
    assert len(headings) <= 4
    assert headings[-1] == "四、下半年工作计划"


def test_prescribed_headings_stay_to_the_letter_and_hold_every_fact():
    town = sheet(
        fact("F1", "组织建设", "新建企业工会", value=6, unit="家"),
        fact("F2", "帮扶救助", "慰问困难职工", value=12, unit="户"),
        fact("F3", "安全生产", "查出隐患", value=9, unit="处"),
        headings=("一、加强组织建设", "二、做好帮扶服务"),
        problems=(fact("Q1", "", text="活动偏少"),),
    )
    outline = propose_outline(town)
    assert [section.heading for section in outline.sections] == [
        "一、加强组织建设",
        "二、做好帮扶服务",
        "三、存在的不足",
    ]
    assert sorted(fact_id for section in outline.sections for fact_id in section.fact_ids) == ["F1", "F2", "F3", "Q1"]


def test_headings_follow_the_exemplars_manner():
    town = sheet(
        fact("F1", "组织建设", "新建企业工会", value=6, unit="家"),
        fact("F2", "帮扶救助", "慰问困难职工", value=12, unit="户"),
        fact("F3", "安全生产", "查出隐患", value=9, unit="处"),
    )
    grasping = propose_outline(town, ["抓组建，夯实基础", "抓维权，促进和谐"])
    assert all(section.heading.partition("、")[2].startswith("抓") for section in grasping.sections)


def test_a_towns_general_state_is_left_to_the_opening():
    town = sheet(
        fact("F1", "其他", "外出务工人员", total=6800, unit="人"),
        fact("F2", "组织建设", "新建企业工会", value=6, unit="家"),
    )
    assert [section.fact_ids for section in propose_outline(town).sections] == [("F2",)]


def test_no_heading_stands_twice_whatever_the_manner():
    for seed in range(8):
        for name in ("qingxi-2025", "large-2025", "small-2025-h1"):
            headings = propose_outline(load_sheet(SAMPLES / f"{name}.yaml").sheet, seed=seed).sections
            titles = [section.heading.partition("、")[2] for section in headings]
            assert len(set(titles)) == len(titles)


def test_headings_are_parallel_in_form():
    marks = {"抓": 0, "着力": 0, "聚焦": 0}
    for seed in range(8):
        outline = propose_outline(load_sheet(SAMPLES / "large-2025.yaml").sheet, seed=seed)
        titles = [section.heading.partition("、")[2] for section in outline.sections[:-2]]
        for mark in marks:
            begun = [title.startswith(mark) for title in titles if not title.startswith("抓实")]
            assert all(begun) or sum(begun) <= 1
            marks[mark] += all(begun)
    assert all(marks.values())


def test_a_prescribed_heading_given_twice_stands_once():
    town = sheet(fact("F1", "组织建设", "新建企业工会", value=6, unit="家"), headings=("抓组建", "抓组建"))
    assert [section.heading for section in propose_outline(town).sections] == ["一、抓组建"]


def test_a_theme_that_outweighs_all_else_makes_two_sections():
    rows = [fact(f"A{number}", "建功立业", f"第{number}届技能竞赛", value=number, unit="项") for number in range(1, 9)]
    rows += [fact(f"B{number}", "建功立业", f"第{number}期技能培训班", value=40, unit="人") for number in range(1, 9)]
    rows += [
        fact("C1", "组织建设", "新建企业工会", value=6, unit="家"),
        fact("C2", "组织建设", "发展会员", value=90, unit="人"),
        fact("C3", "帮扶救助", "慰问困难职工", value=12, unit="户"),
        fact("C4", "帮扶救助", "资助学生", value=5, unit="人"),
        fact("C5", "维权协商", "签订集体合同", value=5, unit="份"),
        fact("C6", "维权协商", "受理劳动争议", value=9, unit="件"),
    ]
    sections = propose_outline(sheet(*rows)).sections
    heavy = [section for section in sections if section.themes == ("建功立业",)]
    assert [{fact_id[0] for fact_id in section.fact_ids} for section in heavy] == [{"A"}, {"B"}]
    assert heavy[0].heading.partition("、")[2] != heavy[1].heading.partition("、")[2]


def test_prescribed_headings_lose_any_number_and_those_above_others_are_left_out():
    facts = [
        fact("F1", "组织建设", "新建企业工会", value=6, unit="家"),
        fact("F2", "维权协商", "签订集体合同", value=9, unit="份"),
    ]
    given = ("第一部分 工作情况", "一、建强组织", "二、维护权益", "第二部分 下一步打算")
    assert [head for head, _, _ in under_headings(given, facts)] == ["建强组织", "维护权益", "下一步打算"]
    numbered = ("一、建强组织", "2.维护权益")
    assert [head for head, _, _ in under_headings(numbered, facts)] == ["建强组织", "维护权益"]
