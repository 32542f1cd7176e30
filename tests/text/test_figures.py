from decimal import Decimal
from pathlib import Path

import pytest

from assistant.records import Amount
from assistant.text.figures import Figure, find_figures
from assistant.text.measures import canonical_amount, render_amount, units_agree
from tests.text.labelled import read_labelled

HERE = Path(__file__).parent


def as_told(figure: Figure) -> tuple[int, int, str, tuple[str, str, str]]:
    counted = figure.kind == "quantity"
    reading = (figure.value, figure.unit, figure.approx) if counted else ("", "", "")
    return figure.start, figure.end, figure.kind, reading


@pytest.mark.parametrize(
    ("name", "at_least"),
    [("figures.txt", 2700), ("figures_blind.txt", 2850), ("figures_fresh.txt", 3400), ("figures_lots.txt", 2400)],
)
def test_ninety_nine_in_a_hundred_marked_expressions_are_found_and_read(name, at_least, capsys):
    marked = found = right = 0
    for text, labels in read_labelled(HERE / name):
        expected = {(label.start, label.end, label.kind, label.reading) for label in labels}
        given = {as_told(figure) for figure in find_figures(text)}
        marked, found, right = marked + len(expected), found + len(given), right + len(expected & given)
    recall, precision = right / marked, right / found
    with capsys.disabled():
        print(f"\n{name}：数字表达式 {marked} 处：查全率 {recall:.2%}，查准率 {precision:.2%}")
    assert marked >= at_least
    assert recall >= 0.99
    assert precision >= 0.99


def only(line: str) -> Figure:
    (figure,) = find_figures(line)
    return figure


def test_a_figure_keeps_its_words_as_they_stand_and_its_place_in_the_line():
    line = "共有会员２万余人，"
    figure = only(line)
    assert (figure.text, figure.start, figure.end) == ("２万余人", 4, 8)
    assert (figure.value, figure.unit, figure.approx) == ("20000", "人", "余")
    assert line[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    ("line", "value", "unit"),
    [
        ("发放5.8万元", "58000", "元"),
        ("八成职工", "80", "%"),
        ("走访10—12家", "10-12", "家"),
        ("投入10—12万元", "100000-120000", "元"),
        ("补贴5000元—1万元", "5000-10000", "元"),
        ("投入3万至5万元", "30000-50000", "元"),
        ("占1/6", "1/6", ""),
        ("提高百分之三点五", "3.5", "%"),
        ("提高2.5个百分点", "2.5", "百分点"),
        ("工期一个半月", "1.5", "月"),
        ("新建3企业", "3", "企业"),
        ("开了8讲，", "8", "讲"),
        ("新增12，", "12", ""),
        ("方量由18方起", "18", "方"),
        ("诗二十三阕", "23", "阕"),
        ("噪声85分贝以上", "85", "分贝"),
        ("零下18℃", "-18", "℃"),
        ("花了三万五", "35000", ""),
        ("6分30秒撤离", "6.5", "分钟"),
        ("2分15秒撤离", "135", "秒"),
        ("拖了两年零三个月", "27", "月"),
        ("每小时采3斤4两", "3.4", "斤"),
        ("渠深一丈八尺", "1.8", "丈"),
        ("铅球扔出11米3。", "11.3", "米"),
        ("污水费八角五分", "0.85", "元"),
        ("到账1亿零600万元", "106000000", "元"),
        ("拉动1千8百万元", "18000000", "元"),
        ("贷款1个亿", "100000000", ""),
        ("走了一百五六十里", "150-160", "里"),
        ("招了百几十人", "110-190", "人"),
        ("每人每天六十块的补助", "60", "元"),
        ("骆驼三峰、", "3", "峰"),
        ("合同一百七十九份", "179", "份"),
        ("住满51张床位", "51", "张"),
        ("限期30日整改", "30", "日"),
        ("请假半天以上", "0.5", "天"),
        ("冷库-18℃", "-18", "℃"),
        ("增长-3.2%", "-3.2", "%"),
        ("补贴1 200元", "1200", "元"),
        ("投诉率千分之三", "3", "‰"),
        ("百分之九十几", "91-99", "%"),
        ("每村3－5家", "3-5", "家"),
        ("管网长十二千米", "12", "公里"),
        ("跑出2小时13分5秒", "7985", "秒"),
        ("每天五小时", "5", "小时"),
        ("来了五位老师", "5", "位"),
        ("寄出两封信", "2", "封"),
        ("下设二十个村", "20", "个"),
        ("变压器315kVA", "315", "千伏安"),
        ("来了百把人", "100", "人"),
        ("不到半年建成", "0.5", "年"),
        ("拖了一个半钟头", "1.5", "小时"),
        ("占会员数百分之八十", "80", "%"),
        ("经费不足百元", "100", "元"),
        ("花去二三十万元", "200000-300000", "元"),
        ("支出　412,300　本年结余", "412300", ""),
        ("锚固力60千牛以上", "60", "千牛"),
        ("射灯18W，", "18", "瓦"),
        ("电池5000mAh", "5000", "毫安时"),
        ("欠缴半年至一年", "0.5-1", "年"),
        ("身高一米七五", "1.75", "米"),
        ("体温三十八度五，", "38.5", "度"),
        ("肉二两。", "2", "两"),
        ("千把件家具", "1000", "件"),
        ("东北风5级", "5", "级"),
        ("熬了一宿没睡", "1", "宿"),
        ("认识三年多了。", "3", "年"),
        ("余款分两次付", "2", "次"),
        ("公章壹枚", "1", "枚"),
    ],
)
def test_value_and_unit_are_canonical(line, value, unit):
    assert (only(line).value, only(line).unit) == (value, unit)


