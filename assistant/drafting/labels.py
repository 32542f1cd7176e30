"""What a fact's label is in grammar: does it begin with an action, name an event, a rate, or end as a predicate."""

import re
from functools import cache

import rjieba

ACTIONS = tuple(
    sorted(
        (
            "新建 新增 新设 新发展 建成 建立 建设 组建 创建 成立 设立 设置 开办 开设 开通 开展 举办 举行 召开 "
            "组织 承办 协办 主办 参加 参与 参训 参赛 吸纳 吸收 发展 动员 引导 推动 推进 推选 选树 选举 选派 推荐 "
            "评选 表彰 命名 培育 打造 升级 改造 签订 续签 签署 审查 审议 审计 审核 收缴 上缴 缴纳 返还 拨付 投入 "
            "筹集 募集 争取 发放 发出 发送 送出 赠送 配送 慰问 走访 看望 探望 救助 帮扶 资助 帮助 协助 申领 申报 "
            "办理 办结 受理 收到 接待 接访 处理 调处 调解 化解 追回 追讨 提供 服务 惠及 覆盖 受益 培训 轮训 授课 "
            "宣讲 宣传 发布 刊发 报道 制作 印发 编印 张贴 征集 收集 采纳 落实 解决 答复 检查 排查 查出 查找 查处 "
            "整改 完成 实施 攻关 推广 认定 取得 获得 荣获 获评 达到 实现 配备 聘请 招聘 聘用 安排 更换 维修 维护 "
            "更新 录入 采集 登记 建档 核查 摸排 摸底 调研 普查 联系 结对 对接 牵线 促成 介绍 推介 安置 购买 采购 "
            "添置 捐赠 捐款 使用 支出 报销 给付 赔付 补助 补贴 减免 代理 援助 提交 提出 上报 转办 移交 指导 督导 承接 "
            "委托 听讲 听课 观看 观摩 交流 体检 筛查 疗养 疗休养 托管 开放 接送 运送 投保 参保 续保 带动 吸引 邀请 "
            "聘任 送 雇用 编成 摸清 推行 实行 聘请 支付 兑现 适用 涉及 涵盖 选出 办起 建起 配发 评出 要回 讨回 拿回 "
            "反映 报告 挽回 清理 取消 代办 张榜 返拨 上线 启用 开通 拿到 考取 考得 领到 领取 晋升 晋级 学会 申请 "
            "记录 汇总 接收 垫付 补发 帮办 约谈 结清 调整 优化 疏通 更改 加装 增设 扩建 改建 翻修 修缮 翻新 装修 "
            "租用 借用 腾出 打扫 搬迁 粉刷 建好 招录 招募 "
        ).split(),
        key=len,
        reverse=True,
    )
)
PERSONS = ("人", "名", "位", "人次")
SHORT_ACTIONS = frozenset("提 办 开 建 签 发 设 编 印 添 聘 讲 评 查 送".split())
_RUNNING = re.compile("[再续加]?办(?![公事学案])")
_FOUNDING = ("新建", "建成", "建立", "组建", "创建", "成立", "设立", "新增", "新设", "发展", "培育", "开办", "选树")
PREDICATES = ("加入", "换届", "补选", "改选", "入会", "建会", "脱困", "就业", "上岗", "复工", "挂牌")
# what makes a noun of the deed before it: 托管班, 宣讲员
_NAMED = re.compile("[员者](?!工)|班(?![组子长前])")
_GATHERING = r"(运动会|联欢会|联谊会|歌会|舞会|灯会|故事会|庙会|晚会|游园会|相亲会|招聘会|展览会|分享会|读书会|比赛会)$"
_WATCHED = re.compile("(收看|观看|收听|聆听)[^，]*[会片剧]$")
_MEETING = re.compile(r"(?<![工转入建社协商合员全])会议?$|协商会$|代表大会$|职代会$|工代会$")
_DRIVE = re.compile(
    r"(活动|行动|检查|调研|巡讲|宣讲|走访|排查|整治|劳动竞赛|慰问|演练|练兵|培训|义诊|体检|普查|探望|探访|巡查|夜巡|"
    r"观摩|参观|研学|轮训|复训|研修|集训|放映|帮工|救助|援助|咨询|疗休养|座谈|家访|协商|审计|核查|擂台|筛查|会商|恳谈|督查|督导|指导|抽查|摸排|宣传|师带徒|随手拍|"
    r"送温暖|送清凉|助学|圆梦|进(?:万家|社区|企业|校园|园区|车间|班组|工地|厂区|乡村|商圈|楼宇|码头|牧区|军营|机关|景区)|志愿服务|送服务|满减|自查|妇检|测评|评测|读书分享|问诊|坐诊|把脉|评定|评估|(?<![生节假念])日)$"
)
_EVENT = re.compile(
    r"(比赛|竞赛|大赛|联赛|比武|(?:培训|兴趣|托管|辅导|提升|研修)班|夜校|讲座|课堂|讲堂|论坛|演出|汇演|展演|(?<![发开扩拓进])展|联谊|第一课|"
    r"文化节|艺术节|体育节|健步走|徒步|拔河|仪式|启动式|沙龙|演讲|征文|"
    r"开放日|专场|集市|游园会|活动日|宣传月|宣传周|安全月|趣味赛|邀请赛|挑战赛|擂台赛|[球棋]赛|技能赛|[^参]赛)$"
)

