"""Whatever a server does, the draft is finished: realized sentences take the place, one sentence says why."""

import time

import pytest
from langchain_core.prompt_values import PromptValue

from assistant.drafting import pipeline
from assistant.drafting.pipeline import DRAFT_SECONDS, draft
from assistant.evals.scripted import Fault, Kind, Messages, Scripted, echo
from assistant.evals.servers import LoopbackServer
from assistant.facts.sheet import load_sheet, parse_tree
from assistant.models import Answer, ChatModel, ServerModel
from assistant.records import Draft, FactSheet
from assistant.resources import SAMPLES
from assistant.review.review import review
from tests.drafting.sheets import NoExemplars

TREE = {
    "unit": "松岗镇总工会",
    "town": "松岗镇",
    "superior": "临江县总工会",
    "led_by": "镇党委、镇政府",
    "year": 2025,
    "period": "年度",
    "people": ["谢春生"],
    "facts": [
        {"theme": "组织建设", "label": "新建企业工会", "value": 6, "total": 41, "last": 4, "unit": "家"},
        {"theme": "组织建设", "label": "发展会员", "value": 352, "unit": "人"},
        {"theme": "新就业形态", "label": "货车司机入会", "value": 47, "unit": "人", "how": "在停车场设流动入会点"},
        {"theme": "帮扶救助", "label": "春节慰问困难职工", "value": 58, "unit": "户", "date": "春节"},
        {"theme": "帮扶救助", "label": "发放慰问金", "value": 5.8, "unit": "万元", "with": "↑"},
        {"theme": "帮扶救助", "label": "发放低保金", "value": 13.1, "unit": "万元", "by": "配合镇民政办"},
        {"theme": "建功立业", "label": "竹编技能竞赛", "date": "2025-09-18", "place": "竹器产业园"},
        {"theme": "建功立业", "label": "参赛选手", "value": 64, "unit": "人", "with": "↑"},
        {"theme": "荣誉表彰", "text": "谢春生获市五一劳动奖章"},
    ],
    "problems": ["小微企业工会作用发挥不充分"],
    "plans": [{"theme": "组织建设", "label": "新建企业工会", "value": 8, "unit": "家"}],
}

GIVES_UP: dict[Kind, str] = {
    "bad_request": "模型服务拒绝了请求（400）",
    "wrong_key": "模型服务不接受密钥，请检查 OPENAI_API_KEY",
    "no_model": "模型服务上没有这个模型或地址，请检查 GONGBI_MODEL 和 OPENAI_BASE_URL",
    "busy": "模型服务繁忙（429）",
    "server_error": "模型服务出错（500）",
    "web_page": "模型服务的地址返回的是网页，请检查 OPENAI_BASE_URL（一般以 /v1 结尾）",
    "cut": "与模型服务的连接中断",
    "early_end": "模型的回答中途断开",
    "too_long": "模型的回答没有写完（达到长度上限或被拦截）",
    "stall": "模型服务没有在时限内回答",
    "hang": "模型服务没有在时限内回答",
    "drip": "模型服务没有在时限内回答",
    "endless": "模型的回答超过长度上限仍不停止，已中止",
    "empty": "模型没有给出内容",
}
FOR_ALL: tuple[Kind, ...] = ("wrong_key", "no_model")
NEVER_ENDING: tuple[Kind, ...] = ("stall", "hang", "drip")


@pytest.fixture(scope="module")
def sheet() -> FactSheet:
    return parse_tree(TREE).sheet


@pytest.fixture(scope="module")
def offline(sheet) -> Draft:
    return draft(sheet, NoExemplars())


def asked(server: LoopbackServer) -> ServerModel:
    return ServerModel("qwen", server.url, "sk-test", sleep=lambda pause: None)


class Hurried:
    """A server's model that has only a moment left for the sections whose prompts hold some words."""

    def __init__(self, server: LoopbackServer, words: str = "") -> None:
        self.name = "qwen"
        self._words, self._asked = words, asked(server)

    def answer(self, prompt: PromptValue, max_tokens: int, deadline: float) -> Answer:
        is_hurried = self._words in prompt.to_string()
        return self._asked.answer(prompt, max_tokens, time.monotonic() + 1 if is_hurried else deadline)


def model_for(kind: Kind, server: LoopbackServer, words: str = "") -> ChatModel:
    return Hurried(server, words) if kind in NEVER_ENDING else asked(server)


def failing_at(heading: str, kind: Kind):
    """Fail wherever a message names the heading, the way `kind` says; else answer as a model that changes nothing."""
    return lambda messages: Fault(kind, echo(messages)) if heading in messages[-1]["content"] else echo(messages)


def thematic(written: Draft) -> list[int]:
    return [place for place, section in enumerate(written.sections) if place and place < len(written.sections) - 2]


def origins(written: Draft, place: int) -> set[str]:
    return {sentence.origin for sentence in written.sections[place].sentences if sentence.fact_ids}


def assert_whole(written: Draft, sheet: FactSheet) -> None:
    report = review(written.text.split("\n"), sheet)
    assert [finding for finding in report.findings if finding.severity == "error"] == []
    assert {status for _, status in report.facts} == {"used"}


def test_a_server_that_answers_has_its_sentences_kept(sheet, offline):
    with LoopbackServer(echo) as server:
        written = draft(sheet, NoExemplars(), asked(server))
    assert [origins(written, place) for place in thematic(written)] == [{"model"}] * 3
    assert written.notices == offline.notices
    assert written.usage.calls == len(server.requests) == 3


