"""Which verb a thing takes in a report by what it is: 设 a station, 签订 a contract, 发放 goods."""

import re
from functools import cache

import rjieba

from assistant.drafting.crowds import handed_to
from assistant.drafting.labels import ACTIONS, COVERBS, EACH, PERSONS, SHORT_ACTIONS, begins_with_verb, is_noun

# the verb that goes with a thing by what it is; none of them says more than that there is the thing
_THING_VERBS = (
    (re.compile("(合同|协议|协议书|承诺书?|责任书)$"), "签订"),
    (re.compile("^“?一函两书”?$|(提示函|意见书|建议书|倡议书)$"), "发出"),
    (
        re.compile(
            "(慰问金|慰问款|助学金|救助金|应急金|补助金|奖[励学]?金|奖励|补贴|补助|津贴|慰问品|物资|用品|礼包|(?<![外承打发分])包|资料|手册|折页|传单|读本|"
            "宣传[品册单]|手套|口罩|头盔|[雨棉救大工]衣|救生衣|遮阳帽|药品|消费券|电影票|红包)$"
        ),
        "发放",
    ),
    (
        re.compile(
            "(充电桩|设备|器材|设施|空调|冰箱|药箱|急救箱|保险柜|电脑|水壶|[\u4e00-\u9fff](?:机|器|炉|灯|扇|仪|泵))$"
        ),
        "配备",
    ),
    (re.compile("(安全员|监督员|检查员|联络员|信息员|指导员|调解员|网格员|宣传员|协管员)$"), "设"),
    (re.compile("(?<![乡镇县区市道])(工会|联合会|工会小组|分会)$"), "建立"),
    (re.compile("要约书?$"), "发出"),
    (re.compile("(?<![资基税租罚约证])金$"), "发放"),
    (re.compile("资金$"), "投入"),
    (re.compile("(建议|提案|金点子)$"), "征集"),
    (re.compile("(社团|兴趣小组|俱乐部)$"), "组建"),
    (re.compile("(档案|台账)$"), "建立"),
    (re.compile("(简报|专刊|内刊)$"), "编发"),
    (re.compile("小组$"), "组建"),
    (re.compile("(师徒|师徒对子|帮扶对子|结对对子)$"), "结成"),
    (re.compile("([会员工服惠互][员务民助]?卡|会员证|工会卡|服务卡)$"), "办理"),
    (re.compile("([托兴训辅习][\u4e00-\u9fff]{0,2}班|[夏冬秋春训]令?练?营|学堂|夜校)$"), "开办"),
    (re.compile("(星级|示范|模范|先进|达标|合格)[\u4e00-\u9fff]{0,2}(之家|小家|工会|班组|站|点|驿站|书屋)$"), "创建"),
    (re.compile("(电影|影片)$"), "放映"),
    (re.compile("(成果|操作法|工作法)$"), "形成"),
    (re.compile("(片|微电影|短剧|歌曲)$"), "制作"),
    (re.compile("(微信群|工作群|小程序|公众号|网站)$"), "建立"),
    (re.compile("(能手|状元|标兵)$"), "产生"),
    (re.compile("(书箱|书架|书柜|展板|展架|换电柜|充电柜|快递柜|外卖柜)$"), "设"),
    (re.compile("(停车位|工位|服务角|休息区)$"), "设"),
    (re.compile("(接驳车|班车|专线|线路)$"), "开通"),
    (re.compile("队$"), "组建"),
    (re.compile("[^班]车$"), "出动"),
    (re.compile("事故$"), "发生"),
    (re.compile("(隐患|毛病|缺陷|(?:^|安全|消防|用电|燃气|设备|现场)问题)$"), "查出"),
    (re.compile("(澡堂|浴室|淋浴间|(?<![库厂病药楼])房|茶吧|书吧|长廊|文化角|凉棚)$"), "设"),
    (re.compile("课程$"), "开设"),
    (re.compile("(食堂|餐厅|超市)$"), "开办"),
    (re.compile("(短视频|推文|图文)$"), "发布"),
    (
        re.compile(
            "(站|(?<![时热要特亮难重试])点|港湾|小屋|书屋|之家|窗口|室|亭|(?<![时期空车民夜])间|食堂|餐厅|专柜|服务台|信箱|公示栏|公开栏|宣传栏|公示牌)$"
        ),
        "设",
    ),
)
# the measure word that a verb's things come with
_UNITS_OF = {
    "组建": "支个",
    "放映": "场部次",
    "结成": "对",
    "编发": "期份",
    "办理": "张本个",
    "创建": "个家间",
    "配备": "台组套部架个盏把件具只",
    "出动": "车次",
    "发出": "份家",
    "开通": "条线路",
    "投入": "万元",
    "征集": "条件",
    "签订": "份个项家",
    "开办": "家个处",
    "设": "个处座间台所块组条名人位只",
    "查出": "处条个项",
    "制作": "部条集首",
    "产生": "名人个位",
}
_GOODS = ("份", "吨", "袋", "顶", "箱", "桶", "套", "副", "盒", "斤", "公斤", "壶", "床")
_PAPERS = re.compile("(合同|协议|档案|台账|书|报告|问卷|建议|提案|证|表|章程|制度|工作法|方案|清单|软件|系统)$")
# deeds that often say only what a thing is for: 宣传资料, 防护用品
_MODIFYING = frozenset("宣传 慰问 救助 服务 培训 学习 表彰 帮扶 检查 维修 配送 宣讲 代理 体检 奖励 补贴 补助".split())
_MEANT_FOR = re.compile("^(?:防暑|防寒|保暖|取暖|御寒|降温|避暑|劳保|防护)(?=.)")
_MEANT_TO_GIVE = re.compile(
    f"(?:{'|'.join(sorted(_MODIFYING))})(?:物资|用品|物品|礼包|礼品|资料|手册|折页|[\u4e00-\u9fff]{{0,2}}[包盒袋])"
)
_INSURED = re.compile("(互助|互助保障|综合保障|险)$")