# those who did what a relative clause tells: 召开职代会的企业, but no 取得的成绩
DOERS = re.compile(
    r"(企业|单位|公司|厂|站|店|商户|网点|工坊|合作社|班组|工会|职工|会员|员|工|手|师|司机|骑手|小哥|劳动者|学生|家庭|农户|工人|居民|村民|群众|孩子|子女|儿童|老人|劳模|工匠|师傅|干部|[农渔牧移居村灾]民|队伍?)$"
)
# doers that are no persons
BODIES = re.compile("(企业|单位|公司|[厂站店]|商户|网点|工坊|合作社|班组|工会)$")
_RELATIVE = re.compile(
    r"(?P<deed>(?!开展|进行|接受|看望|慰问|走访|资助|救助|帮扶|帮助|培训|表彰|接待|服务|聘).{3,})的(?P<doers>[^的“”（）]{1,10})"
)
_ENTRANTS = re.compile(
    r"(?P<event>.{3,})(?P<verb>参赛|参加|参演|参训|报名)(?P<who>队伍?|企业|单位|班组|选手|职工|人员|人数|学员)"
)
_ENTERING = {"参赛": "参加", "报名": "报名参加", "参演": "参加", "参训": "参加"}

TAKING_PART = re.compile(
    "参加|参与|参赛|参训|参演|参学|受训|听讲|听课|观看|体检|上场|登台|报名|到场|到会|与会|受益|受助"
)
# verbs that say which people or things are meant, not what was done with them
ATTRIBUTE = re.compile(
    "在|兼职|专职|挂职|流动|外来|外出|退休|失业|待业|留守|受损|受灾|拖欠|劳务|经费|免费|突发|患病|受伤|返乡|考上|防暑|防寒|共享|志愿|"
    "歇脚|候船|候车|候工|取暖|摆渡|采摘|嫁接|休息|充电|阅读|避暑|选手|饮水|遮阳|加油|停车"
)

