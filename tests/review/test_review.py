import pytest

from assistant.records import FactSheet
from assistant.review.review import review
from assistant.review.sentence import check_sentence
from tests.drafting.sheets import fact, sheet
from tests.review.town import EXEMPLAR, LINES, SHEET, changed, found, kinds

NUMBERS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")


def test_a_draft_that_agrees_with_its_sheet_has_nothing_to_object_to() -> None:
    report = review(LINES, SHEET, [EXEMPLAR])
    assert [finding.message for finding in report.findings] == []
    assert report.ok
    assert {status for _, status in report.facts} == {"used"}


def test_every_number_expression_is_listed_with_its_place_and_its_fact() -> None:
    report = review(LINES, SHEET)
    number = next(one for one in report.numbers if one.text == "5.8万元")
    assert (number.value, number.unit, number.status, number.fact_ids) == ("58000", "元", "supported", ("F8",))
    assert LINES[number.line - 1][number.start : number.end] == "5.8万元"
    growth = next(one for one in report.numbers if one.text == "50%")
    assert (growth.status, growth.formula) == ("derived", "(6-4)/4")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("企业工会6家", "企业工会7家", "unsupported_number"),
        ("慰问金5.8万元", "慰问金5.8元", "wrong_unit"),
        ("现有会员3986人，其中女会员1742人", "现有会员1742人，其中女会员3986人", "wrong_attribute"),
        ("3986人，其中女会员1742人", "3986人，另有女会员1742人", "wrong_basis"),
        ("慰问困难职工58户", "将慰问困难职工58户", "wrong_state"),
        ("发放慰问金5.8万元", "兑现招商奖励5.8万元", "wrong_attribute"),
        ("周桂兰获县五一劳动奖章。", "", "missing_fact"),
        ("总数达到41家", "总数达到41家，得到县总工会充分肯定", "unsupported_claim"),
        ("总数达到41家", "总数达到41家，数量居全县第一", "unsupported_claim"),
        ("总数达到41家", "总数达到41家，实现建会全覆盖", "unsupported_claim"),
        ("周桂兰获县五一劳动奖章。", "周桂兰获县五一劳动奖章。镇总工会获评省级模范职工之家。", "unsupported_claim"),
        ("周桂兰获县五一劳动奖章。", "周桂兰获县五一劳动奖章。成立职工合唱团。", "unsupported_claim"),
        ("全年新建企业工会6家，", "全年新建企业工会41家，", "wrong_basis"),
        ("比上年减少6件", "比上年增加6件", "wrong_basis"),
        ("件，比上年减少6件，", "件，比上年有所上升，", "wrong_basis"),
        ("追回拖欠工资21.6万元", "追回拖欠工资21.6万元，同比明显增长", "wrong_basis"),
        ("参加职工320余人", "参加职工近320人", "wrong_basis"),
        ("4家非公企业工会正在筹备换届", "4家非公企业工会完成换届", "wrong_state"),
        ("周桂兰获县五一劳动奖章。", "周桂兰获县五一劳动奖章。年内新建企业工会8家。", "wrong_state"),
        ("配合镇劳动保障所追回", "追回", "wrong_actor"),
        ("9月18日，在竹器产业园", "4月28日，在竹器产业园", "wrong_binding"),
        ("在竹器产业园举办", "在镇文体中心举办", "wrong_binding"),
        ("周桂兰获县", "陈立获县", "wrong_binding"),
        ("竹编技能竞赛。", "竹编技能竞赛。青田县派人观摩。", "unknown_name"),
        ("竹编技能竞赛。", "竹编技能竞赛。盛隆纺织有限公司到场。", "exemplar_name"),
        ("二、维护权益", "二、把小店小铺的职工一个一个请进工会大门", "copied_passage"),
        ("总工会2025年度", "总工会2024年度", "wrong_year"),
        ("我镇现有", "我乡现有", "wrong_level"),
        ("临河县总工会的领导下", "县总工会的领导下，按市总工会部署", "wrong_level"),
        ("学习贯彻党的二十届四中全会精神", "学习贯彻党的十八大精神", "anachronism"),
        ("新建企业工会8家。", "新建企业工会8家，", "truncated"),
        ("收到信访事件57件", "**收到信访事件57件**", "markup"),
        ("收到信访事件57件", "以下是根据您提供的资料撰写的总结：收到信访事件57件", "markup"),
        ("力量不足。", "力量不足。联系电话13812345678。", "personal_data"),
        ("力量不足。", "力量不足，,影响工作。", "punctuation"),
        ("三、服务职工", "四、服务职工", "numbering"),
        ("力量不足。", "力量不足。收到信访事件57件，比上年减少6件，全部办结，职工反映好。", "repeated_passage"),
        ("收到信访事件57件", "特困职工收到信访事件57件", "wording"),
    ],
)
def test_a_fault_is_found_by_its_kind(before: str, after: str, kind: str) -> None:
    assert kind in kinds(changed(before, after))


