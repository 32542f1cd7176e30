"""What a sentence tells: its figures and the words that are more than light."""

import re

from assistant.drafting.lightwords import MAY_GO
from assistant.drafting.synonyms import words_of
from assistant.text.figures import find_figures

_NUMBER = re.compile(r"^[一二三四五六七八九十]+是")


def content_words(text: str) -> list[str]:
    """Return the words of a text that tell something: no single characters, no figures, no light words."""
    return [
        word for word, _ in words_of(without_figures(text)) if len(word) > 1 and is_han(word) and word not in MAY_GO
    ]


def body(text: str) -> str:
    """Return a sentence without its number (一是) and its last stop."""
    return _NUMBER.sub("", text).rstrip("。；")


def number_of(text: str) -> str:
    """Return a sentence's number (一是), empty where it has none."""
    found = _NUMBER.match(text)
    return found[0] if found else ""


def figures_in(text: str) -> list[str]:
    """Return what tells a text's figures apart: their values, and for dates their words."""
    figures = [figure for figure in find_figures(text) if figure.kind in ("quantity", "date")]
    return [figure.text if figure.kind == "date" else f"{figure.value}" for figure in figures]


def without_figures(clause: str) -> str:
    """Return a clause with blanks for its figures and dates."""
    pieces, end = [], 0
    for figure in find_figures(clause):
        if figure.kind in ("quantity", "date"):
            pieces.append(clause[end : figure.start])
            end = figure.end
    return " ".join([*pieces, clause[end:]])


def is_han(word: str) -> bool:
    """Whether a word is none of marks or digits alone."""
    return bool(re.search(r"[㐀-鿿]", word))
