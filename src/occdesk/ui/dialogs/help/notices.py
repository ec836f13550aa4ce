"""The notices of all that comes with the program, as a page: THIRD-PARTY.md as HTML."""

from markdown_it import MarkdownIt

from occdesk.paths import bundled


def notices_html() -> str:
    """Return the bundled notices as HTML for a page."""
    text = bundled("resources", "THIRD-PARTY.md").read_text(encoding="utf-8")
    return str(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))
