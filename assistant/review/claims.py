"""True figures in false sentences: praise, ranks, universals that no fact states, work told as done or one's own."""

import re
from collections.abc import Iterator, Sequence

from assistant.facts.claims import told_words
from assistant.facts.cues import ALL_DONE
from assistant.records import Fact, Finding
from assistant.review.expression import Expressions, chinese, is_whole, spelled_share, unspelled
from assistant.review.grounding import Judged
from assistant.review.reading import Told
from assistant.text.wording import find_claims

_WHERE = r"全[国省市县区镇乡州街旗盟师团场村系行]\w?|全苏木|全自治[区州县旗]|各乡镇|同类|同行业|系统内"
_PRAISE = re.compile(
    r"(?:[深备广倍]受|受到?|得到|获得?|赢得|博得|收获)(?:了)?[^，。；]{0,26}?(?P<key>肯定|好评|表扬|赞誉|称赞|认可|赞扬|点赞|高度评价|欢迎|喜爱|追捧|口碑|青睐|拥护|嘉奖|表彰|批示)"
    r"|被[^，。；]{0,16}?(?P<named>誉为|赞为|称赞为|尊为|奉为|封为)|享有[^，。；]{0,12}(?P<fame>美誉|盛誉)"
    r"|(?P<key2>好评如潮|交口称赞|有口皆碑|一致好评|高度评价|高度认可|充分肯定)"
    r"|(?:经验|做法|工作|成果|典型|模式)[^，。；]{0,14}(?P<key3>推广|交流发言|经验介绍|典型发言|转发)"
)
_RANK = re.compile(
    rf"(?:{_WHERE})[^，。；]{{0,12}}(?P<key>前列|首位|榜首|前茅|标杆|样板|领先|之首|之最|之冠)"
    r"|(?P<key2>拔得头筹|拔[得了]?头|头筹|夺[得了]?(?:魁|冠)|折桂|桂冠|独占鳌头|首屈一指|数一数二|遥遥领先|名列前茅|走在前列|走在[^，。]{0,8}前列|位居|位列|排名|率先|领先|首创|首家|首个|首次|唯一|独创|(?<=[\u4e00-\u9fff”])第[一二三]名?(?=[，。；、]|的好成绩)|第[一二三](?:名|位)|前(?:[二三四五六七八九十]|\d{1,2})[名位强]"
    r"|[特一二三]等奖|[冠亚季]军|[金银铜]奖|历史(?:性|最高|最好|新高)|新高|新纪录|历年最|(?:打破|刷新|创下?)[^，。；]{0,8}[纪记]录)"
)
_UNIVERSAL = re.compile(
    r"(?P<key>再也?没有?|没有?再?出过|再无|全覆盖|(?:实现|达到|做到)?零(?:事故|投诉|上访|差错|伤亡|纠纷|拖欠|欠薪|死亡|违规|遗漏)|百分之百|(?:未|没有)发生|无一(?!例外)|悉数|杜绝|一致(?:同意|通过|赞成|认可|拥护)|全票|满票"
    r"|应建尽建|应入尽入|应帮尽帮|应救尽救|应签尽签|应[^，。]尽[^，。]|全员|家喻户晓|(?P<each>[人家户村班次场件事项条处个])(?P=each)(?!相|户户|事事|户|家)(?:都|皆|有(?!关)|能|会|懂|明|知|参|受|满|落|回|清|通|出|上|到|讲|办|领|收|发|看|用|做|夸|受|享|得))"
    r"|(?P<every>(?:所有|一切|每[一个家户名位天月周村]|全[镇乡县市区村街]\w{0,3}?|各(?!项工作)\w{1,3})(?:[^，。；、：\d]{0,10}?)(?:都|皆))"
    r"|(?P<daily>(?<![按逐每])每[天日](?=出|去|都|坚持|上|走|到|开|办|服务)|(?<=占[了据])大(?:头|多数)|(?:绝大多数|大多数|绝大部分))"
    r"|(?P<rest>(?:剩下|其余|余下)[^，。；]{0,6}(?:都|均|也|全))"
    r"|(?P<all>全部|全都|均已|均得到|均获|都已)"
)
_REST = re.compile("(?:剩下|其余|余下|剩余)的?(?P<what>[^，。；]{0,6})(?:[都均也]|全部?)")
_EXCESS = re.compile(r"(?P<key>超额|提前(?:[\w]{0,4})?完成|成倍|大幅|跨越式|历史性)")
_HONOUR = re.compile(
    r"(?:荣获|获评|荣膺|斩获|获颁|被[^，。；]{0,16}?(?:评为|授予|命名为|认定为|确定为|列为)|(?<![帮相])(?:授予|颁发)|获得?[^，。；]{0,22}?(?:称号|奖章|奖状|先进|优秀|模范|荣誉|奖励|奖项)|(?<!进)入选|当选"
    r"|获得?(?:了)?(?:全?[国省市县区镇乡州旗]|国家)|获得?[^，。；]{0,6}“[^”]+”"
    r"|获[得评颁批]?[^，。；]{0,16}(?:专利|证书|认证|资格|命名|冠名|冠军|名次))"
)
_TO_THE_LETTER = 0.95
_QUOTED = re.compile("“([^”]{4,})”")
_TITLE = re.compile("(?:评为|授予|命名为|认定为|荣获|获评|获得?)(?:了)?(?P<what>[^，。；]{2,20})$")
_NAMED, _MOSTLY = 0.5, 0.75
_EVERY = re.compile(r"全部|全都|[均都]|悉数|百分之百|100%|(?P<each>[人件户条家])(?P=each)|无一")
_LESSER = re.compile("提名|入围|候选|推荐|申报|拟|初评|公示")
_TOLD = re.compile(r"^(?:实现|达到|做到|取得|获得|得到|受到)(?:了)?")
_WHAT = {"评价": "评价", "名次": "名次或“率先”“首个”一类的话", "绝对": "绝对化说法", "程度": "程度"}
_ALL_KEYS = ("全部", "均", "都", "悉数", "所有", "逐一", "全", "逐家", "皆")
_SCOPE = re.compile(r"全[镇乡县市区省]|全街道|各[村镇乡县]|所有|一切")
_EVERYTHING = re.compile(r"(?:全部|全都|均已|均得到|均获|都已|悉数|逐一|[人件事户家村]{2}(?:都|皆|有))")
_CAME_FIRST = re.compile("夺[得了]?[冠魁]|折桂|桂冠|头筹")
_RANKED = re.compile("^(第[一二三四五六七八九十])[名位]$")
_PLACES = (("第一", "冠军"), ("第二", "亚军"), ("第三", "季军"))
_SETTLED = (
    "改完 改好 办完 办好 办妥 修好 补齐 "
    "着落 回音 回应 整改 改正 纠正 销号 修复 改造 更换 消除 办结 答复 回复 处理 解决 化解 落实 到位 完成"
).split()
_MEANWHILE = re.compile("[他她]|后来|随后|此后|之后|不久|[还又也了]")
_AWARDERS = "国省市县区州镇乡"
_AWARDING = (
    "当年 本人 今年 年内 还被 被授予 被评为 荣获 获得 获评 月获 先后 同时 也获 分别 还获 称号 荣誉 均获 近日 并获"
    " 年获 又获"
)


