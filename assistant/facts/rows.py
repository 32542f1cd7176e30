"""The keys of a sheet and of its rows, each checked by itself; a row with a bad key keeps its good ones."""

import difflib
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from assistant.facts.amounts import APPROX_WORDS, TO_BE_FILLED, Reading, half_width, read_amount, shorten
from assistant.facts.places import Objections, Path, Places

LONGEST_TEXT = 1000
MOST_KEYS = 60
_APPROX_SAME = {"大约": "约", "将近": "近", "接近": "近", "逾": "超过", "来": "余"}
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YES = ("是", "yes", "y", "true", "1", "on", "√", "对")
_NO = ("否", "no", "n", "false", "0", "off", "×", "不")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CHINESE_KEYS = {
    "单位": "unit", "工会": "unit", "乡镇": "town", "镇": "town", "上级": "superior", "领导": "led_by", "年份": "year",
    "年度": "year", "期间": "period", "截至": "until", "指导思想": "guidance", "人员": "people", "字数": "length",
    "标题": "headings", "事实": "facts", "问题": "problems", "不足": "problems", "计划": "plans", "主题": "theme",
    "事项": "label", "名称": "label", "文字": "text", "内容": "text", "数值": "value", "数量": "value", "总数": "total",
    "上年": "last", "去年": "last", "目标": "target", "约数": "approx", "属于": "of", "随同": "with", "日期": "date",
    "时间": "date", "地点": "place", "承办": "by", "做法": "how", "成效": "result", "状态": "state", "名单": "items",
    "来源": "source", "重点": "highlight", "必写": "must", "编号": "id",
}  # fmt: skip


def _text(raw: object) -> str:
    if raw is None:
        return ""
    if isinstance(raw, bool):
        raise ValueError(f"这里要写文字，却是 {str(raw).lower()}。请给文字加上引号，或改正。")
    if isinstance(raw, (list, tuple, dict)):
        raise ValueError("这里只能写一段文字，不能写列表或下级键。请合成一句。")
    if isinstance(raw, datetime):
        raw = raw.date() if raw.time().isoformat() == "00:00:00" else raw
    if isinstance(raw, date):
        return raw.isoformat()
    return _clean(f"{Decimal(f'{raw:.15g}'):f}" if isinstance(raw, float) else str(raw))


def _date(raw: object) -> str:
    if isinstance(raw, (list, tuple)) and len(raw) == 2:
        return f"{_text(raw[0])}至{_text(raw[1])}"
    return _text(raw)


def _clean(text: str) -> str:
    if len(text) > LONGEST_TEXT * 4 or len(text.strip()) > LONGEST_TEXT:
        raise ValueError(f"这段文字超过 {LONGEST_TEXT} 字。请拆成几条，每条一件事。")
    lines = [" ".join(line.split()) for line in _UNSEEN.sub("", text).splitlines()]
    return "".join(line for line in lines if line)


def _reading(raw: object) -> Reading | None:
    if raw is None or (isinstance(raw, str) and raw.strip() in ("", TO_BE_FILLED)):
        return None
    if isinstance(raw, (datetime, date)):
        raise ValueError(f"“{raw:%Y-%m-%d}”是日期，不是数值。请填数字；范围写成 [10, 12]。")
    return read_amount(raw)


def _approx(raw: object) -> str:
    word = _text(raw)
    word = _APPROX_SAME.get(word, word)
    if word and word not in APPROX_WORDS:
        raise ValueError(f"“{shorten(word)}”不是约数词。请从 {'、'.join(APPROX_WORDS)} 中选一个。")
    return word


def _unit(raw: object) -> str:
    unit = half_width(_text(raw)).replace(" ", "")
    if re.search(r"\d", unit):
        raise ValueError(f"单位“{shorten(unit)}”里有数字。请只写单位（如 家、人、万元、%）。")
    return unit


