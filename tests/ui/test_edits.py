"""What a person typed becomes sentences; what they left alone keeps its facts."""

from assistant.records import Draft, DraftSection, NumberVerdict, Report, Sentence
from assistant.ui.edits import edited_section, replaced, with_facts

SECTION = DraftSection(
    "一、抓建会",
    ("组织建设",),
    (
        Sentence("一是建会。", (), "offline", True),
        Sentence("新建企业工会6家。", ("F1",), "model"),
        Sentence("发展会员320余人。", ("F2",), "offline", True),
    ),
)


def texts(section):
    return [(sentence.text, sentence.fact_ids, sentence.origin) for sentence in section.sentences]


def test_untouched_text_gives_the_very_same_section():
    assert edited_section(SECTION, "一、抓建会", SECTION.text) == SECTION


def test_changed_sentence_is_the_persons_and_its_neighbours_keep_their_facts():
    section = edited_section(SECTION, "一、抓建会", "一是建会。新建企业工会6家，都在园区。\n发展会员320余人。")
    assert texts(section) == [
        ("一是建会。", (), "offline"),
        ("新建企业工会6家，都在园区。", (), "person"),
        ("发展会员320余人。", ("F2",), "offline"),
    ]


def test_added_sentence_stands_where_it_was_typed():
    section = edited_section(SECTION, "一、抓建会", "一是建会。新建企业工会6家。都已挂牌。\n\n发展会员320余人。\n")
    assert section.text == "一是建会。新建企业工会6家。都已挂牌。\n发展会员320余人。"
    assert texts(section)[2] == ("都已挂牌。", (), "person")


def test_joined_paragraphs_and_new_heading_are_taken_over():
    section = edited_section(SECTION, " 一、抓建会，\n强组织 ", "一是建会。新建企业工会6家。发展会员320余人。")
    assert (section.heading, section.text) == ("一、抓建会， 强组织", "一是建会。新建企业工会6家。发展会员320余人。")


def test_emptied_section_has_no_sentences():
    assert edited_section(SECTION, "一、抓建会", " \n ").sentences == ()


def test_persons_sentence_gets_the_facts_that_the_review_found_in_it():
    lead = DraftSection("", (), (Sentence("现总结如下：", (), "offline"),))
    draft = Draft("青石镇总工会", 2025, "总结", (lead, SECTION), ("青石镇总工会",))
    typed = edited_section(SECTION, "一、抓建会", "一是建会。\n今年新建企业工会6家。")
    number = NumberVerdict("6家", "6", "家", 5, 8, 10, ("F1",), None, "supported")
    told = with_facts(replaced(draft, 1, typed), Report((number,), (), ()))
    assert texts(told.sections[1])[1] == ("今年新建企业工会6家。", ("F1",), "person")
