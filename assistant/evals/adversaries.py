"""Models that answer a prompt well and then spoil the answer, each in its own way; they see stand-ins only."""

import re
from random import Random
from typing import TYPE_CHECKING

from assistant.evals import forms, small_words, spoils
from assistant.evals.foreign import Foreign
from assistant.evals.mutate_claims import DEEDS, HONOURS, PRAISE, UNIVERSAL
from assistant.evals.scripted import echo
from assistant.evals.spoiler import Spoil, Spoiler, on_some, swapped_across, with_sentence, with_tail
from assistant.evals.spoils import DATED, LABELLED, MEASURED, NUMBER
from assistant.models import Answer

if TYPE_CHECKING:
    from langchain_core.prompt_values import PromptValue


class Adversary:
    """A chat model of one kind; the same seed and prompt give the same answer."""

    def __init__(self, kind: str, seed: int, foreign: Foreign) -> None:
        self.name = f"adversary-{kind}"
        self.brought: list[str] = []
        self.spoilt = 0
        self._spoil = KINDS[kind]
        self._seed = f"{kind}/{seed}"
        self._foreign = foreign

    def answer(self, prompt: "PromptValue", max_tokens: int, deadline: float) -> Answer:
        """Echo the numbered lines of the prompt and spoil one or several.

        Raises ModelError where the kind is a failure that `ServerModel` sees.
        """
        asked = prompt.to_messages()[-1].text
        spoiler = Spoiler(Random(f"{self._seed}/{asked}"), self._foreign)
        lines = echo([{"role": "user", "content": asked}]).splitlines()
        text = "\n".join(self._spoil(lines, spoiler))
        self.spoilt += text != "\n".join(lines)
        self.brought += [words for words in spoiler.brought if words not in asked]
        return Answer(text, len(asked), len(text))


_CAUSES = (
    "，有效促进了劳动关系和谐稳定",
    "，从而显著降低了事故发生率",
    "，推动企业效益稳步提升",
    "，职工获得感明显增强",
)
_RANKS = ("，位居全县第一", "，走在全市前列", "，考核排名第二", "，连续三年蝉联冠军", "，位列全省先进行列")

KINDS: dict[str, Spoil] = {
    "原样": spoils.nothing,
    "改数字": on_some(spoils.digit, NUMBER.search),
    "改单位": on_some(spoils.unit, MEASURED.search),
    "改年份": on_some(spoils.year),
    "改概数": on_some(spoils.approx, MEASURED.search),
    "凑整": on_some(spoils.rounded, re.compile(r"\d\d").search),
    "中文数字": on_some(spoils.chinese, NUMBER.search),
    "添数字": on_some(spoils.extra_figure),
    "句内换数": on_some(spoils.swapped_within, spoils.pairs),
    "句间换数": swapped_across(MEASURED, lambda match: match[1]),
    "标签互换": spoils.other_labels,
    "外来标签": on_some(spoils.foreign_label, LABELLED.search),
    "换群体": on_some(spoils.other_word, re.compile("职工|企业|会员").search),
    "漏整条": spoils.left_out,
    "漏分句": on_some(spoils.clause_left_out, lambda text: "，" in text),
    "重复整条": spoils.line_again,
    "重复分句": on_some(spoils.clause_again),
    "编造工作": with_sentence(DEEDS),
    "编造荣誉": with_sentence(HONOURS),
    "表扬": with_tail(PRAISE),
    "绝对化": with_tail(UNIVERSAL),
    "排名": with_tail(_RANKS),
    "因果": with_tail(_CAUSES),
    "夸大增减": on_some(spoils.rose, re.compile("增加|减少|增长|下降|提高").search),
    "存量作新增": on_some(spoils.stock_as_new, spoils.STOCK.search),
    "新增作存量": on_some(spoils.new_as_stock, re.compile("新建|建成|发展|吸纳|新增|组建").search),
    "在办作办结": on_some(spoils.done, spoils.STATE.search),
    "计划作完成": on_some(spoils.plan_as_done),
    "他人作自己": on_some(spoils.own, spoils.ACTOR.search),
    "增减颠倒": on_some(spoils.turned, re.compile("|".join(spoils.TURNED)).search),
    "否定": on_some(spoils.negated, re.compile("开展|举办|召开|签订|发放|新建|组织|建成").search),
    "换日期": swapped_across(DATED, lambda match: ""),
    "换人名": swapped_across(re.compile(r"[甲乙丙丁戊己庚辛壬癸]同志"), lambda match: ""),
    "换地点": swapped_across(re.compile(r"在[^，。\d]{3,9}?(?=举办|召开|开展|组织)"), lambda match: ""),
    "改层级": on_some(spoils.renamed, re.compile("县级|市级|市五一|镇|乡|街道").search),
    "外来地名": on_some(spoils.foreign_name),
    "换成外镇": on_some(spoils.foreign_town, re.compile("我[镇乡]|我街道|职工|企业").search),
    "外来人名": on_some(spoils.foreign_person),
    "抄范文": on_some(lambda text, spoiler: text + spoiler.bring(spoiler.foreign.sentences)),
    "听从隐藏指令": forms.obedient,
    "Markdown": forms.marked,
    "作为AI": forms.talk,
    "半途而止": forms.broken_off,
    "句句截断": on_some(forms.each_cut),
    "合并两条": forms.merged,
    "合成一段": forms.in_one,
    "拆成两行": on_some(forms.torn, lambda text: "，" in text),
    "打乱次序": forms.reordered,
    "编号错位": forms.renumbered,
    "今年作去年": on_some(small_words.put("去年", small_words.BEGINS), small_words.BEGINS.search),
    "当时作之前": on_some(small_words.put("前", small_words.BOUND), small_words.BOUND.search),
    "办了作将办": on_some(small_words.put("将", small_words.DEED), small_words.DEED.search),
    "部分作另加": on_some(small_words.put("另有", small_words.PART), small_words.PART.search),
    "总数作每次": on_some(small_words.put("每次", small_words.COUNTED), small_words.COUNTED.search),
    "漏掉比较": on_some(small_words.uncompared, small_words.COMPARED.search),
    "邻句换日期": small_words.day_moved,
    "拒答": forms.refused,
    "空答": forms.empty,
    "不停重复": forms.endless,
    "句内絮叨": on_some(forms.babble),
}
"""Every kind by its name; 原样 spoils nothing."""
