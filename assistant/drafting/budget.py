"""What a draft may cost a model's server: tokens taken before each call, what was not used given back."""

import threading

from assistant.errors import ModelError
from assistant.text.tokens import count_tokens, is_counted

DRAFT_TOKENS = 60_000


class Budget:
    """The tokens that all calls for one draft share; safe where sections are written at the same time."""

    def __init__(self, tokens: int = DRAFT_TOKENS) -> None:
        self._tokens = self._left = tokens
        self._lock = threading.Lock()

    def take(self, prompt: str, answer_tokens: int) -> int:
        """Take what a call may cost at most and return it.

        Raises ModelError where that much is not left.
        """
        wanted = count_tokens(prompt) + answer_tokens
        with self._lock:
            if wanted > self._left:
                how = "" if is_counted() else "，按估算"
                raise ModelError(f"这份稿子的词元预算（{self._tokens}{how}）已经用完")
            self._left -= wanted
        return wanted

    def settle(self, taken: int, used: int) -> None:
        """Give back what a call did not use; servers that report no usage are held to have used it all."""
        with self._lock:
            self._left += taken - (used or taken)
