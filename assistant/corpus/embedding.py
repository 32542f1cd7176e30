"""Vectors of what was just taken in, on all cores: the local embedder keeps one busy, whatever threads it is given."""

import numpy as np
from sqlalchemy import Engine

from assistant.corpus import store
from assistant.corpus.progress import Progress
from assistant.corpus.vectors import embedded_text, vectors_name
from assistant.corpus.worker import WorkerFault, Workers
from assistant.models import LOCAL_NAME, embed_locally

_WORTHWHILE = 200
_SECONDS = 600.0  # our own text and model: slow on a busy machine, but no danger
_PART, _TOGETHER = 512, 32


def embed_missing(engine: Engine, progress: Progress) -> None:
    """Compute the vectors that the store has not got and keep them there; a few are left to whoever needs them."""
    missing = store.unembedded_ids(engine, vectors_name(LOCAL_NAME))
    if len(missing) < _WORTHWHILE:
        return
    with Workers(_SECONDS) as workers:
        for start in range(0, len(missing), _PART):
            _embed(engine, workers, missing[start : start + _PART])
            progress("计算向量", min(start + _PART, len(missing)), len(missing))


def _embed(engine: Engine, workers: Workers, ids: list[int]) -> None:
    found = store.exemplars(engine, ids)
    batches = [found[start : start + _TOGETHER] for start in range(0, len(found), _TOGETHER)]
    calls = workers.each(embed_locally, (([embedded_text(e) for e in batch],) for batch in batches))
    for batch, call in zip(batches, calls, strict=True):
        if isinstance(call.exception(), WorkerFault):  # the index will compute these
            continue
        vectors = np.asarray(call.result(), dtype=np.float32)
        rows = [(int(e.id), vector.tobytes()) for e, vector in zip(batch, vectors, strict=True)]
        store.save_embeddings(engine, vectors_name(LOCAL_NAME), rows)
