"""Small patterns that the grammar of figures is put together from."""

import re

SMALL = "[一二两三四五六七八九十]"
CN = "[零〇一二两三四五六七八九十百千]"
HAN = "[\u4e00-\u9fff]"
COUNTED = "个名位家户人次场期项条件份元万百千年月日天亿成余多至到、"
"""What follows a numeral that counts; a slogan has other words there (一函两书)."""


def one_of(patterns: tuple[str, ...]) -> str:
    """Join patterns as alternatives."""
    return f"(?:{'|'.join(patterns)})"


def any_word(words: str) -> str:
    """Match any of the words, longest first; looks at the first character before trying hundreds of them."""
    return begun(words, tuple(map(re.escape, longest_first(words))))


def longest_first(words: str) -> list[str]:
    """Give the words that stand between blanks, each once."""
    return sorted(set(words.split()), key=lambda word: (-len(word), word))


def begun(words: str, patterns: tuple[str, ...]) -> str:
    """Match one of the patterns, of which each begins as one of the words does."""
    return f"(?=[{''.join(sorted({re.escape(word[0]) for word in words.split()}))}]){one_of(patterns)}"
