"""What the bundled pack holds as a whole."""

import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from occdesk.catalogue.digest import PREFIX, table_digest
from occdesk.model.pack import FORMAT, TABLES
from occdesk.paths import bundled
from occdesk.sources.pack.placing import MILITARY

YEARS = range(2019, 2026)
DEFAULT_YEARS = {
    **dict.fromkeys(("employment", "median_wage", "mean_wage"), 2025),
    **dict.fromkeys(("wage_p10", "wage_p25", "wage_p75", "wage_p90"), 2025),
    **dict.fromkeys(("hourly_mean", "hourly_median", "hourly_p10", "hourly_p25"), 2025),
    **dict.fromkeys(("hourly_p75", "hourly_p90"), 2025),
    **dict.fromkeys(("ep_employment", "self_employed", "entry_education"), 2024),
    **dict.fromkeys(("work_experience", "training"), 2024),
    **dict.fromkeys(("projected_employment", "projected_growth", "openings"), 2034),
    **dict.fromkeys(("observed_exposure", "microsoft_applicability"), 2025),
    "human_exposure": 2023,
    **dict.fromkeys(("job_zone", "interest_code", "interest_realistic"), 0),
    **dict.fromkeys(("interest_investigative", "interest_artistic", "interest_social"), 0),
    **dict.fromkeys(("interest_enterprising", "interest_conventional"), 0),
}


def _codes(pack: sqlite3.Connection, query: str, *parameters: object) -> set[str]:
    return {code for (code,) in pack.execute(query, parameters)}


def test_the_file_is_smaller_than_40_million_bytes() -> None:
    assert bundled("data", "occdesk.pack").stat().st_size < 40_000_000


def test_the_file_is_whole_and_no_reference_is_open(pack: sqlite3.Connection) -> None:
    assert pack.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert pack.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_manifest_gives_the_digest_of_every_table(pack: sqlite3.Connection) -> None:
    manifest = dict(pack.execute("SELECT key, value FROM manifest"))
    assert manifest.pop("format") == str(FORMAT)
    assert manifest.pop("name") == "Bundled data"
    assert manifest.pop("id") == "bundled"
    tables = set(TABLES) - {"manifest"}
    assert manifest == {f"{PREFIX}{table}": table_digest(pack, table) for table in tables}


def test_it_holds_1016_occupations_in_23_families(pack: sqlite3.Connection) -> None:
    rows = pack.execute("SELECT code, soc, family, matrix, surveyed FROM occupation").fetchall()
    assert len(rows) == 1016
    assert len({soc for _, soc, *_ in rows}) == 867
    assert len({family for _, _, family, *_ in rows}) == 23
    assert sum(surveyed for *_, surveyed in rows) == 923
    assert sum(matrix not in (soc, "") for _, soc, _, matrix, _ in rows) == 34
    assert {code[:2] for code, _, _, matrix, _ in rows if matrix == ""} == {"55"}


def test_every_metric_has_a_row_for_every_occupation_in_its_own_year(
    pack: sqlite3.Connection,
) -> None:
    codes = _codes(pack, "SELECT code FROM occupation")
    for metric, year in DEFAULT_YEARS.items():
        query = "SELECT code FROM value WHERE metric = ? AND year = ? AND code > '00-0000'"
        assert _codes(pack, query, metric, year) == codes, metric


def test_what_is_missing_has_a_reason_and_what_is_there_a_match(pack: sqlite3.Connection) -> None:
    counts = Counter(
        pack.execute(
            "SELECT number IS NULL AND text IS NULL, note IS NULL, match IS NULL,"
            " published_for IS NULL FROM value"
        )
    )
    for missing, silent, unmatched, unpublished in counts:
        # A figure that is withheld still stands by a code; what is not there stands by none.
        assert unmatched == missing and (missing or not unpublished)
        assert not (missing and silent)
    notes = [text for (text,) in pack.execute("SELECT text FROM note")]
    assert all(text.endswith(".") and text[0].isupper() and " None " not in text for text in notes)


def test_status_match_and_bound_are_words_of_the_model(pack: sqlite3.Connection) -> None:
    pairs = pack.execute("SELECT DISTINCT metric, status FROM value").fetchall()
    statuses = dict(pairs)
    assert len(statuses) == len(pairs)
    assert set(statuses.values()) == {"measured", "rated", "projected", "derived"}
    assert statuses["projected_employment"] == statuses["openings"] == "projected"
    assert statuses["employment"] == statuses["observed_exposure"] == "measured"
    assert statuses["human_exposure"] == statuses["entry_education"] == "rated"
    matches = _codes(pack, "SELECT DISTINCT match FROM value")
    assert matches == {"exact", "soc", "mean", "group", None}
    assert _codes(pack, "SELECT DISTINCT bound FROM value") == {"", "at_least"}


