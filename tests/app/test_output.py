"""What is printed: for a terminal without what acts on it, for another program as it is."""

import json

import pytest

from occdesk.app import output
from occdesk.app.main import main

EVIL = "a\x1b[31mred \u202eevil\x9b2J"


def test_words_for_a_terminal_have_signs_and_their_columns_stand_in_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output.say(output.as_table([EVIL, "n"], [["x\ny", "1"], [EVIL, "22"]], [False, True]))
    head, rule, first, second = capsys.readouterr().out.splitlines()
    assert head.startswith("a‹ESC›[31mred ‹U+202E›evil‹U+009B›2J")
    assert first.startswith("x y ")
    assert len(rule) == len(first) == len(second)


def test_data_for_another_program_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    output.say(EVIL, data=True)
    assert capsys.readouterr().out == EVIL
    output.say(output.as_json({"title": EVIL}))
    written = capsys.readouterr().out
    assert json.loads(written) == {"title": EVIL}
    assert "\\u001b" in written and "\\u202e" in written and "\\u009b" in written


def test_a_sentence_on_an_error_is_one_line_without_what_acts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["data", "import", f"/nowhere/{EVIL}\nb\udce9.csv"]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.count("\n") == 1
    assert "a‹ESC›[31mred ‹U+202E›evil‹U+009B›2J b‹E9›.csv" in error
