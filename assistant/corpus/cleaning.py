"""A document's lines in, whole paragraphs out: notices and page marks dropped, cut sentences joined."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.corpus.contents import CONTENTS, find_contents
from assistant.corpus.notices import LINK, LINKS, PAGE, notice, speaks_of_site
from assistant.corpus.titles import in_series, match_title
from assistant.records import Dropped
from assistant.text.headings import HAN_ORDINALS, Heading, match_heading, match_mark

TERMINAL = "。！？；…!?;"
CLOSING = "”’》〉」』）)】〕]"
_BREAKS_OFF = re.compile(r"[，、,“‘《〈（(【—]$|(?<![年月日度])\d$")
_CANNOT_BEGIN = re.compile(r"^[，。、；：！？,;:!?”’》〉」』）】〕%％‰℃]")
_SIGNATURE = re.compile(
    r"^(?:[^，。；：]{0,20}(?:工会|工会联合会|委员会)|[\d_xX×*〇○零一二三四五六七八九]{2,4}年.{1,6}月.{1,4}日)$"
)
_RUN_ON = {
    "一是": "{han}(?:是|要)",
    "第一，": "[第其]{han}[，,、]",
    "（1）": r"[（(]?{arabic}[)）]",
    "①": "{circled}",
    "1.": r"{arabic}[、.．](?!\d)",
}
_LIST_MARK = re.compile(r"^[-*+•·●◆■□▲★➢]\s+(?=(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．]|[（(第①-⑳])")
_ODD = re.compile(
    r"[^\t\x20-\x7e\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u205e\u2100-\u2fdf\u3000-\u9fff\uff00-\uffef]"
)
_SPACES = re.compile(r"[ \t　\u00a0\u2000-\u200a]+")
_PAGE_NUMBER = r"[·•—－–-]\s*(?:\d{1,4})\s*[·•—－–-]"
_PAGED = re.compile(rf"(?P<before>\D{{2,24}}?)\s*{_PAGE_NUMBER}|{_PAGE_NUMBER}\s*(?P<after>\D{{2,24}})")
_SHORT = 30
_FEW_PAGES = 3
_TWO_DIGITS = re.compile(r"0[1-9]|1\d")
_FEW_NUMBERS = 2
_REPEATED_HEADER = 4
_INDENT = re.compile(r"(?:\u3000| {2}|\t)")
_FEW = 4
_LONGEST_ASIDE = 80
_RAGGED, _INDENTED = 2, 12
"""How much shorter a wrapped line may be; how long it is at least where indents tell the paragraphs."""


@dataclass(frozen=True)
class Paragraph:
    """A whole paragraph and the lines it came from, counted from 1; `heading` if it opens with one."""

    text: str
    first_line: int
    last_line: int
    heading: Heading | None
    below: str = ""
    """Why what stood just above was dropped; "" where nothing was."""


def clean(lines: Sequence[str]) -> tuple[list[Paragraph], list[Dropped]]:
    """Drop what belongs to the site or the page, join what a page break cut, and keep the line numbers."""
    tidy = [_tidy(line) for line in lines]
    reasons = _reasons(tidy)
    width = _wrap_width([text for text, reason in zip(tidy, reasons, strict=True) if text and not reason])
    indents = _indents(lines) if width else [False] * len(lines)
    least = min(width - _RAGGED, _INDENTED if any(indents) else width)
    pieces: list[list[tuple[int, str]]] = []
    above: list[str] = []
    last = ""
    for number, (text, reason, is_indented) in enumerate(zip(tidy, reasons, indents, strict=True), start=1):
        if reason or not text:
            last = reason or last
            continue
        if pieces and not is_indented and _continues(pieces[-1], text, least):
            pieces[-1].append((number, text))
        else:
            pieces.append([(number, text)])
            above.append(last)
        last = ""
    return [_paragraph(lines, below) for lines, below in zip(pieces, above, strict=True)], _gather(reasons)


def ends_whole(text: str) -> bool:
    """Whether a paragraph's last character can end a sentence."""
    return text.rstrip(CLOSING + " ")[-1:] in TERMINAL + "：:"


