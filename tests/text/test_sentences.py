from assistant.text.sentences import split_clauses, split_sentences


def texts(spans: list) -> list[str]:
    return [span.text for span in spans]


def test_a_sentence_ends_at_its_full_stop_and_spans_give_its_place():
    line = "  全年新建工会6家。覆盖职工320人！ 下一步怎么办？"
    spans = split_sentences(line)
    assert texts(spans) == ["全年新建工会6家。", "覆盖职工320人！", "下一步怎么办？"]
    assert all(line[span.start : span.end] == span.text for span in spans)


def test_the_closing_quote_stays_with_its_sentence():
    assert texts(split_sentences("职工说：“工会真管用。”主席记下了意见。")) == [
        "职工说：“工会真管用。”",
        "主席记下了意见。",
    ]


def test_full_stops_inside_quotes_and_brackets_split_nothing():
    line = "会上宣读了“爱厂如家。敬业奉献。互帮互助”的倡议（全文见附件。略），反响热烈。"
    assert texts(split_sentences(line)) == [line]


def test_an_unclosed_quote_does_not_swallow_the_line():
    assert texts(split_sentences("开展五小竞赛”活动。成立“工作专班。按月调度。")) == [
        "开展五小竞赛”活动。",
        "成立“工作专班。",
        "按月调度。",
    ]


def test_a_line_without_a_mark_is_one_sentence_and_a_blank_one_none():
    assert texts(split_sentences("下一步工作打算")) == ["下一步工作打算"]
    assert split_sentences("  ") == []


def test_clauses_keep_their_marks_and_numbers_stay_whole():
    sentence = "9:30开会，发放1,200元；其中：困难职工“一户一策，逐户帮扶”，共15户。"
    assert texts(split_clauses(sentence)) == [
        "9:30开会，",
        "发放1,200元；",
        "其中：",
        "困难职工“一户一策，逐户帮扶”，",
        "共15户。",
    ]
