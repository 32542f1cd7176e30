"""Ways of hiding names, on texts whose names are marked: what each leaves, and how much of the text stays.

Run it: python -m tests.text.compare_masking [LABELLED_COMPILATION...]
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import rjieba

from assistant.text.masking import mask
from assistant.text.names import find_names, spot_names
from assistant.text.recogniser import read
from assistant.text.vocabulary import is_common, shared_words
from tests.corpus.labels import LABELLED, read_labels

HERE = Path(__file__).parent
Text = tuple[str, list[str]]
"""A text and the names that no mask may leave in it."""
_MARK = re.compile(r"\{([^}=]*)=(\w+)\}")
_TAIL = re.compile("(?:有限公司|公司|镇|乡|村|街道|县|市|盟|苏木|嘎查)$")
_MODEL_NAMES = ("PER", "LOC", "ORG")


def marked_texts() -> list[Text]:
    """Give every text with the names that are marked in it."""
    parts = (HERE / "names.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    return [(_MARK.sub(r"\1", part), [mark[1] for mark in _MARK.finditer(part)]) for part in parts]


def hard_texts() -> list[Text]:
    """Give the sentences whose names are hard."""
    lines = (HERE / "hard_names.txt").read_text(encoding="utf-8").splitlines()[2:]
    return [(re.sub("[{}]", "", line), re.findall("{([^}]*)}", line)) for line in lines]


def labelled_texts(paths: Iterable[Path]) -> list[Text]:
    """Give the labelled compilations whose names are told."""
    read_in = map(read_labels, paths)
    return [("\n".join(labels.lines), list(labels.names)) for labels in read_in if labels.names]


def leaks(masked: str, names: list[str]) -> list[str]:
    """Give the names of which the own part is still there."""
    return [name for name in names if _TAIL.sub("", name) in masked]


def share_kept(text: str, masked: str, names: Iterable[str] = ()) -> float:
    """Give the share of the characters that belong to none of the names and stand in the masked text too."""
    return len(re.sub("〔[^〕]*〕", "", masked)) / (len(text) - sum(map(len, names)))


def hide(places: Callable[[str], Iterable[tuple[int, int]]]) -> Callable[[str], str]:
    """Make a way of masking of what tells the places of names in a line."""

    def masked(text: str) -> str:
        lines = []
        for line in text.split("\n"):
            for start, end in places(line):
                line = line[:start] + "\0" * (end - start) + line[end:]
            lines.append(re.sub("\0+", "〔〕", line))
        return "\n".join(lines)

    return masked


def by_rules(line: str) -> Iterator[tuple[int, int]]:
    """Names by their ends, titles and lists."""
    return ((one.name.start, one.name.end) for one in spot_names(line))


def by_model(line: str) -> Iterator[tuple[int, int]]:
    """Persons, places and organisations as the model reads them."""
    return ((word.start, word.end) for word in read(line) if word.kind in _MODEL_NAMES)


def by_allow_list(is_allowed: Callable[[str], bool]) -> Callable[[str], Iterator[tuple[int, int]]]:
    """Every word that is not allowed."""

    def places(line: str) -> Iterator[tuple[int, int]]:
        position = 0
        for word in rjieba.cut(line, False):
            if re.search("[\u4e00-\u9fff]", word) and not is_allowed(word):
                yield position, position + len(word)
            position += len(word)

    return places


WAYS: dict[str, Callable[[str], str]] = {
    "规则（后缀、称谓、并列）": hide(by_rules),
    "模型（LAC）": hide(by_model),
    "共有词表（两篇范文共有的词）": hide(by_allow_list(lambda word: len(word) == 1 or word in shared_words())),
    "常用词表（行业词、共有词、词典常用词）": hide(by_allow_list(is_common)),
    "合用，并看位置（本项目，连同数字日期）": mask,
}


def measure(masked_by: Callable[[str], str], texts: list[Text]) -> str:
    """Give names left of names marked, and the share of characters kept."""
    masked = [masked_by(text) for text, _ in texts]
    left = sum(len(leaks(one, names)) for one, (_, names) in zip(masked, texts, strict=True))
    marked = sum(len(names) for _, names in texts)
    kept = sum(len(re.sub("〔[^〕]*〕", "", one)) for one in masked) / max(sum(len(text) for text, _ in texts), 1)
    return f"留下 {left:>3}/{marked} {left / max(marked, 1):>6.1%}，留字 {kept:>6.1%}"


def known(found: str, names: list[str]) -> bool:
    """Whether what was found is a marked name, part of one, or holds one."""
    return any(found in name or name in found for name in names)


def main() -> None:
    """Print a table a set of texts, and what `find_names` takes for a name wrongly."""
    sets = {
        "标出名称的短文": marked_texts(),
        "难认的名称": hard_texts(),
        "标注的汇编": labelled_texts(map(Path, sys.argv[1:]) if sys.argv[1:] else LABELLED),
    }
    for title, texts in sets.items():
        print(title)
        for name, way in WAYS.items():
            print(f"  {measure(way, texts)}  {name}")
    alarms = [name.text for text, names in marked_texts() for name in find_names(text) if not known(name.text, names)]
    print(f"find_names 误报：{alarms or '无'}")


if __name__ == "__main__":
    main()
