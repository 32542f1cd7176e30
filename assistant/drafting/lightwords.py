"""Words that state nothing by themselves, and words that say the same: what a rewriting may bring in or do without."""

import re

# Light verbs and nouns, connectives, pronouns, particles. No word of degree, order, praise, cause or completeness:
# 积极, 率先, 显著, 从而, 均, 都, 各, 全部 claim something wherever they are put in.
LIGHT_WORDS = frozenset(
    """
    我 我镇 我乡 我街道 全镇 全乡 全街道 镇 乡 街道 工会 总工会 镇总工会 乡总工会 街道总工会 职工 工作
    活动 方面 情况 方式 形式 办法 措施 做法 问题 特点 实际 需求 需要 状况 事项 期间 时间 地点 内容
    主题 名义 组织 开展 举办 举行 召开 进行 采取 采用 通过 利用 依托 围绕 针对 根据 面向 按照 结合
    坚持 实行 安排 设在 用于 对于 关于 全年 今年 本年 本年度 年度 年内 上年 上年同期 去年 同期 同比
    当年 相比 相较 其中 包括 分别 以及 并且 而且 同时 此外 另外 另有 另 还有 还 也 并 和 与 及
    或 等 共 共计 总计 合计 一共 总数 总人数 人数 数量 达到 达 为 是 有 在 于 由 对 向 从 到
    至 将 把 被 以 用 因 了 的 地 得 着 过 已 已经 这 该 其 此 再 又 就 则 即 后 前 中 上
    下 内 间 时 里 起 来 去 目前 截至 比 较 家 名 之后 以后 随后 先后 陆续 人 个 位 参加 参与
    参赛 选手 人次 户 件 场 期 年 月 日 一 项 次 方 者 名单 单位
    """.split()
)

# Words of a source that a rewriting may do without.
MAY_GO = (LIGHT_WORDS | frozenset("现有 累计".split())) - frozenset(("职工", "选手", "单位", "已经"))

# Each says what the others say, of the things that a summary tells.
_SAME = tuple(
    frozenset(group.split())
    for group in (
        "发放 发给 送上 送去",
        "签订 签署 签有 签",
        "惠及 覆盖",
        "增加 增长 增多 上升 提高",
        "减少 下降 降低",
        "培训班 办班 合办 举办培训",
        "获 获得 荣获 获评 得",
        "取得 拿到 获得",
        "看望 探望",
        "聘请 聘任",
        "正在 在 正",
        "讨回 追回",
        "刊发 刊登 发表",
        "难 难以",
        "帮 帮助",
        "约 大约",
        "因 因为 由于",
        "称为 称作",
        "自 从",
    )
)

# What a word must not hold that a rewriting brings in: an outcome, a praise, a scope, a level, a state, a denial.
_CLAIMS = re.compile(
    "完成|建成|落成|竣工|实现|解决|办结|落实|到位|突破|达标|提升|提高|促进|推进|推动|增强|改善|保障|保证|确保|带动|激发|赢得|成功|圆满"
    "|受到|得到|肯定|好评|表[彰扬]|认可|欢迎|满意|领先|率先|首|第|最|先进|优秀|模范|标杆|品牌|亮点|特色|创新|典型|经验|示范"
    "|成效|效果|成果|成绩|和谐|稳定|显著|明显|力度|有力|有效|扎实|切实|深入|广泛|充分|积极|主动|及时|高度|持续|不断|规范|健全"
    "|全|各|每|均|都|所有|一律|一切|任何|大部|多数|部分|国|省|市|县|区|无|未|没|不|非|拒|禁|停|取消|减|免|降|升|增|超|破|夺|胜"
    "|计划|拟|将|预计|力争|准备|筹|即将|新|旧|原|现|历史|创造|获|奖|荣誉|称号|评|授|批准|同意|通过|验收|合格|覆盖|普及|杜绝|消除|男|女|老|青|幼|残|副"
)
# Nouns of persons and bodies: who did a thing, and for whom, is a statement.
_WHO = re.compile(
    "[工员手师户民者生人长属]$|[局所站委办会院校厂店部处科队馆]$|公司|企业|单位|部门|中心|政府|党|机关|集团|组织$|班子"
)
# Kinds of words that support others; adjectives and adverbs judge, names and numerals state.
_SUPPORTING = ("v", "n", "vn", "vi", "p", "c", "u", "f", "q", "y", "k", "h", "g")


def states(word: str, kind: str) -> bool:
    """Whether a word that a rewriting brings in says something of its own; `kind` is its part of speech."""
    who = kind.startswith("n") and (kind in ("nr", "ns", "nt", "nz") or _WHO.search(word))
    return not kind.startswith(_SUPPORTING) or bool(who or _CLAIMS.search(word))


def must_stay(word: str, kind: str) -> bool:
    """Whether a rewriting may not do without a word: what states, and every noun; verbs that support may change."""
    tells = len(word) > 1 and (kind.startswith(("n", "vn")) or states(word, kind))
    return word not in MAY_GO and (tells or bool(_CLAIMS.search(word)))


# A verb that its object brings along: 慰问金5.8万元 is 发放慰问金5.8万元.
_OBJECTS = {
    "发放": "金 款 物品 物资 资料 手册 用品 券",
    "发给": "金 款 物品 物资 资料 手册 用品 券",
    "送去": "慰问金 慰问品",
    "签订": "合同 协议",
    "提供": "服务 咨询 援助",
    "合作": "与 同 联合 合办",
    "共同": "与 同 联合 合办",
    "培训": "班 参训 课",
}


def stands(word: str, text: str) -> bool:
    """Whether a text has a word, or one that says the same."""
    return any(same in text for same in {word}.union(*(group for group in _SAME if word in group)))


def supported(word: str, source: str) -> bool:
    """Whether a source says what a word says, in another word or by naming its object."""
    return stands(word, source) or any(one in source for one in _OBJECTS.get(word, "").split())
