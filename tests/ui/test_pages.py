"""The pages as a person meets them: work is kept, checks follow edits, and windows do not overwrite each other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx
from streamlit.testing.v1 import AppTest

from assistant.drafting.drafts import Drafts
from assistant.drafting.leases import Leases
from assistant.drafting.outline import propose_outline
from assistant.facts.sheet import load_sheet, parse_tree
from assistant.records import Sentence
from assistant.resources import APP, SAMPLES
from assistant.ui.frame import time_since
from assistant.ui.sheet_store import create_sheet, get_sheet, list_sheets, save_sheet
from tests.ui.pages import DRAFT, SECTION, TREE, begun_draft, finished_draft, html, open_draft, open_page, press, shown
from tests.waiting import wait_until


@pytest.fixture
def draft_id(drafts: Drafts) -> str:
    return finished_draft(drafts)


def sheet_page() -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=60).run()


def test_first_visit_offers_ways_to_begin(home: Path):
    app = sheet_page()
    assert [heading.value for heading in app.subheader] == ["填一张表", "上传事实表", "从上年总结开始"]


def test_sample_opens_in_the_form_and_is_kept(engine: Engine):
    app = press(sheet_page(), "用样例看看（清溪镇，虚构）")
    sample = load_sheet(SAMPLES / "qingxi-2025.yaml").sheet
    assert app.text_input(key=next(i.key for i in app.text_input if i.label == "工会全称")).value == "清溪镇总工会"
    saved = list_sheets(engine)
    assert parse_tree(saved[0].tree).sheet == sample
    assert "条，可以起草" in shown(sheet_page())


def test_what_is_typed_is_saved_and_its_fault_told_beside_it(engine: Engine):
    made = create_sheet(engine, TREE)
    app = sheet_page()
    next(field for field in app.text_input if field.label == "年份").set_value("去年").run()
    assert get_sheet(engine, made.id).tree["year"] == "去年"
    assert "“年份”：年份“去年”无法识别" in shown(app)
    assert "还有 1 处要改" in shown(app)
    assert "改好后才能起草" in shown(app)


def test_tables_stay_the_same_ones_whatever_is_switched_or_filled_in_beside_them(engine: Engine):
    create_sheet(engine, TREE)
    app = sheet_page()
    tables = [table.proto.id for table in app.dataframe if "-sheet-" in table.proto.id]  # a new one has no edits
    assert len(tables) == 3
    for toggle in app.toggle:
        toggle.set_value(True)
    next(field for field in app.text_input if field.label == "年份").set_value("去年").run()
    assert [table.proto.id for table in app.dataframe] == tables


def test_blank_sheet_begins_with_a_hint_not_with_faults(home: Path):
    text = shown(press(sheet_page(), "新建空白表"))
    assert "先填工会全称、乡镇（街道）" in text
    assert '<div class="gb-note error">' not in text
    assert "还没有填完" in text


def test_second_blank_sheet_is_the_first_one_again(engine: Engine):
    press(sheet_page(), "新建空白表")
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["sheet"] = "new"
    press(app.run(), "新建空白表")
    assert len(list_sheets(engine)) == 1


def test_sheet_without_facts_yet_is_led_on_not_blamed(engine: Engine):
    create_sheet(engine, TREE | {"facts": []})
    text = shown(sheet_page())
    assert "接着点上面的“事实”" in text
    assert '<div class="gb-note error">' not in text


def test_rows_still_open_are_left_out_on_demand(engine: Engine):
    facts = [
        {"theme": "组织建设", "label": "会员", "value": "待补", "unit": "人"},
        {"theme": "组织建设", "label": "女会员", "value": "12", "unit": "人", "of": "↑"},
    ]
    made = create_sheet(engine, TREE | {"facts": facts})
    press(sheet_page(), "确定删去")
    (left,) = get_sheet(engine, made.id).tree["facts"]
    assert (left["label"], left["value"], left.get("of")) == ("女会员", "12", None)


def test_two_windows_on_one_sheet_the_second_is_told(engine: Engine):
    made = create_sheet(engine, TREE)
    first, second = sheet_page(), sheet_page()
    next(field for field in first.text_input if field.label == "上级工会").set_value("临江县总工会").run()
    next(field for field in second.text_input if field.label == "上级工会").set_value("别县总工会").run()
    assert "刚在另一个窗口改过" in shown(second)
    assert get_sheet(engine, made.id).tree["superior"] == "临江县总工会"


def cut_short_after(function: Callable[..., object]) -> Callable[..., object]:
    """Let something be clicked while a function runs: the run that called it ends with the next call of Streamlit's."""

    def run(*args: object) -> object:
        made = function(*args)
        get_script_run_ctx().script_requests.request_rerun(RerunData())
        return made

    return run


