"""A table of words as HTML that Qt's rich text understands."""

from collections.abc import Collection, Sequence
from html import escape


def html_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int] = ()
) -> str:
    """Return a table as wide as the page; the columns whose numbers are in RIGHT keep right."""
    lines = [("th", heads), *(("td", row) for row in rows)]
    body = "".join(
        "<tr>"
        + "".join(
            f'<{mark} align="{"right" if place in right else "left"}">{escape(cell)}</{mark}>'
            for place, cell in enumerate(cells)
        )
        + "</tr>"
        for mark, cells in lines
    )
    return f'<table width="100%" cellspacing="0">{body}</table>'
