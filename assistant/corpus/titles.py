"""A line in, the article title that it is: numbered as compilations do it, or the whole title of a summary."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.text.headings import CHINESE_NUMERALS, ordinal_value

_NUMBER = rf"(?:\d{{1,3}}|[{CHINESE_NUMERALS}]{{1,4}})"
_KINDS = "文档|文稿|范文|范例|范本|例文|样本|样文|样板|模板|参考|案例|实例|材料|总结|汇报|报告|小结"
_DOCUMENT = (
    "工作总结|情况总结|总结报告|年度总结|年终总结|总结|工作汇报|情况汇报|汇报|工作报告|情况报告|情况的报告|工作的报告|"
    "述职报告|述廉报告|工作小结|小结|工作(?:回顾|回眸|综述|纪实|掠影|侧记|走笔|盘点)|总结材料|汇报材料|交流材料|经验材料|工作亮点|(?:会议?|大会|座谈会|推进会)上的(?:讲话|发言|述职|报告)|"
    r"(?:年|年度|半年|季度)(?:工会)?(?:重点|主要|各项)?工作(?:任务)?(?:开展|完成|进展)?情况"
)
_AFTER = r"(?:\s*[):、\-—.\s]\s*(?P<after>.{0,50}))?"
_NUMBERED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<before>.{{0,40}}?)[\s(]*(?:第\s*)?篇\s*:?\s*(?P<n>{_NUMBER}){_AFTER}",
        rf"(?P<before>.{{0,40}}?)[\s(]*第\s*(?P<n>{_NUMBER})\s*(?:篇|份|则){_AFTER}",
        rf"(?P<before>.{{0,40}}?(?:{_KINDS}))之?\W*?(?P<n>{_NUMBER})\s*[)\]]?\s*(?::\s*(?P<after>.{{0,50}}))?",
        rf"(?:part|no\.?|例|其)\s*(?P<n>{_NUMBER})\s*:?",
        rf"[(\[]\s*(?P<n>{_NUMBER})\s*[)\]]\s*(?P<after>.{{0,40}}(?:{_DOCUMENT}))?",
        rf"(?P<n>{_NUMBER})\s*[、.]\s*(?P<after>\S{{4,40}}(?:{_DOCUMENT}))",
    )
)
_WHOLE = re.compile(
    rf"(?:关于)?[^。；：:！？]{{2,45}}(?:{_DOCUMENT})(?:的(?:报告|函|通知|请示))?"
    r"(?:(?:及|和|与|暨).{0,25}(?:计划|打算|安排|思路|要点|设想|部署))?(?:范文|范本)?(?:[(].{1,20}[)])?"
)
_OF_UNION = re.compile(
    r"(?![我本全各该])[\u4e00-\u9fff]{2,6}(?:镇|乡|街道|区|园|场)(?:总工会|工会|工会联合会)\s*[:|]\s*(?!现将|关于|一是|兹)[^。;:]{6,40}"
)
_BARE = re.compile("工作总结|工作汇报|工作报告|情况汇报|述职报告|述职述廉报告|年终总结|年度总结")
_COLLECTION = re.compile(
    rf".{{0,40}}(?:{_KINDS}|计划).{{0,12}}?(?<![第\d一二三四五六七八九十])\s*(?:\d+|[一二三四五六七八九十]+)\s*篇[)\]]?$"
    r"|(?:汇编|合集|大全|选编|集锦)[)\]]?(?:\([^()]{1,20}\))?(?:\s+\S{2,6}:.{0,20})?$"
)
_DOCUMENT_HEAD = re.compile(
    r"[^，。；：]{2,24}(?:文件|简报|工作动态)(?:[(（].{1,8}[)）])?|[(（]?总?\s*第\s*\d{1,3}\s*期(?:[(（].{1,10}[)）])?[)）]?|.{0,16}[〔\[(（【]\d{4}[〕\])）】]\s*(?:第\s*)?\d{1,4}\s*号(?:\s+签发人[：:]\s?\S{2,12})?"
)
_UNIT = re.compile(
    r"(?![我本全各该])[\u4e00-\u9fff]{2,8}(?:镇|乡|街道|苏木|区|园|场|公司|集团|管委会|社区|村)(?:总?工会|\d|第?.?.季度|[上下]半年)"
)
_SPREAD = re.compile(r"[\u4e00-\u9fff](?: +[\u4e00-\u9fff]){2,}")
_MARKS = re.compile(r"^(?:标题|题目|篇名)[：:]\s*|^[\s#*=~—※◎○●◇◆□■△▲▶►☆★✦✿>-]+|[\s#*=~—※◎○●◇◆□■△▲◀◄☆★✦✿<-]+$")
_NUMBER_AT_END = re.compile(r"[\s（(【第]*(?:篇\s*.{1,4}|第.{1,4}篇|\d{1,3}|[一二三四五六七八九十]{1,3})[)）】\s：:]*$")
PLAIN_STYLE = 2
"""Up to this one a style has no other use than to number articles."""
_ORNAMENT = re.compile(r"\s*[※◎○●◇◆□■△▲▶►☆★✦✿]\s*")
_LONGEST = 60


@dataclass(frozen=True)
class Title:
    """A title line; `number` is 0 where it has none, `collection` where it heads a whole compilation.

    `above` counts the lines of an official document's head (文件, 发文字号) that stand over it.
    """

    text: str
    number: int = 0
    style: int = -1
    collection: bool = False
    above: int = 0


@lru_cache(maxsize=4096)
def match_title(line: str) -> Title | None:
    """Recognise 篇一, 第1篇, 【第一篇】, 范文二, （三）, 总结3 and a whole title; None for other lines.

    A bare number in brackets and a numbered title can also be a heading: who reads the document decides.
    """
    plain = _plain(line)
    if not plain or len(plain) > _LONGEST or re.search(r"[。；！？]|[，、,]$", plain):
        return None
    if _COLLECTION.search(_ORNAMENT.sub("", plain)) and "第" not in plain:
        return Title(_raw(line), collection=True)
    for style, pattern in enumerate(_NUMBERED):
        found = pattern.fullmatch(plain.rstrip(": ").lower())
        if found:
            return Title(_name(found) or _raw(line), ordinal_value(found["n"]), style)
    is_whole = (_WHOLE.fullmatch(plain) and "," not in plain) or _BARE.fullmatch(plain) or _OF_UNION.fullmatch(plain)
    return Title(_raw(line)) if is_whole else None


def in_series(lines: Iterable[str]) -> set[str]:
    """Give the lines that are numbered titles of one wording, each with another number."""
    families: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in lines:
        if (title := match_title(line)) and title.number and title.style <= PLAIN_STYLE:
            families[stem(title.text)][title.number].add(line)
    return {line for family in families.values() if len(family) > 1 for told in family.values() for line in told}


def stem(title: str) -> str:
    """Give a numbered title without the number at its end."""
    return _NUMBER_AT_END.sub("", title)


def names_unit(title: str) -> bool:
    """Whether a title says whose work it sums up: a place with a name of its own, or its union."""
    return bool(_UNIT.search(title))


def is_document_head(line: str) -> bool:
    """Whether a line is part of what stands over an official document's title: 某镇总工会文件, 某工〔2024〕3号."""
    return bool(_DOCUMENT_HEAD.fullmatch(line.strip()))


def _raw(line: str) -> str:
    return _MARKS.sub("", line)


def _plain(line: str) -> str:
    """Half-width, and every bracket round the title or its number a round one or gone."""
    text = unicodedata.normalize("NFKC", _raw(line)).strip()
    if _SPREAD.fullmatch(text):
        text = text.replace(" ", "")
    if text[:1] in "【[《<" and text[-1:] in "】]》>" and not set(text[1:-1]) & set("【[《<】]》>"):
        text = text[1:-1].strip()
    return text.translate(str.maketrans("【】", "()"))


def _name(found: re.Match[str]) -> str:
    after = (found.groupdict().get("after") or "").strip(" :")
    return after.replace("(", "（").replace(")", "）")
