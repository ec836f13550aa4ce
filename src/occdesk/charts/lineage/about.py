"""About: what the numbers of a figure are, as plain records that a page can print.

Everything is read off the figure's own table: which metrics and columns it has, and of which
status, edition and match its values are. What they mean comes from the codebook. So nothing is
told of what is not drawn, and no sentence is told twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage import about_words as words
from occdesk.charts.lineage.codebook import Entry, codebook
from occdesk.charts.lineage.codebook_words import (
    COLUMN_BY_NAME,
    OF_A_METRIC,
    OTHER_NAMES,
    ROWS,
    UNIT_WORDS,
    VALUE_WORDS,
    Column,
)
from occdesk.charts.lineage.of_table import (
    OWN_TITLES,
    cells_of,
    column_of,
    drawn_in,
    editions,
    editions_of_rows,
    is_of_article,
    known_metrics,
    other_ways,
    settings_behind,
    wide_metrics,
)
from occdesk.metrics.dataset import OWN_RELEASE, Dataset
from occdesk.metrics.marking import matches_of
from occdesk.metrics.method import PARAMETERS
from occdesk.model.value import MATCH_WORDS, Release


class Thing(NamedTuple):
    """One kind of number that is drawn: its name, what it is, and where it comes from.

    `said` are sentences; `facts` are phrases: status, years, unit, sources with their releases.
    `matches` counts the values by match, and those that are missing under `no figure`.
    """

    label: str
    said: tuple[str, ...]
    facts: tuple[str, ...]
    caveat: str
    matches: Mapping[str, int]


class Term(NamedTuple):
    """A name that needs an explanation: a column, a way of matching, a setting."""

    name: str
    meaning: str


class Caution(NamedTuple):
    """What must not be mistaken, and of which things: of all where none is named."""

    labels: tuple[str, ...]
    said: str


class Matching(NamedTuple):
    """How many values of each thing reached their occupations by which way; `ways` explains."""

    said: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ways: tuple[Term, ...]


class Settings(NamedTuple):
    """The parameters of the method that something drawn rests on, and whether they are changed."""

    said: str
    terms: tuple[Term, ...]


class About(NamedTuple):
    """Everything that is to be said of the numbers of a figure; what is empty is left out.

    `message` says why nothing is drawn. `warnings` are the cautions of the figure itself,
    `cautions` the others.
    """

    message: str
    warnings: tuple[Caution, ...]
    things: tuple[Thing, ...]
    terms: tuple[Term, ...]
    matching: Matching | None
    settings: Settings | None
    cautions: tuple[Caution, ...]
    notes: tuple[str, ...]
    source: str


def about(figure: Figure, measures: Dataset, where: str = "") -> About:
    """Return what the numbers of FIGURE are, which was built from MEASURES under their method.

    WHERE is the filter by which it chose whom to draw; empty for none.
    """
    table = figure.table
    entries = codebook(table, measures)
    told: set[str] = set()
    things = tuple(
        each._replace(said=_untold(each.said, told))
        for each in (*_metrics(entries, table, measures), *_sizes(table, measures))
    )
    warnings, cautions = _cautions(figure.caveat, things)
    told.update(each for one in (*warnings, *cautions) for each in words.sentences(one.said))
    return About(
        message=figure.message,
        warnings=warnings,
        things=things,
        terms=(*_columns(entries, table, measures), *_bounds(table, measures)),
        matching=_matching(things, table, measures),
        settings=_settings(table, measures, where),
        cautions=cautions,
        notes=_untold(figure.notes, told),
        # The settings of the method stand apart, as far as they count here.
        source=figure.source.replace(f" {measures.method.describe()}.", ""),
    )


# --- what is drawn --------------------------------------------------------------------------------


def _metrics(entries: Sequence[Entry], table: DataTable, measures: Dataset) -> Iterator[Thing]:
    """Yield each metric and kind of row in TABLE; rows about two metrics are one kind."""
    wide = wide_metrics(table.columns, known_metrics(measures))
    by_id = {
        wide.get(each.name, each.name): each
        for each in entries
        if each.kind == "metric" or each.name in wide
    }
    ids = drawn_in(table, measures)
    pairs = [id for id in ids if ", " in id]
    yield from (_metric(id, by_id[id], table, measures) for id in ids if id not in pairs)
    if pairs:
        yield _pairs(pairs, by_id[pairs[0]], table, measures)


def _metric(id: str, entry: Entry, table: DataTable, measures: Dataset) -> Thing:
    statuses, matches = _count(table, id)
    by_article = is_of_article(table, id)
    said = [words.say_of_article(entry.label) if by_article else entry.definition]
    said += words.FURTHER.get(id, ())
    said += [f"{words.upper_first(status)}: {way.words}" for status, way in other_ways(table, id)]
    releases = editions(table, id, measures)
    source = (
        words.ARTICLE_SOURCE
        if by_article
        else words.say_source(releases, measures, _own(table, id, releases))
    )
    status = words.say_status(statuses, entry.status)
    facts = _facts(status, entry.year, entry.unit, source)
    # What is to be kept in mind of the metric need not hold for the figure of an article.
    return Thing(entry.label, tuple(said), facts, "" if by_article else entry.caveat, matches)


def _pairs(ids: Sequence[str], entry: Entry, table: DataTable, measures: Dataset) -> Thing:
    """Return what is to be said of the rows IDS about two metrics; ENTRY is that of one of them."""
    releases = [each for id in ids for each in editions(table, id, measures)]
    source = words.say_source(releases, measures, "all")
    facts = _facts(words.say_status({}, entry.status), "", entry.unit, source)
    return Thing(words.PAIRS, (entry.definition,), facts, entry.caveat, {})


def _sizes(table: DataTable, measures: Dataset) -> Iterator[Thing]:
    """Yield the metrics of which TABLE has numbers only, as those that sizes stand for."""
    for column in _size_columns(table, measures):
        what = measures.metric(column.metric)
        pairs = zip(column_of(table, "code"), column_of(table, column.name), strict=True)
        found = matches_of(measures, what)
        matches = Counter(
            words.NO_FIGURE if number is None else found.of(str(code)) for code, number in pairs
        )
        source = words.say_source(editions(table, what.id, measures), measures)
        status, year = words.say_status({}, what.status), str(what.year or "")
        facts = _facts(status, year, UNIT_WORDS[what.unit], source)
        said = f"{column.definition} {what.definition}"
        yield Thing(column.label, (said,), facts, what.caveat, matches)


def _size_columns(table: DataTable, measures: Dataset) -> tuple[Column, ...]:
    """Return the columns whose metric nothing else in TABLE is about."""
    drawn = drawn_in(table, measures)
    columns = [COLUMN_BY_NAME[name] for name in table.columns if name in COLUMN_BY_NAME]
    return tuple(each for each in columns if each.metric and each.metric not in drawn)


def _facts(status: str, year: str, unit: str, source: str) -> tuple[str, ...]:
    units = "" if unit in words.UNITS_NOT_SAID else unit
    return tuple(each for each in (status, year, units, source) if each)


def _count(table: DataTable, id: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return how many values of a metric have which status, and which match or are missing."""
    rows = list(_values(table, id))
    statuses = Counter(str(status) for value, status, _ in rows if value and status)
    matches = Counter(
        str(match) if value else words.NO_FIGURE for value, _, match in rows if match or not value
    )
    return statuses, matches


