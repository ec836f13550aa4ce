"""A figure as the panel shows it: the plot has the room that its foot has in a file."""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from occdesk.charts.figure.figure import Figure


def on_screen(figure: "Figure") -> "Figure":
    """Return FIGURE without its foot, but for what signs at its figures mean."""
    from occdesk.charts.figure.parts import Legend

    kept = tuple(note for note in figure.notes if isinstance(note, Legend))
    return replace(figure, notes=kept, source="", caveat="")


def foot_of(figure: "Figure") -> str:
    """Return what stands below FIGURE in a file: caveat, notes and source, a line each."""
    return "\n".join(each for each in (figure.caveat, *figure.notes, figure.source) if each)
