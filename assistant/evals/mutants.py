"""Good drafts made false, one fault at a time: to measure what the checks find, and for adversarial models to tell."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from assistant.facts.claims import told_words
from assistant.records import Fact, FactSheet
from assistant.review.reading import Told, read_draft
from assistant.text.figures import Figure, find_figures, units_agree


@dataclass(frozen=True)
class Mutant:
    """A draft with one fault: `kinds` of finding that would name it rightly, `line` where it is (0: anywhere)."""

    fault: str
    lines: tuple[str, ...]
    kinds: tuple[str, ...]
    line: int
    before: str
    after: str


@dataclass(frozen=True)
class Other:
    """What another town's summary would bring in: its names and a sentence of it."""

    names: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


Mutator = Callable[["Ground", Random], Iterator[Mutant]]


@dataclass(frozen=True)
class Ground:
    """A good draft with its sheet, read once."""

    lines: tuple[str, ...]
    sheet: FactSheet
    sentences: tuple[Told, ...]
    other: Other

    @property
    def results(self) -> list[Told]:
        """Sentences that tell results."""
        return [told for told in self.sentences if told.role == "body" and told.part == "facts"]

    def changed(self, told: Told, text: str) -> tuple[str, ...]:
        """Give the lines with one sentence replaced."""
        line = self.lines[told.line - 1]
        new = line[: told.start] + text + line[told.end :]
        return (*self.lines[: told.line - 1], new, *self.lines[told.line :])

    def mutant(self, fault: str, told: Told, text: str, *kinds: str) -> Mutant:
        """Give the draft with one sentence replaced, as a mutant."""
        return Mutant(fault, self.changed(told, text), kinds, told.line, told.text, text)


def mutants(
    lines: Sequence[str], sheet: FactSheet, seed: int = 0, other: Other | None = None, each: int = 3
) -> list[Mutant]:
    """Make up to `each` mutants of every fault from a good draft; the same seed gives the same ones."""
    read = read_draft(lines, sheet)
    ground = Ground(tuple(lines), sheet, read.sentences, other or Other())
    made: list[Mutant] = []
    for name, mutator in MUTATORS.items():
        random = Random(f"{seed}/{name}/{sheet.unit}")
        options = list(mutator(ground, random))
        made += random.sample(options, min(each, len(options)))
    return made


def _sub(text: str, figure: Figure, new: str) -> str:
    return text[: figure.start] + new + text[figure.end :]


def _quantities(told: Told) -> list[Figure]:
    return [figure for figure in find_figures(told.text) if figure.kind == "quantity" and re.search(r"\d", figure.text)]


def _digit(ground: Ground, random: Random) -> Iterator[Mutant]:
    for told in ground.results:
        for figure in _quantities(told):
            new = _other_number(figure.text, ground, random)
            yield ground.mutant(
                "数字改动", told, _sub(told.text, figure, new), "unsupported_number", "wrong_attribute", "wrong_basis"
            )


def _other_number(text: str, ground: Ground, random: Random) -> str:
    """Change one digit, never into a figure that the draft has with the same measure word."""
    all_text = "\n".join(ground.lines)
    spots = [spot for spot, char in enumerate(text) if char.isdigit()]
    for _ in range(30):
        spot = random.choice(spots)
        digit = random.choice([char for char in "123456789" if char != text[spot]])
        new = text[:spot] + digit + text[spot + 1 :]
        if new not in all_text:
            return new
    return re.sub(r"\d+", lambda match: str(int(match[0]) * 10 + 7), text, count=1)


def _unit(ground: Ground, random: Random) -> Iterator[Mutant]:
    swaps = {
        "万元": "元",
        "元": "万元",
        "户": "人",
        "人": "户",
        "家": "人",
        "件": "人",
        "份": "人",
        "%": "个百分点",
        "个百分点": "%",
        "人次": "万人次",
        "期": "人",
        "场": "人",
    }
    for told in ground.results:
        for figure in _quantities(told):
            match = re.fullmatch(r"(\D*[\d.,]+)(余|多)?(\D+?)(左右|以上)?", figure.text)
            unit = swaps.get(match[3]) if match else None
            if match and unit:
                new = f"{match[1]}{match[2] or ''}{unit}{match[4] or ''}"
                kinds = ("wrong_unit", "unsupported_number", "wrong_attribute", "wrong_basis")
                yield ground.mutant("单位改动", told, _sub(told.text, figure, new), *kinds)


