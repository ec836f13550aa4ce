"""Settings: what the program remembers between two starts, as a small versioned JSON file."""

import contextlib
import os
from pathlib import Path
from typing import NamedTuple

VERSION = 1
NAME = "settings.json"
LAST_GOOD = "settings.last-good.json"
MOST_BYTES = 1_000_000

_THEMES = ("system", "light", "dark")


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

    A damaged file gives the last good copy, else the defaults, with a sentence. No folder and no
    file give the defaults without one: that is how everybody starts.
    """
    if folder is None:
        return Loaded(Settings())
    try:
        return Loaded(_read(folder / NAME))
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError as error:
        reason = error.strerror or str(error)
        return Loaded(Settings(), f"The settings in {folder} cannot be read ({reason}).")
    except ValueError:
        pass
    try:
        kept = _read(folder / LAST_GOOD)
    except (OSError, ValueError):
        return Loaded(
            Settings(), "The settings were damaged; the program starts with its defaults."
        )
    return Loaded(kept, "The settings were damaged; their last good copy is used.")


def save_settings(folder: Path | None, settings: Settings) -> str:
    """Write SETTINGS into FOLDER, whole or not at all; return "" or a sentence saying why not.

    The file that was there becomes the last good copy, unless it is damaged.
    """
    if folder is None:
        return "There is no folder for settings, so they last until the program is closed."
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError, ValueError):
            _write(folder / LAST_GOOD, _read(folder / NAME))
        _write(folder / NAME, settings)
    except OSError as error:
        reason = error.strerror or str(error)
        return (
            f"The settings cannot be written to {folder} ({reason}),"
            " so they last until the program is closed."
        )
    return ""


def _read(path: Path) -> Settings:
    """Return the settings in PATH; raises OSError, and ValueError when they make no sense."""
    if path.stat().st_size > MOST_BYTES:
        raise ValueError("too large")
    import json  # the first start has no file, and is in a hurry

    raw = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(raw, dict) or raw.pop("version", None) != VERSION:
        raise ValueError("not settings of this version")
    types = {name: type(default) for name, default in Settings._field_defaults.items()}
    for name, kind in types.items():
        if name in raw and type(raw[name]) is not kind:
            raise ValueError(f"{name} is not a {kind.__name__}")
    # A name that a later version added is dropped rather than held against the file.
    settings = Settings(**{name: raw[name] for name in types if name in raw})
    if settings.theme not in _THEMES or not -20 <= settings.text_step <= 20:
        raise ValueError("out of range")
    return settings


def _write(path: Path, settings: Settings) -> None:
    import json

    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            json.dump({"version": VERSION, **settings._asdict()}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
