"""Queries that no summary answers beside those that some do: how often `fits` says so, by what it asks for.

    python -m tests.benchmarks.no_match

The corpus is the shipped one. What it answers is asked as a secretary would, and by the labels of the labelled
compilations' facts; what it does not is of other worlds. The limits were chosen on every other query.
"""

import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from assistant.corpus import retrieve
from assistant.corpus.retrieve import open_corpus
from assistant.database import open_engine
from assistant.records import Exemplar
from assistant.settings import Settings
from tests.benchmarks.relevance import compilations

ANSWERED = """
春节走访慰问困难职工 看望因工受伤的职工 资助贫困大学生上学 困难职工家庭摸底建档 农民工培训 村一级建工会
新建企业工会发展会员 工会规范化建设 工资集体协商 集体合同续签 受理信访调处劳资纠纷 劳动法执法检查 职代会厂务公开
工会换届 合理化建议 技术攻关 劳动竞赛 职工夜校 安全生产检查 灭火演练 职工书屋 服务中心 心理疏导 母婴室 医疗互助
文化生活 爬山 文艺演出 宣传报道 学习工会法 工代会精神 规章制度档案 经费收缴 税务代收 荣誉 存在不足 下一年计划
互助保险 志愿者 骑手入会 货车司机 网约车 高温慰问 户外劳动者驿站 疗休养 体检 相亲联谊 女职工两癌筛查 法律援助 讨薪
劳模工作室 师带徒 技能比武 安康杯 隐患排查 职业病防治 公众号 党课 三级联创 会费 审计 厨艺比赛 拔河 广场舞 免费理发
托管班 招聘会 就业援助 工匠 创新 小程序 电影票 生日慰问
"""
UNANSWERED = """
量子力学 区块链挖矿 航母编队 恐龙化石 红烧肉的做法 股票行情走势 世界杯决赛比分 宇宙黑洞 基因编辑技术 光合作用原理
唐诗三百首赏析 二手房价格 汽车发动机保养 钢琴考级曲目 糖尿病用药 减肥食谱 护照签证办理 日本旅游攻略 狗粮推荐
星座运势 手机刷机教程 微积分习题 莎士比亚戏剧 火星探测器 海洋酸化 比特币价格 法国大革命 病毒变异株 足球越位规则
咖啡拉花 英语四级作文 离婚财产分割 卫星导航原理 古希腊神话 显卡性能对比 天气预报 水稻杂交育种 航班延误赔付
小提琴练习 太极拳招式 编译原理 彩票开奖号码 婴儿奶粉 地震波传播 玉石鉴定 机器学习算法 牛顿第二定律 敦煌壁画 钓鱼技巧
葡萄酒年份 蒙古帝国西征 股权融资协议 电影票房排行 化学方程式配平 猫咪绝育 登月计划 芯片光刻机 免疫疗法 民法典继承编
南极科考站 请介绍一下量子力学的基本原理和它在通信里的应用 怎样在家里做红烧肉才能肥而不腻、色泽红亮
世界杯决赛里哪支球队先进球、谁得了最佳球员 比特币和其他加密货币的价格为什么涨跌这么快
恐龙是怎么灭绝的，有哪些化石可以证明 第一次去日本旅游要办什么签证、带多少现金
孩子发烧三十九度应该吃什么药、要不要去医院 房贷利率下调以后提前还款划不划算 如何写一个爬虫抓取网页上的图片
火星上有没有水，探测器发现了什么证据 小提琴初学者怎样练习揉弦和换把 二战时期欧洲战场的主要战役有哪些
买新能源汽车选哪个牌子，续航里程多少够用 怎样挑选一台适合玩游戏的笔记本电脑 唐代诗人李白和杜甫的诗风有什么不同
"""
SHARES, PAIRS = (0.2, 0.25, 0.3, 0.35), (2, 3, 4)
Asked = Sequence[tuple[str, Sequence[Exemplar]]]


def main() -> None:
    """Print how often each sort of query is said to fit nothing, on the half tuned on and on the other."""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryDirectory() as other:
        shelf = compilations(open_engine(Settings.model_validate({"GONGBI_HOME": Path(other)})))
        labels = dict.fromkeys(fact.label for question in shelf.questions for fact in question.sheet.facts)
        kinds = {"有答案": ANSWERED.split(), "汇编里的事实": [*filter(None, labels)], "没有答案": UNANSWERED.split()}
        with open_corpus(Settings.model_validate({"GONGBI_HOME": Path(home)})) as corpus:
            asked = {kind: [(query, corpus.search(query)) for query in queries] for kind, queries in kinds.items()}
    print(f"{'':22}" + "  ".join(f"{kind}（{len(queries)}）" for kind, queries in asked.items()))
    chosen = retrieve._LEAST_SHARE, retrieve._LEAST_PAIRS
    for share, least in product(SHARES, PAIRS):
        retrieve._LEAST_SHARE, retrieve._LEAST_PAIRS = share, least
        told = "   ".join(f"{_unfit(one[::2]):5.1%} {_unfit(one[1::2]):5.1%}" for one in asked.values())
        print(f"{share:.0%}，{least} 对{'（所选）' if (share, least) == chosen else '':8}  {told}")


def _unfit(asked: Asked) -> float:
    return sum(not retrieve.fits(query, found) for query, found in asked) / len(asked)


if __name__ == "__main__":
    main()