def test_a_bound_always_says_at_which_wage(pack: sqlite3.Connection) -> None:
    rows = pack.execute(
        "SELECT v.year, v.metric LIKE 'hourly%', v.number, n.text FROM value v"
        " LEFT JOIN note n ON n.id = v.note WHERE v.bound = 'at_least'"
    ).fetchall()
    assert len(rows) > 800
    caps = {(True, True): 100, (True, False): 208_000, (False, True): 115, (False, False): 239_200}
    for year, hourly, number, note in rows:
        assert number == caps[year <= 2021, bool(hourly)]
        assert f"{number:,.0f}" in note
    assert {year for year, *_ in rows} == set(range(2019, 2025))


def test_the_military_have_titles_and_nothing_else(pack: sqlite3.Connection) -> None:
    military = _codes(pack, "SELECT code FROM occupation WHERE family = '55-0000'")
    assert len(military) == 19
    rows = pack.execute(
        "SELECT v.number, v.text, v.match, n.text FROM value v JOIN note n ON n.id = v.note"
        " WHERE v.code LIKE '55-%'"
    ).fetchall()
    columns = pack.execute("SELECT count(*) FROM series WHERE joining NOT IN ('', 'nation')")
    assert len(rows) == 19 * columns.fetchone()[0]
    assert set(rows) == {(None, None, None, MILITARY)}
    for table in ("label_sum", "use_pattern"):
        assert not military & _codes(pack, f"SELECT code FROM {table}")
    for table in ("rating", "related", "technology_use", "respondent", "task_label"):
        query = f"SELECT code FROM {table} JOIN subject ON subject.id = {table}.subject"
        assert not military & _codes(pack, query), table
    assert military <= _codes(pack, "SELECT code FROM alternate_title")


def test_34_occupations_have_group_figures_and_each_says_so(pack: sqlite3.Connection) -> None:
    for metric, year in (("employment", 2025), ("ep_employment", 2024), ("median_wage", 2023)):
        rows = pack.execute(
            "SELECT v.code, o.matrix, v.published_for, n.text FROM value v"
            " JOIN occupation o ON o.code = v.code LEFT JOIN note n ON n.id = v.note"
            " WHERE v.metric = ? AND v.year = ? AND v.match = 'group'",
            (metric, year),
        ).fetchall()
        assert len(rows) == 34
        for _, matrix, published_for, note in rows:
            assert matrix == published_for
            assert f"Published for {matrix} " in note
            assert ("never add it up" in note) == (metric != "median_wage")


def test_the_coverage_of_every_source_is_that_of_the_files(pack: sqlite3.Connection) -> None:
    found = Counter(
        pack.execute(
            "SELECT metric, match FROM value WHERE (metric, year) IN (VALUES"
            " ('human_exposure', 2023), ('observed_exposure', 2025),"
            " ('microsoft_applicability', 2025), ('ep_employment', 2024), ('employment', 2025),"
            " ('median_wage', 2025)) AND match IS NOT NULL AND code > '00-0000'"
        )
    )
    assert found == {
        ("human_exposure", "exact"): 923,
        ("human_exposure", "mean"): 24,
        ("observed_exposure", "soc"): 899,
        ("microsoft_applicability", "soc"): 916,
        ("microsoft_applicability", "group"): 34,
        ("ep_employment", "soc"): 963,
        ("ep_employment", "group"): 34,
        ("employment", "soc"): 961,
        ("employment", "group"): 34,
        ("median_wage", "soc"): 956,
        ("median_wage", "group"): 34,
    }


def test_994_occupations_have_employment_in_every_year_from_2021(pack: sqlite3.Connection) -> None:
    assert len(_unbroken(pack, 2021)) == 994


def test_886_occupations_are_in_every_year_from_2019_and_one_is_withheld_in_2020(
    pack: sqlite3.Connection,
) -> None:
    """Farm labor contractors have a row in May 2020, with wages, but their count is withheld."""
    unbroken = _unbroken(pack, 2019)
    assert len(unbroken) == 885
    paid = set.intersection(
        *(
            _codes(
                pack,
                "SELECT DISTINCT code FROM value WHERE year = ? AND match IS NOT NULL"
                " AND code > '00-0000'"
                " AND (metric = 'employment' OR metric LIKE '%wage%' OR metric LIKE 'hourly%')",
                year,
            )
            for year in YEARS
        )
    )
    assert len(paid) == 886
    assert paid - unbroken == {"13-1074.00"}


def _unbroken(pack: sqlite3.Connection, first: int) -> set[str]:
    query = "SELECT code FROM value WHERE metric = 'employment' AND year = ? AND number IS NOT NULL"
    query += " AND code > '00-0000'"
    return set.intersection(*(_codes(pack, query, year) for year in YEARS if year >= first))


def test_a_year_that_a_hybrid_code_hides_names_that_code(pack: sqlite3.Connection) -> None:
    (row,) = pack.execute(
        "SELECT v.number, n.text FROM value v JOIN note n ON n.id = v.note"
        " WHERE v.code = '15-2051.00' AND v.metric = 'employment' AND v.year = 2019"
    ).fetchall()
    assert row == (
        None,
        "OEWS May 2019 counts this occupation only within the wider code 15-2098"
        " Data Scientists and Mathematical Science Occupations, All Other.",
    )


