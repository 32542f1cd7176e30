"""Mutators of names, places and form: what other towns, a careless model or a broken stream bring in."""

import re
from collections.abc import Iterator
from random import Random

from assistant.evals.good_draft import GoodDraft, Mutant


def person(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Put another known person's name, or an unknown one, with an event."""
    names = [person.name for person in good.sheet.people]
    for told in good.results:
        for name in names:
            others = [other for other in names if other != name and other not in told.text]
            if name in told.text and others:
                kinds = ("wrong_binding", "unknown_name", "unsupported_claim")
                yield good.mutant("人名张冠李戴", told, told.text.replace(name, random.choice(others)), *kinds)


def place(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Put an event in another known place."""
    places = sorted({fact.place for fact in good.sheet.facts if len(fact.place) >= 3 and "、" not in fact.place})
    for told in good.results:
        for place in places:
            others = [other for other in places if other not in told.text and place not in other and other not in place]
            if f"在{place}" in told.text and others:
                text = told.text.replace(f"在{place}", f"在{random.choice(others)}", 1)
                yield good.mutant("地点张冠李戴", told, text, "wrong_binding")


def foreign_name(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Bring in another town's unit or firm."""
    for told in good.results:
        for name in good.foreign.names:
            if told.text.endswith("。") and name not in "".join(good.lines):
                text = f"{told.text}在{name}开展了工会工作交流。"
                yield good.mutant("外来地名单位", told, text, "unknown_name", "exemplar_name")


def foreign_person(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Bring in a person nobody knows."""
    for told in good.results:
        for name in ("赵国强", "王建华", "刘桂芳"):
            if told.text.endswith("。"):
                text = f"{told.text}职工{name}积极参与，发挥了带头作用。"
                yield good.mutant("外来人名", told, text, "unknown_name", "exemplar_name")


def foreign_sentence(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Bring in another town's sentence."""
    for told in good.results:
        for sentence in good.foreign.sentences:
            if told.text.endswith("。") and len(sentence) >= 20:
                text = told.text + sentence
                kinds = ("copied_passage", "exemplar_name", "unknown_name", "unsupported_number", "wrong_attribute")
                yield good.mutant("照抄范文", told, text, *kinds)


def markdown(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Add marks of Markdown."""
    for told in good.results:
        marks = (f"**{told.text}**", f"- {told.text}", f"### {told.text}", f"`{told.text}`", f"> {told.text}")
        if told.start == 0:
            yield good.mutant("Markdown", told, random.choice(marks), "markup")


def assistant_talk(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Add a model's own talk."""
    talk = (
        "作为AI语言模型，我无法核实上述数据。",
        "以下是根据您提供的资料撰写的工作总结：",
        "希望以上内容对您有所帮助！",
        "作为一个人工智能助手，我将为您撰写。",
        "注：以上内容仅供参考，请根据实际情况修改。",
    )
    for told in good.results:
        yield good.mutant("作为AI", told, random.choice(talk) + told.text, "markup")


def broken_off(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Break the draft off in the middle of a sentence."""
    body = [told for told in good.sentences if told.role == "body" and len(told.text) > 20]
    for told in body[-12:]:
        cut = told.text[: random.randint(8, len(told.text) - 3)].rstrip("，。；、：")
        line = good.lines[told.line - 1][: told.start] + cut
        yield Mutant("半途而止", (*good.lines[: told.line - 1], line), ("truncated",), told.line, told.text, cut)


def repeated(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Tell a sentence a second time elsewhere."""
    for told in good.results:
        if len(told.text) >= 30:
            others = [other for other in good.results if other.line != told.line and other.text.endswith("。")]
            if others:
                place = random.choice(others)
                lines = good.changed(place, place.text + told.text)
                yield Mutant("重复段落", lines, ("repeated_passage",), 0, place.text, told.text)


def level(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Tell the town's level wrong."""
    own = good.sheet.town[-1:]
    other = {"镇": "乡", "乡": "镇", "道": "镇"}.get(own, "乡")
    word = "街道" if own == "道" else own
    for told in good.sentences:
        for prefix in ("全", "我"):
            if told.role == "body" and prefix + word in told.text:
                yield good.mutant("层级写错", told, told.text.replace(prefix + word, prefix + other, 1), "wrong_level")


def superior(good: GoodDraft, random: Random) -> Iterator[Mutant]:
    """Tell the superior body's level wrong."""
    match = re.search(r"([县市区])总工会$", good.sheet.superior)
    for told in good.sentences:
        if match and good.sheet.superior in told.text and told.role == "body":
            other = {"县": "市", "市": "县", "区": "县"}[match[1]]
            text = told.text.replace(good.sheet.superior, good.sheet.superior[:-4] + other + "总工会", 1)
            yield good.mutant("上级层级写错", told, text, "wrong_level", "unknown_name")
