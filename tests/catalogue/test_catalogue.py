"""The catalogue answers from the bundled pack."""

import threading

import pytest

from occdesk.catalogue.catalogue import Catalogue
from occdesk.catalogue.details import read_ratings
from occdesk.model.errors import UsageError


def test_there_are_1016_occupations_in_23_families(catalogue: Catalogue) -> None:
    assert len(catalogue.occupations) == 1016
    assert len(catalogue.families) == 23
    assert sum(occupation.surveyed for occupation in catalogue.occupations) == 923


def test_34_occupations_are_published_under_a_merged_code(catalogue: Catalogue) -> None:
    merged = [o for o in catalogue.occupations if o.matrix and o.matrix != o.soc]
    assert len(merged) == 34
    assert len({o.matrix for o in merged}) == 12


def test_a_bare_soc_code_names_its_first_occupation(catalogue: Catalogue) -> None:
    assert catalogue.occupation("15-2051").title == "Data Scientists"


def test_an_unknown_code_is_refused_with_its_neighbours(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match=r"no occupation 15-2051\.77; near it are 15-2051\.00"):
        catalogue.occupation("15-2051.77")


def test_every_value_leads_to_a_release_and_a_source(catalogue: Catalogue) -> None:
    for value in catalogue.stored("29-1141.00"):
        assert catalogue.releases[value.release].source == value.source
        assert value.source in catalogue.sources


def test_skills_come_most_important_first(catalogue: Catalogue) -> None:
    skills = read_ratings(catalogue, "29-1141.00", "skill")
    assert len(skills) == 35
    importances = [skill.importance for skill in skills]
    assert importances == sorted(importances, reverse=True)
    assert all(1 <= skill.importance <= 5 for skill in skills)


def test_related_occupations_keep_the_order_of_onet(catalogue: Catalogue) -> None:
    related = catalogue.related("15-2051.00")
    assert [each.rank for each in related] == list(range(1, 21))
    assert {each.tier for each in related[:5]} == {"Primary-Short"}


def test_several_threads_may_ask_at_once(catalogue: Catalogue) -> None:
    found: list[int] = []

    def ask() -> None:
        for _ in range(20):
            found.append(len(catalogue.numbers("median_wage", 2025)))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(found) == {990}
    assert len(found) == 80
