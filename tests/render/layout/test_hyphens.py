import pytest

from occdesk.metrics.dataset import Dataset
from occdesk.render.layout.figure import TextStyle, whole_words, wrap
from occdesk.render.layout.hyphens import joints, parts, syllables
from occdesk.render.panels.grid import HEADER, NARROW_HEADER
from occdesk.render.style.fonts import measure

NARROWEST = 84.0
"""The room for the head of a column of the comparison where that is as narrow as it gets."""


def broken(word: str) -> str:
    """Return WORD with a point in each place where a hyphen may be written."""
    marked = ""
    cuts = {cut.at for cut in syllables(word)}
    for at, letter in enumerate(word):
        marked += ("·" if at in cuts else "") + letter
    return marked


@pytest.mark.parametrize(
    "word",
    [
        "Repre·sen·ta·tives",
        "Tran·scrip·tion·ists",
        "Elec·tri·cians",
        "Instal·la·tion,",
        "Carpent·ers",
        "Program·mers",
        "Manu·fac·tur·ing",
        "Deve·lop·ment",
        "Histo·tech·no·lo·gists",
        "Anthro·po·lo·gists",
        "Under·writ·ers",
        "Waste·water",
        "Language",
        "Nurses",
        "rhythms",
    ],
)
def test_words_of_titles_are_broken_between_syllables(word: str) -> None:
    assert broken(word.replace("·", "")) == word


def test_a_word_joined_of_others_is_broken_where_it_is_joined() -> None:
    assert parts("Helpers--Brickmasons,") == ("Helpers--", "Brickmasons,")
    assert parts("Water/Wastewater") == ("Water/", "Wastewater")
    assert parts("(Door-to-Door)") == ("(Door-", "to-", "Door)")
    lines = wrap("Speech-Language Pathologists", HEADER, NARROWEST, measure)
    assert lines == ("Speech-", "Language", "Pathologists")


@pytest.mark.parametrize(
    "text", ["https://www.bls.gov/oes/", "15-2051.00", "$239,200", "wage_median", "2024-2034", ""]
)
def test_what_is_no_word_gets_no_hyphen(text: str) -> None:
    assert syllables(text) == joints(text) == ()


@pytest.mark.parametrize("style", [HEADER, NARROW_HEADER])
def test_no_title_is_broken_without_a_hyphen_in_the_narrowest_column(
    measures: Dataset, style: TextStyle
) -> None:
    titles = [each.title for each in measures.catalogue.occupations]
    assert len(titles) == 1016
    long = 0
    for title in titles:
        lines = wrap(title, style, NARROWEST, measure)
        assert all(measure(line, style) <= NARROWEST for line in lines), title
        rest = title
        for line in lines:
            if rest.startswith(line):
                rest = rest[len(line) :]
                is_whole = not rest or rest[0] == " " or line[-1] in "-/"
            else:
                piece = line.removesuffix("-")
                assert line.endswith("-") and rest.startswith(piece), title
                assert len(piece.split()[-1]) >= 4 and rest[len(piece) + 2].isalpha(), title
                rest, is_whole, long = rest[len(piece) :], True, long + 1
            assert is_whole, (title, lines)
            rest = rest.lstrip(" ")
        assert rest == ""
    assert long > 20


def test_a_head_is_smaller_rather_than_broken() -> None:
    styles = (HEADER, NARROW_HEADER)
    words = ["Chief Executives", "Statisticians"]
    assert whole_words(words, styles, NARROWEST, measure) == HEADER
    longer = [*words, "Superintendents"]
    room = (measure(longer[-1], HEADER) + measure(longer[-1], NARROW_HEADER)) / 2
    assert whole_words(longer, styles, room, measure) == NARROW_HEADER
    assert len(wrap("Superintendents", NARROW_HEADER, room, measure)) == 1
    assert whole_words(["Representatives"], styles, 60.0, measure) == NARROW_HEADER
    # A word that is joined of others may be broken there, so it does not ask for smaller letters.
    assert whole_words(["Speech-Language"], styles, NARROWEST, measure) == HEADER
