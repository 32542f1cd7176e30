"""The check report says what was found, where, and what every figure rests on."""

from assistant.export.report import fact_words, summary, to_report
from assistant.records import Fact, FactSheet, Finding, NumberVerdict, Report
from tests.drafting.sheets import amount

BUILT = Fact("F1", "组织建设", label="新建企业工会", value=amount("6"), total=amount("41"), last=amount("4"), unit="家")
PRIZE = Fact("F2", "荣誉表彰", text="周桂兰获市五一劳动奖章", must=False)
SHEET = FactSheet("青石镇总工会", "青石镇", 2025, "年度", (BUILT, PRIZE))
LINES = ["青石镇总工会2025年工作总结", "新建企业工会6家，慰问困难职工9户，受到充分肯定。"]
REPORT = Report(
    (
        NumberVerdict("6家", "6", "家", 2, 6, 8, ("F1",), None, "supported"),
        NumberVerdict("9户", "9", "户", 2, 15, 17, (), None, "unsupported"),
        NumberVerdict("2025年", "2025年", "", 1, 6, 11, (), None, "date"),
    ),
    (("F1", "used"), ("F2", "missing")),
    (Finding("unsupported_number", "error", 2, 15, 17, "9户", "事实表里没有“9户”。", "删去"),),
)


def test_fact_is_said_with_all_its_figures():
    assert fact_words(BUILT) == "新建企业工会 6家 共41家 上年4家"


def test_summary_counts_facts_and_grounded_figures():
    assert summary(REPORT) == "事实写到 1/2 条；数字有依据 1/2 处；要改 1 处。"
    assert summary(Report((), (), ())) == "事实写到 0/0 条；数字有依据 0/0 处；没有发现问题。"


def test_report_names_place_advice_missing_facts_and_grounds():
    text = to_report(REPORT, LINES, SHEET)
    assert "1. 第 2 段“…业工会6家，慰问困难职工9户，受到充分肯定。”：事实表里没有“9户”。 建议：删去" in text
    assert "- F2 周桂兰获市五一劳动奖章（可以不写）" in text
    assert "| 2 | 6家 | 与事实表一致 | 新建企业工会 6家 共41家 上年4家 |" in text
    assert "| 2 | 9户 | 没有依据 |  |" in text
