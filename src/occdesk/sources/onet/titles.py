"""Occupations of the O*NET database, their titles and descriptions, related occupations and
technologies."""

from collections.abc import Iterator
from sys import intern

from occdesk.sources.onet.reading import Keys, Reading, element_names
from occdesk.sources.pack.content import Description, Related, TechnologyRow

# Names of columns before release 30.3 and since.
ALTERNATE = ("Alternate Title", "Job Title")
REPORTED = "Reported Job Title"
PRODUCT = ("Example", "Workplace Example")
_KIND = ("Commodity Code", "Element ID")
_KIND_NAME = ("Commodity Title", "Element Name")


def read_occupation_titles(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Return code and title of every occupation, in order of code."""
    keys = Keys()
    found = []
    for line in reading.occupation_lines("occupation", ("Title",)):
        keys.add(line, line.cells[0])
        found.append((line.cells[0], line.cells[1]))
    return tuple(sorted(found))


def read_alternate_titles(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield code and title of the other titles of each occupation, both in alphabetical order.

    Alternate titles and reported titles together; two that differ only by letter case are one,
    and the occupation's own title is left out.
    """
    own = dict(read_occupation_titles(reading))
    titles: dict[str, dict[str, str]] = {}
    for part, column in (("alternate_title", ALTERNATE), ("reported_title", REPORTED)):
        for line in reading.occupation_lines(part, (column,)):
            code, title = line.cells
            if title and title.casefold() != own.get(code, "").casefold():
                titles.setdefault(code, {}).setdefault(title.casefold(), title)
    for code in sorted(titles):
        yield from ((code, title) for title in sorted(titles[code].values()))


def read_descriptions(reading: Reading) -> Iterator[Description]:
    """Yield what each occupation is, in the publisher's words."""
    for line in reading.occupation_lines("occupation", ("Description",)):
        yield Description(line.cells[0], line.cells[1], line.row)


def read_related_occupations(reading: Reading) -> Iterator[Related]:
    """Yield the related occupations of each occupation; rank 1 is the closest."""
    columns = ("Related O*NET-SOC Code", "Relatedness Tier", "Index")
    pairs, ranks = Keys(), Keys()
    for line in reading.occupation_lines("related", columns):
        code, related, tier, _ = line.cells
        rank = line.integer(3)
        pairs.add(line, code, related)
        ranks.add(line, code, "rank", rank)
        if reading.keeps(related):
            yield Related(code, rank, related, tier, line.row)


def read_technologies(reading: Reading) -> Iterator[TechnologyRow]:
    """Yield the products used in each occupation and what kind they are.

    The commodity is its UNSPSC code, or 0 where a release gives kinds of another classification.
    """
    columns = (PRODUCT, _KIND, "Hot Technology", "In Demand")
    names = element_names(reading)
    keys = Keys()
    for line in reading.occupation_lines("technology", columns, (_KIND_NAME,)):
        code, product, kind, _, _, title = line.cells
        keys.add(line, code, product, kind)
        commodity = line.integer(2) if kind.isdigit() else 0
        marks = (line.flag(3), line.flag(4), line.row)
        yield TechnologyRow(
            intern(code), intern(product), commodity, intern(title or names.get(kind, "")), *marks
        )
