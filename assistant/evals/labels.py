"""A finished draft judged by what the generator knows: plain string search, apart from `review` and from `drafting`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.evals.generator import Known
from assistant.records import PLANS, PROBLEMS, Amount, Draft, Fact

MOST_ALIKE, HALF = 0.7, 0.5
COPIED = 13

_DATE = re.compile(r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?(?:至(?:\d{1,2}月)?(?:\d{1,2}日)?)?|20\d\d年")
_FIGURE = re.compile(
    r"(?P<before>近|约|超过|不足)?(?P<low>\d+(?:\.\d+)?)(?:[—\-至到](?P<high>\d+(?:\.\d+)?))?(?P<after>余|多)?"
    r"(?P<unit>个百分点|万人次|人次|万元|元|家|册|场|人|名|位|户|篇|条|个|份|件|批|期|项|支|次|处|对|种|%)(?P<last>以上|左右)?"
)
_CHINESE = re.compile(r"[一二两三四五六七八九十百千]{1,4}(?:余|多)?(?:家|场|人|名|户|条|个|份|件|期|项|支|次|百人次)")
_UP, _DOWN = ("增加", "增长", "提高", "上升"), ("减少", "下降", "降低")
_NEW = re.compile(r"新增|新建|新发展|年内|今年|全年")
_ALL = re.compile(r"总数|累计|现有|共有|截至|达到|已有|为")
_MARKUP = re.compile(
    r"\*\*|`|^\s*#|^\s*[-|>]|<\w+>|作为.{0,4}AI|人工智能助手|以下是|希望以上|仅供参考|抱歉|对不起|I'm sorry", re.M
)
_CLAIM = re.compile(
    r"肯定|好评|前列|全市推广|赞誉|通报表扬|第一|率先|全覆盖|零事故|零投诉|超额|全部解决|满意度|历史新高|应建尽建|大幅|显著|"
    r"有效促进|获得感|蝉联|先进行列|稳步提升"
)
_DENIAL = re.compile(r"[未没](?:开展|举办|召开|签订|发放|新建|组织|建成)|没有")


@dataclass(frozen=True)
class Fault:
    """Something a draft says that its labels do not bear out, or does not say."""

    kind: str
    text: str
    sentence: str


@dataclass(frozen=True)
class _Own:
    """A figure of a fact: which, in what role, and whether it tells a rise (1) or a fall (-1)."""

    fact: Fact
    role: str
    approx: str
    direction: int = 0


def judge(draft: Draft, known: Known, good: str, brought: Iterable[str] = ()) -> list[Fault]:
    """Judge a draft of a generated sheet.

    `good` is the text realized without a model, `brought` what a model was seen to bring in from elsewhere.
    """
    return list(_Judge(draft, known, good).faults(brought))


class _Judge:
    """What one draft is held against."""

    def __init__(self, draft: Draft, known: Known, good: str) -> None:
        self._draft, self._known, self._good = draft, known, good
        self._facts = {fact.id: fact for fact in known.sheet.facts}
        self._figures = _figures_of(known.sheet.facts)
        self._told = _told(known)
        self._sentences = [
            sentence
            for section in draft.sections
            if section.heading and not {PROBLEMS, PLANS} & set(section.themes)
            for line in section.text.split("\n")
            for sentence in _split(line)
        ]

    def faults(self, brought: Iterable[str]) -> Iterator[Fault]:
        """Go through everything that labels can tell."""
        for sentence in self._sentences:
            yield from self._of_figures(sentence)
            yield from self._of_claims(sentence)
            yield from self._of_bindings(sentence)
        yield from self._missing()
        yield from self._repeated()
        yield from self._form()
        body, good = _letters("".join(self._sentences)), _letters(self._good)
        for words in sorted({_letters(words) for words in brought}):
            runs = [words[place : place + COPIED] for place in range(max(1, len(words) - COPIED + 1))]
            if run := next((run for run in runs if len(run) > 1 and run in body and run not in good), ""):
                yield Fault("带入", run, words)

    def _of_figures(self, sentence: str) -> Iterator[Fault]:
        plain = _DATE.sub(lambda match: "＿" * len(match[0]), sentence)
        for match in _FIGURE.finditer(plain):
            owners = [own for own in self._figures.get(_key(match), []) if own.role != "text"]
            if self._in_told_words(sentence, match):
                continue
            if not owners:
                yield Fault("无据数字", match[0], sentence)
                continue
            governing = self._governing(plain, match)
            mine = [own for own in owners if own.fact.id in governing]
            if not mine:
                yield Fault("数字与事项不符", match[0], sentence)
            elif faults := [_misused(plain, match, own) for own in mine]:
                if all(faults):
                    yield Fault(faults[0], match[0], sentence)
        for match in _CHINESE.finditer(plain):
            if match[0] not in self._told and match[0] not in self._good:
                yield Fault("无据数字", match[0], sentence)

    def _in_told_words(self, sentence: str, match: re.Match[str]) -> bool:
        """Whether the figure stands in the sheet's own words, with the letters beside it, or at their start."""
        before = re.split(
            "[，。、；：（）%]|同时|此外|另外", sentence[max(0, match.start("low") - 2) : match.start("low")]
        )[-1]
        behind = re.split("[，。、；：（）]", sentence[match.end("unit") : match.end("unit") + 1])[0]
        figure = sentence[match.start("low") : match.end("unit")]
        begins = [f"\n{before[place:]}{figure}{behind}" in f"\n{self._told}" for place in range(len(before))]
        return bool(before or behind) and (before + figure + behind in self._told or any(begins))

    def _governing(self, sentence: str, match: re.Match[str]) -> set[str]:
        """Return the facts whose words the figure goes with: those right behind it, else the nearest before."""
        found = _occurrences(self._known.words, sentence)
        behind = {
            fact_id
            for start, _, fact_id in found
            if sentence[match.end() : start] in ("", "的") and start >= match.end()
        }
        if behind:
            return behind
        before = _outside_brackets(sentence, match.start())
        nearest = [(start, end, fact_id) for start, end, fact_id in found if end <= match.start() and before[start]]
        if not nearest:
            return set()
        last = max(end for _, end, _ in nearest)
        return {fact_id for _, end, fact_id in nearest if end == last}

    def _of_claims(self, sentence: str) -> Iterator[Fault]:
        for match in (*_CLAIM.finditer(sentence), *_DENIAL.finditer(sentence)):
            if match[0] not in self._told and match[0] not in self._good:
                yield Fault("无据评价", match[0], sentence)

    def _of_bindings(self, sentence: str) -> Iterator[Fault]:
        """Find dates, places and persons told with a fact that is not theirs, and facts told without state or actor."""
        here = {fact_id for _, _, fact_id in _occurrences(self._known.words, sentence)}
        here |= {fact.id for fact in self._facts.values() if fact.text and fact.text in sentence}
        facts = [self._facts[fact_id] for fact_id in here]
        for match in _DATE.finditer(sentence):
            if not any(match[0] == _date_words(fact.date) or match[0] in _all_words(fact) for fact in facts):
                yield Fault("日期与事项不符", match[0], sentence)
        for place in {fact.place for fact in self._facts.values() if fact.place}:
            if f"在{place}" in sentence and not any(fact.place == place for fact in facts):
                yield Fault("地点与事项不符", place, sentence)
        for person in self._known.sheet.people:
            if person.name in sentence and not any(person.name in fact.text for fact in facts):
                yield Fault("人名与事项不符", person.name, sentence)
        for fact in facts:
            if self._is_told_by(sentence, fact):
                yield from _half_told(sentence, fact)

    def _is_told_by(self, sentence: str, fact: Fact) -> bool:
        return fact.value is not None and any(
            fact.id in self._governing(sentence, match) and _is_amount(match, fact.value, fact.unit)
            for match in _FIGURE.finditer(sentence)
        )

    def _missing(self) -> Iterator[Fault]:
        for fact in self._known.sheet.facts:
            if fact.must and not any(self._tells(sentence, fact) for sentence in self._sentences):
                if not self._tells(self._draft.sections[0].text, fact):
                    yield Fault("漏写", fact.label or fact.text, fact.id)
            elif fact.text and MOST_ALIKE <= self._likest(fact) < 1:
                yield Fault("说法走样", fact.text, fact.id)
        whole = _letters(self._draft.text)
        for fact in (*self._known.sheet.problems, *self._known.sheet.plans):
            if _letters(fact.text) not in whole:
                yield Fault("漏写", fact.text, fact.id)

    def _likest(self, fact: Fact) -> float:
        return max((_alike(fact.text, sentence) for sentence in self._sentences), default=0.0)

    def _tells(self, sentence: str, fact: Fact) -> bool:
        if fact.text:
            return _alike(fact.text, sentence) >= MOST_ALIKE
        if not all(word in sentence for word in self._known.words[fact.id]):
            return False
        amounts = [amount for amount in (fact.value, fact.total) if amount]
        matches = list(_FIGURE.finditer(sentence))
        return all(any(_is_amount(match, amount, fact.unit) for match in matches) for amount in amounts)

    def _repeated(self) -> Iterator[Fault]:
        counts = Counter(sentence for sentence in self._sentences if len(sentence) > 12)
        for sentence, count in counts.items():
            if count > 1:
                yield Fault("重复", sentence, sentence)
        for sentence in self._sentences:
            clauses = Counter(clause for clause in re.split("[，。；]", sentence) if len(clause) > 4)
            for clause, count in clauses.items():
                if count > 1 and self._good.count(clause) < count:
                    yield Fault("重复", clause, sentence)

    def _form(self) -> Iterator[Fault]:
        for match in _MARKUP.finditer(self._draft.text):
            if match[0] not in self._good:
                yield Fault("标记", match[0], match[0])
        for section in self._draft.sections:
            for line in section.text.split("\n"):
                if line and line[-1] not in "。；：！？”" and not re.match("（[一二三四五六七八九十]+）", line):
                    yield Fault("半句", line[-12:], line)


