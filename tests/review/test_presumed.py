from dataclasses import replace

import pytest

from assistant.records import Fact
from assistant.review.review import review
from tests.drafting.sheets import amount
from tests.review.town import SHEET

PLANNED = replace(
    SHEET,
    plans=(
        Fact("P1", "建功立业", text="举办竹雕技能竞赛"),
        Fact("P2", "普惠服务", text="建立货车司机服务站"),
        Fact("P3", "组织建设", "新建企业工会", value=amount("8"), unit="家"),
    ),
)


def _objections(plan: str) -> list[str]:
    lines = ["柳溪镇总工会2025年度工作总结", "五、下一步打算", plan]
    return [finding.kind for finding in review(lines, PLANNED).findings if finding.line == 3]


@pytest.mark.parametrize(
    "plan",
    [
        "巩固竹雕技能竞赛成果。",
        "在已举办的竹雕技能竞赛基础上，培养一批能手。",
        "办好第二届竹雕技能竞赛。",
        "继续举办竹雕技能竞赛。",
        "管好货车司机服务站。",
        "今年建起来的货车司机服务站要配齐桌椅。",
    ],
)
def test_what_is_only_planned_is_not_gone_on_with(plan: str) -> None:
    assert _objections(plan) == ["wrong_state"]


@pytest.mark.parametrize(
    "plan",
    [
        "举办竹雕技能竞赛。",
        "在今年竹编技能竞赛的基础上，举办竹雕技能竞赛。",
        "建立货车司机服务站，继续做好困难职工慰问。",
        "在新建6家的基础上，新建企业工会8家。",
    ],
)
def test_a_plan_may_go_on_with_what_the_facts_tell(plan: str) -> None:
    assert _objections(plan) == []