@pytest.mark.parametrize(
    "line", ["20__年度", "20XX年", "xx年xx月", "投入*元", "__镇有会员__人", "20**年", "×月×日", "获得_*的慰问金"]
)
def test_what_was_blanked_out_is_no_figure(line):
    assert find_figures(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "进一步统一思想，十分重视",
        "一致同意，逐一落实",
        "四川、三亚、九江",
        "零工市场",
        "每年上半年",
        "少排二氧化碳",
        "坐三轮车去五指山",
        "四季歌",
        "三元乳业、百家宴、千斤顶",
        "第三人民医院",
    ],
)
def test_words_that_hold_a_numeral_are_no_figures(line):
    assert find_figures(line) == []


@pytest.mark.parametrize(
    "term",
    [
        "“五一”",
        "“七一”",
        "“两节”",
        "“三八”",
        "“三新”",
        "“十四五”",
        "“一函两书”",
        "“双过半”",
        "“五个坚持”",
        "51号文件",
        "一线",
        "万众一心",
        "一村一律师",
        "一式三份",
        "百企帮百村",
        "一号工程",
        "四套班子",
        "第一时间",
        "三班制",
        "二次报销",
        "最后一公里",
        "三个区分开来",
    ],
)
def test_set_phrases_state_nothing(term):
    figures = find_figures(f"落实{term}工作")
    assert [figure.kind for figure in figures] == ["fixed_term"]
    assert figures[0].text == term.strip("“”")


def test_a_slogan_nobody_has_listed_is_known_by_its_quotes():
    assert only("落实“七必问”要求").kind == "fixed_term"
    assert only("推行“八送八到家”做法").text == "八送八到家"


@pytest.mark.parametrize("line", ["新建“12家”工会", "投入“5.8万元”资金"])
def test_quotes_around_a_count_do_not_make_it_a_set_phrase(line):
    assert only(line).kind == "quantity"


def test_a_scheme_called_by_a_number_is_a_set_phrase():
    assert only("开展“100名工匠”计划").kind == "fixed_term"


@pytest.mark.parametrize(
    "line",
    [
        "六桥湾体育场",
        "百丈河的水",
        "七里湾、五台坡",
        "百岛水产",
        "车工孟九成",
        "班长万三喜说",
        "校对：万双全",
        "老万",
        "三婶",
        "村民王三、李四、张五获奖",
        "万师傅",
        "台风“海葵三号”",
        "劳务队伍把津贴并入",
    ],
)
def test_names_of_places_firms_and_persons_with_a_numeral_are_no_figures(line):
    assert find_figures(line) == []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("按GB/T 3836.1—2021核对", "GB/T 3836.1—2021"),
        ("Ⅱ级响应", "Ⅱ级"),
        ("采用五场三胜制", "五场三胜"),
        ("五点式安全带", "五点式"),
        ("不能搞一阵风", "一阵风"),
        ("设施一应俱全", "一应俱全"),
        ("一双手泡得发白", "一双"),
        ("各退一步", "一步"),
    ],
)
def test_standards_degrees_idioms_and_figures_of_speech_are_set_phrases(line, text):
    assert (only(line).kind, only(line).text) == ("fixed_term", text)


def test_an_ordinary_word_in_quotes_is_no_set_phrase():
    assert find_figures("选“一般”的少") == []


def test_groups_that_a_row_of_clauses_begins_with_are_numbered():
    kinds = [one.kind for one in find_figures("一组守东闸，二组装沙袋，三组做后勤。")]
    assert kinds == ["ordinal", "ordinal", "ordinal"]
    assert [one.kind for one in find_figures("一组到齐，还差两组。")] == ["quantity", "quantity"]


