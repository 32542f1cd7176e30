"""A home has the corpus of the package that is installed, and what people said of it."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from assistant import resources
from assistant.corpus import store
from assistant.corpus.browse import articles_of, list_sources, sections_of
from assistant.corpus.corrections import correct_section
from assistant.corpus.ingest import ensure_shipped
from assistant.database import open_engine
from assistant.settings import Settings

SUMMARY = """# {town}总工会2024年工作总结

今年以来，{town}总工会在镇党委和县总工会领导下，团结职工，服务大局，现将工作总结如下：

## 一、抓组建，壮大队伍

{town}对用工25人以上的企业逐户上门，全年新建企业工会{count}家，发展会员320人，会员总数达到2860人，实名制录入率97%。

## 二、抓维权，和谐关系

开展集体协商要约行动，签订工资专项集体合同21份，覆盖职工1680人；受理劳动争议11件，调解成功10件，追回工资26.4万元。
"""


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a package's corpus with two summaries."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    monkeypatch.setattr(resources, "CORPUS", folder)
    for town in ("青石镇", "白沙镇"):
        write(folder, town)
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "home").mkdir()
    return Settings.model_validate({"GONGBI_HOME": tmp_path / "home"})


def write(folder: Path, town: str, count: int = 6) -> None:
    (folder / f"{town}.md").write_text(SUMMARY.format(town=town, count=count), "utf-8")


def names(engine: Engine) -> set[str]:
    return {Path(path).name.removeprefix("shipped:") for path in store.known_hashes(engine)}


def test_upgrade_brings_what_is_new_or_changed_and_takes_away_what_is_gone(settings: Settings, shipped: Path) -> None:
    engine = open_engine(settings)
    ensure_shipped(settings, engine)
    write(shipped, "青石镇", 9)
    write(shipped, "红旗镇")
    (shipped / "白沙镇.md").unlink()

    assert ensure_shipped(settings, engine)
    assert not ensure_shipped(settings, engine)

    assert names(engine) == {"青石镇.md", "红旗镇.md"}
    assert "新建企业工会9家" in next(e.text for e in store.exemplars(engine) if e.source == "青石镇.md")


def test_what_was_removed_by_hand_stays_away_after_an_upgrade(settings: Settings, shipped: Path) -> None:
    engine = open_engine(settings)
    ensure_shipped(settings, engine)
    store.remove_sources(engine, ["shipped:白沙镇.md"])
    write(shipped, "白沙镇", 9)
    write(shipped, "红旗镇")

    ensure_shipped(settings, engine)

    assert names(engine) == {"青石镇.md", "红旗镇.md"}


def test_corrections_by_hand_outlive_an_upgrade_that_changes_the_text(settings: Settings, shipped: Path) -> None:
    engine = open_engine(settings)
    ensure_shipped(settings, engine)
    source = next(source for source in list_sources(engine) if source.name == "青石镇.md")
    first, second = sections_of(engine, articles_of(engine, source.id)[0].id)
    correct_section(engine, first.id, "建组织，聚人心", first.themes, True)
    correct_section(engine, second.id, second.heading, second.themes, False)
    write(shipped, "青石镇", 9)

    ensure_shipped(settings, engine)

    (found,) = [e for e in store.exemplars(engine) if e.source == "青石镇.md"]
    assert found.heading == "建组织，聚人心"
    assert "新建企业工会9家" in found.text
