import re
from pathlib import Path
from random import Random

import pytest

from assistant.corpus.inspect import inspect_document
from assistant.corpus.readers import Document, read_document
from assistant.export.trees import inspection_tree
from assistant.records import Inspection
from tests.beside import SEED, needs_seed
from tests.corpus.labels import LABELLED, Score, inspect_file, mark_of, read_labels, score, share_kept

SHIPPED = sorted((Path(__file__).parents[2] / "corpus").glob("*.md"))


def _inspect(*lines: str) -> Inspection:
    return inspect_document(Document(lines, "utf-8"), "总结.txt")


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.stem)
def test_compiled_document_comes_apart_as_labelled(path: Path, tmp_path: Path) -> None:
    labels, total = read_labels(path), Score()

    score(labels, inspect_file(labels, tmp_path), total)

    assert [fault for fault in total.faults if not fault.startswith(("主题", "遗漏名称"))] == []


def test_labelled_documents_reach_the_figures_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    total, names, kept = Score(), 0, []
    for path in LABELLED:
        labels = read_labels(path)
        inspection = inspect_file(labels, tmp_path)
        score(labels, inspection, total)
        names += len(labels.names)
        kept.append(share_kept(inspection))
    leaked = total.told["遗漏名称"]

    with capsys.disabled():
        print(
            f"\n篇首找到 {total.recall('篇首'):.1%}，节首 F1 {total.f1('节首'):.3f}，主题 F1 {total.f1('主题'):.3f}，"
            f"名称遗漏 {leaked}/{names}，文字保留 {sum(kept) / len(kept):.1%}"
        )
    assert total.recall("篇首") >= 0.99
    assert total.f1("节首") >= 0.97
    assert total.f1("主题") >= 0.9
    assert leaked / names <= 0.005
    assert min(kept) >= 0.6


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_summary_is_one_whole_article_with_unit_year_and_period(path: Path) -> None:
    inspection = inspect_document(read_document(path), path.name)

    (article,) = inspection.articles
    assert not inspection.dropped
    assert article.complete
    assert article.unit
    assert article.title.startswith(article.unit)
    assert article.year == path.stem.split("-")[1]
    assert article.period == ("上半年" if path.stem.endswith("h1") else "年度")
    assert article.sections[-2].themes == ("存在不足",)
    assert article.sections[-1].themes == ("工作计划",)
    assert article.tail.startswith(article.unit)


@needs_seed
def test_seed_gives_nine_articles_though_headings_are_missing() -> None:
    inspection = inspect_document(read_document(SEED), SEED.name)

    assert {(article.first_line, mark_of(article)) for article in inspection.articles} == {
        (5, "A"), (101, "A"), (121, "A"), (164, "A"), (220, "A=1"), (314, "A"), (358, "A~1"), (421, "A"), (450, "A!"),
    }  # fmt: skip
    assert [len(article.sections) for article in inspection.articles] == [4, 4, 6, 4, 4, 7, 4, 4, 3]
    assert {d.reason for d in inspection.dropped} == {"合集标题", "网站声明", "网址"}


@needs_seed
def test_seed_without_any_title_still_comes_apart() -> None:
    lines = read_document(SEED).lines
    untitled = [re.sub(r"^乡镇工会工作总结 篇 ?\d$", "", line) for line in lines]

    assert len(_inspect(*untitled).articles) == 9


OPENING = "今年以来，青石镇总工会在镇党委领导下，深入贯彻落实上级精神，各项工作取得新进展，现将工作总结如下："
CUT = "对用工25人以上的企业逐户上门，先摸底、后组建、再规范，全年新建企业工会"
BODY = "镇总工会坚持服务职工，开展走访慰问和集体协商，职工反映的问题都有了回音，企业和职工的关系更加和谐稳定。"


def test_sentence_cut_by_a_page_break_is_joined_across_the_page_number() -> None:
    inspection = _inspect(OPENING, "一、抓建会", CUT, "", "- 3 -", "", "6家，发展会员320人。", "二、抓维权", BODY)

    assert inspection.articles[0].sections[0].text == CUT + "6家，发展会员320人。"
    assert (inspection.articles[0].sections[0].first_line, inspection.articles[0].sections[0].last_line) == (2, 7)
    assert [d.reason for d in inspection.dropped] == ["页码"]


