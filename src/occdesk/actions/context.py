"""Context: everything that an action may use, handed to it by the composition root."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from occdesk.metrics.dataset import Dataset
from occdesk.state.history import History
from occdesk.state.store import Store

if TYPE_CHECKING:
    from occdesk.articles.article import Article


class Shell(Protocol):
    """What only a window can do."""

    def focus_search(self) -> None:
        """Put the cursor into the search field, its text selected."""

    def at_hand(self) -> str:
        """Return the code of the occupation that the user is at: the row of the list, the mark of
        the chart or the chip that has the keyboard, the best hit of a search; else the focus.
        Empty where a search found none."""

    def next_panel(self) -> None:
        """Move the keyboard to the next panel."""

    def export_chart(self) -> None:
        """Ask where and how to export the chart on screen, and do it."""

    def show_batch(self) -> None:
        """Show how far an export of many charts is."""

    def copy_chart(self) -> None:
        """Copy the chart on screen as a picture."""

    def copy_citation(self) -> None:
        """Copy what the chart on screen shows and where it comes from, as text."""

    def print_chart(self) -> None:
        """Show the chart on screen as it would be printed, and print it."""

    def import_files(self) -> None:
        """Ask for files to import."""

    def show_imports(self) -> None:
        """Show what has been imported."""

    def show_sources(self) -> None:
        """Show sources and licences."""

    def show_method(self) -> None:
        """Show how derived figures are made."""

    def change_method(self) -> None:
        """Show the parameters of the derived metrics, to be changed."""

    def show_shortcuts(self) -> None:
        """Show the table of keyboard shortcuts."""

    def show_about(self) -> None:
        """Show version and licence of the program."""

    def show_notices(self) -> None:
        """Show the licences and notices of all that comes with the program."""

    def show_about_qt(self) -> None:
        """Show version and licence of Qt."""

    def present(self) -> None:
        """Fill the screen with the chart, for a projector; or be as before."""

    def is_panel_seen(self, name: str) -> bool:
        """Return whether the panel NAME is on the screen, behind no other."""

    def turn_panel(self, name: str) -> None:
        """Hide the panel NAME where it is seen, else show it in front."""

    def show_panels_again(self) -> None:
        """Put all panels back to their first places and sizes."""

    def close(self) -> object:
        """Close the window and quit."""

    def tell(self, sentence: str) -> None:
        """Warn in one sentence, in the window's bar."""


class Context(NamedTuple):
    """The parts that actions work on."""

    store: Store
    history: History
    measures: Dataset
    articles: "Sequence[Article]"
    shell: Shell
