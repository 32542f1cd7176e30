"""Labels without a verb of their own, and labels that name whom a deed is for: the clause each takes."""

import pytest

from assistant.drafting.outline import propose_outline
from assistant.drafting.realize import realize_section, telling_of
from assistant.facts.derive import derive
from assistant.records import Fact
from tests.drafting.sheets import fact, sheet
from tests.drafting.test_labelforms import told


def one(theme: str, label: str, value: object, unit: str, **rest: object) -> str:
    return told(fact("F1", theme, label, value=value, unit=unit, **rest))


@pytest.mark.parametrize(
    ("label", "value", "unit", "text"),
    [
        ("工时争议", 9, "起", "发生工时争议9起。"),
        ("装卸费克扣", 16, "起", "发生装卸费克扣16起。"),
        ("职工诉求", 52, "件", "收到职工诉求52件。"),
        ("夜班岗位意见", 35, "条", "收到夜班岗位意见35条。"),
        ("热线转来的工单", 40, "单", "收到热线转来的工单40单。"),
        ("来电来访", 88, "宗", "接待来电来访88宗。"),
        ("员工宿舍意见箱", 63, "条", "员工宿舍意见箱收到意见63条。"),
        ("调解劳动争议", 12, "件", "调解劳动争议12件。"),
    ],
)
def test_what_comes_in_or_comes_about_is_told_as_such(label, value, unit, text):
    assert one("维权协商", label, value, unit) == text


@pytest.mark.parametrize(
    ("label", "unit", "text"),
    [
        ("高级工", "人", "有高级工9人。"),
        ("讨薪农民工", "人", "有讨薪农民工9人。"),
        ("停工企业", "家", "有停工企业9家。"),
        ("慰问困难职工", "人", "慰问困难职工9人。"),
        ("干部包厂", "家", "干部包厂9家。"),
    ],
)
def test_those_counted_are_told_as_being_there_unless_something_is_done(label, unit, text):
    assert one("维权协商", label, 9, unit) == text


def test_what_became_of_all_those_counted_is_told_of_them_without_a_stop():
    assert one("维权协商", "欠薪农民工", 43, "人", result="全部拿到工资") == "43名欠薪农民工全部拿到工资。"


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ("三天内送去被褥", "对火灾受灾职工2户，三天内送去被褥。"),
        ("发动捐款7.8万元", "为2户火灾受灾职工发动捐款7.8万元。"),
    ],
)
def test_those_who_are_helped_stand_before_the_help(how, text):
    assert one("帮扶救助", "火灾受灾职工", 2, "户", how=how) == text


@pytest.mark.parametrize(
    ("theme", "label", "unit", "text"),
    [
        ("安全生产", "电站检修安全交底", "次", "开展电站检修安全交底12次。"),
        ("女职工工作", "女职工普法", "场", "开展女职工普法12场。"),
        ("思想引领", "劳模进校园", "次", "开展劳模进校园12次。"),
        ("普惠服务", "夜间停电", "次", "夜间停电12次。"),
        ("思想引领", "区级媒体采用", "次", "区级媒体采用12次。"),
    ],
)
def test_what_is_counted_by_times_took_place_unless_it_is_another_s_deed(theme, label, unit, text):
    assert one(theme, label, 12, unit) == text


@pytest.mark.parametrize(
    ("theme", "label", "value", "unit", "text"),
    [
        ("维权协商", "网约配送企业集体协商", 3, "家", "与3家网约配送企业开展集体协商。"),
        ("安全生产", "粉尘涉爆企业排查", 8, "家", "对8家粉尘涉爆企业开展排查。"),
        ("维权协商", "工价协商", 14, "家", "开展工价协商，涉及单位14家。"),
        ("民主管理", "百人以上企业厂务公开", 38, "家", "38家百人以上企业实行厂务公开。"),
        ("民主管理", "职代会", 15, "家", "15家单位召开职代会。"),
        ("建功立业", "降耗劳动竞赛", 4, "个车间", "开展降耗劳动竞赛，4个车间参加。"),
        ("普惠服务", "码头工人送清凉", 2600, "人次", "开展送清凉，惠及码头工人2600人次。"),
        ("普惠服务", "车间送清凉一线工人", 210, "人", "开展车间送清凉，惠及210名一线工人。"),
        ("女职工工作", "女工妇检", 730, "人", "组织730名女工参加妇检。"),
        ("文体活动", "火把节达体舞", 350, "人", "组织火把节达体舞活动，350人参加。"),
        ("文体活动", "冰上龙舟", 12, "支队", "组织冰上龙舟活动，12支队伍参加。"),
        ("思想引领", "红色观影", 640, "人次", "组织红色观影，640人次参加。"),
        ("安全生产", "班前五分钟", 31, "个班组", "班前五分钟覆盖31个班组。"),
    ],
)
def test_an_event_is_told_with_those_whom_its_figure_counts(theme, label, value, unit, text):
    assert one(theme, label, value, unit) == text


