"""Files that mean harm are refused with a sentence, or read; the rest goes on, and nothing is written elsewhere.

Seconds and memory of each, the slow ones too: `python -m tests.benchmarks.hostile`.
"""

import os
from pathlib import Path

import pytest

from assistant import resources
from assistant.corpus.ingest import ingest
from assistant.corpus.intake import Source, examine
from assistant.errors import UnreadableFile
from assistant.settings import Settings
from tests.corpus.hostile import MAKERS, SUMMARY, make

SLOW = frozenset(
    "百万行.xlsx 流.pdf 多页.pdf 近限.txt 两亿.txt 一行.txt 数字.txt 编号.txt 编号行.txt 括号.txt 百分号.txt 人名.txt "
    "汉字数.txt 下划线.txt".split()
)
READ = {"反向\u202e.txt", "空行.txt"}


def test_hostile_files_are_told_one_by_one_and_the_rest_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, pile = tmp_path / "home", tmp_path / "pile"
    home.mkdir()
    pile.mkdir()
    monkeypatch.setattr(resources, "CORPUS", home)
    for name in MAKERS.keys() - SLOW:
        make(pile, name)
    (pile / "好.txt").write_text(SUMMARY.replace("青石", "白沙"), "utf-8")
    before = sorted(tmp_path.rglob("*"))

    report = ingest([pile], Settings.model_validate({"GONGBI_HOME": home}))

    assert {Path(path).name for path in report.added} == {"好.txt"} | READ
    assert {Path(path).relative_to(pile).parts[0] for path, _ in report.unreadable} == MAKERS.keys() - SLOW - READ
    assert all("请" in sentence and sentence.endswith("。") for _, sentence in report.unreadable)
    assert [path for path in sorted(tmp_path.rglob("*")) if home not in path.parents] == before
    assert not (tmp_path.parent / "外.txt").exists()


def test_file_that_changes_between_finding_and_reading_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_text(SUMMARY, "utf-8")

    with pytest.raises(UnreadableFile, match="正在被改写"):
        examine(Source(str(path), path, path.name, sha256="0" * 64))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_pipe_with_the_name_of_a_document_holds_nothing_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "CORPUS", tmp_path)
    os.mkfifo(tmp_path / "总结.txt")

    report = ingest([tmp_path / "总结.txt"], Settings.model_validate({"GONGBI_HOME": tmp_path}))

    assert [sentence for _, sentence in report.unreadable] == ["总结.txt 不是普通文件，没有读取。请选文件本身。"]
