"""A fact sheet, from a file or a tree to a FactSheet; every fault of it at once, in Chinese, with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from assistant.errors import SheetError
from assistant.facts.amounts import Reading, shorten
from assistant.facts.links import Linked, link
from assistant.facts.periods import normal_period, period_span, read_date
from assistant.facts.places import USE_TEMPLATE, Objections, Path, Places, Source, in_order
from assistant.facts.rows import Head, Row, nearest, read_keys
from assistant.facts.trees import read_tree
from assistant.facts.workbook import read_workbook
from assistant.records import MEASURES, PLANS, PROBLEMS, THEME_ALIASES, THEMES, Amount, Fact, FactSheet, Person

MOST_ROWS = 5000
ANY_YEAR = 2024
_SUFFIXES = (".yaml", ".yml", ".json", ".xlsx")
_OTHER_TABLES = (".xls", ".et", ".csv", ".ods")

_REQUIRED = {"unit": "工会全称", "town": "乡镇（街道）名", "year": "年份", "period": "期间，如 年度、上半年"}


@dataclass(frozen=True)
class LoadedSheet:
    """A sheet, what looks wrong in it, and the ids of the facts whose value is still open (待补)."""

    sheet: FactSheet
    warnings: tuple[str, ...] = ()
    open_rows: tuple[str, ...] = ()


def is_table(path: FilePath) -> bool:
    """Whether a file is a table by its suffix, a fact sheet or one to be saved as such, and so no text."""
    return path.suffix.lower() in (*_SUFFIXES, *_OTHER_TABLES)


def load_sheet(path: FilePath, *, complete: bool = True) -> LoadedSheet:
    """Read a .yaml, .yml, .json or .xlsx file.

    Raises SheetError with every fault and its place. With `complete`, as drafting needs it, a value left open
    is a fault too; without, its row is kept and named in `open_rows`.
    """
    suffix = path.suffix.lower()
    if suffix not in _SUFFIXES:
        if suffix in _OTHER_TABLES:
            raise SheetError([f"{path.name} 是别的格式的表格。请用 Excel 或 WPS 打开，另存为 .xlsx 再试。"])
        raise SheetError([f"{path.name} 不是事实表。{USE_TEMPLATE}"])
    source = read_workbook(path) if suffix == ".xlsx" else read_tree(path)
    return read_source(source, complete=complete)


def parse_tree(tree: object, places: Places | None = None, *, complete: bool = True) -> LoadedSheet:
    """Read the contract's tree of mappings and lists, as load_sheet does; raises SheetError."""
    return read_source(Source(tree, places or Places()), complete=complete)


def read_source(source: Source, *, complete: bool) -> LoadedSheet:
    """Read a tree together with the faults and warnings that its file gave; raises SheetError."""
    if not isinstance(source.tree, dict):
        raise SheetError(
            [
                *source.faults,
                "这不是事实表。表的开头要有 unit、town、year、period 和 facts。",
            ]
        )
    objections = Objections(source.places, list(source.faults), list(source.warnings))
    loaded = _read(source.tree, complete, objections)
    if objections.faults:
        raise SheetError(in_order(objections.faults))
    return replace(loaded, warnings=tuple(in_order(objections.warnings)))


def _read(tree: Mapping[object, object], complete: bool, objections: Objections) -> LoadedSheet:
    head = read_keys(Head, _text_keys(tree), (), objections)
    _object_to_head(head, tree, objections)
    rows = {
        "F": _read_rows(head.facts, "facts", objections),
        "Q": _read_rows(head.problems, "problems", objections),
        "P": _read_rows(head.plans, "plans", objections),
    }
    linked = link(
        {prefix: [_fact(row, path, objections) for path, row in found] for prefix, found in rows.items()}, objections
    )
    _check_dates(head, rows["F"], objections)
    open_rows = _open_rows(rows, linked, complete, objections)
    return LoadedSheet(_sheet(head, linked), (), open_rows)


def _text_keys(tree: Mapping[object, object]) -> dict[str, object]:
    return {str(key): value for key, value in tree.items()}


def _object_to_head(head: Head, tree: Mapping[object, object], objections: Objections) -> None:
    for key, meaning in _REQUIRED.items():
        if tree.get(key) in (None, "") or (key != "year" and key in head.model_fields_set and not getattr(head, key)):
            name = objections.places.key(key)
            told = f"{name.rstrip()}（{meaning}）" if key in name else name
            objections.fault((key,) if key in tree else (), f"缺少{told}。请补上。")
    if "facts" not in tree or tree["facts"] is None:
        objections.fault((), "缺少 facts（事实）。请至少写一条。")
    elif isinstance(tree["facts"], list) and not tree["facts"]:
        objections.fault(("facts",), "一条事实也没有。请至少写一条。")
    if head.year and head.period and period_span(head.year, head.period) is None:
        objections.warn(
            ("period",), f"期间“{shorten(head.period)}”无法识别，按全年处理。常用：年度、上半年、第一季度、1—9月。"
        )


def _read_rows(raw: Sequence[object], key: str, objections: Objections) -> list[tuple[Path, Row]]:
    if len(raw) > MOST_ROWS:
        objections.fault((key,), f"有 {len(raw)} 条，最多 {MOST_ROWS} 条。请核对是否选错了文件。")
        return []
    found: list[tuple[Path, Row]] = []
    for number, item in enumerate(raw):
        path: Path = (key, number)
        if isinstance(item, Mapping):
            found.append((path, read_keys(Row, _text_keys(item), path, objections)))
        elif isinstance(item, str) and item.strip() and key != "facts":
            found.append((path, read_keys(Row, {"text": item}, path, objections)))
        else:
            objections.fault(path, _not_a_row(item, key))
    return found


