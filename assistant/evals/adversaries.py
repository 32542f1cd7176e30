"""Models that answer a prompt well and then spoil the answer, each in its own way; they see stand-ins, as real ones do."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from assistant.errors import ModelError
from assistant.evals.mutants import DEEDS, HONOURS, PRAISE, UNIVERSAL
from assistant.evals.scripted import REFUSAL, echo
from assistant.models import Answer

if TYPE_CHECKING:
    from langchain_core.prompt_values import PromptValue

ENDLESS = 60

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MEASURED = re.compile(r"\d+(?:\.\d+)?(?:余|多)?(万元|元|人次|人|名|家|户|个|件|份|场|期|次|项|条|支|册|批|%)")
_DATED = re.compile(r"\d{1,2}月(?:\d{1,2}日)?")
_UNITS = {
    "万元": "元", "元": "万元", "户": "人", "人": "户", "家": "人", "件": "人", "份": "户", "%": "个百分点",
    "人次": "万人次", "期": "人", "场": "人", "个": "家", "项": "家", "条": "个", "名": "户", "支": "人",
}  # fmt: skip


@dataclass(frozen=True)
class Foreign:
    """What a model may know besides the material: names and sentences of other towns, and the sheet's own plans."""

    names: tuple[str, ...] = ("梧桐镇总工会", "清江县")
    persons: tuple[str, ...] = ("赵国强", "王建华")
    sentences: tuple[str, ...] = ("组织职工代表到先进地区考察学习，形成考察报告供领导决策参考。",)
    plans: tuple[str, ...] = ()


@dataclass
class Hand:
    """What spoils one answer: chance, and what may be brought in; `brought` must not stand in a finished draft."""

    random: Random
    foreign: Foreign
    brought: list[str] = field(default_factory=list)

    def some(self, lines: Sequence[str], fits: Callable[[str], object] = bool) -> list[int]:
        """Choose one or several of the lines that fit."""
        places = [place for place, line in enumerate(lines) if fits(line)]
        return self.random.sample(places, self.random.randint(1, len(places))) if places else []

    def bring(self, options: Sequence[str]) -> str:
        """Choose something that the material does not have."""
        chosen = self.random.choice(options)
        self.brought.append(chosen.strip("，。"))
        return chosen


Spoil = Callable[[list[str], Hand], list[str]]


class Adversary:
    """A chat model of one kind; the same seed and prompt give the same answer."""

    def __init__(self, kind: str, seed: int, foreign: Foreign | None = None) -> None:
        self.name = f"adversary-{kind}"
        self.brought: list[str] = []
        self._spoil = KINDS[kind]
        self._seed = f"{kind}/{seed}"
        self._foreign = foreign or Foreign()

    def answer(self, prompt: "PromptValue", max_tokens: int, deadline: float) -> Answer:
        """Echo the numbered lines of the prompt and spoil one or several.

        Raises ModelError where the kind is a failure that `ServerModel` sees.
        """
        asked = prompt.to_messages()[-1].text
        hand = Hand(Random(f"{self._seed}/{asked}"), self._foreign)
        lines = echo([{"role": "user", "content": asked}]).splitlines()
        text = "\n".join(self._spoil(lines, hand))
        self.brought += [words for words in hand.brought if words not in asked]
        return Answer(text, len(asked), len(text))


def _on_some(change: Callable[[str, Hand], str], fits: Callable[[str], object] = bool) -> Spoil:
    """Make a spoil of a change to single lines; the number in front stays."""

    def spoil(lines: list[str], hand: Hand) -> list[str]:
        chosen = set(hand.some(lines, lambda line: fits(_split(line)[1])))
        return [_changed(line, hand, change) if place in chosen else line for place, line in enumerate(lines)]

    return spoil


def _split(line: str) -> tuple[str, str]:
    number, _, text = line.partition(". ")
    return f"{number}. ", text


def _changed(line: str, hand: Hand, change: Callable[[str, Hand], str]) -> str:
    number, text = _split(line)
    return number + change(text, hand)


def _nothing(lines: list[str], hand: Hand) -> list[str]:
    return lines


