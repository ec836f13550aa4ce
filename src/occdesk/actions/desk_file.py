"""Desks in files: saved as JSON, or carried as a recipe by a picture that was exported."""

from pathlib import Path

from occdesk.model.errors import OccDeskError, UsageError
from occdesk.state.desk import Desk
from occdesk.state.desk_reading import LIMITS, Found, read_desk_text
from occdesk.system.files import UnfitError, read_bounded, reason_of
from occdesk.system.json_text import decode

ENDING = ".occdesk"
PICTURES = (".png", ".svg", ".pdf")


def is_view(path: Path) -> bool:
    """Return whether PATH is named as a file that holds a desk: a saved one or a picture."""
    return path.suffix.lower() in (ENDING, *PICTURES)


def read_desk(name: str) -> Found:
    """Return the desk saved in the file NAME, or the one that leads back to its picture.

    What of it cannot be shown is left out and said. Raises UsageError where there is none in it,
    OccDeskError where the file cannot be read.
    """
    path = Path(name)
    # Reading a pipe waits for whoever writes to it.
    if path.exists() and not path.is_file():
        raise UsageError(f"{name} is not a file; name an exported picture or a saved desk.")
    if path.suffix.lower() in PICTURES:
        return _behind_picture(path)
    try:
        return read_desk_text(decode(read_bounded(path, LIMITS.bytes)))
    except UnfitError as error:
        raise UsageError(f"{name} is not a desk: {error}.") from error
    except (OSError, ValueError) as error:
        raise OccDeskError(f"{name} could not be read: {reason_of(error)}.") from error
    except UsageError as error:
        raise UsageError(f"{name}: {error}") from error


def _behind_picture(path: Path) -> Found:
    # What reads pictures is needed only for them.
    from occdesk.charts.publishing.recipe import read_recipe

    recipe = read_recipe(path)
    found = Found(Desk())
    if recipe.desk:
        try:
            found = read_desk_text(recipe.desk)
        except UsageError as error:
            # The chart is there, and that is what the picture was opened for.
            found = Found(Desk(), f"Only the chart of “{path.name}” is shown. {error}")
    return found._replace(desk=found.desk.showing(recipe.spec).saying(recipe.written))
