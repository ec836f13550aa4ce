from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from occdesk.charts.build import build
from occdesk.charts.figure.figure import Figure
from occdesk.charts.figure.parts import Paragraph
from occdesk.charts.publishing.publication import FIRST_PARTS, PARTS, ExportOptions, with_parts
from occdesk.charts.publishing.sizes import PRESETS, parse_size, pixels_of
from occdesk.charts.spec import ChartSpec
from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import UsageError


@pytest.fixture(scope="module")
def figure(measures: Dataset) -> Figure:
    return build(ChartSpec("pay", "15-2051.00"), measures)


@pytest.mark.parametrize(
    ("text", "pixels"),
    [
        ("85x60mm", (1004, 709)),
        ("8x4.5in", (2400, 1350)),
        (" 8 X 4.5 IN ", (2400, 1350)),
        ("210×297mm", (2480, 3508)),
        ("1200x628", (1200, 628)),
        ("1200x628px", (1200, 628)),
        ("column", (1004, 1004)),
        ("a4", (3508, 2480)),
        ("a4-portrait", (2480, 3508)),
        ("letter", (3300, 2550)),
        ("letter-portrait", (2550, 3300)),
        ("slide", (1920, 1080)),
    ],
)
def test_a_size_has_the_pixels_of_its_inches_at_300_dpi_or_those_it_names(
    text: str, pixels: tuple[int, int]
) -> None:
    size = parse_size(text)
    assert pixels_of(size.width, size.height, size.scale) == pixels
    assert size.dpi == (96 if pixels[0] in (1200, 1920) else 300)


@pytest.mark.parametrize(
    "text",
    [
        "85x60cm",
        "85cm",
        "x85mm",
        "85",
        "1e3x60mm",
        "85x60mm?",
        "1200.5x628",
        "9999x9999mm",
        "1x1mm",
        "٣x٤",
    ],
)
def test_a_size_that_cannot_be_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_size(text)
    assert str(raised.value).endswith(".")


def test_a_width_alone_is_a_square_that_grows_and_so_is_the_column() -> None:
    for text in ("85mm", "column"):
        size = parse_size(text)
        assert size.width == size.height == pytest.approx(85 * 96 / 25.4)
        assert size.grows and ExportOptions.sized(size).grows
    assert parse_size("900px").grows and not parse_size("85x85mm").grows


def test_each_preset_says_what_it_is_for_and_makes_options() -> None:
    assert len({each.name for each in PRESETS}) == len(PRESETS) == 9
    for preset in PRESETS:
        options = ExportOptions.sized(preset, theme="dark")
        assert (options.width, options.height, options.dpi) == (
            preset.width,
            preset.height,
            preset.dpi,
        )
        assert preset.purpose and options.theme == "dark"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("width", 10, "too small"),
        ("width", float("nan"), "not a size"),
        ("height", "540", "not a number"),
        ("dpi", 96 * 17, "scale"),
        ("theme", "sepia", "light and dark"),
        ("background", "red", "transparent"),
        ("parts", ("title", "logo"), "logo"),
    ],
)
def test_what_is_not_possible_is_refused_in_a_sentence(
    field: str, value: object, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        ExportOptions(**{field: value})  # type: ignore[arg-type]


def test_white_is_drawn_in_the_colours_that_can_be_read_on_it() -> None:
    assert ExportOptions(theme="dark").colours == "dark"
    assert ExportOptions(theme="dark", background="transparent").colours == "dark"
    assert ExportOptions(theme="dark", background="white").colours == "light"


@given(
    st.floats(64, 1900),
    st.sampled_from([96.0, 150.0, 300.0]),
    st.sampled_from(["light", "dark"]),
    st.sampled_from(["theme", "white", "transparent"]),
    st.lists(st.sampled_from([name for name, _ in PARTS])),
    st.booleans(),
)
def test_options_are_the_same_after_a_trip_through_json(
    side: float, dpi: float, theme: str, background: str, parts: list[str], flag: bool
) -> None:
    options = ExportOptions(side, 540, dpi, theme, background, tuple(parts), flag, not flag, flag)  # type: ignore[arg-type]
    assert ExportOptions.from_json(options.to_json()) == options


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "7", "[" * 100_000, '{"colour": 1}', '{"width": "9"}', '{"outlines": 1}'),
        *('{"parts": "title"}', '{"theme": ["light"]}', '{"parts": [1]}', '{"parts": [[]]}'),
    ],
)
def test_choices_that_cannot_be_read_are_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        ExportOptions.from_json(text)
    assert str(raised.value).endswith(".")


def test_parts_that_are_left_out_are_gone_and_the_rest_is_as_it_was(figure: Figure) -> None:
    assert with_parts(figure, ExportOptions()).source == figure.source
    assert with_parts(figure, ExportOptions()).notes == figure.notes
    bare = with_parts(figure, ExportOptions(parts=()))
    assert (bare.title, bare.subtitle, bare.caveat, bare.source, bare.notes) == ("",) * 4 + ((),)
    assert bare.panels == figure.panels and bare.alt == figure.alt and bare.table == figure.table


def test_filter_and_words_are_paragraphs_under_the_notes(measures: Dataset) -> None:
    filtered_by = " median_wage > 50000 "
    filtered = build(ChartSpec(where=filtered_by), measures)
    options = ExportOptions(parts=("alternative", "filter", *FIRST_PARTS))
    *notes, where, words = with_parts(filtered, options, filtered_by).notes
    assert tuple(notes) == filtered.notes
    assert isinstance(where, Paragraph) and isinstance(words, Paragraph)
    assert where == "Filter: occupations with median pay above $50,000."
    assert words == f"In words: {filtered.alt}"
    without = with_parts(filtered, ExportOptions(parts=("alternative",)), filtered_by).notes
    assert without == (f"In words: {filtered.alt}",)


def test_a_chart_that_no_filter_acts_on_names_none(figure: Figure) -> None:
    options = ExportOptions(parts=("filter", *FIRST_PARTS))
    assert with_parts(figure, options, "median_wage > 50000").notes == figure.notes


def test_order_and_repetition_of_parts_do_not_matter() -> None:
    made: Callable[..., ExportOptions] = ExportOptions
    assert made(parts=("source", "title", "source")) == made(parts=("title", "source"))


def test_words_of_the_user_stand_where_they_belong(figure: Figure) -> None:
    options = ExportOptions(title="Pay: {title}", note="A note.", byline="Chart: A. Writer")
    shown = with_parts(figure, options)
    assert shown.title == f"Pay: {figure.title}"
    assert shown.notes == (*figure.notes, Paragraph("A note."))
    assert shown.source.splitlines() == [figure.source, "Chart: A. Writer"]
    bare = with_parts(figure, options.with_(parts=()))
    assert (bare.title, bare.notes, bare.source) == ("", ("A note.",), "Chart: A. Writer")
    assert with_parts(figure, ExportOptions()).title == figure.title


@given(st.text(max_size=120))
def test_words_are_one_line_without_signs_that_act(words: str) -> None:
    byline = ExportOptions(byline=words).byline
    assert byline == ExportOptions(byline=byline).byline
    assert not set(byline) & set("\n\r\t\x00\x1b\u202e\u2066\u200b\ufeff\ud800")
    assert byline == byline.strip() and "  " not in byline


@pytest.mark.parametrize("name", ["title", "note", "byline"])
def test_too_many_words_are_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(UsageError, match="write at most"):
        ExportOptions(**{name: "x" * 601})
    with pytest.raises(UsageError, match="not text"):
        ExportOptions.from_json(f'{{"{name}": 5}}')
