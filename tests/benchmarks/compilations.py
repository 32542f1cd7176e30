"""Compilations made of the shipped summaries in shapes drawn at random, and how well they come apart.

    python -m tests.benchmarks.compilations [DOCUMENTS] [FIRST_SEED]

Prints, for every trait of a document's shape, the articles and sections found and told wrongly where it was drawn.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from assistant.corpus.inspect import inspect_document
from assistant.corpus.readers import Document, read_document
from assistant.records import PLANS, PROBLEMS, Article, Section
from assistant.text.headings import match_heading

SHIPPED = sorted((Path(__file__).parents[2] / "corpus").glob("*.md"))
HAN = ("", *"一二三四五六七八九十", "十一", "十二", "十三", "十四", "十五")
TITLES = {
    "篇一": "篇{han}",
    "篇一：题": "篇{han}：{name}",
    "第1篇": "第{n}篇",
    "【第一篇】": "【第{han}篇】",
    "第一篇 题": "第{han}篇 {name}",
    "范文二：": "范文{han}：",
    "（三）": "（{han}）",
    "题1": "乡镇工会工作总结{n}",
    "题 篇1": "乡镇工会工作总结 篇{n}",
    "题（一）": "工会年度工作总结（{han}）",
    "总结一": "总结{han}",
    "★ 范例3 ★": "★ 范例{n} ★",
    "之二": "工会总结材料之{han}",
    "Part": "Part {n}",
    "整题": "{name}",
    "1. 整题": "{n}. {name}",
    "一、整题": "{han}、{name}",
    "样本五": "样本{han}：{name}",
    "单位名": "{unit}",
    "年份": "{year}年工作",
    "镇名篇": "{town}篇",
    "无": "",
}
SECOND = ("（{han}）", "{n}.", "（{n}）", "{circled}", "{han}是", "")
RANK = {form: rank for rank, form in enumerate(("第{han}部分 ", "{han}、", "{roman}、", *SECOND))}
FIRST = (*RANK, "{han}、", "{n}、", "{n}．", "**", "◆ ", "【】")
OPENINGS = (
    "今年以来，{unit}在上级工会和党委的正确领导下，围绕中心、服务大局，各项工作取得了新的成绩，现将工作情况总结如下：",
    "{year}年，我{kind}工会以习近平新时代中国特色社会主义思想为指导，认真履行维护职工合法权益、竭诚服务职工的基本职责。现总结如下。",
    "一年来，在县总工会的指导下，{unit}团结带领广大职工，较好地完成了全年各项任务。",
    "按照县总工会通知要求，现将{unit}{year}年工作开展情况汇报如下：",
    "回顾{year}年的工作，{unit}紧扣党委、政府的工作部署，扎实开展各项活动，主要做了以下几方面工作：",
)


@dataclass
class Made:
    """Lines of a document, where its articles and first-level sections begin, and its traits."""

    lines: list[str] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)
    sections: set[int] = field(default_factory=set)
    traits: list[str] = field(default_factory=list)

    def write(self, line: str, starts: set[int] | None = None) -> None:
        """Add a line, the first of an article or a section where `starts` says so."""
        self.lines.append(line)
        if starts is not None:
            starts.add(len(self.lines))


@dataclass(frozen=True)
class Shape:
    """How a document is laid out."""

    title: str
    first: str
    second: str
    lost_titles: float
    opening: str
    bare_stages: bool
    signed: float
    blank: bool
    one_system: bool
    glued: bool
    skips: float
    stem: bool


def main() -> None:
    """Print the figures by trait and over all."""
    count, seed = (int(a) for a in [*sys.argv[1:], *("200", "0")[len(sys.argv) - 1 :]])
    shipped = [_read(path) for path in SHIPPED]
    figures: dict[str, Counter[str]] = defaultdict(Counter)
    for number in range(seed, seed + count):
        made = make(shipped, Random(number))
        told = inspect_document(Document(tuple(made.lines), "utf-8"), "合集.txt").articles
        for trait in [*made.traits, "全部"]:
            _count(figures[trait], "篇", {a.first_line for a in told}, made.articles)
            _count(figures[trait], "节", {s.first_line for a in told for s in a.sections}, made.sections)
    for trait, seen in sorted(figures.items()):
        print(f"{trait:　<14}", *(_rates(seen, what) for what in ("篇", "节")), sep="  ")


def _count(seen: Counter[str], what: str, told: set[int], wanted: set[int]) -> None:
    seen.update({f"{what}对": len(told & wanted), f"{what}得": len(told), f"{what}应": len(wanted)})


def _rates(seen: Counter[str], what: str) -> str:
    right, told, wanted = (seen[f"{what}{of}"] for of in "对得应")
    return f"{what} {right}/{wanted} 多出{told - right} F1 {2 * right / max(told + wanted, 1):.3f}"


def _read(path: Path) -> Article:
    return inspect_document(read_document(path), path.name).articles[0]


def make(shipped: Sequence[Article], random: Random) -> Made:
    """Compile two to six summaries in one shape."""
    shape = draw(random)
    made = Made(traits=_traits(shape))
    chosen = random.sample(list(shipped), random.randint(2, 6))
    if shape.title and random.random() < 0.6:
        made.write(f"乡镇工会工作总结（精选{len(chosen)}篇）")
        if random.random() < 0.5:
            made.write("总结是对一段时间工作的回顾和分析，下面是小编为大家整理的工会工作总结，仅供参考。")
    for number, article in enumerate(chosen, 1):
        _write_article(made, article, number, shape, random)
    if shape.blank:
        return _spread(made)
    return made


def draw(random: Random) -> Shape:
    """Draw a shape."""
    title = random.choice(list(TITLES))
    first = random.choice(FIRST)
    return Shape(
        title=TITLES[title],
        first=first,
        second=_below(first, random),
        lost_titles=random.choice((0, 0, 0.3)) if TITLES[title] else 0,
        opening=random.choice(("own", "own", "usual", "usual", "none")),
        bare_stages=random.random() < 0.3,
        signed=random.choice((0, 0.5, 1)),
        blank=random.random() < 0.3,
        one_system=random.random() < 0.7,
        glued=random.random() < 0.2,
        skips=random.choice((0, 0, 0.15)),
        stem=random.random() < 0.5,
    )


def _below(first: str, random: Random) -> str:
    """Draw a second numbering that stands below the first; now and then any."""
    plain = first.replace("、", ".").replace("．", ".").strip() if first.startswith("{n}") else first
    lower = [form for form in SECOND if RANK[form] > RANK.get(plain, 2)]
    return random.choice(lower if random.random() < 0.95 and lower else SECOND)


def _traits(shape: Shape) -> list[str]:
    title = next(name for name, form in TITLES.items() if form == shape.title)
    return [
        f"题 {title}", f"级一 {shape.first if shape.one_system else '各篇不同'}", f"开头 {shape.opening}",
        f"失题 {shape.lost_titles}", f"裸段 {shape.bare_stages}", f"落款 {shape.signed}", f"缺号 {shape.skips}",
        f"连写 {shape.glued}", f"级二 {shape.second}",
    ]  # fmt: skip


def _write_article(made: Made, article: Article, number: int, shape: Shape, random: Random) -> None:
    words = {"n": number, "han": HAN[number], "name": article.title, "unit": article.unit or "", "year": article.year}
    words["town"] = re.sub("(?:镇|乡|街道)?(?:总工会|工会.*)$", "", article.unit or "")
    words["kind"] = (re.findall("镇|乡|街道", article.unit or "") or ["镇"])[-1]
    begins: set[int] | None = made.articles
    if shape.title and not (number > 1 and random.random() < shape.lost_titles):
        made.write(shape.title.format(**words), begins)
        begins = None
    lead = {"own": article.lead.split("\n"), "none": [], "usual": [random.choice(OPENINGS).format(**words)]}
    for line in lead[shape.opening]:
        made.write(line, begins)
        begins = None
    first = shape.first if shape.one_system else random.choice(FIRST)
    second = shape.second if shape.one_system else _below(first, random)
    for line, starts in _body(made, article.sections, first, second, shape, random):
        if begins is not None:
            made.articles.add(len(made.lines) + 1)
            begins = None
        made.write(line, starts)
    if random.random() < shape.signed:
        for line in article.tail.split("\n"):
            made.write(line)


def _body(
    made: Made, sections: Sequence[Section], first: str, second: str, shape: Shape, random: Random
) -> Iterator[tuple[str, set[int] | None]]:
    ordinal = 0
    for section in sections:
        ordinal += 2 if random.random() < shape.skips else 1
        is_stage = section.themes[0] in (PROBLEMS, PLANS)
        form = "" if is_stage and shape.bare_stages else first
        head = _numbered(form, ordinal, section.heading)
        lines = section.text.split("\n")
        if shape.glued and form not in ("", "**", "【】"):
            yield f"{head}。{lines[0]}", made.sections
            lines = lines[1:]
        else:
            yield head, made.sections
        yield from ((_renumbered(line, first, second), None) for line in lines)


def _numbered(form: str, ordinal: int, heading: str) -> str:
    if form == "**":
        return f"**{heading}**"
    if form == "【】":
        return f"【{heading}】"
    return (
        form.format(han=HAN[ordinal], n=ordinal, roman=chr(0x215F + ordinal), circled=chr(0x245F + ordinal)) + heading
    )


def _renumbered(line: str, first: str, form: str) -> str:
    """Give an item the document's second numbering, unless the first looks the same."""
    heading = match_heading(line)
    if not heading or heading.system == "标记" or form == first:
        return line
    rest = f"{heading.title}。{heading.rest}" if heading.title and heading.rest else heading.title or heading.rest
    return _numbered(form, heading.ordinal, rest)


def _spread(made: Made) -> Made:
    lines = [line for one in made.lines for line in (one, "")]
    return Made(lines, {2 * n - 1 for n in made.articles}, {2 * n - 1 for n in made.sections}, made.traits)


if __name__ == "__main__":
    main()
