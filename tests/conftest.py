"""No test sees the data of whoever runs it: the home is a folder that does not exist, until a test names one."""

from collections.abc import Iterator

import httpx  # noqa: F401 - Chroma imports it: see below
import pytest

# When a stream that was broken off is collected, the openai client looks for the errors of httpx as soon as that is
# being imported. Collected in the midst of that import it finds none, and whichever test is running then fails.


@pytest.fixture(autouse=True, scope="session")
def _no_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GONGBI_HOME", str(tmp_path_factory.mktemp("nobody") / "home"))
        yield
