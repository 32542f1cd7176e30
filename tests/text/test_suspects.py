import pytest

from assistant.text.recogniser import read
from assistant.text.suspects import suspects
from assistant.text.vocabulary import is_common, is_general


def suspected(line: str) -> set[str]:
    return {one.name.text for one in suspects(line)}


@pytest.mark.parametrize(
    "line", ["工会主席陈立到清溪镇走访。职工、", "（一）２０２５年", "a、b", "", "。", "其其格玛\u3000来了！？"]
)
def test_the_words_of_a_line_cover_it_without_gaps(line):
    words = read(line)
    assert "".join(line[word.start : word.end] for word in words) == line
    assert [word.end for word in words[:-1]] == [word.start for word in words[1:]]


@pytest.mark.parametrize("text", ["镇总工会", "县人社局", "物业公司", "副主席", "嘎查工会"])
def test_words_of_the_trade_are_general(text):
    assert is_general(text)


@pytest.mark.parametrize("text", ["清溪镇", "众兴公司", "红旗厂", "陈立"])
def test_what_may_name_somebody_is_not_general(text):
    assert not is_general(text)


def test_words_of_the_language_are_common_and_rare_or_unknown_ones_are_not():
    assert is_common("在草原深处放牧")
    assert not is_common("织锦")
    assert not is_common("恒瑞达")


def test_other_items_of_a_list_with_a_name_are_suspected():
    assert "阳光小饭桌" in suspected("本年新建：金蹄畜产品、万佳隆商贸、阳光小饭桌等15家。")


def test_items_that_are_counted_as_firms_are_suspected_though_no_name_stands_among_them():
    assert {"大众", "友谊"} <= suspected("大众、友谊两家企业建会。")


def test_groups_of_people_in_a_list_are_none():
    assert suspected("慰问环卫工人、困难职工等58人。") == set()


def test_what_stands_before_an_establishment_is_suspected_unless_general():
    assert "飞翔驾校" in suspected("由飞翔驾校承办培训。")
    assert suspected("由培训学校承办，走访建筑企业和物业公司。") == set()


def test_a_word_behind_a_trade_is_suspected_as_a_person():
    assert "石榴" in suspected("讲解员石榴讲得好。")


def test_a_brand_in_quotes_is_suspected_and_a_common_phrase_is_not():
    assert "小蜜蜂" in suspected("“小蜜蜂”平台上线。")
    assert suspected("开展“送清凉”“面对面”活动。") == set()


def test_names_of_another_tongue_are_taken_whole():
    assert "阿拉腾其木格" in suspected("工会干部阿拉腾其木格带着饲草票走访。")


def test_the_union_of_a_place_keeps_its_last_word():
    assert "蓟屯镇" in suspected("蓟屯镇总工会成立。")
    assert not any(name.endswith("总工会") for name in suspected("蓟屯镇总工会成立。"))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("新建工会3家，分别是宏腾木业、都良石材和稻香里公司，会员增加。", "都良石材"),
        ("分上寨、古腊、板高三个片区宣讲。", "上寨"),
        ("驼途、货运猫等平台站点发展会员。", "货运猫"),
        ("示范单位为南麟微电子和大元织造。", "大元"),
    ],
)
def test_an_item_beside_a_name_is_suspected_though_its_words_are_ordinary(line, name):
    assert name in suspected(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("小学教师全英子突发脑出血。", "全英子"),
        ("外卖骑手史家旺开通绿色通道。", "史家旺"),
        ("“钱大姐调解工作室”调解争议66件。", "钱大姐"),
    ],
)
def test_what_is_written_like_a_given_name_behind_a_title_is_a_person_whatever_its_surname_means(line, name):
    assert name in suspected(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("36名跑珲春线的司机加入工会。", "珲春"),
        ("在加所修建一座桥。", "加所"),
        ("帮扶加所村贫困户。", "加所村"),
        ("围绕中心河整治开展竞赛。", "中心河"),
        ("在团结设点宣传。", "团结"),
    ],
)
def test_a_place_is_suspected_by_the_words_round_it(line, name):
    assert name in suspected(line)


@pytest.mark.parametrize(
    "line",
    [
        "筑牢思想根基，开展党史学习教育，组织一线职工疗休养。",
        "摸清底数，聚焦主责主业，用心用情服务新业态劳动者。",
        "举办长跑、门球、掼蛋比赛和短视频剪辑培训。",
        "退役军人和留守儿童家庭入户走访，按期办结率百分之百。",
    ],
)
def test_words_of_official_prose_are_not_suspected(line):
    assert suspected(line) == set()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("指导丰小花炮等3家企业建会。", "丰小花炮"),
        ("其中全庆贵同志跑了50家企业。", "全庆贵"),
        ("救助宫颈癌女工买买提江2000元。", "买买提江"),
        ("资助全英子上大学。", "全英子"),
        ("“千诺大”开办方言课程。", "千诺大"),
        ("被《溆江日报》报道。", "溆江"),
    ],
)
def test_a_name_that_no_dictionary_joins_is_told_by_what_stands_beside_it(line, name):
    assert name in suspected(line)


@pytest.mark.parametrize("line", ["开展“面对面”活动。", "“送清凉”服务到一线。", "建成“职工之家”。"])
def test_slogans_and_what_many_call_alike_in_quotes_are_not_suspected(line):
    assert suspected(line) == set()