def _heading(text: str) -> Heading | None:
    """Match a heading, unless the paragraph runs on to the next number: 一是……；二是…… is one body."""
    heading = match_heading(text) or match_mark(text)
    if heading and heading.system in _RUN_ON and re.search(rf"[。；;，,]\s*{_following(heading)}", text):
        return None
    return heading


def _following(heading: Heading) -> str:
    after = min(heading.ordinal + 1, len(HAN_ORDINALS) - 1)
    return _RUN_ON[heading.system].format(han=HAN_ORDINALS[after], arabic=after, circled=chr(0x245F + after))


def _tidy(line: str) -> str:
    if _ODD.search(line):
        line = "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs") or c == "\t")
    return _LIST_MARK.sub("", _SPACES.sub(" ", line).strip())


def _reasons(lines: Sequence[str]) -> list[str]:
    headers, contents, series = _running_titles(lines), find_contents(lines), in_series(lines)
    numbers = _numbers_above(lines)
    reasons: list[str] = []
    for place, line in enumerate(lines):
        found = CONTENTS if place in contents else "" if place in numbers else notice(line)
        may_link = bool(line) and not found and line not in series
        is_link = may_link and _follows_links(lines, reasons) and bool(LINK.fullmatch(line))
        is_header = line in headers or _unpaged(line) in headers
        reasons.append(found or ("网站导航" if is_link else "页眉或页脚" if is_header else ""))
    return _with_seams(lines, reasons)


def _numbers_above(lines: Sequence[str]) -> set[int]:
    """Give the places of 01, 02 … that stand on lines of their own above short ones, counting up."""
    told = [place for place, line in enumerate(lines) if line]
    found: list[int] = []
    for place, below in pairwise(told):
        is_next = _TWO_DIGITS.fullmatch(lines[place]) and int(lines[place]) in (1, len(found) + 1)
        if is_next and len(lines[below]) <= _SHORT and not ends_whole(lines[below]):
            found.append(place)
    return set(found) if len(found) >= _FEW_NUMBERS else set()


def _with_seams(lines: Sequence[str], reasons: Sequence[str]) -> list[str]:
    """Drop also what speaks of the site between a finished article and a title, or at the document's ends."""
    told, at_seam = list(reasons), True
    kept = [place for place, line in enumerate(lines) if line and not reasons[place]]
    for place, before in zip(reversed(kept), [*reversed(kept), None][1:], strict=True):
        is_title = match_title(lines[place]) is not None
        is_free = before is None or ends_whole(lines[before])
        if at_seam and is_free and not is_title and _is_aside(lines[place]):
            told[place] = "网站声明"
        else:
            at_seam = is_title
    return told


def _is_aside(line: str) -> bool:
    """Whether a short line without a full stop speaks of the site."""
    is_open = len(line) <= _LONGEST_ASIDE and not ends_whole(line.rstrip("！!")) and not match_heading(line)
    return is_open and speaks_of_site(line)


def _follows_links(lines: Sequence[str], reasons: Sequence[str]) -> bool:
    """Whether the last line that holds something is the head of a list of other pages, or one of that list."""
    before = next((place for place in range(len(reasons) - 1, -1, -1) if lines[place]), None)
    return before is not None and reasons[before] == "网站导航" and _in_links(lines, reasons, before)


def _in_links(lines: Sequence[str], reasons: Sequence[str], place: int) -> bool:
    while place >= 0 and (reasons[place] == "网站导航" or not lines[place]):
        if lines[place] and LINKS.fullmatch(lines[place]):
            return True
        place -= 1
    return False


def _running_titles(lines: Sequence[str]) -> set[str]:
    """Short lines that come again and again and mostly stand inside a cut sentence, or each with another page."""
    counts = Counter(line for line in lines if 2 <= len(line) <= _SHORT and not match_heading(line))
    frequent = {line for line, count in counts.items() if count >= _REPEATED_HEADER}
    inside: Counter[str] = Counter()
    previous = ""
    for line in lines:
        if line in frequent:
            inside[line] += bool(previous) and not ends_whole(previous) and len(previous) > _SHORT
        elif line:
            previous = line
    inside += _beside_page_marks([line for line in lines if line], frequent)
    return {line for line in frequent if inside[line] * 2 >= counts[line]} | _paged_titles(lines)


