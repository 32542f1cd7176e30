"""Settings, from the environment or `$GONGBI_HOME/config.toml`."""

import os
from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from assistant.errors import SettingsError

OFFLINE = "offline"
LOCAL = "local"


def _default_home() -> Path:
    return Path(os.environ.get("GONGBI_HOME") or user_data_path("gongbi", appauthor=False))


class Settings(BaseSettings):
    """What an installation can be told; see the README for each."""

    model_config = SettingsConfigDict(extra="ignore", populate_by_name=True)

    home: Annotated[Path, NoDecode] = Field(default_factory=_default_home, validation_alias="GONGBI_HOME")
    model: str = Field(default=OFFLINE, validation_alias="GONGBI_MODEL", min_length=1)
    base_url: str = Field(default="", validation_alias="OPENAI_BASE_URL")
    api_key: SecretStr = Field(default=SecretStr(""), validation_alias="OPENAI_API_KEY")
    embeddings: str = Field(default=LOCAL, validation_alias="GONGBI_EMBEDDINGS", pattern=r"^(local|openai:.+)$")
    database_url: str = Field(default="", validation_alias="GONGBI_DATABASE_URL")
    chroma_url: str = Field(default="", validation_alias="GONGBI_CHROMA_URL")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment first, then the file in the home."""
        config = _default_home() / "config.toml"
        return (init_settings, env_settings, TomlConfigSettingsSource(settings_cls, config))


def load_settings() -> Settings:
    """Read the settings and make the home folder.

    Raises SettingsError where a value or the file cannot be used.
    """
    try:
        settings = Settings()
    except ValidationError as exc:
        names = "、".join(str(error["loc"][0]) for error in exc.errors())
        raise SettingsError(f"设置 {names} 的值无法使用。请对照 README 的设置表改正后重试。") from exc
    except ValueError as exc:
        raise SettingsError(
            f"{_default_home() / 'config.toml'} 不是有效的 TOML 文件（{exc}）。请改正或移走后重试。"
        ) from exc
    except OSError as exc:
        raise SettingsError(
            f"数据目录里的 {_default_home() / 'config.toml'} 打不开。请检查权限，或把 GONGBI_HOME 设为可写的目录。"
        ) from exc
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise SettingsError(f"无法建立数据目录 {settings.home}。请检查权限，或把 GONGBI_HOME 设为可写的目录。") from exc
    return settings
