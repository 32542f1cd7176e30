"""Labelled compilations with other names in place of theirs: what share of names that nobody saw a mask leaves.

    python -m tests.benchmarks.renamed [SEEDS] [FIRST_SEED] [-v]

Names are drawn at random of the same kind and about the same length; the sentences round them are the labelled ones.
"""

import re
import sys
from collections import Counter
from pathlib import Path
from random import Random

from assistant.text.masking import mask
from assistant.text.person_words import SURNAMES, TRANSLITERATION
from assistant.text.recogniser import read
from tests.corpus.labels import LABELLED, read_labels

_END = re.compile(
    "(?:律师事务所|会计师事务所|幼儿园|加油站|度假村|驿站|工作室|调解室|书屋|广场|公园|产业园|市场|超市|社区|街道|药房|食品|物业|家政"
    "|门业|肉业|鞋业|皮草|矿业|牧业|石料场|铸造厂|印刷|水泥|五金|[镇乡村县市区州路街巷桥河江山湖湾岭坪坝厂号])$"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国梅文斌志海峰云龙林春生金凤荣福德贵洪发永兴宝山水根土长有才"
    "学忠义仁祥瑞庆喜来顺安子涵梓轩浩宇欣怡雨晨佳琪思雅诗梦嘉一可新月光全正大小立世家传万里东南成功友亮彪旺财芝莲香娥妹婷"
)
PLACE = (
    "云龙石马河口溪湾坪岭沙塘柳杨桃李梨杏枫松竹莲荷花草茶桑麻稻麦金银铜铁玉珠白黑红黄青绿蓝紫大小上下前后东西南北中高低长短"
    "新老古平安永宁福寿康乐和顺兴旺昌盛富清明秀丽阳阴风雨雷雪冰泉井池潭港渡桥关堡寨屯营庄坡坎沟峪塬垭坳垌垸圩埠洲岛牛羊鹿"
    "虎凤鹤雁燕鱼双三五七八九十万千罗陈张王曹孔汤魏韩郝蒲滕鄂亳邕郫邛崃涞沭淅泗濉颍"
)
BRAND = (
    "恒瑞达宏鑫盛泰华丰润源诚信德和美佳乐康宝利通顺捷飞腾跃翔龙凤鹏鹰虎狮马牛天地海山江河湖星月日光明亮辉煌耀金银玉石木林森"
    "绿青蓝红白紫香甜味鲜爽优品尚雅逸云风雪雨露春夏秋冬一二三九百千万小大老新东方南北中正卓越远航智创科威力迈奥特尔斯克诺欧莱"
)
WORDS = (
    "幸福 阳光 好运 快马 大象 蜗牛 闪电 彩虹 向日葵 满天星 家常 百味 千里 四季 老地方 小时候 邻里 好日子 金钥匙 火凤凰 "
    "大风车 红太阳 稻草人 一碗香 外婆 隔壁 天天 团结 胜利 友谊 光荣 奋斗 希望 前进 建设 新华 长征 中兴 工农 丰收 和平"
).split()
FOREIGN = (
    "才让卓玛 索南达杰 扎西次仁 德吉央宗 格桑梅朵 仁青卓嘎 买买提江 古丽巴哈尔 阿依努尔 吐尔逊 艾合买提 热依汗古丽 "
    "巴图苏和 乌日娜 孟和巴图 其木格 哈斯额尔敦 阿西木呷 吉木子洛 曲比阿乌 海来日作 岩罕叫 玉儿香 依波龙 咪依鲁 "
    "斯琴高娃 努尔别克 叶尔肯 加娜提 阿勒泰别克 朴正浩 崔明爱 南英顺 马哈买 哈力木"
).split()


def renamed(path: Path, random: Random) -> tuple[str, list[str]]:
    """Give a labelled document's text with other names, and the names that no mask may leave."""
    labels = read_labels(path)
    text = "\n".join(labels.lines)
    names = [name for name in labels.names if re.fullmatch("[\u4e00-\u9fff]{2,}", name)]
    kinds = _kinds(text, names)
    others = {name: _drawn(name, kinds[name], random, [word for word in WORDS if word not in text]) for name in names}
    if not others:
        return text, []
    pattern = re.compile("|".join(sorted(others, key=lambda name: -len(name))))
    found = {match[0] for match in pattern.finditer(text)}
    return pattern.sub(lambda match: others[match[0]], text), [_own(others[name]) for name in names if name in found]


def _kinds(text: str, names: list[str]) -> dict[str, str]:
    """Tell what a model that knows no rule of ours takes each name for, mostly."""
    told: dict[str, Counter[str]] = {name: Counter() for name in names}
    for line in text.split("\n"):
        for word in read(line):
            for name in names if word.kind in ("PER", "LOC", "ORG") else ():
                if name in line[word.start : word.end] or line[word.start : word.end] in name:
                    told[name][word.kind] += 1
    return {name: counts.most_common(1)[0][0] if counts else "" for name, counts in told.items()}


def _own(name: str) -> str:
    end = _END.search(name)
    return name[: end.start()] if end and end.start() > 1 else name


def _drawn(name: str, kind: str, random: Random, words: list[str]) -> str:
    if kind == "PER" and name[0] in SURNAMES and len(name) < 4:
        return random.choice("".join(SURNAMES.split())[:320]) + "".join(random.sample(GIVEN, len(name) - 1))
    if kind == "PER" or sum(char in TRANSLITERATION for char in name) * 3 > len(name) * 2:
        return random.choice(FOREIGN)
    own = _own(name)
    end, size = name[len(own) :], min(max(len(own), 2), 3)
    if kind == "LOC":
        return random.choice(words) + end if random.random() < 0.1 else "".join(random.sample(PLACE, size)) + end
    return random.choice(words) + end if random.random() < 0.2 else "".join(random.sample(BRAND, size)) + end


def main() -> None:
    """Print the names left of those put in, made-up ones and ordinary words apart, and the share of characters kept."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    seeds, first = [*numbers, 1, 1][:2] if len(numbers) == 2 else ([*numbers, 1][0], 1)
    left: Counter[bool] = Counter()
    put: Counter[bool] = Counter()
    kept = told = 0
    for seed in range(first, first + seeds):
        for path in [Path(word) for word in sys.argv[1:] if word.endswith(".txt")] or LABELLED:
            text, names = renamed(path, Random(f"{seed} {path.stem}"))
            masked = mask(text)
            lost = [name for name in names if name in masked]
            put.update(name in WORDS for name in names)
            left.update(name in WORDS for name in lost)
            kept, told = kept + len(re.sub("〔[^〕]*〕", "", masked)), told + len(text)
            for name in lost if "-v" in sys.argv else ():
                place = masked.index(name)
                print(f"{path.stem} {name} | {masked[max(place - 15, 0) : place + 15]!r}")
    for is_word, title in ((False, "生造的名称"), (True, "普通词作名称")):
        print(f"{title}：换上 {put[is_word]}，遮蔽后留下 {left[is_word]}（{left[is_word] / max(put[is_word], 1):.1%}）")
    print(f"留字 {kept / max(told, 1):.1%}")


if __name__ == "__main__":
    main()
