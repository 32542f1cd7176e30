"""What a figure of a sentence counts: a short label made of the words before and behind it."""

import re
from functools import cache

import rjieba

LONGEST_LABEL = 20
LONGEST_PHRASE = 12

# Verbs that open a label or take the counted thing as their object; the last one before the figure counts.
_VERBS = tuple(
    """
    新建 新增 新设 新签 新发展 建成 建立 建起 组建 成立 创建 设立 设置 增设 开办 开设 开通 开展 举办 举行 召开 组织
    承办 打造 升级 改造 布设 吸纳 吸收 发展 动员 推荐 评选 选树 选聘 聘请 招聘 聘用 配备 培养 培育 带动 引导 帮助
    协助 支持 指导 推动 促成 签订 续签 签署 发出 发放 送上 送去 送出 送到 赠送 配送 下拨 拨付 划拨 筹集 募集 争取
    投入 支出 收缴 上缴 返还 给付 支付 补助 奖励 资助 慰问 走访 看望 探望 救助 帮扶 结对 申领 申报 办理 办结 受理
    收到 接到 接待 接访 调解 化解 调处 追回 追讨 讨回 挽回 转办 代理 提供 服务 惠及 覆盖 受益 培训 轮训 授课 宣讲
    发布 刊发 推送 报道 报送 制作 印发 编印 张贴 征集 收集 采纳 落实 解决 答复 审议 审议通过 通过 检查 巡查 排查
    查出 查找 发现 整改 完成 实施 推广 认定 取得 获得 荣获 考取 实现 安排 采集 录入 登记 建档 摸排 调研 联系 推介
    安置 转载 照看 托管 清理 更换 添置 购买 捐赠 借阅 接送 观看 参加 参与 参赛 参保 参训 参演 体检 疗养 领取 领到
    拿到 拿回 涵盖 包联 命名 转入 办起 吸引 录用
    """.split()
)
_JOINING = tuple("参加 参与 参赛 参训 参演 参保 受益 入会 报名 听讲 观看 到场 参会 疗养 体检".split())
_NOUNS = tuple("选手 队员 骑手 卡友 小哥 妈咪 工会 职工 会员 老药工 药工 班组 站点 驿站 门店 商户 楼宇".split())
_BODY = r"(?:[\u4e00-\u9fff]{0,6}(?:镇|乡|街道|区|县|市))?(?:总工会|工会联合会)|[我全本该](?:镇|乡|街道|区|县|市|园区)"
_LEADING = re.compile(
    rf"^(?:{_BODY}|今年以来|一年来|[这本上下]半年|[本这]季度|第?[一二三四]季度|半年来|这一年|全年|今年|年内|目前|截至目前|至今|现已|已经|已|先后|累计"
    r"|共计|总共|共|分别|各|同时|此外|另外|另有|还有|还|其中|并且|并|又|也|再|均|都|一共|合计|仅|只|由|经|通过|为此|随后|随即"
    r"|期间|每年|余下|其余|剩余|[,，、：:；;和与及（(“”])+"
)
_TRAILING = re.compile(
    r"(?:了|达到|达|约为|为|是|共有|共计|一共|共|约|已有|已|有|近|超过|至|到|增加到|增至|扩大到|上升到|提高到|升至|仅|只有|只|累计|分别|各|合计"
    r"|总额|总数|平均|[（(“：:、，,]|）)+$"
)
_TIMES = re.compile(r"\d{4}年|\d{1,2}月(?:\d{1,2}日|份|初|中旬|上旬|下旬|底)?|[一二三四]季度|[上下]半年")
_HANGING = frozenset("给 为 对 向 把 将 与 和 在 于 请 由 让 使 从 按 以 用 被 的".split())
_CAUSATIVE = frozenset("推动 组织 帮助 协助 指导 引导 支持 促成 选定 带动 动员 督促 会同 联合 安排".split())
_ALONE = re.compile(
    r"^(?:给|为|对|向|把|将|与|和|在|于|请|由|让|使|从|按|以|用|被|的|人数|数量|户数|家数|件数|金额|\W|\d)*$"
)
_STOP = re.compile(r"[，。；：、！？（）()“”\d]")


