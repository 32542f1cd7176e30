"""A scanned page in, its printed lines out; RapidOCR, whose models are in its wheel, comes with the extra `ocr`."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import Any

import numpy as np

from assistant.corpus import worker

MOST_PAGES = 300
_DOTS, _LONGEST_SIDE = 200, 2400
_SAME_SIZE = 0.35
_DETECTION_SIDE = 960  # with the whole page it takes twice the memory and reads no better
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WIDE = {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_NARROW = re.compile(r"[();?!]|(?<!\d)[,:]|[,:](?!\d)")
_SPACE = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # turns whole lines upside down that are not
    "Det.limit_type": "max",
    "Det.limit_side_len": _DETECTION_SIDE,
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


class ScanOnly(Exception):
    """A document whose pages are pictures without text."""


def is_installed() -> bool:
    """Whether the extra is at hand."""
    return find_spec("rapidocr") is not None


def read_lines(page: Any) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield what stands on a pypdfium2 page: text, and left, bottom, right, top in points from the lower left."""
    engine = _engine()
    worker.report_alive()
    width, height = page.get_size()
    scale = min(_DOTS / 72, _LONGEST_SIDE / max(width, height))
    gray = page.render(scale=scale, grayscale=True).to_numpy()
    found = engine(np.repeat(gray.reshape(*gray.shape[:2], 1), 3, axis=2))
    worker.report_alive()
    boxes = [box / scale for box in found.boxes] if found.txts else []
    usual = median(np.ptp(box[:, 1]) for box in boxes) if boxes else 0.0
    for text, box in zip(found.txts or (), boxes, strict=True):
        middle, tall = (box[:, 1].min() + box[:, 1].max()) / 2, np.ptp(box[:, 1])
        tall = usual if abs(tall - usual) < _SAME_SIZE * usual else tall
        left, right = float(box[:, 0].min()), float(box[:, 0].max())
        yield _as_written(text), left, float(height - middle - tall / 2), right, float(height - middle + tall / 2)


def _as_written(text: str) -> str:
    """Write Chinese as offices do, with wide punctuation and no spaces: the models do not tell widths apart."""
    if not _HAN.search(text):
        return text
    return _NARROW.sub(lambda mark: _WIDE[mark[0]], _SPACE.sub("", text))


@cache
def _engine() -> Any:
    worker.allow_more()
    from rapidocr import RapidOCR

    return RapidOCR(params=_SETTINGS)
