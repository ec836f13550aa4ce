"""The recipe of a picture: what it was drawn from, carried in its file and read again.

A recipe is one line of ASCII: JSON of the chart, the desk, the release of the data and the version
of the program. A PNG carries it as a text chunk named KEY, an SVG and a PDF as an element of their
metadata (see `metadata.py`). Nothing of a file is run, and nothing outside of it is loaded.
"""

import hashlib
import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from occdesk import __version__
from occdesk.charts.publishing.recipe_files import KEY as KEY
from occdesk.charts.publishing.recipe_files import MOST_TEXT, find_recipe
from occdesk.charts.publishing.written import MOST_WRITTEN, UNWRITTEN, Written, clean
from occdesk.charts.spec import ONCE, ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.system.files import UnfitError
from occdesk.system.json_text import parse_object

FORMAT: Final = 1
MOST_BYTES: Final = 256 * 1024 * 1024
MOST_LETTERS: Final = 2_000
"""The longest word of a recipe: a filter."""
_FIELDS: Final = frozenset({"format", "version", "release", "spec", "desk", "written"})


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a picture was drawn from.

    `release` names the data with a digest of them, `version` the program. `desk` is the desk that
    the chart stood on, as its JSON; empty where it was drawn without one. `written` is what the
    user wrote for the picture.
    """

    spec: ChartSpec
    release: str
    version: str = __version__
    desk: str = ""
    written: Written = UNWRITTEN


def recipe_of(spec: ChartSpec, measures: Dataset, desk: str = "") -> Recipe:
    """Return the recipe of the chart that SPEC asks for, drawn from MEASURES."""
    return Recipe(spec, release_of_data(measures), desk=desk)


def release_of_data(measures: Dataset) -> str:
    """Return the name of the data and twelve digits of a digest of all that its packs hold."""
    catalogue = measures.catalogue
    digest = hashlib.sha256()
    for pack in catalogue.packs:
        for row in pack.execute("SELECT key, value FROM manifest ORDER BY key"):
            digest.update(repr(tuple(row)).encode())
    name = catalogue.manifest.get("name", "Data")
    more = len(catalogue.packs) - 1
    beside = f" and {more} imported" if more else ""
    return f"{name}{beside} ({digest.hexdigest()[:12]})"


def recipe_text(recipe: Recipe) -> str:
    """Return RECIPE as one line of ASCII; raises UsageError for one that no file should carry."""
    raw: dict[str, Any] = {
        "format": FORMAT,
        "version": recipe.version,
        "release": recipe.release,
        "spec": recipe.spec.to_mapping(),
    }
    if recipe.desk:
        raw["desk"] = recipe.desk
    if any(recipe.written):
        raw["written"] = {name: words for name, words in recipe.written._asdict().items() if words}
    text = json.dumps(raw, sort_keys=True, separators=(",", ":"))
    if len(text) > MOST_TEXT:
        raise UsageError(
            f"The description of the chart has {len(text):,} letters, too many for a picture to"
            " carry; shorten its filter."
        )
    return text


def parse_recipe(text: str) -> Recipe:
    """Return the recipe that `recipe_text` wrote; raises UsageError for anything else."""
    if len(text) > MOST_TEXT:
        raise UsageError(f"The recipe has {len(text):,} letters; the most is {MOST_TEXT:,}.")
    try:
        raw = parse_object(text)
    except UnfitError as error:
        raise UsageError(f"The recipe in the picture is damaged: {error}.") from error
    if not set(raw) <= _FIELDS:
        raise UsageError("The recipe in the picture is not one of OccDesk.")
    if raw.get("format") != FORMAT or isinstance(raw.get("format"), bool):
        raise UsageError("The recipe in the picture was written by another version of OccDesk.")
    words = [raw.get("version"), raw.get("release"), raw.get("desk", "")]
    if not all(isinstance(each, str) for each in words):
        raise UsageError("The recipe in the picture is damaged: version, release or desk.")
    release, version, desk = raw["release"], raw["version"], raw.get("desk", "")
    return Recipe(_spec(raw.get("spec")), release, version, desk, _written(raw.get("written", {})))


def _written(raw: object) -> Written:
    """Return what the user wrote, as RAW has it."""
    if not isinstance(raw, dict) or not set(raw) <= set(MOST_WRITTEN):
        raise UsageError("The recipe in the picture is damaged: its title, note or byline.")
    return Written(**{name: clean(name, words) for name, words in raw.items()})


def _spec(raw: object) -> ChartSpec:
    """Return the chart that RAW describes, every field of the type that a chart has it in."""
    if not isinstance(raw, dict):
        raise UsageError("The recipe in the picture names no chart.")
    first = ChartSpec()
    wants = {each.name: getattr(first, each.name) for each in fields(first)}
    for name, wanted in {**wants, **dict.fromkeys(ONCE, "")}.items():
        if name not in raw:
            continue
        given = raw[name]
        if name == "options":
            is_right = isinstance(given, dict) and all(
                isinstance(each, str) and len(each) <= MOST_LETTERS for each in given.values()
            )
        elif isinstance(wanted, tuple):
            is_right = isinstance(given, list) and all(
                isinstance(each, str) and len(each) <= MOST_LETTERS for each in given
            )
        elif isinstance(wanted, str | bool):
            is_right = type(given) is type(wanted) and len(str(given)) <= MOST_LETTERS
        else:
            is_right = isinstance(given, dict)
        if not is_right:
            raise UsageError(f"The recipe in the picture is damaged: its “{name}” cannot be read.")
    return ChartSpec.from_json(json.dumps(raw))


def read_recipe(path: Path) -> Recipe:
    """Return the recipe that the PNG, SVG or PDF at PATH carries.

    The kind of file is told by its content, not by its name. Raises UsageError for a picture that
    carries none and for one that is damaged, OccDeskError for a file that cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UsageError(
                f"“{path.name}” has {size:,} bytes; a picture has at most {MOST_BYTES:,}."
            )
        with path.open("rb") as file:
            data = file.read(MOST_BYTES)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise OccDeskError(f"“{path}” cannot be read: {said}.") from error
    return recipe_in(data, path.name)


def recipe_in(data: bytes, name: str) -> Recipe:
    """Return the recipe in the bytes of a picture called NAME; raises UsageError."""
    text = find_recipe(data, name)
    try:
        return parse_recipe(text)
    except UsageError as error:
        raise UsageError(f"“{name}” cannot be opened. {error}") from error
