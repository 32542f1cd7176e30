"""What a document's lines become: paragraphs that know their lines and what was dropped above them."""

import re
from dataclasses import dataclass

from assistant.text.headings import Heading

TERMINAL = "。！？；…!?;"
CLOSING = "”’》〉」』）)】〕]"
"""What ends a sentence, and what may stand behind that."""
NUMBER_ABOVE = re.compile(r"0[1-9]|1\d")
"""A number that stands on a line of its own, above its title."""


@dataclass(frozen=True)
class Paragraph:
    """A whole paragraph and the lines it came from, counted from 1; `heading` if it opens with one."""

    text: str
    first_line: int
    last_line: int
    heading: Heading | None
    below: str = ""
    """Why what stood just above was dropped; "" where nothing was."""


def ends_whole(text: str) -> bool:
    """Whether a paragraph's last character can end a sentence."""
    return text.rstrip(CLOSING + " ")[-1:] in TERMINAL + "：:"