def _paged_titles(lines: Sequence[str]) -> set[str]:
    """Give, without the number, what stands beside a page's number, where the numbers rise from one to the next."""
    pages = [(title, int(re.sub(r"\D", "", line))) for line in lines if (title := _unpaged(line))]
    rise = all(before < after for (_, before), (_, after) in pairwise(pages))
    return {title for title, _ in pages} if rise and len(pages) >= _FEW_PAGES else set()


def _unpaged(line: str) -> str:
    """Give a running title without the page's number, between marks beside it; "" where there is none."""
    found = _PAGED.fullmatch(line)
    return (found["before"] or found["after"]).strip() if found else ""


def _beside_page_marks(lines: Sequence[str], frequent: set[str]) -> Counter[str]:
    """How often each of some lines stands next to a page number."""
    places = [place for place, line in enumerate(lines) if line in frequent]
    return Counter(lines[p] for p in places if any(PAGE.fullmatch(near) for near in lines[max(0, p - 1) : p + 2]))


def _wrap_width(lines: Sequence[str]) -> int:
    """Width at which a file was wrapped by hand; 0 if its lines are paragraphs."""
    open_lengths = [len(line) for line in lines if not ends_whole(line) and len(line) >= 20]
    if len(open_lengths) < 10 or len(open_lengths) < 0.35 * len(lines):
        return 0
    width = Counter(open_lengths).most_common(1)[0][0]
    near = sum(abs(length - width) <= 2 for length in open_lengths)
    return width if near >= 0.6 * len(open_lengths) else 0


def _indents(lines: Sequence[str]) -> list[bool]:
    """Which lines begin a paragraph by their indent; none where all or hardly any are indented."""
    indents = [bool(_INDENT.match(line)) for line in lines]
    flush = sum(bool(line.strip()) and not indent for line, indent in zip(lines, indents, strict=True))
    return indents if sum(indents) >= _FEW and flush >= _FEW else [False] * len(lines)


def _continues(lines: Sequence[tuple[int, str]], text: str, least: int) -> bool:
    """Whether a line goes on with the paragraph of the lines before it; `least` is 0 where none are wrapped by hand."""
    previous = lines[-1][1]
    if _CANNOT_BEGIN.match(text) or _TWO_DIGITS.fullmatch(previous):
        return True
    if len(lines) == 2 and _TWO_DIGITS.fullmatch(lines[0][1]):
        return False
    if ends_whole(previous) and not previous.endswith(tuple("“‘《（(")):
        return False
    if match_heading(text) or match_mark(text) or match_title(text) or (len(lines) == 1 and match_title(previous)):
        return False
    if _BREAKS_OFF.search(previous) and not _SIGNATURE.match(previous):
        return True
    if least > 0:
        return len(previous) >= least
    if len(text) <= _SHORT and not re.search("[，。；：！？]", text):
        return False
    return len(lines) > 1 or not _stands_alone(previous)


def _stands_alone(line: str) -> bool:
    """Whether this is a heading, item or signature, which needs no full stop."""
    heading = match_heading(line)
    if heading:
        return bool(heading.title) and not heading.rest
    return len(line) <= _SHORT or bool(_SIGNATURE.match(line))


def _paragraph(lines: Sequence[tuple[int, str]], below: str) -> Paragraph:
    text = lines[0][1]
    if len(lines) > 1:
        text = "".join(_gap(before, after) + after for (_, before), (_, after) in pairwise([(0, ""), *lines]))
    return Paragraph(text, lines[0][0], lines[-1][0], _heading(text), below)


def _gap(before: str, after: str) -> str:
    """Return the space that Latin words, and a number above its title, need where lines meet; Chinese needs none."""
    if _TWO_DIGITS.fullmatch(before):
        return " "
    return " " if before[-1:].isascii() and before[-1:].isalpha() and after[0].isascii() and after[0].isalpha() else ""


def _gather(reasons: Sequence[str]) -> list[Dropped]:
    dropped: list[Dropped] = []
    for number, reason in enumerate(reasons, start=1):
        if not reason:
            continue
        if dropped and dropped[-1].reason == reason and number - dropped[-1].last_line <= 2:
            dropped[-1] = Dropped(dropped[-1].first_line, number, reason)
        else:
            dropped.append(Dropped(number, number, reason))
    return dropped