@pytest.mark.parametrize(
    ("label", "value", "unit", "text"),
    [
        ("除夕给值班职工包饺子", 210, "人", "除夕为210名值班职工包饺子。"),
        ("与坚果厂谈高温津贴", 8, "家", "与8家坚果厂谈高温津贴。"),
        ("孕期女职工调离洁净间", 62, "人", "62名孕期女职工调离洁净间。"),
        ("受伤职工医药费垫付", 5, "人", "为5名受伤职工垫付医药费。"),
        ("洪水后送米油被子", 53, "户", "洪水后为53户送米油被子。"),
        ("医疗互助参加", 905, "人", "905人参加医疗互助。"),
        ("职工医疗互助参保", 845, "人", "845名职工参加医疗互助。"),
        ("炒料师傅考级", 33, "人", "33名炒料师傅参加考级。"),
        ("来工会找律师", 54, "人次", "54人次来工会找律师。"),
        ("退休职工转接", 11, "人", "开展退休职工转接，涉及11人。"),
    ],
)
def test_the_figure_stands_before_those_it_counts_in_a_deed_of_theirs_or_for_them(label, value, unit, text):
    assert one("帮扶救助", label, value, unit) == text


@pytest.mark.parametrize(
    ("theme", "label", "unit", "text"),
    [
        ("普惠服务", "装卸工护腰带", "条", "为装卸工提供护腰带120条。"),
        ("女职工工作", "妈妈岗", "个", "提供妈妈岗120个。"),
        ("普惠服务", "教师周转房热水器", "台", "为教师周转房配备热水器120台。"),
        ("组织建设", "电子会员卡", "张", "办理电子会员卡120张。"),
        ("建功立业", "师徒", "对", "结成师徒120对。"),
        ("帮扶救助", "慰问物资", "份", "发放慰问物资120份。"),
        ("组织建设", "三星级职工之家", "个", "创建三星级职工之家120个。"),
        ("安全生产", "销号问题", "个", "销号问题120个。"),
    ],
)
def test_a_thing_takes_a_verb_that_says_no_more_than_its_figure(theme, label, unit, text):
    assert one(theme, label, 120, unit) == text


@pytest.mark.parametrize(
    ("label", "unit", "text"),
    [
        ("职工体检（接尘岗位）", "人", "组织120名接尘岗位职工参加体检。"),
        ("双语宣讲（普通话、壮话）", "场", "开展普通话、壮话双语宣讲120场。"),
        ("新成立工会（企业）", "家", "新成立企业工会120家。"),
    ],
)
def test_what_a_label_says_in_brackets_is_told_before_what_it_is_said_of(label, unit, text):
    assert one("组织建设", label, 120, unit) == text


@pytest.mark.parametrize(
    ("label", "unit", "text"),
    [
        ("考过", "人", "12人通过考试。"),
        ("改好", "处", "整改12处。"),
        ("给渔船发救生衣", "件", "为渔船发放救生衣12件。"),
        ("开职代会的企业", "家", "12家企业召开职代会。"),
    ],
)
def test_plain_words_are_told_in_those_of_a_report(label, unit, text):
    assert one("安全生产", label, 12, unit) == text


def test_an_event_that_happens_by_itself_is_told_with_its_place_before_the_verb():
    row = Fact("F1", "组织建设", "装卸行业工会联合会挂牌", date="2025-03-12", place="二号货场")
    assert told(row) == "3月12日，装卸行业工会联合会在二号货场挂牌。"


def test_what_a_union_or_an_agreement_reaches_is_told_as_covered():
    rows = (
        fact("F1", "维权协商", "工资集体协商", value=1, unit="次"),
        fact("F2", "维权协商", "高温岗位", value=1120, unit="人", goes_with="F1"),
    )
    assert told(*rows) == "开展工资集体协商1次，覆盖高温岗位1120人。"


def test_what_stands_behind_a_unit_with_its_noun_ends_the_clause():
    assert one("安全生产", "电气检查", 64, "家企业", approx="以上") == "开展电气检查，涉及64家企业以上。"


def test_a_total_that_is_the_same_as_the_addition_is_told_once():
    assert one("组织建设", "船队工会小组", 18, "个", total=18) == "船队工会小组新增18个。"


def test_who_gave_a_thing_stands_before_it_where_his_words_end_in_the_verb():
    assert one("普惠服务", "夜班班车", 2, "条线路", by="镇政府开通") == "由镇政府开通夜班班车2条线路。"


@pytest.mark.parametrize(
    ("event", "label", "unit", "text"),
    [
        ("环湖骑行", "骑行职工", "人", "118名职工参加"),
        ("龙门吊操作比赛", "比赛选手", "名", "118名选手参加"),
        ("酒坊宣讲", "宣讲到场", "人次", "118人次到场"),
        ("冷库补贴协商", "冷库工", "人", "118名冷库工参加"),
        ("职工运动会", "运动员", "人", "118名运动员参加"),
    ],
)
def test_those_who_came_are_told_without_the_event_s_own_word(event, label, unit, text):
    rows = (Fact("F1", "文体活动", event), fact("F2", "文体活动", label, value=118, unit=unit, goes_with="F1"))
    assert told(*rows).endswith(f"{event}，{text}。")


