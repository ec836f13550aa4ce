"""Pages break between lines: each word is in the file once, and no line or heading stands alone."""

import re
import shutil
import subprocess
from collections import Counter
from itertools import count

import pytest

from occdesk.charts.publishing.metadata import Imprint
from occdesk.render.files.document import PAPERS, Sheet, document_pdf

STYLE = "<style>p,li,td{font-family:'Source Serif 4';font-size:14px} h2{font-size:20px}</style>"
IMPRINT = Imprint("A title", "What it says", "A source")

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")


def read_pages(html: str, paper: str = "a4") -> list[list[str]]:
    """Return the lines of each page as a reader of the file finds them, without the foot."""
    made = document_pdf(STYLE + html, Sheet(paper, "FOOT"), IMPRINT)
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=made, capture_output=True, check=True
    )
    pages = done.stdout.decode().split("\f")[:-1]
    return [
        [line.strip() for line in page.splitlines() if line.strip() and "FOOT" not in line]
        for page in pages
    ]


def many_texts(lengths: range) -> tuple[dict[str, str], list[str]]:
    """Return paragraphs, lists and rows of a table as HTML, and all words that are in them."""
    numbers = count(1)
    words: list[str] = []

    def text(length: int) -> str:
        own = [f"word{next(numbers):05}" for _ in range(length)]
        words.extend(own)
        return " ".join(own)

    paragraphs = "".join(f"<p>{text(length)}</p>" for length in lengths)
    items = "".join(f"<li>{text(length)}</li>" for length in lengths)
    rows = "".join(f"<tr><td>{text(7)}</td><td>{text(length)}</td></tr>" for length in lengths)
    return {"p": paragraphs, "ol": f"<ol>{items}</ol>", "table": f"<table>{rows}</table>"}, words


@pytest.mark.parametrize("paper", PAPERS)
def test_every_word_is_in_the_text_of_the_file_once(paper: str) -> None:
    parts, words = many_texts(range(30, 70))
    pages = read_pages("".join(parts.values()), paper)
    found = Counter(
        word for page in pages for line in page for word in re.findall(r"word\d+", line)
    )
    assert len(pages) > 8
    assert found == Counter(words)


def test_the_rest_of_an_item_has_no_number_of_its_own_and_stands_under_its_words() -> None:
    items = "".join(f"<li>{'some words of an item ' * (20 + n)}</li>" for n in range(40))
    pages = read_pages(f"<ol>{items}</ol>")
    numbers = [
        int(found[1]) for page in pages for line in page if (found := re.match(r"(\d+)\. ", line))
    ]
    assert numbers == list(range(1, 41))
    assert any(not re.match(r"\d", page[0]) for page in pages[1:])


def test_no_line_of_a_paragraph_stands_alone() -> None:
    for above in range(1, 30, 2):
        short = "".join(f"<p>line {each}</p>" for each in range(above))
        long = "<p>" + "long " * 900 + "</p>"
        for page in read_pages(short + long * 3):
            runs = "".join("l" if line.startswith("long") else "-" for line in page)
            assert not runs.endswith("-l") and not re.match("l(-|$)", runs)


def test_no_heading_stands_at_the_end_of_a_page() -> None:
    for above in range(26, 46, 2):
        short = "".join(f"<p>line {each}</p>" for each in range(above))
        pages = read_pages(f"{short}<h2>Heading</h2><p>{'long ' * 100}</p>")
        assert all(page[-1] != "Heading" for page in pages)
        assert sum(line == "Heading" for page in pages for line in page) == 1
