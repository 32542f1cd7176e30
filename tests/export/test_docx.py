"""The Word file: what it says, and the form in which it says it."""

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from assistant.export.docx import to_docx
from assistant.records import Draft, DraftSection, Origin, Sentence

DATE = "2025年12月31日"


def sentence(text: str, origin: Origin = "offline", starts_paragraph: bool = False) -> Sentence:
    return Sentence(text, (), origin, starts_paragraph)


def draft(*sections: DraftSection, title: str = "青石镇总工会2025年工作总结", model: str = "offline") -> Draft:
    return Draft("青石镇总工会", 2025, title, sections, ("青石镇总工会", DATE), model=model)


def section(heading: str, *paragraphs: str, origin: Origin = "offline") -> DraftSection:
    return DraftSection(heading, (), tuple(sentence(text, origin, True) for text in paragraphs))


def opened(made: Draft) -> docx.document.Document:
    return docx.Document(io.BytesIO(to_docx(made)))


FULL = draft(
    section("", "2025年，镇总工会在镇党委领导下开展工作。"),
    section(
        "一、抓建会，促覆盖", "（一）企业建会有进展。新建企业工会6家。", "（二）会员管理", "1．实名录入", "录入率98%。"
    ),
    section("二、存在不足", "专职干部仅2名。"),
)


def test_word_file_says_the_drafts_lines_paragraph_by_paragraph():
    assert [paragraph.text for paragraph in opened(FULL).paragraphs] == FULL.text.split("\n")


def test_sentences_of_one_paragraph_stay_together_and_tabs_and_odd_signs_survive():
    made = draft(
        DraftSection(
            "一、服务", (), (sentence("甲<b>&“乙”\t丙。"), sentence("丁。"), sentence("戊。", starts_paragraph=True))
        )
    )
    assert [p.text for p in opened(made).paragraphs][2:4] == ["甲<b>&“乙”\t丙。丁。", "戊。"]


def test_control_characters_and_blank_lines_of_an_edited_draft_are_left_out():
    made = draft(section("一、服务", "慰问职工\x0b58户。\x00\n\n\n发放慰问金。"))
    assert [p.text for p in opened(made).paragraphs][2:4] == ["慰问职工58户。", "发放慰问金。"]


def test_headings_have_outline_levels_and_the_standards_fonts():
    document = opened(FULL)
    styles = {p.text: p.style for p in document.paragraphs}
    fonts = {text: style.element.rPr.rFonts.get(qn("w:eastAsia")) for text, style in styles.items()}
    assert fonts["青石镇总工会2025年工作总结"] == "方正小标宋简体"
    assert fonts["一、抓建会，促覆盖"] == "黑体"
    assert fonts["（二）会员管理"] == "楷体_GB2312"
    assert fonts["1．实名录入"] == "仿宋_GB2312"
    assert fonts["录入率98%。"] == "仿宋_GB2312"
    levels = [
        styles[text].element.xpath("w:pPr/w:outlineLvl/@w:val")
        for text in ("一、抓建会，促覆盖", "（二）会员管理", "录入率98%。")
    ]
    assert levels == [["0"], ["1"], []]


def test_heading_that_runs_on_into_its_text_has_its_font_up_to_the_full_stop():
    runs = next(p for p in opened(FULL).paragraphs if p.text.startswith("（一）")).runs
    assert [run.text for run in runs] == ["（一）企业建会有进展。", "新建企业工会6家。"]
    assert runs[0]._r.rPr.rFonts.get(qn("w:eastAsia")) == "楷体_GB2312"


def test_no_theme_font_and_no_bold_or_blue_is_left_of_the_librarys_template():
    with zipfile.ZipFile(io.BytesIO(to_docx(FULL))) as package:
        names = package.namelist()
        xml = "".join(package.read(name).decode() for name in names if name.endswith(".xml"))
    assert "Theme=" not in xml.replace("w:themeFontLang", "")
    assert "4F81BD" not in xml
    assert '<w:b w:val="1"' not in xml
    assert not [name for name in names if "theme" in name or "thumbnail" in name]
    assert "python-docx" not in xml


