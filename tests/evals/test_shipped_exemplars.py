from dataclasses import replace

from assistant.evals.shipped_exemplars import ShippedExemplars, shipped_exemplars
from tests.evals.town import town

TEXT = (
    "与青石镇总工会、白沙镇总工会、云屏镇总工会、龙泉镇总工会、凤桥镇总工会签订协议。"
    "周桂兰同志、李海燕同志、陈志强同志参加。"
)


def test_what_is_brought_in_comes_in_the_same_order_in_every_process():
    (one, *_) = shipped_exemplars(most=1).exemplars
    foreign = ShippedExemplars([replace(one, text=TEXT)]).foreign(town().sheet)
    assert foreign.names == ("青石镇", "白沙镇", "云屏镇", "龙泉镇", "凤桥镇")
    assert foreign.persons == ("周桂兰", "李海燕", "陈志强")
