import re

import pytest

from assistant.drafting.bind import Rewritten, answer_lines, bind, trimmed
from assistant.drafting.contents import body
from assistant.drafting.fidelity import additions, losses, repeats
from assistant.drafting.placement import misplacements
from assistant.drafting.slots import Disguise, Restored, figures_of, take_off
from assistant.records import Sentence
from tests.drafting.sheets import fact, sheet

SOURCE = "对用工25人以上的企业逐户上门，新建企业工会6家，周桂兰到场指导"


@pytest.fixture
def disguised():
    return Disguise({"25", "6"}, ["周桂兰"], seed=1).put_on(SOURCE)


def test_no_figure_and_no_name_of_the_source_is_left(disguised):
    assert "周桂兰" not in disguised.text
    assert "25人" not in disguised.text
    assert "工会6家" not in disguised.text
    assert [slot.original for slot in disguised.slots] == ["25人以上", "6家", "周桂兰"]


def test_what_was_put_on_comes_off_again(disguised):
    assert take_off(disguised.text, disguised.slots).text == SOURCE


@pytest.mark.parametrize("text", ["零下18度以下岗位每班补30元", "36名学员还有一半课没上完"])
def test_a_figure_with_words_of_its_own_comes_off_again(text):
    disguised = Disguise(set(), [], seed=1).put_on(text)
    assert take_off(disguised.text, disguised.slots) == Restored(text, ())
    assert "一半" not in disguised.text


def test_a_figure_of_the_models_own_is_a_fault(disguised):
    restored = take_off(disguised.text + "，覆盖职工999人", disguised.slots)
    assert restored.faults == ("“999人”不在给定内容里",)


def test_a_slot_left_out_or_used_twice_is_a_fault(disguised):
    second = disguised.slots[1].stand_in
    assert take_off(disguised.text.replace(second, "若干家"), disguised.slots).faults == (f"漏了“{second}”",)
    assert take_off(f"{disguised.text}，共{second}", disguised.slots).faults


def test_stand_ins_are_never_figures_of_the_sheet():
    avoid = {str(number) for number in range(10, 100)}
    stand_in = Disguise(avoid, [], seed=0).put_on("新建工会7家").slots[0].stand_in
    assert stand_in.removesuffix("家") not in avoid | {"7"}


def test_numbers_bullets_and_marks_are_stripped_from_an_answer():
    assert answer_lines("**一、**新建工会。\n- 走访职工；\n\n3. 发放慰问金") == ["新建工会", "走访职工", "发放慰问金"]


def test_a_clause_of_praise_is_trimmed_and_a_word_of_praise_rejected():
    source = "新建企业工会6家"
    assert trimmed("新建企业工会6家，有效提升了职工的幸福感", source) == "新建企业工会6家"
    assert additions("成功新建企业工会6家，受到好评", source)
    assert additions("今年，我镇通过组织，新建企业工会共6家", source) == []


def _bind(answer: str, judge=lambda text, source: (), second="慰问困难职工58户。"):
    disguise = Disguise(set(), [], seed=3)
    sources = {
        1: Sentence("新建企业工会6家。", ("F1",), "offline"),
        2: Sentence(second, ("F2",), "offline"),
    }
    told = {place: disguise.put_on(body(sentence.text)) for place, sentence in sources.items()}
    slots = {place: one.slots[0].stand_in for place, one in told.items()}
    return bind(answer.format(a=slots[1], b=slots[2]), sources, told, judge)


def test_lines_are_matched_by_their_slots_whatever_their_numbers_and_order():
    bound = _bind("7. 慰问困难职工{b}\n我镇新建企业工会{a}")
    assert bound.accepted == (Rewritten((2,), "慰问困难职工58户"), Rewritten((1,), "新建企业工会6家"))


def test_a_swapped_pair_is_rejected():
    bound = _bind("1. 新建企业工会{b}\n2. 慰问困难职工{a}")
    assert bound.accepted == ()


def test_a_line_that_the_judge_rejects_is_not_accepted():
    bound = _bind("新建企业工会共{a}\n慰问困难职工{b}", lambda text, source: ["错"] if "6家" in text else [])
    assert bound.accepted == (Rewritten((2,), "慰问困难职工58户"),)
    assert bound.faults == {1: ["错"]}


