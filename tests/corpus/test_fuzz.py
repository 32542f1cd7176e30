"""Whatever a file holds, it is read or refused with a sentence; whatever a text says, it can be taken apart.

`GONGBI_FUZZ=2000 pytest tests/corpus/test_fuzz.py` tries more, other ones each time.
"""

import os
from pathlib import Path

from docx import Document as new_docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from assistant.corpus.inspect import inspect_document
from assistant.corpus.readers import Document, read_document
from assistant.errors import UnreadableFile
from assistant.records import Section

DATA = Path(__file__).parent / "data"
EXAMPLES = int(os.environ.get("GONGBI_FUZZ", "0"))
fuzz = settings(
    max_examples=EXAMPLES or 60,
    deadline=None,
    derandomize=not EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
edits = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8), st.integers(0, 40)), min_size=1, max_size=12)
WORDS = """
一、 二、 （一） （二） 1. 2． ① 第一， 一是 二是 篇一 第2篇 【范文三】 # ## 总结 工作总结 青石镇总工会 白沙乡 县总工会
2024年 二〇二四年 3月5日 20XX年 __ xx ** × 某 6家 2.5% 三百二十人 5.8万元 1/6 —— 。 ， ； ： “ ” 《 》 （ ） 、
抓组建 维权 送温暖 存在问题 下一步打算 张三同志 王主席 此文来自网络 上一篇 第1页 共3页 工会 职工 𠮷
"""
PIECES = [*WORDS.split(), "\u202e", "\u200b", "\x00", "\t", " "]
lines = st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=30), max_size=40)


def base(kind: str) -> bytes:
    """Return a sound file of a kind."""
    if kind in ("doc", "pdf"):
        return next(DATA.glob(f"*.{kind}")).read_bytes()
    path = Path(os.environ["GONGBI_HOME"]).parent / f"fuzz.{kind}"
    if kind == "docx":
        document = new_docx()
        document.add_paragraph("一、抓组建", style="List Number")
        document.add_table(2, 2).cell(0, 0).text = "6家"
        document.save(str(path))
    else:
        book = Workbook()
        book.worksheets[0].append(["主题", "新建企业工会", 6])
        book.save(path)
    return path.read_bytes()


def assert_read_or_told(path: Path) -> None:
    """Assert that reading gives text, or else a sentence that knows why not and says what to do."""
    told = ""
    try:
        assert any(line.strip() for line in read_document(path).lines)
    except UnreadableFile as exc:
        told = str(exc)
    assert not told or ("请" in told and "原因不明" not in told)


def changed(data: bytes, edits: list[tuple[float, bytes, int]]) -> bytes:
    """Put bytes into a file at some places, instead of others."""
    for place, piece, length in edits:
        start = int(place * len(data))
        data = data[:start] + piece + data[start + length :]
    return data


@fuzz
@given(st.sampled_from(["docx", "doc", "pdf", "xlsx"]), edits)
def test_damaged_file_is_read_or_refused_with_a_sentence(
    tmp_path: Path, kind: str, edits: list[tuple[float, bytes, int]]
) -> None:
    path = tmp_path / f"总结.{kind}"
    path.write_bytes(changed(base(kind), edits))
    assert_read_or_told(path)


@fuzz
@given(st.binary(max_size=400))
def test_bytes_of_a_text_are_read_or_refused_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "总结.txt"
    path.write_bytes(data)
    assert_read_or_told(path)


@fuzz
@given(lines)
def test_any_text_is_taken_apart_in_the_order_of_its_lines(lines: list[str]) -> None:
    inspection = inspect_document(Document(tuple(lines), "utf-8"), "总结.txt")

    places = [(a.first_line, a.last_line) for a in inspection.articles]
    assert places == sorted(places)
    assert all(1 <= first <= last <= len(lines) for first, last in places)
    for article in inspection.articles:
        check_order(article.sections, article.first_line, article.last_line)


def check_order(sections: tuple[Section, ...], first: int, last: int) -> None:
    """Assert that sections follow each other and stay within what they are part of."""
    for section in sections:
        assert first <= section.first_line <= section.last_line <= last
        check_order(section.sections, section.first_line, section.last_line)
        first = section.last_line
