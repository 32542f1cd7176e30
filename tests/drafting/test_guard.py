from assistant.drafting.guard import Guard
from assistant.drafting.pipeline import draft
from tests.drafting.sheets import NoExemplars, fact, sheet


def test_a_sentence_that_loses_its_events_name_is_rejected():
    event = fact("F1", "其他", "乡村振兴结对签约仪式", place="竹器产业园")
    town = sheet(event, fact("F2", "其他", "签约企业", value=9, unit="家", goes_with="F1"))
    written = draft(town, NoExemplars())
    source = next(one for section in written.sections for one in section.sentences if one.fact_ids)
    guard = Guard(town, written)
    assert guard.judge(source.text.rstrip("。"), source) == []
    assert guard.judge(source.text.rstrip("。").replace("乡村振兴", "镇村振兴"), source) == ["漏了内容"]
