"""Personal data that has no place in a summary: ID numbers, telephone numbers, bank cards, e-mail addresses."""

import re
from collections.abc import Iterator

from assistant.records import Finding
from assistant.review.reading import Reading

_ID = re.compile(r"(?<![\dXx])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])")
_PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[-－ ]\d{7,8}(?!\d)")
_CARD = re.compile(r"(?<!\d)(?:\d[ -]?){15,18}\d(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def check_privacy(reading: Reading) -> list[Finding]:
    """Warn of personal data; ID and card numbers only where the check digit is right (GB 11643-1999, Luhn)."""
    return [finding for number, line in enumerate(reading.lines, 1) for finding in _of_line(line, number)]


def _of_line(line: str, number: int) -> Iterator[Finding]:
    taken: list[range] = []
    for pattern, what, valid in (
        (_ID, "身份证号", _is_id),
        (_CARD, "银行卡号", _is_card),
        (_PHONE, "手机号", bool),
        (_LANDLINE, "电话号码", bool),
        (_MAIL, "电子邮箱", bool),
    ):
        for match in pattern.finditer(line):
            if valid(match[0]) and not any(match.start() in span for span in taken):
                taken.append(range(*match.span()))
                message = f"文中有{what}。公开材料不应写个人信息，请删去。"
                yield Finding("personal_data", "warning", number, match.start(), match.end(), match[0], message)


def _is_id(text: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == text[17].upper()


def _is_card(text: str) -> bool:
    digits = [int(char) for char in text if char.isdigit()]
    doubled = [digit if place % 2 == 0 else digit * 2 - 9 * (digit > 4) for place, digit in enumerate(reversed(digits))]
    return 16 <= len(digits) <= 19 and sum(doubled) % 10 == 0
