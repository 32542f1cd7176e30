"""Measure words: which there are, which may stand for each other, and how an amount is written with one."""

import re
from decimal import Decimal

from assistant.records import Amount
from assistant.text.numerals import plain, scale_of

MEASURES = tuple(
    """
    个百分点 百分点 个千分点 千分点 个基点 基点
    个工作日 个小时 个星期 个季度 个月份 个月 个年度 个批次 个班次 个点位 个床位 个家庭 个人次
    人次 户次 家次 场次 批次 件次 台次 车次 班次 轮次 趟次 项次 篇次 条次 例次 人·次 人／次 人/次 人日 人天 学时
    课时 小时 分钟 工时 工日 工作日 星期 季度 周岁 周年 平方公里 平方千米 平方米 立方米 平米 公里 千米 厘米 毫米
    千瓦时 千瓦 公斤 千克 公顷 公吨 英寸 美元 港元 欧元 元钱 块钱 毫升 床位 车位 席位 点位 摊位 展位 工位 名额
    件套 台套 人份 亩次 头次 字节 兆瓦 ㎡ m² km kg KM KG 点钟 元 角 名 人 位 员 户 口 家 个 只 支
    枝 条 根 项 件 宗 起 例 桩 对 双 副 付 份 封 篇 则 首 曲 幅 本 册 部 卷 页 版 期 次 场 回 趟 遍 轮 届 班 批 群
    组 队 列 排 节 堂 课 门 款 道 处 所 座 栋 幢 间 站 台 套 辆 艘 架 把 张 面 块 枚 颗 粒 株 棵 盆 束 箱 袋 盒 瓶
    桶 罐 包 床 顶 盏 斤 吨 克 米 亩 升 摄氏度 ℃ 度 天 日 周 月 年 岁 秒 分 倍 番 成 折 笔 单 票 字 句 代 任 类 种
    级 层 段 片 丝 步 题 环 格 集 幕 味 桌 席 卡 碗 餐 刊 通 拨 尊 讲 针 车 学期 学年 艘次 辆次 船次 航次 架次 头
    匹 羽 尾 杯 局 章 册次 门次 份次 针次 餐次 吨次 人年 人月 车皮 集装箱 标箱 号人 铺位 泊位 展位 航班 梯队 战队 声部
    赛段 标段 工种 词条 海里 吨公里 吨位 马力 分贝 华氏度 毫克 微克 毫安 毫秒 微米 纳米 千伏 千帕 兆帕 赫兹 兆赫 千焦
    大类 大项 小项 小类 大块 里地 华里 里 寸 尺 丈 担 毛 块钱
    焦耳 伏特 安培 千卡 大卡 立方厘米 立方分米 立方 平方厘米 平方 % ‰
    """.split()
)
RARE = tuple(
    """
    方 路 声 晚 夜 出 堵 扇 樘 孔 眼 弯 钩 畦 垄 埂 垛 茬 窝 胎 炉 窑 缸 坛 屉 锅 盘 壶 勺 筐 篮 篓 捆 扎 摞 沓 叠 串 帧
    峰 垧 石 式 轴 挂 杆 泡 帖 剂 缕 滴 团 坨 帮 伙 拨 窗 栏 屏 阕 爿 贯 档 列 堆 瓣 炷 幢 进 截 节 摊 窟 丛 簇 筒 管
    伏 瓦 帕 两
    """.split()
)
"""Measure words that are other words too: taken behind a numeral that cannot be part of a word (18方, 二十二方)."""
NOUNS = tuple(
    """
    企业 公司 工厂 单位 部门 行业 乡镇 镇街 街镇 乡 镇 街道 村 社区 园区 县 市 区 省 学校 医院 车间 班组 商户 网点
    站点 站所 驿站 阵地 职工 员工 会员 工人 农民工 同志 人员 干部 党员 代表 委员 选手 学生 学员 家庭 骑手 司机
    劳模 工匠 志愿者 女职工 困难职工 基层工会 工会 工会组织 项目 案件 活动 岗位 建议 小微企业 规上企业 非公企业
    分会 支部 小组 党支部 机关 厂 矿 点 煤矿 女会员
    """.split()
)

