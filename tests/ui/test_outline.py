"""An outline that a person changed before drafting."""

from assistant.records import Outline, OutlineSection
from assistant.ui.outline_panel import changed_outline

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
