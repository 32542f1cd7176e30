"""An outline that a person changed before drafting."""

from assistant.records import Outline, OutlineSection
from assistant.ui.outline_panel import changed_outline, edits_of, with_edits

OUTLINE = Outline(
    "工作总结",
    (
        OutlineSection("一、抓建会", ("组织建设",), ("F1",), 300),
        OutlineSection("二、抓帮扶", ("帮扶救助",), ("F2", "F3"), 200),
        OutlineSection("三、存在不足", ("存在不足",), ("Q1",), 100),
    ),
)


def rows(*changed):
    return [{"顺序": order, "标题": heading, "字数": length} for order, heading, length in changed]


def test_moved_and_renamed_sections_are_numbered_anew_and_keep_their_facts():
    made = changed_outline(
        OUTLINE, "总结 ", rows((2.5, "抓建会", 300), (2.0, "抓帮扶，暖人心", 250), (3.0, "存在不足", 100))
    )
    assert [(section.heading, section.fact_ids, section.length) for section in made.sections] == [
        ("一、抓帮扶，暖人心", ("F2", "F3"), 250),
        ("二、抓建会", ("F1",), 300),
        ("三、存在不足", ("Q1",), 100),
    ]
    assert made.title == "总结"


def test_prescribed_headings_stay_to_the_letter_where_nothing_was_changed():
    prescribed = Outline("总结", (OutlineSection("（一）组织建设情况", ("组织建设",), ("F1",), 300),))
    assert changed_outline(prescribed, "总结", rows((1.0, "（一）组织建设情况", 300))) == prescribed


def test_edits_come_back_where_the_section_is_still_proposed():
    edited = rows((1.0, "抓建会", 300), (0.5, "暖人心", 200), (3.0, "存在不足", 100))
    edits = edits_of(OUTLINE, "我的总结", edited)
    assert edits == {"sections": {"帮扶救助 1": {"顺序": 0.5, "标题": "暖人心"}}, "title": "我的总结"}
    longer = Outline(OUTLINE.title, (*OUTLINE.sections, OutlineSection("四、计划", ("工作计划",), ("P1",), 90)))
    told = [(row["顺序"], row["标题"], row["字数"]) for row in with_edits(longer, edits)]
    assert told == [(1.0, "抓建会", 300), (0.5, "暖人心", 200), (3.0, "存在不足", 100), (4.0, "计划", 90)]


def test_outline_left_as_proposed_keeps_nothing():
    assert (
        edits_of(OUTLINE, OUTLINE.title, rows((1.0, "抓建会", 300), (2.0, "抓帮扶", 200), (3.0, "存在不足", 100))) == {}
    )


def test_two_sections_of_one_theme_keep_their_own_edits():
    twice = Outline("总结", (OUTLINE.sections[0], OutlineSection("二、强组织", ("组织建设",), ("F9",), 300)))
    edits = edits_of(twice, "总结", rows((1.0, "抓建会", 300), (2.0, "壮队伍", 300)))
    assert [row["标题"] for row in with_edits(twice, edits)] == ["抓建会", "壮队伍"]