def _figures_of(facts: Sequence[Fact]) -> dict[tuple[str, str], list[_Own]]:
    """Compute every figure that may stand in a draft, by its digits and unit."""
    found: dict[tuple[str, str], list[_Own]] = {}
    by_id = {fact.id: fact for fact in facts}
    for fact in facts:
        for amount, own in _roles(fact, by_id):
            found.setdefault(amount, []).append(own)
    return found


def _roles(fact: Fact, by_id: dict[str, Fact]) -> Iterator[tuple[tuple[str, str], _Own]]:
    unit = _plain_unit(fact.unit)
    for role, amount in (("value", fact.value), ("total", fact.total), ("last", fact.last), ("target", fact.target)):
        if amount:
            approx = fact.approx if role == "value" else ""
            yield (_digits(amount), unit), _Own(fact, role, approx)
    value, last, target = (_exact(amount) for amount in (fact.value, fact.last, fact.target))
    if value is not None and last is not None and value != last:
        direction = 1 if value > last else -1
        change = "个百分点" if unit == "%" else unit
        yield (_shown(abs(value - last)), change), _Own(fact, "change", "", direction)
        if last and unit != "%":
            yield (_shown(abs(_percent(value - last, last))), "%"), _Own(fact, "change", "", direction)
    if value is not None and target:
        yield (_shown(_percent(value, target)), "%"), _Own(fact, "completion", "")
    whole = by_id.get(fact.part_of or "")
    part, base = _exact(fact.value or fact.total), _exact(whole.value or whole.total) if whole else None
    if part is not None and base:
        yield (_shown(_percent(part, base)), "%"), _Own(fact, "share", "")


