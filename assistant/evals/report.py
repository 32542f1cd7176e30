"""What a trial found, as a table to read and as a tree."""

import unicodedata
from collections.abc import Sequence
from dataclasses import asdict

from assistant.evals.results import Attack, Trial

MOST_SHOWN = 20


def to_tree(trial: Trial) -> dict[str, object]:
    """Return the trial for `--json`."""
    return {"schema": 1, "ok": trial.ok, **asdict(trial)}


def to_lines(trial: Trial) -> list[str]:
    """Return the trial as lines of text: three tables, then what was found."""
    lines = [
        "会出错的模型，每种改写每份草稿。左边：不把关时改坏的草稿，核对和标签各查出几份；",
        "右边：把关以后的草稿，“核对”“标签”查出的都应为 0。",
    ]
    header = ("种类", "草稿", "改坏", "核对", "标签", "坏回答", "核对", "标签", "模型句", "换回句", "改动句")
    lines += _table([header, *(_attack_row(attack) for attack in trial.kinds), _sum_row(trial.kinds)])
    lines += ["", "往好草稿里放一处错，查出多少"]
    rows = [(one.fault, str(one.mutants), str(one.killed), _share(one.killed, one.mutants)) for one in trial.killed]
    made, killed = sum(one.mutants for one in trial.killed), sum(one.killed for one in trial.killed)
    lines += _table([("错法", "份数", "查出", "比例"), *rows, ("合计", str(made), str(killed), _share(killed, made))])
    good = trial.good
    lines += ["", f"好草稿 {good.drafts} 份：误报错误 {len(good.by_review)} 处，标签误报 {len(good.by_labels)} 处"]
    found = [f"{attack.kind} {fault}" for attack in trial.kinds for fault in attack.faults]
    found += [*good.by_review, *good.by_labels]
    lines += [f"  {text}" for text in found[:MOST_SHOWN]]
    if len(found) > MOST_SHOWN:
        lines.append(f"  另有 {len(found) - MOST_SHOWN} 处，用 --json 查看全部。")
    return lines


def _attack_row(told: Attack) -> tuple[str, ...]:
    unguarded = (told.drafts, told.open_drafts, told.open_review, told.open_labels)
    guarded = (told.spoilt, told.by_review, told.by_labels, told.kept, told.fallbacks, len(told.changed))
    return (told.kind, *map(str, (*unguarded, *guarded)))


def _sum_row(attacks: Sequence[Attack]) -> tuple[str, ...]:
    columns = zip(*(_attack_row(attack)[1:] for attack in attacks), strict=True)
    return ("合计", *(str(sum(map(int, column))) for column in columns))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            _padded(cell, width, left=number == 0) for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _padded(cell: str, width: int, *, left: bool) -> str:
    space = " " * (width - _width(cell))
    return cell + space if left else space + cell


def _width(text: str) -> int:
    """Return the columns a text takes on a terminal: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