@cache
def thing_verb(label: str, unit: str) -> str:
    """Return the verb that a thing takes (设 a station, 签订 a contract, 参加 an insurance of persons), else `''`."""
    label = re.sub("（[^（）]*）$", "", label)
    if re.search("[补代下颁]发|配送(?!员)", label):
        return ""
    if unit in PERSONS and _INSURED.fullmatch(label):
        return "参加"
    if _MEANT_TO_GIVE.fullmatch(label):
        return "发放"
    if (
        begins_with_verb(label)
        or label[0] in COVERBS
        or label.startswith(EACH)
        or any(_is_told(*token) for token in rjieba.tag(label))
    ):
        return ""
    if unit in PERSONS and _INSURED.search(label):
        return "参加"
    verb = next((verb for things, verb in _THING_VERBS if things.search(label)), "")
    verb = "" if verb == "发放" and unit in PERSONS else verb
    fits = verb and set(_UNITS_OF.get(verb, unit)) & set(unit) and verb not in label
    return verb if fits else _handed_out(label, unit)


def _handed_out(label: str, unit: str) -> str:
    """Return 发放 for goods by their measure word: 米面油 36份; `''` for papers and what is no thing."""
    goods = (
        unit in _GOODS
        and label[0] not in "送发"
        and not _PAPERS.search(label)
        and is_noun(_MEANT_FOR.sub("", handed_to(label)[1]))
    )
    return "发放" if goods else ""


def _is_told(word: str, tag: str) -> bool:
    """Whether a word of a label tells a deed: 领到 and 展出 do, 保护 and 服务 may belong to a name."""
    return (
        (word in ACTIONS and word not in _MODIFYING)
        or word in SHORT_ACTIONS
        or (tag.startswith("v") and word.endswith(("到", "了", "出", "得", "成")))
    )
