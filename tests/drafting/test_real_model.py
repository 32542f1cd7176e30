"""A real, weak model on loopback: what holds with it holds with large ones. Started where GONGBI_REAL_MODEL is set."""

import os
import socket
import subprocess

import pytest

from assistant.drafting.pipeline import draft
from assistant.facts.sheet import load_sheet
from assistant.models import ServerModel
from assistant.resources import SAMPLES
from assistant.review.review import review
from tests.beside import SERVE
from tests.drafting.sheets import NoExemplars

pytestmark = [
    pytest.mark.real_model,
    pytest.mark.skipif("GONGBI_REAL_MODEL" not in os.environ, reason="GONGBI_REAL_MODEL is not set"),
    pytest.mark.skipif(not SERVE.exists(), reason="no ../shared/model/serve beside the checkout"),
]


@pytest.fixture(scope="module")
def model():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([SERVE, "0.5b", str(port)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            url = next(line.split()[1] for line in server.stdout if line.startswith("ready "))
            yield ServerModel("qwen2.5-0.5b", url, "none")
        finally:
            server.kill()


@pytest.mark.parametrize("name", ["small-2025-h1", "qingxi-2025"])
def test_a_weak_model_writes_nothing_that_the_sheet_does_not_say(model, name):
    town = load_sheet(SAMPLES / f"{name}.yaml").sheet
    written = draft(town, NoExemplars(), model)
    report = review(written.text.split("\n"), town)
    assert [finding for finding in report.findings if finding.severity == "error"] == []
    assert {status for _, status in report.facts} == {"used"}
    assert written.usage.calls > 0
    assert {told.origin for section in written.sections for told in section.sentences} <= {
        "model",
        "fallback",
        "offline",
    }
