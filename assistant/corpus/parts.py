"""What a paragraph does in a summary, by its wording: opens it, lists problems, lays plans, closes or signs it."""

import re

from assistant.records import PLANS, PROBLEMS

_YEAR = (
    r"(?:\d{4}|2[0OoＯ][\dOoＯlI]{2}|[二○〇零OoＯ一三四五六七八九]{4}|"
    r"20[_＿xX×*〇○]{1,3}|\d{2}[_＿xX×*]{2}|[_＿]{2,4}|_)年"
)
_TIME = re.compile(
    rf"^(?:(?:回顾|回首|纵观|岁[末月序聿]|时[光序]|光阴|时间|一元复始|辞旧迎新|寒来暑往|斗转星移|星霜|春华秋实|春去秋来|年终岁尾|又是一年)[^。]{{0,24}}[，。]|(?:为[^，。]{{4,30}}，|回顾|回首|纵观)?(?:{_YEAR}|今年|本年度|一年来|一年以来|过去(?:的)?一年|年初以来|半年来|上半年|近年来|去年|.{{0,8}}季度|自.{{0,12}}以来))"
)
_LIES = re.compile(
    r"^(?:我(?:镇|乡|街道)|[\u4e00-\u9fff]{2,4}(?:镇|乡|街道))(?:地处|位于|辖|下辖|现有|共有|是[^，。]{2,20}(?:大镇|强镇|乡镇|大乡))"
)
_SPEAKER = re.compile(r"(?:我(?:镇|乡|街道)|(?:镇|乡|街道))(?:总)?工会")
_SUBJECT = re.compile(
    r"^(?:[^，。、；：]{0,12}，)?(?:20..年|今年|一年来|今年以来)?[，]?(?:我(?:镇|乡|街道|县|区|办事处)|[_＿]{1,4}(?:镇|乡|街道)|[\u4e00-\u9fff]{2,4}(?:镇|乡|街道)|镇|乡|街道)"
    r"(?:总)?工会(?:联合会|委员会)?"
    r"|^(?:[^，。、；：]{0,12}，)?[\u4e00-\u9fff]{2,8}(?:苏木|开发区|园区|景区|[农林团]场|管委会)(?:总工会|工会)"
)
_LED = re.compile(r"(?:领导|指导|关心|支持|关怀|帮助|重视|部署)(?:和|与|、)?.{0,8}下[，,、]?")
_GUIDED = re.compile(
    r"以.{2,60}为(?:指导|引领|统领|主线|抓手|宗旨)|(?:深入|全面|认真)?(?:学习)?贯彻(?:落实)?.{0,12}(?:精神|思想|方针|发展观)|紧紧?围绕"
)
_REPORT = re.compile(
    r"(?:现|兹)?(?:将|就|把|对|从)?.{0,45}?(?:总结|汇报|报告|归纳|小结|述职|回顾|情况)(?:汇报|报告|归纳|总结|介绍)?(?:如下|于下)(?:[：:。；]|$)"
    r"|[年度来半]的?主要工作(?:是|有)[：:]$|，(?:具体|主要|有关)?(?:情况|工作|成效)?如下[：:。]$|(?:述职|汇报|报告)，请.{0,6}(?:评议|审议|批评|指正)[。！]?"
    r"|(?:做|开展|抓|完成|推进|办)了.{0,12}(?:工作|实事|[一二三四五六七八九十两几\d]+(?:件|项|个|点).{0,6})[：:。]$|(?:以下|下面|现)(?:是|将|就|由|我).{0,30}(?:总结|汇报|报告|小结)"
)
_LIES_AHEAD = re.compile(
    r"(?:将|(?<!主)要|应)(?:会|紧紧|继续|加倍|进一步|着力|重点|以|按照|努力|坚持|认真|围绕|在|从|主要|切实|不断|积极|全面|深入|做|抓|进|扎)|下一?步|下一?阶段|下一?年度?|明年|来年|"
    r"今后|打算|(?:抓好|做好|开展)以下|重点(?:抓|做|工作(?:是|有|如下|安排|打算|任务))"
)
_PLANNED = re.compile(r"计划|打算|思路|设想|安排|规划|部署")
_PLAN_HEADING = re.compile(
    r"(?:工作)?(?:计划|打算|思路|设想|安排|规划|展望|谋划)(?:方面)?(?:和|及|与|$)|(?:下一?步|下一?阶段|今后|明年|来年|下半年|20..年|下一年|新的一年).{0,14}"
    r"(?:工作|重点|要点|任务|措施|举措|目标|方向|努力方向)$|^(?:努力方向|下一?步|展望)"
)
_PROBLEM_HEADING = re.compile(
    r"(?:存在|主要|突出|当前|面临|工作)?.{0,6}(?:不足|问题|差距|短板|困难|薄弱环节)(?:之处|方面)?(?:(?:及|和|与|、).{0,16})?$"
)
_SOLVED = re.compile(r"解决|化解|破解|帮扶|帮助|排查|困难(?:职工|群众|职)|消除|整改|难题")
_UNFINISHED = re.compile(
    r"几点(?:建议|意见|打算|想法|要求)|三件事|再(?:加|建|办|添|创)|重点(?:是|在|放在|推进|实施|做好|抓好|开展|围绕|建设|打造)|力争|争取|计划(?!生育)|拟|筹备|谋划|准备|(?<![一二三四五六七八九十，])要(?!求|约|点|素|闻)|着手|(?:抓好|做好|办好|建好|加快|继续|启动|推动)"
)
_FINISHED = re.compile(
    r"了(?!解)|已经?|完成(?![^，。]{0,12}任务)(?=[^，。]{0,10}[\d一二三四五六七八九十])|荣获|收到|参加.{0,4}人|共.{0,8}(?:人|件|场|次|家)"
)
_PLAN_PARAGRAPH = re.compile(
    rf"^(?:{_YEAR}|下一?步|下一?阶段|下一?年度?|新一?年度?|今后|明年|来年|新的一年|展望|下半年|下一?个?季度|[一二三四]季度|接下来|往后|后面的?|后续|对于?(?:今后|明年|来年|下一?步|下半年|未来)|打算[嘛呢，：]|面对|站在|在(?:今后|新的一年|明年|下一?步|来年|{_YEAR}|下半年|以后|接下来)|"
    r"(?:为|围绕|面向|转入|进入|迎接|着眼|瞄准|做好|谋划)[^，。]{0,8}(?:明年|来年|下半年|下一?年|下一?步|新的?一年)|后[一二两三四五六]个(?:月|季度)|(?:年|节|开春)(?:以?后)|打算在?|"
    r"针对(?:以上|上述|存在|这些)|为此|(?:其次|再次|最后|第[二三]|下面)[，,]?.{0,12}(?:今后|明年|来年|未来|新的?一年|下一?步|下一?阶段))"
)
_ASKS = re.compile(
    r"^[^。？，]{0,6}(?:今年|明年|来年|下一?年|下一?步|下半年|下一?季度|新的一年|接下来|今后|往后)[^。？]{0,10}"
    r"(?:怎[么样]|如何|咋)(?:去|来)?(?:干|办|抓|做|走)|^[^。？]{0,8}(?:今年|明年|下一?步|接下来)[^。？]{0,6}(?:干|抓|做)(?:些)?(?:什么|啥)"
)
_FAULT = "(?:不足|问题|差距|短板|短处|薄弱|困难|缺点|欠缺|弱项|软肋|毛病)"
_NEGATIVE = (
    "(?:偏[大低少小弱]|不[够足高强多实明经]|滞后|薄弱|没有完成|未(?:完成|到位|换届|建)|拖欠|[少慢难低弱](?=[，。；]))"
)
_PROBLEM_PARAGRAPH = re.compile(
    rf"(?:成绩|肯定|同时|但|也|清醒|虽然|固然|尽管|然而|当然|不过|总的来[看说]).{{0,40}}(?:存在|存有|还有|仍有|面临|有).{{0,18}}{_FAULT}"
    rf"|^.{{0,25}}(?:存在|存有|还有|仍有|面临)(?:着|的|一些|以下|主要|不少|许多|很多|诸多|不小|几个|一定)*{_FAULT}"
    r"|^[^。：]{0,24}(?:虽然?|固然|尽管)[^。：]{0,30}，但[^。，：]{0,6}(?:存在|存有|还有|仍有)"
    rf"|^.{{0,40}}(?:看到|认识到|意识到|正视)[^，。]{{0,10}}{_FAULT}"
    r"|^[^。：]{0,40}[与同离距][^，。]{2,20}(?:还|仍|尚)(?:有|存在)[^，。]{0,6}(?:差距|距离)"
    rf"|^(?:对照|反思|检视|回头看|与[^，。]{{2,20}}相比|离[^，。]{{2,20}}要求).{{0,30}}(?:存在|存有|还有|仍有|有|显出).{{0,30}}{_FAULT}"
    rf"|^(?:当然|不过|但|我|我们|本人|自己)?的?(?:主要)?{_FAULT}(?:是|有|在于|之处)[^，。]{{0,4}}[：:，,]"
    rf"|^(?:再?[说谈讲]到?|再看|至于)[^。，：]{{0,6}}{_FAULT}|^[^。，：]{{0,10}}{_FAULT}(?:之处)?(?:不(?:回避|讳言|隐瞒|掩饰)|[，：](?:主要|一是|集中))"
    rf"|^[^。：]{{0,16}}(?:[离距][^。，]{{2,16}}[还仍]?有[^。，]{{0,6}}(?:距离|{_FAULT})|[离距][^。，]{{2,16}}还(?:很|较)?远)"
    r"|^(?:但|也|还|当然|不过|同时|，)*(?:有(?:些|一些)?)?(?:不尽如?人意|美中不足|遗憾的?是|欠账)|^[^。：]{0,16}有[^。，：]{0,4}(?:不尽如?人意|不如意|不理想)"
    rf"|^[^。：；]{{0,12}}{_FAULT}(?:当然|自然|其实|确实)?(?:也|还|仍|却|依然|同样|照样)[^，。：]{{1,10}}[。：，]"
    rf"|^(?:当前|目前|现阶段)?(?:工作中)?的?(?:主要)?{_FAULT}(?:[和与及]{_FAULT})?(?:主要)?(?:是|在)"
    r"|^(?:(?:工作中|当前)?(?:需要|有待|亟待|亟需)(?:改进|加强|解决|提高|完善)的(?:地方|方面|问题|工作)|不足的(?:地方|方面)?[，,]?是|欠缺的是)"
    rf"|^[^。，：]{{0,10}}(?:也|还|仍)(?:有|存在)(?:不少|一些|几点|几处)?(?:遗憾|缺憾|欠缺|{_FAULT})"
    rf"|^[^。]{{0,12}}(?:看到|清楚|清醒|承认|正视|意识到)[，,][^。]{{4,60}}{_NEGATIVE}|^[与同对][^。]{{2,24}}(?:相比|照)[^。]{{0,40}}{_NEGATIVE}"
    rf"|^(?:当然|不过|但|然而|同时|也要看到|我们也)?[，,]?{_FAULT}(?:也|还|仍|依然)?(?:摆在|客观存在|不容忽视|比较突出|依然突出|不少)"
)
_FORMULA = re.compile(r"再接再厉|更大的?(?:成绩|贡献|进步)|继续努力|加倍努力|不断进步|再上.{0,4}台阶")
_DETAIL = re.compile(r"[：:；]|一是|主要(?:是|表现)|[比例]如|，如(?![果何期实此今])")
_COLON_HEAD = re.compile(r"^([^，。；：]{4,20})[：:](?=.)")
_REVIEW = re.compile(r"^(?:回顾|总的来[看说]|总结(?:一年|过去|以上)|一年来，(?:我们)?(?:虽|在))")
_CLOSING = re.compile(
    r"我的(?:话|讲话|发言|汇报|报告|述职)(?:就)?(?:[讲说]?完|到此|到这|结束)|^(?:汇报|报告|发言|述职|讲话)(?:完毕|到此|结束)|"
    r"^(?:各位[^，。]{1,8}|同志们)[，！:：].{0,40}让我们|谢谢大家|^附(?:件|表|录)?\d?[：:]|^让我们.{0,60}奋斗|^(?:总之|综上|以上(?:是|就是|汇报|总结)|特此|此致|我们(?:坚信|相信|深信))|^.{0,30}(?:不妥之处|不当之处|请(?:领导|予|各位|予以)?.{0,8}(?:批评|指正))"
)
_ANNEX = re.compile(r"^附(?:件|表|录)?\d?[：:]")
_SALUTATION = re.compile(
    r"^(?:尊敬的|各位|同志们|[^，。；：]{0,10}(?:党委|政府|总工会|代表|领导|同志们|委员)).{0,16}[：:]$"
)
_DATE = (
    r"[（(]?(?:\d{2,4}|2[Oo○〇]{2}[\dOo○〇]|[二○〇零OoＯ一三四五六七八九]{2,4}|20[_xX×*]{2}|[_xX×*]{2,4})\s?[年.．/-]\s?.{1,4}[月.．/-]"
    r"(?:\s?.{1,4}日?)?[)）]?"
)
_OTHER_CALENDAR = re.compile(
    r"^[（(]?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[\u4e00-\u9fff]{0,6}[)）]?$"
    r"|^[（(]?(?:公历|农历|阴历|夏历|藏历|傣历|回历)[\u4e00-\u9fff\d]{2,12}[月日][)）]?$"
)
_PLACE = (
    r"(?:镇|乡|街道|苏木|社区|村|县|区|管委会|园|场|集团|市|旗|州|公司|厂|学校|医院|机关|[_＿xX×*〇○]{1,6}|某.?)[ 　]*"
)
_OFFICE = r"(?:总?工会(?:联合会|委员会|工作委员会|办公室)?|(?:党政)?办公室|人民政府|党委)"
_SEAL = r"(?:[（(](?:盖章|公章|代章|章|签字|签名)[)）])"
_LABELLED = (
    r"(?:[\u4e00-\u9fff]{0,10}工会)?(?:述职|述廉|报告|汇报|总结|供稿|撰稿|撰写|执笔|起草|整理|填[报表写]|上报|报送|呈报|编制|制表|作者|单位|负责|审[核阅]|主席|会长|日期|时间)"
    rf"(?:人|者|单位|时间|日期)?{_SEAL}?[：:]\s?[^，。；：:]{{0,24}}?"
)
_SIGNED_BY = re.compile(
    rf"^[（(]?{_LABELLED}(?:\s+{_LABELLED})*[）)]?$"
    r"|^[（(]?(?:供稿|撰稿|通讯员|执笔)[：: ]\s?\S{2,24}(?:\s\S{2,4})?[）)]?$"
    rf"|^[（(]?[^，。；：]{{0,20}}(?:工会|办公?室|[科站部局]| )[ 　]*(?:供稿|撰稿|整理|报送)(?:\s+{_LABELLED})*[）)]?$"
)
_DISPATCH = re.compile(
    r"^(?:主?报|主?送|抄报|抄送|分送|发送?|印发)[：:]\s?[^。；]{2,60}。?$|^[^。；：]{2,24}(?:办公室|工会)\s*\d{4}年[^。]{3,8}印发$"
)
_SIGNATURE = re.compile(
    rf"^[（(]?(?:(?:(?:中共)?[\u4e00-\u9fff_＿xX×*〇○某 　]{{0,16}}{_PLACE})?{_OFFICE}{_SEAL}?"
    rf"(?:[ 　]*{_DATE}|[ 　]+[\u4e00-\u9fff]{{2,4}})?"
    rf"|{_DATE}|\d{{1,2}}月\d{{1,2}}日)[）)]?$"
)


