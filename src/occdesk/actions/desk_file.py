"""Desks in files: saved as JSON, or carried as a recipe by a picture that was exported."""

from pathlib import Path

from occdesk.model.errors import OccDeskError, UsageError
from occdesk.state.desk import Desk

ENDING = ".occdesk"
PICTURES = (".png", ".svg", ".pdf")


def is_view(path: Path) -> bool:
    """Return whether PATH is named as a file that holds a desk: a saved one or a picture."""
    return path.suffix.lower() in (ENDING, *PICTURES)


def read_desk(name: str) -> Desk:
    """Return the desk saved in the file NAME, or the one that leads back to its picture.

    Raises UsageError where there is none in it, OccDeskError where the file cannot be read.
    """
    path = Path(name)
    # Reading a pipe waits for whoever writes to it.
    if path.exists() and not path.is_file():
        raise UsageError(f"{name} is not a file; name an exported picture or a saved desk.")
    if path.suffix.lower() in PICTURES:
        return _behind_picture(path)
    try:
        return Desk.from_json(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{name} is not a desk: it is not text.") from error
    except OSError as error:
        raise OccDeskError(f"{name} could not be read: {error.strerror or error}.") from error
    except UsageError as error:
        raise UsageError(f"{name}: {error}") from error


def _behind_picture(path: Path) -> Desk:
    # What reads pictures is needed only for them.
    from occdesk.charts.recipe import read_recipe

    recipe = read_recipe(path)
    desk = Desk()
    if recipe.desk:
        try:
            desk = Desk.from_json(recipe.desk)
        except UsageError as error:
            raise UsageError(f"“{path.name}” cannot be opened. {error}") from error
    return desk.showing(recipe.spec)
