"""Words of official prose that say the same, by class, and words that another word already says.

In a class any word may stand for any other: none of them tells more of what came of a thing, who did it, how much of
it there is or how far it has got. Where that holds in one direction only, the word is in `_SAID_BY`.
"""

import re

from assistant.text.words import tagged

_CLASSES = """
发放 发给 配发 派发 分发 送上 送去 送出 下发 发
送 送去 送上 送到 送来 送给 赠送 送出
签订 签署 签下 签有 签
续签 续订
惠及 覆盖 受益 受惠
批 获批 批准
送清凉 送去清凉
作了 作出 做了
增加 增长 增多 上升 提高 上涨 增幅 涨幅 多 多出 增 升 高 高出
减少 下降 降低 回落 降幅 减幅 少 减 降 低 下滑
持平 相同 一样
上调 上浮 调高 涨
下调 下浮 调低
提高到 提升到 提高至 提升至 上调到 上调至 增加到 增加至 上升到 上升至 提到 升至 升到
降低到 降低至 下降到 下降至 下调到 下调至 减少到 减少至 降到 降至 降为 减到 减至 缩短到 缩短至 缩短为 压缩到
放宽 延长
获 获得 荣获 获评 获颁 荣膺 得 拿 拿下 夺得 摘得 捧回 分获 评为 授予
第一 第一名 冠军
取得 拿到 获得 领到 考取 考得
看望 探望 走访 探访
邀请 请 请来
聘请 聘任
正在 正
不再 不用 不必 无需 无须
列入 列为
尚未 没有 还没 还未 暂未 仍未 未 没
待 等 等待 等候 有待 正等待 正在等待
将 将于 拟 拟于 计划于
完成 完毕
完 完工
完工 竣工 交工
全部 都 均 全都
讨回 追回 要回 拿回
刊发 刊登 发表 登载
发布 推出
难 难以
帮 帮助
约 大约
因 因为 由于
称为 称作 叫作
自 从
带 带领 率领 带着
携带 带 带着 带上
讲 讲授 讲解 讲述 授课 开讲 宣讲
教 教授 传授 教给
记 记下 记录
送达 送到 带到
各 每人 每名
可 可以 能 能够
学 学习
练 训练 练习
考 考核 考试
听讲 听课 听众 聆听
听 听取 收听
看 观看 观众
参训 培训 受训
参会 出席 与会 到会
培训班 办班 合办 举办培训
贴 张贴 贴出 贴出来
挂 悬挂
唱 演唱
演 演出 表演
写 书写 撰写 编写
画 绘制
拍 拍摄
播 播放 播出
印 编印 印制
种 种植 栽种 栽植 栽
省 节省 节约
设 设立 设置 布设 开设 设有 开办 办
开办 举办 办 开
配 配备 配置 配有 备有 设有 配了
建 修建 建设 兴建
成立 组建 建立
新建 新成立 新组建 新设立 建成
新增 新建 新纳入 新设 增设 增添 添
改造 翻修 翻新 改建
领 领取
收 收取 收到 到账
收缴 征缴
上缴 缴交 上交
交 缴纳 交纳
付 支付 给付 兑付
欠 拖欠
缺 缺少 短缺
报 报送 上报 呈报
反映 反馈
答复 回复 回应
提 提出
采纳 采用
采集 征集 收集
谈 协商 商谈 商议 洽谈 磋商
面对面 同桌 当面
当场 现场 就地
共同 一起 一道 一同
免费 无偿
轮流 轮换 轮番
线上 网上
拨付 拨款 拨给 划拨 下拨
捐赠 捐献 捐助 捐款
投入 投资
慰问金 慰问款
助学金 助学款
救助金 救助款
工钱 工资 薪酬
欠薪 拖欠工资
职工 员工
子女 孩子
女工 女职工
学生 学子
老人 老年人
司机 驾驶员
队 队伍 代表队 参赛队
家里 家中
地头 田头 田间地头
工地 建筑工地 施工现场
公众号 微信公众号
隐患 安全隐患
整改 改正 改好 改完 纠正 改过来
查出 排查出 查找出 发现
查 检查 查看 排查
巡查 巡视
摸底 摸排
调解 调处
处理 处置 办理
收托 托管
吸收 吸纳 新吸收 新吸纳
发展 新发展
学员 参训 受训
目标 任务 目标任务
鉴于 考虑到 针对
前夕 前
签约 签订合同
招聘 招用 招录 招收
上岗 入职
推荐 推介 介绍
评选 评出 选出 推选 评
还 尚
给 帮 为 替
擂台 擂台赛
划 画 划出 画出
派出 选派 派
表决 票决
启用 投用 投入使用
参保 投保 参加医疗互助 参加职工医疗互助 参加互助 参加职工互助 参加互助保障 参加职工互助保障 参加保险
报名 报名参加
累计 总数 总计 合计
现有 共有
联合 联手 携手
合办 共同举办 联合举办 联合
两节 元旦、春节 元旦和春节 元旦春节
利用 借 趁 借助 结合 用 使用 依托
安装 加装 装 装上
购买 购置 采购 添置 买
维修 修缮 检修 修
更换 换
运送 运 送
乘坐 坐 坐车 乘车
夜里 夜间 夜晚 晚间 晚上
早上 早晨 清晨
中午 午间
白天 日间
务工 打工
看病 就医 就诊
上学 就学
讨薪 追讨欠薪
歇脚 休息
放 放置 摆放 存放
搬 搬迁
商量 商议 协商
凑 筹集 筹措 募集
修好 修复
问 询问
选 选举 选出 推选
定下 确定 议定 商定
建起 建成 建好
首次 头一次 第一次
办好 办妥 办结 办完
补 补充
上台 登台 上场
开通 开行
逐一 逐个 逐户 逐家 逐项
按时 按期 如期
入会 加入工会
其余 剩余 余下 剩下 其他 剩 余
分成 分为 分
时段 期间 时期
总结出 琢磨出 摸索出 提炼出 探索出
建会 新建工会 建立工会 组建工会 成立工会
开课 开设课程
各出 各派
每户 户均 平均每户
每人 人均 平均每人
每家 家均
每年 年均
排 排放
代办 代为办理
上门 登门 入户
"""