def test_a_section_without_material_is_told() -> None:
    report = review([*LINES[:-2], "六、特色工作", "（本部分没有材料，请补充。）", *LINES[-2:]], SHEET)
    assert [(one.severity, one.text) for one in report.findings] == [("warning", "（本部分没有材料，请补充。）")]


def test_a_wrong_figure_comes_with_the_right_one() -> None:
    finding = next(one for one in found(changed("企业工会6家", "企业工会7家")) if one.kind == "unsupported_number")
    assert finding.suggestion == "6家"
    assert finding.message == "事实表里没有“7家”这个数。请改成表中的数，或删去。“新建企业工会”在事实表里是6家。"


def test_one_thing_with_two_figures_is_a_contradiction() -> None:
    lines = changed("周桂兰获县五一劳动奖章。", "周桂兰获县五一劳动奖章。今年新建企业工会9家。")
    assert "contradiction" in kinds(lines)


def test_a_draft_saved_as_markdown_may_have_marked_headings_but_no_marked_sentences() -> None:
    lines = [f"# {LINES[0]}", *(f"## {line}" if line[1] == "、" else line for line in LINES[1:])]
    assert review(lines, SHEET).ok
    assert "markup" in kinds([lines[0], f"### {lines[1]}", *lines[2:]])


def test_facts_that_need_not_be_told_may_be_missing() -> None:
    from dataclasses import replace

    loose = tuple(replace(fact, must=False) if fact.id == "F12" else fact for fact in SHEET.facts)
    report = review(changed("周桂兰获县五一劳动奖章。", ""), replace(SHEET, facts=loose))
    assert report.ok
    assert dict(report.facts)["F12"] == "missing"


@pytest.mark.parametrize(
    ("sentence", "fact_ids"),
    [
        ("今年又有6家企业建起工会，全镇企业工会达到41家，比上年多2家。", ["F1"]),
        ("58户困难职工在春节收到慰问，慰问金共5.8万元。", ["F7", "F8"]),
        ("非公企业工会换届正在筹备，共4家。", ["F4"]),
        ("新建企业工会8家。", ["P1"]),
        ("镇总工会专职干部只有2名，力量不足。", ["Q1"]),
    ],
)
def test_a_drafted_sentence_that_states_just_its_facts_passes(sentence: str, fact_ids: list[str]) -> None:
    assert [finding.message for finding in check_sentence(sentence, SHEET, fact_ids=fact_ids)] == []


@pytest.mark.parametrize(
    ("sentence", "fact_ids", "kind"),
    [
        ("今年又有6家企业建起工会，会员3986人。", ["F1"], "wrong_attribute"),
        ("今年又有企业建起工会。", ["F1"], "missing_fact"),
        ("非公企业工会换届4家。", ["F4"], "wrong_state"),
        ("春节慰问困难职工58人。", ["F7"], "wrong_unit"),
    ],
)
def test_a_drafted_sentence_with_more_less_or_other_than_its_facts_does_not_pass(
    sentence: str, fact_ids: list[str], kind: str
) -> None:
    assert kind in {finding.kind for finding in check_sentence(sentence, SHEET, fact_ids=fact_ids)}


