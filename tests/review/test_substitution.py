from dataclasses import replace

from assistant.records import Fact, FactSheet
from assistant.review.review import review
from tests.drafting.sheets import amount


def fact(fact_id: str, label: str, value: str, unit: str, *items: str) -> Fact:
    return Fact(fact_id, "普惠服务", label, value=amount(value), unit=unit, items=items)


def _sheet() -> FactSheet:
    return FactSheet(
        "竹溪镇总工会",
        "竹溪镇",
        2025,
        "年度",
        (
            fact("F1", "推荐市级劳模人选", "1", "名"),
            fact("F2", "推荐县级劳模人选", "5", "名"),
            fact("F3", "建成职工书屋", "3", "个", "南埔", "上井", "东桥"),
            fact("F4", "新建妈咪小屋", "3", "个", "上井", "塘边", "后坑"),
        ),
    )


def _substituted(*lines: str) -> list[str]:
    return [finding.text for finding in review(lines, _sheet()).findings if finding.kind == "wrong_binding"]


def test_facts_that_differ_in_one_name_are_told_side_by_side() -> None:
    assert _substituted("推荐市级劳模人选1名。推荐县级劳模人选5名。") == []
    assert _substituted("建成职工书屋3个（南埔、上井、东桥）。新建妈咪小屋3个（上井、塘边、后坑）。") == []


def test_a_level_put_in_place_of_another_is_found() -> None:
    assert _substituted("推荐省级劳模人选1名。") == ["省"]


def test_how_far_a_thing_is_takes_no_names_place() -> None:
    sheet = replace(
        _sheet(),
        facts=(
            fact("F1", "骑手友好社区", "2", "个", "书院社区", "磨坊社区"),
            replace(fact("F2", "会员信息核对", "9200", "条"), state="核对到第五个社区，还剩两个社区"),
        ),
    )
    told = "会员信息核对9200条，目前核对到第五个社区、还剩两个社区。"
    assert [one.text for one in review([told], sheet).findings if one.kind == "wrong_binding"] == []


def test_an_item_of_a_list_that_the_fact_does_not_have_is_found() -> None:
    assert _substituted("上井、塘边、桥头三处新建妈咪小屋。") == ["桥头"]
    assert _substituted("上井、塘边、后坑三处新建妈咪小屋。") == []


def test_one_character_makes_another_trade() -> None:
    sheet = replace(_sheet(), facts=(fact("F1", "物业保安参加技能培训", "31", "名"),))
    told = "物业保洁员参加技能培训31名。"
    assert [one.text for one in review([told], sheet).findings if one.kind == "wrong_binding"] == ["洁员"]
