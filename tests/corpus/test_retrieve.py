import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.corpus.retrieve import Corpus, StockPhrases
from assistant.database import open_engine
from assistant.facts.sheet import load_sheet
from assistant.models import Embedder
from assistant.records import Exemplar, FactSheet, OutlineSection
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
    found = corpus.exemplars_for(_section(sheet, theme), sheet, 3)

    assert len(found) == 3
    assert len({exemplar.source for exemplar in found}) == 3
    assert all(theme in exemplar.themes for exemplar in found)


def test_the_same_question_gets_the_same_answer(corpus: Corpus, sheet: FactSheet) -> None:
    section = _section(sheet, "组织建设")

    assert corpus.exemplars_for(section, sheet, 5) == corpus.exemplars_for(section, sheet, 5)


@pytest.mark.parametrize("stem", ["yunping-2024", "longchi-2024-h1", "hefeng-2023"])
def test_a_town_is_never_shown_its_own_text_of_the_period(corpus: Corpus, stem: str) -> None:
    own = load_sheet(SHIPPED / f"{stem}.yaml").sheet

    for theme in {fact.theme for fact in own.facts}:
        assert all(e.source != f"{stem}.md" for e in corpus.exemplars_for(_section(own, theme), own, 10))


def test_an_empty_section_finds_nothing_and_fails_nowhere(corpus: Corpus, sheet: FactSheet) -> None:
    assert corpus.exemplars_for(OutlineSection("", (), (), 0), sheet, 3) == []
    assert corpus.search("   ") == []


def _exemplar(group: str, text: str) -> Exemplar:
    return Exemplar(group, "甲.txt", "", "", "", "", group, "", "", (), text, text)


def test_a_stock_phrase_stands_in_three_unrelated_texts() -> None:
    phrase = "充分发挥工会组织的桥梁纽带作用"
    texts = [_exemplar(str(number), f"今年，我们{phrase}，做了{number}件事。") for number in range(3)]
    copies = [_exemplar("1", f"今年，我们{phrase}，做了{number}件事。") for number in range(3)]

    assert StockPhrases(texts).contains("充分发挥，工会组织的桥梁纽带作用")
    assert not StockPhrases(texts).contains("我们充分发挥工会组织的桥梁纽带作用做了1件事")
    assert not StockPhrases(copies).contains(phrase)
