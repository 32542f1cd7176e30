"""Sheets that are being filled in survive, and no window overwrites another."""

import pytest
from sqlalchemy import Engine

from assistant.errors import DraftConflict
from assistant.ui.sheet_store import create_sheet, delete_sheet, get_sheet, list_sheets, save_sheet


def test_saved_sheet_comes_back_with_its_name(engine: Engine):
    made = create_sheet(engine, {"unit": "青石镇总工会", "year": "2025", "period": "年度", "facts": []})
    saved = save_sheet(engine, made.id, made.version, made.tree | {"period": "上半年"})
    found = get_sheet(engine, made.id)
    assert found is not None
    assert (found.version, found.name, found.tree) == (2, "青石镇总工会 2025年上半年", saved.tree)


def test_second_window_is_told_and_overwrites_nothing(engine: Engine):
    made = create_sheet(engine, {"unit": "甲"})
    save_sheet(engine, made.id, made.version, {"unit": "乙"})
    with pytest.raises(DraftConflict, match="刚在另一个窗口改过"):
        save_sheet(engine, made.id, made.version, {"unit": "丙"})
    assert get_sheet(engine, made.id).tree == {"unit": "乙"}


def test_last_changed_sheet_is_listed_first_and_a_deleted_one_is_gone(engine: Engine):
    first, second = create_sheet(engine, {"unit": "甲"}), create_sheet(engine, {"unit": "乙"})
    save_sheet(engine, first.id, 1, {"unit": "丁"})
    assert [sheet.name for sheet in list_sheets(engine)] == ["丁", "乙"]
    delete_sheet(engine, second.id)
    assert get_sheet(engine, second.id) is None
