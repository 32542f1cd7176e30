"""Another body's work or money told as the union's: whoever did it, or paid, has to be named."""

import re
from collections.abc import Iterator, Sequence

from assistant.facts.claims import Claim
from assistant.records import Fact, FactSheet, Finding
from assistant.review.grounding import Judged
from assistant.review.reading import Told
from assistant.text.sentences import split_clauses, split_sentences

_BODY_START = re.compile(r"^(?:随|请|靠|用|联合|配合|会同|委托|与|由|和|同|依托|协同|经|在|协助)")
_BODY_END = re.compile(
    r"(?:合作|共建|联手|合办|共同|出资|牵头|承办|主办|协助|支持|提供|指导|组织|拨付|联合举办|举办|开展|实施|评定|办理)+$"
)
_PAYER = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,8}?)(?P<verb>出资|拨付|支付|捐赠|提供|承担|资助|赞助|垫付|补贴|配套)(?:的?[\u4e00-\u9fff]{0,2}(?:[款金]|资金|经费))?$"
)
_PAYS = "(?:自筹|自掏|列支|出资|划拨|下拨|拨付|支付|捐赠|提供|承担|资助|赞助|垫付|补贴|配套|拿出)"
_OFFICE = re.compile(
    r"[^，。一二两三\d]{1,14}(?:[所站局办院]|中心|工会|[商协学]会|公司|[小中大]学|学校|大队|中队|银行|团委|妇联|党委|政府|单位|合作社)"
)
_KNOWN_AS = re.compile(
    "交警|民警|派出所|司法|民政|人社|团委|妇联|商会|卫生院|应急|消防|税务|科协|残联|法院|检察|总包|总承包|供电|医保|文化站|农技站|林草站|劳动监察"
)
"""What an office is called for short."""
_OWN = re.compile(
    "(?:我们|(?:我?[镇乡]|我?街道|苏木)?总?工会(?!组织|干部|会员))(?!配合|协助|会同|联合|与|和|请|邀请|收到|领到)"
)
_LEADS, _HELPS = "(?:主办|牵头|主导|为主|负责)", "(?:配合|协助|协同|参与|参加|帮忙|搭手)"
_BODY_HELPED = re.compile("^(?:配合|协助|协同)")
_LEVELS = "省市县区旗镇乡"
_GENERIC = re.compile(r"^[总工会镇乡县市区街道办公室的工作人员中心服务]*$")


def check_actors(judged: Sequence[Judged], sheet: FactSheet) -> list[Finding]:
    """Object to another body's work or money where the text does not name that body."""
    by_id = {fact.id: fact for fact in sheet.facts}
    findings: list[Finding] = []
    for one in judged:
        for claim in one.stated:
            fact = by_id.get(claim.fact_id)
            if fact is None or claim.role not in ("value", "total"):
                continue
            if fact.by and (not names_body(fact, one.told, sheet) or _is_claimed(fact, one, claim)):
                findings.append(_wrong_actor(fact, one, claim))
            elif fact.by and (turned := _turned_round(fact, one.told)):
                message = f"“{fact.label}”在事实表里是“{fact.by}”，这里写成“{turned[0]}”，主次颠倒了。请核对。"
                findings.append(one.told.error("wrong_actor", turned.start(), turned[0], message, fact.by))
            elif other := _other_payer(fact, one.told):
                message = f"“{fact.label}”不是“{other[0]}”的，事实表里没有这样说。请核对是谁做的。"
                findings.append(one.told.error("wrong_actor", other.start(), other[0], message))
    return findings


def _is_claimed(fact: Fact, one: Judged, claim: Claim) -> bool:
    """Whether the clause of a figure says that the union did what another body did alone."""
    if _BODY_START.match(fact.by):
        return False
    places = [item.figure.start for item in one.judgements if claim in item.claims[:1]]
    return any(
        _OWN.match(clause.text) and body_of(fact) not in clause.text
        for clause in split_clauses(one.told.text)
        if any(clause.start <= place < clause.end for place in places)
    )


