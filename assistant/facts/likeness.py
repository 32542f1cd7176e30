"""How well the words of a label stand in a text: tokens weighed by how rare they are among a sheet's labels."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import rjieba

_NOISE = re.compile(r"[\s\d“”‘’《》（）()〔〕\[\]<>、，。；：！？·—\-…%％＋+/]+")
_EMPTY = frozenset(
    "的 了 和 与 及 等 对 为 在 到 向 把 被 将 其 中 并 也 共 各 由 从 以 于 让 给 个 家 年 月 日 我 是 有 人 名".split()
)
_LIGHT = frozenset(
    "开展 举办 组织 召开 举行 进行 完成 实现 推动 加强 做好 工作 活动 情况 累计 全年 全镇 全乡 今年 其中 包括 以及"
    " 达到 已经 目前 共有 结合 通过 方面 单位 部门 人员 相关 有关 集中 正在 仍有 还有 仅有 进一步 不够 新".split()
)
_FRAME = frozenset(
    "上年 去年 同期 同比 增长 增加 提高 提升 上升 下降 减少 降低 达到 总数 总量 总计 合计 其余 另有 剩下 剩余 分别 先后 平均 年内 当年 上半年 下半年"
    " 计划 多出 高出 低于 有所 分之 截至 年度 目标 任务 全街道 全区 辖区 我镇 我乡 街道 镇总工会 乡总工会 总工会 现有 已有 增至 扩大 扩大到 增加到 陆续 为此 目前 年初 年底 发动 推动 带动"
    " 指导 帮助 协助 支持 促成 督促 引导 吸引 安排 选派 同步 随即 全部 均已 已有 可以 还有 其他 原有 连同 达成 成功 顺利 积极 主动 广泛 认真 切实 有效".split()
)
_FRAMES = re.compile("|".join(sorted(_FRAME, key=lambda word: (-len(word), word))))
_GROUPS = (
    "慰问 走访 看望 探望 送温暖",
    "资助 帮扶 救助 帮助 援助",
    "职工 员工 工友 工人",
    "建成 新建 建立 成立 组建 设立 新增 增设 建设 打造 建起 建会 新设 新 再建 挂牌",
    "发展 吸纳 吸收 新增 新发展 加入 入会 新入会 招收",
    "会员 入会",
    "开展 举办 组织 召开 开设 举行 进行 开办 开班 办班 开课 承办 主办",
    "参加 参与 参赛 参训 参演 参保 参会 报名 到场",
    "选手 队员 参赛",
    "听众 听讲 听课 聆听 观众 收听",
    "培训 轮训 授课 培训班 参训 受训",
    "发放 送去 发出 送出 下发 给付 支付 拨付 发给 派发",
    "慰问金 慰问款 慰问款物 慰问品",
    "受理 收到 接到 接待 接收",
    "办结 办理 处理 答复",
    "调解 化解 调处",
    "追回 讨回 拿回 追讨 挽回 讨薪 要回",
    "采纳 采用 落实 采取",
    "实施 落实 采用",
    "征集 收集 提出 征求 收到",
    "覆盖 惠及 涵盖 受益 辐射 纳入 带动",
    "整改 改正 纠正 销号 整治",
    "查出 查找 排查 发现 上报 报告 检查",
    "签订 签署 签下 续签 订立",
    "登记 建档 录入 核验 采集",
    "职代会 职工代表大会",
    "总数 总量 总人数",
    "站点 驿站 服务站",
    "刊发 发布 刊登 发表 报送 播发 刊载",
    "信息 稿件 报道 消息",
    "竞赛 比武 比赛 大赛",
    "运动会 体育比赛",
    "子女 孩子 学生 学子",
    "助学金 助学款 学费",
    "户外劳动者服务站点 户外站点 驿站 服务站点",
    "网约配送员 骑手 外卖员 送餐员",
    "快递员 快递小哥",
    "货车司机 卡友",
    "书屋 图书室",
    "困难职工 困难家庭 困难户 困难",
    "换届 换届选举 改选",
    "隐患 安全隐患",
    "建议 合理化建议 金点子",
    "提案 议案",
    "经费 会费",
    "收缴 收取 征收 收入",
    "聘请 聘任 选聘 招聘",
    "宣讲 宣传 讲解",
    "取得 拿到 获得 获取 考取 领取",
    "证书 持证",
    "疗养 疗休养",
    "体检 筛查 检查",
    "申领 领取 领到 报销 给付",
    "妈咪 母婴",
    "志愿 志愿者",
    "仲裁 劳动仲裁",
    "示范 标兵",
    "农民工 务工人员 外来工",
    "教育 学习",
    "接待 服务 接纳",
    "推荐 介绍 输送",
    "创新 革新 改进",
    "添置 购置 新购",
    "书籍 图书",
)
_PARTIAL = 0.35
_NEAREST = 3
_KINDRED = 0.85


def _kin() -> dict[str, tuple[str, ...]]:
    table: dict[str, dict[str, None]] = {}
    for group in _GROUPS:
        words = group.split()
        for word in words:
            table.setdefault(word, {}).update(dict.fromkeys(other for other in words if other != word))
    return {word: tuple(others) for word, others in table.items()}


_KIN = _kin()


@lru_cache(maxsize=4096)
def tokens_of(words: str) -> tuple[str, ...]:
    """Cut words into tokens that carry meaning, each once, in order; figures, marks and particles are left out."""
    cut = (part for chunk in _NOISE.split(words) if chunk for part in rjieba.cut(chunk))
    return tuple(dict.fromkeys(token for token in cut if token not in _EMPTY))


@dataclass
class Scene:
    """A text in which tokens are looked up; remembers where each stands."""

    text: str
    _spots: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def spots(self, token: str) -> tuple[int, ...]:
        """Give every place where the token starts."""
        found = self._spots.get(token)
        if found is None:
            found = self._spots[token] = tuple(_occurrences(self.text, token))
        return found


class Weights:
    """Weighs tokens by their rarity among the labels of a sheet."""

    def __init__(self, labels: Iterable[str]) -> None:
        different = {label for label in labels if label}
        counts = Counter(token for label in different for token in tokens_of(label))
        self._size = max(len(different), 1)
        self._counts = counts
        self._known: dict[str, float] = {}

    def of(self, token: str) -> float:
        """Give a token's weight: high where few labels have it, low for verbs of all work and single characters."""
        weight = self._known.get(token)
        if weight is None:
            weight = math.log(1 + self._size / (0.5 + self._counts[token]))
            weight *= 0.25 if token in _LIGHT else 0.6 if len(token) == 1 else 1.0
            self._known[token] = weight
        return weight


