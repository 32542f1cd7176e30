"""A label told in other words: the figure stays its own as long as the words beside it tell of nothing else."""

from decimal import Decimal

import pytest

from assistant.facts.attribution import judge
from assistant.facts.sheet_claims import claims_of
from assistant.facts.weighed_claims import weigh_claims
from assistant.records import Amount, Fact, FactSheet
from assistant.text.figures import find_figures


def _amount(value: str) -> Amount:
    return Amount(Decimal(value), Decimal(value))


SHEET = FactSheet(
    "鹭岗街道总工会", "鹭岗街道", 2025, "年度",
    facts=(
        Fact("F1", "帮扶救助", "金秋助学", value=_amount("13"), unit="名"),
        Fact("F2", "帮扶救助", "助学金", value=_amount("3.9"), unit="万元", goes_with="F1"),
        Fact("F3", "安全生产", "高温作业检查", value=_amount("37"), unit="家"),
        Fact("F4", "普惠服务", "送清凉", value=_amount("4600"), unit="人次"),
        Fact("F5", "普惠服务", "清凉物资", value=_amount("9.2"), unit="万元", goes_with="F4"),
        Fact("F6", "文体活动", "职工篮球赛", value=_amount("18"), unit="支"),
        Fact("F7", "经费经审", "工会经费收入", value=_amount("142.6"), unit="万元"),
        Fact("F8", "民主管理", "召开职代会企业", value=_amount("52"), unit="家"),
        Fact("F9", "帮扶救助", "送冬煤", value=_amount("460"), unit="吨"),
        Fact("F10", "建功立业", "手工炒茶比赛炒茶工", value=_amount("31"), unit="名"),
        Fact("F11", "组织建设", "新建非公企业工会", value=_amount("17"), unit="家"),
    ),
)  # fmt: skip


def _statuses(sentence: str) -> set[str]:
    return {one.status for one in judge(weigh_claims(claims_of(SHEET, ())), sentence, find_figures(sentence))}


@pytest.mark.parametrize(
    "sentence",
    [
        "金秋助学发放助学金3.9万元，受助学生13名。",
        "高温作业检查由我们配合应管所进行，共查企业37家。",
        "送清凉4600人次，所用物资价值9.2万元。",
        "职工篮球赛开打，18支球队上场。",
        "工会经费收入142.6万元。",
        "入冬前发放冬煤460吨。",
        "帮17家非公企业建起工会。",
    ],
)
def test_a_figure_told_with_kindred_words_is_its_labels_own(sentence: str) -> None:
    assert _statuses(sentence) == {"supported"}


@pytest.mark.parametrize(
    "sentence",
    [
        "金秋助学发放助学金3.9万元，志愿者13名。",
        "高温作业检查由我们配合应管所进行，整改宿舍37家。",
        "工会经费支出142.6万元。",
        "52家企业签了集体合同。",
        "帮17家国有企业建起工会。",
    ],
)
def test_a_figure_told_of_something_else_is_found(sentence: str) -> None:
    assert "wrong_attribute" in _statuses(sentence)