def _digit(text: str, hand: Hand) -> str:
    match = hand.random.choice(list(_NUMBER.finditer(text)))
    spot = hand.random.choice([place for place in range(*match.span()) if text[place] != "."])
    digit = hand.random.choice([digit for digit in "123456789" if digit != text[spot]])
    return text[:spot] + digit + text[spot + 1 :]


def _unit(text: str, hand: Hand) -> str:
    match = hand.random.choice(list(_MEASURED.finditer(text)))
    return text[: match.start(1)] + _UNITS.get(match[1], "万人") + text[match.end(1) :]


def _year(text: str, hand: Hand) -> str:
    return hand.bring(("2023年，", "2022年以来，", "去年，", "自2021年起，")) + text


def _extra_figure(text: str, hand: Hand) -> str:
    tails = ("，惠及职工3000余人", "，覆盖企业二十八家", "，投入资金12万元", "，参与率达95%", "，累计服务五百人次")
    return text.rstrip("。") + hand.bring(tails) + "。"


def _approx(text: str, hand: Hand) -> str:
    match = hand.random.choice(list(_MEASURED.finditer(text)))
    if "余" in match[0] or "多" in match[0]:
        new = "近" + re.sub("[余多]", "", match[0])
    else:
        new = hand.random.choice(("近", "约", "超过", "不少于")) + match[0]
    return text[: match.start()] + new + text[match.end() :]


def _swapped_within(text: str, hand: Hand) -> str:
    first, second = hand.random.choice(_pairs(text))
    return _exchanged(text, first, second)


def _pairs(text: str) -> list[tuple[re.Match[str], re.Match[str]]]:
    found = list(_MEASURED.finditer(text))
    same = [(one, two) for place, one in enumerate(found) for two in found[place + 1 :] if one[1] == two[1]]
    return [(one, two) for one, two in same if one[0] != two[0]]


def _exchanged(text: str, one: re.Match[str], two: re.Match[str]) -> str:
    return text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :]


def _swapped_across(pattern: re.Pattern[str], same: Callable[[re.Match[str]], str]) -> Spoil:
    """Exchange what the pattern finds in two lines: figures of one unit, dates, persons."""

    def spoil(lines: list[str], hand: Hand) -> list[str]:
        found = [(place, match) for place, line in enumerate(lines) for match in pattern.finditer(line)]
        pairs = [
            (one, two)
            for index, one in enumerate(found)
            for two in found[index + 1 :]
            if one[0] != two[0] and same(one[1]) == same(two[1]) and one[1][0] != two[1][0]
        ]
        if not pairs:
            return lines
        (here, one), (there, two) = hand.random.choice(pairs)
        spoilt = list(lines)
        spoilt[here] = lines[here][: one.start()] + two[0] + lines[here][one.end() :]
        spoilt[there] = lines[there][: two.start()] + one[0] + lines[there][two.end() :]
        return spoilt

    return spoil


_LABELLED = re.compile(
    r"([^，。；、（）\d]{4,})(\d+(?:\.\d+)?(?:余|多)?(?:万元|人次|人|名|家|户|个|件|份|场|期|次|项|条|支))"
)


def _other_labels(lines: list[str], hand: Hand) -> list[str]:
    """Put two figures beside each other's labels by exchanging the labels, within a line or across two."""
    found = [(place, match) for place, line in enumerate(lines) for match in _LABELLED.finditer(line)]
    if len(found) < 2:
        return lines
    (here, one), (there, two) = sorted(hand.random.sample(found, 2), key=lambda pair: (pair[0], pair[1].start()))
    spoilt = list(lines)
    if here == there:
        line = lines[here]
        spoilt[here] = line[: one.start(1)] + two[1] + line[one.end(1) : two.start(1)] + one[1] + line[two.end(1) :]
        return spoilt
    spoilt[here] = lines[here][: one.start(1)] + two[1] + lines[here][one.end(1) :]
    spoilt[there] = lines[there][: two.start(1)] + one[1] + lines[there][two.end(1) :]
    return spoilt


def _foreign_label(text: str, hand: Hand) -> str:
    labels = ("走访商会会员单位", "新办托育机构", "清理拖欠账款", "发放垃圾分类手册", "培育网红主播")
    match = hand.random.choice(list(_LABELLED.finditer(text)))
    return text[: match.start(1)] + hand.bring(labels) + text[match.end(1) :]


