"""The table of what can be imported: one record for each published family of files."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from occdesk.model.errors import OccDeskError, UsageError
from occdesk.sources.anthropic.importer import read_anthropic, recognise_anthropic
from occdesk.sources.files.container import Container
from occdesk.sources.indices.eisfeldt import read_eisfeldt, recognise_eisfeldt
from occdesk.sources.indices.eloundou import read_eloundou, recognise_eloundou
from occdesk.sources.indices.felten import read_felten, recognise_felten
from occdesk.sources.indices.frey_osborne import read_frey_osborne, recognise_frey_osborne
from occdesk.sources.indices.microsoft import read_microsoft, recognise_microsoft
from occdesk.sources.indices.webb import read_webb, recognise_webb
from occdesk.sources.oews.importer import read_oews, recognise_oews
from occdesk.sources.onet.importer import read_onet, recognise_onet
from occdesk.sources.own_table.choice import TableChoice
from occdesk.sources.own_table.importer import inspect_table, read_user_table
from occdesk.sources.pack.base import Base
from occdesk.sources.pack.content import Content
from occdesk.sources.projections.importer import read_projections, recognise_projections
from occdesk.sources.soc import read_soc, recognise_soc


class Known(NamedTuple):
    """What the user says about an own table: the columns to take, and the code of titles that
    would be matched otherwise. Empty means: found by the program."""

    columns: tuple[str, ...] = ()
    corrections: Mapping[str, str] = {}

    @classmethod
    def from_plain(cls, found: object) -> "Known":
        """Return what came through JSON as this record."""
        if not isinstance(found, dict):
            return cls()
        return cls(
            tuple(found.get("columns", ())),
            dict(found.get("corrections", {})),
        )


class Family(NamedTuple):
    """One published family: how its files are recognised by their content, and read.

    `recognise` returns a phrase such as "O*NET 30.1 database (26 files)", or None.
    """

    id: str
    title: str
    recognise: Callable[[Container], str | None]
    read: Callable[[Container, Base, Known], Content]


def _onet(container: Container, base: Base, known: Known) -> Content:
    return read_onet(container, sentences=True, known=[one.code for one in base.occupations])


def _soc(container: Container, base: Base, known: Known) -> Content:
    return read_soc(container, sentences=True)


def _anthropic(container: Container, base: Base, known: Known) -> Content:
    # Task texts are not bundled, so what is published by task reaches no occupation.
    return read_anthropic(container, (), base.onet_2010)


def _recognise_own(container: Container) -> str | None:
    if container.path.is_dir():
        return None
    try:
        guess = inspect_table(container)
    except OccDeskError as error:
        # The last family: what it says against a file is all that there is to say.
        raise OccDeskError(
            f"{container.path.name} is none of the official files, nor read as a table: {error}"
        ) from None
    kind = "job title" if guess.kind == "title" else "code"
    return f"table {guess.file} of {guess.rows:,} rows by {kind} ({guess.key})"


def _own_table(container: Container, base: Base, known: Known) -> Content:
    guess = inspect_table(container)
    chosen = [one for one in guess.columns if not known.columns or one.title in known.columns]
    have = {one.title for one in guess.columns}
    lacking = [title for title in known.columns if title not in have]
    if lacking:
        raise UsageError(
            f"{guess.file} has no column “{lacking[0]}” to take; it has {', '.join(sorted(have))}."
        )
    choice = TableChoice(
        guess.key, guess.kind, tuple(chosen), guess.sheet, corrections=known.corrections
    )
    return read_user_table(container, choice, base.occupations, base.titles)


def _plain(read: Callable[[Container], Content]) -> Callable[[Container, Base, Known], Content]:
    def read_plainly(container: Container, base: Base, known: Known) -> Content:
        return read(container)

    return read_plainly


FAMILIES: tuple[Family, ...] = (
    Family("onet", "the O*NET database", recognise_onet, _onet),
    Family("soc", "SOC structure and crosswalks", recognise_soc, _soc),
    Family("oews", "OEWS wages and employment", recognise_oews, _plain(read_oews)),
    Family("ep", "Employment Projections", recognise_projections, _plain(read_projections)),
    Family("anthropic", "the Anthropic Economic Index", recognise_anthropic, _anthropic),
    Family("eloundou", "task labels (Eloundou)", recognise_eloundou, _plain(read_eloundou)),
    Family("microsoft", "Working with AI", recognise_microsoft, _plain(read_microsoft)),
    Family("felten", "AIOE", recognise_felten, _plain(read_felten)),
    Family("frey-osborne", "Frey and Osborne", recognise_frey_osborne, _plain(read_frey_osborne)),
    Family("webb", "Webb’s AI patents", recognise_webb, _plain(read_webb)),
    Family("eisfeldt", "Eisfeldt and others", recognise_eisfeldt, _plain(read_eisfeldt)),
    Family("table", "a table of your own (CSV or Excel)", _recognise_own, _own_table),
)
"""In the order in which files are tried; a table of one's own is what nothing else is."""
