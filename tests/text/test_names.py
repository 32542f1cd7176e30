from pathlib import Path

import pytest

from assistant.text.names import find_names, spot_names
from tests.text.compare_masking import known, marked_texts

CORPUS = Path(__file__).parents[2] / "corpus"


def found(text: str) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in find_names(text)]


def test_names_are_found_with_kind_and_place():
    text = "工会主席陈立带队到清溪镇走访恒澜电器有限公司。"
    assert found(text) == [("陈立", "person"), ("清溪镇", "town"), ("恒澜电器有限公司", "firm")]
    assert all(text[name.start : name.end] == name.text for name in find_names(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("走访马过河镇职工", "马过河镇"),
        ("在白鹭洲镇召开", "白鹭洲镇"),
        ("由锦绣街道总工会承办", "锦绣街道"),
        ("和永宁县总工会领导下", "永宁县"),
        ("组织到鹿城毛纺有限公司参观", "鹿城毛纺有限公司"),
        ("由工会干部张世安担任", "张世安"),
        ("副书记杜毅明兼任主席", "杜毅明"),
        ("周桂兰荣获先进称号", "周桂兰"),
        ("清溪镇位于县城以南", "清溪镇"),
        ("在银沙坪乡召开", "银沙坪乡"),
        ("去年在宁边镇召开", "宁边镇"),
    ],
)
def test_a_name_begins_where_no_verb_or_preposition_can_belong_to_it(text, name):
    assert [text for text, _ in found(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "我镇各村、全乡、本市、该县",
        "乡镇街道和村社区工会",
        "推动企业建会，骨干企业、龙头企业带头",
        "返乡农民工进城务工",
        "建设示范村和美丽乡村",
        "镇总工会、县总工会、上级工会",
        "快递公司、物业公司、劳务公司",
        "主席高度重视，职工方便快捷",
        "工业园区、开发区、城市社区",
        "职工代表大会选举产生主席团",
        "镇人民政府、镇司法所、镇卫生院",
        "在盐田、引水渠和采盐船码头流动驿站3辆",
        "砍竹工价同山场一并协商",
        "覆盖山谷两个园区职工",
        "目前街道工会会员总数",
    ],
)
def test_ordinary_words_are_no_names(text):
    assert found(text) == []


def test_honours_are_named_with_their_level():
    assert ("市五一劳动奖章", "honour") in found("获市五一劳动奖章")


def test_in_the_shipped_summaries_every_name_found_stands_in_the_sheet():
    texts = sorted(CORPUS.glob("*.md"))
    if not texts:
        pytest.skip("corpus/ holds no summaries")
    strangers = [
        (path.name, name.text)
        for path in texts
        for name in find_names(path.read_text(encoding="utf-8"))
        if name.kind != "honour" and name.text not in path.with_suffix(".yaml").read_text(encoding="utf-8")
    ]
    assert strangers == []


def test_in_marked_texts_nothing_is_found_that_is_no_name():
    assert [
        name.text
        for text, names in marked_texts()
        for name in find_names(text)
        if name.kind != "honour" and not known(name.text, names)
    ] == []


def test_what_may_be_a_name_is_more_than_what_surely_is():
    text = "在伟易达的信访事件中，先锋公司配合调解。"
    assert found(text) == []
    assert [candidate.name.text for candidate in spot_names(text)] == ["伟易达", "先锋公司"]
