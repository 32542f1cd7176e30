"""Names of towns, units, firms, places and persons that the sheet does not hold; an exemplar's are told apart."""

import re
from collections.abc import Iterator, Sequence

from assistant.records import Exemplar, FactSheet, Finding
from assistant.review.expression import sheet_words
from assistant.review.reading import Reading
from assistant.text.names import Name, find_names, spot_names

_LEADING = re.compile(r"^[和与及同在到向由从对经为给以被至往赴待等受因随据里中内上下把让请]")
_JOINTS = re.compile(r"里搞|里办|里开|新建|建成|设立|成立|举办|召开|组织|开展|联合|会同|以及|[、和与及在]")
_TIME = re.compile(r"(?:目前|今年|当前|如今|现在|近年|全年|当年|期间|年内|整个|所在|附近|周边|其他|相邻|邻近)")
_TITLED = re.compile(
    r"(?:职工|同志|会员|劳模|工匠|主席|工人|选手|骑手|司机|书记|经理|技术员|女工|员工|党员|代表|师傅|干部|老师|医生|律师|镇长|主任|干事|委员|配送员|快递员|农民工|社工|班长|组长|技师)$"
)
_PRAISED = re.compile(r"(?:同志|荣获|获|被评|被授|当选|带头|带领|积极|主动|说|表示|带队|主持|出席)")
_KINDS = {"town": "地名", "unit": "单位名", "firm": "企业名", "person": "人名", "place": "地点名"}
_LEVELS = "镇乡县市区"
_BODY = re.compile(r"(?:总工会|工会联合会|工会委员会|工会)$")


def check_names(reading: Reading, sheet: FactSheet, exemplars: Sequence[Exemplar]) -> list[Finding]:
    """Object to every proper name of the draft that is not in the sheet."""
    known = " ".join(sheet_words(sheet))
    foreign = frozenset(name for name in _heads(exemplars) if len(name) >= 3)
    findings: list[Finding] = []
    for number, line in enumerate(reading.lines, 1):
        for name in _without_overlap([*_leaked(line, foreign), *proper_names(line), *_borrowed(line, exemplars)]):
            if name.kind != "honour" and not is_known(name.text, known):
                leaked = name.text in foreign or any(name.text in exemplar.text for exemplar in exemplars)
                findings.append(_finding(name, number, leaked))
    return findings


def proper_names(text: str) -> list[Name]:
    """Give the sure names of a text, and persons that a title, 同志 or a verb of praise makes sure."""
    persons = [
        candidate.name
        for candidate in spot_names(text)
        if not candidate.sure
        and candidate.name.kind == "person"
        and (_TITLED.search(text[: candidate.name.start]) or _PRAISED.match(text[candidate.name.end :]))
    ]
    return [*find_names(text), *persons]


def is_known(name: str, known: str) -> bool:
    """Whether the sheet's words hold a name, a shorter form of it, or all the parts it was read together from."""
    bare = _LEADING.sub("", name)
    if _TIME.match(name) or name in known or bare in _LEVELS or (len(bare) >= 2 and bare in known):
        return True
    parts = [part for part in _JOINTS.split(name) if part]
    if len(parts) > 1 and all(part in known for part in parts):
        return True
    return len(name) >= 4 and name[-1] not in _LEVELS and _shortened(name, known)


def _shortened(name: str, known: str) -> bool:
    """Whether a name leaves out the middle of a known one: 丰穗合作社 for 丰穗稻米专业合作社."""
    for tail in (3, 2):
        pattern = rf"{re.escape(name[:-tail])}\w{{1,10}}{re.escape(name[-tail:])}"
        if len(name) - tail >= 2 and re.search(pattern, known):
            return True
    return False


def _heads(exemplars: Sequence[Exemplar]) -> Iterator[str]:
    for exemplar in exemplars:
        yield exemplar.unit
        yield _BODY.sub("", exemplar.unit)


def _leaked(line: str, foreign: frozenset[str]) -> Iterator[Name]:
    for text in foreign:
        start = line.find(text)
        if start >= 0:
            yield Name(start, start + len(text), text, "unit")


def _borrowed(line: str, exemplars: Sequence[Exemplar]) -> Iterator[Name]:
    """Give what may be a name and stands in an exemplar."""
    for candidate in spot_names(line) if exemplars else ():
        text = candidate.name.text
        least = 5 if candidate.name.kind == "firm" else 4
        if not candidate.sure and len(text) >= least and any(text in exemplar.text for exemplar in exemplars):
            yield candidate.name


def _without_overlap(names: Sequence[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start, name.start - name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _finding(name: Name, line: int, leaked: bool) -> Finding:
    what = _KINDS.get(name.kind, "名称")
    if leaked:
        message = f"“{name.text}”是范文里的{what}，事实表里没有。请删去或改成本地的。"
        return Finding("exemplar_name", "error", line, name.start, name.end, name.text, message)
    message = f"“{name.text}”这个{what}不在事实表里。请核对；确有其事，请补进事实表。"
    return Finding("unknown_name", "error", line, name.start, name.end, name.text, message)
