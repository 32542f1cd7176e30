"""A deed with those whom it is for or who did it, their figure right before them: 为210名值班职工包饺子."""

import re

import rjieba

from assistant.drafting.figurewords import people, several
from assistant.drafting.labels import (
    BODIES,
    DOERS,
    PERSONS,
    TAKING_PART,
    begins_with_verb,
    event_verb,
    is_deed,
    known_action,
    tells_nothing_done,
)

_TOWARDS = re.compile(
    f"(?P<before>[^的]*?)(?P<to>[给为向对与同跟])(?P<who>[^的给为向对与同跟]{{1,10}}?{DOERS.pattern.removesuffix('$')})(?![人子员女])(?P<deed>[^的、，]{{2,}})"
)
_GIVEN = re.compile(
    "(?P<when>|[\u4e00-\u9fff“”]{2,8}(?:前|后|中|期间|时|日|节|季|天|当天))"
    "(?P<deed>(?:送去?|赠送|发放|配发|派发|代[办写购缴]|垫付|减免|补发|讲解|申领|提供|购买|更换|安装|维修)[\u4e00-\u9fff“”、]{1,10})"
)
_JOINING = re.compile("(?P<joining>参加|参与)(?P<what>[^，的职]{2,})(?<!互助)(?<!保障)(?<!保险)")
_JOINED = re.compile("(?P<what>[^，的]{2,})(?:参加|参保|参与)")
# what is done for persons with a thing of theirs: 医药费垫付
_FOR_THEM = frozenset(
    "垫付 补发 落实 更换 办理 代办 申领 缴纳 补办 安装 维修 购买 发放 减免 报销 兑现 追讨 追回".split()
)
_EXAMINED = frozenset("考级 考证 考试 考核 竞聘 应聘 竞赛 比武 评级 评选 投票 答题".split())
# they end as those who do something end, and are none
_NO_DOERS = frozenset("加工 手工 施工 美工 电工 焊工 木工 化工 职工之家 竣工 开工 复工 停工 务工 罢工 用工".split())
_BODY_UNITS = ("家", "个", "所", "支", "户")


def with_party(label: str, unit: str, figure: str) -> str:
    """Tell a deed with the figure before those it names, or those it is for; `''` where it has neither."""
    if unit not in (*PERSONS, *_BODY_UNITS) or "的" in label:
        return ""
    if unit in (*PERSONS, "户") and (found := _GIVEN.fullmatch(label)) and not DOERS.search(label):
        return f"{found['when']}为{people(figure)}{found['deed']}"
    if unit in PERSONS and (found := _JOINING.fullmatch(label)) and not DOERS.search(label):
        return f"{people(figure)}{found['joining']}{found['what']}"
    if known_action(label):
        return ""
    if (found := _TOWARDS.fullmatch(label)) and counts(unit, found["who"]) and _acts(found["deed"]):
        to = "为" if found["to"] == "给" else "与" if found["to"] == "跟" else found["to"]
        return f"{found['before']}{to}{several(figure, found['who'], unit)}{found['deed']}"
    if unit in PERSONS and (found := _JOINED.fullmatch(label)) and not begins_with_verb(label):
        return _joined(found["what"], unit, figure)
    return _done_by(label, unit, figure)


def counts(unit: str, who: str) -> bool:
    """Whether a unit counts those named: persons or families, firms and other bodies."""
    if who.endswith(("队", "队伍")):
        return unit in ("支", "个")
    return unit in (_BODY_UNITS if BODIES.search(who) else (*PERSONS, "户"))


def who_first(label: str) -> tuple[str, str]:
    """Part those whom a label begins with from what it tells of them: 外包队入会 → 外包队, 入会."""
    words = rjieba.cut(label)
    places = (place for place, word in enumerate(words[:-1], 1) if DOERS.search(word) and word not in _NO_DOERS)
    place = max(places, default=0)
    return "".join(words[:place]), "".join(words[place:])


def _joined(what: str, unit: str, figure: str) -> str:
    if DOERS.search(what):
        return f"{several(figure, what, unit)}参加"
    who, rest = who_first(what)
    if who and counts(unit, who):
        return f"{several(figure, who, unit)}参加{rest}"
    return f"{people(figure)}参加{what}"


def _done_by(label: str, unit: str, figure: str) -> str:
    who, deed = who_first(label)
    if not who or len(deed) < 2 or not counts(unit, who) or event_verb(label) or DOERS.search(label):
        return ""
    if who.endswith("总工会") or deed.startswith(("联合", "委员")) or not tells_nothing_done(who):
        return ""
    tagged = rjieba.tag(deed)
    (_, tag), (last, last_tag) = tagged[0], tagged[-1]
    if len(tagged) > 1 and tag.startswith("n") and last in _FOR_THEM:
        return f"为{several(figure, who, unit)}{last}{deed.removesuffix(last)}"
    if deed in _EXAMINED:
        return f"{several(figure, who, unit)}参加{deed}"
    acts = tag in ("v", "vn") and len(tagged) > 1 and last_tag != "v" and not is_deed(last)
    return f"{several(figure, who, unit)}{deed}" if acts or (TAKING_PART.match(deed) and len(tagged) > 1) else ""


def _acts(deed: str) -> bool:
    word, tag = rjieba.tag(deed)[0]
    return tag.startswith("v") or (len(word) == 1 and begins_with_verb(deed))