def test_a_rare_measure_word_counts_where_another_number_of_the_line_counts_with_it():
    figures = find_figures("本周起吊六十三钩，最重一钩71.5吨")
    assert [(one.value, one.unit) for one in figures] == [("63", "钩"), ("1", "钩"), ("71.5", "吨")]


def test_a_minus_behind_a_blank_is_no_range():
    assert [(one.value, one.unit) for one in find_figures("困难职工　71　58　-18.3%")] == [
        ("71", ""),
        ("58", ""),
        ("-18.3", "%"),
    ]


def test_an_hour_where_a_clause_begins_is_told_by_another_hour_of_the_line():
    assert [one.kind for one in find_figures("七点四十到岗，八点碰头会")] == ["date", "date"]


def test_one_of_several_told_before_is_a_count_where_several_were_counted_before():
    assert [(one.value, one.unit) for one in find_figures("投诉两起：一起菜咸，一起汤凉")] == [
        ("2", "起"),
        ("1", "起"),
        ("1", "起"),
    ]
    assert find_figures("大家坐在一起") == []


def test_points_beside_more_of_them_than_a_day_has_hours_are_counted():
    assert [(one.value, one.unit) for one in find_figures("合格203点，不合格11点，")] == [("203", "点"), ("11", "点")]


@pytest.mark.parametrize("line", ["二道梁子村、八家户村", "八一路、三里屯", "三岔口镇", "不许说一说、谈一谈"])
def test_names_and_words_with_a_numeral_and_a_measure_word_are_no_figures(line):
    assert find_figures(line) == []


def test_numbers_listed_before_one_measure_word_share_it():
    assert [(one.value, one.unit) for one in find_figures("分别建会3、5、8家")] == [
        ("3", "家"),
        ("5", "家"),
        ("8", "家"),
    ]
    assert [(one.value, one.unit) for one in find_figures("各投入3、5万元")] == [("30000", "元"), ("50000", "元")]


def test_an_hour_is_told_by_what_is_done_at_it_and_points_by_what_they_are():
    assert only("九点去工地").kind == "date"
    assert only("提出三点要求").kind == "quantity"


def test_a_point_of_a_list_about_a_month_is_no_pair_of_months():
    assert [(one.text, one.kind) for one in find_figures("5、8月资助新生")] == [("5", "ordinal"), ("8月", "date")]
    assert only("7、8月份气温高").text == "7、8月份"


def test_an_article_is_no_count_and_a_number_is():
    assert only("再上一个新台阶").kind == "fixed_term"
    assert only("决不让一名职工掉队").kind == "fixed_term"
    assert only("建成一个职工书屋").kind == "quantity"


@pytest.mark.parametrize(
    "line",
    ["打一场硬仗", "筑牢一道坚固的防线", "我镇是一个山区乡", "一名职工也不能落下", "站好最后一班岗", "账要一笔一笔算"],
)
def test_a_figure_of_speech_counts_nothing(line):
    assert [figure.kind for figure in find_figures(line) if figure.kind != "fixed_term"] == []


@pytest.mark.parametrize("line", ["三个代表队", "三个创新工作室", "两个健康小屋", "两节思政课", "四处隐患", "两面锦旗"])
def test_a_thing_that_begins_like_a_slogan_or_a_word_is_counted(line):
    assert only(line).kind == "quantity"


def test_list_numbers_are_ordinals_also_before_a_year():
    assert [(figure.text, figure.kind) for figure in find_figures("1．2025年建会6家")] == [
        ("1", "ordinal"),
        ("2025年", "date"),
        ("6家", "quantity"),
    ]
    assert [figure.text for figure in find_figures("1.5万元到位")] == ["1.5万元"]


def test_a_bus_line_beside_a_bus_line_is_one_too():
    assert [(one.text, one.kind) for one in find_figures("公交7路、11路加密")] == [
        ("7路", "ordinal"),
        ("11路", "ordinal"),
    ]
    assert [one.kind for one in find_figures("3路、16路公交改线")] == ["ordinal", "ordinal"]
    assert [one.kind for one in find_figures("一队、二队比武")] == ["ordinal", "ordinal"]
    assert [one.kind for one in find_figures("跑了六趟，第七趟办成")] == ["quantity", "ordinal"]


@pytest.mark.parametrize(
    "line", ["表2　经费收支", "附件一：清单", "二车间获评", "二类困难职工", "3号楼", "2025届毕业生"]
)
def test_what_tells_which_one_counts_nothing(line):
    assert only(line).kind == "ordinal"


