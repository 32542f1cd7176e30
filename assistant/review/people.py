"""Whose figure it is: 农民工 for 职工, 家属 for 女工; and by which stretch of time it is counted (年薪 for 月薪)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import rjieba

from assistant.records import Finding
from assistant.review.deeds import GENERAL
from assistant.review.expression import Expressions
from assistant.review.grounding import Judged
from assistant.review.told_facts import facts_told, words_of

_GROUPS = """
女职工 女工 女会员 女性 妇女 女员工 妈妈 母亲
男职工 男工 男性
农民工 进城务工 外来务工 务工人员 外来工
退休 离退休 老职工 老工人
困难 特困 低保 贫困 患病 重病 因病
残疾 伤残 残障
单亲 孤儿 遗属 遗孀
子女 孩子 儿童 学生 学子 大学生 高中生 新生 小学生
家属 家庭 亲属 家人 父母
青年 青工 年轻 新入职 单身
党员 团员
干部 主席 管理人员 高管 负责人
劳模 先进 工匠 标兵
司机 卡友 货车司机 网约车
骑手 网约配送员 外卖员 送餐员 配送员
快递员 快递小哥
环卫 保洁 清洁工
保安 保洁 物业
家政 护工 月嫂
教师 老师 教职工
医务 护士 医生 医护
下岗 失业 待业 转岗
派遣 临时工 灵活就业 季节工
退役军人 复转军人 军属
村民 居民 农户 群众 市民 老人 老年人
渔民 渔工 船员 船工
牧民 牧工 牧户
矿工 矿嫂
建筑工人 建筑工 工地工人
技术工人 技工 技术骨干 工程师
代驾员 代驾
主播 带货
"""
_PEOPLES = """
少数民族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族
哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族
土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族
乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族
珞巴族 基诺族
"""
_ALIKE: dict[str, tuple[str, ...]] = {
    word: tuple(group.split()) for group in [*_GROUPS.strip().split("\n"), _PEOPLES] for word in group.split()
}
_GROUP = re.compile("|".join(sorted(_ALIKE, key=lambda word: (-len(word), word))))
_IMPLIED = {
    "子女": "助学|上学|升学|托管|夏令营|亲子|书屋|成长",
    "孩子": "助学|上学|升学|托管|夏令营|亲子|成长",
    **dict.fromkeys(("学生", "学子", "大学生", "高中生", "新生"), "助学|上学|升学|托管|入学"),
    "困难": "帮扶|慰问|救助|助学|送温暖|解困|脱困",
    **dict.fromkeys(("患病", "重病", "因病"), "医疗|救助|互助|大病|住院"),
    "女职工": "两癌|母婴|妈咪|三八|巾帼|妇科",
    "女工": "两癌|母婴|妈咪|三八|巾帼|妇科",
    "妈妈": "妈咪|母婴|哺乳",
    "母亲": "妈咪|母婴|哺乳",
    "家庭": "户|困难|子女",
    "干部": "工会干部|主席|专职|培训",
    "群众": "职工|户",
    "医生": "医院|诊|卫生",
    "老师": "学校|课|班",
    "教师": "学校|课|班",
    "家属": "慰问|家",
}
_FATES = """
考上 录取 录用 升学 升入 入学 大学 圆梦
结业 毕业 结课 学完
出师 出徒 满师
晋升 晋级 升任 提拔 提任
转正 定岗
脱困 脱贫 解困 退出
就业 上岗 入职 再就业 安置 应聘 用工 招聘 求职 招工
结婚 成婚 领证 牵手
获奖 得奖 受奖 表彰 评为
落选 淘汰 出局
受伤 伤亡 死亡 致残
退会 退出
辞职 离职 辞退 解雇
撤诉 败诉 胜诉 驳回 仲裁 诉讼 起诉 裁决
关停 停业 停产 取缔 查封 吊销 处罚 罚款 罚了 拘留
"""
"""What may have come of people and cases: the words of a row say much the same."""
_CAME_OF_IT = re.compile(
    "考上|录取|录用|升学|结业|毕业(?!生)|出师|出徒|晋[升级]|升任|提拔|转正|脱困|脱贫|解困|(?<![新再])就业(?!困难|形态|局|援助|服务|招聘|指导)"
    "|上岗(?!证|前|培训)|入职|应聘|结婚|获奖(?!作品)|落选|淘汰|受伤|死亡|退会|辞职|离职|罚了|处罚|撤诉|败诉|胜诉|驳回"
    "|关停|停业整顿|取缔|查封|吊销|拘留"
)
_HELPING = re.compile(r"(?:请|由|联合|会同|邀请|派)[^，。、]{0,6}$")
"""People who do the work, not those it is done for."""
_HEADED = re.compile(
    "(?P<of>[\u4e00-\u9fff]{2})(?P<head>司机|骑手|工人|女工|代表|主播|技工|老师|医生|培训|竞赛|比武|比赛|讲座|夜校|协议|合同)"
)
_SIGNED = ("协议", "合同")
ANY_KIND = frozenset("技能 业务 专题 集中 岗前 专项 各类 实操 上岗 安全".split())
_CROWD = re.compile("(?<!职工)(?<!工友)群众(?!工作|路线|文化|文艺|组织|身边|性|办事|诉求)")
_DONE_FOR = re.compile("^(?:[对向为给]|面向|针对|围绕)")
_SPANS = re.compile(
    r"(?:(?<=每)|(?<=按)|(?<![本当全今去上下明半十百千万\d一二三四五六七八九]))(年|月|季度?|周|日|天)(?=薪|工资|均)|(?<=每)(?P<every>年|月|季度?|周|天)"
)


_GRADES = re.compile("[一二三四五六七八九甲乙丙丁ABC](?P<of>星(?!红旗)|级|等(?=奖))(?!分)")
"""Ranks of a scale, of which a fact names its own: 四星, 二级, 一等奖."""


def check_people(judged: Sequence[Judged], expressions: Expressions) -> list[Finding]:
    """Object to a group of people, or a stretch of time, beside a figure whose fact tells of others."""
    findings: list[Finding] = []
    for one in judged:
        if one.told.role == "body" and one.told.part == "facts" and one.stated:
            findings += _strange(one, expressions)
    return findings


def _strange(one: Judged, expressions: Expressions) -> Iterator[Finding]:
    words = words_of(facts_told(one, expressions), expressions) + one.told.heading
    for start, end in _counted_clauses(one):
        clause = one.told.text[start:end]
        if "职工" in words and "群众" not in words and (people := _CROWD.search(clause)):
            message = "事实表里说的是职工，这里写成“群众”。请核对对象。"
            yield one.told.error("wrong_attribute", start + people.start(), people[0], message)
        for match in _HEADED.finditer(clause):
            if _is_other(match, words, one.told.text):
                message = f"事实表里没有“{match[0]}”：这里的数说的是别的{match['head']}。请核对对象。"
                yield one.told.error("wrong_attribute", start + match.start(), match[0], message)
        for match in _GROUP.finditer(clause):
            if not _known(match[0], words) and not _HELPING.search(clause[: match.start()]):
                message = f"这里的数说的不是“{match[0]}”：事实表里这件事没有提到。请核对对象。"
                yield one.told.error("wrong_attribute", start + match.start(), match[0], message)
        for match in _CAME_OF_IT.finditer(clause):
            if match[0] not in words and not any(other in words for other in _fates(match[0])):
                message = f"事实表里没有说这些人或事“{match[0]}”。请核对，或删去。"
                yield one.told.error("wrong_attribute", start + match.start(), match[0], message)
        for match in _GRADES.finditer(clause):
            own = {other[0] for other in _GRADES.finditer(words) if other["of"] == match["of"]}
            if own and match[0] not in own:
                message = f"事实表里是“{'、'.join(sorted(own))}”，这里写成“{match[0]}”。请核对。"
                yield one.told.error("wrong_attribute", start + match.start(), match[0], message)
        told_spans = {match[0] for match in _SPANS.finditer(words)}
        for match in _SPANS.finditer(clause):
            if told_spans and match[0] not in told_spans:
                message = f"“{match[0]}”与事实表的口径（按{'、'.join(sorted(told_spans))}）不符。请核对。"
                yield one.told.error("wrong_attribute", start + match.start(), match[0], message)


def _is_other(match: re.Match[str], words: str, sentence: str) -> bool:
    """Whether people or events are called after another trade than in the facts: 公交司机 for 网约车司机."""
    own = {other["of"] for other in _HEADED.finditer(words) if other["head"] == match["head"]}
    of, head = match["of"], match["head"]
    any_kind = of in ANY_KIND and head not in _SIGNED
    if not own or of in words or of in GENERAL or any_kind or any(set(of) & set(other) for other in own):
        return False
    return not any(other + head in sentence for other in own) and rjieba.tag(of)[0][1].startswith(("n", "an", "vn"))


def _fates(word: str) -> list[str]:
    return [other for line in _FATES.strip().split("\n") if word in (row := line.split()) for other in row]


def _known(group: str, words: str) -> bool:
    if any(other in words for other in _ALIKE[group]) or (len(group) > 2 and group[:2] in words):
        return True
    return bool(group in _IMPLIED and re.search(_IMPLIED[group], words))


def _counted_clauses(one: Judged) -> Iterator[tuple[int, int]]:
    """Give the clauses with a figure that a fact supports, each with what stands before it of whom it is done for."""
    edges = [0, *(match.end() for match in re.finditer("[，；。：（）]", one.told.text)), len(one.told.text)]
    figures = [item.figure for item in one.judgements if item.status in ("supported", "derived")]
    whom: int | None = None
    for start, end in pairwise(edges):
        clause = one.told.text[start:end]
        if any(start <= figure.start < end for figure in figures):
            yield start if whom is None else whom, end
            whom = None
        elif _DONE_FOR.match(clause) and clause.endswith("，"):
            whom = start
        elif clause.endswith("；"):
            whom = None
