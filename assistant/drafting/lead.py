"""The 引言: the period, under whose lead, by what guidance, the town as it is, and what the year's work turned on."""

import re
from collections.abc import Iterator, Sequence

from assistant.drafting import layout
from assistant.drafting.groups import group_facts
from assistant.drafting.manner import TASKS
from assistant.drafting.outline import lead_facts
from assistant.drafting.phrases import Telling
from assistant.drafting.tellings import joined, tell_group
from assistant.records import THEMES, FactSheet, Sentence
from assistant.review.sentence import check_sentence

MOST_TASKS, FEWEST_THEMES = 4, 2
_STUDIED = re.compile("(精神|思想|论述|讲话|》|要求|部署|决定|意见|指示)$")


def realize_lead(section_themes: Sequence[str], telling: Telling) -> tuple[Sentence, ...]:
    """Tell the 引言; `section_themes` are the sections' first themes."""
    sheet = telling.sheet
    when, unit = layout.period_words(sheet), layout.self_name(sheet)
    subject = telling.wording.pick(f"{unit}{_led(sheet)}", f"{_led(sheet)}{unit}")
    before = f"{when}，{subject}{_guided(sheet)}"
    told = (f"{before}{tasks}。" for tasks in _turned_on(section_themes, telling))
    opening = next((text for text in told if not check_sentence(text, sheet)), f"{before}做好各项工作。")
    closing = telling.wording.pick(
        f"{layout.as_of(sheet)}现总结如下：",
        f"{_span(sheet)}工作总结如下{_as_of_aside(sheet)}：",
        f"{layout.as_of(sheet)}现将有关情况总结如下：",
    )
    background = joined([told for group in group_facts(lead_facts(sheet)) for told in tell_group(group, telling)])
    return (
        Sentence(opening, (), "offline", starts_paragraph=True),
        *(Sentence(f"{told.text}。", told.fact_ids, "offline") for told in background),
        Sentence(closing, (), "offline"),
    )


def _led(sheet: FactSheet) -> str:
    bodies = "和".join(body for body in (sheet.led_by, sheet.superior) if body)
    return f"在{bodies}的领导下，" if bodies else ""


def _guided(sheet: FactSheet) -> str:
    """Tell the guidance: what is studied, what is carried out, what is the thread of all work."""
    studied = [words for words in sheet.guidance if _STUDIED.search(words)]
    carried_out = [words for words in sheet.guidance if words.endswith(("教育", "活动", "行动"))]
    threads = [words for words in sheet.guidance if words not in (*studied, *carried_out)]
    parts = [f"深入学习贯彻{'、'.join(studied)}，" if studied else ""]
    parts += [f"开展{'、'.join(carried_out)}，" if carried_out else ""]
    parts += [f"{words}，" if words.startswith(("以", "坚持", "围绕")) else f"以{words}为主线，" for words in threads]
    return "".join(parts)


def _turned_on(section_themes: Sequence[str], telling: Telling) -> Iterator[str]:
    """Give ways to tell what the work turned on, the preferred one first; the last names only what may be promised."""
    if len(set(section_themes)) < FEWEST_THEMES:
        told = {fact.theme for fact in telling.sheet.facts}
        section_themes = [theme for theme in THEMES if theme in told][:MOST_TASKS]
    themes = [theme for theme in dict.fromkeys(section_themes) if theme in TASKS]
    if not themes:
        return
    nouns = "、".join(TASKS[theme][1] for theme in themes)
    yield telling.wording.pick(_tasks(themes), f"推进{nouns}等工作", f"围绕{nouns}开展工作")
    kept = [theme for theme in themes if not check_sentence(f"{_tasks([theme])}。", telling.sheet)]
    if kept:
        yield _tasks(kept)


def _tasks(themes: Sequence[str]) -> str:
    return "，".join("".join(TASKS[theme]) for theme in themes[:MOST_TASKS])


def _span(sheet: FactSheet) -> str:
    return "全年" if layout.is_whole_year(sheet) else sheet.period


def _as_of_aside(sheet: FactSheet) -> str:
    return f"（{layout.as_of(sheet).rstrip('，')}）" if sheet.until else ""
