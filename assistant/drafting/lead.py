"""The 引言: the period, under whose lead, by what guidance, the town as it is, and what the year's work turned on."""

import re
from collections.abc import Sequence

from assistant.drafting import layout
from assistant.drafting.groups import group_facts
from assistant.drafting.manner import TASKS
from assistant.drafting.outline import lead_facts
from assistant.drafting.phrases import Telling
from assistant.drafting.tellings import joined, tell_group
from assistant.records import FactSheet, Sentence
from assistant.review.sentence import check_sentence

MOST_TASKS = 4
_STUDIED = re.compile("(精神|思想|论述|讲话|》|要求|部署|决定|意见|指示)$")


def realize_lead(section_themes: Sequence[str], telling: Telling) -> tuple[Sentence, ...]:
    """Tell the 引言; `section_themes` are the sections' first themes."""
    sheet = telling.sheet
    when, unit = layout.period_words(sheet), layout.self_name(sheet)
    opening = telling.wording.pick(
        f"{when}，{unit}{_led(sheet)}{_guided(sheet)}{_turned_on(section_themes, telling)}。",
        f"{when}，{_led(sheet)}{unit}{_guided(sheet)}{_turned_on(section_themes, telling)}。",
    )
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


def _turned_on(section_themes: Sequence[str], telling: Telling) -> str:
    themes = [
        theme
        for theme in dict.fromkeys(section_themes)
        if theme in TASKS and not check_sentence(f"{''.join(TASKS[theme])}。", telling.sheet)
    ]
    if not themes:
        return "做好各项工作"
    tasks = "，".join("".join(TASKS[theme]) for theme in themes[:MOST_TASKS])
    nouns = "、".join(TASKS[theme][1] for theme in themes)
    return telling.wording.pick(tasks, f"推进{nouns}等工作", f"围绕{nouns}开展工作")


def _span(sheet: FactSheet) -> str:
    return "全年" if layout.is_whole_year(sheet) else sheet.period


def _as_of_aside(sheet: FactSheet) -> str:
    return f"（{layout.as_of(sheet).rstrip('，')}）" if sheet.until else ""
