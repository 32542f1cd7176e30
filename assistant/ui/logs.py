"""What goes wrong behind the pages is kept in a file of the home, for somebody who can read it."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "gongbi.log"
MOST_BYTES = 1_000_000


def log_to(home: Path) -> None:
    """Write warnings and errors of all rooms to a file there, and no longer to that of another home."""
    logger = logging.getLogger("assistant")
    for handler in list(logger.handlers):
        if isinstance(handler, RotatingFileHandler):
            logger.removeHandler(handler)
            handler.close()
    kept = RotatingFileHandler(home / FILE_NAME, maxBytes=MOST_BYTES, backupCount=1, encoding="utf-8", delay=True)
    kept.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    kept.setLevel(logging.WARNING)
    logger.addHandler(kept)
