"""Frames: columns give, bit for bit, what plain Python gives; what no method changes is shared."""

import math
from collections.abc import Iterator

import pytest

from occdesk.metrics import stored
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import DEFAULT, Method
from occdesk.metrics.scalars import is_derived

OTHER = Method(core_weight=3, use_weight=2.5, risk_floor=0.25, shrinkage=0, fewest_tasks=4)


@pytest.fixture
def before_pandas(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(stored, "_ready", [])
    yield


@pytest.mark.parametrize("method", [DEFAULT, OTHER])
@pytest.mark.parametrize("estimates", [False, True])
def test_columns_give_what_plain_python_gives(
    measures: Dataset, before_pandas: None, method: Method, estimates: bool
) -> None:
    plain, columns = (Dataset(measures.catalogue, method) for _ in range(2))
    count = 0
    for what in measures.metrics:
        if what.unit == "category":
            continue
        count += 1
        slow = plain.numbers(what.id, estimates=estimates)
        quick = columns.frames.numbers(what.id, None, estimates=estimates)
        assert quick.keys() == slow.keys(), what.id
        assert max(abs(quick[code] - slow[code]) for code in slow) <= 1e-12 * max(
            1.0, *map(abs, slow.values())
        ), what.id
    assert count > 20


@pytest.mark.parametrize("method", [DEFAULT, OTHER])
def test_modes_in_a_column_are_those_of_single_values(measures: Dataset, method: Method) -> None:
    found = Dataset(measures.catalogue, method)
    modes = dict(zip(found.frames.index, found.frames.modes(), strict=True))
    for code, text in modes.items():
        assert text == found.value(code, "automation_mode").text
    assert {c: text for c, text in modes.items() if text} == found.texts("automation_mode")


def test_another_method_reads_nothing_anew(measures: Dataset) -> None:
    first = Dataset(measures.catalogue)
    wages = first.frames.column("median_wage")
    other = first.with_method(OTHER)
    assert other.frames.column("median_wage") is wages
    assert other.numbers("median_wage") is first.numbers("median_wage")
    risk = first.frames.column("automation_risk"), other.frames.column("automation_risk")
    assert any(a != b for a, b in zip(*risk, strict=True) if not math.isnan(a))


def test_the_wide_frame_has_a_typed_column_a_metric(measures: Dataset) -> None:
    ids = tuple(each.id for each in measures.metrics)
    frame = measures.frame(ids)
    assert tuple(frame.columns) == ids and frame.shape[0] == len(measures.catalogue.occupations)
    for what in measures.metrics:
        assert str(frame[what.id].dtype) == ("str" if what.unit == "category" else "float64")


def test_derived_is_what_is_computed_here(measures: Dataset) -> None:
    assert is_derived("automation_risk") and not is_derived("median_wage")
