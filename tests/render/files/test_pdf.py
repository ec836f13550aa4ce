"""PDF files as archives and readers find them: the clauses of PDF/A, tags, language, letters."""

import re
import shutil
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from occdesk.charts.figure.figure import Figure
from occdesk.charts.publishing.publication import ExportOptions
from occdesk.charts.publishing.recipe import Recipe
from occdesk.charts.spec import KINDS, ChartSpec
from occdesk.render.files.export import figure_bytes
from occdesk.render.files.pdf_objects import PdfFile, read_objects

SMALL = ExportOptions(960, 600)
RECIPE = Recipe(ChartSpec("pay", "15-2051.00"), "Data (123)")
WORDS = "“It’s” ‘so’ – 5 — −3 † ‡ ≈ a\N{NO-BREAK SPACE}b … · × → ° ½ é µ ≤"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
EXTENSION = "http://www.aiim.org/pdfa/ns/"


def made(figure: Figure, **changes: object) -> bytes:
    return figure_bytes(figure, ".pdf", SMALL.with_(**changes), recipe=RECIPE, licence="MIT")


def heads(file: PdfFile) -> bytes:
    """Return all of FILE but its streams."""
    return b"\n".join(body.partition(b"stream\n")[0] for body in file.objects.values())


@pytest.mark.parametrize("with_data", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_keeps_the_clauses_of_pdf_a(
    drawn: Callable[[str], Figure], kind: str, with_data: bool
) -> None:
    data = made(drawn(kind), attach_data=with_data)
    file = read_objects(data)
    said = heads(file)
    # 6.1.2 and 6.1.3: a sign of bytes behind the head, an identifier, nothing encrypted.
    second = data.split(b"\n", 2)[1]
    assert second[:1] == b"%" and sum(byte > 127 for byte in second) >= 4
    assert b"/ID [" in file.trailer and b"/Encrypt" not in file.trailer
    # 6.1.7 and 6.1.10: no foreign files, no old filters.
    assert b"/LZWDecode" not in said and b"/JavaScript" not in said and b"/FFilter" not in said
    # 6.2.3 and 6.2.4: colours have a meaning.
    (intent,) = file.find(b"/S /GTS_PDFA1")
    number = re.search(rb"/DestOutputProfile (\d+) 0 R", file.objects[intent])
    assert number is not None
    profile = zlib.decompress(file.stream(int(number[1])))
    assert profile[12:24] == b"mntrRGB XYZ " and profile[8] < 5
    assert b"/DeviceCMYK" not in said
    # 6.2.11: fonts are embedded, are called by one name, and all their letters have a meaning.
    fonts = file.find(b"/Subtype /CIDFontType2")
    assert fonts
    for each in fonts:
        body = file.objects[each]
        name = re.search(rb"/BaseFont /([A-Z]{6}\+\S+)", body)
        about = re.search(rb"/FontDescriptor (\d+) 0 R", body)
        assert name is not None and about is not None and b"/CIDToGIDMap /Identity" in body
        descriptor = file.objects[int(about[1])]
        assert b"/FontName /" + name[1] in descriptor and b"/FontFile2" in descriptor
        assert b"/CIDSet" not in descriptor
        (above,) = (n for n in file.find(b"/DescendantFonts [%d 0 R" % each))
        assert b"/BaseFont /" + name[1] in file.objects[above]
        assert b"/ToUnicode" in file.objects[above]
    # 6.6: metadata, which say what they are and explain what the standard does not know.
    (number_,) = file.find(b"/Subtype /XML")
    assert b"/Filter" not in file.objects[number_].partition(b"stream")[0]
    xmp = ElementTree.fromstring(file.stream(number_).decode())
    assert xmp.findtext(f".//{PDFA}part") == ("3" if with_data else "2")
    assert xmp.findtext(f".//{PDFA}conformance") == "U"
    explained = {each.text for each in xmp.iter(f"{{{EXTENSION}property#}}name")}
    written = {"writtenTitle", "writtenNote", "writtenByline"}
    assert explained == {"AltTextAccessibility", "recipe", *written}
    # ISO 19005-3, 6.8: a file inside is related to what it belongs to.
    assert (b"/AFRelationship /Data" in said) == (b"/AF [" in said) == with_data
    if with_data:
        assert b"/Subtype /text#2Fcsv" in said and b"/UF <" in said


def test_a_pdf_is_a_figure_with_its_words_in_a_language(drawn: Callable[[str], Figure]) -> None:
    figure = drawn("pay")
    file = read_objects(made(figure))
    catalog = file.objects[file.named(b"Root")]
    assert b"/Lang (en)" in catalog and b"/DisplayDocTitle true" in catalog
    assert b"/Marked true" in catalog and b"/StructTreeRoot" in catalog
    (element,) = file.find(b"/S /Figure")
    alt = re.search(rb"/Alt <FEFF([0-9A-F]+)>", file.objects[element])
    assert alt is not None
    assert bytes.fromhex(alt[1].decode()).decode("utf-16-be") == figure.alt
    (page,) = file.find(b"/Type /Page\n")
    contents = re.search(rb"/Contents (\d+) 0 R", file.objects[page])
    assert contents is not None and b"/StructParents 0" in file.objects[page]
    content = zlib.decompress(file.stream(int(contents[1])))
    assert content.startswith(b"/Figure <</MCID 0>> BDC") and content.rstrip().endswith(b"EMC")
    assert content.count(b"BDC") == content.count(b"EMC") == 1


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_every_letter_is_extracted_as_it_was_written(
    drawn: Callable[[str], Figure], tmp_path: Path
) -> None:
    figure = replace(drawn("pay"), title=WORDS, caveat=f"In small letters: {WORDS}")
    path = tmp_path / "words.pdf"
    path.write_bytes(made(figure))
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    said = done.stdout.decode()
    assert WORDS.replace("\N{NO-BREAK SPACE}", " ") in said.replace("\N{NO-BREAK SPACE}", " ")
    assert said.count(WORDS[:6]) == 2


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("kind", ["landscape", "compare"])
def test_another_program_finds_nothing_wrong_with_the_file(
    drawn: Callable[[str], Figure], tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "chart.pdf"
    path.write_bytes(made(drawn(kind), attach_data=True))
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    attached = subprocess.run(
        ["qpdf", "--show-attachment=data.csv", str(path)], capture_output=True, check=True
    )
    assert attached.stdout.decode().startswith(",".join(drawn(kind).table.columns))
