"""Names that end in what they name: towns in 镇, units in 工会 or 医院, firms in 公司, places in 广场."""

import re
from collections.abc import Iterator

from assistant.text import gazetteers, person_words
from assistant.text.candidates import Candidate, Kind, candidate
from assistant.text.words import (
    COUNTS,
    GENERIC,
    NAMES_LIKE_WORDS,
    NAMES_OF_WORDS,
    NEVER_IN_NAMES,
    NOT_PLACES,
    SINGLES,
    Word,
    is_misread,
    is_unknown_character,
    is_verbal,
    own_words,
    strangeness,
    tagged,
    text_of,
    words_before,
)


def spot_towns(text: str) -> Iterator[Candidate]:
    """Give everything that may be the name of a town, village, county or other district."""
    for suffix in _TOWN.finditer(text):
        words = _town_words(words_before(text, suffix.start()))
        body = text_of(words)
        long_enough = len(body) > 1 or (body and body not in SINGLES and suffix[0] in ("县", "州", "旗"))
        verbal = bool(words) and is_verbal(*words[-1]) and words[-1][0] not in _TOWNS_LIKE_WORDS
        if (
            not long_enough
            or body in GENERIC
            or text[suffix.start() - 1 : suffix.end()] in _MARKETS
            or (verbal and suffix[0] not in _SMALL_DISTRICTS)
        ):
            continue
        tail = re.match(gazetteers.TOWN_TAIL, text[suffix.end() :])
        if tail or _word_around(text, suffix) is None or _unknown_before_last(text, suffix.start()):
            followed = bool(tail) and words[-1][1][0] in "nd" and _word_around(text, suffix) is None
            misread = suffix[0] in _SMALL_DISTRICTS and words[-1][1][0] != "t" and is_misread(*words[-1])
            start, sure = suffix.start() - len(body), not verbal and (followed or misread or strangeness(words) > 0)
            yield candidate(text, start, suffix.end(), "town", body, sure)


def spot_foreign_towns(text: str) -> Iterator[Candidate]:
    """Give towns whose names are written after the sound of another tongue (科克其村)."""
    for match in _FOREIGN_TOWN.finditer(text):
        yield candidate(text, *match.span(), "town", match[1])


def spot_suffixed(text: str) -> Iterator[Candidate]:
    """Give everything that may be the name of a firm, a unit or a place, by its last word."""
    for kind, pattern in _SUFFIXED:
        for suffix in pattern.finditer(text):
            start = _word_around(text, suffix)
            if start is None or (start >= 0 and kind in ("firm", "unit")):
                yield from _suffixed(text, suffix.start() if start is None else start, suffix, kind)


def spot_establishments(text: str) -> Iterator[Candidate]:
    """Give what may be the name of a shop, school or hamlet though its words are ordinary (好邻居便利店)."""
    for suffix in _ESTABLISHMENT.finditer(text):
        words = _named_words(words_before(text, suffix.start()))
        body = text_of(words)
        hamlet = len(suffix[0]) == 1
        if not 2 <= len(body) <= 5 or all(word in GENERIC or word in _NOT_NAMES for word, _ in words):
            continue
        if hamlet and len(tagged(body + suffix[0])) == 1:
            continue
        around = _word_around(text, suffix)
        if around is None or around >= 0 or text.startswith(_STAFF, suffix.end()):
            yield candidate(text, suffix.start() - len(body), suffix.end(), "place" if hamlet else "firm", body)


def spot_land(text: str) -> Iterator[Candidate]:
    """Give rivers by what lies along them and hamlets called after a family (秀水河流域, 钱家弄)."""
    for pattern in (_ALONG, _FAMILY_HAMLET):
        for match in pattern.finditer(text):
            whole, body = [group for group in match.groups() if group]
            if body not in GENERIC or (pattern is _ALONG and match[1] and len(body) > 1):
                start = text.index(whole, match.start())
                yield candidate(text, start, start + len(whole), "place", body)