# a word ← patterns of what says it already: a thing brings its verb along (慰问金5.8万元 is 发放慰问金5.8万元, 头盔60顶
# is 发放头盔60顶), a deed its people; a word may have several lines
_SAID_BY = r"""
发放 ← (?<![资基现五])金(?![秋融属]) (?<![条贷借存])款 物品 物资 资料 手册 用品 券 礼包 (?<!刷)卡
发放 ← (?<![论认保查])证 口罩 大米 米面 食用油 米面油 药品 药箱
发放 ← \d[余多]?[顶套双副册箱盒床袋桶]
发放 ← 补贴 补助 助学 救助
发给 ← (?<![资基现五])金(?![秋融属]) (?<![条贷借存])款 物品 物资 资料 手册 用品 券
送去 ← 慰问金 慰问品 慰问款 物资 大米 米面 食用油 米面油 药品 药箱 煤 棉 \d[余多]?[箱盒床袋桶]
签订 ← 合同 协议
约定 ← 合同 协议
规定 ← 合同 协议 办法 制度
发出 ← 提示函 一函两书 建议书 意见书 倡议书 通知 提示 倡议
发布 ← 短视频 推文 信息 公告
制作 ← 展板 视频 短片 宣传品
征集 ← 提案 建议 意见 作品 议题
收到 ← 提案 建议 意见 作品 来信
提出 ← 建议 提案 意见
来电 ← 热线 电话
接听 ← 热线 电话
实施 ← 救助 帮扶 资助 项目 工程 改造
给予 ← 救助 补助 补贴 资助 奖励
开办 ← 班(?![组次前后长车]) 学堂 夜校 课堂 讲堂 讲座
开设 ← 班(?![组次前后长车]) 学堂 夜校 课 讲堂 窗口 专柜 专栏 (?<![部上])门
设 ← 站 点 室 箱 岗 窗口 屋 亭 (?<![部上])门 赛
设立 ← 站 点 室 箱 岗 窗口 屋 亭
设置 ← 站 点 室 箱 岗 窗口 屋 亭
开行 ← 班车 接送车 专车 专线 接驳
竞赛 ← 赛 比武
比试 ← 赛 比武
件数 ← 件
人数 ← 人 名
户数 ← 户
家数 ← 家
救助金 ← 救助
补助金 ← 补助
补贴款 ← 补贴
培训班 ← 培训
知识 ← 讲(?!话) 课 培训
会员 ← 入会
提前 ← (?<![率优领首])先(?![进后锋])
纠纷 ← 欠薪 争议 纠纷 仲裁
查出 ← 隐患
提供 ← 服务 咨询 援助
合作 ← (?<!参)与 联合 合办
共同 ← (?<!参)与 联合 合办
联合 ← (?<!参)与 合办 合作
培训 ← 班(?![组次前后长车]) 参训 课
学习 ← 班(?![组次前后长车]) 课 夜校 学堂
走访 ← 慰问 看望 探望 送温暖
慰问 ← 送温暖
看望 ← 慰问 走访 探望
竞技 ← 赛 比武 擂台
角逐 ← 赛 比武 擂台
比拼 ← 赛 比武 擂台
同台 ← 赛 比武 擂台
同场 ← 赛 比武 擂台
比赛 ← 赛 比武
开赛 ← 赛 比武
赛事 ← 赛 比武
较量 ← 赛 比武 擂台
切磋 ← 赛 比武 擂台
开幕 ← 赛 运动会 文化节
开讲 ← 讲(?!话) 课
开班 ← 班(?![组次前后长车])
吸收 ← 入会 会员
吸纳 ← 入会 会员
发展 ← 入会
协商 ← 商定 约定
资助 ← 助学
学生 ← 助学
入学 ← 助学
增至 ← 总数 累计
案件 ← 欠薪 争议 纠纷 仲裁
元旦 ← 两节
春节 ← 两节
田间 ← 地头
建档 ← 档案 在档
在档 ← 档案 建档
排查出 ← 隐患
处于 ← 正在
正在 ← (?<![正现存])在(?=\w{2}(?:[，。、；]|$))
拟 ← 尚未 还没 还未
将 ← 尚未 还没 还未 正在
分 ← 批 路 组
先行 ← (?<![率优领首])先(?![进后锋])
新建 ← 成立 组建
新成立 ← 成立 组建
组建 ← 队 小组
成立 ← 队 小组 工作室
建立 ← 档案 台账 机制 制度 微信群
开通 ← 热线 专线 公众号 平台
受理 ← 争议 纠纷 案件 来访 \d[余多]?[起宗]
接待 ← 来访
收缴 ← 经费 会费
看望慰问 ← 慰问 看望
走访慰问 ← 慰问 送温暖
走访看望 ← 慰问 看望
同台竞技 ← 赛 比武 擂台
参加比赛 ← 赛 比武
上场 ← 赛 比武 擂台
登台 ← 演 晚会 歌
演唱 ← 歌
达成 ← 和解 意向 一致 协议
推送 ← 推文 公众号 短视频
拍摄 ← 短视频 微视频 微电影
展出 ← 展板 图片展 作品展
编发 ← 信息 简报
报送 ← 信息 简报
播出 ← 广播 节目
新增 ← 发展 入会
登记 ← 实名制
助学金 ← 助学
运送 ← 接送车 接驳车 班车
接收 ← 托管
招收 ← 托管
解答 ← 咨询
取得 ← (?<![论认保查])证 专利
获得 ← (?<![论认保查])证 专利
组队 ← 队
观看 ← 观众 演出 放映
配备 ← 灭火器 头盔 手套 口罩 药箱 风扇
排查 ← 隐患
惠及 ← 筛查 体检 送清凉
称号 ← 评为 授予 获评 命名
荣誉称号 ← 评为 授予 获评 命名
加入工会 ← 入会
聘 ← 聘请 聘任
布设 ← 站 点 亭
推进 ← 正在
正在 ← 目前[^，。；]{0,8}在 阶段
设置 ← 间\d
送出 ← 送清凉 送温暖
发放 ← 津贴 送清凉 送温暖
称号 ← 最美 标兵 能手 模范 先锋
成绩 ← 第[一二三四五六] 名次
逐 ← (一[\u4e00-\u9fff])\1
计划 ← 列入(?:明年|下一?年)
新发展 ← 新入会
新吸收 ← 新入会
新吸纳 ← 新入会
每年 ← 年(?=[省增减产节])
慰问金 ← 慰问[^，。；]{0,8}\d[^，。；]*元
企业 ← \d家(?![企单公门商店])
送去 ← 调配 调拨 捐赠 配送
开通 ← 接送车 接驳车 班车 专车
设有 ← 站 点 室 箱 岗 窗口 屋 亭
"""