def _swap(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Swap two figures of one unit in a sentence."""
    for told in ground.results:
        figures = _quantities(told)
        for first, second in pairwise(figures):
            if first.text != second.text and first.unit == second.unit and first.unit:
                text = _sub(_sub(told.text, second, first.text), first, second.text)
                yield ground.mutant("两数互换", told, text, "wrong_attribute", "wrong_basis", "unsupported_number")


def _swap_far(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Put in a figure that the sheet has for something else, of the same unit, told in another sentence."""
    figures = [(told, figure) for told in ground.results for figure in _quantities(told)]
    for told, figure in figures:
        far = [
            other
            for place, other in figures
            if place.line != told.line and other.unit == figure.unit and other.low != figure.low and figure.unit
        ]
        if far:
            new = random.choice(far).text
            if not any(found.text == new for found in _quantities(told)):
                kinds = ("wrong_attribute", "wrong_basis", "unsupported_number", "wrong_state")
                yield ground.mutant("张冠李戴", told, _sub(told.text, figure, new), *kinds)


def _label(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Put a figure beside another fact's label of another theme."""
    facts = [fact for fact in ground.sheet.facts if fact.label and fact.value and len(fact.label) >= 5]
    for told in ground.results:
        for fact in facts:
            if fact.label in told.text:
                others = [
                    other
                    for other in facts
                    if other.theme != fact.theme
                    and other.unit != "%"
                    and (other.unit == fact.unit or units_agree(other.unit, fact.unit))
                    and other.value != fact.value
                ]
                if others:
                    text = told.text.replace(fact.label, random.choice(others).label, 1)
                    yield ground.mutant("换了标签", told, text, "wrong_attribute", "unsupported_number", "wrong_basis")


def _foreign_label(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Put a figure beside a label that no fact has."""
    foreign = {
        "家": ("清理拖欠账款企业", "走访商会会员单位", "新办托育机构"),
        "人": ("结对共建党员", "引进高校毕业生", "组织献血志愿者"),
        "个": ("打造网红打卡点", "建成共享厨房", "新设法律明白人工作点"),
        "份": ("发放垃圾分类手册", "签订门前三包责任书"),
        "件": ("办结人大代表建议", "收集群众微心愿"),
        "场": ("放映公益电影", "组织招商推介会"),
        "期": ("编印内部简报", "播出专题节目"),
        "户": ("改造农村危房", "评选文明家庭"),
        "元": ("拨付垃圾清运费", "兑现招商奖励"),
        "条": ("发布天气提醒", "整理方言谚语"),
    }
    facts = [fact for fact in ground.sheet.facts if fact.label and fact.value and len(fact.label) >= 5]
    for told in ground.results:
        for fact in facts:
            unit = fact.unit.removeprefix("万")
            if fact.label in told.text and unit in foreign:
                text = told.text.replace(fact.label, random.choice(foreign[unit]), 1)
                yield ground.mutant("外来标签", told, text, "wrong_attribute", "unsupported_number", "missing_fact")


def _year(ground: Ground, random: Random) -> Iterator[Mutant]:
    year = ground.sheet.year
    for told in ground.sentences:
        for figure in find_figures(told.text):
            if figure.kind == "date" and str(year) in figure.text:
                new = figure.text.replace(str(year), str(year - random.choice((1, 2, 3))))
                yield ground.mutant("年份改动", told, _sub(told.text, figure, new), "wrong_year")


def _date(ground: Ground, random: Random) -> Iterator[Mutant]:
    for told in ground.results:
        for figure in find_figures(told.text):
            match = re.fullmatch(r"(\d{1,2})月(\d{1,2})日", figure.text)
            if figure.kind == "date" and match:
                new = f"{match[1]}月{(int(match[2]) + random.randint(1, 8)) % 28 + 1}日"
                if new != figure.text:
                    yield ground.mutant(
                        "日期改动", told, _sub(told.text, figure, new), "unsupported_number", "wrong_binding"
                    )


def _date_swap(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Give an event the date of another."""
    dates = [
        (told, figure)
        for told in ground.results
        for figure in find_figures(told.text)
        if figure.kind == "date" and re.fullmatch(r"\d{1,2}月\d{1,2}日", figure.text)
    ]
    for told, figure in dates:
        others = [other for place, other in dates if place is not told and other.text != figure.text]
        if others and "截至" not in told.text:
            new = random.choice(others).text
            if f"截至{new}" not in "".join(ground.lines):
                yield ground.mutant(
                    "日期张冠李戴", told, _sub(told.text, figure, new), "wrong_binding", "unsupported_number"
                )


def _drop(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Leave out a sentence that states a fact's figure; the fault is missing_fact."""
    for told in ground.sentences:
        if told.role == "body" and _tells_must(told, ground):
            yield ground.mutant("漏写事实", told, "", "missing_fact")


def _tells_must(told: Told, ground: Ground) -> bool:
    facts = [
        fact
        for fact in ground.sheet.all_facts
        if fact.must and ((fact.label and fact.label in told.text) or (fact.text and fact.text in told.text))
    ]
    whole = "".join(ground.lines).replace(told.text, "", 1)
    return any((fact.label or fact.text) not in whole for fact in facts)


PRAISE = (
    "，得到上级工会充分肯定",
    "，受到职工群众一致好评",
    "，工作成效走在全县前列",
    "，做法在全市推广",
    "，赢得企业和职工的广泛赞誉",
    "，获得上级通报表扬",
    "，各项指标位居全县第一",
)
UNIVERSAL = (
    "，率先在全县实现建会全覆盖",
    "，全年实现零事故、零投诉",
    "，超额完成上级下达的任务",
    "，所有问题均已全部解决",
    "，职工满意度达到100%",
    "，创历史新高",
    "，做到应建尽建、应入尽入",
)
HONOURS = (
    "镇总工会被评为省级模范职工之家。",
    "年内荣获全国工会工作先进集体称号。",
    "工会主席被授予省五一劳动奖章。",
    "相关做法获全省工会工作创新成果一等奖。",
)
DEEDS = (
    "举办职工合唱节和书画摄影展。",
    "成立职工法律援助志愿律师团。",
    "与高校共建产业工人学院，开设学历提升班。",
    "开通职工心理咨询热线，建成职工心灵驿站。",
    "组织职工赴外地开展红色教育。",
    "为职工子女开设篮球训练营。",
    "购置健身器材，打造职工健身房。",
    "编印政策口袋书，送到车间班组。",
    "发动职工无偿献血。",
    "组织观看爱国主义电影。",
)


def _tail(fault: str, tails: Sequence[str], *kinds: str) -> Mutator:
    def mutate(ground: Ground, random: Random) -> Iterator[Mutant]:
        for told in ground.results:
            if told.text.endswith("。") and _quantities(told):
                yield ground.mutant(fault, told, told.text[:-1] + random.choice(tails) + "。", *kinds)

    return mutate


def _added(fault: str, sentences: Sequence[str], *kinds: str) -> Mutator:
    def mutate(ground: Ground, random: Random) -> Iterator[Mutant]:
        for told in ground.results:
            if told.text.endswith("。"):
                yield ground.mutant(fault, told, told.text + random.choice(sentences), *kinds)

    return mutate


def _stock(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Tell a stock as this year's."""
    for told in ground.results:
        for fact in ground.sheet.facts:
            for figure in _quantities(told) if fact.total and fact.unit != "%" else ():
                if (
                    fact.total
                    and figure.low == fact.total.low
                    and fact.unit in figure.text
                    and fact.label[-2:] in told.text
                ):
                    text = _sub(told.text, figure, "#")
                    if text.count("#") == 1:
                        text = re.sub(
                            r"(?:累计达到|累计有|累计|总数达到|总数|达到|现有|共有|已有|总计|有)?#",
                            f"，全年新增{figure.text}",
                            text,
                        )
                        text = text.replace("，，", "，").replace("、，", "，")
                        yield ground.mutant("存量写成新增", told, text, "wrong_basis", "wrong_attribute")


def _value_as_total(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Tell this year's figure as the stock."""
    for told in ground.results:
        for fact in ground.sheet.facts:
            for figure in _quantities(told) if fact.total and fact.value and fact.unit != "%" else ():
                if fact.value and figure.low == fact.value.low and fact.unit in figure.text and fact.label in told.text:
                    start = told.text.find(fact.label)
                    if told.text[start + len(fact.label) : figure.start] == "":
                        label = re.sub("^(?:新发展|新建|新增|发展|建成|增设|成立|新设)", "", fact.label)
                        text = told.text[:start] + label + "总数达到" + told.text[figure.start :]
                        yield ground.mutant(
                            "新增写成存量", told, text, "wrong_basis", "wrong_attribute", "missing_fact"
                        )


def _unfinished(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Tell something under way as done."""
    for told in ground.results:
        for fact in ground.sheet.facts:
            value = fact.value
            if fact.state and value and any(figure.low == value.low for figure in _quantities(told)):
                text = re.sub(r"正在[^，。；、]{1,14}", "已全部完成", told.text)
                if text != told.text:
                    yield ground.mutant("在办写成办结", told, text, "wrong_state", "unsupported_claim")


def _planned(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Tell a plan as a result."""
    for told in ground.results:
        for plan in ground.sheet.plans if told.text.endswith("。") else ():
            if plan.value and plan.label:
                text = f"{told.text}年内{plan.label}{plan.value.low.normalize():f}{plan.unit}。"
                yield ground.mutant("计划写成完成", told, text, "wrong_state", "wrong_attribute")
            elif plan.text and len(plan.text) > 10:
                yield ground.mutant(
                    "计划写成完成", told, f"{told.text}年内{plan.text}，取得实效。", "wrong_state", "wrong_attribute"
                )


def _actor(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Leave out who did it."""
    own = ground.sheet.unit
    for told in ground.results:
        for fact in ground.sheet.facts:
            body = _body(fact)
            mentioned = body and body in told.text and fact.label and fact.value
            if mentioned and any(fact.value and figure.low == fact.value.low for figure in _quantities(told)):
                text = told.text.replace(body, own)
                text = re.sub(
                    rf"(?:与|同|会同|联合|配合|委托|由){re.escape(own)}(?:合作|共建|联手|合办|，)?", own, text
                )
                yield ground.mutant("他人工作写成自己的", told, text, "wrong_actor", "unknown_name")


def _body(fact: Fact) -> str:
    text = re.sub(r"^(?:联合|配合|会同|委托|与|由|和|同|依托)", "", fact.by)
    return re.sub(r"(?:合作|共建|联手|合办|出资|承办|主办|协助)$", "", text)


def _direction(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Tell a rise as a fall and the other way round."""
    turned = {"增长": "下降", "增加": "减少", "提高": "下降", "下降": "上升", "减少": "增加", "多": "少"}
    for told in ground.results:
        for match in re.finditer(
            r"(?:比上年(?:同期)?|同比|较上年(?:同期)?|比去年(?:同期)?)(增长|增加|提高|下降|减少|多)", told.text
        ):
            text = told.text[: match.start(1)] + turned[match[1]] + told.text[match.end(1) :]
            yield ground.mutant("增减颠倒", told, text, "wrong_basis", "unsupported_number")


def _approx(ground: Ground, random: Random) -> Iterator[Mutant]:
    for told in ground.results:
        for figure in _quantities(told):
            if figure.approx in ("余", "多") and figure.approx in figure.text:
                new = "近" + figure.text.replace(figure.approx, "")
            elif figure.approx in ("近", "约") and figure.text.startswith(figure.approx):
                new = (
                    re.sub(r"(\d)(?=\D|$)", r"\1余", figure.text[1:], count=1)
                    if "." not in figure.text
                    else figure.text[1:]
                )
            else:
                continue
            yield ground.mutant("概数改动", told, _sub(told.text, figure, new), "wrong_basis")


def _person(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Put another known person's name, or an unknown one, with an event."""
    names = [person.name for person in ground.sheet.people]
    for told in ground.results:
        for name in names:
            others = [other for other in names if other != name and other not in told.text]
            if name in told.text and others:
                kinds = ("wrong_binding", "unknown_name", "unsupported_claim")
                yield ground.mutant("人名张冠李戴", told, told.text.replace(name, random.choice(others)), *kinds)


def _place(ground: Ground, random: Random) -> Iterator[Mutant]:
    """Put an event in another known place."""
    places = sorted({fact.place for fact in ground.sheet.facts if len(fact.place) >= 3 and "、" not in fact.place})
    for told in ground.results:
        for place in places:
            others = [other for other in places if other not in told.text and place not in other and other not in place]
            if f"在{place}" in told.text and others:
                text = told.text.replace(f"在{place}", f"在{random.choice(others)}", 1)
                yield ground.mutant("地点张冠李戴", told, text, "wrong_binding")


def _foreign_name(ground: Ground, random: Random) -> Iterator[Mutant]:
    for told in ground.results:
        for name in ground.other.names:
            if told.text.endswith("。") and name not in "".join(ground.lines):
                text = f"{told.text}在{name}开展了工会工作交流。"
                yield ground.mutant("外来地名单位", told, text, "unknown_name", "exemplar_name")


def _foreign_person(ground: Ground, random: Random) -> Iterator[Mutant]:
    for told in ground.results:
        for name in ("赵国强", "王建华", "刘桂芳"):
            if told.text.endswith("。"):
                text = f"{told.text}职工{name}积极参与，发挥了带头作用。"
                yield ground.mutant("外来人名", told, text, "unknown_name", "exemplar_name")


def _foreign_sentence(ground: Ground, random: Random) -> Iterator[Mutant]:
    for told in ground.results:
        for sentence in ground.other.sentences:
            if told.text.endswith("。") and len(sentence) >= 20:
                text = told.text + sentence
                kinds = ("copied_passage", "exemplar_name", "unknown_name", "unsupported_number", "wrong_attribute")
                yield ground.mutant("照抄范文", told, text, *kinds)


def _markdown(ground: Ground, random: Random) -> Iterator[Mutant]:
    for told in ground.results:
        marks = (f"**{told.text}**", f"- {told.text}", f"### {told.text}", f"`{told.text}`", f"> {told.text}")
        if told.start == 0:
            yield ground.mutant("Markdown", told, random.choice(marks), "markup")


def _assistant_talk(ground: Ground, random: Random) -> Iterator[Mutant]:
    talk = (
        "作为AI语言模型，我无法核实上述数据。",
        "以下是根据您提供的资料撰写的工作总结：",
        "希望以上内容对您有所帮助！",
        "作为一个人工智能助手，我将为您撰写。",
        "注：以上内容仅供参考，请根据实际情况修改。",
    )
    for told in ground.results:
        yield ground.mutant("作为AI", told, random.choice(talk) + told.text, "markup")


def _broken_off(ground: Ground, random: Random) -> Iterator[Mutant]:
    body = [told for told in ground.sentences if told.role == "body" and len(told.text) > 20]
    for told in body[-12:]:
        cut = told.text[: random.randint(8, len(told.text) - 3)].rstrip("，。；、：")
        line = ground.lines[told.line - 1][: told.start] + cut
        yield Mutant("半途而止", (*ground.lines[: told.line - 1], line), ("truncated",), told.line, told.text, cut)


def _repeated(ground: Ground, random: Random) -> Iterator[Mutant]:
    for told in ground.results:
        if len(told.text) >= 30:
            others = [other for other in ground.results if other.line != told.line and other.text.endswith("。")]
            if others:
                place = random.choice(others)
                lines = ground.changed(place, place.text + told.text)
                yield Mutant("重复段落", lines, ("repeated_passage",), 0, place.text, told.text)


def _level(ground: Ground, random: Random) -> Iterator[Mutant]:
    own = ground.sheet.town[-1:]
    other = {"镇": "乡", "乡": "镇", "道": "镇"}.get(own, "乡")
    word = "街道" if own == "道" else own
    for told in ground.sentences:
        for prefix in ("全", "我"):
            if told.role == "body" and prefix + word in told.text:
                yield ground.mutant(
                    "层级写错", told, told.text.replace(prefix + word, prefix + other, 1), "wrong_level"
                )


def _superior(ground: Ground, random: Random) -> Iterator[Mutant]:
    match = re.search(r"([县市区])总工会$", ground.sheet.superior)
    for told in ground.sentences:
        if match and ground.sheet.superior in told.text and told.role == "body":
            other = {"县": "市", "市": "县", "区": "县"}[match[1]]
            text = told.text.replace(ground.sheet.superior, ground.sheet.superior[:-4] + other + "总工会", 1)
            yield ground.mutant("上级层级写错", told, text, "wrong_level", "unknown_name")


MUTATORS: dict[str, Mutator] = {
    "数字改动": _digit,
    "单位改动": _unit,
    "两数互换": _swap,
    "张冠李戴": _swap_far,
    "换了标签": _label,
    "外来标签": _foreign_label,
    "年份改动": _year,
    "日期改动": _date,
    "日期张冠李戴": _date_swap,
    "漏写事实": _drop,
    "编造表扬": _tail("编造表扬", PRAISE, "unsupported_claim"),
    "编造绝对化": _tail("编造绝对化", UNIVERSAL, "unsupported_claim", "unsupported_number", "wrong_attribute"),
    "编造荣誉": _added("编造荣誉", HONOURS, "unsupported_claim", "unknown_name"),
    "编造工作": _added("编造工作", DEEDS, "unsupported_claim", "unknown_name"),
    "存量写成新增": _stock,
    "新增写成存量": _value_as_total,
    "在办写成办结": _unfinished,
    "计划写成完成": _planned,
    "他人工作写成自己的": _actor,
    "增减颠倒": _direction,
    "概数改动": _approx,
    "人名张冠李戴": _person,
    "地点张冠李戴": _place,
    "外来地名单位": _foreign_name,
    "外来人名": _foreign_person,
    "照抄范文": _foreign_sentence,
    "Markdown": _markdown,
    "作为AI": _assistant_talk,
    "半途而止": _broken_off,
    "重复段落": _repeated,
    "层级写错": _level,
    "上级层级写错": _superior,
}
"""Every fault by its name; issue 4 and evaluation.md name them."""

__all__ = ["MUTATORS", "Ground", "Mutant", "Other", "mutants", "told_words"]
