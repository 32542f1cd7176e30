import re

import pytest

from assistant.drafting.outline import propose_outline
from assistant.drafting.pipeline import draft
from assistant.drafting.realize import realize_section, telling_of
from assistant.facts.derive import derive
from assistant.facts.sheet import load_sheet
from assistant.records import Fact
from assistant.resources import CORPUS, SAMPLES
from assistant.review.review import review
from assistant.text.masking import mask
from tests.drafting.sheets import NoExemplars, amount, fact, sheet

SHEETS = sorted([*CORPUS.glob("*.yaml"), *SAMPLES.glob("*.yaml")])

CHOICES = (
    ("较上年", "比上年"),
    ("率(为|达)(?=\\d)", "率达到"),
    ("^(今年|年内)", ""),
    ("、(?=增长|下降)", "，"),
    ("在(.*)组织庆", r"在\1举办庆"),
    ("^共有", "现有"),
)


def told(*facts: Fact, **changes: object) -> str:
    """Tell facts in one section and return its text, with one word for each choice of words."""
    town = sheet(*facts, **changes)
    section = propose_outline(town).sections[0]
    text = "".join(sentence.text for sentence in realize_section(section, telling_of(town, derive(town), 0)))
    for said, one in CHOICES:
        text = re.sub(said, one, text)
    return text


def test_an_action_is_told_with_its_figure_behind_it():
    assert told(fact("F1", "维权协商", "签订集体合同", value=29, unit="份")) == "签订集体合同29份。"


def test_change_on_last_year_and_target_stand_before_the_total():
    text = told(fact("F1", "组织建设", "新建企业工会", value=6, total=41, last=4, target=5, unit="家"))
    assert text == "新建企业工会6家，比上年增加2家，完成年度目标任务5家的120%，企业工会总数达到41家。"


def test_a_fall_is_told_as_a_fall():
    text = told(fact("F1", "维权协商", "受理劳动争议", value=18, last=24, unit="件"))
    assert text == "受理劳动争议18件，比上年减少6件，下降25%。"


def test_a_rate_changes_by_points():
    text = told(fact("F1", "维权协商", "集体合同签订率", value="98.5", last=96, unit="%"))
    assert text == "集体合同签订率达到98.5%，比上年提高2.5个百分点。"


def test_half_a_year_is_compared_with_the_same_period():
    text = told(fact("F1", "组织建设", "发展会员", value=6, last=6, unit="人"), period="上半年")
    assert text == "发展会员6人，与上年同期持平。"


def test_a_stock_is_never_told_as_new():
    assert (
        told(fact("F1", "组织建设", "会员", total=3986, unit="人", until="2025-11-30"))
        == "截至11月30日，现有会员3986人。"
    )


def test_an_event_has_date_place_verb_and_those_who_took_part():
    text = told(
        fact("F1", "文体活动", "庆“五一”职工运动会", date="2025-04-28", place="镇文体中心"),
        fact("F2", "文体活动", "参加职工", value=320, approx="余", unit="人", goes_with="F1"),
    )
    assert text == "4月28日，在镇文体中心举办庆“五一”职工运动会，320余名职工参加。"


def test_a_part_stands_with_its_whole_and_the_result_behind_both():
    text = told(
        fact("F1", "维权协商", "收到信访事件", value=57, unit="件", how="派专人跟踪", result="全部办结"),
        fact("F2", "维权协商", "县总工会转办", value=38, unit="件", part_of="F1"),
    )
    assert text == "派专人跟踪，收到信访事件57件（其中县总工会转办38件），全部办结。"


def test_work_under_way_stays_under_way():
    text = told(fact("F1", "组织建设", "非公企业工会换届", value=4, unit="家", state="正在筹备"))
    assert text == "4家非公企业工会换届正在筹备。"


def test_another_bodys_work_names_that_body():
    assert (
        told(fact("F1", "帮扶救助", "发放低保金", value="13.1", unit="万元", by="配合镇民政办"))
        == "配合镇民政办发放低保金13.1万元。"
    )
    assert (
        told(fact("F1", "普惠服务", "给付互助金", value=2, unit="万元", by="县互助中心"))
        == "由县互助中心给付互助金2万元。"
    )


