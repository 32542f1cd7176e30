"""The prompts of `prompts/`: one file a version, a YAML header, then the system and the user part."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import PromptError
from assistant.resources import PROMPTS

if TYPE_CHECKING:
    from langchain_core.prompt_values import PromptValue


class PromptHeader(BaseModel):
    """What a prompt file says of itself; `inputs` are the variables its parts use."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    version: str
    purpose: str
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class Prompt:
    """A prompt with its variables open, written `{name}` in both parts."""

    header: PromptHeader
    system: str
    user: str

    def render(self, **inputs: str) -> "PromptValue":
        """Fill in the variables.

        Raises PromptError where the inputs are not those that the header names.
        """
        from langchain_core.prompts import ChatPromptTemplate

        if set(inputs) != set(self.header.inputs):
            wrong = "、".join(sorted(set(inputs) ^ set(self.header.inputs)))
            raise PromptError(f"提示词 {self.header.id} 的变量对不上：{wrong}。请改正文件头的 inputs。")
        template = ChatPromptTemplate.from_messages([("system", self.system), ("user", self.user)])
        if set(template.input_variables) != set(self.header.inputs):
            wrong = "、".join(sorted(set(template.input_variables) ^ set(self.header.inputs)))
            raise PromptError(f"提示词 {self.header.id} 的正文与 inputs 对不上：{wrong}。请改正文件。")
        return template.invoke(inputs)


@cache
def load_prompt(name: str) -> Prompt:
    """Read the newest version of a prompt: `NAME-VERSION.md` in `prompts/`.

    Raises PromptError where there is none or it is malformed.
    """
    paths = sorted(PROMPTS.glob(f"{name}-*.md"), key=lambda path: int(path.stem.rsplit("-", 1)[1]))
    if not paths:
        raise PromptError(f"没有名为 {name} 的提示词。请检查 {PROMPTS}。")
    return read_prompt(paths[-1])


def read_prompt(path: Path) -> Prompt:
    """Read one prompt file.

    Raises PromptError where it has no header or lacks a part.
    """
    try:
        _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
        system, user = body.split("\n# user\n", 1)
        before, system = system.split("# system\n", 1)
        if before.strip():
            raise ValueError("text before # system")
        return Prompt(PromptHeader.model_validate(yaml.safe_load(header)), system.strip(), user.strip())
    except (OSError, ValueError, ValidationError, yaml.YAMLError) as exc:
        raise PromptError(
            f"提示词 {path.name} 的格式不对：要有“---”包住的文件头，再有“# system”和“# user”两部分。"
        ) from exc
