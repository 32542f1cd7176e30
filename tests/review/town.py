"""A small invented town: its sheet, a draft that agrees with it, and what a review finds in a changed one."""

from assistant.records import Exemplar, Fact, FactSheet, Finding, Person
from assistant.review.review import review
from tests.drafting.sheets import amount

SHEET = FactSheet(
    unit="柳溪镇总工会",
    town="柳溪镇",
    superior="临河县总工会",
    led_by="镇党委、镇政府",
    year=2025,
    period="年度",
    until="2025-12-10",
    guidance=("党的二十届四中全会精神",),
    people=(Person("周桂兰", "竹编工"), Person("陈立", "工会主席")),
    facts=(
        Fact("F1", "组织建设", "新建企业工会", value=amount("6"), total=amount("41"), last=amount("4"), unit="家"),
        Fact("F2", "组织建设", "会员", total=amount("3986"), unit="人"),
        Fact("F3", "组织建设", "女会员", total=amount("1742"), unit="人", part_of="F2"),
        Fact("F4", "组织建设", "非公企业工会换届", value=amount("4"), unit="家", state="正在筹备"),
        Fact("F5", "维权协商", "收到信访事件", value=amount("57"), last=amount("63"), unit="件", result="全部办结"),
        Fact("F6", "维权协商", "追回拖欠工资", value=amount("21.6"), unit="万元", by="配合镇劳动保障所"),
        Fact("F7", "帮扶救助", "春节慰问困难职工", value=amount("58"), unit="户", date="春节"),
        Fact("F8", "帮扶救助", "发放慰问金", value=amount("5.8"), unit="万元", goes_with="F7"),
        Fact("F9", "文体活动", "庆“五一”职工运动会", date="2025-04-28", place="镇文体中心"),
        Fact("F10", "文体活动", "参加职工", value=amount("320"), approx="余", unit="人", goes_with="F9"),
        Fact("F11", "建功立业", "竹编技能竞赛", date="2025-09-18", place="竹器产业园"),
        Fact("F12", "荣誉表彰", text="周桂兰获县五一劳动奖章"),
    ),
    problems=(Fact("Q1", "自身建设", text="专职工会干部仅2名，力量不足"),),
    plans=(Fact("P1", "组织建设", "新建企业工会", value=amount("8"), unit="家"),),
)

LINES = (
    "柳溪镇总工会2025年度工作总结",
    "2025年，柳溪镇总工会在镇党委、镇政府和临河县总工会的领导下，学习贯彻党的二十届四中全会精神，做了以下工作。",
    "一、建强组织",
    "全年新建企业工会6家，比上年增长50%，企业工会总数达到41家。我镇现有会员3986人，其中女会员1742人。4家非公企业工会正在筹备换届。",
    "二、维护权益",
    "收到信访事件57件，比上年减少6件，全部办结。配合镇劳动保障所追回拖欠工资21.6万元。",
    "三、服务职工",
    "春节期间慰问困难职工58户，发放慰问金5.8万元。4月28日，在镇文体中心举行庆“五一”职工运动会，参加职工320余人。"
    "9月18日，在竹器产业园举办竹编技能竞赛。周桂兰获县五一劳动奖章。",
    "四、存在的不足",
    "专职工会干部仅2名，力量不足。",
    "五、下一步打算",
    "新建企业工会8家。",
    "柳溪镇总工会",
    "2025年12月20日",
)

EXEMPLAR = Exemplar(
    "e1", "other.txt", "石桥镇总工会2024年度工作总结", "石桥镇总工会", "2024", "年度", "g1", "", "", (),
    "石桥镇总工会坚持把小店小铺的职工一个一个请进工会大门。盛隆纺织有限公司工会按月公布伙食账目。", "",
)  # fmt: skip


def changed(before: str, after: str) -> list[str]:
    """The good draft with one passage replaced."""
    text = "\n".join(LINES)
    assert text.count(before) == 1, before
    return text.replace(before, after).split("\n")


def found(lines: list[str]) -> list[Finding]:
    """What a review finds in a draft of the town."""
    return list(review(lines, SHEET, [EXEMPLAR]).findings)


def kinds(lines: list[str]) -> set[str]:
    """The kinds of what it finds."""
    return {finding.kind for finding in found(lines)}
