"""Mends of spun and misread words are seen, the original stays, and what a person refuses stays refused."""

from collections.abc import Callable

from sqlalchemy import Engine

from assistant.corpus import store
from assistant.corpus.mending import MendRow, mends_of, refuse_mends

ReadIn = Callable[..., int]
LINES = (
    "甲镇总工会2024年工作总结",
    "一、抓群众合同，促和谐",
    "全镇签订群众合同21份，透过工资群众协商，帮忙职工增收，用心推动行业协商，覆盖职工两千三百人，劳动关系更加和谐稳定。",
    "二、送清凉，暖人心",
    "七月至八月，对高温岗位职工开展慰问，走访工地、车间十二处，送去防暑用品四百份，为困难职工发放慰问金五万元，全部到户。",
)


def test_mends_of_a_stored_article_are_listed_with_their_causes(engine: Engine, read_in: ReadIn):
    mends = mends_of(engine, read_in(LINES))
    assert mends[0] == MendRow("群众", "集体", "同义替换", 3, False)
    assert {(mend.text, mend.better) for mend in mends[1:]} == {("透过", "通过"), ("帮忙", "帮助"), ("用心", "积极")}


def test_refused_mend_stands_as_it_stood_and_the_others_are_made(engine: Engine, read_in: ReadIn):
    article = read_in(LINES)
    refuse_mends(engine, article, ["透过"])
    (first, second) = sorted(store.exemplars(engine), key=lambda exemplar: exemplar.heading)
    assert "透过工资集体协商，帮助职工增收" in first.masked
    assert first.text == LINES[2]
    assert second.masked.startswith("七月至八月") or "〔日期〕" in second.masked
    assert [mend.text for mend in mends_of(engine, article) if mend.is_refused] == ["透过"]


def test_refused_mend_outlives_reading_again_until_it_is_taken_back(engine: Engine, read_in: ReadIn):
    refuse_mends(engine, read_in(LINES), ["群众"])
    article = read_in(LINES, "b")
    assert [exemplar.masked_heading for exemplar in store.exemplars(engine)] == ["送清凉，暖人心", "抓群众合同，促和谐"]
    refuse_mends(engine, article, [])
    assert "抓集体合同，促和谐" in [exemplar.masked_heading for exemplar in store.exemplars(engine)]


def test_sections_that_no_refusal_touches_keep_their_ids(engine: Engine, read_in: ReadIn):
    article = read_in(LINES)
    before, revision = store.exemplar_ids(engine), store.revision(engine)
    refuse_mends(engine, article, ["用心"])
    assert len(set(before) & set(store.exemplar_ids(engine))) == 1
    assert store.revision(engine) == revision + 1
