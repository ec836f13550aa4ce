"""Text of others, shown: nothing in it acts on what shows it, and nothing of it is lost."""

import json
import re
import sys
import unicodedata

import pytest

from occdesk.model.plain_text import escaped, is_plain, isolated, plain_line, plain_lines

EVERYTHING = "".join(map(chr, range(sys.maxunicode + 1)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Data Scientists", "Data Scientists"),
        ("a\x1b]0;owned\x07\x1b[31mred", "a‹ESC›]0;owned‹BEL›‹ESC›[31mred"),
        ("safe \u202eevil\u2066x", "safe ‹U+202E›evil‹U+2066›x"),
        ("\x00\x7f\x9b2J", "‹NUL›‹DEL›‹U+009B›2J"),
        ("two\r\nlines\tand  spaces ", "two lines and spaces"),
        ("caf\udce9.csv", "caf‹E9›.csv"),
        ("\ud83d", "‹U+D83D›"),
        ("12\u00a0% of naïve café, ‘quoted’ – 職業", "12\u00a0% of naïve café, ‘quoted’ – 職業"),
        ("می\u200cخواهم 👩\u200d🔬", "می\u200cخواهم 👩\u200d🔬"),
        ("", ""),
    ],
)
def test_what_acts_is_shown_by_a_sign(text: str, shown: str) -> None:
    assert plain_line(text) == shown
    assert plain_line(shown) == shown


def test_lines_and_tabs_of_a_longer_text_stay() -> None:
    assert plain_lines("a\tb\r\nc\x1b[2J\rd") == "a\tb\nc‹ESC›[2J‹CR›d"


def test_no_character_of_control_or_direction_is_left_of_all_there_are() -> None:
    for shown in (plain_line(EVERYTHING), plain_lines(EVERYTHING)):
        kinds = {unicodedata.category(one) for one in shown if one not in "\n\t"}
        assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
        turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        assert not turning & {unicodedata.bidirectional(one) for one in shown}
        shown.encode()


def test_letters_from_right_to_left_turn_nothing_beside_them() -> None:
    assert isolated("Wages") == "Wages"
    assert isolated("أجور") == "\u2068أجور\u2069"
    assert isolated("\u202eأجور\u2069") == "\u2068‹U+202E›أجور‹U+2069›\u2069"


def test_json_says_the_same_without_a_hidden_character() -> None:
    whole = re.sub("[\ud800-\udfff]", "", EVERYTHING)
    found = {"title": whole, "rows": [1, "a\u202e\U000e0041\udce9"]}
    written = escaped(json.dumps(found, indent=1, ensure_ascii=False))
    assert json.loads(written) == found
    assert not is_plain("a\u202e") and is_plain("12\u00a0% café")
    assert all(is_plain(line) for line in written.split("\n"))
