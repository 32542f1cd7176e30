import shutil
from pathlib import Path

import numpy as np

from assistant.corpus import store
from assistant.corpus.embedding import embed_missing
from assistant.corpus.progress import quiet
from assistant.corpus.vectors import Content, embedded_text, vectors_name
from assistant.database import open_engine
from assistant.models import LOCAL_NAME, Embedder
from assistant.settings import Settings


def test_vectors_computed_on_all_cores_are_those_of_the_embedder(
    shipped_home: Path, tmp_path: Path, model: Embedder
) -> None:
    shutil.copy(shipped_home / "gongbi.sqlite", tmp_path)
    engine = open_engine(Settings.model_validate({"GONGBI_HOME": tmp_path}))
    ids = store.exemplar_ids(engine)
    store.save_embeddings(engine, "other", [(key, b"") for key in ids])

    embed_missing(engine, quiet)

    assert store.unembedded_ids(engine, vectors_name(LOCAL_NAME)) == []
    chosen = ids[::40]
    expected = model.embed([embedded_text(exemplar) for exemplar in store.exemplars(engine, chosen)])
    assert np.allclose(Content(engine, model, 0, quiet).vectors(chosen), expected, atol=1e-6)
