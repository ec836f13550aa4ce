"""Settings: what the program remembers between two starts, as a small versioned JSON file."""

import contextlib
import zlib
from pathlib import Path
from typing import NamedTuple

from occdesk.system.files import (
    UnfitError,
    close_to_others,
    private_folder,
    reason_of,
    write_whole,
)
from occdesk.system.json_text import Limits, read_object

VERSION = 1
NAME = "settings.json"
LAST_GOOD = "settings.last-good.json"
ASIDE = "settings.json.damaged-"
LIMITS = Limits(bytes=200_000, depth=8)
MOST_LETTERS = 50_000
MOST_ASIDE = 20
"""Damaged files that are kept; the last of them is replaced when there are more."""
TEXT_STEPS = (-3, 8)
"""The smallest and the largest size of the text."""

_THEMES = ("system", "light", "dark")
_SEAL = "places"
"""The sum of `window` and `panels`: Qt crashes on places that are not as it wrote them."""


class Settings(NamedTuple):
    """Places, sizes and looks.

    `window` and `panels` are texts that only the window understands, `export_choices` one that
    only the dialog for exports does. `export_size` is that of the dialog, as `1240x760`.
    """

    window: str = ""
    panels: str = ""
    theme: str = "system"
    text_step: int = 0
    export_folder: str = ""
    export_choices: str = ""
    export_size: str = ""


class Loaded(NamedTuple):
    """Settings as they were found, and one sentence to tell the user when something was wrong."""

    settings: Settings
    problem: str = ""


def load_settings(folder: Path | None) -> Loaded:
    """Return the settings kept in FOLDER; never raises.

    A damaged file is kept aside under another name and gives the last good copy, else the
    defaults, with a sentence. Places whose sum is wrong are dropped; the rest is used. No folder
    and no file give the defaults without a sentence: that is how everybody starts.
    """
    if folder is None:
        return Loaded(Settings())
    try:
        settings, is_whole = _read(folder / NAME)
    except (FileNotFoundError, NotADirectoryError):
        return Loaded(Settings())
    except PermissionError as error:
        return Loaded(
            Settings(),
            f"The settings in {folder} cannot be read ({reason_of(error)}), so the program starts"
            " with its defaults.",
        )
    except (OSError, UnfitError) as error:
        return _recover(folder, reason_of(error))
    if is_whole:
        return Loaded(settings)
    kept = _keep_aside(folder)
    _write_back(folder, settings)
    return Loaded(settings, f"The places of the panels were damaged, so they begin anew{kept}.")


def _recover(folder: Path, reason: str) -> Loaded:
    """Return the last good copy in the place of damaged settings, or the defaults."""
    kept = _keep_aside(folder)
    try:
        settings, _ = _read(folder / LAST_GOOD)
    except (OSError, UnfitError):
        said = "so the program starts with its defaults"
        return Loaded(Settings(), f"The settings were damaged ({reason}), {said}{kept}.")
    _write_back(folder, settings)
    said = "and their last good copy is used"
    return Loaded(settings, f"The settings were damaged ({reason}), {said}{kept}.")


def _keep_aside(folder: Path) -> str:
    """Give the damaged settings another name; return the end of a sentence that names it."""
    names = (f"{ASIDE}{number}" for number in range(1, MOST_ASIDE + 1))
    name = next((each for each in names if not (folder / each).exists()), f"{ASIDE}{MOST_ASIDE}")
    try:
        (folder / NAME).replace(folder / name)
    except OSError:
        return ""
    close_to_others(folder / name)
    return f"; the damaged file is kept as {name}"


def _write_back(folder: Path, settings: Settings) -> None:
    """Keep what was saved of damaged settings, so that it is there if this start fails."""
    with contextlib.suppress(OSError):
        _write(folder / NAME, settings)


def save_settings(folder: Path | None, settings: Settings) -> str:
    """Write SETTINGS into FOLDER, whole or not at all; return "" or a sentence saying why not.

    The file that was there becomes the last good copy; a damaged one is kept aside.
    """
    if folder is None:
        return "There is no folder for settings, so they last until the program is closed."
    try:
        private_folder(folder)
        try:
            before, is_whole = _read(folder / NAME)
            if is_whole:
                _write(folder / LAST_GOOD, before)
        except UnfitError:
            _keep_aside(folder)
        except FileNotFoundError:
            pass
        _write(folder / NAME, settings)
    except OSError as error:
        return (
            f"The settings cannot be written to {error.filename or folder} ({reason_of(error)}),"
            " so they last until the program is closed."
        )
    return ""


def _read(path: Path) -> tuple[Settings, bool]:
    """Return the settings in PATH, and whether their places are as they were written.

    Places that are not are left out. Raises OSError, and UnfitError for settings that make no
    sense.
    """
    raw = read_object(path, LIMITS)
    # One that was written by hand may name none, and is read as far as it can be.
    if raw.pop("version", VERSION) != VERSION:
        raise UnfitError("they are not settings of this version")
    types = {name: type(default) for name, default in Settings._field_defaults.items()}
    for name, kind in types.items():
        if name in raw and type(raw[name]) is not kind:
            raise UnfitError(f"{name} is not a {kind.__name__}")
        if kind is str and len(raw.get(name, "")) > MOST_LETTERS:
            raise UnfitError(f"{name} is too long")
        if kind is str and any("\ud800" <= letter <= "\udfff" for letter in raw.get(name, "")):
            raise UnfitError(f"{name} holds half a letter")
    # A name that a later version added is dropped rather than held against the file.
    settings = Settings(**{name: raw[name] for name in types if name in raw})
    least, most = TEXT_STEPS
    if settings.theme not in _THEMES or not least <= settings.text_step <= most:
        raise UnfitError("a value is out of range")
    if not (settings.window or settings.panels) or raw.get(_SEAL) == seal(settings):
        return settings, True
    return settings._replace(window="", panels=""), False


def seal(settings: Settings) -> str:
    """Return the sum of the places in SETTINGS; any damage of a few bytes changes it."""
    # Nothing but damage is to be found, and hashlib takes time before the first paint.
    text = f"{VERSION}\n{settings.window}\n{settings.panels}".encode()
    return f"{zlib.crc32(text):08x}{zlib.adler32(text):08x}"


def _write(path: Path, settings: Settings) -> None:
    import json

    raw = {"version": VERSION, **settings._asdict(), _SEAL: seal(settings)}
    try:
        settings.export_folder.encode()
    except UnicodeEncodeError:
        # The name of a folder may be no text at all.
        raw["export_folder"] = ""
    write_whole(path, json.dumps(raw, indent=1).encode(), private=True)
