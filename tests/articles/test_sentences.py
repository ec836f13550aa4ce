"""Sentences and the tags that belong to them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from occdesk.articles.sentences import sentence_spans, sentences_of_tags


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def test_a_paragraph_is_split_after_stops() -> None:
    assert split("One. Two! Three? Four") == ["One.", "Two!", "Three?", "Four"]


def test_a_stop_inside_a_code_or_a_number_ends_nothing() -> None:
    assert split("See 15-2051.00 now. It rose 3.5 times.") == [
        "See 15-2051.00 now.",
        "It rose 3.5 times.",
    ]


def test_a_stop_after_an_abbreviation_or_an_initial_ends_nothing() -> None:
    text = "In the U.S. Bureau, e.g. Here, J. Smith and Doe et al. Wrote it."
    assert split(text) == [text]


def test_a_small_letter_goes_on_with_the_sentence() -> None:
    assert split("They said no. really. Then yes.") == ["They said no. really.", "Then yes."]


def test_a_quotation_mark_belongs_to_the_sentence_it_closes() -> None:
    assert split('He said "no." She left.') == ['He said "no."', "She left."]


def sentence(marked: str) -> str | None:
    """Return the sentence of the first `|` in MARKED."""
    text, tags = "", []
    for part in marked.split("|"):
        text += part
        tags.append(len(text))
    span = sentences_of_tags(text, tags[:-1])[0]
    return text[span[0] : span[1]] if span else None


def test_a_tag_between_two_sentences_begins_the_second() -> None:
    assert sentence("First. | Second. Third.") == "Second."


def test_a_tag_at_the_end_ends_the_sentence_before() -> None:
    assert sentence("First. Second. |") == "Second."


def test_a_tag_before_the_stop_belongs_to_that_sentence() -> None:
    assert sentence("First. Second |. Third.") == "Second ."


def test_a_tag_before_a_small_letter_still_begins_a_sentence() -> None:
    assert sentence("First. | iPhones rise. Third.") == "iPhones rise."


def test_two_tags_side_by_side_take_a_sentence_each() -> None:
    text = "First.  Second."
    assert sentences_of_tags(text, [7, 7]) == [(0, 6), (8, 15)]


def test_a_tag_without_words_has_no_sentence() -> None:
    assert sentence("|") is None


def test_a_second_tag_on_the_same_sentence_has_none() -> None:
    text = "Only one here."
    assert sentences_of_tags(text, [0, 14]) == [(0, 14), None]


@given(st.text(alphabet="aB. !\n\"')19", max_size=80), st.lists(st.integers(0, 80), max_size=5))
def test_sentences_never_overlap_and_hold_every_word(text: str, tags: list[int]) -> None:
    places = sorted(min(tag, len(text)) for tag in tags)
    spans = sentence_spans(text, places)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert len(sentences_of_tags(text, places)) == len(places)
