"""Where a numeral counts nothing: 一 as an article (一个新台阶, 每一名) and numerals that stand alone (四促)."""

import re

from assistant.text import lexicon
from assistant.text.measure_words import MEASURES, RARE
from assistant.text.pieces import CN, HAN, any_word

_QUALITIES = """
新 整体 重要 队伍都 平台 载体 窗口 目标 标准 任务 重点 难点 亮点 大事 好 温暖 良好 和谐 高 整 系统 崭新 更 比较 完整
共同 样 都 也 不 又 比 接 紧 人人 有力 强有力 坚强 突出 典型 充满 集 以 安全 健康 舒适 愉快 祥和 欢乐 特殊 难忘 长期
重大 艰巨 紧迫 光荣 战略 基础性 复杂 庞大 神圣 温馨 意思 道理 目的 想法 念头 理由 信念 心思 感受 印象
"""
"""What follows 一个, 一支 where 一 is an article (一个新台阶)."""
_IDEAS = """
台阶 层次 过程 方面 局面 桥梁 纽带 特色 关键 大家庭 缩影 字 模子 声音 方向 面貌 气象 景象 格局 氛围
名片 答卷 画卷 赞歌 乐章 凯歌 灯塔 明灯 春风 清风 暖流 暖阳 阳光 曙光 亮色 底色 风景 风景线 连心桥
同心圆 主心骨 压舱石 试金石 助推器 催化剂 及时雨 攻坚战 持久战 阻击战 保卫战 歼灭战 硬仗 大仗 大战 大考
硬骨头 定心丸 强心剂 强心针 金钥匙 旗帜 良方 重拳 利剑 利器 法宝 抓手 引擎 底线 红线 主线 防线 屏障
防火墙 短板 瓶颈 坎 坎儿 弯路 新路 路子 捷径 天地 天空 蓝天 净土 热土 沃土 精气神 合力 动力 活力 压力
力量 韧劲 干劲 冲劲 拼劲 闯劲 钻劲 士气 正气 责任 使命 担当 情怀 真情 深情 亲情 热情 激情 真心 诚心
初心 恒心 公心 忠诚 温情 暖意 关怀 关爱 牵挂 问候 祝福 心意 敬意 谢意 感动 收获 希望 信心 信任 光荣
荣耀 骄傲 幸福 喜悦 喜庆 风气 风尚 新风 热潮 高潮 浪潮 空话 空谈 真话 实话 大话 套话 暖心话 心里话
贴心话 真心话 公道话 口号 空文 白纸 糊涂账 明白账 良心账 镜头 缩影 剪影 侧影 侧面 写照 瞬间 例子 开端
起点 洗礼 风暴 革命 变革 较量 考验 盛宴 恶战 苦战 赶考 里程碑 转折点
突破 变化 转变 飞跃 跨越 厚礼 心病 心事 心结 心愿 巧手 慧眼 铁脚板 好手 大文章 好戏
重头戏 独角戏 接力棒 接力赛 马拉松 系统工程 民心工程 必修课 盛事 幸事 清流 甘霖 良药 力气 汗水
"""
"""What 一条, 一场, 一份 is said of in a figure of speech (一场硬仗, 一道亮丽的风景线)."""
_UNIVERSAL = """
每 任何 哪 某 同 这 那 另 不漏 不落 不让 决不让 绝不让 不少 没有 无 唯 更上 迈上 围绕 紧扣 紧紧围绕 突出 最后 再 又 是
成为 作为 成了 当成 视为 视作 变成 变为 当作 像 好似 犹如 如同 宛如 好比 称为 誉为
"""
"""What stands before 一名, 一家 where nothing is counted (每一名, 同一家, 成为一名)."""
_ONE = (
    f"一(?:[{''.join(word for word in MEASURES + RARE if len(word) == 1 and word >= '一')}股阵腔抹番记剂锅缕身肚脸]|大)"
)
_GROWN = "|".join(
    f"(?<={lead}一.)"
    for lead in ("[近深高厚浓快低强大热亲紧松轻重进]了", f"[再更做又]{HAN}", f"[再更做又]{HAN}{HAN}", "[深实细紧强拧]")
)
"""What grows by one layer or circle grows without a count (近了一层, 再扩一圈, 做深一层)."""
_ARTICLE = re.compile(
    rf"一(?:批(?![\d二三四五六七八九十百])|种|股|丝(?![绸线])|幅|盘|片|颗|派|副|代|流|大(?![人会学中专队半]))"
    rf"|一(?:个|项|支|条|张|方|块|套|座|件|份|位|家|把|步|次|场|道|面)(?:{any_word(_QUALITIES)})"
    rf"|{_ONE}(?:[^，。；、：！？\d一二两三四五六七八九十]{{1,8}}[的之])?[^\W\d是有在把将]{{0,2}}?(?:{any_word(_IDEAS)}|大礼(?!包))(?!{HAN}{{0,2}}(?:{any_word(lexicon.THINGS)}))"
    rf"|(?<=[让退进])一步(?![步级])|一双{HAN}{{0,3}}?(?:手(?!套)|眼睛?|脚(?!套)|大?脚板|肩膀?|儿女)|一(?:颗|片){HAN}{{0,3}}心(?![理脏愿])|一头{HAN}{{0,2}}发|一张{HAN}{{0,2}}(?:嘴|脸)|一副{HAN}{{0,3}}(?:肩膀|身板|嗓子|面孔|心肠)"
    rf"|{_ONE}{HAN}{{1,4}}?相[迎待送助伴](?![关互])"
    rf"|一(?:层|截|步|圈|扣|档|环|格|筹|分|头)(?:{_GROWN})(?=[，。；、！）]|$)"
    rf"|{_ONE}(?:(?!都不少于){HAN}{{0,6}}[也都](?:不|没|别)|不(?:能|得|可)?[落漏少差留缺掉停沾剩碰误错乱]|(?<![宿夜晚天周月年])没(?![收]))"
)
_LASTING = re.compile(
    "(?:期|历时|用时|耗时|满|连续|减?免|顺延|整整|延长|缩短|试用|有效|至少|[干等忙拖过住]了)(?:到|至|了|为)?$"
)
_NEVER = (
    "从(?:不|没|未)[^，。；]{0,5}"
    "|[没未]有?(?:[^，。；]{0,3}过|再?(?:有|出现|发生|收到|接到|产生|造成|引发|落下|漏掉|拖欠|[发出漏欠断错少让丢]))"
)
_ANY = re.compile(rf"(?:{any_word(_UNIVERSAL)}|(?<![淹埋吞沉出])没|{_NEVER})$")
_PILED = tuple("层环浪茬级步圈波")
_BEING = re.compile("(?<![邀聘])[做当任]$")
_IS_TIME = re.compile("是一(?:天|周|年|个?月|个?小时)[，。；、！]?$")
_LIST_GOES_ON = re.compile(rf"{HAN}{{1,5}}、(?:\d|[二两三四五六七八九十])")
_NEXT = re.compile("(?<![提以会线之年月日底睡饭餐班课赛节汛产术婚])[上下前后头新]$")
_WITHIN = re.compile("[^，。]{0,3}(?:以|之)?内")
_PERIODS = "年 次 届 期 天 月 步 站 级 轮 任 周 季度 阶段".split()
_LISTED = re.compile("逢(?:[一二三四五六七八九十]、)*$")
_PLENTY = re.compile("万千|亿万")
_LONE_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百千万亿]|千万|百万|万千|亿万")