def label_of(before: str, after: str) -> str:
    """Name what is counted from the words before the figure (back to the last figure or stop) and behind it.

    发出要约书|24份 → 发出要约书, 慰问|58名|困难职工 → 慰问困难职工, |210名|职工参演 → 参演职工; empty where none tells.
    """
    head, tail = _head(before), counted_words(after)
    if _ALONE.match(head):
        return _cut(_turned(tail, after))
    last = _dictionary().cut(head)[-1]
    if last == "的" and (tail or len(head) > 1):
        return _cut(_from_last_verb(head) + tail if tail else _from_last_verb(head[:-1]))
    if last in _HANGING:
        return _cut(_turned(tail, after))
    if last in _CAUSATIVE:
        return _cut(_phrase(after) or tail)
    if tail and last in _VERBS:
        return _cut(last + tail)
    return _cut(_from_last_verb(head))


def counted_words(after: str) -> str:
    """Give the noun that stands right behind a figure (58名|困难职工|参加); empty where another word does."""
    words: list[str] = []
    for word, tag in _dictionary().tag(_STOP.split(after.strip())[0]):
        if word in _VERBS or not tag.startswith(("n", "l", "a", "b", "j", "i", "vn", "s", "z", "eng")):
            break
        words.append(word)
    return "".join(words)[:LONGEST_LABEL]


def opening_verb(label: str) -> str:
    """Give the verb that a label begins with; empty where it begins otherwise."""
    return max((verb for verb in _VERBS if label.startswith(verb)), key=len, default="")


@cache
def _dictionary() -> rjieba.Jieba:
    dictionary = rjieba.Jieba()
    for word in _NOUNS:
        dictionary.add_word(word, 100_000, "n")
    for word in _VERBS:
        dictionary.add_word(word, 100_000, "v")
    return dictionary


def _head(before: str) -> str:
    text = _TIMES.sub("", before).strip(" 　")
    previous = None
    while text != previous:
        previous = text
        text = _TRAILING.sub("", _LEADING.sub("", text)).strip(" 　")
    return text


def _from_last_verb(head: str) -> str:
    verb = _last_verb(head)
    place = head.rindex(verb) if verb else 0
    # A verb at the end tells what became of the words before it (企业工会换届, 合同签订率): they are the label.
    if verb and 0 < place >= len(head) - len(verb) - 1:
        earlier = _last_verb(head[:place])
        return head[head.rindex(earlier, 0, place) :] if earlier else head
    return head[place:]


def _last_verb(text: str) -> str:
    found = [(text.rindex(verb) + len(verb), len(verb), verb) for verb in _VERBS if verb in text]
    return max(found)[2] if found else ""


def _turned(tail: str, after: str) -> str:
    """Put what people joined in before them (职工|参演 → 参演职工); else keep a short phrase (职工|留岗带徒)."""
    phrase = _phrase(after.strip()[len(tail) :])
    if tail and phrase in _JOINING:
        return phrase + tail
    if phrase.startswith(("的", "为", "是", "在", "由", "被", "中", "以")) or len(phrase) > LONGEST_PHRASE:
        return tail
    return tail + phrase


def _phrase(after: str) -> str:
    words = re.split(r"[，。；：、！？（）()\d]", after.strip())[0]
    return words.removesuffix("了").removesuffix("的") if len(words) <= LONGEST_LABEL else ""


def _cut(label: str) -> str:
    label = _whole_quotes(_without_list(label))
    label = label if len(label) <= LONGEST_LABEL else label[-LONGEST_LABEL:]
    return re.sub(
        r"^(?![在给](?:档|册|岗|职|建|付))[的了在将把对给为向被于”’》）、_\W]*(?=[“‘《（\u4e00-\u9fffA-Za-z])|[“‘（(《可]+$",
        "",
        label,
    )


def _without_list(label: str) -> str:
    """Name the kind, not the examples: 查出用火用电、脚手架搭设等隐患 → 查出隐患."""
    examples, mark, kind = label.rpartition("等")
    return opening_verb(examples) + kind if mark and "、" in examples and len(kind) > 1 else label


def _whole_quotes(label: str) -> str:
    """Leave out what stands before a closing quote that was not opened."""
    for opening, closing in ("“”", "《》", "（）", "‘’"):
        while closing in label and opening not in label[: label.index(closing)]:
            label = label[label.index(closing) + 1 :]
    return label
