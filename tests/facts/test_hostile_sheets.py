import random
from pathlib import Path

import pytest

from assistant.errors import SheetError
from assistant.facts.dumping import save_sheet
from assistant.facts.sheet import load_sheet
from assistant.resources import SAMPLES

HEAD = "unit: 柳林镇总工会\ntown: 柳林镇\nyear: 2025\nperiod: 年度\n"
LAUGHS = "a0: &a0 [哈, 哈]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

CIRCLE = "".join(f"  - {{id: a{n}, theme: 其他, text: 甲{n}, of: a{(n + 1) % 900}}}\n" for n in range(900))

HOSTILE = {
    "空.yaml": (b"  \n", "是空文件"),
    "二进制.yaml": (bytes(range(256)) * 40, "不是文本文件，或编码无法识别"),
    "改名.yaml": (b"PK\x03\x04" + b"0" * 100, "请把扩展名改回原来的再试"),
    "炸弹.yaml": (LAUGHS.encode(), "内容过多"),
    "自指.yaml": (b"facts: &a [*a]\n", "没有对应的内容"),
    "深.yaml": (b"[" * 100_000, "嵌套过深"),
    "深块.yaml": ("".join("  " * n + "a:\n" for n in range(2000)).encode(), "嵌套过深"),
    "深.json": (b"[" * 1_000_000, "嵌套过深"),
    "坏.json": (b'{"unit": ', "JSON 格式有误"),
    "两份.yaml": (f"{HEAD}---\n{HEAD}".encode(), "一个文件里只能有一份事实表"),
    "列表.yaml": ("- 一\n- 二\n".encode(), "这不是事实表"),
    "全角.yaml": ("unit：柳林镇总工会\ntown：柳林镇\n".encode(), "第1行：键后面的冒号要用英文冒号加一个空格"),
    "制表符.yaml": ("unit: 甲\nfacts:\n\t- 乙\n".encode(), "第3行：行首用了制表符"),
    "引号.yaml": ('unit: "甲\ntown: 乙\n'.encode(), "YAML 格式有误"),
    "对象.yaml": (b"facts: !!python/object/apply:os.system ['true']\n", "不是一条完整的记录"),
    "多行.yaml": ((HEAD + "facts:\n" + "  - {theme: 其他, text: 甲}\n" * 6000).encode(), "有 6000 条，最多 5000 条"),
    "多键.yaml": ((HEAD + "facts: [{" + ", ".join(f"k{n}: 1" for n in range(50_000)) + "}]\n").encode(), "最多 60 个"),
    "圈.yaml": (f"{HEAD}facts:\n{CIRCLE}".encode(), "绕成一圈"),
    "长.yaml": ((HEAD + "facts: [{theme: 其他, text: " + "甲" * 100_000 + "}]\n").encode(), "这段文字超过 1000 字"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_sheet_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    data, words = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SheetError) as caught:
        load_sheet(path)
    assert any(words in fault for fault in caught.value.faults)


def test_sheet_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "大.yaml"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(SheetError, match="200 MB，事实表不应超过 4 MB"):
        load_sheet(path)


@pytest.mark.parametrize("name", ["没有.yaml", "总结.docx"])
def test_missing_or_other_file_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=r"找不到文件 .*没有.yaml。请核对文件名|总结.docx 不是事实表"):
        load_sheet(tmp_path / name)


@pytest.mark.parametrize("suffix", [".yaml", ".json", ".xlsx"])
def test_damaged_sheet_is_read_or_refused_but_never_breaks(suffix: str, tmp_path: Path) -> None:
    whole, path = tmp_path / f"表{suffix}", tmp_path / f"坏{suffix}"
    save_sheet(load_sheet(SAMPLES / "small-2025-h1.yaml").sheet, whole)
    data, chance = whole.read_bytes(), random.Random(7)
    told: list[str] = []
    for _ in range(60):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path.write_bytes(broken[: chance.randint(1, len(broken))] if chance.random() < 0.3 else broken)
        try:
            load_sheet(path)
        except SheetError as error:
            told += error.faults
    assert told
    assert all("。" in fault for fault in told)


@pytest.mark.parametrize("signs", ["{}[]:,-&*!|>'\"%@`#?\n \t甲1", "[{()}]“”：，。\x00\x85\u2028\ud7ff"])
def test_noise_is_refused_with_sentences(signs: str, tmp_path: Path) -> None:
    chance, path = random.Random(11), tmp_path / "噪.yaml"
    for _ in range(150):
        path.write_text("".join(chance.choices(signs, k=chance.randint(1, 120))), encoding="utf-8")
        with pytest.raises(SheetError):
            load_sheet(path)
