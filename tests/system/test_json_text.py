"""JSON from outside is read within limits."""

import pytest

from occdesk.system.files import UnfitError
from occdesk.system.json_text import Limits, decode, parse_object, short


def test_what_is_well_is_read() -> None:
    text = '{"a": [1, -2, "[[[[[[[[[[[[[[[[[[[[", "\\"{{{{\\\\", true, null], "b": 123456789012345}'
    assert parse_object(text)["a"][2].count("[") == 20
    assert parse_object(decode(b"\xef\xbb\xbf{}")) == {}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not readable as JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 200_000, "nested more than 16 deep"),
        ('{"a":' * 1_000, "nested more than 16 deep"),
        ('{"a": 1, "b": 2, "a": 3}', "names “a” twice"),
        ('{"a": NaN}', "holds NaN"),
        ('{"a": -Infinity}', "holds -Infinity"),
        ('{"a": 1e999}', "too large"),
        ('{"a": ' + "9" * 100_000 + "}", "100,000 digits"),
        (" " * 300_000, "letters"),
        ('{"a": "' + '\\"' * 100_000, "not readable"),
    ],
)
def test_what_could_do_harm_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(UnfitError, match=reason):
        parse_object(text)


def test_limits_are_those_that_are_asked_for() -> None:
    assert parse_object('{"a": [[1]]}', Limits(depth=3))
    with pytest.raises(UnfitError):
        parse_object('{"a": [[1]]}', Limits(depth=2))
    with pytest.raises(UnfitError, match="not text"):
        decode(b"\xff\xfe{\0")


def test_what_is_repeated_of_it_is_one_short_line() -> None:
    assert short("a\x1b[31m\nb" + "c" * 999) == "a [31m b" + "c" * 31 + "…"
