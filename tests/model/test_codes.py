"""Occupation codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from occdesk.model.codes import begun_code, is_military, parse_code, soc_of
from occdesk.model.errors import UsageError


def test_a_soc_code_means_its_first_occupation() -> None:
    assert parse_code("15-2051") == "15-2051.00"
    assert parse_code(" 15-2051.01 ") == "15-2051.01"


@pytest.mark.parametrize(
    "text", ["", "15", "15-20511", "15-2051.1", "١٥-2051", "a", "15/2051", "15-2051.00.1"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not an occupation code"):
        parse_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "15-2051.00", "152051", "15 2051", "15–2051", "15—2051", "15−2051", "15‑2051", "15 - 2051",
        "15-2051.0", " 15-2051 ", "15-2051 Data Scientists", "15-2051.00 – Data Scientists",
        "15-2051.00, Data Scientists", "152051.00",
    ],
)  # fmt: skip
def test_a_code_is_read_as_people_type_it(text: str) -> None:
    assert parse_code(text) == "15-2051.00"


@pytest.mark.parametrize(
    ("text", "begun"),
    [("15", "15-"), ("151", "15-1"), ("15–12", "15-12"), ("15-1252.", "15-1252."), ("1", None),
     ("15-1252.00 Software", "15-1252.00"), ("15 year olds", None), ("", None)],
)  # fmt: skip
def test_a_code_that_is_being_typed(text: str, begun: str | None) -> None:
    assert begun_code(text) == begun


@given(st.from_regex(r"[0-9]{2}-[0-9]{4}\.[0-9]{2}", fullmatch=True))
def test_a_code_is_itself(code: str) -> None:
    assert parse_code(code) == code
    assert code.startswith(soc_of(code))
    assert is_military(code) == (code[:2] == "55")
