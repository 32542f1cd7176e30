import pytest

from assistant.facts.sheet import load_sheet
from assistant.resources import SAMPLES
from assistant.review.review import review
from tests.review.town import changed, kinds

REWORDED = [
    ("比上年增长50%，企业工会总数达到41家", "是上年的{}，企业工会总数达到41家", "1.5倍", "2.5倍"),
    ("比上年增长50%，企业工会总数达到41家", "企业工会总数由{}增加到41家", "35家", "30家"),
    ("其中女会员1742人", "其中女会员1742人，占{}", "四成多", "六成多"),
    ("其中女会员1742人", "其中女会员1742人，{}", "不到一半", "过半"),
    ("发放慰问金5.8万元", "发放慰问金5.8万元，户均{}", "1000元", "2000元"),
    ("比上年减少6件", "比上年减少{}", "近一成", "近两成"),
    ("会员3986人，其中女会员1742人", "会员3986人，其中女会员1742人，其余{}是男会员", "2244人", "2144人"),
]


@pytest.mark.parametrize(("before", "after", "right", "wrong"), REWORDED)
def test_a_figure_that_follows_from_those_beside_it_is_let_pass_and_a_wrong_one_is_not(
    before: str, after: str, right: str, wrong: str
) -> None:
    assert kinds(changed(before, after.format(right))) == set()
    assert kinds(changed(before, after.format(wrong))) & {"unsupported_number", "wrong_attribute", "wrong_basis"}


@pytest.mark.parametrize(
    ("told", "right"), [("企业工会6家、换届4家，两项合计10家", True), ("企业工会6家、换届4家，两项合计12家", False)]
)
def test_a_sum_of_what_was_just_listed_has_to_come_out(told: str, right: bool) -> None:
    lines = changed("企业工会6家，", f"{told}，正在筹备，")
    assert ("unsupported_number" in kinds(lines)) is not right


def test_a_rise_told_in_words_as_doubled_has_to_have_doubled() -> None:
    assert "wrong_basis" in kinds(changed("比上年增长50%", "比上年翻了一番"))


@pytest.mark.parametrize(
    ("told", "right"),
    [
        ("比5家的年度目标多1家", True),
        ("比5家的年度目标多3家", False),
        ("比5家的年度目标少1家", False),
        ("比原定的5家多1家", True),
        ("比原定的5家少1家", False),
        ("超过5家的目标", True),
    ],
)
def test_a_figure_is_held_against_its_target(told: str, right: bool) -> None:
    lines = ["一、建强组织", f"新建企业工会6家，{told}。"]
    found = review(lines, load_sheet(SAMPLES / "qingxi-2025.yaml").sheet).findings
    assert any(finding.text in told for finding in found if finding.line) is not right
