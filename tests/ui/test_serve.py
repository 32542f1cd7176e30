"""However the app is started, it stays on this machine and tells nobody."""

import socket
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.errors import SettingsError
from assistant.resources import APP
from assistant.ui.serve import OPTIONS, require_free_port, streamlit_command

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


def test_repository_config_says_what_the_command_says():
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    assert {f"{part}.{name}": value for part, rows in config.items() for name, value in rows.items()} == dict(OPTIONS)


def test_command_listens_on_loopback_without_statistics():
    command = streamlit_command(8765)
    assert "--server.port=8765" in command
    assert "--server.address=127.0.0.1" in command
    assert "--browser.gatherUsageStats=false" in command
    assert "--server.headless=true" in command


def test_taken_port_is_told_before_anything_starts():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SettingsError, match=f"端口 {port} 已被占用.*--port"):
            require_free_port(port)
    require_free_port(port)


def test_icon_of_the_tab_is_a_picture_of_our_own_not_one_to_be_fetched(home: Path, monkeypatch: pytest.MonkeyPatch):
    told: dict[str, str] = {}
    monkeypatch.setattr(st, "set_page_config", lambda **given: told.update(given))
    AppTest.from_file(str(APP), default_timeout=60).run()
    assert told["page_icon"].startswith("<svg ")
    assert ElementTree.fromstring(told["page_icon"]).tag.endswith("svg")
