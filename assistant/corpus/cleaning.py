"""A document's lines in, whole paragraphs out: notices and page marks dropped, cut sentences joined."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.corpus.contents import CONTENTS, find_contents
from assistant.corpus.titles import match_title
from assistant.records import Dropped
from assistant.text.headings import HAN_ORDINALS, Heading, match_heading, match_mark

TERMINAL = "。！？；…!?;"
CLOSING = "”’》〉」』）)】〕]"
_BREAKS_OFF = re.compile(r"[，、,“‘《〈（(【—]$|(?<![年月日度])\d$")
_CANNOT_BEGIN = re.compile(r"^[，。、；：！？,;:!?”’》〉」』）】〕%％‰℃]")
_SIGNATURE = re.compile(
    r"^(?:[^，。；：]{0,20}(?:工会|工会联合会|委员会)|[\d_xX×*〇○零一二三四五六七八九]{2,4}年.{1,6}月.{1,4}日)$"
)
_RUN_ON = {
    "一是": "{han}(?:是|要)",
    "第一，": "[第其]{han}[，,、]",
    "（1）": r"[（(]?{arabic}[)）]",
    "①": "{circled}",
    "1.": r"{arabic}[、.．](?!\d)",
}
_LIST_MARK = re.compile(r"^[-*+•·●◆■□▲★➢]\s+(?=(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．]|[（(第①-⑳])")
_ODD = re.compile(
    r"[^\t\x20-\x7e\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u205e\u2100-\u2fdf\u3000-\u9fff\uff00-\uffef]"
)
_SPACES = re.compile(r"[ \t　\u00a0\u2000-\u200a]+")
_SHORT = 30
_REPEATED_HEADER = 4
_INDENT = re.compile(r"(?:\u3000| {2}|\t)")
_FEW = 4
_RAGGED, _INDENTED = 2, 12
"""How much shorter a wrapped line may be; how long it is at least where indents tell the paragraphs."""
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
_LINKS = re.compile(
    r"[【\[]?.{0,40}(?:相关(?:文章|推荐|阅读|范文|内容|热词)|猜你喜欢|(?:推荐|延伸|拓展)阅读|热门(?:文章|推荐)|你可能(?:还)?喜欢).{0,4}?[】\]]?\s*[：:】]?"
)
_LINK = re.compile(
    r".{2,45}(?:总结|计划|范文|报告|汇报|方案|心得|体会|讲话|演讲稿|发言稿|材料|文章|模板|要点)[^。；]{0,12}"
)
_PAGE = re.compile(_NOTICES[0][1])
_PAGE_AHEAD = re.compile(rf"{_PAGE_PART}\s+(?P<rest>\S.*)")
_PATTERNS = tuple((reason, re.compile(pattern)) for reason, pattern in _NOTICES)


@dataclass(frozen=True)
class Paragraph:
    """A whole paragraph and the lines it came from, counted from 1; `heading` if it opens with one."""

    text: str
    first_line: int
    last_line: int
    heading: Heading | None
    below: str = ""
    """Why what stood just above was dropped; "" where nothing was."""


def clean(lines: Sequence[str]) -> tuple[list[Paragraph], list[Dropped]]:
    """Drop what belongs to the site or the page, join what a page break cut, and keep the line numbers."""
    tidy = [_tidy(line) for line in lines]
    reasons = _reasons(tidy)
    width = _wrap_width([text for text, reason in zip(tidy, reasons, strict=True) if text and not reason])
    indents = _indents(lines) if width else [False] * len(lines)
    least = min(width - _RAGGED, _INDENTED if any(indents) else width)
    pieces: list[list[tuple[int, str]]] = []
    above: list[str] = []
    last = ""
    for number, (text, reason, is_indented) in enumerate(zip(tidy, reasons, indents, strict=True), start=1):
        if reason or not text:
            last = reason or last
            continue
        if pieces and not is_indented and _continues(pieces[-1], text, least):
            pieces[-1].append((number, text))
        else:
            pieces.append([(number, text)])
            above.append(last)
        last = ""
    return [_paragraph(lines, below) for lines, below in zip(pieces, above, strict=True)], _gather(reasons)


def ends_whole(text: str) -> bool:
    """Whether a paragraph's last character can end a sentence."""
    return text.rstrip(CLOSING + " ")[-1:] in TERMINAL + "：:"


def _heading(text: str) -> Heading | None:
    """Match a heading, unless the paragraph runs on to the next number: 一是……；二是…… is one body."""
    heading = match_heading(text) or match_mark(text)
    if heading and heading.system in _RUN_ON and re.search(rf"[。；;，,]\s*{_following(heading)}", text):
        return None
    return heading


def _following(heading: Heading) -> str:
    after = min(heading.ordinal + 1, len(HAN_ORDINALS) - 1)
    return _RUN_ON[heading.system].format(han=HAN_ORDINALS[after], arabic=after, circled=chr(0x245F + after))


