import pytest

from tests.review.lies_rates import alarms, is_found, read_cases
from tests.review.town import changed, kinds

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_truthful_summary_in_a_persons_words_is_let_pass_and_tells_every_fact(case) -> None:  # type: ignore[no-untyped-def]
    assert list(alarms(case)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nearly_all_lies_laid_into_it_are_found(case) -> None:  # type: ignore[no-untyped-def]
    missed = [lie.replace for lie in case.lies if not is_found(lie, case, ())]
    assert len(missed) <= max(2, 0.05 * len(case.lies)), missed


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("总数达到41家", "总数达到41家，从而显著提升了企业的凝聚力", "unsupported_claim"),
        ("参加职工320余人", "参加职工320余人，大家深受鼓舞", "unsupported_claim"),
        ("配合镇劳动保障所追回", "没有配合镇劳动保障所追回", "wrong_state"),
        ("参加职工320余人", "参加农民工320余人", "wrong_attribute"),
        ("4家非公企业工会正在筹备换届", "非公企业工会换届已顺利完成，选出了新班子", "wrong_state"),
        ("在竹器产业园举办竹编技能竞赛", "在县体育馆举办竹编技能竞赛", "wrong_binding"),
        ("配合镇劳动保障所追回", "单独追回", "wrong_actor"),
        ("新建企业工会8家。", "新建企业工会8家已经完成。", "wrong_state"),
        ("周桂兰获县五一劳动奖章", "周桂兰获县五一劳动模范", "unsupported_claim"),
        ("参加职工320余人", "参加群众320余人", "wrong_attribute"),
        ("在竹器产业园举办", "在县体育馆热闹地举办", "wrong_binding"),
        ("参加职工320余人", "参加职工320余人，不少工友意犹未尽", "unsupported_claim"),
        ("4家非公企业工会正在筹备换届", "4家非公企业工会换届筹备已经结束", "wrong_state"),
        ("件，比上年减少6件，全部办结", "件，比上年减少6件，部分办结", "wrong_state"),
        ("新建企业工会8家。", "目前已建起企业工会8家。", "wrong_state"),
        ("总数达到41家", "总数达到41家，被大家誉为“建会先锋”", "unsupported_claim"),
        ("力量不足。", "力量不足。为此出台了《干部培养办法》。", "unsupported_claim"),
    ],
)
def test_a_lie_told_in_words_is_found_by_its_kind(before: str, after: str, kind: str) -> None:
    assert kind in kinds(changed(before, after))
