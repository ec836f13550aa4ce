"""Categories of the reasons that the projections give for changed shares."""

import re
from collections import Counter
from pathlib import Path

import pytest
from tests.sources.sheet_xml import read_cells

from occdesk.model.occupation import Occupation
from occdesk.sources.files.container import Container
from occdesk.sources.pack.content import Series
from occdesk.sources.projections import importer as projections
from occdesk.sources.projections.reasons import CATEGORIES, WAYS, read_reason


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


def test_every_row_with_the_code_is_named_with_the_beginning_of_its_text(
    sentences: dict[int, tuple[str, str]], reasons: Series
) -> None:
    rows: dict[str, list[int]] = {}
    for row, (code, _) in sorted(sentences.items()):
        rows.setdefault(code, []).append(row)
    for code, published in reasons.cells.items():
        assert [cite.row for cite in published.cites] == rows[code]
        assert all(sentences[cite.row][1].strip().startswith(cite.raw) for cite in published.cites)


@pytest.mark.parametrize(
    ("code", "lowers", "raises"),
    [
        ("29-2072", {"artificial intelligence", "productivity"}, {"demand"}),
        ("15-1212", {"artificial intelligence", "automation", "productivity"}, {"demand"}),
        ("29-9092", {"artificial intelligence", "productivity"}, {"other technology", "demand"}),
        ("49-9092", {"robots", "machines instead of people"}, {"clean energy", "demand"}),
        ("29-2052", {"software and online services", "demand"}, {"other occupations"}),
        ("13-2052", {"automation", "productivity"}, {"demand"}),
    ],
)
def test_what_offsets_works_the_other_way(
    reasons: Series, code: str, lowers: set[str], raises: set[str]
) -> None:
    found = (reasons.cells[code].cell.text or "").split(", ")
    for way, names in zip(WAYS.values(), (lowers, raises), strict=True):
        assert names <= {each.removesuffix(f" ({way})") for each in found if way in each}
    only = {each.partition(" (")[0] for each in found if "lowers" in each}
    assert only & {"artificial intelligence", "robots", "automation"} <= lowers


def test_a_way_is_said_only_where_the_sentence_gives_it(
    sentences: dict[int, tuple[str, str]],
) -> None:
    """Every sentence that turns, denies or restrains is one of those that were read."""
    turned = [text for _, text in sentences.values() if len({w for _, w in read(text)}) > 1]
    wary = re.compile(r"offset|restrain|although|however|despite|does not allow|cannot be", re.I)
    assert {text for _, text in sentences.values() if wary.search(text)} == set(turned)
    unsaid = {name for text in turned for name, way in read(text) if not way}
    assert unsaid == {"other technology"}


def read(text: str) -> tuple[tuple[str, str], ...]:
    """Return the categories of a sentence with their ways."""
    reason = read_reason(text)
    assert reason is not None
    return reason.ways


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("demand for medical equipment preparers grows", ()),
        ("technologists and registrars are needed", ()),
        ("new machinery is adopted", (("other technology", "raises the share"),)),
        ("requests cannot be solved through software", (("software and online services", ""),)),
        ("wind grows, but robots do the work", (("robots", "raises the share"),
                                                ("clean energy", "raises the share"))),
        ("wind grows, but the use of robots restrains it", (("clean energy", "raises the share"),
                                                            ("robots", "lowers the share"))),
    ],
)  # fmt: skip
def test_technologies_of_a_sentence(words: str, found: tuple[tuple[str, str], ...]) -> None:
    assert read(f"Demand change - share increases as {words}.")[:-1] == found


def test_every_category_and_way_is_of_the_closed_set(reasons: Series) -> None:
    known = {f"{name} ({way})" for name in CATEGORIES for way in WAYS.values()}
    # What makes workers more productive never asks for more of them.
    known = known - {"productivity (raises the share)"} | {"other technology"}
    found = Counter(
        word for one in reasons.cells.values() for word in (one.cell.text or "").split(", ")
    )
    assert set(found) == known
    assert found["artificial intelligence (lowers the share)"] == 36
    assert found["artificial intelligence (raises the share)"] == 6


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
            "artificial intelligence (lowers the share), automation (lowers the share),"
            " software and online services (lowers the share), productivity (lowers the share)",
        ),
        ("11-9021", "demand (raises the share)"),
        ("15-2051", "software and online services (raises the share), demand (raises the share)"),
    ],
)
def test_an_occupation_has_the_categories_of_its_sentences(
    sentences: dict[int, tuple[str, str]], reasons: Series, code: str, text: str
) -> None:
    assert reasons.cells[code].cell.text == text
    ways = {re.search(r"share (\w+)", s)[1] for c, s in sentences.values() if c == code}  # type: ignore[index]
    assert ways == ({"decreases"} if "lowers" in text else {"increases"})


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
    assert {way for _, way in reason.ways} == {"raises the share"}
    assert reason.categories == ("clean energy", "demand", "productivity")


def test_reasons_that_are_not_given_are_missing_with_a_sentence(reasons: Series) -> None:
    one = Occupation("11-1021.00", "", "11-1021", "", "", "", "11-1021", surveyed=True)
    assert "11-1021" not in reasons.cells
    assert reasons.absent(one) == (
        "The projections of 2024 to 2034 name no reason of change for SOC 11-1021."
    )
    assert (reasons.extract.status, reasons.extract.year) == ("derived", 2034)
    assert "key words" in reasons.extract.step
