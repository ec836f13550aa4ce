"""A desk from elsewhere opens as far as it can, and says what of it is left out."""

import json
import time

import pytest

from occdesk.metrics.method import DEFAULT
from occdesk.model.errors import UsageError
from occdesk.state.desk import Desk
from occdesk.state.desk_reading import MOST_NAMES, read_desk_text


@pytest.mark.parametrize(
    ("field", "value", "shown", "said"),
    [
        ("text_step", 60, 8, "60 is shown as 8"),
        ("text_step", -60, -3, "-60 is shown as -3"),
        ("text_step", True, 0, "not of type int"),
        ("query", "x" * 1_000_000, "", "letters"),
        ("query", "nurse" * 100, ("nurse" * 100)[:200], "more than 200 letters"),
        ("where", "a" * 3_000, "", "more than 2,000 letters"),
        ("comparison", ["15-2051.00"] * 100_000, None, "letters"),
        ("comparison", ["15-2051.00"] * 500, ("15-2051.00",) * MOST_NAMES, "400 of its words"),
        ("comparison", ["15-2051.00", "x" * 999], ("15-2051.00",), "1 of its words"),
        ("comparison", [1], (), "not a list of words"),
        ("chart", "pie", "outlook", "there is no pie"),
        ("theme", "pink", "system", "there is no pink"),
        ("method", {"risk_floor": 7}, DEFAULT, "risk_floor"),
        ("method", {"shrinkage": "x" * 5_000}, DEFAULT, "method"),
        ("hologram", {"a": [1]}, None, "“hologram”, which is not known here"),
        ("a\u202eb" * 100, 1, None, "not known here"),
    ],
)
def test_what_cannot_be_shown_is_left_out_and_said(
    field: str, value: object, shown: object, said: str
) -> None:
    text = json.dumps({"focus": "29-1141.00", field: value})
    start = time.monotonic()
    if len(text) > 256 * 1024:
        with pytest.raises(UsageError, match=said):
            read_desk_text(text)
    else:
        desk, left_out = read_desk_text(text)
        assert said in left_out and left_out.count(".") >= 1 and len(left_out) < 400
        assert left_out.isprintable()
        assert desk.focus == "29-1141.00"
        assert shown is None or getattr(desk, field) == shown
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 1_000, '{"focus": NaN}', '{"text_step": 1e999}', "\0", "{}x"]
)
def test_what_is_no_desk_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UsageError, match="The desk cannot be read: it"):
        read_desk_text(text)


def test_a_whole_desk_leaves_nothing_out() -> None:
    desk = Desk(query="nurse", comparison=("29-1141.00",), theme="dark", text_step=3)
    assert read_desk_text(desk.to_json()) == (desk, "")