def test_a_range_and_a_person_stay_as_they_are():
    assert told(Fact("F1", "建功立业", "每期培训时间", value=amount("2", "3"), unit="天")) == "每期培训时间2—3天。"
    assert told(fact("F1", "荣誉表彰", text="周桂兰获市五一劳动奖章。")) == "周桂兰获市五一劳动奖章。"


def test_another_seed_gives_other_words_and_the_same_facts():
    town = load_sheet(SAMPLES / "qingxi-2025.yaml").sheet
    one, other = (draft(town, NoExemplars(), seed=seed) for seed in (0, 1))
    assert one.text != other.text
    assert one.text == draft(town, NoExemplars(), seed=0).text
    assert review(other.text.split("\n"), town).ok


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_every_shipped_sheet_is_drafted_with_all_its_facts_and_nothing_else(path):
    town = load_sheet(path).sheet
    written = draft(town, NoExemplars())
    report = review(written.text.split("\n"), town)
    assert [finding for finding in report.findings if finding.severity == "error"] == []
    assert {status for _, status in report.facts} == {"used"}


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_no_clause_of_ten_characters_is_said_twice_in_a_draft(path):
    text = draft(load_sheet(path).sheet, NoExemplars()).text
    clauses = [clause for clause in re.split("[，。；：\n]", text) if len(clause) >= 10]
    assert len(clauses) == len(set(clauses))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_no_sentence_stands_twice_and_each_fact_is_told_in_one_place(path):
    town = load_sheet(path).sheet
    sentences = [sentence for section in draft(town, NoExemplars()).sections for sentence in section.sentences]
    texts = [sentence.text for sentence in sentences if sentence.fact_ids]
    assert len(texts) == len(set(texts))
    assert {fact_id for sentence in sentences for fact_id in sentence.fact_ids} == {one.id for one in town.all_facts}


def test_two_towns_share_hardly_a_sentence():
    masked = {}
    for path in SHEETS:
        town = load_sheet(path).sheet
        sentences = [sentence for section in draft(town, NoExemplars()).sections for sentence in section.sentences]
        masked[path.stem] = {mask(sentence.text, (town.town, town.unit)) for sentence in sentences}
    long = {name: {text for text in texts if len(text) > 20} for name, texts in masked.items()}
    shares = [len(long[a] & long[b]) / len(long[a]) for a in long for b in long if a != b]
    assert max(shares) <= 0.05


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (fact("F1", "自身建设", "兼职工会副主席", total=7, unit="名"), "现有兼职工会副主席7名。"),
        (fact("F1", "荣誉表彰", "在册劳模", total=9, unit="名"), "现有在册劳模9名。"),
        (fact("F1", "文体活动", "八段锦兴趣班", value=4, unit="个"), "举办八段锦兴趣班4个。"),
        (fact("F1", "维权协商", "石材行业工资集体协商会"), "召开石材行业工资集体协商会。"),
        (
            fact("F1", "帮扶救助", "金秋助学资助学生", value=16, unit="人", state="正在审批"),
            "金秋助学资助学生16人，目前正在审批。",
        ),
    ],
)
def test_verbs_that_say_which_people_are_meant_are_no_deeds(row, text):
    assert told(row) == text


def test_a_long_manner_is_a_sentence_of_its_own_before_what_came_of_it():
    how = "企业小而散，单独建会凑不齐人，请物业公司牵头，把25人以下的企业按楼合并建会，一栋楼选一名主席"
    text = told(fact("F1", "组织建设", "新建楼宇工会联合会", value=4, unit="家", how=how))
    assert text == f"{how}。新建楼宇工会联合会4家。"


def test_words_that_end_the_manner_and_begin_the_label_stand_once():
    row = fact("F1", "维权协商", "发出提示函", value=7, unit="份", how="对未签劳动合同的门店发出")
    assert told(row) == "对未签劳动合同的门店发出提示函7份。"


def test_who_did_what_stands_before_the_deed():
    row = fact("F1", "民主管理", "召开职代会的企业", value=41, unit="家")
    assert told(row) in ("41家企业召开职代会。", "召开职代会的企业有41家。")


