"""核对: an edited file is held against the facts it was written from, and nothing of it is kept."""

from io import BytesIO

import docx
import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from assistant.drafting.drafts import Drafts
from assistant.ui.check_page import likely
from assistant.ui.sheet_store import create_sheet
from tests.ui.pages import DRAFT, SECTION, TREE, finished_draft, open_page, shown


@pytest.fixture
def with_draft(drafts: Drafts) -> None:
    finished_draft(drafts)


def page() -> AppTest:
    return open_page("check_page")


def upload(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].set_value((name, content, "")).run()
    return app


def word(*lines: str) -> bytes:
    document, content = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(content)
    return content.getvalue()


def test_without_facts_the_page_says_where_to_begin(home):
    assert "先在“起草”页填写或上传事实表" in shown(page())


def test_figure_changed_in_word_is_found_beside_its_paragraph(with_draft):
    text = shown(upload(page(), "改过.docx", word(DRAFT.title, SECTION.heading, "新建企业工会7家。", "青石镇总工会")))
    assert "事实表里没有“7家”这个数" in text
    assert '<mark class="num wrong error" title="事实表里没有这个数' in text
    assert "没有写到“新建企业工会”" in text


def test_text_that_kept_its_facts_is_called_so(with_draft):
    kept = word(DRAFT.title, SECTION.heading, "新建企业工会6家。")
    assert "事实写到 1/1 条" in shown(upload(page(), "改过.docx", kept))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("坏.docx", b"PK\x03\x04 not a zip", "坏.docx 已损坏，或其实不是这种文件"),
        ("截图.png", b"\x89PNG\r\n\x1a\n", "截图.png 其实是图片"),
        ("台账.xlsx", b"PK\x03\x04", "台账.xlsx 是表格，不是总结"),
    ],
)
def test_file_that_cannot_be_checked_is_told_in_a_sentence(with_draft, name: str, content: bytes, told: str):
    assert told in shown(upload(page(), name, content))


def test_sheet_without_a_draft_is_a_ground_too(engine: Engine):
    create_sheet(engine, TREE)
    app = page()
    assert app.selectbox[0].options[0].startswith("事实表：青石镇总工会 2025年度")
    assert "事实表里没有“7家”这个数" in shown(upload(app, "改过.docx", word("新建企业工会7家。")))


def test_draft_whose_title_the_text_has_is_chosen():
    names = ["甲镇总工会2025年度工作总结", "乙镇总工会 2025年度"]
    assert likely(["乙镇总工会2025年度工作总结"], names) == 1
    assert likely(["丙镇总工会2025年度工作总结"], names) == 0
    assert likely([], names) == 0
