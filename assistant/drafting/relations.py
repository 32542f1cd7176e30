"""Who did what, with whom, to whom and where: the words before a name that a rewriting may not drop or change."""

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.labels import ACTIONS
from assistant.drafting.lightwords import MAY_GO
from assistant.drafting.synonyms import stands, words_of
from assistant.text.sentences import split_clauses
from assistant.text.words import tagged

# 在竹器产业园举办 is not 竹器产业园举办, and 联合 is not 配合; the words of a row say the same
_ROWS = (
    ("在", "于", "到", "至", "赴", "走进", "来到"),
    ("被", "获", "由", "获评", "获得", "荣获"),
    ("与", "同", "和", "联合", "会同", "联手", "携手"),
    ("配合", "协助"),
    ("委托",),
    ("向", "为", "对", "给", "帮", "帮助"),
    ("从", "自"),
)
_ACTORS = ("由", "被")
_TOWARDS = ("向", "为", "对", "给", "帮", "帮助")
_BODY = re.compile("[局所委办院校厂]$|[工协商善金员合]会$|妇联$|公司$|中心$|政府$|^企业$")
_PARTNERS = ("联合", "会同", "联手", "携手", "配合", "协助", "委托", "与")
_RELATION = re.compile(
    "(联合(?!会|体)|会同|联手|携手|配合|协助|委托|帮助|被(?!评|授|选|列)|(?<![评成作列称名定])为|[在向与对]|[由从](?![一二三四五六七八九十两]))"
    "([\u4e00-\u9fff]{2})"
)
_GIVEN = re.compile(r"[为向给对](?=\d)[^，。；]*?(提供|送去|办理|开展)")
_GIVEN_TO = re.compile(r"[为向给对帮让使][^，。；]{0,8}\d|惠及|[接享]受|获得|受[益助]")
_SHARED = re.compile(
    "由[^，。；、（）]{3,}、(?:由?[^，。；、（）]{4,})|[^，。；、（）]{4,}、(?:工会|我们)[^，。；、（）]{2,}"
)


def relation_words(text: str, source: str) -> Iterator[tuple[int, int]]:
    """Tell where a text has such words before a name of the source; whether they fit is for `relates_otherwise`."""
    return (found.span(1) for found in _RELATION.finditer(text) if found[2] in source)


def relates_otherwise(text: str, clauses: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether a text drops or changes such a word before what it still names, or puts an actor or a partner in.

    `clauses` are those of its source, `stated` the ones that the text may not do without.
    """
    needed = _RELATION.findall(" ".join(stated))
    found = _RELATION.findall(source := "".join(clauses))
    if any(not _relates(word, what, text) for word, what in found if what in text or (word, what) in needed):
        return True
    if _given_by_takers(text, source) or _parts_exchanged(text, source):
        return True
    if any(f"{what}{word}" in text and f"{what}{word}" not in source for word, what in needed):
        return True
    brought = [one for one in _RELATION.findall(text) if one[1] in source and one[1] not in MAY_GO]
    if any(not _relates(word, what, source) for word, what in brought if word in _PARTNERS + _ACTORS):
        return True
    if any(f"{word}{who}" in text and f"{word}{who}" not in source for who, _ in _doers(source) for word in _TOWARDS):
        return True
    pairs = ((source, text), (text, source))
    return any(
        who in other and not _acts(who, deed, other) and not _awarded(who, deed, other)
        for one, other in pairs
        for who, deed in _doers(one)
    )


def _given_by_takers(text: str, source: str) -> bool:
    """Whether those for whom a thing was done do it: 45人提供咨询 for 为45人提供咨询."""
    given = _GIVEN.search(source)
    return bool(given and given[1] in text and not _GIVEN_TO.search(text))


def _parts_exchanged(text: str, source: str) -> bool:
    """Whether of two who shared a work (由民政办发放、工会核名单) one is told to have done the other's part."""
    for clause in _SHARED.findall(source):
        parts = [part.removeprefix("由") for part in clause.split("、")]
        heads, deeds = [part[:2] for part in parts], [part[-2:] for part in parts]
        for head, deed in zip(heads, deeds, strict=True):
            if head in text and not stands(deed, text):
                return True
            done = re.search(f"^.*?{deed}", text)
            before = max(heads, key=lambda one: text.rfind(one, 0, done.end() if done else 0))
            if done and before in done[0] and before != head and len(set(heads)) == len(heads):
                return True
    return False


def lacks_deed(clause: str, text: str) -> bool:
    """Whether a text names who did a thing, told in a clause by itself (由县总工会承担), and not what they did."""
    if clause[:1] not in _ACTORS or clause[1:3] not in text:
        return False
    words = [word for word, _ in words_of(clause.rstrip("，。；：、"))]
    return not stands(words[-1] if len(words[-1]) > 1 else "".join(words)[-2:], text)


def _relates(word: str, what: str, text: str) -> bool:
    """Whether a text relates something as a word does: with a word of its row, or with none where none is needed.

    Without one, who did a thing begins the clause, and what begins a clause did it; a partner always needs one.
    """
    same = [one for row in _ROWS if word in row for one in row]
    if any(f"{one}{what}" in text for one in same):
        return True
    if word in _PARTNERS or what not in text:
        return False
    if word in _ACTORS and re.search(
        rf"(?<!合)(?<!同)(?<!助)(?:在{what}[^，。；]{{0,10}}下|{what}[^，。；、]{{0,8}}的)", text
    ):
        return True  # 在镇文化站帮助下, 旗总工会调拨的饲草
    acts = re.search(rf"(?:{'|'.join(_PARTNERS + _ACTORS)}){what}", text)
    return _begins(what, text) if word in _ACTORS else not (_begins(what, text) or acts)


def _begins(what: str, text: str) -> bool:
    return bool(re.search(rf"(?:^|[，。；：、（中元日月]|参加){what}", text))


def _acts(who: str, deed: str, text: str) -> bool:
    """Whether a body stands in a text as who does something: 县总工会拨付, 由县总工会拨付, 县总工会拨付的."""
    marked = any(f"{one}{who}" in text for row in _ROWS[1:5] for one in row)
    return marked or _begins(who, text) or f"{who}{deed}" in text


def _awarded(who: str, deed: str, text: str) -> bool:
    """Whether who is told to have got something is told as given it: 授予某某联合会."""
    return deed.startswith(("获", "荣获")) and f"授予{who}" in text


def _doers(text: str) -> Iterator[tuple[str, str]]:
    """Give the bodies that begin a clause of a text right before its verb, so that they do what it tells, and it."""
    for clause in split_clauses(text):
        noun = ""
        for word, kind in tagged(re.sub("^(?:其中|目前|此外|同时)", "", clause.text)):
            if (kind.startswith("v") or word in ACTIONS) and _BODY.search(noun):
                yield noun, word
            if not kind.startswith(("n", "zg", "b", "j", "a")):
                break
            noun += word