def _named_words(words: list[Word]) -> list[Word]:
    """Take the words that stand before an establishment back to the first verb, function word or count."""
    taken: list[Word] = []
    for word, tag in reversed(words):
        is_verb = len(word) > 1 and tag[0] == "v" and word not in NAMES_LIKE_WORDS
        is_act = bool(taken) and tag[0] == "v" and word in SINGLES
        is_count = len(word) > 1 and tag[0] == "m" and word not in NAMES_LIKE_WORDS
        if is_verb or is_act or is_count or word in NEVER_IN_NAMES | _NOT_NAMES | NOT_PLACES or tag[0] in "qrpcud":
            break
        taken.insert(0, (word, tag))
    while taken and (taken[0][0] in GENERIC or taken[0][0] in COUNTS) and taken[0][0] not in NAMES_LIKE_WORDS:
        taken.pop(0)
    return taken


def _any_of(*tables: str) -> str:
    words = {word for table in tables for word in table.split()}
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


_TOWN = re.compile(_any_of(gazetteers.TOWN_SUFFIXES) + f"(?!{gazetteers.NOT_BEHIND_TOWN})")
_FOREIGN_TOWN = re.compile(f"([{person_words.TRANSLITERATION}]{{3,6}})(?:村|镇|乡|县|旗|苏木|嘎查|牧场|农场)")
_SUFFIXED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("firm", re.compile(_any_of(gazetteers.LEGAL_FORMS, gazetteers.FIRM_SUFFIXES) + "(?![家业规])")),
    ("unit", re.compile(_any_of(gazetteers.UNIT_SUFFIXES) + "(?<!协商会)(?![点长生])")),
    ("place", re.compile(_any_of(gazetteers.PLACE_SUFFIXES))),
)
_ESTABLISHMENT = re.compile(_any_of(gazetteers.ESTABLISHMENTS) + "(?![点长生家业规内里外中口上下])")
_STAFF = ("教师", "老师", "教职工", "医生", "护士", "职工")
_ALONG = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在到赴沿和与及跑])|(?<=徒步|围绕|抓住|修建))(?:(([\u4e00-\u9fff]{1,3})[河江湖溪渠])"
    r"(?=流域|沿岸|沿线|两岸|畔|上游|下游|整治|治理|河?段|大桥|大堤|水质|水系|清淤|河道|并|水库|水电|梯级)"
    r"|(([\u4e00-\u9fff]{2,3}))(?=快线|专线|高速|高铁|铁路|公路|段(?=施工|项目|工地)|(?<=[跑沿]..)线))"
    r"|(?<=高速|国道|省道|铁路)(([\u4e00-\u9fff]{2,3}))(?=出口|互通|服务区|收费站|匝道|枢纽)"
)
_FAMILY_HAMLET = re.compile(
    f"(([{''.join(person_words.SURNAMES.split())}]家)[弄湾坝沟庄寨坪塘桥屯坳冲垸圩岭埠巷坡畈堡营窑洼])(?![长庭])"
)
_NOT_NAMES = frozenset(gazetteers.NOT_BEFORE_ESTABLISHMENTS.split())
_MARKETS = frozenset("超市 上市 门市 夜市 集市".split())
_SMALL_DISTRICTS = ("镇", "乡", "村", "街道", "社区")
_LEGAL = frozenset(gazetteers.LEGAL_FORMS.split())
_AFTER_ORDINARY = _LEGAL | frozenset(gazetteers.AFTER_ORDINARY_WORDS.split())
_WEAK = frozenset(gazetteers.WEAK_SUFFIXES.split())
_TOWNS_LIKE_WORDS = frozenset(gazetteers.TOWNS_LIKE_WORDS.split())
_ORDINARY_AROUND = frozenset(
    "镇政府 镇党委 乡政府 乡党委 县委 市委 区委 州委 工会主席 村委会 社区工作者 市政府 县政府 区政府".split()
)


