"""What a test model says: answers from a callable, faults by kind, and a chat model that needs no server."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from assistant.models import Answer

if TYPE_CHECKING:
    from langchain_core.prompt_values import PromptValue

REFUSAL = "抱歉，我无法协助完成这项请求。"
REASONING = "<think>先看材料里有几条，再逐条改写。</think>"

Messages = list[dict[str, str]]
Status = Literal["bad_request", "wrong_key", "no_model", "busy", "server_error"]
Broken = Literal["web_page", "cut", "early_end", "too_long", "stall", "hang", "drip", "endless"]
Spoilt = Literal["empty", "refusal", "wrapped", "self_named"]
Kind = Literal[Status, Broken, Spoilt]

KINDS: tuple[Kind, ...] = (*get_args(Status), *get_args(Broken), *get_args(Spoilt))


@dataclass(frozen=True)
class Fault:
    """How a server fails instead of giving `text`.

    After half the text `cut` drops the connection, `early_end` ends cleanly without a finish_reason, `too_long` with
    `length`, `hang` falls silent. `stall` sends nothing, `drip` only signs of life, `endless` never stops. `wrapped`
    (reasoning and code fence) and `self_named` (the model introduces itself) hold the whole text, `empty` and
    `refusal` none of it.
    """

    kind: Kind
    text: str = ""


Reply = Callable[[Messages], str | Fault]
Said = TypeVar("Said")


class Scripted:
    """A chat model that answers from a callable; `prompts` holds what it was asked."""

    def __init__(self, reply: Callable[[Messages], str]) -> None:
        self.name = "scripted"
        self.prompts: list[Messages] = []
        self._reply = reply

    def answer(self, prompt: "PromptValue", max_tokens: int, deadline: float) -> Answer:
        """Answer at once; what the callable raises goes through."""
        messages = _plain(prompt)
        self.prompts.append(messages)
        text = self._reply(messages)
        return Answer(text, sum(len(message["content"]) for message in messages), len(text))


def in_turn(answers: Iterable[Said]) -> Callable[[Messages], Said]:
    """Give the answers one after another; LookupError when they run out."""
    left = iter(list(answers))

    def reply(messages: Messages) -> Said:
        for answer in left:
            return answer
        raise LookupError(f"no answer left for: {messages[-1]['content'][:80]}")

    return reply


def echo(messages: Messages) -> str:
    """Answer with the numbered lines of the last message, as a model that changes nothing would."""
    lines = re.findall(r"^\d+\. .+$", messages[-1]["content"], re.MULTILINE)
    return "\n".join(re.sub(r"（上次的问题：.*）$", "", line) for line in lines)


def spoilt(text: str, kind: Kind) -> str:
    """Return the answer that a model of this fault gives for `text`; what only a server spoils is the text itself."""
    match kind:
        case "empty":
            return ""
        case "refusal":
            return REFUSAL
        case "wrapped":
            return f"{REASONING}\n\n```text\n{text}\n```"
        case "self_named":
            return f"我是人工智能助手，以下是改写后的内容：\n\n{text}\n\n希望对您有帮助！"
        case _:
            return text


def _plain(prompt: "PromptValue") -> Messages:
    roles = {"human": "user", "ai": "assistant"}
    return [
        {"role": roles.get(message.type, message.type), "content": str(message.text)}
        for message in prompt.to_messages()
    ]