def opening_strength(text: str) -> int:
    """How much a paragraph reads like the first of a summary, 0 to 8."""
    head = text[:200]
    return (
        bool(_TIME.match(head))
        + (bool(_SUBJECT.match(head)) or bool(_SPEAKER.search(head[:60])))
        + 2 * bool(_LIES.match(head))
        + 2 * bool(_LED.search(head))
        + bool(_GUIDED.search(head))
        + 3 * reports(text)
    )


def reports(text: str) -> bool:
    """Whether a paragraph ends by announcing the report: 现将……总结如下."""
    return bool(_REPORT.search(text[-90:]))


def looks_ahead(text: str) -> bool:
    """Whether a paragraph speaks of work to come; one that announces a report of work done does not."""
    if reports(text) and not _PLANNED.search(text[-40:]):
        return False
    return bool(_LIES_AHEAD.search(text[:160]))


def heading_part(title: str) -> tuple[str, ...]:
    """存在不足, 工作计划 or both, where a heading says so."""
    problem = _PROBLEM_HEADING.search(title) and not _SOLVED.search(title)
    plan = _PLAN_HEADING.search(title)
    return ((PROBLEMS,) if problem else ()) + ((PLANS,) if plan else ())


def paragraph_part(text: str) -> tuple[str, ...]:
    """存在不足 or 工作计划, where an unnumbered paragraph plainly opens that part."""
    if _PLAN_PARAGRAPH.match(text) and (looks_ahead(text) or _is_unfinished(text)):
        return (PLANS,)
    if _ASKS.match(text):
        return (PLANS,)
    headed = _COLON_HEAD.match(text)
    if headed and (told := heading_part(headed[1])):
        return told
    if not _PROBLEM_PARAGRAPH.search(text[:220]) or _is_formula(text):
        return ()
    ahead = any(_PLAN_PARAGRAPH.match(sentence) and looks_ahead(sentence) for sentence in text.split("。")[1:])
    return (PROBLEMS, PLANS) if ahead else (PROBLEMS,)


