"""Words that say a figure is more, less or about: 近, 约, 以上, 余."""

import re

_BEFORE = {
    "近": "近|将近|接近",
    "约": "约[为有计占达合需]?|大约|大概",
    "超过": "超过|超|逾|突破|不止|过|破",
    "不足": "不足|不到|未满|不满|少于",
    "以上": "至少|起码|不[得能应可会]?(?:少|低|小)于|不下于?|上",
    "以下": "[不未][得能应可会]?(?:超过?|[多高大]于)|至多|最多",
}
_AFTER = {
    "以上": "及?以上|开外|[+＋]",
    "以下": "及?以下|以内|之内",
    "左右": "左右|上下",
    "余": "有余|之多",
    "多": "出头|挂零",
}
FRONT = (
    r"(?:(?:将近|接近|近|大约|大概|约[为有计占达合需]?|超过|(?<![新大重个的])突破|超|逾|至少|起码|[不未][得能应可会]?(?:[少低小多高大]于|超过?)"
    r"|不下于?|不止|至多|(?:(?<![\u4e00-\u9fff])|(?<=[每限可能需各报次人家]))最多(?![^。；]*最[少低小])|(?<!指出)(?<!存在)(?<!查找)(?<!找出)(?<!查摆)(?<!改进)不足|不到|未满|不满|少于|(?<![以会线网台路场街船车身手])上(?=[百千万亿])"
    r"|(?<![通经超走路不])过(?=[百千万亿])|破(?=[百千万亿]))(?!\s?(?:(?:19|20)\d\d年|\d{1,2}时|\d{1,2}[:：]\d\d)))"
)
PLUS = r"(?:(?<=\d{3})|(?<=[百千万亿]))[+＋](?![\dA-Za-z])"
BACK = rf"(?:及?以上|及?以下|以内|之内|左右|上下|有余|之多|出头|挂零|开外|{PLUS})"


def approximation(front: str | None, more: str, back: str | None) -> str:
    """Give the usual word for what stands before, within and behind a number: 逾 → 超过, 开外 → 以上."""
    if more:
        return "左右" if more in ("来", "把") else more
    for name, pattern in (_BEFORE | _AFTER).items():
        if (front and re.fullmatch(_BEFORE.get(name, "(?!)"), front)) or (back and re.fullmatch(pattern, back)):
            return name
    return ""
