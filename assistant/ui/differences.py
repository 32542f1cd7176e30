"""What one text changed of another, as HTML: word by word where little changed, whole sentences where much did."""

import difflib
from collections.abc import Sequence

from assistant.records import DraftSection
from assistant.text.sentences import split_sentences
from assistant.text.words import tagged
from assistant.ui.frame import escape

LIKE = 0.5
CHANGES = '<div class="gb-quiet gb-text"><del>红字</del> 删去　<ins>绿字</ins> 新写</div>'


def difference_html(old: str, new: str) -> str:
    """Show what a new text changed of an old one; unchanged paragraphs are left out."""
    before, after = old.split("\n"), new.split("\n")
    parts = [
        _laid("\n".join(before[first:last]), "\n".join(after[begin:end]))
        for kind, first, last, begin, end in _steps(before, after)
        if kind != "equal"
    ]
    return f'<div class="gb-text">{"".join(parts) or "两版相同"}</div>'


def section_difference_html(old: DraftSection, new: DraftSection) -> str:
    """Show a whole section as it was and as it would be."""
    return f'<div class="gb-text">{_laid(old.text, new.text)}</div>'


def _laid(old: str, new: str) -> str:
    lines = _compared(_sentences(old), _sentences(new)).split("\n")
    return "".join(f"<p>{line}</p>" for line in lines)


def _sentences(text: str) -> list[str]:
    """Cut a text into sentences and the breaks between paragraphs."""
    found: list[str] = []
    for number, line in enumerate(text.split("\n")):
        found += ["\n"] if number else []
        found += [span.text for span in split_sentences(line)]
    return found


def _compared(before: Sequence[str], after: Sequence[str]) -> str:
    told = []
    for kind, first, last, begin, end in _steps(before, after):
        if kind == "equal":
            told.append(escape("".join(before[first:last])))
            continue
        shared = min(last - first, end - begin)
        told += [_pair(before[first + place], after[begin + place]) for place in range(shared)]
        told.append(_change("".join(before[first + shared : last]), "".join(after[begin + shared : end])))
    return "".join(told)


def _pair(old: str, new: str) -> str:
    """Compare two sentences that stand in each other's place."""
    if difflib.SequenceMatcher(None, old, new, autojunk=False).ratio() < LIKE:
        return _change(old, new)
    before, after = ([word for word, _ in tagged(text)] for text in (old, new))
    return "".join(
        escape("".join(before[first:last]))
        if kind == "equal"
        else _change("".join(before[first:last]), "".join(after[begin:end]))
        for kind, first, last, begin, end in _steps(before, after)
    )


def _steps(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return list(difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def _change(old: str, new: str) -> str:
    return _tagged("del", old) + _tagged("ins", new)


def _tagged(tag: str, text: str) -> str:
    """Mark a change, paragraph by paragraph: a tag cannot reach over the end of one."""
    return "\n".join(f"<{tag}>{escape(line)}</{tag}>" if line else "" for line in text.split("\n"))
