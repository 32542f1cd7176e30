"""Labels as forms have them, told as sentences."""

import pytest

from assistant.drafting.layout import signature_of
from assistant.drafting.outline import propose_outline
from assistant.drafting.realize import realize_section, telling_of
from assistant.facts.derive import derive
from assistant.records import Fact
from tests.drafting.sheets import fact, sheet


def told(*facts: Fact, **changes: object) -> str:
    town = sheet(*facts, **changes)
    section = propose_outline(town).sections[0]
    text = "".join(sentence.text for sentence in realize_section(section, telling_of(town, derive(town), 0)))
    return text.replace("组织开展", "开展").replace("今年", "").replace("年内", "")


@pytest.mark.parametrize(
    ("label", "value", "unit", "text"),
    [
        ("劳动合同签订", 58, "份", "签订劳动合同58份。"),
        ("春节困难职工慰问", 21, "户", "春节慰问困难职工21户。"),
        ("留守儿童暑期托管", 41, "名", "暑期托管留守儿童41名。"),
        ("大病职工救助完成情况", 4, "人", "救助大病职工4人。"),
        ("企业整改", 12, "家", "企业整改12家。"),
    ],
)
def test_a_deed_named_behind_its_object_is_told_before_it_and_one_behind_its_doer_is_not(label, value, unit, text):
    assert told(fact("F1", "帮扶救助", label, value=value, unit=unit)) == text


@pytest.mark.parametrize(
    ("label", "value", "unit", "text"),
    [
        ("茶艺技能比武", 78, "人", "，78人参加。"),
        ("足球联赛", 16, "支球队", "，16支球队参加。"),
        ("秋收劳动竞赛", 6, "个农机合作社", "，6个农机合作社参加。"),
    ],
)
def test_those_whom_a_contest_counts_are_told_as_taking_part(label, value, unit, text):
    assert told(fact("F1", "建功立业", label, value=value, unit=unit)).partition(label)[2] == text


@pytest.mark.parametrize(
    ("label", "value", "unit", "text"),
    [
        ("女职工健康体检", 86, "名", "组织86名女职工参加健康体检。"),
        ("疗休养", 9, "人", "组织9人参加疗休养。"),
        ("欠薪排查", 73, "家企业", "对73家企业开展欠薪排查。"),
        ("法律体检", 32, "家企业", "为32家企业开展法律体检。"),
        ("受灾职工家庭补助", 22, "户", "为22户受灾职工家庭发放补助。"),
        ("饲草救助", 26, "户", "开展饲草救助，惠及26户。"),
        ("金秋助学工作", 7, "名", "开展金秋助学，惠及7人。"),
        ("拿到职业资格证", 32, "人", "32人拿到职业资格证。"),
    ],
)
def test_those_whom_a_service_reaches_are_never_told_as_its_contestants(label, value, unit, text):
    assert told(fact("F1", "普惠服务", label, value=value, unit=unit)) == text


@pytest.mark.parametrize(
    ("label", "value", "unit", "text"),
    [
        ("高温津贴落实检查企业", 17, "家", "对17家企业开展高温津贴落实检查。"),
        ("用气安全培训餐饮商户", 190, "户", "组织190户餐饮商户参加用气安全培训。"),
        ("法律援助农民工", 23, "人", "为23名农民工提供法律援助。"),
        ("应急演练职工", 800, "人次", "组织职工800人次参加应急演练。"),
        ("织网比武选手", 30, "人", "比武，30名选手参加。"),
        ("招聘会单位", 25, "家", "举办招聘会，25家单位参加。"),
        ("春节慰问困难职工", 21, "户", "春节慰问困难职工21户。"),
        ("金秋助学资助学生", 9, "人", "金秋助学资助学生9人。"),
    ],
)
def test_those_named_behind_an_event_are_counted_before_it(label, value, unit, text):
    assert told(fact("F1", "普惠服务", label, value=value, unit=unit)).endswith(text)