def _yes(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = half_width(_text(raw)).lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError(f"“{shorten(word)}”无法识别。请写 true 或 false（表格里写 是 或 否）。")


def _list(raw: object) -> tuple[str, ...]:
    if isinstance(raw, (list, tuple)):
        return tuple(text for text in map(_text, raw) if text)
    text = _lines(raw)
    mark = r"[；;\n]" if re.search(r"[；;\n]", text) else "、"
    return tuple(part.strip() for part in re.split(rf"{mark}(?![^（(]*[）)])", text) if part.strip())


def _guidance(raw: object) -> tuple[str, ...]:
    if isinstance(raw, (list, tuple)):
        return _list(raw)
    return tuple(part for part in re.split(r"\s*[；;]\s*|\s*\n\s*", _lines(raw)) if part)


def _lines(raw: object) -> str:
    return "\n".join(filter(None, map(_text, raw.splitlines()))) if isinstance(raw, str) else _text(raw)


def _year(raw: object) -> int:
    match = re.fullmatch(r"(\d{4})(?:\.0)?\s*年?度?", half_width(_text(raw)).translate(_CHINESE_DIGITS))
    if match is None or not 1950 <= int(match[1]) <= 2100:
        raise ValueError(f"年份“{shorten(_text(raw))}”无法识别。请写四位数字，如 2025。")
    return int(match[1])


def _length(raw: object) -> int | None:
    text = half_width(_text(raw)).replace(",", "")
    if not text:
        return None
    match = re.fullmatch(r"(\d{1,6})(?:\.0)?\s*字?(?:左右)?", text)
    if match is None or not 100 <= int(match[1]) <= 50_000:
        raise ValueError(f"字数“{shorten(text)}”无法识别。请写 100 到 50000 之间的整数，如 2500。")
    return int(match[1])


def _person(raw: object) -> tuple[str, str]:
    if isinstance(raw, dict):
        if unknown := [key for key in raw if key not in ("name", "title")]:
            raise ValueError(f"人员只有 name 和 title 两个键，没有“{shorten(unknown[0])}”。请改正。")
        name, title = _text(raw.get("name")), _text(raw.get("title"))
    else:
        match = re.fullmatch(r"([^（(]*?)\s*(?:[（(]([^）)]*)[）)])?", _text(raw))
        name, title = (match[1], match[2] or "") if match else (_text(raw), "")
    if not name:
        raise ValueError("人员缺少姓名。请写姓名，或 {name: 姓名, title: 职务}。")
    return name, title


def _people(raw: object) -> tuple[tuple[str, str], ...]:
    if isinstance(raw, (list, tuple)):
        return tuple(_person(person) for person in raw if person is not None)
    return tuple(_person(part) for part in _list(raw)) if not isinstance(raw, dict) else (_person(raw),)


def _rows(raw: object) -> tuple[object, ...]:
    if raw is None:
        return ()
    if not isinstance(raw, (list, tuple)):
        raise ValueError("这里要写成列表，每条前加“- ”。")
    return tuple(raw)


Text = Annotated[str, BeforeValidator(_text)]
Date = Annotated[str, BeforeValidator(_date)]
Figure = Annotated[Reading | None, BeforeValidator(_reading)]
Listed = Annotated[tuple[str, ...], BeforeValidator(_list)]
Rows = Annotated[tuple[Any, ...], BeforeValidator(_rows)]


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
    unit: Annotated[str, BeforeValidator(_unit)] = ""
    approx: Annotated[str, BeforeValidator(_approx)] = ""
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
    highlight: Annotated[bool, BeforeValidator(_yes)] = False
    must: Annotated[bool, BeforeValidator(_yes)] = True

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
    year: Annotated[int, BeforeValidator(_year)] = 0
    period: Text = ""
    until: Date = ""
    guidance: Annotated[tuple[str, ...], BeforeValidator(_guidance)] = ()
    people: Annotated[tuple[tuple[str, str], ...], BeforeValidator(_people)] = ()
    length: Annotated[int | None, BeforeValidator(_length)] = None
    headings: Annotated[tuple[str, ...], BeforeValidator(_guidance)] = ()
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