def test_plan_that_counts_from_one_again_belongs_to_its_article() -> None:
    inspection = _inspect(
        OPENING, "一、抓建会", BODY, "二、抓维权", BODY,
        "虽然取得了一些成绩，但也存在不足：一是力量薄弱；二是活动不多。",
        "明年，我们将重点抓好以下工作：", "一、新建工会5家。", "二、办好职工夜校。", "三、建好职工之家。",
    )  # fmt: skip

    (article,) = inspection.articles
    assert [(s.number, s.themes[0]) for s in article.sections[2:]] == [("", "存在不足"), ("", "工作计划")]
    assert [s.number for s in article.sections[3].sections] == ["一", "二", "三"]


def test_numbering_systems_nest_as_they_appear() -> None:
    inspection = _inspect(
        OPENING, "一、抓建会", "（一）摸底", "1．走访", BODY, "（1）登记", BODY, "①造册", BODY, "（二）组建", BODY,
        "二、抓维权", BODY,
    )  # fmt: skip

    first = inspection.articles[0].sections[0]
    assert [s.number for s in first.sections] == ["一", "二"]
    assert first.sections[0].sections[0].heading == "走访"
    assert first.sections[0].sections[0].sections[0].sections[0].heading == "造册"
    assert inspection.articles[0].sections[1].heading == "抓维权"


def test_the_numbering_that_restarts_below_another_is_the_second_level() -> None:
    inspection = _inspect(
        OPENING, "1.抓建会", "（一）摸底", BODY, "（二）组建", BODY, "2.抓维权", "（一）协商", BODY, "（二）调解", BODY,
    )  # fmt: skip

    assert [s.heading for s in inspection.articles[0].sections] == ["抓建会", "抓维权"]
    assert [s.heading for s in inspection.articles[0].sections[1].sections] == ["协商", "调解"]


@pytest.mark.parametrize(
    "heads",
    [
        ("壹、", "贰、"),
        ("（甲）", "（乙）"),
        ("A.", "B."),
        ("做法一：", "做法二："),
        ("第一个方面，", "第二个方面，"),
        ("01、", "02、"),
    ],
)
def test_numberings_less_usual_part_an_article_too(heads: tuple[str, str]) -> None:
    inspection = _inspect(OPENING, heads[0] + "抓建会", BODY, heads[1] + "抓维权", BODY)

    assert [s.heading for s in inspection.articles[0].sections] == ["抓建会", "抓维权"]


def test_paragraphs_that_each_begin_with_their_aspect_are_sections() -> None:
    inspection = _inspect(OPENING, *(f"在{aspect}方面，{BODY}" for aspect in ("建会", "维权", "帮扶")))

    assert [s.heading for s in inspection.articles[0].sections] == ["建会", "维权", "帮扶"]


@pytest.mark.parametrize("mark", ["◆ {}", "【{}】", "**{}**", "{}"])
def test_headings_with_nothing_but_a_mark_part_an_article(mark: str) -> None:
    inspection = _inspect(
        OPENING, mark.format("抓建会"), "1.摸底", BODY, "2.组建", BODY, mark.format("抓维权"), "1.协商", BODY
    )

    assert [s.heading for s in inspection.articles[0].sections] == ["抓建会", "抓维权"]
    assert [s.number for s in inspection.articles[0].sections[0].sections] == ["1", "2"]


@pytest.mark.parametrize(
    "titles", [("材料甲", "材料乙"), ("青石篇", "白水篇"), ("样张5#", "样张6#"), ("2023年度", "2024年度")]
)
def test_lines_that_recur_in_one_form_above_openings_are_titles(titles: tuple[str, str]) -> None:
    body = (OPENING, "一、抓建会", BODY, "二、抓维权", BODY, "三、打算", "明年，新建企业工会5家，办好职工夜校。")

    inspection = _inspect(titles[0], *body, titles[1], *body)

    assert [a.title for a in inspection.articles] == list(titles)


def test_several_numbers_within_a_paragraph_open_no_section() -> None:
    inspection = _inspect(OPENING, "一、抓建会", "一是摸底数。二是建组织。三是强队伍。", "二、抓维权", BODY)

    assert inspection.articles[0].sections[0].sections == ()


def test_union_work_told_with_the_words_of_websites_is_kept() -> None:
    work = "印制入会二维码，骑手扫码即可入会；在镇工会公众号发布消息26条，转载稿件5篇，职工付费较少的培训很受欢迎。"

    inspection = _inspect(OPENING, "一、抓建会", work, "二、抓维权", BODY)

    assert inspection.articles[0].sections[0].text == work