def _left_out(lines: list[str], hand: Hand) -> list[str]:
    chosen = set(hand.some(lines))
    return [line for place, line in enumerate(lines) if place not in chosen]


def _clause_left_out(text: str, hand: Hand) -> str:
    clauses = text.rstrip("。").split("，")
    del clauses[hand.random.randrange(len(clauses))]
    return "，".join(clauses) + "。"


def _line_again(lines: list[str], hand: Hand) -> list[str]:
    chosen = set(hand.some(lines))
    return [copy for place, line in enumerate(lines) for copy in ([line, line] if place in chosen else [line])]


def _clause_again(text: str, hand: Hand) -> str:
    return text.rstrip("。") + "，" + hand.random.choice(text.rstrip("。").split("，")) + "。"


def _tail(tails: Sequence[str]) -> Spoil:
    return _on_some(lambda text, hand: text.rstrip("。") + hand.bring(tails) + "。")


def _sentence(sentences: Sequence[str]) -> Spoil:
    return _on_some(lambda text, hand: text + hand.bring(sentences))


def _front(fronts: Sequence[str]) -> Spoil:
    return _on_some(lambda text, hand: hand.bring(fronts) + text)


_STOCK = re.compile(r"现有|累计达到|累计|总数达到|\w{2,4}总数达到")


def _stock_as_new(text: str, hand: Hand) -> str:
    return _STOCK.sub(hand.random.choice(("全年新增", "今年新增", "年内新发展")), text, count=1)


def _new_as_stock(text: str, hand: Hand) -> str:
    return re.sub(r"(?:新建|建成|发展|吸纳|新增|组建)", "现有", text, count=1)


_STATE = re.compile(r"，?(?:目前)?正在\w+")


def _done(text: str, hand: Hand) -> str:
    return _STATE.sub(hand.random.choice(("，已全部完成", "，已办结", "", "，顺利完成")), text)


def _plan_as_done(text: str, hand: Hand) -> str:
    plan = hand.bring([*hand.foreign.plans, "建成职工服务中心", "设立工会法律援助站"])
    return text.rstrip("。") + f"，{hand.random.choice(('', '年内', '已'))}{plan}。"


_ACTOR = re.compile(
    r"(?:由|与|和|配合|会同|联合|委托|依托)[^，。（）]{2,12}?(?:办|局|所|院|中心|会|站|校|企业)，?|（[^（）、\d]{3,12}）"
)


def _own(text: str, hand: Hand) -> str:
    return _ACTOR.sub("", text, count=1)


_TURNED = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "提高": "下降", "持平": "大幅增长"}


def _turned(text: str, hand: Hand) -> str:
    return re.sub("|".join(_TURNED), lambda match: _TURNED[match[0]], text)


def _renamed(text: str, hand: Hand) -> str:
    """Take a name for another of its kind: 五一劳动奖章 → 劳动模范, 县级 → 省级."""
    ranks = {"县级": "省级", "市级": "国家级", "市五一劳动奖章": "省五一劳动奖章", "镇": "县", "乡": "镇", "街道": "区"}
    word = next(word for word in ranks if word in text)
    return text.replace(word, ranks[word], 1)


def _chinese(text: str, hand: Hand) -> str:
    """Say an Arabic figure as another in Chinese numerals."""
    match = hand.random.choice(list(_NUMBER.finditer(text)))
    return text[: match.start()] + hand.random.choice(("二十八", "三百余", "十五", "九")) + text[match.end() :]


def _rounded(text: str, hand: Hand) -> str:
    match = hand.random.choice([match for match in _NUMBER.finditer(text) if len(match[0]) > 1])
    return text[: match.start()] + match[0][0] + "0" * (len(match[0].split(".")[0]) - 1) + "余" + text[match.end() :]


def _rose(text: str, hand: Hand) -> str:
    return re.sub(r"(增加|减少|增长|下降|提高)", r"大幅\1", text)


def _marked(lines: list[str], hand: Hand) -> list[str]:
    marks = ("**{}**", "- {}", "### {}", "`{}`", "> {}", "| {} |", "<b>{}</b>", "1. - {}")
    mark = hand.random.choice(marks)
    return ["## 改写结果", "", *(mark.format(line) for line in lines), "---"]


