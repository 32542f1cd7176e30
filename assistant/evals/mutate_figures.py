"""Mutators of figures, labels and dates: each gives all the ways it can make a good draft false."""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from assistant.evals.good_draft import GoodDraft, Mutant, quantities, replaced
from assistant.review.reading import Told
from assistant.text.figures import find_figures
from assistant.text.measures import units_agree


def digit(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Change one digit."""
    for told in good.results:
        for figure in quantities(told):
            new = _other_number(figure.text, good, random)
            yield good.mutant(
                "数字改动",
                told,
                replaced(told.text, figure, new),
                "unsupported_number",
                "wrong_attribute",
                "wrong_basis",
            )


def _other_number(text: str, good: GoodDraft, random: Random) -> str:
    """Change one digit, never into a figure that the draft has with the same measure word."""
    all_text = "\n".join(good.lines)
    spots = [spot for spot, char in enumerate(text) if char.isdigit()]
    for _ in range(30):
        spot = random.choice(spots)
        digit = random.choice([char for char in "123456789" if char != text[spot]])
        new = text[:spot] + digit + text[spot + 1 :]
        if new not in all_text:
            return new
    return re.sub(r"\d+", lambda match: str(int(match[0]) * 10 + 7), text, count=1)


def unit(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Change the unit."""
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
    for told in good.results:
        for figure in quantities(told):
            match = re.fullmatch(r"(\D*[\d.,]+)(余|多)?(\D+?)(左右|以上)?", figure.text)
            unit = swaps.get(match[3]) if match else None
            if match and unit:
                new = f"{match[1]}{match[2] or ''}{unit}{match[4] or ''}"
                kinds = ("wrong_unit", "unsupported_number", "wrong_attribute", "wrong_basis")
                yield good.mutant("单位改动", told, replaced(told.text, figure, new), *kinds)


def swap(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Swap two figures of one unit in a sentence."""
    for told in good.results:
        figures = quantities(told)
        for first, second in pairwise(figures):
            if first.text != second.text and first.unit == second.unit and first.unit:
                text = replaced(replaced(told.text, second, first.text), first, second.text)
                yield good.mutant("两数互换", told, text, "wrong_attribute", "wrong_basis", "unsupported_number")


def swap_far(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Put in a figure that the sheet has for something else, of the same unit, told in another sentence."""
    figures = [(told, figure) for told in good.results for figure in quantities(told)]
    for told, figure in figures:
        far = [
            other
            for place, other in figures
            if place.line != told.line and other.unit == figure.unit and other.low != figure.low and figure.unit
        ]
        if far:
            new = random.choice(far).text
            if not any(found.text == new for found in quantities(told)):
                kinds = ("wrong_attribute", "wrong_basis", "unsupported_number", "wrong_state")
                yield good.mutant("张冠李戴", told, replaced(told.text, figure, new), *kinds)


def label(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Put a figure beside another fact's label of another theme."""
    facts = [fact for fact in good.sheet.facts if fact.label and fact.value and len(fact.label) >= 5]
    for told in good.results:
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
                    yield good.mutant("换了标签", told, text, "wrong_attribute", "unsupported_number", "wrong_basis")


def foreign_label(good: GoodDraft, random: Random) -> Iterator[Mutant]:
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
    facts = [fact for fact in good.sheet.facts if fact.label and fact.value and len(fact.label) >= 5]
    for told in good.results:
        for fact in facts:
            unit = fact.unit.removeprefix("万")
            if fact.label in told.text and unit in foreign:
                text = told.text.replace(fact.label, random.choice(foreign[unit]), 1)
                yield good.mutant("外来标签", told, text, "wrong_attribute", "unsupported_number", "missing_fact")


def year(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Change the year."""
    year = good.sheet.year
    for told in good.sentences:
        for figure in find_figures(told.text):
            if figure.kind == "date" and str(year) in figure.text:
                new = figure.text.replace(str(year), str(year - random.choice((1, 2, 3))))
                yield good.mutant("年份改动", told, replaced(told.text, figure, new), "wrong_year")


def date(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Change the day of a date."""
    for told in good.results:
        for figure in find_figures(told.text):
            match = re.fullmatch(r"(\d{1,2})月(\d{1,2})日", figure.text)
            if figure.kind == "date" and match:
                new = f"{match[1]}月{(int(match[2]) + random.randint(1, 8)) % 28 + 1}日"
                if new != figure.text:
                    yield good.mutant(
                        "日期改动", told, replaced(told.text, figure, new), "unsupported_number", "wrong_binding"
                    )


def date_swap(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Give an event the date of another."""
    dates = [
        (told, figure)
        for told in good.results
        for figure in find_figures(told.text)
        if figure.kind == "date" and re.fullmatch(r"\d{1,2}月\d{1,2}日", figure.text)
    ]
    for told, figure in dates:
        others = [other for place, other in dates if place is not told and other.text != figure.text]
        if others and "截至" not in told.text:
            new = random.choice(others).text
            if f"截至{new}" not in "".join(good.lines):
                yield good.mutant(
                    "日期张冠李戴", told, replaced(told.text, figure, new), "wrong_binding", "unsupported_number"
                )


def drop(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Leave out a sentence that states a fact's figure; the fault is missing_fact."""
    for told in good.sentences:
        if told.role == "body" and _tells_must(told, good):
            yield good.mutant("漏写事实", told, "", "missing_fact")


def _tells_must(told: Told, good: GoodDraft) -> bool:
    facts = [
        fact
        for fact in good.sheet.all_facts
        if fact.must and ((fact.label and fact.label in told.text) or (fact.text and fact.text in told.text))
    ]
    whole = "".join(good.lines).replace(told.text, "", 1)
    return any((fact.label or fact.text) not in whole for fact in facts)