def partly_done() -> FactSheet:
    homes = fact("F1", "组织建设", "职工之家升级改造", value=3, unit="个", state="已完成1个，2个正在施工")
    rate = fact("F2", "维权协商", "集体协商签约率", value=100, unit="%")
    teams = fact("F3", "文体活动", "足球联赛", value=16, unit="支球队")
    return sheet(homes, rate, teams, period="前三季度")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("职工之家升级改造3个，已完成1个、2个正在施工。", None),
        ("职工之家升级改造3个，已完成3个。", "wrong_state"),
        ("已完成职工之家升级改造3个。", "wrong_state"),
        ("集体协商签约率达到100%。", None),
        ("工会建会率达到100%。", "unsupported_claim"),
        ("举办足球联赛，16支球队参加。", None),
        ("举办足球联赛，16家企业参加。", "unsupported_number"),
    ],
)
def test_what_a_sheet_says_of_part_or_whole_may_be_said_and_no_more(sentence: str, kind: str | None) -> None:
    assert {finding.kind for finding in check_sentence(sentence, partly_done())} >= ({kind} if kind else set())
    assert kind or check_sentence(sentence, partly_done()) == []


def test_the_first_three_quarters_are_not_the_third() -> None:
    lines = ["竹溪镇总工会2025年前三季度工作总结", "集体协商签约率达到100%。"]
    assert [one.kind for one in review(lines, partly_done()).findings if one.kind == "wrong_year"] == []


def test_what_adds_to_a_total_is_new_and_what_has_none_is_not() -> None:
    founded = fact("F1", "组织建设", "建会企业", value=9, total=58, last=5, unit="家")
    settled = fact("F2", "维权协商", "接待来访", value=61, last=70, unit="件")
    assert check_sentence("建会企业新增9家，累计达到58家。", sheet(founded, settled), fact_ids=["F1"]) == []
    assert "wrong_basis" in {one.kind for one in check_sentence("接待来访新增61件。", sheet(founded, settled))}


def test_a_figure_that_two_facts_share_is_each_of_them_once() -> None:
    found = fact("F1", "安全生产", "排查隐患", value=52, unit="处")
    mended = fact("F2", "安全生产", "整改隐患", value=52, unit="处", part_of="F1")
    assert check_sentence("排查隐患52处，其中整改隐患52处。", sheet(found, mended), fact_ids=["F1", "F2"]) == []
    kinds = {one.kind for one in check_sentence("整改隐患52处。", sheet(found, mended), fact_ids=["F1", "F2"])}
    assert kinds == {"missing_fact"}


def test_a_fall_by_all_of_it_is_no_sweeping_claim() -> None:
    rests = fact("F1", "普惠服务", "疗休养", value=0, last=30, unit="人")
    assert check_sentence("组织疗休养0人，较上年减少30人，下降100%。", sheet(rests), fact_ids=["F1"]) == []


def test_a_label_is_told_with_quotation_marks_or_without() -> None:
    feast = fact("F1", "女职工工作", "三八节活动", date="2025-03-08", place="文化广场")
    assert check_sentence("3月8日，在文化广场开展“三八”节活动。", sheet(feast), fact_ids=["F1"]) == []


def test_from_a_date_to_another_is_what_the_sheet_says() -> None:
    founding = fact("F1", "组织建设", "商户工会组建", value=1, unit="家", date="2025-11", until="2025-12-10")
    assert check_sentence("11月至12月10日，组建商户工会1家。", sheet(founding), fact_ids=["F1"]) == []
    assert check_sentence("10月至12月10日，组建商户工会1家。", sheet(founding), fact_ids=["F1"])


def test_points_are_numbered_beyond_the_tenth() -> None:
    plans = [fact(f"P{n}", "组织建设", text=f"走访{n}号车间的{n}个班组") for n in range(1, 14)]
    text = "；".join(f"{number}是{plan.text}" for number, plan in zip(NUMBERS, plans, strict=True))
    assert check_sentence(f"{text}。", sheet(plans=tuple(plans)), fact_ids=[plan.id for plan in plans]) == []