def test_a_part_that_is_not_finished_is_told_by_its_figure():
    text = told(
        fact("F1", "维权协商", "受理劳动争议", value=63, unit="件"),
        fact("F2", "维权协商", "调解成功", value=58, unit="件", part_of="F1"),
        fact("F3", "维权协商", "引导申请仲裁", value=5, unit="件", part_of="F1", state="正在引导"),
    )
    assert text == "受理劳动争议63件，其中调解成功58件，5件正在引导申请仲裁。"


def test_an_actor_told_in_a_clause_stands_behind_the_figure():
    row = fact("F1", "维权协商", "追讨工资", value=1268, unit="万元", by="市劳动监察支队牵头，工会配合")
    assert told(row) == "追讨工资1268万元，由市劳动监察支队牵头、工会配合。"


def test_two_counts_of_one_deed_share_its_verb():
    text = told(
        fact("F1", "维权协商", "签订集体合同", value=3, unit="份"),
        fact("F2", "维权协商", "覆盖企业", value=28, unit="家", goes_with="F1"),
        fact("F3", "维权协商", "覆盖职工", value=1860, unit="人", goes_with="F1"),
    )
    assert text == "签订集体合同3份，覆盖企业28家、职工1860人。"


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (fact("F1", "普惠服务", "凉茶供应点", value=7, unit="个"), "设凉茶供应点7个。"),
        (fact("F1", "女职工工作", "女职工专项集体合同", value=26, unit="份"), "签订女职工专项集体合同26份。"),
        (fact("F1", "维权协商", "劳动法律监督提示函", value=5, unit="份"), "发出劳动法律监督提示函5份。"),
        (fact("F1", "普惠服务", "医疗互助", value=268, unit="人"), "参加医疗互助268人。"),
        (fact("F1", "女职工工作", "绣娘班", value=2, unit="期"), "举办绣娘班2期。"),
        (fact("F1", "普惠服务", "日均候诊时间", value=20, unit="分钟"), "日均候诊时间20分钟。"),
    ],
)
def test_a_thing_takes_the_verb_that_goes_with_it(row, text):
    assert told(row) == text


def test_a_thing_that_is_not_finished_takes_no_verb_of_its_own():
    row = fact("F1", "维权协商", "区域性集体合同", value=1, unit="份", state="草案正在公示")
    assert told(row) == "区域性集体合同1份，目前草案正在公示。"


def test_those_who_came_to_an_event_are_told_as_coming():
    text = told(
        fact("F1", "文体活动", "职工运动会", date="2025-10-12"),
        fact("F2", "文体活动", "运动员", value=214, unit="名", goes_with="F1"),
        fact("F3", "文体活动", "代表队", value=16, unit="支", goes_with="F1"),
    )
    assert text.partition("职工运动会")[2] == "，214名运动员、16支代表队参加。"


def test_a_verb_that_the_actor_and_the_label_share_is_told_once():
    row = fact("F1", "普惠服务", "给付互助金", value="61.7", unit="万元", by="区总工会给付")
    assert told(row) == "由区总工会给付互助金61.7万元。"


def test_an_event_stands_before_the_words_that_describe_it():
    row = fact("F1", "民主管理", "工友议事会", value=4, unit="次", how="每两个月一次，议题写在黑板上")
    assert told(row) == "召开工友议事会4次，每两个月一次，议题写在黑板上。"


def test_what_belongs_to_no_topic_announced_is_told_besides():
    text = told(
        fact("F1", "思想引领", "开展全会精神宣讲", value=14, unit="场", how="用本地话讲政策，进车间、进茶园、进工棚"),
        fact("F2", "思想引领", "组织职工理论学习", value=6, unit="次", how="每月最后一个星期五下午在镇文化站集中学习"),
        fact(
            "F3", "思想引领", "媒体刊发信息", value=23, last=18, unit="篇", result="其中两篇介绍了新业态职工入会的做法"
        ),
        fact("F4", "思想引领", "擦亮烈士墓碑", value=31, unit="块", how="清明前，青年职工带着工具上山，逐块清洗描红"),
    )
    assert "另外，" in text or "此外，" in text or "一是" not in text
    assert text.endswith("擦亮烈士墓碑31块。")
