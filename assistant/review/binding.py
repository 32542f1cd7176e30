"""Known persons, places, festivals with the wrong event: whoever is named has to be named by the fact that is told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.facts.claims import told_words
from assistant.facts.days import read_days
from assistant.records import Fact, FactSheet, Finding
from assistant.review.expression import Expressions, sheet_words, spelled_share
from assistant.review.grounding import Judged
from assistant.review.reading import Told
from assistant.review.states import is_near
from assistant.review.told_facts import facts_told
from assistant.text.words import unquoted

_FESTIVALS = """
元旦 春节 元宵 清明 端午 中秋 国庆 重阳 腊八 “五一” 五一国际劳动节 劳动节 “三八” 三八节 妇女节 “六一” 儿童节
“七一” “八一” 建军节 教师节 护士节 记者节 环卫工人节 “十一” 除夕 小年
""".split()
_SAME = {
    "五一国际劳动节": "“五一”",
    "劳动节": "“五一”",
    "三八节": "“三八”",
    "妇女节": "“三八”",
    "儿童节": "“六一”",
    "建军节": "“八一”",
    "“十一”": "国庆",
}
_DAYS = {
    "元旦": ((1, 1),),
    "“三八”": ((3, 8),),
    "“五一”": ((5, 1),),
    "五一国际劳动节": ((5, 1),),
    "劳动节": ((5, 1),),
    "“六一”": ((6, 1),),
    "“七一”": ((7, 1),),
    "“八一”": ((8, 1),),
    "教师节": ((9, 10),),
    "国庆": ((10, 1),),
}
_CLEAR, _ABOUT, _BETTER, _SHORTEST = 0.75, 0.4, 0.2, 5
_QUOTE = re.compile("“(?P<name>[^”]{2,12})”")
_MARKS = re.compile(r"[，；。：]")


def check_binding(judged: Sequence[Judged], expressions: Expressions) -> list[Finding]:
    """Object to a name, place or festival that stands with an event of which the sheet does not tell it."""
    holders = _holders(expressions.sheet)
    findings: list[Finding] = []
    for one in judged:
        if one.told.role == "body":
            findings += _quoted(one, expressions)
            findings += [*_misplaced(one, holders, expressions), *_festivals(one, expressions)]
            findings += _other_person(one, expressions)
    return findings


@dataclass(frozen=True)
class _Holder:
    """A name of the sheet, what it is, and the facts that tell it."""

    name: str
    what: str
    facts: tuple[Fact, ...]


@lru_cache(maxsize=8)
def _holders(sheet: FactSheet) -> tuple[_Holder, ...]:
    """Work out who and where a sheet speaks of; that of the last few sheets is kept."""
    names = {person.name: "人名" for person in sheet.people}
    for fact in sheet.facts:
        for place in re.split(r"[、和，]", fact.place):
            if len(place) >= 3:
                names.setdefault(place, "地点")
    return tuple(_Holder(name, what, tuple(_tellers(name, sheet))) for name, what in names.items())


def _tellers(name: str, sheet: FactSheet) -> Iterator[Fact]:
    """Give the facts that tell a name, and those that belong to them or they belong to."""
    direct = [fact for fact in sheet.all_facts if name in told_words(fact)]
    ids = {fact.id for fact in direct} | {
        parent for fact in direct for parent in (fact.part_of, fact.goes_with) if parent
    }
    for fact in sheet.all_facts:
        if fact.id in ids or fact.part_of in ids or fact.goes_with in ids:
            yield fact


def _misplaced(one: Judged, holders: Sequence[_Holder], expressions: Expressions) -> Iterator[Finding]:
    told = one.told
    for holder in holders:
        start = told.text.find(holder.name)
        if start < 0 or _inside_longer(holder, holders, told.text, start):
            continue
        if holder.what == "人名" and (title := _title_of_another(holder, told.text, start, expressions.sheet)):
            yield _wrong_title(told, start, holder, title)
        elif other := _other_of(holder, one, start, holders, expressions):
            yield _finding(told, start, holder, other)


def _other_of(
    holder: _Holder, one: Judged, start: int, holders: Sequence[_Holder], expressions: Expressions
) -> Fact | None:
    """Find the event that a name stands with though it belongs to another."""
    told = one.told
    stretch = _stretch(told.text, start, holder, holders)
    other = _other_event(holder, stretch, told, expressions)
    if other is not None:
        return other
    near = f"{told.context[-60:]}{told.text}"
    if not holder.facts or any(
        fact.id in one.fact_ids or expressions.around(fact, near) >= _ABOUT for fact in holder.facts
    ):
        return None
    if holder.what == "地点" and told.text[start - 1 : start] in ("在", "于", "到"):
        return next((fact for fact in expressions.sheet.facts if fact.id in one.fact_ids), None)
    return None


def _other_person(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find somebody else told to have done what a fact tells of a person whom the paragraph does not name."""
    told = one.told
    doers = _doers(expressions.sheet)
    for person in expressions.sheet.people:
        start = told.text.find(person.name)
        did = _MARKS.split(told.text[start + len(person.name) :])[0] if start >= 0 else ""
        alike = [(name, fact) for name, deed, fact in doers if did and spelled_share(deed, did) >= _CLEAR]
        if not alike or any(name in told.text for name, _ in alike):
            continue
        if fact := next((fact for _, fact in alike if is_near(fact, one, expressions)), None):
            name = next(name for name, other in alike if other is fact)
            message = f"事实表里“{fact.label or fact.text}”说的是{name}，这里写成“{person.name}”。请核对人名。"
            yield told.error("wrong_binding", start, person.name, message, name)


