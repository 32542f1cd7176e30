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


@pytest.fixture(scope="module")
def mixed(scan: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Printed pages, and behind them the same ones as pictures."""
    document = pypdfium2.PdfDocument(PRINTED)
    document.import_pages(pypdfium2.PdfDocument(scan))
    path = tmp_path_factory.mktemp("mixed") / "混合.pdf"
    document.save(path)
    return path


def test_pictures_among_printed_pages_are_told_by_their_numbers(mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    printed = len(pypdfium2.PdfDocument(PRINTED))

    (told,) = readers.parse(mixed.name, mixed.read_bytes()).unread

    assert told.startswith(f"第 {printed + 1}—{2 * printed} 页是扫描图像，没有读出文字。")
    assert "gongbi[ocr]" in told


def test_pages_beyond_what_is_recognised_at_once_are_told(mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "MOST_PAGES", 1)
    monkeypatch.setattr(ocr, "read_lines", lambda page: iter([("新建企业工会六家。", 90.0, 700.0, 200.0, 712.0)]))
    printed = len(pypdfium2.PdfDocument(PRINTED))

    document = readers.parse(mixed.name, mixed.read_bytes())

    assert document.lines[-1] == "新建企业工会六家。"
    assert [told.partition(" 页")[0] for told in document.unread] == [
        f"第 {printed + 2}—{2 * printed}" if printed > 2 else f"第 {2 * printed}"
    ]


@pytest.mark.skipif(not ocr.is_installed(), reason="needs the extra ocr: pip install 'gongbi[ocr]'")
def test_scan_is_read_as_its_print_was(scan: Path) -> None:
    printed, read = "".join(read_document(PRINTED).lines), "".join(read_document(scan).lines)

    same = SequenceMatcher(None, printed, read, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in same) > 0.98 * len(printed)
    assert len(read) < 1.02 * len(printed)
