"""What people correct by hand lasts, is found by search, and can be taken back."""

from collections.abc import Callable

from sqlalchemy import Engine

from assistant.corpus import store
from assistant.corpus.browse import sections_of, shares
from assistant.corpus.corrections import correct_section, take_back
from assistant.corpus.inspect import inspect_document
from assistant.corpus.readers import Document

ReadIn = Callable[..., int]
LINES = (
    "甲镇总工会2024年工作总结",
    "一、抓组建，强基础",
    "全年新建企业工会九家，对用工二十五人以上的企业逐户上门，指导选举工会委员会，发展会员三百二十人，企业建会实现应建尽建。",
    "二、送清凉，暖人心",
    "七月至八月，对高温岗位职工开展慰问，走访工地、车间十二处，送去防暑用品四百份，为困难职工发放慰问金五万元，帮扶资金全部到户。",
)


def headings(engine: Engine) -> list[tuple[str, tuple[str, ...]]]:
    return [(exemplar.heading, exemplar.themes) for exemplar in store.exemplars(engine)]


def test_corrected_heading_and_themes_are_the_exemplars_and_outlive_reading_again(engine: Engine, read_in: ReadIn):
    second = sections_of(engine, read_in(LINES))[1]
    correct_section(engine, second.id, "送清凉，护安全", ["安全生产"], True)
    assert headings(engine)[-1] == ("送清凉，护安全", ("安全生产",))
    read_in(LINES, "b")
    assert headings(engine)[-1] == ("送清凉，护安全", ("安全生产",))


def test_excluded_section_is_no_exemplar_until_it_is_taken_back(engine: Engine, read_in: ReadIn):
    article = read_in(LINES)
    before, first = headings(engine), sections_of(engine, article)[0]
    correct_section(engine, first.id, first.heading, first.themes, False)
    assert headings(engine) == before[1:]
    assert sections_of(engine, article)[0].is_exemplar is False
    assert take_back(engine, article) == 1
    assert sorted(headings(engine)) == sorted(before)


def test_correction_is_noticed_by_indexes(engine: Engine, read_in: ReadIn):
    second = sections_of(engine, read_in(LINES))[1]
    store.save_embeddings(engine, "e", [(second.id, b"1234")])
    revision = store.revision(engine)
    correct_section(engine, second.id, second.heading, ["安全生产"], True)
    assert store.revision(engine) == revision + 1
    assert second.id not in store.exemplar_ids(engine)
    assert [vector for _, vector in store.embeddings(engine, "e")] == [b"1234"]
    renamed = store.exemplar_ids(engine)[-1]
    correct_section(engine, renamed, "另一个标题", ["安全生产"], True)
    assert store.embeddings(engine, "e") == []


def test_correction_back_to_what_was_found_is_none(engine: Engine, read_in: ReadIn):
    article = read_in(LINES)
    second = sections_of(engine, article)[1]
    correct_section(engine, second.id, "改过", second.themes, True)
    now = sections_of(engine, article)[1]
    assert now.found == (second.heading, second.themes)
    correct_section(engine, now.id, second.heading, second.themes, True)
    assert sections_of(engine, article)[1].found is None


def test_shares_count_themes_by_year_and_repeated_articles(engine: Engine, read_in: ReadIn):
    read_in(LINES)
    store.replace_source(engine, "b.txt", "b.txt", "b", inspect_document(Document(LINES, "utf-8"), "b.txt"))
    found = shares(engine)
    assert found.themes[("组织建设", "2024")] == 2
    assert found.articles == {("2024", False): 1, ("2024", True): 1}