@pytest.mark.parametrize(
    ("label", "value", "unit", "text"),
    [
        ("困难家庭冬煤", 42, "吨", "为困难家庭发放冬煤42吨。"),
        ("外卖员防暑包", 220, "份", "为外卖员发放防暑包220份。"),
        ("企业稳岗补贴", 8, "家", "为8家企业发放稳岗补贴。"),
    ],
)
def test_things_are_told_as_handed_out_to_those_they_are_for(label, value, unit, text):
    assert told(fact("F1", "普惠服务", label, value=value, unit=unit)) == text


def test_who_comes_to_do_a_deed_is_told_before_it():
    row = fact("F1", "女职工工作", "妇科检查", value=88, unit="人", by="区妇幼保健院下乡")
    assert told(row) == "由区妇幼保健院下乡组织88人参加妇科检查。"


def test_a_class_and_those_who_hold_talks_are_no_deeds():
    assert told(fact("F1", "女职工工作", "托管班孩子", value=26, unit="名")) == "举办托管班，26名孩子参加。"
    assert told(fact("F1", "思想引领", "宣讲员", total=12, unit="名"))[2:] == "宣讲员12名。"


def test_a_summary_is_signed_on_the_day_up_to_which_its_figures_reach():
    row = fact("F1", "组织建设", "新建工会", value=3, unit="家")
    assert signature_of(sheet(row, until="2025-12-08"))[1] == "2025年12月8日"
    assert signature_of(sheet(row, until=""))[1] == "2025年12月31日"
    assert signature_of(sheet(row, until="12月中旬"))[1] == "2025年12月31日"


def test_what_a_training_led_to_is_not_told_as_who_came():
    text = told(
        fact("F1", "建功立业", "数控车工竞赛", value=58, unit="名"),
        fact("F2", "建功立业", "晋升高级工", value=12, unit="名", goes_with="F1"),
    )
    assert text.partition("数控车工竞赛")[2] == "，58人参加，12人晋升高级工。"


def test_a_part_stands_behind_the_companion_that_counts_what_it_counts():
    text = told(
        fact("F1", "建功立业", "开办培训班", value=4, unit="期"),
        fact("F2", "建功立业", "培训", value=215, unit="人", goes_with="F1"),
        fact("F3", "建功立业", "拿到证书", value=132, unit="人", part_of="F1"),
    )
    assert text == "开办培训班4期，培训215人，其中132人拿到证书。"


def test_how_people_were_moved_to_join_is_told_as_moving_them():
    row = fact("F1", "新就业形态", "货车司机入会", value=64, unit="人", how="在停车场设点登记")
    assert told(row) == "在停车场设点登记，推动64名货车司机入会。"


def test_an_event_held_with_another_body_is_told_as_held_together():
    row = fact("F1", "建功立业", "焊工大赛", value=96, unit="人", by="与县人社局共同主办")
    assert told(row).startswith("与县人社局联合")


def test_a_stock_that_shrank_is_not_told_as_accumulated():
    row = fact("F1", "帮扶救助", "帮扶困难职工", total=23, last=31, unit="户")
    assert told(row).startswith("帮扶困难职工23户，")


def test_a_stock_is_told_with_the_state_it_is_in():
    row = fact("F1", "帮扶救助", "困难职工档案", total=19, unit="户", state="动态管理")
    assert told(row)[2:] == "困难职工档案19户，实行动态管理。"


def test_what_the_unit_and_the_label_both_name_is_told_once():
    assert told(fact("F1", "普惠服务", "爱心托管班", value=2, unit="个班")) == "举办爱心托管班2个。"


def test_some_items_of_many_are_told_as_some():
    row = fact("F1", "自身建设", "修订制度", value=5, unit="项", items=("报销办法", "驿站办法"))
    assert told(row) == "修订制度5项（包括报销办法、驿站办法等）。"


