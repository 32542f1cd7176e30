"""An empty fact sheet to fill in: a workbook, or YAML with comments."""

from pathlib import Path

from assistant.errors import SheetError
from assistant.facts.workbook_layout import empty_workbook
from assistant.files import write_whole

YAML_TEMPLATE = """\
# 事实表。冒号后面空一格再填；不用的行可以删去。# 后面是说明，不会读入。
unit:                     # 必填：工会全称，如 清溪镇总工会
town:                     # 必填：乡镇（街道），如 清溪镇
superior:                 # 上级工会，如 临江县总工会
led_by:                   # 在谁领导下，如 镇党委、镇政府
year:                     # 必填：四位数字，如 2025
period: 年度              # 必填：年度、上半年、下半年、第一季度、1—9月等
until:                    # 数字统计到哪一天，如 2025-12-10
guidance: []              # 引言要写到的精神，如 [党的二十届四中全会精神]
people: []                # 表里提到的人，如 [周桂兰, {name: 陈立, title: 工会主席}]
length: 2500              # 希望多少字
headings: []              # 县里统一规定了标题才填

# 一行一件事，每行以“- ”开头。主题从下面选：
# 思想引领 组织建设 新就业形态 维权协商 民主管理 帮扶救助 普惠服务 建功立业
# 文体活动 安全生产 女职工工作 经费经审 自身建设 荣誉表彰 其他
# 常用的键：label 事项，value 本期数，unit 单位，total 期末总数，last 上年同期，target 目标，
#   approx 约数词（余 多 近 约 以上 超过 左右 不足），date 日期，place 地点，how 做法，result 成效，
#   of 属于哪一项，with 与哪一条是同一件事（↑ 表示上面那条），by 由谁办（不是工会自己办的），
#   state 进展（还没办完的），items 名单，source 出处，highlight: true 重点，must: false 可以不写。
# 没有数字的事用 text 写成一句。数字还没有的，value 写 null。举例：
#   - {theme: 组织建设, label: 新建企业工会, value: 6, total: 41, last: 4, unit: 家, how: 逐户上门}
#   - {theme: 维权协商, label: 集体合同签订率, value: 98.5, last: 96, unit: "%"}
#   - {theme: 帮扶救助, label: 春节慰问困难职工, value: 58, unit: 户, date: 春节}
#   - {theme: 帮扶救助, label: 发放慰问金, value: 5.8, unit: 万元, with: ↑}
#   - {theme: 文体活动, label: 庆“五一”职工运动会, date: 2025-04-28, place: 镇文体中心}
#   - {theme: 文体活动, label: 参加职工, value: 320, approx: 余, unit: 人, with: ↑}
#   - {theme: 荣誉表彰, text: 周桂兰获市五一劳动奖章}
facts:

# 不足和计划：一句话，或与上面一样的一行。
problems:
#   - 小微企业工会作用发挥不充分
plans:
#   - {theme: 组织建设, label: 新建企业工会, value: 8, unit: 家}
"""


def write_template(path: Path) -> None:
    """Write an empty sheet to fill in: .xlsx with a filled example, or .yaml with comments.

    Raises SheetError for another suffix and for a file that holds something already, UnwritableFile.
    """
    suffix = path.suffix.lower()
    if suffix not in (".xlsx", ".yaml", ".yml"):
        raise SheetError([f"空表不能建成“{suffix or path.name}”。请用 .xlsx 或 .yaml 作扩展名。"])
    if path.exists() and path.stat().st_size:
        raise SheetError([f"{path} 已经存在，没有覆盖。请换个文件名，或先把它移走。"])
    write_whole(path, empty_workbook() if suffix == ".xlsx" else YAML_TEMPLATE.encode())
