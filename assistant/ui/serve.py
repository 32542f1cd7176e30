"""How the app is started: on this machine only, without statistics, in its own colours."""

import socket
import sys
from collections.abc import Mapping
from types import MappingProxyType

from assistant.errors import SettingsError
from assistant.resources import APP

OPTIONS: Mapping[str, object] = MappingProxyType(
    {
        "server.address": "127.0.0.1",
        "server.headless": True,
        "server.maxUploadSize": 64,
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": False,
        "logger.level": "warning",
        "logger.hideWelcomeMessage": True,
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "theme.base": "light",
        "theme.primaryColor": "#9f2d20",
        "theme.backgroundColor": "#ffffff",
        "theme.secondaryBackgroundColor": "#f6f4f0",
        "theme.textColor": "#23262b",
        "theme.borderColor": "#ddd8cf",
        "theme.baseRadius": "4px",
        "theme.baseFontSize": 15,
        "theme.font": "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif",
    }
)


def streamlit_command(port: int) -> list[str]:
    """Build the command that serves the app on a port of this machine.

    The same options stand in .streamlit/config.toml, for `streamlit run app.py` in the repository.
    """
    flags = [f"--{name}={_spelled(value)}" for name, value in OPTIONS.items()]
    return [sys.executable, "-m", "streamlit", "run", str(APP), f"--server.port={port}", *flags]


def require_free_port(port: int) -> None:
    """Raise SettingsError where another program, or the app itself, listens on a port already."""
    with socket.socket() as probe:
        if probe.connect_ex((str(OPTIONS["server.address"]), port)) == 0:
            raise SettingsError(
                f"端口 {port} 已被占用，可能工笔已经打开。请在浏览器打开 http://127.0.0.1:{port} 看看，"
                "或用 --port 换一个端口。"
            )


def _spelled(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
