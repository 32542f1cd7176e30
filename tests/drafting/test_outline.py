from assistant.drafting.outline import propose_outline
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
