"""An outline that a person changed before drafting."""

from assistant.drafting.outline import propose_outline
from assistant.facts.sheet import load_sheet
from assistant.records import Outline, OutlineSection
from assistant.resources import SAMPLES
from assistant.ui.outline_table import changed_outline, edits_of, moved, themes_of, with_edits

OUTLINE = Outline(
    "工作总结",
    (
        OutlineSection("一、抓建会", ("组织建设",), ("F1",), 300),
        OutlineSection("二、抓帮扶", ("帮扶救助",), ("F2", "F3"), 200),
        OutlineSection("三、存在不足", ("存在不足",), ("Q1",), 100),
    ),
)


THEME_OF = {"F1": "组织建设", "F2": "帮扶救助", "F3": "帮扶救助", "Q1": "存在不足"}


def rows(*changed, outline=OUTLINE):
    """Rows of the table: order, heading, and themes where they are other than proposed."""
    return [
        {"顺序": order, "标题": heading, "内容": [*(themes[0] if themes else section.themes)]}
        for (order, heading, *themes), section in zip(changed, outline.sections, strict=True)
    ]


def put(*themes):
    """The proposed rows, with these themes."""
    told = [(float(number), section.heading[2:]) for number, section in enumerate(OUTLINE.sections, 1)]
    return rows(*((*row, names) for row, names in zip(told, themes, strict=True)))


AS_PROPOSED = put(["组织建设"], ["帮扶救助"], ["存在不足"])


def test_moved_and_renamed_sections_are_numbered_anew_and_keep_their_facts():
    made = changed_outline(
        OUTLINE, "总结 ", rows((2.5, "抓建会"), (2.0, "抓帮扶，暖人心"), (3.0, "存在不足")), THEME_OF
    )
    assert [(section.heading, section.fact_ids) for section in made.sections] == [
        ("一、抓帮扶，暖人心", ("F2", "F3")),
        ("二、抓建会", ("F1",)),
        ("三、存在不足", ("Q1",)),
    ]
    assert made.title == "总结"


def test_prescribed_headings_stay_to_the_letter_where_nothing_was_changed():
    prescribed = Outline("总结", (OutlineSection("（一）组织建设情况", ("组织建设",), ("F1",), 300),))
    untouched = rows((1.0, "（一）组织建设情况"), outline=prescribed)
    assert changed_outline(prescribed, "总结", untouched, THEME_OF) == prescribed


def test_edits_come_back_where_the_section_is_still_proposed():
    edited = rows((1.0, "抓建会"), (0.5, "暖人心"), (3.0, "存在不足"))
    edits = edits_of(OUTLINE, "我的总结", edited)
    assert edits == {"sections": {"帮扶救助 1": {"顺序": 0.5, "标题": "暖人心"}}, "title": "我的总结"}
    longer = Outline(OUTLINE.title, (*OUTLINE.sections, OutlineSection("四、计划", ("工作计划",), ("P1",), 90)))
    told = [(row["顺序"], row["标题"]) for row in with_edits(longer, edits, THEME_OF)]
    assert told == [(1.0, "抓建会"), (0.5, "暖人心"), (3.0, "存在不足"), (4.0, "计划")]


def test_outline_left_as_proposed_keeps_nothing():
    assert edits_of(OUTLINE, OUTLINE.title, rows((1.0, "抓建会"), (2.0, "抓帮扶"), (3.0, "存在不足"))) == {}


def test_two_sections_of_one_theme_keep_their_own_edits():
    twice = Outline("总结", (OUTLINE.sections[0], OutlineSection("二、强组织", ("组织建设",), ("F9",), 300)))
    edits = edits_of(twice, "总结", rows((1.0, "抓建会"), (2.0, "壮队伍"), outline=twice))
    assert [row["标题"] for row in with_edits(twice, edits, THEME_OF)] == ["抓建会", "壮队伍"]


def test_theme_put_into_another_section_leaves_its_own_and_takes_its_facts_along():
    after = moved(AS_PROPOSED, put(["组织建设", "帮扶救助"], ["帮扶救助"], ["存在不足"]), THEME_OF)
    assert [row["内容"] for row in after] == [["组织建设", "帮扶救助"], [], ["存在不足"]]
    made = changed_outline(OUTLINE, "总结", after, THEME_OF)
    assert [(section.heading, section.fact_ids) for section in made.sections] == [
        ("一、抓建会", ("F1", "F2", "F3")),
        ("二、存在不足", ("Q1",)),
    ]


def test_emptied_section_is_left_out_and_its_facts_go_to_the_nearest():
    after = moved(AS_PROPOSED, put(["组织建设"], [], ["存在不足"]), THEME_OF)
    made = changed_outline(OUTLINE, "总结", after, THEME_OF)
    assert [(section.themes, section.fact_ids) for section in made.sections] == [
        (("组织建设", "帮扶救助"), ("F1", "F2", "F3")),
        (("存在不足",), ("Q1",)),
    ]


def test_theme_taken_out_of_its_section_and_put_nowhere_returns():
    both = Outline("总结", (OutlineSection("一、抓建会", ("组织建设", "帮扶救助"), ("F1", "F2", "F3"), 300),))
    before = rows((1.0, "抓建会"), outline=both)
    after = moved(before, rows((1.0, "抓建会", ["组织建设"]), outline=both), THEME_OF)
    assert after[0]["内容"] == ["组织建设", "帮扶救助"]


def test_problems_are_not_mixed_with_the_work():
    after = moved(AS_PROPOSED, put(["组织建设", "存在不足"], ["帮扶救助"], ["存在不足", "组织建设"]), THEME_OF)
    assert [row["内容"] for row in after] == [["组织建设"], ["帮扶救助"], ["存在不足"]]


def test_outline_whose_every_section_was_emptied_stays():
    assert [row["内容"] for row in moved(AS_PROPOSED, put([], [], []), THEME_OF)] == [
        ["组织建设"],
        ["帮扶救助"],
        ["存在不足"],
    ]


def test_moved_themes_come_back_with_the_number_of_their_facts():
    after = moved(AS_PROPOSED, put(["组织建设", "帮扶救助"], ["帮扶救助"], ["存在不足"]), THEME_OF)
    again = with_edits(OUTLINE, edits_of(OUTLINE, OUTLINE.title, after), THEME_OF)
    assert [(row["内容"], row["事实"]) for row in again] == [(["组织建设", "帮扶救助"], 3), ([], 0), (["存在不足"], 1)]


def test_every_fact_of_a_sheet_stays_in_the_outline_wherever_a_theme_is_put():
    sheet = load_sheet(SAMPLES / "qingxi-2025.yaml").sheet
    outline, theme_of = propose_outline(sheet), themes_of(sheet)
    before = with_edits(outline, {}, theme_of)
    for place in range(len(before) - 2):
        given = [row | {"内容": [*row["内容"], "荣誉表彰"]} if n == place else row for n, row in enumerate(before)]
        made = changed_outline(outline, outline.title, moved(before, given, theme_of), theme_of)
        assert sorted(one for section in made.sections for one in section.fact_ids) == sorted(theme_of)
        assert [section.themes for section in made.sections].count(()) == 0
        assert "荣誉表彰" in made.sections[place].themes
