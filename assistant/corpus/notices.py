"""A line in; whether it belongs to the site or the page rather than to a summary, and which sort it is, out."""

import re

from assistant.corpus.contents import CONTENTS

_PAGE_PART = (
    r"(?:[第共]\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,4})\s*页|[首尾末]页|[上下]一页|"
    r"(?:页\s*[脚眉码]\s*[：:]?|P(?:age|\.)?)\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?)"
)

_NOTICES = (
    (
        "页码",
        rf"[-—－–·~=\s]*{_PAGE_PART}(?:[\s,，/、|·]*{_PAGE_PART})*[-—－–·~=\s]*|[-—－–·~]{{1,3}}\s*\d{{1,4}}\s*[-—－–·~]{{1,3}}|"
        r"[（(]?(?:上接|下转)第?.{1,6}版[)）]?|(?:\S{0,8}(?:网|文库|文档)\s*)?\d{1,3}\s*/\s*\d{1,3}|\d{1,3}",
    ),
    ("分隔线", r"[-=_*~—…·.\s#☆★◇◆※○●□■＊＝－]{3,}"),
    ("网址", r".{0,20}<?(?:https?://|www\.)\S+>?.{0,10}"),
    (CONTENTS, r"目\s*录|.{2,50}(?:\.{4,}|…{2,}|·{4,}|\t)\s*\d{1,3}"),
    (
        "联系方式",
        r"(?:联\s*系\s*(?:人|电\s*话|方\s*式|地\s*址)|(?:办公|咨询|服务)?电\s*话|手\s*机(?:号码?)?|传\s*真|(?:电子)?邮\s*[箱编件]|微信号?|"
        r"Q\s*Q|E-?mail|[\u4e00-\u9fff]{0,4}地\s*址)\s*[：:][^。]{1,50}",
    ),
    (
        "版记",
        r"主\s*题\s*词\s*[：:].{1,40}|(?:主\s*送|抄\s*[送报]|[报分发]\s*送|(?:责任)?校\s*对|打\s*字|录\s*入)\s*[：:][^。]{1,80}|[（(]?共\s*印\s*\d+\s*份[)）]?|"
        r".{2,30}\d{1,2}日\s*印发[。]?|.{2,20}(?:办公?室|委|会|部)\s*编?印制?",
    ),
    ("广告", r"[【\[（(]?(?:广告|推广|赞助)[】\]）)]?[：:\s].{2,80}|附件?\d?[：:].{2,40}下载.{0,20}"),
    ("未完", r"[【\[（(]?\s*(?:未完待续|待续|全文完)\s*[】\]）)]?"),
    (
        "网站声明",
        r".{0,60}(?:试下载|试读部分|可阅读页数|下载(?:本文|全文|完整|或阅读)|阅读全文|点击(?:下载|查看全文|阅读)|VIP会员|开通会员|"
        r"版权(?:归|所有)|如有侵权|(?:联系|通知).{0,12}删除|未经(?:授权|许可)|转载请|来源于?(?:互联网|网络)|本(?:文档?|资料|文章)(?:来自|来源|由.{1,20}(?:整理|提供|上传|分享|发布))|"
        r"(?:关注|搜索).{0,15}公众号|(?:原创力|百度|道客|豆丁).{0,4}文[库档]).{0,80}|(?:如要|如需|请)?.{0,14}请?访问[：:]",
    ),
    (
        "网站导语",
        r".*(?:小编|希望(?:对|能|可以|能够).{0,10}(?:大家|您|你|各位).{0,10}(?:帮助|帮到|参考|喜欢)|"
        r"(?:仅供|供(?:大家|您|你)|以供|敬请)(?:大家)?参考|欢迎(?:大家)?(?:阅读|参考借鉴|借鉴|查阅|收藏)|"
        r"(?:为|给|帮)(?:大家|您|你|各位)(?:精心)?(?:整理|收集|搜集|带来|分享|准备|推荐).{0,30}(?:总结|范文|文章|资料|篇|内容)|"
        r"(?:让|使)我们.{0,20}写.{0,14}总结|总结(?:该|应该|要|到底|怎么|如何).{0,6}写|写(?:好|一份).{0,10}总结吧|"
        r"以上(?:就)?是.{0,40}(?:全部内容|全部|所有内容)|总结是(?:指|对|把|在|一种|事后|最近).{10,}).*",
    ),
    (
        "网站导航",
        r"(?:[【\[]?(?:相关(?:文章|推荐|阅读|范文|热词)|推荐(?:阅读|文章)|猜你喜欢|热门(?:文章|推荐)|上一篇|下一篇|标签|关键词|(?:本栏|本期)?责编|责任编辑|编辑|作者|来源|"
        r"发布(?:时间|日期|人)|浏览(?:次数|量)?|阅读(?:量|次数|数)|点击(?:数|量|率)|字号|分享到)\s*[：:>】\]].{0,60}|"
        r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\s*(?:发布|更新|发表|上传))+|"
        r"返回(?:首页|顶部|列表)|更多.{0,20}(?:>>|请关注.{0,12}|请点击.{0,12}))",
    ),
)
_SITE_WORDS = re.compile(
    r"文库|文档|范文|文秘|下载|预览|金币|二维码|评论|打印本页|关闭窗口|本站|邮购|书号|书店|有售|定价|编辑部|ISBN|出版社|登录|注册|付费|试读|剩余部分|VIP|会员专享|扫码|客服|QQ|收藏|举报|打印|评分|\d分(?!\w)|上传|页数|浏览|版权|"
    r"侵权|免责声明|来源于|转载|小编|导语|摘要|关键词|责编|责任编辑|编校|编印|编者|内部资料|注意保存|联系(?:作者|电话|我们|客服)|阅读全文|查看全文|更多|"
    r"文/|（完）|\(完\)|未完|有删节|整理录音|录音整理|未经.{0,6}审[阅定]|公众号|点赞|在看"
)
_WORK = re.compile("职工|入会|(?:镇|乡|街道|本级|基层)(?:总)?工会.*[，。]")
_LEAST_SITE_WORDS, _LONGEST_SITE_LINE = 2, 80
_ONLY_ON_SITES = re.compile(
    r"蓝字|“在看”|点个在看|留言区|长按.{0,6}(?:识别|关注)|扫一扫.{0,4}关注|^[—\-~·\s]*(?:END|The End|完)[—\-~·\s]*$",
    re.I,
)
_CRUMBS = re.compile(r"[^。，；]{1,20}(?:\s*[>＞»›]\s*[^。，；>＞»›]{1,20}){2,}")
_LABELLED = re.compile(r"[【\[（(]?(?:摘要|导语|导读|编者按|编者注|前言|温馨提示|声明|说明)[】\]）)：:].*")
LINKS = re.compile(
    r"[【\[]?.{0,40}(?:相关(?:文章|推荐|阅读|范文|内容|热词)|猜你喜欢|(?:推荐|延伸|拓展)阅读|热门(?:文章|推荐)|你可能(?:还)?喜欢).{0,4}?[】\]]?\s*[：:】]?"
)
LINK = re.compile(
    r".{2,45}(?:总结|计划|范文|报告|汇报|方案|心得|体会|讲话|演讲稿|发言稿|材料|文章|模板|要点)[^。；]{0,12}"
)
PAGE = re.compile(_NOTICES[0][1])
_PAGE_AHEAD = re.compile(rf"{_PAGE_PART}\s+(?P<rest>\S.*)")
_PATTERNS = tuple((reason, re.compile(pattern)) for reason, pattern in _NOTICES)


