import pytest

from assistant.text.frames import Frame, frame_of, frame_words

WHOLE = (
    "围绕职工所需，镇总工会做实三件事。一是建站点，新建驿站3个；二是送清凉，慰问职工420人；三是办互助，参保860人。"
    "职工满意度由81%提高到93%。"
)


def test_opening_points_and_result_are_told_in_the_order_of_the_text():
    assert frame_of(WHOLE) == Frame(opens=True, points="一是", count=3, closes=True)
    assert frame_words(frame_of(WHOLE)) == "总起句 → “一是”分 3 点 → 成效句收尾"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全年新建工会6家，发展会员320人。会员总数达到3986人。", "连贯叙述"),
        ("一是摸底数。走访企业41家。\n二是建组织。新建工会6家。", "“一是”分 2 点"),
        (
            "（一）摸底\n走访企业41家。\n（二）组建\n新建工会6家，建会覆盖面比上年明显提升，受到企业好评。",
            "“（一）”分 2 点",
        ),
        (
            "坚持以职工为中心，抓实维权。全年调解争议37件，追回工资48万元，切实维护了职工权益。",
            "总起句 → 连贯叙述 → 成效句收尾",
        ),
        ("慰问29户，送去慰问金5.8万元。今年第一是春节走访，走访10户。", "连贯叙述"),
    ],
)
def test_what_a_section_lacks_is_not_told(text: str, words: str):
    assert frame_words(frame_of(text)) == words