@pytest.mark.parametrize("place", [1, 2, 3])
@pytest.mark.parametrize("kind", GIVES_UP)
def test_a_section_whose_server_fails_is_told_by_realized_sentences(sheet, offline, kind, place):
    heading = offline.sections[place].heading.partition("、")[2]
    with LoopbackServer(failing_at(heading, kind)) as server:
        written = draft(sheet, NoExemplars(), model_for(kind, server, heading))
    fallen = [other for other in thematic(written) if origins(written, other) == {"fallback"}]
    headings = "、".join(f"“{offline.sections[other].heading}”" for other in fallen)
    assert place in fallen
    assert fallen == [place] or kind in FOR_ALL
    assert [origins(written, other) for other in thematic(written) if other not in fallen] == [{"model"}] * (
        3 - len(fallen)
    )
    assert written.sections[place].text == offline.sections[place].text
    assert [notice for notice in written.notices if notice not in offline.notices] == [
        f"{GIVES_UP[kind]}；{headings}改用本机句式写成。"
    ]
    assert_whole(written, sheet)


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_section_that_the_model_refuses_to_write_is_told_by_realized_sentences(sheet, offline, place):
    heading = offline.sections[place].heading
    with LoopbackServer(failing_at(heading.partition("、")[2], "refusal")) as server:
        written = draft(sheet, NoExemplars(), asked(server))
    assert origins(written, place) == {"fallback"}
    assert written.sections[place].text == offline.sections[place].text
    told = sum(bool(sentence.fact_ids) for sentence in written.sections[place].sentences)
    assert f"模型改写的 {told} 句没有通过核对，已换回本机句式。" in written.notices
    assert_whole(written, sheet)


@pytest.mark.parametrize("kind", ["wrapped", "self_named"])
def test_what_a_model_wraps_its_answer_in_is_no_part_of_the_draft(sheet, offline, kind):
    with LoopbackServer(lambda messages: Fault(kind, echo(messages))) as server:
        written = draft(sheet, NoExemplars(), asked(server))
    assert [origins(written, place) for place in thematic(written)] == [{"model"}] * 3
    assert written.text == offline.text


@pytest.mark.parametrize("kind", GIVES_UP)
def test_a_server_that_never_works_leaves_the_offline_draft(sheet, offline, kind):
    with LoopbackServer(lambda messages: Fault(kind, echo(messages))) as server:
        written = draft(sheet, NoExemplars(), model_for(kind, server))
    assert written.text == offline.text
    headings = "、".join(f"“{offline.sections[place].heading}”" for place in thematic(offline))
    assert f"{GIVES_UP[kind]}；{headings}改用本机句式写成。" in written.notices
    assert_whole(written, sheet)


def test_a_server_that_is_down_leaves_the_offline_draft_of_a_whole_sample():
    sample = load_sheet(SAMPLES / "qingxi-2025.yaml").sheet
    with LoopbackServer(echo) as server:
        gone = asked(server)
    written = draft(sample, NoExemplars(), gone)
    assert written.text == draft(sample, NoExemplars()).text
    assert written.notices[0].startswith("连不上模型服务，请检查 OPENAI_BASE_URL 和网络；“一、")


def test_a_fault_that_passes_leaves_no_trace(sheet, offline):
    busy = iter([Fault("busy"), Fault("busy")])

    def busy_at_first(messages: Messages) -> str | Fault:
        return next(busy, None) or echo(messages)

    with LoopbackServer(busy_at_first) as server:
        written = draft(sheet, NoExemplars(), asked(server))
    assert [origins(written, place) for place in thematic(written)] == [{"model"}] * 3
    assert written.notices == offline.notices
    assert len(server.requests) == 5


class Kept(dict):
    """Finished sections by the hash of what they were made from."""

    put = dict.__setitem__


def test_a_failed_section_is_asked_again_and_a_finished_one_is_not(sheet, offline):
    kept = Kept()
    heading = offline.sections[2].heading.partition("、")[2]
    with LoopbackServer(failing_at(heading, "cut")) as server:
        draft(sheet, NoExemplars(), asked(server), keeper=kept)
    with LoopbackServer(echo) as server:
        written = draft(sheet, NoExemplars(), asked(server), keeper=kept)
    assert [heading in request["messages"][-1]["content"] for request in server.requests] == [True]
    assert [origins(written, place) for place in thematic(written)] == [{"model"}] * 3


def test_every_section_is_to_be_answered_within_the_time_of_the_draft(sheet):
    deadlines: list[float] = []

    class Noting(Scripted):
        def answer(self, prompt: PromptValue, max_tokens: int, deadline: float) -> Answer:
            deadlines.append(deadline)
            return super().answer(prompt, max_tokens, deadline)

    started = time.monotonic()
    draft(sheet, NoExemplars(), Noting(echo))
    assert len(set(deadlines)) == 1
    assert started + DRAFT_SECONDS <= deadlines[0] <= time.monotonic() + DRAFT_SECONDS


def test_a_busy_server_that_asks_to_wait_holds_no_draft_beyond_its_time(sheet, offline, monkeypatch):
    monkeypatch.setattr(pipeline, "DRAFT_SECONDS", 15.0)
    with LoopbackServer(lambda messages: Fault("busy"), retry_after="30") as server:
        model = ServerModel("qwen", server.url, "sk-test", sleep=lambda pause: pytest.fail(f"waits {pause} s"))
        written = draft(sheet, NoExemplars(), model)
    assert written.text == offline.text


def test_a_fault_of_our_own_is_no_fault_of_the_server(sheet):
    def broken(messages: Messages) -> str:
        raise LookupError("a bug")

    with pytest.raises(LookupError):
        draft(sheet, NoExemplars(), Scripted(broken))