def test_a_line_that_comes_back_as_it_was_is_not_judged_again():
    bound = _bind("新建企业工会{a}\n慰问困难职工{b}", lambda text, source: ["错"])
    assert [one.places for one in bound.accepted] == [(1,), (2,)]


def test_neighbours_may_be_told_together_in_one_line():
    bound = _bind("1. 新建企业工会{a}，慰问困难职工{b}。")
    assert bound.accepted == (Rewritten((1, 2), "新建企业工会6家，慰问困难职工58户"),)


def test_sentences_under_two_numbers_are_not_told_together():
    assert _bind("新建企业工会{a}，慰问困难职工{b}", second="二是慰问困难职工58户。").accepted == ()


def test_a_source_torn_over_two_lines_is_a_fault():
    bound = _bind("1. 新建企业工会{a}\n2. 慰问困难职工{b}\n3. 新建{a}")
    assert bound.accepted == (Rewritten((2,), "慰问困难职工58户"),)
    assert set(bound.faults) == {1}


def test_nothing_written_leaves_every_place_open():
    assert set(_bind("我不能完成这个请求。").faults) == {1, 2}


def test_marks_around_a_number_are_stripped_and_figures_stay():
    marked = "### 1. 新建工会\n> 2. 走访职工\n| 3. 发放慰问金 |\n<b>4. 5.8万元</b>\n1. - 5. 一、二季度走访"
    assert answer_lines(marked) == ["新建工会", "走访职工", "发放慰问金", "5.8万元", "一、二季度走访"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("周桂兰获市五一劳", "周桂兰获市五一劳动奖章。"),
        ("法庭建立案件移送办法", "与司法所、法庭建立案件移送办法。"),
        ("现有创新工作室5个", "新建创新工作室5个。"),
        ("职工互助办建成充电棚8个", "由县总工会职工互助办建成充电棚8个。"),
        ("组织集中学习15次，讲稿汇编成", "组织集中学习15次，讲稿汇编成册发到班组。"),
        ("举办竹编技能竞赛，64名选手参", "举办竹编技能竞赛，64名选手参赛。"),
        ("举办职工文化节", "举办第16届职工文化节。"),
        ("8月19日，开展职工代表巡视", "8月19日，开展职工代表巡视日。"),
        ("新建企业工会16家，员直接选出", "新建企业工会16家，主席由会员直接选出。"),
        ("救助学生34人，20名学生入学", "救助职工34人，20名学生入学。"),
        ("镇慈善会慰问职工78户", "乡慈善会慰问职工78户。"),
        ("召开职代会14场", "召开职代会14场，与上年持平。"),
        ("4月28日，镇文体中心组织职工运动会，320名职工参加", "4月28日，在镇文体中心组织职工运动会，320名职工参加。"),
    ],
)
def test_a_sentence_that_loses_words_of_a_fact_or_breaks_off_is_a_fault(text, source):
    assert losses(text, source)


def test_another_ordinal_and_another_group_are_additions():
    assert additions("举办第76届职工文化节", "举办第16届职工文化节。")
    assert additions("在党群服务中心选出主席，由党员直接选出", "在党群服务中心选出主席，由会员直接选出。")


def test_a_manner_may_go_and_words_may_change_places():
    source = "坚持一户一策，春节慰问困难职工58户，发放慰问金5.8万元。"
    assert losses("春节期间共慰问困难职工58户，发放慰问金5.8万元", source) == []


def test_a_figure_stays_in_a_clause_with_its_words():
    source = "组建志愿服务队3支，总数达到24支，开展巡逻113次。"
    assert misplacements("组建志愿服务队3支，开展巡逻24支，总数达到113次", source)
    assert misplacements("开展巡逻113次，志愿服务队组建3支，总数24支", source) == []
    assert misplacements("64名选手参加技能竞赛，收到作品12件", "技能竞赛有64名选手参加，收到作品12件。") == []


def test_a_figure_under_words_of_the_models_own_is_rejected():
    source = "在食堂举办结对签约仪式，签约企业11家。"
    assert additions("在食堂举办结对签约仪式，下企业调研11家", source)
    assert misplacements("在食堂举办结对签约仪式，11家企业签约", source) == []


def test_a_clause_said_twice_is_a_fault():
    assert repeats("老街工会挂牌办公，老街工会挂牌办公", "老街工会挂牌办公。")
    assert repeats("老街工会挂牌办公", "老街工会挂牌办公。") == []
    assert repeats("参演人员近近130人", "参演人员近130人。")