def _misused(sentence: str, match: re.Match[str], own: _Own) -> str:
    """Return what is wrong with the way a figure of this role is told; `''` where nothing is."""
    clause = re.split("[，。；：（]", sentence[: match.start()])[-1]
    approx = (match["before"] or "") + (match["after"] or "") + (match["last"] or "")
    if approx != own.approx:
        return "概数不符"
    if own.role == "change":
        words = _UP if own.direction > 0 else _DOWN
        return "" if clause.endswith(words) else "增减不符"
    if own.role == "last":
        return "" if "上年" in clause else "上年数误用"
    if own.role == "target":
        return "" if "目标" in sentence[max(0, match.start() - 12) : match.end() + 2] else "目标数误用"
    if own.role == "total":
        label_is_new = _NEW.search(own.fact.label) and own.fact.value is None
        return "存量作新增" if _NEW.search(clause) and not _ALL.search(clause) and not label_is_new else ""
    if own.role == "value" and own.fact.unit != "%" and re.search("(总数|累计)(达到|为)?$|现有", clause):
        return "新增作存量"
    return ""


def _half_told(sentence: str, fact: Fact) -> Iterator[Fault]:
    for words in (fact.how, fact.result):
        if words and HALF < _alike(words, sentence) < 1:
            yield Fault("做法成效走样", words, sentence)
    if fact.state and fact.state not in sentence:
        yield Fault("状态不符", fact.state, sentence)
    body = re.sub("^(配合|会同|委托|联合|依托|与)", "", fact.by)
    if body and body not in sentence:
        yield Fault("漏了由谁做", body, sentence)


