"""How the draft stands on the page: broken-off text, markup and a model's own talk, numbering, punctuation."""

import re
from collections import defaultdict
from collections.abc import Iterator

from assistant.records import Finding
from assistant.review.reading import Reading
from assistant.text.headings import Heading, match_heading
from assistant.text.placeholders import find_placeholders

_MARKUP = re.compile(
    r"(?P<bold>\*\*|__(?=\S)|(?<!\w)\*(?=\S[^*]*\*))|(?P<code>`+)|(?P<bullet>^\s*(?:[-*+•▪●]|>)\s+\S)|(?P<head>^\s*#{1,6}\s*\S)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|&(?:nbsp|lt|gt|amp);)|(?P<link>!?\[[^\]]*\]\([^)]*\))"
    r"|(?P<slot>⟦[^⟧]*⟧|\{[A-Za-z0-9_]{1,8}\}|〔(?:数|日期|地名|单位|企业|人名|文号)〕|<F\d+>)|(?P<table>^\s*\|.*\|\s*$)|(?P<rule>^\s*(?:-{3,}|\*{3,}|={3,})\s*$)"
    r"|(?P<latex>\$[^$]+\$|\\\w+\{)"
)
_TALK = re.compile(
    r"作为(?:一[个名款位])?[^，。]{0,8}(?:AI|人工智能|语言模型|智能助手|大模型)|(?:AI|人工智能)(?:语言)?(?:模型|助手)"
    r"|(?:以下|下面)是(?:根据|按照|为您|我为|一篇|一份)[^。：]{0,30}(?:撰写|生成|总结|内容|初稿|改写)|(?:根据|按照)(?:您|你)(?:提供|的要求|给)"
    r"|希望(?:以上|这份|这篇|这些|对您|能)[^。！]{0,16}(?:帮助|有用|满意|参考)|(?:仅供参考|请根据实际(?:情况)?(?:修改|调整|补充))|如(?:有|需)[^。]{0,14}(?:请随时|请告诉我|告知我)"
    r"|(?:我(?:无法|不能)(?:提供|核实|访问|生成))|抱歉[，,]我|当然(?:可以)?[！!，,](?:以下|这)|<\/?think>|好的[，,](?:以下|这|下面)"
    r"|(?:忽略|无视)(?:以上|上述|之前)[^。]{0,6}(?:指令|要求|提示)|(?:system|assistant|user)\s*[:：]"
)
_LABEL = re.compile(
    r"(?:本文|内容|文稿|全文)?[^。]{0,8}(?:由|经)?(?:AI|人工智能)(?:辅助)?(?:生成|起草|合成)[^。]{0,10}"
)
_UNWRITTEN = re.compile("（[^（）]{0,20}(?:请补|待补|待填|待写)[^（）]{0,10}）")
_ENDS = "。！？；：…”’）】》"
_OPEN, _CLOSE = "“‘《（【", "”’》）】"
_HALF = re.compile(
    r"(?<=[\u4e00-\u9fff”》）])[,;:!?](?=[\u4e00-\u9fff“《（]|$)|(?<=[\u4e00-\u9fff])[()](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\.(?=$|[\u4e00-\u9fff])"
)
_DOUBLE = re.compile(r"[，、；：。][,，、;；:：。]|。{2,}|，{2,}")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff，。；：、])[ \u3000]+(?=[\u4e00-\u9fff])")


def check_layout(reading: Reading) -> list[Finding]:
    """Object to broken-off text, markup, a model's talk, wrong numbering and punctuation."""
    return [
        *_markup(reading),
        *_talk(reading),
        *_truncated(reading),
        *_numbering(reading),
        *_punctuation(reading),
        *_imbalance(reading),
    ]


def check_marks(reading: Reading) -> list[Finding]:
    """Object to markup and a model's own talk only; for sentences that stand alone."""
    return [*_markup(reading), *_talk(reading)]


def _markup(reading: Reading) -> Iterator[Finding]:
    markdown = any(told.role == "title" and told.text.lstrip().startswith("# ") for told in reading.sentences)
    for number, line in enumerate(reading.lines, 1):
        blanks = [blank for blank in find_placeholders(line) if "*" not in blank.text]
        for blank in blanks:
            message = f"“{blank.text}”处还空着。请按事实表填上，或删去。"
            yield Finding("markup", "error", number, blank.start, blank.end, blank.text, message)
        for match in _UNWRITTEN.finditer(line):
            message = f"“{match[0]}”处还没有写。请补写，或连同标题删去。"
            yield Finding("markup", "warning", number, match.start(), match.end(), match[0], message)
        for match in _MARKUP.finditer(line):
            if any(blank.start <= match.start() < blank.end for blank in blanks):
                continue
            if match.lastgroup == "head" and markdown and not line.rstrip().endswith(("。", "；", "，")):
                continue
            what = "槽位没有填上" if match.lastgroup == "slot" else "排版符号"
            message = f"“{match[0].strip()}”是{what}，不应出现在正文里。请删去或补上。"
            yield Finding("markup", "error", number, match.start(), match.end(), match[0], message)