def test_plans_for_the_rest_of_a_year_are_not_told_as_next_years():
    town = sheet(
        fact("F1", "组织建设", "新建工会", value=3, unit="家"),
        period="1—10月",
        plans=(fact("P1", "组织建设", text="年底前再建会1家"),),
    )
    assert propose_outline(town).sections[-1].heading == "二、下一步工作计划"


def test_shortcomings_and_plans_share_a_heading_that_names_both():
    town = sheet(
        fact("F1", "组织建设", "新建工会", value=3, unit="家"),
        headings=("组织建设", "不足与下步打算"),
        problems=(fact("Q1", "", text="活动偏少"),),
        plans=(fact("P1", "组织建设", "新建工会", value=5, unit="家"),),
    )
    outline = propose_outline(town)
    assert [section.fact_ids for section in outline.sections] == [("F1",), ("Q1", "P1")]
    text = "".join(sentence.text for sentence in realize_section(outline.sections[-1], telling_of(town, (), 0)))
    assert "活动偏少" in text
    assert text.endswith("新建工会5家。")


def test_many_themes_under_one_prescribed_heading_stand_under_heads_of_their_own():
    labels = (
        ("思想引领", "宣讲", "场"),
        ("组织建设", "新建工会", "家"),
        ("维权协商", "签订集体合同", "份"),
        ("帮扶救助", "慰问困难职工", "户"),
        ("普惠服务", "新建驿站", "个"),
        ("建功立业", "技能培训", "期"),
        ("文体活动", "篮球赛", "场"),
    )
    rows = [fact(f"F{n}", theme, label, value=n + 2, unit=unit) for n, (theme, label, unit) in enumerate(labels)]
    assert "（一）" in told(*rows, headings=("主要工作",))


@pytest.mark.parametrize(
    ("theme", "label", "value", "unit", "text"),
    [
        ("思想引领", "职工故事宣传片", 1, "部", "制作职工故事宣传片1部。"),
        ("普惠服务", "孕妈停车位", 12, "个", "设孕妈停车位12个。"),
        ("普惠服务", "防暑物资", 5, "万元", "发放防暑物资5万元。"),
        ("自身建设", "工会微信群", 4, "个", "建立工会微信群4个。"),
        ("荣誉表彰", "州级优秀工会积极分子", 1, "名", "获评州级优秀工会积极分子1名。"),
        ("安全生产", "工伤事故", 2, "起", "发生工伤事故2起。"),
        ("安全生产", "查看打草点", 16, "处", "查看打草点16处。"),
        ("组织建设", "应换届企业工会", 11, "家", "应换届企业工会11家。"),
    ],
)
def test_a_thing_takes_the_verb_of_its_kind_and_a_deed_none(theme, label, value, unit, text):
    assert told(fact("F1", theme, label, value=value, unit=unit)) == text


def test_set_phrases_stand_in_marks():
    assert told(fact("F1", "女职工工作", "两癌筛查", value=3, unit="次")) == "开展“两癌”筛查3次。"


@pytest.mark.parametrize(
    ("theme", "label", "value", "unit", "text"),
    [
        ("自身建设", "工会小组长培训", 58, "人", "组织58人参加工会小组长培训。"),
        ("组织建设", "小门店入会", 212, "人", "小门店入会212人。"),
        ("思想引领", "劳模事迹巡展", 13, "个社区", "在13个社区举办劳模事迹巡展。"),
    ],
)
def test_persons_are_not_told_as_the_bodies_or_places_they_belong_to(theme, label, value, unit, text):
    assert told(fact("F1", theme, label, value=value, unit=unit)) == text


@pytest.mark.parametrize("approx", ["以上", "左右"])
def test_what_stands_behind_a_figure_is_never_parted_from_it(approx: str) -> None:
    assert f"20名{approx}" in told(fact("F1", "帮扶救助", "大病救助职工", value=20, unit="名", approx=approx))