def test_json_has_the_keys_of_the_contract() -> None:
    tree = inspection_tree(_inspect(OPENING, "一、抓建会", BODY))

    assert list(tree) == ["schema", "source", "encoding", "articles", "dropped"]
    partly = inspect_document(Document((OPENING, BODY), "doc", ("有 6 段的编号读不出来。",)), "a.doc")
    assert inspection_tree(partly)["unread"] == ("有 6 段的编号读不出来。",)
    assert set(tree["articles"][0]) == {
        "index", "title", "unit", "year", "period", "first_line", "last_line", "complete", "duplicate_of", "similar_to",
        "similarity", "lead", "tail", "masked_lead", "masked_tail", "sections",
    }  # fmt: skip
    assert set(tree["articles"][0]["sections"][0]) == {
        "level", "number", "heading", "masked_heading", "themes", "first_line", "last_line", "text", "masked",
        "sections",
    }  # fmt: skip


def test_spun_words_are_mended_in_what_is_masked_and_stay_in_the_text() -> None:
    spun = "全镇签订群众合同21份，透过工资群众协商，帮忙职工增收，用心推动行业协商，为职工带给法律咨询等服务。"

    inspection = _inspect(OPENING, "一、抓群众合同", spun, "二、抓维权", BODY)

    section = inspection.articles[0].sections[0]
    assert section.text == spun
    assert section.masked.startswith("全镇签订集体合同〔数〕份，通过工资集体协商，帮助职工增收")
    assert section.masked_heading == "抓集体合同"
    assert section.themes == ("维权协商",)


@pytest.mark.parametrize("junk", ["", "\x00\x01", "。", "一、", "（", "篇一", "〔数〕" * 50, "一是" * 200, "‮工会"])
def test_odd_lines_do_no_harm(junk: str) -> None:
    _inspect(junk, OPENING, junk, "一、抓建会", junk, BODY, junk)