@lru_cache(maxsize=8)
def _doers(sheet: FactSheet) -> tuple[tuple[str, str, Fact], ...]:
    """Give who did what by a sheet's facts: 骆远志, 获第一; that of the last few sheets is kept."""
    found: list[tuple[str, str, Fact]] = []
    for fact in sheet.facts:
        for clause in _MARKS.split("，".join((fact.text, fact.how, fact.result))):
            for person in sheet.people:
                deed = clause.partition(person.name)[2]
                if len(deed) > 1:
                    found.append((person.name, deed, fact))
    return tuple(found)


def _title_of_another(holder: _Holder, text: str, start: int, sheet: FactSheet) -> str:
    own = [person.title for person in sheet.people if person.name == holder.name]
    for person in sheet.people:
        if person.name != holder.name and len(person.title) >= 2 and text[:start].endswith(person.title):
            if not any(title.endswith(person.title) or person.title.endswith(title or "-") for title in own):
                return person.title
    return ""


def _wrong_title(told: Told, start: int, holder: _Holder, title: str) -> Finding:
    message = f"事实表里“{title}”不是{holder.name}。请核对人名和身份。"
    first = told.start + start
    end = first + len(holder.name)
    return Finding("wrong_binding", "error", told.line, first, end, holder.name, message)


def _inside_longer(holder: _Holder, holders: Sequence[_Holder], text: str, start: int) -> bool:
    end = start + len(holder.name)
    return any(
        other is not holder and holder.name in other.name and text[max(0, start - 8) : end + 8].find(other.name) >= 0
        for other in holders
    )


def _stretch(text: str, start: int, holder: _Holder, holders: Sequence[_Holder]) -> str:
    """Give the clause of a name and the one behind it, not past another name of the same sort."""
    first = max((match.end() for match in _MARKS.finditer(text, 0, start)), default=0)
    ends = [match.start() for match in _MARKS.finditer(text, start)]
    end = ends[1] if len(ends) > 1 else len(text)
    for other in holders:
        place = text.find(other.name, start + len(holder.name))
        if other is not holder and other.what == holder.what and place >= 0:
            end = min(end, place)
    return text[first:end]


def _other_event(holder: _Holder, stretch: str, told: Told, expressions: Expressions) -> Fact | None:
    """Find the fact of somebody or somewhere else that the words tell better than any of the name's own."""
    bare = _bare(stretch, holder, expressions.sheet)
    if len(bare) < _SHORTEST:
        return None
    own = max((_telling(fact, bare, holder, expressions) for fact in holder.facts), default=0.0)
    best: tuple[float, Fact] | None = None
    for fact in expressions.sheet.facts:
        if fact in holder.facts or not _names_another(fact, holder, told, stretch, expressions.sheet):
            continue
        share = _telling(fact, bare, holder, expressions)
        if share >= max(_CLEAR, own + _BETTER) and (best is None or share > best[0]):
            best = (share, fact)
    return best[1] if best else None