def _town_words(words: list[Word]) -> list[Word]:
    """Take the shortest run of words at the end that can be a town's own name: two to four characters."""
    taken: list[Word] = []
    size = 0
    for place, (word, tag) in reversed(list(enumerate(words))):
        if word in NEVER_IN_NAMES or (size == 0 and word in COUNTS) or size + len(word) > 4:
            break
        if size > 1 and (len(word) > 1 or word in SINGLES):
            if size == 2 and word in gazetteers.TOWN_LEADS and _begins_here(words, place):
                taken.insert(0, (word, tag))
            break
        if size == 0 and word in GENERIC and word not in _TOWNS_LIKE_WORDS:
            break
        is_exempt = size == 0 and tag[0] not in "mqrpc" and _unknown_before(words, place)
        if is_verbal(word, tag) and word not in _TOWNS_LIKE_WORDS and not is_exempt:
            break
        if size == 1 and len(word) == 2 and word[0] in "和与及":
            word = word[1]
        taken.insert(0, (word, tag))
        size += len(word)
    return taken


def _begins_here(words: list[Word], place: int) -> bool:
    """Whether nothing before the word can belong to a name."""
    return place == 0 or words[place - 1][0] in NEVER_IN_NAMES | GENERIC or is_verbal(*words[place - 1])


def _unknown_before_last(text: str, end: int) -> bool:
    """Whether the character before is led by one that is no word of its own (云港 of 云港区, not 港区)."""
    words = words_before(text, end - 1)
    directed = (
        bool(re.match(f".(?:{gazetteers.TOWN_TAIL})", text[end:])) and words[-1:] and words[-1][0] in "东西南北中"
    )
    return bool(words) and (is_unknown_character(words[-1][0]) or bool(directed))


def _unknown_before(words: list[Word], place: int) -> bool:
    """Whether a single character that is no word of its own stands before (马 of 马过河), or 东, 西 and the like."""
    before = words[place - 1][0] if place else ""
    return is_unknown_character(before) or (before != "" and before in "东西南北" and _begins_here(words, place - 1))


def _suffixed(text: str, start: int, suffix: re.Match[str], kind: Kind) -> Iterator[Candidate]:
    """Give the name that ends in `suffix`; `start` is where its last word begins (制药厂)."""
    before = words_before(text, start)
    words = own_words(before) or [word for word in before[-1:] if word[0] in NAMES_OF_WORDS]
    body = text_of(words)
    is_brand = bool(words) and words[-1][0] in NAMES_LIKE_WORDS and suffix[0] not in _WEAK
    signs = strangeness(words) + (is_brand and kind != "place")
    ordinary = (
        signs == 0 and suffix[0] not in _AFTER_ORDINARY and not (kind == "place" and _gone_to(text, start - len(body)))
    )
    if len(body) > 1 and not ordinary:
        sure = suffix[0] not in _WEAK and (signs > 0 if suffix[0] in _LEGAL else signs > 1 and not _is_phrase(words))
        yield candidate(text, start - len(body), suffix.end(), kind, body, sure)


def _is_phrase(words: list[Word]) -> bool:
    """Whether the words read as a verb with its object, or hold a function word or a number (砍竹工价同山)."""
    does = len(words) > 1 and len(words[0][0]) == 1 and words[0][1] in ("v", "vd", "vn")
    return does or any(tag[0] in "pcrmu" and word not in gazetteers.TOWN_LEADS for word, tag in words)


def _gone_to(text: str, start: int) -> bool:
    """Whether somebody goes there or something is there (到红军渡开展)."""
    return bool(re.search(r"[到赴往在至]\Z", text[:start]))


def _word_around(text: str, suffix: re.Match[str]) -> int | None:
    """Tell where the longer word begins that the suffix ends (返乡, 制药厂); -1 where one goes on behind it."""
    left = max(suffix.start() - 3, 0)
    position = left
    for word, tag in tagged(re.sub("[^\u4e00-\u9fff]", "，", text[left : suffix.end() + 2])):
        end = position + len(word)
        if position < suffix.start() < end and (tag != "ns" or word in NOT_PLACES):
            return position if end == suffix.end() and len(word) > 2 else -1
        if position == suffix.start() and end > suffix.end() and tag != "ns" and word not in _ORDINARY_AROUND:
            return -1
        position = end
    return None
