import pytest

from assistant.text.wording import find_claims, find_cliches, find_outdated, find_wrong_terms


def outdated(text: str, year: int, month: int = 12) -> list[str]:
    return [span.text for span, _ in find_outdated(text, (year, month))]


def test_old_guidance_is_found_in_a_summary_of_today():
    text = "以“三个代表”重要思想和科学发展观为指导，学习党的十九大精神，落实“两个普遍”要求，编制十二五规划。"
    assert outdated(text, 2025) == ["“三个代表”重要思想", "科学发展观", "党的十九大", "十二五", "两个普遍"]


@pytest.mark.parametrize(
    ("guidance", "before", "after"),
    [
        ("党的二十届三中全会精神", (2024, 6), (2024, 12)),
        ("党的二十届四中全会精神", (2025, 6), (2025, 12)),
        ("中国工会十八大精神", (2023, 6), (2023, 12)),
        ("“十五五”规划", (2024, 12), (2025, 12)),
    ],
)
def test_guidance_is_not_current_before_its_meeting(guidance, before, after):
    assert outdated(f"深入学习贯彻{guidance}", *before)
    assert not outdated(f"深入学习贯彻{guidance}", *after)


def test_a_union_congress_is_not_taken_for_a_party_congress():
    assert outdated("学习贯彻党的二十大精神和中国工会十八大精神", 2024) == []


def test_wrong_terms_come_with_the_right_ones():
    text = "开展工资群众协商，慰问特困职工，配合安监局检查，2名同志被评为市五一劳动奖状。"
    assert [(span.text, term.right) for span, term in find_wrong_terms(text)] == [
        ("工资群众协商", "工资集体协商"),
        ("特困职工", "困难职工"),
        ("安监局", "应急管理局"),
        ("市五一劳动奖状", "五一劳动奖章"),
    ]


@pytest.mark.parametrize(
    "text", ["慰问困难职工12户，为农民工追回工资。", "通过召开座谈会听取意见。", "企业获市五一劳动奖状。"]
)
def test_right_terms_are_left_alone(text):
    assert find_wrong_terms(text) == []


@pytest.mark.parametrize(
    ("text", "claim", "kind"),
    [
        ("做法受到县总工会的充分肯定。", "受到县总工会的充分肯定", "praise"),
        ("得到职工一致好评。", "得到职工一致好评", "praise"),
        ("率先在全县建立调解室。", "率先", "rank"),
        ("工作位居全县前列。", "位居全县前列", "rank"),
        ("建会工作实现全覆盖。", "实现全覆盖", "universal"),
        ("全年安全生产零事故。", "零事故", "universal"),
        ("超额完成全年任务。", "超额", "excess"),
        ("职工技能水平显著提升。", "显著提升", "excess"),
    ],
)
def test_a_claim_is_found_with_its_kind(text, claim, kind):
    assert [(span.text, found) for span, found in find_claims(text)] == [(claim, kind)]


def test_a_plain_statement_claims_nothing():
    assert find_claims("全年新建企业工会6家，发展会员212人，慰问困难职工58户。") == []


def test_cliches_are_found_once_where_they_overlap():
    spans = find_cliches("在镇党委的正确领导下，取得了较好的成效，再上一个新台阶。")
    assert [span.text for span in spans] == ["在镇党委的正确领导下", "取得了较好的成效", "再上一个新台阶"]
