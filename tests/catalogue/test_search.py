"""Search over titles, alternate titles and codes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from occdesk.catalogue.catalogue import Catalogue
from occdesk.model.errors import UsageError


def test_a_title_is_found_before_titles_that_only_hold_the_word(catalogue: Catalogue) -> None:
    hits = catalogue.search("data scientists")
    assert hits[0].code == "15-2051.00"
    assert hits[0].kind == "title"


def test_an_alternate_title_finds_its_occupation(catalogue: Catalogue) -> None:
    hits = catalogue.search("software engineer")
    assert hits[0].code == "15-1252.00"
    assert hits[0].kind == "alternate"


def test_words_are_found_as_they_are_typed_and_in_any_order(catalogue: Catalogue) -> None:
    assert "15-2051.00" in {hit.code for hit in catalogue.search("sci dat")}


def test_each_occupation_comes_once(catalogue: Catalogue) -> None:
    codes = [hit.code for hit in catalogue.search("engineer")]
    assert len(codes) == len(set(codes)) > 50


@pytest.mark.parametrize("text", ["15-2051", "152051", "15-2051.0"])
def test_a_code_finds_the_codes_that_begin_so(catalogue: Catalogue, text: str) -> None:
    assert "15-2051.00" in {hit.code for hit in catalogue.search(text)}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("15 1252", ["15-1252.00"]),
        ("15–1252", ["15-1252.00"]),
        ("15-1252.00 Software Developers", ["15-1252.00"]),
        ("15-1132", ["15-1252.00", "15-1253.00"]),
        ("15-1132.00", ["15-1252.00", "15-1253.00"]),
        ("13-1020", ["13-1021.00", "13-1022.00", "13-1023.00"]),
        ("21-1018", ["21-1011.00", "21-1014.00"]),
        ("15-1240", ["15-1241.00", "15-1241.01", "15-1242.00", "15-1243.00", "15-1243.01",
                     "15-1244.00"]),
    ],
)  # fmt: skip
def test_groups_and_older_codes_find_their_occupations(
    catalogue: Catalogue, text: str, codes: list[str]
) -> None:
    assert [hit.code for hit in catalogue.search(text)] == codes


def test_every_group_and_every_older_code_is_explained(catalogue: Catalogue) -> None:
    pack = catalogue.packs[0]
    codes = {code for (code,) in pack.execute("SELECT old FROM crosswalk")}
    codes |= {code for (code,) in pack.execute("SELECT code FROM merged_group")}
    codes |= {code for (code,) in pack.execute("SELECT code FROM soc_group")}
    assert len(codes) > 1500
    for code in codes:
        said = catalogue.explain_code(code)
        own = code if "." in code else f"{code}.00"
        if own in catalogue.by_code:
            assert said == ""
            continue
        found = [hit.code for hit in catalogue.search(code)]
        if found and all(each.startswith(code) for each in found):
            continue
        assert said.startswith(code[:7]) and said.endswith(".") and found
        assert found[0] in said


def test_a_code_no_longer_in_use_is_named_with_what_it_became(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match=r"15-1132 is a code of SOC 2010 .* 15-1252\.00 Software"):
        catalogue.occupation("15-1132")
    with pytest.raises(UsageError, match=r"13-1020 .* publishes as one; .*13-1022\.00"):
        catalogue.occupation("13-1020")
    with pytest.raises(UsageError, match=r"no occupation 15-9999\.00; near it are 15-"):
        catalogue.occupation("15-9999")


def test_accents_and_case_make_no_difference(catalogue: Catalogue) -> None:
    assert catalogue.search("DÁTA SCIENTISTS")[0].code == "15-2051.00"


@pytest.mark.parametrize("text", ["", "   ", "zzzzqq", "!!!"])
def test_nothing_is_found_for_nothing(catalogue: Catalogue, text: str) -> None:
    assert catalogue.search(text) == []


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
def test_no_text_breaks_the_search(catalogue: Catalogue, text: str) -> None:
    for hit in catalogue.search(text):
        assert hit.code in catalogue.by_code