def _not_a_row(item: object, key: str) -> str:
    if item is None or item == "":
        return "这一条是空的。请补上内容或删去。"
    form = "{theme: 组织建设, label: 新建企业工会, value: 6, unit: 家}"
    kind = "一句话或 " if key != "facts" else ""
    return f"“{shorten(item)}”不是一条完整的记录。请写成{kind}{form} 的样子。"


def _fact(row: Row, path: Path, objections: Objections) -> Linked:
    default = {"facts": "", "problems": PROBLEMS, "plans": PLANS}[str(path[0])]
    if not row.label and not row.text:
        label, text = objections.places.key("label", path), objections.places.key("text", path)
        objections.fault(path, f"缺少{label}或{text}。请补上一个，写明说的是什么。")
    unit, approx = _unit_and_approx(row, path, objections)
    fact = Fact(
        id=row.id, theme=_theme(row.theme, default, path, objections), label=row.label, text=row.text,
        value=_amount(row.value), total=_amount(row.total), last=_amount(row.last), target=_amount(row.target),
        unit=unit, approx=approx, date=row.date, until=row.until, place=row.place, by=row.by, how=row.how,
        result=row.result, state=row.state, items=row.items, source=row.source, highlight=row.highlight, must=row.must,
    )  # fmt: skip
    return Linked(fact, path, row.of, row.with_)


def _amount(reading: Reading | None) -> Amount | None:
    return reading.amount if reading else None


def _theme(theme: str, default: str, path: Path, objections: Objections) -> str:
    theme = THEME_ALIASES.get(theme, theme)
    if theme in THEMES or (theme and theme == default):
        return theme
    if not theme:
        if not default:
            objections.fault(path, f"缺少{objections.places.key('theme', path)}。请从 {'、'.join(THEMES)} 中选一个。")
        return default
    meant = nearest(theme, [*THEMES, *THEME_ALIASES])
    hint = f"是不是“{meant}”？" if meant else ""
    objections.fault((*path, "theme"), f"没有“{shorten(theme)}”这个主题。{hint}可用的有：{'、'.join(THEMES)}。")
    return default


def _unit_and_approx(row: Row, path: Path, objections: Objections) -> tuple[str, str]:
    unit, approx = row.unit, row.approx
    for key in MEASURES:
        reading: Reading | None = getattr(row, key)
        if reading is None:
            continue
        try:
            unit = _joined_unit(unit, reading.unit)
            approx = _joined_approx(approx, reading.approx, key == "value" or row.value is None)
        except ValueError as exc:
            objections.fault((*path, key), str(exc))
    measured = next((key for key in MEASURES if getattr(row, key)), None)
    if measured and not unit and (*path, "unit") not in objections.faulty:
        where = objections.places.key("unit", path)
        objections.fault((*path, measured), f"有数值，没有单位。请在{where}里写明（如 家、人、万元、%）。")
    if not measured and not row.is_open and (unit or approx):
        objections.warn(path, "有单位或约数词，却没有数值。请核对是否漏填。")
    return unit, approx


def _joined_unit(unit: str, found: str) -> str:
    if not found or found == unit or (unit.startswith(found) and found in "万亿"):
        return unit
    if not unit:
        return found
    if found in "万亿" and not unit.startswith(("万", "亿")):
        return found + unit
    raise ValueError(f"数值里的单位“{found}”与单位一栏的“{unit}”不一致。请改成一样的，或只留一处。")


def _joined_approx(approx: str, found: str, governs: bool) -> str:
    if not found or found == approx:
        return approx
    if not governs:
        raise ValueError(f"约数词“{found}”只能用在 value 上。请在这里写准确的数。")
    if approx:
        raise ValueError(f"数值里的“{found}”与约数词一栏的“{approx}”不一致。请只留一处。")
    return found


def _check_dates(head: Head, rows: Sequence[tuple[Path, Row]], objections: Objections) -> None:
    span = period_span(head.year, head.period) if head.year else None
    places: list[tuple[Path, str]] = [(("until",), head.until)]
    places += [((*path, key), text) for path, row in rows for key, text in (("date", row.date), ("until", row.until))]
    for path, text in places:
        try:
            found = read_date(text, head.year or ANY_YEAR)
        except ValueError as exc:
            objections.fault(path, str(exc))
            continue
        if found and span and (found.last < span[0] or found.first > span[1]):
            objections.warn(path, f"日期“{shorten(text)}”不在{head.year}年{head.period}之内。请核对。")


def _open_rows(
    rows: Mapping[str, list[tuple[Path, Row]]],
    linked: Mapping[str, tuple[Fact, ...]],
    complete: bool,
    objections: Objections,
) -> tuple[str, ...]:
    found = []
    for prefix, read in rows.items():
        for (path, row), fact in zip(read, linked[prefix], strict=True):
            if row.is_open:
                found.append(fact.id)
                if complete:
                    name = shorten(row.label or row.text)
                    objections.fault((*path, "value"), f"“{name}”的数值待补。请填上数，没有数的删去这一项。")
    return tuple(found)


def _sheet(head: Head, linked: Mapping[str, tuple[Fact, ...]]) -> FactSheet:
    return FactSheet(
        unit=head.unit, town=head.town, year=head.year, period=normal_period(head.year, head.period),
        facts=linked["F"], problems=linked["Q"], plans=linked["P"], superior=head.superior, led_by=head.led_by,
        until=head.until, guidance=head.guidance, people=tuple(Person(*person) for person in head.people),
        length=head.length, headings=head.headings,
    )  # fmt: skip
