"""How exported files are named: a template with fields, made safe for every system."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from occdesk.charts.figure.figure import Figure
from occdesk.charts.tables.files import data_paths
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import UsageError
from occdesk.model.occupation import Occupation
from occdesk.ui.dialogs.export.choices import FORMATS, Choices, sides_of
from occdesk.ui.dialogs.export.shown import Shown

FIELDS: tuple[tuple[str, str], ...] = (
    ("title", "Title of the chart"),
    ("code", "Code of the occupation"),
    ("family", "Family, by its two digits"),
    ("kind", "Kind of chart"),
    ("form", "Form of the chart"),
    ("date", "Newest release of its data"),
    ("size", "Size, as it was asked for"),
    ("theme", "Light or dark"),
)
"""The fields of a template, and what each stands for."""

MOST_BYTES = 160
"""Of a name, without its ending: file systems take 255 with it."""

_FIELD = re.compile(r"\{([^{}]*)\}")
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_YEAR = re.compile(r"\s*\d{4}$")


def fields_of(shown: Shown, choices: Choices) -> dict[str, str]:
    """Return what the fields of a template stand for in the name of one chart."""
    subjects = shown.spec.subjects
    code = subjects[0] if subjects else ""
    more = f"-and-{len(subjects) - 1}" if len(subjects) > 1 else ""
    return {
        "title": slug(shown.figure.title),
        "code": f"{code}{more}",
        "family": code[:2],
        **common_fields(shown, choices),
    }


def fields_about(one: Occupation, shown: Shown, choices: Choices) -> dict[str, str]:
    """Return what the fields stand for in the name of one chart of many, the one about ONE.

    Its title is that of the occupation, as the chart is not drawn yet.
    """
    return {
        "title": slug(one.title),
        "code": one.code,
        "family": one.code[:2],
        **common_fields(shown, choices),
    }


def common_fields(shown: Shown, choices: Choices) -> dict[str, str]:
    """Return the fields that do not depend on the occupation."""
    spec = shown.spec
    return {
        "kind": spec.kind,
        "form": spec.form,
        "date": newest_release(shown.figure, shown.measures),
        "size": choices.size if choices.preset is not None else asked_size(choices),
        "theme": choices.options.colours,
    }


def resolve(template: str, fields: Mapping[str, str]) -> str:
    """Return TEMPLATE with FIELDS filled in, as a name that is safe for files, without an ending.

    Raises UsageError for a field that there is not.
    """

    def value(found: "re.Match[str]") -> str:
        if found[1] not in fields:
            known = ", ".join(f"{{{name}}}" for name in fields)
            raise UsageError(f"{{{found[1]}}} is no field of a name; there are {known}.")
        return fields[found[1]]

    return safe_name(_FIELD.sub(value, template))


def safe_name(words: str) -> str:
    """Return WORDS as the name of a file on any system, without an ending of a picture."""
    name = unicodedata.normalize("NFC", words).strip()
    for ending, _, _ in FORMATS:
        if name.casefold().endswith(f".{ending}"):
            name = name[: -len(ending) - 1]
    name = _NOT_IN_NAMES.sub("-", name)
    # What an empty field leaves behind.
    name = re.sub(r"-{2,}", "-", name)
    name = name.encode("utf-8", "ignore")[:MOST_BYTES].decode("utf-8", "ignore").strip(" .-_")
    if not name:
        return "chart"
    return f"{name}-chart" if _DEVICES.fullmatch(name) else name


def slug(title: str) -> str:
    """Return TITLE as a short part of a name: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.casefold())
    return "-".join(words)[:80].strip("-")


def newest_release(figure: Figure, measures: Dataset) -> str:
    """Return when the newest data of FIGURE was published, `2026` or `2026-03`; empty for none."""
    catalogue = measures.catalogue
    dates = [
        release.published[:7]
        for release in catalogue.releases.values()
        if catalogue.sources[release.source].publisher in figure.source
        and _YEAR.sub("", release.title) in figure.source
    ]
    return max(dates, default="")


def paths_of(folder: Path, stem: str, choices: Choices) -> tuple[Path, ...]:
    """Return every file that is written for one chart, pictures first."""
    pictures = tuple(folder / f"{stem}.{each}" for each in choices.formats)
    return (*pictures, *data_of(folder, stem, choices))


def data_of(folder: Path, stem: str, choices: Choices) -> tuple[Path, ...]:
    """Return the files of data that are written for one chart: none, one, or one and a codebook."""
    return data_paths(folder / f"{stem}.{choices.data_ending}") if choices.data else ()


def free_stem(folder: Path, stem: str, choices: Choices, taken: Iterable[Path] = ()) -> str:
    """Return STEM, or the first of STEM-2, STEM-3 and so on of which no file is there or TAKEN."""
    others = frozenset(taken)
    number, free = 1, stem
    while any(each in others or each.exists() for each in paths_of(folder, free, choices)):
        number += 1
        free = f"{stem}-{number}"
    return free


def say_files(paths: Iterable[Path]) -> str:
    """Return the names of PATHS in one line, their common beginning said once."""
    names = [each.name for each in paths]
    first = names[0] if names else ""
    stem = first.rpartition(".")[0]
    rest = [name.removeprefix(stem) if name.startswith(stem) else name for name in names[1:]]
    return ", ".join([first, *rest])


def asked_size(choices: Choices) -> str:
    """Return the size in the unit that it was asked for in: `567x378`, `150x100mm`, `6x4.5in`."""
    width, height = sides_of(choices)
    return f"{width}x{height}{'' if choices.unit == 'px' else choices.unit}"