def mass(tokens: Sequence[str], weights: Weights) -> float:
    """Weigh all of a label."""
    return sum(weights.of(token) for token in tokens)


def likeness(tokens: Sequence[str], weights: Weights, scene: Scene, nearness: Sequence[float]) -> float:
    """Weigh what of a label stands in the scene, each token by the nearness of its nearest place.

    A word of the same meaning counts a little less, single characters of an absent word a third.
    """
    return sum(weights.of(token) * _presence(token, scene, nearness) for token in tokens)


def standing(tokens: Sequence[str], weights: Weights, text: str) -> float:
    """Weigh what of a label stands anywhere in a text; as `likeness`, every place being near."""
    return sum(weights.of(token) * _found(token, text) for token in tokens)


def _found(token: str, text: str) -> float:
    if token in text:
        return 1.0
    if any(other in text for other in _KIN.get(token, ())):
        return _KINDRED
    return _PARTIAL * sum(char in text for char in token) / len(token) if len(token) > 1 else 0.0


def unexplained(left: str, right: str, words: str) -> float:
    """Give the share of the telling characters nearest to a figure that no word explains, counting synonyms."""
    tokens = [*telling_tokens(left)[-_NEAREST:], *telling_tokens(right)[:_NEAREST]]
    strange = [token for token in tokens if not _explained(token, words)]
    return sum(map(len, strange)) / max(sum(map(len, tokens)), 4)


def strange_tokens(text: str, words: str) -> list[str]:
    """Give the telling tokens of a text that the words do not hold, nor any of the same meaning."""
    return [token for token in telling_tokens(text) if not _explained(token, words)]


def telling_tokens(text: str) -> list[str]:
    """Give the tokens that say something of their own: no particles, verbs of all work, phrases of comparison."""
    return [token for token in tokens_of(_FRAMES.sub(" ", text)) if len(token) > 1 and token not in _LIGHT]


def _explained(token: str, words: str) -> bool:
    if token in words or any(other in words for other in _KIN.get(token, ())):
        return True
    pairs = [token[start : start + 2] for start in range(len(token) - 1)]
    return sum(pair in words for pair in pairs) * 2 >= len(pairs) if len(token) > 2 else False


def _presence(token: str, scene: Scene, nearness: Sequence[float]) -> float:
    best = _nearest(token, scene, nearness)
    if best >= 1.0:
        return best
    for other in _KIN.get(token, ()):
        best = max(best, _KINDRED * _nearest(other, scene, nearness))
    if not best and len(token) > 1:
        best = _PARTIAL * sum(_nearest(char, scene, nearness) for char in token) / len(token)
    return best


def _nearest(word: str, scene: Scene, nearness: Sequence[float]) -> float:
    return max((nearness[spot] for spot in scene.spots(word)), default=0.0)


def _occurrences(text: str, token: str) -> Iterable[int]:
    start = text.find(token)
    while start >= 0:
        yield start
        start = text.find(token, start + 1)
