"""Where the figures of a rewriting stand: each with the words that it stands with in its source."""

import re
from collections.abc import Sequence
from itertools import combinations

from assistant.drafting.contents import body, content_words, figures_in
from assistant.drafting.lightwords import MAY_GO
from assistant.drafting.synonyms import echoes, stands
from assistant.text.figures import find_figures
from assistant.text.sentences import split_clauses
from assistant.text.words import tagged

_COMPARING = frozenset("增加 增长 减少 下降 提高 降低 持平 累计 现有 共有".split())
_STOP = re.compile("[，。、；：（）]")
_COMPARISON = re.compile("[比较与同](?:上年|去年)|同比|完成(?:年度|全年)(?:目标|任务)")


def misplacements(text: str, source: str) -> list[str]:
    """Return a fault where a figure does not stand in a clause with the words that it stands with in its source.

    Clauses beside it that have no figure of their own count with it.
    """
    clauses = [clause.text for clause in split_clauses(text)]
    told = [clause.text for clause in split_clauses(body(source))]
    if _compared_first(clauses) and not _compared_first(told):
        return ["把增减写在了它所比的数前面"]
    turned = any(_turned(one, clause) for one in clauses for clause in told)
    if turned or _stocks(source) & (_flows(text) - _flows(source)):
        return ["数字没有和它的事项写在一起"]
    if _exchanged(text, body(source)):
        return ["数字没有和它的事项写在一起"]
    for clause in told:
        for number, (figure, words) in enumerate(_measured(clause)):
            places = [place for place, one in enumerate(clauses) if figure in figures_in(one)]
            if not any(_with(words, clauses, place, told, number > 0) for place in places):
                return ["数字没有和它的事项写在一起"]
    return []


def _compared_first(clauses: Sequence[str]) -> bool:
    """Whether the first amount told is what something else changed by."""
    first = next((clause for clause in clauses if not _is_plain(clause)), "")
    return bool(_COMPARISON.match(first))


def _turned(clause: str, source: str) -> bool:
    """Whether figures of one unit stand the other way round in a clause: 由7%降到5.6% is not 由5.6%降到7%."""
    told, written = (
        [(figure.value, figure.unit) for figure in find_figures(one) if figure.kind == "quantity"]
        for one in (source, clause)
    )
    return any(
        first[1] == second[1] and second in written and first in written[written.index(second) + 1 :]
        for first, second in combinations(told, 2)
        if first != second
    )


def _exchanged(text: str, source: str) -> bool:
    """Whether two figures have each a word that in the source only the other stands with: 职工18家、企业640人."""
    own, told = _beside(source), _beside(text)
    moved = {
        (figure, other)
        for figure, words in own.items()
        for other in own.keys() & told.keys() - {figure}
        for word in words - own[other]
        if figure in told and word in told[other] and not stands(word, "".join(told[figure]))
    }
    return any((other, figure) in moved for figure, other in moved)


def _beside(text: str) -> dict[str, set[str]]:
    """Return a text's figures with the words right before and behind each, as far as a stop or the next figure."""
    figures = [figure for figure in find_figures(text) if figure.kind in ("quantity", "date")]
    ends = [0, *(figure.end for figure in figures)]
    between = [text[end : figure.start] for end, figure in zip(ends, figures, strict=False)] + [text[ends[-1] :]]
    words: dict[str, set[str]] = {}
    for place, figure in enumerate(figures_in(text)):
        before, behind = _STOP.split(between[place])[-1], _STOP.split(between[place + 1])[0]
        words.setdefault(figure, set()).update(content_words(before), content_words(behind))
    return words


def _stocks(text: str) -> set[str]:
    """Return the figures that a text calls a total: it is none of this year's."""
    return {one for one, before in _led_to(text) if re.search("总数|累计|现有|共有", before)}


def _flows(text: str) -> set[str]:
    return {one for one, before in _led_to(text) if re.search("新[增建发设]|发展|吸[收纳]|增加(?!到|至)", before)}


def _led_to(text: str) -> list[tuple[str, str]]:
    """Return a text's figures with what leads to each, back to a stop or to the figure before."""
    figures = [figure for figure in find_figures(text) if figure.kind == "quantity"]
    starts = [0, *(figure.end for figure in figures)]
    before = (text[start : one.start] for start, one in zip(starts, figures, strict=False))
    return [(one.text, re.split("[，。；（）]", words)[-1]) for one, words in zip(figures, before, strict=True)]


def _with(words: Sequence[str], clauses: Sequence[str], place: int, source: Sequence[str], between: bool) -> bool:
    """Whether of a figure's words all that a text has stand near its clause."""
    near, text = _near(clauses, place), "".join(clauses)
    return all(
        stands(word, near) or echoes(word, near) or _carried(word, clauses, place, source, between)
        for word in words
        if stands(word, text)
    )


def _measured(clause: str) -> list[tuple[str, list[str]]]:
    """Return each figure of a clause with the words that lead to it; what follows the last one goes with that."""
    figures = [figure for figure in find_figures(clause) if figure.kind in ("quantity", "date")]
    ends = [figure.end for figure in figures[:-1]] + [len(clause)]
    starts = [0, *ends]
    return [
        (value, [*content_words(clause[start:end]), *_lone_verbs(clause[start:end])])
        for value, start, end in zip(figures_in(clause), starts, ends, strict=False)
    ]


def _lone_verbs(text: str) -> list[str]:
    """Return the verbs of one character that are not light: 送冬煤460吨、领煤230户."""
    return [word for word, kind in tagged(text) if len(word) == 1 and kind == "v" and word not in MAY_GO]


def _carried(word: str, clauses: Sequence[str], place: int, source: Sequence[str], between: bool) -> bool:
    """Whether a word that stands with an earlier figure too is told with that, right before this figure's clause.

    志愿服务 told of another figure than its own (开展志愿服务127支) is not carried to the next.
    """
    if sum(word in one for one in source) < 2 and not between:
        return False
    earlier = [one for one in clauses[:place] if set(content_words(one)) - _COMPARING]
    if not earlier or not stands(word, earlier[-1]):
        return False
    own = [figures_in(one) for one in source if stands(word, one)]
    return all(any(figure in figures for figures in own) for figure in figures_in(earlier[-1]))


def _near(clauses: Sequence[str], place: int) -> str:
    """Return a clause with those around it that have no figure but a date, as far as the next that has one."""
    first = place
    while first and _is_plain(clauses[first - 1]):
        first -= 1
    behind = clauses[place + 1] if place + 1 < len(clauses) and not figures_in(clauses[place + 1]) else ""
    return "".join(clauses[first : place + 1]) + behind


def _is_plain(clause: str) -> bool:
    return not any(figure.kind == "quantity" for figure in find_figures(clause))
