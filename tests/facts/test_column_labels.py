"""Labels as a table's columns have them become words of a sentence; others stay as they are."""

import pytest

from assistant.facts.column_labels import plain_label
from assistant.review.sentence import check_sentence
from tests.drafting.sheets import fact, sheet


@pytest.mark.parametrize(
    ("label", "unit", "plain"),
    [
        ("建会数（家）", "家", "建会"),
        ("其中:外资企业建会数（家）", "家", "外资企业建会"),
        ("女职工数", "人", "女职工"),
        ("送温暖户数", "户", "送温暖"),
        ("会员总数（人）", "人", "会员总数"),
        ("实名制录入率(%)", "%", "实名制录入率"),
        ("经费收缴额（万元）", "万元", "经费收缴"),
        ("劳动竞赛场次", "场", "劳动竞赛"),
        ("互助保障参保人次", "人次", "互助保障参保"),
        ("母婴室数", "间", "母婴室"),
        ("驿站个数", "个", "驿站"),
    ],
)
def test_what_only_a_column_needs_is_left_out(label: str, unit: str, plain: str) -> None:
    assert plain_label(fact("F1", "其他", label, value=3, unit=unit)) == plain


@pytest.mark.parametrize(
    ("label", "unit"),
    [("职工满意度指数", "分"), ("参加人数", "人"), ("体检（接尘岗位）", "人"), ("余额", "万元")],
)
def test_other_labels_stay(label: str, unit: str) -> None:
    assert plain_label(fact("F1", "其他", label, value=3, unit=unit)) == label


def test_a_draft_may_tell_a_column_in_words() -> None:
    founded = fact("F1", "组织建设", "建会数（家）", value=23, last=19, unit="家")
    assert check_sentence("新增建会企业23家，比上年增加4家。", sheet(founded), fact_ids=["F1"]) == []
