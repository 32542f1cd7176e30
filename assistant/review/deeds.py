"""Work that no fact tells: 举办职工合唱节, 成立法律志愿团; general phrases of such texts are let pass."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from assistant.facts.likeness import strange_tokens, telling_tokens
from assistant.records import THEMES, FactSheet, Finding
from assistant.review.expression import sheet_words
from assistant.review.grounding import Judged
from assistant.review.reading import Told
from assistant.text.sentences import split_clauses

_DONE = re.compile(
    r"举办|举行|召开|成立|建成|建起|新建|开通|开设|开办|组织|创办|打造|搭建|设立|推出|出台|制定|制订|印发|编印|印制|共建|签订|评选|表彰|开展|建立|启动"
    r"|上线|发布|引进|改造|捐赠|创建|承办|组建|开发|购置|添置|聘请|走访|慰问|看望|发放|培训|结对|赠送|拍摄|选派|发动|选树|资助|救助|化解|调解|追回|落成|揭牌|挂牌|投用|参观|观看"
)
_TOPIC = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}(?:是|[）)、])|\d{1,2}[.．、])[^，；：。]{2,20}。$")
_AIM = re.compile(
    r"(?:为了|旨在|力争|争取|推动|推进|确保|努力|着力|致力|将|要|计划|按照|坚持|围绕|聚焦|注重|必须|需要|没有|未)[^，。]{0,6}$"
)
_PAST = re.compile(
    f"(?:{_DONE.pattern})了|一年来|半年来|今年(?!以?后)|年内|已(?:经)?(?:{_DONE.pattern})|还(?:牵头)?(?:{_DONE.pattern})"
)
"""What tells of the past also among shortcomings and plans."""
_THEMES = re.compile("|".join(THEMES))
GENERAL = frozenset(
    """
    工作 活动 服务 机制 制度 力度 水平 作用 氛围 基础 能力 素质 队伍 体系 平台 载体 渠道 阵地 措施
    举措 方式 方法 思路 理念 意识 责任 目标 任务 要求 部署 精神 政策 发展 建设 管理 保障 维护 权益
    合法权益 职工 职工群众 群众 工会 组织 工会组织 会员 企业 基层 社会 经济 和谐 稳定 大局 中心 重点
    实际 问题 困难 需求 诉求 关爱 温暖 贴心 暖心 娘家人 桥梁 纽带 凝聚力 向心力 战斗力 积极性 主动性
    创造性 获得感 幸福感 安全感 归属感 满意度 高质量 规范化 制度化 常态化 长效 长效机制 有序 深入
    扎实 各项 全面 系统 一系列 丰富多彩 形式多样 多种形式 学习 宣传 教育 引导 文化 生活 劳动 关系
    劳动者 双方 理论 思想 政治 党的 精神文明 广大 广大职工 全体 各级 上级 党委 政府 部门 单位 干部
    工会干部 队伍建设 自身建设 组织建设 力量 合力 台账 清单 实事 好事 难事 急事 急难愁盼 安危冷暖
    心上 身边 一线 岗位 车间 班组 及时 主动 认真 切实 不断 持续 进一步 更加 重要 关键 良好 有力 有效
    明显 显著 坚实 新的 局面 台阶 成效 成果 实效 特色 亮点 品牌 经验 做法 模式 工作机制 长期 日常
    经常 定期 逐步 同时 此外 另外 统筹 协调 配合 联动 沟通 交流 座谈 调研 调查 摸底 检查 督导 指导
    """.split()
)


def check_deeds(judged: Sequence[Judged], sheet: FactSheet) -> list[Finding]:
    """Object to clauses that tell something done of which the sheet knows hardly a word."""
    words = sheet_words(sheet)
    findings: list[Finding] = []
    for one, following in zip_longest(judged, judged[1:]):
        plain = one.told.role == "body" and (one.told.part == "facts" or _PAST.search(one.told.text))
        if plain and not _announces(one.told.text, following.told.text if following else ""):
            findings += _untold(one, words)
    return findings


def _announces(text: str, following: str) -> bool:
    """Whether a short sentence only says what the next one tells (二是资助职工子女上学。金秋助学资助……)."""
    if not _TOPIC.match(text):
        return False
    strange = strange_tokens(text, following)
    return any(token not in strange and token not in GENERAL for token in telling_tokens(text))


def _untold(one: Judged, words: Sequence[str]) -> list[Finding]:
    told = one.told
    findings: list[Finding] = []
    for clause in split_clauses(told.text):
        plain = _THEMES.sub("", clause.text)
        match = _DONE.search(plain)
        counted = any(
            clause.start <= item.figure.start < clause.end and item.status in ("supported", "derived")
            for item in one.judgements
        )
        if match is None or counted or _AIM.search(plain[: match.start()]):
            continue
        behind = plain[match.end() :]
        if _strange(behind, [" ".join(words)], 3) or _strange(behind, words, 4):
            findings.append(_finding(told, clause.start, clause.text.rstrip("，；。：")))
    return findings


def _strange(behind: str, words: Sequence[str], least: int) -> bool:
    """Whether in none of the texts stand as much as two fifths of what a clause tells, `least` characters missing."""
    telling = [token for token in telling_tokens(behind) if token not in GENERAL]
    for text in words:
        strange = sum(len(token) for token in strange_tokens(behind, text) if token not in GENERAL)
        if strange < least or strange * 5 < sum(map(len, telling)) * 3:
            return False
    return True


def _finding(told: Told, start: int, text: str) -> Finding:
    message = f"事实表里没有“{text}”这项工作。请删去；确有其事，请补进事实表。"
    return told.error("unsupported_claim", start, text, message)
