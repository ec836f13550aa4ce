"""The import of a user's files: recognised by their content, read in a child, written as a pack."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from occdesk.catalogue.catalogue import Catalogue
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.sources.families import FAMILIES, Family, Known
from occdesk.sources.files.container import Container
from occdesk.sources.files.sheets import check_workbooks
from occdesk.sources.pack.base import ALL_OCCUPATIONS, Base
from occdesk.sources.pack.content import Content, MatchedTitle
from occdesk.sources.pack.merging import merge
from occdesk.sources.pack.writing import write_pack

Progress = Callable[[str, float], None]

FOLDED = 10
"""Characters of the digest of the files' checksums that end the id of a pack."""


class Found(NamedTuple):
    """What one given path was recognised as, in words."""

    path: str
    family: str
    words: str


class Prepared(NamedTuple):
    """A pack that is written but not yet among the user's: what it is and what it adds.

    `adds` are phrases such as "830 areas"; `warnings` are sentences about what was left out;
    `matches` tell how the titles of a table by job title were understood.
    """

    id: str
    name: str
    found: tuple[Found, ...]
    adds: tuple[str, ...]
    warnings: tuple[str, ...]
    matches: tuple[MatchedTitle, ...] = ()


def recognise(path: Path) -> tuple[Container, Family, str]:
    """Return what the file, folder or archive at PATH is, by its content.

    Raises OccDeskError when no family knows it, with the reason why it is no table either.
    """
    container = Container(path)
    check_workbooks(container)
    for family in FAMILIES:
        words = family.recognise(container)
        if words:
            return container, family, words
    raise OccDeskError(f"Nothing in {path} can be imported by its content.")


def prepare(
    paths: Sequence[Path], pack: Path, out: Path, known: Known, progress: Progress
) -> Prepared:
    """Read PATHS and write what they hold to OUT, joined to the occupations of the pack at PACK.

    PROGRESS is called with words and with the part that is done (0-1). Raises OccDeskError when
    a file is not known or damaged; then nothing is left at OUT.
    """
    if not paths:
        raise UsageError("Name a file, folder or archive to import.")
    catalogue = Catalogue(pack)
    base = read_base(catalogue)
    found, parts = [], []
    for place, path in enumerate(paths):
        container, family, words = recognise(path)
        found.append(Found(str(path), family.title, words))
        progress(f"Reading {words}", 0.9 * place / len(paths))
        parts.append(family.read(container, base, known))
    content = merge(parts)
    id = pack_id([one.family for one in found], content)
    name = "; ".join(dict.fromkeys(one.words for one in found))
    adds = describe(content, base)
    if not adds:
        raise OccDeskError(f"{name}: there is nothing in it about any of the occupations.")
    identity = {
        "id": id,
        "name": name,
        "imported": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    progress("Writing", 0.9)
    write_pack(out, base, content, identity, force=True)
    return Prepared(id, name, tuple(found), adds, tuple(content.warnings), tuple(content.matches))


def import_in_child(arguments: Mapping[str, object], progress: Progress) -> dict[str, object]:
    """Carry out `prepare` with plain arguments and a plain result, as a child process must.

    ARGUMENTS: `paths` (list), `pack`, `out` (paths), and `table`, how a user's table is read.
    """
    paths = arguments["paths"]
    assert isinstance(paths, list)
    prepared = prepare(
        [Path(each) for each in paths],
        Path(str(arguments["pack"])),
        Path(str(arguments["out"])),
        Known.from_plain(arguments.get("table")),
        progress,
    )
    return {**prepared._asdict(), "found": [list(each) for each in prepared.found]}


def from_plain(result: Mapping[str, object]) -> Prepared:
    """Return what `import_in_child` sent through the pipe."""
    found, adds, warnings = result["found"], result["adds"], result["warnings"]
    matches = result["matches"]
    assert isinstance(found, list) and isinstance(adds, list) and isinstance(warnings, list)
    assert isinstance(matches, list)
    return Prepared(
        str(result["id"]),
        str(result["name"]),
        tuple(Found(*each) for each in found),
        tuple(adds),
        tuple(warnings),
        tuple(_matched(*each) for each in matches),
    )


def _matched(
    row: int,
    title: str,
    code: str,
    known: str,
    confidence: float,
    others: list[list[str]],
    *rest: Any,
) -> MatchedTitle:
    pairs = tuple((other, name) for other, name in others)
    return MatchedTitle(row, title, code, known, confidence, pairs, *rest)


def read_base(catalogue: Catalogue) -> Base:
    """Return the occupations and crosswalks that a pack was made with."""
    (pack, *_) = catalogue.packs
    successors: dict[str, dict[str, list[str]]] = {"soc": {}, "onet": {}}
    for version, old, new in pack.execute(
        "SELECT version, old, new FROM crosswalk ORDER BY version, old, new"
    ):
        successors[version].setdefault(old, []).append(new)
    soc, onet = (
        {old: tuple(news) for old, news in successors[version].items()}
        for version in ("soc", "onet")
    )
    merged = dict(pack.execute("SELECT code, title FROM merged_group"))
    titles = pack.execute("SELECT code, title, kind = 'title' FROM title ORDER BY id")
    known = tuple((code, title, bool(own)) for code, title, own in titles)
    return Base(catalogue.families, catalogue.occupations, merged, soc, onet, known)


def pack_id(families: Iterable[str], content: Content) -> str:
    """Return a name for a pack that the same files always get."""
    words = "-".join(dict.fromkeys(release.id for release in content.releases))[:60]
    sums = "".join(sorted(file.sha256 for file in content.files))
    return f"{words}-{hashlib.sha256(sums.encode()).hexdigest()[:FOLDED]}"


def describe(content: Content, base: Base) -> tuple[str, ...]:
    """Return in phrases what CONTENT adds: columns with how many occupations have a figure, rows.

    The rows are counted, so each part of CONTENT must be a list (as merge makes it).
    """
    labels = {each.id: each.label for each in content.metrics}
    columns = []
    for series in content.series:
        present = sum(
            cell.cell.number is not None or cell.cell.text is not None
            for code, cell in series.cells.items()
            if code != ALL_OCCUPATIONS
        )
        year = f" {series.extract.year}" if series.extract.year else ""
        codes = "code" if present == 1 else "codes"
        columns.append(f"{_called(series.extract.metric, labels)}{year} ({present:,} {codes})")
    rows = [
        (what, len(list(getattr(content, field))))
        for field, what in _ROWS
        if getattr(content, field)
    ]
    domains = Counter(rating.domain for rating in content.ratings)
    rows += [(f"ratings of {domain.replace('_', ' ')}", n) for domain, n in domains.items()]
    return (*columns, *(f"{count:,} {what}" for what, count in rows if count))


def _called(metric: str, labels: Mapping[str, str]) -> str:
    return labels.get(metric) or metric.replace("_", " ")


_ROWS = (
    ("tasks", "task statements"),
    ("task_ratings", "ratings of tasks"),
    ("labels", "task labels"),
    ("task_uses", "tasks with observed use"),
    ("descriptions", "descriptions"),
    ("technologies", "uses of technology"),
    ("activity_weights", "weights of work activities"),
    ("respondents", "shares of respondents"),
    ("related", "related occupations"),
    ("areas", "areas"),
    ("regional", "regional rows"),
)
"""Fields of Content that are rows, and what they are called."""
