"""How published figures reach occupations, on the occupations and figures of the bundled pack."""

import sqlite3
from collections import Counter
from collections.abc import Iterator

import pytest

from occdesk.catalogue.joins import (
    Estimate,
    Joined,
    estimate,
    join_by_code,
    join_by_onet_2010,
    join_by_soc,
    join_by_soc_2010,
)
from occdesk.model.occupation import Occupation
from occdesk.paths import bundled


@pytest.fixture(scope="module")
def pack() -> Iterator[sqlite3.Connection]:
    """Return a connection to the bundled pack."""
    path = bundled("data", "occdesk.pack")
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def occupations(pack: sqlite3.Connection) -> tuple[Occupation, ...]:
    """Return the 1,016 occupations."""
    rows = pack.execute(
        "SELECT code, title, soc, broad, minor, family, matrix, surveyed FROM occupation"
    )
    return tuple(Occupation(*row) for row in rows)


@pytest.fixture(scope="module")
def by_code(occupations: tuple[Occupation, ...]) -> dict[str, Occupation]:
    """Return the occupations by code."""
    return {one.code: one for one in occupations}


def _published(pack: sqlite3.Connection, metric: str, year: int) -> dict[str, float]:
    """Return a metric's figures as their source keys them."""
    return dict(
        pack.execute(
            "SELECT DISTINCT published_for, number FROM value"
            " WHERE metric = ? AND year = ? AND match IN ('soc', 'group')",
            (metric, year),
        )
    )


def _betas(pack: sqlite3.Connection) -> dict[str, float]:
    return dict(
        pack.execute(
            "SELECT code, (2 * core_beta + other_beta) / (2 * core_tasks + other_tasks)"
            " FROM label_sum"
        )
    )


def _levels(direct: dict[str, float], occupations: tuple[Occupation, ...]) -> Counter[str]:
    levels = Counter(made.level for made in estimate(direct, occupations).values())
    levels["none"] = len(occupations) - len(direct) - levels.total()
    return levels


def test_the_six_digit_code_wins_over_the_merged_group(by_code: dict[str, Occupation]) -> None:
    buyers = by_code["13-1023.00"]
    assert join_by_soc(buyers, {"13-1023": 1, "13-1020": 2}) == Joined(1, "soc", "13-1023")
    assert join_by_soc(buyers, {"13-1020": 2}) == Joined(2, "group", "13-1020")
    assert join_by_soc(buyers, {"13-1021": 3}) is None


def test_an_occupation_below_its_soc_code_takes_that_codes_figure(
    by_code: dict[str, Occupation],
) -> None:
    found = join_by_soc(by_code["15-1299.08"], {"15-1299": 435_370})
    assert found == Joined(435_370, "soc", "15-1299")


def test_a_broad_group_that_is_no_merged_code_is_not_taken(by_code: dict[str, Occupation]) -> None:
    assert join_by_soc(by_code["15-2051.00"], {"15-2050": 1}) is None


def test_the_military_join_nothing_even_under_an_empty_code(
    by_code: dict[str, Occupation],
) -> None:
    assert join_by_soc(by_code["55-3016.00"], {"": 1}) is None


def test_a_code_without_figure_takes_the_mean_over_its_soc_code(
    pack: sqlite3.Connection, occupations: tuple[Occupation, ...]
) -> None:
    betas = _betas(pack)
    joined = join_by_code(occupations, betas)
    assert joined["15-2051.00"] == Joined(0.75, "exact", "15-2051.00")
    other = joined["15-1299.00"]
    members = [code for code in betas if code.startswith("15-1299.")]
    assert other.match == "mean"
    assert other.published_for == ",".join(members)
    assert other.found == pytest.approx(sum(betas[code] for code in members) / len(members))
    assert len(members) == 9


def test_task_labels_reach_947_occupations_and_the_rest_as_published(
    pack: sqlite3.Connection, occupations: tuple[Occupation, ...]
) -> None:
    joined = join_by_code(occupations, _betas(pack))
    assert Counter(one.match for one in joined.values()) == {"exact": 923, "mean": 24}
    direct = {code: one.found for code, one in joined.items()}
    assert _levels(direct, occupations) == {"broad": 33, "minor": 17, "none": 19}


