"""The pack that was made of the official files, and what importers find in the large ones.

What takes long to read is read once for all tests.
"""

import gzip
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from occdesk.paths import bundled
from occdesk.sources.anthropic.importer import read_anthropic
from occdesk.sources.files.container import Container
from occdesk.sources.oews.importer import read_oews
from occdesk.sources.onet.importer import read_onet
from occdesk.sources.pack.content import Content
from occdesk.sources.projections.importer import read_matrix, read_projections
from occdesk.sources.soc import read_onet_2010_crosswalk


@pytest.fixture(scope="session")
def onet_content(raw: Path) -> Content:
    """Return everything in the O*NET folder, sentences too."""
    return read_onet(Container(raw / "onet_30_1", "onet_30_1/"), sentences=True)


@pytest.fixture(scope="session")
def oews_content(raw: Path) -> Content:
    """Return the wage statistics of every edition."""
    return read_oews(Container(raw / "bls_oews", "bls_oews/"))


@pytest.fixture(scope="session")
def series_file(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wage statistics of May 2025 as a database, unpacked; not to be changed."""
    path = tmp_path_factory.mktemp("oews") / "series.db"
    with gzip.open(raw / "bls_oews" / "oews-2025.sqlite.gz") as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file)
    return path


@pytest.fixture(scope="session")
def projections_contents(raw: Path) -> dict[str, Content]:
    """Return what each edition of the projections holds, by folder."""
    return {
        folder: read_projections(Container(raw / folder, f"{folder}/"))
        for folder in ("bls_ep_2024_34", "bls_ep_2022_32")
    }


@pytest.fixture(scope="session")
def matrix(raw: Path) -> dict[str, str]:
    """Return the code under which the projections publish each O*NET-SOC code."""
    path = raw / "bls_ep_2024_34" / "nem-onet-to-soc-crosswalk.xlsx"
    (member,) = Container(path).members()
    return {code: found.code for code, found in read_matrix(member).items()}


@pytest.fixture(scope="session")
def anthropic_content(raw: Path, onet_content: Content) -> Content:
    """Return everything of the Anthropic Economic Index, joined to the tasks of O*NET."""
    folder = "anthropic_economic_index"
    successors = read_onet_2010_crosswalk(raw / "onet_taxonomy" / "2010_to_2019_Crosswalk.csv")
    return read_anthropic(Container(raw / folder, f"{folder}/"), onet_content.tasks, successors)


@pytest.fixture(scope="session")
def pack() -> Iterator[sqlite3.Connection]:
    """Return a connection to the bundled pack."""
    path = bundled("data", "occdesk.pack")
    assert path.is_file(), "the bundled pack is missing"
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    yield connection
    connection.close()