def test_what_is_given_to_persons_reaches_them_and_is_no_event_they_came_to():
    rows = (
        fact("F1", "帮扶救助", "大病救助", value=6, unit="万元"),
        fact("F2", "帮扶救助", "大病职工", value=4, unit="人", goes_with="F1"),
    )
    assert told(*rows).endswith("，惠及大病职工4人。")


@pytest.mark.parametrize(
    ("label", "unit", "by", "text"),
    [
        ("户外作业防寒靴", "双", "县总工会配发", "由县总工会配发户外作业防寒靴86双。"),
        ("产后返岗女工", "人", "镇妇联回访", "由镇妇联回访产后返岗女工86人。"),
        ("职工书屋", "个", "县图书馆配书", "设职工书屋86个，由县图书馆配书。"),
    ],
)
def test_an_actor_whose_words_end_in_the_verb_stands_before_its_object_and_others_behind(label, unit, by, text):
    assert one("普惠服务", label, 86, unit, by=by) == text


def test_what_each_gets_is_told_behind_those_who_get_it():
    assert one("帮扶救助", "救助困难女工", 14, "人", how="每人500元") == "救助困难女工14人，每人500元。"


def test_how_a_session_went_is_told_behind_it():
    text = "开展酒坊宣讲8场，用方言讲，讲完即答问。"
    assert one("思想引领", "酒坊宣讲", 8, "场", how="用方言讲，讲完即答问") == text


def test_a_part_that_holds_a_certificate_has_obtained_it():
    rows = (
        fact("F1", "建功立业", "报关培训", value=150, unit="人"),
        fact("F2", "建功立业", "报关证", value=45, unit="人", part_of="F1"),
    )
    assert told(*rows).endswith("其中45人取得报关证。")


def test_what_is_wanting_is_told_as_still_there():
    town = sheet(
        fact("F1", "组织建设", "新建工会", value=3, unit="家"),
        problems=(fact("P1", "组织建设", "未建会的企业", value=13, unit="家"),),
    )
    section = propose_outline(town).sections[1]
    text = "".join(sentence.text for sentence in realize_section(section, telling_of(town, derive(town), 0)))
    assert text.endswith("未建会的企业还有13家。")


@pytest.mark.parametrize(
    ("theme", "label", "value", "unit", "text"),
    [
        ("思想引领", "宣讲", 3, "场", "开展宣讲3场。"),
        ("安全生产", "扑火安全训练", 24, "次", "开展扑火安全训练24次。"),
        ("建功立业", "老带新", 46, "对", "开展老带新46对。"),
        ("建功立业", "电梯改造攻关", 2, "项", "开展电梯改造攻关2项。"),
        ("思想引领", "参观厂史馆", 420, "人次", "组织420人次参观厂史馆。"),
        ("思想引领", "工会简报", 9, "期", "编发工会简报9期。"),
        ("维权协商", "12345转办", 38, "件", "收到12345转办38件。"),
        ("民主管理", "职工董事", 3, "名", "有职工董事3名。"),
        ("组织建设", "没缴会费的企业", 2, "家", "没缴会费的企业有2家。"),
        ("组织建设", "工会主席调整", 3, "名", "调整工会主席3名。"),
        ("维权协商", "裁员企业约谈", 2, "家", "约谈裁员企业2家。"),
    ],
)
def test_labels_of_other_shapes_take_their_verbs_too(theme, label, value, unit, text):
    assert one(theme, label, value, unit) == text


def test_what_money_was_spent_on_is_told_behind_it():
    assert one("帮扶救助", "爱心义卖", 1.7, "万元", how="全部用于助学") == "爱心义卖1.7万元，全部用于助学。"


def test_a_unit_in_brackets_is_no_part_of_the_label():
    assert "家建会" not in one("组织建设", "新建工会（家）", 4, "家")


def test_a_part_called_so_in_its_label_is_called_so_once():
    rows = (
        fact("F1", "组织建设", "企业建会数（家）", value=23, unit="家"),
        fact("F2", "组织建设", "其中:外资企业建会数（家）", value=2, unit="家", part_of="F1"),
    )
    text = told(*rows)
    assert text.count("其中") == 1
    assert ":" not in text
    assert "新增" not in text


@pytest.mark.parametrize(
    ("theme", "label", "unit", "text"),
    [("帮扶救助", "疗休养", "人", "开展疗休养0人。"), ("维权协商", "集体上访", "起", "集体上访0起。")],
)
def test_of_nothing_it_is_not_told_that_it_took_place(theme, label, unit, text):
    assert one(theme, label, 0, unit) == text


def test_a_remark_in_brackets_stays_where_it_is():
    assert one("帮扶救助", "圆梦助学（每人5000元）", 8, "人").startswith("圆梦助学（每人5000元）")


def test_a_place_named_by_what_is_done_there_grows_as_other_places_do():
    assert one("维权协商", "劳动关系调解室", 3, "间", total=9) == "劳动关系调解室新增3间，累计达到9间。"