@pytest.mark.parametrize(
    ("code", "metric", "year", "words"),
    [
        ("11-1031.00", "employment", 2025, "OEWS May 2025 has no row for SOC 11-1031."),
        ("45-3031.00", "employment", 2022, "in any year from May 2019 to May 2025"),
        ("29-1024.00", "median_wage", 2022, "OEWS May 2022 has no row for SOC 29-1024."),
        ("13-1074.00", "employment", 2020, "does not release the employment of SOC 13-1074"),
        ("27-2011.00", "median_wage", 2025, "releases only hourly wages"),
        ("25-2021.00", "hourly_mean", 2024, "releases only annual wages"),
        ("13-1021.00", "observed_exposure", 2025, "a member of the merged group 13-1020"),
        ("11-9039.00", "observed_exposure", 2025, "a missing row is not a zero"),
        ("11-9039.00", "human_exposure", 2023, "has no tasks of SOC 11-9039"),
        ("15-1299.00", "job_zone", 0, "collects no data about this occupation"),
        ("11-1031.00", "self_employed", 2024, "mark this figure of 11-1031 as not available"),
    ],
)
def test_the_reason_for_a_missing_value_is_its_own(
    pack: sqlite3.Connection, code: str, metric: str, year: int, words: str
) -> None:
    (row,) = pack.execute(
        "SELECT v.number, v.text, n.text FROM value v JOIN note n ON n.id = v.note"
        " WHERE v.code = ? AND v.metric = ? AND v.year = ?",
        (code, metric, year),
    ).fetchall()
    assert row[:2] == (None, None)
    assert words in row[2]


@pytest.mark.parametrize(
    ("code", "risk"),
    [("43-4051.00", 68.2), ("15-2051.00", 50.4), ("29-1141.00", 19.3), ("47-2111.00", 7.3)],
)
def test_the_risk_formula_gives_the_stated_figures(
    pack: sqlite3.Connection, code: str, risk: float
) -> None:
    (sums,) = pack.execute(
        "SELECT core_tasks, core_beta, core_automation, other_tasks, other_beta, other_automation"
        " FROM label_sum WHERE code = ?",
        (code,),
    ).fetchall()
    core, core_beta, core_automation, other, other_beta, other_automation = sums
    weight = 2 * core + other
    theory = (2 * core_beta + other_beta) / weight
    automation = (2 * core_automation + other_automation) / weight
    (observed,) = pack.execute(
        "SELECT number FROM value WHERE code = ? AND metric = 'observed_exposure'", (code,)
    ).fetchone()
    found = 100 * automation * (0.5 + 0.5 * min(1, observed / theory))
    assert round(found, 1) == risk


def test_titles_can_be_searched_and_lead_to_their_occupation(pack: sqlite3.Connection) -> None:
    counts = Counter(kind for (kind,) in pack.execute("SELECT kind FROM title"))
    assert counts["title"] == 1016
    assert counts["alternate"] == len(pack.execute("SELECT 1 FROM alternate_title").fetchall())
    found = pack.execute(
        "SELECT title, code, kind FROM title_search WHERE title_search MATCH ?", ('"data"* "sci"*',)
    ).fetchall()
    assert ("Data Scientists", "15-2051.00", "title") in found
    assert any(kind == "alternate" for *_, kind in found)


@pytest.mark.excerpts
def test_the_pack_holds_no_sentence_of_the_official_files(
    raw: Path, pack: sqlite3.Connection
) -> None:
    texts: set[str] = set()
    for table in TABLES:
        for row in pack.execute(f"SELECT * FROM {table}"):
            texts.update(cell.strip() for cell in row if isinstance(cell, str))
    for file in ("Occupation Data.txt", "Task Statements.txt", "Content Model Reference.txt"):
        lines = (raw / "onet_30_1" / file).read_text(encoding="ascii").splitlines()[1:]
        sentences = {line.split("\t")[2].strip() for line in lines}
        shared = {text for text in sentences & texts if " " in text}
        assert not shared, file


def test_everything_about_one_occupation_is_found_through_an_index(
    pack: sqlite3.Connection,
) -> None:
    plan = pack.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM value WHERE code = '15-2051.00'"
    ).fetchall()
    assert [step for *_, step in plan if step.startswith("SCAN")] == []
    plan = pack.execute(
        "EXPLAIN QUERY PLAN SELECT subject, number FROM fact WHERE series = 1"
    ).fetchall()
    assert all("COVERING INDEX fact_by_series" in step for *_, step in plan)


def test_the_nation_stands_beside_the_occupations(pack: sqlite3.Connection) -> None:
    rows = pack.execute(
        "SELECT year, number FROM value WHERE code = '00-0000' AND metric = 'employment'"
        " ORDER BY year"
    ).fetchall()
    assert rows == [
        (2019, 146_875_480), (2020, 139_099_570), (2021, 140_886_310), (2022, 147_886_000),
        (2023, 151_853_870), (2024, 154_187_380), (2025, 155_495_730),
    ]  # fmt: skip


def test_alternate_titles_stand_shortest_first(pack: sqlite3.Connection) -> None:
    lengths = [
        len(title)
        for (title,) in pack.execute("SELECT title FROM title WHERE kind = 'alternate' ORDER BY id")
    ]
    assert lengths == sorted(lengths)