def test_a_word_of_approximation_is_no_end_of_another_word():
    assert (only("损失约30万元").approx, only("节约30万元").approx) == ("约", "")


def test_more_than_a_number_told_by_a_plus_or_a_word():
    assert [only(line).approx for line in ("阅读10万+", "五十出头", "一多半", "氧含量不得低于19%")] == [
        "以上",
        "多",
        "多",
        "以上",
    ]


def test_two_units_make_no_range():
    assert [(figure.value, figure.unit) for figure in find_figures("每次40分钟至1小时")] == [
        ("40", "分钟"),
        ("1", "小时"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "5月1日12时",
        "9月27日凌晨1时",
        "11时至15时",
        "清晨6点半",
        "2024.1.1—2024.12.31",
        "十七点四十分",
        "下午3点一刻",
        "早8点到晚10点",
        "7月9日20时至10日8时",
        "2025年第一季度",
        "前三季度",
        "乾隆三十二年",
        "20世纪80年代",
        "上世纪90年代",
        "元月15日",
        "周五下午",
        "9月6日夜",
        "前10个月",
        "六七月份",
        "2023—2024学年",
        "八月十五",
        "二十八日",
        "1453年",
        "周三晚六点半",
        "二十一点五十",
        "五八年",
    ],
)
def test_a_day_with_its_hour_and_a_span_of_either_are_one_date(line):
    assert (only(f"{line}停工").kind, only(f"{line}停工").text) == ("date", line)


def test_a_change_told_with_from_and_to_is_two_figures_and_a_range_one():
    assert [figure.value for figure in find_figures("由45家增加到50家")] == ["45", "50"]
    assert [figure.value for figure in find_figures("签订率从95%到98%")] == ["95", "98"]
    assert [figure.value for figure in find_figures("每村3至5名")] == ["3-5"]


@pytest.mark.parametrize(
    ("low", "unit", "amount"),
    [
        ("5.8", "万元", ("58000", "元")),
        ("98.5", "%", ("98.5", "%")),
        ("98.5", "％", ("98.5", "%")),
        ("3", "万人次", ("30000", "人次")),
        ("1.2", "亿元", ("120000000", "元")),
        ("3", "个百分点", ("3", "百分点")),
        ("600", "㎡", ("600", "平方米")),
        ("5", "千米", ("5", "公里")),
        ("8", "成", ("80", "%")),
    ],
)
def test_amounts_lose_their_scale(low, unit, amount):
    value, canonical = canonical_amount(Decimal(low), unit)
    assert (value, canonical) == (Decimal(amount[0]), amount[1])


@pytest.mark.parametrize(
    ("a", "b"),
    [("人", "名"), ("名", "位"), ("家", "个"), ("件", "宗"), ("件", "起"), ("场", "次"), ("个", "处"), ("家", "企业")],
)
def test_measure_words_that_may_stand_for_each_other(a, b):
    assert units_agree(a, b)
    assert units_agree(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [("元", "人"), ("户", "人"), ("人", "人次"), ("%", "百分点"), ("元", "个"), ("户", "元"), ("家", "人"), ("", "人")],
)
def test_measure_words_that_may_not(a, b):
    assert not units_agree(a, b)


@pytest.mark.parametrize(
    ("low", "high", "unit", "approx", "text"),
    [
        ("6", "6", "家", "", "6家"),
        ("320", "320", "人", "余", "320余人"),
        ("7.2", "7.2", "万人次", "近", "近7.2万人次"),
        ("5", "5", "万元", "余", "5万余元"),
        ("10", "12", "家", "", "10—12家"),
        ("10", "12", "万元", "", "10万—12万元"),
        ("5", "8", "%", "", "5%—8%"),
        ("95", "95", "%", "以上", "95%以上"),
        ("3000", "3000", "人", "超过", "超过3000人"),
        ("98.50", "98.50", "%", "", "98.5%"),
        ("3986.0", "3986.0", "人", "", "3986人"),
    ],
)
def test_an_amount_is_written_as_official_text_does(low, high, unit, approx, text):
    amount = Amount(Decimal(low), Decimal(high))
    assert render_amount(amount, unit, approx) == text
    figure = only(f"共有{text}。")
    assert figure.text == text
    assert (figure.low, figure.unit) == canonical_amount(amount.low, unit)
    assert figure.approx == approx


@pytest.mark.parametrize(
    "line",
    ["", "，。", "一", "亿", "百分之", "分之", "第", "十十十", "1/0", "二〇", "1,2,3", "万万", "..", "3—", "〇" * 50],
)
def test_odd_input_breaks_nothing(line):
    for figure in find_figures(line):
        assert line[figure.start : figure.end] == figure.text