# deeds that the tokeniser does not know for such
_DEEDS = frozenset(
    (
        "普法 维权 协商 恳谈 会商 磋商 竞答 评议 测评 评审 评比 义诊 义剪 义卖 义演 夜跑 健走 演说 演讲 体验 "
        "服务 观影 交底 团建 研学 "
        "述评 述职 对账 联调 共建 联建 读书 诵读 训练 联谊 交友 绿化 保洁 消杀 献血 送考 送医 走访 回访 家访 "
        "巡视 巡查 点检 "
        "辅导 督导 教学 助考 助农 助学 助老 法援 调处 对接 试点 推介 直播 路演 展销 采风 采写 征文 打卡"
    ).split()
)
# verbs that hold their object, so that a noun behind one is not what is done to: 讨薪农民工, 停工企业
_HOLDS_ITS_OBJECT = re.compile("[\u4e00-\u9fff][薪工岗职乡病伤灾孕残婚学休难班偶院]")
# words that the tokeniser takes for deeds
_NOUNS = frozenset("经费 工资 费用 薪酬 零工 合同 劳务 协议".split())
# what makes the verb before it a trade's name: 装卸行业, 采摘工
_TRADE = re.compile("行业|岗位|车间|季(?!度)|工(?![作会人资])")
EACH = ("每", "户均", "人均", "月均", "年均", "日均")
# verbs that mostly name what they are: 学习小组, 配送企业
_NAMING = frozenset(
    "学习 培训 服务 宣传 配送 维修 检查 监督 诉求 投诉 建议 求助 咨询 管理 工作 劳动 生产 安全 保障 保护 交流 "
    "创新 革新 发明 活动 休息 阅读 体验 互助 协商 调解 代理 装卸 养殖 种植 加工 运输 施工 建设 研究 设计 "
    "检修 巡检 涉爆".split()
)
COVERBS = frozenset("给 为 帮 向 对 与 和 同 在 把 将 到 赴".split())


@cache
def leading_action(label: str) -> str:
    """Return the action words that a label begins with, `''` where it begins with something else."""
    if known := known_action(label):
        return known
    if running := _RUNNING.match(label):
        return running[0]
    word, tag = next(iter(rjieba.tag(label)), ("", ""))
    if word in SHORT_ACTIONS:
        return word
    acts = tag.startswith("v") and len(word) > 1 and word not in _NOUNS
    return word if acts and not (ATTRIBUTE.match(word) or _modifies(word, label)) else ""


@cache
def known_action(label: str) -> str:
    """Return the words of the list of actions that a label begins with, `''` where it begins with none.

    慰问品 and 培训班 begin with none: they are nouns.
    """
    word, tag = next(iter(rjieba.tag(label)), ("", ""))
    if tag.startswith("n") and word not in ACTIONS and not word.startswith(_FOUNDING):
        return ""
    rest = label
    while action := next((word for word in ACTIONS if rest.startswith(word) and not _names(word, rest)), ""):
        rest = rest.removeprefix(action)
    return label.removesuffix(rest) if rest else label


def _modifies(verb: str, label: str) -> bool:
    """Whether the verb that a label begins with only says which of those behind it are meant: 讨薪农民工."""
    behind = next(iter(rjieba.tag(label.removeprefix(verb))), ("", ""))
    return bool(_HOLDS_ITS_OBJECT.fullmatch(verb)) and behind[1].startswith(("n", "l"))


def _names(action: str, words: str) -> bool:
    """Whether the deed that words begin with is a part of a noun: 托管班, 宣讲员."""
    return bool(_NAMED.match(words.removeprefix(action)))


def without_action(label: str) -> str:
    """Return what a founding action founded: 新建企业工会 → 企业工会; `''` where that is not plain."""
    action = leading_action(label)
    rest = label.removeprefix(action)
    if action not in _FOUNDING or not rest or rest.endswith(PREDICATES):
        return ""
    return rest


@cache
def has_action(label: str) -> bool:
    """Whether an action stands anywhere in the label, so that it reads as a clause: 春节慰问困难职工."""
    return any(word in ACTIONS for word in rjieba.cut(label)) or bool(leading_action(label))


@cache
def is_deed(word: str) -> bool:
    """Whether a word is a deed, though the tokeniser may take it for a thing: 检查, 普法, 观影."""
    return len(word) > 1 and (word in ACTIONS or word in _DEEDS)


@cache
def tells_nothing_done(words: str) -> bool:
    """Whether words name something: what verbs they hold only say which is meant, and no adverb stands among them."""
    return not any(_tells(word, tag) for word, tag in rjieba.tag(words)) and not words.startswith((*COVERBS, *EACH))


