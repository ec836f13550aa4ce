"""An index never stands alone: scale, rank among how many, and what it is not."""

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.indices import is_index, standing_of
from occdesk.metrics.marking import marks_of
from occdesk.metrics.registry import METRICS
from occdesk.ui.panels.article.occupation_page import occupation_page

DEVELOPERS = "15-1252.00"


def test_the_rank_is_that_of_the_numbers(measures: Dataset) -> None:
    for what in METRICS:
        value = measures.value(DEVELOPERS, what.id)
        standing = standing_of(measures, value)
        if value.number is None or not is_index(what):
            assert standing is None
            continue
        assert standing is not None
        marks = marks_of(measures, what)
        own = [n for code, n in measures.numbers(what.id).items() if code not in marks]
        numbers = sorted(own, reverse=True)
        assert standing.rank is not None
        assert (numbers[standing.rank - 1], standing.of) == (value.number, len(numbers))
        assert standing.caveat == what.caveat != ""


def test_the_page_says_it_of_every_index(measures: Dataset) -> None:
    page = occupation_page(measures, DEVELOPERS)
    assert "Rank 134 of 756 from the highest, scale 0 to 100. Not the probability" in page
    for id in ("ai_exposure", "theoretical_exposure", "observed_exposure"):
        standing = standing_of(measures, measures.value(DEVELOPERS, id))
        assert standing is not None and f"R{standing.say()[1:]}. {standing.caveat}" in page
    assert "scale of the publisher, here 0.000 to" in page


def test_what_is_no_figure_of_its_own_has_no_rank(measures: Dataset) -> None:
    for code, id in (("29-1141.03", "ai_exposure"), ("13-1022.00", "microsoft_applicability")):
        standing = standing_of(measures, measures.value(code, id))
        assert standing is not None and standing.rank is None
        assert "without a rank" in standing.say()
    made = measures.value("13-1022.00", "ai_exposure", estimates=True)
    standing = standing_of(measures, made, estimates=True)
    assert standing is not None and standing.rank is None
