"""Files that mean harm, or look as if they did; made small enough to make anew each time."""

import random
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from docx import Document as new_docx

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SUMMARY = """青石镇总工会2024年工作总结

一、抓组建，壮大队伍

全年新建企业工会6家，发展会员320人，会员总数达到2860人。
"""
LONG = 480_000
ENTITIES = '<!DOCTYPE a [<!ENTITY a "工会"><!ENTITY b "' + "&a;" * 50 + '"><!ENTITY c "' + "&b;" * 50 + '">]>'


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """Pack parts."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def word(body: str) -> bytes:
    """Make a Word file whose body holds this XML."""
    file = BytesIO()
    new_docx().save(file)
    with zipfile.ZipFile(file) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    document = bytes(parts["word/document.xml"]).decode()  # type: ignore[arg-type]
    start, end = document.index("<w:body>") + len("<w:body>"), document.index("<w:sectPr")
    parts["word/document.xml"] = document[:start] + body + document[end:]
    return zipped(parts)


def sheet(rows: str) -> bytes:
    """Make a spreadsheet of one sheet that holds these rows."""
    main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org"
    kinds = f"{office}/officeDocument/2006/relationships"
    related = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": f'{related}<Relationship Id="r1" Type="{kinds}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>",
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{kinds}"><sheets>'
            '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{related}<Relationship Id="r1" Type="{kinds}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def pdf(content: bytes, pages: int = 1, box: str = "0 0 595 842") -> bytes:
    """Make a PDF whose pages all show one compressed stream of drawing commands."""
    packed = zlib.compress(content)
    kids = " ".join(f"{number + 3} 0 R" for number in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        *[f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents {pages + 3} 0 R>>".encode()] * pages,
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    numbered = b"".join(b"%d 0 obj%s endobj\n" % (number, told) for number, told in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + numbered + b"trailer<</Root 1 0 R>>\n%%EOF"


def numbers(rows: int) -> str:
    """Make rows of figures that do not compress well."""
    draw = random.Random(1)
    return "".join(f"<row><c><v>{draw.random()}</v></c></row>" for _ in range(rows))


def lying() -> bytes:
    """Make a zip whose document is longer than its directory says."""
    data = zipped({"总结.txt": bytes(30_000_000)})
    size = (30_000_000).to_bytes(4, "little")
    return data.replace(size, (300).to_bytes(4, "little"))


MAKERS: dict[str, Callable[[], bytes]] = {
    "炸弹.docx": lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": bytes(210_000_000)}),
    "炸弹.xlsx": lambda: zipped({"[Content_Types].xml": TYPES, "xl/workbook.xml": bytes(210_000_000)}),
    "炸弹.zip": lambda: zipped({f"{number}.txt": bytes(30_000_000) for number in range(8)}),
    "套娃.zip": lambda: zipped({"里.zip": zipped({"里.zip": zipped({"总结.txt": SUMMARY})})}),
    "撒谎.zip": lying,
    "外逃.zip": lambda: zipped({"../../外.txt": SUMMARY, "C:\\外.txt": SUMMARY, "/tmp/外.txt": SUMMARY}),
    "百万行.xlsx": lambda: sheet(numbers(1_000_000)),
    "百万行空.xlsx": lambda: sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"/></row>'),
    "实体.docx": lambda: zipped({"[Content_Types].xml": TYPES, "word/document.xml": f"{ENTITIES}<a>&c;</a>"}),
    "实体.xlsx": lambda: zipped({"[Content_Types].xml": TYPES, "xl/workbook.xml": f"{ENTITIES}<a>&c;</a>"}),
    "实体.txt": lambda: f'<?xml version="1.0"?>{ENTITIES}<a>&c;</a>'.encode(),
    "深.docx": lambda: word("<w:p>" * 50_000 + "</w:p>" * 50_000),
    "长段.docx": lambda: word("<w:p><w:r><w:t>" + "工会" * 5_000_000 + "</w:t></w:r></w:p>"),
    "多段.docx": lambda: word("<w:p><w:r><w:t>一、工会</w:t></w:r></w:p>" * 400_000),
    "流.pdf": lambda: pdf(bytes(600_000_000)),
    "多页.pdf": lambda: pdf(b"BT ET", pages=50_000),
    "巨页.pdf": lambda: pdf(b"BT ET", box="0 0 9000000 9000000"),
    "空字符.txt": lambda: SUMMARY.replace("工会6", "工会\x00\x01\x1b6").encode(),
    "控制符.txt": lambda: (SUMMARY + "\x00\x07\x08" * 500).encode(),
    "反向\u202e.txt": lambda: SUMMARY.replace("6家", "\u202e家6\u202c\u200b\ufeff").encode(),
    "两亿.txt": lambda: (SUMMARY * 1_400_000).encode()[:200_000_000],
    "近限.txt": lambda: (SUMMARY * 300_000).encode()[:49_000_000],
    "一行.txt": lambda: ("工会工作" * LONG)[:LONG].encode(),
    "数字.txt": lambda: ("1234567890" * LONG)[:LONG].encode(),
    "编号.txt": lambda: ("一、" * LONG)[:LONG].encode(),
    "编号行.txt": lambda: ("一、建会\n（一）入会\n1.慰问\n" * LONG)[:LONG].encode(),
    "空行.txt": lambda: (SUMMARY + "\n \t　" * 120_000).encode(),
    "括号.txt": lambda: ("（《“" * LONG)[:LONG].encode(),
    "百分号.txt": lambda: ("2.5%、3.1亿元、" * LONG)[:LONG].encode(),
    "人名.txt": lambda: ("张王李赵主席书记同志" * LONG)[:LONG].encode(),
    "汉字数.txt": lambda: ("一百二十三万四千五百六十七" * LONG)[:LONG].encode(),
    "下划线.txt": lambda: ("__xx**某××" * LONG)[:LONG].encode(),
    "乱码.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(2).randbytes(200_000),
    "乱码.pdf": lambda: b"%PDF-1.7\n" + random.Random(3).randbytes(200_000),
}


def make(folder: Path, name: str) -> Path:
    """Write one of the files."""
    path = folder / name
    path.write_bytes(MAKERS[name]())
    return path
