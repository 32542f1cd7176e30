"""Good drafts made false, one fault at a time: to measure what the checks find, and for adversarial models to tell."""

from collections.abc import Sequence
from random import Random

from assistant.evals import mutate_claims as claims
from assistant.evals import mutate_figures as figures
from assistant.evals import mutate_names as names
from assistant.evals.foreign import Foreign
from assistant.evals.good_draft import Mutant, Mutator, read_good_draft
from assistant.records import FactSheet


def mutants(lines: Sequence[str], sheet: FactSheet, foreign: Foreign, each: int, seed: int = 0) -> list[Mutant]:
    """Make up to `each` mutants of every fault from a good draft; the same seed gives the same ones."""
    good = read_good_draft(lines, sheet, foreign)
    made: list[Mutant] = []
    for name, mutator in MUTATORS.items():
        random = Random(f"{seed}/{name}/{sheet.unit}")
        options = list(mutator(good, random))
        made += random.sample(options, min(each, len(options)))
    return made


MUTATORS: dict[str, Mutator] = {
    "数字改动": figures.digit,
    "单位改动": figures.unit,
    "两数互换": figures.swap,
    "张冠李戴": figures.swap_far,
    "换了标签": figures.label,
    "外来标签": figures.foreign_label,
    "年份改动": figures.year,
    "日期改动": figures.date,
    "日期张冠李戴": figures.date_swap,
    "漏写事实": figures.drop,
    "编造表扬": claims.tail("编造表扬", claims.PRAISE, "unsupported_claim"),
    "编造绝对化": claims.tail(
        "编造绝对化", claims.UNIVERSAL, "unsupported_claim", "unsupported_number", "wrong_attribute"
    ),
    "编造荣誉": claims.added("编造荣誉", claims.HONOURS, "unsupported_claim", "unknown_name"),
    "编造工作": claims.added("编造工作", claims.DEEDS, "unsupported_claim", "unknown_name"),
    "编造后果": claims.tail("编造后果", claims.OUTCOMES, "unsupported_claim"),
    "否定事实": claims.denied,
    "换了人群": claims.group,
    "存量写成新增": claims.stock,
    "新增写成存量": claims.value_as_total,
    "在办写成办结": claims.unfinished,
    "计划写成完成": claims.planned,
    "他人工作写成自己的": claims.actor,
    "增减颠倒": claims.direction,
    "概数改动": claims.approx,
    "人名张冠李戴": names.person,
    "地点张冠李戴": names.place,
    "外来地名单位": names.foreign_name,
    "外来人名": names.foreign_person,
    "照抄范文": names.foreign_sentence,
    "Markdown": names.markdown,
    "作为AI": names.assistant_talk,
    "半途而止": names.broken_off,
    "重复段落": names.repeated,
    "层级写错": names.level,
    "上级层级写错": names.superior,
}
"""Every fault by its name; issue 4 and evaluation.md name them."""
