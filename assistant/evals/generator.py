"""Fact sheets at random over the contract, with the words that the generator knows to go with each figure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from assistant.evals import vocabulary
from assistant.evals.notation import Row, read_themes
from assistant.evals.random_figures import FIGURES
from assistant.facts.sheet import parse_tree
from assistant.records import FactSheet

SMALLEST, LARGEST = 5, 80
LONGEST_SERIES = 400

_RANGE = re.compile(r"\{(\d+)-(\d+)\}")


@dataclass(frozen=True)
class Known:
    """A sheet with its labels: `words` holds, by fact id, the words that stand beside the fact's figure."""

    sheet: FactSheet
    words: Mapping[str, tuple[str, ...]]


def generate(seed: int, size: int | None = None) -> Known:
    """Make a sheet of `size` facts (5 to 80 at random where None); the same seed makes the same sheet."""
    random = Random(f"sheet/{seed}")
    size = size or random.choice((random.randint(SMALLEST, 15), random.randint(16, 40), random.randint(41, LARGEST)))
    return _Maker(random).known(size)


class _Maker:
    """Makes one sheet."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._half = random.random() < 0.3
        self._labels: set[str] = set()
        self._words: list[tuple[str, ...]] = []
        self._people = random.sample(vocabulary.PERSONS.split(), 4)
        self._facts: list[dict[str, object]] = []
        self._said: set[str] = set()

    def known(self, size: int) -> Known:
        """Fill the sheet theme by theme, as real ones are, until it has `size` facts."""
        themes = list(read_themes())
        chosen = self._random.sample(themes, max(3, min(len(themes), size // 3)))
        shares = {theme: 0 for theme in themes if theme in chosen}
        for place in range(size):
            shares[list(shares)[place % len(shares)]] += 1
        for theme, share in shares.items():
            self._fill(theme, share)
        return self._finished()

    def _fill(self, theme: str, share: int) -> None:
        end = len(self._facts) + share
        rows = list(read_themes()[theme].rows)
        for _ in range(LONGEST_SERIES):
            if len(self._facts) >= end:
                return
            row = self._random.choice(rows)
            label = self._once([row.label]) if row.kind == "述" else self._varied(row.label)
            if not label or label in self._labels or (self._half and row.month > 6):
                continue
            head = self._add(theme, row, label)
            for follower in self._random.sample(row.followers, min(len(row.followers), self._random.randint(0, 3))):
                if len(self._facts) < end:
                    self._follow(theme, follower, head)

    def _follow(self, theme: str, row: Row, head: dict[str, object]) -> None:
        label = self._varied(row.label)
        if f"{head['id']}{label}" not in self._labels:
            self._labels.add(f"{head['id']}{label}")
            fact = self._add(theme, row, label)
            fact["of" if row.kind == "分" else "with"] = head["id"]
            _keep_within(fact, head)

    def _add(self, theme: str, row: Row, label: str) -> dict[str, object]:
        self._labels.add(label)
        fact: dict[str, object] = {"id": f"N{len(self._facts) + 1}", "theme": theme}
        if row.kind == "述":
            fact["text"] = label
        else:
            fact["label"] = label.replace("·", "")
            FIGURES[row.kind](fact, row, self._random)
        self._words.append(tuple(piece.removesuffix("的") for piece in label.split("·")))
        self._say(fact, row, read_themes()[theme].said)
        self._facts.append(fact)
        return fact

    def _say(self, fact: dict[str, object], row: Row, said: Mapping[str, list[str]]) -> None:
        """Add what a fact may say besides its figure; a follower shares its head's event and says less."""
        self._say_when_where_by_whom(fact, row, said)
        self._say_how_far(fact, row, said)
        self._say_how(fact, row, said)
        value = fact.get("value")
        if row.kind == "量" and row.unit in ("家", "个", "支") and isinstance(value, int) and 2 <= value <= 4:
            fact["items"] = self._random.sample(vocabulary.ITEMS.split(), value)
        if self._random.random() < 0.06:
            fact["must"] = False
        if self._random.random() < 0.08:
            fact["highlight"] = True

    def _say_when_where_by_whom(self, fact: dict[str, object], row: Row, said: Mapping[str, list[str]]) -> None:
        chance = self._random.random
        if row.kind == "事" or (row.kind == "量" and chance() < 0.2):
            fact["date"] = self._date(row.month)
        if row.kind == "事" and chance() < 0.7:
            fact["place"] = self._random.choice(vocabulary.PLACES.split())
        if row.kind == "量" and chance() < 0.15 and "人" in said:
            fact["by"] = self._random.choice(said["人"])

    def _say_how_far(self, fact: dict[str, object], row: Row, said: Mapping[str, list[str]]) -> None:
        may_be_open = row.kind not in "随分述" and "态" in said and "last" not in fact
        if may_be_open and self._random.random() < 0.12:
            if row.kind == "量" and not {"total", "target", "by"} & set(fact):
                fact["state"] = self._random.choice(said["态"])

    def _say_how(self, fact: dict[str, object], row: Row, said: Mapping[str, list[str]]) -> None:
        """Add how it was done and what came of it, as long as there are lines that no other fact has said."""
        chance = self._random.random
        if row.kind in "量率存" and "state" not in fact and chance() < 0.3:
            if how := self._once(said["做"]):
                fact["how"] = how
        if row.kind in "量率事" and "state" not in fact and chance() < 0.2:
            if result := self._once([*said.get("效", []), *said.get("果", [])]):
                fact["result"] = result

    def _date(self, month: int) -> str:
        month = month or self._random.randint(1, 6 if self._half else 11)
        day = f"2025-{month:02d}-{self._random.randint(1, 28):02d}"
        forms = (day, day, day, f"2025-{month:02d}", f"{month}月至{month + 1}月" if month in (3, 4, 7, 8) else day)
        return self._random.choice(forms)

    def _once(self, lines: list[str]) -> str:
        """Choose a line that no other fact has said; `''` when they have run out."""
        left = [line for line in lines if line not in self._said]
        line = self._random.choice(left) if left else ""
        self._said.add(line)
        return self._varied(line)

    def _varied(self, words: str) -> str:
        """Choose among （a|b） and fill in {姓名}, {企业} and {3-9}."""
        words = re.sub(r"（([^（）]*\|[^（）]*)）", lambda match: self._random.choice(match[1].split("|")), words)
        words = words.replace("{姓名}", self._random.choice(self._people))
        words = words.replace("{企业}", self._random.choice(vocabulary.FIRMS.split()))
        return _RANGE.sub(lambda match: str(self._random.randint(int(match[1]), int(match[2]))), words)

    def _finished(self) -> Known:
        random = self._random
        town, county = random.choice(vocabulary.TOWNS.split()), random.choice(vocabulary.COUNTIES.split())
        level = "街道" if town.endswith("街道") else town[-1]
        tree: dict[str, object] = {
            "unit": f"{town}总工会",
            "town": town,
            "superior": f"{county}总工会",
            "led_by": "街道党工委、办事处" if level == "街道" else f"{level}党委、{level}政府",
            "year": 2025,
            "period": "上半年" if self._half else "年度",
            "until": "2025-06-20" if self._half else "2025-12-10",
            "guidance": random.sample(vocabulary.GUIDANCE.split(), random.randint(0, 2)),
            "people": self._people,
            "facts": self._facts,
            "problems": [self._varied(line) for line in self._some(vocabulary.PROBLEMS, 4)],
            "plans": [self._varied(line) for line in self._some(vocabulary.PLANS, 4)],
        }
        words = self._words
        if level != "镇":
            tree["facts"] = [{key: _at(level, value) for key, value in fact.items()} for fact in self._facts]
            words = [tuple(word.replace("镇", level) for word in fact) for fact in words]
        sheet = parse_tree(tree).sheet
        return Known(sheet, {fact.id: told for fact, told in zip(sheet.facts, words, strict=True)})

    def _some(self, lines: str, most: int) -> list[str]:
        found = lines.strip().splitlines()
        return self._random.sample(found, self._random.randint(0, most))


def _keep_within(fact: dict[str, object], head: dict[str, object]) -> None:
    """Make a part no larger than its whole, and a stock where the whole is one."""
    if "of" not in fact:
        return
    whole = head.get("value", head.get("total"))
    whole = whole[0] if isinstance(whole, list) else whole
    part = fact["value"]
    if isinstance(whole, int) and isinstance(part, int) and part > whole:
        fact["value"] = max(1, whole - 1)
        fact.pop("approx", None)
    if "value" not in head:
        fact["total"] = fact.pop("value")
        fact.pop("approx", None)


def _at(level: str, value: object) -> object:
    """Put the words of a town's sheet at another level: 镇民政办 → 乡民政办."""
    return value.replace("镇", level) if isinstance(value, str) else value
