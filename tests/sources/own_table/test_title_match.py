"""Job titles matched to the titles of the bundled data."""

import sqlite3
import time
from itertools import permutations

import pytest

from occdesk.sources.own_table.title_match import TitleMatch, match_titles, title_words

Known = list[tuple[str, str, bool]]


@pytest.fixture(scope="module")
def known(pack: sqlite3.Connection) -> Known:
    """Return every title, the own ones and the alternate ones."""
    rows = pack.execute("SELECT code, title, kind FROM title")
    return [(code, title, kind == "title") for code, title, kind in rows]


def _one(title: str, known: Known) -> TitleMatch:
    return match_titles([title], known)[0]


def test_own_titles_are_certain_whatever_case_plural_or_punctuation(known: Known) -> None:
    codes = {
        "Data Scientists": "15-2051.00",
        "data scientist": "15-2051.00",
        "  DATA   SCIENTIST. ": "15-2051.00",
        "Actuary": "15-2011.00",
        "registered nurse": "29-1141.00",
        "Customer service rep": "43-4051.00",
        "Barista": "35-3023.01",
    }
    found = match_titles(list(codes), known)
    assert {one.title: (one.code, one.confidence) for one in found} == {
        title: (code, 1.0) for title, code in codes.items()
    }


def test_an_alternate_title_of_one_occupation_is_almost_certain(known: Known) -> None:
    found = _one("Marine Biochemist", [("19-1021.00", "Marine Biochemist", False)])
    assert (found.code, found.confidence) == ("19-1021.00", 0.95)
    assert _one("Developers, Software", known).confidence == 0.97


def test_an_alternate_title_of_several_is_no_more_certain_than_a_choice_among_them(
    known: Known,
) -> None:
    codes = sorted(code for code, title, _ in known if title == "Machine Learning Engineer")
    assert len(codes) == 3
    found = _one("machine learning engineer", known)
    assert [found.code, *(one.code for one in found.alternatives)] == codes
    assert found.confidence == pytest.approx(0.95 / 3, abs=0.001)


def test_a_grade_is_left_out_with_less_confidence(known: Known) -> None:
    for found in match_titles(["Sr. Software Engineer", "Software Engineer II"], known):
        assert found.code == "15-1252.00"
        assert 0.8 < found.confidence < 0.95


def test_what_resembles_no_title_stays_uncertain(known: Known) -> None:
    plumber, empty, chief = match_titles(["Klempner", "", "Chief Happiness Officer"], known)
    assert plumber == TitleMatch("Klempner", "", "", 0.0)
    assert empty == TitleMatch("", "", "", 0.0)
    assert 0 < chief.confidence < 0.6


def test_the_order_of_known_titles_does_not_matter(known: Known) -> None:
    titles = ["Truck driver", "Head of Marketing", "Software developer - backend", "Manager"]
    assert match_titles(titles, known) == match_titles(titles, known[::-1])


def test_words_keep_endings_that_are_no_plural() -> None:
    assert title_words("Boss of Analysis & Buses") == ("boss", "analysis", "buse")
    assert title_words("Secretaries' Boxes") == ("secretary", "box")
    assert title_words("C++ Programmers") == ("c++", "programmer")


def test_a_thousand_titles_take_seconds(known: Known) -> None:
    titles = [f"{title} of Springfield" for _, title, _ in known[::57]][:1000]
    start = time.process_time()
    found = match_titles(titles, known)
    assert len(found) == 1000
    # Two to four seconds; the limit leaves room for a slow machine.
    assert time.process_time() - start < 15


def test_titles_of_words_that_many_have_and_long_ones_take_no_longer(known: Known) -> None:
    words = [
        "manager",
        "engineer",
        "technician",
        "operator",
        "supervisor",
        "assistant",
        "specialist",
        "worker",
    ]
    common = [f"{' '.join(four)} {n}" for n, four in enumerate(permutations(words, 4))][:500]
    long = [" ".join(title for _, title, _ in known[n : n + 3_000]) for n in range(20)]
    start = time.process_time()
    found = match_titles([*common, *long], known)
    assert time.process_time() - start < 8
    assert all(one.code for one in found[:500])
    assert not any(one.code for one in found[500:])


def test_a_typing_error_in_one_word_finds_the_title(known: Known) -> None:
    own = [(code, title) for code, title, kind in known if kind and title.count(" ") >= 2]
    wrong = [title[:-3] + "x" + title[-2:] for _, title in own]
    found = match_titles(wrong, known)
    right = sum(one.code == code for one, (code, _) in zip(found, own, strict=True))
    assert right > 0.9 * len(own)
