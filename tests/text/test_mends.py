import pytest

from assistant.text.mends import find_mends, is_spun, mended

SPUN = "为更好地开展工资群众协商工作，透过召开会议，用心协助贴合条件的职工申报。"


def test_a_spun_text_is_told_by_marks_of_two_kinds():
    assert is_spun(SPUN)
    assert not is_spun("透过数据看成效，用心用情服务职工。")


def test_spun_words_are_mended_where_nothing_else_can_be_meant():
    assert mended(SPUN, spun=True) == "为更好地开展工资集体协商工作，通过召开会议，积极协助符合条件的职工申报。"


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("签订群众合同20份", "签订集体合同20份"),
        ("工会戏作目标管理", "工会工作目标管理"),
        ("加强*guǎnlǐ、监督工作", "加强管理、监督工作"),
        ("为职工带给法律援助", "为职工提供法律援助"),
        ("由副工席兼任", "由副主席兼任"),
        ("召开年夜会，鼎力开展文体勾当", "召开大会，大力开展文体活动"),
        ("现将全年工作汇报以下：", "现将全年工作汇报如下："),
        ("帮扶坚苦职工12户，提高职工本质", "帮扶困难职工12户，提高职工素质"),
        ("エ会会员己达到2O人", "工会会员已达到20人"),
        ("发出要约书l12份，建制率1OO％，津贴提到l5元", "发出要约书112份，建制率100％，津贴提到15元"),
        ("尚有3家末建会，12月5曰前组建", "尚有3家未建会，12月5日前组建"),
    ],
)
def test_what_is_never_right_is_mended_in_any_text(line, better):
    assert mended(line, spun=False) == better


@pytest.mark.parametrize(
    "line",
    [
        "透过现象看本质",
        "用心用情做好服务",
        "服务更加贴合职工实际",
        "给职工带给了温暖的我们",
        "帮忙搬运物资",
        "借鉴iso9000标准",
        "职工踊跃参加，获得市级表彰，群众性活动丰富",
        "展开讨论，签署意见，年夜饭送到车间，双轨制运行",
        "月末完成统计，本人会员证遗失，工人会员增加",
        "企业自己建设的食堂，技术熟悉快，题目出得好",
    ],
)
def test_what_may_be_right_is_left_alone(line):
    assert mended(line, spun=True) == line


def test_ambiguous_words_stay_in_a_text_that_is_not_spun():
    assert mended("透过召开会议推动工作", spun=False) == "透过召开会议推动工作"


def test_each_mend_shows_what_stood_there_and_can_be_refused():
    (first, *_) = find_mends(SPUN, spun=True)
    assert (SPUN[first.start : first.end], first.text, first.better, first.cause) == (
        "群众",
        "群众",
        "集体",
        "同义替换",
    )
    assert "群众协商" in mended(SPUN, spun=True, refused=("群众",))
