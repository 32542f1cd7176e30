"""What a model may know besides the material it is given."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Foreign:
    """Names and sentences of other towns, none of which may stand in a draft, and the sheet's own plans."""

    names: tuple[str, ...] = ("梧桐镇总工会", "清江县")
    persons: tuple[str, ...] = ("赵国强", "王建华")
    sentences: tuple[str, ...] = ("组织职工代表到先进地区考察学习，形成考察报告供领导决策参考。",)
    plans: tuple[str, ...] = ()
