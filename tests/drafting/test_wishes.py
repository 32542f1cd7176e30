"""A section written again as a person asks, with a model and without; and what a draft may cost."""

import pytest

from assistant.drafting.budget import Budget
from assistant.drafting.outline import propose_outline
from assistant.drafting.pipeline import compose, draft, realize
from assistant.drafting.revise import write_again
from assistant.drafting.wishes import read_wish
from assistant.errors import ModelError
from assistant.evals.scripted import Scripted, echo
from tests.drafting.sheets import NoExemplars, fact, sheet

TOWN = sheet(
    fact("F1", "组织建设", "新建企业工会", value="6", unit="家", last="4", how="逐户上门"),
    fact("F2", "组织建设", "会员", total="3986", unit="人"),
    fact("F3", "组织建设", "货车司机入会", value="86", unit="人", how="在停车场设流动入会点"),
    fact("F4", "组织建设", "组织建设简报", value="12", unit="期", must=False),
)


@pytest.fixture
def drafted():
    return draft(TOWN, NoExemplars())


def _again(drafted, request, model=None):
    return write_again(drafted, 1, TOWN, NoExemplars(), model, seed=0, request=request)


@pytest.mark.parametrize(
    ("request_", "brief", "focus"),
    [
        ("更简短", True, ""),
        ("请精简一些", True, ""),
        ("突出货车司机入会", False, "货车司机入会"),
        ("把新就业形态的内容放在最前面", False, "新就业形态"),
        ("短一点，强调会员发展工作", True, "会员发展"),
        ("语气再庄重些", False, ""),
        ("", False, ""),
    ],
)
def test_requests_are_read(request_, brief, focus):
    wish = read_wish(request_)
    assert (wish.brief, wish.focus) == (brief, focus)


def test_a_shorter_telling_leaves_out_manners_comparisons_and_what_need_not_be_told(drafted):
    text = _again(drafted, "更简短").sections[1].text
    assert "逐户上门" in drafted.sections[1].text
    assert all(word not in text for word in ("逐户上门", "上年", "简报"))
    assert all(figure in text for figure in ("6家", "3986人", "86人"))


def test_what_is_to_stand_out_is_told_first(drafted):
    text = _again(drafted, "突出货车司机").sections[1].text
    assert text.index("86人") < text.index("6家")
    assert all(figure in text for figure in ("6家", "3986人", "86人", "12期"))


def test_a_request_about_nothing_in_the_section_changes_no_order_and_is_said(drafted):
    written = _again(drafted, "突出女职工维权")
    assert written.sections[1].text.index("6家") < written.sections[1].text.index("86人")
    assert written.notices[0] == "这一节里分不出哪些事实与“女职工维权”有关，次序没有动。"


def test_a_request_that_only_a_model_could_follow_is_said_to_be_one(drafted):
    assert "不用模型时" in _again(drafted, "语气再庄重些").notices[0]
    assert _again(drafted, "语气再庄重些", Scripted(echo)).notices == ()


def test_a_request_reaches_the_model_without_the_sheets_figures(drafted):
    model = Scripted(echo)
    _again(drafted, "突出86人入会这件事", model)
    asked = "\n".join(message["content"] for message in model.prompts[0])
    assert "这次修改的要求：突出" in asked
    assert "86人" not in asked


def test_a_draft_stops_asking_when_its_tokens_are_used_up():
    realized = realize(TOWN, NoExemplars(), propose_outline(TOWN), 0)
    model = Scripted(echo)
    written = compose(realized, TOWN, model, budget_tokens=50)
    assert model.prompts == []
    assert "词元预算（50，按估算）已经用完" in written.notices[-1]
    assert {told.origin for told in written.sections[1].sentences if told.fact_ids} == {"fallback"}


def test_what_a_call_did_not_use_is_there_for_the_next():
    budget = Budget(100)
    budget.settle(budget.take("", 90), used=20)
    budget.settle(budget.take("", 80), used=0)
    with pytest.raises(ModelError):
        budget.take("", 1)
