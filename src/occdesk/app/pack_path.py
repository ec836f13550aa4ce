"""Where the pack is that the program reads."""

import os
from pathlib import Path

from occdesk.model.pack import BUNDLED_NAME
from occdesk.paths import bundled

PACK_VARIABLE = "OCCDESK_PACK"
"""Environment variable that names another pack than the bundled one."""


def pack_path() -> Path:
    """Return the pack to read: the one that OCCDESK_PACK names, else the bundled one."""
    named = os.environ.get(PACK_VARIABLE, "")
    return Path(named) if named else bundled("data", BUNDLED_NAME)