def check_claims(judged: Sequence[Judged], expressions: Expressions) -> list[Finding]:
    """Object to praise, ranks, universals, excess and honours that no fact of the sentence or its neighbours states."""
    findings: list[Finding] = []
    for one in judged:
        if one.told.role in ("heading", "body"):
            findings += [*_boasts(one, expressions), *_honours(one, expressions)]
    return findings


def _boasts(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    told = one.told
    taken: list[range] = []
    for start, text, key, what in sorted(_claims_in(told.text), key=lambda found: -len(found[1])):
        if told.part != "facts" and what not in ("名次", "评价") and not _settled(told):
            continue
        inside = any(start in span or start + len(text) - 1 in span for span in taken)
        if inside or is_goal(told.text, start) or _vouched(key, text, one, expressions):
            continue
        taken.append(range(start, start + len(text)))
        message = f"“{text}”是事实表里没有的{_WHAT[what]}。请删去，或把依据写进事实表的成效。"
        yield told.error("unsupported_claim", start, text, message)


def _settled(told: Told) -> bool:
    """Whether shortcomings are told as all put right (已全部整改到位)."""
    return told.part == "problems" and bool(ALL_DONE.search(told.text))


def _claims_in(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Give start, words, key word and sort of every claim; the tables of text.wording and our own patterns."""
    for pattern, what in ((_PRAISE, "评价"), (_RANK, "名次"), (_UNIVERSAL, "绝对"), (_EXCESS, "程度")):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            key = next((value for value in groups.values() if value), match[0])
            yield match.start(), match[0], "全部" if groups.get("all") else key, what
    for span, kind in find_claims(text):
        if kind != "excess":
            yield (
                span.start,
                span.text,
                _TOLD.sub("", span.text),
                {"praise": "评价", "rank": "名次", "universal": "绝对"}[kind],
            )


def is_goal(text: str, start: int) -> bool:
    """Whether the clause tells an aim, not a result (推动全覆盖, 力争率先)."""
    clause = re.split(r"[，。；：]", text[:start])[-1]
    return bool(
        re.search(
            r"(?:力争|争取|推动|推进|确保|努力|扩大|着力|致力|为了|按照|要求|目标|围绕|避免|防止|有望|计划|将)[^，。]*$",
            clause,
        )
    )


def _vouched(key: str, text: str, one: Judged, expressions: Expressions) -> bool:
    """Whether a fact told in this place says so itself."""
    if key in ("表彰", "嘉奖") and _HONOUR.search(one.told.paragraph):
        return True  # the honour itself is checked by its own words
    if any(
        judgement.figure.text == text and judgement.status in ("supported", "derived") for judgement in one.judgements
    ):
        return True  # 100% is the sheet's own figure, or follows from two
    everything = _EVERYTHING.match(key)
    told = one.told
    near = f"{told.context[-80:]}{told.text}{told.paragraph[told.end : told.end + 80]}"
    for fact in expressions.sheet.all_facts:
        words = f"{told_words(fact)} {fact.state}"
        says = _all_done(everything, text, one.told.text, words) if everything else _says(key, words)
        if _wider(told.text, text, words):
            continue
        if _is_how(text, told.text, fact):
            return True
        if is_whole(fact, expressions.sheet) and _EVERY.search(text) and expressions.told(fact, told.text) >= _NAMED:
            return True
        if (
            text in words
            or _same_rest(text, words)
            or (says and (fact.id in one.fact_ids or expressions.around(fact, near) >= 0.5))
        ):
            return True
    return any(key in text for text in (*expressions.sheet.guidance, *expressions.sheet.headings))


def _is_how(text: str, sentence: str, fact: Fact) -> bool:
    """Whether what is told of each (件件做到3个工作日内回访) is how a fact says it is done."""
    behind = re.split("[，；。：]", sentence[sentence.find(text) + len(text) :])[0]
    return len(fact.how) > 3 and len(behind) > 3 and spelled_share(behind, fact.how) >= _MOSTLY


def _says(key: str, words: str) -> bool:
    """Whether words hold a claim's key word, a rank without its 名 too; who came first 夺冠."""
    if _CAME_FIRST.search(key):
        return bool(re.search("第一|冠军", words)) or key in words
    alike = next((pair for pair in _PLACES if any(name in key for name in pair)), (_RANKED.sub(r"\1", key),))
    return any(name in words for name in alike)


def _same_rest(text: str, words: str) -> bool:
    """Whether a fact says the same of all that is left: 其余8处均 for 余下8处均."""
    told, known = _REST.search(text), _REST.search(words)
    return bool(told and known and told["what"] == known["what"])


def _wider(sentence: str, text: str, words: str) -> bool:
    """Whether the claim is told of more than the fact says: 全镇……全覆盖 for that of one park."""
    clause = re.split(r"[，；。：]", sentence[: sentence.find(text)])[-1]
    scope = _SCOPE.search(clause)
    return bool(scope and scope[0] not in words)


def _all_done(match: re.Match[str], text: str, sentence: str, words: str) -> bool:
    """Whether a fact says 全部, 均 or the like of the same doing: 全部整改 is no ground for 全部办结到期."""
    if not any(key in words for key in _ALL_KEYS):
        return False
    behind = sentence[sentence.find(text) + match.end() :][:8]
    doing = next((verb for verb in _SETTLED if verb in behind), behind[:2])
    return doing in words or (doing in _SETTLED and any(verb in words for verb in _SETTLED))


def _honours(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    told = one.told
    for match in _HONOUR.finditer(told.text):
        start = max((told.text.rfind(mark, 0, match.start()) for mark in "，。；："), default=-1) + 1
        end = re.search(r"[，。；：]|$", told.text[match.end() :])
        clause = told.text[start : match.end() + (end.start() if end else 0)]
        if is_goal(told.text, match.end()) or told.part != "facts" or _held(clause, told, expressions):
            continue
        message = "事实表里没有这项荣誉。请删去，或补进荣誉表彰。"
        yield told.error("unsupported_claim", start, clause, message)


def _held(clause: str, told: Told, expressions: Expressions) -> bool:
    """Whether one fact holds nearly all the words of the clause."""
    sheet = expressions.sheet
    people = [f"{person.title}{person.name}" for person in sheet.people]
    common = " ".join((sheet.unit, sheet.town, sheet.superior, *people, _AWARDING))
    bare = clause = _MEANWHILE.sub("", clause)
    for person in sheet.people:
        bare = bare.replace(f"{person.title}{person.name}", person.name)
    for fact in sheet.facts:
        told_of = f"{told_words(fact)} {fact.date} {common}"
        if fact.theme != "荣誉表彰" and not _HONOUR.search(told_of) and not _RANK.search(told_of):
            continue
        if _LESSER.search(told_words(fact)) and not _LESSER.search(clause):
            continue  # nominated is not awarded
        if any(title not in told_words(fact) for title in _QUOTED.findall(clause)):
            continue
        if spelled_share(clause, told_words(fact)) >= _TO_THE_LETTER:
            return True
        title = _TITLE.search(clause)
        if title and len(unspelled(title["what"], told_of)) > 1:
            continue
        strange = unspelled(clause, told_of)
        if len(strange) <= 0.2 * len(chinese(clause)) and not set(strange) & set(_AWARDERS):
            if spelled_share(bare, common) < 0.8:
                return True
    return False
