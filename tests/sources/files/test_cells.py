"""Numbers of published tables."""

import pytest

from occdesk.model.errors import OccDeskError
from occdesk.sources.files.cells import parse_number


@pytest.mark.parametrize(
    ("cell", "number"), [("140,886,310", 140886310), ("14.40", 14.4), (7, 7), (0.5, 0.5)]
)
def test_a_number_is_read_with_and_without_commas(cell: object, number: float) -> None:
    assert parse_number(cell, "a cell") == number


@pytest.mark.parametrize("cell", ["*", "#", "", "None", "\N{EM DASH}"])
def test_a_marker_is_never_read_as_a_number(cell: str) -> None:
    with pytest.raises(OccDeskError, match="is not a number, in column A of a file"):
        parse_number(cell, "column A of a file")
