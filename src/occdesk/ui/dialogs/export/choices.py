"""What an export was asked to be the last time: kept in the settings, never in the way."""

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.sizes import DPI, PRESETS, PX_PER, Preset
from occdesk.model.errors import UsageError
from occdesk.system.json_text import parse_object

FORMATS: tuple[tuple[str, str, str], ...] = (
    ("png", "PNG", "For slides and the web"),
    ("svg", "SVG", "To be edited, sharp at any size"),
    ("pdf", "PDF", "For print, sharp at any size"),
)
"""Ending, name and purpose of each kind of file."""

FOR_EXCEL = "csv for excel"
"""A CSV with a byte-order mark, by which Excel knows its letters."""

DATA: tuple[tuple[str, str], ...] = (
    ("", "None"),
    ("csv", "CSV, with a codebook"),
    (FOR_EXCEL, "CSV for Excel, with a codebook"),
    ("xlsx", "Excel workbook"),
)
"""The files of data that may stand beside a picture."""

UNITS: tuple[tuple[str, str, int], ...] = (("px", "px", 0), ("mm", "mm", 1), ("in", "inch", 2))
"""Each unit of a size, its name, and the decimals that it is shown with."""

FIRST_TEMPLATE = "{title}"
FIRST_BATCH_TEMPLATE = "{kind}-{code}-{title}"
MOST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that the dialog asks for but the place.

    `size` is the name of a preset, empty for a size of the user's own; `unit` is what it was
    shown in. `formats` has one ending or more, in the order of FORMATS. `data` is one of DATA.
    `template` names one file, `batch_template` one of many.
    """

    options: ExportOptions = field(default_factory=ExportOptions)
    size: str = "slide"
    unit: str = "px"
    formats: tuple[str, ...] = ("png",)
    data: str = ""
    template: str = FIRST_TEMPLATE
    batch_template: str = FIRST_BATCH_TEMPLATE

    def __post_init__(self) -> None:
        endings = [ending for ending, _, _ in FORMATS]
        if not self.formats or not set(self.formats) <= set(endings):
            raise UsageError("Choose at least one of PNG, SVG and PDF.")
        if self.unit not in PX_PER or self.data not in [ending for ending, _ in DATA]:
            raise UsageError(f"“{self.unit}” or “{self.data}” is nothing that an export knows.")
        for words in (self.size, self.template, self.batch_template):
            if not isinstance(words, str) or len(words) > MOST_LETTERS:
                raise UsageError(f"A name has at most {MOST_LETTERS} letters.")
        ordered = tuple(ending for ending in endings if ending in self.formats)
        object.__setattr__(self, "formats", ordered)

    def with_(self, **changes: Any) -> "Choices":
        """Return a copy with CHANGES made; raises UsageError for one that is not possible."""
        return replace(self, **changes)

    @property
    def data_ending(self) -> str:
        """The ending of the file of data, empty for none."""
        return "csv" if self.data == FOR_EXCEL else self.data

    @property
    def for_excel(self) -> bool:
        """Whether a CSV begins with a byte-order mark."""
        return self.data == FOR_EXCEL

    def without_words(self) -> "Choices":
        """Return the choices without what was written for one chart, as they are remembered."""
        return self.with_(options=self.options.with_(title="", note="", byline=""))

    @property
    def preset(self) -> Preset | None:
        """The preset that the size is, or None for one of the user's own."""
        found = next((each for each in PRESETS if each.name == self.size), None)
        if found is None:
            return None
        given = (self.options.width, self.options.height)
        is_same = all(abs(a - b) < 0.5 for a, b in zip(given, found[1:3], strict=True))
        return found if is_same else None

    def to_json(self) -> str:
        """Return the choices as one line of JSON."""
        raw = asdict(self)
        raw["options"] = json.loads(self.options.to_json())
        return json.dumps(raw, sort_keys=True)


def read_choices(text: str, first: Choices) -> Choices:
    """Return the choices that `to_json` wrote, or FIRST where TEXT is empty or damaged."""
    if not text:
        return first
    try:
        raw = parse_object(text)
        raw["options"] = ExportOptions.from_json(json.dumps(raw["options"]))
        raw["formats"] = tuple(raw["formats"])
        return Choices(**raw)
    except (UsageError, ValueError, TypeError, KeyError, RecursionError):
        return first


def in_unit(px: float, unit: str) -> str:
    """Return a length of PX in UNIT, as short as it can be written: `150`, `8.5`."""
    decimals = next(digits for name, _, digits in UNITS if name == unit)
    words = f"{px / PX_PER[unit]:.{decimals}f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def sides_of(choices: Choices) -> tuple[str, str]:
    """Return width and height in the unit that CHOICES were made in."""
    options, unit = choices.options, choices.unit
    return in_unit(options.width, unit), in_unit(options.height, unit)


def unit_of(preset: Preset) -> str:
    """Return the unit in which the size of PRESET is thought of."""
    if preset.dpi == DPI:
        return "px"
    return "in" if preset.name.startswith("letter") else "mm"
