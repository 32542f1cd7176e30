"""What a section is about: one or two of the contract's themes, by weighted words."""

import re
from collections import Counter

from assistant.records import PLANS, PROBLEMS
from assistant.text.keywords import KEYWORDS

OTHER = "其他"
HONOURS = "荣誉表彰"
_HEADING_WEIGHT = 4
_SECOND, _THIRD = 0.45, 0.55
"""Share of the first theme's score that a second and a third one need."""

_MOST = 3
_CLEAR, _APART, _SHARE = 8, 3, 0.1
"""Score that a sentence of a further theme needs, lead over the next theme, and share of the text such ones need."""
_PASSAGE = re.compile(r"[^。；\n]{7,}")

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
    if told := _stage(heading, text):
        return (told,)
    scores = _scores(text)
    for theme, score in _scores(heading).items():
        scores[theme] += score * _HEADING_WEIGHT
    if len(scores) > 1 and scores.most_common(1)[0][0] != OTHER:
        del scores[OTHER]
    ranked = scores.most_common(3)
    if not ranked:
        return (OTHER,)
    top = ranked[0][1]
    needed = (0, _SECOND * top, _THIRD * top)
    strong = [theme for (theme, score), least in zip(ranked, needed, strict=False) if score >= least]
    return tuple([*strong, *(theme for theme in _of_passages(text) if theme not in strong)][:_MOST])


def names_theme(heading: str) -> bool:
    """Whether a heading has a word that speaks for a theme."""
    return bool(_PATTERN.search(heading))


def _stage(heading: str, text: str) -> str | None:
    """Tell a section of problems or plans from one of achievements, by its heading or, without one, by how it reads."""
    if _PROBLEM_HEADING.search(heading):
        return PROBLEMS
    if _PLAN_HEADING.search(heading):
        return PLANS
    if heading or not text:
        return None
    problems, plans = len(_PROBLEM_TEXT.findall(text)), len(_PLAN_TEXT.findall(text))
    sentences = max(len(re.findall("[。；！]", text)), 1)
    if max(problems, plans) / sentences < 0.5:
        return None
    return PROBLEMS if problems >= plans else PLANS


def _of_passages(text: str) -> list[str]:
    """Give the themes that sentences of their own speak for, the longest told first; honours are told everywhere."""
    told: Counter[str] = Counter()
    for passage in _PASSAGE.findall(text):
        (theme, score), (_, second) = [*_scores(passage).most_common(2), (OTHER, 0), (OTHER, 0)][:2]
        if theme not in (OTHER, HONOURS) and score >= _CLEAR and score - second >= _APART:
            told[theme] += len(passage)
    return [theme for theme, characters in told.most_common() if characters >= _SHARE * len(text)]


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