def _bare(text: str, holder: _Holder, sheet: FactSheet) -> str:
    """Leave out names of the same sort, so that only what is told of them is compared."""
    names = [person.name for person in sheet.people] if holder.what == "人名" else [fact.place for fact in sheet.facts]
    for name in sorted(filter(None, (*names, holder.name)), key=len, reverse=True):
        text = text.replace(name, "")
    return text


def _telling(fact: Fact, bare: str, holder: _Holder, expressions: Expressions) -> float:
    """Weigh how far a stretch tells a fact: how much of a part of the fact, or of the stretch, is common."""
    parts = (fact.label, fact.text, fact.how, fact.result)
    best = spelled_share(bare, " ".join((*parts, fact.date)))
    for part in parts:
        words = _bare(part, holder, expressions.sheet) if len(part) >= 4 else ""
        best = max(best, expressions.share(words, bare), spelled_share(words, bare) if len(words) >= 6 else 0.0)
    return best


def _names_another(fact: Fact, holder: _Holder, told: Told, stretch: str, sheet: FactSheet) -> bool:
    """Whether a fact tells of another person, whom the stretch does not name, or place, which the sentence does not."""
    if holder.what == "地点":
        return len(fact.place) >= 3 and fact.place not in told.text
    words = told_words(fact)
    others = [person.name for person in sheet.people if person.name != holder.name and person.name in words]
    return bool(others) and not any(name in stretch for name in others)


def _finding(told: Told, start: int, holder: _Holder, other: Fact) -> Finding:
    own = next((fact.label or fact.text for fact in holder.facts), "")
    right = other.place if holder.what == "地点" else None
    message = (
        f"“{holder.name}”在事实表里属于“{own}”，与这里写的“{other.label or other.text}”对不上。请核对{holder.what}。"
    )
    return told.error("wrong_binding", start, holder.name, message, right or None)


def _quoted(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find another name in quotes than that of the fact told: 台风“海葵” for 台风“摩羯”."""
    told = one.told
    known = " ".join(sheet_words(expressions.sheet))
    strange = [match for match in _QUOTE.finditer(told.text) if match["name"] not in known]
    for fact in facts_told(one, expressions) if strange else ():
        own = [match["name"] for match in _QUOTE.finditer(f"{fact.label}{fact.text}")]
        if own and not any(name in told.paragraph for name in own):
            match = strange[0]
            message = f"事实表里“{fact.label or fact.text}”没有“{match['name']}”这个名称。请核对。"
            first = told.start + match.start("name")
            yield Finding(
                "wrong_binding", "error", told.line, first, first + len(match["name"]), match["name"], message, own[0]
            )
            return


def _festivals(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Object to a festival with a fact of the sheet where the sheet tells it of no fact at all."""
    told = one.told
    named = [festival for festival in _FESTIVALS if festival in told.text]
    if not one.fact_ids or not named:
        return
    known = " ".join(f"{told_words(fact)} {fact.date} {fact.until}" for fact in expressions.sheet.all_facts)
    plain = unquoted(known)
    days = {
        (day.month, day.day) for fact in expressions.sheet.all_facts for day in read_days(f"{fact.date}") if day.month
    }
    for festival in named:
        names = {festival, _SAME.get(festival, festival), *(key for key, value in _SAME.items() if value == festival)}
        if (
            any(name.strip("“”") in plain for name in names)
            or ("两节" in plain and festival in ("元旦", "春节"))
            or any(day in _DAYS.get(festival, ()) for day in days)
        ):
            continue
        message = f"事实表里没有提到“{festival}”。请核对时间。"
        first = told.start + told.text.find(festival)
        yield Finding("wrong_binding", "error", told.line, first, first + len(festival), festival, message)
