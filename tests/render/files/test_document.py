"""An article as pages: the same bytes, the fonts of the program, all of its words, on any paper."""

import re

from occdesk.charts.publishing.metadata import Imprint
from occdesk.render.files.document import PAPERS, Sheet, document_pdf
from occdesk.render.files.pdf_objects import read_objects

STYLE = "<style>p{font-family:'Source Serif 4';font-size:14px} h2{font-family:'Inter'}</style>"
HTML = f"{STYLE}<h2>Heading</h2>" + "<p>Microsoft’s “first” office.</p>" * 120
IMPRINT = Imprint("A title", "What it says", "A source")
SHEET = Sheet("a4", "OccDesk · A title", "Somebody")


def test_the_same_text_gives_the_same_bytes() -> None:
    made = document_pdf(HTML, SHEET, IMPRINT)
    assert made == document_pdf(HTML, SHEET, IMPRINT)
    assert b"CreationDate" not in made and b"ModDate" not in made


def test_only_fonts_of_the_program_are_in_it() -> None:
    found = set(re.findall(rb"/BaseFont /[A-Z]{6}\+(\S+)", document_pdf(HTML, SHEET, IMPRINT)))
    assert found and all(name.startswith((b"Inter", b"SourceSerif4")) for name in found)


def test_it_has_title_author_language_and_the_paper_that_was_asked_for() -> None:
    sizes = {"a4": (595, 842), "letter": (612, 792)}
    assert set(sizes) == set(PAPERS)
    for paper, (width, height) in sizes.items():
        made = document_pdf(HTML, SHEET._replace(paper=paper), IMPRINT)
        boxes = set(re.findall(rb"/MediaBox \[\s*0 0 ([0-9.]+) ([0-9.]+)", made))
        assert {(round(float(a)), round(float(b))) for a, b in boxes} == {(width, height)}
        assert b"/Lang (en)" in made and b"/Author " in made and b"/Title " in made
        assert len(read_objects(made).find(b"/Type /Page\n")) > 2
