"""Mutators of what a sentence claims: praise, rank, deeds, stock, state, actor, direction."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from assistant.evals.good_draft import GoodDraft, Mutant, Mutator, quantities, replaced
from assistant.records import Fact

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
OUTCOMES = (
    "，从而显著提升了职工的技能水平",
    "，职工的归属感和幸福感明显增强",
    "，进一步密切了工会与职工的联系",
    "，企业生产效率随之大幅提高",
    "，有效化解了劳资矛盾",
    "，由此带动周边村民增收致富",
    "，使全镇劳动关系更加和谐稳定",
    "，为企业挽回了经济损失",
    "，让职工再无后顾之忧",
    "，激发了职工的创新热情",
    "，安全生产形势持续好转",
    "，基层工会的凝聚力不断提升",
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


def tail(fault: str, tails: Sequence[str], *kinds: str) -> Mutator:
    """Add a boast to the end of a sentence."""

    def mutate(good: GoodDraft, random: Random) -> Iterator[Mutant]:
        for told in good.results:
            if told.text.endswith("。") and quantities(told):
                yield good.mutant(fault, told, told.text[:-1] + random.choice(tails) + "。", *kinds)

    return mutate


def added(fault: str, sentences: Sequence[str], *kinds: str) -> Mutator:
    """Add a sentence that no fact states."""

    def mutate(good: GoodDraft, random: Random) -> Iterator[Mutant]:
        for told in good.results:
            if told.text.endswith("。"):
                yield good.mutant(fault, told, told.text + random.choice(sentences), *kinds)

    return mutate


_DONE = (
    "举办|举行|召开|成立|建成|新建|开展|签订|发放|慰问(?!金|款|品)|走访|培训(?!班)|组织(?=职工)|受理|化解|调解(?=[劳矛])|追回|资助(?!款|金)"
    "|办结|吸收|发展(?=会员)"
)
_PEOPLE = "农民工 退休职工 困难职工 青年职工 女职工 残疾职工 货车司机 网约配送员 环卫工人 劳务派遣工".split()
_GROUP = re.compile(
    r"困难职工|女职工|货车司机|网约配送员|快递员|农民工|职工(?=子女|家庭|[，。、\d]|群众)|环卫工人?|会员(?=\d)"
)


def denied(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Tell that what was done was not done."""
    for told in good.results:
        for match in re.finditer(rf"(?<=[，、；年月日会家])(?:{_DONE})", told.text):
            text = f"{told.text[: match.start()]}{random.choice(('未', '没有', '未能'))}{told.text[match.start() :]}"
            yield good.mutant("否定事实", told, text, "wrong_state", "unsupported_claim")


def group(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Tell of other people than the sheet does."""
    for told in good.results:
        for match in _GROUP.finditer(told.text):
            other = random.choice([one for one in _PEOPLE if one not in told.text and one not in told.context])
            text = told.text[: match.start()] + other + told.text[match.end() :]
            yield good.mutant("换了人群", told, text, "wrong_attribute", "unsupported_claim")


def stock(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Tell a stock as this year's."""
    for told in good.results:
        for fact in good.sheet.facts:
            for figure in quantities(told) if fact.total and fact.unit != "%" else ():
                if (
                    fact.total
                    and figure.low == fact.total.low
                    and fact.unit in figure.text
                    and fact.label[-2:] in told.text
                ):
                    text = replaced(told.text, figure, "#")
                    if text.count("#") == 1:
                        text = re.sub(
                            r"(?:累计达到|累计有|累计|总数达到|总数|达到|现有|共有|已有|总计|有)?#",
                            f"，全年新增{figure.text}",
                            text,
                        )
                        text = text.replace("，，", "，").replace("、，", "，")
                        yield good.mutant("存量写成新增", told, text, "wrong_basis", "wrong_attribute")


def value_as_total(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Tell this year's figure as the stock."""
    for told in good.results:
        for fact in good.sheet.facts:
            for figure in quantities(told) if fact.total and fact.value and fact.unit != "%" else ():
                if fact.value and figure.low == fact.value.low and fact.unit in figure.text and fact.label in told.text:
                    start = told.text.find(fact.label)
                    if told.text[start + len(fact.label) : figure.start] == "":
                        label = re.sub("^(?:新发展|新建|新增|发展|建成|增设|成立|新设)", "", fact.label)
                        text = told.text[:start] + label + "总数达到" + told.text[figure.start :]
                        yield good.mutant("新增写成存量", told, text, "wrong_basis", "wrong_attribute", "missing_fact")


def unfinished(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Tell something under way as done."""
    for told in good.results:
        for fact in good.sheet.facts:
            value = fact.value
            if fact.state and value and any(figure.low == value.low for figure in quantities(told)):
                text = re.sub(r"正在[^，。；、]{1,14}", "已全部完成", told.text)
                if text != told.text:
                    yield good.mutant("在办写成办结", told, text, "wrong_state", "unsupported_claim")


def planned(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Tell a plan as a result."""
    for told in good.results:
        for plan in good.sheet.plans if told.text.endswith("。") else ():
            if plan.value and plan.label:
                text = f"{told.text}年内{plan.label}{plan.value.low.normalize():f}{plan.unit}。"
                yield good.mutant("计划写成完成", told, text, "wrong_state", "wrong_attribute")
            elif plan.text and len(plan.text) > 10:
                yield good.mutant(
                    "计划写成完成", told, f"{told.text}年内{plan.text}，取得实效。", "wrong_state", "wrong_attribute"
                )


def actor(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Leave out who did it."""
    own = good.sheet.unit
    for told in good.results:
        for fact in good.sheet.facts:
            body = _body(fact)
            mentioned = body and body in told.text and fact.label and fact.value
            if mentioned and any(fact.value and figure.low == fact.value.low for figure in quantities(told)):
                text = told.text.replace(body, own)
                text = re.sub(
                    rf"(?:与|同|会同|联合|配合|委托|由){re.escape(own)}(?:合作|共建|联手|合办|，)?", own, text
                )
                yield good.mutant("他人工作写成自己的", told, text, "wrong_actor", "unknown_name")


def _body(fact: Fact) -> str:
    text = re.sub(r"^(?:联合|配合|会同|委托|与|由|和|同|依托)", "", fact.by)
    return re.sub(r"(?:合作|共建|联手|合办|出资|承办|主办|协助)$", "", text)


def direction(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Tell a rise as a fall and the other way round."""
    turned = {"增长": "下降", "增加": "减少", "提高": "下降", "下降": "上升", "减少": "增加", "多": "少"}
    for told in good.results:
        for match in re.finditer(
            r"(?:比上年(?:同期)?|同比|较上年(?:同期)?|比去年(?:同期)?)(增长|增加|提高|下降|减少|多)", told.text
        ):
            text = told.text[: match.start(1)] + turned[match[1]] + told.text[match.end(1) :]
            yield good.mutant("增减颠倒", told, text, "wrong_basis", "unsupported_number")


def approx(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Put 近 for 余 and the other way round."""
    for told in good.results:
        for figure in quantities(told):
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
            yield good.mutant("概数改动", told, replaced(told.text, figure, new), "wrong_basis")