def _talk(reading: Reading) -> Iterator[Finding]:
    for number, line in enumerate(reading.lines, 1):
        for match in _TALK.finditer(line):
            message = f"“{match[0]}”是模型自己的话，不是总结的内容。请删去。"
            yield Finding("markup", "error", number, match.start(), match.end(), match[0], message)
        for match in _LABEL.finditer(line) if not _TALK.search(line) else ():
            message = "文中有人工智能生成的标识。按标识办法保留或在定稿时处理。"
            yield Finding("ai_label", "info", number, match.start(), match.end(), match[0], message)


def _truncated(reading: Reading) -> Iterator[Finding]:
    """Find paragraphs that end without a mark or leave a quote or bracket open."""
    lines = {told.line: told for told in reading.body}
    last_line = max(lines, default=0)
    for number in lines:
        line = reading.lines[number - 1].rstrip()
        heading = match_heading(line)
        if number != last_line and _is_bare_heading(line, heading):
            continue
        last = line[-1:]
        if last not in _ENDS:
            message = "这一段没有写完，或缺少句末标点。请补完。"
            yield Finding("truncated", "error", number, max(0, len(line) - 10), len(line), line[-10:], message)
        elif opened := _unclosed(line):
            message = f"“{line[opened : opened + 6]}……”的引号或括号没有收尾，句子可能没有写完。请补完。"
            yield Finding("truncated", "error", number, opened, len(line), line[opened:], message)
    if lines and not any(told.role == "signature" for told in reading.sentences):
        yield from _colon_at_end(reading, max(lines))


def _colon_at_end(reading: Reading, number: int) -> Iterator[Finding]:
    line = reading.lines[number - 1].rstrip()
    if line.endswith(("：", "；", "…")):
        message = "全文到此中断。请补完。"
        yield Finding("truncated", "error", number, max(0, len(line) - 10), len(line), line[-10:], message)


def _is_bare_heading(line: str, heading: Heading | None) -> bool:
    text = line.strip()
    if heading and heading.title and not heading.rest:
        return len(heading.title) <= 40 and "，" not in heading.title[30:]
    return heading is None and len(text) <= 25 and not re.search(r"[，；]", text)


def _unclosed(line: str) -> int:
    stack: list[int] = []
    for place, char in enumerate(line):
        if char in _OPEN:
            stack.append(place)
        elif char in _CLOSE and stack and _OPEN.index(line[stack[-1]]) == _CLOSE.index(char):
            stack.pop()
    return stack[0] if stack else 0


def _numbering(reading: Reading) -> Iterator[Finding]:
    """Numbers of one system have to run on, from one, under each higher heading."""
    counts: dict[str, int] = defaultdict(int)
    ranks: dict[str, int] = {}
    for number, line in enumerate(reading.lines, 1):
        heading = match_heading(line)
        if heading is None or not heading.ordinal or heading.level > 3:
            continue
        for system, level in ranks.items():
            if level > heading.level:
                counts[system] = 0
        ranks[heading.system] = heading.level
        expected = counts[heading.system] + 1
        if heading.ordinal not in (expected, 1):
            message = f"序号“{heading.number}”不连续，这里应是第{expected}项。请核对。"
            start = line.find(heading.number)
            yield Finding(
                "numbering",
                "warning",
                number,
                max(start, 0),
                max(start, 0) + len(heading.number),
                heading.number,
                message,
            )
        counts[heading.system] = heading.ordinal


def _punctuation(reading: Reading) -> Iterator[Finding]:
    for pattern, what in ((_HALF, "中文里用了半角标点"), (_DOUBLE, "标点重复"), (_GAP, "汉字之间有空格")):
        for number, line in enumerate(reading.lines, 1):
            for match in pattern.finditer(line):
                if pattern is _GAP and line.rfind("《", 0, match.start()) > line.rfind("》", 0, match.start()):
                    continue  # 《中共中央 国务院关于……》
                message = f"{what}“{match[0]}”。请改正。"
                yield Finding("punctuation", "warning", number, match.start(), match.end(), match[0], message)


def _imbalance(reading: Reading) -> Iterator[Finding]:
    """Find sections that take more than half of the results, or hardly anything."""
    sizes: dict[str, int] = defaultdict(int)
    lines: dict[str, int] = {}
    for told in reading.body:
        if told.part == "facts" and told.section:
            sizes[told.section] += len(told.text)
            lines.setdefault(told.section, told.line)
    whole = sum(sizes.values())
    for section, size in sizes.items() if len(sizes) >= 4 and whole >= 800 else ():
        share = size / whole
        if share > 0.5 or share < 0.03:
            message = f"“{section}”占全部成绩的{share:.0%}，与其他部分不相称。请增删或合并。"
            yield Finding("imbalance", "warning", lines[section], 0, 0, section, message)
