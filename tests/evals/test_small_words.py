"""Small words put into an answer's lines: what they make of them, and what a finished draft must not have."""

from random import Random

import pytest

from assistant.evals import small_words
from assistant.evals.foreign import Foreign
from assistant.evals.spoiler import Spoiler


@pytest.fixture
def spoiler() -> Spoiler:
    return Spoiler(Random(1), Foreign())


@pytest.mark.parametrize(
    ("word", "place", "text", "spoilt", "brought"),
    [
        ("去年", small_words.BEGINS, "5月，走访职工31户", "去年5月，走访职工31户", "去年"),
        ("前", small_words.BOUND, "5月，走访职工31户", "5月前，走访职工31户", "月前"),
        ("将", small_words.DEED, "在镇上举办拔河赛", "在镇上将举办拔河赛", "上将举办拔河赛"),
        ("另有", small_words.PART, "会员74人，其中女会员31人", "会员74人，另有女会员31人", "，另有女会员"),
        ("每次", small_words.COUNTED, "宣讲7场，听讲400人次", "宣讲7场，每次听讲400人次", "，每次听讲"),
    ],
)
def test_a_word_is_put_in_with_what_follows_it_told_as_brought(word, place, text, spoilt, brought, spoiler):
    assert small_words.put(word, place)(text, spoiler) == spoilt
    assert spoiler.brought == [brought]


def test_what_a_change_is_compared_with_is_left_out(spoiler):
    assert small_words.uncompared("诉求28件，较上年减少4件", spoiler) == "诉求28件，减少4件"


def test_the_day_of_a_line_moves_to_its_neighbour(spoiler):
    lines = ["1. 5月8日，举办拔河赛。", "2. 发提醒函11份。"]
    assert small_words.day_moved(lines, spoiler) == ["1. 举办拔河赛，5月8日发提醒函11份。"]
