from assistant.evals.generator import generate
from assistant.records import THEMES


def test_a_seed_makes_the_same_sheet_again_and_another_seed_another():
    assert generate(3) == generate(3)
    assert generate(3) != generate(4)


def test_sheets_have_the_size_asked_for():
    assert [len(generate(1, size).sheet.facts) for size in (5, 37, 80)] == [5, 37, 80]


def test_sheets_use_all_that_the_contract_has():
    sheets = [generate(seed).sheet for seed in range(40)]
    facts = [fact for sheet in sheets for fact in sheet.facts]
    assert {fact.theme for fact in facts} == set(THEMES)
    assert {sheet.period for sheet in sheets} == {"年度", "上半年"}
    used = ("text", "value", "total", "last", "target", "approx", "part_of", "goes_with", "date", "place", "by", "how")
    for name in (*used, "result", "state", "items", "highlight"):
        assert any(getattr(fact, name) for fact in facts), name
    assert any(fact.value and fact.value.is_range for fact in facts)
    assert any(not fact.must for fact in facts)
    assert any(sheet.problems for sheet in sheets)
    assert any(sheet.plans for sheet in sheets)


def test_every_fact_has_words_that_stand_in_it():
    known = generate(7, 60)
    for fact in known.sheet.facts:
        assert "".join(known.words[fact.id]) == (fact.label or fact.text)