def test_window_whose_run_ends_while_it_saves_a_sheet_takes_the_saving_for_its_own(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
):
    made = create_sheet(engine, TREE)
    app = open_page("sheet_page")
    monkeypatch.setattr("assistant.ui.sheet_page.save_sheet", cut_short_after(save_sheet))
    next(field for field in app.text_input if field.label == "上级工会").set_value("临江县总工会").run()
    assert "刚在另一个窗口改过" not in shown(app)
    next(field for field in app.text_input if field.label == "上级工会").set_value("别县总工会").run()
    assert get_sheet(engine, made.id).tree["superior"] == "别县总工会"


def test_window_whose_run_ends_while_it_saves_a_draft_takes_the_saving_for_its_own(
    draft_id: str, drafts: Drafts, monkeypatch: pytest.MonkeyPatch
):
    app = open_text(open_draft(draft_id))
    monkeypatch.setattr(Drafts, "save", cut_short_after(Drafts.save))
    type_text(app, "新建企业工会6家，都已挂牌。")
    assert "第 3 版，已保存" in shown(type_text(app, "新建企业工会6家，均已挂牌。"))
    assert [version.version for version in drafts.versions(draft_id)] == [3, 2, 1]


def test_changed_title_of_an_outline_outlives_the_window(engine: Engine):
    create_sheet(engine, TREE)
    next(field for field in sheet_page().text_input if field.label == "题目").set_value("我的总结").run()
    assert next(field for field in sheet_page().text_input if field.label == "题目").value == "我的总结"


def test_proposed_outline_comes_back_on_demand(engine: Engine):
    create_sheet(engine, TREE)
    app = sheet_page()
    next(field for field in app.text_input if field.label == "题目").set_value("我的总结").run()
    app = press(app, "恢复为建议的提纲")
    assert next(field for field in app.text_input if field.label == "题目").value == "青石镇总工会2025年度工作总结"


def test_without_a_draft_the_page_says_how_to_get_one(home: Path):
    assert "还没有草稿" in shown(open_draft())


def test_draft_shows_facts_text_and_masked_exemplar(draft_id: str):
    text = shown(open_draft(draft_id))
    assert "新建企业工会 6家" in text
    assert '<mark class="num" title="与事实表一致">6家</mark>' in text
    assert '新建工会<mark class="slot" title="">〔数〕</mark>家' in text
    assert "9家" not in text
    assert "事实写到 1/1 条；数字有依据 1/1 处；没有发现问题。" in text


def test_exemplar_is_shown_as_it_is_on_demand(draft_id: str):
    app = open_draft(draft_id)
    next(toggle for toggle in app.toggle if toggle.label == "看原文").set_value(True).run()
    assert "9家" in shown(app)


def open_text(app: AppTest) -> AppTest:
    return next(toggle for toggle in app.toggle if toggle.label == "修改").set_value(True).run()


def type_text(app: AppTest, text: str) -> AppTest:
    return next(area for area in app.text_area if area.label == "正文").set_value(text).run()


def edit(app: AppTest, text: str) -> AppTest:
    return type_text(open_text(app), text)


def test_check_follows_an_edit_and_the_edit_is_a_version(draft_id: str, drafts: Drafts):
    app = edit(open_draft(draft_id), "新建企业工会7家。")
    assert "没有“7家”这个数" in shown(app)
    assert [version.note for version in drafts.versions(draft_id)] == ["修改 一、抓建会，促覆盖", "初稿"]
    assert drafts.get(draft_id).draft.sections[0].sentences == (Sentence("新建企业工会7家。", (), "person", True),)
    app = edit(app, "新建企业工会6家，都已挂牌。")
    assert "没有“7家”这个数" not in shown(app)
    assert drafts.get(draft_id).draft.sections[0].sentences[0].fact_ids == ("F1",)


