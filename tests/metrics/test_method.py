"""The Method: its parameters are all described, its bounds are kept, and JSON brings it back."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from occdesk.metrics.method import DEFAULT, PARAMETERS, Method, Parameter
from occdesk.model.errors import UsageError


def test_every_field_of_the_method_is_described_in_order() -> None:
    names = list(dict.fromkeys(each.name for each in PARAMETERS))
    assert names == [field.name for field in fields(Method)]
    assert len({each.id for each in PARAMETERS}) == len(PARAMETERS) == 11


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda each: each.id)
def test_a_parameter_says_its_default_its_bounds_and_its_effect(parameter: Parameter) -> None:
    assert parameter.low < parameter.default < parameter.high
    assert 0 < parameter.step <= (parameter.high - parameter.low) / 10
    steps = (parameter.default - parameter.low) / parameter.step
    assert steps == pytest.approx(round(steps)), "the default can be reached by the control"
    assert parameter.effect.endswith(".") and len(parameter.effect) > 40


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda each: each.id)
def test_a_number_beyond_the_bounds_is_refused_by_name(parameter: Parameter) -> None:
    for number in (parameter.low - 0.01, parameter.high + 1, float("inf"), float("nan")):
        with pytest.raises(UsageError, match=parameter.label):
            parameter.put(DEFAULT, number)


@given(
    parameter=st.sampled_from([each for each in PARAMETERS if each.name != "scenarios"]),
    part=st.floats(0, 1),
)
def test_a_parameter_reads_what_it_has_put(parameter: Parameter, part: float) -> None:
    number = parameter.low + part * (parameter.high - parameter.low)
    number = float(round(number)) if parameter.is_whole else number
    try:
        method = parameter.put(DEFAULT, number)
    except UsageError as error:
        assert "must not be higher" in str(error)  # the two bounds of the mixed mode
        return
    assert parameter.of(method) == number
    assert Method.from_json(method.to_json()) == method
    others = [each for each in PARAMETERS if each != parameter]
    assert all(each.of(method) == each.default for each in others)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not readable as JSON"),
        ("[" * 100_000, "nested more than 16 deep"),
        ("[1]", "not a JSON object"),
        ('{"weight": 1}', "no parameter “weight”"),
        ('{"core_weight": "two"}', "must be a number, not 'two'"),
        ('{"core_weight": true}', "must be a number, not True"),
        ('{"core_weight": NaN}', "holds NaN"),
        ('{"core_weight": 0}', "goes from 0.25 to 10"),
        (f'{{"shrinkage": 1{"0" * 400}}}', "a number of 401 digits"),
        ('{"shrinkage": 100000000000000}', "is very large; it goes from 0 to 50"),
        ('{"fewest_tasks": 2.5}', "whole number"),
        ('{"theory_weight": 0, "use_weight": 0}', "cannot both weigh 0"),
        ('{"augment_to": 0.6}', "must not be higher"),
        ('{"scenarios": [0.1, 0.2]}', "three scenarios"),
        ('{"scenarios": [0.3, 0.2, 0.1]}', "from slow to fast"),
        ('{"scenarios": null}', "three scenarios"),
    ],
)
def test_what_is_no_method_is_refused_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        Method.from_json(text)
    assert "\n" not in str(caught.value)


def test_json_names_every_parameter_and_what_it_leaves_out_is_the_default() -> None:
    assert set(json.loads(DEFAULT.to_json())) == {field.name for field in fields(Method)}
    assert Method.from_json('{"risk_floor": 0.25}') == Method(risk_floor=0.25)
    assert Method.from_json("{}") == DEFAULT


def test_the_description_names_whatever_was_changed() -> None:
    assert DEFAULT.describe().endswith("risk floor 0.5 (default)")
    said = Method(risk_floor=0.25, shrinkage=10, scenarios=(0.1, 0.2, 0.5)).describe()
    assert "risk floor 0.25, shrinkage of the pattern of use 10, fast scenario 0.5" in said
    assert "default" not in said
