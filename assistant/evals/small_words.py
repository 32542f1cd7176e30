"""What a model does with small words: true figures and names, and a sentence that says something else."""

import re
from collections.abc import Callable
from itertools import pairwise

from assistant.evals.spoiler import Spoiler, split

BEGINS = re.compile(r"^(?=[^我])")
BOUND = re.compile(r"(?<=[月日])(?=[，在])")
DEED = re.compile("(?=(?:开展|举办|召开|组织|走访|慰问|发放|新建|签订)(?![^，。]{0,3}[金款品物]))")
PART = re.compile("其中")
COUNTED = re.compile(r"(?<=，)(?=[一-鿿]{2,8}\d+(?:余|多)?(?:人次|人|名))(?!比|较|其中|总|累计|增|下降)")
COMPARED = re.compile("[比较]上年(?:同期)?(?=[一-鿿])")
_RUN = 5


def put(word: str, place: re.Pattern[str]) -> Callable[[str, Spoiler], str]:
    """Put a word in one of the places; it and what follows it is brought in."""

    def change(text: str, spoiler: Spoiler) -> str:
        found = spoiler.random.choice(list(place.finditer(text)))
        behind = text[found.end() :]
        spoiler.brought.append(text[max(found.start() - 1, 0) : found.start()] + word + _words(behind))
        return text[: found.start()] + word + behind

    return change


def uncompared(text: str, spoiler: Spoiler) -> str:
    """Leave out what a change is compared with: 减少4件 for 较上年减少4件."""
    return COMPARED.sub("", text)


def day_moved(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Tell two neighbours in one line, the day of the first with the second."""
    for place, (one, other) in enumerate(pairwise(lines)):
        number, text = split(one)
        day = re.match(r"\d{1,2}月(?:\d{1,2}日)?", text)
        behind = split(other)[1]
        if day and not re.match(r"\d{1,2}月", behind):
            spoiler.brought.append(f"月{_words(behind)}")
            joined = f"{number}{text[day.end() :].lstrip('，').rstrip('。')}，{day[0]}{behind}"
            return [*lines[:place], joined, *lines[place + 2 :]]
    return lines


def _words(text: str) -> str:
    """Return the words that a text begins with, up to a figure or a stop: figures are other ones in the draft."""
    found = re.match(rf"[一-鿿]{{0,{_RUN}}}", text)
    return found[0] if found else ""