def _tells(word: str, tag: str) -> bool:
    if tag == "d" or word in SHORT_ACTIONS:
        return True
    acts = (tag == "v" or word in ACTIONS) and word not in _NAMING
    return acts and not (ATTRIBUTE.match(word) or _HOLDS_ITS_OBJECT.fullmatch(word))


@cache
def is_clause(words: str) -> bool:
    """Whether words hold a verb, so that they can stand between commas by themselves."""
    return any(tag.startswith("v") and tag != "vn" for _, tag in rjieba.tag(words))


@cache
def is_predicated(label: str) -> bool:
    """Whether the label is a subject with its predicate: 基层工会按期换届, 货车司机入会."""
    if leading_action(label) or not label.endswith(PREDICATES):
        return False
    return any(tag.startswith("n") for _, tag in rjieba.tag(label[:-2]))


@cache
def names_a_thing(label: str) -> bool:
    """Whether the label only names what is counted, with nothing done in it: 维权公示牌, 图书."""
    tags = ["n" if word in _NOUNS else tag for word, tag in rjieba.tag(label)]
    if tags[0].startswith("v") or has_action(label):
        return False
    return tags[-1].startswith("n") or not any(tag.startswith("v") for tag in tags)


@cache
def begins_with_verb(label: str) -> bool:
    """Whether a label begins with a deed: 补签劳动合同, but not 劳动合同 or 绣娘班."""
    (word, tag), following = (*rjieba.tag(label), ("", ""))[:2]
    named = (
        ATTRIBUTE.match(word) or _TRADE.match(label.removeprefix(word)) or _names(word, label) or _modifies(word, label)
    )
    acts = tag == "v" and not named and (len(word) > 1 or word in SHORT_ACTIONS or following[1] == "v")
    return acts or bool(known_action(label) or _RUNNING.match(label))


@cache
def is_noun(words: str) -> bool:
    """Whether words are nouns alone, or end with those who do something: 女职工, 焊工."""
    return all(tag.startswith(("n", "b", "j", "l")) or word == "、" for word, tag in rjieba.tag(words)) or bool(
        DOERS.search(words)
    )


@cache
def deed_and_doers(label: str) -> tuple[str, str] | None:
    """Return 召开职代会 and 企业 of 召开职代会的企业, 参加龙舟赛 and 队伍 of 龙舟赛参赛队; None for other labels.

    Who took part is `''` where the label only says 人数.
    """
    relative = _RELATIVE.fullmatch(label)
    if relative and known_action(relative["deed"]) and DOERS.search(relative["doers"]):
        return relative["deed"], relative["doers"]
    entrants = _ENTRANTS.fullmatch(label)
    if not entrants or leading_action(label):
        return None
    who = {"队": "队伍", "人数": "", "人员": ""}.get(entrants["who"], entrants["who"])
    return _ENTERING.get(entrants["verb"], entrants["verb"]) + entrants["event"], who


def is_rate(label: str, unit: str) -> bool:
    """Whether the fact is a rate and not a count."""
    return unit in ("%", "％", "百分点", "‰")


@cache
def event_verb(label: str) -> str:
    """Return the verb that an event takes (召开 举办 开展), `''` where the label names none or has a verb."""
    if (
        known_action(label)
        or _RUNNING.match(label)
        or leading_action(label).lstrip("再续又") in SHORT_ACTIONS
        or label.startswith(("再开", "再办", "续开"))
        or any(
            verb in label for verb in ("召开", "举办", "开展", "举行", "参加", "参与", "接受", "申报", "申请", "上报")
        )
        or next(iter(rjieba.cut(label)), "") in COVERBS
    ):
        return ""
    if _WATCHED.search(label):
        return "组织"
    if re.search(_GATHERING, label):
        return "举办"
    if _MEETING.search(label):
        return "召开"
    if _DRIVE.search(label):
        return "开展"
    return "举办" if _EVENT.search(label) else ""
