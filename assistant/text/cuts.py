"""A line cut into dictionary words: where a numeral is part of one, and which measure word follows a number."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

import rjieba

_NUMERAL = re.compile("[零〇一二两三四五六七八九十百千万亿]")
_HAN = re.compile("[\u4e00-\u9fff]+")
_WORDS = ("n", "nz", "ns", "nt", "nr", "nrt", "nrfg", "v", "vn", "vd", "d", "z")
_NO_MEASURE = frozenset(
    "的了地得着过在是为于和与及或并而但以来后前起止时内外中上下里间等余多半几数至到从由自向对把被让使将就才只又再也都还已有无"
    "未不可能会要应该各每某本此这那其之者们所约近超逾共合计达比较最更新老大小高低全总正副均分别占方"
)


@dataclass(frozen=True)
class Cut:
    """The words of a line with their kinds, as the dictionary cuts it."""

    line: str

    @cached_property
    def words(self) -> list[tuple[int, int, str]]:
        """Start, end and kind of every word, in order."""
        words, start = [], 0
        for word, kind in rjieba.tag(self.line, False):
            words.append((start, start + len(word), kind))
            start += len(word)
        return words

    def idioms(self) -> list[tuple[int, int]]:
        """Give the places of four-character idioms and of longer sayings."""
        return [
            (start, end)
            for start, end, kind in self.words
            if (kind == "i" and end - start == 4) or (kind in "il" and end - start > 4)
        ]

    def word_at(self, place: int) -> tuple[int, int, str]:
        """Give the word that a character belongs to; an empty one behind the end."""
        if place >= len(self.line):
            return len(self.line), len(self.line), "x"
        return self.words[bisect_right(self.words, place, key=itemgetter(0)) - 1]

    def is_parted(self, start: int, end: int) -> bool:
        """Tell whether a number of its own begins within what looks like a word: 合同|一百份 is no 同一."""
        numeral = _NUMERAL.search(self.line, start, end)
        if numeral is None or numeral.start() == start:
            return False
        first, last, kind = self.word_at(numeral.start())
        return first == numeral.start() and last - first > 1 and kind == "m"

    def splits_word(self, place: int, size: int) -> bool:
        """Tell whether what begins here is part of a word that began before: 节约|3万元 has no 约.

        A longer one may well end a word and be one of its own (经费不足|百元).
        """
        first, last, kind = self.word_at(place)
        own = size > 1 and last == place + size
        return first < place < last and kind[0] not in "mx" and not own

    def noun_at(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the ordinary word, longer than the number, that the first numeral of a stretch belongs to (二氧化碳)."""
        numeral = _NUMERAL.search(self.line, start, end)
        if numeral is None:
            return None
        first, last, kind = self.word_at(numeral.start())
        return (first, last) if kind in _WORDS and last - first > 1 else None

    def end_of_phrase(self, start: int, end: int) -> int | None:
        """Give the end of the phrase of the dictionary that a lone numeral begins (一言堂, 三要素)."""
        first, last, kind = self.word_at(start)
        is_phrase = kind == "i" or (kind == "l" and last - first == 3)
        return last if first == start and last > end and is_phrase else None

    def end_of_noun(self, place: int) -> int:
        """Give the end of the two-character noun whose first character ends here: 一榔|头."""
        first, last, kind = self.word_at(place - 1)
        return last if first == place - 1 and last - first == 2 and kind == "n" else place

    def end_of_ordinal(self, start: int, end: int) -> int:
        """Give the end of 第三 without the measure word that begins the next noun (第三|支柱)."""
        first, last, kind = self.word_at(end - 1)
        is_noun = first == end - 1 and last - first == 2 and kind[0] == "n" and self.line[first] != "名"
        return end - 1 if is_noun and self.line[start] == "第" and not _NUMERAL.match(self.line, end - 1) else end

    def end_of_word(self, place: int) -> int:
        """Give the end of the two- or three-character word whose first character ends here: 一村一律|师."""
        first, last, _ = self.word_at(place - 1)
        ends = first == place - 1 and last - first < 4 and _HAN.fullmatch(self.line[first:last])
        return last if ends else place

    def measure_at(self, place: int, is_sure: bool, is_known: bool) -> str:
        """Give the measure word that stands at a place behind a number, though no list has it; "" if none does.

        `is_sure` says that the number cannot be part of a word, `is_known` that a rare measure word stands there: a
        single character before a noun then measures it.
        """
        first, last, kind = self.word_at(place)
        word = self.line[place:last]
        if not _HAN.fullmatch(word) or _NUMERAL.search(word) or word[0] in _NO_MEASURE:
            return ""
        if kind in ("m", "q", "mq") and len(word) < 3:
            return word
        follows = self.word_at(last)[2]
        measures = is_known or (is_sure and kind[0] in "nqgz")
        return word if measures and len(word) == 1 and first == place and follows[0] == "n" else ""
