"""No test sees the data of whoever runs it: the home is a folder that does not exist, until a test names one."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def _no_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GONGBI_HOME", str(tmp_path_factory.mktemp("nobody") / "home"))
        yield
