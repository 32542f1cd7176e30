"""Small words that turn a true sentence into a false one: every word of the lie is light or the source's own."""

import pytest

from assistant.drafting.bind import answer_lines
from assistant.drafting.fidelity import additions, unfaithful
from assistant.drafting.joining import strays


def _pairs(*lines: str) -> list[tuple[str, str]]:
    return [(source, text) for source, text in (line.split(" → ") for line in lines)]


@pytest.mark.parametrize(
    ("source", "lie"),
    _pairs(
        "5月8日，在镇文化站举办拔河赛，18支队伍参加。 → 去年5月8日，在镇文化站举办拔河赛，18支队伍参加",
        "共有驻点律师6名。 → 共有驻点律师上年6名",
        "5月，走访困难职工31户。 → 5月前，走访困难职工31户",
        "5月，走访困难职工31户。 → 自5月起，走访困难职工31户",
        "春节前看望困难户31户。 → 春节后看望困难户31户",
        "现有会员2745人。 → 此前曾有会员2745人",
        "举办拔河赛，18支队伍参加。 → 将举办拔河赛，18支队伍参加",
        "新建工会3家，总数达到26家。 → 将新建工会3家，总数达到26家",
        "新建工会3家，累计达到26家。 → 新建工会3家，今年累计达到26家",
        "收到诉求28件，较上年减少4件。 → 收到诉求28件，减少4件",
        "新建工会8家，较上年增加2家，完成年度目标任务10家的80%。"
        " → 新建工会8家，较全年目标增加2家，完成年度目标任务10家的80%",
        "完成全年目标任务50人的46%。 → 完成目标任务50人的46%",
        "每块曲坯由3元提高到5元。 → 每块曲坯由3元提高5元",
        "共有会员2745人，其中女会员814人。 → 共有会员2745人，另有女会员814人",
        "共有会员2745人，其中女会员814人。 → 共有会员2745人，女会员814人",
        "帮扶款24万元，其中爱心基金出9万元。 → 帮扶款24万元，爱心基金出9万元",
        "举办宣讲7场，听讲400余人次。 → 举办宣讲7场，每次听讲400余人次",
        "货车司机、骑手入会118人。 → 货车司机、骑手分别入会118人",
        "货车司机入会118人。 → 全镇118名货车司机入会",
        "攻关成果8项，目前6项已上产线、2项在验证。 → 攻关成果8项，目前6项已上产线、2项已验证",
        "全年工资不降，每月加150元。 → 全年工资降，每月加150元",
        "由镇民政办发放、工会核名单，补助27户。 → 由工会发放、镇民政办核名单，补助27户",
        "发放救助1.1万元，由县总工会打卡。 → 由镇总工会发放救助1.1万元，由县总工会打卡",
        "为45人次提供咨询，请律师坐班。 → 45人次提供咨询，请律师坐班",
        "诉求28件，办妥25件。 → 被诉求28件，办妥25件",
        "11月，送冬煤460吨，领煤230户。 → 11月，领煤460吨，送冬煤230户",
        "宋小改获第一名。 → 宋小改等人获第一名",
        "举办宣讲7场，听讲400余人次。 → 因举办宣讲7场，听讲400余人次",
        "举办宣讲7场，听讲400余人次。 → 通过举办宣讲7场，听讲400余人次",
    ),
)
def test_a_small_word_does_not_turn_what_is_said(source, lie):
    assert unfaithful(lie, source)


@pytest.mark.parametrize(
    ("source", "text"),
    _pairs(
        "举办宣讲7场，比上年增加3场，增长75%。 → 举办宣讲7场，较上年多3场，增长75%",
        "查出隐患26处，其中已消除22处。 → 查出隐患26处，已消除22处",
        "攻关成果8项，目前6项已上产线、2项在验证。 → 8项攻关成果中，目前6项已上产线、2项正在验证",
        "改造驿站1座，目前主体完工、暖气没有接通。 → 改造驿站1座，目前主体已完工、暖气尚未接通",
        "把调解室开到晚间，调解争议92件。 → 将调解室开到晚间，调解争议92件",
        "由镇民政办发放、工会核名单，补助27户。 → 补助27户，由工会核名单、镇民政办发放",
        "为45人次提供咨询。 → 45人次接受咨询",
        "现有会员3150人。 → 全镇现有会员3150人",
    ),
)
def test_a_small_word_that_turns_nothing_may_come_and_go(source, text):
    assert unfaithful(text, source) == []


@pytest.mark.parametrize("sign", ["👍", "OK", "<", "\u200b"])
def test_a_sign_that_no_official_prose_has_is_an_addition(sign):
    assert additions(f"走访职工31户{sign}", "走访职工31户")


def test_comments_are_stripped_and_marks_become_full_width():
    assert answer_lines("1. 走访职工31户,发放1,200元<!-- 已核实 -->") == ["走访职工31户，发放1,200元"]


@pytest.mark.parametrize(
    "joined",
    [
        "5月8日，举办拔河赛，18支队伍参加，共有驻点律师6名，由区总工会聘请",
        "举办拔河赛，18支队伍参加，5月8日共有驻点律师6名，由区总工会聘请",
        "5月8日，举办拔河赛，共有驻点律师6名，18支队伍参加，由区总工会聘请",
        "5月8日，举办拔河赛，18支队伍参加；其中共有驻点律师6名，由区总工会聘请",
    ],
)
def test_neighbours_in_one_line_do_not_mix(joined):
    assert strays(joined, ["5月8日，举办拔河赛，18支队伍参加", "共有驻点律师6名，由区总工会聘请"])


@pytest.mark.parametrize(
    ("joined", "told"),
    [
        ("走访困难职工31户，发放慰问金3.1万元", ["走访困难职工31户", "发放慰问金3.1万元"]),
        (
            "5月8日，举办拔河赛，18支队伍参加；共有驻点律师6名",
            ["5月8日，举办拔河赛，18支队伍参加", "共有驻点律师6名"],
        ),
        ("5月8日，举办拔河赛，18支队伍参加，李广田获第一", ["5月8日，举办拔河赛，18支队伍参加", "李广田获第一"]),
    ],
)
def test_neighbours_in_one_line_each_keep_their_own(joined, told):
    assert strays(joined, told) == []