def _is_formula(text: str) -> bool:
    """Whether a paragraph only admits that there is more to do: 还有差距，今后要再接再厉."""
    return bool(_FORMULA.search(text) and _PROBLEM_PARAGRAPH.search(text[:220])) and not _DETAIL.search(text)


def _is_unfinished(text: str) -> bool:
    """Whether a paragraph's first sentence tells what is to do and nothing that is done."""
    first = text.partition("。")[0]
    return bool(_UNFINISHED.search(first)) and not _FINISHED.search(first)


def looks_back(text: str) -> bool:
    """Whether a paragraph sums the year up, as those do that stand before the problems."""
    return bool(_REVIEW.match(text))


def closes(text: str) -> bool:
    """Whether a paragraph closes a summary: 总之, 以上总结, 特此报告."""
    return bool(_CLOSING.search(text)) or _is_formula(text)


def annexes(text: str) -> bool:
    """Whether a line announces what is annexed (附：候选人名单), which may stand below it."""
    return bool(_ANNEX.match(text))


def salutes(text: str) -> bool:
    """Whether a line only addresses somebody, as 各位领导： does."""
    return bool(_SALUTATION.match(text))


def signs(text: str) -> bool:
    """Whether a line is a 落款, an office or a date alone, or tells whom the paper goes to (抄送：……)."""
    is_signature = _SIGNATURE.match(text) or _SIGNED_BY.match(text) or _OTHER_CALENDAR.match(text)
    return bool(_DISPATCH.match(text)) or (len(text) <= 45 and bool(is_signature))
