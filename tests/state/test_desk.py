"""A desk is a value that can be written down."""

import pytest

from occdesk.charts.publishing.written import Written
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.landscape.view import LandscapeOptions
from occdesk.charts.views.ranking.view import RankingOptions
from occdesk.charts.views.regions.view import RegionsOptions
from occdesk.metrics.method import Method
from occdesk.model.errors import UsageError
from occdesk.state.desk import Desk
from occdesk.state.desk_reading import read_desk_text


def read(text: str) -> Desk:
    """Return the desk that TEXT describes; raises UsageError where any of it is left out."""
    found = read_desk_text(text)
    if found.left_out:
        raise UsageError(found.left_out)
    return found.desk


def test_a_desk_comes_back_from_json() -> None:
    desk = Desk(focus="29-1141.00", comparison=("29-1141.00", "15-2051.00"), theme="dark")
    assert read(desk.to_json()) == desk


def test_what_is_not_named_is_as_on_a_new_desk() -> None:
    assert read('{"chart": "pay"}') == Desk(chart="pay")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not readable as JSON"),
        ("[]", "not a JSON object"),
        ('{"color": 1}', "“color”, which is not known here"),
        ('{"focus": 1}', "focus .it is not of type str"),
        ('{"comparison": "15-2051.00"}', "comparison .it is not a list"),
        ('{"estimates": 1}', "estimates .it is not of type bool"),
    ],
)
def test_what_is_no_desk_is_refused(text: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        read(text)


def test_the_chart_of_a_desk_is_a_spec() -> None:
    spec = Desk(comparison=("15-2051.00", "29-1141.00"), chart="pay").chart_spec
    assert (spec.kind, spec.subjects) == ("pay", ("15-2051.00", "29-1141.00"))


def test_the_method_of_a_desk_goes_into_its_chart_and_comes_back_from_json() -> None:
    desk = Desk(method=Method(risk_floor=0.25, scenarios=(0.0, 0.1, 0.5)))
    assert read(desk.to_json()) == desk
    assert desk.chart_spec.method == desk.method
    assert ChartSpec.from_json(desk.chart_spec.to_json()) == desk.chart_spec
    with pytest.raises(UsageError, match="risk_floor"):
        read('{"method": {"risk_floor": 7}}')
    with pytest.raises(UsageError, match=r"method .it is not an object of parameters"):
        read('{"method": 7}')


@pytest.mark.parametrize(
    "spec",
    [
        ChartSpec.of("landscape", "15-2011.00", x="median_wage", where="median_wage > 9"),
        ChartSpec.of("landscape", "15-2011.00", form="treemap"),
        ChartSpec.of("ranking", "15-2011.00", metric="median_wage", form="all"),
        ChartSpec.of("regions", "15-2011.00", metric="employment", form="states"),
        ChartSpec("pay", "15-2011.00", ("15-2011.00", "15-2051.00"), baseline="15-2051.00"),
        ChartSpec("outlook", "15-2011.00", estimates=True, method=Method(risk_floor=0.25)),
    ],
)
def test_a_desk_that_shows_a_chart_asks_for_just_that_chart(spec: ChartSpec) -> None:
    before = Desk(theme="dark").choosing("activities", form="tasks")
    desk = before.choosing("landscape", form="treemap").showing(spec)
    assert desk.chart_spec == spec
    assert desk.theme == "dark"
    assert desk.options_of("activities").form == "tasks"
    assert read(desk.to_json()) == desk


BEFORE = (
    '{"query": "", "sort": "title", "focus": "15-2051.00", "comparison": ["15-2051.00",'
    ' "29-1141.00"], "baseline": "15-2051.00", "chart": "ranking", "x": "automation_risk", "y":'
    ' "employment", "ranked": "openings", "mapped": "employment", "forms": ["treemap", "all",'
    ' "states"], "colours": "12", "written": ["87d18ac407bc5993", "A title", "", "A. Writer"]}'
)
"""A desk as it was written when axes, metrics and forms were fields of its own."""


def test_a_desk_of_before_opens_with_its_choices_and_its_words() -> None:
    desk = read(BEFORE)
    assert desk.take("landscape", LandscapeOptions) == LandscapeOptions(
        "treemap", "automation_risk", "employment"
    )
    assert desk.take("ranking", RankingOptions) == RankingOptions("all", "openings")
    assert desk.take("regions", RegionsOptions) == RegionsOptions("states", "employment")
    assert desk.words == Written("A title", "", "A. Writer")
    assert read(desk.to_json()) == desk


def test_a_chart_of_before_opens_with_its_choices() -> None:
    text = (
        '{"focus": "15-2051.00", "form": "treemap", "kind": "landscape", "metric": "", "x":'
        ' "automation_risk", "y": "employment"}'
    )
    spec = ChartSpec.from_json(text)
    assert spec.take(LandscapeOptions) == LandscapeOptions(
        "treemap", "automation_risk", "employment"
    )


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ("7", "it is not an object of views"),
        ('{"weather": {}}', "there is no view weather"),
        ('{"ranking": {"x": "openings"}}', "has no option “x”"),
        ('{"ranking": {"metric": 7}}', "those of ranking are not words"),
        ('{"ranking": {"form": "treemap"}}', "has no form “treemap”"),
    ],
)
def test_options_that_cannot_be_shown_are_named(options: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        read('{"options": ' + options + "}")


def test_words_of_the_user_hold_for_the_chart_that_they_were_written_for() -> None:
    words = Written("A title", "", "A. Writer")
    desk = Desk(chart="pay").saying(words)
    assert desk.words == words
    assert read(desk.to_json()).words == words
    assert desk.with_(chart="outlook").words == Written()
    assert desk.with_(query="nurse").words == words
    assert desk.saying(Written()) == Desk(chart="pay")
