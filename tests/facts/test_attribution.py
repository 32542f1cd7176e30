import pytest

from assistant.facts.attribution import judge
from assistant.facts.derive import derive
from assistant.facts.sheet_claims import claims_of
from assistant.facts.weighed_claims import weigh_claims
from assistant.records import Fact, FactSheet
from assistant.text.figures import find_figures
from tests.drafting.sheets import amount

SHEET = FactSheet(
    unit="柳溪镇总工会",
    town="柳溪镇",
    year=2025,
    period="年度",
    until="2025-12-10",
    facts=(
        Fact("F1", "组织建设", "新建企业工会", value=amount("6"), total=amount("41"), last=amount("4"), unit="家"),
        Fact("F2", "组织建设", "会员", total=amount("3986"), unit="人"),
        Fact("F3", "组织建设", "女会员", total=amount("1742"), unit="人", part_of="F2"),
        Fact("F4", "维权协商", "收到信访事件", value=amount("57"), last=amount("63"), unit="件", result="全部办结"),
        Fact("F5", "维权协商", "县总工会转办", value=amount("38"), unit="件", part_of="F4"),
        Fact("F6", "维权协商", "集体合同签订率", value=amount("98.5"), last=amount("96"), unit="%"),
        Fact("F7", "帮扶救助", "春节慰问困难职工", value=amount("58"), unit="户", date="春节"),
        Fact("F8", "帮扶救助", "发放慰问金", value=amount("5.8"), unit="万元", goes_with="F7"),
        Fact("F9", "文体活动", "庆“五一”职工运动会", date="2025-04-28", place="镇文体中心"),
        Fact("F10", "文体活动", "参加职工", value=amount("320"), approx="余", unit="人", goes_with="F9"),
        Fact("F11", "建功立业", "竹编技能竞赛", date="2025-09-18", place="竹器产业园"),
        Fact("F12", "组织建设", "非公企业工会换届", value=amount("4"), unit="家", state="正在筹备"),
        Fact("F13", "建功立业", "每期培训时间", value=amount("2", "3"), unit="天"),
    ),
    plans=(Fact("P1", "组织建设", "新建企业工会", value=amount("8"), unit="家"),),
)
CLAIMS = weigh_claims(claims_of(SHEET, derive(SHEET)))


def statuses(sentence: str, context: str = "", part: str = "facts") -> list[tuple[str, str]]:
    figures = find_figures(sentence)
    judged = judge(CLAIMS, sentence, figures, context, part)  # type: ignore[arg-type]
    return [(one.figure.text, one.status) for one in judged if one.figure.kind in ("quantity", "date")]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年新建企业工会6家，总数达到41家。",
        "今年又有6家企业新建立了工会。",
        "全镇现有会员3986人，其中女会员1742人。",
        "春节期间走访慰问58户困难职工，送去慰问金5.8万元。",
        "集体合同签订率达到98.5％。",
        "全年收到信访事件57件，其中县总工会转办的38件。",
        "每期培训时间2至3天。",
    ],
)
def test_figures_beside_their_own_labels_are_supported(sentence: str) -> None:
    assert {status for _, status in statuses(sentence)} == {"supported"}


def test_changes_on_last_year_are_derived_with_their_formula() -> None:
    sentence = "新建企业工会6家，比上年增加2家，增长50%；集体合同签订率98.5%，提高2.5个百分点；信访事件比上年下降9.5%。"
    judged = judge(CLAIMS, sentence, find_figures(sentence))
    derived = [one.claims[0].derived for one in judged if one.status == "derived"]
    assert [(one.kind, one.formula) for one in derived if one] == [
        ("increase", "6-4"),
        ("growth", "(6-4)/4"),
        ("points", "98.5-96"),
        ("growth", "(57-63)/63"),
    ]


def test_swapped_figures_of_one_unit_both_stand_with_the_wrong_attribute() -> None:
    assert statuses("收到信访事件38件，其中县总工会转办57件。") == [
        ("38件", "wrong_attribute"),
        ("57件", "wrong_attribute"),
    ]


def test_a_part_does_not_pass_for_its_whole() -> None:
    assert statuses("全镇会员1742人。") == [("1742人", "wrong_attribute")]


def test_a_figure_beside_a_label_that_no_fact_has_is_wrong() -> None:
    assert statuses("新办托育机构6家。") == [("6家", "wrong_attribute")]


def test_the_same_digits_with_another_unit_are_a_wrong_unit() -> None:
    assert statuses("春节慰问困难职工58人，发放慰问金5.8元。") == [("58人", "wrong_unit"), ("5.8元", "wrong_unit")]


def test_a_figure_that_the_sheet_does_not_hold_is_unsupported_and_the_right_one_is_known() -> None:
    sentence = "全年新建企业工会7家。"
    (judged,) = judge(CLAIMS, sentence, find_figures(sentence))
    assert judged.status == "unsupported"
    assert judged.rival is not None
    assert judged.rival.shown == "6家"


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("今年新建企业工会41家。", "41家"),
        ("企业工会总数达到6家。", "6家"),
        ("新建企业工会6家，比上年减少2家。", "2家"),
        ("全年收到信访事件63件。", "63件"),
        ("职工运动会参加职工近320人。", "近320人"),
        ("职工运动会参加职工320人。", "320人"),
        ("集体合同签订率提高98.5个百分点。", "98.5个百分点"),
    ],
)
def test_a_right_figure_of_another_kind_has_the_wrong_basis(sentence: str, figure: str) -> None:
    assert dict(statuses(sentence))[figure] in ("wrong_basis", "unsupported", "wrong_unit")
    assert dict(statuses(sentence))[figure] != "supported"


@pytest.mark.parametrize(
    ("figure", "good"),
    [("近4000人", True), ("3900余人", True), ("约4000人", True), ("4000余人", False), ("近3900人", False)],
)
def test_a_rounder_figure_has_to_lie_on_the_right_side(figure: str, good: bool) -> None:
    ((_, status),) = statuses(f"全镇会员{figure}。")
    assert (status == "supported") is good


def test_a_plan_told_among_results_is_in_the_wrong_state() -> None:
    assert statuses("新建企业工会8家。") == [("8家", "wrong_state")]
    assert statuses("新建企业工会8家。", part="plans") == [("8家", "supported")]


def test_a_date_has_to_stand_with_its_own_event() -> None:
    assert statuses("9月18日，在竹器产业园举办竹编技能竞赛。") == [("9月18日", "date")]
    assert statuses("4月28日，在竹器产业园举办竹编技能竞赛。") == [("4月28日", "wrong_binding")]
    assert statuses("9月19日，在竹器产业园举办竹编技能竞赛。") == [("9月19日", "unsupported")]
    assert statuses("2023年9月18日，举办竹编技能竞赛。") == [("2023年9月18日", "wrong_year")]


def test_years_next_to_the_sheets_own_are_ordinary() -> None:
    assert statuses("2025年和2026年") == [("2025年", "date"), ("2026年", "date")]
    assert statuses("2021年") == [("2021年", "wrong_year")]


def test_a_subject_is_carried_on_from_the_clause_before() -> None:
    assert statuses("职工运动会在镇文体中心举行，320余人参加。") == [("320余人", "supported")]


def test_a_figure_that_stands_rightly_names_its_fact() -> None:
    sentence = "会员3986人，新建企业工会7家，女会员1742人。"
    right = [one for one in judge(CLAIMS, sentence, find_figures(sentence)) if one.status == "supported"]
    assert [(one.figure.text, one.claims[0].fact_id) for one in right] == [("3986人", "F2"), ("1742人", "F3")]
