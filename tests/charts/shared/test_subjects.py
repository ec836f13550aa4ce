"""Views of one occupation say so where more are given; nothing is left out in silence."""

import pytest

from occdesk.charts.build import build
from occdesk.charts.shared.subjects import say_left_out
from occdesk.charts.spec import FORMS, KINDS, ChartSpec
from occdesk.charts.views.listed import VIEWS, keys_of
from occdesk.metrics.dataset import Dataset

DATA, NURSES, LAWYERS = "15-2051.00", "29-1141.00", "23-1011.00"
THREE = (DATA, NURSES, LAWYERS)
OTHERS = ("Registered Nurses", "Lawyers")


@pytest.mark.parametrize(
    ("kind", "form"), [(kind, form) for kind in KINDS for form in FORMS[kind] or ("",)]
)
def test_whoever_is_given_is_drawn_or_named_as_left_out(
    measures: Dataset, kind: str, form: str
) -> None:
    spec = ChartSpec.of(kind, form=form, focus=DATA, occupations=THREE, baseline=DATA)
    figure = build(spec, measures)
    if figure.message:
        pytest.skip("nothing is drawn without an imported database")
    words = f"{figure.title} {figure.subtitle} {figure.caveat} {figure.alt}"
    codes = {cell for row in figure.table.rows for cell in row}
    for code, title in zip(THREE[1:], OTHERS, strict=True):
        assert code in codes or title in words, title
    assert figure.caveat.startswith(say_left_out(spec, measures))


@pytest.mark.parametrize("kind", ["moves", "regions"])
def test_the_sentence_names_the_first_and_the_others(measures: Dataset, kind: str) -> None:
    spec = ChartSpec(kind=kind, focus=DATA, occupations=THREE, baseline=DATA)
    said = say_left_out(spec, measures)
    assert said.startswith(f"{kind.title()} takes one occupation (Data Scientists); ")
    assert "Registered Nurses and Lawyers are" in said
    assert say_left_out(spec.with_(occupations=(DATA,)), measures) == ""
    assert say_left_out(spec.with_(kind="pay"), measures) == ""


def test_every_view_has_keys_of_its_own_and_an_eleventh_has_none() -> None:
    many = [*VIEWS, *(VIEWS[0]._replace(kind=f"more{n}") for n in range(5))]
    keys = [keys_of(place) for place in range(len(many))]
    given = [each for each in keys if each]
    assert len(given) == len(set(given)) == 10
    assert keys[0] == "Alt+1" and keys[9] == "Alt+0" and keys[10:] == [""] * (len(many) - 10)
