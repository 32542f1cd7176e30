from dataclasses import replace

from assistant.drafting.pipeline import draft
from assistant.drafting.revise import correct, write_again
from assistant.facts.sheet import load_sheet
from assistant.records import Sentence
from assistant.resources import SAMPLES
from assistant.review.review import review
from tests.drafting.sheets import NoExemplars, amount

TOWN = load_sheet(SAMPLES / "qingxi-2025.yaml").sheet
DRAFT = draft(TOWN, NoExemplars())
PLACE = 2


def numbers_with_facts() -> list[int]:
    return [number for number, sentence in enumerate(DRAFT.sections[PLACE].sentences) if sentence.fact_ids]


def test_one_section_again_leaves_the_others_and_tells_the_same_facts():
    again = write_again(DRAFT, PLACE, TOWN, NoExemplars(), None, seed=7)
    assert [again.sections[place] == DRAFT.sections[place] for place in range(len(DRAFT.sections))].count(False) <= 1
    assert again.sections[PLACE].heading == DRAFT.sections[PLACE].heading
    assert review(again.text.split("\n"), TOWN).ok


def test_a_locked_sentence_and_a_persons_stay_to_the_letter():
    locked, edited = numbers_with_facts()[:2]
    sentences = list(DRAFT.sections[PLACE].sentences)
    sentences[edited] = replace(sentences[edited], text="这一句是干事自己写的。", origin="person")
    section = replace(DRAFT.sections[PLACE], sentences=tuple(sentences))
    mine = replace(DRAFT, sections=(*DRAFT.sections[:PLACE], section, *DRAFT.sections[PLACE + 1 :]))
    again = write_again(mine, PLACE, TOWN, NoExemplars(), None, seed=7, locked=[locked])
    text = again.sections[PLACE].text
    assert text.count(sentences[locked].text) == 1
    assert text.count("这一句是干事自己写的。") == 1
    told = [fact_id for sentence in again.sections[PLACE].sentences for fact_id in sentence.fact_ids]
    assert sorted(told) == sorted(set(told))


def test_a_locked_sentence_below_a_subheading_stays_a_paragraph_of_its_own():
    sheet = replace(TOWN, headings=("基层组织建设", "职工维权服务", "存在问题", "2026年计划"))
    written = draft(sheet, NoExemplars())
    section = written.sections[2]
    assert section.text.startswith("（一）")
    first = next(sentence for sentence in section.sentences if sentence.fact_ids)
    again = write_again(written, 2, sheet, NoExemplars(), None, seed=1, locked=[section.sentences.index(first)])
    lines = again.sections[2].text.split("\n")
    assert any(line.startswith(first.text) for line in lines)
    assert all("。" not in line for line in lines if line.startswith("（"))


def test_a_section_of_locked_sentences_stays_in_its_order_and_says_why():
    everything = range(len(DRAFT.sections[PLACE].sentences))
    again = write_again(DRAFT, PLACE, TOWN, NoExemplars(), None, seed=7, locked=everything)
    assert again.sections == DRAFT.sections
    assert again.notices == ("这一节的句子都锁住了，或是您自己写的，没有可以换的。",)


def test_a_corrected_fact_changes_exactly_the_sentences_that_tell_it():
    wrong = next(fact for fact in TOWN.facts if fact.label == "收到信访事件")
    facts = tuple(replace(fact, value=amount("61")) if fact is wrong else fact for fact in TOWN.facts)
    corrected = correct(DRAFT, TOWN, replace(TOWN, facts=facts), NoExemplars(), seed=0)
    changed = [
        (before.text, after.text)
        for old, new in zip(DRAFT.sections, corrected.draft.sections, strict=True)
        for before, after in zip(old.sentences, new.sentences, strict=True)
        if before.text != after.text
    ]
    assert [("57件" in before, "61件" in after) for before, after in changed] == [(True, True)]
    assert corrected.flagged == ()


def test_a_persons_sentence_is_flagged_and_never_overwritten():
    number = next(n for n, told in enumerate(DRAFT.sections[3].sentences) if "收到信访事件57件" in told.text)
    sentences = list(DRAFT.sections[3].sentences)
    sentences[number] = replace(sentences[number], origin="person")
    section = replace(DRAFT.sections[3], sentences=tuple(sentences))
    mine = replace(DRAFT, sections=(*DRAFT.sections[:3], section, *DRAFT.sections[4:]))
    wrong = next(fact for fact in TOWN.facts if fact.label == "收到信访事件")
    facts = tuple(replace(fact, value=amount("61")) if fact is wrong else fact for fact in TOWN.facts)
    corrected = correct(mine, TOWN, replace(TOWN, facts=facts), NoExemplars(), seed=0)
    assert corrected.flagged == ((3, number),)
    assert corrected.draft.sections == mine.sections


def test_a_persons_remark_without_facts_stays_behind_what_it_followed():
    number = numbers_with_facts()[1]
    before = DRAFT.sections[PLACE].sentences
    remark = Sentence("此项工作由分会轮流承办。", (), "person")
    section = replace(DRAFT.sections[PLACE], sentences=(*before[: number + 1], remark, *before[number + 1 :]))
    mine = replace(DRAFT, sections=(*DRAFT.sections[:PLACE], section, *DRAFT.sections[PLACE + 1 :]))
    again = write_again(mine, PLACE, TOWN, NoExemplars(), None, seed=7).sections[PLACE].sentences
    place = [sentence.text for sentence in again].index(remark.text)
    assert set(again[place - 1].fact_ids) & set(before[number].fact_ids)
