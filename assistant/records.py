"""The values that pass from room to room: facts in, exemplars beside them, a draft and its findings out."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

THEMES = (
    "思想引领",
    "组织建设",
    "新就业形态",
    "维权协商",
    "民主管理",
    "帮扶救助",
    "普惠服务",
    "建功立业",
    "文体活动",
    "安全生产",
    "女职工工作",
    "经费经审",
    "自身建设",
    "荣誉表彰",
    "其他",
)
PROBLEMS, PLANS = "存在不足", "工作计划"
ARTICLE_THEMES = (*THEMES, PROBLEMS, PLANS)
THEME_ALIASES = {
    "宣传教育": "思想引领",
    "维权服务": "维权协商",
    "素质提升": "建功立业",
    "经费财务": "经费经审",
}

# ---------------------------------------------------------------- facts


@dataclass(frozen=True)
class Amount:
    """A figure of a sheet, in the sheet's own unit: `low == high` unless it is a range."""

    low: Decimal
    high: Decimal

    @property
    def is_range(self) -> bool:
        """Whether two ends were given."""
        return self.low != self.high


Measure = Literal["value", "total", "last", "target"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
"""The figures that a fact may have, by the sheet's own keys."""


@dataclass(frozen=True)
class Fact:
    """One row of a sheet: a measured fact (`label`) or a told one (`text`); problems and plans too.

    `part_of` and `goes_with` hold the id of another fact (the sheet's `of` and `with`, `↑` resolved).
    """

    id: str
    theme: str
    label: str = ""
    text: str = ""
    value: Amount | None = None
    total: Amount | None = None
    last: Amount | None = None
    target: Amount | None = None
    unit: str = ""
    approx: str = ""
    part_of: str | None = None
    goes_with: str | None = None
    date: str = ""
    until: str = ""
    place: str = ""
    by: str = ""
    how: str = ""
    result: str = ""
    state: str = ""
    items: tuple[str, ...] = ()
    source: str = ""
    highlight: bool = False
    must: bool = True

    @property
    def amounts(self) -> dict[Measure, Amount]:
        """The figures that it has."""
        found: dict[Measure, Amount | None] = {measure: getattr(self, measure) for measure in MEASURES}
        return {measure: amount for measure, amount in found.items() if amount}


@dataclass(frozen=True)
class Person:
    """A person the sheet names."""

    name: str
    title: str = ""


@dataclass(frozen=True)
class FactSheet:
    """A town's facts for one period."""

    unit: str
    town: str
    year: int
    period: str
    facts: tuple[Fact, ...]
    problems: tuple[Fact, ...] = ()
    plans: tuple[Fact, ...] = ()
    superior: str = ""
    led_by: str = ""
    until: str = ""
    guidance: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    length: int | None = None
    headings: tuple[str, ...] = ()

    def __hash__(self) -> int:
        # what is worked out of a sheet is kept by the sheet: hashing all its facts each time costs more than some of it
        return hash((self.unit, self.year, self.period, len(self.facts)))

    @property
    def all_facts(self) -> tuple[Fact, ...]:
        """Facts, problems and plans, in the sheet's order; what coverage counts."""
        return (*self.facts, *self.problems, *self.plans)


DerivedKind = Literal["increase", "growth", "points", "share", "completion", "sum", "average", "rest"]


@dataclass(frozen=True)
class Derived:
    """A figure that code computed from facts; `unit` is 百分点 for the change of a rate."""

    id: str
    kind: DerivedKind
    fact_ids: tuple[str, ...]
    formula: str
    value: Decimal
    unit: str


# ---------------------------------------------------------------- corpus


@dataclass(frozen=True)
class Section:
    """A part of an article under a heading; `text` holds everything below it, lines count from 1."""

    level: int
    number: str
    heading: str
    masked_heading: str
    themes: tuple[str, ...]
    first_line: int
    last_line: int
    text: str
    masked: str
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Article:
    """One summary found in a source."""

    index: int
    title: str
    unit: str | None
    year: str | None
    period: str | None
    first_line: int
    last_line: int
    complete: bool
    lead: str
    tail: str
    masked_lead: str
    masked_tail: str
    sections: tuple[Section, ...]
    duplicate_of: int | None = None
    similar_to: int | None = None
    similarity: float = 0.0


@dataclass(frozen=True)
class Dropped:
    """Lines of a source that belong to no article, and why."""

    first_line: int
    last_line: int
    reason: str


@dataclass(frozen=True)
class Inspection:
    """What a file was found to hold; `unread` says what of it could not be read, and what to do about it."""

    source: str
    encoding: str
    articles: tuple[Article, ...]
    dropped: tuple[Dropped, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exemplar:
    """A section of a past summary, as retrieval returns it; `group` is shared by copies of one text.

    `score` is the fused score, higher is nearer.
    """

    id: str
    source: str
    title: str
    unit: str
    year: str
    period: str
    group: str
    heading: str
    masked_heading: str
    themes: tuple[str, ...]
    text: str
    masked: str
    score: float = 0.0


# ---------------------------------------------------------------- draft


@dataclass(frozen=True)
class OutlineSection:
    """A section to be written: its facts by id, in the order in which they are told."""

    heading: str
    themes: tuple[str, ...]
    fact_ids: tuple[str, ...]
    length: int


@dataclass(frozen=True)
class Outline:
    """What a draft will hold: title and headed sections, 存在不足 and 下一步计划 among them."""

    title: str
    sections: tuple[OutlineSection, ...]


Origin = Literal["model", "fallback", "offline", "person"]


@dataclass(frozen=True)
class Sentence:
    """One sentence of a draft, with the facts it states."""

    text: str
    fact_ids: tuple[str, ...]
    origin: Origin
    starts_paragraph: bool = False


@dataclass(frozen=True)
class DraftSection:
    """A drafted section; the 引言 is the one without a heading."""

    heading: str
    themes: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    exemplars: tuple[Exemplar, ...] = ()

    @property
    def text(self) -> str:
        """The section's paragraphs, one a line, without the heading."""
        parts: list[str] = []
        for sentence in self.sentences:
            if parts and sentence.starts_paragraph:
                parts.append("\n")
            parts.append(sentence.text)
        return "".join(parts)


@dataclass(frozen=True)
class Usage:
    """What a draft cost."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.calls + other.calls,
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
        )


@dataclass(frozen=True)
class Draft:
    """A whole summary: title, sections, 落款."""

    unit: str
    year: int
    title: str
    sections: tuple[DraftSection, ...]
    signature: tuple[str, ...]
    model: str = "offline"
    prompts: tuple[tuple[str, str], ...] = ()
    derived: tuple[Derived, ...] = ()
    notices: tuple[str, ...] = ()
    usage: Usage = Usage()
    seconds: float = 0.0

    @property
    def text(self) -> str:
        """The whole text, a paragraph a line: title, headings and paragraphs, 落款."""
        lines = [self.title]
        for section in self.sections:
            lines += [section.heading] if section.heading else []
            lines += [section.text] if section.sentences else []
        return "\n".join([*lines, *self.signature])


# ---------------------------------------------------------------- review

Severity = Literal["error", "warning", "info"]
NumberStatus = Literal[
    "supported", "derived", "unsupported", "wrong_unit", "wrong_attribute", "date", "fixed_term", "ordinal"
]


@dataclass(frozen=True)
class NumberVerdict:
    """A number expression of a text and what was made of it; `start` and `end` are offsets in the line."""

    text: str
    value: str
    unit: str
    line: int
    start: int
    end: int
    fact_ids: tuple[str, ...]
    formula: str | None
    status: NumberStatus


@dataclass(frozen=True)
class Finding:
    """Something to object to in a text."""

    kind: str
    severity: Severity
    line: int
    start: int
    end: int
    text: str
    message: str
    suggestion: str | None = None


@dataclass(frozen=True)
class Report:
    """What a review found; `facts` pairs each fact's id with used or missing."""

    numbers: tuple[NumberVerdict, ...]
    facts: tuple[tuple[str, Literal["used", "missing"]], ...]
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether no finding is an error."""
        return all(finding.severity != "error" for finding in self.findings)
