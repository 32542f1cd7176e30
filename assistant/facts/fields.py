"""The values of a sheet's keys, each read by itself; what cannot be used raises ValueError with a Chinese sentence."""

import re
from datetime import date, datetime
from decimal import Decimal

from assistant.facts.amounts import (
    APPROX_ALIASES,
    APPROX_WORDS,
    TO_BE_FILLED,
    Reading,
    half_width,
    read_amount,
    shorten,
)

LONGEST_TEXT = 1000
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YES = ("是", "yes", "y", "true", "1", "on", "√", "对")
_NO = ("否", "no", "n", "false", "0", "off", "×", "不")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def read_text(raw: object) -> str:
    """Read a piece of text on one line, without unseen characters."""
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


def read_day(raw: object) -> str:
    """Read a date as it was written; a pair is a span."""
    if isinstance(raw, (list, tuple)) and len(raw) == 2:
        return f"{read_text(raw[0])}至{read_text(raw[1])}"
    return read_text(raw)


def _clean(text: str) -> str:
    if len(text) > LONGEST_TEXT * 4 or len(text.strip()) > LONGEST_TEXT:
        raise ValueError(f"这段文字超过 {LONGEST_TEXT} 字。请拆成几条，每条一件事。")
    lines = [" ".join(line.split()) for line in _UNSEEN.sub("", text).splitlines()]
    return "".join(line for line in lines if line)


def read_figure(raw: object) -> Reading | None:
    """Read a figure; None where it is left to be filled in."""
    if raw is None or (isinstance(raw, str) and raw.strip() in ("", TO_BE_FILLED)):
        return None
    if isinstance(raw, (datetime, date)):
        raise ValueError(f"“{raw:%Y-%m-%d}”是日期，不是数值。请填数字；范围写成 [10, 12]。")
    return read_amount(raw)


def read_approx(raw: object) -> str:
    """Read a word of approximation."""
    word = read_text(raw)
    word = APPROX_ALIASES.get(word, word)
    if word and word not in APPROX_WORDS:
        raise ValueError(f"“{shorten(word)}”不是约数词。请从 {'、'.join(APPROX_WORDS)} 中选一个。")
    return word


def read_unit(raw: object) -> str:
    """Read a measure word."""
    unit = half_width(read_text(raw)).replace(" ", "")
    if re.search(r"\d", unit):
        raise ValueError(f"单位“{shorten(unit)}”里有数字。请只写单位（如 家、人、万元、%）。")
    return unit


def read_yes(raw: object) -> bool:
    """Read yes or no, also 是 and 否."""
    if isinstance(raw, bool):
        return raw
    word = half_width(read_text(raw)).lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError(f"“{shorten(word)}”无法识别。请写 true 或 false（表格里写 是 或 否）。")


def read_list(raw: object) -> tuple[str, ...]:
    """Read a list, or names parted by ； or else by 、."""
    if isinstance(raw, (list, tuple)):
        return tuple(text for text in map(read_text, raw) if text)
    text = _lines(raw)
    mark = r"[；;\n]" if re.search(r"[；;\n]", text) else "、"
    return tuple(part.strip() for part in re.split(rf"{mark}(?![^（(]*[）)])", text) if part.strip())


def read_sentences(raw: object) -> tuple[str, ...]:
    """Read a list, or sentences parted by ；."""
    if isinstance(raw, (list, tuple)):
        return read_list(raw)
    return tuple(part for part in re.split(r"\s*[；;]\s*|\s*\n\s*", _lines(raw)) if part)


def _lines(raw: object) -> str:
    return "\n".join(filter(None, map(read_text, raw.splitlines()))) if isinstance(raw, str) else read_text(raw)


def read_year(raw: object) -> int:
    """Read a year: 2025, 2025年, 二〇二五."""
    match = re.fullmatch(r"(\d{4})(?:\.0)?\s*年?度?", half_width(read_text(raw)).translate(_CHINESE_DIGITS))
    if match is None or not 1950 <= int(match[1]) <= 2100:
        raise ValueError(f"年份“{shorten(read_text(raw))}”无法识别。请写四位数字，如 2025。")
    return int(match[1])


def read_length(raw: object) -> int | None:
    """Read a number of characters; None where none is given."""
    text = half_width(read_text(raw)).replace(",", "")
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
        name, title = read_text(raw.get("name")), read_text(raw.get("title"))
    else:
        match = re.fullmatch(r"([^（(]*?)\s*(?:[（(]([^）)]*)[）)])?", read_text(raw))
        name, title = (match[1], match[2] or "") if match else (read_text(raw), "")
    if not name:
        raise ValueError("人员缺少姓名。请写姓名，或 {name: 姓名, title: 职务}。")
    return name, title


def read_people(raw: object) -> tuple[tuple[str, str], ...]:
    """Read people as (name, title): 周桂兰, 陈立（工会主席）, {name: …, title: …}."""
    if isinstance(raw, (list, tuple)):
        return tuple(_person(person) for person in raw if person is not None)
    return tuple(_person(part) for part in read_list(raw)) if not isinstance(raw, dict) else (_person(raw),)


def read_rows(raw: object) -> tuple[object, ...]:
    """Read a list of rows, each still raw."""
    if raw is None:
        return ()
    if not isinstance(raw, (list, tuple)):
        raise ValueError("这里要写成列表，每条前加“- ”。")
    return tuple(raw)
