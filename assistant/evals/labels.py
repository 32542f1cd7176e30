"""A finished draft judged by what the generator knows: plain string search, apart from `review` and from `drafting`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.evals.allowed_figures import FIGURE, allowed_figures, is_amount, key_of, misused
from assistant.evals.generator import Known
from assistant.evals.occurrences import WHOEVER, facts_beside, occurrences
from assistant.records import PLANS, PROBLEMS, Draft, Fact

MOST_ALIKE, HALF = 0.7, 0.5  # shares of the pairs of letters of a fact's words that a sentence has
COPIED = 13  # letters in a row

_DATE = re.compile(r"(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?(?:至(?:\d{1,2}月)?(?:\d{1,2}日)?)?|20\d\d年")
_CHINESE = re.compile(r"[一二两三四五六七八九十百千]{1,4}(?:余|多)?(?:家|场|人|名|户|条|个|份|件|期|项|支|次|百人次)")
_MARKUP = re.compile(
    r"\*\*|`|^\s*#|^\s*[-|>]|<\w+>|作为.{0,4}AI|人工智能助手|以下是|希望以上|仅供参考|抱歉|对不起|I'm sorry", re.M
)
_CLAIM = re.compile(
    r"肯定|好评|前列|全市推广|赞誉|通报表扬|第一|率先|全覆盖|零事故|零投诉|超额|全部解决|满意度|历史新高|应建尽建|大幅|显著|"
    r"有效促进|获得感|蝉联|先进行列|稳步提升"
)
_BARE_CHANGE = re.compile(r"(?:^|[，、（]|\d[一-鿿]{1,2}[，、])(?:增加|减少|提高|下降)\d+(?:\.\d+)?(?!%)[一-鿿]{1,4}")
_DENIAL = re.compile(r"[未没](?:开展|举办|召开|签订|发放|新建|组织|建成)|没有")


@dataclass(frozen=True)
class Fault:
    """Something a draft says that its labels do not bear out, or does not say."""

    kind: str
    text: str
    sentence: str


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
        self._figures = allowed_figures(known.sheet.facts)
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
        yield from self._uncompared()
        yield from self._form()
        yield from self._brought_in(brought)

    def _of_figures(self, sentence: str) -> Iterator[Fault]:
        plain = _DATE.sub(lambda match: "＿" * len(match[0]), sentence)
        for match in FIGURE.finditer(plain):
            owners = self._figures.get(key_of(match), [])
            if self._in_told_words(sentence, match):
                continue
            if not owners:
                yield Fault("无据数字", match[0], sentence)
                continue
            governing = facts_beside(self._known.words, plain, match)
            mine = [own for own in owners if own.fact.id in governing]
            if not mine:
                yield Fault("数字与事项不符", match[0], sentence)
            elif all(faults := [misused(plain, match, own) for own in mine]):
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

    def _of_claims(self, sentence: str) -> Iterator[Fault]:
        for match in (*_CLAIM.finditer(sentence), *_DENIAL.finditer(sentence)):
            if match[0] not in self._told and match[0] not in self._good:
                yield Fault("无据评价", match[0], sentence)

    def _of_bindings(self, sentence: str) -> Iterator[Fault]:
        """Find dates, places and persons told with a fact that is not theirs, and facts told without state or actor."""
        here = {fact_id for _, _, fact_id in occurrences(self._known.words, sentence)}
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
            fact.id in facts_beside(self._known.words, sentence, match) and is_amount(match, fact.value, fact.unit)
            for match in FIGURE.finditer(sentence)
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
        if not all(word in sentence for word in self._known.words[fact.id] if word != WHOEVER):
            return False
        amounts = [amount for amount in (fact.value, fact.total) if amount]
        matches = list(FIGURE.finditer(sentence))
        return all(any(is_amount(match, amount, fact.unit) for match in matches) for amount in amounts)

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

    def _uncompared(self) -> Iterator[Fault]:
        """Find changes that are told without what they are compared with."""
        for sentence in self._sentences:
            if bare := _BARE_CHANGE.search(sentence):
                if bare[0] not in self._good:
                    yield Fault("漏比较", bare[0], sentence)

    def _brought_in(self, brought: Iterable[str]) -> Iterator[Fault]:
        """Find what came from elsewhere: a run of it, or all of what is shorter, that the good draft does not have."""
        body, good = _letters("".join(self._sentences)), _letters(self._good)
        for words in sorted({_letters(words) for words in brought}):
            runs = [words[place : place + COPIED] for place in range(max(1, len(words) - COPIED + 1))]
            if run := next((run for run in runs if len(run) > 1 and run in body and run not in good), ""):
                yield Fault("带入", run, words)

    def _form(self) -> Iterator[Fault]:
        for match in _MARKUP.finditer(self._draft.text):
            if match[0] not in self._good:
                yield Fault("标记", match[0], match[0])
        for section in self._draft.sections:
            for line in section.text.split("\n"):
                if line and line[-1] not in "。；：！？”" and not re.match("（[一二三四五六七八九十]+）", line):
                    yield Fault("半句", line[-12:], line)


def _half_told(sentence: str, fact: Fact) -> Iterator[Fault]:
    for words in (fact.how, fact.result):
        if words and HALF < _alike(words, sentence) < 1:
            yield Fault("做法成效走样", words, sentence)
    if fact.state and fact.state not in sentence:
        yield Fault("状态不符", fact.state, sentence)
    body = re.sub("^(配合|会同|委托|联合|依托|与)", "", fact.by)
    if body and body not in sentence:
        yield Fault("漏了由谁做", body, sentence)


def _told(known: Known) -> str:
    return "\n".join(_all_words(fact) for fact in known.sheet.all_facts)


def _all_words(fact: Fact) -> str:
    return "\n".join((fact.label, fact.text, fact.how, fact.result, fact.state, fact.by, *fact.items))


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
