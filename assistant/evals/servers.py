"""An OpenAI-compatible server on loopback for tests: answers from a script, fails as told, records what it is asked."""

import json
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from assistant.evals.scripted import Fault, Kind, Reply, spoilt

PIECE = 4
STATUSES: dict[str, int] = {"bad_request": 400, "wrong_key": 401, "no_model": 404, "busy": 429, "server_error": 500}


class LoopbackServer:
    """An OpenAI-compatible server on 127.0.0.1 for a `with` block; `requests` holds the body of every request.

    What `reply` raises is raised again at the end of the block.
    """

    def __init__(self, reply: Reply, retry_after: str = "0.01", stall_seconds: float = 30.0) -> None:
        self.requests: list[dict[str, Any]] = []
        self.errors: list[Exception] = []
        self.reply = reply
        self.retry_after = retry_after
        self.stall_seconds = stall_seconds
        self.closing = threading.Event()
        self._http = _Http(("127.0.0.1", 0), _Handler)
        self._http.owner = self

    @property
    def url(self) -> str:
        """The base URL, ending in /v1."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def __enter__(self) -> "LoopbackServer":
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        if self.errors and kind is None:
            raise self.errors[0]


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    owner: LoopbackServer

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a client that hangs up: that is part of the play."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Http

    def do_POST(self) -> None:
        owner = self.server.owner
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        owner.requests.append(body)
        try:
            if self.path.endswith("/embeddings"):
                self._send(200, _embeddings(body))
                return
            reply = owner.reply(body["messages"])
        except Exception as exc:
            owner.errors.append(exc)
            self._send(500, {"error": {"message": "the script failed"}})
            return
        fault = reply if isinstance(reply, Fault) else None
        text = spoilt(fault.text, fault.kind) if fault else str(reply)
        self._play(body, text, fault.kind if fault else None)

    def _play(self, body: dict[str, Any], text: str, kind: Kind | None) -> None:
        owner = self.server.owner
        if kind in STATUSES:
            headers = {"Retry-After": owner.retry_after} if kind == "busy" else {}
            self._send(STATUSES[kind], {"error": {"message": kind}}, headers)
        elif kind == "web_page":
            self._send(200, "<html><body>请先登录</body></html>")
        elif kind == "stall":
            owner.closing.wait(owner.stall_seconds)
            self.close_connection = True
        elif body.get("stream"):
            self._stream(body, text, kind)
        elif kind == "cut":
            self._cut(_completion(body, text, "stop"))
        else:
            finish = {"too_long": "length", "early_end": None}.get(kind or "", "stop")
            self._send(200, _completion(body, _half(text) if finish != "stop" else text, finish))

    def _stream(self, body: dict[str, Any], text: str, kind: Kind | None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for event in self._events(body, text, kind):
            self._chunk(event)
        if kind in ("cut", "hang"):
            self.close_connection = True
        else:
            self._chunk("")

    def _events(self, body: dict[str, Any], text: str, kind: Kind | None) -> Iterator[str]:
        owner = self.server.owner
        end = time.monotonic() + owner.stall_seconds
        while kind == "drip" and time.monotonic() < end and not owner.closing.wait(0.02):
            yield ": keep-alive\n\n"
        told = _half(text) if kind in ("cut", "early_end", "too_long", "hang") else text
        for piece in _pieces(told):
            yield _event(body, [_choice({"content": piece})])
        while kind == "endless" and time.monotonic() < end and not owner.closing.is_set():
            yield _event(body, [_choice({"content": "此外，"})])
        if kind == "hang":
            owner.closing.wait(owner.stall_seconds)
        if kind in ("cut", "early_end", "hang"):
            return
        yield _event(body, [_choice({}, "length" if kind == "too_long" else "stop")])
        if (body.get("stream_options") or {}).get("include_usage"):
            yield _event(body, [], _usage(body, told))
        yield "data: [DONE]\n\n"

    def _chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _cut(self, tree: dict[str, Any]) -> None:
        data = json.dumps(tree).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2])
        self.close_connection = True

    def _send(self, status: int, content: dict[str, Any] | str, headers: dict[str, str] | None = None) -> None:
        is_page = isinstance(content, str)
        data = content.encode() if isinstance(content, str) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8" if is_page else "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on stderr."""


def _half(text: str) -> str:
    return text[: len(text) // 2]


def _pieces(text: str) -> list[str]:
    return [text[place : place + PIECE] for place in range(0, len(text), PIECE)]


def _choice(delta: dict[str, str], finish: str | None = None) -> dict[str, Any]:
    return {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": finish}


def _event(body: dict[str, Any], choices: list[dict[str, Any]], usage: dict[str, int] | None = None) -> str:
    tree = {**_head(body, "chat.completion.chunk"), "choices": choices, "usage": usage}
    return f"data: {json.dumps(tree, ensure_ascii=False)}\n\n"


def _completion(body: dict[str, Any], text: str, finish: str | None) -> dict[str, Any]:
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    return {**_head(body, "chat.completion"), "choices": [choice], "usage": _usage(body, text)}


def _head(body: dict[str, Any], kind: str) -> dict[str, Any]:
    return {"id": "chatcmpl-1", "object": kind, "created": 0, "model": body.get("model", "")}


def _usage(body: dict[str, Any], text: str) -> dict[str, int]:
    """Count a character as a token."""
    prompt = sum(len(str(message["content"])) for message in body["messages"])
    return {"prompt_tokens": prompt, "completion_tokens": len(text), "total_tokens": prompt + len(text)}


def _embeddings(body: dict[str, Any]) -> dict[str, Any]:
    """Give each text the 32 bytes of its hash as a vector."""
    texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
    rows = [
        {
            "object": "embedding",
            "index": place,
            "embedding": [byte / 255 for byte in sha256(str(text).encode()).digest()],
        }
        for place, text in enumerate(texts)
    ]
    return {
        "object": "list",
        "model": body.get("model", ""),
        "data": rows,
        "usage": {"prompt_tokens": 0, "total_tokens": 0},
    }