def _turned_round(fact: Fact, told: Told) -> re.Match[str] | None:
    """Find who leads told as who helps: 劳动监察大队协助 for 劳动监察大队主办，我们协助."""
    body = re.escape(re.split(_LEADS, body_of(fact))[0])
    leads, helps = re.search(f"{body}[^，。；]{{0,4}}{_LEADS}", fact.by), _BODY_HELPED.match(fact.by)
    if leads:
        return re.search(
            f"{body}[^，。；]{{0,4}}{_HELPS}|(?:由|是)?(?:我们|我会|本会)[^，。；]{{0,4}}{_LEADS}", told.text
        )
    return re.search(f"{body}[^，。；]{{0,4}}{_HELPS}", told.text) if helps else None


def _other_payer(fact: Fact, told: Told) -> re.Match[str] | None:
    """Find who the text says paid or did it, where the label names somebody else: 乡总工会出资 for 矿方出资."""
    label = _PAYER.match(fact.label)
    if not label:
        return None
    who = label["who"]
    forms = [who, *_short_forms(who), *(who[at : at + 2] for at in range(len(who) - 1))]
    unnamed = not any(one in told.text for one in (who, who[:2], *_short_forms(who)))
    for match in re.finditer(rf"(?P<who>[\u4e00-\u9fff]{{2,8}}){_PAYS if unnamed else label['verb']}", told.text):
        payer = re.search("工会|政府|党委|企业|公司|部门|商会", match["who"])
        if payer and (unnamed or not any(one in match["who"] for one in forms)):
            return match
    return None


def names_body(fact: Fact, told: Told, sheet: FactSheet) -> bool:
    """Whether the sentence, the one before or the one behind names the body that did the work of a fact."""
    core = body_of(fact)
    behind = split_sentences(told.paragraph[told.end :])[:1]
    near = f"{told.context[-80:]}{told.text}{behind[0].text if behind else ''}"
    if not core or core in near:
        return True
    if re.search(r"(?:有关|相关|职能)部门", near) and _BODY_START.match(fact.by):
        return True
    own = f"{sheet.unit} {sheet.town} {fact.label}"
    if any(_stands_of(core, short, near) for short in _short_forms(core)):
        return True
    return any(_known_part(part, near, own) for part in re.split(r"[、和与及]", core))


def _stands_of(body: str, short: str, text: str) -> bool:
    """Whether a short form stands in a text, and not as that of another level (县司法局 for 乡司法所)."""
    if body[0] not in _LEVELS or short[0] in _LEVELS:
        return short in text
    return any(match[0][0] not in _LEVELS or match[0][0] == body[0] for match in re.finditer(f".?{short}", text))


def _short_forms(body: str) -> Iterator[str]:
    """Give how a text may shorten a body: 县总 for 县总工会, 人社局 for 人力资源和社会保障局, 交警 for 交警中队."""
    if match := re.search("([省市县区州旗])总工会", body):
        yield from (f"{match[1]}总", f"{match[1]}里", f"{match[1]}级工会", "上级工会", "上级拨")
    yield from (match[0] for match in _KNOWN_AS.finditer(body))
    if "人力资源" in body:
        yield "人社"


def body_of(fact: Fact) -> str:
    """Give the bare name of another body in `by`: 配合镇民政办 → 镇民政办."""
    first = re.split("[，。；]", fact.by)[0]
    body = _BODY_END.sub("", _BODY_START.sub("", re.sub("^.{1,4}由", "", first)))
    named = _OFFICE.match(body)
    return named[0] if named else body


def _known_part(name: str, text: str, own: str) -> bool:
    """Whether three telling characters on end of a name stand in the text, and not only as part of the label."""
    size = min(3, len(name))
    runs = [name[start : start + size] for start in range(len(name) - size + 1)]
    return any(run in text and not _GENERIC.match(run) and run not in own for run in runs)


def _wrong_actor(fact: Fact, one: Judged, claim: Claim) -> Finding:
    figure = next((item.figure for item in one.judgements if claim in item.claims), one.judgements[0].figure)
    message = f"“{fact.label}”是{fact.by}的工作，文中没有写明，会被当作本级工会自己的。请写上“{fact.by}”。"
    return one.told.error("wrong_actor", figure.start, figure.text, message, fact.by)