def test_field_in_use_stays_the_same_one_while_another_is_saved(draft_id: str):
    app = open_text(open_draft(draft_id))
    before = [(area.label, area.id) for area in (*app.text_area, *app.text_input)]
    next(field for field in app.text_input if field.label == "标题").set_value("一、建会").run()
    assert "第 2 版" in shown(app)
    assert [(area.label, area.id) for area in (*app.text_area, *app.text_input)] == before


def test_field_shows_the_text_as_it_was_saved(draft_id: str):
    app = edit(open_draft(draft_id), "新建企业工会6家。\n\n\n  都已挂牌。 ")
    assert next(area.value for area in app.text_area if area.label == "正文") == "新建企业工会6家。\n都已挂牌。"
    app = press(app, "恢复")
    assert next(area.value for area in app.text_area if area.label == "正文") == "新建企业工会6家。"


def test_second_window_overwrites_nothing_and_keeps_its_own_words(draft_id: str, drafts: Drafts):
    first, second = open_text(open_draft(draft_id)), open_text(open_draft(draft_id))
    type_text(first, "新建企业工会6家，甲窗口。")
    type_text(second, "新建企业工会6家，乙窗口。")
    assert "没有覆盖" in shown(second)
    assert drafts.get(draft_id).draft.sections[0].text == "新建企业工会6家，甲窗口。"
    assert next(area for area in second.text_area if area.label == "正文").value == "新建企业工会6家，乙窗口。"


def reconnected(draft_id: str, text: str, meanwhile: Callable[[], object] = int) -> AppTest:
    """Open a draft as a browser does that showed it before the app was closed: with what stands in its fields."""
    before = open_draft(draft_id)
    before.toggle(key=f"edit-{draft_id}-0").set_value(True).run()
    before.text_area(key=f"text-0-{draft_id}").set_value(text)
    meanwhile()
    after = open_page("drafts_page")  # a session of its own, that knows no draft yet
    after.query_params.update(before.query_params)
    after.args = ("draft_page",)
    return after._run(before._tree.get_widget_states())


def test_what_was_typed_while_the_app_was_closed_is_saved_when_it_is_back(draft_id: str, drafts: Drafts):
    text = shown(reconnected(draft_id, "新建企业工会6家。今后再建。"))
    assert drafts.get(draft_id).draft.sections[0].text == "新建企业工会6家。今后再建。"
    assert "第 2 版，已保存" in text


def test_what_was_typed_while_the_app_was_closed_overwrites_no_newer_version(draft_id: str, drafts: Drafts):
    other = replace(DRAFT, title="别处改的题目")
    app = reconnected(draft_id, "新建企业工会6家。今后再建。", lambda: drafts.save(draft_id, 1, other, "别处"))
    assert drafts.get(draft_id).draft == other
    assert "这份草稿在别的窗口里已有更新的版本，没有覆盖" in shown(app)


def test_untouched_window_of_an_old_version_opens_the_newest_when_the_app_is_back(draft_id: str, drafts: Drafts):
    newer = replace(SECTION, sentences=(Sentence("新建企业工会6家，都已挂牌。", ("F1",), "person"),))
    other = replace(DRAFT, sections=(newer,))
    app = reconnected(draft_id, SECTION.text, lambda: drafts.save(draft_id, 1, other, "别处"))
    assert app.text_area(key=f"text-0-{draft_id}").value == newer.text
    assert [version.note for version in drafts.versions(draft_id)] == ["别处", "初稿"]


def test_window_without_edits_moves_on_to_the_newest_version(draft_id: str, drafts: Drafts):
    first, second = open_draft(draft_id), open_draft(draft_id)
    edit(first, "新建企业工会6家，甲窗口。")
    assert "甲窗口" in shown(second.run())


def test_earlier_version_comes_back_as_a_new_one(draft_id: str, drafts: Drafts):
    app = press(edit(open_draft(draft_id), "改坏了。"), "恢复")
    assert drafts.get(draft_id).draft == DRAFT
    assert drafts.versions(draft_id)[0].note == "恢复第 1 版"
    assert "没有发现问题" in shown(app)


