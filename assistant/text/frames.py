"""A section's text in, its rhetorical frame out: the sentence that opens it, how its points are told, how it ends."""

import re
from dataclasses import dataclass

from assistant.text.headings import HAN_ORDINALS, RANKS, match_heading
from assistant.text.sentences import split_sentences

_INLINE = (
    ("一是", r"(?:^|[。；;：:，])\s*(?P<mark>{han}(?:是|要))"),
    ("第一", r"(?:^|[。；;：:，])\s*(?P<mark>[第其]{han}[，,、])"),
    ("（1）", r"(?:^|[。；;：:])\s*(?P<mark>[（(]{arabic}[)）])"),
    ("①", r"(?:^|[。；;：:])\s*(?P<mark>{circled})"),
)
_NAMES = {"第一，": "第一", "1.1": "1."}
_LEAST = 2
_SUMS_UP = re.compile(r"^(?:通过|经过|由于|以上|上述|这些|一系列|至此|总的|如今|目前)")
_RESULT = re.compile(
    r"(?:得到|获得|受到|赢得)[^，。；]{0,14}(?:好评|欢迎|肯定|提升|增强|解决|落实|认可)|"
    r"(?:有效|明显|切实|进一步)(?:提高|提升|改善|增强|维护|促进|保障|化解)了?|"
    r"(?:促进|推动|维护|增强|提高|提升|激发|保障|改善|营造|密切)了|(?:由|从)[^，。；]{1,14}(?:降|升|提高|增加|减少|缩短)[至到为]|"
    r"同比|比上年|比去年|(?:使|让)[^，。；]{2,20}(?:更加|得以|有了|成为)|满意|无一|全部(?:办结|解决|到位|整改)"
)
_OPENS = re.compile(
    r"^(?:围绕|坚持|按照|根据|针对|紧扣|立足|着眼|聚焦|以[^，。]{2,30}为|把[^，。]{2,30}作为|为了?[^，。]{4,}|认真|始终|充分|"
    r"今年|全年|上半年)"
)
_FIGURE = re.compile(r"\d|〔数〕")


@dataclass(frozen=True)
class Frame:
    """What a section is built of: `points` is how they are numbered ("" for running prose), `count` how many."""

    opens: bool
    points: str
    count: int
    closes: bool


def frame_of(text: str) -> Frame:
    """Tell a frame: a sentence that names the work before any point, the points, and a result that ends it all.

    An opening tells no figure; a closing is a sentence of its own after the points, or in prose the last one, and
    speaks of what came of the work.
    """
    points, starts = _points(text)
    first = next((span.text for line in text.split("\n") for span in split_sentences(line)), "")
    before = text[: starts[0]].strip() if starts else first
    last = text.rstrip().split("\n")[-1]
    sentences = [span.text for span in split_sentences(last)]
    return Frame(
        opens=bool(before) and not _FIGURE.search(before) and (bool(starts) or bool(_OPENS.match(before))),
        points=points,
        count=len(starts),
        closes=_is_apart(text.rstrip(), starts, len(sentences))
        and bool(sentences)
        and bool(_RESULT.search(sentences[-1])),
    )


def frame_words(frame: Frame) -> str:
    """Tell a frame in Chinese, in the order of the text."""
    first = f"“{frame.points}”分 {frame.count} 点" if frame.points else "连贯叙述"
    return " → ".join([*(["总起句"] if frame.opens else []), first, *(["成效句收尾"] if frame.closes else [])])


def _is_apart(text: str, starts: list[int], sentences: int) -> bool:
    """Whether the last of so many sentences of the last line stands outside the points.

    A paragraph below the last point may be that point's own, unless it begins by summing up.
    """
    if not starts:
        return sentences > 1 or "\n" in text
    _, *below = text[starts[-1] :].split("\n")
    return bool(_SUMS_UP.match(below[-1])) if below else sentences > 1


def _points(text: str) -> tuple[str, list[int]]:
    """Find the outermost numbering with two points or more: its name and where each point begins."""
    found = [*_at_lines(text), *((name, _in_prose(text, pattern)) for name, pattern in _INLINE)]
    told = [(name, starts) for name, starts in found if len(starts) >= _LEAST]
    return min(told, key=lambda one: one[1][0], default=("", []))


def _at_lines(text: str) -> list[tuple[str, list[int]]]:
    starts: dict[str, list[int]] = {}
    offset = 0
    for line in text.split("\n"):
        heading = match_heading(line)
        if heading and heading.system in RANKS:
            starts.setdefault(_NAMES.get(heading.system, heading.system), []).append(offset)
        offset += len(line) + 1
    return list(starts.items())


def _in_prose(text: str, pattern: str) -> list[int]:
    starts: list[int] = []
    for number in range(1, len(HAN_ORDINALS)):
        marks = {"han": HAN_ORDINALS[number], "arabic": number, "circled": chr(0x245F + number)}
        found = re.compile(pattern.format(**marks), re.MULTILINE).search(text, starts[-1] if starts else 0)
        if not found:
            break
        starts.append(found.start("mark"))
    return starts