def _values(table: DataTable, id: str) -> Iterator[tuple[bool, object, object]]:
    """Yield of each value of a metric in TABLE whether it is there, its status and its match."""
    names = (id, *(other for other, same in OTHER_NAMES.items() if same == id))
    head = next((name for name in names if f"{name}_year" in table.columns), "")
    beside = [f"{head}_{name}" if head else name for name in ("status", "match")]
    columns = [column_of(table, name) for name in (head or "value", *beside)]
    ids = column_of(table, "metric") or (id,) * len(table.rows)
    for what, value, status, match in zip(ids, *columns, strict=True):
        if what == id:
            yield value not in (None, ""), status, match


def _own(table: DataTable, id: str, releases: Iterable[Release]) -> words.Own:
    """Return how many of the values of a metric in TABLE, of RELEASES, are computed here."""
    if OWN_RELEASE not in releases:
        return "none"
    return "all" if set(cells_of(table, id, "release")) <= set(OWN_TITLES) else "part"


# --- how it is matched, and by which method -------------------------------------------------------


def _matching(things: Sequence[Thing], table: DataTable, measures: Dataset) -> Matching | None:
    """Return the counts of THINGS by match; None where nothing is matched to an occupation."""
    counted = [each for each in things if each.matches]
    if not counted:
        return None
    columns = (*MATCH_WORDS, words.NO_FIGURE)
    found = [each for each in columns if any(each in thing.matches for thing in counted)]
    rows = tuple(
        (thing.label, *(f"{thing.matches.get(each, 0):,}" for each in found)) for thing in counted
    )
    known = known_metrics(measures)
    combined = any(id in known and known[id].inputs for id in drawn_in(table, measures))
    said = f"{words.MATCHED} {words.MATCHED_BY_INPUTS}" if combined else words.MATCHED
    ways = tuple(Term(each, words.say_match(each)) for each in found)
    return Matching(said, ("", *found), rows, ways)


