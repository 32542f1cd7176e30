"""However the app is started, it stays on this machine and tells nobody."""

import tomllib
from pathlib import Path

from assistant.ui.serve import OPTIONS, streamlit_command

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