def _shuffled(lines: tuple[str, ...], seed: int) -> tuple[str, ...]:
    """A document with lines lost, doubled, cut in two and swapped, always the same for a seed."""
    random = Random(seed)
    changed: list[str] = []
    for line in lines:
        fate = random.random()
        if fate < 0.1:
            continue
        cut = random.randint(0, len(line))
        changed += [line, line] if fate < 0.15 else [line[:cut], line[cut:]] if fate < 0.25 else [line]
    for _ in range(len(changed) // 20):
        one, other = random.randrange(len(changed)), random.randrange(len(changed))
        changed[one], changed[other] = changed[other], changed[one]
    return tuple(changed)


@pytest.mark.parametrize("seed", range(12))
def test_no_line_is_lost_or_told_twice_however_messy(seed: int) -> None:
    path = LABELLED[seed % len(LABELLED)]
    lines = _shuffled(read_labels(path).lines, seed)

    inspection = _inspect(*lines)

    ranges = [(a.first_line, a.last_line) for a in inspection.articles]
    dropped = {n for d in inspection.dropped for n in range(d.first_line, d.last_line + 1)}
    told = [n for first, last in ranges for n in range(first, last + 1)]
    assert len(told) == len(set(told))
    assert {n for n, line in enumerate(lines, 1) if line.strip()} <= set(told) | dropped
    for article in inspection.articles:
        places = [(s.first_line, s.last_line) for s in article.sections]
        assert places == sorted(places)
        assert all(article.first_line <= first <= last <= article.last_line for first, last in places)


@pytest.mark.parametrize(
    "line",
    [
        "P2",
        "页脚 2 / 3",
        "--- 第 4 页，共 9 页 ---",
        "上一页 第三页",
        "P3 此文档仅提供前四页预览",
        "电  话：0900-1234567",
        "报送：县总工会    抄送：镇党委",
        "（共印30份）",
        "县总工会办公室 2023年5月4日印发",
        "【未完待续】",
        "广告：劳保用品批发",
        "—— 2 ——",
        "本书各大新华书店有售，定价38元。",
        "责任校对：王五  电话：0900-888",
        "附：工会公文模板下载（20金币）",
        "（此件公开发布）",
        "（此页无正文）",
        "审稿：王五 编辑：赵六",
        "【打印此页】【关闭窗口】",
        "阅读 12345 评论 0",
        "还剩4页未读，继续阅读",
        "文章来源：镇政府办公室",
        "由 扫描全能王 扫描创建",
        "Copyright © 公文网 All Rights Reserved",
        "（文章来自网络，侵删）",
        "（原载《工会信息》2019年第3期）",
        "收文日期：2013年1月6日",
        "［第2页］",
        "2018年总结.doc",
        "楼主 发表于 2013-1-5",
        "谢谢楼主分享",
        "（以上为第一篇）",
        "本文共计 3200 字，建议阅读时间 8 分钟",
        "工会 / 材料 / 各地总结",
        "=== 02 ===",
        "（二）--------------------",
        "-------- 2011上半年 (1).doc --------",
        "------ 分割线 ------",
        "点击加载全文　　热门：工会主席述职报告　工会活动方案",
        "看了“镇工会总结”的人还看了：社区工会工作总结　学校工会工作总结",
        "(编辑：小雨)",
        "（联系人：王五  手机：13900000000）",
        "#工会总结# #年终总结#",
        "【完】",
        "……",
        "（本文共3页，当前第1页）",
        "抢购办公桌椅　广告",
        "图文编辑：小满　　一审：老周　二审：老吴",
        "阅读 921　　赞 30　　在看 8",
        "（原件缺页）",
        "……此处隐藏1260个字……",
        "剩余37%内容，请在APP内查看",
        "来源 | 青坪镇总工会　图片 | 小吕",
        "（下接第9页）",
        "青坪县总工会办公室　　　2023年12月30日印　（共印50份）",
    ],
)
def test_page_marks_contacts_and_adverts_belong_to_no_article(line: str) -> None:
    found = _inspect(
        "青坪镇总工会2023年工作总结",
        "一、组织建设",
        "新建工会8家，发展会员620名，建会率达到92%。",
        line,
        "二、维权协商",
        "签订集体合同3份，覆盖企业40家、职工900人。",
    )

    assert [(d.first_line, d.last_line) for d in found.dropped] == [(4, 4)]


def test_a_title_of_the_series_below_links_to_other_pages_is_no_link() -> None:
    body = (_TOLD, _TOLD)

    found = _inspect(
        "乡镇工会工作总结 篇1",
        *body,
        "乡镇工会工作总结 篇1相关文章：",
        "★ 学校工会工作总结　★ 社区工会工作汇报",
        "乡镇工会工作总结 篇2",
        *body,
    )

    assert [a.first_line for a in found.articles] == [1, 6]


def test_a_running_title_that_bears_the_page_belongs_to_no_article() -> None:
    pages = [line for page in range(17, 21) for line in (f"工会材料选编          ·{page}·", _TOLD)]

    found = _inspect("青坪镇工会2023年工作总结", *pages)

    assert [(d.first_line, d.last_line) for d in found.dropped] == [(2, 8)]
    assert not any("选编" in line for article in found.articles for line in (article.lead, article.tail))


def test_a_two_digit_number_on_a_line_of_its_own_belongs_to_the_heading_below() -> None:
    found = _inspect("青坪镇工会2023年工作总结", "01", "把人聚起来", _TOLD, "02", "让身心暖起来", _TOLD)

    assert [(s.first_line, s.number, s.heading) for s in found.articles[0].sections] == [
        (2, "01", "把人聚起来"),
        (5, "02", "让身心暖起来"),
    ]


def test_a_line_that_a_union_heads_with_its_name_is_a_title() -> None:
    found = _inspect(
        "青坪镇工会2023年工作总结",
        _TOLD,
        "青坪镇工会",
        "2023年12月3日",
        "石桥街道总工会：下半年，我们这样走过",
        f"2023年下半年，石桥街道总工会做了以下工作。{_TOLD}",
        _TOLD,
    )

    assert [(a.first_line, a.title) for a in found.articles][1] == (5, "石桥街道总工会：下半年，我们这样走过")


def test_names_below_an_annex_begin_no_article() -> None:
    found = _inspect(
        "青坪镇工会2023年工作总结",
        _TOLD,
        _TOLD,
        "附：青坪镇工会第三届委员会候选人名单",
        "史海生　白秀莲（女）　冯丽萍　邢茂林　张志宏",
    )

    assert [a.first_line for a in found.articles] == [1]


def test_unit_and_date_over_an_opening_belong_to_it_where_the_last_article_is_signed() -> None:
    found = _inspect(
        "青坪镇工会2023年工作总结",
        _TOLD,
        _TOLD,
        "青坪镇工会",
        "二〇二三年十二月",
        "— 8 —",
        "城东工业园区工会",
        "二〇二三年十二月九日",
        f"2023年是园区工会成立的第二年，我们抓了五件事。{_TOLD}",
        "第一，建起来。新建工会8家。",
        "第二，谈起来。签订集体合同5份。",
    )

    assert [a.first_line for a in found.articles] == [1, 7]


def test_the_number_of_an_official_paper_with_its_signer_belongs_to_the_head() -> None:
    found = _inspect(
        "石桥乡工会2023年工作总结",
        _TOLD,
        "石桥乡工会",
        "2023年12月2日",
        "青坪镇总工会文件",
        "青总工〔2023〕11号                签发人：田恒",
        "关于2023年工作情况的报告",
        f"现将我镇工会工作情况报告如下：{_TOLD}",
        _TOLD,
    )

    assert [a.first_line for a in found.articles] == [1, 5]


@pytest.mark.parametrize("line", ["觉得不错就点个赞吧！", "更多精品素材尽在公文写作网", "如需模板请加会员"])
def test_one_word_of_the_site_is_enough_where_no_summary_goes_on(line: str) -> None:
    body = ("2024年，工会做了以下工作。", "一、组织建设", _TOLD, "二、维权协商", _TOLD)

    found = _inspect("青坪镇工会2024年工作总结", *body, line, "石桥乡工会2024年工作总结", *body, line)

    assert [(d.first_line, d.last_line) for d in found.dropped] == [(7, 7), (14, 14)]


def test_contents_over_a_compilation_belong_to_no_article() -> None:
    body = (
        "2023年，镇工会在县总工会的领导下做了以下工作。",
        "一、组织建设",
        "新建工会8家，发展会员620名，建会率达到92%。",
    )

    found = _inspect(
        "【内容提要】", "1、青坪镇工会2023年工作总结", "2、石桥乡工会2023年工作总结", "青坪镇工会2023年工作总结", *body,
        "石桥乡工会2023年工作总结", *body,
    )  # fmt: skip

    assert [a.first_line for a in found.articles] == [4, 8]
    assert found.dropped[0].last_line == 3


_TOLD = (
    "新建工会8家，发展会员620名，建会率达到92%，其中货车司机、快递员156名；签订集体合同31份，覆盖企业96家、职工2400名。"
)


@pytest.mark.parametrize(
    ("end", "opening"),
    [
        (("青坪镇工会", "2023年12月20日"), "同志们："),
        (("青坪镇工会办公室 供稿", "P1"), "岁序更替，万象更新。石桥乡工会这一年走得踏实。"),
        (
            ("明年，我们要把工会建到茶山上，让更多职工入会。", "- 6 -"),
            "2024年度，柳湾开发区工会坚持稳中求进，具体如下。",
        ),
        (
            ("存在不足：一是经费少；二是人手紧。", "页脚 2 / 3"),
            "2025年上半年，石桥乡工会围绕中心做文章，工作情况汇报如下：",
        ),
    ],
)
def test_an_end_and_an_opening_part_articles_without_a_title(end: tuple[str, ...], opening: str) -> None:
    found = _inspect(f"青坪镇工会2023年工作。{_TOLD}", _TOLD, _TOLD, *end, opening, _TOLD, _TOLD)

    assert [a.first_line for a in found.articles] == [1, 4 + len(end)]


def test_titles_numbered_as_headings_part_articles_beside_numbered_headings() -> None:
    body = ("一年来，工会在县总工会的指导下做了以下工作。", "一、一年来的工作回顾", _TOLD, "二、存在不足", _TOLD)

    found = _inspect("（一）青坪镇工会2023年工作总结", *body, "（二）石桥乡工会2024年上半年工作情况", *body)

    assert [(a.first_line, a.title) for a in found.articles] == [
        (1, "青坪镇工会2023年工作总结"),
        (7, "石桥乡工会2024年上半年工作情况"),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("摸底数，夯基础。", "讲法律，护权益。", "搭舞台，聚人心。"),
        ("首先，组织建得更宽了。", "其次，权益护得更牢了。", "最后，活动办得更欢了。"),
    ],
)
def test_paragraphs_that_open_with_parallel_phrases_are_sections(heads: tuple[str, ...]) -> None:
    found = _inspect(
        "2023年，青坪镇工会做了以下工作。", *(head + _TOLD for head in heads), "短板也不能藏着掖着。有的活动靠凑。"
    )

    assert [s.first_line for s in found.articles[0].sections] == [2, 3, 4, 5]
    assert found.articles[0].sections[-1].themes == ("存在不足",)