def _settings(table: DataTable, measures: Dataset, where: str) -> Settings | None:
    """Return the settings of the method that TABLE or the filter WHERE rests on; None for none."""
    found = settings_behind(table, measures, where)
    if not found:
        return None
    method = measures.method
    labels = [_label(id, table, measures) for id in found]
    used = [each for each in PARAMETERS if any(each in settings for settings in found.values())]
    terms = tuple(Term(each.label, words.say_setting(each, method)) for each in used)
    return Settings(words.say_ways(labels, used, method), terms)


def _label(id: str, table: DataTable, measures: Dataset) -> str:
    """Return the label of what rests on the method, and which part of it where that is not all."""
    known = known_metrics(measures)
    label = known[id].label if id in known else ROWS[id].label
    if id not in drawn_in(table, measures):
        return f"{label} (in the filter)"
    ways = ", ".join(status for status, _ in other_ways(table, id))
    return f"{label} ({ways})" if ways else label


# --- what else is to be known ---------------------------------------------------------------------


def _columns(entries: Sequence[Entry], table: DataTable, measures: Dataset) -> Iterator[Term]:
    """Yield what those columns mean that stand beside the values and are not empty."""
    wide = wide_metrics(table.columns, known_metrics(measures))
    beside = {f"{head}_{column.name}" for head in wide for column in OF_A_METRIC}
    sizes = (each.name for each in _size_columns(table, measures))
    told = {*words.NOT_EXPLAINED, *beside, *wide, *sizes}
    for each in entries:
        is_empty = all(cell in (None, "") for cell in column_of(table, each.name))
        if each.kind == "metric" or each.name in told or is_empty:
            continue
        column = COLUMN_BY_NAME.get(each.name)
        releases = editions_of_rows(column.rows if column else (), measures)
        source = words.say_source(releases, measures)
        named = f" Source: {source}." if source else ""
        yield Term(each.label, f"{each.definition}{named}")


def _bounds(table: DataTable, measures: Dataset) -> Iterator[Term]:
    """Yield what those bounds mean that stand in TABLE."""
    heads = wide_metrics(table.columns, known_metrics(measures))
    for (name, bound), label in words.BOUND_NAMES.items():
        columns = (name, *(f"{head}_{name}" for head in heads))
        if any(bound in column_of(table, each) for each in columns):
            yield Term(label, f"{words.upper_first(VALUE_WORDS[name][bound])}.")


def _cautions(
    caveat: str, things: Sequence[Thing]
) -> tuple[tuple[Caution, ...], tuple[Caution, ...]]:
    """Return the cautions of a figure's CAVEAT, and those of THINGS beyond it, each said once."""
    labels: dict[str, list[str]] = {}
    for thing in things:
        for said in words.sentences(thing.caveat):
            labels.setdefault(said, []).append(thing.label)
    first: dict[str, list[str]] = {}
    for said in words.sentences(caveat):
        # In the caveat of a figure the name of a metric may stand before its caveat.
        known = next((each for each in labels if said == each or said.endswith(f": {each}")), said)
        first[known] = labels.pop(known, [])
    return _together(first, len(things)), _together(labels, len(things))


def _together(labels: Mapping[str, Sequence[str]], everything: int) -> tuple[Caution, ...]:
    """Return sentences as cautions, those about the same things together."""
    named = [
        (() if len(each) == everything > 1 else tuple(each), said) for said, each in labels.items()
    ]
    return tuple(
        Caution(about, " ".join(said for _, said in found))
        for about, found in groupby(named, key=lambda each: each[0])
    )


def _is_told(sentence: str, told: set[str]) -> bool:
    """Tell whether SENTENCE is one of TOLD, by itself or behind the name of its metric."""
    return sentence in told or sentence.partition(": ")[2] in told


def _untold(paragraphs: Iterable[str], told: set[str]) -> tuple[str, ...]:
    """Return PARAGRAPHS without the sentences that are TOLD already, and add theirs to those."""
    left = []
    for paragraph in paragraphs:
        new = [each for each in words.sentences(paragraph) if not _is_told(each, told)]
        told.update(new)
        if new:
            left.append(" ".join(new))
    return tuple(left)