def test_page_is_a4_with_the_standards_margins_and_grid():
    page = opened(FULL).sections[0]
    sides = [page.page_width, page.page_height]
    margins = [page.top_margin, page.bottom_margin, page.left_margin, page.right_margin]
    assert [round(length.mm, 1) for length in sides + margins] == [210, 297, 37, 35, 28, 26]
    grid = page._sectPr.xpath("w:docGrid")[0]
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_page_number_stands_right_on_odd_pages_and_left_on_even_ones():
    document = opened(FULL)
    assert document.settings.odd_and_even_pages_header_footer
    odd, even = document.sections[0].footer.paragraphs[0], document.sections[0].even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)
    assert odd._p.xpath("string(.)") == "— 1 —"
    assert odd._p.xpath("w:fldSimple/@w:instr") == [" PAGE "]


def test_core_properties_tell_the_title_and_nothing_else():
    properties = opened(FULL).core_properties
    assert properties.title == "青石镇总工会2025年工作总结"
    assert (properties.author, properties.comments, properties.last_modified_by) == ("", "", "")


@pytest.mark.parametrize(
    ("unit", "name_free", "date_free"),
    [("清溪镇总工会", "500", "200"), ("白鹭洲镇总工会", "200", "0"), ("青石经济开发区总工会", "200", "300")],
)
def test_date_begins_two_characters_after_the_name_of_the_union(unit, name_free, date_free):
    made = Draft(unit, 2025, "工作总结", (section("", "正文。"),), (unit, DATE))
    free = [p._p.xpath("string(w:pPr/w:ind/@w:rightChars)") for p in opened(made).paragraphs[-2:]]
    assert free == [name_free, date_free]


def test_long_title_breaks_between_words_into_lines_of_like_length():
    long = draft(section("", "正文。"), title="清溪镇总工会2025年上半年工作总结和下半年工作打算")
    free = opened(long).paragraphs[0]._p.xpath("string(w:pPr/w:ind/@w:leftChars)")
    assert free == "356"  # of 20.1: leaves 12.98, which 清溪镇总工会2025年上半年 fills in any font


def test_draft_of_a_model_is_labelled_for_readers_and_for_machines():
    made = draft(section("一、服务", "慰问职工58户。", origin="model"), model="qwen")
    document = opened(made)
    assert document.paragraphs[-1].text == "（本文部分内容由人工智能辅助生成）"
    with zipfile.ZipFile(io.BytesIO(to_docx(made))) as package:
        xml = package.read("docProps/custom.xml").decode()
        assert "custom-properties+xml" in package.read("[Content_Types].xml").decode()
    value = json.loads(xml.split("<vt:lpwstr>")[1].split("</vt:lpwstr>")[0])
    assert (value["Label"], value["ContentProducer"]) == ("1", "qwen")
    assert list(value) == [
        "Label",
        "ContentProducer",
        "ProduceID",
        "ReservedCode1",
        "ContentPropagator",
        "PropagateID",
        "ReservedCode2",
    ]


def test_draft_without_a_models_sentence_has_no_label():
    with zipfile.ZipFile(io.BytesIO(to_docx(FULL))) as package:
        assert "docProps/custom.xml" not in package.namelist()
    assert opened(FULL).paragraphs[-1].text == DATE


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_rendered_page_holds_22_lines_of_28_characters(tmp_path: Path):
    text = "组织起来切实维权做好服务职工工作" * 120
    (tmp_path / "满页.docx").write_bytes(to_docx(draft(section("", text))))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "满页.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(tmp_path / "满页.pdf") as pdf:
        first, second = (pdf[page].get_textpage().get_text_range().split("\r\n") for page in (0, 1))
    assert [len(line) for line in first] == [17, 26, *[28] * 19, 5]  # the title and the line below it take two
    assert [len(line) for line in second] == [28] * 22 + [5]
    assert [first[-1], second[-1]] == ["— 1 —", "— 2 —"]
