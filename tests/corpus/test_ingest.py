import shutil
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock
from openpyxl import Workbook

from assistant import resources
from assistant.corpus import ingest as ingesting
from assistant.corpus import store
from assistant.corpus.ingest import ingest
from assistant.database import open_engine
from assistant.errors import StoreError, UnreadableFile
from assistant.settings import Settings
from tests.corpus.summary import SUMMARY


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of an empty home, with nothing shipped."""
    (tmp_path / "shipped").mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.setattr(resources, "CORPUS", tmp_path / "shipped")
    return Settings.model_validate({"GONGBI_HOME": tmp_path / "home"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of last year's summaries."""
    path = tmp_path / "往年"
    path.mkdir()
    (path / "青石.txt").write_text(SUMMARY, "utf-8")
    return path


def test_files_are_stored_once_and_unchanged_ones_skipped(settings: Settings, folder: Path) -> None:
    first = ingest([folder], settings)
    second = ingest([folder], settings)

    assert (len(first.added), first.articles, first.sections) == (1, 1, 2)
    assert (second.added, len(second.unchanged)) == ([], 1)
    assert store.counts(open_engine(settings)).articles == 1


def test_what_was_not_read_of_a_file_is_reported_beside_what_was(settings: Settings, folder: Path) -> None:
    shutil.copy(Path(__file__).parent / "data" / "revised.doc", folder / "旧稿.doc")

    report = ingest([folder], settings)

    assert len(report.added) == 2
    assert [(Path(path).name, told[:8]) for path, told in report.partly_read] == [("旧稿.doc", "有 6 段的编号")]


def test_changed_file_takes_the_place_of_what_it_held(settings: Settings, folder: Path) -> None:
    ingest([folder], settings)
    (folder / "青石.txt").write_text(SUMMARY.replace("6家", "9家"), "utf-8")

    report = ingest([folder], settings)

    assert len(report.replaced) == 1
    texts = [exemplar.text for exemplar in store.exemplars(open_engine(settings))]
    assert len(texts) == 2
    assert "新建企业工会9家" in texts[0]


def test_same_file_under_another_name_is_not_stored_twice(settings: Settings, folder: Path) -> None:
    (folder / "青石（副本）.txt").write_text(SUMMARY, "utf-8")

    assert len(ingest([folder], settings).unchanged) == 1
    assert store.counts(open_engine(settings)).articles == 1


def test_unreadable_files_are_told_one_by_one_and_the_rest_taken(settings: Settings, folder: Path) -> None:
    (folder / "空.txt").touch()
    (folder / "坏.docx").write_bytes(b"PK\x03\x04broken")
    (folder / "图片.md").write_bytes(b"\x89PNG\r\n\x1a\n0000")

    report = ingest([folder], settings)

    assert len(report.added) == 1
    assert [sentence for _, sentence in report.unreadable] == [
        "图片.md 其实是图片，不能直接读取。请用 Word 或 WPS 打开后另存为 .docx 再试。",
        "坏.docx 已损坏，或其实不是这种文件。请用 Word、Excel 或 WPS 另存一份再试。",
        "空.txt 是空文件。请确认选对了文件。",
    ]


def test_fact_sheets_and_hidden_files_are_passed_over(settings: Settings, folder: Path) -> None:
    (folder / "青石.yaml").write_text("unit: 青石镇总工会", "utf-8")
    (folder / "~$青石.docx").write_bytes(b"lock")
    (folder / ".隐藏.txt").write_text(SUMMARY, "utf-8")

    report = ingest([folder], settings)

    assert [Path(path).name for path in report.passed_over] == ["青石.yaml"]
    assert report.unreadable == []
    assert len(report.added) == 1


def test_spreadsheet_with_the_columns_of_a_fact_sheet_is_passed_over(settings: Settings, folder: Path) -> None:
    book = Workbook()
    for row in (["主题", "指标", "数值", "单位"], ["组织建设", "新建企业工会", 6, "家"]):
        book.worksheets[0].append(row)
    book.save(folder / "事实表.xlsx")

    report = ingest([folder], settings)

    assert [Path(path).name for path in report.passed_over] == ["事实表.xlsx"]
    assert len(report.added) == 1


def test_file_that_takes_what_another_held_before_is_taken_too(settings: Settings, folder: Path) -> None:
    other = SUMMARY.replace("青石", "白沙").replace("逐户上门", "挨家动员")
    ingest([folder], settings)
    (folder / "青石.txt").write_text(other, "utf-8")
    (folder / "旧稿.txt").write_text(SUMMARY, "utf-8")

    report = ingest([folder], settings)

    assert [len(report.added), len(report.replaced), len(report.unchanged)] == [1, 1, 0]
    assert {e.source for e in store.exemplars(open_engine(settings))} == {"青石.txt", "旧稿.txt"}


