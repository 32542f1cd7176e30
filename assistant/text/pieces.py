"""Small patterns that the grammar of figures is put together from."""

import re
from collections.abc import Mapping
from typing import Any

SMALL = "[一二两三四五六七八九十]"
CN = "[零〇一二两三四五六七八九十百千]"
HAN = "[\u4e00-\u9fff]"
COUNTED = "个名位家户人次场期项条件份元万百千年月日天亿成余多至到、"
"""What follows a numeral that counts; a slogan has other words there (一函两书)."""


def one_of(patterns: tuple[str, ...]) -> str:
    """Join patterns as alternatives."""
    return f"(?:{'|'.join(patterns)})"


def any_word(words: str) -> str:
    """Match one of the words that stand between blanks, the longest that fits."""
    return any_of(dict.fromkeys(words.split(), ""))


def any_of(words: Mapping[str, str]) -> str:
    """Match the longest of the words behind which its own pattern fits; what words share is looked at once."""
    tree: dict[str, Any] = {}
    for word, behind in words.items():
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = behind
    return _branches(tree)


def _branches(node: dict[str, Any]) -> str:
    branches = [re.escape(char) + _branches(child) for char, child in sorted(node.items()) if char]
    if "" in node:
        branches.append(node[""])
    return branches[0] if len(branches) == 1 else one_of(tuple(branches))
