"""What leaves the machine holds no person of the sheet, no date and no value with its unit; labels and slots only."""

import json
import re
import shutil
from decimal import Decimal

import pytest

from assistant import resources
from assistant.corpus.retrieve import open_corpus
from assistant.drafting.pipeline import draft, outline_for
from assistant.evals.scripted import echo
from assistant.evals.servers import LoopbackServer
from assistant.facts.sheet import load_sheet
from assistant.models import ServerModel
from assistant.records import THEMES, Fact, FactSheet
from assistant.resources import CORPUS, SAMPLES
from assistant.settings import Settings
from assistant.text.figures import find_figures
from tests.drafting.sheets import NoExemplars

SHEETS = sorted(SAMPLES.glob("*.yaml"))
DIGITS = "零一二三四五六七八九"


@pytest.fixture(scope="module", params=SHEETS, ids=lambda path: path.stem)
def sheet(request) -> FactSheet:
    return load_sheet(request.param).sheet


@pytest.fixture(scope="module")
def drafted(sheet) -> tuple[str, int]:
    """All that a recording server received over the sheet's draft, and how many of its sentences stayed."""
    with LoopbackServer(echo) as server:
        written = draft(sheet, NoExemplars(), ServerModel("qwen", server.url, "sk-test"))
    kept = sum(sentence.origin == "model" for section in written.sections for sentence in section.sentences)
    return received_by(server), kept


@pytest.fixture(scope="module")
def retrieved(sheet, tmp_path_factory) -> str:
    """All that a recording server of embeddings received while exemplars were looked for."""
    home, shipped = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("corpus")
    for path in sorted(CORPUS.glob("*.md"))[:2]:
        shutil.copy(path, shipped)
    with LoopbackServer(echo) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(resources, "CORPUS", shipped)
        patch.setenv("GONGBI_HOME", str(home))
        patch.setenv("GONGBI_EMBEDDINGS", "openai:e5")
        patch.setenv("OPENAI_BASE_URL", server.url)
        patch.delenv("OPENAI_API_KEY", raising=False)
        with open_corpus(Settings()) as corpus:
            server.requests.clear()
            outline_for(sheet, corpus)
    return received_by(server)


@pytest.fixture(params=["drafted", "retrieved"])
def received(request) -> str:
    found = request.getfixturevalue(request.param)
    return found if isinstance(found, str) else found[0]


def received_by(server: LoopbackServer) -> str:
    assert server.requests
    return "\n".join(json.dumps(request, ensure_ascii=False) for request in server.requests)


def test_the_words_of_the_labels_leave_so_that_a_model_can_write(sheet, received):
    labels = [fact.label for fact in sheet.facts if len(fact.label) >= 4]
    there = [label for label in labels if any(label[start : start + 2] in received for start in range(len(label) - 1))]
    assert len(there) >= 0.9 * len(labels)


def test_the_sentences_that_come_back_carry_the_sheets_own_figures(drafted):
    _, kept = drafted
    assert kept >= 3


def test_no_person_of_the_sheet_leaves(sheet, received):
    assert [person.name for person in sheet.people if person.name in received] == []


def test_no_value_leaves_with_its_unit(sheet, received):
    phrases = {phrase for fact in sheet.all_facts for phrase in values_with_unit(fact)}
    assert sorted(phrase for phrase in phrases if stands_alone(phrase, received)) == []


def test_no_figure_inside_the_sheets_own_words_leaves(sheet, received):
    words = [text for fact in sheet.facts for text in (fact.label, fact.text, fact.how, fact.result, *fact.items)]
    figures = {figure.text for text in words for figure in find_figures(text) if figure.kind in ("quantity", "date")}
    assert sorted(figure for figure in figures if stands_alone(figure, received)) == []


def test_no_date_of_the_sheet_leaves(sheet, received):
    dates = {date for fact in sheet.facts for date in (fact.date, fact.until)} | {sheet.until}
    phrases = {phrase for date in dates for phrase in days(date)}
    assert sorted(phrase for phrase in phrases if stands_alone(phrase, received)) == []


def values_with_unit(fact: Fact) -> list[str]:
    """Write each of a fact's figures as a draft would: 6家, 5.8万元, 58000元, 六家."""
    phrases = []
    for amount in (fact.value, fact.total, fact.last, fact.target):
        for end in {amount.low, amount.high} if amount else ():
            unit = fact.unit
            phrases += [f"{end:f}{unit}", f"{end:f}{fact.approx}{unit}", f"{end:,f}{unit}"]
            if unit.startswith("万"):
                phrases.append(f"{(end * 10000).quantize(Decimal(1)):f}{unit[1:]}")
            if end < 10 and end == int(end):
                phrases.append(f"{DIGITS[int(end)]}{unit}")
    return phrases


def days(date: str) -> list[str]:
    """Write a date as a draft would: 2025-04-28 → 4月28日, 2025-08 → 8月, 3月至5月 → 3月至5月."""
    if match := re.fullmatch(r"\d{4}-(\d\d)-(\d\d)", date):
        return [f"{int(match[1])}月{int(match[2])}日", date]
    if match := re.fullmatch(r"\d{4}-(\d\d)", date):
        return [date]
    return [date] if re.search(r"\d", date) else []


def stands_alone(phrase: str, text: str) -> bool:
    """Whether a phrase stands in a text and its figure is not the end of a longer one."""
    return re.search(rf"(?<![\d.零一二两三四五六七八九十百千]){re.escape(phrase)}", text) is not None


def test_the_samples_hold_what_these_tests_look_for():
    sheets = [load_sheet(path).sheet for path in SHEETS]
    assert {fact.theme for sheet in sheets for fact in sheet.facts} >= set(THEMES)
    assert any(person.name in fact.how for sheet in sheets for person in sheet.people for fact in sheet.facts)
    assert any(
        person.name in item
        for sheet in sheets
        for person in sheet.people
        for fact in sheet.facts
        for item in fact.items
    )
    assert any(re.search(r"\d", fact.label) for sheet in sheets for fact in sheet.facts)
