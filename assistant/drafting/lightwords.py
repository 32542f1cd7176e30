"""Words that state nothing by themselves, and words that say the same: what a rewriting may bring in or do without."""

# Light verbs and nouns, connectives, pronouns, particles. No word of degree, order, praise, cause or completeness:
# 积极, 率先, 显著, 从而, 均, 都, 各, 全部 claim something wherever they are put in.
LIGHT_WORDS = frozenset(
    """
    我镇 我乡 我街道 全镇 全乡 全街道 镇 乡 街道 工会 总工会 镇总工会 乡总工会 街道总工会 职工 工作
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
        "获 获得 荣获",
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


def same_words(word: str) -> frozenset[str]:
    """Return the words that say what a word says, itself among them."""
    return frozenset((word,)).union(*(group for group in _SAME if word in group))


def stands(word: str, text: str) -> bool:
    """Whether a text has a word, or one that says the same."""
    return any(same in text for same in same_words(word))


def supported(word: str, source: str) -> bool:
    """Whether a source says what a word says, in another word or by naming its object."""
    return stands(word, source) or any(one in source for one in _OBJECTS.get(word, "").split())
