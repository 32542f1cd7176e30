"""Where, by whom, with what else: details of a known event that the facts told with it do not have."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

import rjieba

from assistant.facts.claims import told_words
from assistant.records import THEMES, Fact, FactSheet, Finding
from assistant.review.actors import body_of
from assistant.review.expression import Expressions, sheet_words, spelled_share
from assistant.review.grounding import Judged
from assistant.review.told_facts import facts_around, facts_told, words_of
from assistant.text.figures import find_figures
from assistant.text.names import find_names
from assistant.text.sentences import Span, split_clauses

_PLACE = re.compile(
    r"在(?P<what>[^，。；、在于\d]{3,16}?)(?:里|内|上|旁|前)?(?:举[行办]|召开|开[讲赛幕课班会演展擂]|进行|上演|启动|揭牌|挂牌|签[约订]|拉开|落成|巡演"
    r"|[办讲演赛比唱跳](?=[了起过，。])|扭起来)"
)
_AGENT = re.compile(
    r"由(?P<what>[^，。；、由\d]{3,16}?)(?:上门|带队|牵头|主持|负责|出资|组织|承担|承办|主办|拨付|发放|出面|陪同|包办|独[家自]|单独)"
)
_INVITED = re.compile(
    "[请邀聘]请?(?P<what>[^，。；：\\d请]{2,16}?)(?:来|到[^，。；]{1,6}|上门|现场|登台)?(?:讲|授课|上课|教|执教|指导|坐诊|坐堂|义诊|辅导|传授|评审|示范)"
)
_WITH = re.compile(
    r"(?:联合|会同|配合|协助|协同|委托|与)(?P<what>[\u4e00-\u9fff]{3,14}?)(?=合办|共建|共同|联合|一起|携手|联手|合作)"
)
_ALONE = re.compile(
    "独[立自](?=[举承开组办完发筹帮为替追要查做出])|单独|自行|自主(?=[举承开组办])|自筹|独家|一手(?=[操承])"
)
_SERIES = re.compile(r"(?:[^，。；：、（）]{2,12}、)+[^，。；：、（）]{2,14}")
_LISTED = re.compile(r"[^、和与及以]+")
_SERIES_OF_TWO = re.compile(r"(?:[^，。；：、（）和与及]{2,12}[、和与及])+[^，。；：、（）]{2,14}")
_COUNT = re.compile(r"[等共]?\d|[一二两三四五六七八九十]+[个家处座间支名位]")
_ITEM = re.compile(r"[\u4e00-\u9fff]{2,9}")
_SPOT = re.compile("[站园厂院馆所室社校村寨楼场塘坝区店铺街路口头边旁上内里港站台亭厅堂市镇乡县心地]$")
_NAMED_PLACE = re.compile(
    "(?:[站园厂院馆所室社校村寨楼场]|中心|公司|码头|广场|公园|剧场|礼堂|操场|食堂|酒店|饭店|医院|学校|小学|中学|社区|大厦|车间|之家|小区)$"
)
_KINDS = {"place", "firm", "unit"}
_HALF, _MOST, _LONG, _SHORTEST, _LONGEST = 0.5, 0.7, 4, 3, 12


def check_particulars(judged: Sequence[Judged], expressions: Expressions) -> list[Finding]:
    """Object to places, agents, listed things and names that the facts told in a sentence do not have."""
    findings: list[Finding] = []
    for one in judged:
        if one.told.role == "body" and one.told.part == "facts":
            words = words_of(facts_around(one, expressions), expressions)
            if words:
                words += f" {one.told.heading} {one.told.context}"
                findings += _places(one, words, expressions)
                findings += _series(one, words, expressions) if facts_told(one, expressions) else []
                findings += [
                    *_names(one, expressions),
                    *_elsewhere(one, expressions),
                    *_other_place(one, expressions),
                    *_helpers(one, expressions),
                    *_items(one, expressions),
                ]
    return findings


def _places(one: Judged, words: str, expressions: Expressions) -> Iterator[Finding]:
    own = " ".join((expressions.sheet.town, expressions.sheet.unit, expressions.sheet.led_by))
    for pattern, kind, least, message in (
        (_PLACE, "wrong_binding", _HALF, "“{}”不是事实表里这件事的地点。请核对地点。"),
        (_AGENT, "wrong_actor", _MOST, "事实表里没有说这件事由“{}”来做。请核对。"),
        *((_INVITED, "wrong_actor", _HALF, "事实表里请的不是“{}”。请核对。") for _ in _INVITED.findall(words)[:1]),
    ):
        for match in pattern.finditer(one.told.text):
            if spelled_share(match["what"], f"{words} {own}") < least:
                yield one.told.error(kind, match.start("what"), match["what"], message.format(match["what"]))


def _is_anothers(place: str, fact: Fact, one: Judged, expressions: Expressions) -> bool:
    """Whether a place belongs to another event of the sheet that the sentence tells no less than this one."""
    told = spelled_share(fact.label or fact.text, one.told.text)
    return any(
        spelled_share(place, other.place) >= _MOST and spelled_share(other.label or other.text, one.told.text) >= told
        for other in expressions.sheet.facts
        if other.place and other.id != fact.id
    )


def _elsewhere(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find another place with an event whose place the sheet has."""
    for clause, fact in _told_in_clauses(one, expressions):
        if len(fact.place) < 3 or spelled_share(fact.place, one.told.text) >= _MOST:
            continue
        words = f"{words_of([fact], expressions)} {one.told.heading}"
        for start, place in _whereabouts(clause.text):
            if spelled_share(place, words) < _MOST and not _is_anothers(place, fact, one, expressions):
                message = f"事实表里“{fact.label or fact.text}”的地点是{fact.place}。请核对地点。"
                yield one.told.error("wrong_binding", clause.start + start, place, message)


