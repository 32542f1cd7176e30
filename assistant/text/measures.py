"""The usual names of measure words, which may stand for each other, and how an amount is written with one."""

import re
from decimal import Decimal

from assistant.records import Amount
from assistant.text import si_units
from assistant.text.measure_words import VESSELS
from assistant.text.numerals import plain, scale_of

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
    "个钟头": "小时",
    "钟头": "小时",
    "立方": "立方米",
    "平方": "平方米",
    "个平方": "平方米",
    "人·次": "人次",
    "人/次": "人次",
    "人／次": "人次",
    "里地": "里",
    "华里": "里",
    "大类": "类",
    "大项": "项",
    "大块": "块",
    "市亩": "亩",
    "市斤": "斤",
    "市尺": "尺",
    "公分": "厘米",
    "公升": "升",
    "标准箱": "标箱",
    "TEU": "标箱",
    "美金": "美元",
    "°C": "℃",
    "°": "度",
    "V": "伏",
    "W": "瓦",
    "L": "升",
    "t": "吨",
    "m": "米",
    "g": "克",
    "mg": "毫克",
    "ml": "毫升",
    "mL": "毫升",
    "cm": "厘米",
    "mm": "毫米",
    "dm": "分米",
    "kV": "千伏",
    "KV": "千伏",
    "kVA": "千伏安",
    "kW": "千瓦",
    "KW": "千瓦",
    "MW": "兆瓦",
    "kWh": "千瓦时",
    "Hz": "赫兹",
    "小项": "项",
    "小类": "类",
} | {symbol: name for symbol, name in si_units.SYMBOLS.items() if symbol not in ("km", "kg")}
_MAY_DROP_GE = ("月", "工作日", "小时", "星期", "季度", "年度", "批次", "班次", "点位", "床位", "家庭", "世纪", "学期")
_SCALED = re.compile(r"(万亿|千万|百万|十万|亿|万|千(?![瓦米克伏帕卡焦牛安欧赫乏])|百(?!分))(.+)")
_SIZED = re.compile(f"^[大小](?=[{VESSELS}]$)")
_TENTHS = {"成": "%", "折": "%"}
_SMALL_MONEY = {"角": 10, "毛": 10, "角钱": 10, "毛钱": 10, "分钱": 100}

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
        return low / _SMALL_MONEY[unit], "元"
    if unit == "刻钟":
        return low * 15, "分钟"
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
    unit = _SIZED.sub("", unit)
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