def _occurrences(words: Mapping[str, tuple[str, ...]], sentence: str) -> list[tuple[int, int, str]]:
    """Find each fact's words in a sentence; words that stand within longer ones of another fact do not count."""
    found: list[tuple[int, int, str]] = []
    for fact_id, pieces in words.items():
        for form in {"".join(pieces), "".join(reversed(pieces)), "的".join(pieces)}:
            found += [(match.start(), match.end(), fact_id) for match in re.finditer(re.escape(form), sentence)]
        if len(pieces) == 2:  # 覆盖企业12家、职工300人
            beside = rf"{re.escape(pieces[0])}[^，。；]*、(?={re.escape(pieces[1])})"
            ends = [match.end() for match in re.finditer(beside, sentence)]
            found += [(end, end + len(pieces[1]), fact_id) for end in ends]
    return [
        one
        for one in found
        if not any(other[0] <= one[0] and one[1] <= other[1] and _length(other) > _length(one) for other in found)
    ]


def _length(occurrence: tuple[int, int, str]) -> int:
    return occurrence[1] - occurrence[0]


def _outside_brackets(sentence: str, place: int) -> list[bool]:
    """Say of each position whether it governs a figure at `place`: what stands in a closed bracket does not."""
    closed = [match.span() for match in re.finditer("（[^（）]*）", sentence) if match.end() <= place]
    return [not any(start <= spot < end for start, end in closed) for spot in range(len(sentence) + 1)]


def _told(known: Known) -> str:
    return "\n".join(_all_words(fact) for fact in known.sheet.all_facts)


def _all_words(fact: Fact) -> str:
    return "\n".join((fact.label, fact.text, fact.how, fact.result, fact.state, fact.by, *fact.items))


def _key(match: re.Match[str]) -> tuple[str, str]:
    digits = f"{match['low']}-{match['high']}" if match["high"] else match["low"]
    return digits, _plain_unit(match["unit"])


def _is_amount(match: re.Match[str], amount: Amount, unit: str) -> bool:
    return _key(match) == (_digits(amount), _plain_unit(unit))


def _plain_unit(unit: str) -> str:
    return "人" if unit in ("名", "位") else unit


def _digits(amount: Amount) -> str:
    return f"{_shown(amount.low)}-{_shown(amount.high)}" if amount.is_range else _shown(amount.low)


def _exact(amount: Amount | None) -> Decimal | None:
    return amount.low if amount and not amount.is_range else None


def _percent(part: Decimal, base: Decimal) -> Decimal:
    return (part * 100 / base).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _shown(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date_words(date: str) -> str:
    match = re.fullmatch(r"20\d\d-(\d\d)(?:-(\d\d))?", date)
    if not match:
        return date
    return f"{int(match[1])}月" + (f"{int(match[2])}日" if match[2] else "")


def _split(line: str) -> list[str]:
    return [sentence for sentence in re.findall("[^。；！？]+[。；！？]?", line) if sentence.strip()]


def _letters(text: str) -> str:
    return re.sub(r"[^\w%]", "", text)


def _alike(text: str, sentence: str) -> float:
    letters, other = _letters(text), _letters(sentence)
    pairs = [letters[place : place + 2] for place in range(len(letters) - 1)]
    return sum(pair in other for pair in pairs) / len(pairs)
