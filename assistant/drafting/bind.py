"""A model's answer to sentences that may stand: matched to sources by slots, trimmed, restored, judged."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import rjieba

from assistant.drafting.slots import Disguised, take_off
from assistant.records import Sentence
from assistant.text.figures import find_figures
from assistant.text.sentences import split_clauses

ALIKE = 0.6

# judges a restored sentence against the facts it should state; returns what is wrong with it, in Chinese
Judge = Callable[[str, Sentence], Sequence[str]]

# words that state nothing by themselves: a rewriting may bring them in
_NEUTRAL = frozenset(
    (
        "我镇 我乡 我街道 全镇 全乡 全街道 镇 乡 街道 工会 总工会 镇总工会 乡总工会 街道总工会 职工 工作 活动 "
        "方面 情况 方式 形式 办法 措施 做法 组织 开展 举办 举行 召开 进行 采取 采用 通过 利用 依托 围绕 针对 根据 "
        "按照 结合 坚持 实行 对于 关于 用于 全年 今年 本年 本年度 年度 年内 期间 上年 上年同期 去年 同期 同比 "
        "相比 相较 其中 包括 分别 以及 并且 而且 同时 此外 另外 还有 还 也 并 和 与 及 或 等 共 共计 总计 合计 "
        "一共 总数 总人数 人数 数量 达到 达 为 是 有 在 于 由 对 向 从 到 至 将 把 被 以 用 因 了 的 地 得 着 过 "
        "这 该 其 此 各 每 都 均 再 又 就 则 即 后 前 中 上 下 内 间 时 里 起 来 去 目前 截至 比 较 家 名 "
        "人 个 位 参加 参与 参赛 选手 人次 户 件 场 期 年 月 日 一 项 次 "
    ).split()
)

# words of a source that a rewriting may do without
_MAY_GO = (_NEUTRAL | frozenset("现有 累计 坚持 实行 采用 采取".split())) - frozenset(("职工", "选手"))
_LEVELS = ("镇", "乡", "街道")
_SAME = "持平"
_DOUBLED = re.compile(r"([近约余多])\1|(超过|不足|不到|以上|左右)\2")
SAID_TWICE = 5

_FRONT = re.compile(
    r"^(?:\s|#+|[-•*·>|]|[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.．、:：)）](?![\d一二三四五六七八九十]))+"
)


# 在竹器产业园举办 is not 竹器产业园举办: who did what to whom, and where, hangs on such a word
_RELATION = re.compile("[在由被向为与对从][\u4e00-\u9fff]{2}")


@dataclass(frozen=True)
class Bound:
    """What came of an answer: sentences that may stand, by place, and what was wrong with the others."""

    accepted: Mapping[int, str]
    faults: Mapping[int, Sequence[str]]


def bind(answer: str, sources: Mapping[int, Sentence], disguised: Mapping[int, Disguised], judge: Judge) -> Bound:
    """Match an answer's lines to their sources and keep those that say what the source says, no more and no less."""
    lines = _matched(answer_lines(answer), disguised)
    accepted: dict[int, str] = {}
    faults: dict[int, Sequence[str]] = {}
    for place, told in disguised.items():
        found = lines.get(place, [])
        if len(found) != 1:
            faults[place] = ["没有写这一条" if not found else "这一条写了不止一遍"]
            continue
        restored = take_off(trimmed(found[0], told.text), told.slots)
        source = sources[place].text
        wrong = (
            restored.faults
            or additions(restored.text, source)
            or losses(restored.text, source)
            or misplacements(restored.text, source)
            or repeats(restored.text, source)
            or judge(restored.text, sources[place])
        )
        if wrong:
            faults[place] = list(wrong)
        else:
            accepted[place] = restored.text
    return Bound(accepted, faults)


def answer_lines(answer: str) -> list[str]:
    """Return an answer's lines without numbers, bullets and Markdown marks."""
    lines = (re.sub(r"\*\*|`|</?[a-z]+>", "", line) for line in answer.splitlines())
    bare = (_FRONT.sub("", line).rstrip("| ").strip() for line in lines)
    return [line.rstrip("。；;.") for line in bare if line]


def trimmed(line: str, source: str) -> str:
    """Drop the clauses of a line that neither hold a figure nor speak of anything in its source, and a subject added.

    The sentences of a section share their subject; 我镇 before each of them reads as a list.
    """
    clauses = split_clauses(line if source.startswith("我") else re.sub("^我(?:镇|乡|街道)(?:总?工会)?，?", "", line))
    kept = [clause.text for clause in clauses if _figures(clause.text) or _likeness(clause.text, source) >= ALIKE]
    return re.sub(r"^[，。；：、]+|[，。；：、]+$", "", "".join(kept))


def additions(text: str, source: str) -> list[str]:
    """Return a fault for words and ordinals of a sentence that its source does not have and that state something."""
    new = [word for word in rjieba.cut(text) if re.search(r"[㐀-鿿]", word) and word not in _NEUTRAL]
    said = set(rjieba.cut(source)) | _NEUTRAL
    added = [word for word in new if word not in source and not all(letter in said for letter in word)]
    added += [term for term in _terms(text) if term not in source]
    return [f"添了原文没有的“{'、'.join(dict.fromkeys(added))}”"] if added else []


