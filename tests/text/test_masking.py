import re

import pytest

from assistant.text.figures import find_figures
from assistant.text.masking import mask
from tests.beside import SEED, needs_seed
from tests.text.compare_masking import hard_texts, leaks, marked_texts, share_kept

SEED_NAMES = (
    "姜屯 鹿港毛纺 伟易达 通山 马过河 悟通 慈一棉 泰尔斯 大彦 银龙 大尖山 章子山 先锋公司 先锋高科技 太湖 杜毅静 张世祥"
).split()


def figures_left(text: str) -> list[str]:
    return [
        figure.text
        for line in text.splitlines()
        for figure in find_figures(line)
        if figure.kind in ("quantity", "date")
    ]


def test_figures_names_and_days_go_and_the_sentence_stays_usable():
    text = "2025年4月28日，清溪镇总工会主席陈立到恒澜电器有限公司慰问困难职工58户，发放慰问金5.8万元。"
    assert mask(text) == "〔日期〕，〔地名〕总工会主席〔人名〕到〔企业〕慰问困难职工〔数〕户，发放慰问金〔数〕元。"


def test_set_phrases_and_ordinals_stay():
    text = "一是庆“五一”，第三届职工文化节；学习二十届三中全会精神，慰问一线职工。"
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("签订率98.5%，提高2.5个百分点", "签订率〔数〕%，提高〔数〕个百分点"),
        ("走访10—12家，近200人次", "走访〔数〕家，〔数〕人次"),
        ("八成职工、三分之一企业", "〔数〕%职工、〔数〕企业"),
        ("历时3个月", "历时〔数〕个月"),
        ("落实临工发〔2025〕12号文件", "落实〔文号〕文件"),
        ("20__年度，__镇工会慰问__人，投入*元", "〔日期〕，〔地名〕工会慰问〔数〕人，投入〔数〕元"),
        ("__市悟能香料有限责任公司", "〔地名〕〔企业〕"),
        ("会同零陵区人民检察院检查", "会同〔地名〕人民检察院检查"),
        ("庆祝建党104周年", "庆祝建党〔数〕周年"),
    ],
)
def test_masks_keep_the_measure_word(text, masked):
    assert mask(text) == masked


def test_a_name_goes_also_where_only_its_own_part_stands():
    masked = mask("清溪镇总工会成立。清溪人爱清溪。")
    assert "清溪" not in masked


def test_names_that_are_given_go_whatever_they_look_like():
    assert mask("与饱饱到家签约，小满点评", names=["饱饱到家", "小满"]).count("〔") == 2


def test_what_is_one_towns_own_leaves_marked_texts(capsys):
    texts = marked_texts()
    left = [leak for text, names in texts for leak in leaks(mask(text), names)]
    marked = sum(len(names) for _, names in texts)
    kept = sum(share_kept(text, mask(text), names) for text, names in texts) / len(texts)
    with capsys.disabled():
        print(f"\n名称 {marked} 处：遮蔽后留下 {len(left)} 处（{len(left) / marked:.1%}），名称以外的字保留 {kept:.1%}")
    assert len(left) / marked <= 0.01
    assert kept >= 0.8
    assert all(figures_left(mask(text)) == [] for text, _ in texts)


@needs_seed
def test_the_real_document_keeps_no_figure_and_no_name_and_most_of_its_words():
    text = SEED.read_text(encoding="utf-8")
    masked = mask(text)
    assert [name for name in SEED_NAMES if name in masked] == []
    assert figures_left(masked) == []
    assert len(re.sub("〔[^〕]*〕", "", masked)) / len(text) > 0.6