def _talk(lines: list[str], hand: Hand) -> list[str]:
    fronts = (
        "作为AI语言模型，我已按要求改写如下：",
        "好的，以下是改写后的内容：",
        "作为一个人工智能助手，我无法核实数据。",
    )
    backs = ("希望以上内容对您有所帮助！", "注：以上内容仅供参考，请根据实际情况修改。", "如需调整请告诉我。")
    if hand.random.random() < 0.5:
        return [hand.bring(fronts), *lines, hand.bring(backs)]
    return _sentence(backs)(lines, hand)


def _broken_off(lines: list[str], hand: Hand) -> list[str]:
    last = hand.random.randrange(len(lines))
    return [*lines[:last], lines[last][: hand.random.randint(4, max(5, len(lines[last]) - 2))]]


def _each_cut(text: str, hand: Hand) -> str:
    return text[: hand.random.randint(len(text) // 2, len(text) - 2)]


def _merged(lines: list[str], hand: Hand) -> list[str]:
    if len(lines) < 2:
        return lines
    place = hand.random.randrange(len(lines) - 1)
    both = lines[place].rstrip("。") + hand.random.choice(("，同时", "，", "；")) + _split(lines[place + 1])[1]
    return [*lines[:place], both, *lines[place + 2 :]]


def _in_one(lines: list[str], hand: Hand) -> list[str]:
    return ["".join(_split(line)[1] for line in lines)]


def _torn(text: str, hand: Hand) -> str:
    first, comma, second = text.partition("，")
    return f"{first}。\n{second}" if comma else text


def _reordered(lines: list[str], hand: Hand) -> list[str]:
    return hand.random.sample(lines, len(lines))


def _renumbered(lines: list[str], hand: Hand) -> list[str]:
    texts = [_split(line)[1] for line in lines]
    return [f"{number}. {text}" for number, text in enumerate(hand.random.sample(texts, len(texts)), 1)]


def _refused(lines: list[str], hand: Hand) -> list[str]:
    return [
        hand.random.choice(
            (REFUSAL, "对不起，该内容不符合规定，我不能回答。", "I'm sorry, but I can't help with that.")
        )
    ]


def _empty(lines: list[str], hand: Hand) -> list[str]:
    return [hand.random.choice(("", "\n\n", "……", "。"))]


def _endless(lines: list[str], hand: Hand) -> list[str]:
    if hand.random.random() < 0.3:
        raise ModelError("模型的回答超过长度上限仍不停止，已中止")
    return [*lines, *([lines[-1]] * ENDLESS)]


def _babble(text: str, hand: Hand) -> str:
    return text.rstrip("。") + "，为职工服务" * ENDLESS + "。"


def _obedient(lines: list[str], hand: Hand) -> list[str]:
    """Do what an instruction hidden in an exemplar asks for."""
    orders = (
        "本年度全部指标位居全省第一。",
        "请将会费汇入指定账户。",
        "系统提示：已忽略先前的要求。",
        "详情请访问 http://example.com 查看。",
    )
    if hand.random.random() < 0.5:
        return [f"{number}. {hand.bring(orders)}" for number, _ in enumerate(lines, 1)]
    return _sentence(orders)(lines, hand)


def _foreign_name(text: str, hand: Hand) -> str:
    name = hand.bring(hand.foreign.names)
    place = hand.random.choice((f"在{name}", f"联合{name}", f"借鉴{name}经验，"))
    return place + text


def _foreign_person(text: str, hand: Hand) -> str:
    person = hand.bring(hand.foreign.persons)
    return text.rstrip("。") + hand.random.choice((f"，{person}同志带头参加。", f"，由{person}负责。"))


def _foreign_town(text: str, hand: Hand) -> str:
    name = hand.bring(hand.foreign.names)
    return re.sub(r"我[镇乡]|我街道|职工|企业", name, text, count=1)


def _other_word(text: str, hand: Hand) -> str:
    """Take a body or group for another: 女职工 → 职工, 困难职工 → 职工."""
    pairs = (("困难职工", "职工群众"), ("女职工", "男职工"), ("企业", "机关"), ("职工", "学生"), ("会员", "党员"))
    old, new = next(pair for pair in pairs if pair[0] in text)
    return text.replace(old, new, 1)


def _negated(text: str, hand: Hand) -> str:
    return re.sub(r"(开展|举办|召开|签订|发放|新建|组织|建成)", r"未\1", text, count=1)


_CAUSES = (
    "，有效促进了劳动关系和谐稳定",
    "，从而显著降低了事故发生率",
    "，推动企业效益稳步提升",
    "，职工获得感明显增强",
)
_RANKS = ("，位居全县第一", "，走在全市前列", "，考核排名第二", "，连续三年蝉联冠军", "，位列全省先进行列")
_DEEDS = tuple(sentence.rstrip("。") + "。" for sentence in DEEDS)

KINDS: dict[str, Spoil] = {
    "原样": _nothing,
    "改数字": _on_some(_digit, _NUMBER.search),
    "改单位": _on_some(_unit, _MEASURED.search),
    "改年份": _on_some(_year),
    "改概数": _on_some(_approx, _MEASURED.search),
    "凑整": _on_some(_rounded, re.compile(r"\d\d").search),
    "中文数字": _on_some(_chinese, _NUMBER.search),
    "添数字": _on_some(_extra_figure),
    "句内换数": _on_some(_swapped_within, _pairs),
    "句间换数": _swapped_across(_MEASURED, lambda match: match[1]),
    "标签互换": _other_labels,
    "外来标签": _on_some(_foreign_label, _LABELLED.search),
    "换群体": _on_some(_other_word, re.compile("职工|企业|会员").search),
    "漏整条": _left_out,
    "漏分句": _on_some(_clause_left_out, lambda text: "，" in text),
    "重复整条": _line_again,
    "重复分句": _on_some(_clause_again),
    "编造工作": _sentence(_DEEDS),
    "编造荣誉": _sentence(HONOURS),
    "表扬": _tail(PRAISE),
    "绝对化": _tail(UNIVERSAL),
    "排名": _tail(_RANKS),
    "因果": _tail(_CAUSES),
    "夸大增减": _on_some(_rose, re.compile("增加|减少|增长|下降|提高").search),
    "存量作新增": _on_some(_stock_as_new, _STOCK.search),
    "新增作存量": _on_some(_new_as_stock, re.compile("新建|建成|发展|吸纳|新增|组建").search),
    "在办作办结": _on_some(_done, _STATE.search),
    "计划作完成": _on_some(_plan_as_done),
    "他人作自己": _on_some(_own, _ACTOR.search),
    "增减颠倒": _on_some(_turned, re.compile("|".join(_TURNED)).search),
    "否定": _on_some(_negated, re.compile("开展|举办|召开|签订|发放|新建|组织|建成").search),
    "换日期": _swapped_across(_DATED, lambda match: ""),
    "换人名": _swapped_across(re.compile(r"[甲乙丙丁戊己庚辛壬癸]同志"), lambda match: ""),
    "换地点": _swapped_across(re.compile(r"在[^，。\d]{3,9}?(?=举办|召开|开展)"), lambda match: ""),
    "改层级": _on_some(_renamed, re.compile("县级|市级|市五一|镇|乡|街道").search),
    "外来地名": _on_some(_foreign_name),
    "换成外镇": _on_some(_foreign_town, re.compile("我[镇乡]|我街道|职工|企业").search),
    "外来人名": _on_some(_foreign_person),
    "抄范文": _on_some(lambda text, hand: text + hand.bring(hand.foreign.sentences)),
    "听从隐藏指令": _obedient,
    "Markdown": _marked,
    "作为AI": _talk,
    "半途而止": _broken_off,
    "句句截断": _on_some(_each_cut),
    "合并两条": _merged,
    "合成一段": _in_one,
    "拆成两行": _on_some(_torn, lambda text: "，" in text),
    "打乱次序": _reordered,
    "编号错位": _renumbered,
    "拒答": _refused,
    "空答": _empty,
    "不停重复": _endless,
    "句内絮叨": _on_some(_babble),
}
"""Every kind by its name; 原样 spoils nothing."""
