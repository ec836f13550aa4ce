"""Occupational Employment and Wage Statistics: the nation since May 2019, its states and areas."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.model.value import Release
from occdesk.sources import bls
from occdesk.sources.files import sheets
from occdesk.sources.files.container import Container, Member
from occdesk.sources.oews import series as oews_series
from occdesk.sources.oews.cells import FIGURES, Edition, make_edition
from occdesk.sources.oews.regions import FIGURE_METRICS
from occdesk.sources.oews.tables import (
    AREA_TYPES,
    NATION_TYPE,
    National,
    Place,
    Regional,
    find_table,
    find_year,
    read_legend,
    read_table,
)
from occdesk.sources.pack.content import Area, Content, Extract, RegionalRow, Series

SOURCE = bls.make_source(
    "oews",
    "Occupational Employment and Wage Statistics (OEWS)",
    "Occupational Employment and Wage Statistics",
)
TOTAL = bls.TOTAL
REGIONAL = "regional."
"""Stands before the metric in the extracts of regional figures."""

HYBRID: Mapping[str, tuple[str, ...]] = {
    "11-2030": ("11-2032", "11-2033"),
    "11-3010": ("11-3012", "11-3013"),
    "11-9198": ("11-9072", "11-9179", "11-9199"),
    "13-1198": ("13-1082", "13-1199"),
    "13-2098": ("13-2051", "13-2054", "13-2099"),
    "15-1245": ("15-1242", "15-1243"),
    "15-1256": ("15-1252", "15-1253"),
    "15-1257": ("15-1254", "15-1255"),
    "15-2098": ("15-2051", "15-2099"),
    "17-3098": ("17-3028", "17-3029"),
    "19-3031": ("19-3033", "19-3034"),
    "19-4010": ("19-4012", "19-4013"),
    "19-4045": ("19-4043", "19-4044"),
    "25-3097": ("25-3041", "25-3099"),
    "27-2090": ("27-2091", "27-2099"),
    "27-4098": ("27-4015", "27-4099"),
    "29-1228": (
        *("29-1212", "29-1213", "29-1214", "29-1217"),
        *("29-1222", "29-1224", "29-1229", "29-1241"),
    ),
    "29-1248": ("29-1242", "29-1243", "29-1249"),
    "29-1298": ("29-1291", "29-1299"),
    "29-2040": ("29-2042", "29-2043"),
    "29-2098": ("29-2036", "29-2072", "29-2099"),
    "29-9098": ("29-9021", "29-9093", "29-9099"),
    "33-1090": ("33-1091", "33-1099"),
    "33-9098": ("33-9094", "33-9099"),
    "39-1098": ("39-1014", "39-1022"),
    "39-9098": ("39-4012", "39-9099"),
    "47-5097": ("47-5023", "47-5032"),
    "47-5098": ("47-5049", "47-5099"),
    "53-3058": ("53-3051", "53-3053", "53-3054"),
    "53-6098": ("53-6032", "53-6099"),
}
"""Codes that only May 2019 and May 2020 have, between SOC 2010 and SOC 2018, and the SOC 2018
occupations within them, read off their titles. A figure of such a code is given to none of its
members: it would break a series without a sign."""

_WITHIN_HYBRID = {member: code for code, members in HYBRID.items() for member in members}
_KINDS = {"state": "states", "metro": "metropolitan areas", "nonmetro": "nonmetropolitan areas"}
_EVERYWHERE = "nation, states and areas"


class _Found(NamedTuple):
    """One file of the statistics: its edition, and its table (None: the database of series)."""

    member: Member
    edition: Edition
    place: Place | None


def recognise_oews(container: Container) -> str | None:
    """Return which figures of the wage statistics a container holds, or None where it has none.

    Such as "OEWS May 2024, national". Files are told by their columns and tables; the year by
    the names of sheet, file and archive.
    """
    years: set[int] = set()
    what: list[str] = []
    # A damaged file is named when it is read.
    with suppress(OccDeskError), bls.open_members(container) as members:
        for member, place in _find_tables(members):
            what.append(_EVERYWHERE if place is None else _describe(place))
            year = oews_series.read_edition(member).year if place is None else find_year(place)
            if year is not None:
                years.add(year)
    if not what:
        return None
    first, last = min(years, default=0), max(years, default=0)
    span = f"May {first} to May {last}" if first < last else f"May {last}" if last else ""
    scope = _EVERYWHERE if _EVERYWHERE in what else " and ".join(dict.fromkeys(what))
    return f"OEWS {span}, {scope}" if span else f"OEWS, {scope}"


def read_oews(container: Container) -> Content:
    """Return the figures of every file of the wage statistics in a container.

    Each metric and year is one series, with the code 00-0000 for all occupations among its cells.
    Where two files give figures of one year and place, the first by name is read. Raises
    OccDeskError for a file that is damaged, of no known year or without figures for all
    industries together.
    """
    content = Content(sources=[SOURCE])
    nations: dict[int, National] = {}
    areas: dict[str, Area] = {}
    regions: list[Regional] = []
    with bls.open_members(container) as members:
        found = [_date(member, place) for member, place in _find_tables(members)]
        if not found:
            raise OccDeskError(
                f"{container.path} has no table of the wage statistics; choose a file as downloaded"
                " from its publisher."
            )
        for one in sorted(found, key=lambda one: (one.edition.year, one.member.label)):
            nation, region = _read(one)
            if nation is not None:
                _add_nation(content, nations, nation)
            if region is not None:
                if one.member.container is not container:
                    # The archive that it lies in is closed when all is read.
                    region = replace(region, rows=tuple(region.rows))
                _add_region(content, regions, areas, region)
            content.files += bls.describe_files(one.member, container, one.edition.release)
    editions = {one.edition.year: one.edition for one in found}
    content.releases += (_release(edition) for _, edition in sorted(editions.items()))
    content.series += _list_series(nations)
    content.extracts += _list_extracts(regions)
    content.areas += areas.values()
    content.regional = RegionalRows(regions)
    return content


class RegionalRows:
    """The rows of several files, one after another, each time they are gone through."""

    def __init__(self, regions: Sequence[Regional]) -> None:
        self._regions = tuple(regions)

    def __iter__(self) -> Iterator[RegionalRow]:
        return chain.from_iterable(region.rows for region in self._regions)


def _find_tables(members: Iterable[Member]) -> Iterator[tuple[Member, Place | None]]:
    """Yield the files of the statistics, with their table or None for a database."""
    for member in members:
        place = find_table(member)
        if place is not None or oews_series.is_series(member):
            yield member, place


def _describe(place: Place) -> str:
    kind = sheets.write_raw(place.first.get("AREA_TYPE")).strip() or NATION_TYPE
    if place.sheet is not None and place.sheet.casefold().startswith("all "):
        return _EVERYWHERE
    return "national" if kind == NATION_TYPE else _KINDS.get(AREA_TYPES.get(kind, ""), "areas")


def _date(member: Member, place: Place | None) -> _Found:
    if place is None:
        return _Found(member, oews_series.read_edition(member), None)
    year = find_year(place)
    if year is None:
        raise OccDeskError(
            f"{member} does not say of which May it is; give it back the name that its publisher"
            " gave it, such as national_M2024_dl.xlsx."
        )
    return _Found(member, make_edition(year, read_legend(place)), place)


def _read(found: _Found) -> tuple[National | None, Regional | None]:
    if found.place is not None:
        return read_table(found.place, found.edition)
    return oews_series.read_tables(found.member, found.edition)


def _add_nation(content: Content, nations: dict[int, National], nation: National) -> None:
    """Keep the nation of a file, unless another file of the year has it."""
    other = nations.setdefault(nation.edition.year, nation)
    if other is not nation:
        content.warnings.append(
            f"{nation.file} has the nation of {nation.edition.name} a second time; it is read"
            f" from {other.file}."
        )


def _add_region(
    content: Content, regions: list[Regional], areas: dict[str, Area], region: Regional
) -> None:
    """Keep the rows of a file, unless another file of the year has one of its areas."""
    known = {
        area.code
        for one in regions
        if one.edition.year == region.edition.year
        for area in one.areas
    }
    if any(area.code in known for area in region.areas):
        content.warnings.append(
            f"{region.file} has areas of {region.edition.name} that another file has too; its rows"
            " are left out."
        )
        return
    if region.unwritten:
        content.warnings.append(
            f"{region.unwritten:,} figures of {region.file} are written in another way than the"
            " publisher’s; their text is shown as the publisher writes it."
        )
    regions.append(region)
    for area in region.areas:
        areas.setdefault(area.code, area)


def _list_series(nations: Mapping[int, National]) -> Iterator[Series]:
    for _, nation in sorted(nations.items()):
        absent = _explain(nation, nations)
        for metric, *_ in FIGURES:
            yield Series(_extract(nation, metric), nation.cells[metric], "soc", absent)


def _list_extracts(regions: Iterable[Regional]) -> Iterator[Extract]:
    for region in regions:
        for metric in region.columns:
            if metric in FIGURE_METRICS.values():
                yield _extract(region, metric)._replace(metric=REGIONAL + metric)


def _extract(found: National | Regional, metric: str) -> Extract:
    return Extract(
        metric=metric,
        year=found.edition.year,
        status="measured",
        release=found.edition.release,
        file=found.file,
        table=found.table,
        key=found.key,
        column=found.columns[metric],
    )


def _release(edition: Edition) -> Release:
    # Estimates of May appear in the spring of the year after.
    return Release(edition.release, SOURCE.id, edition.name, str(edition.year + 1))


def _explain(nation: National, nations: Mapping[int, National]) -> Callable[[Occupation], str]:
    """Return what says why an edition has no row for an occupation."""
    first, last = min(nations), max(nations)

    def why_absent(occupation: Occupation) -> str:
        soc = occupation.soc
        hybrid = _WITHIN_HYBRID.get(soc)
        if hybrid is not None and hybrid in nation.titles:
            return (
                f"{nation.edition.name} counts this occupation only within the wider code {hybrid}"
                f" {nation.titles[hybrid]}."
            )
        if first < last and not any(soc in one.titles for one in nations.values()):
            return f"OEWS has no row for SOC {soc} in any year from May {first} to May {last}."
        return f"{nation.edition.name} has no row for SOC {soc}."

    return why_absent