def test_masking_twice_changes_nothing_more():
    text = "2025年，清溪镇总工会慰问困难职工58户，获县五一劳动奖章。"
    assert mask(mask(text)) == mask(text)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("红旗铸造厂等企业", "〔企业〕等企业"),
        ("好邻里便利店、万家福商场加入工会", "〔企业〕、〔企业〕加入工会"),
        ("“迅马达”外卖站点", "“〔企业〕”外卖站点"),
        ("由工会专干谭秀英负责日常事务", "由工会专干〔人名〕负责日常事务"),
        ("单文静律师接待", "〔人名〕律师接待"),
        ("建成“月光氧吧”，办起“芦苇书屋”", "建成“〔单位〕”，办起“〔单位〕”"),
        ("组成“星夜”志愿队，获“织锦质量奖”", "组成“〔单位〕”志愿队，获“〔单位〕”"),
        ("八方家政、康泰来护理院加入工会", "〔单位〕、〔单位〕加入工会"),
        ("分别考入中国海洋大学，到老年大学上课", "分别考入〔单位〕，到老年大学上课"),
        ("腾飞村民小组的职工", "〔地名〕的职工"),
        ("建成“千里”驿站，办“三虎鹰”课堂", "建成“〔单位〕”驿站，办“〔单位〕”课堂"),
        ("被上铜工人报客户端转载", "被〔地名〕工人报客户端转载"),
        ("露小方同志获救助金", "〔人名〕同志获救助金"),
        ("平 有 林", "〔人名〕"),
        ("述职人：工会主席　那春生", "述职人：工会主席　〔人名〕"),
        ("在省道以北高速调风出口设站", "在省道以北高速〔地名〕出口设站"),
        ("建成“百工夜校”", "建成“〔单位〕”"),
        ("由律师事务所文科律师坐诊", "由律师事务所〔人名〕律师坐诊"),
        ("印发通知（云水工字〔2023〕5号）", "印发通知（〔文号〕）"),
        ("由其木格任主任", "由〔人名〕任主任"),
        ("茶农祝大全种的茶", "茶农〔人名〕种的茶"),
        ("会长侯圆圆带领家属送水", "会长〔人名〕带领家属送水"),
        ("果树技术员折养民总结了修剪法", "果树技术员〔人名〕总结了修剪法"),
        ("给受灾的字正发等12户送去棉被", "给受灾的〔人名〕等〔数〕户送去棉被"),
        ("上演《灶火旁的夜》，学习《工会法》", "上演《〔单位〕》，学习《工会法》"),
        ('组成"矿山亲情"文艺队', '组成"〔单位〕"文艺队'),
        ("按“谁的场地谁牵头”的办法", "按“〔单位〕”的办法"),
        ("开通“春雨”维权热线", "开通“〔单位〕”维权热线"),
        ("在临街商铺和砖瓦厂做好宣传", "在临街商铺和砖瓦厂做好宣传"),
    ],
)
def test_names_made_of_ordinary_words_go(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "建立健全工会各项规章制度",
        "严格执行工会经费收支管理",
        "认真落实市总工会部署",
        "聚焦普惠服务",
        "帮贫救困",
        "做好女职工工作",
        "会长周到地安排活动，技术员折算工时，站长核对金额",
        "建成“妈妈小屋”，开设“工会大讲堂”，把“触角”伸到工地",
        "与县法院、县司法局会商",
        "拨打12351热线",
        "查“三违”，坚持“四必访”，全体同志、女同志参加",
        "渔船进港、农机下田、货车进站",
        "增强组织建设，扩展工会覆盖面，兴建职工俱乐部",
    ],
)
def test_ordinary_words_that_look_strange_stay(text):
    assert mask(text) == text


def test_what_reaches_somebody_and_the_numbers_of_roads_go():
    text = "联系电话：0900-1234567，邮箱：gh2025@126.com；沿G219线和318国道设站，登记川A·12345等货车。"
    assert mask(text) == "联系电话：〔数〕，邮箱：〔数〕；沿〔地名〕和〔地名〕国道设站，登记〔数〕等货车。"


def test_a_firm_goes_also_by_its_short_form():
    masked = mask("恒瑞达石材有限公司建会。恒瑞达职工入会。")
    assert masked == "〔企业〕建会。〔企业〕职工入会。"


def test_hard_names_are_counted(capsys):
    marked = hard_texts()
    left = [leak for text, names in marked for leak in leaks(mask(text), names)]
    total = sum(len(names) for _, names in marked)
    with capsys.disabled():
        print(f"\n难认的名称 {total} 处：遮蔽后留下 {len(left)} 处（{len(left) / total:.1%}）")
    assert len(left) / total <= 0.08