def _tidy(line: str) -> str:
    if _ODD.search(line):
        line = "".join(c for c in line if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs") or c == "\t")
    return _LIST_MARK.sub("", _SPACES.sub(" ", line).strip())


def _reasons(lines: Sequence[str]) -> list[str]:
    headers, contents = _running_titles(lines), find_contents(lines)
    reasons: list[str] = []
    for place, line in enumerate(lines):
        found = next((reason for reason, pattern in _PATTERNS if pattern.fullmatch(line)), "") if line else ""
        found = CONTENTS if place in contents else found
        found = found or ("网站导航" if line and (_LINKS.fullmatch(line) or _CRUMBS.fullmatch(line)) else "")
        found = found or ("网站声明" if _is_of_site(line) else "")
        found = found or ("页码" if (ahead := _PAGE_AHEAD.fullmatch(line)) and _speaks_of_site(ahead["rest"]) else "")
        is_link = bool(line) and not found and _follows_links(lines, reasons) and bool(_LINK.fullmatch(line))
        reasons.append(found or ("网站导航" if is_link else "页眉或页脚" if line in headers else ""))
    return reasons


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


def _follows_links(lines: Sequence[str], reasons: Sequence[str]) -> bool:
    """Whether the last line that holds something is the head of a list of other pages, or one of that list."""
    before = next((place for place in range(len(reasons) - 1, -1, -1) if lines[place]), None)
    return before is not None and reasons[before] == "网站导航" and _in_links(lines, reasons, before)


def _in_links(lines: Sequence[str], reasons: Sequence[str], place: int) -> bool:
    while place >= 0 and (reasons[place] == "网站导航" or not lines[place]):
        if lines[place] and _LINKS.fullmatch(lines[place]):
            return True
        place -= 1
    return False


def _running_titles(lines: Sequence[str]) -> set[str]:
    """Short lines that come again and again and mostly stand inside a cut sentence."""
    counts = Counter(line for line in lines if 2 <= len(line) <= _SHORT and not match_heading(line))
    frequent = {line for line, count in counts.items() if count >= _REPEATED_HEADER}
    inside: Counter[str] = Counter()
    previous = ""
    for line in lines:
        if line in frequent:
            inside[line] += bool(previous) and not ends_whole(previous) and len(previous) > _SHORT
        elif line:
            previous = line
    inside += _beside_page_marks([line for line in lines if line], frequent)
    return {line for line in frequent if inside[line] * 2 >= counts[line]}


def _beside_page_marks(lines: Sequence[str], frequent: set[str]) -> Counter[str]:
    """How often each of some lines stands next to a page number."""
    places = [place for place, line in enumerate(lines) if line in frequent]
    return Counter(lines[p] for p in places if any(_PAGE.fullmatch(near) for near in lines[max(0, p - 1) : p + 2]))


def _wrap_width(lines: Sequence[str]) -> int:
    """Width at which a file was wrapped by hand; 0 if its lines are paragraphs."""
    open_lengths = [len(line) for line in lines if not ends_whole(line) and len(line) >= 20]
    if len(open_lengths) < 10 or len(open_lengths) < 0.35 * len(lines):
        return 0
    width = Counter(open_lengths).most_common(1)[0][0]
    near = sum(abs(length - width) <= 2 for length in open_lengths)
    return width if near >= 0.6 * len(open_lengths) else 0


def _indents(lines: Sequence[str]) -> list[bool]:
    """Which lines begin a paragraph by their indent; none where all or hardly any are indented."""
    indents = [bool(_INDENT.match(line)) for line in lines]
    flush = sum(bool(line.strip()) and not indent for line, indent in zip(lines, indents, strict=True))
    return indents if sum(indents) >= _FEW and flush >= _FEW else [False] * len(lines)


def _continues(lines: Sequence[tuple[int, str]], text: str, least: int) -> bool:
    """Whether a line goes on with the paragraph of the lines before it; `least` is 0 where none are wrapped by hand."""
    previous = lines[-1][1]
    if _CANNOT_BEGIN.match(text):
        return True
    if ends_whole(previous) and not previous.endswith(tuple("“‘《（(")):
        return False
    if match_heading(text) or match_mark(text) or match_title(text) or (len(lines) == 1 and match_title(previous)):
        return False
    if _BREAKS_OFF.search(previous) and not _SIGNATURE.match(previous):
        return True
    if least > 0:
        return len(previous) >= least
    if len(text) <= _SHORT and not re.search("[，。；：！？]", text):
        return False
    return len(lines) > 1 or not _stands_alone(previous)


def _stands_alone(line: str) -> bool:
    """Whether this is a heading, item or signature, which needs no full stop."""
    heading = match_heading(line)
    if heading:
        return bool(heading.title) and not heading.rest
    return len(line) <= _SHORT or bool(_SIGNATURE.match(line))


def _paragraph(lines: Sequence[tuple[int, str]], below: str) -> Paragraph:
    text = lines[0][1]
    if len(lines) > 1:
        text = "".join(_gap(before, after) + after for (_, before), (_, after) in pairwise([(0, ""), *lines]))
    return Paragraph(text, lines[0][0], lines[-1][0], _heading(text), below)


def _gap(before: str, after: str) -> str:
    """Return the space that Latin words need where lines meet; Chinese ones need none."""
    return " " if before[-1:].isascii() and before[-1:].isalpha() and after[0].isascii() and after[0].isalpha() else ""


def _gather(reasons: Sequence[str]) -> list[Dropped]:
    dropped: list[Dropped] = []
    for number, reason in enumerate(reasons, start=1):
        if not reason:
            continue
        if dropped and dropped[-1].reason == reason and number - dropped[-1].last_line <= 2:
            dropped[-1] = Dropped(dropped[-1].first_line, number, reason)
        else:
            dropped.append(Dropped(number, number, reason))
    return dropped
