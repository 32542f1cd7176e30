import random
from itertools import pairwise

from assistant.text.figures import find_figures
from assistant.text.masking import mask
from assistant.text.names import find_names, spot_names
from assistant.text.sentences import split_clauses, split_sentences

ALPHABET = (
    "一二三十百千万亿两零半几余多近约至到—、，。；：“”（）()%.0123456789１２＿_xX× \t"
    "家名元人镇村市李王张公司厂工会的在和第届年月日成折分之"
)


def random_lines(seed: int, count: int = 400) -> list[str]:
    rng = random.Random(seed)
    return ["".join(rng.choices(ALPHABET, k=rng.randint(1, 40))) for _ in range(count)]


def test_figures_of_any_line_stand_in_order_apart_and_where_they_say():
    for line in random_lines(1):
        position = 0
        for figure in find_figures(line):
            assert figure.start >= position
            assert line[figure.start : figure.end] == figure.text != ""
            assert figure.low is None or figure.low <= figure.high
            position = figure.end


def test_names_of_any_line_stand_in_order_apart_and_where_they_say():
    for line in random_lines(2):
        names = [candidate.name for candidate in spot_names(line)]
        assert all(left.end <= right.start for left, right in pairwise(names))
        assert all(line[name.start : name.end] == name.text for name in [*names, *find_names(line)])


def test_no_figure_is_left_in_any_masked_line():
    for line in random_lines(3, 200):
        left = [figure.text for figure in find_figures(mask(line)) if figure.kind == "date"]
        assert left == [], line


def test_sentences_and_clauses_of_any_line_lose_nothing_but_blanks():
    for line in random_lines(4):
        bare = "".join(line.split())
        assert "".join("".join(span.text.split()) for span in split_sentences(line)) == bare
        assert "".join("".join(span.text.split()) for span in split_clauses(line)) == bare
