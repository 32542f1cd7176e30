"""Plain words of a form in those of a report, that say exactly the same: 花出去 → 支出, 考过 → 通过考试."""

import re

_WHOLE = {
    "花出去": "支出",
    "花了": "支出",
    "花费": "支出",
    "听的人": "听众",
    "来听的": "听众",
    "来听的人": "听众",
    "来看的": "观众",
    "来看的人": "观众",
    "看的人": "观众",
    "来的人": "参加",
    "到场的": "到场",
    "考过": "通过考试",
    "考过的": "通过考试",
    "拿证": "取得证书",
    "拿到证": "取得证书",
    "拿到证的": "取得证书",
    "取证": "取得证书",
    "办完": "办结",
    "办完的": "办结",
    "办掉": "办结",
    "办掉的": "办结",
    "办好": "办结",
    "办好的": "办结",
    "整改完": "整改",
    "整改完的": "整改",
    "改好": "整改",
    "改好的": "整改",
    "改完": "整改",
    "改完的": "整改",
    "改掉": "整改",
    "查到问题": "查出问题",
    "查到隐患": "查出隐患",
    "上课": "参训",
    "上课的": "参训",
    "来上课的": "参训",
}
_WORDS = (
    (re.compile("^要回|^讨回|^拿回"), "追回"),
    (re.compile("(?<![接代征])收(?=经费$|会费$|工会经费$)"), "收缴"),
    (re.compile("^追(?=[欠工薪])"), "追讨"),
    (re.compile("^[拢收拉](?:进来|进)的"), "吸纳"),
    (re.compile("^来[听看]的(?=.)"), ""),
    (re.compile("^查到"), "查出"),
    (re.compile("^找到(?=.*(?:隐患|问题))"), "查出"),
    (re.compile("(?<=[金会司企厂社场])出$"), "出资"),
    (re.compile("^给(?=.*[送发办讲修换装做教补配])"), "为"),
    (re.compile("^开(?=[^，、]{0,8}(?:会|职代会)(?:的|$))"), "召开"),
)
_GIVING = re.compile(
    "^(?P<before>|为[^，、发]{2,8})发(?=[\u4e00-\u9fff]{2})(?![放送出给展明布现动言表生挥扬起掘电热光酵育票])"
)
_GOING_ALONG = re.compile("^(?:跟着|跟)(?=.)")
_STATES = {"在装": "正在安装", "在修": "正在维修", "在建": "正在建设", "在办": "正在办理", "在谈": "正在协商"}


def in_report_words(label: str) -> str:
    """Return a label in the words of a report."""
    if label in _WHOLE:
        return _WHOLE[label]
    for plain, formal in _WORDS:
        label = plain.sub(formal, label)
    verb = "发出" if label.endswith(("函", "书", "通知", "短信")) else "发放"
    return _GIVING.sub(rf"\g<before>{verb}", label)


def state_in_report_words(state: str) -> str:
    """Return what is not finished in the words of a report: 在装 → 正在安装."""
    return _STATES.get(state, state)


def actor_in_report_words(by: str) -> str:
    """Return who took part in the words of a report: 跟着镇应急站 → 随镇应急站."""
    return _GOING_ALONG.sub("随", by)