@pytest.mark.parametrize(
    ("paragraph", "theme"),
    [
        ("说到不足，一是建会质量不高，二是作用发挥不够。", "存在不足"),
        ("也要看到，我们的工作离职工的期盼还有距离。", "存在不足"),
        ("美中不足的是，小微企业建会进展慢。", "存在不足"),
        ("同志们，我们也要清醒地看到差距：有的工会活动开展不起来。", "存在不足"),
        ("总之，我们做了一些工作，但与上级的要求还有一定距离，主要表现在：一是活动少；二是经费紧。", "存在不足"),
        ("不足的是，个别企业对协商有抵触，会员信息更新慢。", "存在不足"),
        ("当前工作中的困难和问题主要是企业流动大。", "存在不足"),
        ("与先进乡镇相比，我们的工作还不够扎实。", "存在不足"),
        ("同时，也要看到，工会干部年龄偏大，知识更新慢。", "存在不足"),
        ("这些工作虽有起色，但也存在村级工会经费紧张的情况。", "存在不足"),
        ("工作中还有很多不足，比如活动偏少。", "存在不足"),
        ("不足的地方，是台账记得晚。", "存在不足"),
        ("成果的背后也有不足之处，如活动少。我们将再接再厉。", "存在不足"),
        ("下一年，将重点做好：新建企业工会20家以上。", "工作计划"),
        ("2024年计划建站2个，协助企业建会。", "工作计划"),
        ("一年来，工作中也有不如意的地方。", "存在不足"),
        ("四季度，抓好换届，完成经费审查，准备职工运动会。", "工作计划"),
        ("转入下半年，重点抓好以下工作：一是换届；二是助学。", "工作计划"),
        ("开春以后，准备在三个工地建驿站。", "工作计划"),
        ("明年怎么办？两句话。", "工作计划"),
        ("2022年工作要点：新建工会12家；办好职工运动会。", "工作计划"),
        ("往后看，我们要在三个方面下功夫。", "工作计划"),
        ("对于明年，我们心里有本账：新建工会12家。", "工作计划"),
    ],
)
def test_faults_and_plans_plainly_told_at_the_end_are_a_section(paragraph: str, theme: str) -> None:
    found = _inspect("2023年，青坪镇工会做了以下工作。", _TOLD, _TOLD, paragraph)

    assert [(s.first_line, s.themes) for s in found.articles[0].sections] == [(4, (theme,))]