def notice(line: str) -> str:
    """Why a line belongs to no summary; "" where it can."""
    if not line:
        return ""
    if found := next((reason for reason, pattern in _PATTERNS if pattern.fullmatch(line)), ""):
        return found
    if LINKS.fullmatch(line) or _CRUMBS.fullmatch(line):
        return "网站导航"
    if _is_of_site(line):
        return "网站声明"
    ahead = _PAGE_AHEAD.fullmatch(line)
    return "页码" if ahead and _speaks_of_site(ahead["rest"]) else ""


def _is_of_site(line: str) -> bool:
    """Whether a short line speaks of the site or the document's way to it rather than of the union's work."""
    words = {found.group() for found in _SITE_WORDS.finditer(line[:_LONGEST_SITE_LINE])}
    is_aside = bool(words) and bool(re.fullmatch(r"[（(—\-↓*★☆~<>\s].*[)）—\-↓*★☆~<>]", line))
    if len(line) > _LONGEST_SITE_LINE:
        return False
    if _LABELLED.fullmatch(line) or _ONLY_ON_SITES.search(line):
        return True
    return not _WORK.search(line) and (len(words) >= _LEAST_SITE_WORDS or is_aside)


def _speaks_of_site(line: str) -> bool:
    return bool(_SITE_WORDS.search(line)) and not _WORK.search(line)
