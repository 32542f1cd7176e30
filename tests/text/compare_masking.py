"""Two ways of masking on texts whose names are marked: what each leaves, and how much of the text stays.

Run it: python tests/text/compare_masking.py
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import rjieba

from assistant.text.masking import mask
from assistant.text.names import find_names

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"
_MARK = re.compile(r"\{([^}=]*)=(\w+)\}")
_TAIL = re.compile("(?:有限公司|公司|镇|乡|村|街道|县|市|盟|苏木|嘎查)$")


def marked_texts() -> list[tuple[str, list[str]]]:
    """Give every text with the names that are marked in it."""
    parts = (HERE / "names.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    return [(_MARK.sub(r"\1", part), [mark[1] for mark in _MARK.finditer(part)]) for part in parts]


def leaks(masked: str, names: list[str]) -> list[str]:
    """Give the names of which the own part is still there."""
    return [name for name in names if _TAIL.sub("", name) in masked]


def share_kept(text: str, masked: str, names: Iterable[str] = ()) -> float:
    """Give the share of the characters that belong to none of the names and stand in the masked text too."""
    return len(re.sub("〔[^〕]*〕", "", masked)) / (len(text) - sum(map(len, names)))


def allow_list_mask(articles: list[str], shared_by: int = 3) -> Callable[[str], str]:
    """Keep only words that so many articles share; a figure is a word that none has."""
    counts = Counter(word for article in articles for word in set(rjieba.cut(article, False)))
    allowed = {word for word, times in counts.items() if times >= shared_by and not any(map(str.isdigit, word))}

    def masked(text: str) -> str:
        kept = [word if word in allowed or not word.isalnum() else "〔〕" for word in rjieba.cut(text, False)]
        return re.sub("(?:〔〕)+", "〔〕", "".join(kept))

    return masked


def measure(masked_by: Callable[[str], str]) -> tuple[int, int, float]:
    """Give names left, names marked, and the share of characters kept."""
    texts = marked_texts()
    left = sum(len(leaks(masked_by(text), names)) for text, names in texts)
    kept = sum(share_kept(text, masked_by(text)) for text, _ in texts) / len(texts)
    return left, sum(len(names) for _, names in texts), kept


def main() -> None:
    articles = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.md"))]
    print(f"{'方法':　<10}  留下的名称      留下的字")
    for name, way in (
        ("后缀文法与词表", mask),
        ("共有词表", allow_list_mask(articles)),
        ("共有词表（两篇）", allow_list_mask(articles, 2)),
    ):
        left, marked, kept = measure(way)
        print(f"{name:　<10}  {left:>3}/{marked} {left / marked:>6.1%}  {kept:>6.1%}")
    alarms = [name.text for text, names in marked_texts() for name in find_names(text) if not known(name.text, names)]
    print(f"find_names 误报：{alarms or '无'}")


def known(found: str, names: list[str]) -> bool:
    """Whether what was found is a marked name, part of one, or holds one."""
    return any(found in name or name in found for name in names)


if __name__ == "__main__":
    main()
