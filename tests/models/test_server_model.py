"""A server's answer is whole or it is no answer: each fault is a Chinese sentence, tried again where that may help."""

import re
import time

import pytest
from langchain_core.prompts import ChatPromptTemplate

from assistant.errors import ModelError
from assistant.evals.scripted import Fault, Kind, in_turn
from assistant.evals.servers import LoopbackServer
from assistant.models import Answer, ServerModel

GOOD = "1. 新建企业工会731家。\n2. 发展会员5214人。"
PROMPT = ChatPromptTemplate.from_messages([("system", "你是文字编辑。"), ("user", "1. 新建企业工会731家。")]).invoke({})

PASSING: dict[Kind, str] = {
    "busy": "模型服务繁忙（429）",
    "server_error": "模型服务出错（500）",
    "web_page": "模型服务的地址返回的是网页，请检查 OPENAI_BASE_URL（一般以 /v1 结尾）",
    "cut": "与模型服务的连接中断",
    "early_end": "模型的回答中途断开",
    "stall": "模型服务没有在时限内回答",
    "hang": "模型服务没有在时限内回答",
    "empty": "模型没有给出内容",
}
FINAL: dict[Kind, str] = {
    "wrong_key": "模型服务不接受密钥，请检查 OPENAI_API_KEY",
    "no_model": "模型服务上没有这个模型或地址，请检查 GONGBI_MODEL 和 OPENAI_BASE_URL",
}
ONCE: dict[Kind, str] = {
    "bad_request": "模型服务拒绝了请求（400）",
    "too_long": "模型的回答没有写完（达到长度上限或被拦截）",
    "endless": "模型的回答超过长度上限仍不停止，已中止",
}


SILENT: tuple[Kind, ...] = ("stall", "hang")
PATIENCE_SECONDS = 60.0
"""Longer than the server stays silent: who is back before it has not waited for it."""


def ask(
    server: LoopbackServer,
    pauses: list[float],
    seconds: float = PATIENCE_SECONDS,
    silent_seconds: float = PATIENCE_SECONDS,
) -> Answer:
    model = ServerModel("qwen", server.url, "sk-test", sleep=pauses.append, silent_seconds=silent_seconds)
    return model.answer(PROMPT, 100, time.monotonic() + seconds)


@pytest.fixture
def pauses() -> list[float]:
    """The seconds that a model was to wait between its tries."""
    return []


def test_a_whole_answer_comes_with_what_it_cost(pauses):
    with LoopbackServer(lambda messages: GOOD) as server:
        answer = ask(server, pauses)
    assert answer == Answer(GOOD, len("你是文字编辑。1. 新建企业工会731家。"), len(GOOD))
    assert server.requests[0]["model"] == "qwen"
    assert server.requests[0]["stream"] is True


@pytest.mark.parametrize("kind", PASSING)
def test_what_may_pass_is_tried_again(kind, pauses):
    replies = in_turn([Fault(kind, GOOD), Fault(kind, GOOD), GOOD])
    with LoopbackServer(replies) as server:
        answer = ask(server, pauses, silent_seconds=1 if kind in SILENT else PATIENCE_SECONDS)
    assert answer.text == GOOD
    assert len(pauses) == 2


@pytest.mark.parametrize("kind", PASSING)
def test_what_does_not_pass_is_given_up_after_three_tries(kind, pauses):
    with LoopbackServer(lambda messages: Fault(kind, GOOD)) as server:
        with pytest.raises(ModelError, match=re.escape(PASSING[kind])):
            ask(server, pauses, silent_seconds=0.2 if kind in SILENT else PATIENCE_SECONDS)
    assert len(pauses) == 2


@pytest.mark.parametrize("kind", ONCE)
def test_what_another_try_will_not_mend_is_asked_once(kind, pauses):
    with LoopbackServer(lambda messages: Fault(kind, GOOD)) as server:
        with pytest.raises(ModelError, match=re.escape(ONCE[kind])):
            ask(server, pauses)
    assert len(server.requests) == 1


@pytest.mark.parametrize("kind", FINAL)
def test_what_every_call_would_meet_is_asked_once_for_all_calls(kind):
    with LoopbackServer(in_turn([Fault(kind)])) as server:
        model = ServerModel("qwen", server.url, "wrong")
        for _ in range(3):
            with pytest.raises(ModelError, match=re.escape(FINAL[kind])):
                model.answer(PROMPT, 100, time.monotonic() + PATIENCE_SECONDS)
    assert len(server.requests) == 1


def test_a_server_that_is_down_is_found_at_once_and_named_once():
    with LoopbackServer(in_turn([])) as server:
        url = server.url
    model = ServerModel("qwen", url, "sk-test", sleep=lambda seconds: pytest.fail("no second try"))
    for _ in range(2):
        with pytest.raises(ModelError, match="连不上模型服务，请检查 OPENAI_BASE_URL 和网络"):
            model.answer(PROMPT, 100, time.monotonic() + PATIENCE_SECONDS)


def test_a_busy_server_is_given_the_time_it_asks_for(pauses):
    with LoopbackServer(in_turn([Fault("busy"), GOOD]), retry_after="7") as server:
        ask(server, pauses)
    assert pauses == [7.0]


def test_a_busy_server_cannot_make_a_draft_wait_for_minutes(pauses):
    with LoopbackServer(in_turn([Fault("busy"), GOOD]), retry_after="3600") as server:
        ask(server, pauses)
    assert pauses == [20.0]


def test_pauses_grow_where_the_server_names_none(pauses):
    with LoopbackServer(in_turn([Fault("server_error"), Fault("server_error"), GOOD])) as server:
        ask(server, pauses)
    assert pauses == [1.0, 2.0]


def test_no_pause_reaches_beyond_the_deadline(pauses):
    with LoopbackServer(in_turn([Fault("busy")]), retry_after="3600") as server:
        with pytest.raises(ModelError, match="模型服务繁忙"):
            ask(server, pauses, seconds=15)
    assert pauses == []


@pytest.mark.parametrize("kind", ["stall", "hang", "drip"])
def test_a_silent_server_holds_nobody_beyond_the_deadline(kind, pauses):
    with LoopbackServer(lambda messages: Fault(kind, GOOD), stall_seconds=PATIENCE_SECONDS / 2) as server:
        with pytest.raises(ModelError, match="模型服务没有在时限内回答"):
            ask(server, pauses, seconds=1)


def test_a_model_that_never_stops_is_cut_at_the_deadline_too():
    with LoopbackServer(lambda messages: Fault("endless"), stall_seconds=PATIENCE_SECONDS / 2) as server:
        model = ServerModel("qwen", server.url, "sk-test")
        with pytest.raises(ModelError, match="模型服务没有在时限内回答"):
            model.answer(PROMPT, 10**9, time.monotonic() + 1)


def test_nothing_is_asked_after_the_deadline(pauses):
    with LoopbackServer(in_turn([])) as server:
        with pytest.raises(ModelError, match="起草的时限已到，没有再问模型"):
            ask(server, pauses, seconds=-1)
    assert server.requests == []


def test_reasoning_and_code_fences_are_no_part_of_the_answer(pauses):
    with LoopbackServer(lambda messages: Fault("wrapped", GOOD)) as server:
        answer = ask(server, pauses)
    assert answer.text == GOOD
