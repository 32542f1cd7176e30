"""The loopback server speaks the protocol as real servers do, so that what holds against it holds against them."""

import contextlib
import json
import urllib.error
import urllib.request
from http.client import IncompleteRead

import pytest

from assistant.evals.scripted import KINDS, Fault, echo, in_turn, spoilt
from assistant.evals.servers import LoopbackServer

MESSAGES = [
    {"role": "user", "content": "材料：\n1. 新建企业工会731家。（上次的问题：漏了内容）\n2. 发展会员5214人。\n\n改写："}
]
LINES = "1. 新建企业工会731家。\n2. 发展会员5214人。"


def post(server: LoopbackServer, path: str = "/chat/completions", **more: object) -> tuple[str, bytes]:
    body = json.dumps({"model": "qwen", "messages": MESSAGES, **more}).encode()
    with urllib.request.urlopen(urllib.request.Request(server.url + path, body), timeout=60) as response:
        return response.headers["Content-Type"], response.read()


def events(data: bytes) -> list[dict]:
    lines = [line.removeprefix("data: ") for line in data.decode().split("\n\n") if line.startswith("data: ")]
    return [json.loads(line) for line in lines if line != "[DONE]"]


def test_a_stream_comes_in_small_pieces_with_its_reason_and_usage():
    with LoopbackServer(echo) as server:
        kind, data = post(server, stream=True, stream_options={"include_usage": True})
    *pieces, end, usage = events(data)
    assert kind == "text/event-stream"
    assert "".join(piece["choices"][0]["delta"]["content"] for piece in pieces) == LINES
    assert max(len(piece["choices"][0]["delta"]["content"]) for piece in pieces) <= 4
    assert {piece["choices"][0]["finish_reason"] for piece in pieces} == {None}
    assert end["choices"][0]["finish_reason"] == "stop"
    assert usage["choices"] == []
    assert usage["usage"]["completion_tokens"] == len(LINES)
    assert data.endswith(b"data: [DONE]\n\n")


def test_an_answer_comes_whole_where_no_stream_is_asked_for():
    with LoopbackServer(echo) as server:
        _, data = post(server)
    tree = json.loads(data)
    assert tree["model"] == "qwen"
    assert tree["choices"][0]["message"]["content"] == LINES
    assert tree["choices"][0]["finish_reason"] == "stop"
    assert server.requests == [{"model": "qwen", "messages": MESSAGES}]


@pytest.mark.parametrize("stream", [True, False])
def test_a_cut_answer_ends_without_its_end(stream):
    with LoopbackServer(lambda messages: Fault("cut", LINES)) as server, pytest.raises(IncompleteRead):
        post(server, stream=stream)


def test_an_early_end_is_a_clean_one_without_a_reason():
    with LoopbackServer(lambda messages: Fault("early_end", LINES)) as server:
        _, data = post(server, stream=True)
    assert {event["choices"][0]["finish_reason"] for event in events(data)} == {None}
    assert "".join(event["choices"][0]["delta"]["content"] for event in events(data)) == LINES[: len(LINES) // 2]


def test_a_busy_server_says_when_to_come_again():
    with LoopbackServer(lambda messages: Fault("busy"), retry_after="3") as server:
        with pytest.raises(urllib.error.HTTPError) as failure:
            post(server)
    with failure.value as response:
        assert (response.code, response.headers["Retry-After"]) == (429, "3")


def test_what_the_script_raises_comes_out_at_the_end():
    def ask_without_a_script() -> None:
        with LoopbackServer(in_turn([])) as server, contextlib.suppress(urllib.error.HTTPError):
            post(server)

    with pytest.raises(LookupError, match="no answer left"):
        ask_without_a_script()


def test_texts_get_vectors_that_differ_and_are_recorded():
    with LoopbackServer(echo) as server:
        _, data = post(server, "/embeddings", input=["集体协商", "送温暖"])
    first, second = (row["embedding"] for row in json.loads(data)["data"])
    assert len(first) == len(second) == 32
    assert first != second
    assert server.requests[0]["input"] == ["集体协商", "送温暖"]


def test_only_what_a_model_says_changes_the_text_and_a_servers_fault_does_not():
    changed = {kind for kind in KINDS if spoilt(LINES, kind) != LINES}
    assert changed == {"empty", "refusal", "wrapped", "self_named"}