def _other_place(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find another place of the same kind than that of the event whose figures are told: 人民公园 for 阳平湖公园."""
    everything = _everything(expressions.sheet)
    for fact in facts_told(one, expressions):
        kind = fact.place[-2:]
        if len(fact.place) < _LONG or not _NAMED_PLACE.fullmatch(kind) or fact.place in one.told.text:
            continue
        for match in re.finditer(f"[\u4e00-\u9fff]{{2}}{kind}", one.told.text):
            if match[0] not in everything and match[0][:2] not in fact.place:
                message = f"事实表里“{fact.label or fact.text}”的地点是{fact.place}。请核对地点。"
                yield one.told.error("wrong_binding", match.start(), match[0], message)


def _whereabouts(clause: str) -> Iterator[tuple[int, str]]:
    """Give what stands between 在 and the verb behind it, or the end (在钟楼文化广场放映)."""
    for match in re.finditer("在", clause):
        size = reach = 0
        for word, kind in rjieba.tag(clause[match.end() :]):
            if (kind.startswith("v") and kind != "vn") or kind in ("x", "w", "f", "p", "uj", "ul", "c"):
                break
            reach += len(word)
            size = reach if _SPOT.search(word) else size
        place = clause[match.end() : match.end() + size]
        if _SHORTEST <= size <= _LONGEST and not find_figures(place):
            yield match.end(), place


def _helpers(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find another body beside the work than the fact's, or none where the fact has one."""
    for clause, fact in _told_in_clauses(one, expressions):
        words = f"{words_of([fact], expressions)} {one.told.heading}"
        for match in _WITH.finditer(clause.text) if fact.by else ():
            if spelled_share(match["what"], words) < _MOST and body_of(fact) not in one.told.text:
                message = f"“{fact.label or fact.text}”在事实表里是{fact.by}，这里写成“{match[0]}”。请核对。"
                yield one.told.error("wrong_actor", clause.start + match.start(), match[0], message)
        alone = _ALONE.search(clause.text) if fact.by else None
        if alone and not _ALONE.search(words):
            message = f"“{fact.label or fact.text}”在事实表里是{fact.by}，不能写成“{alone[0]}”。请核对。"
            yield one.told.error("wrong_actor", clause.start + alone.start(), alone[0], message)


def _told_in_clauses(one: Judged, expressions: Expressions) -> Iterator[tuple[Span, Fact]]:
    """Give every clause with the facts that it names nearly whole."""
    for clause in split_clauses(one.told.text):
        for fact in facts_told(one, expressions, clause):
            own = fact in expressions.sheet.facts
            if own and len(fact.label) >= _LONG and expressions.told(fact, clause.text) >= _MOST:
                yield clause, fact


def _series(one: Judged, words: str, expressions: Expressions) -> Iterator[Finding]:
    """Find an item of a list that no fact knows, beside others that the facts told here do."""
    everything = _everything(expressions.sheet)
    for series in _SERIES.finditer(one.told.text):
        counted = _COUNT.search(series[0])
        items = list(_LISTED.finditer(series[0], 0, counted.start() if counted else len(series[0])))[1:]
        known = [spelled_share(item[0], words) >= _HALF for item in items]
        if len(items) < 2 or not any(known):
            continue
        for item, is_known in zip(items, known, strict=True):
            if _ITEM.fullmatch(item[0]) and not is_known and not spelled_share(item[0], everything):
                message = f"事实表里没有“{item[0]}”。请删去，或补进事实表。"
                yield one.told.error("unsupported_claim", series.start() + item.start(), item[0], message)


def _items(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find a stranger in a list of what a fact has as items, one of which is told nowhere: A、C两处 for A、B两处."""
    for fact in facts_told(one, expressions):
        cores = _cores(fact.items)
        absent = [core for core in cores if core not in one.told.paragraph]
        for series in _SERIES_OF_TWO.finditer(one.told.text) if 0 < len(absent) < len(cores) else ():
            counted = _COUNT.search(series[0])
            items = list(_LISTED.finditer(series[0], 0, counted.start() if counted else len(series[0])))
            strangers = [item for item in items if not spelled_share(item[0], words_of([fact], expressions))]
            if len(items) == len(cores) and len(strangers) == 1:
                text = strangers[0][0]
                message = f"事实表里“{fact.label or fact.text}”是{'、'.join(fact.items)}，没有“{text}”。请核对。"
                yield one.told.error("wrong_binding", series.start() + strangers[0].start(), text, message)


def _cores(items: Sequence[str]) -> list[str]:
    """Give what tells items of one kind apart: 童装城 and 丝织路 of 童装城驿站 and 丝织路驿站."""
    if len(items) < 2:
        return []
    tail = len(list(takewhile(lambda ends: len(set(ends)) == 1, zip(*(item[::-1] for item in items), strict=False))))
    return [item[: len(item) - tail] or item for item in items]


def _names(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    """Find the name of a place or firm with a fact that tells of another."""
    for clause in split_clauses(one.told.text):
        names = [name for name in _names_of(expressions.sheet) if name in clause.text]
        told = facts_told(one, expressions, clause) if names else []
        honours = [fact for fact in told if fact.theme == "荣誉表彰"]
        words = words_of(honours or facts_told(one, expressions), expressions) if names else ""
        for name in names if words else ():
            start = clause.text.find(name)
            if name not in words and spelled_share(name, words) < _MOST:
                message = f"“{name}”在事实表里说的是别的事。请核对。"
                yield one.told.error("wrong_binding", clause.start + start, name, message)


@lru_cache(maxsize=8)
def _everything(sheet: FactSheet) -> str:
    return " ".join((*sheet_words(sheet), *THEMES))


@lru_cache(maxsize=8)
def _names_of(sheet: FactSheet) -> tuple[str, ...]:
    """Give the names of places, firms and units that single facts tell of."""
    found: dict[str, None] = {}
    for fact in sheet.all_facts:
        found.update(dict.fromkeys(item for item in (fact.place, *fact.items) if _NAMED_PLACE.search(item)))
        found.update((name.text, None) for name in find_names(told_words(fact)) if name.kind in _KINDS)
        found.update((place, None) for _, place in _whereabouts(fact.text) if len(place) >= _LONG)
    own = f"{sheet.unit} {sheet.town} {sheet.superior}"
    return tuple(name for name in found if len(name) >= 3 and name not in own)
