"""What a picture is asked to be when it is published: its size, colours and parts. No Qt.

A part that is left out is left out of the figure, before it is laid out; nothing is painted over.
"""

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import paragraphs
from occdesk.charts.publishing.sizes import DPI, Preset, check_size
from occdesk.charts.publishing.written import MOST_WRITTEN, OWN_TITLE, Written, clean
from occdesk.charts.spec import FILTERED
from occdesk.model.errors import UsageError
from occdesk.system.files import UnfitError
from occdesk.system.json_text import parse_object

Background = Literal["theme", "white", "transparent"]
Part = Literal["title", "subtitle", "caveat", "notes", "source", "filter", "alternative"]

BACKGROUNDS: tuple[tuple[Background, str], ...] = (
    ("theme", "Theme"),
    ("white", "White"),
    ("transparent", "Transparent"),
)
PARTS: tuple[tuple[Part, str], ...] = (
    ("title", "Title"),
    ("subtitle", "Subtitle"),
    ("caveat", "Caveat"),
    ("notes", "Notes"),
    ("source", "Source"),
    ("filter", "Filter"),
    ("alternative", "What it shows, in words"),
)
"""What may be written around the panels, and what a box to tick it says."""

FIRST_PARTS: tuple[Part, ...] = ("title", "subtitle", "caveat", "notes", "source")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a figure is to be written into a file.

    `width` and `height` are px at 96 to the inch; `dpi` says how fine a PNG is, and nothing else.
    `parts` are kept in the order of PARTS. On `white` the colours are those of the light theme,
    as those of the dark one could not be read there. `outlines` writes the text of an SVG as
    shapes, which look alike everywhere and cannot be edited. `attach_data` puts the figure's
    table into a PDF as a file of CSV. Where it `grows`, the height is the least: the picture is
    higher where its text would else be too small to read. Where it `enlarges`, a large picture has
    larger text, as a slide must; else it has the text of the screen and more room. `title`,
    `note` and `byline` are the user's own words, empty for none. Raises UsageError for what is not
    possible.
    """

    width: float = 1920.0
    height: float = 1080.0
    dpi: float = float(DPI)
    theme: Literal["light", "dark"] = "light"
    background: Background = "theme"
    parts: tuple[Part, ...] = FIRST_PARTS
    outlines: bool = False
    attach_data: bool = False
    grows: bool = False
    enlarges: bool = True
    title: str = ""
    note: str = ""
    byline: str = ""

    def __post_init__(self) -> None:
        for number in (self.width, self.height, self.dpi):
            if isinstance(number, bool) or not isinstance(number, int | float):
                raise UsageError(f"A size of {number!r} is not a number.")
        check_size(self.width, self.height, self.scale)
        if self.theme not in ("light", "dark"):
            raise UsageError(f"“{self.theme}” is not a theme; there are light and dark.")
        if self.background not in [name for name, _ in BACKGROUNDS]:
            known = ", ".join(name for name, _ in BACKGROUNDS)
            raise UsageError(f"“{self.background}” is not a background; there are {known}.")
        names = [name for name, _ in PARTS]
        for part in self.parts:
            if part not in names:
                raise UsageError(f"“{part}” is no part of a chart; there are {', '.join(names)}.")
        for name in MOST_WRITTEN:
            object.__setattr__(self, name, clean(name, getattr(self, name)))
        ordered = tuple(name for name in names if name in self.parts)
        object.__setattr__(self, "parts", ordered)

    @property
    def written(self) -> Written:
        """What the user wrote."""
        return Written(self.title, self.note, self.byline)

    @property
    def scale(self) -> float:
        """Pixels of a PNG for each px."""
        return self.dpi / DPI

    @property
    def colours(self) -> str:
        """The name of the theme whose colours are drawn with."""
        return "light" if self.background == "white" else self.theme

    @classmethod
    def sized(cls, size: Preset, **others: Any) -> "ExportOptions":
        """Return the options of a named or asked size; OTHERS are further fields."""
        given = {"width": size.width, "height": size.height, "dpi": size.dpi, "grows": size.grows}
        return cls(**(given | others))

    def with_(self, **changes: Any) -> "ExportOptions":
        """Return a copy with CHANGES made; raises UsageError for one that is not possible."""
        return replace(self, **changes)

    def to_json(self) -> str:
        """Return the options as one line of JSON, keys sorted."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "ExportOptions":
        """Return the options that `to_json` wrote; raises UsageError for anything else."""
        try:
            raw = parse_object(text)
        except UnfitError as error:
            raise UsageError(f"The choices for exports cannot be read: {error}.") from error
        if not isinstance(raw.get("parts", []), list):
            raise UsageError("The choices for exports are not a JSON object of options.")
        unknown = sorted(set(raw) - {field.name for field in fields(cls)})
        if unknown:
            raise UsageError(f"There is no choice “{unknown[0]}” for exports.")
        for name in ("outlines", "attach_data", "grows", "enlarges"):
            if not isinstance(raw.get(name, False), bool):
                raise UsageError(f"The choice “{name}” for exports is true or false.")
        if "parts" in raw:
            raw["parts"] = tuple(raw["parts"])
        return cls(**raw)


def written_title(figure: Figure, written: Written) -> str:
    """Return the title that FIGURE is published under."""
    return written.title.replace(OWN_TITLE, figure.title) or figure.title


def with_parts(figure: Figure, options: ExportOptions, where: str = "") -> Figure:
    """Return FIGURE with the parts that OPTIONS name and without the others.

    Filter and alternative text become paragraphs below the notes, and so does what the user
    noted; the byline is below the source. WHERE is the filter of its spec.
    """
    has = frozenset(options.parts)
    notes = figure.notes if "notes" in has else ()
    asked = (
        say_filter(figure, where) if "filter" in has else "",
        f"In words: {figure.alt}" if "alternative" in has and figure.alt else "",
        options.note.replace(OWN_TITLE, figure.title),
    )
    below = figure.source if "source" in has else "", options.byline
    return replace(
        figure,
        title=written_title(figure, options.written) if "title" in has else "",
        subtitle=figure.subtitle if "subtitle" in has else "",
        caveat=figure.caveat if "caveat" in has else "",
        source="\n".join(each for each in below if each),
        notes=(*notes, *paragraphs(*asked)),
    )


def say_filter(figure: Figure, where: str = "") -> str:
    """Return the filter that FIGURE was drawn under in a sentence; empty where there is none.

    WHERE, the filter of its spec, stands in for words that FIGURE does not have. Kinds that draw
    those who are named, whoever passes the filter, have none.
    """
    if figure.filter:
        return f"Filter: occupations with {figure.filter}."
    is_filtered = figure.kind in FILTERED and where.strip()
    return f"Filter: occupations that meet “{where.strip()}”." if is_filtered else ""
