"""Whatever a model does to an answer, the finished draft is right: by the checks, and by labels apart from them."""

import json

import pytest
from click.testing import CliRunner

from assistant.cli import gongbi
from assistant.errors import GongbiError
from assistant.evals.adversaries import KINDS
from assistant.evals.generator import generate
from assistant.evals.shipped_exemplars import ShippedExemplars, shipped_exemplars
from assistant.evals.trial import Base, attack, base_of, wanted_kinds
from tests.evals.town import town


@pytest.fixture(scope="module")
def shipped() -> ShippedExemplars:
    return shipped_exemplars(most=4)


@pytest.fixture(scope="module")
def based(shipped) -> list[Base]:
    generated = [base_of(f"#{seed}", generate(seed, 6), shipped, seed) for seed in (11, 33)]
    return [base_of("松岗", town(), shipped, 0), *generated]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_false_gets_through(kind, based, shipped):
    (tried,) = attack([kind], based, shipped, lambda what, done, total: None)
    assert tried.faults == ()
    assert tried.spoilt > 0 or kind == "原样"


def test_a_model_that_changes_nothing_keeps_its_sentences(based, shipped):
    (tried,) = attack(["原样"], based, shipped, lambda what, done, total: None)
    assert tried.fallbacks == 0
    assert tried.kept > 0


def test_an_unknown_kind_is_told_in_chinese():
    with pytest.raises(GongbiError, match="没有“改天气”这种模型"):
        wanted_kinds("改数字,改天气")


def test_the_command_prints_one_json_object():
    result = CliRunner().invoke(gongbi, ["evaluate", "--kinds", "改数字,表扬", "--sheets", "1", "--json"])
    tree = json.loads(result.stdout)
    assert [kind["kind"] for kind in tree["kinds"]] == ["改数字", "表扬"]
    assert {kind["by_labels"] for kind in tree["kinds"]} == {0}
    assert tree["killed"]