def test_failed_draft_says_why_and_shows_what_is_finished(drafts: Drafts):
    made = begun_draft(drafts)
    drafts.add_section(made, 1, SECTION)
    drafts.fail(made, "模型服务没有应答。请检查后再试。")
    text = shown(open_draft(made))
    assert "模型服务没有应答" in text
    assert "新建企业工会6家" in text
    assert "正在写" not in text


def test_waiting_is_told_in_minutes_and_seconds():
    begun = "2026-11-26T14:00:00.000000+00:00"
    assert time_since(begun, datetime(2026, 11, 26, 14, 0, 28, tzinfo=UTC)) == "28 秒"
    assert time_since(begun, datetime(2026, 11, 26, 14, 2, 10, tzinfo=UTC)) == "2 分 10 秒"


def test_unknown_draft_is_told_in_a_sentence(home: Path):
    app = open_draft("没有这份")
    assert "没有找到这份草稿" in shown(app)
    assert [button.label for button in app.button] == ["去选一份"]


def test_list_of_drafts_names_state_and_version(draft_id: str):
    app = open_page("drafts_page")
    assert app.text[0].value == "青石镇总工会2025年工作总结"
    assert "已写好 · 第 1 版" in shown(app)


def test_list_of_drafts_says_which_are_not_finished(drafts: Drafts):
    begun_draft(drafts)
    text = shown(open_page("drafts_page"))
    assert "还没写完，打开就接着写 · 不用模型（工笔自己的句式） · 20" in text
    assert "第 0 版" not in text


def wait_until_done(drafts: Drafts) -> str:
    wait_until(lambda: bool(drafts.listed()) and drafts.listed()[0].state != "running")
    return drafts.listed()[0].id


def test_draft_is_written_from_the_form_and_is_there_afterwards(small_corpus: Path, engine: Engine, drafts: Drafts):
    create_sheet(engine, TREE)
    press(sheet_page(), "起草")
    made = wait_until_done(drafts)
    assert "没有发现问题" in shown(open_draft(made))
    assert drafts.get(made).draft.sections[1].text.count("6家") == 1


def test_draft_that_a_crash_left_is_taken_up_again_when_looked_at(small_corpus: Path, drafts: Drafts):
    made = begun_draft(drafts)
    drafts.add_section(made, 1, SECTION)
    assert "新建企业工会6家" in shown(open_draft(made))
    assert wait_until_done(drafts) == made
    assert drafts.get(made).draft.title == DRAFT.title


def test_draft_that_another_app_writes_is_followed_and_left_to_it(engine: Engine, drafts: Drafts):
    made = begun_draft(drafts)
    drafts.add_section(made, 1, SECTION)
    assert Leases(engine).take(made)
    text = shown(open_draft(made))
    assert "正由另一个开着的工笔在写" in text
    assert "新建企业工会6家" in text
    assert drafts.get(made).state == "running"


