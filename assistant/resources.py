"""Where the shipped files are: in an installed package, or in the repository of an editable install."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "shipped"
_ROOT = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent

PROMPTS = _ROOT / "prompts"
CORPUS = _ROOT / "corpus"
SAMPLES = CORPUS / "samples"
APP = _ROOT / "app.py"
