"""Names by where they stand: before 公司 or 村, in one list with a name, behind a trade or 在."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from assistant.text.candidates import Candidate, candidate
from assistant.text.entities import (
    ANY_ENTITY,
    ENTITY_AT_END,
    ENTITY_KINDS,
    LONGEST_END,
)
from assistant.text.enumerations import NEVER_RARE, NOUNS, find_lists, run_behind_and
from assistant.text.persons import is_called
from assistant.text.recogniser import Token
from assistant.text.vocabulary import is_familiar, is_general
from assistant.text.words import (
    GENERIC,
    INDUSTRIES,
    NAMES_OF_WORDS,
    NEVER_IN_NAMES,
    SINGLES,
    dictionary,
    is_one_word,
    tagged,
    text_of,
    whole_words,
    words_before,
)

_LONGEST = 10
"""Characters that stand before 公司, 村 and the like at most, and that an item of a list has at most."""


def before_ends(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give what stands before 公司, 村, 超市 and the like and is not made of general words alone."""
    for place, word in enumerate(words):
        suffix = _end_of_name(line, word)
        if suffix:
            while words[place].start > suffix.start():
                place -= 1
            first = _first_of_run(line, words, place)
            start, end = words[first].start, suffix.start()
            is_act = suffix[0].endswith("工会") and [tag for _, tag in tagged(line[start:end])] == ["v"]
            ordinary = is_general(line[start:end]) or is_general(whole_words(line, start, end))
            if end - start > 1 and not ordinary and not is_act:
                kind = ENTITY_KINDS.get(suffix[0], "firm")
                yield candidate(line, *trimmed(line, start, word.end), kind, line[start:end])


