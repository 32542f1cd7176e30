"""A draft goes to a file whole or not at all."""

import os
import re
from pathlib import Path

import pytest

from assistant.errors import UnwritableFile
from assistant.export.markdown import to_markdown, to_text
from assistant.export.write import write_draft
from assistant.files import set_aside, write_whole
from assistant.records import Draft, DraftSection, Sentence

DRAFT = Draft(
    "青石镇总工会",
    2025,
    "青石镇总工会2025年工作总结",
    (
        DraftSection("", (), (Sentence("现总结如下：", (), "offline"),)),
        DraftSection(
            "一、抓建会",
            (),
            (Sentence("（一）企业建会", (), "offline"), Sentence("新建企业工会6家。", (), "model", True)),
        ),
    ),
    ("青石镇总工会", "2025年12月31日"),
)


def test_markdown_has_the_title_and_headings_by_level_and_the_label_at_the_end():
    assert to_markdown(DRAFT) == (
        "# 青石镇总工会2025年工作总结\n\n现总结如下：\n\n## 一、抓建会\n\n### （一）企业建会\n\n新建企业工会6家。\n\n"
        "青石镇总工会\n\n2025年12月31日\n\n（本文部分内容由人工智能辅助生成）\n"
    )


def test_plain_text_is_the_draft_a_paragraph_a_line():
    assert to_text(DRAFT) == DRAFT.text + "\n（本文部分内容由人工智能辅助生成）\n"


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt", ".DOCX"])
def test_suffix_decides_the_form(tmp_path: Path, suffix: str):
    write_draft(DRAFT, tmp_path / f"总结{suffix}")
    assert [file.name for file in tmp_path.iterdir()] == [f"总结{suffix}"]


def test_other_suffix_is_refused_with_the_ones_that_work(tmp_path: Path):
    with pytest.raises(UnwritableFile, match=r"总结\.pdf”：只支持 \.docx、\.md、\.txt"):
        write_draft(DRAFT, tmp_path / "总结.pdf")


def test_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(UnwritableFile, match="不存在。请先建立文件夹"):
        write_draft(DRAFT, tmp_path / "没有" / "总结.md")


def test_file_held_by_word_stays_as_it_was_and_no_other_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "总结.txt"
    target.write_text("旧稿", encoding="utf-8")

    def refuse(self: Path, target: Path) -> Path:  # what Windows does while Word holds the file
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnwritableFile, match="可能正在 Word、Excel 或 WPS 里开着"):
        write_whole(target, b"x")
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == ["旧稿"]


def test_word_file_that_a_person_may_have_edited_is_set_aside_not_lost(tmp_path: Path):
    target = tmp_path / "总结.docx"
    assert set_aside(target) is None
    target.write_bytes(b"edited")
    os.utime(target, (0, 86400))
    kept = set_aside(target)
    assert kept.read_bytes() == b"edited"
    assert re.fullmatch(r"总结（01-0[12] \d\d\.\d\d\.\d\d 的旧稿）\.docx", kept.name)
    assert not target.exists()
