"""What a section is about: one or two of the contract's themes, by weighted words."""

import re
from collections import Counter

from assistant.records import PLANS, PROBLEMS
from assistant.text.keywords import KEYWORDS

OTHER = "其他"
_HEADING_WEIGHT = 4
_MOST = 3
_BESIDE_FIRST, _OF_ALL, _AT_ONCE, _NEEDED = 2.75, 5.3, 4.5, 4.65
_STRONGEST = 16
"""What speaks for a further theme: its score beside the first one's, its share of all scores, and what one passage says
of it, `_STRONGEST` at most. Weights by logistic regression on the labelled documents and the shipped summaries, each
left out in turn."""
_PASSAGE = re.compile(r"[^。；\n]{5,}")

_PROBLEM_HEADING = re.compile(
    "^(?!.*(?:补|针对|对着|聚焦|解决|破解|紧盯)).*(?:不足|存在.{0,4}问题|主要问题|问题[和与及]困难|困难[和与及]问题|短板|差距|薄弱环节|问题$)"
)
_PLAN_HEADING = re.compile(
    r"计划|打算|下一步|下步|思路|工作安排|工作设想|努力方向|明年|来年|下阶段|下一阶段|今后.{0,3}工作|20\d\d年(?:主要|重点)?(?:工作)?(?:重点|任务|举措)|20\d\d年重点|下半年.{0,4}(?:重点|工作|任务)|工作展望|工作要点"
)
_PROBLEM_TEXT = re.compile(
    "存在的?(?:一些|不少|主要)?(?:不足|问题|差距|短板)|不足之处|还不够|不够[广强高紧深实]|有待(?:加强|提高)|作用发挥不|力量不足|短板"
)
_PLAN_TEXT = re.compile(
    "下一步|下一年|明年|20\\d\\d年(?:将|要|，将|重点)|我们将|将(?:继续|进一步|重点)|打算|拟|力争|计划(?:新|在|开|举|建)|继续(?:抓|深|加|做|推)"
)


def guess_themes(text: str, heading: str = "") -> tuple[str, ...]:
    """Give one to three themes of a section, the strongest first; ("其他",) where no word speaks for any.

    The heading weighs as much as several sentences; 存在不足 and 工作计划 stand alone where it names them.
    """
    if told := _stages(heading, text):
        return told
    scores = _scores(text)
    for theme, score in _scores(heading).items():
        scores[theme] += score * _HEADING_WEIGHT
    if len(scores) > 1 and scores.most_common(1)[0][0] != OTHER:
        del scores[OTHER]
    evidence = _evidence(scores, _PASSAGE.findall(text) or [heading])
    first, *others = (theme for theme, _ in scores.most_common() or [(OTHER, 0)])
    strong = sorted((theme for theme in others if evidence[theme] >= _NEEDED), key=lambda theme: -evidence[theme])
    return (first, *strong[: _MOST - 1])


def names_theme(heading: str) -> bool:
    """Whether a heading has a word that speaks for a theme."""
    return bool(_PATTERN.search(heading))


def _stages(heading: str, text: str) -> tuple[str, ...]:
    """Tell problems and plans from achievements, by the heading or, without one, by how the text reads."""
    patterns = ((PROBLEMS, _PROBLEM_HEADING), (PLANS, _PLAN_HEADING))
    if told := tuple(stage for stage, pattern in patterns if pattern.search(heading)):
        return told
    if heading or not text:
        return ()
    problems, plans = len(_PROBLEM_TEXT.findall(text)), len(_PLAN_TEXT.findall(text))
    sentences = max(len(re.findall("[。；！]", text)), 1)
    if max(problems, plans) / sentences < 0.5:
        return ()
    return (PROBLEMS,) if problems >= plans else (PLANS,)


def _evidence(scores: Counter[str], passages: list[str]) -> dict[str, float]:
    """Weigh what speaks for each theme that has a score."""
    of_passages = [_scores(passage) for passage in passages]
    top, total = max(scores.values(), default=1), scores.total()
    return {
        theme: _BESIDE_FIRST * score / top
        + _OF_ALL * score / total
        + _AT_ONCE * min(max(told[theme] for told in of_passages), _STRONGEST) / _STRONGEST
        for theme, score in scores.items()
    }


def _scores(text: str) -> Counter[str]:
    """Add up the weights; a word counts less each time it comes again, a word within a longer one not at all."""
    found = Counter(match[0] for match in _PATTERN.finditer(text))
    scores: Counter[str] = Counter()
    for word, times in found.items():
        for theme, weight in _WEIGHTS[word]:
            scores[theme] += round(weight * sum(1 / turn for turn in range(1, min(times, 6) + 1)))
    return scores


def _weights() -> dict[str, list[tuple[str, int]]]:
    weights: dict[str, list[tuple[str, int]]] = {}
    for theme, table in KEYWORDS.items():
        for weight, *words in (line.split() for line in table.strip().splitlines()):
            for word in words:
                weights.setdefault(word, []).append((theme, int(weight)))
    return weights


_WEIGHTS = _weights()
_PATTERN = re.compile("|".join(sorted(map(re.escape, _WEIGHTS), key=lambda word: (-len(word), word))))