@pytest.mark.parametrize(
    ("metric", "year", "matches", "levels"),
    [
        (
            "observed_exposure",
            2025,
            {"soc": 899},
            {"broad": 54, "minor": 41, "major": 3, "none": 19},
        ),
        (
            "microsoft_applicability",
            2025,
            {"soc": 916, "group": 34},
            {"broad": 30, "minor": 17, "none": 19},
        ),
        ("ep_employment", 2024, {"soc": 963, "group": 34}, {"none": 19}),
        (
            "employment",
            2025,
            {"soc": 961, "group": 34},
            {"minor": 1, "major": 1, "none": 19},
        ),
        (
            "median_wage",
            2025,
            {"soc": 956, "group": 34},
            {"broad": 3, "minor": 3, "major": 1, "none": 19},
        ),
    ],
)
def test_every_source_reaches_as_many_occupations_as_its_table_says(
    pack: sqlite3.Connection,
    occupations: tuple[Occupation, ...],
    metric: str,
    year: int,
    matches: dict[str, int],
    levels: dict[str, int],
) -> None:
    published = _published(pack, metric, year)
    joined = {one.code: join_by_soc(one, published) for one in occupations}
    assert Counter(one.match for one in joined.values() if one) == matches
    direct = {code: one.found for code, one in joined.items() if one}
    assert _levels(direct, occupations) == levels


def test_an_estimate_is_the_mean_of_the_nearest_relatives(
    pack: sqlite3.Connection, occupations: tuple[Occupation, ...]
) -> None:
    published = _published(pack, "observed_exposure", 2025)
    direct = {
        one.code: joined.found
        for one in occupations
        if (joined := join_by_soc(one, published)) is not None
    }
    made = estimate(direct, occupations)
    # Fundraising managers share a broad group with public relations managers alone.
    assert made["11-2033.00"] == Estimate(published["11-2032"], "broad", ("11-2032",))
    # Other life scientists have a broad group to themselves; their minor group speaks for them.
    scientists = made["19-1099.00"]
    assert scientists.level == "minor"
    assert set(scientists.relatives) == {soc for soc in published if soc.startswith("19-10")}
    mean = sum(published[soc] for soc in scientists.relatives) / len(scientists.relatives)
    assert scientists.number == pytest.approx(mean)


def test_occupations_that_share_a_soc_code_weigh_as_one(
    by_code: dict[str, Occupation],
) -> None:
    chosen = [by_code[code] for code in ("17-2051.00", "17-2051.01", "17-2051.02")]
    place = chosen[0]
    neighbour = Occupation(
        *("17-2059.00", "Another", "17-2059", place.broad, place.minor, place.family, "17-2059"),
        surveyed=False,
    )
    lacking = Occupation(
        *("17-2058.00", "Lacking", "17-2058", place.broad, place.minor, place.family, "17-2058"),
        surveyed=False,
    )
    direct = {one.code: 1.0 for one in chosen} | {neighbour.code: 0.0}
    made = estimate(direct, [*chosen, neighbour, lacking])
    assert made == {"17-2058.00": Estimate(0.5, "broad", ("17-2051", "17-2059"))}


def test_an_estimate_is_never_made_from_estimates(occupations: tuple[Occupation, ...]) -> None:
    made = estimate({"15-2051.00": 0.4}, occupations)
    assert made["15-2051.01"] == Estimate(0.4, "broad", ("15-2051",))
    assert made["15-2041.00"].level == "minor"
    assert made["15-1252.00"] == Estimate(0.4, "major", ("15-2051",))
    assert not any(code[:2] != "15" for code in made)


