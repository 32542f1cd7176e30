"""A document's lines in; why each that belongs to the page or the site is dropped, by the lines round it, out."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from assistant.corpus.contents import CONTENTS, find_contents
from assistant.corpus.notices import LINK, LINKS, PAGE, notice, speaks_of_site
from assistant.corpus.paragraphs import NUMBER_ABOVE, ends_whole
from assistant.corpus.titles import in_series, match_title
from assistant.text.headings import match_heading

_PAGE_NUMBER = r"[·•—－–-]\s*(?:\d{1,4})\s*[·•—－–-]"
_PAGED = re.compile(rf"(?P<before>\D{{2,24}}?)\s*{_PAGE_NUMBER}|{_PAGE_NUMBER}\s*(?P<after>\D{{2,24}})")
_SHORT = 30
_FEW_PAGES = 3
_FEW_NUMBERS = 2
_REPEATED_HEADER = 4
_LONGEST_ASIDE = 80


def why_dropped(lines: Sequence[str]) -> list[str]:
    """Say of each line, in Chinese, why it is dropped; "" of those that stay."""
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
        is_next = NUMBER_ABOVE.fullmatch(lines[place]) and int(lines[place]) in (1, len(found) + 1)
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
