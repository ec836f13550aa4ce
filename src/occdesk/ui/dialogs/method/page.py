"""The Method page as HTML: sections of the records that the program computes with."""

from collections.abc import Sequence
from html import escape

from occdesk.metrics.dataset import Dataset
from occdesk.metrics.method_text import Kind, Section, method_page
from occdesk.ui.kit.html_table import html_table

_LOOK: dict[Kind, str] = {"text": "ui", "formula": "ui", "caveat": "ui notice"}


class WriteMethod:
    """The job of writing the page; it takes some tenths of a second."""

    def __init__(self, measures: Dataset) -> None:
        self._measures = measures

    def __call__(self) -> str:
        return method_html(method_page(self._measures))


def method_html(sections: Sequence[Section]) -> str:
    """Return SECTIONS as a page."""
    return "<h1>Method</h1>" + "".join(_section(each) for each in sections)


def _section(section: Section) -> str:
    parts = [f"<h{section.level}>{escape(section.heading)}</h{section.level}>"]
    for paragraph in section.paragraphs:
        words = escape(paragraph.text)
        words = f"<code>{words}</code>" if paragraph.kind == "formula" else words
        parts.append(f'<p class="{_LOOK[paragraph.kind]}">{words}</p>')
    parts += [html_table(each.columns, each.rows, each.right) for each in section.tables]
    return "".join(parts)