def losses(text: str, source: str) -> list[str]:
    """Return a fault for words that a sentence may not do without: all that stands with a figure, all of a told text.

    A clause without figures beside others that have some tells a manner or a result: it may go, but only as a whole.
    The model is told of the fault, so it names no word: one could be a person's name.
    """
    clauses = [clause.text for clause in split_clauses(body(source))]
    stated = [clause for clause in clauses if _figures(clause) or _SAME in clause] or clauses
    if any(word not in text for clause in stated for word in (*content_words(clause), *_terms(clause))):
        return ["漏了内容"]
    if any(text.count(level) < body(source).count(level) for level in _LEVELS) or _halved(text, clauses):
        return ["漏了内容"]
    if any(relation not in text for relation in _RELATION.findall(" ".join(stated))):
        return ["改了由谁做、对谁做或在哪里做"]
    return ["没有写完"] if _breaks_off(text, source) else []


def misplacements(text: str, source: str) -> list[str]:
    """Return a fault where a figure does not stand in a clause with the words that it stands with in its source.

    A clause beside it that has no figure of its own counts with it.
    """
    clauses = [clause.text for clause in split_clauses(text)]
    for clause in split_clauses(body(source)):
        for figure, words in _measured(clause.text):
            around = [_around(clauses, place) for place, one in enumerate(clauses) if figure in _figures(one)]
            if not any(all(word in near for word in words) for near in around):
                return ["数字没有和它的事项写在一起"]
    return []


def repeats(text: str, source: str) -> list[str]:
    """Return a fault for a clause that a sentence says more often than its source."""
    if _DOUBLED.search(text) and not _DOUBLED.search(source):
        return ["同样的话写了不止一遍"]
    said = Counter(clause.text.strip("，。；：") for clause in split_clauses(text))
    again = [clause for clause, times in said.items() if times > max(1, source.count(clause))]
    return ["同样的话写了不止一遍"] if any(len(clause) >= SAID_TWICE for clause in again) else []


def content_words(text: str) -> list[str]:
    """Return the words of a text that a rewriting may not do without: no single characters, no figures."""
    words = rjieba.cut(_without_figures(text))
    return [word for word in words if len(word) > 1 and re.search(r"[㐀-鿿]", word) and word not in _MAY_GO]


def body(text: str) -> str:
    """Return a sentence without its number (一是) and its last stop."""
    return re.sub(r"^[一二三四五六七八九十]+是", "", text).rstrip("。；")


def _measured(clause: str) -> list[tuple[str, list[str]]]:
    """Return each figure of a clause with the words that lead to it; what follows the last one goes with that."""
    figures = [figure for figure in find_figures(clause) if figure.kind in ("quantity", "date")]
    ends = [figure.end for figure in figures[:-1]] + [len(clause)]
    starts = [0, *ends]
    return [
        (value, content_words(clause[start:end]))
        for value, start, end in zip(_figures(clause), starts, ends, strict=False)
    ]


def _around(clauses: Sequence[str], place: int) -> str:
    """Return a clause with its neighbours as far as they have no figure."""
    before = clauses[place - 1] if place and not _figures(clauses[place - 1]) else ""
    behind = clauses[place + 1] if place + 1 < len(clauses) and not _figures(clauses[place + 1]) else ""
    return before + clauses[place] + behind


def _without_figures(clause: str) -> str:
    pieces, end = [], 0
    for figure in find_figures(clause):
        if figure.kind in ("quantity", "date"):
            pieces.append(clause[end : figure.start])
            end = figure.end
    return " ".join([*pieces, clause[end:]])


def _terms(text: str) -> list[str]:
    """Return ordinals and set phrases, which no slot stands for: 第三届, “五一”."""
    return [figure.text for figure in find_figures(body(text)) if figure.kind in ("ordinal", "fixed_term")]


def _halved(text: str, clauses: Sequence[str]) -> bool:
    """Whether some of a clause's own words stand and some do not."""
    for clause in clauses:
        others = "".join(other for other in clauses if other is not clause)
        own = [word for word in content_words(clause) if word not in others]
        if 0 < sum(word in text for word in own) < len(own):
            return True
    return False


def _breaks_off(text: str, source: str) -> bool:
    """Whether the source goes on behind the words that a text ends with, and the text says that nowhere."""
    for length in range(min(12, len(text)), 1, -1):
        place = source.find(text[-length:])
        if place >= 0:
            rest = re.match(r"[^，。；：、（）]*", source[place + length :])
            missing = rest[0] if rest else ""
            within = place + length not in accumulate(len(word) for word in rjieba.cut(source))
            elsewhere = _without_figures(text)
            return (
                bool(missing)
                and not _figures(missing)
                and (within or any(word not in elsewhere for word in rjieba.cut(missing)))
            )
    return False


def _matched(lines: Sequence[str], disguised: Mapping[int, Disguised]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for line in lines:
        if (place := _place_of(line, disguised)) is not None:
            found.setdefault(place, []).append(line)
    return found


def _place_of(line: str, disguised: Mapping[int, Disguised]) -> int | None:
    """Return the source whose slots a line holds; for a line without figures the one that it is most like."""
    figures = Counter(_figures(line))
    shared = {
        place: sum((figures & Counter(figure for slot in told.slots for figure in _figures(slot.stand_in))).values())
        for place, told in disguised.items()
    }
    place = max(shared, key=lambda place: (shared[place], _likeness(line, disguised[place].text)))
    if shared[place] or _likeness(disguised[place].text, line) >= ALIKE:
        return place
    return None


def _figures(text: str) -> list[str]:
    """Return what tells a text's figures apart: their values, and for dates their words."""
    figures = [figure for figure in find_figures(text) if figure.kind in ("quantity", "date")]
    return [figure.text if figure.kind == "date" else f"{figure.value}" for figure in figures]


def _likeness(text: str, other: str) -> float:
    """Return the share of the first text's character pairs that stand in the other."""
    letters = re.sub(r"[^\w]", "", text)
    pairs = {letters[place : place + 2] for place in range(len(letters) - 1)}
    return sum(pair in other for pair in pairs) / len(pairs) if pairs else 0.0
