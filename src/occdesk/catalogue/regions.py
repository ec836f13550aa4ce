"""Figures of states and areas, read when they are asked for."""

from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.records import RegionalFigure
from occdesk.model.errors import UsageError
from occdesk.model.value import Match

_FIGURES = ("employment", "mean", "p10", "p25", "median", "p75", "p90", "quotient")
_MEANING = {"-": "withheld", "#": "at_least", "h": "hourly", " ": "unpublished"}

_ROW = (
    "SELECT a.code, a.kind, a.title, a.state, r.year, r.employment, r.rse_tenths / 10.0,"
    " r.mean, r.p10, r.p25, r.median, r.p75, r.p90, r.wage_rse_tenths / 10.0,"
    " r.quotient_hundredths / 100.0, r.marks"
    " FROM regional r JOIN area a ON a.id = r.area WHERE r.code = ?"
)


def read_regions(catalogue: Catalogue, code: str, area: str = "") -> list[RegionalFigure]:
    """Return an occupation in every area that has a row for it, or in one, by kind and title.

    Figures of a merged group come with the match `group`. Raises UsageError for an unknown AREA
    (a code or a name).
    """
    pack = catalogue.holding("regional")
    if pack is None:
        return []
    occupation = catalogue.occupation(code)
    wanted = find_area(catalogue, area) if area else ""
    matches: tuple[tuple[str, Match], ...] = ((occupation.soc, "soc"), (occupation.matrix, "group"))
    for soc, match in matches:
        if not soc:
            continue
        number = int(soc.replace("-", ""))
        rows = pack.execute(
            f"{_ROW} AND (? = '' OR a.code = ?) ORDER BY a.kind DESC, a.title, r.year",
            (number, wanted, wanted),
        ).fetchall()
        if rows:
            return [
                RegionalFigure._make((*row[:5], match, soc, *row[5:15], _meaning(row[15])))
                for row in rows
            ]
    return []


def read_areas(catalogue: Catalogue) -> list[tuple[str, str, str, str]]:
    """Return (code, kind, title, state) of every area."""
    pack = catalogue.holding("regional")
    if pack is None:
        return []
    return list(pack.execute("SELECT code, kind, title, state FROM area ORDER BY kind DESC, title"))


def find_area(catalogue: Catalogue, asked: str) -> str:
    """Return the code of the area with a code or title; raises UsageError naming the nearest."""
    areas = read_areas(catalogue)
    wanted = asked.strip().casefold()
    for code, _, title, _state in areas:
        if wanted in (code.casefold(), title.casefold()):
            return code
    found = [
        code for code, kind, _, state in areas if kind == "state" and wanted == state.casefold()
    ]
    if found:
        return found[0]
    import difflib

    titles = {title.casefold(): title for _, _, title, _ in areas}
    near = [titles[each] for each in titles if wanted and wanted in each][:3]
    near = near or [titles[each] for each in difflib.get_close_matches(wanted, titles, n=2)]
    hint = f"; near it are {'; '.join(near)}" if near else ""
    raise UsageError(f"There is no area “{asked}”{hint}.")


def _meaning(marks: str) -> dict[str, str]:
    pairs = zip(_FIGURES, marks, strict=False)
    return {figure: _MEANING[mark] for figure, mark in pairs if mark in _MEANING}
