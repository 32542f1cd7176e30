"""Which model the settings ask for, and what is left of an answer once its wrapping is gone."""

import pytest

from assistant.errors import ModelError
from assistant.evals.scripted import Scripted, in_turn
from assistant.models import ServerModel, chat_model, clean_answer, embedder
from assistant.prompts import load_prompt
from assistant.settings import Settings


@pytest.fixture
def settings(tmp_path, monkeypatch):
    def build(**values: str) -> Settings:
        for name in ("GONGBI_MODEL", "OPENAI_BASE_URL", "OPENAI_API_KEY"):
            monkeypatch.delenv(name, raising=False)
        for name, value in {"GONGBI_HOME": str(tmp_path), **values}.items():
            monkeypatch.setenv(name, value)
        return Settings()

    return build


def test_offline_is_no_model(settings):
    assert chat_model(settings()) is None


def test_offline_wins_over_a_configured_server(settings):
    configured = settings(GONGBI_MODEL="qwen", OPENAI_BASE_URL="http://127.0.0.1:9/v1")
    assert chat_model(configured, "offline") is None


def test_a_model_without_a_server_is_a_sentence_that_says_what_to_set(settings):
    with pytest.raises(ModelError) as failure:
        chat_model(settings(GONGBI_MODEL="qwen"))
    assert str(failure.value) == (
        "要使用模型 qwen，请先设置 OPENAI_BASE_URL（服务地址）和 OPENAI_API_KEY；不用模型请设 GONGBI_MODEL=offline。"
    )


@pytest.mark.parametrize("address", ["127.0.0.1:11434/v1", "http://", "ftp://a/v1", "本机"])
def test_an_address_that_is_none_is_told_before_anything_is_asked(settings, address: str):
    with pytest.raises(ModelError, match="OPENAI_BASE_URL 不是完整的地址"):
        chat_model(settings(GONGBI_MODEL="qwen", OPENAI_BASE_URL=address))


@pytest.mark.parametrize("key", ["任意", "sk-ａｂｃ", "sk-abc\n"])
def test_a_key_that_no_header_can_hold_is_told_before_anything_is_asked(settings, key: str):
    with pytest.raises(ModelError, match="OPENAI_API_KEY 里有汉字、全角字符或换行"):
        chat_model(settings(GONGBI_MODEL="qwen", OPENAI_BASE_URL="http://127.0.0.1:9/v1", OPENAI_API_KEY=key))


def test_a_base_url_is_enough_for_a_local_server(settings):
    model = chat_model(settings(GONGBI_MODEL="qwen", OPENAI_BASE_URL="http://127.0.0.1:9/v1"))
    assert isinstance(model, ServerModel)
    assert model.name == "qwen"


def test_a_model_named_on_the_command_line_wins_over_the_settings(settings):
    model = chat_model(settings(GONGBI_MODEL="qwen", OPENAI_BASE_URL="http://127.0.0.1:9/v1"), "deepseek")
    assert model is not None
    assert model.name == "deepseek"


def test_the_local_embedder_gives_unit_vectors_of_its_dimension(settings):
    local = embedder(settings())
    vectors = local.embed(["集体协商", "送温暖"])
    assert [len(vector) for vector in vectors] == [512, 512]
    assert sum(x * x for x in vectors[0]) == pytest.approx(1, abs=1e-3)
    assert local.embed([]) == []


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("新建企业工会6家。", "新建企业工会6家。"),
        ("<think>先想想。\n再写。</think>\n新建企业工会6家。", "新建企业工会6家。"),
        ("先想想。\n再写。</think>\n\n新建企业工会6家。", "新建企业工会6家。"),
        ("<thinking>先想想。</thinking>新建企业工会6家。", "新建企业工会6家。"),
        ("<think>想了很久，没有想完", ""),
        ("```\n新建企业工会6家。\n```", "新建企业工会6家。"),
        ("```text\n1. 甲。\n2. 乙。\n```\n", "1. 甲。\n2. 乙。"),
        ("改写如下：\n```\n1. 甲。\n```\n以上。", "改写如下：\n\n1. 甲。\n\n以上。"),
        ("  \n", ""),
    ],
)
def test_wrapping_is_taken_off(answer, left):
    assert clean_answer(answer) == left


def test_a_scripted_model_records_its_prompts_and_fails_loudly_when_it_runs_out():
    prompt = load_prompt("rewrite_section").render(heading="抓建会", lines="1. 新建企业工会731家。", request="")
    model = Scripted(in_turn(["1. 新建企业工会731家。"]))
    assert model.answer(prompt, 100, 0).text == "1. 新建企业工会731家。"
    assert [message["role"] for message in model.prompts[0]] == ["system", "user"]
    with pytest.raises(LookupError):
        model.answer(prompt, 100, 0)