def listed(line: str, words: Sequence[Token], named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give what stands in one list with a name, or in a list that counts firms or places, as one of their kind."""
    for items in find_lists(line, words):
        kinds = [one.name.kind for one in named if any(s < one.name.end and one.name.start < e for s, e in items)]
        counted = _COUNTED.match(line, items[-1][1])
        if not kinds and _HELPED.search(line, 0, items[0][0]) and _SHARED_OUT.match(line, items[-1][1]):
            kinds = ["person"]
        for start, end in (trimmed(line, *item) for item in items if kinds or counted):
            is_group = (
                counted and not kinds and (counted["persons"] or counted["others"]) and is_general(line[end - 2 : end])
            )
            is_word = is_general(line[start:end]) and not _names_by_words(line[start:end], kinds)
            is_word = is_word and not ("person" in kinds and is_called(line[start:end]))
            if 1 < end - start <= _LONGEST and not is_word and not is_group:
                yield candidate(line, start, end, kinds[0] if kinds else "thing")
    for one in named:
        if one.name.kind != "town" and (joined := run_behind_and(line, words, one.name.end)):
            yield candidate(line, *trimmed(line, *joined), one.name.kind)


def told_by_count(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give what 等 and a number of firms stand behind without a list (指导丰小花炮等3家企业)."""
    for match in _COUNTED_FIRMS.finditer(line):
        last = bisect_left(words, match.start(), key=lambda word: word.end)
        if last < len(words) and words[last].end == match.start():
            start = words[_first_of_run(line, words, last)].start
            if 1 < match.start() - start <= _LONGEST and not is_general(line[start : match.start()]):
                yield candidate(line, start, match.start(), "firm")


def apposed(line: str, words: Sequence[Token], named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give a word where a person is called by name: behind a trade or a firm's 的 (司机国庆在, 某厂的常乐和)."""
    ends = {one.name.end + 1 for one in named if line[one.name.end : one.name.end + 1] == "的"}
    for place, word in enumerate(words):
        titled = place and _TRADE.search(line, words[place - 1].start, word.start)
        if (titled or word.start in ends) and 2 <= word.end - word.start <= 3 and word.kind not in NEVER_RARE:
            if _BEHIND_PERSON.match(line, word.end) and not is_general(line[word.start : word.end]):
                yield candidate(line, word.start, word.end, "person")


def gone_to(line: str, words: Sequence[Token]) -> Iterator[Candidate]:
    """Give what stands behind 在, 到 and the like and is no word anybody would know (在加所修建)."""
    for place, before in enumerate(words[:-1]):
        if line[before.start : before.end] in _BEFORE_PLACE and not _runs_on(line, before):
            start, end = words[place + 1].start, _end_of_singles(words, place + 1)
            leads_on = _DONE_THERE.match(line, end) and line[start:end] in NAMES_OF_WORDS
            if leads_on or (_may_be_place(line[start:end]) and words[place + 1].kind != "TIME"):
                yield candidate(line, start, end, "place")


def _runs_on(line: str, before: Token) -> bool:
    """Whether the dictionary reads 到 and what follows as one word (到账理赔)."""
    around = tagged(line[before.start : before.end + 3])
    return len(around[0][0]) > before.end - before.start and is_general(around[0][0])


def _end_of_singles(words: Sequence[Token], place: int) -> int:
    """Give the end of a word, or of the two or three of one character that it begins, where a longer one follows."""
    last = place
    while last + 1 < len(words) and last < place + 3 and words[last].end - words[last].start == 1:
        last += 1
    return words[last - 1].end if last > place + 1 else words[place].end


def led_by_words(line: str, named: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give the ordinary words that lead to a name and are such as names are made of (希望 of 希望锻造公司)."""
    for one in named:
        own = line[max(one.name.start - 2, 0) : one.name.start]
        if one.name.kind in ("firm", "unit", "place") and own in NAMES_OF_WORDS:
            yield candidate(line, one.name.start - 2, one.name.end, one.name.kind)


def owned(line: str) -> Iterator[Candidate]:
    """Give what 镇, 村 and the like stand behind where two characters that make no word lead to them (加所村)."""
    for suffix in _TOWN_END.finditer(line):
        own = line[max(suffix.start() - 2, 0) : suffix.start()]
        if (
            _HAN_WORD.fullmatch(own)
            and not set(own) & _NEVER_OWN
            and text_of(words_before(line, suffix.start())[-2:]) == own
            and (suffix[0] == "村" or not is_one_word(own[1] + suffix[0]))
            and not is_familiar(own + suffix[0])
        ):
            yield candidate(line, suffix.start() - 2, suffix.end(), "town", own)


def _names_by_words(item: str, kinds: Sequence[str]) -> bool:
    """Whether an item of general words names something beside names all the same (团结, 高铁新城, 老兵物流)."""
    trade = item[-2:] in INDUSTRIES and "firm" in kinds and item[:-2] not in GENERIC and len(item) > 3
    return item in NAMES_OF_WORDS or trade or (bool(kinds) and len(item) > 3 and bool(_BUILT_UP.search(item)))


def _may_be_place(text: str) -> bool:
    """Whether a text is a word to nobody and does not read like 会上 or 全镇."""
    is_short = bool(_HAN_WORD.fullmatch(text)) and text[0] not in _NOT_FIRST and text[-1] not in _NOT_LAST
    return is_short and not is_one_word(text) and not is_familiar(text) and not is_general(text)


def trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """Leave what any unit has: 蓟屯镇 of 蓟屯镇总工会, 恒岳 of 恒岳工会."""
    while start < end and line[start] in _EDGES and not dictionary().has_word(line[start : start + 2]):
        start += 1
    while end - start > 2 and line[end - 1] in _EDGES:
        end -= 1
    for suffix in reversed(list(ANY_ENTITY.finditer(line, start, end - 1))):
        own = line[start : suffix.end()]
        if len(own) > 2 and not is_general(own) and is_general(line[suffix.end() : end]):
            end = suffix.end()
            break
    tail = _TAIL.search(line, start, end)
    return start, tail.start() if tail and tail.start() > start else end


_EDGES = "和与及等的“”、，"
_TAIL = re.compile(
    "(?:总工会|工会联合会|联合工会|工会委员会|工会|党委|党工委|人民政府|政府|人大|街道办事处|办事处|职工|同志)+$"
)
_COUNTED = re.compile(
    r"等?(?:\d+|[两三四五六七八九十百]+)[余多]?(?:(?P<persons>[名位人户对](?!次))"
    r"|家|支|个?(?:行政|自然)?(?:村|社区|企业|公司|单位|镇|乡|街道|小区|园区|商圈|楼宇|站点|嘎查"
    r"|片区|圩场|场镇|门店|学校|寨))"
    r"|等(?:(?P<others>人|同志)|企业|公司|单位|地|平台|站点|商家|门店)"
)
_HELPED, _SHARED_OUT = re.compile("(?:资助|救助|看望|奖励|补助)$"), re.compile("[等共各]|每人")
"""What stands round a list of those who were given something (资助区月、丰收各3000元)."""
_COUNTED_FIRMS = re.compile(
    r"等(?:\d+|[两三四五六七八九十百]+)[余多]?(?:家|个(?=企业|公司|单位|商户|网点|站点)|户(?=企业|商户))"
)
_TRADE = re.compile(
    "(?:司机|师傅|律师|医生|护士|小哥|书记|主席|主任|经理|厂长|队长|班长|组长|店主|老板|[^人成党会队委职社]员|[工技厨]师)$"
)
_BEHIND_PERSON = re.compile("[、和与在到讲说获带等，被把将从给拿荣当]|家里|$")
_BEFORE_PLACE = frozenset(
    "在 到 赴 驻 往 跑 帮助 围绕 走进 深入 来到 前往 途经 会同 往返 来往 奔赴 参观 瞻仰 抵达 来自 分布在 结对".split()
)
_TOWN_END = re.compile("(?:镇|乡|村|社区|街道|县|市|省|河)(?![级场容委民])|村(?=民|委)")
_NEVER_OWN = frozenset(
    "获评受听讲报送找查看办帮助请选抽借靠沿顺至本逐"
    "我本全各该每此这那某几两多个到进入下驻包联出由在的了与为于向从经让使把被将对跟同给县市区乡镇村街总等是有"
    "一二三四五六七八九十上里中内外前后起往回来去赴名位户家对设建立现共及且而或按照随经派请叫做作兴强立活富美靠环治护爱离返"
)
_BUILT_UP = re.compile("(?:新城|新区|片区|商圈|大厦|公寓|小区|产业园|物流园)$")
_DONE_THERE = re.compile(
    "设(?!计)|建|修建|铺设|安装|硬化|举[办行]|开展|成立|召开|组织|慰问|走访|调研|放映|试点|挂牌|办|[、和与]"
)
_HAN_WORD = re.compile("[\u4e00-\u9fff]{2,4}")
_NOT_FIRST = frozenset("我你他她它这那此该其各每某本全两一二三四五六七八九十几多第更最不较已将能可有无为了位职岗")
_NOT_LAST = frozenset("上下中里内外前后时间边处者们的了着过地得于")
_BEHIND_FIRM = re.compile("[、和与等，。调的两三]|公司|企业|工会|集团|$")
_BEGINNINGS = frozenset("、 在 到 与 由 从 和 “ 赴".split())


def _end_of_name(line: str, word: Token) -> re.Match[str] | None:
    text = line[word.start : word.end]
    if text in INDUSTRIES and _BEHIND_FIRM.match(line, word.end):
        return re.compile(re.escape(text)).match(line, word.start)
    if word.kind in NOUNS or text == "站":
        return ENTITY_AT_END.search(line, max(word.end - LONGEST_END, 0), word.end)
    return None


def _first_of_run(line: str, words: Sequence[Token], last: int) -> int:
    """Tell where the nouns begin that lead to a word, without the general ones in front."""
    first = last
    while first > 0 and _can_lead(line, words, first - 1) and words[last].start - words[first - 1].start <= _LONGEST:
        first -= 1
    while first < last and is_general(line[words[first].start : words[first].end]):
        first += 1
    return first


def _can_lead(line: str, words: Sequence[Token], place: int) -> bool:
    """Whether a word may stand in a name: a noun, or a verb at the beginning of an item (、飞翔驾校)."""
    word = words[place]
    if line[word.start] in NEVER_IN_NAMES and not dictionary().has_word(line[word.start : word.end]):
        return False
    begins = place == 0 or line[words[place - 1].start : words[place - 1].end] in _BEGINNINGS
    is_season = word.kind == "TIME" and line[word.start : word.end] in NAMES_OF_WORDS
    is_act = word.kind == "v" and line[word.start : word.end] in SINGLES
    return word.kind in NOUNS or (begins and not is_act and (word.kind in ("v", "ad", "t") or is_season))