def states_nothing(line: str, start: int, end: int, unit: str) -> bool:
    """Tell whether a number counts nothing where it stands: a lone 三 (四抓), 一 as an article, 每一名."""
    text = line[start:end]
    if (not unit and _LONE_NUMERAL.fullmatch(text)) or text in ("万元", "亿元", "一分钱"):
        return True
    if text == "一年":
        return not _LASTING.search(line[:start]) and not re.match("[以之]?内|期|以?后", line[end:])
    if re.match("一(?![百千万亿两二])", text):
        before = line[:start]
        if unit in ("分钟", "小时", "公里") and before[-1:] in "这那":
            return False
        return bool(
            _ARTICLE.match(line, start)
            or (text[1:] in _PILED and re.search(f"{text}{HAN}{{1,2}}{text}", line[max(start - 4, 0) : end + 4]))
            or (_ANY.search(before) and not _is_told(line, end))
            or (unit in ("名", "位") and _BEING.search(before))
            or (unit in _PERIODS and _NEXT.search(before) and not _WITHIN.match(line[end:]))
        )
    return text.startswith("零") and not text.startswith("零下")


def _is_told(line: str, end: int) -> bool:
    """Tell whether 是一 counts: 是一年。 is a time, 是一口铝锅、两条毛巾 a list of things."""
    return bool(_IS_TIME.search(line[: end + 1]) or _LIST_GOES_ON.match(line, end))


def end_of_lone_numeral(line: str, start: int, end: int) -> int:
    """Take in the word behind a numeral that stands without a measure word: 四促."""
    alone = _LONE_NUMERAL.fullmatch(line[start:end]) and re.match(f"(?![第半{CN[1:-1]}万亿]){HAN}", line[end:])
    return end + 1 if alone and not _LISTED.search(line[:start]) and not _PLENTY.fullmatch(line[start:end]) else end