def _group_codes(
    pack: sqlite3.Connection, metric: str, year: int
) -> tuple[dict[str, float], dict[str, str]]:
    """Return the figures of a metric by occupation, and the merged code of those of a group."""
    rows = pack.execute(
        "SELECT code, number, match, published_for FROM value"
        " WHERE metric = ? AND year = ? AND match IN ('soc', 'group')",
        (metric, year),
    ).fetchall()
    direct = {code: number for code, number, _, _ in rows if number is not None}
    return direct, {code: group for code, _, match, group in rows if match == "group"}


def test_a_group_figure_counts_once_among_relatives(
    pack: sqlite3.Connection, occupations: tuple[Occupation, ...]
) -> None:
    """In family 13 three buyers share the figure of 13-1020 and two appraisers that of 13-2020."""
    direct, shared = _group_codes(pack, "median_wage", 2025)
    assert {code: shared[code] for code in shared if code.startswith("13-")} == {
        **dict.fromkeys(("13-1021.00", "13-1022.00", "13-1023.00"), "13-1020"),
        **dict.fromkeys(("13-2022.00", "13-2023.00"), "13-2020"),
    }
    # Compliance officers, as if their whole broad group had no figure.
    lacking = "13-1041.00"
    without = {code: one for code, one in direct.items() if not code.startswith("13-104")}
    made = estimate(without, occupations, shared)[lacking]
    assert made.level == "minor"
    assert made.relatives.count("13-1020") == 1
    assert not {"13-1021", "13-1022", "13-1023"} & set(made.relatives)
    # By another path: each code that BLS published once, in the same minor group.
    published = dict(
        pack.execute(
            "SELECT DISTINCT published_for, number FROM value WHERE metric = 'median_wage'"
            " AND year = 2025 AND number IS NOT NULL AND published_for LIKE '13-1%'"
            " AND published_for NOT LIKE '13-104%'"
        )
    )
    assert set(made.relatives) == set(published)
    assert made.number == pytest.approx(sum(published.values()) / len(published))
    apart = estimate(without, occupations)[lacking]
    assert len(apart.relatives) == len(made.relatives) + 2
    assert apart.number != pytest.approx(made.number)


def test_a_split_hands_on_and_a_merge_averages(by_code: dict[str, Occupation]) -> None:
    chosen = [by_code[code] for code in ("15-1252.00", "15-1253.00", "15-2051.00")]
    successors = {
        "15-1132": ("15-1252", "15-1253"),
        "15-1133": ("15-1252", "15-1253"),
        "15-1199": ("15-1253", "15-1299"),
    }
    published = {"15-1132": 1.0, "15-1133": 3.0, "15-1199": 8.0, "15-2051": 5.0}
    assert join_by_soc_2010(chosen, published, successors) == {
        "15-1252.00": Joined(2.0, "crosswalk", "15-1132,15-1133"),
        "15-1253.00": Joined(4.0, "crosswalk", "15-1132,15-1133,15-1199"),
    }


def test_codes_of_2010_go_through_the_crosswalk_even_where_2018_has_the_same(
    by_code: dict[str, Occupation],
) -> None:
    # The same code can mean something else; only the crosswalk knows.
    nobody = join_by_soc_2010([by_code["17-3026.00"]], {"17-3026": 1.0}, {})
    assert nobody == {}


def test_o_net_codes_of_2010_are_converted_and_shared_within_a_soc_code(
    by_code: dict[str, Occupation],
) -> None:
    chosen = [by_code[code] for code in ("15-1299.00", "15-1299.01", "15-1299.02", "15-2051.00")]
    successors = {
        "15-1134.00": ("15-1299.01",),
        "15-1199.04": ("15-1299.02",),
        "15-1199.05": ("15-1299.02",),
    }
    published = {"15-1134.00": 1.0, "15-1199.04": 3.0, "15-1199.05": 6.0}
    joined = join_by_onet_2010(chosen, published, successors)
    assert joined == {
        "15-1299.01": Joined(1.0, "crosswalk", "15-1134.00"),
        "15-1299.02": Joined(4.5, "crosswalk", "15-1199.04,15-1199.05"),
        "15-1299.00": Joined(2.75, "mean", "15-1134.00,15-1199.04,15-1199.05"),
    }
