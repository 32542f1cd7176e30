"""The labels judge without the checks: what they must find is written out here, sentence by sentence."""

from dataclasses import replace

import pytest

from assistant.drafting.pipeline import draft
from assistant.evals.generator import generate
from assistant.evals.labels import judge
from assistant.records import Draft
from tests.drafting.sheets import NoExemplars
from tests.evals.town import town

KNOWN = town()
GOOD = draft(KNOWN.sheet, NoExemplars())
GOOD_BODY = "\n".join(section.text for section in GOOD.sections)


def with_words(old: str, new: str) -> Draft:
    """Return the good draft with words of a sentence replaced."""
    assert old in GOOD.text
    sections = []
    for section in GOOD.sections:
        told = [replace(one, text=one.text.replace(old, new)) for one in section.sentences]
        sections.append(replace(section, sentences=tuple(told)))
    return replace(GOOD, sections=tuple(sections))


def kinds(written: Draft, brought: tuple[str, ...] = ()) -> set[str]:
    return {fault.kind for fault in judge(written, KNOWN, GOOD_BODY, brought)}


def test_a_good_draft_has_no_fault():
    assert judge(GOOD, KNOWN, GOOD.text) == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("困难职工58户", "困难职工59户", "无据数字"),
        ("慰问金5.8万元", "慰问金5.8元", "无据数字"),
        ("困难职工58户，发放慰问金5.8万元", "困难职工58户，发放慰问金13.1万元", "数字与事项不符"),
        ("慰问困难职工58户", "慰问困难职工五十九户", "无据数字"),
        ("640余名", "640名", "概数不符"),
        ("增加2家", "减少2家", "增减不符"),
        ("现有工会会员3986人", "新增工会会员3986人", "存量作新增"),
        ("较上年增加2家", "增加2家", "漏比较"),
        ("正在筹备", "已完成", "状态不符"),
        ("配合镇民政办", "", "漏了由谁做"),
        ("9月18日", "4月2日", "日期与事项不符"),
        ("竹器产业园", "老粮站广场", "地点与事项不符"),
        ("谢春生", "林素芬", "人名与事项不符"),
        ("谢春生获市五一劳动奖章。", "", "漏写"),
        ("发放慰问金5.8万元", "发放慰问金5.8万元，受到一致好评", "无据评价"),
        ("林素芬被评为县级岗位标兵。", "林素芬被评为县级岗位标兵", "半句"),
        ("谢春生获市五一劳动奖章。", "**谢春生获市五一劳动奖章。**", "标记"),
        ("谢春生获市五一劳动奖章", "谢春生获市五一劳动奖章，谢春生获市五一劳动奖章", "重复"),
        ("小微企业工会作用发挥不充分", "工作还有不足", "漏写"),
    ],
)
def test_a_planted_fault_is_found(old, new, kind):
    assert kind in kinds(with_words(old, new))


def test_what_a_model_brought_in_from_elsewhere_is_found():
    assert kinds(with_words("发放慰问金", "为梧桐镇发放慰问金"), ("梧桐镇",)) == {"带入"}


def test_a_part_of_a_passage_from_elsewhere_is_found():
    passage = "组织职工代表到先进地区考察学习，形成考察报告供领导决策参考。"
    copied = with_words("林素芬被评为", "到先进地区考察学习，形成考察报告，林素芬被评为")
    assert "带入" in kinds(copied, (passage,))


@pytest.mark.parametrize("seed", range(20))
def test_good_drafts_of_generated_sheets_have_no_fault(seed):
    known = generate(seed)
    written = draft(known.sheet, NoExemplars(), seed=seed)
    assert judge(written, known, written.text) == []
