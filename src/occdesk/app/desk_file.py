"""A desk that was saved in a file."""

from pathlib import Path

from occdesk.model.errors import OccDeskError, UsageError
from occdesk.state.desk import Desk


def read_desk(name: str) -> Desk:
    """Return the desk saved in the file NAME."""
    try:
        return Desk.from_json(Path(name).read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} is not a desk: it is not text.") from error
    except OSError as error:
        raise OccDeskError(f"{name} could not be read: {error.strerror or error}.") from error
    except UsageError as error:
        raise UsageError(f"{name}: {error}") from error