_SAME_AS: dict[str, frozenset[str]] = {}
for _line in _CLASSES.strip().splitlines():
    for _word in _line.split():
        _SAME_AS[_word] = _SAME_AS.get(_word, frozenset()) | frozenset(_line.split())
_SAID: dict[str, list[str]] = {}
for _line in _SAID_BY.strip().splitlines():
    _word, _, _said = _line.partition(" ← ")
    _SAID.setdefault(_word, []).extend(_said.split())


LONGEST = max(map(len, (*_SAME_AS, *_SAID)))


def words_of(text: str) -> list[tuple[str, str]]:
    """Cut a text into words with their kinds; those of the classes stay whole though the dictionary parts them."""
    pieces = tagged(text)
    words: list[tuple[str, str]] = []
    while pieces:
        joined = {size: "".join(word for word, _ in pieces[:size]) for size in (3, 2)}
        size = next((size for size, word in joined.items() if word in _SAME_AS), 1)
        words.append((joined[size], "v") if size > 1 else pieces[0])
        pieces = pieces[size:]
    return words


def stands(word: str, text: str) -> bool:
    """Whether a text has a word, one that says the same, or the parts of a listed phrase apart."""
    if word in text or any(_holds(text, same) for same in _SAME_AS.get(word, ())):
        return True
    parts = [part for part, _ in tagged(word)] if len(word) > 3 and word in _SAME_AS else []
    return len(parts) > 1 and all(len(part) > 1 and part in text for part in parts)


def echoes(word: str, text: str) -> bool:
    """Whether a text has a word that a word already says: 资助 for 助学."""
    return any(one in text and any(re.fullmatch(said, word) for said in _SAID[one]) for one in _SAID)


def supported(word: str, source: str) -> bool:
    """Whether a source says what a word says, in another word or by naming its object."""
    return stands(word, source) or any(re.search(one, source) for one in _SAID.get(word, ()))


def is_listed(word: str) -> bool:
    """Whether a word is one of a class, or one that others say."""
    return word in _SAME_AS or word in _SAID


def _holds(text: str, same: str) -> bool:
    """Whether a text holds a word of a class; a single character only as a word of its own: 多 is not in 520多人."""
    if len(same) > 1:
        return same in text
    return same in text and any(word == same for word, _ in tagged(text))