def test_file_that_became_a_copy_of_another_is_held_once(settings: Settings, folder: Path) -> None:
    other = SUMMARY.replace("青石", "白沙").replace("逐户上门", "挨家动员")
    (folder / "白沙.txt").write_text(other, "utf-8")
    ingest([folder], settings)
    (folder / "青石.txt").write_text(other, "utf-8")

    report = ingest([folder], settings)

    assert [Path(path).name for path in report.replaced] == ["青石.txt"]
    assert {e.source for e in store.exemplars(open_engine(settings))} == {"白沙.txt"}


def test_copies_in_different_files_share_a_group(settings: Settings, folder: Path) -> None:
    (folder / "红旗.txt").write_text(SUMMARY.replace("青石镇", "红旗镇").replace("6家", "4家"), "utf-8")

    ingest([folder], settings)

    exemplars = store.exemplars(open_engine(settings))
    assert len(exemplars) == 4
    assert len({exemplar.group for exemplar in exemplars}) == 1


def test_what_is_masked_in_the_store_names_nobody(settings: Settings, folder: Path) -> None:
    ingest([folder], settings)

    masked = "".join(e.masked + e.masked_heading for e in store.exemplars(open_engine(settings)))
    assert "青石" not in masked
    assert not any(character.isdigit() for character in masked)


def test_missing_path_is_told_before_anything_is_taken(settings: Settings, folder: Path) -> None:
    with pytest.raises(UnreadableFile, match="找不到"):
        ingest([folder, folder / "没有"], settings)

    assert store.known_hashes(open_engine(settings)) == {}


def test_second_ingest_at_once_is_told_to_wait(
    settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingesting, "_WAIT_SECONDS", 0.05)
    open_engine(settings)

    with FileLock(settings.home / "ingest.lock"), pytest.raises(StoreError, match="另一个工笔进程正在导入"):
        ingest([folder], settings)


def test_file_that_is_gone_from_a_folder_is_removed_with_its_sections(settings: Settings, folder: Path) -> None:
    (folder / "白沙.txt").write_text(SUMMARY.replace("青石", "白沙").replace("逐户上门", "挨家动员"), "utf-8")
    ingest([folder], settings)
    (folder / "青石.txt").unlink()

    report = ingest([folder], settings)

    assert [Path(path).name for path in report.removed] == ["青石.txt"]
    assert {e.source for e in store.exemplars(open_engine(settings))} == {"白沙.txt"}


def test_file_that_was_renamed_is_known_by_its_new_name(settings: Settings, folder: Path) -> None:
    ingest([folder], settings)
    (folder / "青石.txt").rename(folder / "青石2024.txt")

    report = ingest([folder], settings)

    assert (report.removed, report.added) == ([], [])
    assert {e.source for e in store.exemplars(open_engine(settings))} == {"青石2024.txt"}


def test_empty_folder_removes_nothing(settings: Settings, folder: Path) -> None:
    ingest([folder], settings)
    (folder / "青石.txt").unlink()

    assert ingest([folder], settings).removed == []
    assert store.counts(open_engine(settings)).articles == 1


def test_one_file_given_alone_removes_none_beside_it(settings: Settings, folder: Path, tmp_path: Path) -> None:
    ingest([folder], settings)
    other = tmp_path / "另一份.txt"
    other.write_text(SUMMARY.replace("青石", "白沙"), "utf-8")

    assert ingest([other], settings).removed == []


def _zip(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_documents_in_a_zip_are_taken_each_by_its_name(settings: Settings, tmp_path: Path) -> None:
    other = SUMMARY.replace("青石", "白沙").encode("gb18030")
    path = _zip(tmp_path / "往年.zip", **{"镇/青石.txt": SUMMARY.encode(), "白沙.txt": other, "说明.yaml": b"x: 1"})

    first, second = ingest([path], settings), ingest([path], settings)

    assert first.added == [f"{path}/镇/青石.txt", f"{path}/白沙.txt"]
    assert second.unchanged == first.added
    assert {e.source for e in store.exemplars(open_engine(settings))} == {"青石.txt", "白沙.txt"}
    assert list(settings.home.glob("unpacked-*")) == []


def test_what_a_zip_holds_that_cannot_be_read_is_told_and_the_rest_taken(settings: Settings, tmp_path: Path) -> None:
    files = {"青石.txt": SUMMARY.encode(), "里层.zip": b"PK", "图.md": b"\x89PNG\r\n\x1a\n0000"}
    path = _zip(tmp_path / "往年.zip", **files)

    report = ingest([path], settings)

    assert len(report.added) == 1
    assert [sentence for _, sentence in report.unreadable] == [
        "里层.zip 是压缩包里的压缩包，没有读取。请解压后再试。",
        "图.md 其实是图片，不能直接读取。请用 Word 或 WPS 打开后另存为 .docx 再试。",
    ]


def test_zip_whose_names_lead_outside_is_refused_and_writes_nothing(settings: Settings, tmp_path: Path) -> None:
    path = _zip(tmp_path / "坏.zip", **{"../../外面.txt": SUMMARY.encode()})

    report = ingest([path], settings)

    assert [sentence for _, sentence in report.unreadable] == [
        "坏.zip 里有指向别处的文件名，不能安全读取。请换一份来源可靠的文件。"
    ]
    assert not list(tmp_path.parent.glob("外面.txt"))
