"""A scan is told to be one, and read where the extra `ocr` is installed."""

from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
import pytest

from assistant.corpus import ocr, readers
from assistant.corpus.readers import read_document
from assistant.errors import UnreadableFile

PRINTED = Path(__file__).parent / "data" / "yunping-pages.pdf"


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures of the printed pages in a PDF, as a scanner makes them."""
    document = pypdfium2.PdfDocument(PRINTED)
    pages = [page.render(scale=200 / 72, grayscale=True).to_pil().convert("L") for page in document]
    path = tmp_path_factory.mktemp("scan") / "扫描.pdf"
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=200, quality=60)
    return path


def test_scan_is_told_with_the_way_to_read_it(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)

    with pytest.raises(UnreadableFile, match=r"是扫描件.*gongbi\[ocr\]"):
        readers.parse(scan.name, scan.read_bytes())


@pytest.mark.skipif(not ocr.is_installed(), reason="needs the extra ocr: pip install 'gongbi[ocr]'")
def test_scan_is_read_as_its_print_was(scan: Path) -> None:
    printed, read = "".join(read_document(PRINTED).lines), "".join(read_document(scan).lines)

    same = SequenceMatcher(None, printed, read, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in same) > 0.98 * len(printed)
    assert len(read) < 1.02 * len(printed)
