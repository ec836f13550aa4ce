import json
import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from occdesk import __version__
from occdesk.charts.build import build
from occdesk.charts.publishing.metadata import Imprint, licence_notes, rdf_of, xmp_of
from occdesk.charts.publishing.recipe import (
    Recipe,
    parse_recipe,
    read_recipe,
    recipe_in,
    recipe_of,
    recipe_text,
    release_of_data,
)
from occdesk.charts.publishing.recipe_files import MOST_TEXT
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.charts.views.listed import BY_KIND
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method import Method
from occdesk.model.errors import OccDeskError, UsageError

WORDS = st.text(max_size=40)
METHODS = st.builds(
    Method,
    core_weight=st.floats(0.25, 10),
    risk_floor=st.floats(0, 1),
    fewest_tasks=st.integers(1, 20),
    scenarios=st.tuples(*[st.floats(0, 1)] * 3).map(lambda three: tuple(sorted(three))),  # type: ignore[arg-type]
)


def spec_with(kind: str, words: str, **given: object) -> ChartSpec:
    """Return a chart of KIND; WORDS stand in each option of its view that is not its form."""
    chosen = {each.id: words for each in BY_KIND[kind].choices}
    return ChartSpec(options=BY_KIND[kind].options(**chosen), kind=kind, **given)


SPECS = st.builds(
    spec_with,
    kind=st.sampled_from(KINDS),
    words=WORDS.filter(bool),
    focus=WORDS,
    occupations=st.lists(WORDS, max_size=6).map(tuple),
    baseline=WORDS,
    where=WORDS,
    estimates=st.booleans(),
    method=METHODS,
)
RECIPES = st.builds(Recipe, SPECS, WORDS, WORDS, WORDS)
PLAIN = Recipe(ChartSpec("pay", "15-2051.00", where="median_wage > 50000 & x < '<\"é\ud800'"), "r")


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + pixels + chunk(b"IEND", b"")


def itxt(text: str) -> bytes:
    return chunk(b"iTXt", b"occdesk:recipe\0\0\0\0\0" + text.encode())


def files(recipe: Recipe) -> dict[str, bytes]:
    """Return small files of each kind that carry RECIPE."""
    imprint = Imprint("A & B <title>", "Words", "Source", "Licence", recipe_text(recipe))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><metadata>{rdf_of(imprint)}</metadata></svg>'
    return {
        "a.png": png(itxt(imprint.recipe)),
        "a.svg": svg.encode(),
        "a.pdf": b"%PDF-1.6\n1 0 obj\nstream\n" + xmp_of(imprint) + b"\nendstream\n%%EOF\n",
    }


@given(RECIPES)
def test_any_recipe_is_the_same_after_a_trip_through_each_kind_of_file(recipe: Recipe) -> None:
    assert parse_recipe(recipe_text(recipe)) == recipe
    for name, data in files(recipe).items():
        assert recipe_in(data, name) == recipe, name


@given(
    st.sampled_from(sorted(files(PLAIN))),
    st.lists(st.tuples(st.integers(0), st.binary(max_size=6), st.integers(0, 8)), max_size=4),
    st.integers(0),
)
def test_damaged_files_are_refused_in_a_sentence_or_read(
    name: str, edits: list[tuple[int, bytes, int]], end: int
) -> None:
    data = files(PLAIN)[name]
    for at, new, gone in edits:
        at %= len(data) + 1
        data = data[:at] + new + data[at + gone :]
    if end % 3 == 0:
        data = data[: end % (len(data) + 1)]
    try:
        recipe_in(data, name)
    except OccDeskError as error:
        assert str(error).endswith(".") and "\n" not in str(error)


@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"%PDF-", b"<svg>"]))
def test_any_bytes_are_refused_in_a_sentence(data: bytes, start: bytes) -> None:
    with pytest.raises(UsageError):
        recipe_in(start + data, "x")


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


@given(
    st.sampled_from(["format", "version", "release", "spec", "desk", "other"]),
    st.sampled_from(["kind", "focus", "occupations", "method", "estimates", "form", "more"]),
    JSONS,
)
def test_recipes_with_values_of_any_kind_are_refused_in_a_sentence_or_read(
    outer: str, inner: str, value: object
) -> None:
    raw = json.loads(recipe_text(PLAIN))
    changed = json.loads(recipe_text(PLAIN))
    raw[outer] = value
    changed["spec"][inner] = value
    for each in (raw, changed, {"format": 1, "spec": value}, value):
        try:
            read = parse_recipe(json.dumps(each))
        except UsageError as error:
            assert str(error).endswith(".")
        else:
            assert isinstance(read.spec.focus, str) and isinstance(read.desk, str)


def test_a_recipe_of_a_later_format_is_told_from_a_damaged_one() -> None:
    later = recipe_text(PLAIN).replace('"format":1', '"format":2')
    with pytest.raises(UsageError, match="another version"):
        parse_recipe(later)
    with pytest.raises(UsageError, match="nested more than 16 deep"):
        parse_recipe("[" * 100_000)


