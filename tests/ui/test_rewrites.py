"""A finished draft changed with help: a section written again, a fact corrected; a person decides."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from assistant.drafting.drafts import Drafts
from assistant.drafting.outline import propose_outline
from assistant.drafting.pipeline import draft
from assistant.drafting.rewrites import Rewrite, Rewrites
from assistant.facts.dumping import dump_sheet
from assistant.facts.sheet import LoadedSheet, load_sheet, parse_tree
from assistant.records import Draft, Exemplar, Sentence
from assistant.resources import SAMPLES
from assistant.ui import desk
from assistant.ui.correction import corrected_sheet, follow
from assistant.ui.exemplar_choice import following
from assistant.ui.sheet_store import create_sheet, get_sheet
from assistant.ui.tables import Faults
from tests.drafting.sheets import NoExemplars
from tests.ui.pages import EXEMPLAR, open_draft, press, shown

TOWN = load_sheet(SAMPLES / "qingxi-2025.yaml").sheet


WRITTEN = draft(TOWN, NoExemplars())
PLACE = next(place for place, section in enumerate(WRITTEN.sections) if "新建企业工会6家" in section.text)
SECTION = WRITTEN.sections[PLACE]
UNIONS = next(sentence for sentence in SECTION.sentences if "新建企业工会6家" in sentence.text)


@pytest.fixture
def drafts(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> Drafts:
    monkeypatch.setattr(desk.Desk, "corpus", lambda _: NoExemplars())
    return drafts


def stored(drafts: Drafts, written: Draft = WRITTEN) -> str:
    made = drafts.create(TOWN, propose_outline(TOWN), "offline", 0)
    drafts.finish(made, written)
    return made


def again(app: AppTest, draft_id: str, version: int = 1) -> AppTest:
    return press(app, f"again-{draft_id}-{version}-{PLACE}")


def test_section_written_again_is_shown_as_a_change_and_the_draft_stays(drafts: Drafts):
    made = stored(drafts)
    text = shown(again(open_draft(made), made))
    assert "<del>" in text
    assert "<ins>" in text
    assert drafts.get(made).draft == WRITTEN


def test_text_stays_in_view_while_a_model_writes_it_again(drafts: Drafts, monkeypatch: pytest.MonkeyPatch):
    begun = (datetime.now(UTC) - timedelta(minutes=2, seconds=1)).isoformat()
    running = Rewrite("running", SECTION, begun=begun)
    monkeypatch.setattr(Rewrites, "of", lambda *asked: running if asked[2] == PLACE else None)
    text = shown(open_draft(stored(drafts)))
    assert "模型正在重写这一节，已用 2 分 " in text
    assert SECTION.sentences[-1].text[:4] in text
    assert "用新的" not in text


def test_why_nothing_is_written_again_is_told_on_the_spot_and_the_draft_stays_in_view(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GONGBI_MODEL", "qwen-plus")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    made = drafts.create(TOWN, propose_outline(TOWN), "qwen-plus", 0)
    drafts.finish(made, WRITTEN)
    text = shown(again(open_draft(made), made))
    assert "要使用模型 qwen-plus，请先设置" in text
    assert text.index(WRITTEN.sections[PLACE].heading) < text.index("要使用模型")
    assert WRITTEN.sections[-1].heading in text


def test_section_of_a_model_that_is_no_longer_set_up_is_written_again_without_it(drafts: Drafts):
    made = drafts.create(TOWN, propose_outline(TOWN), "qwen-plus", 0)
    drafts.finish(made, replace(WRITTEN, model="qwen-plus"))
    app = open_draft(made)
    assert "qwen-plus 现在没有设置，由工笔自己的句式来写。" in shown(app)
    assert "<ins>" in shown(again(app, made))


def test_who_writes_again_is_chosen_where_a_model_is_set_up(drafts: Drafts, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GONGBI_MODEL", "qwen-plus")
    made = stored(drafts)
    app = open_draft(made)
    choice = app.radio(key=f"model-{made}-1-{PLACE}")
    assert (choice.value, choice.options) == ("offline", ["qwen-plus", "不用模型（工笔自己的句式）"])
    asked = []
    monkeypatch.setattr(Rewrites, "start", lambda _, stored, *__: asked.append(stored.model))
    choice.set_value("qwen-plus")
    again(app, made)
    assert asked == ["qwen-plus"]


def test_new_wording_can_be_read_without_what_it_replaces(drafts: Drafts):
    made = stored(drafts)
    app = again(open_draft(made), made)
    app.toggle(key=f"only-new-{made}-1-{PLACE}").set_value(True).run()
    assert "<del>" not in shown(app)
    assert desk.rewrites().of(made, PLACE).section.text.split("\n")[0] in shown(app)


def test_sentence_is_locked_before_a_section_is_written_again(drafts: Drafts):
    made = stored(drafts)
    app = open_draft(made)
    app.multiselect(key=f"locks-{made}-1-{PLACE}").set_value([UNIONS.text]).run()
    again(app, made)
    assert UNIONS.text in desk.rewrites().of(made, PLACE).section.text


def test_taken_wording_is_a_version_and_the_old_one_comes_back(drafts: Drafts):
    made = stored(drafts)
    app = press(again(open_draft(made), made), "take-")
    assert drafts.versions(made)[0].note == f"重写 {SECTION.heading}"
    assert drafts.get(made).draft.sections[PLACE].text != SECTION.text
    press(app, f"back-{made}-2-1")
    assert drafts.get(made).draft == WRITTEN


def test_turned_down_wording_leaves_nothing_behind(drafts: Drafts):
    made = stored(drafts)
    app = press(again(open_draft(made), made), "leave-")
    assert "<ins>" not in shown(app)
    assert [version.note for version in drafts.versions(made)] == ["初稿"]


def test_locked_sentence_stays_through_every_wording(drafts: Drafts):
    made = stored(drafts)
    app = again(open_draft(made), made)
    app.multiselect(key=f"locks-{made}-1-{PLACE}").set_value([UNIONS.text]).run()
    assert drafts.get(made).locked == {UNIONS.text}
    app = press(press(app, "more-"), "take-")
    assert UNIONS.text in drafts.get(made).draft.sections[PLACE].text
    assert "locked" in shown(app)


def test_wording_that_changes_a_sentence_locked_since_cannot_be_taken(drafts: Drafts):
    made = stored(drafts)
    app = again(open_draft(made), made)
    proposed = desk.rewrites().of(made, PLACE).section.text
    told_anew = next(one.text for one in SECTION.sentences if one.fact_ids and one.text not in proposed)
    app.multiselect(key=f"locks-{made}-1-{PLACE}").set_value([told_anew]).run()
    assert "这一稿改动了您锁住的句子" in shown(app)
    assert not any((button.key or "").startswith("take-") for button in app.button)
    assert "这一稿改动了您锁住的句子" not in shown(press(app, "more-"))


def test_fact_corrected_in_the_dialog_is_told_anew_and_kept_in_both_sheets(engine: Engine, drafts: Drafts):
    form, made = create_sheet(engine, dump_sheet(TOWN)), stored(drafts)
    app = press(open_draft(made), f"correct-{made}-1-{PLACE}")
    fact = next(fact for fact in TOWN.facts if fact.label == "新建企业工会")
    next(box for box in app.selectbox if box.label == "改哪一条").set_value(fact).run()
    assert app.text_input(key=f"correct-{fact.id}-approx").placeholder == "不是准确数时选：余、多、近、约等"
    app.text_input(key=f"correct-{fact.id}-value").set_value("7")
    app = press(app, "改好，稿子跟着改")
    assert "1 句跟着改了。“起草”页的事实表也改了。" in shown(app)
    now = drafts.get(made)
    assert "新建企业工会7家" in now.draft.sections[PLACE].text
    assert next(one for one in now.sheet.facts if one.id == fact.id).value.low == 7
    assert parse_tree(get_sheet(engine, form.id).tree).sheet == now.sheet


def test_persons_sentence_is_marked_until_it_was_looked_at(drafts: Drafts):
    made = stored(drafts)
    drafts.correct(made, 1, TOWN, WRITTEN, "改了事实", [UNIONS.text])
    app = open_draft(made)
    assert f"事实已改，请看这句：{UNIONS.text}" in shown(app)
    assert "请看这句" not in shown(press(app, "looked-"))
    assert drafts.get(made).outdated == frozenset()


def test_correction_leaves_a_persons_sentence_and_points_it_out():
    own = replace(UNIONS, origin="person")
    sentences = tuple(own if sentence == UNIONS else sentence for sentence in SECTION.sentences)
    section = replace(SECTION, sentences=sentences)
    mine = replace(WRITTEN, sections=(*WRITTEN.sections[:PLACE], section, *WRITTEN.sections[PLACE + 1 :]))
    verdict = corrected_sheet(TOWN, UNIONS.fact_ids[0], {"数值": "7"})
    assert isinstance(verdict, LoadedSheet)
    corrected, told = follow(mine, TOWN, verdict.sheet, 0)
    assert corrected.draft.sections[PLACE] == section
    assert told == "事实已改。写到它的 1 句没有动，已经标出，请看一看。"


def test_lock_follows_its_sentence_through_a_correction(drafts: Drafts):
    made = stored(drafts)
    drafts.lock(made, [UNIONS.text], [])
    app = press(open_draft(made), f"correct-{made}-1-{PLACE}")
    fact = next(fact for fact in TOWN.facts if fact.label == "新建企业工会")
    next(box for box in app.selectbox if box.label == "改哪一条").set_value(fact).run()
    app.text_input(key=f"correct-{fact.id}-value").set_value("7")
    press(app, "改好，稿子跟着改")
    (locked,) = drafts.get(made).locked
    assert "新建企业工会7家" in locked


def test_correction_keeps_every_other_fact_and_its_links():
    verdict = corrected_sheet(TOWN, "F4", {"事项": "新组建企业工会"})
    assert isinstance(verdict, LoadedSheet)
    others = [fact for fact in verdict.sheet.all_facts if fact.id != "F4"]
    assert others == [fact for fact in TOWN.all_facts if fact.id != "F4"]


def test_faulty_correction_is_told_with_its_field():
    verdict = corrected_sheet(TOWN, "F4", {"数值": "六七八"})
    assert isinstance(verdict, Faults)
    assert "“数值”" in "".join(told for part in verdict.by_part.values() for told in part)


def test_own_sentence_without_facts_is_not_offered_for_a_lock(drafts: Drafts):
    section = replace(SECTION, sentences=(*SECTION.sentences, Sentence("这是干事写的。", (), "person")))
    mine = replace(WRITTEN, sections=(*WRITTEN.sections[:PLACE], section, *WRITTEN.sections[PLACE + 1 :]))
    made = stored(drafts, mine)
    app = again(open_draft(made), made)
    options = app.multiselect(key=f"locks-{made}-1-{PLACE}").options
    assert not any("干事" in option for option in options)


def exemplar(number: int) -> Exemplar:
    return replace(EXEMPLAR, id=str(number), heading=f"写法{number}", masked_heading=f"写法{number}")


def ids(exemplars: Sequence[Exemplar]) -> list[str]:
    return [one.id for one in exemplars]


def test_other_exemplars_are_the_next_that_fit_and_after_the_last_the_first():
    found = [exemplar(number) for number in range(8)]
    assert ids(following(found, found[:3])) == ["3", "4", "5"]
    assert ids(following(found, found[3:6])) == ["6", "7", "0"]
    assert ids(following(found[:3], found[:3])) == ["0", "1", "2"]
    assert ids(following(found[:4], found[:3])) == ["3"]


def test_other_exemplars_are_shown_beside_the_same_text(drafts: Drafts, monkeypatch: pytest.MonkeyPatch):
    fitting = SimpleNamespace(exemplars_for=lambda sections, *_: [[exemplar(7)] for _ in sections])
    monkeypatch.setattr(desk.Desk, "corpus", lambda _: fitting)
    made = stored(drafts)
    text = shown(press(open_draft(made), f"others-{made}-1-{PLACE}"))
    assert "写法7" in text
    assert drafts.get(made).draft.text == WRITTEN.text
    assert drafts.versions(made)[0].note == f"换范文 {SECTION.heading}"
