import random
import time

from assistant.text.passages import shared_runs

OWN = "镇总工会坚持以职工需求为导向，把服务阵地建到产业园区门口，让职工在家门口就能歇脚、充电、喝口热水。"


def test_a_copied_passage_is_found_whole_although_its_punctuation_differs():
    other = "今年，坚持以职工需求为导向。把服务阵地建到产业园区门口！深受欢迎。"
    (run,) = shared_runs(OWN, ["别的话。", other])
    assert run.text == "坚持以职工需求为导向，把服务阵地建到产业园区门口"
    assert OWN[run.start : run.end] == run.text


def test_twelve_shared_characters_are_no_passage_and_thirteen_are():
    assert shared_runs("甲坚持以职工需求为导向把服乙", ["丙坚持以职工需求为导向把服丁"]) == []
    assert [run.text for run in shared_runs("甲坚持以职工需求为导向把服务乙", ["丙坚持以职工需求为导向把服务丁"])] == [
        "坚持以职工需求为导向把服务"
    ]


def test_a_run_ends_where_the_one_text_that_holds_it_ends():
    first, second = "坚持以职工需求为导向把服务阵地", "把服务阵地建到产业园区门口让职工"
    runs = shared_runs(OWN, [first, second], minimum=10)
    assert [run.text for run in runs] == ["坚持以职工需求为导向，把服务阵地", "把服务阵地建到产业园区门口，让职工"]


def test_no_run_lies_within_another():
    runs = shared_runs(OWN, ["把服务阵地建到产业园区门口", OWN], minimum=5)
    assert [run.text for run in runs] == [OWN.rstrip("。")]


def test_texts_shorter_than_a_run_share_nothing():
    assert shared_runs("工会", ["工会"]) == []
    assert shared_runs("", []) == []


def test_five_thousand_characters_against_two_hundred_sections_take_under_a_tenth_of_a_second():
    rng = random.Random(7)
    chars = [chr(0x4E00 + rng.randrange(3000)) for _ in range(90_000)]
    sections = ["".join(chars[start : start + 400]) for start in range(0, 80_000, 400)]
    text = "".join(chars[85_000:]) + sections[17][100:160]
    runs, seconds = [], []
    for _ in range(3):
        started = time.process_time()
        runs = shared_runs(text, sections)
        seconds.append(time.process_time() - started)
    assert sections[17][100:160] in runs[-1].text
    assert min(seconds) < 0.1