@pytest.mark.parametrize("kind", [b"iTXt", b"zTXt"])
def test_a_small_chunk_that_unpacks_to_gigabytes_is_refused_without_unpacking_it(
    kind: bytes,
) -> None:
    bomb = zlib.compress(zlib.compress(b"\0" * 50_000_000) + b" " * 50_000_000)
    between = b"\0\0" if kind == b"zTXt" else b"\0\1\0\0\0"
    data = png(chunk(kind, b"occdesk:recipe" + between + bomb))
    tracemalloc.start()
    with pytest.raises(UsageError, match="longer"):
        recipe_in(data, "bomb.png")
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()


def test_a_compressed_chunk_as_other_programs_write_it_is_read() -> None:
    packed = zlib.compress(recipe_text(PLAIN).encode())
    for kind, between in ((b"zTXt", b"\0\0"), (b"iTXt", b"\0\1\0\0\0")):
        data = png(chunk(kind, b"occdesk:recipe" + between + packed))
        assert recipe_in(data, "a.png") == PLAIN


def test_entities_and_elements_within_a_recipe_are_refused() -> None:
    entities = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>'
    with pytest.raises(UsageError, match="entities"):
        recipe_in(entities.encode(), "a.svg")
    nested = '<svg xmlns:o="urn:occdesk:1"><o:recipe>{<o:recipe/>}</o:recipe></svg>'
    with pytest.raises(UsageError, match="elements inside"):
        recipe_in(nested.encode(), "a.svg")
    long = f'<svg xmlns:o="urn:occdesk:1"><o:recipe>{"x" * (MOST_TEXT + 1)}</o:recipe></svg>'
    with pytest.raises(UsageError, match="longer"):
        recipe_in(long.encode(), "a.svg")


def test_an_editor_may_choose_another_prefix() -> None:
    text = recipe_text(PLAIN).replace("&", "&amp;").replace("<", "&lt;")
    svg = f'<svg xmlns:ns1="urn:occdesk:1"><ns1:recipe>\n {text}\n</ns1:recipe></svg>'
    assert recipe_in(b"\xef\xbb\xbf" + svg.encode(), "a.svg") == PLAIN


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", png(), "carries no recipe"),
        ("a.svg", b"<svg/>", "carries no recipe"),
        ("a.pdf", b"%PDF-1.4\n%%EOF\n", "carries no recipe"),
        ("a.jpg", b"\xff\xd8\xff", "not a PNG, SVG or PDF"),
        ("empty.png", b"", "not a PNG, SVG or PDF"),
        ("a.png", png(itxt("{}")), "cannot be opened"),
        ("a.png", png(itxt(recipe_text(PLAIN)))[:60], "ends too early"),
        ("a.png", png(itxt(recipe_text(PLAIN)))[:-20], ""),
    ],
)
def test_why_a_picture_does_not_lead_back_is_said(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    if not said:
        # The recipe stands before the pixels, so a picture that is cut off still leads back.
        assert read_recipe(path) == PLAIN
        return
    with pytest.raises(UsageError, match=said) as raised:
        read_recipe(path)
    assert name in str(raised.value)


def test_files_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    for path in (tmp_path / "none.png", tmp_path, Path("a\0b")):
        with pytest.raises(OccDeskError, match="cannot be read"):
            read_recipe(path)


def test_the_recipe_of_a_chart_names_data_and_program(measures: Dataset) -> None:
    spec = ChartSpec("pay", "15-2051.00")
    recipe = recipe_of(spec, measures, '{"focus": "15-2051.00"}')
    assert recipe.version == __version__ and recipe.spec == spec
    assert recipe.release.startswith("Bundled data (")
    assert len(recipe.release) == len("Bundled data (123456789abc)")
    assert release_of_data(measures) == recipe.release
    assert recipe_text(recipe).isascii() and "\n" not in recipe_text(recipe)


def test_a_filter_that_no_file_should_carry_is_refused() -> None:
    with pytest.raises(UsageError, match="shorten its filter"):
        recipe_text(Recipe(ChartSpec(where="x" * MOST_TEXT), "r"))


def test_licences_are_those_of_the_sources_that_are_named(measures: Dataset) -> None:
    pay = licence_notes(build(ChartSpec("pay", "15-2051.00"), measures), measures)
    assert "Public domain" in pay and "OEWS" in pay
    assert "Anthropic" not in pay and "Projections" not in pay
    landscape = licence_notes(build(ChartSpec(focus="15-2051.00"), measures), measures)
    assert "CC BY 4.0" in landscape and "MIT" in landscape and "Anthropic" in landscape
    moves = licence_notes(build(ChartSpec("moves", "15-2051.00"), measures), measures)
    assert "O*NET is a trademark of USDOL/ETA" in moves
    assert "USDOL/ETA has not approved, endorsed, or tested these modifications." in moves
    assert "https://creativecommons.org/licenses/by/4.0/" in moves
    assert "Permission is hereby granted" in landscape and "Daniel Rock" in landscape
    assert "Permission is hereby granted" not in pay
    brief = licence_notes(build(ChartSpec(), measures), measures, is_brief=True)
    assert "https://opensource.org/license/mit" in brief and "hereby granted" not in brief
