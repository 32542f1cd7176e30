"""What long work tells on its way: the step's name in Chinese, how much is done, how much there is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]


def quiet(what: str, done: int, total: int) -> None:
    """Take progress and say nothing."""
