"""范文: files are taken in in the background, what was found is shown beside the file, corrections last."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from assistant.corpus.browse import SectionRow, Shares, SourceRow, articles_of, list_sources, sections_of
from assistant.corpus.corrections import correct_section
from assistant.corpus.mending import mends_of
from assistant.records import Dropped
from assistant.settings import load_settings
from assistant.ui import corpus_page, desk
from assistant.ui.corpus_browse import changes, lines_html
from assistant.ui.corpus_charts import repeated_words, thin_themes
from assistant.ui.corpus_import import told_of
from assistant.ui.imports import Imports
from tests.ui.pages import open_page, press, shown
from tests.waiting import wait_until

SECTION = SectionRow(7, 1, "一", "抓建会", ("组织建设",), 2, 3, "新建工会9家。", True, None)
SOURCE = SourceRow(1, "a.txt", "a.txt", "", 1, 1, (Dropped(4, 4, "网站声明"),))
SUMMARY = """丙镇总工会2023年工作总结
一、抓组建，强基础
全年新建企业工会九家，对用工二十五人以上的企业逐户上门，指导选举工会委员会，发展会员三百二十人，企业建会实现应建尽建。
二、送清凉，暖人心
七月至八月，对高温岗位职工开展慰问，走访工地、车间十二处，送去防暑用品四百份，为困难职工发放慰问金五万元，全部到户。
"""


def corpus_at(part: str) -> AppTest:
    return open_page("corpus_page", **{"corpus-part": part})


def table_id(app: AppTest) -> str:
    """Return what Streamlit knows the table of an article's sections by: another one has none of its edits."""
    assert not app.exception
    (table,) = app.dataframe
    return str(table.proto.id)


def taken_in(imports: Imports, *files: tuple[str, bytes]) -> Imports:
    imports.start(files)
    wait_until(lambda: not imports.current.is_running)
    return imports


def test_import_that_finds_no_room_on_the_disk_says_so_and_ends(small_corpus: Path, home: Path):
    (home / "uploads").write_text("此处放不下")
    current = taken_in(Imports(load_settings()), ("工作总结.txt", SUMMARY.encode())).current
    assert (current.report, current.message.startswith("没有做成（")) == (None, True)


def test_what_became_of_a_file_is_one_sentence_with_its_name():
    assert told_of("/a/随机.pdf", "随机.pdf 已损坏。请另存一份。") == "随机.pdf 已损坏。请另存一份。"
    assert told_of("/a/去年.docx", "1 篇，2 段可作范文。") == "去年.docx：1 篇，2 段可作范文。"
    assert told_of("/a/三份.zip/去年.docx", "去年.docx 是空文件。") == "三份.zip 里的 去年.docx 是空文件。"


def test_two_towns_files_of_one_name_are_both_kept(small_corpus: Path, engine: Engine):
    other = SUMMARY.replace("丙镇", "丁镇").replace("九家", "八家")
    files = [("工作总结.txt", SUMMARY.encode()), ("工作总结.txt", other.encode())]
    report = taken_in(Imports(load_settings()), *files).current.report
    assert (len(report.added), report.articles) == (2, 2)
    kept = [source.path for source in list_sources(engine) if "uploads" in source.path]
    assert len(set(kept)) == 2
    assert all(Path(path).is_file() for path in kept)


def test_name_with_a_path_in_it_stays_inside_the_home(small_corpus: Path):
    taken_in(Imports(load_settings()), ("..\\..\\../上级/工作总结.txt", SUMMARY.encode()))
    assert [path.name for path in small_corpus.rglob("工作总结.txt")] == ["工作总结.txt"]
    assert not (small_corpus.parent / "上级").exists()


def test_each_file_is_told_of_with_what_was_found_or_why_it_was_not_read(small_corpus: Path):
    files = [("好.txt", SUMMARY.encode()), ("坏.docx", b"PK\x03\x04 broken"), ("又一次.txt", SUMMARY.encode())]
    taken_in(desk.imports(), *files)
    text = shown(corpus_at("添加"))
    assert "导入 1 个文件：1 篇，2 段可作范文。" in text
    held = list_sources(desk.engine())
    assert f"现有 2 篇，{sum(source.sections for source in held)} 段可作范文。" in text
    assert "好.txt：1 篇，2 段可作范文。" in text
    assert "坏.docx 已损坏" in text
    assert "又一次.txt：范文库里已有一模一样的" in text


def test_file_is_shown_with_its_lines_beside_what_was_found(small_corpus: Path):
    app = corpus_at("查看和更正")
    text = shown(app)
    assert "<i>1</i>" in text
    assert "白鹭洲" in text
    assert "第 1—" in text


def test_charts_say_which_themes_are_thin(small_corpus: Path):
    assert "范文少的主题" in shown(corpus_at("概况"))