def test_a_stand_in_date_is_no_date_of_the_sheet_and_a_figure_in_words_none_in_digits():
    months = tuple(fact(f"F{month}", "其他", f"活动{month}", date=f"2025-{month:02}") for month in range(1, 12))
    town = sheet(*months, fact("F12", "其他", text="设立六个站点"), until="")
    for seed in range(30):
        told = Disguise(figures_of(town), [], seed=seed).put_on("3月，建成站点6个")
        assert told.slots[0].stand_in == "12月" or "日" in told.slots[0].stand_in
        assert told.slots[1].stand_in not in ("6个", "六个")


def test_what_rose_or_fell_does_so_among_the_stand_ins_too():
    source = "连续夜班从4个减到2个，补贴由18元加到25元，收到建议265件，其中办结150余件，日薪220—260元"
    for seed in range(20):
        told = Disguise(set(), [], seed=seed).put_on(source)
        figures = [int(number) for slot in told.slots for number in re.findall(r"\d+", slot.stand_in)]
        before, after, old, new, filed, closed, lowest, highest = figures
        assert before > after
        assert old < new
        assert filed > closed
        assert lowest < highest


def test_an_hour_stands_for_hours_and_a_day_of_the_week_for_one():
    told = Disguise({"9时", "周三"}, [], seed=1).put_on("每周三晚7点到9点开放夜校，3月起增设周末班")
    week, hours, month = (slot.stand_in for slot in told.slots)
    assert re.fullmatch("周[一二四五六日]", week)
    assert re.fullmatch(r"[上下]午\d{1,2}时", hours)
    assert re.fullmatch(r"\d{1,2}月", month)


def test_two_figures_do_not_exchange_what_they_count():
    source = "签订区域性集体合同1份，覆盖企业18家、职工640人。"
    assert misplacements("签订区域性集体合同1份，职工18家、覆盖企业640人", source)
    assert misplacements("签订区域性集体合同1份，覆盖职工640人、企业18家", source) == []
    assert misplacements("采纳建议52条（其中征集建议17条）", "征集建议52条（其中采纳建议17条）。")


def test_a_manner_said_in_other_words_is_not_dropped_as_if_it_were_added():
    source = "由劳模、工程师讲课，举办讲堂83讲"
    assert trimmed("邀请劳模担任主讲，举办讲堂83讲", source) == "邀请劳模担任主讲，举办讲堂83讲"


def test_done_is_said_of_what_is_done_and_of_no_target():
    assert additions("完成创新工作室攻关成果8项", "创新工作室攻关成果8项。") == []
    assert additions("完成4家工会主席空缺补选", "4家工会主席空缺补选。") == []
    assert additions("完成4家工会主席空缺补选", "4家工会主席空缺正在补选。")
    assert additions("完成全年攻关成果8项", "攻关成果8项。")


def test_a_place_that_becomes_the_host_is_rejected():
    assert losses("竹器产业园举办竹编技能竞赛", "在竹器产业园举办竹编技能竞赛。")
    assert losses("举办竹编技能竞赛，地点在竹器产业园", "在竹器产业园举办竹编技能竞赛。") == []


def test_a_total_does_not_become_a_deed_of_people_that_the_source_names_elsewhere():
    source = "新建职工创新工作室2个，总数达到46个。"
    assert additions("新建职工创新工作室2个，培训职工46个", source)
    assert additions("新建职工创新工作室2个，总数已达46个", source) == []


def test_a_comparison_does_not_go_before_what_it_compares():
    source = "4月17日，推荐劳模人选1名，比上年同期减少1名。"
    assert misplacements("4月17日，比上年同期减少1名，推荐劳模人选1名", source)
    assert misplacements("4月17日推荐劳模人选1名，较上年同期减少1名", source) == []


def test_words_told_of_another_figure_are_not_carried_to_the_next():
    source = "组建工会志愿服务队7支，总数达到127支，开展志愿服务47次。"
    assert misplacements("组建工会志愿服务队7支，开展志愿服务127支，总数达到47次", source)
    assert misplacements("组建工会志愿服务队7支，开展志愿服务47次，总数达到127支", source) == []


def test_a_completed_target_does_not_go_before_what_it_measures():
    source = "金秋助学资助学生18人，完成年度目标任务18人。"
    assert misplacements("完成年度目标任务18人，金秋助学资助学生18人", source)
