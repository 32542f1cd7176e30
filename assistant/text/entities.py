"""What the names of places, firms and units end in, and which kind of name each end makes."""

import re

from assistant.text import gazetteers
from assistant.text.candidates import Kind


def _kinds_of_ends() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    tables: tuple[tuple[Kind, str], ...] = (
        ("place", gazetteers.PLACE_SUFFIXES + gazetteers.MORE_PLACES),
        ("firm", gazetteers.MORE_FIRMS + gazetteers.ESTABLISHMENTS + gazetteers.FIRM_SUFFIXES + gazetteers.LEGAL_FORMS),
        ("unit", gazetteers.UNIT_SUFFIXES),
        ("town", gazetteers.TOWN_SUFFIXES),
    )
    for kind, words in tables:
        kinds |= dict.fromkeys(words.split(), kind)
    return kinds


ENTITY_KINDS = _kinds_of_ends()
LONGEST_END = max(map(len, ENTITY_KINDS))
_ANY_END = "|".join(sorted(ENTITY_KINDS, key=lambda word: (-len(word), word)))
ANY_ENTITY, ENTITY_AT_END = re.compile(_ANY_END), re.compile(f"(?:{_ANY_END})$")
BRANDED = re.compile(
    "(?:户外|劳动者|女?职工|工会|爱心|便民|暖心|司机|骑手|小哥|工友|党群|志愿|宣讲|服务|技能|维权|法律|关爱|流动|公益|青年|单身){0,3}"
    f"(?:品牌|小程序|外卖|APP|app|公众号|微信号|视频号|专栏|栏目|书屋|夜校|热线|[大小]?[讲课学]堂|之家|联谊会?|工作室|工作法|荣誉(?:称号)?|称号|点(?=[，。、；])|{_ANY_END}|[\u4e00-\u9fff]{{0,3}}(?:小组|队|团|班)(?![员长伍体]))"
)
"""What stands behind a brand in quotes."""
SERVED = re.compile("(?:服务(?![于好])|品牌|平台|网店|工作室|工作站|调解室)")
"""What stands behind a brand in quotes and hardly behind a slogan."""
NAMED_IN_QUOTES = re.compile(
    "^[^进送]*(?:工作室|调解室|铺|.[店馆]|[茶粥法律]摊|网店|e家|[^们]杯|[工巧]匠|助学金?|.[^评获颁]奖|基金|部落|之家|家园"
    "|[^进送]{2}[站屋吧坊社亭廊角桥堂台馆园房校号队班团]|.(?<!班)组)$"
)
"""What a name that stands in quotes ends in: a house, a room, a group, a prize."""
