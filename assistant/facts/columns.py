"""The columns of the fact workbook: what each is called, how it is explained, how wide it is."""

import re
from dataclasses import dataclass

BASICS, FACTS, EXAMPLE, HELP = "基本信息", "事实", "示例", "填写说明"
KIND = "kind"
KINDS = {"事实": "facts", "不足": "problems", "计划": "plans"}
KIND_WORDS = KINDS | {
    "存在不足": "problems", "问题": "problems", "存在问题": "problems", "短板": "problems",
    "工作计划": "plans", "打算": "plans", "下一步计划": "plans", "下步计划": "plans", "下一步打算": "plans",
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A key of the contract as the workbook shows it; `hint` is one short sentence, `other` what else it is called."""

    key: str
    heading: str
    hint: str
    width: float = 10
    other: tuple[str, ...] = ()


HEAD = (
    Column("unit", "工会全称", "必填。落款用的全称，如 清溪镇总工会", other=("工会名称", "单位", "单位全称", "工会")),
    Column("town", "乡镇（街道）", "必填。如 清溪镇", other=("街道", "镇", "乡", "乡镇街道")),
    Column("year", "年份", "必填。四位数字，如 2025", other=("年度",)),
    Column("period", "期间", "必填。年度、上半年、下半年、第一季度、1—9月等", other=("时期", "总结期间")),
    Column("superior", "上级工会", "如 临江县总工会", other=("上级",)),
    Column("led_by", "领导机关", "如 镇党委、镇政府", other=("领导", "在谁领导下")),
    Column("until", "数据截至", "数字统计到哪一天，如 2025-12-10", other=("截至", "截止", "统计截至")),
    Column("guidance", "指导思想", "引言要写到的精神，几项用分号隔开", other=("指导精神",)),
    Column("people", "人员", "表里提到的人，如 周桂兰；陈立（工会主席）", other=("人名",)),
    Column("length", "字数", "希望多长，如 2500", other=("篇幅",)),
    Column("headings", "规定标题", "县里统一规定了标题才填，几个用分号隔开", other=("标题",)),
)

ROW = (
    Column(KIND, "类别", "事实、不足、计划选一；不填算事实", 7, ("类型",)),
    Column("theme", "主题", "从下拉表里选", 12),
    Column("label", "事项", "数字说的是什么，或活动名称，如 新建企业工会", 26, ("名称", "指标", "事项名称")),
    Column("value", "数值", "本期的数，如 6、98.5、10—12；还没有的填 待补", 9, ("数量", "本期", "今年", "本年")),
    Column("approx", "约数词", "不是准确数时选：余、多、近、约等", 8, ("约数",)),
    Column("unit", "单位", "有数就要有单位，如 家、人、万元、%", 7, ("计量单位", "量词")),
    Column("total", "期末总数", "到期末一共有多少（累计、存量）", 10, ("总数", "累计", "存量", "累计总数")),
    Column("last", "上年同期", "上一年同一件事的数，用来算增减", 10, ("上年", "去年", "去年同期", "上年数")),
    Column("target", "目标", "年初定的任务数", 8, ("任务", "任务数", "目标数", "年度目标")),
    Column("text", "文字事实", "没有数字的事写成一句，如 周桂兰获市五一劳动奖章", 34, ("文字", "内容", "事实")),
    Column("date", "日期", "如 2025-04-28、4月、3月至5月、春节", 13, ("时间",)),
    Column("place", "地点", "活动在哪里", 12),
    Column("how", "做法", "怎么做的，稿子里照这个说", 28, ("怎么做的",)),
    Column("result", "成效", "结果怎样，没有就不填；稿子不会另外夸", 24, ("效果", "结果")),
    Column("of", "属于哪一项", "是其中一部分时填：整体那条的事项，或 ↑ 表示上面那条", 12, ("属于", "其中")),
    Column("with", "同一活动", "与哪一条是同一件事：那条的事项，或 ↑ 表示上面那条", 12, ("随同", "同属", "同一件事")),
    Column("by", "由谁办", "不是工会自己办的才填，如 配合镇民政办", 14, ("承办", "承办单位", "主办")),
    Column("state", "进展", "还没办完才填，如 正在筹备", 12, ("状态", "进度")),
    Column("items", "名单", "具体名称，几个用顿号隔开", 18, ("名称列表", "明细")),
    Column("until", "截至", "这一条的统计日期与整表不同才填", 12, ("截止", "数据截至")),
    Column("source", "出处", "数字从哪里来，备查，不写进稿子", 14, ("来源", "依据")),
    Column("highlight", "重点", "是：着重写", 6, ("亮点",)),
    Column("must", "必写", "否：可以不写进稿子；不填算是", 6),
    Column("id", "编号", "别的条要指到这一条、又有重名时才填", 8, ("代号",)),
)

IGNORED = ("序号", "备注", "说明")


def normal(heading: object) -> str:
    """Write a heading without spaces, stars, colons and what stands in brackets."""
    return re.sub(r"[（(].*?[)）]|[\s*＊:：]", "", str(heading or ""))


def key_of(heading: object, columns: tuple[Column, ...]) -> str | None:
    """Find the contract's key for a heading: by its own name, another name for it, or the key itself."""
    name = normal(heading)
    for column in columns:
        if name in (normal(column.heading), column.key, *column.other):
            return column.key
    return None


def heading_of(key: str) -> str:
    """Give the heading of a row's key."""
    return next(column.heading for column in ROW if column.key == key)
