"""Moves: who is named and who is alike, what would change, and what is said where it is unknown."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.plane import Label, Plane, Points
from occdesk.charts.figure.rows import BarRow, Bars
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.moves.draw import draw_moves
from occdesk.charts.views.moves.words import BEYOND, HEADS, NAMED
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import Method
from occdesk.metrics.moves import SHOWN, change_of, find_moves
from occdesk.metrics.registry import metric
from occdesk.metrics.similarity import profiles_of
from occdesk.model.wording import say_number

DEVELOPERS, DATA, NURSES = "15-1252.00", "15-2051.00", "29-1141.00"
BUYERS, MILITARY, REST = "13-1022.00", "55-1011.00", "15-1299.00"
SIX = (NURSES, "29-1171.00", "29-2061.00", DATA, "29-1071.00", "31-1131.00")
NBSP, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"


def draw(measures, focus, *others, estimates=False) -> Figure:
    return draw_moves(ChartSpec(focus=focus, occupations=others, estimates=estimates), measures)


def bars(figure) -> Bars:
    return figure.panels[0]


def plane(figure) -> Plane:
    return figure.panels[1]


def rows(figure) -> dict[str, BarRow]:
    return {row.code: row for row in bars(figure).rows if row.bars}


def dots(figure) -> dict[str, Points]:
    return {mark.codes[0]: mark for mark in plane(figure).marks if isinstance(mark, Points)}


@pytest.mark.parametrize(
    ("name", "focus", "others", "estimates"),
    [
        ("moves", DEVELOPERS, (), False),
        ("moves_unrated", DATA, (), False),
        ("moves_six", NURSES, SIX, False),
        ("moves_group", BUYERS, (), False),
        ("moves_estimates", BUYERS, (), True),
        ("moves_military", MILITARY, (), False),
        ("moves_nobody", "", (), False),
    ],
)
def test_snapshots(measures, check_snapshot, name, focus, others, estimates):
    check_snapshot(draw(measures, focus, *others, estimates=estimates), name)


# --- who is in the list ---------------------------------------------------------------------------


def test_the_first_ten_are_those_that_onet_names_first(measures, raw: Path):
    path = raw / "onet_30_1" / "Related Occupations.txt"
    with path.open(encoding="utf-8", newline="") as file:
        named = {
            row["Related O*NET-SOC Code"]: row["Index"]
            for row in csv.DictReader(file, delimiter="\t")
            if row["O*NET-SOC Code"] == DEVELOPERS
        }
    listed = bars(draw(measures, DEVELOPERS)).rows
    assert (listed[0].label, listed[11].label) == (NAMED, BEYOND)
    first, beyond = listed[1:11], listed[12:]
    assert {row.code for row in first} == {c for c, index in named.items() if int(index) <= 10}
    assert len(beyond) == 5
    for row in (*first, *beyond):
        # Its number is no place in this order: the hint has it.
        place = f"place {named[row.code]} of 20" if row.code in named else "Not among those"
        assert row.lead == "" and place in row.bars[0].hint
    for group in (first, beyond):
        ends = [row.bars[0].end for row in group]
        assert ends == sorted(ends, reverse=True)


def test_beyond_them_nobody_is_more_alike(measures):
    alike = profiles_of(measures.catalogue).compare(DEVELOPERS)
    moves = find_moves(measures, DEVELOPERS)
    shown = {each.code for each in moves.all}
    least = min(each.likeness.score for each in moves.alike)
    assert all(found.score <= least for code, found in alike.items() if code not in shown)
    assert "O*NET names 9 more as related" in bars(draw(measures, DEVELOPERS)).note


def test_where_there_is_no_room_some_of_both_lists_stay(measures):
    moves = find_moves(measures, DEVELOPERS)
    listed = rows(draw(measures, DEVELOPERS))
    kept = sorted(listed.values(), key=lambda row: row.rank)[:6]
    assert len({row.rank for row in listed.values()}) == 15
    assert {row.code for row in kept} == {
        each.code for each in (*moves.related[:4], *moves.alike[:2])
    }


def test_without_ratings_the_list_is_that_of_onet(measures):
    figure = draw(measures, DATA)
    listed = [row for row in bars(figure).rows if row.bars]
    assert [row.lead for row in listed] == [str(n) for n in range(1, 16)]
    assert all("no ratings of its skills or knowledge" in row.bars[0].hint for row in listed)
    assert "O*NET has no ratings of its skills or knowledge." in bars(figure).note
    assert "O*NET has no ratings" in figure.alt


def test_without_ratings_the_bars_are_of_pay(measures):
    panel = bars(draw(measures, DATA))
    assert panel.x.title == "Change of median pay, %" and panel.x.low < 0 < panel.x.high
    now = measures.value(DATA, "median_wage").number
    listed = [row for row in panel.rows if row.bars]
    for row in listed:
        there = measures.value(row.code, "median_wage")
        (bar,) = row.bars
        if there.published_for == "15-2051":  # counted within the code that one comes from
            assert (bar.end, bar.text, row.asides[0]) == (None, "no data", "no data")
        else:
            assert bar.end == pytest.approx(100 * (there.number - now) / now)
            words = say_number(there.number - now, "usd", signed=True)
            # Those that are a part of a SOC code have its pay, and a mark.
            assert row.asides[0] == (words if row.code.endswith(".00") else f"{words}{NBSP}†")
    assert sum(row.bars[0].end is None for row in listed) == 2


@pytest.mark.parametrize("code", ["11-1031.00", "27-2091.00"])
def test_where_no_pay_is_known_either_the_list_has_no_bars_and_says_why(measures, code):
    panel = bars(draw(measures, code))
    assert panel.x.title.startswith("Similarity")
    assert all(row.bars[0].end is None for row in panel.rows if row.bars)
    assert "No similarity with" in panel.note


def test_one_that_is_not_rated_comes_last_of_its_list(measures):
    moves = find_moves(measures, "47-2111.00")
    assert [each.title for each in moves.related if each.likeness is None] == [
        "Lighting Technicians"
    ]
    assert moves.related[-1].related.rank == 1
    assert "Lighting Technicians: not rated by O*NET" in bars(draw(measures, "47-2111.00")).note


@pytest.mark.parametrize("most", [1, 2, 3, 15, 25, 40])
def test_so_many_moves_are_found_as_are_asked_for(measures, most):
    moves = find_moves(measures, DEVELOPERS, most)
    assert len(moves.all) == most
    assert len({each.code for each in moves.all} - {DEVELOPERS}) == most
    assert len(moves.related) == min(20, -(-2 * most // 3))


# --- what changes ---------------------------------------------------------------------------------


def test_changes_are_differences_of_published_figures(measures):
    row = rows(draw(measures, DEVELOPERS))["17-2061.00"]
    # OEWS May 2025: 161,740 against 135,980 dollars.
    pay = [measures.value(code, "median_wage").number for code in (DEVELOPERS, "17-2061.00")]
    assert pay == [135_980, 161_740]
    assert dict(zip(HEADS, row.asides, strict=True)) == {
        "Change of pay": "+$25,760 (+19%)",
        "Change of risk": f"{MINUS}9.2",
        "Entry education": "Bachelor’s",
        "Job zone": "4 (same)",
        "Openings a year": "4,700",
    }
    dot = dots(draw(measures, DEVELOPERS))["17-2061.00"]
    assert dot.ys[0] == pytest.approx(100 * 25_760 / 135_980)
    assert dot.xs[0] == pytest.approx(-9.237, abs=0.001)


def test_two_with_one_figure_have_no_change(measures):
    figure = draw(measures, DATA)
    row = rows(figure)["15-2051.01"]
    assert row.asides[0] == "no data"
    assert "Both have one figure, published for 15-2051." in row.bars[0].hint
    assert "15-2051.01" not in dots(figure)
    (below,) = plane(figure).margins
    assert below.axis == "y" and "15-2051.01" in below.points.codes
    assert any("Business Intelligence Analysts" in note for note in figure.notes)


def test_a_missing_figure_of_the_origin_leaves_no_map(measures):
    figure = draw(measures, BUYERS)
    assert plane(figure).marks == () and plane(figure).note.startswith("No map. ")
    assert all(row.asides[1] == "no data" for row in rows(figure).values())
    assert figure.subtitle.endswith(" alike. How risk would change is known of none.")
    # The pay of the origin is that of its merged group, and so is every change of it.
    assert rows(figure)["11-3061.00"].asides[0] == f"+$70,370 (+91%){NBSP}‡"
    assert f"‡{NBSP}figure of a merged group" in figure.notes[0]
    assert "13-1020 Buyers and purchasing agents" in figure.notes[0]


def test_estimates_are_marked_and_only_there_when_asked_for(measures):
    figure = draw(measures, BUYERS, estimates=True)
    found = dots(figure)
    assert len(found) > 8
    assert all(mark.hollow for code, mark in found.items() if code != BUYERS)
    changes = [row.asides[1] for row in rows(figure).values()]
    assert all(text.endswith(f"{NBSP}≈") for text in changes if text != "no data")
    assert f"≈{NBSP}estimated here as the mean of relatives" in figure.notes[0]


def test_capped_figures_give_bounds():
    def value(number, bound=""):
        return _value(number, bound)

    pay = metric("median_wage")
    assert change_of(value(100.0), value(150.0, "at_least"), pay)[:3] == (50.0, 50.0, "at_least")
    assert change_of(value(150.0, "at_least"), value(120.0), pay)[:3] == (-30.0, -20.0, "at_most")
    assert change_of(value(150.0, "at_least"), value(150.0, "at_least"), pay).number is None
    # At most 10 more may be less as well.
    assert change_of(value(100.0, "at_least"), value(110.0), pay).rises is None
    assert change_of(value(100.0), value(110.0, "at_least"), pay).rises is True


def _value(number, bound):
    from occdesk.model.value import Value

    code = "29-1211.00" if bound else "29-1141.00"
    return Value(
        code, "median_wage", number, None, 2025, "US", "measured", "soc", f"{code}{number}",
        "oews", "oews-2025", None, bound,
    )  # fmt: skip


def test_the_subtitle_counts_what_is_better_in_both(measures):
    figure = draw(measures, DATA)
    better = [
        code for code, mark in dots(figure).items() if code != DATA and mark.xs[0] < 0 < mark.ys[0]
    ]
    assert sorted(better) == ["15-1221.00", "15-2021.00"]
    assert figure.subtitle == (
        "Of 15 occupations that O*NET names as related, 2 pay more and have a lower automation"
        " risk; for 2 one change or both are not known."
    )
    assert "Mathematicians" in figure.alt


def test_the_subtitle_says_which_change_is_known_of_none(measures):
    assert draw(measures, "27-2011.00").subtitle.endswith("How pay would change is known of none.")
    assert draw(measures, "45-3031.00").subtitle.endswith(
        "How pay and risk would change is known of none."
    )


def test_none_is_one_and_the_words_for_the_ear_do_not_repeat_the_title(measures):
    figure = draw(measures, "11-1011.00")
    assert "none pays more and has a lower automation risk" in figure.subtitle
    assert figure.title not in figure.alt
    assert figure.alt.startswith("From Chief Executives: of 10 ")


# --- the map --------------------------------------------------------------------------------------


def test_the_map_has_where_one_is_now_and_words_for_its_quarters(measures):
    figure = draw(measures, DEVELOPERS)
    origin = dots(figure)[DEVELOPERS]
    assert (origin.xs, origin.ys, origin.symbol) == ((0.0,), (0.0,), "square")
    corners = {mark.text: mark for mark in plane(figure).marks if isinstance(mark, Label)}
    upper, lower = corners["more pay, less automatable"], corners["less pay, more automatable"]
    x, y = plane(figure).x, plane(figure).y
    assert (upper.x, upper.y, upper.role) == (x.low, y.high, "better")
    assert (lower.x, lower.y, lower.role) == (x.high, y.low, "worse")
    for mark in dots(figure).values():
        assert x.low < mark.xs[0] < x.high and y.low < mark.ys[0] < y.high


def test_those_beyond_the_list_differ_in_form_as_well(measures):
    found = dots(draw(measures, DEVELOPERS))
    moves = find_moves(measures, DEVELOPERS)
    assert {found[each.code].symbol for each in moves.related} == {"circle"}
    assert {found[each.code].symbol for each in moves.alike} == {"diamond"}


def test_areas_stand_for_jobs(measures):
    found = dots(draw(measures, DEVELOPERS))
    jobs = measures.numbers("employment")
    large, small = "15-1211.00", "15-1253.00"
    ratio = (found[large].sizes[0] / found[small].sizes[0]) ** 2
    assert ratio == pytest.approx(jobs[large] / jobs[small])


def test_those_compared_keep_their_colours(measures):
    figure = draw(measures, NURSES, *SIX)
    listed, found = rows(figure), dots(figure)
    for place, code in enumerate(SIX[1:], start=2):
        if code in listed:
            assert listed[code].role == listed[code].bars[0].role == f"series{place}"
            assert found[code].role == f"series{place}"
    assert {"29-1171.00", "29-2061.00", "29-1071.00", "31-1131.00"} <= set(listed)
    assert DATA not in listed
    assert found[NURSES].role == "series1"


# --- who has no moves -----------------------------------------------------------------------------


def test_who_has_no_moves_gets_a_reason(measures):
    assert draw(measures, MILITARY).message == (
        "No source in this program covers military occupations."
    )
    rest = draw(measures, REST)
    assert rest.message.startswith("O*NET names no related occupations here.")
    assert not rest.panels
    assert draw(measures, "").message.startswith("Choose an occupation")


def test_every_occupation_has_moves_or_a_reason(measures):
    """All are counted; drawn is each tenth, and eight of those that lack the same."""
    catalogue = measures.catalogue
    named = {code for code in catalogue.by_code if catalogue.related(code)}
    alike = set(profiles_of(catalogue).codes)
    assert len(named | alike) == 923
    known = [set(measures.numbers(id)) for id in SHOWN]
    kinds = Counter()
    for place, code in enumerate(catalogue.by_code):
        kind = tuple(code in having for having in (named, alike, *known))
        kinds[kind] += 1
        if place % 10 and kinds[kind] > 8:
            continue
        figure = draw(measures, code)
        assert bool(figure.panels) != bool(figure.message), code
        assert bool(figure.panels) == (code in named | alike), code
        if not figure.panels:
            continue
        assert len(rows(figure)) == 15
        assert all(len(row.asides) == len(HEADS) for row in rows(figure).values())
        for margin in plane(figure).margins:
            assert not set(margin.points.codes) & set(dots(figure)), code


def test_the_table_is_what_is_drawn(measures):
    figure = draw(measures, DATA)
    table = [dict(zip(figure.table.columns, row, strict=True)) for row in figure.table.rows]
    moves = [row for row in table if row["code"] != DATA]
    assert list(dict.fromkeys(row["code"] for row in moves)) == list(rows(figure))
    pay = {row["code"]: row for row in moves if row["metric"] == "median_wage"}
    for code, mark in dots(figure).items():
        if code != DATA:
            assert pay[code]["change_percent"] == mark.ys[0]
    assert pay["15-2051.01"]["change"] is None and "one figure" in pay["15-2051.01"]["change_note"]
    alike = [row for row in moves if row["metric"] == "similarity"]
    assert len(alike) == 15 and all(row["value"] is None and row["note"] for row in alike)
    assert all(row["release"] for row in table if row["value"] is not None)


def test_sources_and_caveat_are_named(measures):
    figure = draw(measures, DEVELOPERS)
    for name in ("O*NET 30.1", "OEWS May 2025", "Employment Projections 2024", "Anthropic"):
        assert name in figure.source
    assert "licences" in figure.caveat and "Not the probability" in figure.caveat


def test_another_method_moves_the_map_and_not_the_list(measures):
    other = Dataset(measures.catalogue, Method(risk_floor=1.0))
    one, two = draw(measures, DEVELOPERS), draw(other, DEVELOPERS)
    assert list(rows(one)) == list(rows(two))
    assert dots(one)["17-2061.00"].xs != dots(two)["17-2061.00"].xs
    assert "risk floor 1" in two.source