_CANONICAL = {
    "％": "%",
    "个百分点": "百分点",
    "个千分点": "千分点",
    "个基点": "基点",
    "元钱": "元",
    "块钱": "元",
    "平米": "平方米",
    "平": "平方米",
    "㎡": "平方米",
    "m²": "平方米",
    "平方千米": "平方公里",
    "千米": "公里",
    "km": "公里",
    "KM": "公里",
    "千克": "公斤",
    "kg": "公斤",
    "KG": "公斤",
    "号人": "人",
    "立方": "立方米",
    "平方": "平方米",
    "人·次": "人次",
    "人/次": "人次",
    "人／次": "人次",
    "里地": "里",
    "华里": "里",
    "大类": "类",
    "大项": "项",
    "大块": "块",
    "小项": "项",
    "小类": "类",
}
_MAY_DROP_GE = ("月", "工作日", "小时", "星期", "季度", "年度", "批次", "班次", "点位", "床位", "家庭")
_SCALED = re.compile(r"(万亿|千万|百万|十万|亿|万|千(?![瓦米克伏帕卡焦])|百(?!分))(.+)")
_TENTHS = {"成": "%", "折": "%"}
_SMALL_MONEY = ("角", "毛")

_GROUPS = (
    "人 名 位 员 口 职工 员工 会员 工人 农民工 同志 人员 干部 党员 代表 委员 选手 学生 学员 骑手 司机 劳模 工匠 志愿者"
    " 女职工 困难职工 女会员",
    "家 企业 公司 工厂 单位 商户 小微企业 规上企业 非公企业 厂",
    "件 宗 起 例 桩 案件",
    "件 项 条 建议",
    "场 次 场次",
    "场 项 活动",
    "期 班 次",
    "轮 次 轮次",
    "批 批次",
    "篇 条 则 篇次",
    "台 辆",
    "台 部 套",
    "座 栋 幢",
    "户 家庭",
    "户 家",
    "元 块",
    "间 家 所",
    "份 册 本",
    "本 册",
    "支 队",
    "天 日",
    "学时 课时",
    "岁 周岁",
    "门 节 堂 课",
    "笔 单",
    "幅 张",
)
_GENERAL = (
    "家 处 所 座 间 支 项 类 种 镇 乡 村 社区 街道 县 市 区 省 园区 乡镇 镇街 站点 站 点 阵地 驿站 网点 部门 单位"
    " 企业 行业 工会 基层工会 工会组织 项目 岗位 分会 支部 小组 党支部 车间 班组 学校 医院 家庭 点位 班 活动 机关"
)


def canonical_amount(low: Decimal, unit: str) -> tuple[Decimal, str]:
    """Expand what the unit holds: 5.8 万元 → 58000 元, 3 万人次 → 30000 人次, 8 成 → 80 %.

    Any other unit is given its usual name: ％ → %, ㎡ → 平方米.
    """
    if unit in _SMALL_MONEY:
        return low / 10, "元"
    if unit in _TENTHS:
        return low * 10 if low < 10 else low, _TENTHS[unit]
    if scaled := _SCALED.fullmatch(unit):
        return low * scale_of(scaled[1]), canonical_unit(scaled[2])
    return low, canonical_unit(unit)


def canonical_unit(unit: str) -> str:
    """Give a measure word's usual name: ％ → %, 平米 → 平方米, 个月 → 月."""
    unit = unit.strip()
    if unit.startswith("个") and unit[1:] in _MAY_DROP_GE:
        return unit[1:]
    return _CANONICAL.get(unit, unit)


def units_agree(a: str, b: str) -> bool:
    """Tell whether two canonical units may stand for each other: 人 and 名, 件 and 宗; never 户 and 人, 元 and 人."""
    if a == b:
        return True
    pair = {a, b}
    return any(pair <= group for group in _AGREEING)


def render_amount(amount: Amount, unit: str, approx: str) -> str:
    """Write an amount as official text does: 320余人, 近7.2万人次, 10—12家, 5%—8%, 95%以上."""
    scaled = _SCALED.fullmatch(unit)
    scale, measure = (scaled[1], scaled[2]) if scaled else ("", unit)
    number = _render_number(amount, scale, measure)
    if approx in ("余", "多") and not amount.is_range and measure != "%":
        return f"{number}{approx}{measure}"
    if approx in ("以上", "左右", "以下", "以内"):
        return f"{number}{measure}{approx}"
    return f"{approx if approx not in ('余', '多') else ''}{number}{measure}"


def _render_number(amount: Amount, scale: str, measure: str) -> str:
    low, high = plain(amount.low), plain(amount.high)
    if not amount.is_range:
        return f"{low}{scale}"
    repeated = "%" if measure == "%" else scale
    return f"{low}{repeated}—{high}{scale}"


_AGREEING = tuple(frozenset(group.split()) for group in _GROUPS) + tuple(
    frozenset({"个", unit}) for unit in _GENERAL.split()
)
