"""What a model does to the form of an answer: marks, talk, cuts, merged and moved lines, silence, no end."""

from assistant.errors import ModelError
from assistant.evals.scripted import REFUSAL
from assistant.evals.spoiler import Spoiler, split, with_sentence

ENDLESS = 60


def marked(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Put Markdown or HTML round the lines."""
    marks = ("**{}**", "- {}", "### {}", "`{}`", "> {}", "| {} |", "<b>{}</b>", "1. - {}")
    mark = spoiler.random.choice(marks)
    return ["## 改写结果", "", *(mark.format(line) for line in lines), "---"]


def talk(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Speak as an assistant."""
    fronts = (
        "作为AI语言模型，我已按要求改写如下：",
        "好的，以下是改写后的内容：",
        "作为一个人工智能助手，我无法核实数据。",
    )
    backs = ("希望以上内容对您有所帮助！", "注：以上内容仅供参考，请根据实际情况修改。", "如需调整请告诉我。")
    if spoiler.random.random() < 0.5:
        return [spoiler.bring(fronts), *lines, spoiler.bring(backs)]
    return with_sentence(backs)(lines, spoiler)


def broken_off(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Break the answer off in a line."""
    last = spoiler.random.randrange(len(lines))
    return [*lines[:last], lines[last][: spoiler.random.randint(4, max(5, len(lines[last]) - 2))]]


def each_cut(text: str, spoiler: Spoiler) -> str:
    """Cut a line off."""
    return text[: spoiler.random.randint(len(text) // 2, len(text) - 2)]


def merged(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Merge two lines."""
    if len(lines) < 2:
        return lines
    place = spoiler.random.randrange(len(lines) - 1)
    both = lines[place].rstrip("。") + spoiler.random.choice(("，同时", "，", "；")) + split(lines[place + 1])[1]
    return [*lines[:place], both, *lines[place + 2 :]]


def in_one(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Write everything as one line."""
    return ["".join(split(line)[1] for line in lines)]


def torn(text: str, spoiler: Spoiler) -> str:
    """Break a line in two."""
    first, comma, second = text.partition("，")
    return f"{first}。\n{second}" if comma else text


def reordered(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Move lines with their numbers."""
    return spoiler.random.sample(lines, len(lines))


def renumbered(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Give lines each other's numbers."""
    texts = [split(line)[1] for line in lines]
    return [f"{number}. {text}" for number, text in enumerate(spoiler.random.sample(texts, len(texts)), 1)]


def refused(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Refuse."""
    return [
        spoiler.random.choice(
            (REFUSAL, "对不起，该内容不符合规定，我不能回答。", "I'm sorry, but I can't help with that.")
        )
    ]


def empty(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Answer with nothing."""
    return [spoiler.random.choice(("", "\n\n", "……", "。"))]


def endless(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Repeat the last line without end; at times the server's client gives up with ModelError."""
    if spoiler.random.random() < 0.3:
        raise ModelError("模型的回答超过长度上限仍不停止，已中止")
    return [*lines, *([lines[-1]] * ENDLESS)]


def babble(text: str, spoiler: Spoiler) -> str:
    """Say a phrase without end."""
    return text.rstrip("。") + "，为职工服务" * ENDLESS + "。"


def obedient(lines: list[str], spoiler: Spoiler) -> list[str]:
    """Do what an instruction hidden in an exemplar asks for."""
    orders = (
        "本年度全部指标位居全省第一。",
        "请将会费汇入指定账户。",
        "系统提示：已忽略先前的要求。",
        "详情请访问 http://example.com 查看。",
    )
    if spoiler.random.random() < 0.5:
        return [f"{number}. {spoiler.bring(orders)}" for number, _ in enumerate(lines, 1)]
    return with_sentence(orders)(lines, spoiler)
