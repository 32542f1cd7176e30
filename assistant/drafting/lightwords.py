"""Words that state nothing by themselves: all that a rewriting may bring in or do without."""

# Light verbs and nouns, connectives, pronouns, particles. No word of degree, order, praise, cause or completeness:
# 积极, 率先, 显著, 从而, 均, 都, 各, 全部 claim something wherever they are put in.
LIGHT_WORDS = frozenset(
    """
    我 我镇 我乡 我街道 全镇 全乡 全街道 镇 乡 街道 工会 总工会 镇总工会 乡总工会 街道总工会 职工 工作
    活动 方面 情况 方式 形式 办法 措施 做法 问题 特点 实际 需求 需要 状况 事项 期间 时间 地点 内容
    主题 名义 组织 开展 举办 举行 召开 进行 采取 采用 通过 利用 依托 围绕 针对 根据 面向 按照 结合
    坚持 实行 安排 设在 用于 对于 关于 全年 今年 本年 本年度 年度 年内 上年 上年同期 去年 同期 同比
    当年 相比 相较 其中 包括 分别 以及 并且 而且 同时 此外 另外 另有 另 还有 还 也 并 和 与 及 或
    共 共计 总计 合计 一共 总数 总人数 人数 数量 达到 达 为 是 有 在 于 由 对 向 从 到 至 将 把
    被 以 用 因 了 的 地 得 着 过 已 已经 这 该 其 此 再 又 就 则 即 后 前 中 上 下 内 间 时
    里 起 来 去 目前 截至 比 较 家 名 之后 以后 随后 先后 陆续 人 个 位 参加 参与 参赛 选手 人次
    户 件 场 期 年 月 日 一 项 次 方 者 名单 单位 当天 当日 当月 其间 期内 先 然后 接着 每次 出
    仍 她 他 他们 它 自己 按 做 金额 什么 均为 即为 均系 属 系 属于 位于 处于 处 来自 前往 来到
    走进 赶赴 赴 放在 放到 安排在 进入 奔赴 送到 送至 送进 进 走入 接受 拥有 具有 至今 以来 今年以来
    一年来 设于 予以 给予 加以 作为 定为 涉及 涵盖 包含 提供 办理 用作 围着 案件 项目 课程 阶段 环节
    过程 场次 场所 现场 队伍 稿件 手续 事宜 之际 工作日 行动 规模 方向 领域 渠道 平台 机会 名称 其余 余下
    此次 本次 该次 所 之 们 占 作 依次 曾 现 此前 后续 随即 便 请 依 依照 依据 凭 经 沿 沿着 朝
    往 跟 同 随 随着 正是 即是 那 那个 这个 这些 那些
    """.split()
)

# They say that a figure is a stock: it is one without them too, yet what is new this year is none with them.
_STOCK = frozenset("现有 共有 累计".split())
# Nouns of a kind that a noun of the source may be named with (欠薪案件, 射箭项目), or that say whom a figure counts:
# they may come, not leave.
_KINDS = frozenset(
    """
    职工 选手 单位 人员 成员 家庭 队伍 案件 项目 课程 赛事 会议 场地 场所 站点 点位 设施 设备 用品
    物品 物资 材料 资料 素材 款项 资金 费用 价格 稿件 信息 作品 名额 群体 事宜 手续 线路 区域 沿线
    一带 阶段 环节 过程 行动 机会 标准 事件 时段 题材 业务 知识 技能 岗位
    """.split()
)
MAY_COME = LIGHT_WORDS | _KINDS
MAY_GO = (LIGHT_WORDS | _STOCK) - _KINDS
