import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.corpus import store
from assistant.corpus.inspect import inspect_document
from assistant.corpus.readers import Document
from assistant.corpus.retrieve import Corpus, fits
from assistant.database import open_engine
from assistant.facts.sheet import load_sheet
from assistant.models import Embedder
from assistant.records import Fact, FactSheet, OutlineSection
from assistant.settings import Settings

SHIPPED = Path(__file__).parents[2] / "corpus"
SAMPLE = SHIPPED / "samples" / "qingxi-2025.yaml"


@pytest.fixture(scope="module")
def corpus(shipped_home: Path, model: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The shipped corpus."""
    home = tmp_path_factory.mktemp("retrieve") / "home"
    shutil.copytree(shipped_home, home)
    settings = Settings.model_validate({"GONGBI_HOME": home})
    with Corpus(settings, open_engine(settings), model) as opened:
        yield opened


@pytest.fixture(scope="module")
def sheet() -> FactSheet:
    """A shipped sample town."""
    return load_sheet(SAMPLE).sheet


def _section(sheet: FactSheet, theme: str) -> OutlineSection:
    return OutlineSection(theme, (theme,), tuple(f.id for f in sheet.facts if f.theme == theme), 400)


def test_search_keeps_to_the_themes_asked_for(corpus: Corpus) -> None:
    found = corpus.search("走访慰问困难职工", ("帮扶救助",), 5)

    assert len(found) == 5
    assert all("帮扶救助" in exemplar.themes for exemplar in found)


@pytest.mark.parametrize(
    ("query", "theme"),
    [
        ("签订工资专项集体合同，开展集体协商要约", "维权协商"),
        ("骑手、货车司机加入工会", "新就业形态"),
        ("金秋助学、送温暖", "帮扶救助"),
        ("技能竞赛、职工培训", "建功立业"),
        ("安康杯竞赛，隐患排查", "安全生产"),
        ("明年的打算", "工作计划"),
    ],
)
def test_what_is_found_first_is_about_what_was_asked(corpus: Corpus, query: str, theme: str) -> None:
    assert any(theme in exemplar.themes for exemplar in corpus.search(query, k=3))


@pytest.mark.parametrize("theme", ["组织建设", "维权协商", "帮扶救助", "普惠服务", "建功立业", "经费经审"])
def test_exemplars_come_from_different_summaries_and_fit_the_theme(
    corpus: Corpus, sheet: FactSheet, theme: str
) -> None:
    [found] = corpus.exemplars_for([_section(sheet, theme)], sheet, 3)

    assert len(found) == 3
    assert len({exemplar.source for exemplar in found}) == 3
    assert all(theme in exemplar.themes for exemplar in found)


def test_the_same_question_gets_the_same_answer(corpus: Corpus, sheet: FactSheet) -> None:
    sections = [_section(sheet, "组织建设"), _section(sheet, "维权协商")]

    found = corpus.exemplars_for(sections, sheet, 5)

    assert corpus.exemplars_for(sections, sheet, 5) == found
    assert corpus.exemplars_for(sections[1:], sheet, 4) == [found[1][:4]]


@pytest.mark.parametrize("stem", ["yunping-2024", "longchi-2024-h1", "hefeng-2023"])
def test_a_town_is_never_shown_its_own_text_of_the_period(corpus: Corpus, stem: str) -> None:
    own = load_sheet(SHIPPED / f"{stem}.yaml").sheet

    sections = [_section(own, theme) for theme in {fact.theme for fact in own.facts}]

    assert all(e.source != f"{stem}.md" for found in corpus.exemplars_for(sections, own, 10) for e in found)


def test_an_empty_section_finds_nothing_and_fails_nowhere(corpus: Corpus, sheet: FactSheet) -> None:
    assert corpus.exemplars_for([OutlineSection("", (), (), 0)], sheet, 3) == [[]]


def _told(corpus_settings: Settings, *articles: str) -> None:
    for number, text in enumerate(articles):
        found = inspect_document(Document(tuple(text.split("\n")), "utf-8"), f"{number}.txt")
        store.replace_source(open_engine(corpus_settings), f"{number}.txt", f"{number}.txt", str(number), found)


def _summary(town: str, year: int, opening: str, section: str) -> str:
    rest = f"{town}另外还做了{year % 7}件别的事，都由{town}工会自己的人办，和别处没有关系，这里不再细说。"
    return f"{town}总工会{year}年工作总结\n{opening}\n一、开展集体协商\n{section}\n二、办好其他工作\n{rest}"


NEW = "向企业发出集体协商要约，指导职工代表和行政方谈工资、谈休息、谈劳动保护，签订工资专项集体合同。"
OLD = "深入学习科学发展观，向企业发出集体协商要约，由职工代表同行政方商议工资标准，签订工资专项集体合同并报审查。"


def test_copies_of_one_section_are_never_both_returned(tmp_path: Path, model: Embedder) -> None:
    settings = Settings.model_validate({"GONGBI_HOME": tmp_path})
    copy = NEW.replace("企业", "园区企业")
    _told(settings, _summary("甲镇", 2024, "今年抓协商。", NEW), _summary("乙乡", 2023, "一年来步子很稳。", copy))

    with Corpus(settings, open_engine(settings), model) as opened:
        found = opened.search("集体协商要约", ("维权协商",), 5)

    assert len(found) == 1


def test_recent_section_comes_before_one_with_slogans_of_another_time(tmp_path: Path, model: Embedder) -> None:
    settings = Settings.model_validate({"GONGBI_HOME": tmp_path})
    _told(settings, _summary("甲镇", 2009, "今年抓协商。", OLD), _summary("乙乡", 2024, "一年来步子很稳。", NEW))
    fact = Fact("F1", "维权协商", "发出集体协商要约", how="商议工资标准", result="签订工资专项集体合同并报审查")
    asking = FactSheet("丙镇总工会", "丙镇", 2025, "年度", (fact,))

    with Corpus(settings, open_engine(settings), model) as opened:
        [found] = opened.exemplars_for([OutlineSection("开展集体协商", ("维权协商",), ("F1",), 200)], asking, 2)

    assert [exemplar.year for exemplar in found] == ["2024", "2009"]


@pytest.mark.parametrize(
    "query", ["AND OR NOT", "NEAR(甲 乙)", "heading:协商*", "工会 - 协商", "“协商”", "协", "\x00协商"]
)
def test_queries_that_look_like_operators_are_only_words(corpus: Corpus, query: str) -> None:
    assert len(corpus.search(query, k=3)) == 3


@pytest.mark.parametrize("query", ["电磁感应定律", "怎样酿葡萄酒才不发酸，要放多少糖", "歌剧院售票"])
def test_query_of_another_world_fits_nothing_that_is_found(corpus: Corpus, query: str) -> None:
    assert not fits(query, corpus.search(query))


@pytest.mark.parametrize("query", ["工资专项集体合同", "货车司机怎样入会", "给户外劳动者建驿站", "劳模"])
def test_query_of_the_trade_fits_what_is_found(corpus: Corpus, query: str) -> None:
    assert fits(query, corpus.search(query))


@pytest.mark.parametrize("query", ["", "   ", "。", "😀🎉", '"', "(*)", "2025", "\x00"])
def test_query_without_a_word_finds_nothing(corpus: Corpus, query: str) -> None:
    assert corpus.search(query) == []


def test_very_long_query_is_answered(corpus: Corpus) -> None:
    assert len(corpus.search("签订工资专项集体合同，开展集体协商要约。" * 500, ("维权协商",), 3)) == 3
