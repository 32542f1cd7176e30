"""How many tokens a text is: counted where tiktoken's vocabulary is at hand, estimated otherwise."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tiktoken

ENCODING = "o200k_base"
TOKENS_A_CHARACTER = 1.2


def count_tokens(text: str) -> int:
    """Return the tokens of a text; an estimate, high for Chinese, unless TIKTOKEN_CACHE_DIR holds the vocabulary."""
    encoding = _encoding()
    return len(encoding.encode(text)) if encoding else round(TOKENS_A_CHARACTER * len(text))


def is_counted() -> bool:
    """Whether tokens are counted rather than estimated."""
    return _encoding() is not None


@cache
def _encoding() -> "tiktoken.Encoding | None":
    folder = Path(os.environ.get("TIKTOKEN_CACHE_DIR") or "/nonexistent")
    if not folder.is_dir() or not any(folder.iterdir()):
        return None
    import tiktoken

    try:
        return tiktoken.get_encoding(ENCODING)
    except Exception:  # the folder holds another vocabulary and the download of this one failed
        return None
