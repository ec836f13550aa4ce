"""Ranks, percentiles and quantiles against what pandas gives."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from occdesk.metrics.ranks import mid_ranks, percentile_rank, quantile, rank_correlation

numbers = st.lists(st.integers(0, 9).map(float), min_size=3, max_size=40)


@given(numbers)
def test_ranks_are_those_of_pandas_with_ties_in_the_middle(found: list[float]) -> None:
    assert mid_ranks(found) == pd.Series(found).rank(method="average").tolist()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=40))
def test_the_correlation_is_that_of_pandas(pairs: list[tuple[int, int]]) -> None:
    first, second = ([float(pair[side]) for pair in pairs] for side in (0, 1))
    rho = rank_correlation(first, second)
    if len(set(first)) == 1 or len(set(second)) == 1:
        assert rho is None
    else:
        wanted = pd.Series(first).rank().corr(pd.Series(second).rank())
        assert rho == pytest.approx(wanted, abs=1e-12)


@given(numbers, st.floats(0, 1))
def test_quantiles_are_those_of_pandas(found: list[float], share: float) -> None:
    assert quantile(found, share) == pytest.approx(float(pd.Series(found).quantile(share)))


def test_two_pairs_have_no_correlation() -> None:
    assert rank_correlation([1, 2], [1, 2]) is None


def test_the_percentile_of_those_that_are_alike_is_the_middle_of_their_place() -> None:
    found = [0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0]
    assert percentile_rank(0, found) == 25
    assert percentile_rank(4, found) == 93.75
    assert percentile_rank(2.5, found) == 75
    assert (percentile_rank(-1, found), percentile_rank(9, found)) == (0, 100)
