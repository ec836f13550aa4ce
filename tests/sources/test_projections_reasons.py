"""Categories of the reasons that the projections give for changed shares."""

import re
from collections import Counter
from pathlib import Path

import pytest
from tests.sources.sheet_xml import read_cells

from occdesk.model.occupation import Occupation
from occdesk.sources import projections
from occdesk.sources.container import Container
from occdesk.sources.content import Series
from occdesk.sources.projections_reasons import CATEGORIES, WAYS, read_reason


@pytest.fixture(scope="module")
def reasons(raw: Path) -> Series:
    """Return the series of categories of the newer edition."""
    content = projections.read_projections(Container(raw / "bls_ep_2024_34/occupation.xlsx"))
    assert content.warnings == []
    (found,) = [one for one in content.series if one.extract.metric == "change_reasons"]
    return found


@pytest.fixture(scope="module")
def sentences(raw: Path) -> dict[int, tuple[str, str]]:
    """Return code and sentence by row, as they stand in the XML of Table 1.12."""
    cells = read_cells(raw / "bls_ep_2024_34/occupation.xlsx", "Table 1.12")
    return {
        int(address[1:]): (text, cells[f"E{address[1:]}"])
        for address, text in cells.items()
        if address.startswith("B") and re.fullmatch(r"\d\d-\d{4}", text)
    }


def test_every_sentence_is_read(sentences: dict[int, tuple[str, str]], reasons: Series) -> None:
    assert len(sentences) == 998
    assert all(read_reason(text) for _, text in sentences.values())
    assert set(reasons.cells) == {code for code, _ in sentences.values()}
    assert len(reasons.cells) == 435


def test_the_row_that_is_named_is_the_first_with_the_code(
    sentences: dict[int, tuple[str, str]], reasons: Series
) -> None:
    first: dict[str, int] = {}
    for row, (code, _) in sorted(sentences.items()):
        first.setdefault(code, row)
    assert {code: published.row for code, published in reasons.cells.items()} == first


def test_every_category_and_way_is_of_the_closed_set(reasons: Series) -> None:
    known = {f"{name} ({way})" for name in CATEGORIES for way in WAYS.values()}
    found = Counter(
        word for one in reasons.cells.values() for word in (one.cell.text or "").split(", ")
    )
    assert set(found) == known
    assert found["artificial intelligence (share falls)"] == 33
    assert found["artificial intelligence (share rises)"] == 9


def test_no_sentence_goes_into_the_content(
    sentences: dict[int, tuple[str, str]], reasons: Series
) -> None:
    kept = " ".join(f"{one.cell.text} {one.cell.raw}" for one in reasons.cells.values())
    for _, sentence in sentences.values():
        _, _, rest = sentence.partition(" as ")
        assert rest[:30] not in kept
    assert reasons.cells["13-1031"].cell.raw == "Productivity change - share decreases"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "13-1031",
            "artificial intelligence (share falls), automation (share falls),"
            " software and online services (share falls), productivity (share falls)",
        ),
        ("11-9021", "demand (share rises)"),
        ("15-2051", "software and online services (share rises), demand (share rises)"),
    ],
)
def test_an_occupation_has_the_categories_of_its_sentences(
    sentences: dict[int, tuple[str, str]], reasons: Series, code: str, text: str
) -> None:
    assert reasons.cells[code].cell.text == text
    ways = {re.search(r"share (\w+)", s)[1] for c, s in sentences.values() if c == code}  # type: ignore[index]
    assert ways == ({"decreases"} if "falls" in text else {"increases"})


def test_the_rows_that_name_artificial_intelligence_are_found(
    sentences: dict[int, tuple[str, str]],
) -> None:
    named = {
        row
        for row, (_, text) in sentences.items()
        if "artificial intelligence" in text.lower() or re.search(r"\bAI\b", text)
    }
    found = {
        row
        for row, (_, text) in sentences.items()
        if "artificial intelligence" in read_reason(text).categories  # type: ignore[union-attr]
    }
    assert named <= found
    others = [sentences[row][1] for row in found - named]
    assert all(re.search(r"machine learning|chatbot", text) for text in others)


def test_a_sentence_of_another_form_is_not_guessed_at() -> None:
    assert read_reason("Share decreases as robots spread.") is None
    assert read_reason("Weather change - share decreases as it rains.") is None
    reason = read_reason("Demand change, productivity change -- share increases as wind grows.")
    assert reason is not None
    assert reason.way == "share rises"
    assert reason.categories == ("clean energy", "demand", "productivity")


def test_reasons_that_are_not_given_are_missing_with_a_sentence(reasons: Series) -> None:
    one = Occupation("11-1021.00", "", "11-1021", "", "", "", "11-1021", surveyed=True)
    assert "11-1021" not in reasons.cells
    assert reasons.absent(one) == (
        "The projections of 2024 to 2034 name no reason of change for SOC 11-1021."
    )
    assert (reasons.extract.status, reasons.extract.year) == ("derived", 2034)
    assert "key words" in reasons.extract.step
