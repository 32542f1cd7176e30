import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.containers import check_container
from assistant.errors import UnreadableFile
from assistant.facts.dumping import save_sheet
from assistant.facts.sheet import load_sheet
from assistant.resources import SAMPLES

OFFICE = {"[Content_Types].xml": b"<Types/>"}
SHEET = b'<worksheet xmlns="m"><sheetData>%s</sheetData></worksheet>'


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def check(path: Path) -> None:
    with path.open("rb") as file:
        check_container(file, path.name)


def test_ordinary_workbook_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    save_sheet(load_sheet(SAMPLES / "large-2025.yaml").sheet, path)
    check(path)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"../../a.xml": b"<a/>"}, "指向别处的文件名"),
        ({"/etc/a.xml": b"<a/>"}, "指向别处的文件名"),
        ({"C:\\a.xml": b"<a/>"}, "指向别处的文件名"),
        (OFFICE | {"a.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "DTD"),
        (OFFICE | {"a.xml": '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16")}, "DTD"),
        (OFFICE | {"a.bin": b"<!DOCTYPE a><a/>"}, "DTD"),
        (OFFICE | {"a.xml": b"<a><b></a>"}, "已损坏"),
        (
            OFFICE | {"s.xml": SHEET % b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'},
            "到第1048576行、第16384列",
        ),
        (OFFICE | {"s.xml": SHEET % (b'<row r="9000000"><c>' + b"<v>1</v></c><c>" * 9 + b"</c></row>")}, "表格过大"),
        ({f"{number}.txt": b"" for number in range(5001)}, "有 5001 个文件"),
    ],
    ids=range(10),
)
def test_dangerous_container_is_refused_with_a_sentence(parts: dict[str, bytes], words: str, tmp_path: Path) -> None:
    path = packed(tmp_path / "文件.xlsx", parts)
    with pytest.raises(UnreadableFile, match=words):
        check(path)


def test_container_that_would_unpack_to_too_much_is_refused_before_any_of_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = packed(tmp_path / "文件.xlsx", OFFICE | {"a.bin": bytes(40_000_000)})
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("a part is opened"))
    with pytest.raises(UnreadableFile, match="解开后有 38 MB"):
        check(path)


def test_one_long_string_in_many_cells_is_refused(tmp_path: Path) -> None:
    strings = b'<sst xmlns="m"><si><t>' + b"x" * 30_000 + b"</t></si></sst>"
    cells = SHEET % (b'<row r="1">' + b'<c t="s"><v>0</v></c>' * 15_000 + b"</row>")
    with pytest.raises(UnreadableFile, match="文字过多"):
        check(packed(tmp_path / "串.xlsx", OFFICE | {"a.xml": strings, "s.xml": cells}))


def test_styled_empty_cells_far_down_do_no_harm(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "甲"
    book.worksheets[0]["XFD1048576"].number_format = "@"
    path = tmp_path / "样式.xlsx"
    book.save(path)
    check(path)


def test_text_renamed_to_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "总结.docx"
    path.write_text("总结", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"总结.docx 已损坏，或其实不是这种文件"):
        check(path)


def test_web_page_in_a_plain_zip_may_have_a_doctype(tmp_path: Path) -> None:
    check(packed(tmp_path / "几份.zip", {"a.html": b"<!DOCTYPE html><p>"}))