def test_search_shows_masked_text_and_the_original_on_demand(small_corpus: Path):
    app = corpus_at("找写法")
    assert "输入几个词" in shown(app)
    app.selectbox[0].set_value("组织建设").run()
    assert "〔数〕" in shown(app)
    app.toggle[0].set_value(True).run()
    assert "〔数〕" not in shown(app)


def test_corrections_are_offered_to_be_taken_back(small_corpus: Path, engine: Engine):
    corpus_at("概况")
    article = articles_of(engine, list_sources(engine)[0].id)[0]
    before = sections_of(engine, article.id)
    correct_section(engine, before[0].id, "改过的标题", ["其他"], True)
    app = corpus_at("查看和更正")
    press(app, "撤销这一篇的更正")
    after = sections_of(engine, article.id)
    assert [(one.heading, one.themes) for one in after] == [(one.heading, one.themes) for one in before]


def test_table_of_corrections_is_opened_anew_where_the_corpus_changed_without_it(small_corpus: Path, engine: Engine):
    corpus_at("概况")
    app = corpus_at("查看和更正")
    before = table_id(app)
    assert table_id(app.run()) == before
    article = articles_of(engine, list_sources(engine)[0].id)[0]
    correct_section(engine, sections_of(engine, article.id)[0].id, "别处改的标题", ["其他"], True)
    assert table_id(app.run()) != before


def test_correction_made_in_the_table_is_kept_and_the_table_stays(
    small_corpus: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
):
    corpus_at("概况")
    app = corpus_at("查看和更正")
    before = table_id(app)

    def one_heading_typed(sections: Sequence[SectionRow], _: object) -> list[tuple[SectionRow, str, list[str], bool]]:
        first = sections[0]
        return [] if first.found else [(first, "改过的标题", list(first.themes), True)]

    monkeypatch.setattr("assistant.ui.corpus_browse.changes", one_heading_typed)
    assert table_id(app.run()) == before
    article = articles_of(engine, list_sources(engine)[0].id)[0]
    assert sections_of(engine, article.id)[0].heading == "改过的标题"


def test_changed_rows_are_those_that_differ():
    other = SectionRow(8, 1, "二", "抓帮扶", ("帮扶救助",), 4, 5, "慰问58户。", True, None)
    rows = [
        {"标题": "抓建会", "主题": ["组织建设"], "用作范文": True},
        {"标题": "抓帮扶", "主题": ["帮扶救助", "普惠服务"], "用作范文": False},
    ]
    assert changes([SECTION, other], rows) == [(other, "抓帮扶", ["帮扶救助", "普惠服务"], False)]


def test_lines_carry_number_theme_and_why_they_were_dropped():
    lines = ("总结", "一、抓建会", "新建工会9家。", "本文来自<b>网站</b>")
    html = lines_html(lines, 1, 4, [SECTION], SOURCE)
    assert '<p class="start"><i>2</i>一、抓建会<small>组织建设</small></p>' in html
    assert '<p class="dropped"><i>4</i>本文来自&lt;b&gt;网站&lt;/b&gt;<small>网站声明</small></p>' in html


def test_thin_themes_come_the_fewest_first():
    found = Shares({("组织建设", "2024"): 4, ("安全生产", "2024"): 1, ("安全生产", "2025"): 1}, {})
    assert ("安全生产", 2) == thin_themes(found)[-1]
    assert ("女职工工作", 0) in thin_themes(found)


def test_repeated_articles_are_told_as_a_share():
    told = "4 篇中有 1 篇（25%）与别的相同或大部分相同；写同一份稿子时，相同的只用一篇。"
    assert repeated_words({("2024", False): 3, ("2024", True): 1}) == told
    assert list(corpus_page.PARTS) == ["找写法", "添加", "查看和更正", "概况"]


def test_archive_is_told_of_file_by_file(small_corpus: Path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2023/丙镇.txt", SUMMARY)
        archive.writestr("2023/空的.txt", "")
    taken_in(desk.imports(), ("总结.zip", packed.getvalue()))
    text = shown(corpus_at("添加"))
    assert "总结.zip 里的 丙镇.txt：1 篇，2 段可作范文。" in text
    assert "总结.zip 里的 空的.txt 是空文件" in text


def test_mends_are_shown_and_each_can_be_refused(small_corpus: Path, engine: Engine):
    spun = SUMMARY.replace("逐户上门，", "逐户上门，透过工资群众协商签订群众合同，").encode()
    taken_in(Imports(load_settings()), ("换词.txt", spun))
    app = corpus_at("查看和更正")
    source = next(s for s in list_sources(engine) if s.name == "换词.txt")
    app.selectbox[0].set_value(source.id).run()
    assert "“群众”按“集体”理解（同义替换，2 处）" in shown(app)
    next(box for box in app.multiselect if "不修补" in box.label).set_value(["群众"]).run()
    (article,) = articles_of(engine, source.id)
    assert [mend.text for mend in mends_of(engine, article.id) if mend.is_refused] == ["群众"]
