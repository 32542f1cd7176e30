import zipfile
from pathlib import Path

import pytest
from docx import Document as new_docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from assistant.corpus.readers import read_document
from assistant.errors import UnreadableFile

DATA = Path(__file__).parent / "data"
SHIPPED = Path(__file__).parents[2] / "corpus"
TEXT = "一、抓组建\n\n今年新建企业工会6家，发展会员320人。\n"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_text_is_read_in_the_encodings_of_chinese_offices(tmp_path: Path, encoding: str, told: str) -> None:
    path = tmp_path / "总结.txt"
    path.write_bytes(TEXT.encode(encoding))

    document = read_document(path)

    assert document.lines == ("一、抓组建", "", "今年新建企业工会6家，发展会员320人。")
    assert document.encoding == told


def test_lines_are_those_an_editor_counts(tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_bytes("第一行\r\n第二行\x0c\u2028仍是第二行\r第三行".encode())

    assert len(read_document(path).lines) == 3


def _docx(path: Path, *paragraphs: str) -> Path:
    document = new_docx()
    for xml in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))
    document.save(str(path))
    return path


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    who = 'w:id="1" w:author="办公室"'
    path = _docx(
        tmp_path / "修订.docx",
        f"{_run('新建企业工会')}<w:del {who}><w:r><w:delText>5</w:delText></w:r></w:del>"
        f"<w:ins {who}>{_run('6')}</w:ins>{_run('家，')}<w:moveFrom {who}>{_run('其中非公3家')}</w:moveFrom>",
        f"<w:pPr><w:rPr><w:del {who}/></w:rPr></w:pPr>{_run('发展会员')}",
        _run("320人。"),
    )

    assert read_document(path).lines == ("新建企业工会6家，", "发展会员320人。")


def test_automatic_numbers_stand_in_the_text(tmp_path: Path) -> None:
    document = new_docx()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (kind, text) in enumerate(
            [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3．")]
        )
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in [(0, "抓组建"), (1, "建会"), (1, "入会"), (2, "宣传"), (0, "抓维权"), (1, "协商")]:
        numbers = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr></w:pPr>'
        document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{numbers}{_run(text)}</w:p>"))
    path = tmp_path / "编号.docx"
    document.save(str(path))

    assert read_document(path).lines == (
        "一、抓组建",
        "（一）建会",
        "（二）入会",
        "1．宣传",
        "二、抓维权",
        "（一）协商",
    )


def test_tables_are_read_in_order_and_headers_left_out(tmp_path: Path) -> None:
    document = new_docx()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.add_paragraph("全年工作情况如下：")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], ["项目", "数量", "建会", "6家"], strict=True):
        cell.text = text
    document.add_paragraph("特此报告。")
    path = tmp_path / "表格.docx"
    document.save(str(path))

    assert read_document(path).lines == ("全年工作情况如下：", "项目\t数量", "建会\t6家", "特此报告。")


def _shipped_paragraphs(name: str) -> list[str]:
    lines = (SHIPPED / name).read_text("utf-8").splitlines()
    return [line.lstrip("# ").strip() for line in lines if line.strip()]


def test_old_word_gives_the_main_text_without_header_and_page_number() -> None:
    lines = [line for line in read_document(DATA / "yunping-2024.doc").lines if line]

    assert lines[0] == "云屏镇总工会2024年度工作总结"
    assert lines[-2:] == ["云屏镇总工会", "2024年12月10日"]
    assert not any("文件汇编" in line or "PAGE" in line for line in lines)


def test_old_word_is_read_with_tracked_changes_accepted() -> None:
    assert "新建企业工会6家。" in read_document(DATA / "revised.doc").lines


def test_numbers_that_an_old_word_document_leaves_to_word_are_told_to_be_unread() -> None:
    assert read_document(DATA / "revised.doc").unread == (
        "有 6 段的编号是 Word 自动加的，旧格式里读不出来，标题可能认错。请另存为 .docx 再导入。",
    )
    assert read_document(DATA / "yunping-2024.doc").unread == ()


def test_word_file_of_libreoffice_gives_numbers_tables_and_accepted_changes() -> None:
    assert read_document(DATA / "revised-libreoffice.docx").lines == (
        "青石镇总工会2024年工作总结",
        "一、抓组建",
        "（一）建会",
        "（二）入会",
        "1．宣传",
        "二、抓维权",
        "（一）协商",
        "新建企业工会6家。",
        "项目\t数量\t备注",
        "合计6家\t无",
        "特此报告。",
    )


def test_pdf_lines_are_joined_to_paragraphs_and_margins_dropped() -> None:
    document = read_document(DATA / "yunping-pages.pdf")

    assert document.encoding == "pdf"
    assert document.lines[:4] == (
        "云屏镇总工会2024年度工作总结",
        document.lines[1],
        "一、理论学习走进班前会",
        "（一）宣讲跟着班次走",
    )
    assert document.lines[1].startswith("2024年，云屏镇总工会")
    assert document.lines[1].endswith("一年来的工作总结如下。")
    assert not any(" " in line or "文件汇编" in line or line.startswith("—") for line in document.lines)


def test_what_a_file_holds_decides_not_its_name(tmp_path: Path) -> None:
    word = _docx(tmp_path / "其实是Word.txt", _run("新建企业工会6家。"))
    old = tmp_path / "其实是旧版.docx"
    old.write_bytes((DATA / "yunping-2024.doc").read_bytes())

    assert read_document(word).encoding == "docx"
    assert read_document(old).encoding == "doc"


BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("空.txt", b"", "空.txt 是空文件"),
        ("空白.txt", " \n\n　\n".encode(), "里没有文字"),
        ("坏.docx", b"PK\x03\x04" + b"\x00" * 300, "已损坏"),
        ("坏.pdf", b"%PDF-1.7\n" + b"\xff" * 300, "已损坏"),
        ("扫描.pdf", BLANK_PDF, "是扫描件|没有认出文字"),
        ("图片.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "其实是图片"),
        ("乱码.txt", bytes(range(256)) * 20, "不是文字"),
        ("乱码.pdf", bytes(range(256)) * 20, "已损坏，或其实不是这种文件"),
        ("加密.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        ("坏.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "已损坏"),
    ],
)
def test_what_cannot_be_read_is_told_with_a_way_out(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(UnreadableFile, match=told) as caught:
        read_document(path)

    assert "请" in str(caught.value)


def test_a_word_file_that_would_unpack_to_hundreds_of_megabytes_is_refused(tmp_path: Path) -> None:
    path = _docx(tmp_path / "炸弹.docx", _run("新建企业工会6家。"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/embeddings/big.bin", b"\x00" * 250_000_000)

    with pytest.raises(UnreadableFile, match="解开后有"):
        read_document(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="找不到文件"):
        read_document(tmp_path / "没有.txt")
