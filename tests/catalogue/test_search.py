"""Search over titles, alternate titles and codes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from occdesk.catalogue.catalogue import Catalogue


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
