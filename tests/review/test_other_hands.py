"""What summaries by other hands taught, each with what the same words may truthfully say."""

from dataclasses import replace

import pytest

from assistant.records import Fact, FactSheet
from assistant.review.review import review
from tests.drafting.sheets import amount
from tests.review.town import SHEET

FACTS = (
    Fact("F1", "建功立业", "竹编技能竞赛", date="2025-09-18", result="周桂兰得第一名"),
    Fact("F2", "思想引领", "竹乡夜话", value=amount("9"), unit="期", how="请老篾匠讲"),
    Fact("F3", "维权协商", "船工轮休协商", date="2025-03-27", result="由连上28天休7天改为连上21天休10天"),
    Fact("F4", "维权协商", "追回工资", value=amount("58.9"), unit="万元", by="县劳动监察大队主办，我们协助"),
    Fact("F5", "普惠服务", "四星食堂", value=amount("5"), unit="家"),
    Fact("F6", "帮扶救助", "困难女工救助", value=amount("14"), unit="人", how="每人500元"),
    Fact("F7", "组织建设", "商户联合工会", value=amount("4"), unit="家"),
    Fact("F8", "组织建设", "吸收商户", value=amount("317"), unit="户", goes_with="F7"),
    Fact("F9", "帮扶救助", "县总工会拨付慰问金", value=amount("5"), unit="万元"),
    Fact("F10", "新就业形态", "司机入会", value=amount("54"), target=amount("60"), unit="人"),
    Fact("F11", "维权协商", "收到诉求", value=amount("46"), unit="件"),
    Fact("F12", "维权协商", "已解决", value=amount("41"), unit="件", part_of="F11"),
)
PLANS = (Fact("P1", "组织建设", "建立竹器行业工会"), Fact("P2", "普惠服务", "新设驿站", value=amount("3"), unit="处"))
TOLD: FactSheet = replace(SHEET, facts=FACTS, plans=PLANS, problems=())


def _objections(*lines: str) -> set[str]:
    given = ["柳溪镇总工会2025年度工作总结", *lines]
    found = review(given, TOLD).findings
    return {finding.kind for finding in found if finding.severity == "error" and finding.kind != "missing_fact"}


@pytest.mark.parametrize(
    ("right", "wrong", "kind"),
    [
        ("9月18日，竹编技能竞赛开赛，周桂兰得第一名。", "9月18日，竹编技能竞赛开赛，陈立得第一名。", "wrong_binding"),
        ("竹乡夜话办了9期，请老篾匠讲。", "竹乡夜话办了9期，请大学教授讲。", "wrong_actor"),
        (
            "船工轮休协商谈成，过去连上28天休7天，现在改为连上21天休10天。",
            "船工轮休协商谈成，过去连上21天休10天，现在改为连上28天休7天。",
            "wrong_basis",
        ),
        (
            "追回工资58.9万元，由县劳动监察大队主办，我们协助。",
            "追回工资58.9万元，由我们主办，县劳动监察大队协助。",
            "wrong_actor",
        ),
        ("职工打分，评出四星食堂5家。", "职工打分，评出五星食堂5家。", "wrong_attribute"),
        (
            "困难女工救助14人，每人500元，合计7000元。",
            "困难女工救助14人，每人500元，合计9000元。",
            "unsupported_number",
        ),
        ("商户联合工会成立4家，吸收商户317户。", "商户联合工会成立317家，吸收商户4户。", "wrong_attribute"),
        ("慰问金里5万元由县总工会拨付。", "慰问金里5万元由镇总工会自筹。", "wrong_actor"),
        ("司机入会54人，没有达到60人的目标。", "司机入会54人，超过60人的目标。", "wrong_state"),
        (
            "收到诉求46件，46件里已解决41件，还有5件没有解决。",
            "收到诉求46件，46件里已解决41件，还有3件没有解决。",
            "unsupported_number",
        ),
    ],
)
def test_what_a_fact_says_is_let_pass_and_its_twist_is_found(right: str, wrong: str, kind: str) -> None:
    assert _objections(right) == set()
    assert kind in _objections(wrong)


def test_a_part_ends_with_the_next_heading_of_its_own_level() -> None:
    plans = "新设驿站3处。"
    assert _objections("（一）问题", "驿站少。", "（二）明年打算", plans) == set()
    assert "wrong_state" in _objections("（一）问题", "驿站少。", "（二）今年服务", plans)


def test_a_paragraph_says_in_its_lead_that_it_tells_plans() -> None:
    assert _objections("明年打算：新设驿站3处。") == set()


def test_what_is_planned_is_no_stock() -> None:
    assert _objections("下一步打算", "新设驿站3处。") == set()
    assert _objections("下一步打算", "用好今年又建成的3处驿站。") == {"wrong_state"}


def test_ordinals_that_open_a_sentence_are_no_ranks() -> None:
    assert _objections("第二，办好夜话。竹乡夜话办了9期，请老篾匠讲。") == set()


def test_a_numbered_line_that_counts_is_read_as_a_sentence() -> None:
    assert "wrong_binding" in _objections("（一）9月18日，竹编技能竞赛开赛，陈立得第一名。还有别的事。")


@pytest.mark.parametrize(
    "told",
    [
        "困难女工救助14人，一人500元，共7000元。",
        "下一步：把余下的5件诉求解决好。",
        "新成立商户联合工会4家，新成立的4家共吸收商户317户。",
    ],
)
def test_other_turns_of_the_same_truth_are_let_pass(told: str) -> None:
    assert _objections(told) == set()


def test_a_shortcoming_told_in_other_words_is_told() -> None:
    sheet = replace(SHEET, problems=(Fact("Q1", "组织建设", text="光伏电站人少且分散，新建工会没有完成目标"),))
    lines = ["柳溪镇总工会2025年度工作总结", "四、不足", "电站人少、点散，建会没有达到目标。"]
    assert dict(review(lines, sheet).facts)["Q1"] == "used"
    assert dict(review([*lines[:2], "会员发展得慢。"], sheet).facts)["Q1"] == "missing"


def test_another_session_than_the_guidance_names_is_found() -> None:
    lines = ["柳溪镇总工会2025年度工作总结", "镇总工会学习贯彻党的二十届三中全会精神。"]
    assert [one.kind for one in review(lines, SHEET).findings if one.line == 2] == ["anachronism"]
    both = "镇总工会学习贯彻党的二十届三中、四中全会精神，学习党的二十届四中全会精神。"
    assert [one.kind for one in review([lines[0], both], SHEET).findings if one.line == 2] == []


def test_a_word_that_excludes_the_sheets_own_is_found() -> None:
    sheet = replace(SHEET, problems=(Fact("Q1", "自身建设", text="工会干部都是兼职"),))
    lines = ["柳溪镇总工会2025年度工作总结", "四、不足"]
    assert "wrong_binding" in {one.kind for one in review([*lines, "工会干部都是专职，精力不够。"], sheet).findings}
    assert "wrong_binding" not in {one.kind for one in review([*lines, "工会干部都是兼职，精力不够。"], sheet).findings}
