"""A small town in which every kind of adversary finds something to spoil, with the words that go with each figure."""

from assistant.evals.generator import Known
from assistant.facts.sheet import parse_tree

TREE = {
    "unit": "松岗镇总工会",
    "town": "松岗镇",
    "superior": "临江县总工会",
    "led_by": "镇党委、镇政府",
    "year": 2025,
    "period": "年度",
    "people": ["谢春生", "林素芬"],
    "facts": [
        {"theme": "组织建设", "label": "新建企业工会", "value": 16, "total": 41, "last": 14, "unit": "家"},
        {"theme": "组织建设", "label": "工会会员", "total": 3986, "unit": "人"},
        {"theme": "组织建设", "label": "非公企业工会换届", "value": 24, "unit": "家", "state": "正在筹备"},
        {"theme": "帮扶救助", "label": "春节慰问困难职工", "value": 58, "unit": "户", "date": "2025-01-16"},
        {"theme": "帮扶救助", "label": "发放慰问金", "value": 5.8, "unit": "万元", "with": "↑"},
        {"theme": "帮扶救助", "label": "发放低保金", "value": 13.1, "unit": "万元", "by": "配合镇民政办"},
        {"theme": "建功立业", "label": "竹编技能竞赛", "date": "2025-09-18", "place": "竹器产业园"},
        {"theme": "建功立业", "label": "参赛选手", "value": 640, "approx": "余", "unit": "人", "with": "↑"},
        {"theme": "建功立业", "label": "采茶技能竞赛", "date": "2025-04-02", "place": "老粮站广场"},
        {"theme": "荣誉表彰", "text": "谢春生获市五一劳动奖章"},
        {"theme": "荣誉表彰", "text": "林素芬被评为县级岗位标兵"},
    ],
    "problems": ["小微企业工会作用发挥不充分"],
    "plans": ["建设户外劳动者服务站点3个"],
}


def town() -> Known:
    """Return the town's sheet with its labels."""
    sheet = parse_tree(TREE).sheet
    words = {fact.id: (fact.label or fact.text,) for fact in sheet.facts}
    return Known(sheet, {**words, "F8": ("参赛", "选手")})
