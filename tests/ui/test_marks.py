"""Text as HTML: marks stand where they belong, and nothing in a text becomes markup."""

from assistant.records import Draft, DraftSection, Finding, NumberVerdict, Report, Sentence
from assistant.ui.differences import difference_html
from assistant.ui.frame import plain
from assistant.ui.marks import findings_of, first_lines, longest_shared, passage_html, section_html

LEAD = DraftSection("", (), (Sentence("现总结如下：", (), "offline"),))
SECTION = DraftSection(
    "一、抓建会", (), (Sentence("新建企业工会7家。", ("F1",), "offline"), Sentence("已<b>挂牌。", (), "person", True))
)
DRAFT = Draft("青石镇总工会", 2025, "总结", (LEAD, SECTION), ("青石镇总工会",))
WRONG = NumberVerdict("7家", "7", "家", 4, 6, 8, (), None, "unsupported")


def test_first_lines_count_title_headings_and_paragraphs():
    lines = DRAFT.text.split("\n")
    assert [lines[start - 1] for start in first_lines(DRAFT)] == ["现总结如下：", "新建企业工会7家。"]


def test_sentence_carries_its_facts_and_a_wrong_figure_is_marked():
    html = section_html(SECTION, 4, Report((WRONG,), (), ()), {"F1": 0})
    mark = '<mark class="num wrong" title="事实表里没有这个数">7家</mark>'
    assert f'<span class="offline says-0">新建企业工会{mark}。</span>' in html


def test_markup_in_a_text_stays_text():
    assert "已&lt;b&gt;挂牌" in section_html(SECTION, 4, Report((), (), ()), {})
    assert plain("![x](http://a/b) *c*") == r"\!\[x\]\(http\:\/\/a\/b\) \*c\*"


def test_overlapping_marks_are_both_told():
    finding = Finding("unsupported_claim", "error", 4, 4, 9, "工会7家。", "没有依据")
    html = section_html(SECTION, 4, Report((WRONG,), (), (finding,)), {})
    assert '<mark class="num wrong error" title="事实表里没有这个数；没有依据">7家</mark>' in html


def test_findings_of_a_section_include_its_heading():
    def at(line):
        return Finding("wording", "warning", line, 0, 1, "", "")

    report = Report((), (), (at(0), at(2), at(3), at(4), at(5), at(6)))
    assert [finding.line for finding in findings_of(report, 4, SECTION)] == [3, 4, 5]


def test_exemplar_shows_slots_and_what_was_copied():
    html = passage_html(
        "慰问〔数〕户。\n组织职工到茶园学习制茶技术和安全知识。", "今年组织职工到茶园学习制茶技术和安全知识，"
    )
    assert '<mark class="slot" title="">〔数〕</mark>' in html
    assert "与草稿相同" in html
    assert html.count("<p>") == 2


def test_longest_shared_run_counts_characters():
    assert longest_shared("今年新建企业工会6家。", "去年新建企业工会8家。") == 7
    assert longest_shared("甲乙丙", "丁戊己") == 0


def test_difference_of_versions_marks_what_went_and_what_came_by_paragraph():
    html = difference_html("总结\n慰问14户。", "总结\n慰问15户。\n新增一段。")
    assert "<p>慰问<del>14</del><ins>15</ins>户。</p>" in html
    assert "<p><ins>新增一段。</ins></p>" in html
