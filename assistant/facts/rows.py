"""The keys of a sheet and of its rows, each checked by itself; a row with a bad key keeps its good ones."""

import difflib
import re
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from assistant.facts import fields
from assistant.facts.amounts import Reading, shorten
from assistant.facts.places import Objections, Path, Places

MOST_KEYS = 60
_CHINESE_KEYS = {
    "单位": "unit", "工会": "unit", "乡镇": "town", "镇": "town", "上级": "superior", "领导": "led_by", "年份": "year",
    "年度": "year", "期间": "period", "截至": "until", "指导思想": "guidance", "人员": "people", "字数": "length",
    "标题": "headings", "事实": "facts", "问题": "problems", "不足": "problems", "计划": "plans", "主题": "theme",
    "事项": "label", "名称": "label", "文字": "text", "内容": "text", "数值": "value", "数量": "value", "总数": "total",
    "上年": "last", "去年": "last", "目标": "target", "约数": "approx", "属于": "of", "随同": "with", "日期": "date",
    "时间": "date", "地点": "place", "承办": "by", "做法": "how", "成效": "result", "状态": "state", "名单": "items",
    "来源": "source", "重点": "highlight", "必写": "must", "编号": "id",
}  # fmt: skip


Text = Annotated[str, BeforeValidator(fields.read_text)]
Date = Annotated[str, BeforeValidator(fields.read_day)]
Figure = Annotated[Reading | None, BeforeValidator(fields.read_figure)]
Listed = Annotated[tuple[str, ...], BeforeValidator(fields.read_list)]
Rows = Annotated[tuple[Any, ...], BeforeValidator(fields.read_rows)]


class Keys(BaseModel):
    """What rows and sheets share: keys are known, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, populate_by_name=True)


class Row(Keys):
    """The keys of a fact, a problem or a plan."""

    id: Text = ""
    theme: Text = ""
    label: Text = ""
    text: Text = ""
    value: Figure = None
    total: Figure = None
    last: Figure = None
    target: Figure = None
    unit: Annotated[str, BeforeValidator(fields.read_unit)] = ""
    approx: Annotated[str, BeforeValidator(fields.read_approx)] = ""
    of: Text = ""
    with_: Text = ""
    date: Date = ""
    until: Date = ""
    place: Text = ""
    by: Text = ""
    how: Text = ""
    result: Text = ""
    state: Text = ""
    items: Listed = ()
    source: Text = ""
    highlight: Annotated[bool, BeforeValidator(fields.read_yes)] = False
    must: Annotated[bool, BeforeValidator(fields.read_yes)] = True

    @property
    def is_open(self) -> bool:
        """Whether the value was left to be filled in."""
        return "value" in self.model_fields_set and self.value is None


class Head(Keys):
    """The keys of a sheet; rows are still raw."""

    unit: Text = ""
    town: Text = ""
    superior: Text = ""
    led_by: Text = ""
    year: Annotated[int, BeforeValidator(fields.read_year)] = 0
    period: Text = ""
    until: Date = ""
    guidance: Annotated[tuple[str, ...], BeforeValidator(fields.read_sentences)] = ()
    people: Annotated[tuple[tuple[str, str], ...], BeforeValidator(fields.read_people)] = ()
    length: Annotated[int | None, BeforeValidator(fields.read_length)] = None
    headings: Annotated[tuple[str, ...], BeforeValidator(fields.read_sentences)] = ()
    facts: Rows = ()
    problems: Rows = ()
    plans: Rows = ()


Model = TypeVar("Model", bound=Keys)


def read_keys(model: type[Model], raw: dict[str, object], path: Path, objections: Objections) -> Model:
    """Read what can be read of a mapping; every key that cannot is a fault at its place."""
    if len(raw) > MOST_KEYS:
        objections.fault(path, f"这里有 {len(raw)} 个键，最多 {MOST_KEYS} 个。请按模板的结构填写。")
        return model.model_validate({})
    tree = {
        ("with_" if key == "with" else key): value for key, value in raw.items() if value is not None or key == "value"
    }
    try:
        return model.model_validate(tree)
    except ValidationError as exc:
        for error in exc.errors(include_url=False, include_input=False):
            key = str(error["loc"][0])
            name = "with" if key == "with_" else key
            objections.fault((*path, name), _sentence(error, (*path, name), model, objections.places))
            tree.pop(key, None)
    return model.model_validate(tree)


def nearest(word: str, known: list[str]) -> str | None:
    """Find the known word that `word` was probably meant to be."""
    close = [(_likeness(word, other), other) for other in known]
    return max(close)[1] if close and max(close)[0] >= 0.5 else None


def _likeness(word: str, other: str) -> float:
    # In words of two characters one alike is half the word: the first counts for more.
    ratio = difflib.SequenceMatcher(None, word, other).ratio()
    return ratio + 0.1 if word[:1] == other[:1] else ratio


def _sentence(error: Any, path: Path, model: type[Keys], places: Places) -> str:
    if error["type"] != "extra_forbidden":
        return str(error.get("ctx", {}).get("error", error["msg"]))
    key, known = str(path[-1]), [name.rstrip("_") for name in model.model_fields]
    if re.fullmatch(r"[\d.]+", key):
        return f"没有这一项。大括号里数字中间不能有逗号，请写成 1200 这样，或加引号（多出来的是“{shorten(key)}”）。"
    if re.search(r"[：:]", key):
        return "键后面的冒号要用英文冒号加一个空格（如 unit: 家）。"
    meant = _CHINESE_KEYS.get(key.strip()) or nearest(key.strip().lower(), known)
    if meant in known:
        return f"没有这一项。是不是“{places.name(meant, path[:-1])}”？"
    return f"没有这一项。可用的有：{'、'.join(places.name(name, path[:-1]) for name in known)}。"
