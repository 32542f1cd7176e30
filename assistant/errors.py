"""Every failure that is expected: one root, and a message in Chinese that says what happened and what to do."""


class GongbiError(Exception):
    """An expected failure; its message is a Chinese sentence for the user."""


class SettingsError(GongbiError):
    """The environment or config.toml holds a value that cannot be used."""


class UnreadableFile(GongbiError):
    """A file cannot be read: empty, damaged, encrypted, too large or of a kind not supported."""


class UnwritableFile(GongbiError):
    """A file cannot be written where the user wants it."""


class SheetError(GongbiError):
    """A fact sheet has faults; `faults` lists all of them, each with its place."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class StoreError(GongbiError):
    """The store or an index cannot be opened, or another process owns it."""


class PromptError(GongbiError):
    """A prompt file is missing, malformed or lacks a variable."""


class ModelError(GongbiError):
    """A chat or embedding model did not give a usable answer."""


class DraftConflict(GongbiError):
    """Somebody else saved the draft first; nothing was overwritten."""
