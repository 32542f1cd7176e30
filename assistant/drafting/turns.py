"""Small words that turn what a sentence says: another year, a plan, a cause, a sequence, not, no longer, not yet.

They are light in most places, so `lightwords` lets them come and go; here they are held against the source.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from assistant.drafting.contents import content_words
from assistant.text.figures import find_figures
from assistant.text.sentences import split_clauses
from assistant.text.words import tagged

_TOWN = "(?:我镇|我乡|我街道|镇|乡|街道)?"
_UNION = f"(?:由|经|请){_TOWN}总?工会|(?:^|[，；。：]){_TOWN}总工会"
# a text has the first no more often than its source has the second
_BROUGHT = tuple(
    (re.compile(told), re.compile(licence or told))
    for told, licence in (
        ("(?<![比较与同和跟于])(?:去年|上年)", ""),
        ("曾|此前|先前|原先", "[曾原]|此前|先前"),
        ("因|随着|通过(?=[^，。；]*\\d)", "[因使]|由于|鉴于|随着|通过"),
        ("随后|随即|接着|然后|此后|后续", "随后|随即|接着|然后|此后|后续|再|[一-鿿]后(?=[，、])"),
        ("或|均[为系是]", "[或都全均]"),
        ("每", "[每各均逐]|年[省减增节产]"),
        (r"其中(?=在|\d+月)", ""),
        ("当[天日月]", "[当同]"),
        (r"(?:全[镇乡]|全街道)(?![^，。；\d]+(?:会员|总数|累计|增至|[共现]有))", "全[镇乡]|全街道|镇域"),
        ("等(?:人|同志)", ""),
        ("被", "[被由获受]|授予|采[用纳]"),
        (_UNION, f"{_UNION}|(?<![县市区旗省盟州层总])总?工会(?!会员|主席|小组)|我们"),
    )
)
_SHARED_OUT = re.compile("分别([^，。；]*)")
_REST = re.compile("(?:其余|余下|剩余|剩下)([^，。；]*)")
_LATER = re.compile("即?将")
_STILL_TO_COME = re.compile("将|拟(?!定)|(?<![习作训度])计划|列入|定[在于]|尚未|还没|正在|筹")
_PIECES = re.compile("[，。、；（）]")
_OPEN = re.compile("正在|[还仍尚未没待等余剩]|阶段|处于|将|拟|推进|协调")
_DENIED = re.compile("[不没未无]")
_SIDE = re.compile(r"([一-鿿”\d]{2})[之以]?(前|后)(?![往来期列沿勤厨台备续])")
_NO_SIDE = ("目前", "当前", "此前", "先前", "提前", "此后", "随后", "然后", "今后", "最后", "先后", "落后")


def turned(text: str, source: str) -> list[str]:
    """Return a fault where small words make a text say otherwise than its source, in Chinese."""
    if any(len(told.findall(text)) > len(licence.findall(source)) for told, licence in _BROUGHT):
        return ["添了改变时间、范围、原因或由谁做的词"]
    if _shared_out(text, source):
        return ["添了“分别”"]
    if text.count("联合工会") < source.count("联合工会") or _rests_on_nothing(text, source):
        return ["改了名称或余下的数"]
    if _planned(text, source) or _over(text, source) or _undenied(text, source):
        return ["把没有做完的或否定的写反了"]
    return ["改了在前在后"] if _shifted(text, source) or _dangles(text, source) else []


def _shared_out(text: str, source: str) -> bool:
    """Whether 分别 is brought in before fewer than two figures."""
    found = _SHARED_OUT.search(text) if not re.search("[分各]", source) else None
    return found is not None and sum(figure.kind == "quantity" for figure in find_figures(found[1])) < 2


def _rests_on_nothing(text: str, source: str) -> bool:
    """Whether 其余 is brought in before a figure that is not left when others of the sentence are taken away."""
    found = _REST.search(text) if not _REST.search(source) else None
    rest = _counted(found[1])[:1] if found else []
    amounts = [Decimal(one) for one in _counted(text) if one.replace(".", "").isdigit()]
    if not rest or not rest[0].isdigit():
        return found is not None
    return not any(
        whole - sum(parts) == Decimal(rest[0])
        for whole in amounts
        for size in (1, 2)
        for parts in combinations([one for one in amounts if one != whole], size)
    )


def _planned(text: str, source: str) -> bool:
    """Whether 将 is brought in before a deed; before a thing it says 把."""
    if _STILL_TO_COME.search(source) or text.count("将") + text.count("把") <= source.count("把"):
        return False
    return any(
        _LATER.fullmatch(word) and (kind.startswith(("v", "d", "p", "a")) or deed.startswith("新"))
        for (word, _), (deed, kind) in pairwise(tagged(text))
        if word not in source
    )


def _over(text: str, source: str) -> bool:
    """Whether something that a source tells as under way is told as over: 2项在验证 as 2项已验证."""
    pieces = [*_PIECES.split(text), ""]
    for piece in filter(_under_way, _PIECES.split(source)):
        counted = set(_counted(piece))
        same = [
            one if _counted(behind) else one + behind
            for one, behind in pairwise(pieces)
            if (counted & set(_counted(one)) if counted else any(word in one for word in content_words(piece)))
        ]
        if same and not any(_OPEN.search(one) or _under_way(one) for one in same):
            return True
    return False


def _counted(piece: str) -> list[str]:
    return [figure.value for figure in find_figures(piece) if figure.kind == "quantity"]


def _under_way(piece: str) -> bool:
    """Whether a piece says 正在, 还没, or 在 before what is being done (在验证, but not 在工棚讲)."""
    words = tagged(piece)
    going = any(word in ("在", "处在") and kind.startswith("v") for (word, _), (_, kind) in pairwise(words))
    return bool(re.search("正在|尚未|[还仍]|未", piece)) or (going and words[-1][1].startswith("v"))


def _undenied(text: str, source: str) -> bool:
    """Whether words stand side by side that only 不 or 未 keeps apart in the source."""
    for found in _DENIED.finditer(source):
        bare = source[max(found.start() - 2, 0) : found.start()] + source[found.end() : found.end() + 1]
        if len(bare) > 2 and bare in text and bare not in source:
            return True
    return False


def _shifted(text: str, source: str) -> bool:
    """Whether what was before an event is told as after it, as at it, or the other way round."""
    own, told = Counter(_sides(source)), Counter(_sides(text))
    if any(event in source and not _ends(event, side) for event, side in told - own):
        return True
    kept = {event for event, _ in told}
    return any(side == "前" and event not in kept and text.count(event) >= source.count(event) for event, side in own)


def _ends(event: str, side: str) -> bool:
    """Whether an event is an end, so that what comes of it is after it: 雪季结束后 for 雪季结束."""
    return side == "后" and event in ("结束", "完成", "完毕", "完工", "竣工")


def _dangles(text: str, source: str) -> bool:
    """Whether the day, or 同时, that opens a source hangs alone between or behind the clauses of a text."""
    opening, *rest = [clause.text.strip("，") for clause in split_clauses(source)]
    lone = opening in ("同时", "此外", "另外") or any(figure.text == opening for figure in find_figures(opening))
    return bool(rest) and lone and any(clause.text.strip("，") == opening for clause in split_clauses(text)[1:])


def _sides(text: str) -> Iterator[tuple[str, str]]:
    for found in _SIDE.finditer(text):
        if not text[: found.end()].endswith(_NO_SIDE):
            yield found[1], found[2]
