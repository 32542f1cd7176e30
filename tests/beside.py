"""What may stand beside the checkout and is no part of it; tests that need it are skipped where it is not there."""

from pathlib import Path

import pytest

_SHARED = Path(__file__).parents[2] / "shared"
SEED = _SHARED / "seed" / "township-union-summaries.txt"
SERVE = _SHARED / "model" / "serve"
needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the real compiled document is not beside the checkout")