def test_a_first_article_without_title_or_headings_is_kept() -> None:
    found = _inspect(f"2023年，青坪镇工会稳步前行。{_TOLD}", _TOLD, _TOLD, "篇二：石桥乡工会工作总结", _TOLD, _TOLD)

    assert [a.first_line for a in found.articles] == [1, 4]


def test_an_article_begins_with_the_title_that_another_goes_on_from() -> None:
    body = ("2024年，工会做了以下工作。", "一、组织建设", _TOLD, "二、维权协商", _TOLD)

    found = _inspect(
        *("奋楫扬帆启新程", "——青坪镇工会2024年工作总结", *body),
        *("同心筑梦谱新篇", "——石桥乡工会2024年工作总结", *body),
    )

    assert [a.first_line for a in found.articles] == [1, 8]


def test_contents_of_one_article_end_above_its_title() -> None:
    found = _inspect(
        "目录", "一、组织建设", "二、维权协商", "青坪镇工会2024年工作总结", "一、组织建设", _TOLD, "二、维权协商", _TOLD
    )

    assert [(a.first_line, len(a.sections)) for a in found.articles] == [(4, 2)]


def test_a_unit_over_its_title_belongs_to_it() -> None:
    body = ("2024年，工会做了以下工作。", "一、组织建设", _TOLD, "二、维权协商", _TOLD)

    found = _inspect("青坪镇总工会", "2024年工作总结", *body, "石桥乡工会", "2024年工作总结", *body)

    assert [(a.first_line, a.title) for a in found.articles] == [
        (1, "青坪镇总工会2024年工作总结"),
        (8, "石桥乡工会2024年工作总结"),
    ]


