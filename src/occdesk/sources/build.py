"""The bundled pack: what may be bundled of all official files, joined to every occupation."""

from pathlib import Path

from occdesk.model.codes import soc_of
from occdesk.model.errors import OccDeskError
from occdesk.model.occupation import Occupation
from occdesk.sources import soc
from occdesk.sources.anthropic.importer import read_anthropic
from occdesk.sources.files.container import Container, Member
from occdesk.sources.files.sheets import missing_file
from occdesk.sources.files.whole import check_whole
from occdesk.sources.indices.eloundou import read_eloundou
from occdesk.sources.indices.microsoft import read_microsoft
from occdesk.sources.oews.importer import read_oews
from occdesk.sources.onet import importer as onet
from occdesk.sources.onet.importer import read_onet
from occdesk.sources.onet.reading import Reading
from occdesk.sources.onet.titles import read_occupation_titles
from occdesk.sources.pack.base import Base
from occdesk.sources.pack.content import Content
from occdesk.sources.pack.merging import merge
from occdesk.sources.pack.writing import Progress, fill_pack, reserved
from occdesk.sources.projections import importer as projections
from occdesk.sources.projections.importer import read_projections
from occdesk.sources.soc import read_soc

IDENTITY = {"id": "bundled", "name": "Bundled data"}

ONET = "onet_30_1"
TAXONOMY = "onet_taxonomy"
SOC = "soc_2018"
OEWS = "bls_oews"
PROJECTIONS = ("bls_ep_2022_32", "bls_ep_2024_34")
ANTHROPIC = "anthropic_economic_index"
ELOUNDOU = "eloundou_2024"
MICROSOFT = "microsoft_working_with_ai"


def build_pack(
    raw: Path, out: Path, *, progress: Progress | None = None, force: bool = False
) -> None:
    """Write to OUT a pack of the official files under RAW that may be bundled.

    PROGRESS is called with a few words before each step. After an error nothing is left. Raises
    OccDeskError when OUT exists and FORCE is not set, when its folder cannot be written to, and
    when an official file is missing or not in its published layout.
    """
    say = progress or (lambda words: None)
    if not raw.is_dir():
        raise OccDeskError(f"There is no folder {raw} to read the official files from.")
    with reserved(out, force=force) as part:
        base, content = _read(raw, say)
        fill_pack(part, base, content, IDENTITY, say)


def _read(raw: Path, say: Progress) -> tuple[Base, Content]:
    check_whole(raw)
    say("Occupations and groups")
    base = read_base(raw)
    say("O*NET: ratings, interests, education, technology")
    parts = [read_onet(_folder(raw, ONET), sentences=False)]
    say("Employment and pay, nation and areas")
    parts.append(read_oews(_folder(raw, OEWS)))
    say("Projections")
    parts += [read_projections(_folder(raw, name)) for name in PROJECTIONS]
    say("Task labels, use of assistants, work activities")
    tasks = list(onet.read_tasks(_folder(raw, ONET)))
    parts += [
        read_eloundou(_folder(raw, ELOUNDOU)),
        read_anthropic(_folder(raw, ANTHROPIC), tasks, base.onet_2010),
        read_microsoft(_folder(raw, MICROSOFT)),
        read_soc(_folder(raw, SOC), sentences=False),
        read_soc(_folder(raw, TAXONOMY), sentences=False),
    ]
    return base, merge(parts)


def read_base(raw: Path) -> Base:
    """Return the occupations, the groups that they belong to, and the crosswalks."""
    groups, detailed = soc.read_structure(_need(raw, SOC, "soc_structure_2018.xlsx"))
    places = {one.code: one for one in detailed}
    matrix = projections.read_matrix(_need(raw, PROJECTIONS[-1], "nem-onet-to-soc-crosswalk.xlsx"))
    surveyed = {task.code for task in onet.read_tasks(_folder(raw, ONET))}
    occupations = []
    for code, title in read_occupation_titles(Reading(_folder(raw, ONET))):
        place = places.get(soc_of(code))
        if place is None:
            raise OccDeskError(f"The SOC structure has no code {soc_of(code)}, needed for {code}.")
        occupations.append(
            Occupation(
                code=code,
                title=title,
                soc=place.code,
                broad=place.broad,
                minor=place.minor,
                family=place.family,
                matrix=matrix[code].code if code in matrix else "",
                surveyed=code in surveyed,
            )
        )
    merged = {
        matrix[one.code].code: matrix[one.code].title
        for one in occupations
        if one.matrix and one.matrix != one.soc
    }
    return Base(
        groups,
        tuple(sorted(occupations)),
        merged,
        soc.read_soc_2010_crosswalk(_need(raw, SOC, "soc_2010_to_2018_crosswalk.xlsx")),
        soc.read_onet_2010_crosswalk(_need(raw, TAXONOMY, "2010_to_2019_Crosswalk.csv")),
    )


def _folder(raw: Path, name: str) -> Container:
    return Container(raw / name, f"{name}/")


def _need(raw: Path, folder: str, name: str) -> Member:
    found = _folder(raw, folder).find(name)
    if found is None:
        raise missing_file(raw / folder / name)
    return found
