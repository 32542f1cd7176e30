"""What a model does to the lines of a good answer: figures, labels, claims, names; each a function of the lines."""

import re

from assistant.evals.spoiler import Spoiler

NUMBER = re.compile(r"\d+(?:\.\d+)?")
MEASURED = re.compile(r"\d+(?:\.\d+)?(?:余|多)?(万元|元|人次|人|名|家|户|个|件|份|场|期|次|项|条|支|册|批|%)")
DATED = re.compile(r"\d{1,2}月(?:\d{1,2}日)?")
_UNITS = {
    "万元": "元", "元": "万元", "户": "人", "人": "户", "家": "人", "件": "人", "份": "户", "%": "个百分点",
    "人次": "万人次", "期": "人", "场": "人", "个": "家", "项": "家", "条": "个", "名": "户", "支": "人",
}  # fmt: skip


def nothing(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Leave the answer as it is."""
    return lines


def digit(text: str, spoiler: Spoiler) -> str:
    """Change a digit."""
    match = spoiler.random.choice(list(NUMBER.finditer(text)))
    spot = spoiler.random.choice([place for place in range(*match.span()) if text[place] != "."])
    digit = spoiler.random.choice([digit for digit in "123456789" if digit != text[spot]])
    return text[:spot] + digit + text[spot + 1 :]


def unit(text: str, spoiler: Spoiler) -> str:
    """Change a unit."""
    match = spoiler.random.choice(list(MEASURED.finditer(text)))
    return text[: match.start(1)] + _UNITS.get(match[1], "万人") + text[match.end(1) :]


def year(text: str, spoiler: Spoiler) -> str:
    """Put the work into another year."""
    return spoiler.bring(("2023年，", "2022年以来，", "去年，", "自2021年起，")) + text


def extra_figure(text: str, spoiler: Spoiler) -> str:
    """Add a figure that the material does not have."""
    tails = ("，惠及职工3000余人", "，覆盖企业二十八家", "，投入资金12万元", "，参与率达95%", "，累计服务五百人次")
    return text.rstrip("。") + spoiler.bring(tails) + "。"


def approx(text: str, spoiler: Spoiler) -> str:
    """Change 余, 多, 近 or 约, or add one."""
    match = spoiler.random.choice(list(MEASURED.finditer(text)))
    if "余" in match[0] or "多" in match[0]:
        new = "近" + re.sub("[余多]", "", match[0])
    else:
        new = spoiler.random.choice(("近", "约", "超过", "不少于")) + match[0]
    return text[: match.start()] + new + text[match.end() :]


def swapped_within(text: str, spoiler: Spoiler) -> str:
    """Exchange two figures of one unit in a line."""
    first, second = spoiler.random.choice(pairs(text))
    return exchanged(text, first, second)


def pairs(text: str) -> list[tuple[re.Match[str], re.Match[str]]]:
    """Find the pairs of different figures with one unit."""
    found = list(MEASURED.finditer(text))
    same = [(one, two) for place, one in enumerate(found) for two in found[place + 1 :] if one[1] == two[1]]
    return [(one, two) for one, two in same if one[0] != two[0]]


def exchanged(text: str, one: re.Match[str], two: re.Match[str]) -> str:
    """Exchange two matches of a text."""
    return text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :]


LABELLED = re.compile(
    r"([^，。；、（）\d]{4,})(\d+(?:\.\d+)?(?:余|多)?(?:万元|人次|人|名|家|户|个|件|份|场|期|次|项|条|支))"
)


def other_labels(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Put two figures beside each other's labels by exchanging the labels, within a line or across two."""
    found = [(place, match) for place, line in enumerate(lines) for match in LABELLED.finditer(line)]
    if len(found) < 2:
        return lines
    (here, one), (there, two) = sorted(spoiler.random.sample(found, 2), key=lambda pair: (pair[0], pair[1].start()))
    spoilt = list(lines)
    if here == there:
        line = lines[here]
        spoilt[here] = line[: one.start(1)] + two[1] + line[one.end(1) : two.start(1)] + one[1] + line[two.end(1) :]
        return spoilt
    spoilt[here] = lines[here][: one.start(1)] + two[1] + lines[here][one.end(1) :]
    spoilt[there] = lines[there][: two.start(1)] + one[1] + lines[there][two.end(1) :]
    return spoilt


def foreign_label(text: str, spoiler: Spoiler) -> str:
    """Put a figure beside a label that the material does not have."""
    labels = ("走访商会会员单位", "新办托育机构", "清理拖欠账款", "发放垃圾分类手册", "培育网红主播")
    match = spoiler.random.choice(list(LABELLED.finditer(text)))
    return text[: match.start(1)] + spoiler.bring(labels) + text[match.end(1) :]


def left_out(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Leave lines out."""
    chosen = set(spoiler.some(lines))
    return [line for place, line in enumerate(lines) if place not in chosen]


def clause_left_out(text: str, spoiler: Spoiler) -> str:
    """Leave a clause out."""
    clauses = text.rstrip("。").split("，")
    del clauses[spoiler.random.randrange(len(clauses))]
    return "，".join(clauses) + "。"


def line_again(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Write lines twice."""
    chosen = set(spoiler.some(lines))
    return [copy for place, line in enumerate(lines) for copy in ([line, line] if place in chosen else [line])]


def clause_again(text: str, spoiler: Spoiler) -> str:
    """Write a clause twice."""
    return text.rstrip("。") + "，" + spoiler.random.choice(text.rstrip("。").split("，")) + "。"


STOCK = re.compile(r"现有|累计达到|累计|总数达到|\w{2,4}总数达到")


def stock_as_new(text: str, spoiler: Spoiler) -> str:
    """Tell a stock as this year's."""
    return STOCK.sub(spoiler.random.choice(("全年新增", "今年新增", "年内新发展")), text, count=1)


def new_as_stock(text: str, spoiler: Spoiler) -> str:
    """Tell this year's figure as a stock."""
    return re.sub(r"(?:新建|建成|发展|吸纳|新增|组建)", "现有", text, count=1)


STATE = re.compile(r"，?(?:目前)?正在\w+")


def done(text: str, spoiler: Spoiler) -> str:
    """Tell work under way as done."""
    return STATE.sub(spoiler.random.choice(("，已全部完成", "，已办结", "", "，顺利完成")), text)


def plan_as_done(text: str, spoiler: Spoiler) -> str:
    """Tell a plan as done."""
    plan = spoiler.bring([*spoiler.foreign.plans, "建成职工服务中心", "设立工会法律援助站"])
    return text.rstrip("。") + f"，{spoiler.random.choice(('', '年内', '已'))}{plan}。"


ACTOR = re.compile(
    r"(?:由|与|和|配合|会同|联合|委托|依托)[^，。（）]{2,12}?(?:办|局|所|院|中心|会|站|校|企业)，?|（[^（）、\d]{3,12}）"
)


def own(text: str, spoiler: Spoiler) -> str:
    """Leave out who did it."""
    return ACTOR.sub("", text, count=1)


TURNED = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "提高": "下降", "持平": "大幅增长"}


def turned(text: str, spoiler: Spoiler) -> str:
    """Tell a rise as a fall, and the other way round."""
    return re.sub("|".join(TURNED), lambda match: TURNED[match[0]], text)


def renamed(text: str, spoiler: Spoiler) -> str:
    """Take a name for another of its kind: 五一劳动奖章 → 劳动模范, 县级 → 省级."""
    ranks = {"县级": "省级", "市级": "国家级", "市五一劳动奖章": "省五一劳动奖章", "镇": "县", "乡": "镇", "街道": "区"}
    word = next(word for word in ranks if word in text)
    return text.replace(word, ranks[word], 1)


def chinese(text: str, spoiler: Spoiler) -> str:
    """Say an Arabic figure as another in Chinese numerals."""
    match = spoiler.random.choice(list(NUMBER.finditer(text)))
    return text[: match.start()] + spoiler.random.choice(("二十八", "三百余", "十五", "九")) + text[match.end() :]


def rounded(text: str, spoiler: Spoiler) -> str:
    """Round a figure with 余."""
    match = spoiler.random.choice([match for match in NUMBER.finditer(text) if len(match[0]) > 1])
    return text[: match.start()] + match[0][0] + "0" * (len(match[0].split(".")[0]) - 1) + "余" + text[match.end() :]


def rose(text: str, spoiler: Spoiler) -> str:
    """Exaggerate a change."""
    return re.sub(r"(增加|减少|增长|下降|提高)", r"大幅\1", text)


def foreign_name(text: str, spoiler: Spoiler) -> str:
    """Bring in a town or office."""
    name = spoiler.bring(spoiler.foreign.names)
    place = spoiler.random.choice((f"在{name}", f"联合{name}", f"借鉴{name}经验，"))
    return place + text


def foreign_person(text: str, spoiler: Spoiler) -> str:
    """Bring in a person."""
    person = spoiler.bring(spoiler.foreign.persons)
    return text.rstrip("。") + spoiler.random.choice((f"，{person}同志带头参加。", f"，由{person}负责。"))


def foreign_town(text: str, spoiler: Spoiler) -> str:
    """Put another town's name for our own words."""
    name = spoiler.bring(spoiler.foreign.names)
    return re.sub(r"我[镇乡]|我街道|职工|企业", name, text, count=1)


def other_word(text: str, spoiler: Spoiler) -> str:
    """Take a body or group for another: 女职工 → 职工, 困难职工 → 职工."""
    pairs = (("困难职工", "职工群众"), ("女职工", "男职工"), ("企业", "机关"), ("职工", "学生"), ("会员", "党员"))
    old, new = next(pair for pair in pairs if pair[0] in text)
    return text.replace(old, new, 1)


def negated(text: str, spoiler: Spoiler) -> str:
    """Say that it was not done."""
    return re.sub(r"(开展|举办|召开|签订|发放|新建|组织|建成)", r"未\1", text, count=1)