def test_whom_a_paper_goes_to_and_what_is_attached_below_its_signature_stand_in_the_tail() -> None:
    body = ("2024年，工会做了以下工作。", "一、组织建设", _TOLD, "二、维权协商", _TOLD)
    signed = ("青坪镇总工会", "2025年1月6日")
    sent = ("报：青坪县总工会，镇党委、政府", "发：各村、各企业工会")
    attached = ("附件：1.工会经费收支情况表", "2.先进职工名单")

    found = _inspect(
        "青坪镇工会2024年工作总结", *body, *signed, *sent, "石桥乡工会2024年工作总结", *body, *signed, *attached
    )

    assert [(a.first_line, a.sections[-1].last_line) for a in found.articles] == [(1, 6), (11, 16)]
    assert [a.tail for a in found.articles] == ["\n".join((*signed, *sent)), "\n".join((*signed, *attached))]


@pytest.mark.parametrize(
    "end",
    [
        ("青坪镇总工会（章）", "2024年12月30日"),
        ("（青坪镇总工会  2024年12月30日）",),
        ("青坪镇总工会主席：王丽",),
        ("总结人：王丽", "日期：2024年12月"),
        ("填报单位：青坪镇总工会    填报日期：2024年12月30日",),
        ("附件：1. 新建工会名单", "2. 慰问金发放表"),
        ("附：工会大事记",),
        ("（青坪镇总工会供稿　执笔：王丽）",),
        ("青坪乡工会　王丽", "2025.1.3"),
        ("青坪乡工会", "2OO6年12月10日"),
    ],
)
def test_what_signs_or_follows_a_summary_stands_in_its_tail(end: tuple[str, ...]) -> None:
    body = ("2024年，工会做了以下工作。", "一、组织建设", _TOLD, "二、维权协商", _TOLD)

    (article,) = _inspect("青坪镇工会2024年工作总结", *body, *end).articles

    assert (article.sections[-1].last_line, article.last_line, article.complete) == (6, 6 + len(end), True)


def test_what_a_list_of_articles_names_is_a_title_where_it_stands_again() -> None:
    body = ("2024年，工会做了以下工作。", "一、组织建设", _TOLD, "二、维权协商", _TOLD)
    titles = ("1　青坪镇工会总结", "2　江边的街道工会", "3　石桥乡工会总结")

    found = _inspect("目　录", *titles, titles[0], *body, titles[1], *body, titles[2], *body)

    assert [(a.first_line, a.title) for a in found.articles] == [
        (5, "1 青坪镇工会总结"),
        (11, "江边的街道工会"),
        (17, "3 石桥乡工会总结"),
    ]


def test_an_ornament_within_a_compilations_title_makes_no_section() -> None:
    body = ("2024年，工会做了以下工作。", "一、组织建设", _TOLD, "二、维权协商", _TOLD)

    found = _inspect("★ 工会总结汇编 ★（五篇）", "青坪镇工会2024年工作总结", *body, "石桥乡工会2024年工作总结", *body)

    assert [a.first_line for a in found.articles] == [2, 8]


def test_who_signs_a_paper_stands_in_its_head() -> None:
    body = ("2024年，工会做了以下工作。", "一、组织建设", _TOLD, "二、维权协商", _TOLD)
    above = ("石桥乡总工会文件", "石工发〔2025〕3号　　签发人：王丽", "石桥乡总工会关于2024年工作情况的报告")

    found = _inspect("青坪镇工会2024年工作总结", *body, *above, *body)

    assert [a.first_line for a in found.articles] == [1, 7]


def test_a_report_that_sends_a_summary_in_is_its_title() -> None:
    body = ("2024年，工会做了以下工作。", "一、组织建设", _TOLD, "二、维权协商", _TOLD)
    above = ("石桥乡总工会文件", "石工字〔2025〕3号", "石桥乡总工会关于报送2024年工作总结的报告")

    found = _inspect("青坪镇工会2024年工作总结", *body, *above, *body)

    assert [a.first_line for a in found.articles] == [1, 7]


def test_a_first_section_that_names_a_year_tells_of_that_years_work() -> None:
    found = _inspect("一、2010年主要工作", _TOLD, "二、存在的问题", _TOLD, "三、2011年工作安排", _TOLD)

    assert [s.themes == ("工作计划",) for s in found.articles[0].sections] == [False, False, True]
