"""View: a kind of chart as one record, with the choices that it offers and how it is built.

A view's record names what builds it by a function that imports when it is called: a window opens
with one view, and the others can wait.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from occdesk.articles.article import Article
    from occdesk.charts.figure.figure import Figure
    from occdesk.charts.spec import ChartSpec
    from occdesk.metrics.dataset import Dataset

Build: TypeAlias = "Callable[[ChartSpec, Dataset, Sequence[Article]], Figure]"

About = Literal["everyone", "marked", "one", "compared"]
"""Whom a view is about: every occupation with some of them marked, those who are marked, the first
of them, or the comparison with the focus where nothing is compared."""


class Form(NamedTuple):
    """One of the forms of a view; `title` is what its button says."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """What is chosen for a view. Those with choices of their own add fields, which are words.

    `form` is one of the view's forms, or empty for the first.
    """

    form: str = ""

    def with_(self, **changes: str) -> "ViewOptions":
        """Return a copy with CHANGES made."""
        return replace(self, **changes)

    def to_mapping(self) -> dict[str, str]:
        """Return the options by their names."""
        return asdict(self)


class Option(NamedTuple):
    """One choice that a view offers besides its form: a field of its options.

    `label` stands before its widget, `name` is for a screen reader, `noun` names it in a sentence
    ("the horizontal axis") and `help` on the command line. What can be chosen is `listed`, or any
    metric that has numbers where nothing is. `labels` are those in some forms, and in
    `absent_in` it is not offered.
    """

    id: str
    label: str
    name: str
    noun: str
    help: str
    listed: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    absent_in: tuple[str, ...] = ()

    def label_in(self, form: str) -> str:
        """Return what stands before its widget while FORM is shown."""
        return dict(self.labels).get(form, self.label)


class View(NamedTuple):
    """One view: what it is called, what it answers, whom it is about, and what can be chosen.

    `forms` are empty where there is one form only; the first is shown at first. `of_one` names
    the forms that are about one occupation, however many are given; an empty text is the form
    that is shown where none is named. `swaps` are two options that can change places. `beside`
    says what a view of one occupation does with the others that are compared. `aliases` are kinds
    by which it was known.
    """

    kind: str
    title: str
    question: str
    load: Callable[[str], Build]
    about: About
    options: type[ViewOptions] = ViewOptions
    choices: tuple[Option, ...] = ()
    forms: tuple[Form, ...] = ()
    of_one: tuple[str, ...] = ()
    swaps: tuple[str, ...] = ()
    has_filter: bool = False
    least: int = 1
    beside: str = "are not drawn"
    aliases: tuple[str, ...] = ()

    def choice(self, option_id: str) -> Option | None:
        """Return the option called OPTION_ID, None where the view has none."""
        return next((each for each in self.choices if each.id == option_id), None)

    def doubled(self, options: ViewOptions) -> str:
        """Return the value that both of two options which can change places have in OPTIONS.

        Empty where they differ, and in a form that offers only one of them.
        """
        values = options.to_mapping()
        shown = [
            each.id
            for each in self.choices
            if each.id in self.swaps and options.form not in each.absent_in
        ]
        same = {values[each] for each in shown}
        return same.pop() if len(shown) > 1 and len(same) == 1 else ""
