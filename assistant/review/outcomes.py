"""What came of the work, that no fact tells: 从而显著提升……, 大家深受教育, 从此不再发愁.

A clause that tells a change, a feeling or a consequence needs a fact that says so; a clause that tells an aim
(为了提升……) or a duty (不断提升……) states nothing.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.facts.claims import told_words
from assistant.facts.likeness import strange_tokens, telling_tokens
from assistant.records import Finding
from assistant.review.claims import is_goal
from assistant.review.expression import Expressions, spelled_share
from assistant.review.grounding import Judged
from assistant.text.sentences import Span, split_clauses

_CHANGED = (
    "提升|提高|增强|改善|改进|促进|推动|推进|激发|调动|营造|凝聚|增进|缓解|减轻|解决|消除|化解|带动|夯实|筑牢|密切|拉近|擦亮|优化"
    "|好转|扭转|挽回|避免|打消|满足|丰富|壮大|巩固|焕发|点燃|赋能|形成|树立|锻造|凝成|唤起|赢得|杜绝|遏制|释放|催生|破解|打通|改变"
    "|稳定|和谐|融洽|高涨|浓厚|见效|扩大|拓展|延伸|受益|增收|致富|降低|上升|下降|增长|减少|回升|翻新|升级|转变|传开|蔚然成风"
)
_FELT = (
    "深受|倍感|倍受|感到|感受到|感动|感激|称赞|称谢|欢喜|高兴|满意|放心|安心|暖心|舒心|发愁|犯愁|担心|担忧|后顾之忧|油然而生|点赞"
    "|鼓舞|教育|启发|振奋|信心|干劲|热情|踊跃|争相|纷纷|叫好|欢呼|喝彩|赞不绝口|津津有味|津津乐道|乐开了花|笑开了花|喜笑颜开"
    "|热烈|空前|火爆|爆满|座无虚席|精彩|高潮|隆重|盛大|轰动|感人|难忘"
    "|归属感|幸福感|获得感|安全感|认同感|自豪感|荣誉感|向心力|凝聚力|战斗力|积极性|主动性|创造力|知晓率|满意度|美誉度"
)
_THEREBY = re.compile("从而|进而|由此|随之|因此|因而|使得|致使|^(?:也|并|又|都)?(?:使|让|令)|从此|自此|再也|不再|再无")
_CAUSED = re.compile("从而|进而|由此|随之|因此|因而|使得|致使")
_STRONG = re.compile(
    "显著|明显|极大|大大|大幅|有效|充分|根本|彻底|空前|稳步|持续|不断|日益|更加|进一步|越来越|深深|极其|十分|非常|前所未有"
)
_DONE = re.compile(rf"(?:{_CHANGED})了")
_ENDS = re.compile(rf"(?:{_CHANGED}|{_FELT})[。；，！]?$")
_OUTCOME = re.compile(rf"{_CHANGED}|{_FELT}")
_FEELING = re.compile(_FELT)
_RESPONSE = re.compile(
    "纷纷|争相|爆满|座无虚席|赞不绝口|拍手|掌声|叫好|喝彩|大拇指|入迷|入神|意犹未尽|津津有味|锦旗|感谢信|(?:笑|乐)开了花|喜笑颜开|喜出望外"
    "|热泪|泪光|泪目|眼眶"
)
"""How people took it: nothing that goes without saying, whoever it is told of."""
_MANY = re.compile("不少|许多|很多|大批|众多|多数|大部分|有的|一些|个别|家家|人人|个个|大伙|大家")
_SAID = re.compile("(?:[都也就还]|纷纷|连声|动情地|激动地|高兴地|感慨地)?(?:表示|直言|感慨|感叹|夸|称赞|笑着说|都说)")
_WHO = re.compile(
    "职工|大家|群众|工友|会员|企业|员工|双方|广大|人人|全镇|全街道|全乡|骑手|司机|选手|学员|家属|家庭|农民工|工人|[\u4e00-\u9fff](?:手|工|员|嫂|哥|师傅|家长|老板)(?![作会程动业])"
)
_ENOUGH, _ROOT = 0.5, 0.6


def check_outcomes(judged: Sequence[Judged], expressions: Expressions) -> list[Finding]:
    """Object to consequences, changes and feelings that no fact tells."""
    findings: list[Finding] = []
    for one in judged:
        if one.told.role == "body" and one.told.part == "facts":
            findings += [_finding(one, clause) for clause in _untold(one, expressions)]
    return findings


def _untold(one: Judged, expressions: Expressions) -> Iterator[Span]:
    for clause in split_clauses(one.told.text):
        told = _tells_outcome(clause.text) or _tells_response(clause.text, one.told.text[: clause.end])
        if told and not _has_figure(one, clause) and not _grounded(clause.text, expressions):
            yield clause


def _tells_response(clause: str, so_far: str) -> bool:
    """Whether a clause tells how people took it, or what many of them did (不少骑手当场报名)."""
    if match := _RESPONSE.search(clause):
        return not is_goal(clause, match.start())
    many, said = _MANY.search(clause), _SAID.search(clause)
    if said and _WHO.search(so_far):
        return not is_goal(clause, said.start())
    return bool(many and _WHO.search(clause[many.start() :]) and re.search("了|过|已|到|得|出", clause[many.end() :]))


def _tells_outcome(clause: str) -> bool:
    caused, match = _CAUSED.search(clause), _OUTCOME.search(clause)
    if caused and not is_goal(clause, caused.end()):
        return True
    if match is None or is_goal(clause, match.start()):
        return False
    if _THEREBY.search(clause):
        return True
    strong = _STRONG.search(clause)
    if strong and strong.start() < match.start() and (_ENDS.search(clause) or _WHO.search(clause[: match.start()])):
        return True
    if _FEELING.search(clause) and _WHO.search(clause):
        return True
    return bool(_DONE.search(clause))


def _has_figure(one: Judged, clause: Span) -> bool:
    """Whether a figure stands in the clause: then the figure is judged, and what it counts."""
    return any(
        clause.start <= item.figure.start < clause.end and item.figure.kind == "quantity" for item in one.judgements
    )


def _grounded(clause: str, expressions: Expressions) -> bool:
    """Whether one fact, or what the sheet gives for guidance, holds most of what the clause says."""
    telling = telling_tokens(clause)
    outcomes = {match[0] for pattern in (_OUTCOME, _RESPONSE, _MANY, _SAID) for match in pattern.finditer(clause)}
    for fact in expressions.sheet.all_facts:
        words = f"{told_words(fact)} {fact.state}"
        if outcomes and not any(word in words for word in outcomes):
            continue
        strange = sum(map(len, strange_tokens(clause, words)))
        if strange <= _ENOUGH * sum(map(len, telling)) or spelled_share(clause, words) >= _ROOT:
            return True
    return any(
        spelled_share(clause, text) >= _ROOT for text in (*expressions.sheet.guidance, *expressions.sheet.headings)
    )


def _finding(one: Judged, clause: Span) -> Finding:
    text = clause.text.rstrip("，；。：！")
    message = f"“{text}”是事实表里没有的成效。请删去，或把依据写进事实表的成效。"
    return one.told.error("unsupported_claim", clause.start, text, message)