def test_model_is_offered_only_where_one_is_configured(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    create_sheet(engine, TREE)
    app = sheet_page()
    assert "不联网" in shown(app)
    assert not app.radio
    monkeypatch.setenv("GONGBI_MODEL", "qwen-plus")
    assert sheet_page().radio[0].options == ["qwen-plus", "不用模型（工笔自己的句式）"]


def test_why_nothing_is_drafted_is_told_beside_the_button(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    create_sheet(engine, TREE)
    monkeypatch.setenv("GONGBI_MODEL", "qwen-plus")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    text = shown(press(sheet_page(), "起草"))
    assert "要使用模型 qwen-plus，请先设置" in text
    assert text.index("要使用模型") < text.index("标题、内容都可以改")


def test_page_that_goes_wrong_says_so_without_a_traceback(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("assistant.ui.draft_page.desk.drafts", lambda: 1 / 0)
    assert "这一页出了意外的错误。已保存的内容不受影响" in html(open_draft())


def test_full_disk_is_told_as_what_it_is(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OperationalError("UPDATE", {}, Exception("database or disk is full"))

    create_sheet(engine, TREE)
    app = sheet_page()
    monkeypatch.setattr("assistant.ui.sheet_page.save_sheet", refuse)
    next(field for field in app.text_input if field.label == "上级工会").set_value("临江县总工会").run()
    assert "数据库用不了（database or disk is full），这一步没有做成" in shown(app)


def test_what_went_wrong_is_kept_in_a_file_of_the_home(home: Path, monkeypatch: pytest.MonkeyPatch):
    sheet_page()
    monkeypatch.setattr("assistant.ui.draft_page.desk.drafts", lambda: 1 / 0)
    open_draft()
    assert "ZeroDivisionError" in (home / "gongbi.log").read_text(encoding="utf-8")


def test_top_of_a_draft_leads_to_the_sections_with_something_to_mend(drafts: Drafts):
    wrong = replace(SECTION, sentences=(Sentence("新建企业工会9家。", (), "person"),))
    made = begun_draft(drafts)
    drafts.finish(made, replace(DRAFT, sections=(replace(SECTION, heading="", sentences=()), wrong)))
    text = shown(open_draft(made))
    assert f'请看：<a href="#part-1">{SECTION.heading}</a></div>' in text
    assert f'id="part-1">{SECTION.heading}' in text


def test_draft_without_anything_to_mend_leads_nowhere(draft_id: str):
    assert "请看：" not in shown(open_draft(draft_id))


def test_model_of_which_nothing_stands_is_not_named_as_the_writer(drafts: Drafts):
    made = begun_draft(drafts)
    drafts.finish(made, replace(DRAFT, model="qwen-plus", notices=("连不上模型服务。",)))
    text = shown(open_draft(made))
    assert "qwen-plus 没有写成，由工笔自己的句式写成" in text
    assert '<div class="gb-note warning"><p>起草时的提示：</p><p>连不上模型服务。</p></div>' in text


def test_model_that_wrote_is_named(drafts: Drafts):
    made = begun_draft(drafts)
    told = replace(SECTION, sentences=(replace(SECTION.sentences[0], origin="model"),))
    drafts.finish(made, replace(DRAFT, model="qwen-plus", sections=(told,)))
    assert " · qwen-plus · " in shown(open_draft(made))


def upload(app: AppTest, label: str, name: str, content: str) -> AppTest:
    return next(box for box in app.file_uploader if box.label == label).set_value((name, content.encode(), "")).run()


def test_what_is_wrong_with_a_file_is_told_below_its_own_upload(home: Path):
    app = upload(sheet_page(), "事实表", "总结.txt", "新建企业工会6家。")
    columns = ["\n".join(html.proto.body for html in column.get("html")) for column in app.columns]
    assert ["是文章，不是事实表" in text for text in columns] == [False, True, False]


def test_last_years_text_opens_a_form_that_leads_to_what_is_to_be_filled_in(home: Path):
    app = upload(sheet_page(), "上年总结", "去年.txt", "青石镇总工会2025年工作总结\n全年新建企业工会6家。\n")
    assert "还有 1 项没有今年的数。请点上面的“事实”，逐项填上。" in shown(app)


def test_heading_without_material_is_told_before_drafting(engine: Engine):
    create_sheet(engine, TREE | {"headings": ["组织建设", "特色亮点工作"]})
    assert "“特色亮点工作”还没有材料。请在“内容”里选上要写的主题" in shown(sheet_page())


def test_draft_whose_model_is_gone_is_written_without_it(drafts: Drafts, small_corpus: Path):
    made = drafts.create(parse_tree(TREE).sheet, propose_outline(parse_tree(TREE).sheet), "qwen-plus", 0)
    drafts.fail(made, "要使用模型 qwen-plus，请先设置。")
    app = press(open_draft(made), "不用模型另写一份")
    other = next(listed.id for listed in drafts.listed() if listed.id != made)
    assert app.query_params["draft"] == other
    wait_until(lambda: drafts.get(other).state == "done")
    assert "新建企业工会6家" in drafts.get(other).draft.text
    assert drafts.get(made).state == "failed"


def test_drafts_of_one_title_are_told_apart_by_who_writes_them(draft_id: str, drafts: Drafts):
    drafts.create(parse_tree(TREE).sheet, propose_outline(parse_tree(TREE).sheet), "qwen-plus", 0)
    text = shown(open_page("drafts_page"))
    assert "还没写完，打开就接着写 · qwen-plus · " in text
    assert "已写好 · 第 1 版 · 不用模型（工笔自己的句式） · " in text
